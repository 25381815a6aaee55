//! The claims about one subject, laid out by column and rater.

use crate::id::{InputIx, RaterIx};
use crate::intake::{CellRef, Claim, Dossier, Packed, Period, Sheet};

/// One cell of the grid: where it came from and what it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot {
    /// What it holds.
    pub(crate) packed: Packed,
    /// Where it stands.
    pub(crate) at: CellRef,
}

/// Claims by input and rater; reused from subject to subject.
#[derive(Debug)]
pub(crate) struct Grid {
    raters: usize,
    spots: Vec<Option<Spot>>,
}

impl Grid {
    /// An empty grid.
    pub(crate) fn new(inputs: usize, raters: usize) -> Self {
        Self { raters, spots: vec![None; inputs * (raters + 1)] }
    }

    /// Takes the claims of a subject (about one period, where one is given), in the order of its forms:
    /// the first that is not blank stays.
    pub(crate) fn fill(&mut self, sheets: &[Sheet], dossier: &Dossier, period: Option<Period>) {
        self.spots.fill(None);
        for form in dossier.forms.iter().filter(|form| period.is_none() || form.period == period) {
            let columns = &sheets[form.row.sheet as usize].columns;
            for (column, packed) in columns.iter().zip(form.values.iter()) {
                let slot = self.slot(column.input, column.rater.or(form.rater));
                let held = &mut self.spots[slot];
                if held.is_none_or(|spot| spot.packed.is_blank()) {
                    let at = CellRef { sheet: form.row.sheet, row: form.row.row, column: column.column };
                    *held = Some(Spot { packed, at });
                }
            }
        }
    }

    fn slot(&self, input: InputIx, rater: Option<RaterIx>) -> usize {
        input.index() * (self.raters + 1) + rater.map_or(self.raters, RaterIx::index)
    }

    /// The cell of one rater, or the common one.
    pub(crate) fn spot(&self, input: InputIx, rater: Option<RaterIx>) -> Option<Spot> {
        self.spots[self.slot(input, rater)]
    }

    /// What a rater said: his own cell, else the common one.
    pub(crate) fn claim(&self, sheets: &[Sheet], input: InputIx, rater: Option<RaterIx>) -> Claim {
        let own = self.spot(input, rater).filter(|spot| !spot.packed.is_blank());
        match own.or_else(|| self.spot(input, None)) {
            Some(spot) => spot.packed.claim(&sheets[spot.at.sheet as usize].numbers),
            None => Claim::Blank,
        }
    }

    /// Whether the cell is not blank.
    pub(crate) fn is_filled(&self, input: InputIx, rater: Option<RaterIx>) -> bool {
        self.spot(input, rater).is_some_and(|spot| !spot.packed.is_blank())
    }
}
