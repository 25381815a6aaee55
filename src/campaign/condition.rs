//! Conditions: closed tables that were checked when the file was read.

use jiff::civil::Date;

use crate::id::{AwardIx, CriterionIx, FactIx, GroupIx, LevelIx, RoleIx};
use crate::num::Exact;

/// A condition of a role, gate, limit, award or target.
#[derive(Clone, Debug)]
pub enum Condition {
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// The inner one does not hold.
    Not(Box<Condition>),
    /// One “what” with one test.
    Atom(Atom),
}

impl Condition {
    /// Whether any atom of the condition passes the test.
    #[must_use]
    pub fn any_atom(&self, test: &dyn Fn(&Atom) -> bool) -> bool {
        match self {
            Self::All(list) | Self::Any(list) => list.iter().any(|inner| inner.any_atom(test)),
            Self::Not(inner) => inner.any_atom(test),
            Self::Atom(atom) => test(atom),
        }
    }
}

/// One “what” with one test. A test on a value that the subject does not have is false, whatever the test.
#[derive(Clone, Debug)]
pub enum Atom {
    /// A fact's value.
    Fact(FactIx, FactTest),
    /// The fact's cell is there, before `blank` fills it.
    FactPresent(FactIx),
    /// A criterion's points.
    Criterion(CriterionIx, Bound),
    /// A group's points.
    Group(GroupIx, Bound),
    /// Every group (not shared out, not weight 0).
    EveryGroup(Bound),
    /// Every criterion (not shared out, not weight 0).
    EveryCriterion(Bound),
    /// The year's total.
    Total(NumberTest),
    /// The totals of the periods that enter the mean.
    Period(Span, NumberTest),
    /// The subject's role.
    Role(RoleIx),
    /// The subject's unit, by id.
    Unit(String),
    /// The final level is this one, or (`or_better`) this or a better one.
    Level {
        /// The level.
        level: LevelIx,
        /// Better ones count too.
        or_better: bool,
    },
    /// An award held.
    Award(AwardIx),
    /// The unit's level.
    UnitLevel {
        /// The level.
        level: LevelIx,
        /// Better ones count too.
        or_better: bool,
    },
    /// The unit's level is known.
    UnitLevelPresent,
    /// Earlier years.
    History(HistoryTest),
}

/// Over which of several values a test runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// All of them.
    Every,
    /// At least one.
    Any,
}

/// A test on a number, with its threshold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberTest {
    /// ≥
    AtLeast(Exact),
    /// >
    Above(Exact),
    /// ≤
    AtMost(Exact),
    /// <
    Below(Exact),
    /// =
    Is(Exact),
    /// ≠
    IsNot(Exact),
    /// One of these.
    OneOf(Vec<Exact>),
}

impl NumberTest {
    /// Whether a value passes.
    #[must_use]
    pub fn holds(&self, value: &Exact) -> bool {
        match self {
            Self::AtLeast(bound) => value >= bound,
            Self::Above(bound) => value > bound,
            Self::AtMost(bound) => value <= bound,
            Self::Below(bound) => value < bound,
            Self::Is(bound) => value == bound,
            Self::IsNot(bound) => value != bound,
            Self::OneOf(bounds) => bounds.contains(value),
        }
    }
}

/// A test on points: absolute, or (`percent`) with thresholds in per cent of the maximum, where the
/// maximum is the criterion's own or the group's weight for the subject's role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The test; its thresholds are points, or shares (0.8 for “80%”).
    pub test: NumberTest,
    /// Thresholds are shares of the maximum.
    pub percent: bool,
}

/// A test on a fact, by the fact's kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactTest {
    /// Count, number and percent facts (a percent fact's values and thresholds are 0 to 100).
    Number(NumberTest),
    /// Text facts: one of these folded words (`is`, `one-of`).
    TextIs(Vec<TextWord>),
    /// Text facts: another word than this one.
    TextIsNot(TextWord),
    /// Flag facts.
    Flag(bool),
    /// Date facts.
    Date(DateTest),
}

/// A word of a text test: as written in the campaign, and folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextWord {
    /// As written.
    pub shown: String,
    /// As compared.
    pub folded: String,
}

/// A test on a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateTest {
    /// On or after.
    AtLeast(Date),
    /// After.
    Above(Date),
    /// On or before.
    AtMost(Date),
    /// Before.
    Below(Date),
    /// On.
    Is(Date),
    /// Not on.
    IsNot(Date),
    /// On one of these.
    OneOf(Vec<Date>),
}

/// A test on earlier years: `{ history = "level", at-least = ID, years = N, gap = … }` or
/// `{ history = "award", is = ID, years = N, gap = … }`. The walk goes back from the year before the campaign's; it
/// holds when `years` have counted. This year's result is asked for by an extra `{ level = … }` or `{ award = … }`.
#[derive(Clone, Debug)]
pub struct HistoryTest {
    /// What each year must show.
    pub what: HistoryWhat,
    /// How many years must have counted.
    pub years: u16,
    /// What a year without record means.
    pub gap: Gap,
}

/// What a year of the history must show.
#[derive(Clone, Debug)]
pub enum HistoryWhat {
    /// A level at least as good.
    LevelAtLeast(LevelIx),
    /// An award.
    Award(AwardIx),
}

/// What a year without record, or not rated, means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Ends the walk.
    Breaks,
    /// Is stepped over.
    Pauses,
}
