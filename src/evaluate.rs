//! Stages 3 to 7 in order: the whole run from what there is to read to what is reported.

mod levels;
mod members;
mod several;

pub use several::{grade_all, run_all};

use crate::aggregate::{self, Results};
use crate::campaign::Campaign;
pub use crate::classify::Claims;
use crate::classify::{self, Errors};
use crate::diag::{self, Problem};
use crate::intake::{self, Gathered, Inputs};
use crate::score::Plan;

/// What the run was asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `--provisional`: grade what can be graded in units with errors.
    pub provisional: bool,
    /// Whether anything that is written explains figures by their cells.
    pub claims: Claims,
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
    let steps = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    progress.begin(Stage::Reading, steps(inputs.files()));
    let gathered = intake::gather(campaign, inputs, &|| progress.step());
    grade(campaign, gathered, options, progress)
}

/// Grades what has been gathered.
#[must_use]
pub fn grade(campaign: &Campaign, mut gathered: Gathered, options: Options, progress: &dyn Progress) -> Results {
    let steps = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    progress.begin(Stage::Grading, steps(gathered.units.len()));
    let errors = if options.provisional { Errors::Provisional } else { Errors::Stop };
    let (units, quotas) = classify::classify(campaign, &mut gathered, errors, options.claims, &|| progress.step());

    let summary = aggregate::summarise(campaign, &gathered, &units);
    let problems = all_problems(&gathered);
    // An error that belongs to no unit may have kept anybody out: the whole is not final.
    let is_open = !gathered.not_received.is_empty() || gathered.problems.iter().any(Problem::is_error);
    let provisional = is_open || units.iter().any(|unit| unit.provisional);
    Results { gathered, units, quotas, plan: Plan::new(campaign), summary, problems, provisional }
}

/// The problems of the run and of all units, by place.
fn all_problems(gathered: &Gathered) -> Vec<Problem> {
    let units = gathered.units.iter().flat_map(|unit| &unit.problems);
    let mut problems: Vec<Problem> = gathered.problems.iter().chain(units).cloned().collect();
    diag::sort(&mut problems);
    diag::tell_once(&mut problems);
    problems
}
