//! A text file may hold a table, as spreadsheets write “Unicode text”, or remarks, a letter, what this program has
//! printed: those are nobody's.

use std::collections::BTreeMap;

use crate::diag::{Code, Problem, TableCode};
use crate::table::{Row, Value};
use crate::words::{Lang, NoteText};

/// Rows of so many cells, and so many of them, make a table of a text.
pub(super) const TABLE: usize = 3;

/// No number, code or date has more letters.
const FIGURE: usize = 14;

/// What a file is, besides the sheets that were understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Text {
    /// Something that could be a table.
    Table,
    /// Sentences: they have commas as lists have, and nothing of a list.
    Prose,
    /// A few words, or what this program has printed: nothing is said about it.
    Remark,
}

/// The first rows of a file, as far as they tell what it is.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// Only texts are looked at: all other files are tables.
    is_text: bool,
    /// How many rows have so many cells.
    widths: BTreeMap<usize, usize>,
    /// Wide rows with a number, a code or a date.
    figures: usize,
    printed: bool,
    ruled: bool,
}

impl Look {
    /// Nothing has been seen of this file.
    pub(super) fn new(file: &str) -> Self {
        let is_text = file.rsplit('.').next().is_some_and(|ending| ending.eq_ignore_ascii_case("txt"));
        Self { is_text, ..Self::default() }
    }

    /// Looks at a row.
    pub(super) fn see(&mut self, row: Row<'_>) {
        if !self.is_text {
            return;
        }
        *self.widths.entry(row.cells.len()).or_default() += 1;
        self.figures += usize::from(row.cells.len() >= TABLE && row.cells.iter().any(|cell| is_figure(&cell.value)));
        let texts = row.cells.iter().filter_map(|cell| match &cell.value {
            Value::Text(text) => Some(text.trim()),
            _ => None,
        });
        for text in texts {
            self.printed |= is_printed(text);
            self.ruled |= is_rule(text);
        }
    }

    /// What a file is in which no heading was found.
    pub(super) fn decide(&self, failure: Option<&Problem>) -> Text {
        let codes = [TableCode::Empty, TableCode::WrongKind].map(Code::from);
        if !self.is_text || failure.is_some_and(|problem| !codes.contains(&problem.code)) {
            Text::Table
        } else if self.printed || self.rows(TABLE..=usize::MAX) < TABLE {
            Text::Remark
        } else if failure.is_none() && (self.ruled || !self.is_list()) {
            Text::Prose
        } else {
            Text::Table
        }
    }

    fn rows(&self, widths: std::ops::RangeInclusive<usize>) -> usize {
        self.widths.range(widths).map(|(_, rows)| rows).sum()
    }

    /// Rows of a list have one number of cells, but for a blank one here and there, and most have a figure in a cell
    /// of its own; sentences are cut by their commas anyhow.
    fn is_list(&self) -> bool {
        let all = self.rows(0..=usize::MAX);
        let Some((usual, _)) = self.widths.range(TABLE..).max_by_key(|(_, rows)| **rows) else { return false };
        let near = self.rows(usual.saturating_sub(1)..=usual + 1);
        let has_figures = self.figures * 2 > self.rows(TABLE..=usize::MAX);
        self.widths.len() == 1 || near * 2 > all && has_figures
    }
}

/// Whether a cell is a number, a code or a date, and no words with a number in them.
fn is_figure(value: &Value<'_>) -> bool {
    match value {
        Value::Text(text) => text.chars().count() <= FIGURE && text.chars().any(|c| c.is_ascii_digit()),
        _ => true,
    }
}

/// Whether this program has printed a line: the code of a problem at its end, where results lie, or a list for machines.
fn is_printed(text: &str) -> bool {
    let results = [Lang::Vi, Lang::En].map(|lang| lang.say(NoteText::Written).split('{').next().unwrap_or_default());
    let code = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')).map(|(_, code)| code);
    results.iter().any(|results| text.starts_with(results))
        || text.contains("xeploai/problems/")
        || text.contains("xeploai/run/")
        || code.is_some_and(|code| Code::all().any(|known| known.name() == code))
}

/// Whether a text is the line under the heading of a table that was printed: `|----|----|`.
fn is_rule(text: &str) -> bool {
    text.len() > TABLE && text.chars().all(|c| matches!(c, '-' | '|' | '+' | '=' | '─' | '┼' | '│'))
}
