//! What is wrong with a template, and where.

use crate::diag::code::{TemplateTerm, Term};
use crate::diag::{CellPlace, Problem, TemplateCode};
use crate::words::{Lang, List};

/// Where something stands in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// A paragraph of a part, from 1.
    Paragraph(String, usize),
    /// A cell of a worksheet.
    Cell(String, u32, u32),
    /// A worksheet as a whole.
    Sheet(String),
}

impl Spot {
    const fn is_cell(&self) -> bool {
        matches!(self, Self::Cell(..))
    }

    fn told(&self) -> String {
        match self {
            Self::Paragraph(part, number) => format!("{part} ¶{number}"),
            Self::Sheet(sheet) => format!("[{sheet}]"),
            Self::Cell(sheet, row, column) => format!("[{sheet}] {}{}", crate::diag::column_name(*column), row + 1),
        }
    }
}

/// The faults of one template.
#[derive(Debug)]
pub(super) struct Faults {
    file: String,
    found: Vec<Problem>,
}

impl Faults {
    pub(super) fn new(file: &str) -> Self {
        Self { file: file.to_owned(), found: Vec::new() }
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.found
    }

    pub(super) fn unreadable(&mut self, detail: impl ToString) {
        let place = CellPlace { file: self.file.as_str().into(), sheet: None, row: None, column: None, text: None };
        let problem = Problem::new(TemplateCode::Unreadable).at(place).with("file", &self.file);
        self.found.push(problem.with("detail", detail));
    }

    pub(super) fn unknown(&mut self, spot: &Spot, word: &str, nearest: Option<String>) {
        self.push(TemplateCode::UnknownField, spot, word, |problem| problem.with("field", word).suggest(nearest));
    }

    pub(super) fn unclosed(&mut self, spot: &Spot) {
        let place = if spot.is_cell() { TemplateTerm::Cell } else { TemplateTerm::Paragraph };
        self.push(TemplateCode::Unclosed, spot, "{{", |problem| {
            let problem = problem.with("open", "{{").with("close", "}}");
            problem.with_term("place", Term::Template(place))
        });
    }

    pub(super) fn misplaced(&mut self, spot: &Spot, word: &str, list: List) {
        let within =
            list.within().first().map_or(String::new(), |outer| format!(" ({{{{#{}}}}})", outer.word(Lang::Vi)));
        self.push(TemplateCode::Misplaced, spot, word, |problem| {
            let own = list.word(Lang::Vi);
            let problem = problem.with("field", word).with("list", own).with("within", within);
            problem.with("begin", format!("{{{{#{own}}}}}")).with("end", format!("{{{{/{own}}}}}"))
        });
    }

    pub(super) fn two_lists(&mut self, spot: &Spot, first: List, second: List) {
        let word = |list: List| list.word(Lang::Vi);
        self.push(TemplateCode::TwoLists, spot, "", |problem| {
            problem.with("first", word(first)).with("second", word(second))
        });
    }

    pub(super) fn section(&mut self, spot: &Spot, mark: &str) {
        let mark = format!("{{{{{mark}}}}}");
        let [alone, frame, apart] = match spot.is_cell() {
            true => [TemplateTerm::AloneInRow, TemplateTerm::OneSheet, TemplateTerm::OwnRow],
            false => [TemplateTerm::Paragraph, TemplateTerm::OneFrame, TemplateTerm::Paragraph],
        };
        self.push(TemplateCode::Section, spot, &mark, |problem| {
            let problem = problem.with("mark", &mark).with_term("alone", Term::Template(alone));
            problem.with_term("frame", Term::Template(frame)).with_term("apart", Term::Template(apart))
        });
    }

    pub(super) fn not_a_list(&mut self, spot: &Spot, word: &str) {
        let mark = format!("{{{{#{word}}}}}");
        self.push(TemplateCode::NotAList, spot, &mark, |problem| {
            let problem = problem.with("mark", &mark).with("field", word);
            let people = format!("{{{{#{}}}}}", List::People.word(Lang::Vi));
            problem.with("instead", format!("{{{{?{word}}}}}")).with("example", people)
        });
    }

    pub(super) fn merged(&mut self, spot: &Spot, range: &str, list: List, field: &str) {
        let word = list.word(Lang::Vi);
        self.push(TemplateCode::Merged, spot, field, |problem| {
            let problem = problem.with("range", range).with("field", field);
            problem.with("begin", format!("{{{{#{word}}}}}")).with("end", format!("{{{{/{word}}}}}"))
        });
    }

    pub(super) fn pivot(&mut self, source: &str) {
        let place = CellPlace { file: self.file.as_str().into(), sheet: None, row: None, column: None, text: None };
        self.found.push(Problem::new(TemplateCode::Pivot).at(place).with("source", source));
    }

    pub(super) fn nested(&mut self, spot: &Spot, mark: &str) {
        let mark = format!("{{{{{mark}}}}}");
        self.push(TemplateCode::Nested, spot, &mark, |problem| problem.with("mark", &mark));
    }

    pub(super) fn formula(&mut self, spot: &Spot, formula: &str) {
        self.push(TemplateCode::Formula, spot, formula, |problem| problem.with("cell", spot.told()));
    }

    pub(super) fn outside(&mut self, spot: &Spot, field: &str, what: TemplateTerm) {
        self.push(TemplateCode::Outside, spot, field, |problem| {
            problem.with("field", field).with_term("what", Term::Template(what))
        });
    }

    fn push(&mut self, code: TemplateCode, spot: &Spot, text: &str, with: impl FnOnce(Problem) -> Problem) {
        let (sheet, row, column) = match spot {
            Spot::Paragraph(part, _) | Spot::Sheet(part) => (part, None, None),
            Spot::Cell(sheet, row, column) => (sheet, Some(*row), Some(*column)),
        };
        let text = (!text.is_empty()).then(|| text.to_owned());
        let place =
            CellPlace { file: self.file.as_str().into(), sheet: Some(sheet.as_str().into()), row, column, text };
        self.found.push(with(Problem::new(code).at(place).with("where", spot.told())));
    }
}
