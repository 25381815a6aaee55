//! The neutral sheet: what every renderer understands.
//!
//! Rows are not kept: a sheet knows how to walk over its rows, so that a list of a million people costs
//! no more memory than one of three.

use std::borrow::Cow;
use std::fmt;

use crate::num::Points;
use crate::words::Lang;

/// A workbook, page or listing: several sheets under one name.
#[derive(Debug)]
pub struct Report<'a> {
    /// File name without ending, or a heading.
    pub name: String,
    /// The language of its words, for the few that a renderer adds (a list that goes on).
    pub lang: Lang,
    /// Its sheets.
    pub sheets: Vec<Sheet<'a>>,
}

/// One table with its heading.
pub struct Sheet<'a> {
    /// Short name (the tab of a workbook).
    pub name: String,
    /// Head and signatures of a printed document; none for a plain table.
    pub frame: Option<Frame>,
    /// Lines above the heading: title first, then subtitles.
    pub title: Vec<String>,
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// About how many rows there are; a renderer streams long lists.
    pub expected: usize,
    /// Walks over the rows.
    pub rows: Rows<'a>,
    /// Lines under the table.
    pub notes: Vec<String>,
}

impl<'a> Sheet<'a> {
    /// A table without title, frame and notes.
    #[must_use]
    pub fn new(name: impl Into<String>, columns: Vec<Column>, rows: Rows<'a>) -> Self {
        Self { name: name.into(), frame: None, title: Vec::new(), columns, expected: 0, rows, notes: Vec::new() }
    }
}

/// What a printed document has around its table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Lines over the left half: the parent body, then the issuing body.
    pub left: Vec<String>,
    /// Lines over the right half: the motto.
    pub right: Vec<String>,
    /// Place and date, under the right half.
    pub date: Option<String>,
    /// Signature blocks, left to right: lines of the role, then the name.
    pub signers: Vec<(String, String)>,
    /// What stands in brackets under each role.
    pub sign_here: String,
}

/// Hands every row, in order, to the function that it is given.
pub type Rows<'a> = Box<dyn Fn(&mut dyn FnMut(&[Cell<'_>], RowStyle)) + Send + Sync + 'a>;

impl fmt::Debug for Sheet<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sheet").field("name", &self.name).field("columns", &self.columns).finish_non_exhaustive()
    }
}

/// How a row looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowStyle {
    /// An ordinary row.
    Plain,
    /// A total row: bold.
    Total,
    /// A row that heads others (one text cell over the width): bold.
    Section,
}

/// One column, declared once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// A heading over this and the following columns of the same band; empty for none.
    pub band: String,
    /// Its heading.
    pub title: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Width in characters of the normal font.
    pub width: u16,
}

impl Column {
    /// A column without band.
    #[must_use]
    pub fn new(title: impl Into<String>, kind: ColumnKind, width: u16) -> Self {
        Self { band: String::new(), title: title.into(), kind, width }
    }

    /// The same column under a band.
    #[must_use]
    pub fn under(mut self, band: impl Into<String>) -> Self {
        self.band = band.into();
        self
    }
}

/// What the cells of a column hold, for format and alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Words: left.
    Text,
    /// Sentences: left, over several lines.
    Long,
    /// Short words or marks: centred.
    Mark,
    /// Whole numbers.
    Count,
    /// Figures with this many decimals.
    Points(u8),
    /// Shares of 1, shown as percentages with this many decimals.
    Share(u8),
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Blank,
    /// Words: never a formula, whatever they begin with.
    Text(Cow<'a, str>),
    /// A whole number.
    Count(i64),
    /// A figure in the places of its column.
    Points(Points),
    /// A share as numerator and denominator (> 0).
    Share(i64, i64),
}

impl<'a> Cell<'a> {
    /// Words that live elsewhere.
    #[must_use]
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Blank } else { Self::Text(text) }
    }

    /// A figure, or nothing.
    #[must_use]
    pub fn points(points: Option<Points>) -> Self {
        points.map_or(Self::Blank, Self::Points)
    }

    /// A count, or nothing.
    #[must_use]
    pub fn count(count: Option<i64>) -> Self {
        count.map_or(Self::Blank, Self::Count)
    }
}
