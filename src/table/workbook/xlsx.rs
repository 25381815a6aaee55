//! XLSX and XLSM: sheets as streams of cells.

use std::collections::BTreeSet;
use std::io::Cursor;

use calamine::{Cell, DataRef, Reader as _, SheetType, SheetVisible, Style, Xlsx, XlsxCellReader, XlsxError};

use crate::diag::TableCode;
use crate::diag::code::FileTerm;
use crate::legacy::Font;
use crate::table::fault::{Fault, Outcome};
use crate::table::workbook::guarded;
use crate::table::workbook::rows::{self, Flow, Rows};
use crate::table::workbook::shown::Shown;
use crate::table::{Sink, Value, limit};

type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;
type Reader<'w, 'b> = XlsxCellReader<'w, Cursor<&'b [u8]>>;

/// Addresses of formulas without a stored result.
type Unstored = BTreeSet<(u32, u32)>;

/// Cells that are asked for at a time.
const BATCH: usize = 256;

/// Reads all sheets. `unstored` tells that there are formulas without a stored result, `merged` that cells are
/// merged. Tells whether there was anything to hand over.
pub(super) fn read(bytes: &[u8], unstored: bool, merged: bool, sink: &mut dyn Sink) -> Outcome<bool> {
    let mut workbook = guarded(|| Workbook::new(Cursor::new(bytes)))?.map_err(|error| refused(&error))?;
    let sheets = workbook.sheets_metadata().to_vec();
    if sheets.is_empty() {
        return Err(Fault::damaged(FileTerm::MissingPart));
    }
    let mut names = BTreeSet::new();
    let mut count = 0;
    let mut skipped = false;
    for sheet in sheets {
        if !names.insert(sheet.name.to_lowercase()) {
            return Err(Fault::damaged(FileTerm::PartTwice).in_sheet(&sheet.name));
        }
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        let none = Unstored::new();
        let open = if unstored { find_unstored(&mut workbook, &sheet.name)? } else { none };
        if sink.begin(Some(&sheet.name), sheet.visible != SheetVisible::Visible) {
            if merged {
                hand_over_merged(&mut workbook, &sheet.name, sink)?;
            }
            let reader = open_sheet(&mut workbook, &sheet.name)?;
            let rows = Rows::new(sink, count);
            count = read_sheet(reader, &open, rows).map_err(|fault| place(fault, &mut workbook, &sheet.name))?;
            sink.end();
        } else {
            skipped = true;
        }
    }
    Ok(skipped || count > 0)
}

/// What stopped a sheet.
enum Stop {
    Fault(Fault),
    /// An error value that the library does not know (#SPILL!), and the number of cells before it.
    ErrorValue(String, usize),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

fn hand_over_merged(workbook: &mut Workbook<'_>, name: &str, sink: &mut dyn Sink) -> Outcome<()> {
    let found =
        guarded(|| workbook.merge_cells_by_sheet_name(name))?.map_err(|error| refused(&error).in_sheet(name))?;
    let merged = rows::merged(&found);
    if !merged.is_empty() {
        sink.merged(&merged);
    }
    Ok(())
}

fn open_sheet<'w, 'b>(workbook: &'w mut Workbook<'b>, name: &str) -> Outcome<Reader<'w, 'b>> {
    guarded(|| workbook.worksheet_cells_reader(name))?.map_err(|error| refused(&error).in_sheet(name))
}

fn read_sheet<'w>(mut reader: Reader<'w, '_>, unstored: &Unstored, mut rows: Rows<'w, '_>) -> Result<u64, Stop> {
    let looks: Vec<Shown> = reader.styles().iter().map(look).collect();
    let mut batch = Vec::with_capacity(BATCH);
    let mut before = 0;
    loop {
        let end = guarded(|| next_cells(&mut reader, &mut batch))?;
        before += batch.len();
        for (cell, style) in batch.drain(..) {
            let position = cell.get_position();
            if style >= looks.len() && style > 0 {
                return Err(Fault::damaged(FileTerm::Structure).at_cell(position.0, position.1).into());
            }
            let shown = looks.get(style).copied().unwrap_or_default();
            let value = match rows::value(cell.get_value(), shown) {
                Some(value) => value,
                None if !unstored.is_empty() && unstored.contains(&position) => Value::NoStoredValue,
                None => continue,
            };
            if rows.push(position, value, shown)? == Flow::Enough {
                return Ok(rows.finish());
            }
        }
        match end {
            Some(Ok(())) => return Ok(rows.finish()),
            Some(Err(XlsxError::CellError(text))) => return Err(Stop::ErrorValue(text, before)),
            Some(Err(error)) => return Err(refused(&error).into()),
            None => {}
        }
    }
}

/// The next cells, with their styles, so that the guard is not put up for each. Tells how the sheet ended, if it did.
fn next_cells<'w>(
    reader: &mut Reader<'w, '_>,
    batch: &mut Vec<(Cell<DataRef<'w>>, usize)>,
) -> Option<Result<(), XlsxError>> {
    while batch.len() < BATCH {
        match reader.next_cell_with_style_id() {
            Ok(Some(next)) => batch.push(next),
            Ok(None) => return Some(Ok(())),
            Err(error) => return Some(Err(error)),
        }
    }
    None
}

fn look(style: &Style) -> Shown {
    let format = style.number_format.as_ref().map(|format| Shown::by_format(&format.format_code));
    let font = style.font.as_ref().and_then(|font| Font::named(font.name.as_ref()?));
    Shown { font, ..format.unwrap_or_default() }
}

/// The formulas of a sheet without a stored result, in a pass of their own: the library tells either styles
/// or formulas. An error value that it does not know is left to the pass that reads values.
fn find_unstored(workbook: &mut Workbook<'_>, name: &str) -> Outcome<Unstored> {
    let mut reader = open_sheet(workbook, name)?;
    let mut found = Unstored::new();
    loop {
        match guarded(|| reader.next_cell_with_formula_metadata())? {
            Ok(Some(cell)) => {
                if cell.formula.is_some() && matches!(cell.value, DataRef::Empty) {
                    found.insert(cell.pos);
                }
            }
            Ok(None) => return Ok(found),
            Err(XlsxError::CellError(_)) => {}
            Err(error) => return Err(refused(&error).in_sheet(name)),
        }
        if found.len() > limit::UNSTORED {
            return Err(Fault::new(TableCode::NoStoredValue).in_sheet(name));
        }
    }
}

/// Puts sheet and address to what stopped a sheet.
fn place(stop: Stop, workbook: &mut Workbook<'_>, name: &str) -> Fault {
    match stop {
        Stop::Fault(fault) => fault.in_sheet(name),
        Stop::ErrorValue(text, cells_before) => {
            let fault = Fault::new(TableCode::ErrorCell).with("value", text).in_sheet(name);
            match nth_cell(workbook, name, cells_before) {
                Some((row, column)) => fault.at_cell(row, column),
                None => fault,
            }
        }
    }
}

/// The address of the cell that comes after `before` others. Only a walk through formulas gets past a value that the
/// library does not know, and tells the cell after it; texts of formulas are not asked for, since shared ones would be
/// written out for every cell.
fn nth_cell(workbook: &mut Workbook<'_>, name: &str, before: usize) -> Option<(u32, u32)> {
    let mut reader = open_sheet(workbook, name).ok()?;
    let walked = guarded(|| {
        for _ in 0..before {
            reader.next_cell().ok()??;
        }
        reader.next_formula().ok()?.map(|cell| cell.get_position())
    });
    walked.ok()?
}

fn refused(error: &XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::new(TableCode::Password),
        XlsxError::Xml(_) | XlsxError::XmlAttr(_) | XlsxError::XmlEof(_) => Fault::damaged(FileTerm::BadXml),
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound | XlsxError::WorksheetNotFound(_) => {
            Fault::damaged(FileTerm::MissingPart)
        }
        XlsxError::ColumnNumberOverflow | XlsxError::RowNumberOverflow => Fault::damaged(FileTerm::BadCell),
        _ => Fault::damaged(FileTerm::Structure),
    }
}
