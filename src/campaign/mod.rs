//! A campaign as meant: every id resolved to a position, every number exact, every fault already told.
//!
//! [`load`] is the only way to get one. Nothing here is a default: what a campaign file
//! leaves open and what could change a level has been refused before.

pub mod condition;
pub(crate) mod faults;
mod head;
pub mod keys;
mod people;
pub(crate) mod raw;
mod resolve;
pub mod rule;
pub mod schema;
mod scored;
#[cfg(test)]
mod tests;
pub mod together;

pub use condition::{
    Atom, Bound, Condition, DateTest, FactTest, Gap, HistoryTest, HistoryWhat, NumberTest, Span, TextWord,
};
pub use head::{
    AboveScale, Combine, Letterhead, ListOrder, MissingPeriod, MissingRater, Motto, PeriodKind, Periods, SubjectKind,
};
pub use people::{Fact, FactKind, Rater, Role, Subordinates};
pub use rule::{
    Award, Gate, Level, Limit, LimitEffect, NamedUnit, OrderKey, OrderValue, Over, Quota, QuotaBase, QuotaRounding,
    QuotaSize, QuotaSubject, Raised, ScopeKey, Target, TargetBase, Ties,
};

pub use scored::{
    BlankValue, Criterion, EXEMPT, Extra, ExtraKind, Group, Input, InputPart, Item, ItemOf, ItemSource, NOT_APPLICABLE,
    NotApplicable, OverDone, PointsRule,
};
pub use together::{FromMembers, Link, LoadedAll, MembersWhat, Together, load_all};

use std::sync::Arc;

use jiff::civil::Date;

use crate::id::{Id, InputIx, ItemIx, LevelIx, RaterIx, RoleIx};
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
    /// Whether the title ends with the year, as many do: then nothing printed adds it once more.
    #[must_use]
    pub fn is_titled_with_year(&self) -> bool {
        self.title.trim_end().ends_with(&self.year.to_string())
    }

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
