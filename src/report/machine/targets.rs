//! `targets.csv`: one row for each target. Shares are percent with two decimals, for display only:
//! whether a plan is met has been decided on the exact share.

use crate::aggregate::{Results, TargetLine};
use crate::campaign::Campaign;
use crate::num::{Exact, Points, Rounding, RoundingMode};
use crate::report::machine::{count, points, text};
use crate::report::sheet::{Cell, RowStyle, Sheet};

const PERCENT: Rounding = Rounding { places: 2, mode: RoundingMode::HalfUp };

/// The targets, in file order.
#[must_use]
pub fn targets<'a>(campaign: &'a Campaign, results: &'a Results) -> Sheet<'a> {
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for line in &results.summary.targets {
            let figures = target_figures(campaign, line);
            let met = line.met.map_or("", |met| if met { "yes" } else { "no" });
            let cells = [
                Cell::text(campaign.targets[line.target.index()].id.as_str()),
                Cell::Count(line.numerator),
                Cell::Count(line.denominator),
                Cell::points(figures.share),
                Cell::Points(figures.plan),
                Cell::points(figures.difference),
                Cell::text(met),
            ];
            row(&cells, RowStyle::Plain);
        }
    };
    let columns = vec![
        text("target"),
        count("numerator"),
        count("denominator"),
        points("share", 2),
        points("plan", 2),
        points("difference", 2),
        text("met"),
    ];
    Sheet::new("targets", columns, Box::new(walk))
}

/// The shares of a target as percent with two decimals, each rounded from its exact value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetFigures {
    /// What was reached; none where it cannot be measured.
    pub share: Option<Points>,
    /// What was planned.
    pub plan: Points,
    /// Reached minus planned.
    pub difference: Option<Points>,
}

/// Shares of a target line for display.
#[must_use]
pub fn target_figures(campaign: &Campaign, line: &TargetLine) -> TargetFigures {
    let plan = &campaign.targets[line.target.index()].plan;
    let percent = |share: &Exact| (share * &Exact::whole(100)).round(PERCENT);
    TargetFigures {
        share: line.share.as_ref().map(percent),
        plan: percent(plan),
        difference: line.share.as_ref().map(|share| percent(&(share - plan))),
    }
}
