//! A subject in the quotas: what the cut was, whether there was a place, and by what difference.

use crate::campaign::{OrderKey, OrderValue, Quota, QuotaSubject};
use crate::classify::{QuotaLine, Reason, SubjectRef};
use crate::explain::page::Page;
use crate::id::{AwardIx, LevelIx, QuotaIx};
use crate::intake::FactValue;
use crate::num::{Exact, Points};
use crate::report::book::{Book, Subject};
use crate::report::sentence::{key_name, key_value, one_more, quota_line_of, scope_name, share_text};
use crate::words::{Label, Tell};

/// Most names of equals.
const NAMES: usize = 8;

/// How a subject fared in a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    Refused,
    Tied,
}

/// The level quotas whose turn the subject had, from the best level down.
pub(super) fn tell(book: &Book<'_>, subject: &Subject<'_>, page: &mut Page) {
    for (at, quota) in book.campaign.quotas.iter().enumerate() {
        let QuotaSubject::Level(level) = quota.subject else { continue };
        let at = QuotaIx::at(at);
        if let Some(fate) = fate_at_level(book, subject, at, level) {
            one(book, subject, at, fate, page);
        }
    }
}

/// The quotas of an award.
pub(super) fn tell_award(book: &Book<'_>, subject: &Subject<'_>, award: AwardIx, page: &mut Page) {
    for (at, quota) in book.campaign.quotas.iter().enumerate() {
        let at = QuotaIx::at(at);
        if quota.subject != QuotaSubject::Award(award) {
            continue;
        }
        let held = subject.graded.standing.awards.contains(&award).then_some(Fate::Kept);
        if let Some(fate) = refusal(subject, at).or(held) {
            one(book, subject, at, fate, page);
        }
    }
}

/// Why a quota on this level had no place.
pub(super) fn why_not(book: &Book<'_>, subject: &Subject<'_>, level: LevelIx, page: &mut Page) {
    for (at, quota) in book.campaign.quotas.iter().enumerate() {
        let at = QuotaIx::at(at);
        if quota.subject != QuotaSubject::Level(level) {
            continue;
        }
        let Some(fate) = refusal(subject, at) else { continue };
        let tell = if fate == Fate::Tied { Tell::WhyNotTied } else { Tell::WhyNotQuota };
        let lines = lines(book, subject, at, fate);
        let why = lines.iter().filter_map(|line| difference(book, subject, quota, line, fate)).collect::<Vec<_>>();
        let values = [("title", &*book.quota(quota)), ("why", &*why.join("; "))];
        page.line(2, &book.lang.tell(tell, &values));
    }
}

/// Refused or tied, as the reasons say.
fn refusal(subject: &Subject<'_>, quota: QuotaIx) -> Option<Fate> {
    subject.graded.standing.reasons.iter().find_map(|reason| match reason {
        Reason::Quota { quota: at, .. } if *at == quota => Some(Fate::Refused),
        Reason::Tie(at) if *at == quota => Some(Fate::Tied),
        _ => None,
    })
}

fn fate_at_level(book: &Book<'_>, subject: &Subject<'_>, quota: QuotaIx, level: LevelIx) -> Option<Fate> {
    let standing = &subject.graded.standing;
    let passed = standing.reasons.iter().any(|reason| match reason {
        Reason::Quota { quota, .. } | Reason::Tie(quota) => {
            book.campaign.quotas[quota.index()].subject == QuotaSubject::Level(level)
        }
        _ => false,
    });
    let stood = passed || standing.computed.level() == Some(level);
    refusal(subject, quota).or(stood.then_some(Fate::Kept))
}

/// The lines that concern the subject: those that refused him, else all of the quota.
fn lines<'a>(book: &Book<'a>, subject: &Subject<'_>, quota: QuotaIx, fate: Fate) -> Vec<&'a QuotaLine> {
    let refused = subject.graded.standing.reasons.iter().find_map(|reason| match reason {
        Reason::Quota { quota: at, scopes } if *at == quota && fate == Fate::Refused => Some(scopes.clone()),
        _ => None,
    });
    let all = 0..u16::try_from(book.campaign.quotas[quota.index()].scopes.len()).unwrap_or(0);
    let scopes = refused.filter(|scopes| !scopes.is_empty()).unwrap_or_else(|| all.collect());
    scopes.into_iter().filter_map(|scope| quota_line_of(book, subject, quota, scope)).collect()
}

fn one(book: &Book<'_>, subject: &Subject<'_>, at: QuotaIx, fate: Fate, page: &mut Page) {
    let quota = &book.campaign.quotas[at.index()];
    let tell = match fate {
        Fate::Kept => Tell::QuotaKept,
        Fate::Refused => Tell::QuotaRefused,
        Fate::Tied => Tell::QuotaTied,
    };
    let source = book.source(quota.source.as_deref());
    page.line(2, &book.lang.tell(tell, &[("title", &book.quota(quota)), ("source", &source)]));
    for line in lines(book, subject, at, fate) {
        page.line(4, &figures(book, line));
        if let Some(difference) = difference(book, subject, quota, line, fate) {
            page.line(4, &difference);
        }
        if fate == Fate::Refused
            && let Some(why) = one_more(book, line, quota)
        {
            page.line(4, &why);
        }
    }
}

/// “Cả đơn vị: 20% của 16 người, tối đa 3; 5 người đủ điều kiện, giữ 3”.
fn figures(book: &Book<'_>, line: &QuotaLine) -> String {
    let scope = scope_name(book, line);
    let [limit, candidates, kept] = [line.limit, line.candidates, line.kept].map(|count| count.to_string());
    let values = [("scope", scope.as_str()), ("limit", &limit), ("candidates", &candidates), ("kept", &kept)];
    match (share_text(book, line), line.base.map(|base| base.to_string())) {
        (Some(share), Some(base)) => {
            let more = [("share", share.as_str()), ("base", &base)];
            book.lang.tell(Tell::QuotaFigures, &[&values[..], &more[..]].concat())
        }
        _ => book.lang.tell(Tell::QuotaFiguresCount, &values),
    }
}

/// In what the subject differs from the other side of the cut.
fn difference(book: &Book<'_>, subject: &Subject<'_>, quota: &Quota, line: &QuotaLine, fate: Fate) -> Option<String> {
    let other = match fate {
        Fate::Refused => line.last_kept?,
        Fate::Kept => *line.refused.first().or(line.tied_subjects.first())?,
        Fate::Tied => return tied_with(book, subject, quota, line),
    };
    let other = book.subject(other);
    let found = quota.order.iter().find_map(|key| {
        let values = (key_value(book, subject, key), key_value(book, &other, key));
        (values.0 != values.1).then_some((key, values))
    });
    let Some((key, (own, theirs))) = found else { return Some(book.lang.tell(Tell::QuotaEqual, &[])) };
    let nothing = || book.label(Label::Nothing).to_owned();
    let (own, theirs) = (own.unwrap_or_else(nothing), theirs.unwrap_or_else(nothing));
    let gap = gap(book, key, subject, &other).unwrap_or_default();
    let values = [
        ("key", &*key_name(book, key)),
        ("own", &own),
        ("other", &theirs),
        ("name", &other.dossier.name),
        ("gap", &gap),
    ];
    let tell = match (fate, gap.is_empty()) {
        (Fate::Kept, true) => Tell::AheadOf,
        (Fate::Kept, false) => Tell::AheadBy,
        (_, true) => Tell::BehindOf,
        (_, false) => Tell::BehindBy,
    };
    Some(book.lang.tell(tell, &values))
}

fn tied_with(book: &Book<'_>, subject: &Subject<'_>, quota: &Quota, line: &QuotaLine) -> Option<String> {
    let others: Vec<SubjectRef> = line.tied_subjects.iter().copied().filter(|at| *at != subject.at).collect();
    let names: Vec<String> = others.iter().take(NAMES).map(|at| book.subject(*at).dossier.name.to_string()).collect();
    let keys: Vec<String> = quota.order.iter().map(|key| key_name(book, key)).collect();
    (!names.is_empty())
        .then(|| book.lang.tell(Tell::TiedWith, &[("names", &names.join(", ")), ("keys", &keys.join(", "))]))
}

fn gap(book: &Book<'_>, key: &OrderKey, a: &Subject<'_>, b: &Subject<'_>) -> Option<String> {
    let (a, b) = (key_number(book, key, a)?, key_number(book, key, b)?);
    let gap = if a > b { a - b } else { b - a };
    let is_points = !matches!(key.by, OrderValue::Fact(_) | OrderValue::Id);
    Some(if is_points { book.figure(gap.round(book.campaign.rounding)) } else { book.number(&gap) })
}

fn key_number(book: &Book<'_>, key: &OrderKey, subject: &Subject<'_>) -> Option<Exact> {
    let card = &subject.graded.card;
    let exact = |points: Points| points.exact(book.places());
    match key.by {
        OrderValue::Total => card.total.map(exact),
        OrderValue::Group(at) => card.groups.get(at.index()).map(exact),
        OrderValue::Criterion(at) => card.criteria.get(at.index()).map(exact),
        OrderValue::Fact(at) => match &subject.dossier.fact(at).value {
            FactValue::Number(number) => Some(number.clone()),
            _ => None,
        },
        OrderValue::Id => None,
    }
}
