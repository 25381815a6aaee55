//! The copy of an input file as a workbook: every cell at its own address, numbers as numbers, text as
//! text, dates as dates; bad cells in colour and with a comment; before them the list with links.
//!
//! Read again by this program it gives the same values as the file that it was made of. Two things a
//! workbook cannot hold without a formula are put as one: a spreadsheet error, and (as #N/A) a formula
//! whose result was never stored; both are still refused when the copy comes back unmended.

use std::path::Path;

use rust_xlsxwriter::{Color, FormatUnderline, Note, Url, Workbook, Worksheet, XlsxError};

use crate::diag::column_name;
use crate::render::xlsx::format::Formats;
use crate::render::xlsx::measure::{column_number, lines_of};
use crate::render::xlsx::name::sheet_name;
use crate::render::xlsx::page::Pages;
use crate::render::xlsx::raw::{Colour, Looks};
use crate::render::xlsx::{ROWS, save, workbook};
use crate::report::mending::{Copied, Extent, Mark, Mending, Paper};
use crate::report::sheet::{Cell, RowStyle, Sheet};
use crate::table::Value;
use crate::words::Label;

/// Who signs the comments: the same in every copy, so that bytes do not depend on the machine.
const AUTHOR: &str = "xeploai";

/// Rows that decide how wide a column is shown.
const MEASURED: u32 = 500;

/// Widths of columns, in letters.
const WIDTHS: (usize, usize) = (7, 40);

/// Width of a comment in letters and in pixels, and the height of a line of it in pixels.
const COMMENT: (u32, u32, u32) = (44, 320, 19);

/// Writes the copy of a file. `false`: it has changed since it was graded, or cannot be read any more, and
/// nothing is written.
///
/// # Errors
/// When the disk fails.
pub fn write(mending: &Mending<'_>, year: i16, path: &Path) -> Result<bool, XlsxError> {
    match attempt(mending, Extent::Whole, year, path)? {
        Copied::TooLong => Ok(attempt(mending, Extent::Excerpt, year, path)? == Copied::Done),
        copied => Ok(copied == Copied::Done),
    }
}

fn attempt(mending: &Mending<'_>, extent: Extent, year: i16, path: &Path) -> Result<Copied, XlsxError> {
    let formats = Formats::new(mending.lang);
    let mut workbook = workbook(&formats, year, Some(path))?;
    let mut copyist = Copyist::new(&mut workbook, &formats, mending);
    let copied = mending.copy(extent, &mut copyist);
    let Copyist { result, sheets, .. } = copyist;
    result?;
    if copied == Copied::Done {
        let list = mending.list(extent);
        Pages::new(&mut workbook, &formats, mending.lang, ROWS).add(&list)?;
        let worksheets = workbook.worksheets_mut();
        if let Some(mut page) = worksheets.pop() {
            link(&mut page, &list, mending, &sheets, &formats)?;
            page.set_tab_color(Color::RGB(0x00C0_0000)).set_active(true);
            worksheets.insert(0, page);
        }
        save(&mut workbook, path, usize::MAX)?;
    }
    Ok(copied)
}

/// Makes the addresses of the list lead to their cells.
fn link(
    page: &mut Worksheet,
    list: &Sheet<'_>,
    mending: &Mending<'_>,
    sheets: &[(Option<String>, String)],
    formats: &Formats,
) -> Result<(), XlsxError> {
    let looks = formats.column(&list.columns[usize::from(Mending::LINK)]);
    let looks = looks.of(RowStyle::Plain).clone();
    let looks = looks.set_font_color(Color::RGB(0x0005_63C1)).set_underline(FormatUnderline::Single);
    // Under the title, an empty row and the heading.
    let first = list.title.len() + 2;
    let mut rows = (0_u32..).skip(first);
    let mut fault = Ok(());
    (list.rows)(&mut |cells, _| {
        let Some(row) = rows.next() else { return };
        let place = mending.entries[row as usize - first].1;
        let Some((_, sheet)) = sheets.iter().find(|(name, _)| name.as_deref() == place.sheet.as_deref()) else {
            return;
        };
        let (Some(at), Cell::Text(shown)) = (place.row, &cells[usize::from(Mending::LINK)]) else {
            return;
        };
        let column = column_name(place.column.unwrap_or(0));
        let target = format!("internal:'{}'!{column}{}", sheet.replace('\'', "''"), u64::from(at) + 1);
        if fault.is_ok() {
            let url = Url::new(target).set_text(shown.as_ref());
            fault = page.write_url_with_format(row, Mending::LINK, url, &looks).map(drop);
        }
    });
    fault
}

/// Puts cells into the sheets of a workbook.
struct Copyist<'w> {
    workbook: &'w mut Workbook,
    mending: &'w Mending<'w>,
    looks: Looks,
    /// Names given so far, folded.
    taken: Vec<String>,
    /// What each sheet is called in the file and in the copy.
    sheets: Vec<(Option<String>, String)>,
    /// The longest text of each column, of those that a filled cell to the right would cut off.
    widths: Vec<usize>,
    /// Row, column and length of the last cell.
    last: (u32, usize, usize),
    result: Result<(), XlsxError>,
}

impl<'w> Copyist<'w> {
    fn new(workbook: &'w mut Workbook, formats: &Formats, mending: &'w Mending<'w>) -> Self {
        let taken = vec![mending.lang.label(Label::ToMend).to_lowercase()];
        let (sheets, widths) = (Vec::new(), Vec::new());
        let (looks, last) = (Looks::new(&formats.plain), (0, 0, 0));
        Self { workbook, mending, looks, taken, sheets, widths, last, result: Ok(()) }
    }

    /// The sheet that is being written.
    fn page(&mut self) -> Result<&mut Worksheet, XlsxError> {
        let last = self.workbook.worksheets().len().saturating_sub(1);
        self.workbook.worksheet_from_index(last)
    }

    fn start(&mut self, sheet: Option<&str>, hidden: bool) -> Result<(), XlsxError> {
        let name = sheet_name(sheet.unwrap_or(self.mending.only_sheet()), &mut self.taken);
        let page = self.workbook.add_worksheet_with_constant_memory()?;
        page.set_name(&name)?.set_hidden(hidden);
        page.set_paper_size(9).set_landscape();
        self.sheets.push((sheet.map(str::to_owned), name));
        self.widths.clear();
        self.last = (0, 0, 0);
        Ok(())
    }

    fn put(&mut self, at: (u32, u32), value: Option<&Value<'_>>, mark: Option<&Mark>) -> Result<(), XlsxError> {
        // Beyond the grid there is nothing to put a cell into: a long text table. The list tells of it.
        let Ok(column) = u16::try_from(at.1) else { return Ok(()) };
        if at.0 >= ROWS {
            return Ok(());
        }
        self.measure(at.0, usize::from(column), value);
        let colour = Colour::of(mark);
        let page = self.workbook.worksheets_mut().last_mut().expect("a sheet has begun before its cells");
        self.looks.write(page, (at.0, column), value, colour)?;
        if let Some(comment) = mark.and_then(|mark| mark.comment.as_deref()) {
            page.insert_note(at.0, column, &note(comment))?;
        }
        Ok(())
    }

    fn measure(&mut self, row: u32, column: usize, value: Option<&Value<'_>>) {
        if row >= MEASURED {
            return;
        }
        let length = match value {
            Some(Value::Text(text)) => text.chars().count(),
            Some(Value::Date(_)) => 10,
            _ => 0,
        };
        if self.widths.len() <= column {
            self.widths.resize(column + 1, 0);
        }
        let (last_row, last_column, last_length) = std::mem::replace(&mut self.last, (row, column, length));
        if last_row == row && last_column + 1 == column {
            self.widths[last_column] = self.widths[last_column].max(last_length);
        }
    }

    fn finish(&mut self) -> Result<(), XlsxError> {
        let widths = std::mem::take(&mut self.widths);
        let page = self.page()?;
        for (at, width) in widths.into_iter().enumerate() {
            let letters = u32::try_from((width + 1).clamp(WIDTHS.0, WIDTHS.1)).unwrap_or_default();
            page.set_column_width(column_number(at), f64::from(letters) * 1.1)?;
        }
        Ok(())
    }
}

impl Paper for Copyist<'_> {
    fn begin(&mut self, sheet: Option<&str>, hidden: bool) {
        if self.result.is_ok() {
            self.result = self.start(sheet, hidden);
        }
    }

    fn cell(&mut self, at: (u32, u32), value: Option<&Value<'_>>, mark: Option<Mark>) -> bool {
        if self.result.is_ok() {
            self.result = self.put(at, value, mark.as_ref());
        }
        self.result.is_ok()
    }

    fn end(&mut self) {
        if self.result.is_ok() {
            self.result = self.finish();
        }
    }
}

/// A comment as large as its words need.
fn note(comment: &str) -> Note {
    let (letters, width, line) = COMMENT;
    let height = (lines_of(comment, letters) + 1) * line;
    let note = Note::new(comment).set_author(AUTHOR).add_author_prefix(false);
    note.set_font_name("Times New Roman").set_font_size(11).set_width(width).set_height(height)
}
