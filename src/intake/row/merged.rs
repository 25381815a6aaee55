//! Cells that a workbook merges over several rows.
//!
//! A unit that stands once for a block of people holds for all of them where the file says so; where the cells
//! below are merely blank, nobody knows how far it goes. Scores and facts are never filled in.

use std::cmp::Reverse;

use crate::intake::row::reader::RowReader;
use crate::table::header::OwnedValue;
use crate::table::{Cell, Merged, Row, Value};

/// Cells that are merged over several rows, with what stands in the first.
#[derive(Debug)]
pub(in crate::intake) struct Filling {
    region: Merged,
    value: Option<OwnedValue>,
}

impl RowReader<'_> {
    /// Cells that the file says are merged over several rows. The unit then holds for all of them; who a row is
    /// about only where a person may have several rows. Scores are never filled in.
    pub(in crate::intake) fn set_merged(&mut self, regions: &[Merged]) {
        let binding = &self.out.binding;
        let mut columns: Vec<u32> = binding.unit_code.iter().chain(&binding.unit_name).copied().collect();
        if binding.has_several_rows() {
            columns.extend(binding.code.iter().chain(&binding.name).chain(&binding.birth));
        }
        let wanted = regions.iter().filter(|region| columns.contains(&region.column));
        self.merged = wanted.map(|region| Filling { region: *region, value: None }).collect();
        self.merged.sort_by_key(|filling| Reverse((filling.region.first_row, filling.region.last_row)));
    }

    /// A row with the cells that merged ones above it reach down to.
    pub(in crate::intake) fn filled<'r>(&mut self, row: Row<'r>) -> Option<Vec<Cell<'r>>> {
        self.filled_columns.clear();
        if self.merged.is_empty() && self.active.is_empty() {
            return None;
        }
        while let Some(next) = self.merged.pop_if(|next| next.region.first_row <= row.number) {
            self.active.retain(|filling| filling.region.column != next.region.column);
            self.active.push(next);
        }
        self.active.retain(|filling| row.number <= filling.region.last_row);
        let mut added: Vec<Cell<'r>> = Vec::new();
        for filling in &mut self.active {
            match row.get(filling.region.column) {
                Some(value) if row.number == filling.region.first_row => filling.value = Some(value.to_owned_value()),
                None => {
                    let cell = |value: &Value<'static>| Cell { column: filling.region.column, value: value.clone() };
                    added.extend(filling.value.as_ref().map(cell));
                }
                Some(_) => {}
            }
        }
        if added.is_empty() {
            return None;
        }
        self.filled_columns.extend(added.iter().map(|cell| cell.column));
        added.extend(row.cells.iter().cloned());
        added.sort_by_key(|cell| cell.column);
        Some(added)
    }
}
