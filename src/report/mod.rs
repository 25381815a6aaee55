//! From results to neutral sheets: the only place that chooses words, columns and their order.

pub mod book;
pub mod consolidated;
mod control;
mod file_name;
pub mod grid;
pub mod machine;
mod made;
pub mod measure;
pub mod mending;
pub mod order;
pub mod page;
pub mod paper;
pub mod problems;
pub mod public;
#[cfg(test)]
pub(crate) mod sample;
pub mod sentence;
pub mod sheet;
pub mod starter;
pub mod unit;
mod width;

pub(crate) use consolidated::provenance::rule_file;
pub use consolidated::{Asked, Changes, RunInfo};
pub use file_name::file_name;
pub use made::Made;
