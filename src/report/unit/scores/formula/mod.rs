//! Formulas of the detail sheet. `#` stands for the number of the row that a formula stands in.
//!
//! Every figure is rounded once, as grading rounds it. Spreadsheets reckon in binary floats, whose error in sums of
//! this size stays below one unit of the 12th decimal; so a figure is first brought to [`guard`] decimals, which takes
//! the error away, and then to the printed places. Sums that other sums are made of keep [`HELD`] decimals.

mod missing;
mod points;

use crate::campaign::{AboveScale, Campaign, ExtraKind, NotApplicable, PointsRule};
use crate::num::{Exact, RoundingMode};

use super::criteria::Criteria;
use super::sum::{Run, Sum};

pub(super) use missing::may_lapse;
use points::is_nought;
pub(super) use points::is_tellable;

/// Decimals of sums that other sums are made of.
pub(super) const HELD: u8 = 11;

/// Letters of the longest sum of a group that stands within the total; longer ones have cells of their own.
const SHORT: usize = 60;

/// Decimals that take the error of binary floats away before a figure is rounded.
fn guard(places: u8) -> u8 {
    (places + 6).min(9)
}

/// Rounds a formula as the campaign does.
pub(super) fn rounded(campaign: &Campaign, inner: &str) -> String {
    let places = campaign.rounding.places;
    let safe = format!("ROUND({inner},{})", guard(places));
    match campaign.rounding.mode {
        RoundingMode::HalfUp => format!("ROUND({safe},{places})"),
        RoundingMode::Down => format!("INT(ROUND(({inner})*1E{places},{}))/1E{places}", guard(places) - places),
        RoundingMode::HalfEven => {
            let scaled = format!("ROUND(({inner})*1E{places},{})", guard(places) - places);
            format!("IF(MOD({scaled},1)=0.5,2*ROUND({scaled}/2,0),ROUND({scaled},0))/1E{places}")
        }
    }
}

/// Rounds a cell that holds no more than [`HELD`] decimals, and so no error either.
pub(super) fn rounded_cell(campaign: &Campaign, cell: &str) -> String {
    match campaign.rounding.mode {
        RoundingMode::HalfUp => format!("ROUND({cell},{})", campaign.rounding.places),
        // These are reckoned with a multiple, which has an error again.
        RoundingMode::Down | RoundingMode::HalfEven => rounded(campaign, cell),
    }
}

/// The criteria whose points are a share of the cell itself, and which so can be added as ranges: in the order of their
/// factors on the sheet of criteria. None where every factor is 1.
pub(super) fn factored(campaign: &Campaign, is_rated: impl Fn(usize) -> bool) -> Vec<usize> {
    let is_scaled = |at: &usize| {
        let (criterion, max) = (&campaign.criteria[*at], &campaign.items[*at].max);
        criterion.weight.iter().any(|weight| !weight.is_zero() && weight != max)
    };
    let all: Vec<usize> =
        (0..campaign.criteria.len()).filter(|at| !is_rated(*at) && is_summed(campaign, *at)).collect();
    if all.iter().any(is_scaled) { all } else { Vec::new() }
}

/// Whether the points of a criterion are a share of the cell itself. What is no number in it counts for nothing.
fn is_summed(campaign: &Campaign, at: usize) -> bool {
    let item = &campaign.items[at];
    matches!(item.points, PointsRule::UpTo { .. })
        && campaign.criteria[at].not_applicable != NotApplicable::Full
        && item.blank_value.as_ref().is_none_or(is_nought)
}

/// The cells of an item's columns: one, or two for a ratio.
#[derive(Clone, Debug, Default)]
pub(super) struct ItemCells {
    /// Those of the common column, or of the highest rater.
    pub(super) own: Vec<String>,
    /// Where raters are weighed: those of every rater, in their order.
    pub(super) rated: Vec<Vec<String>>,
}

/// Puts formulas together.
pub(super) struct Writer<'w, 'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) criteria: &'w Criteria<'a>,
    pub(super) cells: &'w [ItemCells],
}

impl Writer<'_, '_> {
    /// The points of a group before rounding; none where it is not asked of the role.
    pub(super) fn group(&self, group: usize, role: usize) -> Option<Sum> {
        let rule = &self.campaign.groups[group];
        if rule.weight[role].is_zero() {
            return None;
        }
        let asked: Vec<usize> = rule.criteria.clone().filter(|at| self.is_asked(*at, role)).collect();
        let shares = asked.iter().any(|at| self.campaign.criteria[*at].not_applicable == NotApplicable::ShareOut);
        let weights: Exact = asked.iter().map(|at| self.campaign.criteria[*at].weight[role].clone()).sum();
        let scaled = shares || weights != rule.weight[role];
        let sum = self.sum(&asked, role);
        if !scaled {
            return Some(sum);
        }
        let whole: Vec<String> = asked
            .iter()
            .map(|at| {
                let weight = &self.criteria.items[*at].weights[role];
                match self.without(*at) {
                    Some(test) if self.campaign.criteria[*at].not_applicable == NotApplicable::ShareOut => {
                        format!("IF({test},0,{weight})")
                    }
                    _ => weight.clone(),
                }
            })
            .collect();
        let text = sum.text(self.criteria, role);
        Some(sum.within(format!("{}*({text})/({})", self.criteria.groups[group][role], whole.join("+"))))
    }

    /// Whether a group is short enough to stand within the total.
    pub(super) fn is_short(&self, group: usize, role: usize) -> bool {
        self.group(group, role).is_none_or(|sum| sum.text(self.criteria, role).len() < SHORT)
    }

    /// The contributions of some criteria.
    fn sum(&self, items: &[usize], role: usize) -> Sum {
        let mut sum = Sum::default();
        for at in items {
            let weight = &self.campaign.criteria[*at].weight[role];
            let is_whole = *weight == self.campaign.items[*at].max;
            let cells = &self.cells[*at];
            let factor = self.criteria.factor(*at);
            if cells.rated.is_empty() && is_summed(self.campaign, *at) && (is_whole || factor.is_some()) {
                sum.add(Run::new(&cells.own[0], factor, !is_whole));
                continue;
            }
            let points = self.points(*at);
            sum.add_term(if is_whole {
                points
            } else {
                format!("{points}*{}/{}", self.criteria.items[*at].weights[role], self.criteria.items[*at].max)
            });
        }
        sum
    }

    /// The total before rounding. `groups` is the sum of all groups.
    pub(super) fn total(&self, groups: &Sum, role: usize) -> String {
        let mut total = groups.text(self.criteria, role);
        let mut has_deduction = false;
        for (at, extra) in self.campaign.extras.iter().enumerate() {
            let points: Vec<String> = extra.items.clone().map(|item| self.points(item)).collect();
            // A text in the only cell would be passed over by MIN, and the cap be counted.
            let sum = points.join("+");
            let sum = if is_cell(&sum) { format!("{sum}+0") } else { sum };
            let sign = match extra.kind {
                ExtraKind::Bonus => '+',
                ExtraKind::Deduction => {
                    has_deduction = true;
                    '-'
                }
            };
            total.push_str(&format!("{sign}MIN({},{})", self.criteria.caps[at], sum));
        }
        if self.campaign.above_scale == AboveScale::Cap && !self.campaign.extras.is_empty() {
            total = format!("MIN({},{total})", self.criteria.scale);
        }
        if has_deduction { format!("MAX(0,{total})") } else { total }
    }

    fn is_asked(&self, at: usize, role: usize) -> bool {
        self.campaign.criteria.get(at).is_none_or(|criterion| !criterion.weight[role].is_zero())
    }
}

/// Whether a formula is nothing but one cell.
fn is_cell(formula: &str) -> bool {
    formula.ends_with('#') && formula.chars().all(|c| c.is_ascii_uppercase() || c == '#')
}
