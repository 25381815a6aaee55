//! Targets: a share against its plan, exactly.

use crate::aggregate::TargetLine;
use crate::campaign::{Campaign, Target, TargetBase};
use crate::classify::{UnitResult, subject_view};
use crate::id::TargetIx;
use crate::intake::Gathered;
use crate::num::Exact;

/// Measures every target over all units that were graded.
pub(super) fn measure(campaign: &Campaign, gathered: &Gathered, results: &[UnitResult]) -> Vec<TargetLine> {
    let targets = campaign.targets.iter().enumerate();
    targets.map(|(target, rule)| line(campaign, gathered, results, TargetIx::at(target), rule)).collect()
}

fn line(
    campaign: &Campaign,
    gathered: &Gathered,
    results: &[UnitResult],
    target: TargetIx,
    rule: &Target,
) -> TargetLine {
    let (mut numerator, mut denominator) = (0, 0);
    for (unit, result) in gathered.units.iter().zip(results) {
        for (dossier, graded) in unit.dossiers.iter().zip(&result.subjects) {
            if rule.base == TargetBase::Headcount || graded.standing.outcome.level().is_some() {
                denominator += 1;
                let view = subject_view(campaign, unit, dossier, graded);
                numerator += i64::from(view.holds(&rule.share_of));
            }
        }
    }
    let share = (denominator > 0).then(|| Exact::ratio(numerator, denominator));
    let met = share.as_ref().map(|share| *share >= rule.plan);
    TargetLine { target, numerator, denominator, share, met }
}
