//! What a campaign says of itself as a whole: who is graded, how raters and periods become one, what is printed.

use crate::num::Exact;

/// `subject`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// People in units.
    Person,
    /// Units themselves.
    Unit,
}

/// How several raters of one criterion become one value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Combine {
    /// The highest rater who scored the criterion counts.
    Last,
    /// Σ weight × points. Weights (one for each rater) add up to 1.
    Weighted {
        /// One for each rater, in their order.
        weights: Vec<Exact>,
        /// `missing-rater`.
        missing: MissingRater,
    },
}

/// `missing-rater`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingRater {
    /// The subject is not graded.
    Incomplete,
    /// The weight goes to those who scored; the result is provisional.
    ShareOut,
}

/// `[periods]`: the year is the mean of its periods. Each row of an assessment then says its period, in a column
/// (“Quý I”, “Tháng 3”, “Q1/2026”) or by the name of its sheet or file; each period has its own total, and the mean of
/// the exact totals is rounded once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Periods {
    /// `kind`.
    pub kind: PeriodKind,
    /// `least`: with fewer periods present the subject is incomplete.
    pub least: u8,
    /// `missing`.
    pub missing: MissingPeriod,
}

/// `kind` of the periods that enter the mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodKind {
    /// Twelve months.
    Month,
    /// Four quarters; months are brought to quarters first.
    Quarter,
}

impl PeriodKind {
    /// How many of them a year has.
    #[must_use]
    pub const fn in_year(self) -> u8 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
        }
    }
}

/// `missing`: what a period without a row means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingPeriod {
    /// The mean is made of those present.
    Skip,
    /// It counts as 0.
    Zero,
    /// The subject is incomplete.
    Incomplete,
}

/// `above-scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AboveScale {
    /// At most `scale`.
    Cap,
    /// The bonus may lift the total above `scale`.
    Allow,
}

/// `[letterhead]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// Parent body, first line on the left.
    pub parent: Option<String>,
    /// Issuing body, second line on the left.
    pub body: Option<String>,
    /// The right block.
    pub motto: Motto,
    /// Place of the date line.
    pub place: Option<String>,
    /// `number`: what follows the number of the document (“/TTr-CĐVC”).
    pub number: Option<String>,
    /// `attached`: the document that the lists go with (“Tờ trình số 12/TTr-CĐVC ngày 20/12/2026”).
    pub attached: Option<String>,
    /// `order` of the printed list.
    pub order: ListOrder,
    /// Signature blocks, left to right: role lines and name.
    pub signers: Vec<(String, String)>,
}

/// `order`: in which order the printed list of a unit names its subjects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// By rank.
    #[default]
    Rank,
    /// By role, in the order in which the campaign names them (leaders first), and as the roster names them.
    Roster,
}

/// The right block of a letterhead.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Motto {
    /// Cộng hòa xã hội chủ nghĩa Việt Nam.
    #[default]
    State,
    /// Đảng Cộng sản Việt Nam.
    Party,
}
