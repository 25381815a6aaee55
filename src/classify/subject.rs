//! Steps 1 to 5 for one subject.

use crate::campaign::Campaign;
use crate::classify::ladder::Stage;
use crate::classify::{Graded, Outcome, Reason, Standing, UnitResult};
use crate::classify::{control, ladder};
use crate::diag::{IntakeCode, Problem};
use crate::id::{LevelIx, RoleIx};
use crate::intake::{Dossier, Lean, Sheet, Unit};
use crate::score::condition::View;
use crate::score::{self, Plan, Scorer, Scoring, UnitView, Verdict};

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

/// What subjects are graded by.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) campaign: &'a Campaign,
    pub(super) sheets: &'a [Sheet],
    pub(super) stage: Stage,
}

/// Grades one subject; problems are added to those of its unit.
pub(super) fn subject(
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
