//! From a dossier to a score card: points, groups, totals; and, on demand, every step of the way.
//!
//! [`Scorer`] keeps only what ranks and levels need; [`detail()`] computes the same figures once more with
//! everything that explains them, so that explanations cost no memory while a nation is graded.

pub mod condition;
mod detail;
mod grid;
mod heard;
pub mod history;
mod items;
mod list;
mod period;
mod plan;
mod points;
mod subject;
mod told;
pub(crate) mod uncovered;
pub(crate) mod waiting;
mod weigh;

pub use detail::{Depth, detail, outline};
pub use list::PointsList;
pub use period::absent as absent_periods;
pub use period::parts;
pub use plan::Plan;
pub(crate) use points::points as points_of;
pub(crate) use subject::role_in as role_of;
pub use subject::{Scorer, Scoring, UnitView, Verdict, once_for_unit, subject_name};
pub use told::{PartFigures, Told};

use crate::id::{FactIx, GroupIx, InputIx, ItemIx, RaterIx, RoleIx};
use crate::intake::{CellRef, Claim, Lean, Period};
use crate::num::{Exact, Points};

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// No form was handed in.
    Form,
    /// A scored thing has no value.
    Item(ItemIx),
    /// No criterion of the group applies.
    Group(GroupIx),
    /// A fact has no value.
    Fact(FactIx),
    /// A period without row, or too few of them; the number of periods present. Which are absent:
    /// [`absent_periods`].
    Period(u8),
    /// An error concerns the subject itself (`--provisional` only).
    Identity,
}

/// The figures of one subject, each rounded once from its own exact value.
#[derive(Clone, Debug, Default)]
pub struct ScoreCard {
    /// The subject's role; none where no role takes it (a problem of its unit).
    pub role: Option<RoleIx>,
    /// The total, after limits on the total; none where the subject is not rated or incomplete.
    pub total: Option<Points>,
    /// The total of each rater's claims alone, without limits; by rater.
    pub rater_totals: PointsList,
    /// Group points, by group; none where the group is not asked of the role. Empty without a total.
    pub groups: PointsList,
    /// Criterion points before weighting, by criterion; none where shared out or not asked. Empty
    /// without a total, and where nothing after the ladder reads them.
    pub criteria: PointsList,
    /// The totals of the periods that enter the year's mean, in the order of the year; empty in a campaign
    /// without periods.
    pub periods: Lean<PeriodTotal>,
}

/// The total of one of the periods that enter the year's mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodTotal {
    /// Which month or quarter, from 1, by the kind that the campaign counts.
    pub number: u8,
    /// Its total, rounded once from its own exact value; 0 where a missing period counts as that.
    pub total: Points,
}

/// Everything behind one subject's figures.
#[derive(Clone, Debug)]
pub struct Detail {
    /// The role that the figures were made for.
    pub role: RoleIx,
    /// One for each item of the campaign.
    pub items: Vec<ItemDetail>,
    /// One for each group.
    pub groups: Vec<GroupDetail>,
    /// One for each bonus and deduction.
    pub extras: Vec<ExtraDetail>,
    /// The sum of the groups, before bonus and deduction.
    pub base: Option<Points>,
    /// The total before limits on the total.
    pub total: Option<Points>,
}

/// One item of one subject.
#[derive(Clone, Debug)]
pub struct ItemDetail {
    /// All claims with their cells: column, rater (none: for every rater), what it holds, where.
    pub claims: Vec<ClaimDetail>,
    /// The rater whose claim counts; none where all count (weighted), a common column or a fact.
    pub rater: Option<RaterIx>,
    /// How it counts; where there are periods, in the last one.
    pub state: ItemState,
    /// How it counts in each period.
    pub parts: Vec<PartState>,
    /// Its points, rounded for display.
    pub points: Option<Points>,
    /// Its points by the rater `self` alone.
    pub points_self: Option<Points>,
    /// What it adds to its group (criteria), rounded for display.
    pub contribution: Option<Points>,
}

/// How an item counts in one period, or at all in a campaign without periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartState {
    /// The period.
    pub period: Option<Period>,
    /// How it counts.
    pub state: ItemState,
    /// The rater whose claim counts, where one alone does.
    pub rater: Option<RaterIx>,
    /// The weight of a rater who did not score went to the others.
    pub shares_rater: bool,
}

/// A claim with its cell.
#[derive(Clone, Debug)]
pub struct ClaimDetail {
    /// Which column.
    pub input: InputIx,
    /// Whose; none where it holds for every rater.
    pub rater: Option<RaterIx>,
    /// What the cell holds.
    pub claim: Claim,
    /// The cell.
    pub at: CellRef,
}

/// How an item counts for a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// Points from a claim or a fact.
    Scored,
    /// Points from the declared `blank`.
    FromBlank,
    /// Not applicable, the weight went to the rest of the group.
    SharedOut {
        /// The cell said “miễn”.
        exempt: bool,
    },
    /// Not applicable, the maximum was given.
    Full {
        /// The cell said “miễn”.
        exempt: bool,
    },
    /// Weight 0 for the role.
    NotAsked,
    /// Nothing there and no `blank`.
    Missing,
}

impl ItemState {
    /// Whether the item has points (shared out, not asked and missing ones have none).
    #[must_use]
    pub const fn has_points(self) -> bool {
        matches!(self, Self::Scored | Self::FromBlank | Self::Full { .. })
    }
}

/// One group of one subject.
#[derive(Clone, Debug)]
pub struct GroupDetail {
    /// Its weight for the role: the most it can give.
    pub weight: Exact,
    /// Its points.
    pub points: Option<Points>,
    /// Its points by the rater `self` alone.
    pub points_self: Option<Points>,
}

/// One bonus or deduction of one subject.
#[derive(Clone, Debug)]
pub struct ExtraDetail {
    /// The sum of its items.
    pub sum: Option<Points>,
    /// What counts after the cap.
    pub counted: Option<Points>,
}
