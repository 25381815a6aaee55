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
    /// How it lies on paper and on the screen.
    pub paper: Paper,
    /// Charts under the table, drawn from its ordinary rows.
    pub charts: Vec<Chart>,
    /// What stands beside the table, out of print.
    pub beside: Option<Beside>,
    /// Names by which formulas call places of the sheet, each with its place (`'Tiêu chí'!$D$31`).
    pub names: Vec<(String, String)>,
}

/// A small table to the right of a sheet's own, whose headings stand in the same row: figures that formulas look up.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside {
    /// Its first column, from 0.
    pub column: u16,
    /// What stands over it.
    pub title: String,
    /// Its headings.
    pub headings: Vec<String>,
    /// The widths of its columns.
    pub widths: Vec<u16>,
    /// Its rows; the first stands beside the first one of the sheet.
    pub rows: Vec<Vec<Cell<'static>>>,
}

/// How a sheet lies on paper and on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// Higher than wide; else across.
    pub upright: bool,
    /// How many columns are printed; 0 for all. The others are for the screen.
    pub printed: usize,
    /// How many columns stay in sight, and are printed again where the others take several pages.
    pub kept: usize,
    /// Only the cells of columns with an [`Entry`] may be changed, until somebody lifts the protection.
    pub guarded: bool,
    /// A heading may stand upright in its column where that saves width.
    pub narrow: bool,
}

/// A chart of a sheet's columns over its ordinary rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// How.
    pub kind: ChartKind,
    /// The column of the names along the axis.
    pub names: usize,
    /// The columns of figures, each a series.
    pub series: Vec<usize>,
    /// What the figures are.
    pub axis: String,
}

/// How a chart shows its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartKind {
    /// Bars across, the series of a row joined into one whole.
    Stacked,
    /// Bars upwards, side by side.
    Columns,
    /// The same of per cent: what they stand against is the whole, not the least of them.
    Shares,
}

impl<'a> Sheet<'a> {
    /// The row of the first of its rows on a worksheet, from 0.
    #[must_use]
    pub fn first_row(&self) -> u32 {
        let frame = self.frame.as_ref().map_or(0, Frame::rows);
        let title = self.title.len() + usize::from(self.frame.as_ref().is_some_and(|frame| frame.attached.is_some()));
        let title = if title == 0 { 0 } else { title + 1 };
        let bands = self.columns.iter().any(|column| !column.band.is_empty());
        u32::try_from(frame + title + 1 + usize::from(bands)).unwrap_or(u32::MAX)
    }

    /// The same sheet, whose columns may become others.
    #[must_use]
    pub fn again(&self) -> Sheet<'_> {
        Sheet {
            name: self.name.clone(),
            frame: self.frame.clone(),
            title: self.title.clone(),
            columns: self.columns.clone(),
            expected: self.expected,
            rows: Box::new(|row| (self.rows)(row)),
            notes: self.notes.clone(),
            paper: self.paper,
            charts: self.charts.clone(),
            beside: self.beside.clone(),
            names: self.names.clone(),
        }
    }

    /// A table without title, frame and notes.
    #[must_use]
    pub fn new(name: impl Into<String>, columns: Vec<Column>, rows: Rows<'a>) -> Self {
        Self {
            name: name.into(),
            frame: None,
            title: Vec::new(),
            columns,
            expected: 0,
            rows,
            notes: Vec::new(),
            paper: Paper::default(),
            charts: Vec::new(),
            beside: None,
            names: Vec::new(),
        }
    }
}

/// What a printed document has around its table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// Lines over the left half: the parent body, then the issuing body.
    pub left: Vec<String>,
    /// Lines over the right half: the motto.
    pub right: Vec<String>,
    /// Number of the document, under the left half.
    pub number: Option<String>,
    /// What the table is attached to, under the titles.
    pub attached: Option<String>,
    /// Place and date, under the right half.
    pub date: Option<String>,
    /// Signature blocks, left to right: lines of the role, then the name.
    pub signers: Vec<(String, String)>,
    /// What stands in brackets under each role.
    pub sign_here: String,
}

impl Frame {
    /// Rows of a worksheet that it takes over the titles, with an empty one.
    #[must_use]
    pub fn rows(&self) -> usize {
        // Under the bodies and the motto a line each, then number and date.
        let dated = self.number.is_some() || self.date.is_some();
        self.left.len().max(self.right.len()) + 1 + usize::from(dated) + 1
    }
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
    /// What may be typed into its cells; none where they are not to be changed.
    pub entry: Option<Entry>,
    /// Its heading stands upright.
    pub upright: bool,
}

/// What may be typed into the cells of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What is allowed.
    pub rule: EntryRule,
    /// A place with words that are allowed too (“KAD”); in a list of words they stand already.
    pub words: Option<String>,
    /// Numbers are multiples of this, written with a point.
    pub step: Option<String>,
    /// What is told where something else is typed.
    pub message: String,
}

/// What a cell takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryRule {
    /// Numbers from and to, written with a point; none without end.
    Decimal(String, Option<String>),
    /// Whole numbers from 0.
    Whole,
    /// One of the words that stand in these cells (`'Tiêu chí'!$C$7:$C$9`).
    From(String),
    /// Anything.
    Anything,
}

impl Column {
    /// A column without band.
    #[must_use]
    pub fn new(title: impl Into<String>, kind: ColumnKind, width: u16) -> Self {
        Self { band: String::new(), title: title.into(), kind, width, entry: None, upright: false }
    }

    /// The same column, to be filled in.
    #[must_use]
    pub fn filled_in(mut self, entry: Entry) -> Self {
        self.entry = Some(entry);
        self
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
    /// What is typed and must stay as it is typed, zeros in front included: left.
    Code,
    /// Short words or marks: centred.
    Mark,
    /// Whole numbers.
    Count,
    /// Figures with this many decimals.
    Points(u8),
    /// Shares of 1, shown as percentages with this many decimals.
    Share(u8),
    /// Numbers as they were typed, or words: centred.
    Value,
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
    /// A number as it was typed: digits, of which so many are decimals.
    Number(i64, u8),
    /// A formula of a workbook and what it comes to, so that nothing has to be computed to be seen.
    Formula(Cow<'a, str>, Computed<'a>),
}

/// What a formula comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum Computed<'a> {
    /// Words; empty for nothing.
    Text(Cow<'a, str>),
    /// A number, in plain digits with a point.
    Number(Cow<'a, str>),
}

impl Computed<'_> {
    /// The words or digits.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) => text,
        }
    }
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
