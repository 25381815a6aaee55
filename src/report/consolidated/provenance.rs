//! “Nguồn dữ liệu”: the rules, the program and every file, with hashes that anybody can check.

use crate::intake::FileRole;
use crate::report::book::Book;
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::Label;

use super::{RunInfo, title};

pub(super) fn sheet<'a>(book: Book<'a>, info: &'a RunInfo) -> Sheet<'a> {
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        let campaign = book.campaign;
        let rules = [
            Cell::text(rule_file(&campaign.path)),
            Cell::text(book.label(Label::RuleFile)),
            Cell::Blank,
            Cell::Blank,
            Cell::text(campaign.sha256.as_str()),
        ];
        row(&rules, RowStyle::Plain);
        for file in &book.results.gathered.files {
            let cells = [
                Cell::text(&*file.name),
                Cell::text(book.label(role(file.role))),
                Cell::count(i64::try_from(file.rows).ok()),
                Cell::count(i64::try_from(file.bytes).ok()),
                Cell::text(file.sha256.as_str()),
            ];
            row(&cells, RowStyle::Plain);
        }
    };
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let columns = vec![
        column(Label::File, ColumnKind::Long, 44),
        column(Label::FileKind, ColumnKind::Text, 24),
        column(Label::Rows, ColumnKind::Count, 10),
        column(Label::Bytes, ColumnKind::Count, 12),
        column(Label::Hash, ColumnKind::Text, 72),
    ];
    let mut sheet = Sheet::new(book.label(Label::Provenance), columns, Box::new(walk));
    sheet.expected = book.results.gathered.files.len();
    sheet.title = title(&book, Label::ProvenanceTitle);
    sheet.notes = notes(&book, info);
    sheet
}

fn notes(book: &Book<'_>, info: &RunInfo) -> Vec<String> {
    let line = |label, value: &str| format!("{}: {value}", book.label(label));
    let campaign = book.campaign;
    let mut notes = vec![line(Label::Campaign, campaign.id.as_str())];
    notes.extend(campaign.source.as_ref().map(|source| line(Label::Source, source)));
    notes.push(line(Label::Version, &format!("xeploai {}", info.version)));
    notes.extend(info.date.as_ref().map(|date| line(Label::Date, date)));
    notes
}

/// The last part of a path: where a file lies on somebody's machine concerns nobody else.
#[must_use]
pub(crate) fn rule_file(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn role(role: FileRole) -> Label {
    match role {
        FileRole::Roster => Label::FileRoster,
        FileRole::Assessment => Label::FileAssessment,
        FileRole::Units => Label::FileUnits,
        FileRole::Decisions => Label::FileDecisions,
        FileRole::History => Label::FileHistory,
        FileRole::Result => Label::FileResult,
        FileRole::Nothing => Label::FileNothing,
    }
}
