//! `points` as written: exactly one of the closed set of kinds, with its keys.

use std::ops::Range;

use crate::campaign::OverDone;
use crate::campaign::faults::{At, fault, tell_conflict};
use crate::campaign::raw::table::{Field, Keys};
use crate::campaign::raw::value::Val;
use crate::diag::CampaignCode;
use crate::diag::code::{CampaignTerm, Term};
use crate::num::Exact;

/// `points`.
#[derive(Clone, Debug)]
pub(crate) enum RawPoints {
    UpTo { max: At<Exact>, step: Option<At<Exact>> },
    Choice(Vec<(At<String>, Exact)>),
    Flag { yes: Exact, no: Exact, span: Range<usize> },
    Count { from: RawCounted, each: Exact, max: Exact },
    Percent { fact: Option<At<String>>, max: Exact },
    Bands { fact: Option<At<String>>, max: Option<At<Exact>>, from: At<Vec<(At<Exact>, Exact)>> },
    Ratio { done: String, of: String, less: Option<RawLess>, max: Exact, over: OverDone },
    Deduct { from: RawCounted, start: Exact, each: Exact, least: At<Exact> },
}

/// What is taken off the done part of a ratio: a column, and the share of it.
#[derive(Clone, Debug)]
pub(crate) struct RawLess {
    pub(crate) column: String,
    pub(crate) each: Exact,
}

/// Where a number of events comes from.
#[derive(Clone, Debug)]
pub(crate) enum RawCounted {
    /// The criterion's own column.
    Own,
    /// A column of this name.
    Column(String),
    /// A fact.
    Fact(At<String>),
}

const KINDS: [&str; 8] = ["up-to", "choice", "flag", "count", "percent", "bands", "ratio", "deduct"];

/// Reads `points`. What it names is not known where it is wrong.
pub(crate) fn read(value: Val<'_>) -> Option<RawPoints> {
    let faults = value.faults;
    let points = read_kind(value);
    if points.is_none() {
        faults.lose_references();
    }
    points
}

fn read_kind(value: Val<'_>) -> Option<RawPoints> {
    let (faults, span) = (value.faults, value.span.clone());
    let mut keys = value.table("points")?;
    let kinds: Vec<&str> = KINDS.into_iter().filter(|kind| keys.key_span(kind).is_some()).collect();
    let points = match kinds[..] {
        ["up-to"] => keys.required("up-to", up_to),
        ["choice"] => keys.required("choice", choice),
        ["flag"] => keys.required("flag", flag),
        ["count"] => keys.required("count", count),
        ["percent"] => keys.required("percent", percent),
        ["bands"] => keys.required("bands", bands),
        ["ratio"] => keys.required("ratio", ratio),
        ["deduct"] => keys.required("deduct", deduct),
        _ => {
            if !kinds.is_empty() {
                tell_conflict(faults, &span, "points", CampaignTerm::SeveralKinds);
            } else if keys.names().next().is_none() {
                let problem = fault(CampaignCode::MissingKey)
                    .with("key", KINDS.join(" | "))
                    .with_term("table", Term::Campaign(CampaignTerm::PointsTable));
                faults.add(&span, problem);
            }
            for kind in KINDS {
                keys.optional(kind, |_| Some(()));
            }
            None
        }
    };
    keys.finish();
    points
}

fn up_to(value: Val<'_>) -> Option<RawPoints> {
    let mut keys = value.table("points.up-to")?;
    let max = keys.required("max", Val::above_zero);
    let step = keys.optional("step", Val::above_zero);
    keys.finish();
    match step {
        Field::Broken => None,
        step => Some(RawPoints::UpTo { max: max?, step: step.good().cloned() }),
    }
}

fn choice(value: Val<'_>) -> Option<RawPoints> {
    let entries = value.entries()?;
    if entries.is_empty() {
        return value.bad("", CampaignTerm::EmptyChoice);
    }
    let mut words = Vec::new();
    for (word, points) in entries {
        words.push((word, points.not_negative().map(|points| points.value)));
    }
    words.into_iter().map(|(word, points)| Some((word, points?))).collect::<Option<Vec<_>>>().map(RawPoints::Choice)
}

fn flag(value: Val<'_>) -> Option<RawPoints> {
    let span = value.span.clone();
    let mut keys = value.table("points.flag")?;
    let yes = keys.required("yes", Val::not_negative);
    let no = keys.optional("no", Val::not_negative);
    keys.finish();
    if no.is_broken() {
        return None;
    }
    Some(RawPoints::Flag { yes: yes?.value, no: no.good().map_or(Exact::ZERO, |no| no.value.clone()), span })
}

fn count(value: Val<'_>) -> Option<RawPoints> {
    let mut keys = value.table("points.count")?;
    let from = counted(&mut keys);
    let each = keys.required("each", Val::above_zero);
    let max = keys.required("max", Val::above_zero);
    keys.finish();
    Some(RawPoints::Count { from: from?, each: each?.value, max: max?.value })
}

/// `fact = ID`, `count = "column"`, or neither.
fn counted(keys: &mut Keys<'_>) -> Option<RawCounted> {
    let fact = keys.optional("fact", Val::text);
    let column = keys.optional("count", Val::words);
    match (fact, column) {
        (Field::Absent, Field::Absent) => Some(RawCounted::Own),
        (Field::Is(fact), Field::Absent) => Some(RawCounted::Fact(fact)),
        (Field::Absent, Field::Is(column)) => Some(RawCounted::Column(column.value)),
        (Field::Is(fact), Field::Is(_)) => {
            tell_conflict(keys.faults(), &fact.span, "fact", CampaignTerm::FactAndColumn);
            None
        }
        _ => None,
    }
}

fn percent(value: Val<'_>) -> Option<RawPoints> {
    let mut keys = value.table("points.percent")?;
    let fact = keys.optional("fact", Val::id);
    let max = keys.required("max", Val::above_zero);
    keys.finish();
    if fact.is_broken() {
        return None;
    }
    Some(RawPoints::Percent { fact: fact.good().cloned(), max: max?.value })
}

fn bands(value: Val<'_>) -> Option<RawPoints> {
    let mut keys = value.table("points.bands")?;
    let fact = keys.optional("fact", Val::id);
    let max = keys.optional("max", Val::above_zero);
    let from = keys.required("from", |value| {
        let key = value.clone();
        let list = value.list(band)?;
        if list.value.is_empty() { key.bad("[]", CampaignTerm::EmptyBands) } else { Some(list) }
    });
    keys.finish();
    if max.is_broken() || fact.is_broken() {
        return None;
    }
    Some(RawPoints::Bands { fact: fact.good().cloned(), max: max.good().cloned(), from: from? })
}

/// `[bound, points]`.
fn band(value: Val<'_>) -> Option<(At<Exact>, Exact)> {
    let whole = value.clone();
    let pair = value.list(Val::number)?;
    match &pair.value[..] {
        [bound, points] if !points.value.is_negative() => Some((bound.clone(), points.value.clone())),
        [_, points] => whole.bad(&points.value, CampaignTerm::FromZero),
        _ => whole.bad(pair.value.len(), CampaignTerm::BandPair),
    }
}

fn ratio(value: Val<'_>) -> Option<RawPoints> {
    let mut keys = value.table("points.ratio")?;
    let done = keys.required("done", Val::words);
    let of = keys.required("of", Val::words);
    let max = keys.required("max", Val::above_zero);
    let over = keys.optional("over", |value| value.one_of(&[("refuse", OverDone::Refuse), ("cap", OverDone::Cap)]));
    let less = keys.optional("less", Val::words);
    let each = if less.is_there() { keys.required("each", Val::percent) } else { None };
    keys.finish();
    if over.is_broken() || less.is_broken() {
        return None;
    }
    let over = over.good().map_or(OverDone::Refuse, |over| over.value);
    let less = match less.good() {
        Some(column) => Some(RawLess { column: column.value.clone(), each: each?.value }),
        None => None,
    };
    Some(RawPoints::Ratio { done: done?.value, of: of?.value, less, max: max?.value, over })
}

fn deduct(value: Val<'_>) -> Option<RawPoints> {
    let mut keys = value.table("points.deduct")?;
    let from = counted(&mut keys);
    let start = keys.required("start", Val::above_zero);
    let each = keys.required("each", Val::above_zero);
    let least = keys.required("least", Val::not_negative);
    keys.finish();
    Some(RawPoints::Deduct { from: from?, start: start?.value, each: each?.value, least: least? })
}
