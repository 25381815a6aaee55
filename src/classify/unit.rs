//! Steps 1 to 5 for the subjects of one unit: everything that needs no other subject.

use crate::campaign::Campaign;
use crate::classify::ladder;
use crate::classify::{Graded, Outcome, Reason, Standing, UnitResult};
use crate::diag::{IntakeCode, Problem};
use crate::intake::{Dossier, Sheet, Unit};
use crate::score::condition::View;
use crate::score::{Plan, Scorer, Scoring, UnitView, Verdict};

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

/// Grades a unit up to step 5. New problems are added to the unit's own.
pub(super) fn grade(campaign: &Campaign, plan: &Plan, sheets: &[Sheet], unit: &mut Unit, errors: Errors) -> UnitResult {
    let mut scorer = Scorer::new(campaign, plan, sheets);
    let view = UnitView { id: &unit.id, level: unit.level };
    let mut result = UnitResult::default();
    for dossier in &unit.dossiers {
        let scoring = scorer.score(view, dossier);
        let graded = subject(campaign, view, dossier, scoring, sheets, &mut result, &mut unit.problems);
        result.subjects.push(graded);
    }
    if unit.has_errors() {
        result.provisional = true;
        if errors == Errors::Stop {
            result.stopped = true;
            result.subjects = Vec::new();
        }
    }
    if !plan.keep_criteria {
        for graded in &mut result.subjects {
            graded.card.criteria = Box::default();
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

fn subject(
    campaign: &Campaign,
    unit: UnitView<'_>,
    dossier: &Dossier,
    scoring: Scoring,
    sheets: &[Sheet],
    result: &mut UnitResult,
    problems: &mut Vec<Problem>,
) -> Graded {
    problems.extend(scoring.problems.into_iter().map(|problem| problem.in_unit(unit.id)));
    result.provisional |= scoring.provisional;
    let mut standing = Standing {
        outcome: Outcome::Incomplete,
        computed: Outcome::Incomplete,
        level_by_points: None,
        awards: Vec::new(),
        rank_in_unit: None,
        rank_overall: None,
        reasons: Vec::new(),
    };
    match scoring.verdict {
        Verdict::NotRated(limits) => {
            standing.outcome = Outcome::NotRated;
            standing.reasons = limits.into_iter().map(Reason::NotRated).collect();
        }
        Verdict::Incomplete(missing) => {
            result.provisional = true;
            standing.reasons = missing.into_iter().map(Reason::Missing).collect();
        }
        Verdict::Scored(limits) => {
            standing.reasons = limits.into_iter().map(Reason::TotalLimit).collect();
            let view = View {
                campaign,
                unit: unit.id,
                unit_level: unit.level,
                dossier,
                role: scoring.card.role,
                card: Some(&scoring.card),
                level: None,
                awards: &[],
            };
            if climb(&view, &mut standing) {
                result.provisional = true;
                problems.push(unit_level_unknown(dossier, sheets).in_unit(unit.id));
            }
        }
    }
    standing.computed = standing.outcome;
    Graded { card: scoring.card, standing }
}

/// Steps 2 to 5. `true`: a cap by the unit's level waits for that level.
fn climb(view: &View<'_>, standing: &mut Standing) -> bool {
    let total = view.card.and_then(|card| card.total).expect("a scored subject has a total");
    let by_points = ladder::by_points(view.campaign, total);
    standing.level_by_points = Some(by_points);
    let gated = ladder::go_down(view, by_points, &mut standing.reasons);
    let (level, waits) = ladder::limited(view, gated, &mut standing.reasons);
    standing.outcome = Outcome::Level(level);
    waits
}

fn unit_level_unknown(dossier: &Dossier, sheets: &[Sheet]) -> Problem {
    let cell = crate::intake::CellRef { sheet: dossier.row.sheet, row: dossier.row.row, column: 0 };
    let place = crate::diag::CellPlace { column: None, ..cell.place(sheets, None) };
    Problem::new(IntakeCode::UnitLevelUnknown).at(place).with("person", crate::score::subject_name(dossier))
}
