//! Office documents from templates: DOCX and XLSX packages whose placeholders are filled in.
//!
//! In: the bytes of a template, a [`Paper`]. Out: a package in which only the parts with placeholders differ; every other
//! part is copied as it is packed. The documents that the program ships are templates themselves (`templates/`), so
//! that a template of the user's own is handled exactly alike.
//!
//! A template is looked through once: what it asks for and the program does not have is told with its place, before
//! anything is graded. Filling then walks over the parts and streams: three thousand people cost no more memory than one.

mod builtin;
mod cells;
mod charts;
mod docx;
mod fault;
mod fill;
mod fit;
mod follow;
mod formula;
mod merges;
mod moves;
mod node;
mod outside;
mod package;
mod percent;
mod section;
mod sheet;
mod splice;
mod tree;
mod workbook;
mod xlsx;
mod xml;

use std::io::{self, Seek, Write};

pub use builtin::{Shipped, shipped, shipped_bytes};

use crate::diag::Problem;
use crate::report::paper::Paper;
use fault::Faults;
use node::{Part, Sheets};

/// What kind of package a template is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A document of a word processor.
    Docx,
    /// A workbook.
    Xlsx,
}

impl Kind {
    /// The ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
        }
    }
}

/// A template, looked through and found good.
#[derive(Debug)]
pub struct Template {
    kind: Kind,
    bytes: Vec<u8>,
    /// The parts with placeholders, by name.
    parts: Vec<(String, Part)>,
    /// The rows of its worksheets that do not stay where they are.
    sheets: Sheets,
}

impl Template {
    /// Looks a template through. `name` is what it is called in messages.
    ///
    /// # Errors
    /// Everything that is wrong with it, by place.
    pub fn load(name: &str, bytes: Vec<u8>) -> Result<Self, Vec<Problem>> {
        let mut faults = Faults::new(name);
        let loaded = package::open(&bytes).map_err(|detail| faults.unreadable(detail)).and_then(|(kind, texts)| {
            let parts = match kind {
                Kind::Docx => docx::parts(texts, &mut faults).map(|parts| (parts, Sheets::new())),
                Kind::Xlsx => xlsx::parts(texts, &mut faults),
            };
            parts.map(|(parts, sheets)| (kind, parts, sheets))
        });
        match loaded {
            Ok((kind, parts, sheets)) if faults.is_empty() => Ok(Self { kind, bytes, parts, sheets }),
            _ => Err(faults.into_problems()),
        }
    }

    /// What kind of package it is.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// Fills it in.
    ///
    /// # Errors
    /// When the writer fails.
    pub fn write(&self, paper: &Paper<'_>, out: impl Write + Seek) -> io::Result<()> {
        package::write(&self.bytes, (&self.parts, &self.sheets), paper, out)
    }
}
