//! A file of cases as written: every key taken, nothing looked up in the campaign.
//!
//! In: the text of a file. Out: [`RawCases`] with the place of everything, faults in the collector.

mod read;

use std::ops::Range;

use jiff::civil::Date;

use crate::campaign::faults::At;
use crate::campaign::raw::table::Field;
use crate::campaign::raw::value::Scalar;
use crate::num::Exact;

pub(in crate::cases) use read::read;

/// The whole file.
#[derive(Debug)]
pub(super) struct RawCases {
    /// What everybody has who says nothing else.
    pub(super) usual: RawPerson,
    /// `[[case]]`.
    pub(super) cases: Vec<RawCase>,
}

/// `[[case]]`.
#[derive(Debug)]
pub(super) struct RawCase {
    /// The heading.
    pub(super) head: Range<usize>,
    /// `name`, a sentence.
    pub(super) name: Option<At<String>>,
    /// The people: those of `[[case.person]]`, or the one that the case describes itself.
    pub(super) people: Vec<RawPerson>,
    /// `problems`: the codes of errors and warnings, each as often as it occurs.
    pub(super) problems: Option<Vec<String>>,
    /// `provisional`.
    pub(super) provisional: Option<bool>,
    /// `targets`.
    pub(super) targets: Vec<(At<String>, Met)>,
}

/// What a target comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    Reached,
    Missed,
    NotMeasurable,
}

impl Met {
    /// As it is written.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Reached => "met",
            Self::Missed => "missed",
            Self::NotMeasurable => "not-measurable",
        }
    }
}

/// `[[case.person]]`, or the keys of a person in the case itself.
#[derive(Debug, Default)]
pub(super) struct RawPerson {
    /// The heading.
    pub(super) head: Range<usize>,
    /// `code`.
    pub(super) code: Option<At<String>>,
    /// `unit`.
    pub(super) unit: Option<String>,
    /// `unit-level`: the level of the person's unit, in any of its words.
    pub(super) unit_level: Option<At<String>>,
    /// `role`: its word is put where the facts say nothing else; it is checked like an expectation.
    pub(super) role: Option<At<String>>,
    /// `times`: so many people alike.
    pub(super) times: usize,
    /// `form = "none"`: nothing was handed in.
    pub(super) no_form: bool,
    /// `facts`.
    pub(super) facts: Facts,
    /// `claims`; in a campaign with periods those of every period.
    pub(super) claims: Claims,
    /// `periods`: what each period says beyond `claims`.
    pub(super) periods: Vec<(At<String>, Claims)>,
    /// `history`: earlier years.
    pub(super) history: Vec<(At<String>, RawPast)>,
    /// `decision`.
    pub(super) decision: Option<RawDecision>,
    /// `expect`.
    pub(super) expect: Field<RawExpect>,
}

/// Facts by id.
pub(super) type Facts = Vec<(At<String>, RawFact)>;

/// What a fact is.
#[derive(Clone, Debug)]
pub(super) enum RawFact {
    /// As a cell would say it.
    Value(At<Scalar>),
    /// A percentage that no decimal says exactly, such as 7 of 9.
    Share { part: Exact, of: Exact, span: Range<usize> },
}

/// Claims by criterion.
pub(super) type Claims = Vec<(At<String>, RawClaim)>;

/// What is recorded about an earlier year.
#[derive(Debug)]
pub(super) struct RawPast {
    /// The level, in any of its words, `not-rated`, or empty; none where only awards are recorded.
    pub(super) level: Option<At<String>>,
    /// The awards held.
    pub(super) awards: Vec<At<String>>,
}

/// One value for every rater, or values by rater, or the parts of a ratio.
#[derive(Debug)]
pub(super) enum RawClaim {
    One(At<Scalar>),
    Parts(Vec<(At<String>, RawClaim)>),
}

/// `decision`.
#[derive(Debug)]
pub(super) struct RawDecision {
    pub(super) level: Option<At<String>>,
    pub(super) computed: Option<At<String>>,
    pub(super) awards: Option<Vec<At<String>>>,
    pub(super) reason: String,
    pub(super) body: String,
    pub(super) date: Date,
}

/// `expect`.
#[derive(Debug)]
pub(super) struct RawExpect {
    /// Where it stands.
    pub(super) span: Range<usize>,
    /// What is wanted, in the order of the keys below.
    pub(super) wanted: Vec<RawWanted>,
}

/// One thing that must come out.
#[derive(Debug)]
pub(super) enum RawWanted {
    Role(At<String>),
    Total(Exact),
    RaterTotal(At<String>, Exact),
    Group(At<String>, Exact),
    LevelByPoints(At<String>),
    Level(At<String>),
    Period(At<String>, Exact),
    Reason(Vec<String>),
    Awards(Vec<At<String>>),
    Rank(i64),
    RankOverall(i64),
}
