//! Whether a condition holds for a subject. A test on a value that the subject does not have is false,
//! whatever the test; `not` turns it.

use jiff::civil::Date;

use crate::campaign::{Atom, Bound, Campaign, Condition, DateTest, FactTest, NumberTest, Span};
use crate::id::{AwardIx, CriterionIx, GroupIx, LevelIx, RoleIx};
use crate::intake::{Dossier, FactValue};
use crate::num::{Exact, Points};
use crate::score::{ScoreCard, history};
use crate::text::fold;

/// What a condition can see of a subject at the moment it is asked.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// The rules.
    pub campaign: &'a Campaign,
    /// The id of the subject's unit.
    pub unit: &'a str,
    /// The unit's level.
    pub unit_level: Option<LevelIx>,
    /// Facts.
    pub dossier: &'a Dossier,
    /// The role, once it is known.
    pub role: Option<RoleIx>,
    /// Figures, once there are any.
    pub card: Option<&'a ScoreCard>,
    /// The level, once there is one.
    pub level: Option<LevelIx>,
    /// Awards held so far.
    pub awards: &'a [AwardIx],
}

impl View<'_> {
    /// Whether a condition holds.
    #[must_use]
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::All(list) => list.iter().all(|inner| self.holds(inner)),
            Condition::Any(list) => list.iter().any(|inner| self.holds(inner)),
            Condition::Not(inner) => !self.holds(inner),
            Condition::Atom(atom) => self.atom(atom),
        }
    }

    /// Whether a condition names a fact without value (other than by `present`).
    #[must_use]
    pub fn names_blank_fact(&self, condition: &Condition) -> bool {
        condition.any_atom(&|atom| match atom {
            Atom::Fact(fact, _) => self.dossier.fact(*fact).value == FactValue::Missing,
            _ => false,
        })
    }

    fn atom(&self, atom: &Atom) -> bool {
        match atom {
            Atom::Fact(fact, test) => fact_holds(&self.dossier.fact(*fact).value, test),
            Atom::FactPresent(fact) => self.dossier.fact(*fact).at.is_some(),
            Atom::Criterion(criterion, bound) => self.criterion(*criterion, bound) == Some(true),
            Atom::Group(group, bound) => self.group(*group, bound) == Some(true),
            Atom::EveryGroup(bound) => self.every_group(bound),
            Atom::EveryCriterion(bound) => self.every_criterion(bound),
            Atom::Total(test) => self.total().is_some_and(|total| test.holds(&total)),
            Atom::Role(role) => self.role == Some(*role),
            Atom::Unit(unit) => is_called(self.unit, unit),
            Atom::Level { level, or_better } => reaches(self.level, *level, *or_better),
            Atom::Award(award) => self.awards.contains(award),
            Atom::UnitLevel { level, or_better } => reaches(self.unit_level, *level, *or_better),
            Atom::UnitLevelPresent => self.unit_level.is_some(),
            Atom::Period(span, test) => self.periods(*span, test),
            Atom::History(test) => history::walk(self.dossier.history.as_deref(), self.campaign.year, test).holds,
        }
    }

    fn places(&self) -> u8 {
        self.campaign.rounding.places
    }

    fn total(&self) -> Option<Exact> {
        Some(self.card?.total?.exact(self.places()))
    }

    /// Every one, or any one, of the totals that enter the year's mean.
    fn periods(&self, span: Span, test: &NumberTest) -> bool {
        let Some(card) = self.card.filter(|card| card.total.is_some()) else {
            return false;
        };
        let mut totals = card.periods.iter().map(|period| period.total.exact(self.places()));
        match span {
            Span::Every => totals.all(|total| test.holds(&total)),
            Span::Any => totals.any(|total| test.holds(&total)),
        }
    }

    /// Nothing where the group has no points, or is not asked of the role.
    fn group(&self, group: GroupIx, bound: &Bound) -> Option<bool> {
        let weight = &self.campaign.groups[group.index()].weight[self.role?.index()];
        let points = self.card?.groups.get(group.index())?;
        Some(self.bound_holds(points, bound, weight))
    }

    /// Nothing where the criterion was shared out, or is not asked of the role.
    fn criterion(&self, criterion: CriterionIx, bound: &Bound) -> Option<bool> {
        let points = self.card?.criteria.get(criterion.index())?;
        Some(self.bound_holds(points, bound, &self.campaign.criterion_item(criterion).max))
    }

    fn every_group(&self, bound: &Bound) -> bool {
        self.card.is_some_and(|card| card.total.is_some())
            && (0..self.campaign.groups.len()).map(GroupIx::at).all(|group| self.group(group, bound) != Some(false))
    }

    fn every_criterion(&self, bound: &Bound) -> bool {
        self.card.is_some_and(|card| card.total.is_some())
            && (0..self.campaign.criteria.len())
                .map(CriterionIx::at)
                .all(|criterion| self.criterion(criterion, bound) != Some(false))
    }

    fn bound_holds(&self, points: Points, bound: &Bound, max: &Exact) -> bool {
        let points = points.exact(self.places());
        if !bound.percent {
            return bound.test.holds(&points);
        }
        // points ÷ max against the share, without dividing: a maximum of 0 meets every lower bound of 0.
        scaled(&bound.test, max).holds(&points)
    }
}

/// A test whose thresholds are shares, as a test on points.
fn scaled(test: &NumberTest, max: &Exact) -> NumberTest {
    let times = |share: &Exact| share * max;
    match test {
        NumberTest::AtLeast(share) => NumberTest::AtLeast(times(share)),
        NumberTest::Above(share) => NumberTest::Above(times(share)),
        NumberTest::AtMost(share) => NumberTest::AtMost(times(share)),
        NumberTest::Below(share) => NumberTest::Below(times(share)),
        NumberTest::Is(share) => NumberTest::Is(times(share)),
        NumberTest::IsNot(share) => NumberTest::IsNot(times(share)),
        NumberTest::OneOf(shares) => NumberTest::OneOf(shares.iter().map(times).collect()),
    }
}

/// Levels are counted from the best: a lower position is a better level.
fn reaches(held: Option<LevelIx>, level: LevelIx, or_better: bool) -> bool {
    held.is_some_and(|held| held == level || (or_better && held < level))
}

/// Whether a unit's code (its name where it has none) is the one that a rule names, after folding.
pub(crate) fn is_called(unit: &str, named: &str) -> bool {
    unit == named || fold(unit) == fold(named)
}

fn fact_holds(value: &FactValue, test: &FactTest) -> bool {
    match (value, test) {
        (FactValue::Number(number), FactTest::Number(test)) => test.holds(number),
        (FactValue::Text { folded, .. }, FactTest::TextIs(words)) => words.iter().any(|word| *word.folded == **folded),
        (FactValue::Text { folded, .. }, FactTest::TextIsNot(word)) => *word.folded != **folded,
        (FactValue::Flag(flag), FactTest::Flag(wanted)) => flag == wanted,
        (FactValue::Date(date), FactTest::Date(test)) => date_holds(*date, test),
        _ => false,
    }
}

fn date_holds(date: Date, test: &DateTest) -> bool {
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
