//! The order of rows: results of subjects become lists in one way only, whatever the order of files.

use std::cmp::Ordering;
use std::ops::Range;

use crate::aggregate::Results;
use crate::campaign::{Campaign, ListOrder, SubjectKind};
use crate::classify::{Graded, Outcome, SubjectRef, UnitResult};
use crate::intake::{Dossier, Unit};
use crate::text::NameOrder;

/// Puts subjects in order.
#[derive(Debug, Default)]
pub struct RowOrder {
    collation: NameOrder,
}

impl RowOrder {
    /// The subjects of a unit: by rank, then not rated, then incomplete, then by name, then by code.
    #[must_use]
    pub fn unit(&self, unit: &Unit, result: &UnitResult) -> Vec<usize> {
        let mut order: Vec<usize> = (0..result.subjects.len().min(unit.dossiers.len())).collect();
        order.sort_by(|&a, &b| {
            let (first, second) = (&result.subjects[a], &result.subjects[b]);
            unit_key(first)
                .cmp(&unit_key(second))
                .then_with(|| self.names(&unit.dossiers[a], &unit.dossiers[b]))
                .then(a.cmp(&b))
        });
        order
    }

    /// Those of some units as papers list them, in the order that the campaign says: unit by unit, and units that are
    /// graded in one list.
    #[must_use]
    pub fn listed(&self, campaign: &Campaign, results: &Results, units: Range<usize>) -> Vec<SubjectRef> {
        let order = campaign.letterhead.as_ref().map_or(ListOrder::Rank, |head| head.order);
        self.sorted(campaign, results, units, |a, b| match order {
            ListOrder::Rank => self.by_rank(results, a, b),
            ListOrder::Roster => as_listed(results, a, b),
        })
    }

    /// The same by name, then by code.
    #[must_use]
    pub fn named(&self, campaign: &Campaign, results: &Results, units: Range<usize>) -> Vec<SubjectRef> {
        self.sorted(campaign, results, units, |a, b| self.names(dossier(results, a), dossier(results, b)))
    }

    fn sorted(
        &self,
        campaign: &Campaign,
        results: &Results,
        units: Range<usize>,
        compare: impl Fn(SubjectRef, SubjectRef) -> Ordering,
    ) -> Vec<SubjectRef> {
        let mut all = Vec::new();
        for unit in units {
            let begin = all.len();
            let count = results.units[unit].subjects.len().min(results.gathered.units[unit].dossiers.len());
            let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
            all.extend((0..count).map(|subject| SubjectRef { unit: number(unit), subject: number(subject) }));
            let from = if campaign.subject == SubjectKind::Unit { 0 } else { begin };
            all[from..].sort_by(|a, b| compare(*a, *b).then(a.cmp(b)));
        }
        all
    }

    fn by_rank(&self, results: &Results, a: SubjectRef, b: SubjectRef) -> Ordering {
        let key = |at| unit_key(graded(results, at));
        key(a).cmp(&key(b)).then_with(|| self.names(dossier(results, a), dossier(results, b)))
    }

    /// Everybody with a rank over all units: by rank, then by name, then by code, then by unit.
    #[must_use]
    pub fn overall(&self, results: &Results) -> Vec<SubjectRef> {
        let mut ranked: Vec<(u32, SubjectRef)> = Vec::new();
        for (unit, result) in (0_u32..).zip(&results.units) {
            let ranks = (0_u32..).zip(&result.subjects);
            ranked.extend(ranks.filter_map(|(subject, graded)| {
                graded.standing.rank_overall.map(|rank| (rank, SubjectRef { unit, subject }))
            }));
        }
        ranked.sort_by(|(rank, at), (other_rank, other)| {
            let names = || self.names(dossier(results, *at), dossier(results, *other));
            rank.cmp(other_rank).then_with(names).then_with(|| at.cmp(other))
        });
        ranked.into_iter().map(|(_, at)| at).collect()
    }

    /// In order of priority: by overall rank, of equals by name, and then those without a rank, by unit and code.
    pub fn prioritised(&self, results: &Results, people: &mut [SubjectRef]) {
        let rank = |at| graded(results, at).standing.rank_overall;
        people.sort_by(|a, b| match (rank(*a), rank(*b)) {
            (Some(first), Some(second)) => {
                let names = || self.names(dossier(results, *a), dossier(results, *b));
                first.cmp(&second).then_with(names).then_with(|| a.cmp(b))
            }
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => a.cmp(b),
        });
    }

    /// By name, then by code.
    #[must_use]
    pub fn names(&self, a: &Dossier, b: &Dossier) -> Ordering {
        self.collation.compare(&a.name, &b.name).then_with(|| a.code.cmp(&b.code))
    }
}

/// Those of the role that the campaign names first before the others, then as the roster names them.
#[must_use]
pub fn as_listed(results: &Results, a: SubjectRef, b: SubjectRef) -> Ordering {
    let role = |at| graded(results, at).card.role.map_or(usize::MAX, |role| role.index());
    role(a).cmp(&role(b)).then_with(|| dossier(results, a).row.cmp(&dossier(results, b).row))
}

/// Rank (in a unit campaign the overall one), then the kind of outcome.
fn unit_key(graded: &Graded) -> (u32, u8) {
    let standing = &graded.standing;
    let class = match standing.outcome {
        Outcome::Level(_) => 0,
        Outcome::NotRated => 1,
        Outcome::Incomplete => 2,
    };
    (standing.rank_in_unit.or(standing.rank_overall).unwrap_or(u32::MAX), class)
}

/// The dossier of a subject.
#[must_use]
pub fn dossier(results: &Results, at: SubjectRef) -> &Dossier {
    &results.gathered.units[at.unit as usize].dossiers[at.subject as usize]
}

/// The result of a subject.
#[must_use]
pub fn graded(results: &Results, at: SubjectRef) -> &Graded {
    &results.units[at.unit as usize].subjects[at.subject as usize]
}
