//! Tables for machines: English headings, ids and raw values, stable from version to version.
//!
//! The columns are part of the program's promise (`results.csv`, `summary.csv`, `quotas.csv`,
//! `targets.csv`); a renderer adds nothing to them.

mod codes;
mod quotas;
mod results;
mod summary;
mod targets;

pub use codes::{outcome_id, reason_code, reason_codes};
pub use quotas::{quotas, scope_id};
pub use results::results;
pub use summary::summary;
pub use targets::{TargetFigures, target_figures, targets};

use crate::report::sheet::{Column, ColumnKind};

/// A column of words.
fn text(title: impl Into<String>) -> Column {
    Column::new(title, ColumnKind::Text, 16)
}

/// A column of whole numbers.
fn count(title: impl Into<String>) -> Column {
    Column::new(title, ColumnKind::Count, 10)
}

/// A column of figures.
fn points(title: impl Into<String>, places: u8) -> Column {
    Column::new(title, ColumnKind::Points(places), 10)
}
