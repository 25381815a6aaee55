//! From score cards to standings: levels after gates, limits, caps, quotas and decisions; ranks; awards.

mod award;
mod control;
mod decision;
mod finding;
mod ladder;
mod order;
mod quota;
mod rank;
mod run;
mod subject;
mod subordinates;
mod unit;

pub use rank::overall as rank_overall;
pub use run::{before_units, classify};
pub use unit::{Claims, Errors, subject_view};

use crate::id::{AwardIx, FactIx, GateIx, LevelIx, LimitIx, QuotaIx, RoleIx};
use crate::intake::Lean;
pub use crate::score::Missing;
use crate::score::ScoreCard;

/// What a subject comes out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// A level.
    Level(LevelIx),
    /// Taken out by a limit.
    NotRated,
    /// Something needed is missing.
    Incomplete,
}

impl Outcome {
    /// The level, where there is one.
    #[must_use]
    pub const fn level(self) -> Option<LevelIx> {
        match self {
            Self::Level(level) => Some(level),
            Self::NotRated | Self::Incomplete => None,
        }
    }
}

/// The result of one subject.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The final outcome.
    pub outcome: Outcome,
    /// The outcome before the decision, as the rules alone make it.
    pub computed: Outcome,
    /// The level by the printed total alone.
    pub level_by_points: Option<LevelIx>,
    /// Awards held, in file order.
    pub awards: Lean<AwardIx>,
    /// 1 is best; equals share a rank.
    pub rank_in_unit: Option<u32>,
    /// The same over all units of the run.
    pub rank_overall: Option<u32>,
    /// What led here, in the order of the steps.
    pub reasons: Lean<Reason>,
}

/// One step that mattered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A limit took the subject out.
    NotRated(LimitIx),
    /// Something needed is missing.
    Missing(Missing),
    /// A limit capped the total.
    TotalLimit(LimitIx),
    /// A gate kept the subject from a level.
    Gate {
        /// The gate that failed.
        gate: GateIx,
        /// The level it belongs to.
        level: LevelIx,
    },
    /// A limit on the level held.
    Limit(LimitIx),
    /// A quota had no place.
    Quota {
        /// The quota.
        quota: QuotaIx,
        /// Positions of the scopes that refused.
        scopes: Vec<u16>,
    },
    /// Tied at a quota's cut, to be settled by people.
    Tie(QuotaIx),
    /// People decided.
    Decision,
}

/// A subject with its figures and its result.
#[derive(Clone, Debug)]
pub struct Graded {
    /// The figures.
    pub card: ScoreCard,
    /// The result.
    pub standing: Standing,
}

/// The subjects of one unit, in the order of its dossiers.
#[derive(Debug, Default)]
pub struct UnitResult {
    /// An error stopped the unit: no subjects here.
    pub stopped: bool,
    /// Something makes its results provisional (“TẠM TÍNH”).
    pub provisional: bool,
    /// One for each dossier.
    pub subjects: Vec<Graded>,
}

/// One subject of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SubjectRef {
    /// Position of the unit.
    pub unit: u32,
    /// Position in the unit.
    pub subject: u32,
}

/// One line of the quota table: one quota in one scope.
#[derive(Clone, Debug)]
pub struct QuotaLine {
    /// The quota.
    pub quota: QuotaIx,
    /// Position in its `scopes`.
    pub scope: u16,
    /// The unit, where the scope has the key `unit`.
    pub unit: Option<u32>,
    /// The other keys with their values.
    pub keys: Vec<ScopeValue>,
    /// The base; none for a `count`.
    pub base: Option<i64>,
    /// How many may hold it.
    pub limit: i64,
    /// How many stood at the level (met the award's condition) when the quota's turn came.
    pub candidates: i64,
    /// How many kept it.
    pub kept: i64,
    /// How many of this scope went down or lost it (or, with `report`, would have).
    pub cut: i64,
    /// How many of this scope are tied at the cut.
    pub tied: i64,
    /// How many hold it beyond the limit (`report`, `ties = "all"`).
    pub over: i64,
    /// The position of the raise that gave this unit the higher share.
    pub raised: Option<u16>,
    /// Those cut because this scope had no place, best first.
    pub refused: Vec<SubjectRef>,
    /// Those tied at this scope's cut.
    pub tied_subjects: Vec<SubjectRef>,
    /// The last who kept it, to show the deciding difference.
    pub last_kept: Option<SubjectRef>,
    /// The ties of this quota in this scope are settled by decisions.
    pub settled: bool,
    /// After decisions: how many hold it, the base then, and whether that exceeds the limit.
    pub after: AfterDecisions,
}

/// A quota line counted once more with the final levels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AfterDecisions {
    /// Holders.
    pub holders: i64,
    /// Base.
    pub base: Option<i64>,
    /// Limit for that base.
    pub limit: i64,
    /// Decisions (and not the rules) made it exceed the limit.
    pub broken: bool,
}

/// A key of a scope with its value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScopeValue {
    /// The role.
    Role(RoleIx),
    /// A fact and its value as shown (empty where missing).
    Fact(FactIx, String),
}
