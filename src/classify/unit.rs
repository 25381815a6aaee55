//! Steps 1 to 5 for the subjects of one unit: everything that needs no other subject.

use crate::campaign::Campaign;
use crate::classify::ladder::Stage;
use crate::classify::subject::{Asked, subject};
use crate::classify::subordinates;
use crate::classify::{Graded, UnitResult};
use crate::diag::{IntakeCode, Problem};
use crate::intake::{Dossier, Sheet, Unit};
use crate::score::condition::View;
use crate::score::uncovered::Uncovered;
use crate::score::{self, Plan, PointsList, Scorer, UnitView, Verdict};

/// Whether units with errors are graded as far as possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Errors {
    /// An error stops its unit.
    Stop,
    /// Subjects in error count as incomplete; the result is provisional.
    Provisional,
}

/// What becomes of the claims once they are scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Claims {
    /// They stay, to explain every figure by its cells.
    #[default]
    Keep,
    /// They make room: a nation's claims are half of its memory, and tables without explanations do
    /// not need them.
    Drop,
}

/// What all units of a run share.
#[derive(Clone, Copy)]
pub(super) struct Run<'a> {
    /// The rules.
    pub(super) campaign: &'a Campaign,
    /// What follows from them.
    pub(super) plan: &'a Plan,
    /// The tables.
    pub(super) sheets: &'a [Sheet],
    /// What the tables have no cell for.
    pub(super) uncovered: &'a Uncovered<'a>,
}

/// Grades a unit up to step 4, and leaves no trace of it.
pub(super) fn early(run: Run<'_>, unit: &mut Unit, errors: Errors) -> UnitResult {
    let (told, level) = (unit.problems.len(), unit.level.take());
    let marked = run.uncovered.tell(unit);
    let result = up_to(Stage::Early, run, unit, errors);
    for (at, marked) in marked {
        unit.dossiers[at].faults.retain(|fault| *fault != marked);
    }
    unit.problems.truncate(told);
    unit.level = level;
    result
}

/// Grades a unit up to step 5. New problems are added to the unit's own.
pub(super) fn grade(run: Run<'_>, unit: &mut Unit, errors: Errors) -> UnitResult {
    run.uncovered.tell(unit);
    up_to(Stage::Whole, run, unit, errors)
}

fn up_to(stage: Stage, run: Run<'_>, unit: &mut Unit, errors: Errors) -> UnitResult {
    let Run { campaign, plan, sheets, .. } = run;
    subordinates::fill(campaign, plan, sheets, unit);
    let mut scorer = Scorer::new(campaign, plan, sheets);
    let view = UnitView { id: &unit.id, level: unit.level };
    let mut result = UnitResult { provisional: unit.problems.iter().any(is_open), ..UnitResult::default() };
    result.subjects.reserve_exact(unit.dossiers.len());
    let (told, mut scored, mut lower_only) = (unit.problems.len(), 0, 0);
    for dossier in &unit.dossiers {
        let scoring = scorer.score(view, dossier);
        let asked = Asked { campaign, sheets, stage };
        scored += usize::from(matches!(scoring.verdict, Verdict::Scored(_)));
        lower_only += usize::from(scoring.lower_only);
        let graded = subject(asked, view, dossier, scoring, &mut result, &mut unit.problems);
        result.subjects.push(graded);
    }
    if let Some(rater) = campaign.raters.last() {
        score::once_for_unit(&rater.title, scored, lower_only, told, &mut unit.problems);
    }
    if unit.has_errors() {
        result.provisional = true;
        if errors == Errors::Stop {
            result.stopped = true;
            result.subjects = Vec::new();
        }
    }
    if stage == Stage::Whole && !plan.keep_criteria {
        for graded in &mut result.subjects {
            graded.card.criteria = PointsList::default();
        }
    }
    result
}

/// The view of a subject that has been graded, for rules that come after the ladder.
#[must_use]
pub fn subject_view<'a>(campaign: &'a Campaign, unit: &'a Unit, dossier: &'a Dossier, graded: &'a Graded) -> View<'a> {
    View {
        campaign,
        unit: &unit.id,
        unit_level: unit.level,
        dossier,
        role: graded.card.role,
        card: Some(&graded.card),
        level: graded.standing.outcome.level(),
        awards: &graded.standing.awards,
    }
}

/// Whether something that this unit needs from another campaign may still change.
fn is_open(problem: &Problem) -> bool {
    let open = [IntakeCode::UnitLevelProvisional, IntakeCode::UnitMembersIncomplete];
    open.iter().any(|code| problem.code == (*code).into())
}
