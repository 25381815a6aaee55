//! The parts side by side: one row for each result that was joined, for people and for machines.

use crate::aggregate::{Counts, count_all};
use crate::report::book::Book;
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::{Label, Lang};

use super::{PartFile, RolledUp};

/// A part with its counts.
struct Row<'a> {
    name: &'a str,
    units: i64,
    counts: Counts,
}

/// “Theo kết quả thành phần”: units, people, levels with shares, the mean; a total row.
#[must_use]
pub fn part_sheet<'a>(joined: &'a RolledUp, parts: &'a [PartFile], lang: Lang) -> Sheet<'a> {
    let book = Book { campaign: &joined.campaign, results: &joined.results, lang };
    let rows = rows(joined, parts);
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for (number, part) in (1..).zip(&rows) {
            let mut cells = vec![Cell::Count(number), Cell::text(part.name), Cell::Count(part.units)];
            figures(&mut cells, &part.counts, Shares::Shown);
            row(&cells, RowStyle::Plain);
        }
        let units = rows.iter().map(|part| part.units).sum();
        let mut cells = vec![Cell::Blank, Cell::text(book.label(Label::GrandTotal)), Cell::Count(units)];
        figures(&mut cells, &book.results.summary.total, Shares::Shown);
        row(&cells, RowStyle::Total);
    };
    let mut sheet = Sheet::new(book.label(Label::ByPart), columns(&book), Box::new(walk));
    sheet.expected = parts.len();
    sheet.title = book.title(Label::ByPartTitle, book.results.provisional, None);
    sheet.notes = book.notes(book.results.provisional);
    sheet.frame = book.frame();
    sheet
}

/// `parts.csv`: the same without shares and without a total row.
#[must_use]
pub fn part_table<'a>(joined: &'a RolledUp, parts: &'a [PartFile]) -> Sheet<'a> {
    let campaign = &joined.campaign;
    let count = |title: String| Column::new(title, ColumnKind::Count, 10);
    let mut columns = vec![Column::new("part", ColumnKind::Text, 16)];
    columns.extend(["units", "headcount", "rated"].map(str::to_owned).map(count));
    columns.extend(campaign.levels.iter().map(|level| count(format!("level:{}", level.id))));
    columns.extend(["not_rated", "incomplete"].map(str::to_owned).map(count));
    columns.push(Column::new("mean_total", ColumnKind::Points(campaign.rounding.places), 10));
    let rows = rows(joined, parts);
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for part in &rows {
            let mut cells = vec![Cell::text(part.name), Cell::Count(part.units)];
            figures(&mut cells, &part.counts, Shares::LeftOut);
            row(&cells, RowStyle::Plain);
        }
    };
    Sheet::new("parts", columns, Box::new(walk))
}

fn rows<'a>(joined: &RolledUp, parts: &'a [PartFile]) -> Vec<Row<'a>> {
    let of_part = |(part, layout): (&'a PartFile, &super::layout::Layout)| {
        let units = layout.taken().filter_map(|unit| joined.results.units.get(unit));
        Row {
            name: if part.label().is_empty() { &part.name } else { part.label() },
            units: i64::try_from(layout.taken().count()).unwrap_or(i64::MAX),
            counts: count_all(&joined.campaign, units),
        }
    };
    parts.iter().zip(&joined.layout).map(of_part).collect()
}

fn columns(book: &Book<'_>) -> Vec<Column> {
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let mut columns = vec![
        column(Label::Number, ColumnKind::Count, 6),
        column(Label::FileResult, ColumnKind::Long, 36),
        column(Label::UnitCount, ColumnKind::Count, 8),
        column(Label::Headcount, ColumnKind::Count, 9),
        column(Label::Rated, ColumnKind::Count, 9),
    ];
    for level in &book.campaign.levels {
        columns.push(column(Label::People, ColumnKind::Count, 8).under(&level.title));
        columns.push(column(Label::Percent, ColumnKind::Share(1), 9).under(&level.title));
    }
    columns.push(column(Label::NotRated, ColumnKind::Count, 9));
    columns.push(column(Label::Incomplete, ColumnKind::Count, 9));
    columns.push(column(Label::Mean, ColumnKind::Points(book.places()), 10));
    columns
}

/// Whether the share of each level stands beside its count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shares {
    Shown,
    LeftOut,
}

fn figures(cells: &mut Vec<Cell<'_>>, counts: &Counts, shares: Shares) {
    cells.extend([Cell::Count(counts.headcount), Cell::Count(counts.rated)]);
    for count in &counts.levels {
        cells.push(Cell::Count(*count));
        if shares == Shares::Shown {
            cells.push(if counts.rated > 0 { Cell::Share(*count, counts.rated) } else { Cell::Blank });
        }
    }
    cells.extend([Cell::Count(counts.not_rated), Cell::Count(counts.incomplete), Cell::points(counts.mean_total)]);
}
