//! What decisions have made of a quota: the quota table keeps the figures of the rules, one sentence tells the rest.

use crate::campaign::QuotaSubject;
use crate::classify::{Outcome, QuotaLine, SubjectRef};
use crate::report::book::{Book, Subject};
use crate::report::sentence::quota::fits;
use crate::words::Phrase;

/// Whether more held it by the rules than may, or a decision has broken it.
#[must_use]
pub const fn is_exceeded(line: &QuotaLine) -> bool {
    line.over > 0 || line.after.broken
}

/// How many hold it after the decisions, and whether they may; nothing where no decision has changed that.
#[must_use]
pub fn after_decisions(book: &Book<'_>, line: &QuotaLine) -> Option<String> {
    let (holders, limit) = (line.after.holders, line.after.limit);
    let is_within = holders <= limit;
    let is_told = line.after.broken
        || (holders != line.kept && changes(book, line, true))
        || (line.over > 0 && is_within && changes(book, line, false));
    let phrase = if is_within { Phrase::WithinAfter } else { Phrase::Broken };
    is_told.then(|| book.phrase(phrase, &[("holders", &holders.to_string()), ("limit", &limit.to_string())]))
}

/// Whether decisions of the scope change how many hold it, or (where the number is not asked for) can have changed
/// its base. Another quota on the same level changes the number too, and is no decision.
fn changes(book: &Book<'_>, line: &QuotaLine, number: bool) -> bool {
    let units = match line.unit {
        Some(unit) => unit as usize..unit as usize + 1,
        None => 0..book.results.units.len(),
    };
    let all = units.flat_map(|unit| {
        let count = u32::try_from(book.results.units[unit].subjects.len()).unwrap_or(u32::MAX);
        (0..count).map(move |subject| SubjectRef { unit: u32::try_from(unit).unwrap_or(u32::MAX), subject })
    });
    let subjects = all.map(|at| book.subject(at)).filter(|subject| subject.dossier.decision.is_some());
    let mut decided = subjects.filter(|subject| line.keys.iter().all(|key| fits(book, subject, key)));
    match book.campaign.quotas[line.quota.index()].subject {
        QuotaSubject::Level(level) if number => {
            let is_at = |outcome| i64::from(outcome == Outcome::Level(level));
            let change = |subject: Subject<'_>| {
                let standing = &subject.graded.standing;
                is_at(standing.outcome) - is_at(standing.computed)
            };
            decided.map(change).sum::<i64>() != 0
        }
        QuotaSubject::Level(_) | QuotaSubject::Award(_) => decided.next().is_some(),
    }
}
