//! Findings about rules and data: values, never printed here.
//!
//! A [`Problem`] names what was found (a [`Code`] of a closed list, with the values seen), the cell or
//! the rule where it was found, and leaves the wording to [`crate::words`].

pub mod code;
mod place;

pub use code::{CampaignCode, CaseCode, Code, DecisionCode, IntakeCode, RollupCode, Severity, TableCode, TemplateCode};
pub use place::{CellPlace, RulePlace, column_name};

use std::cmp::Ordering;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What was found.
    pub code: Code,
    /// The values seen, by the name that the wording gives them.
    pub values: Vec<(&'static str, Value)>,
    /// The cell, or only the file.
    pub cell: Option<CellPlace>,
    /// Further cells that it is about: all the empty ones of an incomplete subject.
    pub also: Vec<CellPlace>,
    /// The place in the campaign file.
    pub rule: Option<RulePlace>,
    /// The id of the unit concerned.
    pub unit: Option<String>,
    /// The nearest known word, for “did you mean”.
    pub suggestion: Option<String>,
}

/// A value shown in a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Data, shown as it is.
    Text(String),
    /// A word of the program, shown in the language of the run.
    Term(code::Term),
    /// Data between words of the program: in Vietnamese, and in English.
    Told(String, String),
}

impl Problem {
    /// A problem without place.
    #[must_use]
    pub fn new(code: impl Into<Code>) -> Self {
        Self {
            code: code.into(),
            values: Vec::new(),
            cell: None,
            also: Vec::new(),
            rule: None,
            unit: None,
            suggestion: None,
        }
    }

    /// Adds a value under the name that the wording uses.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, Value::Text(value.to_string())));
        self
    }

    /// Adds a word of the program.
    #[must_use]
    pub fn with_term(mut self, name: &'static str, term: code::Term) -> Self {
        self.values.push((name, Value::Term(term)));
        self
    }

    /// Adds data between words of the program, as it is told in Vietnamese and in English.
    #[must_use]
    pub fn with_told(mut self, name: &'static str, vi: String, en: String) -> Self {
        self.values.push((name, if vi == en { Value::Text(vi) } else { Value::Told(vi, en) }));
        self
    }

    /// Says where the cell (or the file) is.
    #[must_use]
    pub fn at(mut self, cell: CellPlace) -> Self {
        self.cell = Some(cell);
        self
    }

    /// Says which further cells it is about.
    #[must_use]
    pub fn also(mut self, cells: Vec<CellPlace>) -> Self {
        self.also = cells;
        self
    }

    /// Says where the rule is.
    #[must_use]
    pub fn by(mut self, rule: RulePlace) -> Self {
        self.rule = Some(rule);
        self
    }

    /// Says which unit is concerned.
    #[must_use]
    pub fn in_unit(mut self, unit: &str) -> Self {
        self.unit = Some(unit.to_owned());
        self
    }

    /// Adds a suggestion where there is one.
    #[must_use]
    pub fn suggest(mut self, suggestion: Option<String>) -> Self {
        self.suggestion = suggestion;
        self
    }

    /// How grave it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity() == Severity::Error
    }

    /// The order in which problems are shown: by place, then by code.
    #[must_use]
    pub fn compare(&self, other: &Self) -> Ordering {
        let key = |p: &Self| {
            let cell = p.cell.as_ref().map(|c| (c.file.clone(), c.sheet.clone(), c.row, c.column));
            let rule = p.rule.as_ref().map(|r| (r.file.clone(), r.span.start));
            (rule, cell, p.unit.clone(), p.code.name())
        };
        key(self).cmp(&key(other)).then_with(|| format!("{:?}", self.values).cmp(&format!("{:?}", other.values)))
    }
}

/// Sorts problems by place and drops exact repetitions.
pub fn sort(problems: &mut Vec<Problem>) {
    problems.sort_by(Problem::compare);
    problems.dedup();
}

/// Drops what concerns several units and was told of another one at the same place; problems must be sorted.
pub fn tell_once(problems: &mut Vec<Problem>) {
    let place = |problem: &Problem| (problem.cell.clone(), problem.rule.clone());
    let mut kept: Vec<Problem> = Vec::with_capacity(problems.len());
    let mut first = 0;
    for problem in problems.drain(..) {
        // Those of one place stand together.
        if kept.get(first).is_some_and(|other| place(other) != place(&problem)) {
            first = kept.len();
        }
        let is_same = |other: &Problem| (other.code, &other.values) == (problem.code, &problem.values);
        if problem.cell.is_none() || !kept[first..].iter().any(is_same) {
            kept.push(problem);
        }
    }
    *problems = kept;
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{CellPlace, IntakeCode, Problem, sort, tell_once};

    #[test]
    fn one_cause_for_several_units_is_told_once() {
        let file: Arc<str> = "cham-diem.csv".into();
        let missing = |item: &str, unit: &str| {
            let problem = Problem::new(IntakeCode::ColumnMissing).with("item", item);
            problem.at(CellPlace::file(&file)).in_unit(unit)
        };
        let without_place = |unit: &str| Problem::new(IntakeCode::HistoryNoCode).with("count", 1).in_unit(unit);
        let mut problems = vec![
            missing("Tháng", "U1"),
            missing("Khối", "U2"),
            missing("Khối", "U1"),
            missing("Tháng", "U2"),
            without_place("U1"),
            without_place("U2"),
        ];
        sort(&mut problems);
        tell_once(&mut problems);
        let units: Vec<&str> = problems.iter().filter_map(|problem| problem.unit.as_deref()).collect();
        assert_eq!(units, ["U1", "U2", "U1", "U1"]);
    }
}
