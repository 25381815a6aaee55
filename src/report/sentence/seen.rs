//! The values that a condition saw in a subject, and which of its parts held.
//!
//! Only for telling: the classification has decided before.

use jiff::civil::Date;

use crate::campaign::{Atom, Bound, Condition, DateTest, FactTest, HistoryTest, NumberTest, Span};
use crate::id::{CriterionIx, GroupIx};
use crate::intake::{FactValue, PastLevel, Period};
use crate::num::{Exact, Points};
use crate::report::book::Subject;
use crate::score::condition::is_called;
use crate::score::{Depth, history};
use crate::words::{Label, Phrase};

use super::condition::Teller;

impl Teller<'_, '_> {
    /// What the subject has: empty where the sentence says it already, none where there is nothing.
    pub(super) fn value(&self, atom: &Atom, holds: bool) -> Option<String> {
        let subject = self.subject?;
        let (book, card) = (self.book, &subject.graded.card);
        match atom {
            Atom::Fact(fact, _) => book.fact_seen(subject, *fact),
            Atom::Criterion(at, _) => self.criterion(*at).map(|points| book.figure(points)),
            Atom::Group(at, _) => card.groups.get(at.index()).map(|points| book.figure(points)),
            Atom::EveryGroup(bound) => Some(if holds { String::new() } else { self.weak_groups(bound) }),
            Atom::EveryCriterion(bound) => Some(if holds { String::new() } else { self.weak_criteria(bound) }),
            Atom::Total(_) => card.total.map(|points| book.figure(points)),
            Atom::Period(span, test) => self.periods(*span, test, holds),
            Atom::History(test) => Some(self.walked(subject, test)),
            Atom::UnitLevel { .. } => subject.unit.level.map(|level| format!("“{}”", book.level(level))),
            _ => Some(String::new()),
        }
    }

    /// The totals of the periods that decided: all of them, or those that made it fail or hold.
    fn periods(&self, span: Span, test: &NumberTest, holds: bool) -> Option<String> {
        let book = self.book;
        let kind = book.campaign.periods?.kind;
        let decides = |passes: bool| (span == Span::Every && holds) || (span == Span::Any && !holds) || passes == holds;
        let periods = self.subject?.graded.card.periods.iter();
        let deciding = periods.filter(|period| decides(test.holds(&period.total.exact(book.places()))));
        let told: Vec<String> = deciding
            .map(|period| {
                format!("{} {}", Period::of(kind, period.number).name_in(book.lang), book.figure(period.total))
            })
            .collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    /// The years that counted, and the one that ended the count.
    fn walked(&self, subject: &Subject<'_>, test: &HistoryTest) -> String {
        let book = self.book;
        let past = subject.dossier.history.as_deref();
        let walk = history::walk(past, book.campaign.year, test);
        let count = walk.counted.len().to_string();
        let years: Vec<String> = walk.counted.iter().map(ToString::to_string).collect();
        let counted = match years.as_slice() {
            [] => count,
            years => book.phrase(Phrase::HistoryCounted, &[("count", &count), ("years", &years.join(", "))]),
        };
        let Some(year) = walk.ended else { return counted };
        let record = match past.and_then(|past| past.year(year)) {
            None => book.label(Label::NoRecord).to_owned(),
            Some(past) => match (past.level, past.awards.as_ref()) {
                (PastLevel::Level(level), _) => book.level(level).to_owned(),
                (PastLevel::Unsaid, []) => book.label(Label::Nothing).to_owned(),
                (PastLevel::Unsaid, awards) => {
                    let titles = awards.iter().map(|award| book.campaign.awards[award.index()].title.as_str());
                    titles.collect::<Vec<_>>().join("; ")
                }
                (PastLevel::Blank | PastLevel::NotRated, _) => book.label(Label::NotRated).to_owned(),
            },
        };
        book.phrase(Phrase::HistoryEnded, &[("counted", &counted), ("year", &year.to_string()), ("record", &record)])
    }

    /// The groups under a bound, with their points.
    fn weak_groups(&self, bound: &Bound) -> String {
        let groups = &self.book.campaign.groups;
        let weak = (0..groups.len()).filter_map(|at| {
            let (points, most) = self.group(GroupIx::at(at))?;
            let fails = !most.is_zero() && !passes(bound, points, &most, self.book.places());
            fails.then(|| self.points_of(&groups[at].title, points, &most))
        });
        weak.collect::<Vec<_>>().join(", ")
    }

    /// The criteria under a bound, with their points.
    fn weak_criteria(&self, bound: &Bound) -> String {
        let campaign = self.book.campaign;
        let weak = self.criteria().into_iter().enumerate().filter_map(|(at, points)| {
            let points = points?;
            let most = &campaign.items[at].max;
            let fails = !passes(bound, points, most, self.book.places());
            fails.then(|| self.points_of(&campaign.criteria[at].title, points, most))
        });
        weak.collect::<Vec<_>>().join(", ")
    }

    fn points_of(&self, title: &str, points: Points, most: &Exact) -> String {
        let (points, maximum) = (self.book.figure(points), self.book.number(most));
        self.book.phrase(Phrase::PointsOf, &[("title", title), ("points", &points), ("maximum", &maximum)])
    }

    /// A group's points and the most it can give the subject's role.
    fn group(&self, group: GroupIx) -> Option<(Points, Exact)> {
        let card = &self.subject?.graded.card;
        let most = self.book.campaign.groups[group.index()].weight.get(card.role?.index())?;
        Some((card.groups.get(group.index())?, most.clone()))
    }

    /// A criterion's points.
    fn criterion(&self, criterion: CriterionIx) -> Option<Points> {
        let kept = &self.subject?.graded.card.criteria;
        if kept.is_empty() {
            self.criteria().get(criterion.index()).copied().flatten()
        } else {
            kept.get(criterion.index())
        }
    }

    /// The points of all criteria; computed once more where the card does not keep them.
    pub(super) fn criteria(&self) -> Vec<Option<Points>> {
        let Some(subject) = self.subject else { return Vec::new() };
        let card = &subject.graded.card;
        if !card.criteria.is_empty() {
            return card.criteria.iter().collect();
        }
        let Some(role) = card.role else { return Vec::new() };
        let detail = self.book.outline(subject.dossier, role, Depth::Items);
        detail.items.iter().take(self.book.campaign.criteria.len()).map(|item| item.points).collect()
    }

    /// Whether a part holds, as far as it can be seen from here: only used to leave out what did not matter.
    pub(super) fn holds(&self, condition: &Condition) -> Option<bool> {
        match condition {
            Condition::All(parts) => {
                let parts: Vec<Option<bool>> = parts.iter().map(|part| self.holds(part)).collect();
                if parts.contains(&Some(false)) {
                    Some(false)
                } else {
                    parts.into_iter().all(|part| part.is_some()).then_some(true)
                }
            }
            Condition::Any(parts) => {
                let parts: Vec<Option<bool>> = parts.iter().map(|part| self.holds(part)).collect();
                if parts.contains(&Some(true)) {
                    Some(true)
                } else {
                    parts.into_iter().all(|part| part.is_some()).then_some(false)
                }
            }
            Condition::Not(inner) => self.holds(inner).map(|holds| !holds),
            Condition::Atom(atom) => self.atom_holds(atom),
        }
    }

    fn atom_holds(&self, atom: &Atom) -> Option<bool> {
        let subject = self.subject?;
        let (card, places) = (&subject.graded.card, self.book.places());
        match atom {
            Atom::Fact(fact, test) => Some(fact_holds(test, &subject.dossier.fact(*fact).value)),
            Atom::FactPresent(fact) => Some(subject.dossier.fact(*fact).at.is_some()),
            Atom::Criterion(at, bound) => {
                let most = &self.book.campaign.items[at.index()].max;
                Some(self.criterion(*at).is_some_and(|points| passes(bound, points, most, places)))
            }
            Atom::Group(at, bound) => {
                Some(self.group(*at).is_some_and(|(points, most)| passes(bound, points, &most, places)))
            }
            Atom::EveryGroup(bound) => Some(self.weak_groups(bound).is_empty()),
            Atom::EveryCriterion(bound) => Some(self.weak_criteria(bound).is_empty()),
            Atom::Total(test) => Some(card.total.is_some_and(|total| test.holds(&total.exact(places)))),
            Atom::Role(role) => Some(card.role == Some(*role)),
            Atom::Unit(unit) => Some(is_called(&subject.unit.id, unit)),
            Atom::UnitLevelPresent => Some(subject.unit.level.is_some()),
            Atom::UnitLevel { level, or_better } => {
                Some(subject.unit.level.is_some_and(|at| at == *level || (*or_better && at < *level)))
            }
            Atom::Period(..) if card.periods.is_empty() => None,
            Atom::Period(Span::Every, test) => {
                Some(card.periods.iter().all(|period| test.holds(&period.total.exact(places))))
            }
            Atom::Period(Span::Any, test) => {
                Some(card.periods.iter().any(|period| test.holds(&period.total.exact(places))))
            }
            Atom::History(test) => {
                let past = subject.dossier.history.as_deref();
                Some(history::walk(past, self.book.campaign.year, test).holds)
            }
            Atom::Level { .. } | Atom::Award(_) => None,
        }
    }
}

fn passes(bound: &Bound, points: Points, most: &Exact, places: u8) -> bool {
    let points = points.exact(places);
    if !bound.percent {
        return bound.test.holds(&points);
    }
    !most.is_zero() && bound.test.holds(&(points / most.clone()))
}

fn fact_holds(test: &FactTest, value: &FactValue) -> bool {
    match (test, value) {
        (FactTest::Number(test), FactValue::Number(number)) => test.holds(number),
        (FactTest::TextIs(words), FactValue::Text { folded, .. }) => words.iter().any(|word| *word.folded == **folded),
        (FactTest::TextIsNot(word), FactValue::Text { folded, .. }) => *word.folded != **folded,
        (FactTest::Flag(wanted), FactValue::Flag(yes)) => wanted == yes,
        (FactTest::Date(test), FactValue::Date(date)) => date_holds(test, *date),
        _ => false,
    }
}

fn date_holds(test: &DateTest, date: Date) -> bool {
    match test {
        DateTest::AtLeast(bound) => date >= *bound,
        DateTest::Above(bound) => date > *bound,
        DateTest::AtMost(bound) => date <= *bound,
        DateTest::Below(bound) => date < *bound,
        DateTest::Is(bound) => date == *bound,
        DateTest::IsNot(bound) => date != *bound,
        DateTest::OneOf(bounds) => bounds.contains(&date),
    }
}
