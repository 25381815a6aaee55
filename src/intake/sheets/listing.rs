//! The small tables with closed headings: `don-vi` and `quyet-dinh`.

use std::sync::Arc;

use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::intake::cell::value::{shown, whole};
use crate::intake::heading::returned::{Returned, returned};
use crate::intake::heading::{self, LOOK};
use crate::intake::sheets::letters;
use crate::table::header::{OwnedRow, is_numbering_row};
use crate::table::{FileRead, InputFile, Row, Sink, Value};
use crate::text::{fold_heading, without_accents};

/// A heading word list: what it means and how it is written, folded.
pub(in crate::intake) type Words<T> = &'static [(T, &'static [&'static str])];

/// The rows of such a table.
#[derive(Debug)]
pub(in crate::intake) struct Listing<T> {
    /// How reading went.
    pub(in crate::intake) read: FileRead,
    /// What was understood beyond the letters of the file.
    pub(in crate::intake) notes: Vec<Problem>,
    /// The rows, sheet by sheet.
    pub(in crate::intake) rows: Vec<ListingRow<T>>,
}

/// One row: its cells by meaning.
#[derive(Debug)]
pub(in crate::intake) struct ListingRow<T> {
    /// The row's place.
    pub(in crate::intake) place: CellPlace,
    cells: Vec<(T, u32, Value<'static>)>,
}

impl<T: Copy + PartialEq> ListingRow<T> {
    /// The cell of a meaning.
    pub(in crate::intake) fn cell(&self, meaning: T) -> Option<&Value<'static>> {
        self.cells.iter().find(|(of, _, _)| *of == meaning).map(|(_, _, value)| value)
    }

    /// Its text, as a person reads it; empty where it is blank.
    pub(in crate::intake) fn text(&self, meaning: T) -> String {
        self.cell(meaning).map(whole).unwrap_or_default()
    }

    /// The place of a cell; of the row where the cell is blank.
    pub(in crate::intake) fn at(&self, meaning: T) -> CellPlace {
        let Some((_, column, value)) = self.cells.iter().find(|(of, _, _)| *of == meaning) else {
            return self.place.clone();
        };
        CellPlace { column: Some(*column), text: Some(shown(value)), ..self.place.clone() }
    }
}

/// Reads such a table. `needed` says whether the columns found make one.
pub(in crate::intake) fn read<T: Copy + PartialEq>(
    file: &InputFile,
    words: Words<T>,
    needed: impl Fn(&[T]) -> bool,
) -> Listing<T> {
    let mut sink = Rows { sheet: None, sheets: Vec::new() };
    let (mut read, notes) = letters::read(file, &|text| meaning(words, text).is_some(), &mut sink);
    let mut rows = Vec::new();
    let mut understood = false;
    if read.problem.is_none() {
        for (sheet, kept) in &sink.sheets {
            let place = CellPlace { sheet: sheet.clone(), ..CellPlace::file(&file.name) };
            understood |= sheet_rows(kept, words, &needed, &place, &mut rows);
        }
        if sink.sheets.iter().any(|(_, kept)| kept.first().and_then(returned) == Some(Returned::Excerpt)) {
            read.problem = Some(Problem::new(IntakeCode::Excerpt).at(CellPlace::file(&file.name)));
        } else if !understood {
            read.problem = Some(Problem::new(IntakeCode::NoHeading).at(CellPlace::file(&file.name)));
        }
    }
    Listing { read, notes, rows }
}

fn sheet_rows<T: Copy + PartialEq>(
    kept: &[OwnedRow],
    words: Words<T>,
    needed: &impl Fn(&[T]) -> bool,
    place: &CellPlace,
    rows: &mut Vec<ListingRow<T>>,
) -> bool {
    if kept.first().and_then(returned).is_some() {
        return false;
    }
    let known = |text: &str| meaning(words, text).is_some();
    let Some(found) = heading::find(&kept[..kept.len().min(LOOK)], &known) else { return false };
    let mut columns: Vec<(u32, T)> = Vec::new();
    for heading in &found.headings {
        let Some(meaning) = heading.parts.last().and_then(|part| meaning(words, part)) else { continue };
        if columns.iter().all(|(_, other)| *other != meaning) {
            columns.push((heading.column, meaning));
        }
    }
    if !needed(&columns.iter().map(|(_, meaning)| *meaning).collect::<Vec<_>>()) {
        return false;
    }
    for row in kept.iter().filter(|row| row.number > found.row) {
        if row.number == found.row + 1 && is_numbering_row(row) {
            continue;
        }
        let cell = |(column, value): &(u32, Value<'static>)| {
            let (_, meaning) = columns.iter().find(|(of, _)| of == column)?;
            Some((*meaning, *column, value.clone()))
        };
        let place = CellPlace { row: Some(row.number), ..place.clone() };
        rows.push(ListingRow { place, cells: row.cells.iter().filter_map(cell).collect() });
    }
    true
}

/// What a heading means.
pub(in crate::intake) fn meaning<T: Copy>(words: Words<T>, text: &str) -> Option<T> {
    let folded = fold_heading(text);
    let exact = words.iter().find(|(_, list)| list.contains(&folded.as_str()));
    let is_bare = without_accents(&folded) == folded;
    let bare = || words.iter().find(|(_, list)| is_bare && list.iter().any(|word| without_accents(word) == folded));
    exact.or_else(bare).map(|(meaning, _)| *meaning)
}

/// Keeps all rows: these tables are short.
struct Rows {
    sheet: Option<Arc<str>>,
    sheets: Vec<(Option<Arc<str>>, Vec<OwnedRow>)>,
}

impl Sink for Rows {
    fn begin(&mut self, sheet: Option<&str>, hidden: bool) -> bool {
        self.sheet = sheet.map(Arc::from);
        self.sheets.push((self.sheet.clone(), Vec::new()));
        !hidden
    }

    fn row(&mut self, row: Row<'_>) -> bool {
        if let Some((_, rows)) = self.sheets.last_mut() {
            rows.push(OwnedRow::from(row));
        }
        true
    }

    fn end(&mut self) {}
}
