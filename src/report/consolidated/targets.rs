//! “Chỉ tiêu”: each target against its plan.

use crate::report::book::Book;
use crate::report::machine::target_figures;
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::Label;

use super::title;

pub(super) fn sheet(book: Book<'_>) -> Option<Sheet<'_>> {
    if book.results.summary.targets.is_empty() {
        return None;
    }
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for line in &book.results.summary.targets {
            let target = &book.campaign.targets[line.target.index()];
            let figures = target_figures(book.campaign, line);
            let verdict = match line.met {
                Some(true) => Label::Met,
                Some(false) => Label::Missed,
                None => Label::NotMeasurable,
            };
            let cells = [
                Cell::text(target.title.as_str()),
                Cell::text(target.source.as_deref().unwrap_or("")),
                Cell::Count(line.numerator),
                Cell::Count(line.denominator),
                Cell::points(figures.share),
                Cell::Points(figures.plan),
                Cell::points(figures.difference),
                Cell::text(book.label(verdict)),
            ];
            row(&cells, RowStyle::Plain);
        }
    };
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let columns = vec![
        column(Label::Target, ColumnKind::Long, 44),
        column(Label::Source, ColumnKind::Long, 28),
        column(Label::Numerator, ColumnKind::Count, 10),
        column(Label::Denominator, ColumnKind::Count, 12),
        column(Label::Reached, ColumnKind::Points(2), 12),
        column(Label::Plan, ColumnKind::Points(2), 12),
        column(Label::Difference, ColumnKind::Points(2), 13),
        column(Label::Verdict, ColumnKind::Mark, 18),
    ];
    let mut sheet = Sheet::new(book.label(Label::Targets), columns, Box::new(walk));
    sheet.title = title(&book, Label::TargetsTitle);
    sheet.notes = book.notes(book.results.provisional);
    Some(sheet)
}
