//! Workbooks for people: Times New Roman, A4 with the margins of NĐ 30/2020, headings repeated on each page.
//!
//! The rows of long lists are streamed (constant memory), words are always written as words and never as formulas, and
//! the creation date is fixed, so that the same report gives the same bytes. A list that is longer than
//! a sheet goes on in a next one, and both say so.

mod beside;
mod cell;
mod chart;
mod entry;
mod first_page;
mod format;
pub mod grid;
mod head;
mod looks;
mod measure;
pub mod mending;
mod name;
mod page;
mod paper;
mod raw;
mod room;

use std::fs::{self, File};
use std::io::{BufReader, BufWriter, Cursor, Seek as _};
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

pub use rust_xlsxwriter::XlsxError;

use crate::render::steady::Steady;
use crate::report::sheet::Report;
use format::Formats;
use looks::Mode;
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
    let formats = Formats::new(report.lang);
    let streamed = report.sheets.iter().any(|sheet| Mode::of(sheet) == Mode::Streamed);
    let mut workbook = workbook(&formats, year, streamed.then_some(path))?;
    let mut pages = Pages::new(&mut workbook, &formats, report.lang, rows);
    for sheet in &report.sheets {
        pages.add(sheet)?;
    }
    save(&mut workbook, path, report.sheets.iter().map(|sheet| sheet.expected).sum())
}

/// An empty workbook. Rows that are streamed wait beside the file that is `streamed`.
fn workbook(formats: &Formats, year: i16, streamed: Option<&Path>) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_default_format(&formats.plain, 21, 72)?;
    workbook.set_zip_compression_level(SQUEEZE);
    let year = u16::try_from(year).unwrap_or(1900).clamp(1900, 9999);
    let date = ExcelDateTime::from_ymd(year, 12, 31)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    if let Some(folder) = streamed.and_then(Path::parent).filter(|folder| !folder.as_os_str().is_empty()) {
        workbook.set_tempdir(folder)?;
    }
    Ok(workbook)
}

/// Longer workbooks take shape on the disk and not in memory.
const IN_MEMORY: usize = 20_000;

fn save(workbook: &mut Workbook, path: &Path, rows: usize) -> Result<(), XlsxError> {
    let level = i64::from(SQUEEZE);
    if rows <= IN_MEMORY {
        let package = workbook.save_to_buffer()?;
        let mut whole = Cursor::new(Vec::with_capacity(package.len() + package.len() / 8));
        first_page::without_number(Cursor::new(package), &mut whole, level)?;
        // In one go: writers of packages go back to each part's head, which costs a file two calls a time.
        return Ok(fs::write(path, whole.into_inner())?);
    }
    let out = BufWriter::with_capacity(1 << 18, File::create(path)?);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut package = folder.map_or_else(tempfile::tempfile, tempfile::tempfile_in)?;
    let mut first = Steady::new(BufWriter::with_capacity(1 << 18, &package));
    workbook.save_to_writer(&mut first)?;
    first.done()?;
    package.rewind()?;
    Ok(first_page::without_number(BufReader::with_capacity(1 << 18, package), out, level)?)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use calamine::{Data, Reader as _, Xlsx, open_workbook};

    use super::{write, write_limited};
    use crate::report::{RunInfo, consolidated, sample, unit};
    use crate::words::Lang;

    fn texts(path: &Path, sheet: &str) -> Vec<String> {
        let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
        let range = workbook.worksheet_range(sheet).expect("the sheet");
        let formulas = workbook.worksheet_formula(sheet).expect("the sheet");
        assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "nothing is a formula");
        range.cells().filter(|(.., cell)| **cell != Data::Empty).map(|(.., cell)| cell.to_string()).collect()
    }

    #[test]
    fn the_same_report_gives_the_same_bytes() {
        let folder = tempfile::tempdir().expect("a folder");
        let campaign = sample::campaign(2);
        let results = sample::results(&campaign, 2, 12);
        let bytes = ["a.xlsx", "b.xlsx"].map(|name| {
            let path = folder.path().join(name);
            let report = unit::Reports::new(&campaign, &results, Lang::Vi).report(0);
            write(&report, campaign.year, &path).expect("written");
            fs::read(path).expect("there")
        });
        assert_eq!(bytes[0], bytes[1]);
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 2, "no temporary file is left");
    }

    #[test]
    fn a_name_that_looks_like_a_formula_stays_a_name() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.xlsx");
        let campaign = sample::campaign(2);
        let results = sample::results(&campaign, 1, 12);
        let info = RunInfo::default();
        write(&consolidated::report(&campaign, &results, &info, Lang::Vi), 2026, &path).expect("written");
        assert!(texts(&path, "Xếp hạng chung").contains(&"=HYPERLINK(\"http://x\")".to_owned()));
        assert!(texts(&path, "Tổng hợp").contains(&"Số liệu của 1/3 đơn vị".to_owned()));
    }

    #[test]
    fn a_list_longer_than_a_sheet_goes_on_in_the_next() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.xlsx");
        let campaign = sample::campaign(2);
        let results = sample::results(&campaign, 1, 30);
        let mut report = unit::Reports::new(&campaign, &results, Lang::Vi).report(0);
        report.sheets.swap(0, 1);
        report.sheets.truncate(1);
        write_limited(&report, 2026, &path, 24).expect("written");
        let (first, second) = (texts(&path, "Xếp hạng"), texts(&path, "Xếp hạng (2)"));
        assert!(first.contains(&"Danh sách còn tiếp ở trang tính sau.".to_owned()));
        assert!(second[0].ends_with("(tiếp theo)"), "{}", second[0]);
        let people = first.iter().chain(&second).filter(|text| text.starts_with("CB001")).count();
        assert_eq!(people, 28);
    }
}
