//! Problems as a sheet: where, what stands there, what is wrong, and the way out.

use crate::diag::{Problem, Severity};
use crate::report::sheet::{Cell, Column, ColumnKind, Report, RowStyle, Sheet};
use crate::words::{Label, Lang};

/// A workbook of problems, in the order given. `heading` says whose they are.
#[must_use]
pub fn report<'a>(name: &str, heading: &str, problems: &'a [&'a Problem], lang: Lang) -> Report<'a> {
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for problem in problems {
            row(&cells(problem, lang), RowStyle::Plain);
        }
    };
    let column = |label, kind, width| Column::new(lang.label(label), kind, width);
    let columns = vec![
        column(Label::Severity, ColumnKind::Mark, 11),
        column(Label::File, ColumnKind::Long, 30),
        column(Label::Sheet, ColumnKind::Long, 16),
        column(Label::Cell, ColumnKind::Mark, 10),
        column(Label::Value, ColumnKind::Long, 18),
        column(Label::Message, ColumnKind::Long, 52),
        column(Label::Remedy, ColumnKind::Long, 52),
        column(Label::ProblemCode, ColumnKind::Text, 28),
    ];
    let mut sheet = Sheet::new(lang.label(Label::Problems), columns, Box::new(walk));
    sheet.expected = problems.len();
    sheet.title = vec![lang.label(Label::ProblemsTitle).to_owned(), heading.to_owned()];
    sheet.title.retain(|line| !line.is_empty());
    Report { name: name.to_owned(), lang, sheets: vec![sheet] }
}

fn cells(problem: &Problem, lang: Lang) -> [Cell<'_>; 8] {
    let cell = problem.cell.as_ref();
    let rule = problem.rule.as_ref().filter(|_| cell.is_none());
    let file = cell.map(|cell| &*cell.file).or(rule.map(|rule| &*rule.file));
    let address = cell.and_then(crate::diag::CellPlace::address);
    let line = rule.map(|rule| rule.line_column()).map(|(line, column)| format!("{line}:{column}"));
    [
        Cell::text(severity(problem.severity(), lang)),
        Cell::text(file.unwrap_or("")),
        Cell::text(cell.and_then(|cell| cell.sheet.as_deref()).unwrap_or("")),
        Cell::text(address.or(line).unwrap_or_default()),
        Cell::text(cell.and_then(|cell| cell.text.as_deref()).unwrap_or("")),
        Cell::text(lang.message(problem)),
        Cell::text(lang.remedy(problem)),
        Cell::text(problem.code.name()),
    ]
}

/// How grave, in a word.
#[must_use]
pub fn severity(severity: Severity, lang: Lang) -> &'static str {
    lang.label(match severity {
        Severity::Note => Label::Note,
        Severity::Warning => Label::Warning,
        Severity::Error => Label::Error,
    })
}

/// File, sheet and address in one line; empty where a problem has no place.
#[must_use]
pub fn place(problem: &Problem) -> String {
    if let Some(cell) = &problem.cell {
        let sheet = cell.sheet.as_ref().map_or_else(String::new, |sheet| format!(" [{sheet}]"));
        let address = cell.address().map_or_else(String::new, |address| format!(" {address}"));
        return format!("{}{sheet}{address}:", cell.file);
    }
    let Some(rule) = &problem.rule else { return String::new() };
    let (line, column) = rule.line_column();
    format!("{}:{line}:{column}:", rule.file)
}
