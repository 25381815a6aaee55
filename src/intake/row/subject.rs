//! Who a row is about: its code, its name, its birth date.

use crate::diag::code::Hint;
use crate::diag::{Code, IntakeCode, Problem, TableCode};
use crate::intake::Fault;
use crate::intake::cell::hint;
use crate::intake::cell::identity::{self, Unreadable};
use crate::intake::cell::value::shown;
use crate::intake::row::RowProblem;
use crate::intake::row::reader::RowReader;
use crate::intake::row::skip;
use crate::legacy::damage;
use crate::table::header::{OwnedRow, is_numbering_row};
use crate::table::{Row, Value};

/// What the identity cells of a row say: where its code and its name end in the block's text. What stands after
/// them is the birth date.
pub(in crate::intake) struct Who {
    pub(in crate::intake) code_end: usize,
    pub(in crate::intake) name_end: usize,
    pub(in crate::intake) unreadable: bool,
}

impl RowReader<'_> {
    /// A row of column numbers right under a heading. Where there is a name column, it holds a number too.
    pub(in crate::intake) fn is_numbering(&self, row: Row<'_>) -> bool {
        let binding = &self.out.binding;
        row.number == self.last_heading + 1
            && binding.name.first().is_some_and(|name| row.get(*name).is_some())
            && is_numbering_row(&OwnedRow::from(row))
    }

    /// Reads who a row is about into the block's text.
    pub(in crate::intake) fn who(&mut self, row: Row<'_>, text: &mut String) -> Who {
        if let Some(who) = self.who_of_head(row.number, text) {
            return who;
        }
        let mut unreadable = false;
        if let Some((column, cell)) = self.out.binding.code.and_then(|column| Some((column, row.get(column)?))) {
            match identity::code(cell) {
                Ok(code) if self.out.binding.code_is_citizens => self.push_citizens(row.number, &code, text),
                Ok(code) => text.push_str(&code),
                Err(Unreadable) => unreadable |= self.refuse_identity(row.number, column, cell),
            }
        }
        let code_end = text.len();
        for at in 0..self.out.binding.name.len() {
            let column = self.out.binding.name[at];
            let Some(cell) = row.get(column) else { continue };
            // The second half of a merged name is text or nothing.
            if at > 0 && !matches!(cell, Value::Text(_)) || !self.may_be_given(column, cell) {
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
        Who { code_end, name_end, unreadable }
    }

    /// Whether a cell under no heading may be the given name that belongs to the column before: a word or two, and neither
    /// a unit nor a remark.
    fn may_be_given(&self, column: u32, cell: &Value<'_>) -> bool {
        if self.out.binding.given_unnamed != Some(column) {
            return true;
        }
        let Value::Text(text) = cell else { return false };
        let is_plain = !text.contains(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | ':' | ','));
        is_plain && text.split_whitespace().count() <= 2 && !skip::is_body(text)
    }

    pub(in crate::intake) fn refuse_identity(&mut self, row: u32, column: u32, cell: &Value<'_>) -> bool {
        let is_code = Some(column) == self.out.binding.code;
        self.refuse_called((row, column), cell, self.out.binding.heading(column), is_code)
    }

    /// The same of a cell that is called `item`.
    pub(in crate::intake) fn refuse_called(
        &mut self,
        (row, column): (u32, u32),
        cell: &Value<'_>,
        item: String,
        is_code: bool,
    ) -> bool {
        let text = shown(cell);
        let code = match cell {
            Value::NoStoredValue => TableCode::NoStoredValue.into(),
            Value::Error(_) => TableCode::ErrorCell.into(),
            _ if damage(&text).is_some() => IntakeCode::DamagedText.into(),
            _ => Code::from(IntakeCode::ValueUnreadable),
        };
        let is_rounded = is_code && text.bytes().any(|byte| byte.is_ascii_digit());
        let problem = Problem::new(code)
            .with("item", item)
            .with("value", &text)
            .with("expected", if is_code { "0123 | CD01-001" } else { "Nguyễn Văn An" });
        let problem = hint::with(problem, is_rounded.then_some(Hint::RoundedCode)).at(self.out.row_place(
            row,
            Some(column),
            Some(text),
        ));
        self.out.problems.push(RowProblem { row, fault: Some(Fault::Identity), unit: 0, problem });
        true
    }
}

impl RowReader<'_> {
    /// Puts the zeros back that a spreadsheet takes off the front of a citizen's number: it has twelve digits, of
    /// which the first two may be zeros.
    fn push_citizens(&mut self, row: u32, code: &str, text: &mut String) {
        const DIGITS: usize = 12;
        let is_short = (DIGITS - 2..DIGITS).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
        if !is_short {
            text.push_str(code);
            return;
        }
        let whole = format!("{code:0>DIGITS$}");
        text.push_str(&whole);
        let (count, ..) = self.padded.get_or_insert((0, row, code.to_owned(), whole));
        *count += 1;
    }

    /// One warning for a sheet with such numbers.
    pub(in crate::intake) fn tell_padded(&mut self) {
        let Some((count, row, before, after)) = self.padded.take() else { return };
        let at = self.out.row_place(row, self.out.binding.code, Some(before.clone()));
        let problem = Problem::new(IntakeCode::CodePadded).with("count", count).with("before", before);
        let problem = problem.with("after", after).at(at);
        self.out.problems.push(RowProblem { row, fault: None, unit: 0, problem });
    }
}

fn push_word(text: &mut String, from: usize, word: &str) {
    if text.len() > from && !word.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}
