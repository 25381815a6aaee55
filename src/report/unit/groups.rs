//! “Điểm theo nhóm”: self and final side by side for each group, each rater's total, bonus and deduction,
//! the total of each period.

use crate::campaign::ExtraKind;
use crate::intake::Period;
use crate::num::Points;
use crate::report::book::{Book, Subject};
use crate::report::sheet::{Cell, Column, ColumnKind, Sheet};
use crate::score::{Depth, Detail};
use crate::words::Label;

use super::{UnitBook, rows_of, who};

pub(super) fn sheet<'a>(unit: &UnitBook<'a>) -> Option<Sheet<'a>> {
    let book = unit.book;
    let subjects = unit.subjects(|subject| subject.graded.card.total.is_some());
    let single = book.campaign.groups.len() < 2 && book.campaign.raters.len() < 2 && book.campaign.periods.is_none();
    if subjects.is_empty() || single {
        return None;
    }
    let own = book.campaign.self_rater().is_some();
    let expected = subjects.len();
    let rows = rows_of(book, subjects, move |cells, _, subject| fill(cells, &book, own, subject));
    let mut sheet = Sheet::new(book.label(Label::GroupPoints), columns(&book, own), rows);
    sheet.expected = expected;
    sheet.title = unit.title(Label::GroupPointsTitle);
    sheet.notes = book.notes(unit.provisional);
    Some(sheet)
}

fn columns(book: &Book<'_>, own: bool) -> Vec<Column> {
    let campaign = book.campaign;
    let points = ColumnKind::Points(book.places());
    let column = |title: &str, width| Column::new(title, points, width);
    let mut columns: Vec<Column> = who(book).into();
    for group in &campaign.groups {
        if own {
            columns.push(column(book.label(Label::SelfPoints), 9).under(&group.title));
            columns.push(column(book.label(Label::FinalPoints), 9).under(&group.title));
        } else {
            columns.push(column(&group.title, 12).under(book.label(Label::ByGroup)));
        }
    }
    let band = book.label(Label::ByRater);
    columns.extend(campaign.raters.iter().map(|rater| column(&rater.title, 10).under(band)));
    if !campaign.extras.is_empty() {
        let band = book.label(Label::Extras);
        columns.push(column(book.label(Label::BasePoints), 9).under(band));
        columns.extend(campaign.extras.iter().map(|extra| column(&extra.title, 10).under(band)));
    }
    if let Some(rule) = campaign.periods {
        let band = book.label(Label::ByPeriod);
        let numbers = 1..=rule.kind.in_year();
        columns.extend(numbers.map(|number| column(&Period::of(rule.kind, number).name(), 9).under(band)));
    }
    columns.push(column(book.label(Label::Total), 10));
    columns
}

fn fill<'a>(cells: &mut Vec<Cell<'a>>, book: &Book<'a>, own: bool, subject: &Subject<'a>) {
    let (campaign, card) = (book.campaign, &subject.graded.card);
    cells.extend([Cell::text(&*subject.dossier.code), Cell::text(&*subject.dossier.name)]);
    let needed = own || !campaign.extras.is_empty();
    let figures = card.role.filter(|_| needed).map(|role| book.outline(subject.dossier, role, Depth::Groups));
    for group in 0..campaign.groups.len() {
        if own {
            cells.push(Cell::points(figures.as_ref().and_then(|detail| detail.groups.get(group)?.points_self)));
        }
        cells.push(Cell::points(card.groups.get(group).copied().flatten()));
    }
    let raters = 0..campaign.raters.len();
    cells.extend(raters.map(|rater| Cell::points(card.rater_totals.get(rater).copied().flatten())));
    if !campaign.extras.is_empty() {
        cells.push(Cell::points(figures.as_ref().and_then(|detail| detail.base)));
        let extras = 0..campaign.extras.len();
        cells
            .extend(extras.map(|extra| Cell::points(figures.as_ref().and_then(|detail| counted(book, detail, extra)))));
    }
    if let Some(rule) = campaign.periods {
        let total = |number| card.periods.iter().find(|period| period.number == number).map(|period| period.total);
        cells.extend((1..=rule.kind.in_year()).map(|number| Cell::points(total(number))));
    }
    cells.push(Cell::points(card.total));
}

/// What a bonus adds, or (with its sign) what a deduction takes off.
fn counted(book: &Book<'_>, detail: &Detail, extra: usize) -> Option<Points> {
    let points = detail.extras.get(extra)?.counted?;
    match book.campaign.extras[extra].kind {
        ExtraKind::Bonus => Some(points),
        ExtraKind::Deduction => Some(Points(-points.0)),
    }
}
