//! XLSB: sheets as streams of cells, with what the look through the binary parts has found beside them.

use std::collections::BTreeSet;
use std::io::Cursor;
use std::rc::Rc;

use calamine::{Reader as _, SheetType, SheetVisible, Xlsb, XlsbError};

use crate::diag::TableCode;
use crate::diag::code::FileTerm;
use crate::table::Sink;
use crate::table::fault::{Fault, Outcome};
use crate::table::workbook::binary::Beside;
use crate::table::workbook::guarded;
use crate::table::workbook::rows::{self, Flow, Rows};

type Workbook<'b> = Xlsb<Cursor<&'b [u8]>>;

/// Reads all sheets. Tells whether there was anything to hand over.
pub(super) fn read(bytes: &[u8], beside: &[Rc<Beside>], merged: bool, sink: &mut dyn Sink) -> Outcome<bool> {
    let mut workbook = guarded(|| Workbook::new(Cursor::new(bytes)))?.map_err(|error| refused(&error))?;
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
        let beside = beside.get(index).cloned().unwrap_or_default();
        if merged && !beside.merged.is_empty() {
            sink.merged(&beside.merged);
        }
        let rows = Rows::new(sink, count);
        count = read_sheet(&mut workbook, &sheet.name, &beside, rows).map_err(|fault| fault.in_sheet(&sheet.name))?;
        sink.end();
    }
    Ok(skipped || count > 0)
}

fn read_sheet<'w>(
    workbook: &'w mut Workbook<'_>,
    name: &str,
    beside: &'w Beside,
    mut rows: Rows<'w, '_>,
) -> Outcome<u64> {
    let mut reader = guarded(|| workbook.worksheet_cells_reader(name))?.map_err(|error| refused(&error))?;
    let mut passed = beside.passed.iter().peekable();
    while let Some(cell) = guarded(|| reader.next_cell())?.map_err(|error| refused(&error))? {
        let position = cell.get_position();
        while let Some((at, value)) = passed.next_if(|(at, _)| *at < position) {
            if rows.push(*at, value.clone(), beside.marks.at(*at))? == Flow::Enough {
                return Ok(rows.finish());
            }
        }
        let shown = beside.marks.at(position);
        let Some(value) = rows::value(cell.get_value(), shown) else { continue };
        if rows.push(position, value, shown)? == Flow::Enough {
            return Ok(rows.finish());
        }
    }
    for (at, value) in passed {
        if rows.push(*at, value.clone(), beside.marks.at(*at))? == Flow::Enough {
            break;
        }
    }
    Ok(rows.finish())
}

fn refused(error: &XlsbError) -> Fault {
    match error {
        XlsbError::Password => Fault::new(TableCode::Password),
        XlsbError::FileNotFound(_) | XlsbError::WorksheetNotFound(_) => Fault::damaged(FileTerm::MissingPart),
        _ => Fault::damaged(FileTerm::Structure),
    }
}
