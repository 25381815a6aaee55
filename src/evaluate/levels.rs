//! The level of a unit in the campaign of its members: the final one of the campaign that grades units.

use crate::aggregate::Results;
use crate::campaign::Campaign;
use crate::diag::{IntakeCode, Problem};
use crate::evaluate::members::UnitNames;
use crate::id::LevelIx;
use crate::intake::{Gathered, Unit};

/// Gives each unit the level that the unit campaign found; `names` says what each of its levels is called here. A
/// level that the list of units gives stands; where the two differ, people must say which holds.
pub(super) fn take(
    campaign: &Campaign,
    gathered: &mut Gathered,
    (units, graded): (&Campaign, &Results),
    names: &[LevelIx],
) {
    let known = UnitNames::of(&graded.gathered);
    for unit in &mut gathered.units {
        let Some(at) = known.find(&unit.id, &unit.name) else { continue };
        let result = &graded.units[at];
        let level = result.subjects.first().and_then(|graded| graded.standing.outcome.level());
        let Some(level) = level.and_then(|level| names.get(level.index()).copied()) else { continue };
        match unit.level {
            Some(given) if given != level => {
                let problem = differs(campaign, units, unit, given, level);
                let cell = gathered.given_levels.get(&unit.id).cloned();
                unit.problems.push(Problem { cell, ..problem });
            }
            Some(_) => {}
            None => {
                unit.level = Some(level);
                if result.provisional {
                    let problem = Problem::new(IntakeCode::UnitLevelProvisional).with("unit", &unit.name);
                    unit.problems.push(problem.with("campaign", &units.title).in_unit(&unit.id));
                }
            }
        }
    }
}

fn differs(campaign: &Campaign, units: &Campaign, unit: &Unit, given: LevelIx, found: LevelIx) -> Problem {
    let title = |level: LevelIx| &campaign.levels[level.index()].title;
    Problem::new(IntakeCode::UnitLevelDiffers)
        .with("unit", &unit.name)
        .with("given", title(given))
        .with("value", title(found))
        .with("campaign", &units.title)
        .in_unit(&unit.id)
}
