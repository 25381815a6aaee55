//! The top of the file, raters and roles: what must stand together, and what must not.

use crate::campaign::faults::{fault, tell_conflict, tell_unused};
use crate::campaign::raw::head::RawCombine;
use crate::campaign::raw::table::Field;
use crate::campaign::resolve::Cx;
use crate::campaign::resolve::condition;
use crate::campaign::resolve::place::Place;
use crate::campaign::{AboveScale, Combine, Input, MissingRater, Rater, Role, SubjectKind};
use crate::diag::CampaignCode;
use crate::diag::code::{CampaignTerm, Term};
use crate::id::Id;
use crate::num::{Exact, Rounding, RoundingMode};

/// The plain values of the top of the file.
pub(super) struct Head {
    pub(super) year: i16,
    pub(super) subject: SubjectKind,
    pub(super) scale: Exact,
    pub(super) rounding: Rounding,
    pub(super) above_scale: AboveScale,
}

/// Checks and resolves the top of the file.
pub(super) fn resolve(cx: &Cx<'_>) -> Head {
    check_validity(cx);
    check_rounding(cx);
    check_above_scale(cx);
    let head = &cx.raw.head;
    let stand_in = Rounding { places: 0, mode: RoundingMode::Down };
    Head {
        year: head.year.as_ref().and_then(|year| i16::try_from(year.value).ok()).unwrap_or_default(),
        subject: head.subject.as_ref().map_or(SubjectKind::Person, |subject| subject.value),
        scale: head.scale.as_ref().map_or(Exact::ONE, |scale| scale.value.clone()),
        rounding: head.rounding.as_ref().map_or(stand_in, |rounding| rounding.value),
        above_scale: head.above_scale.good().map_or(AboveScale::Allow, |above| above.value),
    }
}

/// Periods are those of rows of assessments: a campaign that reads facts alone has none.
pub(super) fn check_periods(cx: &Cx<'_>, inputs: &[Input]) {
    if let (true, Some(periods)) = (inputs.is_empty(), cx.raw.head.periods.good()) {
        tell_unused(cx.faults, &periods.span, CampaignTerm::Key, "periods");
    }
}

fn check_validity(cx: &Cx<'_>) {
    let (Some(year), Some(valid)) = (&cx.raw.head.year, &cx.raw.head.valid) else { return };
    let (from, until) = valid.value;
    if !(i64::from(from.year())..=i64::from(until.year())).contains(&year.value) {
        let problem = fault(CampaignCode::OutOfValidity)
            .with("year", year.value)
            .with("from", from.strftime("%d/%m/%Y"))
            .with("until", until.strftime("%d/%m/%Y"));
        cx.faults.add(&year.span, problem);
    }
}

fn check_rounding(cx: &Cx<'_>) {
    let Some(rounding) = &cx.raw.head.rounding else { return };
    if rounding.value.places < 2 && rounding.value.mode != RoundingMode::Down {
        let problem = fault(CampaignCode::RoundingLifts).with("places", rounding.value.places);
        cx.faults.add(&rounding.span, problem);
    }
}

/// `above-scale` is required where a bonus exists, and says nothing elsewhere.
fn check_above_scale(cx: &Cx<'_>) {
    let head = &cx.raw.head;
    if let (false, Some(key)) = (!cx.raw.bonuses.is_empty(), &head.above_scale_key) {
        tell_unused(cx.faults, key, CampaignTerm::Key, "above-scale");
    }
    if let (true, Some(first)) = (head.above_scale.is_absent(), cx.raw.bonuses.first()) {
        tell_missing_at_top(cx, &first.name.head, "above-scale");
    }
}

fn tell_missing_at_top(cx: &Cx<'_>, span: &std::ops::Range<usize>, key: &str) {
    let problem =
        fault(CampaignCode::MissingKey).with("key", key).with_term("table", Term::Campaign(CampaignTerm::TopOfFile));
    cx.faults.add(span, problem);
}

/// `[[rater]]`.
pub(super) fn raters(cx: &Cx<'_>) -> Vec<Rater> {
    let raters = cx.raw.raters.iter();
    let resolve = |raw: &crate::campaign::raw::head::RawRater| Rater {
        id: Id::new(raw.name.id_text()),
        title: raw.name.title_text().to_owned(),
        column: raw.column.clone(),
    };
    raters.map(resolve).collect()
}

/// `combine` with what it needs.
pub(super) fn combine(cx: &Cx<'_>) -> Combine {
    match cx.raw.head.combine.as_ref().map(|combine| combine.value) {
        Some(RawCombine::Weighted) => weighted(cx),
        Some(RawCombine::Last) => {
            refuse_weighted_keys(cx);
            Combine::Last
        }
        None => Combine::Last,
    }
}

/// Keys that only `combine = "weighted"` reads.
fn refuse_weighted_keys(cx: &Cx<'_>) {
    if let Some(key) = &cx.raw.head.missing_rater_key {
        tell_unused(cx.faults, key, CampaignTerm::Key, "missing-rater");
    }
    for rater in &cx.raw.raters {
        if let Field::Is(weight) = &rater.weight {
            tell_unused(cx.faults, &weight.span, CampaignTerm::Key, "weight");
        }
    }
}

fn weighted(cx: &Cx<'_>) -> Combine {
    let head = &cx.raw.head;
    let span = head.combine.as_ref().map_or(0..0, |combine| combine.span.clone());
    if head.missing_rater.is_absent() {
        tell_missing_at_top(cx, &span, "missing-rater");
    }
    if cx.raw.raters.is_empty() {
        tell_conflict(cx.faults, &span, "combine", CampaignTerm::WeightedWithoutRaters);
    }
    let missing = head.missing_rater.good().map_or(MissingRater::Incomplete, |missing| missing.value);
    Combine::Weighted { weights: rater_weights(cx), missing }
}

/// The raters' weights, which must add up to 1.
fn rater_weights(cx: &Cx<'_>) -> Vec<Exact> {
    let mut weights = Vec::new();
    for rater in &cx.raw.raters {
        match &rater.weight {
            Field::Is(weight) => weights.push(weight.value.clone()),
            Field::Broken => {}
            Field::Absent => {
                let problem = fault(CampaignCode::MissingKey).with("key", "weight").with("table", "[[rater]]");
                cx.faults.add(&rater.name.head, problem);
            }
        }
    }
    let sum: Exact = weights.iter().cloned().sum();
    if let (true, Some(first)) = (weights.len() == cx.raw.raters.len() && sum != Exact::ONE, cx.raw.raters.first()) {
        let percent = |share: Exact| format!("{}%", share * Exact::whole(100));
        let problem = fault(CampaignCode::Weights)
            .with_term("what", Term::Campaign(CampaignTerm::RaterWeights))
            .with("name", "")
            .with("sum", percent(sum))
            .with("expected", "100%");
        cx.faults.add(first.weight.good().map_or(&first.name.head, |weight| &weight.span), problem);
    }
    weights
}

/// `[[role]]`; a campaign without any has one nameless role.
pub(super) fn roles(cx: &Cx<'_>) -> Vec<Role> {
    let last = cx.raw.roles.len().saturating_sub(1);
    let mut roles = Vec::new();
    for (position, raw) in cx.raw.roles.iter().enumerate() {
        if raw.when.is_absent() && position < last {
            tell_conflict(cx.faults, raw.name.place(), "when", CampaignTerm::RestRoleNotLast);
        }
        roles.push(Role {
            id: Id::new(raw.name.id_text()),
            title: raw.name.title_text().to_owned(),
            when: raw.when.good().and_then(|when| condition::resolve(cx, when, Place::RoleWhen)),
        });
    }
    if roles.is_empty() {
        roles.push(Role { id: Id::new(""), title: String::new(), when: None });
    }
    roles
}
