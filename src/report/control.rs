//! The quota table for people: scope, base, limit, who was cut and why.

use crate::campaign::SubjectKind;
use crate::classify::QuotaLine;
use crate::report::book::Book;
use crate::report::sentence::{explanation, scope_name, share_text};
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::Label;

/// The given lines. With `only`, nobody of another unit is named and the unit has no column.
#[must_use]
pub(super) fn sheet<'a>(book: Book<'a>, lines: Vec<&'a QuotaLine>, only: Option<u32>) -> Sheet<'a> {
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        let mut cells = Vec::new();
        for line in &lines {
            cells.clear();
            fill(&mut cells, &book, line, only);
            row(&cells, RowStyle::Plain);
        }
    };
    Sheet::new(book.label(Label::Control), columns(&book, only), Box::new(walk))
}

fn columns(book: &Book<'_>, only: Option<u32>) -> Vec<Column> {
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let mut columns = vec![column(Label::Quota, ColumnKind::Long, 20)];
    match (only, book.campaign.subject) {
        (Some(_), _) => columns.push(column(Label::Source, ColumnKind::Long, 20)),
        (None, SubjectKind::Person) => columns.push(column(Label::Unit, ColumnKind::Long, 20)),
        // Over units that are graded no quota is of one of them.
        (None, SubjectKind::Unit) => {}
    }
    columns.push(column(Label::Scope, ColumnKind::Long, 13));
    columns.push(column(Label::Share, ColumnKind::Mark, 7));
    let counts = [
        (Label::Base, 6),
        (Label::Limit, 6),
        (Label::Candidates, 7),
        (Label::Kept, 7),
        (Label::Cut, 7),
        (Label::Tied, 7),
        (Label::Over, 6),
    ];
    columns.extend(counts.map(|(label, width)| column(label, ColumnKind::Count, width)));
    columns.push(column(Label::Explanation, ColumnKind::Long, 50));
    columns
}

fn fill<'a>(cells: &mut Vec<Cell<'a>>, book: &Book<'a>, line: &QuotaLine, only: Option<u32>) {
    let quota = &book.campaign.quotas[line.quota.index()];
    cells.push(Cell::text(book.quota(quota)));
    match (only, book.campaign.subject) {
        (Some(_), _) => cells.push(Cell::text(quota.source.as_deref().unwrap_or(""))),
        (None, SubjectKind::Person) => {
            let unit = line.unit.map(|unit| &*book.results.gathered.units[unit as usize].name);
            cells.push(Cell::text(unit.unwrap_or("")));
        }
        (None, SubjectKind::Unit) => {}
    }
    cells.push(Cell::text(scope_name(book, line)));
    cells.push(Cell::text(share_text(book, line).unwrap_or_default()));
    cells.push(Cell::count(line.base));
    let counts = [line.limit, line.candidates, line.kept, line.cut, line.tied, line.over];
    cells.extend(counts.map(Cell::Count));
    cells.push(Cell::text(explanation(book, line, only)));
}
