//! A second row of the heading that names nothing known: “Lần 1 | Lần 2”, “Chi bộ chấm” under the criteria.
//!
//! Which column is whose is then not known. It is told once for the table, and not at each column and row.

use crate::diag::IntakeCode;
use crate::intake::Fault;
use crate::intake::cell::value::shown;
use crate::intake::heading::binding::HeadingFault;
use crate::intake::row::reader::RowReader;
use crate::table::{Row, Value};

/// Texts that a message shows.
const SHOWN: usize = 6;

impl RowReader<'_> {
    /// Whether a row right under the heading is its second one, with words that nobody knows.
    pub(in crate::intake) fn is_second_heading(&mut self, row: Row<'_>) -> bool {
        let binding = &self.out.binding;
        if row.number != self.last_heading + 1 || binding.long.is_some() || row.cells.len() < 2 {
            return false;
        }
        let first = binding.claims.iter().map(|claim| claim.column).min();
        let is_word = |value: &Value<'_>| {
            let Value::Text(text) = value else { return false };
            text.contains(char::is_alphabetic)
        };
        let is_known = |value: &Value<'_>| matches!(value, Value::Text(text) if self.vocabulary.rater(text).is_some());
        let is_beside = |column: u32| {
            let is_claim = binding.claims.iter().any(|claim| claim.column == column);
            is_claim || first.is_some_and(|first| column > first) && !self.is_named(column)
        };
        let reads = |column: u32, value: &Value<'_>| {
            let claim = binding.claims.iter().position(|claim| claim.column == column);
            claim.is_some_and(|claim| self.claims[claim].read(value, &mut Vec::new()).is_ok())
        };
        // A row over several columns: some of them must have no heading of their own.
        let fits = row
            .cells
            .iter()
            .all(|cell| is_beside(cell.column) && is_word(&cell.value) && !reads(cell.column, &cell.value));
        let says_nothing = row.cells.iter().all(|cell| self.is_named(cell.column) || is_known(&cell.value));
        if !fits || says_nothing {
            return false;
        }
        let mut texts: Vec<String> = Vec::new();
        for cell in row.cells {
            let text = shown(&cell.value);
            if !texts.contains(&text) && !is_known(&cell.value) {
                texts.push(text);
            }
        }
        texts.truncate(SHOWN);
        let mut about: Vec<Fault> =
            binding.claims.iter().map(|claim| Fault::Item(self.campaign.inputs[claim.input.index()].item)).collect();
        about.sort_unstable();
        about.dedup();
        let cell = &row.cells[0];
        let (column, at) = (cell.column, Some((row.number, shown(&cell.value))));
        let other = self.vocabulary.rater_titles().join(", ");
        let (code, item) = (IntakeCode::SecondHeading, texts.join("”, “"));
        self.out.binding.faults.push(HeadingFault { code, column, item, other, about, cell: at });
        self.second_heading = true;
        true
    }

    /// Whether a column has a heading.
    pub(in crate::intake) fn is_named(&self, column: u32) -> bool {
        self.named.get(column as usize).copied().unwrap_or(false)
    }
}
