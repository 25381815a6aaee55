//! From `results.json` back to answers: why one subject came out as it did, and what differs between two
//! results.
//!
//! In: the bytes of a file of schema `xeploai/results/1`. Out: texts and lists for people, in either language.
//! Nothing is graded anew here that a report would print: the record stands, and its figures are worked out
//! once more only to show the way or to part one cause from another. A file that is not whole, or not this
//! program's, is refused with a [`Fault`]; it never panics.

mod cells;
pub mod compare;
mod document;
mod fault;
mod find;
pub mod page;
mod person;
mod points;
mod quota;
mod rebuild;
mod record;
pub mod rollup;
mod steps;
mod unit;

pub use document::Document;
pub use fault::Fault;
pub use find::{Found, Match, find, find_stopped, stopped};
pub use person::person;
pub use unit::{find_unit, unit};
