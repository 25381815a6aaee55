//! “Tổng hợp”: one row for each unit, counts and shares of each level, a total row. Where units are graded themselves, each
//! has its row on the list before: here are sums alone.

use crate::aggregate::{Counts, TreeRow, tree};
use crate::classify::UnitResult;
use crate::report::book::Book;
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::{Label, Phrase};

use super::{is_of_units, title};

pub(super) fn sheet(book: Book<'_>) -> Sheet<'_> {
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| rows(&book, row);
    let mut sheet = Sheet::new(book.label(Label::Summary), columns(&book), Box::new(walk));
    sheet.expected = book.results.units.len();
    sheet.title = title(&book, Label::SummaryTitle);
    sheet.notes = book.notes(book.results.provisional);
    sheet.notes.extend(partial(&book));
    sheet.frame = if is_of_units(&book) { None } else { book.frame() };
    sheet
}

/// That units are absent, or stopped by errors.
pub(super) fn partial(book: &Book<'_>) -> Option<String> {
    let stopped = book.results.summary.units.iter().any(Option::is_none);
    (stopped || !book.results.gathered.not_received.is_empty()).then(|| book.phrase(Phrase::PartialNote, &[]))
}

fn columns(book: &Book<'_>) -> Vec<Column> {
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let mut columns = if is_of_units(book) {
        vec![column(Label::Unit, ColumnKind::Long, 36)]
    } else {
        vec![
            column(Label::Number, ColumnKind::Count, 6),
            column(Label::UnitCode, ColumnKind::Text, 10),
            column(Label::Unit, ColumnKind::Long, 26),
        ]
    };
    columns.extend([column(Label::Headcount, ColumnKind::Count, 7), column(Label::Rated, ColumnKind::Count, 7)]);
    for level in &book.campaign.levels {
        columns.push(column(Label::People, ColumnKind::Count, 6).under(&level.title));
        columns.push(column(Label::Percent, ColumnKind::Share(1), 7).under(&level.title));
    }
    columns.push(column(Label::NotRated, ColumnKind::Count, 7));
    columns.push(column(Label::Incomplete, ColumnKind::Count, 7));
    columns.push(column(Label::Mean, ColumnKind::Points(book.places()), 8));
    columns.extend((!is_of_units(book)).then(|| column(Label::State, ColumnKind::Long, 14)));
    columns
}

fn rows(book: &Book<'_>, row: &mut dyn FnMut(&[Cell<'_>], RowStyle)) {
    let gathered = &book.results.gathered;
    // Without a tree of units: as they are, then those that did not come.
    let flat = || {
        let units = (0..gathered.units.len()).map(TreeRow::Unit);
        units.chain((0..gathered.not_received.len()).map(TreeRow::Absent)).collect()
    };
    let of_units = is_of_units(book);
    let sum = |name: String, counts: &Counts, row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        let mut cells = if of_units { Vec::new() } else { vec![Cell::Blank, Cell::Blank] };
        cells.push(Cell::text(name));
        figures(&mut cells, book, Some(counts));
        cells.extend((!of_units).then_some(Cell::Blank));
        row(&cells, RowStyle::Total);
    };
    let mut number = 0;
    for entry in tree(book.campaign, gathered, &book.results.units).unwrap_or_else(flat) {
        match entry {
            TreeRow::Unit(_) | TreeRow::Absent(_) if of_units => {}
            TreeRow::Unit(at) => {
                number += 1;
                let unit = &gathered.units[at];
                let mut cells = vec![Cell::Count(number), Cell::text(&*unit.id), Cell::text(&*unit.name)];
                figures(&mut cells, book, book.results.summary.units[at].as_ref());
                cells.push(Cell::text(state(book, &book.results.units[at])));
                row(&cells, RowStyle::Plain);
            }
            TreeRow::Absent(at) => {
                number += 1;
                let (id, name) = &gathered.not_received[at];
                let mut cells = vec![Cell::Count(number), Cell::text(&**id), Cell::text(&**name)];
                figures(&mut cells, book, None);
                cells.push(Cell::text(book.label(Label::NotReceived)));
                row(&cells, RowStyle::Plain);
            }
            TreeRow::Sum { name, counts } => {
                sum(book.phrase(Phrase::SumOf, &[("unit", &name)]), &counts, row);
            }
        }
    }
    sum(book.label(Label::GrandTotal).to_owned(), &book.results.summary.total, row);
}

fn state(book: &Book<'_>, result: &UnitResult) -> &'static str {
    match (result.stopped, result.provisional) {
        (true, _) => book.label(Label::Stopped),
        (false, true) => book.label(Label::Provisional),
        (false, false) => "",
    }
}

/// The figures of a unit, or as many empty cells.
fn figures(cells: &mut Vec<Cell<'_>>, book: &Book<'_>, counts: Option<&Counts>) {
    let levels = book.campaign.levels.len();
    let Some(counts) = counts else {
        cells.extend(std::iter::repeat_n(Cell::Blank, 2 * levels + 5));
        return;
    };
    cells.extend([Cell::Count(counts.headcount), Cell::Count(counts.rated)]);
    for level in 0..levels {
        let count = counts.levels.get(level).copied().unwrap_or(0);
        cells.push(Cell::Count(count));
        cells.push(if counts.rated > 0 { Cell::Share(count, counts.rated) } else { Cell::Blank });
    }
    cells.extend([Cell::Count(counts.not_rated), Cell::Count(counts.incomplete), Cell::points(counts.mean_total)]);
}
