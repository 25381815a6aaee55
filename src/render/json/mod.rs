//! JSON for machines, streamed: nothing of the size of the results is held in memory.
//!
//! Every document names its schema and version. Figures are decimal *texts* (“92.50”), since a JSON
//! number is a binary float for most readers. Rows are counted from 1 and columns are letters, as a
//! spreadsheet shows them. Paths of this machine and the time of day do not occur.

mod detail;
mod problems;
mod public;
mod results;
mod rules;
mod run;
mod subject;

pub use problems::{copies, problems};
pub use public::public;
pub use results::{joined, results};
pub use run::{RunCounts, counts, run, run_all};

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use crate::num::Points;
use crate::report::Made;

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

/// What a run has written: an object of names and hashes.
struct Outputs<'a>(&'a [Made]);

impl Serialize for Outputs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|made| (&made.name, &made.sha256)))
    }
}

/// A figure as text with its decimals.
#[derive(Clone, Copy)]
struct Figure(Points, u8);

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0.decimal(self.1).as_str())
    }
}

/// Anything that shows itself, as text.
struct Shown<T>(T);

impl<T: std::fmt::Display> Serialize for Shown<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use crate::report::{RunInfo, sample};
    use crate::words::Lang;

    #[test]
    fn results_hold_everybody_with_cells_and_reasons() {
        let campaign = sample::campaign(2);
        let results = sample::results(&campaign, 2, 12);
        let mut bytes = Vec::new();
        super::results(&campaign, &results, Lang::Vi, &mut bytes).expect("written");
        let value: Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(value["schema"], "xeploai/results/1");
        let units = value["units"].as_array().expect("units");
        assert_eq!(units.len(), 3);
        let subjects = units[0]["subjects"].as_array().expect("subjects");
        assert_eq!(subjects.len(), 12);
        let out = subjects.iter().find(|subject| subject["id"] == "CB0010005").expect("there");
        assert_eq!(out["level"], "not-rated");
        assert_eq!(out["reasons"][0]["code"], "not-rated:short-service");
        assert_eq!(out["fact_cells"][2], "E");
        assert_eq!(out["forms"][0][1], 10);
        assert_eq!(value["sheets"][0]["columns"][0]["column"], "G");
    }

    #[test]
    fn a_run_counts_in_and_out() {
        let campaign = sample::campaign(2);
        let results = sample::results(&campaign, 2, 12);
        let mut bytes = Vec::new();
        super::run(&campaign, &results, &RunInfo::default(), 1, &[], &mut bytes).expect("written");
        let value: Value = serde_json::from_slice(&bytes).expect("JSON");
        assert_eq!(value["counts"]["subjects_in"], 24);
        assert_eq!(value["counts"]["subjects_out"], 24);
        assert_eq!(value["counts"]["units_expected"], 4);
        assert!(value.get("generated").is_none());
    }
}
