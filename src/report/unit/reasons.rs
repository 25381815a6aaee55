//! “Lý do”: for everybody with a level why it is this one, with rules, sources and cells.

use crate::report::book::{Book, Subject};
use crate::report::sentence::{deciding_cells, why, why_not_next};
use crate::report::sheet::{Cell, Column, ColumnKind, Sheet};
use crate::words::Label;

use super::{UnitBook, rows_of, who};

pub(super) fn sheet<'a>(unit: &UnitBook<'a>) -> Option<Sheet<'a>> {
    let book = unit.book;
    let subjects = unit.subjects(|subject| subject.graded.standing.outcome.level().is_some());
    if subjects.is_empty() {
        return None;
    }
    let mut columns: Vec<Column> = who(unit).into();
    columns.push(Column::new(book.label(Label::Level), ColumnKind::Text, 22));
    columns.push(Column::new(book.label(Label::Reason), ColumnKind::Long, 54));
    columns.push(Column::new(book.label(Label::WhyNotNext), ColumnKind::Long, 36));
    columns.push(Column::new(book.label(Label::Cells), ColumnKind::Long, 24));
    let expected = subjects.len();
    let rows = rows_of(book, subjects, move |cells, _, subject| fill(cells, &book, subject));
    let mut sheet = Sheet::new(book.label(Label::Reasons), columns, rows);
    sheet.expected = expected;
    sheet.title = unit.title(Label::ReasonsTitle);
    sheet.notes = book.notes(unit.provisional);
    Some(sheet)
}

fn fill<'a>(cells: &mut Vec<Cell<'a>>, book: &Book<'a>, subject: &Subject<'a>) {
    cells.extend([
        Cell::text(&*subject.dossier.code),
        Cell::text(&*subject.dossier.name),
        Cell::text(book.outcome(&subject.graded.standing)),
        Cell::text(why(book, subject)),
        Cell::text(why_not_next(book, subject)),
        Cell::text(deciding_cells(book, subject)),
    ]);
}
