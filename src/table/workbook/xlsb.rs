//! XLSB: its binary parts looked through, and its sheets read as streams of cells.
//!
//! The library does not tell number formats, ends a sheet without a word at a row beyond the grid, and trusts
//! the length of records; all three are seen to here.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{Reader as _, SheetType, SheetVisible, Xlsb, XlsbError};

use crate::diag::TableCode;
use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};
use crate::table::workbook::content::Addresses;
use crate::table::workbook::guarded;
use crate::table::workbook::rows::{self, Flow, Rows, is_percent};
use crate::table::{Sink, limit};

/// Kinds of records.
const ROW: u16 = 0;
const FORMAT: u16 = 44;
const XF: u16 = 47;
const SHEET: u16 = 156;
const BEGIN_CELL_FORMATS: u16 = 617;
const END_CELL_FORMATS: u16 = 618;
/// Cells whose value is a number: in short form, in full, of a formula.
const NUMBERS: [u16; 3] = [2, 5, 9];

/// What the binary parts tell.
#[derive(Default)]
pub(super) struct Seen {
    percent_formats: BTreeSet<u16>,
    in_cell_formats: bool,
    /// By number: whether a format of cells shows percent.
    percent: Vec<bool>,
    /// The relations of the sheets, in workbook order.
    sheets: Vec<String>,
    /// Relations of the workbook: id and part.
    pub(super) relations: BTreeMap<String, String>,
    /// Number cells by part: row, column, format.
    numbers: BTreeMap<String, Vec<(u32, u32, u32)>>,
    row: u32,
}

impl Seen {
    /// Looks at the records that have come, and takes them from the buffer.
    pub(super) fn look(&mut self, part: &str, buffer: &mut Vec<u8>) -> Outcome<()> {
        let mut at = 0;
        while let Some((kind, start, end)) = record(&buffer[at..])? {
            let Some(data) = buffer.get(at + start..at + end) else { break };
            match part {
                "xl/styles.bin" => self.style(kind, data),
                "xl/workbook.bin" if kind == SHEET => self.sheets.push(wide_text(data.get(8..).unwrap_or_default())),
                _ if part.starts_with("xl/worksheets/") => self.cell(part, kind, data)?,
                _ => {}
            }
            at += end;
        }
        buffer.drain(..at);
        Ok(())
    }

    /// Where percentages stand, sheet by sheet.
    pub(super) fn percent(&self) -> Addresses {
        let shows_percent = |format: u32| self.percent.get(format as usize).copied().unwrap_or(false);
        let of_sheet = |relation: &String| {
            let part = self.relations.get(relation)?;
            let cells = self.numbers.get(part)?.iter().filter(|(_, _, format)| shows_percent(*format));
            Some(cells.map(|(row, column, _)| (*row, *column)).collect())
        };
        self.sheets.iter().map(|relation| of_sheet(relation).unwrap_or_default()).collect()
    }

    fn style(&mut self, kind: u16, data: &[u8]) {
        match kind {
            FORMAT if is_percent(&wide_text(data.get(2..).unwrap_or_default())) => {
                self.percent_formats.insert(short(data, 0));
            }
            BEGIN_CELL_FORMATS => self.in_cell_formats = true,
            END_CELL_FORMATS => self.in_cell_formats = false,
            XF if self.in_cell_formats => {
                let format = short(data, 2);
                self.percent.push(matches!(format, 9 | 10) || self.percent_formats.contains(&format));
            }
            _ => {}
        }
    }

    fn cell(&mut self, part: &str, kind: u16, data: &[u8]) -> Outcome<()> {
        if kind == ROW {
            self.row = long(data, 0);
            if self.row >= limit::ROWS {
                return Err(Fault::too_large(FileTerm::Rows, limit::ROWS));
            }
        }
        // A format of 0 is the general one: no address need be kept.
        let format = long(data, 4) & 0x00FF_FFFF;
        if NUMBERS.contains(&kind) && format > 0 && self.percent.get(format as usize) != Some(&false) {
            let numbers = self.numbers.entry(part.to_owned()).or_default();
            numbers.push((self.row, long(data, 0), format));
            if numbers.len() as u64 > limit::DENSE {
                return Err(Fault::too_large(FileTerm::Cells, limit::DENSE));
            }
        }
        Ok(())
    }
}

/// The first record: its kind, and where its data begins and ends. None where its head has not come.
fn record(bytes: &[u8]) -> Outcome<Option<(u16, usize, usize)>> {
    let mut at = 0;
    let mut varying = |most: usize| {
        let mut value = 0_usize;
        for place in 0..most {
            let byte = *bytes.get(at)?;
            at += 1;
            value |= usize::from(byte & 0x7F) << (7 * place);
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(value)
    };
    let (Some(kind), Some(length)) = (varying(2), varying(4)) else { return Ok(None) };
    if length > limit::XLSB_RECORD {
        return Err(Fault::damaged(FileTerm::Structure));
    }
    Ok(Some((u16::try_from(kind).unwrap_or(u16::MAX), at, at + length)))
}

/// A text with its number of characters before it.
fn wide_text(data: &[u8]) -> String {
    let length = long(data, 0) as usize;
    let units = data.get(4..).unwrap_or_default().chunks_exact(2).take(length);
    String::from_utf16_lossy(&units.map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect::<Vec<u16>>())
}

fn short(data: &[u8], at: usize) -> u16 {
    data.get(at..at + 2).map_or(0, |pair| u16::from_le_bytes([pair[0], pair[1]]))
}

fn long(data: &[u8], at: usize) -> u32 {
    u32::from(short(data, at)) | u32::from(short(data, at + 2)) << 16
}

type Workbook<'b> = Xlsb<Cursor<&'b [u8]>>;

/// Reads all sheets. Tells whether there was anything to hand over.
pub(super) fn read(bytes: &[u8], percent: &Addresses, sink: &mut dyn Sink) -> Outcome<bool> {
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
        let percent = percent.get(index).map_or(&[][..], Vec::as_slice);
        let rows = Rows::new(sink, count);
        count = read_sheet(&mut workbook, &sheet.name, percent, rows).map_err(|fault| fault.in_sheet(&sheet.name))?;
        sink.end();
    }
    Ok(skipped || count > 0)
}

fn read_sheet<'w>(
    workbook: &'w mut Workbook<'_>,
    name: &str,
    percent: &[(u32, u32)],
    mut rows: Rows<'w, '_>,
) -> Outcome<u64> {
    let mut reader = guarded(|| workbook.worksheet_cells_reader(name))?.map_err(|error| refused(&error))?;
    while let Some(cell) = guarded(|| reader.next_cell())?.map_err(|error| refused(&error))? {
        let position = cell.get_position();
        let Some(value) = rows::value(cell.get_value(), || percent.binary_search(&position).is_ok()) else { continue };
        if rows.push(position, value)? == Flow::Enough {
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
