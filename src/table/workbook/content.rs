//! The content of an ODS, looked through before the library lays its sheets out as rectangles.
//!
//! Out: how cells are shown (the library tells 0.8 for 80%, 12 for 0012, and no fonts), and a refusal of sheets whose
//! repeated rows and columns would take more memory than a table is worth.

use crate::diag::TableCode;
use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};
use crate::table::workbook::shown::{Marks, Shown};
use crate::table::workbook::styles::Styles;
use crate::table::workbook::xml::{Watch, are_plain, attribute, attributes};
use crate::table::{Merged, limit};

/// Attributes that hold a value.
const VALUES: [&[u8]; 5] = [b"value", b"string-value", b"date-value", b"time-value", b"boolean-value"];

/// What has been seen of the sheets.
#[derive(Default)]
pub(super) struct Content {
    /// How cells are shown, of each sheet in workbook order.
    pub(super) marks: Vec<Marks>,
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
    styles: Styles,
    /// Whether sheets have begun: until then styles come.
    begun: bool,
    /// How the columns of the sheet are shown where a cell does not say it: the last column of each, one by one.
    columns: Vec<(u32, Shown)>,
    /// How the open row is shown where neither the cell nor its column says it.
    row_shown: Shown,
    /// How cells of the open row are shown.
    row_marks: Vec<(u32, Shown)>,
    /// Cells that the library keeps, rows not yet repeated.
    kept: u64,
    /// Whether a sheet is open, and cells of the rectangles of those before it.
    inside: bool,
    area_before: u64,
    /// The rectangle of the sheet so far.
    area: u64,
    /// Bytes of text: of the open cell, and how often it is repeated; of the open row; of all.
    cell_text: u64,
    cell_repeated: u64,
    /// The open cell has a formula and no value, and no paragraph yet; with the bytes before any text.
    unstored: Option<(u32, u64)>,
    row_text: u64,
    all_text: u64,
}

impl Watch for Content {
    fn open(&mut self, name: &[u8], attributes: &[u8]) -> Outcome<()> {
        if matches!(name, b"table" | b"table-row" | b"table-cell" | b"covered-table-cell" | b"s")
            && !are_plain(attributes)
        {
            return Err(Fault::damaged(FileTerm::BadXml));
        }
        match name {
            b"body" => self.begun = true,
            _ if !self.begun => self.styles.open(name, attributes)?,
            b"table" => {
                if std::mem::replace(&mut self.inside, true) {
                    // A sheet within a sheet: which rows are whose is not known.
                    return Err(Fault::damaged(FileTerm::Structure));
                }
                self.area_before += std::mem::take(&mut self.area);
                self.marks.push(Marks::default());
                self.merged.push(Vec::new());
                self.columns.clear();
                (self.row, self.widest) = (0, 0);
            }
            b"table-column" => {
                self.hidden |= is_hidden(attributes);
                self.columns(attributes)?;
            }
            b"table-row" => {
                self.hidden |= is_hidden(attributes);
                self.rows_repeated = number(attributes, b"number-rows-repeated").clamp(1, limit::ROWS);
                (self.column, self.width, self.row_text) = (0, 0, 0);
                self.row_marks.clear();
                self.row_shown = self.default_shown(attributes).unwrap_or_default();
            }
            b"table-cell" | b"covered-table-cell" => self.cell(attributes)?,
            b"s" if number(attributes, b"c") as usize > limit::TEXT => {
                return Err(Fault::too_large(FileTerm::Characters, limit::TEXT).at_row(self.row));
            }
            b"s" => self.cell_text += u64::from(number(attributes, b"c")),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, bytes: usize) {
        self.cell_text += bytes as u64;
    }

    fn close(&mut self, name: &[u8], after_text: bool) -> Outcome<()> {
        match name {
            _ if !self.begun => return self.styles.close(name, after_text),
            b"table-row" => return self.end_row(),
            b"table" => self.inside = false,
            // A formula that came to an empty text: LibreOffice writes an empty paragraph and no type.
            b"p" if self.unstored.is_some_and(|(_, before)| before == self.cell_text) => self.unstored = None,
            b"table-cell" | b"covered-table-cell" => {
                if let Some((column, _)) = self.unstored.take() {
                    return Err(Fault::new(TableCode::NoStoredValue).at_cell(self.row, column));
                }
                self.row_text = self.row_text.saturating_add(self.cell_text.saturating_mul(self.cell_repeated));
                self.cell_text = 0;
                self.check_text()?;
            }
            _ => {}
        }
        Ok(())
    }
}

impl Content {
    /// The content of a document whose named styles are known.
    pub(super) fn with(styles: Styles) -> Self {
        Self { styles, ..Self::default() }
    }

    /// One or more columns, from the one behind those before.
    fn columns(&mut self, attributes: &[u8]) -> Outcome<()> {
        let repeated = number(attributes, b"number-columns-repeated").clamp(1, limit::COLUMNS);
        let next = self.columns.last().map_or(0, |(last, _)| last.saturating_add(1));
        if self.columns.len() > limit::COLUMNS as usize {
            return Err(Fault::too_large(FileTerm::Columns, limit::COLUMNS));
        }
        let shown = self.default_shown(attributes).unwrap_or_default();
        self.columns.push((next.saturating_add(repeated - 1), shown));
        Ok(())
    }

    fn default_shown(&self, attributes: &[u8]) -> Option<Shown> {
        attribute(attributes, b"default-cell-style-name").map(|name| self.styles.shown(name))
    }

    /// How a cell is shown: by its own style, by that of the row, by that of the column.
    fn shown(&self, attributes: &[u8], column: u32) -> Shown {
        attribute(attributes, b"style-name").map(|name| self.styles.shown(name)).unwrap_or_else(|| {
            if self.row_shown.matters() {
                return self.row_shown;
            }
            let at = self.columns.partition_point(|(last, _)| *last < column);
            self.columns.get(at).map(|(_, shown)| *shown).unwrap_or_default()
        })
    }

    fn cell(&mut self, attributes: &[u8]) -> Outcome<()> {
        let repeated = number(attributes, b"number-columns-repeated").clamp(1, limit::COLUMNS);
        let start = self.column;
        (self.cell_text, self.cell_repeated) = (attributes.len() as u64, u64::from(repeated));
        self.column = self.column.saturating_add(repeated);
        self.spans(start, number(attributes, b"number-rows-spanned"));
        let kind = attribute(attributes, b"value-type");
        let formula = attribute(attributes, b"formula").is_some();
        // The library takes a value also where nothing says of what type it is.
        let value = VALUES.iter().any(|name| attribute(attributes, name).is_some());
        if kind.is_none() && !formula && !value {
            // A blank cell may be repeated to the end of the grid: it holds nothing.
            self.cell_repeated = 0;
            return Ok(());
        }
        if kind.is_none() && !value {
            self.unstored = Some((start, self.cell_text));
            self.cell_repeated = 0;
            return Ok(());
        }
        if self.column > limit::COLUMNS {
            return Err(Fault::too_large(FileTerm::Columns, limit::COLUMNS).at_row(self.row));
        }
        self.width = self.column;
        let shown = Shown { percent: kind == Some(b"percentage"), ..self.shown(attributes, start) };
        if shown.matters() {
            self.row_marks.extend((start..self.column).map(|column| (column, shown)));
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

    /// Texts are kept as often as they are repeated.
    fn check_text(&self) -> Outcome<()> {
        let row = self.row_text.saturating_mul(u64::from(self.rows_repeated));
        if self.all_text.saturating_add(row) > limit::DENSE_TEXT {
            return Err(Fault::too_large(FileTerm::UnpackedMegabytes, limit::DENSE_TEXT >> 20).at_row(self.row));
        }
        Ok(())
    }

    fn end_row(&mut self) -> Outcome<()> {
        self.check_text()?;
        self.all_text += self.row_text.saturating_mul(u64::from(self.rows_repeated));
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
        // Blank rows below, which go to the end of the grid, are not laid out.
        self.area = area;
        if self.area_before + area > limit::DENSE_ALL {
            return Err(Fault::too_large(FileTerm::Cells, limit::DENSE_ALL));
        }
        if let Some(marks) = self.marks.last_mut() {
            for row in first..self.row {
                self.row_marks.iter().for_each(|(column, shown)| marks.push((row, *column), *shown));
            }
        }
        Ok(())
    }
}

/// Whether a row or a column is not shown.
fn is_hidden(attributes: &[u8]) -> bool {
    matches!(attribute(attributes, b"visibility"), Some(b"collapse" | b"filter"))
}

/// A number in an attribute, the largest of several that differ in their prefix; 0 where there is none, the largest
/// there is where it is beyond all measure.
fn number(of: &[u8], name: &[u8]) -> u32 {
    let read = |value: &[u8]| std::str::from_utf8(value).ok().and_then(|text| text.parse().ok()).unwrap_or(u32::MAX);
    attributes(of).filter(|(key, _)| *key == name).map(|(_, value)| read(value)).max().unwrap_or(0)
}
