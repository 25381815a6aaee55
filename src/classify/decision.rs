//! Step 7: a level set by people replaces the computed one. Both are kept.

use crate::classify::{Outcome, Reason, UnitResult};
use crate::diag::{DecisionCode, Problem};
use crate::intake::{Decision, Lean, Recorded, Unit};
use crate::score::subject_name;

/// Applies the decisions on levels of a unit, and tells the stale ones.
pub(super) fn apply_levels(unit: &mut Unit, result: &mut UnitResult) {
    for (dossier, graded) in unit.dossiers.iter().zip(&mut result.subjects) {
        let standing = &mut graded.standing;
        standing.computed = standing.outcome;
        let Some(decision) = dossier.decision.as_deref() else {
            continue;
        };
        standing.reasons.push(Reason::Decision);
        if is_stale(decision, standing.computed) {
            let problem = Problem::new(DecisionCode::Stale).at(decision.at.clone()).in_unit(&unit.id);
            unit.problems.push(problem.with("person", subject_name(dossier)));
        }
        if let Some(level) = decision.level {
            standing.outcome = Outcome::Level(level);
        }
    }
}

/// Awards held by decision replace the computed ones; only subjects with a level can hold one.
pub(super) fn apply_awards(unit: &Unit, result: &mut UnitResult) {
    for (dossier, graded) in unit.dossiers.iter().zip(&mut result.subjects) {
        let decided = dossier.decision.as_deref().and_then(|decision| decision.awards.as_ref());
        if let Some(awards) = decided {
            let has_level = graded.standing.outcome.level().is_some();
            graded.standing.awards = if has_level { awards.iter().copied().collect() } else { Lean::EMPTY };
            graded.standing.awards.sort_unstable();
        }
    }
}

fn is_stale(decision: &Decision, computed: Outcome) -> bool {
    let recorded = decision.computed.map(|recorded| match recorded {
        Recorded::Level(level) => Outcome::Level(level),
        Recorded::NotRated => Outcome::NotRated,
        Recorded::Incomplete => Outcome::Incomplete,
    });
    recorded.is_some_and(|recorded| recorded != computed)
}
