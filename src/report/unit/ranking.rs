//! “Xếp hạng”: everybody with a level, best first.

use crate::classify::SubjectRef;
use crate::num::Points;
use crate::report::book::{Book, Subject};
use crate::report::measure::width_for;
use crate::report::sheet::{Cell, Column, ColumnKind, Sheet};
use crate::words::Label;

use super::{UnitBook, rows_of, who};

pub(super) fn sheet<'a>(unit: &UnitBook<'a>) -> Option<Sheet<'a>> {
    let book = unit.book;
    let subjects = unit.subjects(|subject| subject.graded.standing.outcome.level().is_some());
    if subjects.is_empty() {
        return None;
    }
    let shape = Shape::of(&book);
    let columns = columns(unit, shape, period_width(&book, &subjects));
    let expected = subjects.len();
    let rows = rows_of(book, subjects, move |cells, _, subject| fill(cells, &book, shape, subject));
    let mut sheet = Sheet::new(book.label(Label::Ranking), columns, rows);
    sheet.expected = expected;
    sheet.title = unit.title(Label::RankingTitle);
    sheet.notes = book.notes(unit.provisional);
    sheet.paper.kept = 3;
    Some(sheet)
}

/// More periods than this have columns no wider than their figures, so that all stand on a page across.
const FEW_PERIODS: u8 = 4;

/// How wide the column of a period is.
fn period_width(book: &Book<'_>, subjects: &[SubjectRef]) -> u16 {
    if Shape::of(book).periods <= FEW_PERIODS {
        return 8;
    }
    let totals = subjects.iter().flat_map(|at| book.subject(*at).graded.card.periods.iter().map(|period| period.total));
    totals.map(|total| width_for(&book.figure(total), 1, 6, 20)).max().unwrap_or(6)
}

/// Which columns a campaign needs.
#[derive(Clone, Copy)]
struct Shape {
    position: bool,
    own: bool,
    periods: u8,
    awards: bool,
}

impl Shape {
    fn of(book: &Book<'_>) -> Self {
        Self {
            position: book.position_title().is_some(),
            own: book.campaign.self_rater().is_some(),
            periods: book.campaign.periods.map_or(0, |rule| rule.kind.in_year()),
            awards: !book.campaign.awards.is_empty(),
        }
    }
}

fn columns(unit: &UnitBook<'_>, shape: Shape, of_period: u16) -> Vec<Column> {
    let book = &unit.book;
    let points = ColumnKind::Points(book.places());
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let mut columns = vec![column(Label::Rank, ColumnKind::Count, 6)];
    columns.extend(who(unit));
    columns.extend(book.position_title().map(|title| Column::new(title, ColumnKind::Text, 18)));
    if shape.periods > FEW_PERIODS {
        // Names go on in a second line rather than the months on a second page.
        let words = columns.iter_mut().filter(|column| column.kind == ColumnKind::Text).skip(1);
        words.for_each(|column| column.width = column.width * 5 / 6);
    }
    if let Some(rule) = book.campaign.periods {
        let names = (1..=shape.periods).map(|number| crate::intake::Period::of(rule.kind, number).name_in(book.lang));
        columns.extend(names.map(|name| Column::new(name, points, of_period).under(book.label(Label::ByPeriod))));
    }
    columns.push(column(Label::Total, points, 9));
    if shape.own {
        columns.push(column(Label::Gap, points, 9));
    }
    columns.push(column(Label::LevelByPoints, ColumnKind::Mark, book.short_level_width().max(10)));
    let levels = book.campaign.levels.iter().map(|level| width_for(&level.title, 2, 12, 20));
    let level = if shape.periods > FEW_PERIODS { levels.max().unwrap_or(12) } else { book.level_width() };
    columns.push(column(Label::Level, ColumnKind::Text, level));
    if shape.awards {
        columns.push(column(Label::Awards, ColumnKind::Long, 26));
    }
    columns
}

fn fill<'a>(cells: &mut Vec<Cell<'a>>, book: &Book<'a>, shape: Shape, subject: &Subject<'a>) {
    let (card, standing) = (&subject.graded.card, &subject.graded.standing);
    cells.push(Cell::count(standing.rank_in_unit.or(standing.rank_overall).map(i64::from)));
    cells.extend([Cell::text(&*subject.dossier.code), Cell::text(&*subject.dossier.name)]);
    if shape.position {
        cells.push(book.position(subject));
    }
    let total = |number| card.periods.iter().find(|period| period.number == number).map(|period| period.total);
    cells.extend((1..=shape.periods).map(|number| Cell::points(total(number))));
    cells.push(Cell::points(card.total));
    if shape.own {
        let gap = own_total(book, subject).zip(card.total).map(|(own, total)| Points(own.0 - total.0));
        cells.push(Cell::points(gap));
    }
    let by_points = standing.level_by_points.map_or("", |level| &*book.campaign.levels[level.index()].short);
    cells.extend([Cell::text(by_points), Cell::text(book.outcome(standing))]);
    if shape.awards {
        cells.push(Cell::text(book.awards(standing)));
    }
}

/// The total by the subject's own claims.
fn own_total(book: &Book<'_>, subject: &Subject<'_>) -> Option<Points> {
    let own = book.campaign.self_rater()?;
    subject.graded.card.rater_totals.get(own.index())
}
