//! From a total to a level: bounds, gates and the way down.

use crate::campaign::{Campaign, LimitEffect};
use crate::classify::Reason;
use crate::id::{LevelIx, LimitIx};
use crate::intake::Lean;
use crate::num::Points;
use crate::score::condition::View;

/// How far subjects are graded before units are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Steps 1 to 4: what the results of members are asked for. The units' levels are not known yet.
    Early,
    /// Steps 1 to 5.
    Whole,
}

/// The highest level whose half-open bound `total ≥ from` holds, by the printed total alone.
pub(super) fn by_points(campaign: &Campaign, total: Points) -> LevelIx {
    let total = total.exact(campaign.rounding.places);
    let level = campaign.levels.iter().position(|level| total >= level.from);
    level.map_or_else(|| campaign.lowest_level(), LevelIx::at)
}

/// The highest level at or below `target` whose own gates all hold. The failed gates of the levels
/// passed over are added to `reasons`, once each.
pub(super) fn go_down(view: &View<'_>, target: LevelIx, reasons: &mut Lean<Reason>) -> LevelIx {
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

/// Of all `level` limits that hold the lowest level, then of all `at-most` limits the lowest; the order
/// of the lines does not matter. All that hold are told, those about the unit's level last (step 5): they
/// are joined with the others, so that they never lift what step 4 has fixed or capped. `true` beside the
/// level: a cap by the unit's level waits for that level.
pub(super) fn limited(view: &View<'_>, level: LevelIx, reasons: &mut Lean<Reason>, stage: Stage) -> (LevelIx, bool) {
    let limits = view.campaign.limits.iter().enumerate();
    let limits = limits.filter(|(_, limit)| stage == Stage::Whole || !limit.about_unit_level);
    let mut holding: Vec<(bool, LimitIx, &LimitEffect)> = limits
        .filter(|(_, limit)| !matches!(limit.then, LimitEffect::NotRated(_) | LimitEffect::TotalAtMost(_)))
        .filter(|(_, limit)| view.holds(&limit.when))
        .map(|(limit, rule)| (rule.about_unit_level, LimitIx::at(limit), &rule.then))
        .collect();
    holding.sort_by_key(|(about_unit, limit, _)| (*about_unit, *limit));
    let (mut set, mut cap, mut waits) = (None, None, false);
    for (_, limit, effect) in &holding {
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
