//! Awards, which look only at awards above them, and targets.

use std::collections::BTreeMap;

use crate::campaign::faults::{At, cycle, tell_conflict};
use crate::campaign::raw::condition::{RawCondition, RawWhat};
use crate::campaign::raw::quota::RawBase;
use crate::campaign::raw::rules::RawAward;
use crate::campaign::resolve::Cx;
use crate::campaign::resolve::condition::{self, Place, tell_place};
use crate::campaign::{Award, Target, TargetBase};
use crate::diag::code::CampaignTerm;
use crate::id::Id;
use crate::num::Exact;
use crate::text::fold;

/// The word of a decision for “no award”.
const NONE_WORD: &str = "không";

/// All awards.
pub(super) fn awards(cx: &Cx<'_>) -> Vec<Award> {
    check_words(cx);
    let awards = cx.raw.awards.iter().enumerate().map(|(position, raw)| Award {
        id: Id::new(raw.name.id_text()),
        title: raw.name.title_text().to_owned(),
        words: words_of(raw).map(|word| fold(&word.value)).collect(),
        source: raw.name.source.clone(),
        require: raw
            .require
            .as_ref()
            .and_then(|require| condition::resolve(cx, require, Place::Award(position)))
            .unwrap_or_else(condition::stand_in),
    });
    awards.collect()
}

fn words_of(raw: &RawAward) -> impl Iterator<Item = &At<String>> {
    raw.name.title.iter().chain(&raw.name.id).chain(&raw.also)
}

/// A word means one award only, and never “none”.
fn check_words(cx: &Cx<'_>) {
    let mut owner: BTreeMap<String, usize> = BTreeMap::new();
    for (position, raw) in cx.raw.awards.iter().enumerate() {
        for word in words_of(raw) {
            let folded = fold(&word.value);
            if folded == NONE_WORD {
                tell_conflict(cx.faults, &word.span, &word.value, CampaignTerm::WordMeansNoAward);
            }
            let is_id = raw.name.id.as_ref().is_some_and(|id| std::ptr::eq(id, word));
            let first = *owner.entry(folded).or_insert(position);
            if first != position && !(is_id && cx.raw.awards[first].name.id_text() == word.value) {
                tell_conflict(cx.faults, &word.span, &word.value, CampaignTerm::AwardWordTwice);
            }
        }
    }
}

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

/// All targets.
pub(super) fn targets(cx: &Cx<'_>) -> Vec<Target> {
    let targets = cx.raw.targets.iter().map(|raw| Target {
        id: Id::new(raw.name.id_text()),
        title: raw.name.title_text().to_owned(),
        source: raw.name.source.clone(),
        share_of: raw
            .share_of
            .as_ref()
            .and_then(|share_of| condition::resolve(cx, share_of, Place::Target))
            .unwrap_or_else(condition::stand_in),
        base: raw.base.as_ref().map_or(TargetBase::Rated, |base| base.value),
        plan: raw.plan.as_ref().map_or(Exact::ZERO, |plan| plan.value.clone()),
    });
    targets.collect()
}
