//! The distribution of totals and the means of groups, counted once over everybody.

use serde::Serialize;

use crate::num::{Exact, Points, Rounding, RoundingMode};
use crate::report::book::Book;

/// Into how many bars the scale is cut.
const BINS: i64 = 20;

/// How many have a total in each part of the scale.
#[derive(Debug, Serialize)]
pub struct Histogram {
    /// The bars.
    pub bins: Vec<Bin>,
    /// Where the levels begin: place in thousandths of the scale, short title.
    pub bounds: Vec<(i64, String)>,
    /// Names of the two ends.
    pub ends: (String, String),
    /// The longest bar.
    pub most: i64,
}

/// One bar.
#[derive(Debug, Serialize)]
pub struct Bin {
    /// From this total.
    pub from: String,
    /// To this total; it belongs to the next bar but for the last.
    pub to: String,
    /// How many.
    pub count: i64,
    /// Height in thousandths of the longest.
    pub height: i64,
    /// Position of the level that the beginning of the bar has.
    pub level: usize,
}

/// The mean of one group.
#[derive(Debug, Serialize)]
pub struct GroupMean<'a> {
    /// Title.
    pub title: &'a str,
    /// Mean of the printed points.
    pub mean: String,
    /// The mean share of what could be had.
    pub share: String,
    /// The same in thousandths.
    pub length: i64,
}

/// Counts the totals; none where nobody has one.
pub(super) fn histogram(book: &Book<'_>) -> Option<Histogram> {
    let scale = whole(&book.campaign.scale, book.places());
    let totals = || book.results.units.iter().flat_map(|unit| &unit.subjects).filter_map(|graded| graded.card.total);
    // A bonus may lift totals over the scale.
    let top = totals().map(|total| total.0).max()?.max(scale).max(1);
    let mut counts = vec![0_i64; usize::try_from(BINS).unwrap_or(0)];
    for total in totals() {
        let bin = (total.0.max(0) * BINS / top).min(BINS - 1);
        counts[usize::try_from(bin).unwrap_or(0)] += 1;
    }
    let most = counts.iter().copied().max().unwrap_or(1).max(1);
    let bound = |bin: i64| Points(top * bin / BINS);
    let level = |at: Points| {
        let at = at.exact(book.places());
        book.campaign.levels.iter().position(|level| at >= level.from).unwrap_or(book.campaign.levels.len() - 1)
    };
    let bins = (0..BINS).zip(&counts).map(|(bin, count)| Bin {
        from: book.figure(bound(bin)),
        to: book.figure(bound(bin + 1)),
        count: *count,
        height: count * 1000 / most,
        level: level(bound(bin)),
    });
    let bounds = book.campaign.levels.iter().filter(|level| !level.from.is_zero());
    let bounds = bounds.map(|level| (whole(&level.from, book.places()) * 1000 / top, level.short.clone()));
    Some(Histogram {
        bins: bins.collect(),
        bounds: bounds.collect(),
        ends: (book.figure(Points(0)), book.figure(Points(top))),
        most,
    })
}

/// A number in the smallest printed units.
fn whole(number: &Exact, places: u8) -> i64 {
    number.round(Rounding { places, mode: RoundingMode::HalfUp }).0
}

/// The means of the groups over everybody with a total.
pub(super) fn groups<'a>(book: &Book<'a>) -> Vec<GroupMean<'a>> {
    let campaign = book.campaign;
    let roles = campaign.roles.len();
    let mut sums = vec![0_i64; campaign.groups.len()];
    let mut counts = vec![vec![0_i64; roles]; campaign.groups.len()];
    for graded in book.results.units.iter().flat_map(|unit| &unit.subjects) {
        let Some(role) = graded.card.role else { continue };
        for (group, points) in graded.card.groups.iter().enumerate() {
            if let Some(points) = points {
                sums[group] += points.0;
                counts[group][role.index()] += 1;
            }
        }
    }
    let rounding = Rounding { places: book.places(), mode: campaign.rounding.mode };
    let means = campaign.groups.iter().zip(sums).zip(counts).filter_map(|((group, sum), counts)| {
        let count: i64 = counts.iter().sum();
        let sum = Points(sum).exact(book.places());
        let most: Exact = group.weight.iter().zip(&counts).map(|(weight, count)| weight * &Exact::whole(*count)).sum();
        if count == 0 || most.is_zero() {
            return None;
        }
        let half_up = Rounding { places: 0, mode: RoundingMode::HalfUp };
        let length = (&(&sum * &Exact::whole(1000)) / &most).round(half_up).0;
        Some(GroupMean {
            title: &group.title,
            mean: book.figure((&sum / &Exact::whole(count)).round(rounding)),
            share: crate::report::paper::share(book.lang, length, 1000),
            length: length.clamp(0, 1000),
        })
    });
    means.collect()
}
