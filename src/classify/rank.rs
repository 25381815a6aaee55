//! Ranks: equal keys share a rank (1, 1, 3), by printed points and not by level.

use rayon::iter::ParallelIterator as _;
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
    let ranks: Vec<(usize, u32)> = ranks(&ranked, is_equal).collect();
    for (subject, rank) in ranks {
        result.subjects[subject].standing.rank_in_unit = Some(rank);
    }
}

/// Ranks everybody of the run.
///
/// Totals alone tell nearly all apart, and comparing them needs no look at the people, who lie all over the memory.
/// Only those with one total are looked at, once each, and are compared while they are at hand.
pub fn overall(campaign: &Campaign, units: &[Unit], results: &mut [UnitResult]) {
    let by_total = campaign.ranking.first().is_some_and(|key| key.by == OrderValue::Total);
    let mut ranked: Vec<Ranked> = Vec::with_capacity(results.iter().map(|result| result.subjects.len()).sum());
    for (unit, result) in results.iter().enumerate() {
        for subject in (0..result.subjects.len()).filter(|subject| has_total(result, *subject)) {
            let total = result.subjects[subject].card.total.filter(|_| by_total);
            let subject = SubjectRef { unit: position(unit), subject: position(subject) };
            ranked.push(Ranked { below: total.map_or(0, |total| -total.0), subject, like_last: false });
        }
    }
    ranked.par_sort_unstable_by_key(|ranked| (ranked.below, ranked.subject));
    ranked.par_chunk_by_mut(|a, b| a.below == b.below).for_each(|alike| order_alike(campaign, units, results, alike));
    let mut rank = 0;
    for (place, Ranked { subject, like_last, .. }) in ranked.into_iter().enumerate() {
        rank = if like_last { rank } else { position(place) + 1 };
        let standing = &mut results[subject.unit as usize].subjects[subject.subject as usize].standing;
        standing.rank_overall = Some(rank);
    }
}

/// Somebody among all.
#[derive(Clone, Copy)]
struct Ranked {
    /// How far below nought the total is turned: less is better. 0 for everybody where totals do not come first.
    below: i64,
    subject: SubjectRef,
    /// Equal to the one before in everything that ranks.
    like_last: bool,
}

/// Orders those who have one total by the other keys.
fn order_alike(campaign: &Campaign, units: &[Unit], results: &[UnitResult], alike: &mut [Ranked]) {
    if alike.len() < 2 {
        return;
    }
    let look = |ranked: &Ranked| {
        let (unit, subject) = (ranked.subject.unit as usize, ranked.subject.subject as usize);
        Entry { dossier: &units[unit].dossiers[subject], graded: &results[unit].subjects[subject] }
    };
    let mut entries: Vec<(Entry<'_>, Ranked)> = alike.iter().map(|ranked| (look(ranked), *ranked)).collect();
    let compare = |a: &Entry<'_>, b: &Entry<'_>| order::compare(&campaign.ranking, *a, *b);
    entries.par_sort_unstable_by(|a, b| compare(&a.0, &b.0));
    for (at, (place, (entry, ranked))) in alike.iter_mut().zip(&entries).enumerate() {
        let like_last = at > 0 && compare(&entries[at - 1].0, entry).is_eq();
        *place = Ranked { like_last, ..*ranked };
    }
}

fn has_total(result: &UnitResult, subject: usize) -> bool {
    result.subjects[subject].card.total.is_some()
}

fn position(index: usize) -> u32 {
    u32::try_from(index).expect("fewer than 4 billion")
}

/// Ranks of items that stand in order.
fn ranks<T: Copy>(ordered: &[T], is_equal: impl Fn(&T, &T) -> bool) -> impl Iterator<Item = (T, u32)> {
    let mut rank = 0;
    ordered.iter().enumerate().map(move |(place, item)| {
        if place == 0 || !is_equal(&ordered[place - 1], item) {
            rank = position(place) + 1;
        }
        (*item, rank)
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn equals_share_a_rank() {
        let ranked: Vec<u32> = super::ranks(&[95, 95, 90, 80, 80, 70], |a, b| a == b).map(|(_, rank)| rank).collect();
        assert_eq!(ranked, [1, 1, 3, 4, 4, 6]);
    }
}
