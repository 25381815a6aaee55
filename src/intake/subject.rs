//! Who a row is about, and whether it is about anybody.
//!
//! Nobody may be lost and nobody invented: a row with a code is a person; a row without one is a person
//! where it has a name; what has values and neither is an error.

use crate::diag::{IntakeCode, Problem};
use crate::intake::Fault;
use crate::intake::identity::{self, Unreadable};
use crate::intake::reader::RowReader;
use crate::intake::rows::RowProblem;
use crate::intake::skip::{self, Title};
use crate::intake::value::shown;
use crate::legacy::damage;
use crate::table::header::{OwnedRow, is_numbering_row};
use crate::table::{Row, Value};
use crate::text::clean;

/// What the identity cells of a row say: where its texts end in the block's.
pub(super) struct Who {
    pub(super) code_end: usize,
    pub(super) name_end: usize,
    pub(super) birth_end: usize,
    pub(super) unreadable: bool,
}

impl RowReader<'_> {
    /// A row of column numbers right under the heading. Where there is a name column, it holds a number too.
    pub(super) fn is_numbering(&self, row: Row<'_>) -> bool {
        let binding = &self.out.binding;
        row.number == binding.heading_row + 1
            && binding.name.first().is_some_and(|name| row.get(*name).is_some())
            && is_numbering_row(&OwnedRow::from(row))
    }

    /// Reads who a row is about into the block's text.
    pub(super) fn who(&mut self, row: Row<'_>, text: &mut String) -> Who {
        let mut unreadable = false;
        if let Some((column, cell)) = self.out.binding.code.and_then(|column| Some((column, row.get(column)?))) {
            match identity::code(cell) {
                Ok(code) => text.push_str(&code),
                Err(Unreadable) => unreadable |= self.refuse_identity(row.number, column, cell),
            }
        }
        let code_end = text.len();
        for at in 0..self.out.binding.name.len() {
            let column = self.out.binding.name[at];
            let Some(cell) = row.get(column) else { continue };
            // The second half of a merged name is text or nothing.
            if at > 0 && !matches!(cell, Value::Text(_)) {
                continue;
            }
            match identity::name(cell) {
                Ok(name) => push_word(text, code_end, &name),
                Err(Unreadable) => unreadable |= self.refuse_identity(row.number, column, cell),
            }
        }
        let name_end = text.len();
        let births = self.out.binding.birth.iter().filter_map(|column| row.get(*column)).map(identity::birth);
        if let Some(birth) = births.into_iter().find(|birth| !birth.is_empty()) {
            text.push_str(&birth);
        }
        Who { code_end, name_end, birth_end: text.len(), unreadable }
    }

    pub(super) fn refuse_identity(&mut self, row: u32, column: u32, cell: &Value<'_>) -> bool {
        let text = shown(cell);
        let item = self.out.binding.heading(column);
        let code = if damage(&text).is_some() { IntakeCode::DamagedText } else { IntakeCode::ValueUnreadable };
        let problem = Problem::new(code)
            .with("item", item)
            .with("value", &text)
            .with("expected", "0123 | CD01-001 | Nguyễn Văn An")
            .at(self.out.row_place(row, Some(column), Some(text)));
        self.out.problems.push(RowProblem { row, fault: Some(Fault::Identity), unit: 0, problem });
        true
    }

    pub(super) fn is_person(&mut self, row: Row<'_>, code: &str, name: &str, unreadable: bool) -> bool {
        if !code.is_empty() {
            // Codes are short words of ASCII letters; a title is neither.
            let is_title = !code.is_ascii() || code.contains(' ');
            return !(self.is_heading(self.out.binding.code, code) || is_title && self.is_title(code));
        }
        if name.is_empty() {
            // A row of one cell is a line of text; one of several is somebody, though the name be lost.
            return unreadable && (self.has_data(row) || !self.closed && row.cells.len() > 1);
        }
        if self.is_title(name) || self.is_heading(self.out.binding.name.first().copied(), name) {
            return false;
        }
        !self.closed || self.has_data(row)
    }

    pub(super) fn is_title(&mut self, text: &str) -> bool {
        let title = skip::title(text);
        self.closed |= title == Title::Closing;
        title != Title::None
    }

    /// A heading that stands once more, on a new page of a printed list.
    pub(super) fn is_heading(&self, column: Option<u32>, text: &str) -> bool {
        let heading = column.and_then(|column| self.out.binding.headings.iter().find(|one| one.column == column));
        heading.and_then(|one| one.parts.last()).is_some_and(|part| part == text)
    }

    /// Whether something stands in a column of facts, claims or birth dates; after the end of the list only
    /// what is no plain text, since signatures stand anywhere.
    pub(super) fn has_data(&self, row: Row<'_>) -> bool {
        let binding = &self.out.binding;
        let claims = binding.claims.iter().map(|claim| claim.column);
        let facts = binding.facts.iter().map(|(column, _)| *column);
        let mut columns = claims.chain(facts).chain(binding.birth.iter().copied());
        columns.any(|column| match row.get(column) {
            None => false,
            Some(Value::Text(text)) if self.closed => text.bytes().any(|b| b.is_ascii_digit()),
            Some(_) => true,
        })
    }

    /// A row that is about nobody: fine where it is a total or a title, an error where it has scores.
    pub(super) fn nobody(&mut self, row: Row<'_>) {
        let mut is_title = false;
        for cell in row.cells {
            if let Value::Text(text) = &cell.value {
                is_title |= self.is_title(text) || self.is_heading(Some(cell.column), &clean(text));
            }
        }
        if !is_title && self.has_data(row) {
            let problem = Problem::new(IntakeCode::NoCodeOrName).at(self.out.row_place(row.number, None, None));
            let unit = self.unit(row);
            self.out.problems.push(RowProblem { row: row.number, fault: None, unit, problem });
        }
    }
}

fn push_word(text: &mut String, from: usize, word: &str) {
    if text.len() > from && !word.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}
