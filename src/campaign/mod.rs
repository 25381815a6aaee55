//! A campaign as meant: every id resolved to a position, every number exact, every fault already told.
//!
//! [`load`] is the only way to get one. Nothing here is a default: what a campaign file
//! leaves open and what could change a level has been refused before.

pub mod condition;
pub(crate) mod faults;
pub mod keys;
pub(crate) mod raw;
mod resolve;
pub mod rule;
pub mod schema;
#[cfg(test)]
mod tests;
pub mod together;

pub use condition::{
    Atom, Bound, Condition, DateTest, FactTest, Gap, HistoryTest, HistoryWhat, NumberTest, Span, TextWord,
};
pub use rule::{
    Award, Gate, Limit, LimitEffect, NamedUnit, OrderKey, OrderValue, Over, Quota, QuotaBase, QuotaRounding, QuotaSize,
    QuotaSubject, Raised, ScopeKey, Target, TargetBase, Ties,
};

pub use together::{FromMembers, Link, LoadedAll, MembersWhat, Together, load_all};

use std::sync::Arc;

use jiff::civil::Date;

use crate::id::{ExtraIx, FactIx, GroupIx, Id, InputIx, ItemIx, LevelIx, RaterIx, RoleIx};
use crate::num::{Exact, Rounding};

/// One rule file, resolved.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// The file's path as given, for messages and provenance.
    pub path: Arc<str>,
    /// SHA-256 of the file's bytes, lower-case hexadecimal.
    pub sha256: String,
    /// The file's text: results keep it, so that they explain themselves.
    pub text: Arc<str>,
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// `source`.
    pub source: Option<String>,
    /// `year`.
    pub year: i16,
    /// `subject`.
    pub subject: SubjectKind,
    /// `valid`.
    pub valid: Option<(Date, Date)>,
    /// `scale`: the top of the total.
    pub scale: Exact,
    /// `base`: what the base groups add up to.
    pub base: Exact,
    /// `rounding`.
    pub rounding: Rounding,
    /// `combine` with what it needs.
    pub combine: Combine,
    /// `[periods]`: claims are given by month or quarter.
    pub periods: Option<Periods>,
    /// `above-scale`; `Allow` where no bonus exists.
    pub above_scale: AboveScale,
    /// `[letterhead]`.
    pub letterhead: Option<Letterhead>,
    /// `[[rater]]`, in rising order of authority; empty where the campaign has none (all columns are common).
    pub raters: Vec<Rater>,
    /// `[[role]]`; a campaign without any has one nameless role.
    pub roles: Vec<Role>,
    /// `[[fact]]`.
    pub facts: Vec<Fact>,
    /// `[[group]]`.
    pub groups: Vec<Group>,
    /// `[[group.criterion]]` of all groups, in file order. Position = [`crate::id::CriterionIx`].
    pub criteria: Vec<Criterion>,
    /// `[[bonus]]`, then `[[deduction]]`.
    pub extras: Vec<Extra>,
    /// Everything that is scored: the criteria first (same positions), then the items of the extras.
    pub items: Vec<Item>,
    /// The columns that items read from assessments.
    pub inputs: Vec<Input>,
    /// `[[level]]`, best first; the last is from 0.
    pub levels: Vec<Level>,
    /// `[[gate]]`.
    pub gates: Vec<Gate>,
    /// `[[limit]]`.
    pub limits: Vec<Limit>,
    /// `[[quota]]`, in file order.
    pub quotas: Vec<Quota>,
    /// `[[award]]`, in file order.
    pub awards: Vec<Award>,
    /// `[[target]]`.
    pub targets: Vec<Target>,
    /// `[ranking] order`.
    pub ranking: Vec<OrderKey>,
    /// The units that rules name, in file order.
    pub units_named: Vec<NamedUnit>,
    /// `members-from`: the campaign of the run whose results feed `from-members`.
    pub members_from: Option<Id>,
    /// `unit-level-from`: the campaign of the run whose results are the units' levels.
    pub unit_level_from: Option<Id>,
}

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

/// `[[rater]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rater {
    /// `id`; `self` is the one whose total is compared.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// `column`: the words that mark this rater's columns.
    pub column: Vec<String>,
}

/// `[[role]]`.
#[derive(Clone, Debug)]
pub struct Role {
    /// `id`; empty for the nameless role of a campaign without roles.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// `when`; none takes the rest.
    pub when: Option<Condition>,
}

/// `[[fact]]`.
#[derive(Clone, Debug)]
pub struct Fact {
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// `kind`.
    pub kind: FactKind,
    /// `column` words, without title and id (which match too).
    pub column: Vec<String>,
    /// `values`: the words a text fact may hold, as written.
    pub values: Option<Vec<String>>,
    /// `blank`: the text that an empty cell is read as, checked to be readable; `Some("")` is an empty text.
    pub blank: Option<String>,
    /// `from-members`.
    pub from_members: Option<FromMembers>,
    /// `from-subordinates`.
    pub from_subordinates: Option<Subordinates>,
}

/// `from-subordinates`: how many of the people below somebody in the same unit hold a level before the quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subordinates {
    /// The level.
    pub level: LevelIx,
    /// The roles of those below.
    pub of: Vec<RoleIx>,
    /// The roles of those who have people below them.
    pub above: Vec<RoleIx>,
    /// Only those with the same value of this fact are below.
    pub same: Option<FactIx>,
}

/// `kind` of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// Free words, compared after folding.
    Text,
    /// A whole number from 0.
    Count,
    /// Any number.
    Number,
    /// 0 to 100; “80%” and 80 are the same.
    Percent,
    /// Yes or no.
    Flag,
    /// A calendar date.
    Date,
}

/// `[[group]]`.
#[derive(Clone, Debug)]
pub struct Group {
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// The group's weight for each role: its own, else the sum of its criteria's weights.
    pub weight: Vec<Exact>,
    /// Its criteria: positions in [`Campaign::criteria`], a run without gaps.
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
    /// Its items: positions in [`Campaign::items`].
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
    Fact(crate::id::FactIx),
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
    pub gates: Vec<crate::id::GateIx>,
}

/// What came of reading a campaign file.
#[derive(Debug)]
pub struct Loaded {
    /// The campaign; none where an error was found.
    pub campaign: Option<Campaign>,
    /// Everything found, errors and warnings, sorted by place.
    pub problems: Vec<crate::diag::Problem>,
}

/// Reads a campaign from the text of a file. `path` is what the file is called in messages.
#[must_use]
pub fn load(path: &str, source: &str) -> Loaded {
    let faults = faults::Faults::new(path, source);
    let campaign = raw::read(source, &faults).map(|raw| resolve::campaign(&raw, path, source, &faults));
    let problems = faults.into_problems();
    let refused = problems.iter().any(crate::diag::Problem::is_error);
    Loaded { campaign: campaign.filter(|_| !refused), problems }
}

impl Campaign {
    /// The level that a word of a decision, a units file or a history means: whole words after folding.
    #[must_use]
    pub fn level_by_word(&self, word: &str) -> Option<LevelIx> {
        let folded = crate::text::fold(word);
        self.levels.iter().position(|level| level.words.contains(&folded)).map(LevelIx::at)
    }

    /// The lowest level.
    #[must_use]
    pub fn lowest_level(&self) -> LevelIx {
        LevelIx::at(self.levels.len() - 1)
    }

    /// The position of the rater with id `self`.
    #[must_use]
    pub fn self_rater(&self) -> Option<RaterIx> {
        self.raters.iter().position(|rater| rater.id.as_str() == "self").map(RaterIx::at)
    }

    /// Whether anything is read from an assessment (and not only from facts).
    #[must_use]
    pub fn reads_assessments(&self) -> bool {
        !self.inputs.is_empty()
    }

    /// The first input that reads the same column: what is asked once, however many criteria read it.
    #[must_use]
    pub fn column_of(&self, input: InputIx) -> InputIx {
        self.inputs[input.index()].column
    }

    /// All columns, each as the first input that reads it.
    pub fn columns(&self) -> impl Iterator<Item = InputIx> + '_ {
        (0..self.inputs.len()).map(InputIx::at).filter(|input| self.column_of(*input) == *input)
    }

    /// The items that read the column of an input.
    pub fn readers(&self, input: InputIx) -> impl Iterator<Item = ItemIx> + '_ {
        let column = self.column_of(input);
        self.inputs.iter().filter(move |other| other.column == column).map(|other| other.item)
    }

    /// The item of a criterion: criteria come first in [`Campaign::items`].
    #[must_use]
    pub fn criterion_item(&self, criterion: crate::id::CriterionIx) -> &Item {
        &self.items[criterion.index()]
    }

    /// Whether any rule looks at earlier years.
    #[must_use]
    pub fn reads_history(&self) -> bool {
        let limits = self.limits.iter().map(|limit| &limit.when);
        let gates = self.gates.iter().map(|gate| &gate.require);
        let awards = self.awards.iter().map(|award| &award.require);
        let targets = self.targets.iter().map(|target| &target.share_of);
        let mut all = limits.chain(gates).chain(awards).chain(targets);
        all.any(|condition| condition.any_atom(&|atom| matches!(atom, Atom::History(_))))
    }

    /// Whether any rule looks at the level of the subject's unit.
    #[must_use]
    pub fn reads_unit_level(&self) -> bool {
        let mentions = |condition: &Condition| {
            condition.any_atom(&|atom| matches!(atom, Atom::UnitLevel { .. } | Atom::UnitLevelPresent))
        };
        self.limits.iter().any(|limit| limit.then == LimitEffect::AtMostUnit || mentions(&limit.when))
            || self.gates.iter().any(|gate| mentions(&gate.require))
            || self.awards.iter().any(|award| mentions(&award.require))
            || self.targets.iter().any(|target| mentions(&target.share_of))
    }

    /// Whether the campaign names its roles.
    #[must_use]
    pub fn has_roles(&self) -> bool {
        self.roles.len() > 1 || self.roles.first().is_some_and(|role| !role.id.as_str().is_empty())
    }

    /// Whether a role's `weight` for a criterion is 0: not asked of this role.
    #[must_use]
    pub fn is_asked(&self, criterion: crate::id::CriterionIx, role: RoleIx) -> bool {
        !self.criteria[criterion.index()].weight[role.index()].is_zero()
    }
}
