//! Vietnamese.

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
        Term::Text => "một đoạn chữ trong dấu ngoặc kép",
        Term::WholeNumber => "số nguyên",
        Term::Number => "số",
        Term::Percent => "tỷ lệ phần trăm, ví dụ \"20%\"",
        Term::YesNo => "true hoặc false",
        Term::EveryCriterion => "tiêu chí nào",
        Term::Date => "ngày, ví dụ 2026-12-31",
        Term::List => "danh sách trong ngoặc vuông",
        Term::Table => "bảng",
        Term::Campaign(term) => campaign::term(term),
        Term::File(term) => table::term(term),
        Term::Template(term) => template::term(term),
        Term::Hint(hint) => hint::hint(hint),
    }
}
