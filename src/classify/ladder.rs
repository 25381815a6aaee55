//! From a total to a level: bounds, gates and the way down.

use crate::campaign::Campaign;
use crate::classify::Reason;
use crate::id::{LevelIx, LimitIx};
use crate::num::Points;
use crate::score::condition::View;

/// The highest level whose half-open bound `total ≥ from` holds, by the printed total alone.
pub(super) fn by_points(campaign: &Campaign, total: Points) -> LevelIx {
    let total = total.exact(campaign.rounding.places);
    let level = campaign.levels.iter().position(|level| total >= level.from);
    level.map_or_else(|| campaign.lowest_level(), LevelIx::at)
}

/// The highest level at or below `target` whose own gates all hold. The failed gates of the levels
/// passed over are added to `reasons`, once each.
pub(super) fn go_down(view: &View<'_>, target: LevelIx, reasons: &mut Vec<Reason>) -> LevelIx {
    for level in target.index()..view.campaign.levels.len() {
        let level = LevelIx::at(level);
        let failed = failed_gates(view, level);
        if failed.is_empty() {
            return level;
        }
        for reason in failed {
            let Reason::Gate { gate, .. } = reason else { continue };
            if !reasons.iter().any(|known| matches!(known, Reason::Gate { gate: other, .. } if *other == gate)) {
                reasons.push(reason);
            }
        }
    }
    view.campaign.lowest_level()
}

fn failed_gates(view: &View<'_>, level: LevelIx) -> Vec<Reason> {
    let gates = view.campaign.levels[level.index()].gates.iter().copied();
    gates
        .filter(|gate| !view.holds(&view.campaign.gates[gate.index()].require))
        .map(|gate| Reason::Gate { gate, level })
        .collect()
}

/// Which limits act now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Step 4: those that do not look at the unit's level.
    Own,
    /// Step 5: those that do.
    Unit,
}

/// Of all `level` limits that hold the lowest level, then of all `at-most` limits the lowest. All that
/// hold are told. `true` beside the level: a cap by the unit's level waits for that level.
pub(super) fn limited(view: &View<'_>, level: LevelIx, step: Step, reasons: &mut Vec<Reason>) -> (LevelIx, bool) {
    use crate::campaign::LimitEffect;
    let limits = view.campaign.limits.iter().enumerate();
    let holding: Vec<(LimitIx, &LimitEffect)> = limits
        .filter(|(_, limit)| limit.about_unit_level == (step == Step::Unit))
        .filter(|(_, limit)| !matches!(limit.then, LimitEffect::NotRated(_) | LimitEffect::TotalAtMost(_)))
        .filter(|(_, limit)| view.holds(&limit.when))
        .map(|(limit, rule)| (LimitIx::at(limit), &rule.then))
        .collect();
    let (mut set, mut cap, mut waits) = (None, None, false);
    for (limit, effect) in &holding {
        match effect {
            LimitEffect::Level(level) => set = set.max(Some(*level)),
            LimitEffect::AtMost(level) => cap = cap.max(Some(*level)),
            LimitEffect::AtMostUnit if view.unit_level.is_some() => cap = cap.max(view.unit_level),
            LimitEffect::AtMostUnit => {
                waits = true;
                continue;
            }
            LimitEffect::NotRated(_) | LimitEffect::TotalAtMost(_) => continue,
        }
        reasons.push(Reason::Limit(*limit));
    }
    let level = set.unwrap_or(level);
    match cap {
        Some(cap) if cap > level => (go_down(view, cap, reasons), waits),
        _ => (level, waits),
    }
}
