//! JSON for machines, streamed: nothing of the size of the results is held in memory.
//!
//! Every document names its schema and version. Figures are decimal *texts* (“92.50”), since a JSON
//! number is a binary float for most readers. Rows are counted from 1 and columns are letters, as a
//! spreadsheet shows them. Paths of this machine and the time of day do not occur.

mod detail;
mod problems;
mod results;
mod rules;
mod run;
mod subject;

pub use problems::problems;
pub use results::results;
pub use run::{RunCounts, counts, run};

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::num::Points;

/// Writes one document and a line feed.
fn document(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(1 << 16, out);
    serde_json::to_writer(&mut out, value)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// A list made while it is written.
struct List<F>(F);

impl<F, I> Serialize for List<F>
where
    F: Fn() -> I,
    I: Iterator,
    I::Item: Serialize,
{
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// A figure as text with its decimals.
#[derive(Clone, Copy)]
struct Figure(Points, u8);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.text(self.1))
    }
}

/// Anything that shows itself, as text.
struct Shown<T>(T);

impl<T: std::fmt::Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}
