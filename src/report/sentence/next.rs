//! What is between a subject and the next level, and what an award rests on.

use crate::campaign::{Atom, Condition};
use crate::classify::Reason;
use crate::id::{AwardIx, LevelIx};
use crate::num::Exact;
use crate::report::book::{Book, Subject};
use crate::report::sentence::told;
use crate::score::condition::View;
use crate::words::{Label, Phrase};

/// Why not the next better level: points and gates. Empty at the best level, without a level, and where neither is
/// missing (the reasons then say what is in the way).
#[must_use]
pub fn why_not_next(book: &Book<'_>, subject: &Subject<'_>) -> String {
    let (card, standing) = (&subject.graded.card, &subject.graded.standing);
    let Some((total, held)) = card.total.zip(standing.outcome.level()) else { return String::new() };
    let Some(next) = held.index().checked_sub(1) else { return String::new() };
    let level = &book.campaign.levels[next];
    let mut parts = Vec::new();
    let short = &level.from - &total.exact(book.places());
    if short > Exact::ZERO {
        let values = [("points", book.number(&short)), ("from", book.number(&level.from))];
        parts.push(book.phrase(Phrase::NextPoints, &values.each_ref().map(|(name, value)| (*name, value.as_str()))));
    }
    for gate in &level.gates {
        let is_told = standing.reasons.iter().any(|reason| {
            matches!(reason, Reason::Gate { gate: failed, level } if failed == gate && *level == LevelIx::at(next))
        });
        let rule = &book.campaign.gates[gate.index()];
        if !is_told && can_see(subject, &rule.require) && !view(book, subject, held).holds(&rule.require) {
            // With points missing too, what else is in the way is named; with points enough, told in full.
            parts.push(if short > Exact::ZERO {
                book.phrase(Phrase::NextGateNamed, &[("title", &rule.title)])
            } else {
                let condition = told(book, &rule.require, subject, false);
                book.phrase(Phrase::NextGate, &[("title", &rule.title), ("condition", &condition)])
            });
        }
    }
    if parts.is_empty() {
        return String::new();
    }
    book.phrase(Phrase::NextLevel, &[("level", &level.title), ("parts", &parts.join("; "))])
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

fn view<'a>(book: &Book<'a>, subject: &Subject<'a>, level: LevelIx) -> View<'a> {
    View {
        campaign: book.campaign,
        unit: &subject.unit.id,
        unit_level: subject.unit.level,
        dossier: subject.dossier,
        role: subject.graded.card.role,
        card: Some(&subject.graded.card),
        level: Some(level),
        awards: &subject.graded.standing.awards,
    }
}

/// Criterion points are kept only where a rule after the ladder reads them.
fn can_see(subject: &Subject<'_>, condition: &Condition) -> bool {
    let reads = condition.any_atom(&|atom| matches!(atom, Atom::Criterion(..) | Atom::EveryCriterion(_)));
    !reads || !subject.graded.card.criteria.is_empty()
}
