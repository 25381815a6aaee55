//! All units of a run: steps 1 to 5 apart from each other and in parallel, then what needs everybody.

use rayon::iter::{
    IndexedParallelIterator as _, IntoParallelRefIterator as _, IntoParallelRefMutIterator as _, ParallelIterator as _,
};

use crate::campaign::Campaign;
use crate::classify::quota::{self, Pool};
use crate::classify::unit::{self, Claims, Errors, Run};
use crate::classify::{QuotaLine, UnitResult, award, decision, finding, rank};
use crate::intake::{Gathered, Unit};
use crate::score::Plan;
use crate::score::uncovered::Uncovered;

/// The result of each unit of [`Gathered::units`], and the quota table. Problems found on the way are
/// added to the units and to the run.
pub fn classify(
    campaign: &Campaign,
    gathered: &mut Gathered,
    errors: Errors,
    claims: Claims,
    tick: &(dyn Fn() + Sync),
) -> (Vec<UnitResult>, Vec<QuotaLine>) {
    let plan = Plan::new(campaign);
    let Gathered { units, sheets, .. } = gathered;
    let uncovered = Uncovered::of(campaign, sheets);
    let run = Run { campaign, plan: &plan, sheets, uncovered: &uncovered };
    let mut results: Vec<UnitResult> = units
        .par_iter_mut()
        .map(|unit| {
            let result = unit::grade(run, unit, errors);
            if claims == Claims::Drop {
                unit.dossiers.iter_mut().for_each(|dossier| dossier.forms = Box::default());
            }
            tick();
            result
        })
        .collect();
    let mut lines = cut_levels(campaign, units, &mut results);
    units.par_iter_mut().zip(&mut results).for_each(|(unit, result)| decision::apply_levels(unit, result));
    lines.extend(award::give(&mut Pool { campaign, first: 0, units, results: &mut results }));
    units.par_iter().zip(&mut results).for_each(|(unit, result)| {
        decision::apply_awards(unit, result);
        rank::in_unit(campaign, unit, result);
    });
    lines.sort_by(|a, b| (a.quota, a.unit, a.scope, &a.keys).cmp(&(b.quota, b.unit, b.scope, &b.keys)));
    quota::recount(&campaign.quotas, units, &results, &mut lines);
    rank::overall(campaign, units, &mut results);
    let problems = finding::tell(campaign, gathered, &mut results, &lines);
    gathered.problems.extend(problems);
    (results, lines)
}

/// Steps 1 to 4 alone, for campaigns that ask for the results of members; no problem is added anywhere.
pub fn before_units(campaign: &Campaign, gathered: &mut Gathered, errors: Errors) -> Vec<UnitResult> {
    let plan = Plan::new(campaign);
    let Gathered { units, sheets, .. } = gathered;
    let uncovered = Uncovered::of(campaign, sheets);
    let run = Run { campaign, plan: &plan, sheets, uncovered: &uncovered };
    units.par_iter_mut().map(|unit| unit::early(run, unit, errors)).collect()
}

/// Step 6. Where every scope lies within a unit, units are cut in parallel.
fn cut_levels(campaign: &Campaign, units: &[Unit], results: &mut [UnitResult]) -> Vec<QuotaLine> {
    if !quota::levels_stay_in_units(campaign) {
        return quota::cut_levels(&mut Pool { campaign, first: 0, units, results });
    }
    let cut = |(unit, result): (usize, &mut UnitResult)| {
        let first = u32::try_from(unit).expect("fewer than 4 billion units");
        let results = std::slice::from_mut(result);
        quota::cut_levels(&mut Pool { campaign, first, units: &units[unit..=unit], results })
    };
    results.par_iter_mut().enumerate().flat_map_iter(cut).collect()
}
