//! From standings to counts, shares and targets.

mod summary;
mod target;
mod tree;

pub use summary::{count_all, summarise};
pub use tree::{TreeRow, tree};

use crate::classify::{QuotaLine, UnitResult};
use crate::id::TargetIx;
use crate::intake::Gathered;
use crate::num::{Exact, Points};

/// Counts of one unit, or of all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All on the roster: rated + not rated + incomplete.
    pub headcount: i64,
    /// Those with a level.
    pub rated: i64,
    /// Those taken out.
    pub not_rated: i64,
    /// Those with something missing.
    pub incomplete: i64,
    /// How many at each level, best first.
    pub levels: Vec<i64>,
    /// Mean of the printed totals; none where nobody has one.
    pub mean_total: Option<Points>,
}

/// The last of the four results.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// One for each unit, in the order of [`Gathered::units`]; none for a stopped unit.
    pub units: Vec<Option<Counts>>,
    /// Over all units that were graded.
    pub total: Counts,
    /// How many hold each award.
    pub awards: Vec<i64>,
    /// The targets, in file order.
    pub targets: Vec<TargetLine>,
}

/// One target against its plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TargetLine {
    /// The target.
    pub target: TargetIx,
    /// How many meet its condition.
    pub numerator: i64,
    /// Of how many.
    pub denominator: i64,
    /// The share; none where the base is 0.
    pub share: Option<Exact>,
    /// Whether the plan is met; none where it cannot be measured.
    pub met: Option<bool>,
}

/// Everything that a report is made of.
#[derive(Debug)]
pub struct Results {
    /// What was read.
    pub gathered: Gathered,
    /// One for each unit of [`Gathered::units`].
    pub units: Vec<UnitResult>,
    /// The quota table: by quota, then by scope, then by unit and keys.
    pub quotas: Vec<QuotaLine>,
    /// The coefficients that the figures were made with, to explain them.
    pub plan: crate::score::Plan,
    /// Counts and targets.
    pub summary: Summary,
    /// All problems of the run, sorted by place: those of [`Gathered`] and those found later.
    pub problems: Vec<crate::diag::Problem>,
    /// Something in the run is provisional, or a unit is missing or stopped: exit code 1.
    pub provisional: bool,
}
