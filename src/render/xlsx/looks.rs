//! How the ordinary rows of a worksheet get their looks: many cells at once.
//!
//! The writer looks a format up by all of its properties, which for a single cell costs as much as everything
//! else together. So cells are written bare, and a column's format is looked up once for many rows.

use std::rc::Rc;

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::report::sheet::{Column, ColumnKind, RowStyle, Sheet};

use super::format::{ColumnFormats, Formats};
use super::measure::column_number;

/// Lists up to this length are built in memory; longer ones are streamed through a temporary file, which
/// costs more time than it saves memory for a short one.
const SHORT: usize = 5_000;

/// The number that spreadsheets give to the format “@”: what is typed is text.
pub(super) const TEXT: u8 = 49;

/// Where the rows of a worksheet are until it is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// In memory: any cell may be changed until the end.
    Held,
    /// In a temporary file: only the row that is being written can be changed.
    Streamed,
}

impl Mode {
    /// Where those of a sheet are.
    pub(super) fn of(sheet: &Sheet<'_>) -> Self {
        // What stands beside a list is written after it.
        if sheet.expected > SHORT && sheet.beside.is_none() { Self::Streamed } else { Self::Held }
    }
}

/// The looks of one sheet.
pub(super) struct Looks {
    pub(super) mode: Mode,
    pub(super) columns: Vec<Rc<ColumnFormats>>,
    /// First and last column of those that look the same and stand side by side.
    blocks: Vec<(u16, u16)>,
    widths: Vec<u16>,
    /// The columns whose cells stay as they are typed, below the table too.
    codes: Vec<u16>,
    plain: Format,
}

impl Looks {
    pub(super) fn new(sheet: &Sheet<'_>, formats: &Formats) -> Self {
        let mut first = 0;
        let same = |a: &Column, b: &Column| {
            a.kind == b.kind && a.entry.is_some() == b.entry.is_some() && (a.width < 8) == (b.width < 8)
        };
        let mut columns = Vec::with_capacity(sheet.columns.len());
        let mut blocks = Vec::new();
        for block in sheet.columns.chunk_by(same) {
            let from = first;
            first += block.len();
            blocks.push((column_number(from), column_number(first - 1)));
            columns.resize(first, Rc::new(formats.column(&block[0])));
        }
        let codes = sheet.columns.iter().enumerate().filter(|(_, column)| column.kind == ColumnKind::Code);
        Self {
            mode: Mode::of(sheet),
            blocks,
            columns,
            widths: sheet.columns.iter().map(|column| column.width).collect(),
            codes: codes.map(|(at, _)| column_number(at)).collect(),
            plain: formats.plain.clone(),
        }
    }

    fn widen(&self, page: &mut Worksheet) -> Result<(), XlsxError> {
        for (at, width) in (0..).zip(&self.widths) {
            page.set_column_width(at, f64::from(*width))?;
        }
        Ok(())
    }

    /// Before the first row: streamed cells without a format of their own take that of their column.
    pub(super) fn begin(&self, page: &mut Worksheet) -> Result<(), XlsxError> {
        if self.mode == Mode::Streamed {
            self.widen(page)?;
            for (at, column) in (0..).zip(&self.columns) {
                page.set_column_format(at, column.of(RowStyle::Plain))?;
            }
        }
        Ok(())
    }

    /// After some rows of one style: those from the first up to the next one get their looks.
    pub(super) fn dress(
        &self,
        page: &mut Worksheet,
        (first, next): (u32, u32),
        style: RowStyle,
    ) -> Result<(), XlsxError> {
        if self.mode == Mode::Held && first < next {
            for (from, to) in &self.blocks {
                let format = self.columns[usize::from(*from)].of(style);
                page.set_range_format(first, *from, next - 1, *to, format)?;
            }
        }
        Ok(())
    }

    /// After the last row: the columns themselves stay bare, so that nothing is framed outside the table.
    pub(super) fn end(&self, page: &mut Worksheet, first: u32, next: u32) -> Result<(), XlsxError> {
        self.dress(page, (first, next), RowStyle::Plain)?;
        if self.mode == Mode::Held {
            // Not before: each bare cell asks whether its column has a format, which is no question as long as no column
            // has anything.
            self.widen(page)?;
            // An empty table is filled in below its heading, where no cell has a format of its own.
            let typed = Format::new().set_font_name("Times New Roman").set_font_size(12).set_num_format_index(TEXT);
            self.codes.iter().try_for_each(|at| page.set_column_format(*at, &typed).map(|_| ()))?;
        }
        if self.mode == Mode::Streamed {
            // Beginning the next row sends the last one on its way, while the columns still have their looks.
            page.write_blank(next, 0, &self.plain)?;
            for (at, _) in (0..).zip(&self.columns) {
                page.set_column_format(at, &self.plain)?;
            }
        }
        Ok(())
    }
}
