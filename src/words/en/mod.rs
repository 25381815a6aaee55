//! English.

mod campaign;
mod case;
mod cli;
mod decision;
pub(super) mod explain;
pub(super) mod form;
mod hint;
mod intake;
pub(super) mod labels;
mod rollup;
pub(super) mod sentence;
mod table;
mod template;

pub(super) use cli::say;

use crate::diag::{Code, code::Term};
use crate::words::ProblemWords;

/// The wording of a code.
pub(super) fn problem(code: Code) -> ProblemWords {
    let (message, remedy) = match code {
        Code::Campaign(code) => campaign::problem(code),
        Code::Table(code) => table::problem(code),
        Code::Intake(code) => intake::problem(code),
        Code::Decision(code) => decision::problem(code),
        Code::Case(code) => case::problem(code),
        Code::Rollup(code) => rollup::problem(code),
        Code::Template(code) => template::problem(code),
    };
    ProblemWords { message, remedy }
}

/// A word of the program.
pub(super) fn term(term: Term) -> &'static str {
    match term {
        Term::Text => "a text in double quotes",
        Term::WholeNumber => "a whole number",
        Term::Number => "a number",
        Term::Percent => "a percentage such as \"20%\"",
        Term::YesNo => "true or false",
        Term::EveryCriterion => "any criterion",
        Term::Date => "a date such as 2026-12-31",
        Term::List => "a list in square brackets",
        Term::Table => "a table",
        Term::Campaign(term) => campaign::term(term),
        Term::File(term) => table::term(term),
        Term::Template(term) => template::term(term),
        Term::Hint(hint) => hint::hint(hint),
    }
}
