//! The quota table in words: scopes, shares, who was cut and why.

use crate::campaign::{OrderKey, OrderValue, Over, Quota, QuotaBase, QuotaRounding, QuotaSize, QuotaSubject, ScopeKey};
use crate::classify::{QuotaLine, ScopeValue, SubjectRef};
use crate::id::QuotaIx;
use crate::intake::FactValue;
use crate::num::Exact;
use crate::report::book::{Book, Subject};
use crate::report::sentence::after_decisions;
use crate::words::{Label, Phrase};

/// Most names in one cell.
const NAMES: usize = 12;

/// The line of the quota table in which a subject stands for one scope of a quota.
#[must_use]
pub fn quota_line_of<'a>(book: &Book<'a>, subject: &Subject<'_>, quota: QuotaIx, scope: u16) -> Option<&'a QuotaLine> {
    let lines = &book.results.quotas;
    let keys = book.campaign.quotas[quota.index()].scopes.get(usize::from(scope))?;
    let unit = keys.contains(&ScopeKey::Unit).then_some(subject.at.unit);
    // The table is sorted by quota, unit and scope.
    let wanted = (quota, unit, scope);
    let first = lines.partition_point(|line| (line.quota, line.unit, line.scope) < wanted);
    let here = lines[first..].iter().take_while(|line| (line.quota, line.unit, line.scope) == wanted);
    let mut matching = here.filter(|line| line.keys.iter().all(|key| fits(book, subject, key)));
    matching.next()
}

pub(super) fn fits(book: &Book<'_>, subject: &Subject<'_>, key: &ScopeValue) -> bool {
    match key {
        ScopeValue::Role(role) => subject.graded.card.role == Some(*role),
        ScopeValue::Fact(fact, value) => {
            let own = book.fact(*fact, &subject.dossier.fact(*fact).value).unwrap_or_default();
            let own = own.trim_matches(|c| matches!(c, '“' | '”' | '%'));
            let bare = book.lang.decimal(value.trim_matches('%'));
            crate::text::fold(own) == crate::text::fold(&bare) || own == value
        }
    }
}

/// A scope in words: “Cả đơn vị”, “Lãnh đạo, quản lý”, “Ngạch: A”.
#[must_use]
pub fn scope_name(book: &Book<'_>, line: &QuotaLine) -> String {
    let keys = line.keys.iter().map(|key| match key {
        ScopeValue::Role(role) => book.campaign.roles[role.index()].title.clone(),
        ScopeValue::Fact(fact, value) => {
            let title = book.campaign.facts[fact.index()].title.as_str();
            book.phrase(Phrase::FactScope, &[("title", title), ("value", value)])
        }
    });
    let keys: Vec<String> = keys.collect();
    match (keys.is_empty(), line.unit) {
        (true, Some(_)) => book.label(Label::ScopeUnit).to_owned(),
        (true, None) => book.label(Label::ScopeAll).to_owned(),
        (false, _) => keys.join(", "),
    }
}

/// The share that holds in a line, or the fixed number.
#[must_use]
pub fn share_text(book: &Book<'_>, line: &QuotaLine) -> Option<String> {
    let (share, _) = share_of(book, line)?;
    Some(book.percent(share))
}

fn share_of<'a>(book: &Book<'a>, line: &QuotaLine) -> Option<(&'a Exact, QuotaRounding)> {
    match &book.campaign.quotas[line.quota.index()].size {
        QuotaSize::Count(_) => None,
        QuotaSize::Share { share, raised, rounding, .. } => {
            let raise = line.raised.and_then(|at| raised.get(usize::from(at)));
            Some((raise.map_or(share, |raise| &raise.share), *rounding))
        }
    }
}

/// Everything that a line has to tell. With `only`, no one of another unit is named.
#[must_use]
pub fn explanation(book: &Book<'_>, line: &QuotaLine, only: Option<u32>) -> String {
    let quota = &book.campaign.quotas[line.quota.index()];
    let mut told = Vec::new();
    if !line.refused.is_empty() {
        let phrase = if quota.over == Over::Report { Phrase::BeyondNames } else { Phrase::CutNames };
        told.extend(names(book, &line.refused, only, phrase));
    }
    told.extend(names(book, &line.tied_subjects, only, Phrase::TiedNames));
    if !line.tied_subjects.is_empty() {
        told.push(all_equal(book, quota));
    }
    told.extend(deciding(book, line, quota, only));
    told.extend(one_more(book, line, quota));
    told.extend(raised(book, line, quota));
    told.extend(after_decisions(book, line));
    if line.settled && !line.tied_subjects.is_empty() {
        told.push(book.phrase(Phrase::Settled, &[]));
    }
    told.join("\n")
}

fn names(book: &Book<'_>, subjects: &[SubjectRef], only: Option<u32>, phrase: Phrase) -> Option<String> {
    let shown = subjects.iter().filter(|at| only.is_none_or(|unit| at.unit == unit));
    let count = shown.clone().count();
    if count == 0 {
        return None;
    }
    let mut names: Vec<String> = shown.take(NAMES).map(|at| name(book, *at)).collect();
    if count > NAMES {
        names.push(book.phrase(Phrase::AndMore, &[("count", &(count - NAMES).to_string())]));
    }
    Some(book.phrase(phrase, &[("names", &names.join(", "))]))
}

/// A name with its total.
fn name(book: &Book<'_>, at: SubjectRef) -> String {
    let subject = book.subject(at);
    let total = subject.graded.card.total.map_or_else(String::new, |total| format!(" ({})", book.figure(total)));
    format!("{}{total}", subject.dossier.name)
}

/// The first key in which the last who kept it and the first who was cut differ.
fn deciding(book: &Book<'_>, line: &QuotaLine, quota: &Quota, only: Option<u32>) -> Option<String> {
    let (kept, cut) = (book.subject(line.last_kept?), book.subject(*line.refused.first()?));
    let found = quota.order.iter().find_map(|key| {
        let values = (key_value(book, &kept, key), key_value(book, &cut, key));
        (values.0 != values.1).then_some((key, values))
    });
    let Some((key, (kept_value, cut_value))) = found else { return Some(all_equal(book, quota)) };
    let nothing = || book.label(Label::Nothing).to_owned();
    let (key, kept_value) = (key_name(book, key), kept_value.unwrap_or_else(nothing));
    let cut_value = cut_value.unwrap_or_else(nothing);
    let mut values = vec![("key", key.as_str()), ("kept", &kept_value), ("cut", &cut_value)];
    if only.is_some_and(|unit| kept.at.unit != unit || cut.at.unit != unit) {
        return Some(book.phrase(Phrase::DecidingNameless, &values));
    }
    values.extend([("kept_name", &*kept.dossier.name), ("cut_name", &*cut.dossier.name)]);
    Some(book.phrase(Phrase::Deciding, &values))
}

fn all_equal(book: &Book<'_>, quota: &Quota) -> String {
    let keys: Vec<String> = quota.order.iter().map(|key| key_name(book, key)).collect();
    book.phrase(Phrase::AllEqual, &[("keys", &keys.join(", "))])
}

/// What a key of an order compares, in words.
#[must_use]
pub fn key_name(book: &Book<'_>, key: &OrderKey) -> String {
    let campaign = book.campaign;
    match key.by {
        OrderValue::Total => book.phrase(Phrase::Total, &[]),
        OrderValue::Group(at) => book.phrase(Phrase::Group, &[("title", &campaign.groups[at.index()].title)]),
        OrderValue::Criterion(at) => campaign.criteria[at.index()].title.clone(),
        OrderValue::Fact(at) => campaign.facts[at.index()].title.clone(),
        OrderValue::Id => book.label(Label::Code).to_owned(),
    }
}

/// What a subject has for a key of an order, in words.
#[must_use]
pub fn key_value(book: &Book<'_>, subject: &Subject<'_>, key: &OrderKey) -> Option<String> {
    let card = &subject.graded.card;
    match key.by {
        OrderValue::Total => card.total.map(|points| book.figure(points)),
        OrderValue::Group(at) => card.groups.get(at.index()).map(|points| book.figure(points)),
        OrderValue::Criterion(at) => card.criteria.get(at.index()).map(|points| book.figure(points)),
        OrderValue::Fact(at) => book.fact(at, &subject.dossier.fact(at).value),
        OrderValue::Id => Some(subject.dossier.code.to_string()),
    }
}

/// By how much two subjects differ in a key of an order, in words; none where it is no number.
#[must_use]
pub fn key_gap(book: &Book<'_>, key: &OrderKey, a: &Subject<'_>, b: &Subject<'_>) -> Option<String> {
    let (a, b) = (key_number(book, key, a)?, key_number(book, key, b)?);
    let gap = if a > b { &a - &b } else { &b - &a };
    let is_points = !matches!(key.by, OrderValue::Fact(_) | OrderValue::Id);
    Some(if is_points { book.figure(gap.round(book.campaign.rounding)) } else { book.number(&gap) })
}

fn key_number(book: &Book<'_>, key: &OrderKey, subject: &Subject<'_>) -> Option<Exact> {
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

/// Whether a scope had no place at all, for anybody.
#[must_use]
pub const fn has_no_place(line: &QuotaLine) -> bool {
    line.limit == 0 && line.kept == 0
}

/// Why each of several scopes had no place, in one line; of more than one each is named.
#[must_use]
pub fn by_scope(book: &Book<'_>, whys: Vec<(&QuotaLine, String)>) -> String {
    let mut told: Vec<String> = Vec::new();
    // Two scopes may part the same two people.
    let is_one = whys.iter().all(|(_, why)| *why == whys[0].1);
    for (line, why) in whys {
        let why = if is_one { why } else { format!("{}: {why}", scope_name(book, line)) };
        if !told.contains(&why) {
            told.push(why);
        }
    }
    told.join("; ")
}

/// Why not one more: told only where the arithmetic shows it.
#[must_use]
pub fn one_more(book: &Book<'_>, line: &QuotaLine, quota: &Quota) -> Option<String> {
    // Where equals have left a place empty, one more would fit.
    if !line.tied_subjects.is_empty() && line.kept < line.limit {
        return None;
    }
    let first = line.refused.first().or(line.tied_subjects.first())?;
    let (share, rounding) = share_of(book, line)?;
    let next = line.limit + 1;
    let base = line.base? + base_change(book, quota, *first);
    let product = share * &Exact::whole(base);
    let allowed = match rounding {
        QuotaRounding::Down => product.floor(),
        QuotaRounding::Up => product.ceil(),
        QuotaRounding::HalfUp => (product.clone() + Exact::ratio(1, 2)).floor(),
    };
    let at_least = if let QuotaSize::Share { at_least, .. } = &quota.size { *at_least } else { 0 };
    if next <= allowed.max(at_least) {
        return None;
    }
    let phrase = if Exact::whole(next) > product { Phrase::OneMore } else { Phrase::OneMoreRounded };
    let values = [
        ("next", next.to_string()),
        ("share", book.percent(share)),
        ("base", base.to_string()),
        ("product", book.number(&product)),
        ("limit", allowed.max(at_least).to_string()),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    Some(book.phrase(phrase, &values))
}

/// How the base changes if one more of those cut stayed: he leaves the level that he fell to.
fn base_change(book: &Book<'_>, quota: &Quota, at: SubjectRef) -> i64 {
    let QuotaSubject::Level(level) = quota.subject else { return 0 };
    let landed = book.subject(at).graded.standing.computed.level();
    let below = crate::id::LevelIx(level.0 + 1);
    match &quota.size {
        QuotaSize::Share { base: QuotaBase::Below, .. } if landed == Some(below) || landed == Some(level) => -1,
        QuotaSize::Share { base: QuotaBase::AtLeast, .. } if landed.is_some_and(|landed| landed > below) => 1,
        _ => 0,
    }
}

fn raised(book: &Book<'_>, line: &QuotaLine, quota: &Quota) -> Option<String> {
    let QuotaSize::Share { raised, .. } = &quota.size else { return None };
    let raise = raised.get(usize::from(line.raised?))?;
    let values = [("share", &*book.percent(&raise.share)), ("decision", &raise.decision)];
    Some(book.phrase(Phrase::Raised, &values))
}
