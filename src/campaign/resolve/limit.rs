//! `[[limit]]`: what it does decides what its condition may look at.

use crate::campaign::faults::At;
use crate::campaign::raw::rules::{RawEffect, RawLimit};
use crate::campaign::raw::value::bad_value;
use crate::campaign::resolve::Cx;
use crate::campaign::resolve::condition;
use crate::campaign::resolve::place::Place;
use crate::campaign::{Limit, LimitEffect};
use crate::diag::code::CampaignTerm;
use crate::id::{Id, LevelIx};
use crate::num::{Exact, Points, Rounding, RoundingMode};

/// All limits.
pub(super) fn limits(cx: &Cx<'_>) -> Vec<Limit> {
    cx.raw.limits.iter().map(|raw| limit(cx, raw)).collect()
}

fn limit(cx: &Cx<'_>, raw: &RawLimit) -> Limit {
    let place = match &raw.then {
        Some(RawEffect::NotRated(_)) => Place::NotRated,
        Some(RawEffect::TotalAtMost(_)) => Place::TotalAtMost,
        Some(RawEffect::Level(_) | RawEffect::AtMost(_)) | None => Place::Level,
    };
    let when = raw.when.as_ref().and_then(|when| condition::resolve(cx, when, place));
    let when = when.unwrap_or_else(condition::stand_in);
    let then = raw.then.as_ref().and_then(|then| effect(cx, then)).unwrap_or(LimitEffect::NotRated(String::new()));
    Limit {
        id: Id::new(raw.name.id_text()),
        title: raw.name.title_text().to_owned(),
        source: raw.name.source.clone(),
        about_unit_level: then == LimitEffect::AtMostUnit || condition::mentions_unit_level(&when),
        when,
        then,
    }
}

fn effect(cx: &Cx<'_>, raw: &RawEffect) -> Option<LimitEffect> {
    let level = |id: &At<String>| cx.names.levels.find(id, cx.faults).map(LevelIx::at);
    match raw {
        RawEffect::NotRated(word) => Some(LimitEffect::NotRated(word.clone())),
        RawEffect::TotalAtMost(total) => points(cx, total).map(LimitEffect::TotalAtMost),
        RawEffect::Level(id) => level(id).map(LimitEffect::Level),
        RawEffect::AtMost(id) if id.value == "unit" => Some(LimitEffect::AtMostUnit),
        RawEffect::AtMost(id) => level(id).map(LimitEffect::AtMost),
    }
}

/// A total in the campaign's smallest unit; one with more decimals could never be printed.
fn points(cx: &Cx<'_>, total: &At<Exact>) -> Option<Points> {
    let places = cx.raw.head.rounding.as_ref()?.value.places;
    let points = total.value.round(Rounding { places, mode: RoundingMode::Down });
    if points.exact(places) != total.value {
        bad_value(cx.faults, &total.span, "total-at-most", &total.value, CampaignTerm::TooManyDecimals);
    }
    Some(points)
}
