//! The scopes of a quota, one instance for each combination of their keys' values.

use std::collections::BTreeMap;

use crate::campaign::{Quota, QuotaBase, QuotaRounding, QuotaSize, ScopeKey};
use crate::classify::quota::{Candidate, Pool};
use crate::classify::{Outcome, ScopeValue, SubjectRef};
use crate::id::{FactIx, LevelIx};
use crate::intake::{Dossier, FactValue};
use crate::num::Exact;
use crate::score::condition::is_called;

/// Which of the cut's two sides a base counts, beside those whom the cut does not touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counting {
    /// Nobody of the candidates: the base does not move.
    Fixed,
    /// Those cut who land on the next level (`below`).
    Landed,
    /// Those, and those who stay (`at-least`).
    LandedAndKept,
}

/// One scope with one value for each of its keys.
#[derive(Debug)]
pub(super) struct Instance {
    /// Position in the quota's `scopes`.
    pub(super) scope: u16,
    /// The unit, where the scope has that key.
    pub(super) unit: Option<u32>,
    /// The other keys.
    pub(super) keys: Vec<ScopeValue>,
    /// The position of the raise that holds here.
    pub(super) raised: Option<u16>,
    /// The part of the base that the cut does not move.
    fixed: i64,
    counting: Counting,
    /// Candidates in this instance, and those of them who land in the base if cut.
    pub(super) candidates: i64,
    landing: i64,
    /// Those who stay, and those of them who would land in the base if cut.
    kept: i64,
    kept_landing: i64,
    /// Nobody who comes later is let in.
    pub(super) closed: bool,
    /// Somebody in it has a level.
    rated: bool,
    size: Size,
}

/// How many may stay, for a given base.
#[derive(Clone, Debug)]
enum Size {
    Count(i64),
    Share { share: Exact, at_least: i64, rounding: QuotaRounding },
}

impl Instance {
    /// The base if `kept` stay, of whom `kept_landing` would land in the base if cut.
    pub(super) fn base_for(&self, kept: i64, kept_landing: i64) -> i64 {
        let landed = self.landing - kept_landing;
        match self.counting {
            Counting::Fixed => self.fixed,
            Counting::Landed => self.fixed + landed,
            Counting::LandedAndKept => self.fixed + landed + kept,
        }
    }

    /// Whether the limit holds if just these stay.
    pub(super) fn allows(&self, kept: i64, kept_landing: i64) -> bool {
        kept <= self.limit_for(self.base_for(kept, kept_landing))
    }

    /// Whether the limit still holds if `extra` more stay.
    pub(super) fn has_room(&self, extra: i64, extra_landing: i64) -> bool {
        self.allows(self.kept + extra, self.kept_landing + extra_landing)
    }

    /// How many may stay for a base.
    pub(super) fn limit_for(&self, base: i64) -> i64 {
        match &self.size {
            Size::Count(count) => *count,
            Size::Share { share, at_least, rounding } => {
                rounded(&(share * &Exact::whole(base)), *rounding).max(*at_least)
            }
        }
    }

    /// Whether the quota has a base (and not a plain count).
    pub(super) fn has_base(&self) -> bool {
        matches!(self.size, Size::Share { .. })
    }

    pub(super) fn keep(&mut self, candidate: Candidate) {
        self.kept += 1;
        self.kept_landing += i64::from(candidate.lands_in_base);
    }

    /// A scope in which nobody has a level is left out of the table.
    pub(super) fn is_shown(&self) -> bool {
        self.rated
    }
}

/// All instances of a quota, and to which of them each candidate belongs.
#[derive(Debug)]
pub(super) struct Scopes {
    pub(super) instances: Vec<Instance>,
    /// For each candidate its instance in each scope.
    pub(super) of_candidate: Vec<Vec<usize>>,
}

type Key = (u16, Option<u32>, Vec<ScopeValue>);

impl Scopes {
    /// Scopes of a level quota. `candidates` stand exactly at `level`.
    pub(super) fn of_level(pool: &Pool<'_>, rule: &Quota, level: LevelIx, candidates: &[Candidate]) -> Self {
        let next = LevelIx::at(level.index() + 1);
        let in_base = |base: QuotaBase, subject: SubjectRef| match (base, pool.entry(subject).graded.standing.outcome) {
            (QuotaBase::Below, Outcome::Level(held)) => held == next,
            (QuotaBase::AtLeast, Outcome::Level(held)) => held <= next && held != level,
            (QuotaBase::Rated, Outcome::Level(_)) | (QuotaBase::Headcount, _) => true,
            _ => false,
        };
        Self::build(pool, rule, candidates, &in_base)
    }

    /// Scopes of an award quota. Awards already given stand in the subjects' standings.
    pub(super) fn of_award(pool: &Pool<'_>, rule: &Quota, candidates: &[Candidate]) -> Self {
        let in_base = |base: QuotaBase, subject: SubjectRef| {
            let standing = &pool.entry(subject).graded.standing;
            match base {
                QuotaBase::Award(award) => standing.awards.contains(&award),
                QuotaBase::Rated => standing.outcome.level().is_some(),
                QuotaBase::Headcount => true,
                QuotaBase::Below | QuotaBase::AtLeast => false,
            }
        };
        Self::build(pool, rule, candidates, &in_base)
    }

    /// Makes the instances of all scopes that hold at least one rated subject.
    fn build(
        pool: &Pool<'_>,
        rule: &Quota,
        candidates: &[Candidate],
        in_base: &dyn Fn(QuotaBase, SubjectRef) -> bool,
    ) -> Self {
        let mut places: BTreeMap<Key, usize> = BTreeMap::new();
        let mut scopes = Self { instances: Vec::new(), of_candidate: Vec::new() };
        for subject in pool.subjects() {
            let rated = pool.outcome(subject).level().is_some();
            for key in keys(pool, rule, subject) {
                let place = *places.entry(key).or_insert_with_key(|key| {
                    scopes.instances.push(new_instance(pool, rule, key, subject));
                    scopes.instances.len() - 1
                });
                let instance = &mut scopes.instances[place];
                instance.rated |= rated;
                if let QuotaSize::Share { base, .. } = &rule.size {
                    instance.fixed += i64::from(in_base(*base, subject));
                }
            }
        }
        for candidate in candidates {
            let own: Vec<usize> = keys(pool, rule, candidate.subject).iter().map(|key| places[key]).collect();
            for instance in &own {
                scopes.instances[*instance].candidates += 1;
                scopes.instances[*instance].landing += i64::from(candidate.lands_in_base);
            }
            scopes.of_candidate.push(own);
        }
        scopes
    }
}

/// The instance that a subject belongs to in each scope.
fn keys(pool: &Pool<'_>, rule: &Quota, subject: SubjectRef) -> Vec<Key> {
    let entry = pool.entry(subject);
    let key_of = |(scope, keys): (usize, &Vec<ScopeKey>)| {
        let unit = keys.contains(&ScopeKey::Unit).then_some(subject.unit);
        let values = keys.iter().filter_map(|key| match key {
            ScopeKey::Unit => None,
            ScopeKey::Role => entry.graded.card.role.map(ScopeValue::Role),
            ScopeKey::Fact(fact) => Some(ScopeValue::Fact(*fact, fact_text(entry.dossier, *fact))),
        });
        (u16::try_from(scope).expect("a quota has few scopes"), unit, values.collect())
    };
    rule.scopes.iter().enumerate().map(key_of).collect()
}

/// A fact's value as the key of a scope. Words are told apart after folding, and shown as the campaign
/// writes them where it lists them.
pub(super) fn fact_text(dossier: &Dossier, fact: FactIx) -> String {
    match &dossier.facts[fact.index()].value {
        FactValue::Missing => String::new(),
        FactValue::Text { folded, .. } => folded.to_string(),
        FactValue::Number(number) => number.to_string(),
        FactValue::Flag(flag) => flag.to_string(),
        FactValue::Date(date) => date.to_string(),
    }
}

/// A key's value as shown: words as the campaign lists them, else as the first subject has them.
fn shown(pool: &Pool<'_>, value: &ScopeValue, dossier: &Dossier) -> ScopeValue {
    let ScopeValue::Fact(fact, folded) = value else {
        return value.clone();
    };
    let mut listed = pool.campaign.facts[fact.index()].values.iter().flatten();
    let text = match (listed.find(|word| crate::text::fold(word) == *folded), &dossier.facts[fact.index()].value) {
        (Some(word), _) => word.clone(),
        (None, FactValue::Text { shown, .. }) => shown.to_string(),
        (None, _) => folded.clone(),
    };
    ScopeValue::Fact(*fact, text)
}

fn new_instance(pool: &Pool<'_>, rule: &Quota, (scope, unit, keys): &Key, first: SubjectRef) -> Instance {
    let (mut raised_by, mut counting) = (None, Counting::Fixed);
    let size = match &rule.size {
        QuotaSize::Count(count) => Size::Count(*count),
        QuotaSize::Share { share, base, at_least, rounding, raised } => {
            counting = match base {
                QuotaBase::Below => Counting::Landed,
                QuotaBase::AtLeast => Counting::LandedAndKept,
                QuotaBase::Rated | QuotaBase::Headcount | QuotaBase::Award(_) => Counting::Fixed,
            };
            let id = unit.map(|unit| &*pool.units[(unit - pool.first) as usize].id);
            raised_by =
                id.and_then(|id| raised.iter().position(|raise| raise.units.iter().any(|unit| is_called(id, unit))));
            let share = raised_by.map_or(share, |raise| &raised[raise].share);
            Size::Share { share: share.clone(), at_least: *at_least, rounding: *rounding }
        }
    };
    Instance {
        scope: *scope,
        unit: *unit,
        keys: keys.iter().map(|key| shown(pool, key, pool.entry(first).dossier)).collect(),
        raised: raised_by.and_then(|raise| u16::try_from(raise).ok()),
        fixed: 0,
        counting,
        candidates: 0,
        landing: 0,
        kept: 0,
        kept_landing: 0,
        closed: false,
        rated: false,
        size,
    }
}

/// A share of a base as a whole number of people.
pub(super) fn rounded(exact: &Exact, rounding: QuotaRounding) -> i64 {
    match rounding {
        QuotaRounding::Down => exact.floor(),
        QuotaRounding::Up => exact.ceil(),
        QuotaRounding::HalfUp => (exact + &Exact::ratio(1, 2)).floor(),
    }
}
