//! Every sentence that the program says or prints, in both languages side by side.
//!
//! A text is a value of a closed list ([`Code`], [`Labels`], …) and each language matches all of it: a
//! missing one does not compile.

mod en;
mod vi;

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
        text
    }

    /// Replaces each `{name}` by the problem's value of that name; an unknown name stays visible.
    fn fill(self, template: &str, problem: &Problem) -> String {
        let mut out = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some(start) = rest.find('{') {
            out.push_str(&rest[..start]);
            let Some(length) = rest[start..].find('}') else { break };
            let name = &rest[start + 1..start + length];
            match problem.values.iter().find(|(key, _)| *key == name) {
                Some((_, Value::Text(text))) => out.push_str(text),
                Some((_, Value::Term(term))) => out.push_str(self.term(*term)),
                None => out.push_str(&rest[start..=start + length]),
            }
            rest = &rest[start + length + 1..];
        }
        out.push_str(rest);
        out
    }
}
