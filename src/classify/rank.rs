//! Ranks: equal keys share a rank (1, 1, 3), by printed points and not by level.

use rayon::slice::ParallelSliceMut as _;

use crate::campaign::{Campaign, OrderValue, SubjectKind};
use crate::classify::order::{self, Entry};
use crate::classify::{SubjectRef, UnitResult};
use crate::intake::Unit;

/// Ranks the subjects of one unit. In a campaign of units there is nobody to compare with.
pub(super) fn in_unit(campaign: &Campaign, unit: &Unit, result: &mut UnitResult) {
    if campaign.subject == SubjectKind::Unit {
        return;
    }
    let mut ranked: Vec<usize> = (0..result.subjects.len()).filter(|subject| has_total(result, *subject)).collect();
    let entry = |subject: usize| Entry { dossier: &unit.dossiers[subject], graded: &result.subjects[subject] };
    ranked.sort_by(|a, b| order::compare(&campaign.ranking, entry(*a), entry(*b)));
    let is_equal = |a: &usize, b: &usize| order::compare(&campaign.ranking, entry(*a), entry(*b)).is_eq();
    for (subject, rank) in ranks(&ranked, is_equal) {
        result.subjects[subject].standing.rank_in_unit = Some(rank);
    }
}

/// Ranks everybody of the run.
pub fn overall(campaign: &Campaign, units: &[Unit], results: &mut [UnitResult]) {
    let by_total = campaign.ranking.first().is_some_and(|key| key.by == OrderValue::Total);
    let mut ranked: Vec<(i64, SubjectRef)> = Vec::new();
    for (unit, result) in results.iter().enumerate() {
        for subject in (0..result.subjects.len()).filter(|subject| has_total(result, *subject)) {
            // The total beside the reference spares most comparisons a look at the subjects.
            let total = result.subjects[subject].card.total.filter(|_| by_total);
            let subject = SubjectRef { unit: position(unit), subject: position(subject) };
            ranked.push((total.map_or(0, |total| -total.0), subject));
        }
    }
    let look = |subject: SubjectRef| {
        let (unit, subject) = (subject.unit as usize, subject.subject as usize);
        Entry { dossier: &units[unit].dossiers[subject], graded: &results[unit].subjects[subject] }
    };
    let compare = |a: &(i64, SubjectRef), b: &(i64, SubjectRef)| {
        a.0.cmp(&b.0).then_with(|| order::compare(&campaign.ranking, look(a.1), look(b.1)))
    };
    ranked.par_sort_by(compare);
    for ((_, subject), rank) in ranks(&ranked, |a, b| compare(a, b).is_eq()) {
        let standing = &mut results[subject.unit as usize].subjects[subject.subject as usize].standing;
        standing.rank_overall = Some(rank);
    }
}

fn has_total(result: &UnitResult, subject: usize) -> bool {
    result.subjects[subject].card.total.is_some()
}

fn position(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 4 billion")
}

/// Ranks of items that stand in order.
fn ranks<T: Copy>(ordered: &[T], is_equal: impl Fn(&T, &T) -> bool) -> Vec<(T, u32)> {
    let mut ranks = Vec::with_capacity(ordered.len());
    let mut rank = 0;
    for (place, item) in ordered.iter().enumerate() {
        if place == 0 || !is_equal(&ordered[place - 1], item) {
            rank = position(place) + 1;
        }
        ranks.push((*item, rank));
    }
    ranks
}

#[cfg(test)]
mod tests {
    #[test]
    fn equals_share_a_rank() {
        let ranked: Vec<u32> =
            super::ranks(&[95, 95, 90, 80, 80, 70], |a, b| a == b).into_iter().map(|(_, rank)| rank).collect();
        assert_eq!(ranked, [1, 1, 3, 4, 4, 6]);
    }
}
