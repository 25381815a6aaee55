//! The order of rows: results of subjects become lists in one way only, whatever the order of files.

use std::cmp::Ordering;

use crate::aggregate::Results;
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

    /// The subjects of a unit by name, then by code.
    #[must_use]
    pub fn by_name(&self, unit: &Unit, result: &UnitResult) -> Vec<usize> {
        let mut order: Vec<usize> = (0..result.subjects.len().min(unit.dossiers.len())).collect();
        order.sort_by(|&a, &b| self.names(&unit.dossiers[a], &unit.dossiers[b]).then(a.cmp(&b)));
        order
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

    /// By name, then by code.
    #[must_use]
    pub fn names(&self, a: &Dossier, b: &Dossier) -> Ordering {
        self.collation.compare(&a.name, &b.name).then_with(|| a.code.cmp(&b.code))
    }
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
