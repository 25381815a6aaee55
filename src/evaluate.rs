//! Stages 3 to 7 in order: the whole run from what there is to read to what is reported.

use crate::aggregate::Results;
use crate::campaign::Campaign;
use crate::intake::Inputs;

/// What the run was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `--provisional`: grade what can be graded in units with errors.
    pub provisional: bool,
}

/// Where a run stands, for a progress bar. Called from several threads.
pub trait Progress: Sync {
    /// A stage begins that has this many steps.
    fn begin(&self, stage: Stage, steps: u64);
    /// A step is done.
    fn step(&self);
}

/// The stages that take time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading files.
    Reading,
    /// Grading units.
    Grading,
    /// Writing results.
    Writing,
}

/// Grades everything. Never fails: what is wrong is among the problems of the results.
#[must_use]
pub fn run(campaign: &Campaign, inputs: &Inputs, options: Options, progress: &dyn Progress) -> Results {
    let _ = (campaign, inputs, options, progress);
    unimplemented!()
}
