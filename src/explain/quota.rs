//! A subject in the quotas: what the cut was, whether there was a place, and by what difference.

use crate::campaign::{Over, Quota, QuotaSubject, SubjectKind};
use crate::classify::{QuotaLine, Reason, SubjectRef};
use crate::explain::page::Page;
use crate::id::{AwardIx, LevelIx, QuotaIx};
use crate::report::book::{Book, Subject};
use crate::report::sentence::{
    by_scope, has_no_place, key_gap, key_name, key_value, one_more, quota_line_of, scope_name, share_text,
};
use crate::words::{Label, Tell, Text};

/// Most names of equals.
const NAMES: usize = 8;

/// How a subject fared in a quota.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Kept,
    Refused,
    Tied,
    /// The quota only reports: nobody goes down.
    Watched,
}

/// The level quotas whose turn the subject had, from the best level down and as they ran: those that cut, until one
/// had no place, then those that only report.
pub(super) fn tell(book: &Book<'_>, subject: &Subject<'_>, page: &mut Page) {
    for level in (0..book.campaign.levels.len()).map(LevelIx::at) {
        if !stood_at(book, subject, level) {
            continue;
        }
        let of_level = |over| {
            let quotas = book.campaign.quotas.iter().enumerate();
            let own =
                quotas.filter(move |(_, quota)| quota.subject == QuotaSubject::Level(level) && quota.over == over);
            own.map(|(at, _)| QuotaIx::at(at))
        };
        let mut is_there = true;
        for at in of_level(Over::Demote) {
            let fate = refusal(subject, at).unwrap_or(Fate::Kept);
            one(book, subject, at, fate, page);
            is_there = fate == Fate::Kept;
            if !is_there {
                break;
            }
        }
        of_level(Over::Report).filter(|_| is_there).for_each(|at| one(book, subject, at, Fate::Watched, page));
    }
}

/// The quotas of an award.
pub(super) fn tell_award(book: &Book<'_>, subject: &Subject<'_>, award: AwardIx, page: &mut Page) {
    // What people have decided was in no cut.
    let is_decided = subject.dossier.decision.as_ref().is_some_and(|decision| decision.awards.is_some());
    let is_held = !is_decided && subject.graded.standing.awards.contains(&award);
    for (at, quota) in book.campaign.quotas.iter().enumerate() {
        let at = QuotaIx::at(at);
        if quota.subject != QuotaSubject::Award(award) {
            continue;
        }
        let held = if quota.over == Over::Report { Fate::Watched } else { Fate::Kept };
        if let Some(fate) = refusal(subject, at).or(is_held.then_some(held)) {
            one(book, subject, at, fate, page);
        }
    }
}

/// Why a quota had no place.
pub(super) fn why_not(book: &Book<'_>, subject: &Subject<'_>, at: QuotaIx, page: &mut Page) {
    let quota = &book.campaign.quotas[at.index()];
    let Some(fate) = refusal(subject, at) else { return };
    let lines = lines(book, subject, at, fate);
    let is_tied = fate == Fate::Tied || lines.iter().any(|line| line.tied_subjects.contains(&subject.at));
    let tell = if is_tied { Tell::WhyNotTied } else { Tell::WhyNotQuota };
    let in_line = |line: &&QuotaLine| {
        let (behind, closed) = (difference(book, subject, quota, line, fate), closed(book, subject, line));
        let own: Vec<String> = behind.into_iter().chain(closed).collect();
        let none = || has_no_place(line).then(|| book.lang.text_with(Text::NextNoPlace, &[]));
        if own.is_empty() { none() } else { Some(own.join("; ")) }
    };
    let whys: Vec<_> = lines.iter().filter_map(|line| Some((*line, in_line(line)?))).collect();
    let why = if whys.is_empty() {
        lines.iter().map(|line| figures(book, line)).collect::<Vec<_>>().join("; ")
    } else {
        by_scope(book, whys)
    };
    let values = [("title", &*book.quota(quota)), ("why", why.as_str())];
    page.line(2, &book.lang.tell(tell, &values));
}

/// Refused or tied, as the reasons say.
fn refusal(subject: &Subject<'_>, quota: QuotaIx) -> Option<Fate> {
    subject.graded.standing.reasons.iter().find_map(|reason| match reason {
        Reason::Quota { quota: at, .. } if *at == quota => Some(Fate::Refused),
        Reason::Tie(at) if *at == quota => Some(Fate::Tied),
        _ => None,
    })
}

/// Whether the subject stood at a level when its quotas had their turn: it stayed there, or one of them refused it.
fn stood_at(book: &Book<'_>, subject: &Subject<'_>, level: LevelIx) -> bool {
    let standing = &subject.graded.standing;
    let refused = standing.reasons.iter().any(|reason| match reason {
        Reason::Quota { quota, .. } | Reason::Tie(quota) => {
            book.campaign.quotas[quota.index()].subject == QuotaSubject::Level(level)
        }
        _ => false,
    });
    refused || standing.computed.level() == Some(level)
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
        Fate::Watched => Tell::QuotaWatched,
    };
    let source = book.source(quota.source.as_deref());
    page.line(2, &book.lang.tell(tell, &[("title", &book.quota(quota)), ("source", &source)]));
    for line in lines(book, subject, at, fate) {
        page.line(4, &figures(book, line));
        if let Some(difference) = difference(book, subject, quota, line, fate) {
            page.line(4, &difference);
        }
        if fate == Fate::Refused {
            let whys = [closed(book, subject, line), one_more(book, line, quota)];
            whys.iter().flatten().for_each(|why| page.line(4, why));
        }
    }
}

/// “Cả đơn vị: 20% của 16 người, tối đa 3; 5 người đủ điều kiện, giữ 3”.
pub(super) fn figures(book: &Book<'_>, line: &QuotaLine) -> String {
    let scope = scope_name(book, line);
    let [limit, candidates, kept] = [line.limit, line.candidates, line.kept].map(|count| count.to_string());
    let who = who(book);
    let values =
        [("scope", scope.as_str()), ("limit", &limit), ("candidates", &candidates), ("kept", &kept), ("who", &who)];
    match (share_text(book, line), line.base.map(|base| base.to_string())) {
        (Some(share), Some(base)) => {
            let more = [("share", share.as_str()), ("base", &base)];
            book.lang.tell(Tell::QuotaFigures, &[&values[..], &more[..]].concat())
        }
        _ => book.lang.tell(Tell::QuotaFiguresCount, &values),
    }
}

/// What is counted: people or units.
fn who(book: &Book<'_>) -> String {
    let tell = match book.campaign.subject {
        SubjectKind::Person => Tell::WhoPeople,
        SubjectKind::Unit => Tell::WhoUnits,
    };
    book.lang.tell(tell, &[])
}

/// In what the subject differs from the other side of the cut.
fn difference(book: &Book<'_>, subject: &Subject<'_>, quota: &Quota, line: &QuotaLine, fate: Fate) -> Option<String> {
    let is_tied = line.tied_subjects.contains(&subject.at);
    let other = match fate {
        Fate::Watched if line.refused.contains(&subject.at) => return Some(book.lang.tell(Tell::QuotaBeyond, &[])),
        Fate::Refused if is_tied => return tied_with(book, subject, quota, line, Tell::TiedDown),
        Fate::Kept if is_tied => return tied_with(book, subject, quota, line, Tell::TiedStay),
        _ if is_tied => return tied_with(book, subject, quota, line, Tell::TiedWith),
        Fate::Tied => return None,
        Fate::Watched => return None,
        Fate::Refused => line.last_kept?,
        Fate::Kept => *line.refused.first().or(line.tied_subjects.first())?,
    };
    let other = book.subject(other);
    let found = quota.order.iter().find_map(|key| {
        let values = (key_value(book, subject, key), key_value(book, &other, key));
        (values.0 != values.1).then_some((key, values))
    });
    let Some((key, (own, theirs))) = found else { return Some(book.lang.tell(Tell::QuotaEqual, &[])) };
    let nothing = || book.label(Label::Nothing).to_owned();
    let (own, theirs) = (own.unwrap_or_else(nothing), theirs.unwrap_or_else(nothing));
    let gap = key_gap(book, key, subject, &other).unwrap_or_default();
    let values = [
        ("key", &*key_name(book, key)),
        ("own", &own),
        ("other", &theirs),
        ("name", &other.dossier.name),
        ("gap", &gap),
        ("who", &who(book)),
    ];
    let tell = match (fate, gap.is_empty()) {
        (Fate::Kept, true) => Tell::AheadOf,
        (Fate::Kept, false) => Tell::AheadBy,
        (_, true) => Tell::BehindOf,
        (_, false) => Tell::BehindBy,
    };
    Some(book.lang.tell(tell, &values))
}

/// A place that equals have left empty goes to nobody below them.
fn closed(book: &Book<'_>, subject: &Subject<'_>, line: &QuotaLine) -> Option<String> {
    if line.tied_subjects.is_empty() || line.tied_subjects.contains(&subject.at) || line.kept >= line.limit {
        return None;
    }
    let names: Vec<String> =
        line.tied_subjects.iter().take(NAMES).map(|at| book.subject(*at).dossier.name.to_string()).collect();
    Some(book.lang.tell(Tell::QuotaClosed, &[("names", &names.join(", "))]))
}

fn tied_with(book: &Book<'_>, subject: &Subject<'_>, quota: &Quota, line: &QuotaLine, tell: Tell) -> Option<String> {
    let others: Vec<SubjectRef> = line.tied_subjects.iter().copied().filter(|at| *at != subject.at).collect();
    let names: Vec<String> = others.iter().take(NAMES).map(|at| book.subject(*at).dossier.name.to_string()).collect();
    let keys: Vec<String> = quota.order.iter().map(|key| key_name(book, key)).collect();
    (!names.is_empty()).then(|| book.lang.tell(tell, &[("names", &names.join(", ")), ("keys", &keys.join(", "))]))
}
