//! “Xếp hạng”: everybody with a level, best first.

use crate::num::Points;
use crate::report::book::{Book, Subject};
use crate::report::sentence::short_remark;
use crate::report::sheet::{Cell, Column, ColumnKind, Sheet};
use crate::words::Label;

use super::{UnitBook, rows_of, who};

/// More groups than this have a sheet of their own only.
const MOST_GROUPS: usize = 6;

pub(super) fn sheet<'a>(unit: &UnitBook<'a>) -> Sheet<'a> {
    let book = unit.book;
    let subjects = unit.subjects(|subject| subject.graded.standing.outcome.level().is_some());
    let shape = Shape::of(&book);
    let columns = columns(&book, shape);
    let expected = subjects.len();
    let rows = rows_of(book, subjects, move |cells, _, subject| fill(cells, &book, shape, subject));
    let mut sheet = Sheet::new(book.label(Label::Ranking), columns, rows);
    sheet.expected = expected;
    sheet.title = unit.title(Label::RankingTitle);
    sheet.notes = book.notes(unit.provisional);
    sheet.frame = book.frame();
    sheet
}

/// Which columns a campaign needs.
#[derive(Clone, Copy)]
struct Shape {
    position: bool,
    groups: usize,
    own: bool,
    awards: bool,
}

impl Shape {
    fn of(book: &Book<'_>) -> Self {
        let groups = book.campaign.groups.len();
        Self {
            position: book.position_title().is_some(),
            groups: if groups > MOST_GROUPS { 0 } else { groups },
            own: book.campaign.self_rater().is_some(),
            awards: !book.campaign.awards.is_empty(),
        }
    }
}

fn columns(book: &Book<'_>, shape: Shape) -> Vec<Column> {
    let points = ColumnKind::Points(book.places());
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let mut columns = vec![column(Label::Rank, ColumnKind::Count, 6)];
    columns.extend(who(book));
    columns.extend(book.position_title().map(|title| Column::new(title, ColumnKind::Text, 15)));
    let band = book.label(Label::ByGroup);
    let groups = &book.campaign.groups[..shape.groups];
    columns.extend(groups.iter().map(|group| Column::new(&group.title, points, 10).under(band)));
    if shape.own {
        columns.push(column(Label::SelfPoints, points, 9));
    }
    columns.push(column(Label::Total, points, 9));
    if shape.own {
        columns.push(column(Label::Gap, points, 9));
    }
    columns.push(column(Label::LevelByPoints, ColumnKind::Mark, 10));
    columns.push(column(Label::Level, ColumnKind::Text, 26));
    if shape.awards {
        columns.push(column(Label::Awards, ColumnKind::Long, 18));
    }
    columns.push(column(Label::Remark, ColumnKind::Long, 26));
    columns
}

fn fill<'a>(cells: &mut Vec<Cell<'a>>, book: &Book<'a>, shape: Shape, subject: &Subject<'a>) {
    let (card, standing) = (&subject.graded.card, &subject.graded.standing);
    cells.push(Cell::count(standing.rank_in_unit.or(standing.rank_overall).map(i64::from)));
    cells.extend([Cell::text(&*subject.dossier.code), Cell::text(&*subject.dossier.name)]);
    if shape.position {
        cells.push(book.position(subject));
    }
    cells.extend((0..shape.groups).map(|group| Cell::points(card.groups.get(group).copied().flatten())));
    let own = own_total(book, subject);
    if shape.own {
        cells.push(Cell::points(own));
    }
    cells.push(Cell::points(card.total));
    if shape.own {
        let gap = own.zip(card.total).map(|(own, total)| Points(own.0 - total.0));
        cells.push(Cell::points(gap));
    }
    let by_points = standing.level_by_points.map_or("", |level| &*book.campaign.levels[level.index()].short);
    cells.extend([Cell::text(by_points), Cell::text(book.outcome(standing))]);
    if shape.awards {
        cells.push(Cell::text(book.awards(standing)));
    }
    let plain = standing.reasons.is_empty();
    cells.push(if plain { Cell::Blank } else { Cell::text(short_remark(book, subject)) });
}

/// The total by the subject's own claims.
fn own_total(book: &Book<'_>, subject: &Subject<'_>) -> Option<Points> {
    let own = book.campaign.self_rater()?;
    subject.graded.card.rater_totals.get(own.index()).copied().flatten()
}
