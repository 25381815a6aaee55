//! The cells that wait for a value: where a subject lacks an item, or it counts as blank, which cells would give it.

use crate::campaign::{Campaign, Combine};
use crate::id::{InputIx, ItemIx, RaterIx, RoleIx};
use crate::intake::{CellRef, ClaimColumn, Dossier, Form, Packed, Period, Sheet};
use crate::score::grid::Grid;
use crate::score::items::{Source, Voice};
use crate::score::{ItemState, period};

/// Looks for the cells that wait, period by period.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Waiting<'a> {
    /// The rules.
    pub(crate) campaign: &'a Campaign,
    /// The tables of the run.
    pub(crate) sheets: &'a [Sheet],
    /// The subject.
    pub(crate) dossier: &'a Dossier,
    /// Its role.
    pub(crate) role: RoleIx,
}

impl<'a> Waiting<'a> {
    /// The blank cells that leave an item in a state (missing, or read as its `blank`): in each period where it is so
    /// those of the rater who has begun, or else of the highest one; where raters are weighted, those of everybody who
    /// has left some blank.
    pub(crate) fn cells(&self, item: ItemIx, state: ItemState) -> Vec<CellRef> {
        let mut grid = Grid::new(self.campaign.inputs.len(), self.campaign.raters.len());
        let mut cells = Vec::new();
        for part in period::parts(self.campaign, self.dossier) {
            grid.fill(self.sheets, self.dossier, part);
            let Self { campaign, sheets, dossier, role } = *self;
            let source = Source { campaign, sheets, grid: &grid, dossier, role };
            if source.value(item, Voice::Combined).is_ok_and(|value| value.state == state) {
                cells.extend(self.of_period(&grid, part, item));
            }
        }
        cells
    }

    fn of_period(&self, grid: &Grid, part: Option<Period>, item: ItemIx) -> Vec<CellRef> {
        let raters = || (0..self.campaign.raters.len()).rev().map(|rater| Some(RaterIx::at(rater))).chain([None]);
        let blank = |rater| self.blank_cells(grid, part, item, rater);
        if matches!(self.campaign.combine, Combine::Weighted { .. }) {
            return raters().flat_map(blank).collect();
        }
        let has_begun = |rater: &Option<RaterIx>| self.inputs(item).any(|input| grid.is_filled(input, *rater));
        let begun = raters().find(has_begun).map(blank).filter(|cells| !cells.is_empty());
        begun.or_else(|| raters().map(blank).find(|cells| !cells.is_empty())).unwrap_or_default()
    }

    /// The blank cells of a rater, or the common ones, in the order of the inputs; where he has no column of his own for
    /// an input, the common one speaks for him.
    fn blank_cells(&self, grid: &Grid, part: Option<Period>, item: ItemIx, rater: Option<RaterIx>) -> Vec<CellRef> {
        let blank = |input: InputIx| !grid.is_filled(input, rater) && !grid.is_filled(input, None);
        let cell = |input| self.cell(part, input, rater).or_else(|| self.cell(part, input, None));
        let own = self.inputs(item).any(|input| self.cell(part, input, rater).is_some());
        self.inputs(item).filter(|input| own && blank(*input)).filter_map(cell).collect()
    }

    fn inputs(&self, item: ItemIx) -> impl Iterator<Item = InputIx> + use<'a> {
        let inputs = self.campaign.inputs.iter().enumerate();
        inputs.filter(move |(_, input)| input.item == item).map(|(input, _)| InputIx::at(input))
    }

    /// The cell of a rater for an input, in the first form of the period that has one.
    fn cell(&self, part: Option<Period>, input: InputIx, rater: Option<RaterIx>) -> Option<CellRef> {
        let forms = self.dossier.forms.iter().filter(|form| part.is_none() || form.period == part);
        forms.filter_map(|form| self.cell_in(form, input, rater)).next()
    }

    fn cell_in(&self, form: &Form, input: InputIx, rater: Option<RaterIx>) -> Option<CellRef> {
        let sheet = &self.sheets[form.row.sheet as usize];
        let is_it = |(column, value): &(&ClaimColumn, Packed)| {
            column.input == input
                && column.rater.or(form.rater) == rater
                && value.is_blank()
                && self.is_asked(form, column)
        };
        let (column, _) = sheet.columns.iter().zip(form.values.iter()).find(is_it)?;
        Some(CellRef { sheet: form.row.sheet, row: form.row.row, column: column.column })
    }

    /// Whether the row of a form has a cell for what a column holds: in a long table it is about one thing only.
    fn is_asked(&self, form: &Form, column: &ClaimColumn) -> bool {
        let asked = &self.sheets[form.row.sheet as usize].asked;
        let at = asked.binary_search_by_key(&form.row.row, |(row, _)| *row);
        asked.is_empty() || at.is_ok_and(|at| asked[at].1 == self.campaign.column_of(column.input))
    }
}
