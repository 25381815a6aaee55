//! The content of an ODS, looked through before the library lays its sheets out as rectangles.
//!
//! Out: where percentages stand (the library tells 0.8 for 80%), and a refusal of sheets whose repeated rows
//! and columns would take more memory than a table is worth.

use crate::diag::TableCode;
use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};
use crate::table::workbook::xml::{Watch, attribute};
use crate::table::{Merged, limit};

/// Addresses, ascending, of each sheet in workbook order.
pub(super) type Addresses = Vec<Vec<(u32, u32)>>;

/// What has been seen of the sheets.
#[derive(Default)]
pub(super) struct Content {
    /// Where percentages stand.
    pub(super) percent: Addresses,
    /// Cells merged over several rows, of each sheet in workbook order.
    pub(super) merged: Vec<Vec<Merged>>,
    /// Whether rows or columns are hidden.
    pub(super) hidden: bool,
    /// The next row and column.
    row: u32,
    column: u32,
    /// How often the open row is repeated.
    rows_repeated: u32,
    /// Columns of the open row up to its last value, and of the widest row.
    width: u32,
    widest: u32,
    /// Percentages of the open row.
    percent_columns: Vec<u32>,
    /// Cells that the library keeps, rows not yet repeated.
    kept: u64,
}

impl Watch for Content {
    fn open(&mut self, name: &[u8], attributes: &[u8]) -> Outcome<()> {
        match name {
            b"table" => {
                self.percent.push(Vec::new());
                self.merged.push(Vec::new());
                (self.row, self.widest) = (0, 0);
            }
            b"table-column" => self.hidden |= is_hidden(attributes),
            b"table-row" => {
                self.hidden |= is_hidden(attributes);
                self.rows_repeated = number(attributes, b"number-rows-repeated").clamp(1, limit::ROWS);
                (self.column, self.width) = (0, 0);
                self.percent_columns.clear();
            }
            b"table-cell" | b"covered-table-cell" => self.cell(attributes)?,
            b"s" if number(attributes, b"c") as usize > limit::TEXT => {
                return Err(Fault::too_large(FileTerm::Characters, limit::TEXT).at_row(self.row));
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8], _: bool) -> Outcome<()> {
        if name == b"table-row" { self.end_row() } else { Ok(()) }
    }
}

impl Content {
    fn cell(&mut self, attributes: &[u8]) -> Outcome<()> {
        let repeated = number(attributes, b"number-columns-repeated").clamp(1, limit::COLUMNS);
        let start = self.column;
        self.column = self.column.saturating_add(repeated);
        self.spans(start, number(attributes, b"number-rows-spanned"));
        let kind = attribute(attributes, b"value-type");
        let formula = attribute(attributes, b"formula").is_some();
        if kind.is_none() && !formula {
            return Ok(());
        }
        if kind.is_none() {
            return Err(Fault::new(TableCode::NoStoredValue).at_cell(self.row, start));
        }
        if self.column > limit::COLUMNS {
            return Err(Fault::too_large(FileTerm::Columns, limit::COLUMNS).at_row(self.row));
        }
        self.width = self.column;
        if kind == Some(b"percentage") {
            self.percent_columns.extend(start..self.column);
        }
        Ok(())
    }

    fn spans(&mut self, column: u32, rows: u32) {
        if rows > 1
            && let Some(merged) = self.merged.last_mut()
            && merged.len() < limit::MERGED
        {
            let last_row = self.row.saturating_add(rows - 1);
            merged.push(Merged { column, first_row: self.row, last_row });
        }
    }

    fn end_row(&mut self) -> Outcome<()> {
        let first = self.row;
        self.row = self.row.saturating_add(self.rows_repeated);
        if self.width == 0 {
            return Ok(());
        }
        if self.row > limit::ROWS {
            return Err(Fault::too_large(FileTerm::Rows, limit::ROWS));
        }
        self.widest = self.widest.max(self.width);
        self.kept += u64::from(self.width);
        let area = u64::from(self.row) * u64::from(self.widest);
        if area.max(self.kept) > limit::DENSE {
            return Err(Fault::too_large(FileTerm::Cells, limit::DENSE));
        }
        if let Some(percent) = self.percent.last_mut() {
            percent.extend(
                (first..self.row).flat_map(|row| self.percent_columns.iter().map(move |column| (row, *column))),
            );
        }
        Ok(())
    }
}

/// Whether a row or a column is not shown.
fn is_hidden(attributes: &[u8]) -> bool {
    matches!(attribute(attributes, b"visibility"), Some(b"collapse" | b"filter"))
}

/// A number in an attribute; 0 where there is none, the largest where it is beyond all measure.
fn number(attributes: &[u8], name: &[u8]) -> u32 {
    let Some(value) = attribute(attributes, name) else { return 0 };
    std::str::from_utf8(value).ok().and_then(|text| text.parse().ok()).unwrap_or(u32::MAX)
}
