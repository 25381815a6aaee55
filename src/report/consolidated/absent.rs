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
    let codes = book.has_unit_codes();
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        let line = |id, name, state, told| cells(codes, id, name, state, told);
        for (unit, _) in stopped() {
            let state = book.label(Label::Stopped);
            let told = problems_told(&book, &unit.problems);
            row(&line(&unit.id, &unit.name, Cell::text(state), Cell::text(told)), RowStyle::Plain);
        }
        for (id, name) in &results.gathered.not_received {
            let state = book.label(Label::NotReceived);
            row(&line(id, name, Cell::text(state), Cell::Blank), RowStyle::Plain);
        }
    };
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let mut columns: Vec<Column> = codes.then(|| column(Label::UnitCode, ColumnKind::Text, 14)).into_iter().collect();
    columns.extend([
        column(Label::Unit, ColumnKind::Long, 40),
        column(Label::State, ColumnKind::Long, 22),
        column(Label::Explanation, ColumnKind::Long, 80),
    ]);
    let mut sheet = Sheet::new(book.label(Label::Absent), columns, Box::new(walk));
    sheet.title = title(&book, Label::AbsentTitle);
    Some(sheet)
}

/// A line, with the code where units have any.
fn cells<'a>(codes: bool, id: &'a str, name: &'a str, state: Cell<'a>, told: Cell<'a>) -> Vec<Cell<'a>> {
    let code = codes.then(|| Cell::text(id));
    code.into_iter().chain([Cell::text(name), state, told]).collect()
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
