//! Files as streams of rows whose cells keep their addresses: CSV and workbooks alike.
//!
//! A file is read once, front to back, and handed over row by row to a [`Sink`]; nothing here keeps
//! a cell, so that memory grows with what is understood and not with what the file holds.

mod csv;
mod fault;
pub mod header;
pub mod limit;
mod number;
mod recognise;
mod source;
#[cfg(test)]
mod tests;
mod workbook;

use std::borrow::Cow;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::{Problem, TableCode};
use crate::legacy::Font;
use crate::table::fault::{Fault, Outcome};
use crate::table::recognise::{Kind, recognise};
use crate::table::source::{Source, Stream};
use crate::text::is_invisible;

pub use workbook::is_guarded;

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InputFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What it is called in messages and provenance: relative to what the user named, forward slashes.
    pub name: Arc<str>,
}

/// What a cell holds, as the file tells it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Text, as it stands.
    Text(Cow<'a, str>),
    /// A number cell of a workbook.
    Number(Number),
    /// TRUE or FALSE.
    Bool(bool),
    /// A cell with a date format. A time of day, or one alone, or a stretch of time, is text instead:
    /// “2026-11-22 17:24:07”, “17:24:07”, “36:00:00”.
    Date(Date),
    /// A spreadsheet error such as #REF!.
    Error(Cow<'a, str>),
    /// A formula whose result is not stored in the file.
    NoStoredValue,
}

/// A number cell: `mantissa × 10^-scale`, at most the 15 digits that a spreadsheet shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Digits with sign.
    pub mantissa: i64,
    /// Number of decimals.
    pub scale: u8,
    /// The cell is shown as a percentage: 0.8 is “80%”.
    pub percent: bool,
    /// Least digits that the cell shows of a whole number: 12 with the format `0000` is “0012”.
    pub zeros: u8,
}

/// A cell that is not blank.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell<'a> {
    /// Column, from 0.
    pub column: u32,
    /// What it holds.
    pub value: Value<'a>,
}

/// A row: its number, from 0, and its cells that are not blank, by column.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Row, from 0, as the spreadsheet (or the record of the CSV file) counts.
    pub number: u32,
    /// Ascending by column. A text of nothing but white space is blank and left out.
    pub cells: &'a [Cell<'a>],
}

impl<'a> Row<'a> {
    /// The value in a column.
    #[must_use]
    pub fn get(&self, column: u32) -> Option<&'a Value<'a>> {
        // Most rows are dense: the cell then sits at its own column number.
        if let Some(cell) = self.cells.get(column as usize)
            && cell.column == column
        {
            return Some(&cell.value);
        }
        let position = self.cells.binary_search_by_key(&column, |cell| cell.column).ok()?;
        Some(&self.cells[position].value)
    }
}

/// Cells of one column that a workbook shows as one, over several rows: the value stands in the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Merged {
    /// Column, from 0: the first of the merged ones.
    pub column: u32,
    /// First row, from 0.
    pub first_row: u32,
    /// Last row.
    pub last_row: u32,
}

/// Who receives the rows of a file. Sheets come one after the other.
pub trait Sink {
    /// A sheet begins: its name (none for CSV) and whether it is hidden. `false` skips it.
    fn begin(&mut self, sheet: Option<&str>, hidden: bool) -> bool;
    /// The cells of the sheet that has begun which are merged over several rows; not called where there are none.
    fn merged(&mut self, _cells: &[Merged]) {}
    /// Rows or columns of the file are hidden; they are handed over like the others.
    fn hidden_cells(&mut self) {}
    /// A text of the next row is typed in a font of before Unicode. Told where the file says fonts.
    fn font(&mut self, _column: u32, _font: Font) {}
    /// A row that is not blank. `false` ends the sheet early.
    fn row(&mut self, row: Row<'_>) -> bool;
    /// The sheet has ended.
    fn end(&mut self);
}

/// What came of reading a file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileRead {
    /// SHA-256 of its bytes, lower-case hexadecimal; empty where it could not be read.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// What stopped the reading, if anything did. Rows handed over before it stay handed over: the
    /// receiver throws them away.
    pub problem: Option<Problem>,
}

/// Reads a file, recognised by its content, and hands its sheets and rows to the sink.
pub fn read(file: &InputFile, sink: &mut dyn Sink) -> FileRead {
    let mut source = match Source::open(&file.path) {
        Ok(source) => source,
        Err(fault) => return FileRead::failed(fault.into_problem(&file.name)),
    };
    let content = read_content(&mut source, sink);
    match source.finish() {
        Ok((sha256, bytes)) => {
            FileRead { sha256, bytes, problem: content.err().map(|fault| fault.into_problem(&file.name)) }
        }
        Err(fault) => FileRead::failed(fault.into_problem(&file.name)),
    }
}

/// Reads a file that is no table: hands its bytes over as a stream, and hashes all of them.
pub fn read_whole(file: &InputFile, take: &mut dyn FnMut(&mut dyn io::Read)) -> FileRead {
    let mut source = match Source::open(&file.path) {
        Ok(source) => source,
        Err(fault) => return FileRead::failed(fault.into_problem(&file.name)),
    };
    let mut stream = Stream::of(&mut source);
    take(&mut stream);
    let failure = stream.failure();
    match failure.map_or_else(|| source.finish(), Err) {
        Ok((sha256, bytes)) => FileRead { sha256, bytes, problem: None },
        Err(fault) => FileRead::failed(fault.into_problem(&file.name)),
    }
}

fn read_content(source: &mut Source, sink: &mut dyn Sink) -> Outcome<()> {
    if source.head().is_empty() {
        return Err(Fault::new(TableCode::Empty));
    }
    let filled = match recognise(source.head())? {
        Kind::Text => csv::read(source, sink)?,
        Kind::Package => workbook::read_package(source, sink)?,
        Kind::Compound => workbook::read_compound(source, sink)?,
    };
    if filled { Ok(()) } else { Err(Fault::new(TableCode::Empty)) }
}

impl FileRead {
    fn failed(problem: Problem) -> Self {
        Self { sha256: String::new(), bytes: 0, problem: Some(problem) }
    }
}

impl Value<'_> {
    /// The value, kept.
    #[must_use]
    pub fn to_owned_value(&self) -> Value<'static> {
        match self {
            Self::Text(text) => Value::Text(Cow::Owned(text.clone().into_owned())),
            Self::Number(number) => Value::Number(*number),
            Self::Bool(value) => Value::Bool(*value),
            Self::Date(date) => Value::Date(*date),
            Self::Error(text) => Value::Error(Cow::Owned(text.clone().into_owned())),
            Self::NoStoredValue => Value::NoStoredValue,
        }
    }
}

/// Whether a text shows nothing.
fn is_blank(text: &str) -> bool {
    match text.as_bytes().first() {
        Some(byte) if byte.is_ascii_graphic() => false,
        _ => text.chars().all(|c| c.is_whitespace() || is_invisible(c)),
    }
}
