//! `xeploai` (*xếp loại*, to classify): year-end grading for Vietnamese trade unions and public offices.
//!
//! # The way through the house
//!
//! One direction, nothing turns back:
//!
//! ```text
//! files ─ table ─ intake ─┐
//! campaign file ─ campaign ┴─ Dossiers ─ score ─ ScoreCards ─ classify ─ Standings ─ aggregate ─ Summary
//!                                                                 └─ report ─ Sheets ─ render ─ bytes
//! ```
//!
//! `evaluate` calls the stages for one run in one short function.
//!
//! # Layers
//!
//! A module may use only those to its left: `num shipped id text diag words legacy` → `table` | `campaign` → `intake` →
//! `score` → `classify` → `aggregate` → `report` → `form` | `render` → `explain` | `evaluate` → `cases`; the binary stands at
//! the end.
//! `tests/layers.rs` keeps it true.
//!
//! # Habits
//!
//! The library is silent: it does not print, exit, read a clock or iterate a hash map. Findings about rules
//! and data are values ([`diag::Problem`]); failures of the run are errors; a bug panics and names the
//! broken invariant.
#![forbid(unsafe_code)]

pub mod aggregate;
pub mod campaign;
pub mod cases;
pub mod classify;
pub mod diag;
pub mod evaluate;
pub mod explain;
pub mod form;
pub mod id;
pub mod intake;
pub mod legacy;
pub mod num;
pub mod render;
pub mod report;
pub mod score;
pub mod shipped;
pub mod table;
pub mod text;
pub mod words;
