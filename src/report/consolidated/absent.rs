//! “Chưa nhận, có lỗi”: units that did not come, and units that errors have stopped.

use crate::diag::{Problem, Severity};
use crate::report::book::Book;
use crate::report::problems::place;
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::{Label, Phrase};

use super::title;

pub(super) fn sheet(book: Book<'_>) -> Option<Sheet<'_>> {
    let results = book.results;
    let stopped = || results.gathered.units.iter().zip(&results.units).filter(|(_, result)| result.stopped);
    if results.gathered.not_received.is_empty() && stopped().next().is_none() {
        return None;
    }
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for (unit, _) in stopped() {
            let state = book.label(Label::Stopped);
            let told = problems_told(&book, &unit.problems);
            row(
                &[Cell::text(&*unit.id), Cell::text(&*unit.name), Cell::text(state), Cell::text(told)],
                RowStyle::Plain,
            );
        }
        for (id, name) in &results.gathered.not_received {
            let state = book.label(Label::NotReceived);
            row(&[Cell::text(&**id), Cell::text(&**name), Cell::text(state), Cell::Blank], RowStyle::Plain);
        }
    };
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let columns = vec![
        column(Label::UnitCode, ColumnKind::Text, 14),
        column(Label::Unit, ColumnKind::Long, 40),
        column(Label::State, ColumnKind::Long, 22),
        column(Label::Explanation, ColumnKind::Long, 80),
    ];
    let mut sheet = Sheet::new(book.label(Label::Absent), columns, Box::new(walk));
    sheet.title = title(&book, Label::AbsentTitle);
    Some(sheet)
}

/// How many problems, and the first error with its place.
fn problems_told(book: &Book<'_>, problems: &[Problem]) -> String {
    let count = |severity| problems.iter().filter(|problem| problem.severity() == severity).count().to_string();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    let mut told = book.phrase(Phrase::ProblemCount, &[("errors", &errors), ("warnings", &warnings)]);
    if let Some(first) = problems.iter().find(|problem| problem.is_error()) {
        told = format!("{told}\n{} {}", place(first), book.lang.message(first));
    }
    told
}
