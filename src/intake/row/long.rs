//! Tables with a row for each criterion: long ones, whose rows also say whose they are, and personal forms,
//! whose head says it.
//!
//! A row becomes a form of its own with the values of one criterion. A text that names no criterion is fine
//! where it is the title of a group, of a section or of a total, or where nothing stands beside it; else it is
//! an error.

use crate::diag::{IntakeCode, Problem, column_name};
use crate::id::{InputIx, RaterIx};
use crate::intake::Fault;
use crate::intake::cell::identity::{self, Unreadable};
use crate::intake::cell::value::{shown, whole};
use crate::intake::heading::Heading;
use crate::intake::heading::binding::HeadingFault;
use crate::intake::heading::personal::{self, Entry, Head};
use crate::intake::heading::vocabulary::Meaning;
use crate::intake::heading::words::Identity;
use crate::intake::row::RowProblem;
use crate::intake::row::reader::RowReader;
use crate::intake::row::skip::{self, Title};
use crate::intake::row::subject::Who;
use crate::table::header::OwnedRow;
use crate::table::{Row, Value};
use crate::text::{clean, fold, fold_heading};

/// Different texts of criteria that are remembered.
const MOST_CRITERIA: usize = 10_000;

/// Which values of a row are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Asked {
    /// Those of all columns: the table is a wide one.
    All,
    /// Those of one column, as the first input that reads it, by this rater where the text says so.
    One(InputIx, Option<RaterIx>),
    /// None: the row names no criterion.
    Nothing,
}

impl RowReader<'_> {
    /// What a row of a long table is about; none where the row is about nothing.
    pub(in crate::intake) fn asked(&mut self, row: Row<'_>) -> Option<Asked> {
        let Some(long) = &self.out.binding.long else { return Some(Asked::All) };
        let first_column = long.criteria.first().copied().unwrap_or_default();
        let cells: Vec<(u32, String)> =
            long.criteria.iter().filter_map(|column| Some((*column, whole(row.get(*column)?)))).collect();
        let mut found: Vec<(InputIx, Option<RaterIx>)> = Vec::new();
        for (_, text) in &cells {
            found.extend(self.criteria_of(text));
            found.dedup();
        }
        if let [(input, rater)] = found.as_slice() {
            if self.another_form() {
                return None;
            }
            return Some(Asked::One(*input, *rater));
        }
        if self.names_another(row) {
            return None;
        }
        let mut is_title = cells.iter().any(|(_, text)| self.is_title_of_rows(text));
        if cells.is_empty() {
            // “Tổng” may stand in the column of the groups, left of the criteria.
            let before = row.cells.iter().filter(|cell| cell.column < first_column);
            is_title = before.into_iter().any(|cell| self.is_title_of_rows(&whole(&cell.value)));
        }
        if is_title || !self.has_scores(row) {
            return None;
        }
        let (column, text) = cells.first().cloned().unwrap_or((first_column, String::new()));
        let titles = self.campaign.inputs.iter().map(|input| input.title.as_str());
        let problem = Problem::new(IntakeCode::UnknownCriterion)
            .with("value", &text)
            .suggest(crate::intake::suggest::nearest(&text, titles))
            .at(self.out.row_place(row.number, Some(column), Some(text.clone())));
        self.out.problems.push(RowProblem { row: row.number, fault: Some(Fault::Identity), unit: 0, problem });
        Some(Asked::Nothing)
    }

    /// Whether a row of a personal form names somebody else, as a second form below the first does.
    fn names_another(&mut self, row: Row<'_>) -> bool {
        let Some(head) = self.out.binding.head() else { return false };
        let own = [head.code(), head.name()].into_iter().flatten().map(|entry| fold(&shown(&entry.value)));
        let own: Vec<String> = own.collect();
        let has_label = row.cells.iter().any(|cell| matches!(&cell.value, Value::Text(text) if text.contains(':')));
        if !has_label {
            return false;
        }
        let another = personal::another(&OwnedRow::from(row), self.vocabulary);
        if let Some((column, name)) = another.filter(|(_, name)| !own.contains(&fold(name))) {
            self.another = Some((row.number, column, name));
            return true;
        }
        false
    }

    /// A criterion after somebody else was named: whose it is, is not clear.
    fn another_form(&mut self) -> bool {
        let Some((row, column, name)) = self.another.take() else { return false };
        let item = self.out.binding.head().and_then(Head::who).map(|entry| shown(&entry.value)).unwrap_or_default();
        let other = format!("“{name}” ({}{})", column_name(column), u64::from(row) + 1);
        let (code, about) = (IntakeCode::SeveralForms, vec![Fault::Identity]);
        self.out.binding.faults.push(HeadingFault { code, column, item, other, about, cell: Some((row, name)) });
        self.ended = true;
        true
    }

    fn criteria_of(&mut self, text: &str) -> Vec<(InputIx, Option<RaterIx>)> {
        if let Some(known) = self.criteria.get(text) {
            return known.clone();
        }
        let heading = Heading { column: 0, parts: vec![text.to_owned()] };
        let claim = |meaning: Meaning| match meaning {
            Meaning::Claim(input, rater) => Some((self.campaign.column_of(input), rater)),
            _ => None,
        };
        let mut found: Vec<_> = self.vocabulary.meanings(&heading).into_iter().filter_map(claim).collect();
        found.dedup();
        if self.criteria.len() < MOST_CRITERIA {
            self.criteria.insert(text.to_owned(), found.clone());
        }
        found
    }

    /// The title of a section, of a group or of a total, or what closes a form.
    fn is_title_of_rows(&self, text: &str) -> bool {
        let folded = fold_heading(skip::section_name(text));
        let groups = self.campaign.groups.iter().map(|group| fold_heading(&group.title));
        skip::title(text) != Title::None || groups.into_iter().any(|title| title == folded)
    }

    fn has_scores(&self, row: Row<'_>) -> bool {
        let mut columns = self.out.binding.claims.iter().map(|claim| claim.column);
        columns.any(|column| match row.get(column) {
            None => false,
            Some(Value::Text(text)) => text.bytes().any(|byte| byte.is_ascii_digit()),
            Some(_) => true,
        })
    }

    /// Whom a personal form is about.
    pub(in crate::intake) fn who_of_head(&mut self, row: u32, text: &mut String) -> Option<Who> {
        let head = self.out.binding.long.as_ref()?.head.clone()?;
        let mut unreadable = false;
        if let Some(entry) = head.code() {
            match identity::code(&entry.value) {
                Ok(code) => text.push_str(&code),
                Err(Unreadable) => unreadable |= self.refuse_entry(row, entry),
            }
        }
        let code_end = text.len();
        if let Some(entry) = head.name() {
            match identity::name(&entry.value) {
                // “Nguyễn Văn An Chức vụ: Giáo viên”: where the name ends is not known.
                Ok(name) if entry.is_whole_cell || !name.contains(':') => text.push_str(&name),
                _ => unreadable |= self.refuse_entry(row, entry),
            }
        }
        let name_end = text.len();
        if let Some(entry) = head.birth() {
            text.push_str(&identity::birth(&entry.value));
        }
        Some(Who { code_end, name_end, unreadable })
    }

    /// Refuses what the head says, as the reason why a row is nobody's.
    fn refuse_entry(&mut self, row: u32, entry: &Entry) -> bool {
        let at = self.out.problems.len();
        let is_code = matches!(entry.of, Meaning::Identity(Identity::Code(_)));
        self.refuse_called((entry.row, entry.column), &entry.value, entry.label.clone(), is_code);
        self.out.problems[at..].iter_mut().for_each(|problem| problem.row = row);
        true
    }

    /// Code and name of the unit in the head of a personal form.
    pub(in crate::intake) fn unit_of_head(&self) -> Option<(String, String)> {
        let (code, name) = self.out.binding.long.as_ref()?.head.as_ref()?.unit();
        let text = |value: Option<&Value<'static>>| value.map(|value| clean(&whole(value))).unwrap_or_default();
        Some((text(code.map(|entry| &entry.value)), text(name.map(|entry| &entry.value))))
    }

    /// A form with scores that says nobody's name.
    pub(in crate::intake) fn is_nobodys_form(&mut self, row: Row<'_>) -> bool {
        let head = self.out.binding.long.as_ref().and_then(|long| long.head.as_ref());
        let nobody = head.is_some_and(|head| head.who().is_none());
        self.scores_without_person |= nobody && self.has_scores(row);
        nobody
    }
}
