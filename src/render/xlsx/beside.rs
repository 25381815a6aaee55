//! A small table to the right of a list, out of print: figures that formulas look up.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::sheet::{Column, ColumnKind, RowStyle, Sheet};

use super::cell::write_plain;
use super::format::Formats;
use super::looks::Mode;
use super::measure::column_number;

/// Writes what stands beside the list whose first row this is; only in a sheet that is held.
pub(super) fn write_beside(
    page: &mut Worksheet,
    sheet: &Sheet<'_>,
    first: u32,
    formats: &Formats,
) -> Result<(), XlsxError> {
    let Some(beside) = &sheet.beside else { return Ok(()) };
    // Over a heading stands a band, or the empty row under the titles.
    if let Some(row) = first.checked_sub(2) {
        page.write_string_with_format(row, beside.column, &beside.title, &formats.plain)?;
    }
    for (at, width) in (beside.column..).zip(&beside.widths) {
        page.set_column_width(at, f64::from(*width))?;
    }
    for (at, heading) in (beside.column..).zip(&beside.headings) {
        page.write_string_with_format(first - 1, at, heading, &formats.heading)?;
    }
    let column = Column::new("", ColumnKind::Value, 0);
    let looks = formats.column(&column);
    for (row, cells) in (first..).zip(&beside.rows) {
        for (at, cell) in (beside.column..).zip(cells) {
            write_plain(page, row, at, cell, &column, &looks, Mode::Held)?;
        }
    }
    let (rows, columns) = (beside.rows.len(), beside.headings.len());
    if rows > 0 && columns > 0 {
        let last = (first + u32::try_from(rows - 1).unwrap_or(0), beside.column + column_number(columns - 1));
        page.set_range_format(first, beside.column, last.0, last.1, looks.of(RowStyle::Plain))?;
    }
    Ok(())
}
