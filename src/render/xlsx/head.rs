//! What stands around the rows of a worksheet: head, titles, headings, notes, signatures.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::report::sheet::{Column, Frame, Sheet};

use super::format::{Formats, FrameFormats};
use super::measure::{blocks_of, bold_lines, column_number, fitting, last_of, lines_of, middle_of, width_of};
use super::paper::ROW;
use super::room::heading_heights;

/// Greatest height of a row, in points.
const HIGHEST: f64 = 409.0;

/// Height of one line of text, in points.
pub(super) const LINE: f64 = 15.75;

/// Empty rows for a hand to sign in.
const SIGNING: u32 = 4;

/// The heights of the rows of a worksheet, in points, as far as somebody asks.
#[derive(Debug, Default)]
pub(super) struct Heights {
    kept: Option<Vec<f64>>,
    /// Rows that head those after them, in their order.
    heads: Vec<u32>,
}

impl Heights {
    /// Nothing yet; kept only where pages are reckoned.
    pub(super) fn new(kept: bool) -> Self {
        Self { kept: kept.then(Vec::new), heads: Vec::new() }
    }

    /// Sets the height of a row.
    pub(super) fn set(&mut self, page: &mut Worksheet, row: u32, height: f64) -> Result<(), XlsxError> {
        let height = height.min(HIGHEST);
        page.set_row_height(row, height)?;
        if let Some(kept) = &mut self.kept {
            kept.resize(kept.len().max(row as usize + 1), ROW);
            kept[row as usize] = height;
        }
        Ok(())
    }

    /// Sets the height of a row with lines of text.
    pub(super) fn lines(&mut self, page: &mut Worksheet, row: u32, lines: u32, line: f64) -> Result<(), XlsxError> {
        self.set(page, row, f64::from(lines) * line + 2.0)
    }

    /// A row that must not stand last on a page.
    pub(super) fn head(&mut self, row: u32) {
        self.heads.push(row);
    }

    /// Those of all rows before this one, and which of these are heads.
    pub(super) fn before(&mut self, row: u32) -> Option<(&[f64], &[u32])> {
        let kept = self.kept.as_mut()?;
        kept.resize(row as usize, ROW);
        Some((kept, &self.heads))
    }
}

/// The head of a printed document: bodies on the left, motto on the right, a line right under each, number and date.
pub(super) fn write_frame(
    page: &mut Worksheet,
    frame: Option<&Frame>,
    columns: &[Column],
    looks: &FrameFormats,
    heights: &mut Heights,
) -> Result<u32, XlsxError> {
    let Some(frame) = frame else { return Ok(0) };
    let middle = middle_of(columns);
    let (left_columns, right_columns) = columns.split_at(usize::from(middle) + 1);
    let scale = looks.sizes.1 / 12.0;
    let lines_in =
        |words: &[String], columns: &[Column]| words.iter().map(|line| scaled_lines(line, columns, scale)).sum::<u32>();
    let lines = lines_in(&frame.left, left_columns).max(lines_in(&frame.right, right_columns));
    // One cell for each side, so that a name of two lines on one does not part the lines of the other.
    let count = column_number(frame.left.len().max(frame.right.len()).max(1));
    let (mut row, next) = (0, u32::from(count));
    for at in row..next {
        heights.set(page, at, (f64::from(lines) * LINE * scale + RULED) / f64::from(count))?;
    }
    let left: Vec<(&Format, &str)> = frame
        .left
        .iter()
        .enumerate()
        .map(|(at, line)| (if at + 1 == frame.left.len() { &looks.bold } else { &looks.plain }, line.as_str()))
        .collect();
    let right: Vec<(&Format, &str)> = frame.right.iter().map(|line| (&looks.bold, line.as_str())).collect();
    ruled(page, (row, next - 1), (0, middle), &left, (RULE, looks))?;
    ruled(page, (row, next - 1), (middle + 1, last_of(columns)), &right, (LONG_RULE, looks))?;
    row = next;
    if frame.number.is_some() || frame.date.is_some() {
        merge(page, row, 0, middle, frame.number.as_deref().unwrap_or(""), &looks.plain)?;
        merge(page, row, middle + 1, last_of(columns), frame.date.as_deref().unwrap_or(""), &looks.date)?;
        heights.lines(page, row, 1, LINE * scale)?;
        row += 1;
    }
    Ok(row + 1)
}

/// The line under the issuing body, and the longer one under the motto; and what the line adds to the height.
const RULE: &str = "————————————";
const LONG_RULE: &str = "————————————————————————————";
const RULED: f64 = 10.0;

/// Lines of one side of the head with a line under the last, in one cell over some rows and columns.
fn ruled(
    page: &mut Worksheet,
    (first, last): (u32, u32),
    (from, to): (u16, u16),
    lines: &[(&Format, &str)],
    (rule, looks): (&str, &FrameFormats),
) -> Result<(), XlsxError> {
    if (first, from) < (last, to) {
        page.merge_range(first, from, last, to, "", &looks.head)?;
    }
    let texts: Vec<(&Format, String)> =
        lines.iter().map(|(format, line)| (*format, format!("{}\n", fitting(line)))).collect();
    let mut parts: Vec<(&Format, &str)> = texts.iter().map(|(format, text)| (*format, text.as_str())).collect();
    if !parts.is_empty() {
        parts.push((&looks.rule, rule));
        page.write_rich_string_with_format(first, from, &parts, &looks.head)?;
    }
    Ok(())
}

fn scaled_lines(words: &str, columns: &[Column], scale: f64) -> u32 {
    bold_lines(words, shrunk(width_of(columns), scale))
}

/// How many letters of a larger size fit a width.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths are small and positive")]
fn shrunk(width: u32, scale: f64) -> u32 {
    (f64::from(width) / scale) as u32
}

/// Title, subtitles and what the table goes with over the whole width, then an empty row. Columns up to `kept` stand on
/// each page: what stood over them would be begun again on each.
#[expect(clippy::too_many_arguments, reason = "a title with everything that decides its place")]
pub(super) fn write_title(
    page: &mut Worksheet,
    mut row: u32,
    title: &[String],
    attached: Option<&str>,
    columns: &[Column],
    kept: usize,
    looks: &FrameFormats,
    heights: &mut Heights,
) -> Result<u32, XlsxError> {
    let width = width_of(&columns[kept..]);
    for (position, line) in title.iter().map(String::as_str).chain(attached).enumerate() {
        let (format, size) = match position {
            0 => (&looks.title, looks.sizes.0),
            at if at == title.len() => (&looks.attached, looks.sizes.1),
            _ => (&looks.subtitle, looks.sizes.1),
        };
        merge(page, row, column_number(kept), last_of(columns), line, format)?;
        let width = shrunk(width, size / 12.0);
        let lines = if position == 0 { bold_lines(line, width) } else { lines_of(line, width) };
        heights.lines(page, row, lines, LINE * size / 12.0)?;
        row += 1;
    }
    Ok(if title.is_empty() && attached.is_none() { row } else { row + 1 })
}

/// Bands (where there are any) and headings, always in sight.
pub(super) fn write_headings(
    page: &mut Worksheet,
    first: u32,
    sheet: &Sheet<'_>,
    formats: &Formats,
    heights: &mut Heights,
) -> Result<u32, XlsxError> {
    let columns = &sheet.columns;
    let bands = columns.iter().any(|column| !column.band.is_empty());
    let row = if bands { first + 1 } else { first };
    let high = heading_heights(sheet);
    if bands {
        // Before anything is written to the next row: a row that has been left cannot be changed.
        heights.set(page, first, high.0)?;
    }
    let looks = |column: &Column| if column.upright { &formats.upright } else { &formats.heading };
    let mut at = 0;
    while at < columns.len() {
        let band = &columns[at].band;
        let same = columns[at..].iter().take_while(|column| !band.is_empty() && column.band == *band).count().max(1);
        let (from, to) = (column_number(at), column_number(at + same - 1));
        match (bands, band.is_empty()) {
            (false, _) => {}
            // A column without band has its heading over both rows.
            (true, true) => {
                page.merge_range(first, from, row, from, &fitting(&columns[at].title), looks(&columns[at]))?;
            }
            (true, false) => merge(page, first, from, to, band, &formats.heading)?,
        }
        at += same;
    }
    // Headings of one look that stand side by side get it together.
    let kind = |column: &Column| (!bands || !column.band.is_empty(), column.upright);
    let mut from = 0;
    for run in columns.chunk_by(|a, b| kind(a) == kind(b)) {
        let to = from + column_number(run.len());
        if kind(&run[0]).0 {
            for (at, column) in (from..).zip(run) {
                page.write_string(row, at, fitting(&column.title))?;
            }
            page.set_range_format(row, from, row, to - 1, looks(&run[0]))?;
        }
        from = to;
    }
    heights.set(page, row, high.1)?;
    page.set_freeze_panes(row + 1, column_number(sheet.paper.kept))?;
    Ok(row + 1)
}

/// Notes and signatures under the table; the row after them, and their height.
pub(super) fn write_end(
    page: &mut Worksheet,
    row: u32,
    sheet: &Sheet<'_>,
    (columns, kept): (&[Column], usize),
    formats: &Formats,
    looks: &FrameFormats,
) -> Result<(u32, f64), XlsxError> {
    let mut row = row;
    let mut end = 0.0;
    for note in &sheet.notes {
        merge(page, row, column_number(kept), last_of(columns), note, &formats.note)?;
        let height = (f64::from(lines_of(note, width_of(&columns[kept..]))) * LINE + 2.0).min(HIGHEST);
        page.set_row_height(row, height)?;
        end += height;
        row += 1;
    }
    let Some(frame) = sheet.frame.as_ref().filter(|frame| !frame.signers.is_empty()) else { return Ok((row, end)) };
    let (next, signed) = write_signers(page, row + 1, frame, columns, looks)?;
    Ok((next, end + ROW + signed))
}

fn write_signers(
    page: &mut Worksheet,
    mut row: u32,
    frame: &Frame,
    columns: &[Column],
    looks: &FrameFormats,
) -> Result<(u32, f64), XlsxError> {
    let blocks = blocks_of(columns, frame.signers.len());
    let lines = frame.signers.iter().map(|(role, _)| role.lines().count()).max().unwrap_or(0);
    let height = LINE * looks.sizes.1 / 12.0 + 2.0;
    let mut used = 0.0;
    // What does not fit the width of a block goes on below.
    let lines_in = |words: &str, (first, last): (u16, u16)| {
        scaled_lines(words, &columns[usize::from(first)..=usize::from(last)], looks.sizes.1 / 12.0)
    };
    let mut set = |page: &mut Worksheet, row: u32, lines: u32| {
        let height = (height - 2.0) * f64::from(lines.max(1)) + 2.0;
        used += height;
        page.set_row_height(row, height).map(drop)
    };
    for line in 0..lines {
        let mut needed = 1;
        for ((role, _), (first, last)) in frame.signers.iter().zip(&blocks) {
            let words = role.lines().nth(line).unwrap_or("");
            needed = needed.max(lines_in(words, (*first, *last)));
            merge(page, row, *first, *last, words, &looks.signer)?;
        }
        set(page, row, needed)?;
        row += 1;
    }
    for (first, last) in &blocks {
        merge(page, row, *first, *last, &frame.sign_here, &looks.date)?;
    }
    let needed = blocks.iter().map(|block| lines_in(&frame.sign_here, *block)).max().unwrap_or(1);
    set(page, row, needed)?;
    row += 1 + SIGNING;
    for ((_, name), (first, last)) in frame.signers.iter().zip(&blocks) {
        merge(page, row, *first, *last, name, &looks.signer)?;
    }
    let needed = frame.signers.iter().zip(&blocks).map(|((_, name), block)| lines_in(name, *block)).max().unwrap_or(1);
    set(page, row, needed)?;
    Ok((row + 1, used + ROW * f64::from(SIGNING)))
}

/// Words over several columns of one row.
pub(super) fn merge(
    page: &mut Worksheet,
    row: u32,
    first: u16,
    last: u16,
    words: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if first < last {
        page.merge_range(row, first, row, last, &fitting(words), format)?;
    } else {
        page.write_string_with_format(row, first, fitting(words), format)?;
    }
    Ok(())
}
