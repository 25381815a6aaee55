//! “Danh hiệu”: who holds each award, best first, under the award's title.

use crate::classify::SubjectRef;
use crate::id::AwardIx;
use crate::report::book::{Book, Subject};
use crate::report::order::{RowOrder, graded};
use crate::report::sentence::{award_ground, common_ground};
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::Label;

use super::{is_of_units, title};

pub(super) fn sheet(book: Book<'_>) -> Option<Sheet<'_>> {
    let holders = holders(&book);
    if holders.iter().all(Vec::is_empty) {
        return None;
    }
    let expected = holders.iter().map(Vec::len).sum();
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for (at, (award, holders)) in book.campaign.awards.iter().zip(&holders).enumerate() {
            let source = book.source(award.source.as_deref());
            let common = common_ground(&book, AwardIx::at(at));
            let heading = format!("{}{source}: {}", award.title, holders.len());
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
    let mut sheet = Sheet::new(book.label(Label::Awards), columns(&book), Box::new(walk));
    sheet.expected = expected;
    sheet.title = title(&book, Label::AwardsTitle);
    sheet.notes = book.notes(book.results.provisional);
    sheet.frame = book.frame();
    Some(sheet)
}

/// For each award its holders in order of priority.
fn holders(book: &Book<'_>) -> Vec<Vec<SubjectRef>> {
    let results = book.results;
    let mut holders = vec![Vec::new(); book.campaign.awards.len()];
    let mut people = Vec::new();
    for (unit, result) in (0_u32..).zip(&results.units) {
        let all = (0_u32..).zip(&result.subjects).filter(|(_, graded)| !graded.standing.awards.is_empty());
        people.extend(all.map(|(subject, _)| SubjectRef { unit, subject }));
    }
    RowOrder::default().prioritised(results, &mut people);
    for at in people {
        for AwardIx(award) in &graded(results, at).standing.awards {
            holders[usize::from(*award)].push(at);
        }
    }
    holders
}

fn columns(book: &Book<'_>) -> Vec<Column> {
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let mut columns = vec![
        column(Label::Number, ColumnKind::Count, 6),
        column(Label::Code, ColumnKind::Text, book.code_width(0..book.results.gathered.units.len())),
        column(Label::Name, ColumnKind::Text, book.name_width(22)),
    ];
    columns.extend(book.position_title().map(|title| Column::new(title, ColumnKind::Text, 16)));
    // A unit that is graded is its own unit.
    columns.extend((!is_of_units(book)).then(|| column(Label::Unit, ColumnKind::Text, 26)));
    columns.push(column(Label::Total, ColumnKind::Points(book.places()), 8));
    columns.push(column(Label::Level, ColumnKind::Text, book.level_width()));
    columns.push(column(Label::Ground, ColumnKind::Long, 32));
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
    cells.extend((!is_of_units(book)).then(|| Cell::text(&*subject.unit.name)));
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
