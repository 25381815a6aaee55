//! Formulas of the detail sheet. `#` stands for the number of the row that a formula stands in.
//!
//! Every figure is rounded once, as grading rounds it. Spreadsheets reckon in binary floats, whose error in sums of
//! this size stays below one unit of the 12th decimal; so a figure is first brought to [`guard`] decimals, which takes
//! the error away, and then to the printed places. Sums that other sums are made of keep [`HELD`] decimals.

use crate::campaign::{
    AboveScale, BlankValue, Campaign, Combine, ExtraKind, Item, ItemSource, MissingRater, NotApplicable, OverDone,
    PointsRule,
};
use crate::num::{Exact, RoundingMode};
use crate::report::grid::LONGEST_LITERAL;

use super::FLAGS;
use super::criteria::Criteria;

/// Decimals of sums that other sums are made of.
pub(super) const HELD: u8 = 11;

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
                _ if item.blank_value.is_none() => {
                    for cell in &cells.own {
                        if !singles.contains(cell) {
                            singles.push(cell.clone());
                        }
                    }
                }
                _ => {}
            }
        }
        for (at, item) in self.campaign.items.iter().enumerate().filter(|(at, _)| self.is_asked(*at, role)) {
            // More done than asked is no value either.
            if let PointsRule::Ratio { over: OverDone::Refuse, .. } = item.points {
                let part = |part: usize| filled(item, &self.cells[at].own[part]);
                terms.push(format!("({}>{})", part(0), part(1)));
            }
        }
        let ranges = ranges(&singles);
        terms.extend(ranges.iter().map(|range| format!("COUNTBLANK({range})")));
        if terms.is_empty() { "0".to_owned() } else { terms.join("+") }
    }

    /// The points of a group before rounding; none where it is not asked of the role.
    pub(super) fn group(&self, group: usize, role: usize) -> Option<String> {
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
        Some(format!("{}*({sum})/({})", self.criteria.groups[group][role], whole.join("+")))
    }

    /// Whether a group is short enough to stand within the total.
    pub(super) fn is_short(&self, group: usize, role: usize) -> bool {
        self.group(group, role).is_none_or(|formula| formula.len() < 60)
    }

    /// The contributions of some criteria: neighbours whose cells hold the points themselves are added as one range.
    fn sum(&self, items: &[usize], role: usize) -> String {
        let mut plain = Vec::new();
        let mut terms = Vec::new();
        for at in items {
            let item = &self.campaign.items[*at];
            let (weight, max) = (&self.campaign.criteria[*at].weight[role], &item.max);
            let is_plain = matches!(item.points, PointsRule::UpTo { .. })
                && self.cells[*at].rated.is_empty()
                && weight == max
                && self.campaign.criteria[*at].not_applicable != NotApplicable::Full
                && item.blank_value.as_ref().is_none_or(is_nought);
            if is_plain {
                plain.extend(self.cells[*at].own.iter().cloned());
                continue;
            }
            let points = self.points(*at);
            terms.push(if weight == max {
                points
            } else {
                format!("{points}*{}/{}", self.criteria.items[*at].weights[role], self.criteria.items[*at].max)
            });
        }
        let ranges = ranges(&plain);
        if !ranges.is_empty() {
            terms.insert(0, format!("SUM({})", ranges.join(",")));
        }
        if terms.is_empty() { "0".to_owned() } else { terms.join("+") }
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
                let words: Vec<String> = cells.iter().map(|cell| format!("ISTEXT({cell})")).collect();
                format!("OR({},AND({}=0,{}=0))", words.join(","), of(0), of(1))
            }
            _ => format!("ISTEXT({})", cells[0]),
        })
    }

    /// The total before rounding. `groups` are the sums of the groups.
    pub(super) fn total(&self, groups: &[String]) -> String {
        let mut total = joined(groups);
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

/// A sum of sums: neighbouring ranges become one.
fn joined(groups: &[String]) -> String {
    let range = |group: &String| {
        group.strip_prefix("SUM(")?.strip_suffix(')').filter(|inner| !inner.contains('(')).map(str::to_owned)
    };
    let (ranged, others): (Vec<&String>, Vec<&String>) = groups.iter().partition(|group| range(group).is_some());
    let mut cells: Vec<String> = Vec::new();
    for part in ranged.iter().filter_map(|group| range(group)) {
        for span in part.split(',') {
            let (first, last) = span.split_once(':').unwrap_or((span, span));
            match cells.last_mut() {
                Some(held) if is_next(held, first) => {
                    let begin = held.split(':').next().unwrap_or(first).to_owned();
                    *held = format!("{begin}:{last}");
                }
                _ => cells.push(span.to_owned()),
            }
        }
    }
    let sum = (!cells.is_empty()).then(|| format!("SUM({})", cells.join(",")));
    let terms: Vec<String> = sum.into_iter().chain(others.into_iter().cloned()).collect();
    if terms.is_empty() { "0".to_owned() } else { terms.join("+") }
}

/// Whether a cell comes right after the end of a range.
fn is_next(range: &str, cell: &str) -> bool {
    column(range.rsplit(':').next().unwrap_or(range)) + 1 == column(cell)
}

/// The number of a cell's column.
fn column(cell: &str) -> u32 {
    let letters = cell.trim_end_matches('#').trim_start_matches('$');
    letters.bytes().fold(0_u32, |number, letter| number * 26 + u32::from(letter.wrapping_sub(b'A')) + 1)
}

/// Cells of one row as ranges: neighbours are joined.
fn ranges(cells: &[String]) -> Vec<String> {
    let mut out: Vec<(String, String)> = Vec::new();
    for cell in cells {
        match out.last_mut() {
            Some((_, last)) if column(last) + 1 == column(cell) => last.clone_from(cell),
            _ => out.push((cell.clone(), cell.clone())),
        }
    }
    out.into_iter().map(|(first, last)| if first == last { first } else { format!("{first}:{last}") }).collect()
}
