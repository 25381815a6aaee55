//! The largest points as a list or a form states them: a row under the heading, a row with a label, a column.
//!
//! They are compared with those of the campaign and never used. Where they differ, the scores may be on another scale.

use crate::diag::{IntakeCode, Problem};
use crate::id::InputIx;
use crate::intake::cell::value::{before_points_mark, decimal, shown};
use crate::intake::heading::scale;
use crate::intake::row::RowProblem;
use crate::intake::row::reader::RowReader;
use crate::num::Exact;
use crate::table::{Row, Value};
use crate::text::clean;

/// The number in a cell that states the largest points.
fn stated(cell: &Value<'_>) -> Option<Exact> {
    match cell {
        Value::Number(number) if !number.percent => Some(Exact::decimal(number.mantissa, u32::from(number.scale))),
        Value::Text(text) => scale::stated(text).or_else(|| {
            let text = clean(text);
            decimal(before_points_mark(&text).unwrap_or(&text))
                .map(|number| Exact::decimal(number.mantissa, number.scale))
        }),
        _ => None,
    }
}

impl RowReader<'_> {
    /// Whether a row right under the heading has nothing but the maxima of the columns: the scale, without a label.
    /// What says itself that it is a scale (“(20đ)”) need not be the campaign's, which is then told.
    pub(in crate::intake) fn is_scale(&mut self, row: Row<'_>) -> bool {
        let binding = &self.out.binding;
        let under = row.number.saturating_sub(self.last_heading);
        if !(1..=2).contains(&under) || binding.long.is_some() || row.cells.len() < 2 {
            return false;
        }
        let mut others = Vec::new();
        for cell in row.cells {
            if binding.total == Some(cell.column) {
                continue;
            }
            let Some(claim) = binding.claims.iter().position(|claim| claim.column == cell.column) else { return false };
            let says_so = matches!(&cell.value, Value::Text(text) if scale::stated(text).is_some());
            match stated(&cell.value) {
                Some(most) if self.claims[claim].maximum() == Some(&most) => {}
                Some(_) if says_so && self.claims[claim].maximum().is_some() => others.push((claim, cell.column)),
                _ => return false,
            }
        }
        for (claim, column) in others {
            self.tell_scale(row, column, claim);
        }
        true
    }

    /// Compares a row that is labelled as the one of the largest points.
    pub(in crate::intake) fn check_scale(&mut self, row: Row<'_>) {
        let is_label = |value: &Value<'_>| matches!(value, Value::Text(text) if scale::is_label(text));
        if self.out.binding.long.is_some() || !row.cells.iter().any(|cell| is_label(&cell.value)) {
            return;
        }
        for claim in 0..self.claims.len() {
            let column = self.out.binding.claims[claim].column;
            let most = row.get(column).and_then(stated);
            if most.is_some_and(|most| self.claims[claim].maximum().is_some_and(|own| *own != most)) {
                self.tell_scale(row, column, claim);
            }
        }
    }

    /// Compares the largest points that a personal form states beside a criterion.
    pub(in crate::intake) fn check_maximum(&mut self, row: Row<'_>, input: InputIx) {
        let Some(column) = self.out.binding.maximum else { return };
        let claim = self.out.binding.claims.iter().position(|claim| claim.input == input);
        let (Some(claim), Some(most)) = (claim, row.get(column).and_then(stated)) else { return };
        if self.claims[claim].maximum().is_some_and(|own| *own != most) {
            self.tell_scale(row, column, claim);
        }
    }

    fn tell_scale(&mut self, row: Row<'_>, column: u32, claim: usize) {
        let input = &self.campaign.inputs[self.out.binding.claims[claim].input.index()];
        let text = row.get(column).map(shown).unwrap_or_default();
        let own = self.claims[claim].maximum().map(|most| most.to_string().replace('.', ",")).unwrap_or_default();
        let problem = Problem::new(IntakeCode::ScaleDiffers).with("value", &text).with("item", &input.title);
        let problem = problem.with("other", own).at(self.out.row_place(row.number, Some(column), Some(text)));
        // A form of its own is about the person of its rows; a list about its unit.
        let unit = self.last_unit;
        let is_told = |told: &RowProblem| {
            told.problem.code == problem.code
                && told.problem.values.get(1) == problem.values.get(1)
                && self.out.binding.head().is_none()
        };
        if !self.out.problems.iter().any(is_told) {
            self.out.problems.push(RowProblem { row: row.number, fault: None, unit, problem });
        }
    }
}
