//! The results of several runs joined into one: a province from its unions, a nation from its provinces.
//!
//! In: several files of schema `xeploai/results/1`. Out: [`Results`] as one run over all would have them, without
//! the cells that they came from, so that the same tables and sheets are made of them; and a `results.json` that
//! holds everything, so that it is explained, compared and joined in its turn.
//!
//! Nobody is graded again. What each run has decided inside a unit stands (levels, cuts, decisions, awards); what
//! needs everybody is made anew (overall ranks, counts, means, targets). What a part cannot know is refused: a quota
//! that cuts over several units, another rule file, a unit or a person in two parts.

mod faults;
mod join;
mod layout;
mod person;
mod read;
mod sheet;
mod taken;
mod write;

use std::path::PathBuf;
use std::sync::Arc;

use crate::aggregate::Results;
use crate::campaign::Campaign;
use crate::diag::Problem;

pub use join::rollup;
pub use read::PartFault;
pub use sheet::{part_sheet, part_table};
pub use write::write;

/// A result that is to be joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartFile {
    /// What it is called in messages and in the joined result: its place under what was named.
    pub name: Arc<str>,
    /// Its `results.json`.
    pub path: PathBuf,
}

impl PartFile {
    /// The name of the folder that it lies in.
    #[must_use]
    pub fn label(&self) -> &str {
        self.name.strip_suffix("results.json").map_or(&*self.name, |folder| folder.trim_end_matches('/'))
    }
}

/// What several results come to together.
#[derive(Debug)]
pub struct RolledUp {
    /// The rules that they have in common.
    pub campaign: Campaign,
    /// Everything over all, without cells.
    pub results: Results,
    /// Errors of the parts that belong to no unit.
    pub(super) run_errors: usize,
    /// What is needed to copy the parts.
    pub(super) layout: Vec<layout::Layout>,
}

/// Why results are not joined.
#[derive(Debug)]
pub enum Refused {
    /// This part cannot be read.
    Part(usize, PartFault),
    /// These do not go together; errors and warnings.
    Problems(Vec<Problem>),
}
