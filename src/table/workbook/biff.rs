//! The records of an XLS stream, looked through before the library lays its sheets out as rectangles.
//!
//! Out: which cells show a percentage, zeros before a number or a font of before Unicode, whether anything is hidden,
//! and a refusal of sheets whose cells span more than a table is worth. The library keeps all sheets at once, copies a shared string
//! into every cell that names it, and writes out every formula: all of that is counted before.

use std::collections::BTreeMap;

use crate::diag::code::FileTerm;
use crate::legacy::Font;
use crate::table::fault::{Fault, Outcome};
use crate::table::limit;
use crate::table::workbook::shared;
use crate::table::workbook::shown::{Marks, Shown};

/// Kinds of records.
const FORMULA: u16 = 0x0006;
const END: u16 = 0x000A;
const NAME: u16 = 0x0018;
const FONT: u16 = 0x0031;
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

/// The version from which on texts are Unicode.
const UNICODE: u16 = 0x0600;

/// What the library does not tell of a workbook.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// How cells are shown, sheet by sheet.
    pub(super) marks: Vec<Marks>,
    /// Whether rows or columns are hidden.
    pub(super) hidden: bool,
}

/// Flags of rows and columns that are not shown.
const HIDDEN_ROW: u16 = 0x20;
const HIDDEN_COLUMN: u16 = 1;

/// Looks through a workbook stream.
pub(super) fn inspect(stream: &[u8]) -> Outcome<Looks> {
    let mut styles = Styles::default();
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
            BEGIN => styles.is_unicode = short(data, 0) >= UNICODE,
            FONT => styles.fonts.push(Font::named(&styles.text(data, 14, 1))),
            FORMAT => {
                let shown = Shown::by_format(&styles.text(data, 2, 2));
                styles.formats.insert(short(data, 0), shown);
            }
            XF => styles.cells.push((short(data, 0), short(data, 2))),
            SHEET => {
                budget.longest_name = budget.longest_name.max(u64::from(data.get(6).copied().unwrap_or(0)));
                sheets.push(u32::from(short(data, 0)) | u32::from(short(data, 2)) << 16);
            }
            END => break,
            _ => {}
        }
    }
    let shown = styles.shown();
    budget.strings(strings);
    budget.bytes = stream.len() as u64;
    let mut looks = Looks::default();
    for start in sheets {
        let stream = stream.get(start as usize..).ok_or_else(|| Fault::damaged(FileTerm::CutOff))?;
        inspect_sheet(stream, &shown, &mut looks, &mut budget)?;
    }
    Ok(looks)
}

/// What the workbook says of how its cells are shown.
#[derive(Default)]
struct Styles {
    is_unicode: bool,
    fonts: Vec<Option<Font>>,
    formats: BTreeMap<u16, Shown>,
    /// By the number that a cell names: its font and its format.
    cells: Vec<(u16, u16)>,
}

impl Styles {
    /// A text, with its length before it in so many bytes (one in files of before Unicode, of which only the letters
    /// of ASCII are understood: no others matter here).
    fn text(&self, data: &[u8], at: usize, length_bytes: usize) -> String {
        if !self.is_unicode {
            let length = usize::from(short(data, at) & 0xFF);
            return data.get(at + 1..).unwrap_or_default().iter().take(length).map(|byte| char::from(*byte)).collect();
        }
        let length = usize::from(if length_bytes == 2 { short(data, at) } else { short(data, at) & 0xFF });
        let bytes = data.get(at + length_bytes + 1..).unwrap_or_default();
        let is_wide = data.get(at + length_bytes).is_some_and(|flags| flags & 1 != 0);
        if is_wide {
            let units = bytes.chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
            return char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        }
        bytes.iter().take(length).map(|byte| char::from(*byte)).collect()
    }

    /// By the number that a cell names.
    fn shown(&self) -> Vec<Shown> {
        let one = |&(font, format): &(u16, u16)| {
            // There is no font 4: those behind it are counted as if there were.
            let font = usize::from(if font > 4 { font - 1 } else { font });
            let shown = self.formats.get(&format).copied().unwrap_or_else(|| Shown::by_builtin(format));
            Shown { font: self.fonts.get(font).copied().flatten(), ..shown }
        };
        self.cells.iter().map(one).collect()
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

fn inspect_sheet(stream: &[u8], shown: &[Shown], looks: &mut Looks, budget: &mut Budget) -> Outcome<()> {
    let shown = |format: u16| shown.get(usize::from(format)).copied().unwrap_or_default();
    let mut marks = Marks::default();
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
                (column..).zip(formats).for_each(|(column, cell)| marks.push((row, column), shown(short(cell, 0))));
            }
            ROW => looks.hidden |= short(data, 12) & HIDDEN_ROW != 0,
            COLUMN_INFO => looks.hidden |= short(data, 8) & HIDDEN_COLUMN != 0,
            NUMBER | RK | FORMULA | LABEL | RICH_TEXT | SHARED_TEXT => marks.push((row, column), shown(format)),
            BOOL_OR_ERROR => {}
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
    marks.finish();
    looks.marks.push(marks);
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
