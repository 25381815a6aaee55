//! Steps 1 to 5 for the subjects of one unit: everything that needs no other subject.

use crate::campaign::Campaign;
use crate::classify::{Graded, Outcome, Reason, Standing, UnitResult};
use crate::classify::{control, ladder, subordinates};
use crate::diag::{IntakeCode, Problem};
use crate::id::{LevelIx, RoleIx};
use crate::intake::{Dossier, Lean, Sheet, Unit};
use crate::score::condition::View;
use crate::score::{self, Plan, PointsList, Scorer, Scoring, UnitView, Verdict};

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

/// How far subjects are graded before units are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Steps 1 to 4: what the results of members are asked for. The units' levels are not known yet.
    Early,
    /// Steps 1 to 5.
    Whole,
}

/// Grades a unit up to step 4, and leaves no trace of it.
pub(super) fn early(campaign: &Campaign, plan: &Plan, sheets: &[Sheet], unit: &mut Unit, errors: Errors) -> UnitResult {
    let (told, level) = (unit.problems.len(), unit.level.take());
    let result = up_to(Stage::Early, campaign, plan, sheets, unit, errors);
    unit.problems.truncate(told);
    unit.level = level;
    result
}

/// Grades a unit up to step 5. New problems are added to the unit's own.
pub(super) fn grade(campaign: &Campaign, plan: &Plan, sheets: &[Sheet], unit: &mut Unit, errors: Errors) -> UnitResult {
    up_to(Stage::Whole, campaign, plan, sheets, unit, errors)
}

fn up_to(
    stage: Stage,
    campaign: &Campaign,
    plan: &Plan,
    sheets: &[Sheet],
    unit: &mut Unit,
    errors: Errors,
) -> UnitResult {
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

/// Levels before the quota, of one person after the other and without a trace.
pub(super) struct Levels<'a> {
    campaign: &'a Campaign,
    scorer: Scorer<'a>,
    sheets: &'a [Sheet],
}

impl<'a> Levels<'a> {
    /// For the tables of a run.
    pub(super) fn new(campaign: &'a Campaign, plan: &'a Plan, sheets: &'a [Sheet]) -> Self {
        Self { campaign, scorer: Scorer::new(campaign, plan, sheets), sheets }
    }

    /// The role that takes a person.
    pub(super) fn role(&self, unit: &Unit, dossier: &Dossier) -> Option<RoleIx> {
        score::role_of(self.campaign, UnitView { id: &unit.id, level: unit.level }, dossier)
    }
}

/// The level of a person after step 5; none who is not rated or incomplete.
pub(super) fn level_of(levels: &mut Levels<'_>, unit: &Unit, dossier: &Dossier) -> Option<LevelIx> {
    let view = UnitView { id: &unit.id, level: unit.level };
    let scoring = levels.scorer.score(view, dossier);
    let (mut result, mut problems) = (UnitResult::default(), Vec::new());
    let asked = Asked { campaign: levels.campaign, sheets: levels.sheets, stage: Stage::Whole };
    let graded = subject(asked, view, dossier, scoring, &mut result, &mut problems);
    graded.standing.outcome.level()
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

/// What subjects are graded by.
#[derive(Clone, Copy)]
struct Asked<'a> {
    campaign: &'a Campaign,
    sheets: &'a [Sheet],
    stage: Stage,
}

fn subject(
    asked: Asked<'_>,
    unit: UnitView<'_>,
    dossier: &Dossier,
    scoring: Scoring,
    result: &mut UnitResult,
    problems: &mut Vec<Problem>,
) -> Graded {
    let Asked { campaign, sheets, stage } = asked;
    problems.extend(scoring.problems.into_iter().map(|problem| problem.in_unit(unit.id)));
    result.provisional |= scoring.provisional;
    let mut standing = Standing {
        outcome: Outcome::Incomplete,
        computed: Outcome::Incomplete,
        level_by_points: None,
        awards: Lean::EMPTY,
        rank_in_unit: None,
        rank_overall: None,
        reasons: Lean::EMPTY,
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
            if climb(&view, &mut standing, stage) {
                result.provisional = true;
                problems.push(unit_level_unknown(dossier, sheets).in_unit(unit.id));
            }
            let differing = control::check(campaign, dossier, &scoring.card, &standing, sheets);
            problems.extend(differing.into_iter().map(|problem| problem.in_unit(unit.id)));
        }
    }
    standing.computed = standing.outcome;
    Graded { card: scoring.card, standing }
}

/// Steps 2 to 5. `true`: a cap by the unit's level waits for that level.
fn climb(view: &View<'_>, standing: &mut Standing, stage: Stage) -> bool {
    let total = view.card.and_then(|card| card.total).expect("a scored subject has a total");
    let by_points = ladder::by_points(view.campaign, total);
    standing.level_by_points = Some(by_points);
    let gated = ladder::go_down(view, by_points, &mut standing.reasons);
    let (level, waits) = ladder::limited(view, gated, &mut standing.reasons, stage);
    standing.outcome = Outcome::Level(level);
    waits
}

fn unit_level_unknown(dossier: &Dossier, sheets: &[Sheet]) -> Problem {
    let cell = crate::intake::CellRef { sheet: dossier.row.sheet, row: dossier.row.row, column: 0 };
    let place = crate::diag::CellPlace { column: None, ..cell.place(sheets, None) };
    Problem::new(IntakeCode::UnitLevelUnknown).at(place).with("person", crate::score::subject_name(dossier))
}
