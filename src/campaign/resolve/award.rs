//! Awards, which look only at awards above them, and targets.

use std::collections::BTreeMap;

use crate::campaign::faults::{At, tell_conflict};
use crate::campaign::raw::rules::RawAward;
use crate::campaign::resolve::Cx;
use crate::campaign::resolve::condition;
use crate::campaign::resolve::place::Place;
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
