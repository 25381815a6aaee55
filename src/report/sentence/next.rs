//! What is between a subject and the next level, and what an award rests on.

use crate::campaign::Atom;
use crate::id::AwardIx;
use crate::report::book::{Book, Subject};
use crate::report::sentence::{Lack, lacks, told};
use crate::words::{Label, Phrase};

/// Why not the next better level, for a cell beside the reasons: points and conditions, or that it is what the reasons
/// say. Empty at the best level and without a level.
#[must_use]
pub fn why_not_next(book: &Book<'_>, subject: &Subject<'_>) -> String {
    let Some((better, lacks)) = lacks(book, subject) else { return String::new() };
    let is_short = lacks.iter().any(|lack| matches!(lack, Lack::Points { .. }));
    let part = |lack: &Lack<'_>| match lack {
        Lack::Points { from, gap, .. } => {
            Some(book.phrase(Phrase::NextPoints, &[("points", &*book.number(gap)), ("from", &*book.number(from))]))
        }
        // With points missing too, what else is in the way is named; with points enough, told in full.
        Lack::Gate { gate, is_told: false } if is_short => {
            Some(book.phrase(Phrase::NextGateNamed, &[("title", &gate.title)]))
        }
        Lack::Gate { gate, is_told: false } => {
            let condition = told(book, &gate.require, subject, false);
            Some(book.phrase(Phrase::NextGate, &[("title", &gate.title), ("condition", &condition)]))
        }
        _ => None,
    };
    let parts: Vec<String> = lacks.iter().filter_map(part).collect();
    if parts.is_empty() {
        // A quota, a limit, a decision, or a condition that the reasons have told already.
        let values = [("level", book.level(better))];
        return if lacks.is_empty() { String::new() } else { book.phrase(Phrase::NextBarred, &values) };
    }
    book.phrase(Phrase::NextLevel, &[("level", book.level(better)), ("parts", &parts.join("; "))])
}

/// What every holder of an award holds it by, where that is the same for all (levels and awards alone).
#[must_use]
pub fn common_ground(book: &Book<'_>, award: AwardIx) -> Option<String> {
    let require = &book.campaign.awards[award.index()].require;
    let is_common = !require.any_atom(&|atom| !matches!(atom, Atom::Level { .. }));
    is_common.then(|| sentence_of(&crate::report::sentence::condition(book, require)))
}

fn sentence_of(ground: &str) -> String {
    let mut letters = ground.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// What a subject holds an award by: a decision, or the condition with the values seen.
#[must_use]
pub fn award_ground(book: &Book<'_>, subject: &Subject<'_>, award: AwardIx) -> String {
    if let Some(decision) = subject.dossier.decision.as_ref().filter(|decision| decision.awards.is_some()) {
        return format!("{}: {}", book.label(Label::ByDecision), decision.reason);
    }
    sentence_of(&told(book, &book.campaign.awards[award.index()].require, subject, true))
}
