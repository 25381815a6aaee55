//! What was missing for the next better level, sentence by sentence, without the name of anybody else: it is printed on
//! a paper that goes to one person.

use crate::campaign::Quota;
use crate::classify::{QuotaLine, Reason, SubjectRef};
use crate::id::QuotaIx;
use crate::report::book::{Book, Subject};
use crate::report::sentence::{Lack, by_scope, has_no_place, key_gap, key_name, key_value, lack, lacks, quota_line_of};
use crate::words::{Label, Text};

/// What the subject lacks for the level above its own. Empty at the top and without a level.
#[must_use]
pub fn wanting(book: &Book<'_>, subject: &Subject<'_>) -> Vec<String> {
    let Some((_, lacks)) = lacks(book, subject) else { return Vec::new() };
    let sentence = |one: &Lack<'_>| match one {
        Lack::Quota(quota) => Some(refused(book, subject, *quota)),
        other => lack(book, subject, other),
    };
    let end = |sentence: String| if sentence.ends_with('.') { sentence } else { sentence + "." };
    lacks.iter().filter_map(sentence).map(end).collect()
}

/// The scopes that had no place; none where the subject is tied at the cut.
fn scopes<'s>(subject: &Subject<'s>, at: QuotaIx) -> Option<&'s [u16]> {
    subject.graded.standing.reasons.iter().find_map(|reason| match reason {
        Reason::Quota { quota, scopes } if *quota == at => Some(&**scopes),
        _ => None,
    })
}

fn refused(book: &Book<'_>, subject: &Subject<'_>, at: QuotaIx) -> String {
    let quota = &book.campaign.quotas[at.index()];
    let title = book.quota(quota);
    let Some(scopes) = scopes(subject, at) else {
        let keys: Vec<String> = quota.order.iter().map(|key| key_name(book, key)).collect();
        let text = if subject.dossier.decision.is_some() { Text::NextTiedSettled } else { Text::NextTied };
        return book.lang.text_with(text, &[("title", &title), ("keys", &keys.join(", "))]);
    };
    let lines = scopes.iter().filter_map(|scope| quota_line_of(book, subject, at, *scope));
    let whys: Vec<(&QuotaLine, String)> =
        lines.filter_map(|line| Some((line, in_scope(book, subject, quota, line)?))).collect();
    if whys.is_empty() {
        return book.lang.text_with(Text::NextQuotaFull, &[("title", &title)]);
    }
    book.lang.text_with(Text::NextQuota, &[("title", &*title), ("behind", &by_scope(book, whys))])
}

/// Why one scope had no place.
fn in_scope(book: &Book<'_>, subject: &Subject<'_>, quota: &Quota, line: &QuotaLine) -> Option<String> {
    match line.last_kept {
        Some(last) => behind(book, subject, quota, last),
        None => has_no_place(line).then(|| book.lang.text_with(Text::NextNoPlace, &[])),
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
        let gap = key_gap(book, key, subject, &last);
        values.extend(gap.as_deref().map(|gap| ("gap", gap)));
        let text = if gap.is_some() { Text::NextBehindBy } else { Text::NextBehind };
        Some(book.lang.text_with(text, &values))
    })
}
