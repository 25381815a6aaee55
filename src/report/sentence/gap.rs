//! By how much a condition is missed: “có 0, cần 1, thiếu 1”.

use crate::campaign::{Atom, Bound, Condition, FactTest, NumberTest, Span};
use crate::id::GroupIx;
use crate::intake::{FactValue, Period};
use crate::num::{Exact, Points};
use crate::report::book::{Book, Subject};
use crate::report::sentence;
use crate::report::sentence::condition::Teller;
use crate::report::sentence::lack::fails;
use crate::score::PeriodTotal;
use crate::words::{Label, Phrase, Tell};

/// What a number is, for its decimals.
#[derive(Clone, Copy)]
enum Kind {
    Points,
    Fact,
}

/// One line for each part of a condition that is missed: by how much where that can be measured, else with what was
/// seen. Where one part would do, they are one line.
#[must_use]
pub fn gaps(book: &Book<'_>, subject: &Subject<'_>, condition: &Condition) -> Vec<String> {
    let missed = |part: &&Condition| fails(book, subject, part);
    match condition {
        Condition::All(parts) => parts.iter().filter(missed).flat_map(|part| gaps(book, subject, part)).collect(),
        Condition::Any(parts) => {
            let each = parts.iter().map(|part| gaps(book, subject, part).join("; ")).collect::<Vec<_>>();
            vec![each.join(&format!(" {} ", book.label(Label::Or)))]
        }
        Condition::Not(_) => vec![sentence::told(book, condition, subject, false)],
        Condition::Atom(atom) => {
            let measured = of_atom(book, subject, atom);
            if measured.is_empty() { vec![sentence::told(book, condition, subject, false)] } else { measured }
        }
    }
}

/// The groups under a bound.
#[must_use]
pub fn weak_groups(book: &Book<'_>, subject: &Subject<'_>, bound: &Bound) -> Vec<GroupIx> {
    let groups = (0..book.campaign.groups.len()).map(GroupIx::at);
    groups
        .filter(|at| figure_of_group(book, subject, *at).is_some_and(|(has, most)| is_under(bound, &has, &most)))
        .collect()
}

fn of_atom(book: &Book<'_>, subject: &Subject<'_>, atom: &Atom) -> Vec<String> {
    let campaign = book.campaign;
    match atom {
        Atom::Fact(fact, FactTest::Number(test)) => {
            let FactValue::Number(has) = &subject.dossier.fact(*fact).value else { return Vec::new() };
            measured(book, &campaign.facts[fact.index()].title, test, has, Kind::Fact).into_iter().collect()
        }
        Atom::Group(at, bound) => group(book, subject, *at, bound).into_iter().collect(),
        Atom::EveryGroup(bound) => {
            let weak = weak_groups(book, subject, bound);
            weak.into_iter().filter_map(|at| group(book, subject, at, bound)).collect()
        }
        Atom::Criterion(at, bound) => {
            let criteria = Teller { book, subject: Some(subject) }.criteria();
            criterion(book, &criteria, at.index(), bound).into_iter().collect()
        }
        Atom::EveryCriterion(bound) => {
            let criteria = Teller { book, subject: Some(subject) }.criteria();
            (0..criteria.len()).filter_map(|at| criterion(book, &criteria, at, bound)).collect()
        }
        Atom::Total(test) => {
            let Some(total) = subject.graded.card.total else { return Vec::new() };
            let what = book.phrase(Phrase::Total, &[]);
            measured(book, &what, test, &total.exact(book.places()), Kind::Points).into_iter().collect()
        }
        Atom::Period(Span::Every, test) => periods(book, subject, test),
        _ => Vec::new(),
    }
}

/// Each period that fails.
fn periods(book: &Book<'_>, subject: &Subject<'_>, test: &NumberTest) -> Vec<String> {
    let Some(rule) = book.campaign.periods else { return Vec::new() };
    let periods = subject.graded.card.periods.iter();
    let one = |period: &PeriodTotal| {
        let name = Period::of(rule.kind, period.number).name_in(book.lang);
        measured(book, &name, test, &period.total.exact(book.places()), Kind::Points)
    };
    periods.filter_map(one).collect()
}

fn figure_of_group(book: &Book<'_>, subject: &Subject<'_>, at: GroupIx) -> Option<(Exact, Exact)> {
    let card = &subject.graded.card;
    let has = card.groups.get(at.index())?.exact(book.places());
    Some((has, book.campaign.groups[at.index()].weight.get(card.role?.index())?.clone()))
}

fn group(book: &Book<'_>, subject: &Subject<'_>, at: GroupIx, bound: &Bound) -> Option<String> {
    let (has, most) = figure_of_group(book, subject, at)?;
    let what = book.phrase(Phrase::Group, &[("title", &book.campaign.groups[at.index()].title)]);
    measured(book, &what, &in_points(bound, &most), &has, Kind::Points)
}

fn criterion(book: &Book<'_>, criteria: &[Option<Points>], at: usize, bound: &Bound) -> Option<String> {
    let has = (*criteria.get(at)?)?.exact(book.places());
    let item = &book.campaign.items[at];
    measured(book, &item.title, &in_points(bound, &item.max), &has, Kind::Points)
}

fn is_under(bound: &Bound, has: &Exact, most: &Exact) -> bool {
    !most.is_zero() && !in_points(bound, most).holds(has)
}

/// The test with its thresholds in points.
fn in_points(bound: &Bound, most: &Exact) -> NumberTest {
    let points = |threshold: &Exact| if bound.percent { threshold * most } else { threshold.clone() };
    match &bound.test {
        NumberTest::AtLeast(at) => NumberTest::AtLeast(points(at)),
        NumberTest::Above(at) => NumberTest::Above(points(at)),
        NumberTest::AtMost(at) => NumberTest::AtMost(points(at)),
        NumberTest::Below(at) => NumberTest::Below(points(at)),
        NumberTest::Is(at) => NumberTest::Is(points(at)),
        NumberTest::IsNot(at) => NumberTest::IsNot(points(at)),
        NumberTest::OneOf(all) => NumberTest::OneOf(all.iter().map(points).collect()),
    }
}

fn measured(book: &Book<'_>, what: &str, test: &NumberTest, has: &Exact, kind: Kind) -> Option<String> {
    if test.holds(has) {
        return None;
    }
    let (tell, needs, gap) = match test {
        NumberTest::AtLeast(needs) => (Tell::GapShort, needs, needs - has),
        NumberTest::Above(needs) => (Tell::GapAbove, needs, needs - has),
        NumberTest::AtMost(needs) => (Tell::GapOver, needs, has - needs),
        NumberTest::Below(needs) => (Tell::GapBelow, needs, has - needs),
        NumberTest::Is(_) | NumberTest::IsNot(_) | NumberTest::OneOf(_) => return None,
    };
    let shown = |number: &Exact| match kind {
        Kind::Points => book.figure(number.round(book.campaign.rounding)),
        Kind::Fact => book.number(number),
    };
    let (has, needs, gap) = (shown(has), book.number(needs), shown(&gap));
    Some(book.lang.tell(tell, &[("what", what), ("has", &has), ("needs", &needs), ("gap", &gap)]))
}
