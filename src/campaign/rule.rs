//! Levels, gates, limits, quotas, awards, targets and orders, resolved.

use crate::campaign::Condition;
use crate::id::{AwardIx, CriterionIx, FactIx, GateIx, GroupIx, Id, LevelIx};
use crate::num::Exact;

/// `[[level]]`.
#[derive(Clone, Debug)]
pub struct Level {
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// `short`, else the title.
    pub short: String,
    /// Folded words that mean this level in decisions and history: title, short, id and `also`.
    pub words: Vec<String>,
    /// `from`.
    pub from: Exact,
    /// `gates`.
    pub gates: Vec<GateIx>,
}

/// `[[gate]]`: what a subject must also meet to hold a level.
#[derive(Clone, Debug)]
pub struct Gate {
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// `source`.
    pub source: Option<String>,
    /// `require`.
    pub require: Condition,
}

/// A unit that a rule names: whether there is one is known only in a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedUnit {
    /// Its code or name as written.
    pub name: String,
    /// Where, in bytes of the file.
    pub span: std::ops::Range<usize>,
}

/// `[[limit]]`.
#[derive(Clone, Debug)]
pub struct Limit {
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// `source`.
    pub source: Option<String>,
    /// `when`.
    pub when: Condition,
    /// `then`.
    pub then: LimitEffect,
    /// Whether `when` or `then` mentions the unit's level: such a limit runs after the others.
    pub about_unit_level: bool,
}

/// `then` of a limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LimitEffect {
    /// Takes the subject out; the text says what is written in the place of a level.
    NotRated(String),
    /// Caps the rounded total before a level is looked up; exact in the campaign's places.
    TotalAtMost(crate::num::Points),
    /// Sets the level.
    Level(LevelIx),
    /// Caps the level.
    AtMost(LevelIx),
    /// Caps the level at the unit's.
    AtMostUnit,
}

/// `[[quota]]`.
#[derive(Clone, Debug)]
pub struct Quota {
    /// `id`; a quota without one is called by its position (`quota-1`).
    pub id: Id,
    /// `title`, else the id.
    pub title: String,
    /// `source`.
    pub source: Option<String>,
    /// `level` or `award`.
    pub subject: QuotaSubject,
    /// `share` and `base`, or `count`.
    pub size: QuotaSize,
    /// `scopes`: each a list of keys; an empty list is everybody in the run.
    pub scopes: Vec<Vec<ScopeKey>>,
    /// `order` of the cut, best first.
    pub order: Vec<OrderKey>,
    /// `ties`.
    pub ties: Ties,
    /// `over`.
    pub over: Over,
}

/// What a quota limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotaSubject {
    /// A level.
    Level(LevelIx),
    /// An award.
    Award(AwardIx),
}

/// How many may stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuotaSize {
    /// `count`.
    Count(i64),
    /// max(at-least, share × base, rounded).
    Share {
        /// `share`, 0.2 for “20%”.
        share: Exact,
        /// `base`.
        base: QuotaBase,
        /// `at-least`, 0 if absent.
        at_least: i64,
        /// `rounding`.
        rounding: QuotaRounding,
        /// `raised`.
        raised: Vec<Raised>,
    },
}

/// `base` of a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotaBase {
    /// Those at the level directly under the quota's level after the cut.
    Below,
    /// Those at that level or any better one after the cut.
    AtLeast,
    /// All rated.
    Rated,
    /// All on the roster.
    Headcount,
    /// Those who hold an award after its own quotas.
    Award(AwardIx),
}

/// `rounding` of a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuotaRounding {
    /// To the whole number below.
    Down,
    /// Halves up.
    HalfUp,
    /// To the whole number above.
    Up,
}

/// A higher share for named units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Unit ids.
    pub units: Vec<String>,
    /// The share in place of the quota's.
    pub share: Exact,
    /// Number of the decision that grants it.
    pub decision: String,
}

/// One key of a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKey {
    /// The same unit.
    Unit,
    /// The same role.
    Role,
    /// The same value of a fact.
    Fact(FactIx),
}

/// `ties`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ties {
    /// All tied go down.
    None,
    /// All tied stay; the excess is reported.
    All,
    /// They go down for now and are listed; decisions settle them.
    Ask,
}

/// `over`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Over {
    /// Those beyond the limit go down.
    Demote,
    /// They are only listed.
    Report,
}

/// A key of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderKey {
    /// What is compared.
    pub by: OrderValue,
    /// The lower comes first (`low-first = true`).
    pub low_first: bool,
}

/// What an order compares: as printed, higher first (dates: earlier first); no value sorts last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderValue {
    /// The total.
    Total,
    /// A group's points.
    Group(GroupIx),
    /// A criterion's points.
    Criterion(CriterionIx),
    /// A number, count, percent, flag or date fact.
    Fact(FactIx),
    /// The code, ascending, byte order.
    Id,
}

/// `[[award]]`.
#[derive(Clone, Debug)]
pub struct Award {
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// Folded words that mean this award in decisions: title, id and `also`.
    pub words: Vec<String>,
    /// `source`.
    pub source: Option<String>,
    /// `require`.
    pub require: Condition,
}

/// `[[target]]`.
#[derive(Clone, Debug)]
pub struct Target {
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// `source`.
    pub source: Option<String>,
    /// `share-of`.
    pub share_of: Condition,
    /// `base`.
    pub base: TargetBase,
    /// `plan`, 0.9 for “90%”.
    pub plan: Exact,
}

/// `base` of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetBase {
    /// Those with a level.
    Rated,
    /// All on the roster.
    Headcount,
}
