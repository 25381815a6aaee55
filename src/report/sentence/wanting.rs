//! What was missing for the next better level, sentence by sentence, without the name of anybody else: it is printed on
//! a paper that goes to one person.

use crate::campaign::{LimitEffect, OrderKey, OrderValue, Quota, QuotaSubject};
use crate::classify::{Outcome, Reason, SubjectRef, subject_view};
use crate::id::{LevelIx, QuotaIx};
use crate::intake::FactValue;
use crate::num::Exact;
use crate::report::book::{Book, Subject};
use crate::report::sentence::{gaps, key_name, key_value, quota_line_of, told};
use crate::words::{Label, Tell, Text};

/// What the subject lacks for the level above its own; what there is to do where it has no level. Empty at the top.
#[must_use]
pub fn wanting(book: &Book<'_>, subject: &Subject<'_>) -> Vec<String> {
    let standing = &subject.graded.standing;
    let level = match standing.outcome {
        Outcome::Level(level) => level,
        Outcome::NotRated | Outcome::Incomplete => return Vec::new(),
    };
    let Some(better) = level.0.checked_sub(1).map(LevelIx) else { return Vec::new() };
    let mut sentences = Vec::new();
    if subject.dossier.decision.as_ref().is_some_and(|decision| decision.level.is_some()) {
        sentences.push(book.lang.tell(Tell::WhyNotDecided, &[("computed", book.computed(standing))]));
    }
    sentences.extend(points(book, subject, better));
    sentences.extend(gates(book, subject, better));
    sentences.extend(limits(book, subject, better));
    sentences.extend(quotas(book, subject, better));
    for sentence in &mut sentences {
        if !sentence.ends_with('.') {
            sentence.push('.');
        }
    }
    sentences
}

fn points(book: &Book<'_>, subject: &Subject<'_>, better: LevelIx) -> Option<String> {
    let (total, level) = (subject.graded.card.total?, &book.campaign.levels[better.index()]);
    let exact = total.exact(book.places());
    if exact >= level.from {
        return None;
    }
    let gap = book.figure((&level.from - &exact).round(book.campaign.rounding));
    let values = [("total", &*book.figure(total)), ("from", &*book.number(&level.from)), ("gap", &gap)];
    Some(book.lang.tell(Tell::WhyNotPoints, &values))
}

fn gates(book: &Book<'_>, subject: &Subject<'_>, better: LevelIx) -> Vec<String> {
    if subject.graded.card.total.is_none() {
        return Vec::new();
    }
    let view = subject_view(book.campaign, subject.unit, subject.dossier, subject.graded);
    let gates = book.campaign.levels[better.index()].gates.iter().map(|gate| &book.campaign.gates[gate.index()]);
    let missed = gates.filter(|gate| !view.holds(&gate.require)).map(|gate| {
        let mut gap = gaps(book, subject, &gate.require).join("; ");
        if gap.is_empty() {
            gap = told(book, &gate.require, subject, false);
        }
        book.lang.tell(Tell::WhyNotGate, &[("title", gate.title.as_str()), ("gap", &gap)])
    });
    missed.collect()
}

fn limits(book: &Book<'_>, subject: &Subject<'_>, better: LevelIx) -> Vec<String> {
    let held = subject.graded.standing.reasons.iter().filter_map(|reason| match reason {
        Reason::Limit(limit) => Some(&book.campaign.limits[limit.index()]),
        _ => None,
    });
    let against = held.filter(|limit| {
        let most = match &limit.then {
            LimitEffect::Level(level) | LimitEffect::AtMost(level) => Some(*level),
            LimitEffect::AtMostUnit => subject.unit.level,
            LimitEffect::NotRated(_) | LimitEffect::TotalAtMost(_) => None,
        };
        most.is_some_and(|most| most > better)
    });
    against.map(|limit| book.lang.tell(Tell::WhyNotLimit, &[("title", &limit.title)])).collect()
}

fn quotas(book: &Book<'_>, subject: &Subject<'_>, better: LevelIx) -> Vec<String> {
    let refusals = subject.graded.standing.reasons.iter().filter_map(|reason| match reason {
        Reason::Quota { quota, scopes } => Some((*quota, Some(scopes))),
        Reason::Tie(quota) => Some((*quota, None)),
        _ => None,
    });
    let of_level =
        refusals.filter(|(quota, _)| book.campaign.quotas[quota.index()].subject == QuotaSubject::Level(better));
    of_level.map(|(quota, scopes)| refused(book, subject, quota, scopes.map(Vec::as_slice))).collect()
}

fn refused(book: &Book<'_>, subject: &Subject<'_>, at: QuotaIx, scopes: Option<&[u16]>) -> String {
    let quota = &book.campaign.quotas[at.index()];
    let title = book.quota(quota);
    let Some(scopes) = scopes else {
        let keys: Vec<String> = quota.order.iter().map(|key| key_name(book, key)).collect();
        let text = if subject.dossier.decision.is_some() { Text::NextTiedSettled } else { Text::NextTied };
        return book.lang.text_with(text, &[("title", &title), ("keys", &keys.join(", "))]);
    };
    let lines = scopes.iter().filter_map(|scope| quota_line_of(book, subject, at, *scope));
    let behind = lines.filter_map(|line| line.last_kept).find_map(|last| behind(book, subject, quota, last));
    match behind {
        Some(behind) => book.lang.text_with(Text::NextQuota, &[("title", &*title), ("behind", &behind)]),
        None => book.lang.text_with(Text::NextQuotaFull, &[("title", &title)]),
    }
}

/// The first key in which the last one who kept it is ahead, and by how much.
fn behind(book: &Book<'_>, subject: &Subject<'_>, quota: &Quota, last: SubjectRef) -> Option<String> {
    let last = book.subject(last);
    quota.order.iter().find_map(|key| {
        let (own, theirs) = (key_value(book, subject, key), key_value(book, &last, key));
        if own == theirs {
            return None;
        }
        let nothing = || book.label(Label::Nothing).to_owned();
        let name = key_name(book, key);
        let (own, theirs) = (own.unwrap_or_else(nothing), theirs.unwrap_or_else(nothing));
        let mut values = vec![("key", name.as_str()), ("own", own.as_str()), ("theirs", theirs.as_str())];
        let gap = gap(book, key, subject, &last);
        values.extend(gap.as_deref().map(|gap| ("gap", gap)));
        let text = if gap.is_some() { Text::NextBehindBy } else { Text::NextBehind };
        Some(book.lang.text_with(text, &values))
    })
}

fn gap(book: &Book<'_>, key: &OrderKey, a: &Subject<'_>, b: &Subject<'_>) -> Option<String> {
    let (a, b) = (number(book, key, a)?, number(book, key, b)?);
    let gap = if a > b { &a - &b } else { &b - &a };
    let is_points = !matches!(key.by, OrderValue::Fact(_) | OrderValue::Id);
    Some(if is_points { book.figure(gap.round(book.campaign.rounding)) } else { book.number(&gap) })
}

fn number(book: &Book<'_>, key: &OrderKey, subject: &Subject<'_>) -> Option<Exact> {
    let card = &subject.graded.card;
    let points = match key.by {
        OrderValue::Total => card.total,
        OrderValue::Group(at) => card.groups.get(at.index()),
        OrderValue::Criterion(at) => card.criteria.get(at.index()),
        OrderValue::Fact(at) => {
            return match &subject.dossier.fact(at).value {
                FactValue::Number(number) => Some(number.clone()),
                _ => None,
            };
        }
        OrderValue::Id => None,
    };
    points.map(|points| points.exact(book.places()))
}
