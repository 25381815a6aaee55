//! What stands over the rows: letterhead, titles, and the headings of the columns.

use crate::form::hint::Asked;
use crate::form::unit::columns::has_bands;
use crate::form::unit::{Col, Part, Table, index};
use crate::form::{Forms, guide};
use crate::report::grid::{Grid, Look};
use crate::words::FormText;

impl Table<'_> {
    /// Letterhead and titles over what is printed first. On several pages the columns that stand on each of
    /// them keep the left half of the letterhead whole; the rest stands beside them.
    pub(super) fn title(&self, grid: &mut Grid) {
        let forms = self.forms;
        let last = index(self.printed().len() - 1).min(self.first_page());
        let is_single = self.pages().1.is_empty();
        let middle = if is_single { self.middle(last) } else { self.column(Col::Name) };
        let from = if is_single { 0 } else { middle + 1 };
        let mut row = 0;
        if let Some(head) = &forms.campaign.letterhead {
            row = guide::letterhead(forms, head, grid, (middle, last));
        }
        let title = if self.part.has_scores() { FormText::UnitTitle } else { FormText::ListTitle };
        grid.span((row, from), (row, last), forms.say(title), Look::Title);
        grid.span((row + 1, from), (row + 1, last), forms.campaign_line(), Look::Subtitle);
        row += 2;
        if !forms.is_about_units() {
            let unit = if self.unit.id.is_empty() { forms.say(FormText::Dots) } else { self.unit.name };
            let line = forms.say_with(FormText::UnitLine, &[("unit", unit)]);
            // Whoever fills in a form that was made for nobody says here whose it is.
            let look = if self.unit.id.is_empty() { Look::InputText } else { Look::Subtitle };
            grid.span((row, from), (row, last), line, look);
            row += 1;
        }
        if let Part::Period(period) = self.part {
            let line = forms.say_with(FormText::PeriodLine, &[("period", &forms.period(period))]);
            grid.span((row, from), (row, last), line, Look::Subtitle);
        }
    }

    /// Where the left half of a page ends.
    pub(super) fn middle(&self, last: u16) -> u16 {
        let widths: Vec<u32> = self.cols[..=usize::from(last)].iter().map(|col| u32::from(self.width(*col))).collect();
        let total: u32 = widths.iter().sum();
        let mut sum = 0;
        let middle = widths.iter().position(|width| {
            sum += width;
            sum * 2 >= total
        });
        index(middle.unwrap_or(0)).min(last.saturating_sub(1))
    }

    /// Groups over criteria over raters; everything else over all three rows.
    pub(super) fn headings(&self, grid: &mut Grid) {
        let forms = self.forms;
        let (head, bottom) = (self.head, self.first - 1);
        let has_raters = !forms.campaign.raters.is_empty();
        let mut at = 0;
        while at < self.cols.len() {
            let from = index(at);
            match self.cols[at] {
                Col::Claim(input, _) => {
                    let band = self.band(input);
                    let same = self.cols[at..].iter().take_while(|col| self.band_of(**col) == Some(band)).count();
                    self.band_heading(grid, at, same, self.band_title(band));
                    self.criteria(grid, at, same);
                    at += same;
                }
                Col::Running(Some(_)) if has_raters => {
                    let same = self.cols[at..].iter().take_while(|col| matches!(col, Col::Running(_))).count();
                    let to = index(at + same - 1);
                    // In the row of the criteria, or a reader would take the last criterion for the one above it.
                    grid.span((head, from), (head, to), forms.say(FormText::Sum), Look::Heading);
                    grid.span((bottom - 1, from), (bottom - 1, to), forms.say(FormText::Running), Look::Heading);
                    for (column, col) in (from..).zip(&self.cols[at..at + same]) {
                        if let Col::Running(Some(rater)) = col {
                            grid.text((bottom, column), &forms.names.raters[rater.index()], Look::Heading);
                        }
                    }
                    at += same;
                }
                col => {
                    grid.span((head, from), (bottom, from), self.heading(col), Look::Heading);
                    at += 1;
                }
            }
        }
    }

    /// The title of a group over its columns, once more on each page that they reach.
    fn band_heading(&self, grid: &mut Grid, at: usize, count: usize, title: &str) {
        let (start, end) = (index(at), index(at + count));
        let mut from = start;
        for next in self.pages().1.into_iter().filter(|next| (start + 1..end).contains(next)).chain([end]) {
            grid.span((self.head, from), (self.head, next - 1), title, Look::Heading);
            from = next;
        }
    }

    /// The headings of the criteria of one group.
    fn criteria(&self, grid: &mut Grid, from: usize, count: usize) {
        let forms = self.forms;
        let row = self.head + u32::from(has_bands(forms));
        let has_raters = !forms.campaign.raters.is_empty();
        let mut at = from;
        while at < from + count {
            let Col::Claim(input, _) = self.cols[at] else { break };
            let same =
                self.cols[at..].iter().take_while(|col| matches!(col, Col::Claim(of, _) if *of == input)).count();
            let (first, last) = (index(at), index(at + same - 1));
            grid.span((row, first), (row, last), &forms.names.inputs[input.index()], Look::Heading);
            let hint = forms.input_hint(input, Asked::Cell(None));
            grid.remarks.push(((row, first), hint.prompt()));
            for (column, col) in (first..).zip(&self.cols[at..at + same]).filter(|_| has_raters) {
                if let Col::Claim(_, Some(rater)) = col {
                    grid.text((row + 1, column), &forms.names.raters[rater.index()], Look::Heading);
                }
            }
            at += same;
        }
    }
}

/// Rows of the heading.
pub(super) fn heading_rows(forms: &Forms<'_>, part: Part) -> u32 {
    match (has_bands(forms) && part.has_scores(), forms.campaign.raters.is_empty()) {
        (true, false) => 3,
        // Two, so that a heading over all rows is one over several.
        (true, true) | (false, _) => 2,
    }
}

/// Rows above the heading.
pub(super) fn head_rows(forms: &Forms<'_>, part: Part) -> u32 {
    let head = forms.campaign.letterhead.as_ref().map_or(0, guide::letterhead_rows);
    head + 3 + u32::from(!forms.is_about_units()) + u32::from(matches!(part, Part::Period(_)))
}
