//! Texts in old fonts (TCVN3, VNI) become Unicode on their way from a table to whoever reads it.
//!
//! In: the rows of a file. Out: the same rows, and a note for each sheet and encoding. A font that the file names
//! decides for its cell; otherwise the words of a column decide for the column. Rows wait here only while there
//! is doubt, at most [`ROWS`] of them: in a file of Unicode none does.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{CellPlace, IntakeCode, Problem, column_name};
use crate::intake::heading::{LOOK, replay};
use crate::legacy::{Evidence, Font, Legacy, Reading, Suspicion, read_twice, suspicion};
use crate::table::header::OwnedRow;
use crate::table::{Cell, FileRead, InputFile, Row, Sink, Value};

/// Rows that are looked at before a column is decided.
const ROWS: usize = 500;

/// Characters of a sample that a note shows.
const SAMPLE: usize = 40;

/// Reads a file with its letters as Unicode. `is_heading` knows the headings, which may be typed by others than
/// the rows. Tells what was changed.
pub(in crate::intake) fn read(
    file: &InputFile,
    is_heading: &dyn Fn(&str) -> bool,
    sink: &mut dyn Sink,
) -> (FileRead, Vec<Problem>) {
    let mut letters = Letters::new(file.name.clone(), is_heading, sink);
    let read = crate::table::read(file, &mut letters);
    (read, letters.notes)
}

struct Letters<'s> {
    sink: &'s mut dyn Sink,
    is_heading: &'s dyn Fn(&str) -> bool,
    file: Arc<str>,
    sheet: Option<Arc<str>>,
    /// Columns that have been decided.
    columns: BTreeMap<u32, Column>,
    /// An encoding that occurs in the sheet.
    known: Option<Legacy>,
    /// Whether the sheet has letters that only Unicode has.
    unicode: Seen,
    /// Columns with such letters below their heading.
    unicode_columns: Vec<Seen>,
    waiting: Vec<OwnedRow>,
    /// The gravest doubt among the waiting rows.
    doubt: Suspicion,
    /// Old fonts of the next row.
    fonts: Vec<(u32, Font)>,
    /// Texts in an old font of this sheet that say something only so, and those that are Unicode in spite of it.
    by_font: [usize; 2],
    changes: BTreeMap<Origin, Change>,
    notes: Vec<Problem>,
}

/// What texts were before they were changed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Origin {
    /// In an old encoding.
    Old(Legacy),
    /// UTF-8 that was read as windows-1252.
    Twice,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    NotYet,
    Yes,
}

/// What was decided about a column.
#[derive(Clone, Copy)]
enum Column {
    /// It stays as it is.
    AsWritten,
    /// All of it is in an old font; Unicode above it stays.
    Old(Legacy),
    /// Some of it is: texts that read both ways stay.
    Mixed(Legacy),
}

/// What was changed in a sheet.
struct Change {
    columns: BTreeSet<u32>,
    before: String,
    after: String,
}

impl Sink for Letters<'_> {
    fn begin(&mut self, sheet: Option<&str>, hidden: bool) -> bool {
        self.sheet = sheet.map(Arc::from);
        self.columns.clear();
        self.unicode_columns.clear();
        (self.known, self.unicode, self.by_font) = (None, Seen::NotYet, [0; 2]);
        self.sink.begin(sheet, hidden)
    }

    fn merged(&mut self, cells: &[crate::table::Merged]) {
        self.sink.merged(cells);
    }

    fn hidden_cells(&mut self) {
        self.sink.hidden_cells();
    }

    fn font(&mut self, column: u32, font: Font) {
        self.fonts.push((column, font));
    }

    fn row(&mut self, row: Row<'_>) -> bool {
        if row.cells.iter().any(is_twice) {
            let cells: Vec<Cell<'_>> = row.cells.iter().map(|cell| self.once(cell)).collect();
            self.fonts.clear();
            return self.take(Row { number: row.number, cells: &cells });
        }
        if self.fonts.is_empty() {
            return self.take(row);
        }
        let fonts = std::mem::take(&mut self.fonts);
        let of = |column: u32| fonts.iter().find(|(at, _)| *at == column).map(|(_, font)| *font);
        let cells: Vec<Cell<'_>> = row.cells.iter().map(|cell| self.by_font(cell, of(cell.column))).collect();
        self.take(Row { number: row.number, cells: &cells })
    }

    fn end(&mut self) {
        self.decide();
        self.let_go();
        for (origin, change) in std::mem::take(&mut self.changes) {
            let columns: Vec<String> = change.columns.into_iter().map(column_name).collect();
            let place = CellPlace { sheet: self.sheet.clone(), ..CellPlace::file(&self.file) };
            let note = match origin {
                Origin::Old(legacy) => Problem::new(IntakeCode::LegacyLetters).with("encoding", legacy.name()),
                Origin::Twice => Problem::new(IntakeCode::LettersTwice),
            };
            let note = note.with("columns", columns.join(", ")).with("before", change.before);
            self.notes.push(note.with("after", change.after).at(place));
        }
        self.sink.end();
    }
}

impl<'s> Letters<'s> {
    fn new(file: Arc<str>, is_heading: &'s dyn Fn(&str) -> bool, sink: &'s mut dyn Sink) -> Self {
        Self {
            sink,
            is_heading,
            file,
            sheet: None,
            columns: BTreeMap::new(),
            known: None,
            unicode: Seen::NotYet,
            unicode_columns: Vec::new(),
            waiting: Vec::new(),
            doubt: Suspicion::None,
            fonts: Vec::new(),
            by_font: [0; 2],
            changes: BTreeMap::new(),
            notes: Vec::new(),
        }
    }

    /// Takes a row: on to the reader, unless there is doubt about it or about one before it.
    fn take(&mut self, row: Row<'_>) -> bool {
        let doubt = self.look(row);
        let is_open = doubt == Suspicion::Open && self.unicode == Seen::NotYet;
        if self.waiting.is_empty() && doubt != Suspicion::Legacy && !is_open {
            return self.pass(row);
        }
        self.doubt = self.doubt.max(doubt);
        self.waiting.push(OwnedRow::from(row));
        if self.doubt != Suspicion::Legacy && self.unicode == Seen::Yes {
            // Texts that read both ways stand in a sheet of Unicode.
            return self.let_go();
        }
        if self.waiting.len() < ROWS {
            return true;
        }
        self.decide();
        self.let_go()
    }

    /// The gravest doubt about the texts of a row, in columns that are not decided.
    fn look(&mut self, row: Row<'_>) -> Suspicion {
        let mut gravest = Suspicion::None;
        for cell in row.cells {
            let Value::Text(text) = &cell.value else { continue };
            if text.is_ascii() || self.columns.contains_key(&cell.column) {
                continue;
            }
            match suspicion(text) {
                Suspicion::Unicode => {
                    self.unicode = Seen::Yes;
                    self.saw_unicode(row.number, cell.column, text);
                }
                doubt => gravest = gravest.max(doubt),
            }
        }
        gravest
    }

    /// A heading, and what stands above it, says nothing about the rows below.
    fn saw_unicode(&mut self, row: u32, column: u32, text: &str) {
        let at = column as usize;
        if at >= self.unicode_columns.len() {
            self.unicode_columns.resize(at + 1, Seen::NotYet);
        }
        let is_heading = (row as usize) < LOOK && (self.is_heading)(text);
        self.unicode_columns[at] = if is_heading { Seen::NotYet } else { Seen::Yes };
    }

    /// Decides about the columns of the waiting rows: each by its own words, of which fewer are enough where the
    /// sheet as a whole speaks for an encoding.
    fn decide(&mut self) {
        let mut whole = Evidence::default();
        let mut columns: BTreeMap<u32, Evidence> = BTreeMap::new();
        for (column, value) in self.waiting.iter().flat_map(|row| &row.cells) {
            let Value::Text(text) = value else { continue };
            let counts = suspicion(text) != Suspicion::Unicode && !(self.is_heading)(text);
            if !text.is_ascii() && counts && !self.columns.contains_key(column) {
                columns.entry(*column).or_default().add(text);
                whole.add(text);
            }
        }
        self.known = self.known.or_else(|| whole.verdict());
        for (column, evidence) in columns {
            let supported = self.known.filter(|known| evidence.supports(*known));
            let decided = match supported.or_else(|| evidence.verdict()) {
                None => Column::AsWritten,
                Some(legacy) if evidence.is_mixed(legacy) || self.has_unicode(column) => Column::Mixed(legacy),
                Some(legacy) => Column::Old(legacy),
            };
            self.columns.insert(column, decided);
        }
    }

    fn has_unicode(&self, column: u32) -> bool {
        self.unicode_columns.get(column as usize) == Some(&Seen::Yes)
    }

    /// Hands the waiting rows over.
    fn let_go(&mut self) -> bool {
        self.doubt = Suspicion::None;
        std::mem::take(&mut self.waiting).iter().all(|row| replay(row, |row| self.pass(row)))
    }

    /// Hands a row over, as decided.
    fn pass(&mut self, row: Row<'_>) -> bool {
        let is_old = |column: &Column| !matches!(column, Column::AsWritten);
        if !self.columns.values().any(is_old) {
            return self.sink.row(row);
        }
        let cells: Vec<Cell<'_>> = row.cells.iter().map(|cell| self.by_column(cell)).collect();
        self.sink.row(Row { number: row.number, cells: &cells })
    }

    fn by_column<'c>(&mut self, cell: &'c Cell<'_>) -> Cell<'c> {
        let (legacy, may_be_either) = match self.columns.get(&cell.column) {
            None | Some(Column::AsWritten) => return as_written(cell),
            Some(Column::Old(legacy)) => (*legacy, true),
            Some(Column::Mixed(legacy)) => (*legacy, false),
        };
        let is_old = |reading| reading == Reading::Legacy || may_be_either && reading == Reading::Either;
        self.changed(cell, legacy, is_old, |text| legacy.decode(text))
    }

    fn by_font<'c>(&mut self, cell: &'c Cell<'_>, font: Option<Font>) -> Cell<'c> {
        let (Some(font), Value::Text(text)) = (font, &cell.value) else { return as_written(cell) };
        let reading = if text.is_ascii() { Reading::Plain } else { font.legacy.reading(text) };
        match reading {
            Reading::Legacy => self.by_font[0] += 1,
            Reading::Unicode => self.by_font[1] += 1,
            Reading::Plain | Reading::Either => {}
        }
        // A sheet that was typed anew may keep the font: “Mã” above names in Unicode is no “Mó”.
        let [old, unicode] = self.by_font;
        let is_left = unicode > old || (self.is_heading)(text);
        let is_old = |reading| reading == Reading::Legacy || reading == Reading::Either && !is_left;
        self.changed(cell, font.legacy, is_old, |text| font.decode(text))
    }

    /// A cell with UTF-8 that was read as windows-1252, as it was written.
    fn once<'c>(&mut self, cell: &'c Cell<'_>) -> Cell<'c> {
        let Value::Text(text) = &cell.value else { return as_written(cell) };
        let Some(written) = read_twice(text) else { return as_written(cell) };
        self.note(Origin::Twice, cell.column, text, &written);
        Cell { column: cell.column, value: Value::Text(Cow::Owned(written)) }
    }

    fn note(&mut self, origin: Origin, column: u32, before: &str, after: &str) {
        let start = |text: &str| text.chars().take(SAMPLE).collect::<String>();
        let change = self.changes.entry(origin).or_insert_with(|| Change {
            columns: BTreeSet::new(),
            before: start(before),
            after: start(after),
        });
        change.columns.insert(column);
    }

    fn changed<'c>(
        &mut self,
        cell: &'c Cell<'_>,
        legacy: Legacy,
        is_old: impl Fn(Reading) -> bool,
        decode: impl Fn(&str) -> String,
    ) -> Cell<'c> {
        let Value::Text(text) = &cell.value else { return as_written(cell) };
        if text.is_ascii() || !is_old(legacy.reading(text)) {
            return as_written(cell);
        }
        let decoded = decode(text);
        if decoded != **text {
            self.note(Origin::Old(legacy), cell.column, text, &decoded);
        }
        Cell { column: cell.column, value: Value::Text(Cow::Owned(decoded)) }
    }
}

/// Whether a cell holds UTF-8 that was read as windows-1252.
fn is_twice(cell: &Cell<'_>) -> bool {
    matches!(&cell.value, Value::Text(text) if read_twice(text).is_some())
}

/// The same cell, its text borrowed.
fn as_written<'c>(cell: &'c Cell<'_>) -> Cell<'c> {
    let value = match &cell.value {
        Value::Text(text) => Value::Text(Cow::Borrowed(text.as_ref())),
        Value::Error(text) => Value::Error(Cow::Borrowed(text.as_ref())),
        Value::Number(number) => Value::Number(*number),
        Value::Bool(value) => Value::Bool(*value),
        Value::Date(date) => Value::Date(*date),
        Value::NoStoredValue => Value::NoStoredValue,
    };
    Cell { column: cell.column, value }
}

#[cfg(test)]
mod tests;
