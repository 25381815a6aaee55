//! The records of an XLS stream, looked through before the library lays its sheets out as rectangles.
//!
//! Out: where percentages and numbers with zeros before them stand, whether anything is hidden, and a refusal of
//! sheets whose cells span more than a table is worth. The library keeps all sheets at once, copies a shared string
//! into every cell that names it, and writes out every formula: all of that is counted before.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};
use crate::table::limit;
use crate::table::workbook::content::Addresses;
use crate::table::workbook::rows::{is_percent, zeros};
use crate::table::workbook::shared;

/// Kinds of records.
const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const NAME: u16 = 0x0018;
const CONTINUE: u16 = 0x003C;
const SHEET: u16 = 0x0085;
const COLUMN_INFO: u16 = 0x007D;
const MUL_RK: u16 = 0x00BD;
const RICH_TEXT: u16 = 0x00D6;
const XF: u16 = 0x00E0;
const STRINGS: u16 = 0x00FC;
const SHARED_TEXT: u16 = 0x00FD;
const DIMENSIONS: u16 = 0x0200;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_OR_ERROR: u16 = 0x0205;
const ROW: u16 = 0x0208;
const RK: u16 = 0x027E;
const FORMAT: u16 = 0x041E;
const BEGIN: u16 = 0x0809;

/// What the library does not tell of a workbook.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// Where percentages stand, sheet by sheet.
    pub(super) percent: Addresses,
    /// Where numbers are shown with zeros before them, and how many digits at least: by address, sheet by sheet.
    pub(super) zeros: Vec<Vec<(u32, u32, u8)>>,
    /// Whether rows or columns are hidden.
    pub(super) hidden: bool,
}

/// Flags of rows and columns that are not shown.
const HIDDEN_ROW: u16 = 0x20;
const HIDDEN_COLUMN: u16 = 1;

/// Looks through a workbook stream.
pub(super) fn inspect(stream: &[u8]) -> Outcome<Looks> {
    let mut zero_formats = BTreeMap::new();
    let mut percent_formats = BTreeSet::from([9_u16, 10]);
    let mut formats_of_cells = Vec::new();
    let mut sheets = Vec::new();
    let mut budget = Budget::default();
    let mut strings: Option<Vec<&[u8]>> = None;
    for (kind, data) in Records(stream) {
        match kind {
            STRINGS => strings = Some(vec![data]),
            CONTINUE => strings.iter_mut().for_each(|pieces| pieces.push(data)),
            _ => budget.strings(strings.take()),
        }
        match kind {
            NAME => budget.longest_name = budget.longest_name.max(u64::from(data.get(3).copied().unwrap_or(0))),
            FORMAT => {
                percent_formats.extend(percent_format(data));
                zero_formats.extend(zero_format(data));
            }
            XF => formats_of_cells.push(short(data, 2)),
            SHEET => {
                budget.longest_name = budget.longest_name.max(u64::from(data.get(6).copied().unwrap_or(0)));
                sheets.push(u32::from(short(data, 0)) | u32::from(short(data, 2)) << 16);
            }
            END => break,
            _ => {}
        }
    }
    let shown = |format: &u16| Shown {
        percent: percent_formats.contains(format),
        zeros: zero_formats.get(format).copied().unwrap_or(0),
    };
    let shown: Vec<Shown> = formats_of_cells.iter().map(shown).collect();
    budget.strings(strings);
    budget.bytes = stream.len() as u64;
    let mut looks = Looks::default();
    for start in sheets {
        let stream = stream.get(start as usize..).ok_or_else(|| Fault::damaged(FileTerm::CutOff))?;
        inspect_sheet(stream, &shown, &mut looks, &mut budget)?;
    }
    Ok(looks)
}

/// How a cell shows its number.
#[derive(Clone, Copy, Default)]
struct Shown {
    percent: bool,
    zeros: u8,
}

impl Shown {
    fn matters(self) -> bool {
        self.percent || self.zeros > 0
    }
}

/// What all sheets may come to together.
#[derive(Default)]
struct Budget {
    /// Bytes of the shared strings.
    lengths: Vec<u64>,
    /// Characters of the longest name that a formula can mention.
    longest_name: u64,
    /// Bytes of the stream that no sheet has been followed through yet: sheets do not lie in each other.
    bytes: u64,
    /// Cells of the rectangles of the sheets before.
    area: u64,
    /// Bytes of text so far.
    text: u64,
}

impl Budget {
    fn strings(&mut self, pieces: Option<Vec<&[u8]>>) {
        if let Some(pieces) = pieces {
            self.lengths = shared::lengths(&pieces);
        }
    }

    /// A record of a sheet has been followed.
    fn take(&mut self, kind: u16, data: &[u8]) -> Outcome<()> {
        self.bytes =
            self.bytes.checked_sub(4 + data.len() as u64).ok_or_else(|| Fault::damaged(FileTerm::Structure))?;
        self.text += match kind {
            SHARED_TEXT => {
                let at = usize::from(short(data, 6)) | usize::from(short(data, 8)) << 16;
                // One that is not there is a fault that the library tells.
                self.lengths.get(at).copied().unwrap_or(0)
            }
            // The shortest mention of a name takes five bytes.
            FORMULA => data.len() as u64 / 5 * (3 * self.longest_name + 10),
            _ => 0,
        };
        if self.text > limit::DENSE_TEXT {
            return Err(Fault::too_large(FileTerm::UnpackedMegabytes, limit::DENSE_TEXT >> 20));
        }
        Ok(())
    }
}

/// The records of a stream: kind and data. What is cut off at the end is left out.
struct Records<'b>(&'b [u8]);

impl<'b> Iterator for Records<'b> {
    type Item = (u16, &'b [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let length = usize::from(short(self.0.get(..4)?, 2));
        let data = self.0.get(4..4 + length)?;
        let kind = short(self.0, 0);
        self.0 = &self.0[4 + length..];
        Some((kind, data))
    }
}

/// The number of a format of nothing but zeros, with its digits.
fn zero_format(data: &[u8]) -> Option<(u16, u8)> {
    let digits = zeros(&format_text(data)?);
    (digits > 0).then(|| (short(data, 0), digits))
}

/// The number of a format that shows percent.
fn percent_format(data: &[u8]) -> Option<u16> {
    is_percent(&format_text(data)?).then(|| short(data, 0))
}

/// The text of a format.
fn format_text(data: &[u8]) -> Option<String> {
    // BIFF8: number of characters in two bytes, then flags, then one or two bytes a character; before it one byte
    // each. A percent sign is found in either.
    let text: String = data
        .get(2..)?
        .iter()
        .filter(|byte| byte.is_ascii_graphic() || **byte == b' ')
        .map(|byte| char::from(*byte))
        .collect();
    Some(text.trim_start_matches(['\u{1}', '\u{0}']).to_owned())
}

fn inspect_sheet(stream: &[u8], shown: &[Shown], looks: &mut Looks, budget: &mut Budget) -> Outcome<()> {
    let shown = |format: u16| shown.get(usize::from(format)).copied().unwrap_or_default();
    let mut found: Vec<(u32, u32, Shown)> = Vec::new();
    let (mut rows, mut columns, mut cells) = (0, 0, 0);
    let mut depth = 0;
    for (kind, data) in Records(stream) {
        budget.take(kind, data)?;
        let (row, column, format) = (u32::from(short(data, 0)), u32::from(short(data, 2)), short(data, 4));
        let mut last_column = column;
        match kind {
            BEGIN => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            _ if depth > 1 => {}
            DIMENSIONS => check_dimensions(data)?,
            MUL_RK => {
                let formats = data.get(4..).unwrap_or_default().chunks_exact(6);
                last_column = column + formats.len() as u32;
                let cells = (column..).zip(formats).map(|(column, cell)| (row, column, shown(short(cell, 0))));
                found.extend(cells.filter(|(_, _, shown)| shown.matters()));
            }
            ROW => looks.hidden |= short(data, 12) & HIDDEN_ROW != 0,
            COLUMN_INFO => looks.hidden |= short(data, 8) & HIDDEN_COLUMN != 0,
            NUMBER | RK | FORMULA if shown(format).matters() => found.push((row, column, shown(format))),
            NUMBER | RK | FORMULA | LABEL | RICH_TEXT | SHARED_TEXT | BOOL_OR_ERROR => {}
            _ => continue,
        }
        if !matches!(kind, BEGIN | END | DIMENSIONS | ROW | COLUMN_INFO) && depth <= 1 {
            (rows, columns, cells) =
                (rows.max(row + 1), columns.max(last_column + 1), cells + u64::from(last_column - column + 1));
            check_area(u64::from(rows), u64::from(columns))?;
        }
        if cells > limit::DENSE {
            return Err(Fault::too_large(FileTerm::Cells, limit::DENSE));
        }
    }
    budget.area += u64::from(rows) * u64::from(columns);
    if budget.area > limit::DENSE_ALL {
        return Err(Fault::too_large(FileTerm::Cells, limit::DENSE_ALL));
    }
    found.sort_unstable_by_key(|(row, column, _)| (*row, *column));
    let percent = found.iter().filter(|(_, _, shown)| shown.percent).map(|(row, column, _)| (*row, *column));
    let zeros = found.iter().filter(|(_, _, shown)| shown.zeros > 0);
    looks.percent.push(percent.collect());
    looks.zeros.push(zeros.map(|(row, column, shown)| (*row, *column, shown.zeros)).collect());
    Ok(())
}

/// The library reserves what the sheet claims.
fn check_dimensions(data: &[u8]) -> Outcome<()> {
    let wide = |at: usize| u64::from(short(data, at)) | u64::from(short(data, at + 2)) << 16;
    let (first_row, last_row, first_column, last_column) = if data.len() == 10 {
        (u64::from(short(data, 0)), u64::from(short(data, 2)), short(data, 4), short(data, 6))
    } else {
        (wide(0), wide(4), short(data, 8), short(data, 10))
    };
    if last_row < first_row || last_row > 1 << 16 {
        return Err(Fault::damaged(FileTerm::Structure));
    }
    let first_column = if first_column > 0xFF || last_column < first_column { 0 } else { first_column };
    check_area(last_row - first_row + 1, u64::from(last_column - first_column) + 1)
}

fn check_area(rows: u64, columns: u64) -> Outcome<()> {
    if rows * columns > limit::DENSE { Err(Fault::too_large(FileTerm::Cells, limit::DENSE)) } else { Ok(()) }
}

/// Two bytes; zero where the data ends before.
fn short(data: &[u8], at: usize) -> u16 {
    data.get(at..at + 2).map_or(0, |pair| u16::from_le_bytes([pair[0], pair[1]]))
}
