//! “Xếp hạng chung”: everybody with a total in one ranking.

use crate::report::book::{Book, Subject};
use crate::report::order::RowOrder;
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::Label;

use super::{is_of_units, title};

pub(super) fn sheet(book: Book<'_>) -> Option<Sheet<'_>> {
    let order = RowOrder::default().overall(book.results);
    if order.is_empty() {
        return None;
    }
    let awards = !book.campaign.awards.is_empty();
    let expected = order.len();
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        let mut cells = Vec::new();
        for at in &order {
            cells.clear();
            fill(&mut cells, &book, awards, &book.subject(*at));
            row(&cells, RowStyle::Plain);
        }
    };
    let mut sheet = Sheet::new(book.label(Label::OverallRanking), columns(&book, awards), Box::new(walk));
    sheet.expected = expected;
    sheet.title = title(&book, Label::OverallRankingTitle);
    sheet.notes = book.notes(book.results.provisional);
    Some(sheet)
}

fn columns(book: &Book<'_>, awards: bool) -> Vec<Column> {
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let codes = book.code_width(0..book.results.gathered.units.len()).max(12);
    let mut columns = vec![column(Label::Rank, ColumnKind::Count, 8), column(Label::Code, ColumnKind::Text, codes)];
    if is_of_units(book) {
        columns.push(column(Label::Name, ColumnKind::Text, 40));
    } else {
        columns.push(column(Label::Name, ColumnKind::Text, 24));
        columns.push(column(Label::Unit, ColumnKind::Text, 30));
        columns.push(column(Label::RankInUnit, ColumnKind::Count, 10));
    }
    columns.push(column(Label::Total, ColumnKind::Points(book.places()), 10));
    columns.push(column(Label::Level, ColumnKind::Text, book.level_width()));
    if awards {
        columns.push(column(Label::Awards, ColumnKind::Long, 26));
    }
    columns
}

/// A unit that is graded is its own unit, and has nobody to be ranked with inside itself.
fn fill<'a>(cells: &mut Vec<Cell<'a>>, book: &Book<'a>, awards: bool, subject: &Subject<'a>) {
    let standing = &subject.graded.standing;
    cells.extend([
        Cell::count(standing.rank_overall.map(i64::from)),
        Cell::text(&*subject.dossier.code),
        Cell::text(&*subject.dossier.name),
    ]);
    if !is_of_units(book) {
        cells.push(Cell::text(&*subject.unit.name));
        cells.push(Cell::count(standing.rank_in_unit.map(i64::from)));
    }
    cells.push(Cell::points(subject.graded.card.total));
    cells.push(Cell::text(book.outcome(standing)));
    if awards {
        cells.push(Cell::text(book.awards(standing)));
    }
}
