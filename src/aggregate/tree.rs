//! Subtotals by upper units: the summary in the order of the tree of units.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::aggregate::Counts;
use crate::aggregate::summary::{Mean, count};
use crate::campaign::Campaign;
use crate::classify::UnitResult;
use crate::intake::Gathered;

/// A row of the summary by upper units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeRow {
    /// A unit, by its position in [`Gathered::units`].
    Unit(usize),
    /// A unit that did not come, by its position in [`Gathered::not_received`].
    Absent(usize),
    /// What stands below an upper unit, and itself, summed up.
    Sum {
        /// The upper unit's name.
        name: Arc<str>,
        /// The sums.
        counts: Counts,
    },
}

/// A step of the walk: explicit, since a list of units may be as deep as it is long.
enum Step<'a> {
    Enter(&'a str),
    Leave(&'a str),
}

/// All rows, lower units under the upper one, each upper unit closed by its sum; none where no unit stands above
/// another.
#[must_use]
pub fn tree(campaign: &Campaign, gathered: &Gathered, results: &[UnitResult]) -> Option<Vec<TreeRow>> {
    if gathered.listed.is_empty() {
        return None;
    }
    let walk = Walk::new(gathered);
    let mut rows = Vec::new();
    let mut sums: Vec<(Counts, Mean)> = Vec::new();
    let mut steps: Vec<Step<'_>> = walk.tops.iter().rev().map(|id| Step::Enter(id)).collect();
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(id) => {
                let below = walk.below.get(id);
                if let Some(below) = below {
                    sums.push((Counts::empty(campaign), Mean::default()));
                    steps.push(Step::Leave(id));
                    steps.extend(below.iter().rev().map(|id| Step::Enter(id)));
                }
                if let Some(unit) = walk.units.get(id) {
                    rows.push(TreeRow::Unit(*unit));
                    if let Some((counts, mean)) = sums.last_mut().filter(|_| !results[*unit].stopped) {
                        let (own, points) = count(campaign, &results[*unit]);
                        counts.add(&own);
                        mean.add(&points);
                    }
                } else if let Some(absent) = walk.absent.get(id) {
                    rows.push(TreeRow::Absent(*absent));
                }
            }
            Step::Leave(id) => {
                let Some((mut counts, mean)) = sums.pop() else { continue };
                if let Some((above, points)) = sums.last_mut() {
                    above.add(&counts);
                    points.add(&mean);
                }
                counts.mean_total = mean.rounded(campaign.rounding);
                let name = walk.names.get(id).map_or_else(|| id.into(), |name| (*name).clone());
                rows.push(TreeRow::Sum { name, counts });
            }
        }
    }
    Some(rows)
}

/// Who stands where.
struct Walk<'a> {
    tops: Vec<&'a str>,
    below: BTreeMap<&'a str, Vec<&'a str>>,
    units: BTreeMap<&'a str, usize>,
    absent: BTreeMap<&'a str, usize>,
    names: BTreeMap<&'a str, &'a Arc<str>>,
}

impl<'a> Walk<'a> {
    fn new(gathered: &'a Gathered) -> Self {
        let units: BTreeMap<&str, usize> =
            gathered.units.iter().enumerate().map(|(at, unit)| (&*unit.id, at)).collect();
        let absent = gathered.not_received.iter().enumerate().map(|(at, (id, _))| (&**id, at)).collect();
        let mut below: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        let mut tops = Vec::new();
        for listed in &gathered.listed {
            match &listed.parent {
                Some(parent) => below.entry(parent).or_default().push(&listed.id),
                None => tops.push(&*listed.id),
            }
        }
        let is_listed = |id: &str| gathered.listed.binary_search_by(|listed| (*listed.id).cmp(id)).is_ok();
        tops.extend(units.keys().filter(|id| !is_listed(id)));
        tops.sort_unstable();
        let names = gathered.listed.iter().map(|listed| (&*listed.id, &listed.name)).collect();
        Self { tops, below, units, absent, names }
    }
}
