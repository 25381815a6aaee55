//! Papers with a place for every cell: forms. Inputs are tinted and unlocked, everything else is locked where
//! the paper says so; what a cell may hold is checked by the spreadsheet program as it is typed.

use std::collections::BTreeMap;
use std::path::Path;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationRule, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Note,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use crate::render::xlsx::format::Formats;
use crate::render::xlsx::head::LINE;
use crate::render::xlsx::measure::{bold_lines, cut, fitting, lines_of};
use crate::render::xlsx::name::sheet_name;
use crate::render::xlsx::{ROWS, save, workbook};
use crate::report::grid::{Across, Area, Binder, Check, Fit, Grid, Guard, Look, Placed, Rule, What};
use crate::words::Lang;

/// Most UTF-16 units of a prompt or a refusal: a spreadsheet takes 255.
const LONGEST_HINT: usize = 250;

/// Most letters of a remark: a spreadsheet takes 32,713, and more than these would hide the table.
const LONGEST_REMARK: usize = 2_000;

/// Highest row, in lines.
const HIGHEST: u32 = 25;

/// Digits of a line that is long.
const WIDE: u32 = 40;

/// Pixels that an A4 page holds at full size, upright and across.
const PORTRAIT: f64 = 640.0;
const LANDSCAPE: f64 = 1_020.0;

/// Signs remarks, the same everywhere.
const AUTHOR: &str = "xeploai";

/// Whether each paper is short enough for a sheet: a form goes on in no second one.
#[must_use]
pub fn fits(binder: &Binder) -> bool {
    let cells = binder.grids.iter().flat_map(|grid| &grid.cells);
    cells.map(|cell| cell.area.last.0).max().is_none_or(|last| last < ROWS)
}

/// Writes the papers. `year` dates the file.
///
/// # Errors
/// When the disk fails.
pub fn write(binder: &Binder, year: i16, path: &Path) -> Result<(), XlsxError> {
    let looks = Looks::new();
    // The language of the formats is that of figures in lists, and grids bring their own.
    let mut book = workbook(&Formats::new(Lang::Vi), year, None)?;
    let mut taken = Vec::new();
    for grid in &binder.grids {
        add(&mut book, grid, &looks, &mut taken)?;
    }
    let rows = |grid: &Grid| grid.cells.iter().map(|cell| cell.area.last.0 as usize + 1).max().unwrap_or(0);
    save(&mut book, path, binder.grids.iter().map(rows).sum())
}

fn add(book: &mut Workbook, grid: &Grid, looks: &Looks, taken: &mut Vec<String>) -> Result<(), XlsxError> {
    let page = book.add_worksheet();
    page.set_name(sheet_name(&grid.name, taken))?;
    // An empty text, where nothing else is told: the writer's own would be a 0 that nobody scored.
    page.set_formula_result_default("");
    for (at, width) in (0..).zip(&grid.widths) {
        page.set_column_width(at, f64::from(*width))?;
    }
    for cell in &grid.cells {
        put(page, cell, looks)?;
    }
    let heights = heights(grid);
    for (row, height) in &heights {
        page.set_row_height(*row, *height)?;
    }
    if let Some(before) = torn(grid, &heights) {
        page.set_page_breaks(&[before])?;
    }
    for check in &grid.checks {
        page.add_data_validation(
            check.area.first.0,
            check.area.first.1,
            check.area.last.0,
            check.area.last.1,
            &validation(check)?,
        )?;
    }
    for (spot, text) in &grid.remarks {
        let note = Note::new(cut(text, LONGEST_REMARK)).set_author(AUTHOR).add_author_prefix(false).set_width(300);
        page.insert_note(spot.0, spot.1, &note)?;
    }
    lay_out(page, grid)
}

fn put(page: &mut Worksheet, cell: &Placed, looks: &Looks) -> Result<(), XlsxError> {
    let (row, column) = cell.area.first;
    let format = looks.of(cell.look);
    if cell.area.first != cell.area.last {
        let (last_row, last_column) = cell.area.last;
        page.merge_range(row, column, last_row, last_column, "", format)?;
    }
    match &cell.what {
        What::Blank => page.write_blank(row, column, format)?,
        What::Text(text) => page.write_string_with_format(row, column, fitting(text), format)?,
        What::Number(number) => {
            // Checked to be a plain decimal where it was made; the nearest float is what a cell can hold.
            page.write_number_with_format(row, column, number.parse().unwrap_or(f64::NAN), format)?
        }
        What::Date(day) => {
            let [month, date] = [day.month(), day.day()].map(i8::unsigned_abs);
            match u16::try_from(day.year()).ok().filter(|year| (1901..=9999).contains(year)) {
                Some(year) => {
                    let moment = ExcelDateTime::from_ymd(year, month, date)?;
                    page.write_datetime_with_format(row, column, moment, format)?
                }
                None => {
                    let text = format!("{date:02}/{month:02}/{:04}", day.year());
                    page.write_string_with_format(row, column, text, format)?
                }
            }
        }
        What::Formula { text, result } => {
            let formula = Formula::new(format!("={text}")).set_result(result);
            page.write_formula_with_format(row, column, formula, format)?
        }
    };
    Ok(())
}

/// Rows as high as their longest text needs; a text over several rows shares them.
fn heights(grid: &Grid) -> BTreeMap<u32, f64> {
    let mut lines = BTreeMap::new();
    for cell in &grid.cells {
        let needed = match &cell.what {
            What::Text(text) => lines_in(grid, cell, text),
            _ => 1,
        };
        let rows = cell.area.last.0 - cell.area.first.0 + 1;
        for row in cell.area.first.0..=cell.area.last.0 {
            let known: &mut (u32, bool) = lines.entry(row).or_default();
            known.0 = needed.div_ceil(rows).max(known.0);
            // People write into frames: a little air above and below.
            known.1 |= cell.look.is_framed();
        }
    }
    let height =
        |(lines, framed): (u32, bool)| f64::from(lines.clamp(1, HIGHEST)) * LINE + if framed { 5.0 } else { 2.0 };
    lines.into_iter().map(|(row, needs)| (row, height(needs))).collect()
}

/// Lines of a text in its cells.
fn lines_in(grid: &Grid, cell: &Placed, text: &str) -> u32 {
    let width = width_of(grid, usize::from(cell.area.first.1), usize::from(cell.area.last.1));
    match cell.look {
        Look::Bare | Look::BoxedLine => 1,
        Look::BoxedSmall => lines_of(text, width * 12 / 11),
        Look::Title => bold_lines(text, width * 8 / 10) * 4 / 3,
        Look::Heading | Look::Section | Look::Strong | Look::CentredStrong => bold_lines(text, width),
        // The longer the line, the further an estimate may be out: a line too much harms less than one that is cut.
        _ if width >= WIDE => lines_of(text, width * 96 / 100),
        _ => lines_of(text, width),
    }
}

fn width_of(grid: &Grid, first: usize, last: usize) -> u32 {
    (first..=last).map(|at| u32::from(grid.widths.get(at).copied().unwrap_or(9))).sum()
}

/// Where a page must begin so that rows which belong together are not torn: the last row before them goes
/// along, so that signatures never stand alone. Heights are estimates, as printers' are.
fn torn(grid: &Grid, heights: &BTreeMap<u32, f64>) -> Option<u32> {
    let (first, last) = grid.paper.keep?;
    let (wide, high) = match grid.paper.across {
        Across::Portrait => (PORTRAIT, 690.0),
        Across::Landscape => (LANDSCAPE, 465.0),
    };
    let scale = match grid.paper.fit {
        Fit::Pages { scale, .. } => f64::from(scale) / 100.0,
        Fit::Width => {
            let last = grid.paper.area.map_or(grid.widths.len() - 1, |area| usize::from(area.last.1));
            let columns = u32::try_from(last + 1).unwrap_or(u32::MAX);
            (wide / f64::from(width_of(grid, 0, last) * 8 + columns * 5)).min(1.0)
        }
    };
    let room = high / scale;
    let height = |row: u32| heights.get(&row).copied().unwrap_or(LINE);
    let repeated: f64 = grid.repeat_rows.map_or(0.0, |(from, to)| (from..=to).map(height).sum());
    let (mut used, mut begun) = (0.0, 0);
    for row in 0..=last {
        used += height(row);
        if used > room {
            // An estimate: a page that ends just before them may end just within them.
            if row + 4 >= first {
                return Some(row.min(first.saturating_sub(2)));
            }
            (used, begun) = (repeated + height(row), row);
        }
    }
    // By the estimate a few rows stand over them on their page; where printers hold more, none might.
    (begun > 0 && begun + 6 >= first).then(|| begun.min(first.saturating_sub(2)))
}

fn validation(check: &Check) -> Result<DataValidation, XlsxError> {
    let new = DataValidation::new();
    let validation = match &check.rule {
        Rule::Anything => new.allow_any_value(),
        Rule::List(words) => new.allow_list_strings(words)?,
        Rule::ListAt(place) => new.allow_list_formula(Formula::new(format!("={place}"))),
        Rule::Count => new.allow_whole_number(DataValidationRule::Between(0, 1_000_000)),
        Rule::Between(least, most) => {
            let number = |text: &String| text.parse().unwrap_or(f64::NAN);
            new.allow_decimal_number(DataValidationRule::Between(number(least), number(most)))
        }
        Rule::Day => {
            let day = |year| ExcelDateTime::from_ymd(year, 1, 1);
            new.allow_date(DataValidationRule::Between(day(1901)?, day(2200)?))
        }
        Rule::Formula(text) => new.allow_custom(Formula::new(format!("={text}"))),
    };
    let validation = validation.ignore_blank(true).set_input_message(cut(&check.prompt, LONGEST_HINT).into_owned())?;
    match check.rule {
        Rule::Anything => Ok(validation),
        _ => validation.set_error_message(cut(&check.refusal, LONGEST_HINT).into_owned()),
    }
}

/// Paper, panes, locks.
fn lay_out(page: &mut Worksheet, grid: &Grid) -> Result<(), XlsxError> {
    page.set_paper_size(9).set_print_center_horizontally(true);
    // Left 30 mm would leave too little of an A4 page across; 20 mm is what a file needs.
    match grid.paper.across {
        Across::Portrait => page.set_portrait().set_margins(0.8, 0.6, 0.8, 0.8, 0.4, 0.4),
        Across::Landscape => page.set_landscape().set_margins(0.6, 0.5, 0.7, 0.7, 0.3, 0.3),
    };
    match &grid.paper.fit {
        Fit::Width => page.set_print_fit_to_pages(1, 0),
        Fit::Pages { scale, before } => {
            page.set_vertical_page_breaks(&before.iter().map(|column| u32::from(*column)).collect::<Vec<_>>())?;
            page.set_print_scale(*scale)
        }
    };
    // A personal form is a paper of its own: it does not count the forms of others in its workbook.
    match grid.paper.across {
        Across::Portrait => page.set_footer("&C&\"Times New Roman\"&11&P").set_print_first_page_number(1),
        Across::Landscape => page.set_footer("&C&\"Times New Roman\"&11&P/&N"),
    };
    if let Some((first, last)) = grid.repeat_rows {
        page.set_repeat_rows(first, last)?;
    }
    if let Some((first, last)) = grid.repeat_columns {
        page.set_repeat_columns(first, last)?;
    }
    if let Some((row, column)) = grid.frozen {
        page.set_freeze_panes(row, column)?;
    }
    if let Some(Area { first, last }) = grid.paper.area {
        page.set_print_area(first.0, first.1, last.0, last.1)?;
    }
    if let Some(Area { first, last }) = grid.filter {
        page.autofilter(first.0, first.1, last.0, last.1)?;
    }
    if grid.guard == Guard::Locked {
        let allowed = ProtectionOptions {
            sort: true,
            use_autofilter: true,
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::new()
        };
        page.protect_with_options(&allowed);
    }
    Ok(())
}

/// The formats of a form, built once.
struct Looks {
    list: Vec<(Look, Format)>,
}

impl Looks {
    fn new() -> Self {
        let base = Format::new().set_font_name("Times New Roman").set_font_size(12).set_text_wrap();
        let base = base.set_align(FormatAlign::VerticalCenter);
        let centred = base.clone().set_align(FormatAlign::Center);
        let boxed = base.clone().set_border(FormatBorder::Thin);
        let mark = boxed.clone().set_align(FormatAlign::Center);
        let tinted = |format: &Format| format.clone().set_background_color(Color::RGB(0x00FF_FBE6)).set_unlocked();
        let list = vec![
            (Look::Plain, base.clone()),
            (Look::Bare, Format::new().set_font_name("Times New Roman").set_font_size(12)),
            (Look::Strong, base.clone().set_bold()),
            (Look::Centred, centred.clone()),
            (Look::CentredStrong, centred.clone().set_bold()),
            (Look::CentredItalic, centred.clone().set_italic()),
            (Look::Title, centred.clone().set_bold().set_font_size(15)),
            (Look::Subtitle, centred.set_font_size(13)),
            (Look::Heading, mark.clone().set_bold().set_background_color(Color::RGB(0x00DD_EBF7))),
            (Look::Section, boxed.clone().set_bold().set_background_color(Color::RGB(0x00F2_F2F2))),
            (Look::SectionMark, mark.clone().set_bold().set_background_color(Color::RGB(0x00F2_F2F2))),
            (Look::Boxed, boxed.clone()),
            (Look::BoxedSmall, boxed.clone().set_font_size(11)),
            (Look::BoxedLine, boxed.clone().unset_text_wrap()),
            (Look::BoxedMark, mark.clone()),
            (Look::BoxedDate, mark.clone().set_num_format("dd/mm/yyyy")),
            (Look::BoxedFigure, mark.clone().set_bold().set_background_color(Color::RGB(0x00F2_F2F2))),
            (Look::Closed, mark.clone().set_background_color(Color::RGB(0x00D9_D9D9))),
            (Look::InputText, tinted(&boxed)),
            (Look::InputCode, tinted(&boxed).set_num_format("@")),
            (Look::Input, tinted(&mark)),
            (Look::InputDate, tinted(&mark).set_num_format("dd/mm/yyyy")),
            (Look::Note, base.set_italic()),
        ];
        Self { list }
    }

    /// # Panics
    /// Never: every look has its format.
    fn of(&self, look: Look) -> &Format {
        let found = self.list.iter().find(|(of, _)| *of == look).map(|(_, format)| format);
        found.expect("every look has its format")
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::{fits, write};
    use crate::report::grid::{Area, Binder, Check, Grid, Look, Rule};

    /// The parts of a workbook of one grid.
    fn parts(grid: Grid) -> String {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.xlsx");
        write(&Binder { grids: vec![grid] }, 2026, &path).expect("written");
        let mut package = zip::ZipArchive::new(std::fs::File::open(path).expect("there")).expect("a package");
        let mut all = String::new();
        for part in ["xl/worksheets/sheet1.xml", "xl/comments1.xml"] {
            package.by_name(part).expect("a part").read_to_string(&mut all).expect("text");
        }
        all
    }

    #[test]
    fn hints_refusals_and_remarks_are_as_long_as_a_spreadsheet_takes() {
        let mut grid = Grid::new("x", vec![10]);
        grid.text((0, 0), "x", Look::Plain);
        let long = "😀".repeat(40_000);
        let (area, rule) = (Area::one((0, 0)), Rule::Count);
        grid.checks.push(Check { area, rule, prompt: long.clone(), refusal: long.clone() });
        grid.remarks.push(((0, 0), long));
        let xml = parts(grid);
        // Two units each: 124 and the mark are 249, 999 and the mark 1,999.
        for part in ["prompt", "error"] {
            assert!(xml.contains(&format!("{part}=\"{}…\"", "😀".repeat(124))), "{part}");
        }
        assert!(xml.contains(&format!(">{}…<", "😀".repeat(999))));
    }

    #[test]
    fn a_form_longer_than_a_sheet_does_not_fit() {
        for (row, expected) in [(1_048_575, true), (1_048_576, false)] {
            let mut grid = Grid::new("x", vec![10]);
            grid.text((row, 0), "x", Look::Plain);
            assert_eq!(fits(&Binder { grids: vec![grid] }), expected, "{row}");
        }
    }
}
