//! What was missing for the next better level, sentence by sentence, without the name of anybody else: it is printed on
//! a paper that goes to one person.

use crate::campaign::{OrderKey, OrderValue, Quota};
use crate::classify::{Reason, SubjectRef};
use crate::id::QuotaIx;
use crate::intake::FactValue;
use crate::num::Exact;
use crate::report::book::{Book, Subject};
use crate::report::sentence::{Lack, key_name, key_value, lack, lacks, quota_line_of};
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
