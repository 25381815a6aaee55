//! What is scored: groups and criteria, bonus and deduction, the ways to points, the columns that are read.

use crate::id::{ExtraIx, FactIx, GroupIx, Id, InputIx, ItemIx, RaterIx};
use crate::num::Exact;

/// `[[group]]`.
#[derive(Clone, Debug)]
pub struct Group {
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// The group's weight for each role: its own, else the sum of its criteria's weights.
    pub weight: Vec<Exact>,
    /// Its criteria: positions in [`crate::campaign::Campaign::criteria`], a run without gaps.
    pub criteria: std::ops::Range<usize>,
}

/// `[[group.criterion]]`.
#[derive(Clone, Debug)]
pub struct Criterion {
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// Its group.
    pub group: GroupIx,
    /// Its weight for each role (its maximum where none is given); 0 = not asked of this role.
    pub weight: Vec<Exact>,
    /// `not-applicable`.
    pub not_applicable: NotApplicable,
}

/// `not-applicable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotApplicable {
    /// An error.
    Refuse,
    /// The weight goes to the rest of the group.
    ShareOut,
    /// The maximum is given.
    Full,
}

/// What says in the place of a value that a criterion does not apply, the usual word first.
pub const NOT_APPLICABLE: [&str; 4] = ["KAD", "Không áp dụng", "N/A", "Not applicable"];

/// What says in the place of a value that somebody is exempt.
pub const EXEMPT: [&str; 2] = ["Miễn", "Exempt"];

/// `[[bonus]]` or `[[deduction]]`.
#[derive(Clone, Debug)]
pub struct Extra {
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// Which of the two.
    pub kind: ExtraKind,
    /// `cap`.
    pub cap: Exact,
    /// Its items: positions in [`crate::campaign::Campaign::items`].
    pub items: std::ops::Range<usize>,
}

/// Which way an [`Extra`] counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExtraKind {
    /// Added.
    Bonus,
    /// Taken off.
    Deduction,
}

/// Something scored: a criterion, or an item of a bonus or deduction.
#[derive(Clone, Debug)]
pub struct Item {
    /// The criterion's or item's id (the extra's own id where it holds `points` itself).
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Where it belongs.
    pub of: ItemOf,
    /// How a cell becomes points.
    pub points: PointsRule,
    /// The largest points that the rule can give.
    pub max: Exact,
    /// `blank`: the text that an empty cell is read as.
    pub blank: Option<String>,
    /// `blank` understood, in the same form as a claim (for `ratio` both parts hold it).
    pub blank_value: Option<BlankValue>,
    /// Where its value comes from.
    pub source: ItemSource,
}

/// Where an [`Item`] belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemOf {
    /// A criterion: the position is the item's own.
    Group(GroupIx),
    /// A bonus or deduction.
    Extra(ExtraIx),
}

/// Where an item's value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemSource {
    /// One column for each rater (or one common column).
    Column(InputIx),
    /// Two columns: done and of (`ratio`).
    Ratio {
        /// The numerator's column.
        done: InputIx,
        /// The denominator's column.
        of: InputIx,
        /// The column of what is taken off the numerator.
        less: Option<InputIx>,
    },
    /// A fact of the subject.
    Fact(FactIx),
}

/// What an empty cell stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlankValue {
    /// A number (points, count, percent, measured value).
    Number(Exact),
    /// Position in the list of words of a `choice`.
    Choice(u16),
    /// A `flag`.
    Flag(bool),
}

/// The closed set of ways from a value to points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PointsRule {
    /// The cell holds the points, 0 to `max`, in steps.
    UpTo {
        /// Largest points.
        max: Exact,
        /// Distance between allowed values.
        step: Option<Exact>,
    },
    /// The cell holds one of these words: (as written, folded, points).
    Choice(Vec<(String, String, Exact)>),
    /// Yes gives `yes`, no gives `no` (0 unless written).
    Flag {
        /// Points for yes.
        yes: Exact,
        /// Points for no.
        no: Exact,
    },
    /// min(max, each × n).
    Count {
        /// Points for each.
        each: Exact,
        /// Largest points.
        max: Exact,
    },
    /// 0–100 % of `max`.
    Percent {
        /// Points for 100 %.
        max: Exact,
    },
    /// First bound ≤ value from the top; under the last bound is out of range.
    Bands(Vec<(Exact, Exact)>),
    /// (done − each × less, at least 0) ÷ of × max.
    Ratio {
        /// Points where all is done.
        max: Exact,
        /// The share of the column `less` that is taken off; 0 where there is none.
        each: Exact,
        /// What done > of means.
        over: OverDone,
    },
    /// max(least, start − each × n).
    Deduct {
        /// Points without an event (the maximum).
        start: Exact,
        /// Points off for each event.
        each: Exact,
        /// Lowest points.
        least: Exact,
    },
}

/// What more done than asked means in a `ratio`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverDone {
    /// An error.
    Refuse,
    /// Counts as all done.
    Cap,
}

/// A column of an assessment that an item reads.
#[derive(Clone, Debug)]
pub struct Input {
    /// The item.
    pub item: ItemIx,
    /// Which part of the item.
    pub part: InputPart,
    /// What the column is called in messages: the item's title, or the ratio's column name.
    pub title: String,
    /// Words of the common or rater-marked column: `column`, title, id (or the names in `ratio`, `deduct.count`).
    pub words: Vec<String>,
    /// Words of columns of their own, by rater: `column = { self = […], board = […] }`.
    pub by_rater: Vec<(RaterIx, Vec<String>)>,
    /// The first input that reads the same column; itself where no earlier one does. Parts of ratios share a column.
    pub column: InputIx,
}

/// Which part of an item a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputPart {
    /// The item's only value.
    Value,
    /// A ratio's numerator.
    Done,
    /// A ratio's denominator.
    Of,
    /// What is taken off a ratio's numerator.
    Less,
}

impl InputPart {
    /// As machines call it.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Done => "done",
            Self::Of => "of",
            Self::Less => "less",
        }
    }
}
