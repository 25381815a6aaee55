//! “Không xếp loại, chưa đủ dữ liệu”: everybody without a level, with the reason or what is missing.

use crate::report::book::{Book, Subject};
use crate::report::sentence::{deciding_cells, why};
use crate::report::sheet::{Cell, Column, ColumnKind, Sheet};
use crate::words::Label;

use super::{UnitBook, rows_of, who};

pub(super) fn sheet<'a>(unit: &UnitBook<'a>) -> Option<Sheet<'a>> {
    let book = unit.book;
    let subjects = unit.subjects(|subject| subject.graded.standing.outcome.level().is_none());
    if subjects.is_empty() {
        return None;
    }
    let mut columns = vec![Column::new(book.label(Label::Number), ColumnKind::Count, 6)];
    columns.extend(who(unit));
    columns.extend(book.position_title().map(|title| Column::new(title, ColumnKind::Text, 16)));
    columns.push(Column::new(book.label(Label::Outcome), ColumnKind::Long, 17));
    columns.push(Column::new(book.label(Label::MissingWhat), ColumnKind::Long, 50));
    columns.push(Column::new(book.label(Label::Cells), ColumnKind::Long, 26));
    let position = book.position_title().is_some();
    let expected = subjects.len();
    let rows = rows_of(book, subjects, move |cells, number, subject| fill(cells, &book, position, number, subject));
    let mut sheet = Sheet::new(book.label(Label::Unrated), columns, rows);
    sheet.expected = expected;
    sheet.title = unit.title(Label::UnratedTitle);
    sheet.notes = book.notes(unit.provisional);
    Some(sheet)
}

fn fill<'a>(cells: &mut Vec<Cell<'a>>, book: &Book<'a>, position: bool, number: usize, subject: &Subject<'a>) {
    cells.push(Cell::count(i64::try_from(number + 1).ok()));
    cells.extend([Cell::text(&*subject.dossier.code), Cell::text(&*subject.dossier.name)]);
    if position {
        cells.push(book.position(subject));
    }
    cells.extend([Cell::text(book.outcome(&subject.graded.standing)), Cell::text(why(book, subject))]);
    cells.push(Cell::text(place(book, subject)));
}

/// The cells that decided, else the row of the list.
fn place(book: &Book<'_>, subject: &Subject<'_>) -> String {
    let cells = deciding_cells(book, subject);
    if !cells.is_empty() {
        return cells;
    }
    let row = subject.dossier.forms.first().map_or(subject.dossier.row, |form| form.row);
    let sheet = &book.results.gathered.sheets[row.sheet as usize];
    let name = sheet.name.as_ref().map_or_else(String::new, |name| format!(" [{name}]"));
    format!("{}{name}, {} {}", sheet.file, book.label(Label::Row), u64::from(row.row) + 1)
}
