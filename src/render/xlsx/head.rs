//! What stands around the rows of a worksheet: head, titles, headings, notes, signatures.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use crate::report::sheet::{Column, Frame, Sheet};

use super::format::Formats;
use super::measure::{blocks_of, bold_lines, column_number, fitting, last_of, lines_of, middle_of, width_of};

/// Greatest height of a row, in points.
const HIGHEST: f64 = 409.0;

/// Height of one line of text, in points.
pub(super) const LINE: f64 = 15.75;

/// The head of a printed document: bodies on the left, motto on the right.
pub(super) fn write_frame(
    page: &mut Worksheet,
    frame: Option<&Frame>,
    columns: &[Column],
    formats: &Formats,
) -> Result<u32, XlsxError> {
    let Some(frame) = frame else { return Ok(0) };
    let middle = middle_of(columns);
    let lines = frame.left.len().max(frame.right.len());
    let mut row = 0;
    for line in 0..lines {
        let bold = |side: &[String]| if line + 1 == side.len() { &formats.frame_bold } else { &formats.frame };
        let left = frame.left.get(line).map_or("", String::as_str);
        let right = frame.right.get(line).map_or("", String::as_str);
        merge(page, row, 0, middle, left, bold(&frame.left))?;
        merge(page, row, middle + 1, last_of(columns), right, &formats.frame_bold)?;
        let (left_width, right_width) =
            (width_of(&columns[..=usize::from(middle)]), width_of(&columns[usize::from(middle) + 1..]));
        set_lines(page, row, lines_of(left, left_width).max(lines_of(right, right_width)), LINE)?;
        row += 1;
    }
    if let Some(date) = &frame.date {
        merge(page, row, middle + 1, last_of(columns), date, &formats.frame_date)?;
        row += 1;
    }
    Ok(row + 1)
}

/// Title and subtitles over the whole width, then an empty row.
pub(super) fn write_title(
    page: &mut Worksheet,
    mut row: u32,
    title: &[String],
    columns: &[Column],
    formats: &Formats,
) -> Result<u32, XlsxError> {
    for (position, line) in title.iter().enumerate() {
        let (format, height) = if position == 0 { (&formats.title, 20.0) } else { (&formats.subtitle, 18.0) };
        merge(page, row, 0, last_of(columns), line, format)?;
        // Wide letters: a title in capitals takes half as much again.
        set_lines(page, row, bold_lines(line, width_of(columns) * 9 / 10), height)?;
        row += 1;
    }
    Ok(if title.is_empty() { row } else { row + 1 })
}

/// Bands (where there are any) and headings, repeated on every page and always in sight.
pub(super) fn write_headings(
    page: &mut Worksheet,
    first: u32,
    columns: &[Column],
    formats: &Formats,
) -> Result<u32, XlsxError> {
    let bands = columns.iter().any(|column| !column.band.is_empty());
    let row = if bands { first + 1 } else { first };
    if bands {
        // Before anything is written to the next row: a row that has been left cannot be changed.
        set_lines(page, first, band_lines(columns), LINE)?;
    }
    let mut at = 0;
    while at < columns.len() {
        let band = &columns[at].band;
        let same = columns[at..].iter().take_while(|column| !band.is_empty() && column.band == *band).count().max(1);
        let (from, to) = (column_number(at), column_number(at + same - 1));
        match (bands, band.is_empty()) {
            (false, _) => {}
            // A column without band has its heading over both rows.
            (true, true) => {
                page.merge_range(first, from, row, from, &columns[at].title, &formats.heading)?;
            }
            (true, false) => merge(page, first, from, to, band, &formats.heading)?,
        }
        at += same;
    }
    let mut lines = 1;
    for (at, column) in (0..).zip(columns) {
        if !bands || !column.band.is_empty() {
            page.write_string_with_format(row, at, &column.title, &formats.heading)?;
        }
        lines = lines.max(bold_lines(&column.title, u32::from(column.width)));
    }
    set_lines(page, row, lines, LINE)?;
    page.set_repeat_rows(first, row)?;
    page.set_freeze_panes(row + 1, 0)?;
    Ok(row + 1)
}

/// Lines that the bands take.
fn band_lines(columns: &[Column]) -> u32 {
    let bands = columns.chunk_by(|a, b| a.band == b.band).filter(|band| !band[0].band.is_empty());
    bands.map(|band| bold_lines(&band[0].band, width_of(band))).max().unwrap_or(1)
}

/// Notes and signatures under the table.
pub(super) fn write_end(page: &mut Worksheet, row: u32, sheet: &Sheet<'_>, formats: &Formats) -> Result<(), XlsxError> {
    let mut row = row;
    for note in &sheet.notes {
        merge(page, row, 0, last_of(&sheet.columns), note, &formats.note)?;
        set_lines(page, row, lines_of(note, width_of(&sheet.columns)), LINE)?;
        row += 1;
    }
    let signers = sheet.frame.as_ref().map_or(&[][..], |frame| &frame.signers);
    let blocks = blocks_of(&sheet.columns, signers.len());
    let lines = signers.iter().map(|(role, _)| role.lines().count()).max().unwrap_or(0);
    row += 1;
    for line in 0..lines {
        for ((role, _), (first, last)) in signers.iter().zip(&blocks) {
            let words = role.lines().nth(line).unwrap_or("");
            merge(page, row, *first, *last, words, &formats.frame_bold)?;
        }
        row += 1;
    }
    let sign_here = sheet.frame.as_ref().map_or("", |frame| &frame.sign_here);
    for (first, last) in &blocks {
        merge(page, row, *first, *last, sign_here, &formats.frame_date)?;
    }
    for ((_, name), (first, last)) in signers.iter().zip(&blocks) {
        merge(page, row + 5, *first, *last, name, &formats.frame_bold)?;
    }
    Ok(())
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

pub(super) fn set_lines(page: &mut Worksheet, row: u32, lines: u32, height: f64) -> Result<(), XlsxError> {
    page.set_row_height(row, (f64::from(lines) * height + 2.0).min(HIGHEST))?;
    Ok(())
}
