//! A part of a template as it will be walked.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::render::office::fit::Fit;
use crate::words::{Field, List};

/// A part with its text and what is done with it.
#[derive(Debug)]
pub(super) struct Part {
    /// The text as it stands in the template.
    pub(super) text: String,
    /// What to write, in order.
    pub(super) nodes: Vec<Node>,
    /// The key of the worksheet that it is.
    pub(super) sheet: Option<String>,
    /// How rows that are a page each are made to fit one.
    pub(super) fit: Option<Fit>,
}

/// The rows that repeat or are not always there, by the keys of the sheets.
pub(super) type Sheets = BTreeMap<String, Vec<Repeated>>;

/// Rows of a worksheet (from 1) that are written several times or not always.
#[derive(Clone, Copy, Debug)]
pub(super) struct Repeated {
    pub(super) from: u32,
    pub(super) to: u32,
    pub(super) by: By,
}

/// How rows repeat.
#[derive(Clone, Copy, Debug)]
pub(super) enum By {
    /// The one row for each row of a list; an empty list leaves it, blank.
    Row(List),
    /// Those between the first and the last, which are marks, for each row of a list.
    Section(List),
    /// Those between the first and the last, which are marks, if something is there or not.
    If(When, Subject),
}

/// A value that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// Whose; none for the document's own.
    pub(super) list: Option<List>,
    /// Which.
    pub(super) field: Field,
}

/// What a section or row looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    /// Whether a value is there.
    Value(Asked),
    /// Whether a list has rows.
    List(List),
}

/// When a section is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// `?`: if there is something.
    Any,
    /// `^`: if there is nothing.
    None,
}

/// What is written where a list has no rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Empty {
    /// The row once, with its values left out: a table needs a row.
    BlankRow,
    /// An empty paragraph: a cell needs one.
    Paragraph,
    /// Nothing.
    Nothing,
}

/// One step.
#[derive(Debug)]
pub(super) enum Node {
    /// This stretch of the template.
    Raw(Range<usize>),
    /// This text.
    Literal(&'static str),
    /// A value.
    Value(Asked),
    /// For each row of a list.
    Repeat(List, Vec<Node>, Empty),
    /// These rows of a worksheet for each row of a list.
    Rows(List, Vec<Node>, Range<u32>),
    /// If.
    If(When, Subject, Vec<Node>, Empty),
    /// A row number of a worksheet, moved by the rows that were repeated above it.
    RowNumber(u32),
    /// A reference of a worksheet, moved likewise: a cell, a range, or several.
    Reference(String),
    /// A formula that looks at rows that move.
    Formula(String),
    /// What a name or a chart refers to.
    Named(String),
    /// A cell of a worksheet: its attributes without place and type, and what it holds.
    Cell(Range<usize>, Vec<Piece>),
    /// The number of a look of cells.
    Look(usize),
    /// Merged cells of a worksheet.
    Merged(Vec<String>),
}

/// A piece of a cell's text.
#[derive(Debug)]
pub(super) enum Piece {
    /// As it stands.
    Text(String),
    /// A value.
    Value(Asked),
    /// A share alone in a cell that shows a percentage.
    Share(Asked),
}
