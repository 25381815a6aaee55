//! One neutral sheet as one or more worksheets.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::{Label, Lang};

use super::format::{ColumnFormats, Formats};
use super::head::{LINE, merge, set_lines, write_end, write_frame, write_headings, write_title};
use super::measure::{fitting, last_of, lines_of};
use super::name::sheet_name;

/// Lists up to this length are built in memory; longer ones are streamed through a temporary file, which
/// costs more time than it saves memory for a short one.
const SHORT: usize = 5_000;

/// Adds worksheets to a workbook.
pub(super) struct Pages<'w> {
    workbook: &'w mut Workbook,
    formats: &'w Formats,
    lang: Lang,
    rows: u32,
    names: Vec<String>,
}

impl<'w> Pages<'w> {
    pub(super) fn new(workbook: &'w mut Workbook, formats: &'w Formats, lang: Lang, rows: u32) -> Self {
        Self { workbook, formats, lang, rows, names: Vec::new() }
    }

    /// Writes a sheet, and further ones where its rows do not fit.
    pub(super) fn add(&mut self, sheet: &Sheet<'_>) -> Result<(), XlsxError> {
        let columns: Vec<ColumnFormats> = sheet.columns.iter().map(|column| self.formats.column(column)).collect();
        // The last row of a full sheet says that the list goes on.
        let last = self.rows - 1;
        let formats = self.formats;
        let mut next = self.begin(sheet, false)?;
        let mut result: Result<(), XlsxError> = Ok(());
        (sheet.rows)(&mut |cells, style| {
            if result.is_err() {
                return;
            }
            result = (|| {
                if next == last {
                    let note = self.lang.label(Label::Continues);
                    self.page()?.write_string_with_format(next, 0, note, &formats.note)?;
                    next = self.begin(sheet, true)?;
                }
                write_row(self.page()?, next, cells, style, sheet, &columns, formats)?;
                next += 1;
                Ok(())
            })();
        });
        result?;
        write_end(self.page()?, next, sheet, formats)
    }

    /// The worksheet that is being written.
    fn page(&mut self) -> Result<&mut Worksheet, XlsxError> {
        let last = self.workbook.worksheets().len().saturating_sub(1);
        self.workbook.worksheet_from_index(last)
    }

    /// A new worksheet up to its headings; the row that comes next.
    fn begin(&mut self, sheet: &Sheet<'_>, continued: bool) -> Result<u32, XlsxError> {
        let name = sheet_name(&sheet.name, &mut self.names);
        let mut title = sheet.title.clone();
        if continued && let Some(first) = title.first_mut() {
            *first = format!("{first} {}", self.lang.label(Label::Continued));
        }
        let formats = self.formats;
        let page = if sheet.expected > SHORT {
            self.workbook.add_worksheet_with_constant_memory()?
        } else {
            self.workbook.add_worksheet()
        };
        page.set_name(&name)?;
        lay_out(page, sheet)?;
        let frame = if continued { None } else { sheet.frame.as_ref() };
        let row = write_frame(page, frame, &sheet.columns, formats)?;
        let row = write_title(page, row, &title, &sheet.columns, formats)?;
        write_headings(page, row, &sheet.columns, formats)
    }
}

/// Paper, margins, widths, footer.
fn lay_out(page: &mut Worksheet, sheet: &Sheet<'_>) -> Result<(), XlsxError> {
    for (at, column) in (0..).zip(&sheet.columns) {
        page.set_column_width(at, f64::from(column.width))?;
    }
    page.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    page.set_print_center_horizontally(true);
    page.set_margins(0.6, 0.5, 0.6, 0.6, 0.3, 0.3);
    page.set_footer("&C&\"Times New Roman\"&11&P/&N");
    Ok(())
}

/// One row of the table, as high as its longest text needs.
fn write_row(
    page: &mut Worksheet,
    row: u32,
    cells: &[Cell<'_>],
    style: RowStyle,
    sheet: &Sheet<'_>,
    columns: &[ColumnFormats],
    formats: &Formats,
) -> Result<(), XlsxError> {
    if style == RowStyle::Section {
        let words =
            cells.iter().find_map(|cell| if let Cell::Text(words) = cell { Some(words.as_ref()) } else { None });
        return merge(page, row, 0, last_of(&sheet.columns), words.unwrap_or(""), &formats.section);
    }
    let mut lines = 1;
    for (at, ((cell, column), looks)) in (0..).zip(cells.iter().zip(&sheet.columns).zip(columns)) {
        write_cell(page, row, at, cell, column, looks.of(style))?;
        if let Cell::Text(words) = cell
            && (words.len() > usize::from(column.width) || words.contains('\n'))
        {
            lines = lines.max(lines_of(words, u32::from(column.width)));
        }
    }
    if lines > 1 {
        set_lines(page, row, lines, LINE)?;
    }
    Ok(())
}

fn write_cell(
    page: &mut Worksheet,
    row: u32,
    at: u16,
    cell: &Cell<'_>,
    column: &Column,
    format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => page.write_blank(row, at, format)?,
        Cell::Text(words) => page.write_string_with_format(row, at, fitting(words), format)?,
        Cell::Count(count) => page.write_number_with_format(row, at, shown(*count), format)?,
        Cell::Points(points) => {
            let places = if let ColumnKind::Points(places) = column.kind { places } else { 0 };
            page.write_number_with_format(row, at, points.to_f64(places), format)?
        }
        Cell::Share(part, whole) => page.write_number_with_format(row, at, shown(*part) / shown(*whole), format)?,
    };
    Ok(())
}

/// A whole number for a cell, which has nothing but binary floats.
#[expect(clippy::cast_precision_loss, reason = "counts of people, for display only")]
fn shown(count: i64) -> f64 {
    count as f64
}
