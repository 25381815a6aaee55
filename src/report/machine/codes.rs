//! Outcomes and reasons as ids.

use crate::campaign::Campaign;
use crate::classify::{Missing, Outcome, Reason};

/// A level's id, `not-rated` or `incomplete`.
#[must_use]
pub fn outcome_id(campaign: &Campaign, outcome: Outcome) -> &str {
    match outcome {
        Outcome::Level(level) => campaign.levels[level.index()].id.as_str(),
        Outcome::NotRated => "not-rated",
        Outcome::Incomplete => "incomplete",
    }
}

/// One reason: its kind and the id of the rule, or of what is missing.
#[must_use]
pub fn reason_code(campaign: &Campaign, reason: &Reason) -> String {
    let limit = |limit: &crate::id::LimitIx| campaign.limits[limit.index()].id.as_str();
    let quota = |quota: &crate::id::QuotaIx| campaign.quotas[quota.index()].id.as_str();
    let (kind, id) = match reason {
        Reason::NotRated(at) => ("not-rated:", limit(at)),
        Reason::Missing(missing) => ("missing:", missing_id(campaign, *missing)),
        Reason::TotalLimit(at) => ("total-limit:", limit(at)),
        Reason::Gate { gate, .. } => ("gate:", campaign.gates[gate.index()].id.as_str()),
        Reason::Limit(at) => ("limit:", limit(at)),
        Reason::Quota { quota: at, .. } => ("quota:", quota(at)),
        Reason::Tie(at) => ("tie:", quota(at)),
        Reason::Decision => ("decision", ""),
    };
    format!("{kind}{id}")
}

/// All reasons in the order of the steps, joined by one space.
#[must_use]
pub fn reason_codes(campaign: &Campaign, reasons: &[Reason]) -> String {
    let codes: Vec<String> = reasons.iter().map(|reason| reason_code(campaign, reason)).collect();
    codes.join(" ")
}

fn missing_id(campaign: &Campaign, missing: Missing) -> &str {
    match missing {
        Missing::Form => "form",
        Missing::Item(item) => campaign.items[item.index()].id.as_str(),
        Missing::Group(group) => campaign.groups[group.index()].id.as_str(),
        Missing::Fact(fact) => campaign.facts[fact.index()].id.as_str(),
        Missing::Period(_) => "period",
        Missing::Identity => "identity",
    }
}
