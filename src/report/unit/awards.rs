//! “Khen thưởng”: who of the unit holds each award, best first, and what it rests on.

use crate::classify::SubjectRef;
use crate::id::AwardIx;
use crate::report::book::{Book, Subject};
use crate::report::sentence::{award_ground, common_ground};
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::Label;

use super::{UnitBook, who};

pub(super) fn sheet<'a>(unit: &UnitBook<'a>) -> Option<Sheet<'a>> {
    let book = unit.book;
    let holds = |award: AwardIx| unit.subjects(move |subject| subject.graded.standing.awards.contains(&award));
    let holders: Vec<Vec<SubjectRef>> = (0..book.campaign.awards.len()).map(|at| holds(AwardIx::at(at))).collect();
    if holders.iter().all(Vec::is_empty) {
        return None;
    }
    let expected = holders.iter().map(Vec::len).sum();
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for (at, holders) in holders.iter().enumerate() {
            let award = &book.campaign.awards[at];
            let common = common_ground(&book, AwardIx::at(at));
            let heading = format!("{}{}: {}", award.title, book.source(award.source.as_deref()), holders.len());
            let heading = common.as_ref().map_or(heading.clone(), |common| format!("{heading} – {common}"));
            row(&[Cell::text(heading)], RowStyle::Section);
            for (number, holder) in (1..).zip(holders) {
                row(
                    &cells(&book, (AwardIx::at(at), common.as_deref()), number, &book.subject(*holder)),
                    RowStyle::Plain,
                );
            }
        }
    };
    let mut sheet = Sheet::new(book.label(Label::AwardList), columns(unit), Box::new(walk));
    sheet.expected = expected;
    sheet.title = unit.title(Label::AwardsTitle);
    sheet.notes = book.notes(unit.provisional);
    sheet.frame = book.frame();
    Some(sheet)
}

fn columns(unit: &UnitBook<'_>) -> Vec<Column> {
    let book = &unit.book;
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let mut columns = vec![column(Label::Number, ColumnKind::Count, 6)];
    columns.extend(who(unit));
    columns.extend(book.position_title().map(|title| Column::new(title, ColumnKind::Text, 18)));
    columns.push(column(Label::Total, ColumnKind::Points(book.places()), 9));
    columns.push(column(Label::Level, ColumnKind::Text, book.level_width()));
    columns.push(column(Label::Ground, ColumnKind::Long, 44));
    columns
}

fn cells<'a>(
    book: &Book<'a>,
    (award, common): (AwardIx, Option<&str>),
    number: i64,
    subject: &Subject<'a>,
) -> Vec<Cell<'a>> {
    let mut cells = vec![Cell::Count(number), Cell::text(&*subject.dossier.code), Cell::text(&*subject.dossier.name)];
    if book.position_title().is_some() {
        cells.push(book.position(subject));
    }
    cells.extend([
        Cell::points(subject.graded.card.total),
        Cell::text(book.outcome(&subject.graded.standing)),
        match common.filter(|_| subject.dossier.decision.is_none()) {
            // Told once, over the list.
            Some(_) => Cell::Blank,
            None => Cell::text(award_ground(book, subject, award)),
        },
    ]);
    cells
}
