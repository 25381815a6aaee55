//! Conditions as written: one table with exactly one “what” and one test, or `all`, `any`, `not`.

use std::ops::Range;

use crate::campaign::condition::{Gap, Span};
use crate::campaign::faults::{At, Faults, fault};
use crate::campaign::raw::table::{Field, Keys};
use crate::campaign::raw::value::{Scalar, Val};
use crate::diag::CampaignCode;
use crate::diag::code::{CampaignTerm, Term};

/// A condition.
#[derive(Clone, Debug)]
pub(crate) enum RawCondition {
    All(Vec<RawCondition>),
    Any(Vec<RawCondition>),
    Not(Box<RawCondition>),
    Atom(RawAtom),
}

/// One “what” with its test.
#[derive(Clone, Debug)]
pub(crate) struct RawAtom {
    pub(crate) span: Range<usize>,
    pub(crate) what: RawWhat,
}

/// What a condition looks at, with the test where there is one.
#[derive(Clone, Debug)]
pub(crate) enum RawWhat {
    Fact(At<String>, RawTest),
    FactPresent(At<String>),
    Criterion(At<String>, RawTest),
    Group(At<String>, RawTest),
    EveryGroup(RawTest),
    EveryCriterion(RawTest),
    Total(RawTest),
    Period(Span, RawTest),
    Role(At<String>),
    Unit(At<String>),
    Level(At<String>, OrBetter),
    Award(At<String>),
    UnitLevel(At<String>, OrBetter),
    History(RawHistory),
}

/// `or = "better"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum OrBetter {
    /// Not written.
    Exactly,
    /// Written.
    OrBetter,
}

/// A test with its thresholds: one, or several for `one-of`.
#[derive(Clone, Debug)]
pub(crate) struct RawTest {
    pub(crate) op: Op,
    pub(crate) values: Vec<At<Scalar>>,
}

/// The tests there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Op {
    AtLeast,
    Above,
    AtMost,
    Below,
    Is,
    IsNot,
    OneOf,
}

impl Op {
    /// The key that writes it.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::AtLeast => "at-least",
            Self::Above => "above",
            Self::AtMost => "at-most",
            Self::Below => "below",
            Self::Is => "is",
            Self::IsNot => "is-not",
            Self::OneOf => "one-of",
        }
    }
}

/// `{ history = …, years = N, gap = … }`.
#[derive(Clone, Debug)]
pub(crate) struct RawHistory {
    pub(crate) what: RawHistoryWhat,
    pub(crate) years: u16,
    pub(crate) gap: Gap,
}

/// What each year must show.
#[derive(Clone, Debug)]
pub(crate) enum RawHistoryWhat {
    LevelAtLeast(At<String>),
    Award(At<String>),
}

const WHATS: [&str; 14] = [
    "all",
    "any",
    "not",
    "fact",
    "criterion",
    "group",
    "every",
    "total",
    "period",
    "role",
    "unit",
    "level",
    "award",
    "unit-level",
];
const OTHERS: [&str; 5] = ["history", "present", "or", "years", "gap"];
const OPS: [Op; 7] = [Op::AtLeast, Op::Above, Op::AtMost, Op::Below, Op::Is, Op::IsNot, Op::OneOf];

/// Reads a condition. What it names is not known where it is wrong.
pub(crate) fn read(value: Val<'_>) -> Option<RawCondition> {
    let faults = value.faults;
    let condition = read_table(value);
    if condition.is_none() {
        faults.lose_references();
    }
    condition
}

/// Tells that a condition has not the shape of one.
pub(crate) fn tell_shape(faults: &Faults, span: &Range<usize>, why: CampaignTerm) {
    faults.add(span, fault(CampaignCode::ConditionShape).with_term("why", Term::Campaign(why)));
}

fn read_table(value: Val<'_>) -> Option<RawCondition> {
    let (faults, span) = (value.faults, value.span.clone());
    let mut keys = value.table("condition")?;
    let whats: Vec<&str> =
        WHATS.iter().chain(&["history"]).filter(|what| keys.key_span(what).is_some()).copied().collect();
    let condition = match whats[..] {
        [what] => read_one(&mut keys, what, &span),
        _ => {
            if !whats.is_empty() {
                tell_shape(faults, &span, CampaignTerm::SeveralWhats);
            } else if !has_stranger(&keys) {
                tell_shape(faults, &span, CampaignTerm::NoWhat);
            }
            take_everything(&mut keys);
            None
        }
    };
    keys.finish();
    condition
}

/// Takes all keys that a condition may have, so that only others are told as unknown.
fn take_everything(keys: &mut Keys<'_>) {
    for key in WHATS.into_iter().chain(OTHERS).chain(OPS.map(Op::key)) {
        keys.optional(key, |_| Some(()));
    }
}

/// Whether there is a key that no condition has: it is told as unknown, and is the cause of what is missing.
fn has_stranger(keys: &Keys<'_>) -> bool {
    let known: Vec<&str> = WHATS.into_iter().chain(OTHERS).chain(OPS.map(Op::key)).collect();
    keys.names().any(|name| !known.contains(&name))
}

fn read_one(keys: &mut Keys<'_>, what: &str, span: &Range<usize>) -> Option<RawCondition> {
    match what {
        "all" => nested(keys, "all", span).map(RawCondition::All),
        "any" => nested(keys, "any", span).map(RawCondition::Any),
        "not" => {
            let inner = keys.required("not", read);
            only(keys, span, &[])?;
            Some(RawCondition::Not(Box::new(inner?)))
        }
        _ => Some(RawCondition::Atom(RawAtom { what: read_what(keys, what, span)?, span: span.clone() })),
    }
}

fn nested(keys: &mut Keys<'_>, key: &'static str, span: &Range<usize>) -> Option<Vec<RawCondition>> {
    let list = keys.required(key, |value| value.list(read));
    only(keys, span, &[])?;
    let list = list?.value;
    if list.is_empty() {
        tell_shape(keys.faults(), span, CampaignTerm::EmptyList);
        return None;
    }
    Some(list)
}

fn read_what(keys: &mut Keys<'_>, what: &str, span: &Range<usize>) -> Option<RawWhat> {
    match what {
        "fact" => read_fact(keys, span),
        "criterion" => named(keys, "criterion", span).map(|(id, test)| RawWhat::Criterion(id, test)),
        "group" => named(keys, "group", span).map(|(id, test)| RawWhat::Group(id, test)),
        "every" => {
            let kind = keys.required("every", |value| {
                value.one_of(&[
                    ("group", RawWhat::EveryGroup as fn(RawTest) -> RawWhat),
                    ("criterion", RawWhat::EveryCriterion),
                ])
            });
            let test = test(keys, span);
            Some((kind?.value)(test?))
        }
        "total" => {
            let year = keys.required("total", |value| value.one_of(&[("year", ())]));
            let test = test(keys, span);
            year.and(test).map(RawWhat::Total)
        }
        "period" => {
            let which = keys.required("period", |value| value.one_of(&[("every", Span::Every), ("any", Span::Any)]));
            let test = test(keys, span);
            Some(RawWhat::Period(which?.value, test?))
        }
        "role" => complete(keys, "role", span).map(RawWhat::Role),
        "unit" => complete(keys, "unit", span).map(RawWhat::Unit),
        "award" => complete(keys, "award", span).map(RawWhat::Award),
        "level" => levelled(keys, "level", span).map(|(id, or)| RawWhat::Level(id, or)),
        "unit-level" => levelled(keys, "unit-level", span).map(|(id, or)| RawWhat::UnitLevel(id, or)),
        _ => read_history(keys, span).map(RawWhat::History),
    }
}

fn read_fact(keys: &mut Keys<'_>, span: &Range<usize>) -> Option<RawWhat> {
    if keys.key_span("present").is_none() {
        return named(keys, "fact", span).map(|(id, test)| RawWhat::Fact(id, test));
    }
    let id = keys.required("fact", Val::text);
    let present = keys.required("present", Val::yes_no)?;
    only(keys, span, &["present"])?;
    if !present.value {
        tell_shape(keys.faults(), &present.span, CampaignTerm::PresentFalse);
        return None;
    }
    id.map(RawWhat::FactPresent)
}

/// A “what” with an id and a test.
fn named(keys: &mut Keys<'_>, key: &'static str, span: &Range<usize>) -> Option<(At<String>, RawTest)> {
    let id = keys.required(key, Val::text);
    let test = test(keys, span);
    Some((id?, test?))
}

/// A “what” that needs no test.
fn complete(keys: &mut Keys<'_>, key: &'static str, span: &Range<usize>) -> Option<At<String>> {
    let id = keys.required(key, Val::words);
    only(keys, span, &[])?;
    id
}

fn levelled(keys: &mut Keys<'_>, key: &'static str, span: &Range<usize>) -> Option<(At<String>, OrBetter)> {
    let id = keys.required(key, Val::text);
    let or = keys.optional("or", |value| value.one_of(&[("better", OrBetter::OrBetter)]));
    only(keys, span, &["or"])?;
    match or {
        Field::Absent => Some((id?, OrBetter::Exactly)),
        Field::Is(or) => Some((id?, or.value)),
        Field::Broken => None,
    }
}

fn read_history(keys: &mut Keys<'_>, span: &Range<usize>) -> Option<RawHistory> {
    let of = keys.required("history", |value| value.one_of(&[("level", "at-least"), ("award", "is")]));
    let years = keys.required("years", |value| value.whole(1..=100, CampaignTerm::YearCount));
    let gap = keys.required("gap", |value| value.one_of(&[("breaks", Gap::Breaks), ("pauses", Gap::Pauses)]));
    let Some(of) = of else {
        take_everything(keys);
        return None;
    };
    let id = keys.required(of.value, Val::text);
    only(keys, span, &[of.value, "years", "gap"])?;
    let id = id?;
    let what = if of.value == "is" { RawHistoryWhat::Award(id) } else { RawHistoryWhat::LevelAtLeast(id) };
    Some(RawHistory { what, years: u16::try_from(years?.value).ok()?, gap: gap?.value })
}

/// Exactly one test.
fn test(keys: &mut Keys<'_>, span: &Range<usize>) -> Option<RawTest> {
    let written: Vec<Op> = OPS.into_iter().filter(|op| keys.key_span(op.key()).is_some()).collect();
    let [op] = written[..] else {
        if !written.is_empty() {
            tell_shape(keys.faults(), span, CampaignTerm::SeveralTests);
        } else if !has_stranger(keys) {
            tell_shape(keys.faults(), span, CampaignTerm::NoTest);
        }
        take_everything(keys);
        return None;
    };
    let values = if op == Op::OneOf {
        keys.required(op.key(), |value| value.list(Val::scalar)).map(|list| list.value)
    } else {
        keys.required(op.key(), Val::scalar).map(|value| vec![value])
    };
    only(keys, span, &[op.key()])?;
    let values = values?;
    if values.is_empty() {
        tell_shape(keys.faults(), span, CampaignTerm::EmptyList);
        return None;
    }
    Some(RawTest { op, values })
}

/// Tells keys of conditions that do not belong to this “what”.
fn only(keys: &mut Keys<'_>, span: &Range<usize>, allowed: &[&str]) -> Option<()> {
    let mut fits = true;
    for key in OPS.map(Op::key).into_iter().chain(["present", "or", "years", "gap"]) {
        if !allowed.contains(&key) && keys.optional(key, |_| Some(())).is_there() {
            fits = false;
        }
    }
    if !fits {
        tell_shape(keys.faults(), span, CampaignTerm::KeyTooMany);
    }
    fits.then_some(())
}
