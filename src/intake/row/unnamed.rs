//! Values under an empty heading: never dropped without a word.
//!
//! Where the second row of a heading was lost, the board's scores stand beside those of the member without any
//! heading: grading on the first column alone would be wrong.

use crate::diag::IntakeCode;
use crate::intake::cell::value::shown;
use crate::intake::heading::binding::{Binding, HeadingFault};
use crate::intake::row::reader::RowReader;
use crate::intake::{CellRef, Fault};
use crate::table::{Row, Value};

/// A column with values and without a heading.
#[derive(Debug)]
pub(in crate::intake) struct Unnamed {
    /// The claims to the left, where a value reads as theirs.
    claim: Option<usize>,
    /// The first such value with its address.
    sample: String,
}

impl RowReader<'_> {
    /// Values in columns without a heading. What reads as a value of the criterion to the left may be another
    /// rater's score whose heading was lost.
    pub(in crate::intake) fn look_for_unnamed(&mut self, row: Row<'_>) {
        // Nearly every table has a heading over each of its columns.
        if self.all_named && row.cells.last().is_none_or(|last| (last.column as usize) < self.named.len()) {
            return;
        }
        for cell in row.cells {
            if self.named.get(cell.column as usize).copied().unwrap_or(false) {
                continue;
            }
            let left = self.left_of(cell.column);
            let reads = |claim: usize| {
                let read = self.claims[claim].read(&cell.value, &mut Vec::new());
                read.is_ok_and(|packed| !packed.is_blank())
            };
            let claim = left.filter(|claim| reads(*claim) || matches!(cell.value, Value::Number(_)));
            let seen = self.unnamed.entry(cell.column).or_insert(Unnamed { claim: None, sample: String::new() });
            if claim.is_some() && seen.claim.is_none() {
                let at = CellRef { sheet: 0, row: row.number, column: cell.column };
                *seen = Unnamed { claim, sample: format!("{} ({})", shown(&cell.value), at.address()) };
            }
        }
    }

    /// The claims of the nearest column to the left that has a heading.
    fn left_of(&self, column: u32) -> Option<usize> {
        let left = (0..column).rev().find(|left| self.named.get(*left as usize).copied().unwrap_or(false))?;
        self.out.binding.claims.iter().position(|claim| claim.column == left)
    }

    pub(in crate::intake) fn tell_unnamed(&mut self) {
        for (column, seen) in std::mem::take(&mut self.unnamed) {
            if self.second_heading {
                // Why it has no heading has been told.
                continue;
            }
            let Some(claim) = seen.claim else {
                self.out.binding.unknown.push(column);
                continue;
            };
            let input = &self.campaign.inputs[self.out.binding.claims[claim].input.index()];
            let (item, about) = (input.title.clone(), vec![Fault::Item(input.item)]);
            let code = IntakeCode::ColumnUnnamed;
            self.out.binding.faults.push(HeadingFault { code, column, item, other: seen.sample, about, cell: None });
        }
    }
}

/// Which columns have a heading or are read without one.
pub(in crate::intake) fn named(binding: &Binding) -> Vec<bool> {
    let columns = binding.headings.iter().map(|heading| heading.column).chain(binding.name.iter().copied());
    let columns: Vec<u32> = columns.collect();
    let mut named = vec![false; columns.iter().max().map_or(0, |last| *last as usize + 1)];
    columns.into_iter().for_each(|column| named[column as usize] = true);
    named
}
