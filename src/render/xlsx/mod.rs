//! Workbooks for people: Times New Roman, A4 landscape, one page wide, headings repeated on each page.
//!
//! Rows are streamed (constant memory), words are always written as words and never as formulas, and
//! the creation date is fixed, so that the same report gives the same bytes. A list that is longer than
//! a sheet goes on in a next one, and both say so.

mod format;
mod head;
mod measure;
mod name;
mod page;

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

pub use rust_xlsxwriter::XlsxError;

use crate::report::sheet::Report;
use format::Formats;
use page::Pages;

/// Rows of a sheet.
const ROWS: u32 = 1_048_576;

/// How hard the file is squeezed (1 to 9): measured, 1 costs least time and gives files a third larger.
const SQUEEZE: u8 = 1;

/// Writes a workbook. `year` dates it; temporary files are put beside `path` and are gone at the end.
///
/// # Errors
/// When the disk fails.
pub fn write(report: &Report<'_>, year: i16, path: &Path) -> Result<(), XlsxError> {
    write_limited(report, year, path, ROWS)
}

/// The same with another number of rows to a sheet.
fn write_limited(report: &Report<'_>, year: i16, path: &Path, rows: u32) -> Result<(), XlsxError> {
    let formats = Formats::new();
    let mut workbook = Workbook::new();
    workbook.set_default_format(&formats.plain, 21, 72)?;
    workbook.set_zip_compression_level(SQUEEZE);
    let year = u16::try_from(year).unwrap_or(1900).clamp(1900, 9999);
    let date = ExcelDateTime::from_ymd(year, 12, 31)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        workbook.set_tempdir(folder)?;
    }
    let mut pages = Pages::new(&mut workbook, &formats, report.lang, rows);
    for sheet in &report.sheets {
        pages.add(sheet)?;
    }
    workbook.save_to_writer(BufWriter::with_capacity(1 << 18, File::create(path)?))
}
