//! XLS and ODS: the library lays their sheets out as rectangles, which are walked row by row.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Data, Ods, OdsError, Range, Reader, SheetType, SheetVisible, Xls, XlsError};

use crate::diag::TableCode;
use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};
use crate::table::workbook::biff::Looks;
use crate::table::workbook::guarded;
use crate::table::workbook::rows::{self, Flow, Rows};
use crate::table::workbook::shown::{Marks, Shown};
use crate::table::{Merged, Sink, Value};

/// Reads all sheets of an XLS. Tells whether there was anything to hand over.
pub(super) fn read_xls(bytes: &[u8], looks: &Looks, sink: &mut dyn Sink) -> Outcome<bool> {
    let workbook = guarded(|| Xls::new(Cursor::new(bytes)))?;
    let mut workbook = workbook.map_err(|error| match error {
        XlsError::Password => Fault::new(TableCode::Password),
        _ => Fault::damaged(FileTerm::Structure),
    })?;
    let merged = |workbook: &mut Xls<_>, _: usize, name: &str| {
        workbook.merge_cells_by_sheet_name(name).map_or_else(|_| Vec::new(), |found| rows::merged(&found))
    };
    read(&mut workbook, &looks.marks, Errors::AsCells, &merged, sink)
}

/// Reads all sheets of an ODS. Tells whether there was anything to hand over.
pub(super) fn read_ods(bytes: &[u8], marks: &[Marks], merged: &[Vec<Merged>], sink: &mut dyn Sink) -> Outcome<bool> {
    let workbook = guarded(|| Ods::new(Cursor::new(bytes)))?;
    let mut workbook = workbook.map_err(|error| match error {
        OdsError::Password => Fault::new(TableCode::Password),
        OdsError::FileNotFound(_) => Fault::damaged(FileTerm::MissingPart),
        _ => Fault::damaged(FileTerm::Structure),
    })?;
    let merged = |_: &mut Ods<_>, index: usize, _: &str| merged.get(index).cloned().unwrap_or_default();
    read(&mut workbook, marks, Errors::AsText, &merged, sink)
}

/// How error values are told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Errors {
    AsCells,
    /// As texts such as “#REF!” or “Err:502”.
    AsText,
}

fn read<'b, W: Reader<Cursor<&'b [u8]>>>(
    workbook: &mut W,
    marks: &[Marks],
    errors: Errors,
    merged: &dyn Fn(&mut W, usize, &str) -> Vec<Merged>,
    sink: &mut dyn Sink,
) -> Outcome<bool> {
    let sheets = workbook.sheets_metadata().to_vec();
    if sheets.is_empty() {
        return Err(Fault::damaged(FileTerm::MissingPart));
    }
    let mut names = BTreeSet::new();
    let (mut count, mut skipped) = (0, false);
    for (index, sheet) in sheets.iter().enumerate() {
        if !names.insert(sheet.name.to_lowercase()) {
            return Err(Fault::damaged(FileTerm::PartTwice).in_sheet(&sheet.name));
        }
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        if !sink.begin(Some(&sheet.name), sheet.visible != SheetVisible::Visible) {
            skipped = true;
            continue;
        }
        let range =
            guarded(|| workbook.worksheet_range(&sheet.name))?.map_err(|_| Fault::damaged(FileTerm::Structure))?;
        let merged = guarded(|| merged(workbook, index, &sheet.name))?;
        if !merged.is_empty() {
            sink.merged(&merged);
        }
        let rows = Rows::new(sink, count);
        count = read_sheet(&range, marks.get(index), errors, rows).map_err(|fault| fault.in_sheet(&sheet.name))?;
        sink.end();
    }
    Ok(skipped || count > 0)
}

fn read_sheet<'r>(
    range: &'r Range<Data>,
    marks: Option<&Marks>,
    errors: Errors,
    mut rows: Rows<'r, '_>,
) -> Outcome<u64> {
    let (first_row, first_column) = range.start().unwrap_or_default();
    for (row, column, data) in range.used_cells() {
        // Addresses of a range count from its first cell.
        let position = (first_row + row as u32, first_column + column as u32);
        let shown = marks.map_or_else(Shown::default, |marks| marks.at(position));
        let Some(value) = value(data, shown, errors) else { continue };
        if rows.push(position, value, shown)? == Flow::Enough {
            break;
        }
    }
    Ok(rows.finish())
}

fn value(data: &Data, shown: Shown, errors: Errors) -> Option<Value<'_>> {
    Some(match data {
        Data::Empty => return None,
        Data::Int(value) => rows::number(*value as f64, shown.percent),
        Data::Float(value) => rows::number(*value, shown.percent),
        Data::String(text) if errors == Errors::AsText && is_error(text) => Value::Error(Cow::Borrowed(text)),
        Data::String(text) | Data::DurationIso(text) => Value::Text(Cow::Borrowed(text)),
        Data::Bool(value) => Value::Bool(*value),
        Data::DateTime(value) => rows::date(value),
        Data::DateTimeIso(text) => rows::iso_date(text),
        Data::Error(error) => Value::Error(Cow::Owned(error.to_string())),
    })
}

/// Whether a text is what a spreadsheet shows for an error.
fn is_error(text: &str) -> bool {
    let known = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];
    known.contains(&text) || text.strip_prefix("Err:").is_some_and(|code| code.parse::<u16>().is_ok())
}
