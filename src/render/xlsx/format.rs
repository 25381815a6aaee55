//! The looks of a workbook: built once, Times New Roman throughout, thin borders.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::report::sheet::{Column, ColumnKind, RowStyle};

/// Formats of one workbook.
pub(super) struct Formats {
    base: Format,
    pub(super) plain: Format,
    pub(super) title: Format,
    pub(super) subtitle: Format,
    pub(super) heading: Format,
    pub(super) section: Format,
    pub(super) note: Format,
    pub(super) frame: Format,
    pub(super) frame_bold: Format,
    pub(super) frame_date: Format,
}

/// The formats of one column, by [`RowStyle`].
pub(super) struct ColumnFormats {
    plain: Format,
    total: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let base = Format::new().set_font_name("Times New Roman").set_font_size(12);
        let centred = base.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
        let wrapped = centred.clone().set_text_wrap();
        let boxed = base.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        Self {
            title: wrapped.clone().set_font_size(14).set_bold(),
            subtitle: wrapped.clone().set_font_size(13),
            heading: wrapped
                .clone()
                .set_bold()
                .set_border(FormatBorder::Thin)
                .set_background_color(Color::RGB(0x00DD_EBF7)),
            section: boxed.clone().set_bold().set_background_color(Color::RGB(0x00F2_F2F2)),
            note: base.clone().set_italic().set_text_wrap().set_align(FormatAlign::Top),
            frame: wrapped.clone(),
            frame_bold: wrapped.set_bold(),
            frame_date: centred.set_italic().set_text_wrap(),
            plain: base,
            base: boxed,
        }
    }

    /// The formats for the cells of a column.
    pub(super) fn column(&self, column: &Column) -> ColumnFormats {
        let cell = self.base.clone();
        let plain = match column.kind {
            ColumnKind::Text | ColumnKind::Long => cell.set_text_wrap(),
            ColumnKind::Mark => cell.set_align(FormatAlign::Center).set_text_wrap(),
            ColumnKind::Count => cell.set_align(FormatAlign::Center).set_num_format("0"),
            ColumnKind::Points(places) => right(cell).set_num_format(decimals(places)),
            ColumnKind::Share(places) => right(cell).set_num_format(decimals(places) + "%"),
        };
        ColumnFormats { total: plain.clone().set_bold(), plain }
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

/// Figures stand to the right, a little away from the border.
fn right(cell: Format) -> Format {
    cell.set_align(FormatAlign::Right).set_indent(1)
}

/// `0`, `0.0`, `0.00`, …
fn decimals(places: u8) -> String {
    if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(usize::from(places))) }
}
