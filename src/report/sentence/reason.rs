//! Reasons as sentences with titles and sources, and as short remarks.

use std::borrow::Cow;

use crate::campaign::{LimitEffect, QuotaSubject};
use crate::classify::{Missing, Outcome, QuotaLine, Reason};
use crate::id::{LimitIx, QuotaIx};
use crate::intake::{Decision, period_names};
use crate::report::book::{Book, Subject};
use crate::report::sentence::condition::told;
use crate::report::sentence::quota::{quota_line_of, scope_name, share_text};
use crate::score::absent_periods;
use crate::words::{Label, Phrase};

/// Why a subject came out as it did: the level by points, then every reason, one sentence each.
#[must_use]
pub fn why(book: &Book<'_>, subject: &Subject<'_>) -> String {
    reasons(book, subject).join("\n")
}

/// The same, sentence by sentence.
#[must_use]
pub fn reasons(book: &Book<'_>, subject: &Subject<'_>) -> Vec<String> {
    let mut sentences = Vec::new();
    sentences.extend(by_points(book, subject));
    sentences.extend(subject.graded.standing.reasons.iter().map(|reason| sentence(book, subject, reason)));
    if subject.graded.standing.reasons.iter().all(|reason| *reason != Reason::Decision)
        && let Some(decision) = &subject.dossier.decision
        && decision.awards.is_some()
    {
        sentences.push(decided(book, subject, decision));
    }
    sentences
}

fn by_points(book: &Book<'_>, subject: &Subject<'_>) -> Option<String> {
    let (card, standing) = (&subject.graded.card, &subject.graded.standing);
    let level = &book.campaign.levels[standing.level_by_points?.index()];
    let (total, from) = (book.figure(card.total?), book.number(&level.from));
    Some(book.phrase(Phrase::ByPoints, &[("total", &total), ("level", &level.title), ("from", &from)]))
}

/// One reason in full.
#[must_use]
pub fn sentence(book: &Book<'_>, subject: &Subject<'_>, reason: &Reason) -> String {
    match reason {
        Reason::NotRated(limit) | Reason::TotalLimit(limit) | Reason::Limit(limit) => limit_held(book, subject, *limit),
        Reason::Missing(missing) => missing_sentence(book, subject, *missing),
        Reason::Gate { gate, level } => {
            let gate = &book.campaign.gates[gate.index()];
            let condition = told(book, &gate.require, subject, false);
            let source = book.source(gate.source.as_deref());
            let values = [
                ("level", book.level(*level)),
                ("title", gate.title.as_str()),
                ("source", &source),
                ("condition", &condition),
            ];
            book.phrase(Phrase::GateFailed, &values)
        }
        Reason::Quota { quota, scopes } => quota_refused(book, subject, *quota, scopes),
        Reason::Tie(quota) => tied(book, subject, *quota),
        Reason::Decision => match &subject.dossier.decision {
            Some(decision) => decided(book, subject, decision),
            None => book.phrase(Phrase::ShortDecision, &[]),
        },
    }
}

fn limit_held(book: &Book<'_>, subject: &Subject<'_>, limit: LimitIx) -> String {
    let limit = &book.campaign.limits[limit.index()];
    let effect = match &limit.then {
        LimitEffect::NotRated(text) => book.phrase(Phrase::EffectNotRated, &[("text", text)]),
        LimitEffect::TotalAtMost(points) => book.phrase(Phrase::EffectTotal, &[("points", &book.figure(*points))]),
        LimitEffect::Level(level) => book.phrase(Phrase::EffectLevel, &[("level", book.level(*level))]),
        LimitEffect::AtMost(level) => book.phrase(Phrase::EffectAtMost, &[("level", book.level(*level))]),
        LimitEffect::AtMostUnit => {
            let level = subject.unit.level.map_or(book.label(Label::Nothing), |level| book.level(level));
            book.phrase(Phrase::EffectAtMostUnit, &[("level", level)])
        }
    };
    let source = book.source(limit.source.as_deref());
    let condition = told(book, &limit.when, subject, true);
    let values = [("title", limit.title.as_str()), ("source", &source), ("condition", &condition), ("effect", &effect)];
    book.phrase(Phrase::LimitHeld, &values)
}

fn quota_refused(book: &Book<'_>, subject: &Subject<'_>, quota: QuotaIx, scopes: &[u16]) -> String {
    let rule = &book.campaign.quotas[quota.index()];
    let lines = scopes.iter().filter_map(|scope| quota_line_of(book, subject, quota, *scope));
    let told: Vec<String> = lines.map(|line| scope_told(book, line)).collect();
    let values =
        [("title", &*book.quota(rule)), ("source", &book.source(rule.source.as_deref())), ("scopes", &told.join("; "))];
    let phrase = if is_overruled(book, subject, quota) { Phrase::QuotaOverruled } else { Phrase::QuotaRefused };
    book.phrase(phrase, &values)
}

/// Whether a decision gives the award that the quota had no place for.
fn is_overruled(book: &Book<'_>, subject: &Subject<'_>, quota: QuotaIx) -> bool {
    let decides = subject.dossier.decision.as_ref().is_some_and(|decision| decision.awards.is_some());
    match book.campaign.quotas[quota.index()].subject {
        QuotaSubject::Award(award) => decides && subject.graded.standing.awards.contains(&award),
        QuotaSubject::Level(_) => false,
    }
}

fn scope_told(book: &Book<'_>, line: &QuotaLine) -> String {
    let (scope, limit) = (scope_name(book, line), line.limit.to_string());
    match (line.base, share_text(book, line)) {
        (Some(base), Some(share)) => {
            let values = [("scope", scope.as_str()), ("limit", &limit), ("share", &share), ("base", &base.to_string())];
            book.phrase(Phrase::QuotaScope, &values)
        }
        _ => book.phrase(Phrase::QuotaScopeCount, &[("scope", &scope), ("limit", &limit)]),
    }
}

fn tied(book: &Book<'_>, subject: &Subject<'_>, quota: QuotaIx) -> String {
    let rule = &book.campaign.quotas[quota.index()];
    let settled = subject.dossier.decision.is_some();
    let phrase = if settled { Phrase::TiedSettled } else { Phrase::Tied };
    book.phrase(phrase, &[("title", &book.quota(rule)), ("source", &book.source(rule.source.as_deref()))])
}

fn decided(book: &Book<'_>, subject: &Subject<'_>, decision: &Decision) -> String {
    let number = decision.number.as_deref();
    let document = number.map_or_else(String::new, |number| book.phrase(Phrase::DocumentNumber, &[("number", number)]));
    let date = book.date(decision.date);
    let mut values = vec![
        ("reason", decision.reason.as_str()),
        ("body", decision.body.as_str()),
        ("document", document.as_str()),
        ("date", date.as_str()),
    ];
    let standing = &subject.graded.standing;
    if let Some(level) = decision.level {
        values.extend([("level", book.level(level)), ("computed", book.computed(standing))]);
        return book.phrase(Phrase::Decided, &values);
    }
    let awards = book.awards(standing);
    let awards = if awards.is_empty() { book.label(Label::Nothing) } else { &*awards };
    values.push(("awards", awards));
    book.phrase(Phrase::DecidedAwards, &values)
}

fn missing_sentence(book: &Book<'_>, subject: &Subject<'_>, missing: Missing) -> String {
    let phrase = match missing {
        Missing::Form => Phrase::MissingForm,
        Missing::Item(_) => Phrase::MissingItem,
        Missing::Group(_) => Phrase::MissingGroup,
        Missing::Fact(_) => Phrase::MissingFact,
        Missing::Period(_) => Phrase::MissingPeriod,
        Missing::Identity => Phrase::MissingIdentity,
    };
    book.phrase(phrase, &[("title", &missing_name(book, subject, missing))])
}

/// What is missing, by its title; of periods, which ones.
fn missing_name<'a>(book: &Book<'a>, subject: &Subject<'_>, missing: Missing) -> Cow<'a, str> {
    match missing {
        Missing::Period(_) => period_names(&absent_periods(book.campaign, subject.dossier), book.lang).into(),
        _ => missing_title(book, missing).into(),
    }
}

/// What is missing, by its title; empty for a whole form or an identity.
#[must_use]
pub fn missing_title<'a>(book: &Book<'a>, missing: Missing) -> &'a str {
    let campaign = book.campaign;
    match missing {
        Missing::Item(item) => &campaign.items[item.index()].title,
        Missing::Group(group) => &campaign.groups[group.index()].title,
        Missing::Fact(fact) => &campaign.facts[fact.index()].title,
        Missing::Form | Missing::Period(_) | Missing::Identity => "",
    }
}

/// The reasons in a few words, for the last column of a list.
#[must_use]
pub fn short_remark(book: &Book<'_>, subject: &Subject<'_>) -> String {
    let standing = &subject.graded.standing;
    // Every head of a unit is held to the unit's level: a remark only where that lowered somebody.
    let lowered = standing.level_by_points.map(Outcome::Level) != Some(standing.outcome);
    let of_unit = |at: LimitIx| book.campaign.limits[at.index()].then == LimitEffect::AtMostUnit;
    let told = |reason: &&Reason| match reason {
        Reason::Limit(at) => lowered || !of_unit(*at),
        Reason::Quota { quota, .. } | Reason::Tie(quota) => !is_overruled(book, subject, *quota),
        _ => true,
    };
    let remarks = standing.reasons.iter().filter(told).map(|reason| {
        let (phrase, title) = match reason {
            Reason::NotRated(at) | Reason::TotalLimit(at) | Reason::Limit(at) => {
                (Phrase::ShortLimit, book.campaign.limits[at.index()].title.as_str().into())
            }
            Reason::Gate { gate, .. } => (Phrase::ShortGate, book.campaign.gates[gate.index()].title.as_str().into()),
            Reason::Quota { quota, .. } => (Phrase::ShortQuota, book.quota(&book.campaign.quotas[quota.index()])),
            Reason::Tie(quota) => (Phrase::ShortTie, book.quota(&book.campaign.quotas[quota.index()])),
            Reason::Decision => (Phrase::ShortDecision, "".into()),
            Reason::Missing(missing @ (Missing::Form | Missing::Identity)) => {
                return missing_sentence(book, subject, *missing).trim_end_matches('.').to_owned();
            }
            Reason::Missing(missing) => (Phrase::ShortMissing, missing_name(book, subject, *missing)),
        };
        book.phrase(phrase, &[("title", &title)])
    });
    let mut remarks: Vec<String> = remarks.collect();
    if remarks.is_empty() && standing.outcome == Outcome::Incomplete {
        remarks.push(book.label(Label::Incomplete).to_owned());
    }
    remarks.join("; ")
}
