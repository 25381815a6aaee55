//! One cell of a list.

use std::fmt::Write as _;

use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use crate::report::sheet::{Cell, Column, ColumnKind, Computed, RowStyle};

use super::format::ColumnFormats;
use super::looks::Mode;
use super::measure::fitting;

/// A cell of an ordinary row, which gets its looks together with those above and below it.
pub(super) fn write_plain(
    page: &mut Worksheet,
    row: u32,
    at: u16,
    cell: &Cell<'_>,
    column: &Column,
    formats: &ColumnFormats,
    mode: Mode,
) -> Result<(), XlsxError> {
    match (cell, mode) {
        // Made when the looks are put on.
        (Cell::Blank, Mode::Held) => page,
        (Cell::Blank, Mode::Streamed) => page.write_blank(row, at, formats.of(RowStyle::Plain))?,
        (Cell::Text(words), _) => page.write_string(row, at, fitting(words))?,
        (Cell::Formula(formula, result), _) => page.write_formula(row, at, native(formula, result, row))?,
        (Cell::Count(_) | Cell::Points(_) | Cell::Share(..) | Cell::Number(..), _) => {
            page.write_number(row, at, figure(cell, column))?
        }
    };
    Ok(())
}

pub(super) fn write_cell(
    page: &mut Worksheet,
    row: u32,
    at: u16,
    cell: &Cell<'_>,
    column: &Column,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => page.write_blank(row, at, format)?,
        Cell::Text(words) => page.write_string_with_format(row, at, fitting(words), format)?,
        Cell::Formula(formula, result) => {
            page.write_formula_with_format(row, at, native(formula, result, row), format)?
        }
        Cell::Count(_) | Cell::Points(_) | Cell::Share(..) | Cell::Number(..) => {
            page.write_number_with_format(row, at, figure(cell, column), format)?
        }
    };
    Ok(())
}

/// What a number cell holds; nothing else has a figure.
fn figure(cell: &Cell<'_>, column: &Column) -> f64 {
    match cell {
        Cell::Blank | Cell::Text(_) | Cell::Formula(..) => 0.0,
        Cell::Number(digits, scale) => shown(*digits) / 10_f64.powi(i32::from(*scale)),
        Cell::Count(count) => shown(*count),
        Cell::Points(points) => points.to_f64(if let ColumnKind::Points(places) = column.kind { places } else { 0 }),
        Cell::Share(part, whole) => shown(*part) / shown(*whole),
    }
}

/// A formula with the numbers of its rows filled in: `#` is its own row, `#+2;` the second one after it.
fn native(formula: &str, result: &Computed<'_>, row: u32) -> Formula {
    let own = row + 1;
    let mut text = String::with_capacity(formula.len() + 16);
    for (at, part) in formula.split('#').enumerate() {
        let mut rest = part;
        if at > 0 {
            let further = part.strip_prefix('+').and_then(|part| part.split_once(';'));
            let further = further.and_then(|(count, rest)| Some((count.parse::<u32>().ok()?, rest)));
            let number = further.map_or(own, |(count, _)| own + count);
            rest = further.map_or(part, |(_, rest)| rest);
            let _ = write!(text, "{number}");
        }
        text.push_str(rest);
    }
    Formula::new(text).set_result(result.text())
}

/// A whole number for a cell, which has nothing but binary floats.
#[expect(clippy::cast_precision_loss, reason = "counts of people, for display only")]
fn shown(count: i64) -> f64 {
    count as f64
}
