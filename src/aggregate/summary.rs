//! Counts of units and of the whole run.

use crate::aggregate::{Counts, Summary, target};
use crate::campaign::Campaign;
use crate::classify::{Outcome, UnitResult};
use crate::id::AwardIx;
use crate::intake::Gathered;
use crate::num::{Exact, Points, Rounding};

/// Counts everything. Stopped units have no counts.
#[must_use]
pub fn summarise(campaign: &Campaign, gathered: &Gathered, results: &[UnitResult]) -> Summary {
    let (mut units, mut total, mut points) = (Vec::new(), Counts::empty(campaign), Mean::default());
    for result in results {
        let (counts, mean) = count(campaign, result);
        total.add(&counts);
        points.add(&mean);
        units.push((!result.stopped).then_some(counts));
    }
    total.mean_total = points.rounded(campaign.rounding);
    Summary { units, total, awards: awards(campaign, results), targets: target::measure(campaign, gathered, results) }
}

/// Counts these units together.
#[must_use]
pub fn count_all<'a>(campaign: &Campaign, results: impl Iterator<Item = &'a UnitResult>) -> Counts {
    let (mut total, mut points) = (Counts::empty(campaign), Mean::default());
    for result in results {
        let (counts, mean) = count(campaign, result);
        total.add(&counts);
        points.add(&mean);
    }
    total.mean_total = points.rounded(campaign.rounding);
    total
}

/// A sum of printed totals and their number.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mean {
    sum: i64,
    count: i64,
}

impl Mean {
    pub(super) fn add(&mut self, other: &Self) {
        self.sum += other.sum;
        self.count += other.count;
    }

    /// The mean of printed totals, rounded by the campaign's rounding; nothing where there are none.
    pub(super) fn rounded(self, rounding: Rounding) -> Option<Points> {
        if self.count == 0 {
            return None;
        }
        let mean = &Points(self.sum).exact(rounding.places) / &Exact::whole(self.count);
        Some(mean.round(rounding))
    }
}

impl Counts {
    pub(super) fn empty(campaign: &Campaign) -> Self {
        Self { levels: vec![0; campaign.levels.len()], ..Self::default() }
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.headcount += other.headcount;
        self.rated += other.rated;
        self.not_rated += other.not_rated;
        self.incomplete += other.incomplete;
        for (sum, level) in self.levels.iter_mut().zip(&other.levels) {
            *sum += level;
        }
    }
}

pub(super) fn count(campaign: &Campaign, result: &UnitResult) -> (Counts, Mean) {
    let (mut counts, mut mean) = (Counts::empty(campaign), Mean::default());
    for graded in &result.subjects {
        counts.headcount += 1;
        match graded.standing.outcome {
            Outcome::Level(level) => {
                counts.rated += 1;
                counts.levels[level.index()] += 1;
            }
            Outcome::NotRated => counts.not_rated += 1,
            Outcome::Incomplete => counts.incomplete += 1,
        }
        if let Some(total) = graded.card.total {
            mean.add(&Mean { sum: total.0, count: 1 });
        }
    }
    counts.mean_total = mean.rounded(campaign.rounding);
    (counts, mean)
}

fn awards(campaign: &Campaign, results: &[UnitResult]) -> Vec<i64> {
    let mut held = vec![0; campaign.awards.len()];
    let subjects = results.iter().flat_map(|result| &result.subjects);
    for AwardIx(award) in subjects.flat_map(|graded| graded.standing.awards.iter().copied()) {
        held[usize::from(award)] += 1;
    }
    held
}
