//! “Bảng tổng hợp kết quả đánh giá, xếp loại”: everybody of the unit on the paper that is signed.

use crate::campaign::ListOrder;
use crate::classify::{Outcome, SubjectRef};
use crate::id::RaterIx;
use crate::num::Points;
use crate::report::book::{Book, Subject};
use crate::report::order::as_listed;
use crate::report::sentence::short_remark;
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::{Label, Phrase};

use super::UnitBook;

/// No more groups than this have wider columns, for the words of their titles.
const ROOMY_GROUPS: usize = 3;

/// More groups than this stand on the detail sheet only.
const MOST_GROUPS: usize = 6;

pub(super) fn sheet<'a>(unit: &UnitBook<'a>) -> Sheet<'a> {
    let book = unit.book;
    let mut subjects = unit.subjects(|_| true);
    let order = book.campaign.letterhead.as_ref().map_or(ListOrder::Rank, |head| head.order);
    if order == ListOrder::Roster {
        subjects.sort_by(|a, b| as_listed(book.results, *a, *b));
    }
    let shape = Shape::of(&book, &subjects);
    let columns = shape.columns(&book);
    let expected = subjects.len();
    let last = counted(&book, &subjects);
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        let mut cells = Vec::new();
        for (number, at) in (1..).zip(&subjects) {
            cells.clear();
            shape.fill(&mut cells, &book, number, &book.subject(*at));
            row(&cells, RowStyle::Plain);
        }
        row(&[Cell::text(last.as_str())], RowStyle::Section);
    };
    let mut sheet = Sheet::new(book.label(Label::Overview), columns, Box::new(walk));
    sheet.expected = expected;
    sheet.title = unit.title(Label::OverviewTitle);
    sheet.notes = book.notes(unit.provisional);
    sheet.frame = book.frame();
    sheet
}

/// How many there are, and how many at each level.
fn counted(book: &Book<'_>, subjects: &[SubjectRef]) -> String {
    let mut counts = vec![0_usize; book.campaign.levels.len()];
    let (mut not_rated, mut incomplete) = (0_usize, 0_usize);
    for at in subjects {
        match book.subject(*at).graded.standing.outcome {
            Outcome::Level(level) => counts[level.index()] += 1,
            Outcome::NotRated => not_rated += 1,
            Outcome::Incomplete => incomplete += 1,
        }
    }
    let levels = book.campaign.levels.iter().map(|level| level.title.as_str()).zip(counts);
    let others = [(book.label(Label::NotRated), not_rated), (book.label(Label::Incomplete), incomplete)];
    let others = others.into_iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = levels.chain(others).map(|(title, count)| format!("{title}: {count}")).collect();
    book.phrase(Phrase::Counted, &[("count", &subjects.len().to_string()), ("parts", &parts.join("; "))])
}

/// Which columns the campaign and the unit's tables need.
struct Shape {
    position: bool,
    groups: usize,
    own: bool,
    /// The other raters who scored in tables of their own or columns of their own.
    raters: Vec<usize>,
}

impl Shape {
    fn of(book: &Book<'_>, subjects: &[SubjectRef]) -> Self {
        let groups = book.campaign.groups.len();
        let named = named_raters(book, subjects);
        let own = book.campaign.self_rater().filter(|rater| named.contains(&rater.index()));
        Self {
            position: book.position_title().is_some(),
            groups: if groups > MOST_GROUPS { 0 } else { groups },
            own: own.is_some(),
            raters: named.into_iter().filter(|rater| own.is_none_or(|own| own.index() != *rater)).collect(),
        }
    }

    fn columns(&self, book: &Book<'_>) -> Vec<Column> {
        let points = ColumnKind::Points(book.places());
        let column = |label, kind, width| Column::new(book.label(label), kind, width);
        let mut columns = vec![
            column(Label::Number, ColumnKind::Count, 5),
            column(Label::Name, ColumnKind::Text, book.name_width(22)),
        ];
        columns.extend(book.position_title().map(|title| Column::new(title, ColumnKind::Text, 15)));
        let band = book.label(Label::ByGroup);
        let groups = &book.campaign.groups[..self.groups];
        let width = if self.groups > ROOMY_GROUPS { 8 } else { 11 };
        columns.extend(groups.iter().map(|group| Column::new(&group.title, points, width).under(band)));
        if self.own {
            columns.push(column(Label::SelfPoints, points, 8));
        }
        let raters = self.raters.iter().map(|rater| &book.campaign.raters[*rater].title);
        let rater = |title: &String| Column::new(title, points, 8);
        // Over one column a heading of several would only be high.
        let over =
            |column: Column| if self.raters.len() > 1 { column.under(book.label(Label::ByRater)) } else { column };
        columns.extend(raters.map(rater).map(over));
        columns.push(column(Label::Total, points, 8));
        columns.push(column(Label::Level, ColumnKind::Text, book.level_width()));
        columns.push(column(Label::Remark, ColumnKind::Long, 25));
        columns
    }

    fn fill<'a>(&self, cells: &mut Vec<Cell<'a>>, book: &Book<'a>, number: i64, subject: &Subject<'a>) {
        let (card, standing) = (&subject.graded.card, &subject.graded.standing);
        cells.extend([Cell::Count(number), Cell::text(&*subject.dossier.name)]);
        if self.position {
            cells.push(book.position(subject));
        }
        cells.extend((0..self.groups).map(|group| Cell::points(card.groups.get(group))));
        if self.own {
            cells.push(Cell::points(book.campaign.self_rater().and_then(|own| of_rater(subject, own.index()))));
        }
        cells.extend(self.raters.iter().map(|rater| Cell::points(of_rater(subject, *rater))));
        cells.push(Cell::points(card.total));
        cells.push(Cell::text(book.outcome(standing)));
        let plain = standing.reasons.is_empty() && standing.outcome != Outcome::Incomplete;
        cells.push(if plain { Cell::Blank } else { Cell::text(short_remark(book, subject)) });
    }
}

fn of_rater(subject: &Subject<'_>, rater: usize) -> Option<Points> {
    subject.graded.card.rater_totals.get(rater)
}

/// The raters whom some table of these subjects names: without any, everybody's figures are the same.
fn named_raters(book: &Book<'_>, subjects: &[SubjectRef]) -> Vec<usize> {
    let mut named: Vec<RaterIx> = Vec::new();
    let mut seen: Vec<u32> = Vec::new();
    for at in subjects {
        for form in &book.subject(*at).dossier.forms {
            if let Some(rater) = form.rater
                && !named.contains(&rater)
            {
                named.push(rater);
            }
            if !seen.contains(&form.row.sheet) {
                seen.push(form.row.sheet);
                let columns = &book.results.gathered.sheets[form.row.sheet as usize].columns;
                let raters: Vec<RaterIx> = columns.iter().filter_map(|column| column.rater).collect();
                named.extend(raters);
            }
        }
    }
    named.sort_unstable();
    named.dedup();
    named.into_iter().map(RaterIx::index).collect()
}
