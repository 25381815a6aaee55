//! One neutral sheet as one or more worksheets.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};

use crate::report::sheet::{Cell, Computed, RowStyle, Sheet};
use crate::words::{Label, Lang};

use super::beside::write_beside;
use super::cell::{write_cell, write_plain};
use super::chart::draw;
use super::entry::guard;
use super::format::{Formats, FrameFormats};
use super::head::{Heights, LINE, merge, write_end, write_frame, write_headings, write_title};
use super::looks::{Looks, Mode};
use super::measure::{bold_lines, column_number, last_of, lines_of, width_of};
use super::name::sheet_name;
use super::paper::{Fit, printed};
use super::room::with_room;

/// Rows of the longest list whose pages are reckoned.
const MOST_RECKONED: usize = 20_000;

/// Adds worksheets to a workbook.
pub(super) struct Pages<'w> {
    workbook: &'w mut Workbook,
    formats: &'w Formats,
    lang: Lang,
    rows: u32,
    names: Vec<String>,
}

/// A worksheet that is being written.
struct Begun {
    name: String,
    /// The heading's first row, and the first row of the list.
    heading: u32,
    first: u32,
    heights: Heights,
}

impl Begun {
    /// The rows that begin a page, none where a slightly smaller scale saves the second page.
    fn breaks(&mut self, page: &mut Worksheet, fit: Fit, next: u32, end: f64) -> Vec<u32> {
        let Some((heights, heads)) = self.heights.before(next) else { return Vec::new() };
        match fit.squeezed(heights.iter().sum::<f64>() + end) {
            Some(scale) => {
                page.set_print_scale(scale);
                Vec::new()
            }
            None => fit.breaks((heights, heads), self.heading as usize, self.first as usize, end),
        }
    }
}

impl<'w> Pages<'w> {
    pub(super) fn new(workbook: &'w mut Workbook, formats: &'w Formats, lang: Lang, rows: u32) -> Self {
        Self { workbook, formats, lang, rows, names: Vec::new() }
    }

    /// Writes a sheet, and further ones where its rows do not fit.
    pub(super) fn add(&mut self, sheet: &Sheet<'_>) -> Result<(), XlsxError> {
        let sheet = &with_room(sheet);
        let formats = self.formats;
        let looks = Looks::new(sheet, formats);
        let fit = Fit::of(sheet);
        let around = formats.frame(fit);
        // The last row of a full sheet says that the list goes on.
        let last = self.rows - 1;
        let mut begun = self.begin(sheet, &looks, fit, &around, false)?;
        let mut next = begun.first;
        let mut run = next;
        let mut plain = next;
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
                    guard(page, sheet, begun.first, next)?;
                    page.set_repeat_rows(begun.heading, begun.first - 1)?;
                    page.write_string_with_format(next, 0, note, &formats.note)?;
                    begun = self.begin(sheet, &looks, fit, &around, true)?;
                    next = begun.first;
                    run = next;
                }
                let page = self.page()?;
                if style != RowStyle::Plain {
                    looks.dress(page, (run, next), RowStyle::Plain)?;
                    run = next + 1;
                }
                write_row(page, next, cells, style, sheet, &looks, formats, &mut begun.heights)?;
                next += 1;
                if style == RowStyle::Plain {
                    plain = next;
                }
                Ok(())
            })();
        });
        result?;
        for (name, place) in &sheet.names {
            self.workbook.define_name(name.as_str(), &format!("={place}"))?;
        }
        let page = self.page()?;
        looks.end(page, run, next)?;
        guard(page, sheet, begun.first, next)?;
        write_beside(page, sheet, begun.first, formats)?;
        let (after, end) = write_end(page, next, sheet, (fit.first_page(sheet), fit.kept(sheet)), formats, &around)?;
        let mut breaks = begun.breaks(page, fit, next, end);
        // Over a chart on a page of its own there is nothing that they would head.
        if sheet.charts.is_empty() || !breaks.is_empty() {
            page.set_repeat_rows(begun.heading, begun.first - 1)?;
        }
        breaks.extend(draw(page, sheet, &begun.name, (begun.first, plain), after + 1)?);
        page.set_page_breaks(&breaks)?;
        if sheet.paper.printed > 0 {
            page.set_print_area(0, 0, after.max(next), last_of(printed(sheet)))?;
        }
        Ok(())
    }

    /// The worksheet that is being written.
    fn page(&mut self) -> Result<&mut Worksheet, XlsxError> {
        let last = self.workbook.worksheets().len().saturating_sub(1);
        self.workbook.worksheet_from_index(last)
    }

    /// A new worksheet up to its headings.
    fn begin(
        &mut self,
        sheet: &Sheet<'_>,
        looks: &Looks,
        fit: Fit,
        around: &FrameFormats,
        continued: bool,
    ) -> Result<Begun, XlsxError> {
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
        // Where a formula comes to nothing, the writer's own would be a 0 that nobody scored.
        page.set_formula_result_default("");
        fit.lay_out(page, sheet)?;
        let frame = if continued { None } else { sheet.frame.as_ref() };
        let columns = fit.first_page(sheet);
        // Of a list of tens of thousands nobody signs the last page: its breaks are left to the spreadsheet.
        let mut heights = Heights::new(sheet.expected <= MOST_RECKONED);
        let row = write_frame(page, frame, columns, around, &mut heights)?;
        let attached = frame.and_then(|frame| frame.attached.as_deref());
        let heading = write_title(page, row, &title, attached, columns, fit.kept(sheet), around, &mut heights)?;
        let first = write_headings(page, heading, sheet, formats, &mut heights)?;
        looks.begin(page)?;
        Ok(Begun { name, heading, first, heights })
    }
}

/// One row of the table, as high as its longest text needs.
#[expect(clippy::too_many_arguments, reason = "a row with everything that decides its looks")]
fn write_row(
    page: &mut Worksheet,
    row: u32,
    cells: &[Cell<'_>],
    style: RowStyle,
    sheet: &Sheet<'_>,
    looks: &Looks,
    formats: &Formats,
    heights: &mut Heights,
) -> Result<(), XlsxError> {
    if style == RowStyle::Section {
        let words =
            cells.iter().find_map(|cell| if let Cell::Text(words) = cell { Some(words.as_ref()) } else { None });
        let columns = printed(sheet);
        heights.head(row);
        merge(page, row, 0, last_of(columns), words.unwrap_or(""), &formats.section)?;
        let lines = bold_lines(words.unwrap_or(""), width_of(columns));
        return if lines > 1 { heights.lines(page, row, lines, LINE) } else { Ok(()) };
    }
    let on_paper = column_number(printed(sheet).len());
    let mut lines = 1;
    for (at, ((cell, column), formats)) in (0..).zip(cells.iter().zip(&sheet.columns).zip(&looks.columns)) {
        match style {
            RowStyle::Plain => write_plain(page, row, at, cell, column, formats, looks.mode)?,
            // Dressed together, below.
            _ if looks.mode == Mode::Held => write_plain(page, row, at, cell, column, formats, looks.mode)?,
            RowStyle::Total | RowStyle::Section => write_cell(page, row, at, cell, column, formats.of(style))?,
        }
        // What is not printed must not pull the rows of the paper apart.
        if at >= on_paper {
            continue;
        }
        if let Cell::Text(words) | Cell::Formula(_, Computed::Text(words)) = cell
            && (words.len() * 2 > usize::from(column.width) || words.contains('\n'))
        {
            let width = u32::from(column.width);
            lines = lines.max(if style == RowStyle::Plain { lines_of(words, width) } else { bold_lines(words, width) });
        }
    }
    if style == RowStyle::Total {
        looks.dress(page, (row, row + 1), style)?;
    }
    if lines > 1 {
        heights.lines(page, row, lines, LINE)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::io::Read as _;

    use crate::render::xlsx::write;
    use crate::report::sheet::{Cell, Column, ColumnKind, Computed, Report, RowStyle, Sheet};
    use crate::words::Lang;

    /// The height of the only row of a sheet, where it has one of its own.
    fn height(cells: &'static [Cell<'static>], printed: usize) -> Option<String> {
        let columns = cells.iter().map(|_| Column::new("x", ColumnKind::Mark, 8)).collect();
        let mut sheet = Sheet::new("x", columns, Box::new(|row| row(cells, RowStyle::Plain)));
        sheet.paper.printed = printed;
        let report = Report { name: "x".to_owned(), lang: Lang::Vi, sheets: vec![sheet] };
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.xlsx");
        write(&report, 2026, &path).expect("written");
        let mut package = zip::ZipArchive::new(File::open(&path).expect("there")).expect("a package");
        let mut xml = String::new();
        package.by_name("xl/worksheets/sheet1.xml").expect("a sheet").read_to_string(&mut xml).expect("text");
        let row = xml.split("<row ").find(|row| row.starts_with("r=\"2\"")).expect("the row under the heading");
        let tag = row.split('>').next().unwrap_or_default();
        let height = tag.split(" ht=\"").nth(1).and_then(|rest| rest.split('"').next());
        height.map(str::to_owned)
    }

    #[test]
    fn a_row_is_as_high_as_its_words_on_paper() {
        use std::borrow::Cow::Borrowed;
        const LONG: &str = "Hoàn thành xuất sắc";
        static TYPED: [Cell<'static>; 2] = [Cell::Text(Borrowed("x")), Cell::Text(Borrowed(LONG))];
        static COMPUTED: [Cell<'static>; 2] =
            [Cell::Text(Borrowed("x")), Cell::Formula(Borrowed("A2"), Computed::Text(Borrowed(LONG)))];
        // Hoàn / thành / xuất sắc: three lines of eight digits, 49.25 points in whole pixels.
        assert_eq!(height(&TYPED, 0).as_deref(), Some("49.5"));
        assert_eq!(height(&COMPUTED, 0).as_deref(), Some("49.5"));
        // A column that stands beside the paper counts for nothing.
        assert_eq!(height(&TYPED, 1), None);
        assert_eq!(height(&COMPUTED, 1), None);
    }
}
