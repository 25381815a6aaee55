//! `from-subordinates`: who is below whom, by roles, without circles.

use crate::campaign::faults::{At, tell_conflict};
use crate::campaign::raw::head::RawFact;
use crate::campaign::resolve::Cx;
use crate::campaign::{FactKind, Subordinates};
use crate::diag::code::CampaignTerm;
use crate::id::{FactIx, LevelIx, RoleIx};

/// What a fact asks of the people below.
pub(super) fn of_fact(cx: &Cx<'_>, raw: &RawFact) -> Option<Subordinates> {
    let asked = raw.from_subordinates.good()?;
    if let Some(kind) = raw.kind.as_ref().filter(|kind| kind.value != FactKind::Count) {
        tell_conflict(cx.faults, &kind.span, "kind", CampaignTerm::SubordinatesCount);
    }
    if raw.from_members.is_there() {
        tell_conflict(cx.faults, &asked.span, "from-subordinates", CampaignTerm::SubordinatesAndMembers);
    }
    let roles = |ids: &[At<String>]| -> Vec<RoleIx> {
        ids.iter().filter_map(|id| cx.names.roles.find(id, cx.faults)).map(RoleIx::at).collect()
    };
    let (of, above) = (roles(&asked.of), roles(&asked.above));
    let level = cx.names.levels.find(&asked.level, cx.faults).map(LevelIx::at);
    let same = asked.same.as_ref().map(|same| (same, cx.names.facts.find(same, cx.faults)));
    if let Some((id, Some(position))) = &same
        && cx.raw.facts[*position].kind.as_ref().is_some_and(|kind| kind.value != FactKind::Text)
    {
        tell_conflict(cx.faults, &id.span, "same", CampaignTerm::SubordinatesSame);
    }
    let same = same.and_then(|(_, position)| position).map(FactIx::at);
    Some(Subordinates { level: level?, of, above, same })
}

/// Nobody is below himself, directly or through others.
pub(super) fn check_circles(cx: &Cx<'_>) {
    let ids = |list: &[At<String>]| -> Vec<usize> {
        list.iter().filter_map(|id| cx.names.roles.position(&id.value)).collect()
    };
    let asked: Vec<_> = cx.raw.facts.iter().filter_map(|fact| fact.from_subordinates.good()).collect();
    for raw in &asked {
        let above = ids(&raw.above);
        let mut open = ids(&raw.of);
        let mut seen = Vec::new();
        while let Some(role) = open.pop() {
            if above.contains(&role) {
                tell_conflict(cx.faults, &raw.span, "from-subordinates", CampaignTerm::SubordinatesCircle);
                break;
            }
            if !seen.contains(&role) {
                seen.push(role);
                let below = asked.iter().filter(|other| ids(&other.above).contains(&role));
                open.extend(below.flat_map(|other| ids(&other.of)));
            }
        }
    }
}
