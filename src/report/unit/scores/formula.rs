//! Formulas of the detail sheet. `#` stands for the number of the row that a formula stands in.
//!
//! Every figure is rounded once, as grading rounds it. Spreadsheets reckon in binary floats, whose error in sums of
//! this size stays below one unit of the 12th decimal; so a figure is first brought to [`guard`] decimals, which takes
//! the error away, and then to the printed places. Sums that other sums are made of keep [`HELD`] decimals.

use crate::campaign::{
    AboveScale, BlankValue, Campaign, Combine, Criterion, ExtraKind, Item, ItemSource, MissingRater, NotApplicable,
    OverDone, PointsRule,
};
use crate::num::{Exact, RoundingMode};
use crate::report::grid::LONGEST_LITERAL;

use super::FLAGS;
use super::criteria::Criteria;
use super::sum::{Run, Sum, ranges};

/// Decimals of sums that other sums are made of.
pub(super) const HELD: u8 = 11;

/// Letters of the longest sum of a group that stands within the total; longer ones have cells of their own.
const SHORT: usize = 60;

/// What says “not applicable” and “exempt” in a cell.
pub(super) const WITHOUT: [&str; 2] = ["KAD", "Miễn"];

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
    /// How many needed cells of a role are empty.
    pub(super) fn missing(&self, role: usize) -> String {
        let mut singles: Vec<String> = Vec::new();
        let mut terms: Vec<String> = Vec::new();
        for (at, item) in self.campaign.items.iter().enumerate() {
            if !self.is_asked(at, role) || matches!(item.source, ItemSource::Fact(_)) {
                continue;
            }
            let cells = &self.cells[at];
            match &self.campaign.combine {
                // Where raters are weighed, items with a `blank` have no formulas.
                Combine::Weighted { missing: MissingRater::ShareOut, .. } if !cells.rated.is_empty() => {
                    let all: Vec<&str> = cells.rated.iter().flatten().map(String::as_str).collect();
                    terms.push(format!("(COUNTA({})=0)", all.join(",")));
                }
                Combine::Weighted { .. } if !cells.rated.is_empty() => {
                    singles.extend(cells.rated.iter().flatten().cloned());
                }
                // A column that several ratios read counts once.
                _ if item.blank_value.is_none() && !may_lapse(self.campaign, at) => {
                    for cell in &cells.own {
                        if !singles.contains(cell) {
                            singles.push(cell.clone());
                        }
                    }
                }
                _ => {}
            }
        }
        let asked = (0..self.campaign.items.len()).filter(|at| self.is_asked(*at, role));
        terms.extend(asked.filter_map(|at| self.missing_in_ratio(at)));
        let ranges = ranges(&singles);
        terms.extend(ranges.iter().map(|range| format!("COUNTBLANK({range})")));
        if terms.is_empty() { "0".to_owned() } else { terms.join("+") }
    }

    /// What a ratio lacks beyond empty cells that count anyway.
    fn missing_in_ratio(&self, at: usize) -> Option<String> {
        let item = &self.campaign.items[at];
        let PointsRule::Ratio { over, .. } = &item.points else { return None };
        let own = &self.cells[at].own;
        // More done than asked is no value either.
        let refused = *over == OverDone::Refuse;
        let mut terms: Vec<String> =
            refused.then(|| format!("({}>{})", filled(item, &own[0]), filled(item, &own[1]))).into_iter().collect();
        if may_lapse(self.campaign, at) {
            if item.blank_value.is_none() {
                terms.extend(ranges(own).iter().map(|range| format!("COUNTBLANK({range})")));
            }
            // A word in one cell says enough for all of them.
            let all = terms.join("+");
            return (!all.is_empty()).then(|| format!("IF({},0,{all})", any_word(own)));
        }
        terms.pop()
    }

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

    /// The points of an item.
    fn points(&self, at: usize) -> String {
        let cells = &self.cells[at];
        let value = match &self.campaign.combine {
            Combine::Weighted { weights, missing } if !cells.rated.is_empty() => {
                let parts = cells.rated.iter().zip(weights);
                match missing {
                    MissingRater::Incomplete => {
                        let terms: Vec<String> =
                            parts.map(|(cells, weight)| format!("{weight}*{}", self.of_cells(at, cells))).collect();
                        format!("({})", terms.join("+"))
                    }
                    MissingRater::ShareOut => {
                        let (mut sum, mut whole) = (Vec::new(), Vec::new());
                        for (cells, weight) in parts {
                            let points = self.of_cells(at, cells);
                            sum.push(format!("IF({}=\"\",0,{weight}*{points})", cells[0]));
                            whole.push(format!("IF({}=\"\",0,{weight})", cells[0]));
                        }
                        format!("(({})/({}))", sum.join("+"), whole.join("+"))
                    }
                }
            }
            _ => self.of_cells(at, &cells.own),
        };
        match (self.without(at), self.campaign.criteria.get(at).map(|criterion| criterion.not_applicable)) {
            (Some(test), Some(NotApplicable::Full)) => format!("IF({test},{},{value})", self.criteria.items[at].max),
            (Some(test), Some(NotApplicable::ShareOut)) => format!("IF({test},0,{value})"),
            _ => value,
        }
    }

    /// The points that one rater's cells give.
    fn of_cells(&self, at: usize, cells: &[String]) -> String {
        let item = &self.campaign.items[at];
        let place = &self.criteria.items[at];
        let cell = |part: usize| filled(item, &cells[part]);
        let list = || place.list.clone().unwrap_or_default();
        match &item.points {
            // MIN and MAX pass over an empty cell; as a number it is 0.
            PointsRule::UpTo { .. } if item.blank_value.as_ref().is_some_and(is_nought) => format!("N({})", cells[0]),
            PointsRule::UpTo { .. } => cell(0),
            PointsRule::Choice(_) | PointsRule::Flag { .. } => {
                let (words, points) = list();
                format!("INDEX({points},MATCH({},{words},0))", cell(0))
            }
            PointsRule::Count { .. } => format!("MIN({},{}*{})", place.max, place.each, cell(0)),
            PointsRule::Percent { .. } => format!("{}*{}/100", cell(0), place.max),
            PointsRule::Bands(_) => {
                let (bounds, points) = list();
                format!("LOOKUP({},{bounds},{points})", cell(0))
            }
            PointsRule::Ratio { over, .. } => {
                let (done, of) = (cell(0), cell(1));
                match (over, cells.len()) {
                    (OverDone::Refuse, 3) => format!("MAX(0,{done}-{}*{})*{}/{of}", place.each, cell(2), place.max),
                    (OverDone::Cap, 3) => {
                        let off = format!("{}*{}", place.each, cell(2));
                        format!("IF({of}=0,{max},MAX(0,MIN({done},{of})-{off})*{max}/{of})", max = place.max)
                    }
                    (OverDone::Refuse, _) => format!("{done}*{}/{of}", place.max),
                    (OverDone::Cap, _) => format!("IF({done}>{of},{},{done}*{}/{of})", place.max, place.max),
                }
            }
            PointsRule::Deduct { .. } => format!("MAX({},{}-{}*{})", place.least, place.max, place.each, cell(0)),
        }
    }

    /// The test for “not applicable”, where the item allows that.
    fn without(&self, at: usize) -> Option<String> {
        let criterion = self.campaign.criteria.get(at)?;
        if criterion.not_applicable == NotApplicable::Refuse {
            return None;
        }
        let item = &self.campaign.items[at];
        let cells = &self.cells[at].own;
        Some(match &item.points {
            PointsRule::Choice(_) | PointsRule::Flag { .. } => {
                let tests: Vec<String> = WITHOUT.iter().map(|word| format!("{}=\"{word}\"", cells[0])).collect();
                format!("OR({})", tests.join(","))
            }
            PointsRule::Ratio { .. } => {
                let of = |part: usize| filled(item, &cells[part]);
                format!("OR({},AND({}=0,{}=0))", any_word(cells), of(0), of(1))
            }
            _ => format!("ISTEXT({})", cells[0]),
        })
    }

    /// The total before rounding. `groups` is the sum of all groups.
    pub(super) fn total(&self, groups: &Sum, role: usize) -> String {
        let mut total = groups.text(self.criteria, role);
        let mut has_deduction = false;
        for (at, extra) in self.campaign.extras.iter().enumerate() {
            let points: Vec<String> = extra.items.clone().map(|item| self.points(item)).collect();
            let sign = match extra.kind {
                ExtraKind::Bonus => '+',
                ExtraKind::Deduction => {
                    has_deduction = true;
                    '-'
                }
            };
            total.push_str(&format!("{sign}MIN({},{})", self.criteria.caps[at], points.join("+")));
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

/// Whether a ratio may not apply, which one word in any of its cells says.
pub(super) fn may_lapse(campaign: &Campaign, item: usize) -> bool {
    let refuses = |criterion: &Criterion| criterion.not_applicable == NotApplicable::Refuse;
    matches!(campaign.items[item].points, PointsRule::Ratio { .. }) && !campaign.criteria.get(item).is_none_or(refuses)
}

/// Whether some of the cells hold a word.
fn any_word(cells: &[String]) -> String {
    let words: Vec<String> = cells.iter().map(|cell| format!("ISTEXT({cell})")).collect();
    format!("OR({})", words.join(","))
}

/// A cell, or the declared `blank` where it is empty.
fn filled(item: &Item, cell: &str) -> String {
    let blank = match &item.blank_value {
        // An empty cell is reckoned as 0 anyway; only a list has to be told.
        Some(value) if is_nought(value) && !matches!(item.points, PointsRule::Bands(_)) => return cell.to_owned(),
        None => return cell.to_owned(),
        Some(BlankValue::Number(value)) => value.to_string(),
        Some(BlankValue::Choice(word)) => {
            let PointsRule::Choice(words) = &item.points else { return cell.to_owned() };
            format!("\"{}\"", words[usize::from(*word)].0.replace('"', "\"\""))
        }
        Some(BlankValue::Flag(yes)) => format!("\"{}\"", FLAGS[usize::from(!*yes)]),
    };
    format!("IF({cell}=\"\",{blank},{cell})")
}

fn is_nought(value: &BlankValue) -> bool {
    matches!(value, BlankValue::Number(value) if value.is_zero())
}

/// Whether the words of an item mean in a formula what they say.
pub(super) fn is_tellable(item: &Item) -> bool {
    let PointsRule::Choice(words) = &item.points else { return true };
    // Excel looks no longer words up, and takes none in a formula.
    let is_short = |word: &str| word.encode_utf16().count() <= LONGEST_LITERAL;
    let is_plain = |word: &str| !word.contains(['*', '?', '~', '#']) && !WITHOUT.contains(&word);
    words.iter().all(|(word, _, _)| is_short(word) && is_plain(word))
}
