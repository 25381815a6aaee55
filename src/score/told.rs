//! What was claimed about one subject, column by column: the word that counts, and each rater's own. For lists
//! that people go through line by line.

use crate::campaign::{Campaign, Combine, ItemSource};
use crate::id::{InputIx, ItemIx, RaterIx, RoleIx};
use crate::intake::{Claim, Dossier, Period, Sheet};
use crate::num::Exact;
use crate::score::grid::Grid;
use crate::score::items::{Source, Voice};
use crate::score::plan::Plan;
use crate::score::weigh::weigh;

/// The claims of one subject about one part of the year; filled anew for each.
#[derive(Debug)]
pub struct Told<'a> {
    campaign: &'a Campaign,
    sheets: &'a [Sheet],
    grid: Grid,
}

/// Exact figures of one part of the year.
#[derive(Clone, Debug)]
pub struct PartFigures {
    /// By group, not rounded; none where not asked.
    pub groups: Vec<Option<Exact>>,
    /// What each bonus and deduction counts, not rounded.
    pub extras: Vec<Exact>,
    /// Not rounded.
    pub total: Exact,
}

impl<'a> Told<'a> {
    /// An empty table.
    #[must_use]
    pub fn new(campaign: &'a Campaign, sheets: &'a [Sheet]) -> Self {
        Self { campaign, sheets, grid: Grid::new(campaign.inputs.len(), campaign.raters.len()) }
    }

    /// Takes the claims of a subject about a period (all where none is given).
    pub fn fill(&mut self, dossier: &Dossier, period: Option<Period>) {
        self.grid.fill(self.sheets, dossier, period);
    }

    /// What a rater (or the common column) says in a column.
    #[must_use]
    pub fn claim(&self, input: InputIx, rater: Option<RaterIx>) -> Claim {
        self.grid.claim(self.sheets, input, rater)
    }

    /// Whether a rater's own cell, or the common one, is filled in.
    #[must_use]
    pub fn is_filled(&self, input: InputIx, rater: Option<RaterIx>) -> bool {
        self.grid.is_filled(input, rater)
    }

    /// What counts in a column: the word of the highest rater who scored the item, else the common one. Where raters
    /// are weighed, the word of the highest rater alone.
    #[must_use]
    pub fn counting(&self, input: InputIx) -> Claim {
        self.claim(input, self.rater(input))
    }

    /// The same where it is a short number: digits and decimals. Nearly all claims of a list are.
    #[must_use]
    pub fn counting_digits(&self, input: InputIx) -> Option<(i64, u8)> {
        let own = self.grid.spot(input, self.rater(input)).filter(|spot| !spot.packed.is_blank());
        own.or_else(|| self.grid.spot(input, None))?.packed.digits()
    }

    /// The rater whose word counts in a column.
    fn rater(&self, input: InputIx) -> Option<RaterIx> {
        let rule = &self.campaign.items[self.campaign.inputs[input.index()].item.index()];
        let filled = |rater: RaterIx| match rule.source {
            ItemSource::Fact(_) => false,
            ItemSource::Column(input) => self.grid.is_filled(input, Some(rater)),
            ItemSource::Ratio { done, of, less } => {
                [done, of].into_iter().chain(less).any(|input| self.grid.is_filled(input, Some(rater)))
            }
        };
        let mut raters = (0..self.campaign.raters.len()).rev().map(RaterIx::at);
        match self.campaign.combine {
            Combine::Last => raters.find(|rater| filled(*rater)),
            Combine::Weighted { .. } => raters.next(),
        }
    }

    /// Exact figures of what is filled in; none where something is missing.
    #[must_use]
    pub fn figures(&self, plan: &Plan, dossier: &Dossier, role: RoleIx) -> Option<PartFigures> {
        let source = Source { campaign: self.campaign, sheets: self.sheets, grid: &self.grid, dossier, role };
        let items = (0..self.campaign.items.len()).map(ItemIx::at);
        let values: Result<Vec<_>, _> = items.map(|item| source.value(item, Voice::Combined)).collect();
        let weighed = weigh(self.campaign, &plan.roles[role.index()], role, &values.ok()?).ok()?;
        let extras = weighed.extras.into_iter().map(|(_, counted)| counted).collect();
        Some(PartFigures { groups: weighed.groups, extras, total: weighed.total })
    }
}
