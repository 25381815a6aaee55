//! Levels, gates, limits, awards and targets as written.

use crate::campaign::TargetBase;
use crate::campaign::faults::{At, tell_conflict};
use crate::campaign::raw::RawName;
use crate::campaign::raw::condition::{self, RawCondition};
use crate::campaign::raw::table::{Field, Keys};
use crate::campaign::raw::value::Val;
use crate::diag::code::CampaignTerm;
use crate::num::Exact;

/// `[[level]]`.
#[derive(Debug)]
pub(crate) struct RawLevel {
    pub(crate) name: RawName,
    pub(crate) short: Option<At<String>>,
    pub(crate) also: Vec<At<String>>,
    pub(crate) from: Option<At<Exact>>,
    pub(crate) gates: Field<At<Vec<At<String>>>>,
}

impl RawLevel {
    /// Takes the keys of a `[[level]]`.
    pub(crate) fn read(mut keys: Keys<'_>) -> Self {
        let raw = Self {
            name: RawName::read(&mut keys),
            short: keys.optional("short", Val::words).good().cloned(),
            also: also(&mut keys),
            from: keys.required("from", Val::number),
            gates: keys.optional("gates", |value| value.list(Val::text)),
        };
        if raw.gates.is_broken() {
            keys.faults().lose_references();
        }
        keys.finish();
        raw
    }
}

fn also(keys: &mut Keys<'_>) -> Vec<At<String>> {
    keys.optional("also", Val::texts).good().map(|words| words.value.clone()).unwrap_or_default()
}

/// `[[gate]]`.
#[derive(Debug)]
pub(crate) struct RawGate {
    pub(crate) name: RawName,
    pub(crate) require: Option<RawCondition>,
}

impl RawGate {
    /// Takes the keys of a `[[gate]]`.
    pub(crate) fn read(mut keys: Keys<'_>) -> Self {
        let raw = Self { name: RawName::read(&mut keys), require: keys.required("require", condition::read) };
        keys.finish();
        raw
    }
}

/// `[[limit]]`.
#[derive(Debug)]
pub(crate) struct RawLimit {
    pub(crate) name: RawName,
    pub(crate) when: Option<RawCondition>,
    pub(crate) then: Option<RawEffect>,
}

/// `then`.
#[derive(Clone, Debug)]
pub(crate) enum RawEffect {
    NotRated(String),
    TotalAtMost(At<Exact>),
    Level(At<String>),
    /// A level, or `unit`.
    AtMost(At<String>),
}

impl RawLimit {
    /// Takes the keys of a `[[limit]]`.
    pub(crate) fn read(mut keys: Keys<'_>) -> Self {
        let raw = Self {
            name: RawName::read(&mut keys),
            when: keys.required("when", condition::read),
            then: keys.required("then", read_effect),
        };
        keys.finish();
        raw
    }
}

fn read_effect(value: Val<'_>) -> Option<RawEffect> {
    let (faults, span) = (value.faults, value.span.clone());
    let mut keys = value.table("then")?;
    let not_rated = keys.optional("not-rated", Val::words);
    let total = keys.optional("total-at-most", Val::not_negative);
    let level = keys.optional("level", Val::text);
    let at_most = keys.optional("at-most", Val::text);
    let there = [not_rated.is_there(), total.is_there(), level.is_there(), at_most.is_there()];
    match there.iter().filter(|there| **there).count() {
        0 if keys.names().next().is_none() => keys.missing("not-rated | total-at-most | level | at-most"),
        0 | 1 => {}
        _ => tell_conflict(faults, &span, "then", CampaignTerm::SeveralEffects),
    }
    keys.finish();
    match (not_rated, total, level, at_most) {
        (Field::Is(word), Field::Absent, Field::Absent, Field::Absent) => Some(RawEffect::NotRated(word.value)),
        (Field::Absent, Field::Is(total), Field::Absent, Field::Absent) => Some(RawEffect::TotalAtMost(total)),
        (Field::Absent, Field::Absent, Field::Is(level), Field::Absent) => Some(RawEffect::Level(level)),
        (Field::Absent, Field::Absent, Field::Absent, Field::Is(level)) => Some(RawEffect::AtMost(level)),
        _ => None,
    }
}

/// `[[award]]`.
#[derive(Debug)]
pub(crate) struct RawAward {
    pub(crate) name: RawName,
    pub(crate) also: Vec<At<String>>,
    pub(crate) require: Option<RawCondition>,
}

impl RawAward {
    /// Takes the keys of an `[[award]]`.
    pub(crate) fn read(mut keys: Keys<'_>) -> Self {
        let raw = Self {
            name: RawName::read(&mut keys),
            also: also(&mut keys),
            require: keys.required("require", condition::read),
        };
        keys.finish();
        raw
    }
}

/// `[[target]]`.
#[derive(Debug)]
pub(crate) struct RawTarget {
    pub(crate) name: RawName,
    pub(crate) share_of: Option<RawCondition>,
    pub(crate) base: Option<At<TargetBase>>,
    pub(crate) plan: Option<At<Exact>>,
}

impl RawTarget {
    /// Takes the keys of a `[[target]]`.
    pub(crate) fn read(mut keys: Keys<'_>) -> Self {
        let raw = Self {
            name: RawName::read(&mut keys),
            share_of: keys.required("share-of", condition::read),
            base: keys.required("base", |value| {
                value.one_of(&[("rated", TargetBase::Rated), ("headcount", TargetBase::Headcount)])
            }),
            plan: keys.required("plan", Val::percent),
        };
        keys.finish();
        raw
    }
}
