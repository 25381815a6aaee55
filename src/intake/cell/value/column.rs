//! What the reading rules know of a column, and what they make of a text in it.

use crate::intake::cell::value::Decimal;
use crate::num::Exact;

/// What a column holds, as the rules see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Sort {
    /// `up-to`: points.
    Points,
    /// `choice`: one of its words.
    Choice,
    /// `flag`, and facts of that kind: a mark.
    Flag,
    /// `count`, `deduct`, and facts of the kind `count`: a whole number from 0.
    Count,
    /// `percent`, and facts of that kind.
    Percent,
    /// `bands`: a measured value.
    Measure,
    /// The two columns of `ratio`.
    Amount,
    /// Facts of the kind `number`.
    Number,
    /// Facts of the kind `date`.
    Date,
    /// Facts of the kind `text` with `values`.
    Text,
    /// Levels in decisions, earlier years and lists of units.
    Level,
    /// Codes of people.
    Code,
    /// Names of people.
    Name,
}

/// What the rules may know about a column.
pub(in crate::intake) struct Column<'c> {
    /// What it holds.
    pub(in crate::intake) sort: Sort,
    /// What it is called.
    pub(in crate::intake) title: &'c str,
    /// The most that it may hold, where there is such.
    pub(in crate::intake) max: Option<&'c Exact>,
    /// What a blank cell means in it.
    pub(in crate::intake) blank: Blank,
    /// Which numbers are allowed: in range and in steps.
    pub(in crate::intake) allows: &'c dyn Fn(&Exact) -> bool,
}

/// What a blank cell means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Blank {
    /// Nought, as the campaign says; so that “nothing” and “nought” are one.
    Zero,
    /// Something else, or nothing.
    Other,
}

/// What a rule makes of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Reads {
    /// Nothing: it is for another rule.
    No,
    /// This number.
    As(Decimal),
    /// Either of two.
    Unclear,
}

impl Reads {
    pub(super) fn of(decimal: Option<Decimal>) -> Self {
        decimal.map_or(Self::No, Self::As)
    }
}
