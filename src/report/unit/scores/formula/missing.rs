//! How many needed cells are empty, as a formula. Each term is a number: Excel holds a bare “false” to be more than 0.

use crate::campaign::{Campaign, Combine, Criterion, ItemSource, MissingRater, NotApplicable, OverDone, PointsRule};

use super::super::sum::ranges;
use super::points::filled;
use super::{ItemCells, Writer};

impl Writer<'_, '_> {
    /// How many needed cells of a role are empty.
    pub(in super::super) fn missing(&self, role: usize) -> String {
        let mut singles: Vec<String> = Vec::new();
        let mut terms: Vec<String> = Vec::new();
        for (at, item) in self.campaign.items.iter().enumerate() {
            if !self.is_asked(at, role) || matches!(item.source, ItemSource::Fact(_)) {
                continue;
            }
            let cells = &self.cells[at];
            match &self.campaign.combine {
                Combine::Weighted { missing, .. } if !cells.rated.is_empty() => {
                    self.missing_raters(at, *missing, &mut singles, &mut terms);
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

    /// What an item lacks whose raters are weighed.
    fn missing_raters(&self, at: usize, missing: MissingRater, singles: &mut Vec<String>, terms: &mut Vec<String>) {
        let ItemCells { rated, .. } = &self.cells[at];
        let all = self.rated_cells(at);
        match (missing, &self.campaign.items[at].blank_value) {
            (MissingRater::Incomplete, None) => singles.extend(rated.iter().flatten().cloned()),
            // A declared `blank` speaks where nobody has, and not for one of several.
            (MissingRater::Incomplete, Some(_)) => terms.push(format!("N(MOD(COUNTA({all}),{})>0)", rated.len())),
            (MissingRater::ShareOut, None) => terms.push(format!("N(COUNTA({all})=0)")),
            (MissingRater::ShareOut, Some(_)) => {}
        }
        // Either it applies to all who say something, or to none of them.
        if let Some(words) = self.words_of_raters(at) {
            terms.push(format!("N(AND({words}>0,{words}<COUNTA({all})))"));
        }
    }

    /// What a ratio lacks beyond empty cells that count anyway.
    fn missing_in_ratio(&self, at: usize) -> Option<String> {
        let item = &self.campaign.items[at];
        let PointsRule::Ratio { over, .. } = &item.points else { return None };
        let own = &self.cells[at].own;
        // More done than asked is no value either.
        let refused = *over == OverDone::Refuse;
        let mut terms: Vec<String> =
            refused.then(|| format!("N({}>{})", filled(item, &own[0]), filled(item, &own[1]))).into_iter().collect();
        if may_lapse(self.campaign, at) {
            if item.blank_value.is_none() {
                terms.extend(ranges(own).iter().map(|range| format!("COUNTBLANK({range})")));
            }
            // A word in one cell says enough for all of them.
            let all = terms.join("+");
            return (!all.is_empty()).then(|| format!("IF({},0,{all})", self.any_word(own)));
        }
        terms.pop()
    }
}

/// Whether a ratio may not apply, which one word in any of its cells says.
pub(in super::super) fn may_lapse(campaign: &Campaign, item: usize) -> bool {
    let refuses = |criterion: &Criterion| criterion.not_applicable == NotApplicable::Refuse;
    matches!(campaign.items[item].points, PointsRule::Ratio { .. }) && !campaign.criteria.get(item).is_none_or(refuses)
}
