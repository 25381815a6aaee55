//! One neutral sheet as one or more worksheets.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::{Label, Lang};

use super::format::{ColumnFormats, Formats};
use super::head::{LINE, merge, set_lines, write_end, write_frame, write_headings, write_title};
use super::looks::{Looks, Mode};
use super::measure::{fitting, last_of, lines_of};
use super::name::sheet_name;

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
        let formats = self.formats;
        let looks = Looks::new(sheet, formats);
        // The last row of a full sheet says that the list goes on.
        let last = self.rows - 1;
        let mut next = self.begin(sheet, &looks, false)?;
        let mut run = next;
        let mut result: Result<(), XlsxError> = Ok(());
        (sheet.rows)(&mut |cells, style| {
            if result.is_err() {
                return;
            }
            result = (|| {
                if next == last {
                    let note = self.lang.label(Label::Continues);
                    let page = self.page()?;
                    looks.end(page, run, next)?;
                    page.write_string_with_format(next, 0, note, &formats.note)?;
                    next = self.begin(sheet, &looks, true)?;
                    run = next;
                }
                let page = self.page()?;
                if style != RowStyle::Plain {
                    looks.dress(page, run, next)?;
                    run = next + 1;
                }
                write_row(page, next, cells, style, sheet, &looks, formats)?;
                next += 1;
                Ok(())
            })();
        });
        result?;
        let page = self.page()?;
        looks.end(page, run, next)?;
        write_end(page, next, sheet, formats)
    }

    /// The worksheet that is being written.
    fn page(&mut self) -> Result<&mut Worksheet, XlsxError> {
        let last = self.workbook.worksheets().len().saturating_sub(1);
        self.workbook.worksheet_from_index(last)
    }

    /// A new worksheet up to its headings; the row that comes next.
    fn begin(&mut self, sheet: &Sheet<'_>, looks: &Looks, continued: bool) -> Result<u32, XlsxError> {
        let name = sheet_name(&sheet.name, &mut self.names);
        let mut title = sheet.title.clone();
        if continued && let Some(first) = title.first_mut() {
            *first = format!("{first} {}", self.lang.label(Label::Continued));
        }
        let formats = self.formats;
        let page = match looks.mode {
            Mode::Streamed => self.workbook.add_worksheet_with_constant_memory()?,
            Mode::Held => self.workbook.add_worksheet(),
        };
        page.set_name(&name)?;
        lay_out(page, sheet)?;
        let frame = if continued { None } else { sheet.frame.as_ref() };
        let row = write_frame(page, frame, &sheet.columns, formats)?;
        let row = write_title(page, row, &title, &sheet.columns, formats)?;
        let row = write_headings(page, row, &sheet.columns, formats)?;
        looks.begin(page)?;
        Ok(row)
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
    looks: &Looks,
    formats: &Formats,
) -> Result<(), XlsxError> {
    if style == RowStyle::Section {
        let words =
            cells.iter().find_map(|cell| if let Cell::Text(words) = cell { Some(words.as_ref()) } else { None });
        return merge(page, row, 0, last_of(&sheet.columns), words.unwrap_or(""), &formats.section);
    }
    let mut lines = 1;
    for (at, ((cell, column), formats)) in (0..).zip(cells.iter().zip(&sheet.columns).zip(&looks.columns)) {
        match style {
            RowStyle::Plain => write_plain(page, row, at, cell, column, formats, looks.mode)?,
            RowStyle::Total | RowStyle::Section => write_cell(page, row, at, cell, column, formats.of(style))?,
        }
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

/// A cell of an ordinary row, which gets its looks together with those above and below it.
fn write_plain(
    page: &mut Worksheet,
    row: u32,
    at: u16,
    cell: &Cell<'_>,
    column: &Column,
    formats: &ColumnFormats,
    mode: Mode,
) -> Result<(), XlsxError> {
    match (cell, mode) {
        // Made when the looks are put on.
        (Cell::Blank, Mode::Held) => page,
        (Cell::Blank, Mode::Streamed) => page.write_blank(row, at, formats.of(RowStyle::Plain))?,
        (Cell::Text(words), _) => page.write_string(row, at, fitting(words))?,
        (Cell::Count(_) | Cell::Points(_) | Cell::Share(..), _) => page.write_number(row, at, figure(cell, column))?,
    };
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
        Cell::Count(_) | Cell::Points(_) | Cell::Share(..) => {
            page.write_number_with_format(row, at, figure(cell, column), format)?
        }
    };
    Ok(())
}

/// What a number cell holds; nothing else has a figure.
fn figure(cell: &Cell<'_>, column: &Column) -> f64 {
    match cell {
        Cell::Blank | Cell::Text(_) => 0.0,
        Cell::Count(count) => shown(*count),
        Cell::Points(points) => points.to_f64(if let ColumnKind::Points(places) = column.kind { places } else { 0 }),
        Cell::Share(part, whole) => shown(*part) / shown(*whole),
    }
}

/// A whole number for a cell, which has nothing but binary floats.
#[expect(clippy::cast_precision_loss, reason = "counts of people, for display only")]
fn shown(count: i64) -> f64 {
    count as f64
}
