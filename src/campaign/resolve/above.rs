//! Awards that other awards name: only those above them, since awards go one by one in file order.

use crate::campaign::faults::{At, cycle};
use crate::campaign::raw::condition::{RawCondition, RawWhat};
use crate::campaign::raw::quota::RawBase;
use crate::campaign::resolve::Cx;
use crate::campaign::resolve::place::{Place, tell_place};
use crate::diag::code::CampaignTerm;

/// An award that a condition names; of an award only those above it, since awards go one by one in file order.
pub(super) fn reference(cx: &Cx<'_>, id: &At<String>, place: Place) -> Option<usize> {
    let named = cx.names.awards.find(id, cx.faults)?;
    match place {
        Place::Award(own) if named >= own => {
            tell_not_above(cx, own, named, id);
            None
        }
        _ => Some(named),
    }
}

/// Tells a reference to an award that is not settled yet: a circle, or merely too early in the file.
pub(super) fn tell_not_above(cx: &Cx<'_>, own: usize, named: usize, id: &At<String>) {
    if depends_on(cx, named, own) {
        cx.faults.add(&id.span, cycle(CampaignTerm::Award, cx.raw.awards[own].name.id_text()));
    } else {
        tell_place(cx, &id.span, CampaignTerm::LaterAward, CampaignTerm::InAward);
    }
}

/// Whether `from` is `to`, or needs it through conditions and bases.
fn depends_on(cx: &Cx<'_>, from: usize, to: usize) -> bool {
    let mut seen = vec![false; cx.raw.awards.len()];
    let mut open = vec![from];
    while let Some(award) = open.pop() {
        if award == to {
            return true;
        }
        if !std::mem::replace(&mut seen[award], true) {
            open.extend(needs(cx, award));
        }
    }
    false
}

fn needs(cx: &Cx<'_>, award: usize) -> Vec<usize> {
    let mut ids = Vec::new();
    if let Some(require) = &cx.raw.awards[award].require {
        collect(require, &mut ids);
    }
    let own = cx.raw.awards[award].name.id_text();
    for quota in cx.raw.quotas.iter().filter(|quota| quota.award.good().is_some_and(|award| award.value == own)) {
        if let Some(RawBase::Award(id)) = quota.base.good().map(|base| &base.value) {
            ids.push(&id.value);
        }
    }
    ids.into_iter().filter_map(|id| cx.names.awards.position(id)).collect()
}

fn collect<'c>(condition: &'c RawCondition, ids: &mut Vec<&'c str>) {
    match condition {
        RawCondition::All(list) | RawCondition::Any(list) => list.iter().for_each(|inner| collect(inner, ids)),
        RawCondition::Not(inner) => collect(inner, ids),
        RawCondition::Atom(atom) => {
            if let RawWhat::Award(id) = &atom.what {
                ids.push(&id.value);
            }
        }
    }
}
