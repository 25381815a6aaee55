//! Levels and gates: a ladder without gaps, words that mean one level only.

use std::collections::BTreeMap;

use crate::campaign::faults::{At, fault, tell_conflict};
use crate::campaign::raw::rules::RawLevel;
use crate::campaign::raw::table::Field;
use crate::campaign::resolve::Cx;
use crate::campaign::resolve::condition;
use crate::campaign::resolve::place::Place;
use crate::campaign::{AboveScale, Campaign, ExtraKind, Gate, Level};
use crate::diag::CampaignCode;
use crate::diag::code::{CampaignTerm, Term};
use crate::id::{GateIx, Id};
use crate::num::Exact;
use crate::text::fold;

/// The word that a decision or a history uses for “no level”.
const NOT_RATED_WORD: &str = "không xếp loại";

/// All levels, best first.
pub(super) fn levels(cx: &Cx<'_>) -> Vec<Level> {
    check_bounds(cx);
    check_last(cx);
    check_words(cx);
    cx.raw.levels.iter().map(|raw| level(cx, raw)).collect()
}

fn level(cx: &Cx<'_>, raw: &RawLevel) -> Level {
    let gates = raw.gates.good().map(|gates| &gates.value[..]).unwrap_or_default();
    let title = raw.name.title_text().to_owned();
    let mut words: Vec<String> = words_of(raw).map(|word| fold(&word.value)).collect();
    words.dedup();
    Level {
        id: Id::new(raw.name.id_text()),
        short: raw.short.as_ref().map_or_else(|| title.clone(), |short| short.value.clone()),
        title,
        words,
        from: raw.from.as_ref().map_or(Exact::ZERO, |from| from.value.clone()),
        gates: gates.iter().filter_map(|id| cx.names.gates.find(id, cx.faults)).map(GateIx::at).collect(),
    }
}

/// Every word that means this level: title, short, id, also.
fn words_of(raw: &RawLevel) -> impl Iterator<Item = &At<String>> {
    raw.name.title.iter().chain(&raw.short).chain(&raw.name.id).chain(&raw.also)
}

/// Bounds descend strictly.
fn check_bounds(cx: &Cx<'_>) {
    for pair in cx.raw.levels.windows(2) {
        if let (Some(above), Some(below)) = (&pair[0].from, &pair[1].from)
            && below.value >= above.value
        {
            tell_ladder(cx, &pair[1], &below.span, CampaignTerm::BoundsDescend);
        }
    }
}

/// The last level is from 0 and has no gates, so that everybody has a level.
fn check_last(cx: &Cx<'_>) {
    let Some(last) = cx.raw.levels.last() else { return };
    if let Some(from) = &last.from
        && !from.value.is_zero()
    {
        tell_ladder(cx, last, &from.span, CampaignTerm::LastFromZero);
    }
    if let Field::Is(gates) = &last.gates
        && !gates.value.is_empty()
    {
        tell_ladder(cx, last, &gates.span, CampaignTerm::LastWithoutGates);
    }
}

fn tell_ladder(cx: &Cx<'_>, level: &RawLevel, span: &std::ops::Range<usize>, why: CampaignTerm) {
    let problem = fault(CampaignCode::Ladder).with("level", level.name.id_text()).with_term("why", Term::Campaign(why));
    cx.faults.add(span, problem);
}

/// A word means one level only, and never “not rated”.
fn check_words(cx: &Cx<'_>) {
    let mut owner: BTreeMap<String, usize> = BTreeMap::new();
    for (position, raw) in cx.raw.levels.iter().enumerate() {
        for word in words_of(raw) {
            let folded = fold(&word.value);
            if folded == NOT_RATED_WORD {
                tell_conflict(cx.faults, &word.span, &word.value, CampaignTerm::WordMeansNotRated);
            }
            // Two levels with one id have been told as such.
            let is_id = raw.name.id.as_ref().is_some_and(|id| std::ptr::eq(id, word));
            let first = *owner.entry(folded).or_insert(position);
            if first != position && !(is_id && cx.raw.levels[first].name.id_text() == word.value) {
                tell_conflict(cx.faults, &word.span, &word.value, CampaignTerm::LevelWordTwice);
            }
        }
    }
}

/// Every bound can be reached by some total.
pub(super) fn check_reach(cx: &Cx<'_>, campaign: &Campaign) {
    if cx.raw.head.scale.is_none() || cx.raw.bonuses.iter().any(|bonus| bonus.cap.is_none()) {
        return;
    }
    let bonus: Exact =
        campaign.extras.iter().filter(|extra| extra.kind == ExtraKind::Bonus).map(|extra| extra.cap.clone()).sum();
    let open = &campaign.base + &bonus;
    let top = if campaign.above_scale == AboveScale::Cap { open.min(campaign.scale.clone()) } else { open };
    for raw in &cx.raw.levels {
        if let Some(from) = raw.from.as_ref().filter(|from| from.value > top) {
            tell_ladder(cx, raw, &from.span, CampaignTerm::BoundOutOfReach);
        }
    }
}

/// All gates.
pub(super) fn gates(cx: &Cx<'_>) -> Vec<Gate> {
    let gates = cx.raw.gates.iter().map(|raw| Gate {
        id: Id::new(raw.name.id_text()),
        title: raw.name.title_text().to_owned(),
        source: raw.name.source.clone(),
        require: raw
            .require
            .as_ref()
            .and_then(|require| condition::resolve(cx, require, Place::Level))
            .unwrap_or_else(condition::stand_in),
    });
    gates.collect()
}
