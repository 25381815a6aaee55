//! The keys of a file of cases, taken one by one.

use toml::de::DeValue;

use crate::campaign::faults::{At, Faults, tell_conflict};
use crate::campaign::raw::table::{Field, Keys};
use crate::campaign::raw::value::{MAX_ENTRIES, Val};
use crate::campaign::raw::{needed, syntax};
use crate::diag::code::CampaignTerm;
use crate::num::Exact;

use super::{
    Claims, Facts, Met, RawCase, RawCases, RawClaim, RawDecision, RawExpect, RawFact, RawPast, RawPerson, RawWanted,
};

/// The keys that describe a person.
const PERSON: [&str; 12] = [
    "code",
    "unit",
    "unit-level",
    "role",
    "times",
    "form",
    "facts",
    "claims",
    "periods",
    "history",
    "decision",
    "expect",
];

/// Reads a file; none where lines are broken.
pub(in crate::cases) fn read(source: &str, faults: &Faults) -> Option<RawCases> {
    let parsed = syntax::parse(source, faults)?;
    let mut keys = Keys::of_cases(parsed.root.get_ref(), faults);
    let raw = RawCases {
        usual: keys.optional("usual", read_usual).good_or_default(),
        cases: needed(&mut keys, "case", |keys| keys.tables("case", "[[case]]", read_case)),
    };
    keys.finish();
    syntax::keep_what_stands_alone(source, &parsed.broken, faults);
    parsed.broken.is_empty().then_some(raw)
}

fn read_usual(value: Val<'_>) -> Option<RawPerson> {
    let mut keys = value.table("[usual]")?;
    let usual = RawPerson {
        facts: read_facts(&mut keys),
        claims: read_claims(&mut keys),
        periods: read_periods(&mut keys),
        history: read_history(&mut keys),
        ..RawPerson::default()
    };
    keys.finish();
    Some(usual)
}

fn read_case(mut keys: Keys<'_>) -> RawCase {
    let name = keys.required("name", Val::words);
    keys.required("why", Val::words);
    keys.optional("worked", Val::text);
    let mixed = PERSON.iter().any(|key| keys.key_span(key).is_some());
    let people = match keys.key_span("person") {
        Some(span) => {
            if mixed {
                tell_conflict(keys.faults(), &span, "person", CampaignTerm::PersonKeysAside);
                for key in PERSON {
                    keys.optional(key, |_| Some(()));
                }
            }
            keys.tables("person", "[[case.person]]", |mut keys| {
                let person = read_person(&mut keys);
                keys.finish();
                person
            })
        }
        None => vec![read_person(&mut keys)],
    };
    let case = RawCase {
        head: keys.head(),
        name,
        people,
        problems: keys.optional("problems", Val::texts).taken().map(|codes| plain(codes.value)),
        provisional: keys.optional("provisional", Val::yes_no).taken().map(|yes| yes.value),
        targets: keys.optional("targets", read_targets).good_or_default(),
    };
    if case.people.iter().all(|person| person.expect.is_absent()) && !(mixed && keys.key_span("person").is_some()) {
        keys.missing("expect");
    }
    keys.finish();
    case
}

fn read_targets(value: Val<'_>) -> Option<Vec<(At<String>, Met)>> {
    let words = [Met::Reached, Met::Missed, Met::NotMeasurable].map(|met| (met.word(), met));
    let entries = value.entries()?.into_iter();
    let entries: Vec<_> = entries.map(|(target, met)| Some((target, met.one_of(&words)?.value))).collect();
    entries.into_iter().collect()
}

fn read_person(keys: &mut Keys<'_>) -> RawPerson {
    let most = i64::try_from(MAX_ENTRIES).unwrap_or(i64::MAX);
    let times = keys.optional("times", |value| value.whole(1..=most, CampaignTerm::Times));
    RawPerson {
        head: keys.head(),
        code: keys.optional("code", Val::words).taken(),
        unit: keys.optional("unit", Val::words).taken().map(|unit| unit.value),
        unit_level: keys.optional("unit-level", Val::words).taken(),
        role: keys.optional("role", Val::words).taken(),
        times: times.taken().and_then(|times| usize::try_from(times.value).ok()).unwrap_or(1),
        no_form: keys.optional("form", |value| value.one_of(&[("none", ())])).good().is_some(),
        facts: read_facts(keys),
        claims: read_claims(keys),
        periods: read_periods(keys),
        history: read_history(keys),
        decision: keys.optional("decision", read_decision).taken(),
        expect: keys.optional("expect", read_expect),
    }
}

fn read_facts(keys: &mut Keys<'_>) -> Facts {
    let read = |value: Val<'_>| {
        let entries: Vec<_> =
            value.entries()?.into_iter().map(|(fact, value)| Some((fact, read_fact(value)?))).collect();
        entries.into_iter().collect()
    };
    keys.optional("facts", read).good_or_default()
}

fn read_fact(value: Val<'_>) -> Option<RawFact> {
    if !matches!(value.value, DeValue::Table(_)) {
        return value.scalar().map(RawFact::Value);
    }
    let span = value.span.clone();
    let mut keys = value.table("facts")?;
    let part = keys.required("part", Val::not_negative);
    let of = keys.required("of", Val::above_zero);
    keys.finish();
    Some(RawFact::Share { part: part?.value, of: of?.value, span })
}

fn read_claims(keys: &mut Keys<'_>) -> Claims {
    keys.optional("claims", |value| read_parts(&value, 2)).good_or_default()
}

fn read_periods(keys: &mut Keys<'_>) -> Vec<(At<String>, Claims)> {
    let read = |value: Val<'_>| {
        let entries = value.entries()?.into_iter();
        let entries: Vec<_> = entries.map(|(period, claims)| Some((period, read_parts(&claims, 2)?))).collect();
        entries.into_iter().collect()
    };
    keys.optional("periods", read).good_or_default()
}

fn read_history(keys: &mut Keys<'_>) -> Vec<(At<String>, RawPast)> {
    let read = |value: Val<'_>| {
        let entries: Vec<_> = value.entries()?.into_iter().map(|(year, past)| Some((year, read_past(past)?))).collect();
        entries.into_iter().collect()
    };
    keys.optional("history", read).good_or_default()
}

/// A level's word alone, or a table with `level` and `awards`.
fn read_past(value: Val<'_>) -> Option<RawPast> {
    if !matches!(value.value, DeValue::Table(_)) {
        return Some(RawPast { level: Some(value.text()?), awards: Vec::new() });
    }
    let mut keys = value.table("history")?;
    let level = keys.optional("level", Val::text).taken();
    let awards = keys.optional("awards", Val::texts).taken().map(|awards| awards.value).unwrap_or_default();
    keys.finish();
    Some(RawPast { level, awards })
}

/// The entries of a table of claims, with at most so many tables in it.
fn read_parts(value: &Val<'_>, depth: u8) -> Option<Claims> {
    let entries: Vec<_> = value
        .entries()?
        .into_iter()
        .map(|(word, value)| {
            let claim = if depth > 0 && matches!(value.value, DeValue::Table(_)) {
                RawClaim::Parts(read_parts(&value, depth - 1)?)
            } else {
                RawClaim::One(value.scalar()?)
            };
            Some((word, claim))
        })
        .collect();
    entries.into_iter().collect()
}

fn read_decision(value: Val<'_>) -> Option<RawDecision> {
    let mut keys = value.table("decision")?;
    let level = keys.optional("level", Val::words).taken();
    let computed = keys.optional("computed", Val::words).taken();
    let awards = keys.optional("awards", Val::texts).taken().map(|awards| awards.value);
    let reason = keys.required("reason", Val::words);
    let body = keys.required("body", Val::words);
    let date = keys.required("date", Val::date);
    if level.is_none() && awards.is_none() {
        keys.missing("level | awards");
    }
    keys.finish();
    let (reason, body, date) = (reason?.value, body?.value, date?.value);
    Some(RawDecision { level, computed, awards, reason, body, date })
}

fn read_expect(value: Val<'_>) -> Option<RawExpect> {
    let span = value.span.clone();
    let mut keys = value.table("expect")?;
    let mut wanted = Vec::new();
    wanted.extend(keys.optional("role", Val::text).taken().map(RawWanted::Role));
    wanted.extend(keys.optional("total", Val::number).taken().map(|total| RawWanted::Total(total.value)));
    for (rater, total) in read_figures(&mut keys, "totals") {
        wanted.push(RawWanted::RaterTotal(rater, total));
    }
    for (group, points) in read_figures(&mut keys, "groups") {
        wanted.push(RawWanted::Group(group, points));
    }
    for (period, total) in read_figures(&mut keys, "periods") {
        wanted.push(RawWanted::Period(period, total));
    }
    wanted.extend(keys.optional("level-by-points", Val::text).taken().map(RawWanted::LevelByPoints));
    wanted.extend(keys.optional("level", Val::text).taken().map(RawWanted::Level));
    let reason = keys.optional("reason", Val::texts).taken();
    wanted.extend(reason.map(|codes| RawWanted::Reason(plain(codes.value))));
    wanted.extend(keys.optional("awards", Val::texts).taken().map(|awards| RawWanted::Awards(awards.value)));
    let mut rank = |key| keys.optional(key, |value| value.whole(1..=1_000_000, CampaignTerm::RankNumber)).taken();
    wanted.extend(rank("rank").map(|rank| RawWanted::Rank(rank.value)));
    wanted.extend(rank("rank-overall").map(|rank| RawWanted::RankOverall(rank.value)));
    if keys.names().next().is_none() {
        keys.missing("level | total | reason");
    }
    keys.finish();
    Some(RawExpect { span, wanted })
}

/// Figures by id.
fn read_figures(keys: &mut Keys<'_>, key: &'static str) -> Vec<(At<String>, Exact)> {
    let read = |value: Val<'_>| {
        let entries = value.entries()?.into_iter();
        let entries: Vec<_> = entries.map(|(id, figure)| Some((id, figure.number()?.value))).collect();
        entries.into_iter().collect::<Option<Vec<_>>>()
    };
    keys.optional(key, read).good_or_default()
}

fn plain(texts: Vec<At<String>>) -> Vec<String> {
    texts.into_iter().map(|text| text.value).collect()
}

impl<T> Field<T> {
    /// The value, taken out.
    fn taken(self) -> Option<T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Absent | Self::Broken => None,
        }
    }

    /// The value, else an empty one.
    fn good_or_default(self) -> T
    where
        T: Default,
    {
        self.taken().unwrap_or_default()
    }
}
