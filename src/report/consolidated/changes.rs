//! “Thay đổi”: what changed since an earlier run, and from what cause.

use std::borrow::Cow;

use crate::report::book::Book;
use crate::report::measure::lines_of;
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::{Label, Phrase};

use super::{is_of_units, title};

/// Where the unit stands in a line.
const UNIT: usize = 2;

/// Where the causes stand in a line, how wide their column is, and how many lines of it they may take: a row can be no higher
/// than 25, and a page is to hold several.
const CAUSES: usize = 4;
const CAUSE: u16 = 42;
const MOST_LINES: u32 = 16;

/// What differs between an earlier result and this one, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// What the earlier result is called.
    pub previous: String,
    /// SHA-256 of its `results.json`.
    pub sha256: String,
    /// The rules that differ.
    pub rules: Vec<String>,
    /// Who changed: code, name, unit; what changed with its causes; the data and decisions behind it.
    pub changed: Vec<[String; 5]>,
    /// How many more changed their rank and nothing else.
    pub rank_only: usize,
    /// Who is in this result alone: code, name, unit.
    pub came: Vec<[String; 3]>,
    /// Who is in the earlier one alone.
    pub gone: Vec<[String; 3]>,
}

pub(super) fn sheet<'a>(book: Book<'a>, changes: &'a Changes) -> Sheet<'a> {
    // A unit that is graded is its own unit.
    let of_units = is_of_units(&book);
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        let heading = |label, count: usize| format!("{}: {count}", book.label(label));
        row(&[Cell::text(heading(Label::Changed, changes.changed.len()))], RowStyle::Section);
        for who in &changes.changed {
            let mut cells = texts(who, of_units);
            cells.pop();
            cells.push(Cell::text(shortened(&book, &who[CAUSES])));
            row(&cells, RowStyle::Plain);
        }
        if changes.rank_only > 0 {
            row(&[Cell::text(heading(Label::RankOnly, changes.rank_only))], RowStyle::Section);
        }
        for (label, those) in [(Label::Came, &changes.came), (Label::Gone, &changes.gone)] {
            row(&[Cell::text(heading(label, those.len()))], RowStyle::Section);
            for who in those {
                let mut cells = texts(who, of_units);
                cells.extend([Cell::Blank, Cell::Blank]);
                row(&cells, RowStyle::Plain);
            }
        }
    };
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let mut columns = vec![
        column(Label::Code, ColumnKind::Text, book.code_width(0..book.results.gathered.units.len()).max(12)),
        column(Label::Name, ColumnKind::Text, 24),
    ];
    columns.extend((!of_units).then(|| column(Label::Unit, ColumnKind::Long, 26)));
    columns.extend([column(Label::Changes, ColumnKind::Long, 50), column(Label::Cause, ColumnKind::Long, CAUSE)]);
    let mut sheet = Sheet::new(book.label(Label::Changes), columns, Box::new(walk));
    sheet.expected = changes.changed.len() + changes.came.len() + changes.gone.len() + 4;
    sheet.title = title(&book, Label::ChangesTitle);
    sheet.title.push(book.phrase(Phrase::ComparedWith, &[("name", &changes.previous)]));
    sheet.notes = changes.rules.iter().map(|rule| book.phrase(Phrase::RuleDiffers, &[("rule", rule)])).collect();
    sheet
}

/// The first causes, and how many more there are where they would make the row too high.
fn shortened<'a>(book: &Book<'_>, causes: &'a str) -> Cow<'a, str> {
    let width = u32::from(CAUSE);
    if lines_of(causes, width) <= MOST_LINES {
        return causes.into();
    }
    let mut used = 1;
    let fits = |cause: &&str| {
        used += lines_of(cause, width);
        used <= MOST_LINES
    };
    let shown = causes.lines().take_while(fits).count().max(1);
    let more = causes.lines().count() - shown;
    let mut text = causes.lines().take(shown).collect::<Vec<_>>().join("\n");
    if more > 0 {
        text = format!("{text}\n{}", book.phrase(Phrase::MoreCauses, &[("count", &more.to_string())]));
    }
    text.into()
}

/// Code, name, unit and what more there is.
fn texts(who: &[String], of_units: bool) -> Vec<Cell<'_>> {
    let shown = who.iter().enumerate().filter(|(at, _)| !(of_units && *at == UNIT));
    shown.map(|(_, text)| Cell::text(text.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::{MOST_LINES, shortened};
    use crate::report::book::Book;
    use crate::report::measure::lines_of;
    use crate::report::sample;
    use crate::words::Lang;

    #[test]
    fn causes_that_would_not_fit_a_row_are_counted() {
        let campaign = sample::campaign(2);
        let results = sample::results(&campaign, 1, 2);
        let book = |lang| Book { campaign: &campaign, results: &results, lang };
        let few = ["Chấp hành, Tự chấm: 10 → không có (ô D10)"; 8].join("\n");
        assert_eq!(shortened(&book(Lang::Vi), &few), few);
        // Two lines each: seven of thirty and the count take fifteen.
        let cause = "Chấp hành, Tự chấm: 10 → không có (ô CD01/cham-diem.csv D10)";
        let many = [cause; 30].join("\n");
        for (lang, more) in [(Lang::Vi, "… và 23 mục nữa"), (Lang::En, "… and 23 more")] {
            let text = shortened(&book(lang), &many);
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!((lines.len(), lines[6], lines[7]), (8, cause, more));
            assert!(lines_of(&text, 42) <= MOST_LINES);
        }
    }
}
