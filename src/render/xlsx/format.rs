//! The looks of a workbook: built once, Times New Roman throughout, thin borders.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, FormatUnderline};

use crate::report::sheet::{Column, ColumnKind, RowStyle};
use crate::words::Lang;

use super::looks::TEXT;
use super::paper::Fit;

/// Formats of one workbook.
pub(super) struct Formats {
    lang: Lang,
    base: Format,
    wrapped: Format,
    pub(super) plain: Format,
    pub(super) heading: Format,
    /// A long heading over a narrow column.
    pub(super) upright: Format,
    pub(super) section: Format,
    pub(super) note: Format,
}

/// The formats of what stands around a table, as large on paper as NĐ 30/2020 asks.
pub(super) struct FrameFormats {
    pub(super) title: Format,
    pub(super) subtitle: Format,
    /// The cell of one side of the head, over all its lines.
    pub(super) head: Format,
    pub(super) attached: Format,
    pub(super) plain: Format,
    pub(super) bold: Format,
    /// Under the last line on either side.
    pub(super) rule: Format,
    pub(super) date: Format,
    pub(super) signer: Format,
    /// Size of the letters of titles and of the others, in points of the sheet.
    pub(super) sizes: (f64, f64),
}

/// The formats of one column, by [`RowStyle`].
pub(super) struct ColumnFormats {
    plain: Format,
    total: Format,
}

impl Formats {
    pub(super) fn new(lang: Lang) -> Self {
        let base = Format::new().set_font_name("Times New Roman").set_font_size(12);
        let centred = base.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let wrapped = centred.set_text_wrap();
        let boxed = base.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        let heading =
            wrapped.clone().set_bold().set_border(FormatBorder::Thin).set_background_color(Color::RGB(0x00DD_EBF7));
        Self {
            lang,
            upright: heading.clone().set_rotation(90),
            heading,
            section: boxed.clone().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00F2_F2F2)),
            note: base.clone().set_italic().set_text_wrap().set_align(FormatAlign::Top),
            wrapped,
            plain: base,
            base: boxed,
        }
    }

    /// The formats around a table that is printed at a scale.
    pub(super) fn frame(&self, fit: Fit) -> FrameFormats {
        let sizes = (fit.size(14.0), fit.size(13.0));
        let plain = self.wrapped.clone().set_font_size(sizes.1);
        FrameFormats {
            title: self.wrapped.clone().set_font_size(sizes.0).set_bold(),
            subtitle: plain.clone(),
            head: plain.clone().set_align(FormatAlign::Top),
            attached: plain.clone().set_italic(),
            bold: plain.clone().set_bold(),
            rule: self.wrapped.clone().set_font_size(6).set_underline(FormatUnderline::None),
            date: plain.clone().set_italic(),
            signer: plain.clone().set_bold(),
            plain,
            sizes,
        }
    }

    /// The formats for the cells of a column.
    pub(super) fn column(&self, column: &Column) -> ColumnFormats {
        let cell = self.base.clone();
        let plain = match column.kind {
            ColumnKind::Text | ColumnKind::Long => cell.set_text_wrap(),
            ColumnKind::Code => cell.set_num_format_index(TEXT),
            ColumnKind::Mark => cell.set_align(FormatAlign::Center).set_text_wrap(),
            ColumnKind::Value => {
                let cell = cell.set_align(FormatAlign::Center).set_text_wrap();
                if self.lang == Lang::Vi { cell.set_num_format("[$-42A]General") } else { cell }
            }
            ColumnKind::Count => cell.set_align(FormatAlign::Center).set_num_format("0"),
            ColumnKind::Points(places) => right(cell, column).set_num_format(self.decimals(places)),
            ColumnKind::Share(places) => right(cell, column).set_num_format(self.decimals(places) + "%"),
        };
        let total = plain.clone().set_bold();
        let plain = match column.entry {
            Some(_) => plain.set_unlocked().set_background_color(Color::RGB(0x00FF_F9E5)),
            None => plain,
        };
        ColumnFormats { total, plain }
    }

    /// `0`, `0.0`, `0.00`, …; in Vietnamese with the tag that asks for a decimal comma, wherever it is opened.
    fn decimals(&self, places: u8) -> String {
        let digits = if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(usize::from(places))) };
        match self.lang {
            Lang::Vi => format!("[$-42A]{digits}"),
            Lang::En => digits,
        }
    }
}

impl ColumnFormats {
    pub(super) fn of(&self, style: RowStyle) -> &Format {
        match style {
            RowStyle::Plain => &self.plain,
            RowStyle::Total | RowStyle::Section => &self.total,
        }
    }
}

/// Figures stand to the right, a little away from the border where there is room.
fn right(cell: Format, column: &Column) -> Format {
    let cell = cell.set_align(FormatAlign::Right);
    if column.width < 8 { cell } else { cell.set_indent(1) }
}
