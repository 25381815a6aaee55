//! How a sheet lies on paper: A4 with the margins of NĐ 30/2020, a scale at which no column is cut off, page breaks
//! that keep the signatures with the end of the list.
//!
//! Excel passes over page breaks where a sheet is made to fit a page, so the scale is reckoned here.

use rust_xlsxwriter::{Worksheet, XlsxError};

use crate::report::sheet::{Column, Sheet};

use super::measure::column_number;

/// Margins in inches: 20 mm over and under, 30 mm on the left, 15 mm on the right; the page number at 10 mm.
const MARGINS: [f64; 6] = [1.181, 0.591, 0.787, 0.787, 0.394, 0.394];

/// A4 in points.
const A4: (f64, f64) = (595.3, 841.9);

/// Points of an inch.
const INCH: f64 = 72.0;

/// Smaller letters are not read easily: columns then go on to further pages, where the sheet says which stay.
pub(super) const LEAST: f64 = 60.0;

/// The greatest scale of columns that go on.
const ACROSS: f64 = 75.0;

/// What is left free: spreadsheets do not agree to the last point.
const SLACK: f64 = 0.985;

/// Rows of the list that go with the signatures to a new page.
const TOGETHER: usize = 2;

/// A list that would need a second page for its end alone is printed smaller, by no more than this.
const SQUEEZED: f64 = 0.85;

/// A spreadsheet takes no more breaks.
const MOST_BREAKS: usize = 1_000;

/// Height of a row that is not set, in points.
pub(super) const ROW: f64 = 15.75;

/// The scale of a sheet and what a page holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fit {
    /// Per cent.
    pub(super) scale: u16,
    /// Width and height of a page in points of the sheet.
    width: f64,
    height: f64,
    /// Columns go on to further pages.
    across: bool,
}

impl Fit {
    /// Reckons the scale.
    pub(super) fn of(sheet: &Sheet<'_>) -> Self {
        let (short, long) = A4;
        let (width, height) = if sheet.paper.upright { (short, long) } else { (long, short) };
        let [left, right, top, bottom, ..] = MARGINS;
        let (width, height) = (width - (left + right) * INCH, height - (top + bottom) * INCH);
        let needed: f64 = printed(sheet).iter().map(|column| points(column.width)).sum();
        let fitting = (width / needed.max(1.0) * 100.0 * SLACK).floor();
        let across = fitting < LEAST && sheet.paper.kept > 0;
        let at = |scale: f64| {
            let [width, height] = [width, height].map(|side| side * 100.0 / scale * SLACK);
            Self { scale: whole(scale), width, height, across }
        };
        if !across {
            return at(fitting.clamp(25.0, 100.0));
        }
        // The largest letters with which the columns take the fewest pages.
        let scales = (whole(LEAST)..=whole(ACROSS)).rev().map(|scale| at(f64::from(scale)));
        scales.min_by_key(|fit| fit.pages(sheet)).unwrap_or_else(|| at(ACROSS))
    }

    /// How many pages stand side by side.
    pub(super) fn pages(self, sheet: &Sheet<'_>) -> usize {
        self.breaks_across(sheet).len() + 1
    }

    /// The share of a page that so much of the height takes.
    pub(super) fn share(self, height: f64) -> f64 {
        height / self.height
    }

    /// The scale at which a list and its end, so high together, stand on one page where they almost do, in letters that can
    /// be read.
    pub(super) fn squeezed(self, height: f64) -> Option<u16> {
        let share = self.height / height.max(1.0);
        let scale = (SQUEEZED..1.0).contains(&share).then(|| whole(f64::from(self.scale) * share));
        scale.filter(|scale| f64::from(*scale) >= LEAST)
    }

    /// How many columns stand on each page across, where there are several.
    pub(super) fn kept(self, sheet: &Sheet<'_>) -> usize {
        let first = self.first_page(sheet).len();
        if self.across { sheet.paper.kept.min(first - 1) } else { 0 }
    }

    /// The columns of the first page: what stands over the table and under it must not reach into the next.
    pub(super) fn first_page<'s>(self, sheet: &'s Sheet<'_>) -> &'s [Column] {
        let columns = printed(sheet);
        match self.breaks_across(sheet).first() {
            Some(first) => &columns[..*first],
            None => columns,
        }
    }

    /// The columns that begin a further page across: where a band begins, so that none is torn that fits a page.
    fn breaks_across(self, sheet: &Sheet<'_>) -> Vec<usize> {
        let (columns, mut breaks) = (printed(sheet), Vec::new());
        if !self.across {
            return breaks;
        }
        let widths: Vec<f64> = columns.iter().map(|column| points(column.width)).collect();
        let kept: f64 = widths[..sheet.paper.kept].iter().sum();
        let mut from = sheet.paper.kept;
        loop {
            let mut used = kept;
            let fits = |width: &&f64| {
                used += **width;
                used <= self.width
            };
            let until = from + widths[from..].iter().take_while(fits).count().max(1);
            if until >= columns.len() {
                return breaks;
            }
            let begins = |at: &usize| columns[*at].band.is_empty() || columns[*at].band != columns[*at - 1].band;
            from = (from + 1..=until).rev().find(begins).unwrap_or(until);
            breaks.push(from);
        }
    }

    /// A size of letters that is printed as large as this.
    pub(super) fn size(self, printed: f64) -> f64 {
        (printed * 100.0 / f64::from(self.scale)).round().min(18.0)
    }

    /// Paper, margins, page number.
    pub(super) fn lay_out(self, page: &mut Worksheet, sheet: &Sheet<'_>) -> Result<(), XlsxError> {
        page.set_paper_size(9).set_print_scale(self.scale);
        if !sheet.paper.upright {
            page.set_landscape();
        }
        if self.across {
            page.set_repeat_columns(0, column_number(sheet.paper.kept - 1))?;
            let breaks: Vec<u32> =
                self.breaks_across(sheet).into_iter().map(|at| u32::from(column_number(at))).collect();
            page.set_vertical_page_breaks(&breaks)?;
        }
        page.set_print_center_horizontally(!self.across);
        let [left, right, top, bottom, header, footer] = MARGINS;
        page.set_margins(left, right, top, bottom, header, footer);
        page.set_header("&C&\"Times New Roman,Regular\"&13&P");
        page.set_header_footer_scale_with_doc(false);
        Ok(())
    }

    /// The rows that begin a new page, so that the end (`end` points high) stands with the last rows of the list.
    /// `heights` are those of all rows from the first of the sheet; those before `first` stand over the list, of
    /// which those from `repeated` on are printed again on each page. None of the `heads` stands last on a page.
    pub(super) fn breaks(
        self,
        (heights, heads): (&[f64], &[u32]),
        repeated: usize,
        first: usize,
        end: f64,
    ) -> Vec<u32> {
        let again: f64 = heights[repeated.min(first)..first].iter().sum();
        let mut breaks = Vec::new();
        let mut used: f64 = heights[..first].iter().sum();
        let last = heights.len().saturating_sub(TOGETHER).max(first);
        let alone = |row: usize| if row == last { heights[row..].iter().sum::<f64>() + end } else { heights[row] };
        for (row, height) in heights.iter().enumerate().skip(first) {
            let is_head = heads.binary_search(&u32::try_from(row).unwrap_or(u32::MAX)).is_ok();
            let needed = if is_head && row < last { height + alone(row + 1) } else { alone(row) };
            if used + needed > self.height && row > first {
                breaks.push(u32::try_from(row).unwrap_or(u32::MAX));
                used = again;
            }
            used += height;
        }
        if heights.len() == first && used + end > self.height {
            breaks.push(u32::try_from(first).unwrap_or(u32::MAX));
        }
        if breaks.len() > MOST_BREAKS { Vec::new() } else { breaks }
    }
}

/// The columns that are printed.
pub(super) fn printed<'s>(sheet: &'s Sheet<'_>) -> &'s [Column] {
    let count = sheet.paper.printed;
    if count == 0 { &sheet.columns } else { &sheet.columns[..count.min(sheet.columns.len())] }
}

/// Width of a column in points, as spreadsheets reckon with letters of 12 points.
fn points(width: u16) -> f64 {
    (f64::from(width) * 8.0 + 5.0) * 0.75
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 25 and 100")]
fn whole(scale: f64) -> u16 {
    scale as u16
}

#[cfg(test)]
mod tests {
    use super::Fit;
    use crate::report::sheet::{Column, ColumnKind, Sheet};

    #[test]
    fn what_almost_fits_a_page_is_squeezed_onto_it() {
        let fit = Fit { scale: 80, width: 100.0, height: 100.0, across: false };
        for (height, scale) in [(90.0, None), (100.0, None), (110.0, Some(72)), (117.0, Some(68)), (118.0, None)] {
            assert_eq!(fit.squeezed(height), scale, "{height}");
        }
        // 64 × 100 / 110 would be 58 per cent.
        assert_eq!(Fit { scale: 64, ..fit }.squeezed(110.0), None);
        assert_eq!(Fit { scale: 66, ..fit }.squeezed(110.0), Some(60));
    }

    #[test]
    fn titles_stand_over_the_columns_of_the_first_page() {
        let column = |width| Column::new("x", ColumnKind::Text, width);
        let sheet = |count: usize, kept| {
            let mut sheet = Sheet::new("x", vec![column(20); count], Box::new(|_| {}));
            sheet.paper.kept = kept;
            sheet
        };
        for (count, kept, expected) in [(8, 3, 8), (12, 3, 8), (11, 3, 7), (12, 0, 12)] {
            // A column takes 123.75 points of the 714 that a page across has, at 75 per cent 938: seven columns. At 71
            // there are 991 for eight, so that nine further columns take two pages and not three; eight take two in
            // any case.
            let sheet = sheet(count, kept);
            assert_eq!(Fit::of(&sheet).first_page(&sheet).len(), expected, "{count} columns, {kept} kept");
            assert_eq!(Fit::of(&sheet).kept(&sheet), if expected < count { kept } else { 0 });
        }
    }

    #[test]
    fn signatures_stand_with_the_last_rows() {
        let fit = Fit { scale: 100, width: 100.0, height: 100.0, across: false };
        // Two rows over the list (the second is printed again), then rows of 10; 80 points of list on the first page.
        let rows = |count: usize| [vec![10.0; 2], vec![10.0; count]].concat();
        for (count, end, breaks) in [
            (4, 30.0, vec![]),
            (5, 30.0, vec![]),
            // 20 + 60 + 30 > 100: the last two rows go along.
            (6, 30.0, vec![6]),
            (8, 30.0, vec![8]),
            // The list alone takes nine rows more on the second page.
            (9, 30.0, vec![9]),
            (12, 30.0, vec![10]),
            (15, 20.0, vec![10]),
            (16, 20.0, vec![10, 16]),
        ] {
            assert_eq!(fit.breaks((&rows(count), &[]), 1, 2, end), breaks, "{count} rows and {end}");
        }
    }

    #[test]
    fn a_row_that_heads_others_does_not_stand_last_on_a_page() {
        let fit = Fit { scale: 100, width: 100.0, height: 100.0, across: false };
        // Two rows over the list, then rows of ten points: eight of them on the first page.
        let heights = [10.0; 30];
        assert_eq!(fit.breaks((&heights, &[]), 1, 2, 0.0)[0], 10);
        assert_eq!(fit.breaks((&heights, &[4, 9]), 1, 2, 0.0)[0], 9);
        assert_eq!(fit.breaks((&heights, &[8]), 1, 2, 0.0)[0], 10);
        // It goes along where the row under it stands with the end.
        assert_eq!(fit.breaks((&heights[..9], &[6]), 1, 2, 30.0), [6]);
    }
}
