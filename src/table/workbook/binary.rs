//! The binary parts of an XLSB, looked through before the library reads them.
//!
//! The library does not tell number formats, fonts, merged cells nor what is hidden, passes over formulas that end in
//! an error, texts with letters of several kinds and cells in short form, ends a sheet without a word at a row beyond the
//! grid, and trusts the length of records; all of that is seen to here.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::diag::code::FileTerm;
use crate::legacy::Font;
use crate::table::fault::{Fault, Outcome};
use crate::table::workbook::short;
use crate::table::workbook::shown::{Marks, Shown};
use crate::table::{Merged, Value, limit};

/// Kinds of records.
const ROW: u16 = 0;
const FORMULA_ERROR: u16 = 11;
const FONT: u16 = 43;
const FORMAT: u16 = 44;
const XF: u16 = 47;
const COLUMNS: u16 = 60;
const RICH_TEXT: u16 = 62;
const SHEET: u16 = 156;
const MERGED: u16 = 176;
const BEGIN_CELL_FORMATS: u16 = 617;
const END_CELL_FORMATS: u16 = 618;
/// Cells with a number (in short form, in full, of a formula) or a text (in place, shared, of a formula).
const SHOWN: [u16; 6] = [2, 5, 9, 6, 7, 8];
/// Cells that tell their column.
const CELLS: std::ops::RangeInclusive<u16> = 1..=11;

/// Flags of rows and columns that are not shown.
const HIDDEN_ROW: u8 = 0x10;
const HIDDEN_COLUMNS: u8 = 1;

/// What the library does not tell of a sheet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Beside {
    /// How cells are shown.
    pub(super) marks: Marks,
    /// Cells merged over several rows.
    pub(super) merged: Vec<Merged>,
    /// Cells that the library passes over, by address.
    pub(super) passed: Vec<((u32, u32), Value<'static>)>,
}

/// What the binary parts tell.
#[derive(Default)]
pub(super) struct Seen {
    /// Fonts of before Unicode, by number.
    fonts: Vec<Option<Font>>,
    formats: BTreeMap<u16, Shown>,
    in_cell_formats: bool,
    /// How cells of a format are shown, by number.
    cell_formats: Vec<Shown>,
    /// The relations of the sheets, in workbook order.
    sheets: Vec<String>,
    /// Relations of the workbook: id and part.
    pub(super) relations: BTreeMap<String, String>,
    /// By part.
    beside: BTreeMap<String, Rc<Beside>>,
    /// Merged cells, one-row ones included.
    merged: usize,
    /// Whether rows or columns are hidden.
    pub(super) hidden: bool,
    /// Whether cells in short form were written in full.
    pub(super) lengthened: bool,
    row: u32,
    /// The column behind the cell before; none at the beginning of a row.
    next_column: Option<u32>,
}

impl Seen {
    /// Looks at the records that have come, and takes them from the buffer. Gives them as the library can read them.
    pub(super) fn look(&mut self, part: &str, beside: &mut Beside, buffer: &mut Vec<u8>) -> Outcome<Vec<u8>> {
        let mut at = 0;
        let mut out = Vec::with_capacity(buffer.len());
        while let Some((kind, start, end)) = record(&buffer[at..])? {
            let Some(data) = buffer.get(at + start..at + end) else { break };
            if let Some(full) = short::full(kind).filter(|_| part.starts_with("xl/worksheets/")) {
                let column = self.next_column.ok_or_else(|| Fault::damaged(FileTerm::Structure))?;
                let data = short::lengthened(column, data);
                self.lengthened = true;
                self.record_of_sheet(full, &data, beside)?;
                short::append(&mut out, full, &data);
                at += end;
                continue;
            }
            out.extend_from_slice(&buffer[at..at + end]);
            match part {
                "xl/styles.bin" => self.style(kind, data),
                // A sheet that is no part has no relation.
                "xl/workbook.bin" if kind == SHEET && long(data, 8) != u32::MAX => {
                    self.sheets.push(wide_text(data.get(8..).unwrap_or_default()));
                }
                _ if part.starts_with("xl/worksheets/") => self.record_of_sheet(kind, data, beside)?,
                _ => {}
            }
            at += end;
        }
        buffer.drain(..at);
        Ok(out)
    }

    /// A part is over.
    pub(super) fn keep(&mut self, part: &str, mut beside: Beside) {
        beside.marks.finish();
        self.beside.insert(part.to_owned(), Rc::new(beside));
    }

    /// What the library does not tell, sheet by sheet.
    pub(super) fn beside(&self) -> Vec<Rc<Beside>> {
        let of_sheet = |relation: &String| self.beside.get(self.relations.get(relation)?).cloned();
        self.sheets.iter().map(|relation| of_sheet(relation).unwrap_or_default()).collect()
    }

    /// Whether few enough cells are merged for looking at them.
    pub(super) fn has_merged(&self) -> bool {
        (1..=limit::MERGED).contains(&self.merged)
    }

    fn style(&mut self, kind: u16, data: &[u8]) {
        match kind {
            FONT => self.fonts.push(Font::named(&wide_text(data.get(21..).unwrap_or_default()))),
            FORMAT => {
                let shown = Shown::by_format(&wide_text(data.get(2..).unwrap_or_default()));
                self.formats.insert(short(data, 0), shown);
            }
            BEGIN_CELL_FORMATS => self.in_cell_formats = true,
            END_CELL_FORMATS => self.in_cell_formats = false,
            XF if self.in_cell_formats => {
                let (format, font) = (short(data, 2), usize::from(short(data, 4)));
                let shown = self.formats.get(&format).copied().unwrap_or_else(|| Shown::by_builtin(format));
                self.cell_formats.push(Shown { font: self.fonts.get(font).copied().flatten(), ..shown });
            }
            _ => {}
        }
    }

    fn record_of_sheet(&mut self, kind: u16, data: &[u8], beside: &mut Beside) -> Outcome<()> {
        let position = (self.row, long(data, 0));
        if CELLS.contains(&kind) || kind == RICH_TEXT {
            self.next_column = Some(position.1.saturating_add(1));
        }
        match kind {
            ROW => {
                (self.row, self.next_column) = (long(data, 0), None);
                if self.row >= limit::ROWS {
                    return Err(Fault::too_large(FileTerm::Rows, limit::ROWS));
                }
                self.hidden |= data.get(11).is_some_and(|flags| flags & HIDDEN_ROW != 0);
            }
            COLUMNS => self.hidden |= data.get(16).is_some_and(|flags| flags & HIDDEN_COLUMNS != 0),
            MERGED => self.merge(data, beside),
            FORMULA_ERROR => {
                let error = error_text(data.get(8).copied().unwrap_or_default());
                beside.passed.push((position, Value::Error(Cow::Borrowed(error))));
            }
            RICH_TEXT => {
                let text = wide_text(data.get(9..).unwrap_or_default());
                beside.passed.push((position, Value::Text(Cow::Owned(text))));
                beside.marks.push(position, self.shown(data));
            }
            kind if SHOWN.contains(&kind) => beside.marks.push(position, self.shown(data)),
            _ => {}
        }
        if (beside.marks.len() + beside.passed.len()) as u64 > limit::DENSE {
            return Err(Fault::too_large(FileTerm::Cells, limit::DENSE));
        }
        Ok(())
    }

    /// How a cell is shown, by the format that its record names.
    fn shown(&self, data: &[u8]) -> Shown {
        let format = long(data, 4) & 0x00FF_FFFF;
        self.cell_formats.get(format as usize).copied().unwrap_or_default()
    }

    fn merge(&mut self, data: &[u8], beside: &mut Beside) {
        self.merged += 1;
        let merged = Merged { first_row: long(data, 0), last_row: long(data, 4), column: long(data, 8) };
        if merged.last_row > merged.first_row && self.merged <= limit::MERGED {
            beside.merged.push(merged);
        }
    }
}

/// What a spreadsheet shows for an error.
fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
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
