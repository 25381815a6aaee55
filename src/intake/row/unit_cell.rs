//! The cells that name a row's unit.

use crate::diag::{IntakeCode, Problem};
use crate::intake::cell::value::shown;
use crate::intake::row::reader::RowReader;
use crate::intake::row::{RowProblem, UNIT_UNREADABLE};
use crate::legacy::damage;
use crate::table::{Row, Value};
use crate::text::clean;

impl RowReader<'_> {
    /// The number of the unit that a row names.
    pub(in crate::intake) fn unit(&mut self, row: Row<'_>) -> u32 {
        if self.refuse_unit(row) {
            return UNIT_UNREADABLE;
        }
        let binding = &self.out.binding;
        let text =
            |column: Option<u32>| column.and_then(|column| row.get(column)).map(identity_text).unwrap_or_default();
        let (code, name) = self.unit_of_head().unwrap_or_else(|| (text(binding.unit_code), text(binding.unit_name)));
        if code.is_empty() && name.is_empty() {
            return 0;
        }
        // Rows of one unit mostly follow each other.
        if let Some((last_code, last_name)) =
            self.last_unit.checked_sub(1).and_then(|at| self.out.units.get(at as usize))
            && **last_code == code
            && **last_name == name
        {
            return self.last_unit;
        }
        let next = u32::try_from(self.out.units.len() + 1).unwrap_or(u32::MAX);
        let number = *self.unit_numbers.entry((code.clone(), name.clone())).or_insert(next);
        if number == next {
            self.out.units.push((code.into(), name.into()));
            self.out.unit_rows.push(row.number);
            self.damaged_unit(row, number);
        }
        self.last_unit = number;
        number
    }

    /// A unit cell that holds a formula without result or an error.
    fn refuse_unit(&mut self, row: Row<'_>) -> bool {
        let binding = &self.out.binding;
        let columns = [binding.unit_code, binding.unit_name].into_iter().flatten();
        let mut cells = columns.filter_map(|column| Some((column, row.get(column)?)));
        let bad = cells.find(|(_, cell)| matches!(cell, Value::NoStoredValue | Value::Error(_)));
        let Some((column, cell)) = bad else { return false };
        self.refuse_identity(row.number, column, cell);
        true
    }

    /// A unit in whose name letters were lost is told once.
    fn damaged_unit(&mut self, row: Row<'_>, unit: u32) {
        let column = self.out.binding.unit_name;
        let Some((column, Value::Text(text))) = column.and_then(|column| Some((column, row.get(column)?))) else {
            return;
        };
        if damage(text).is_some() {
            let problem = Problem::new(IntakeCode::DamagedText).with("item", self.out.binding.heading(column));
            let place = self.out.row_place(row.number, Some(column), Some(text.to_string()));
            let problem = problem.with("value", text).at(place);
            self.out.problems.push(RowProblem { row: row.number, fault: None, unit, problem });
        }
    }
}

/// The text of a unit cell; a number keeps its digits.
fn identity_text(cell: &Value<'_>) -> String {
    match cell {
        Value::Text(text) => clean(text),
        Value::Number(number) if number.scale == 0 => number.digits(),
        _ => shown(cell),
    }
}
