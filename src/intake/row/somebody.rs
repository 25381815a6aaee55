//! Whether a row is about anybody: a person, the title of a section, a heading that stands once more, or nobody.
//!
//! Nobody may be lost and nobody invented: a row with a code is a person; a row without one is a person
//! where it has a name; what has values and neither is an error.

use crate::campaign::SubjectKind;
use crate::diag::{IntakeCode, Problem, column_name};
use crate::intake::Fault;
use crate::intake::cell::value::{shown, whole};
use crate::intake::heading::binding::HeadingFault;
use crate::intake::row::RowProblem;
use crate::intake::row::reader::RowReader;
use crate::intake::row::skip::{self, Title};
use crate::table::{Cell, Row, Value};
use crate::text::{clean, fold_heading};

impl RowReader<'_> {
    pub(in crate::intake) fn is_person(&mut self, row: Row<'_>, code: &str, name: &str, unreadable: bool) -> bool {
        if self.out.binding.head().is_some() {
            return true;
        }
        if self.is_waiting_row(row) || self.is_section_row(row, code, name) {
            return false;
        }
        if !code.is_empty() {
            // Codes are short words of ASCII letters; a title or a signature is neither.
            let is_word = code.is_ascii() && !code.contains(' ');
            if self.is_shifted(row, name) {
                // The number is no unit: the row most likely belongs to that of the row before.
                let unit = self.last_unit;
                return !self.unclear_in(row, self.out.binding.name.first().copied(), name, unit);
            }
            let is_listed = || self.is_numbered(row) || self.has_data(row) || self.has_known_unit(row);
            let is_signature = !is_word && self.closed && !is_listed();
            return !(self.is_heading(self.out.binding.code, code)
                || is_signature
                || !is_word && (self.is_title(code) || self.vocabulary.knows(code)));
        }
        if name.is_empty() {
            // A row of one cell is a line of text; one of several is somebody, though the name be lost.
            return unreadable && (self.has_data(row) || !self.closed && row.cells.len() > 1);
        }
        let closed = self.closed;
        if self.is_title(name) {
            if !(skip::signs(name) && self.is_numbered(row) && self.has_data(row)) {
                return false;
            }
            // “Ký Thị Hoa” begins like the line of a signature, which has neither a number in the list nor scores.
            self.closed = closed;
        }
        if self.is_heading(self.out.binding.name.first().copied(), name) {
            return false;
        }
        if self.is_numbered(row) {
            self.numbered = true;
            return true;
        }
        if self.may_be_figures(row, name) {
            if self.is_other_heading(row) {
                return false;
            }
            return !self.unclear(row, self.out.binding.name.first().copied(), name);
        }
        // Signatures have no number in the list, no scores, and no unit of the list beside them.
        !self.closed || self.has_data(row) || self.has_known_unit(row)
    }

    /// A row of a form of ours that only waits for somebody in the same row of the list: nothing is in it but formulas
    /// that no program has computed.
    fn is_waiting_row(&self, row: Row<'_>) -> bool {
        let is_own = self.out.binding.own_form.is_some();
        is_own && row.cells.iter().all(|cell| matches!(cell.value, Value::NoStoredValue))
    }

    /// A body where the name stands and a number where the unit stands: the row lacks a cell, and all stands too far left.
    fn is_shifted(&self, row: Row<'_>, name: &str) -> bool {
        let unit = self.out.binding.unit_name.and_then(|column| row.get(column));
        let is_number = |value: &Value<'_>| match value {
            Value::Number(_) => true,
            Value::Text(text) => text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')),
            _ => false,
        };
        unit.is_some_and(is_number) && skip::is_body(name)
    }

    /// Whether a row names a unit of people before it.
    fn has_known_unit(&self, row: Row<'_>) -> bool {
        let binding = &self.out.binding;
        let of = |column: Option<u32>| {
            let cell = column.filter(|column| !self.filled_columns.contains(column)).and_then(|column| row.get(column));
            cell.map(|cell| clean(&whole(cell))).unwrap_or_default()
        };
        let named = (of(binding.unit_code), of(binding.unit_name));
        named != (String::new(), String::new()) && self.unit_numbers.contains_key(&named)
    }

    /// A row that is the title of a section: it has a section's number or name and nothing else, and no number
    /// of a person. What is alone in its row and may be either is an error.
    fn is_section_row(&mut self, row: Row<'_>, code: &str, name: &str) -> bool {
        let is_code = !code.is_empty() && code.is_ascii() && !code.contains(' ');
        if self.campaign.subject == SubjectKind::Unit || is_code || self.is_numbered(row) {
            return false;
        }
        let number = self.out.binding.number.and_then(|column| row.get(column)).map(shown).unwrap_or_default();
        // A unit's cell may be merged over the title of a section too: it is not what the row says.
        let own = |cell: &&Cell<'_>| !self.filled_columns.contains(&cell.column);
        let mut texts = row.cells.iter().filter(|cell| Some(cell.column) != self.out.binding.number).filter(own);
        let first = texts.next().map(|cell| (cell.column, whole(&cell.value)));
        // Some programs write a merged title into each of its cells.
        let is_alone = texts.all(|cell| Some(whole(&cell.value)) == first.as_ref().map(|(_, text)| text.clone()));
        let (column, text) = match first {
            Some((column, text)) if is_alone => (column, text),
            // An average of a group is no person.
            Some(_) if code.is_empty() && self.is_marked(name, &number) => {
                return self.unclear(row, self.out.binding.name.first().copied(), name);
            }
            Some(_) => return false,
            None => (self.out.binding.number.unwrap_or_default(), String::new()),
        };
        let whole = [number.as_str(), text.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
        let whole = whole.join(" ");
        let is_title = skip::title(&whole) != Title::None || skip::title(&text) != Title::None;
        if is_title && !skip::is_section(&whole) || self.is_heading(Some(column), &text) {
            return false;
        }
        let has_mark = skip::is_section_number(&number) || skip::is_section(&whole) || skip::is_body(&text);
        let in_place = Some(column) == self.out.binding.code || self.out.binding.name.contains(&column);
        if has_mark || !number.is_empty() && text.is_empty() {
            self.out.sections.push((row.number, column, whole));
            self.begin_section();
            return true;
        }
        in_place && self.knows_people_otherwise() && !self.closed && self.unclear(row, Some(column), &whole)
    }

    /// Whether a name or a number is rather that of a group.
    fn is_marked(&self, name: &str, number: &str) -> bool {
        let is_group = skip::is_body(name) && self.knows_people_otherwise();
        !name.is_empty() && (is_group || skip::is_section_number(number) && number.len() > 1 || number == "I")
    }

    /// Whether people have more than a name here: a code or a number in the list.
    fn knows_people_otherwise(&self) -> bool {
        self.out.binding.code.is_some() || self.out.binding.number.is_some()
    }

    /// A row that may be a person or a title. Tells it, so that nobody is lost and nobody invented.
    fn unclear(&mut self, row: Row<'_>, column: Option<u32>, text: &str) -> bool {
        let unit = self.unit(row);
        self.unclear_in(row, column, text, unit)
    }

    fn unclear_in(&mut self, row: Row<'_>, column: Option<u32>, text: &str, unit: u32) -> bool {
        let problem = Problem::new(IntakeCode::RowUnclear).with("value", text);
        let problem = problem.at(self.out.row_place(row.number, column, Some(text.to_owned())));
        self.unclear_rows.push(RowProblem { row: row.number, fault: None, unit, problem });
        true
    }

    /// Whether a row has a person's number in the list.
    fn is_numbered(&self, row: Row<'_>) -> bool {
        let cell = self.out.binding.number.and_then(|column| row.get(column));
        match cell {
            Some(Value::Text(text)) => text.trim().bytes().next().is_some_and(|byte| byte.is_ascii_digit()),
            Some(Value::Number(_)) => true,
            _ => false,
        }
    }

    pub(in crate::intake) fn is_title(&mut self, text: &str) -> bool {
        let title = skip::title(text);
        self.closed |= title == Title::Closing;
        title != Title::None
    }

    /// A heading that stands once more, on a new page of a printed list.
    pub(in crate::intake) fn is_heading(&self, column: Option<u32>, text: &str) -> bool {
        let heading = column.and_then(|column| self.out.binding.headings.iter().find(|one| one.column == column));
        // Folding keeps digits, and headings of codes and names have none: most rows need no folding.
        let may_be = |part: &str| !text.bytes().any(|byte| byte.is_ascii_digit()) || part.contains(char::is_numeric);
        let same = |part: &String| part == text || may_be(part) && fold_heading(part) == fold_heading(text);
        heading.and_then(|one| one.parts.last()).is_some_and(same)
    }

    /// A heading of another table: its texts are known, but not in these columns.
    fn is_other_heading(&self, row: Row<'_>) -> bool {
        let known = |cell: &&Cell<'_>| matches!(&cell.value, Value::Text(text) if self.vocabulary.knows(text));
        row.cells.iter().filter(known).count() > 2
    }

    /// Looks at a heading that stands once more: the list goes on, and its columns must be the same.
    fn repeated_heading(&mut self, row: Row<'_>) {
        self.closed = false;
        self.last_heading = row.number;
        let binding = &self.out.binding;
        let is_read = |column: u32| {
            let identity = [binding.code, binding.unit_code, binding.unit_name, binding.name.first().copied()];
            binding.claims.iter().any(|claim| claim.column == column)
                || binding.facts.iter().any(|(fact, _)| *fact == column)
                || identity.contains(&Some(column))
        };
        let differs = |cell: &&Cell<'_>| {
            let heading = binding.headings.iter().find(|one| one.column == cell.column);
            let text = fold_heading(&shown(&cell.value));
            let same = heading.is_some_and(|one| one.parts.iter().any(|part| fold_heading(part) == text));
            is_read(cell.column) && !same && !self.filled_columns.contains(&cell.column)
        };
        let Some(cell) = row.cells.iter().find(differs) else { return };
        let text = shown(&cell.value);
        let at = Some((row.number, text.clone()));
        let (column, item, about) = (cell.column, binding.heading(cell.column), vec![Fault::Identity]);
        let other = format!("{text} ({}{})", column_name(column), u64::from(row.number) + 1);
        let code = IntakeCode::HeadingChanges;
        self.out.binding.faults.push(HeadingFault { code, column, item, other, about, cell: at });
        self.ended = true;
    }

    /// Whether something stands in a column of facts, claims or birth dates; after the end of the list only
    /// what is no plain text, since signatures stand anywhere.
    pub(in crate::intake) fn has_data(&self, row: Row<'_>) -> bool {
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
    pub(in crate::intake) fn nobody(&mut self, row: Row<'_>) {
        let mut is_title = self.out.sections.last().is_some_and(|(number, ..)| *number == row.number);
        if let Some(problem) = self.unclear_rows.pop() {
            self.out.problems.push(problem);
            is_title = true;
        }
        let is_section = is_title;
        let mut is_heading = !is_section && self.is_other_heading(row);
        for cell in row.cells.iter().filter(|_| !is_section) {
            if let Value::Text(text) = &cell.value {
                self.note_count(row.number, cell.column, text);
                is_heading |= self.is_heading(Some(cell.column), &clean(text));
                is_title |= self.is_title(text) || is_heading;
            }
        }
        if is_heading {
            self.repeated_heading(row);
        } else if !is_section {
            self.check_totals(row);
            self.check_scale(row);
        }
        if !is_title && !is_heading && self.has_data(row) {
            let problem = Problem::new(IntakeCode::NoCodeOrName).at(self.out.row_place(row.number, None, None));
            let unit = self.unit(row);
            self.out.problems.push(RowProblem { row: row.number, fault: None, unit, problem });
        }
    }
}

impl RowReader<'_> {
    /// What a closing line says about the number of people.
    fn note_count(&mut self, row: u32, column: u32, text: &str) {
        if let Some(count) = skip::stated_count(text) {
            let read = self.out.count() as u64 + self.people_in_hand;
            self.stated = Some((row, column, clean(text), count, read));
        }
    }
}
