//! Every sentence that the program says or prints, in both languages side by side.
//!
//! A text is a value of a closed list ([`Code`], [`Label`], …) and each language matches all of it: a
//! missing one does not compile.

mod cli;
mod column;
mod en;
mod explain;
pub mod field;
mod form;
mod label;
mod number;
pub mod paper;
mod phrase;
pub mod reference;
mod vi;

pub use cli::{FailureText, HelpText, NoteText, Say, UsageText};
pub use column::ColumnText;
pub use explain::Tell;
pub use field::{Field, List, Named};
pub use form::FormText;
pub use label::Label;
pub use paper::Text;
pub use phrase::Phrase;

use crate::diag::{Code, Problem, Value, code::Term};

/// The language of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

/// The wording of a problem code. `{name}` stands for a value of the problem.
#[derive(Clone, Copy, Debug)]
pub struct ProblemWords {
    /// What is wrong, one sentence without final stop, with the values seen.
    pub message: &'static str,
    /// The way out, one sentence.
    pub remedy: &'static str,
}

impl Lang {
    /// All of them: what is told in each says Vietnamese first.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The wording of a code.
    #[must_use]
    pub fn problem(self, code: Code) -> ProblemWords {
        match self {
            Self::Vi => vi::problem(code),
            Self::En => en::problem(code),
        }
    }

    /// A word of the program.
    #[must_use]
    pub fn term(self, term: Term) -> &'static str {
        match self {
            Self::Vi => vi::term(term),
            Self::En => en::term(term),
        }
    }

    /// A word or heading of a report.
    #[must_use]
    pub fn label(self, label: Label) -> &'static str {
        match self {
            Self::Vi => vi::labels::label(label),
            Self::En => en::labels::label(label),
        }
    }

    /// A sentence of a report with its values filled in; an unknown name stays visible.
    #[must_use]
    pub fn phrase(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        let template = match self {
            Self::Vi => vi::sentence::phrase(phrase),
            Self::En => en::sentence::phrase(phrase),
        };
        fill_named(template, values)
    }

    /// A plain decimal with the decimal mark of the language.
    #[must_use]
    pub fn decimal(self, plain: &str) -> String {
        match self {
            Self::Vi => plain.replace('.', ","),
            Self::En => plain.to_owned(),
        }
    }

    /// What a problem says, with its values filled in.
    #[must_use]
    pub fn message(self, problem: &Problem) -> String {
        self.fill(self.problem(problem.code).message, problem)
    }

    /// The way out of a problem, with its values and its suggestion filled in.
    #[must_use]
    pub fn remedy(self, problem: &Problem) -> String {
        let mut text = self.fill(self.problem(problem.code).remedy, problem);
        if let Some(suggestion) = &problem.suggestion {
            let question = match self {
                Self::Vi => format!(" Có phải ý bạn là “{suggestion}”?"),
                Self::En => format!(" Did you mean “{suggestion}”?"),
            };
            text.push_str(&question);
        }
        if let Some((_, Value::Term(hint))) = problem.values.iter().find(|(key, _)| *key == "hint") {
            text.push(' ');
            text.push_str(self.term(*hint));
        }
        text
    }

    /// A template with the values of a problem.
    fn fill(self, template: &str, problem: &Problem) -> String {
        fill(template, |name| {
            let (_, value) = problem.values.iter().find(|(key, _)| *key == name)?;
            Some(self.value(value))
        })
    }

    /// A value of a problem.
    #[must_use]
    pub fn value(self, value: &Value) -> &str {
        match (value, self) {
            (Value::Text(text), _) | (Value::Told(text, _), Self::Vi) | (Value::Told(_, text), Self::En) => text,
            (Value::Term(term), _) => self.term(*term),
        }
    }
}

/// The same with a list of values.
fn fill_named(template: &str, values: &[(&str, &str)]) -> String {
    fill(template, |name| values.iter().find(|(key, _)| *key == name).map(|(_, value)| *value))
}

/// Replaces each `{name}` by its value; an unknown name stays visible. `{name:s}` is the ending of a plural: nothing
/// where the value is 1.
fn fill<'a>(template: &str, value: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(start) = rest.find('{') {
        out.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(end) = rest.find('}') else { break };
        out.push_str(match rest[1..end].split_once(':') {
            Some((name, ending)) => value(name).map_or(&rest[..=end], |count| if count == "1" { "" } else { ending }),
            None => value(&rest[1..end]).unwrap_or(&rest[..=end]),
        });
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    out
}
