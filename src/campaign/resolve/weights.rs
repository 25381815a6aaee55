//! Weights by role: each role must have one, and those of the groups must add up to `base`.

use std::ops::Range;

use crate::campaign::faults::{At, fault, tell_conflict, tell_unused};
use crate::campaign::raw::criteria::{RawGroup, RawItem, RawWeight};
use crate::campaign::raw::table::Field;
use crate::campaign::raw::value::bad_value;
use crate::campaign::resolve::Cx;
use crate::campaign::resolve::scored::Scored;
use crate::diag::CampaignCode;
use crate::diag::code::{CampaignTerm, Term};
use crate::num::Exact;

/// The weights of a group and its criteria, one for each role.
pub(super) struct GroupWeights {
    pub(super) group: Vec<Exact>,
    pub(super) criteria: Vec<Vec<Exact>>,
    /// Some weight was wrong by itself.
    pub(super) lost: bool,
}

/// The weights of a criterion: its own, else its maximum. None where that is not known.
pub(super) fn of_criterion(cx: &Cx<'_>, raw: &RawItem, max: Option<&Exact>) -> Option<Vec<Exact>> {
    let weights = match &raw.weight {
        Field::Is(weight) => by_role(cx, weight),
        Field::Absent => max.map(|max| vec![max.clone(); roles(cx)]),
        Field::Broken => None,
    }?;
    if weights.iter().all(Exact::is_zero) {
        tell_unused(cx.faults, raw.name.place(), CampaignTerm::Criterion, raw.name.id_text());
    }
    Some(weights)
}

/// The weights of a group: its own, else the sums of its criteria's. A group with weight 0 is not asked of
/// the role, and neither are its criteria.
pub(super) fn of_group(cx: &Cx<'_>, raw: &RawGroup, criteria: Vec<Option<Vec<Exact>>>) -> GroupWeights {
    let own = match &raw.weight {
        Field::Is(weight) => by_role(cx, weight).map(Some),
        Field::Absent => Some(None),
        Field::Broken => None,
    };
    let criteria = criteria.into_iter().collect::<Option<Vec<Vec<Exact>>>>();
    let (Some(own), Some(mut criteria)) = (own, criteria) else { return lost(cx, raw) };
    let sums: Vec<Exact> =
        (0..roles(cx)).map(|role| criteria.iter().map(|weights| weights[role].clone()).sum()).collect();
    let Some(own) = own else { return GroupWeights { group: sums, criteria, lost: raw.criteria.is_empty() } };
    if !raw.criteria.is_empty() && own.iter().zip(&sums).any(|(own, sum)| !own.is_zero() && sum.is_zero()) {
        tell_conflict(cx.faults, raw.name.place(), "weight", CampaignTerm::GroupWithoutWeights);
    }
    if own.iter().all(Exact::is_zero) {
        tell_unused(cx.faults, raw.name.place(), CampaignTerm::Group, raw.name.id_text());
    }
    for weights in &mut criteria {
        for (weight, own) in weights.iter_mut().zip(&own) {
            if own.is_zero() {
                *weight = Exact::ZERO;
            }
        }
    }
    GroupWeights { group: own, criteria, lost: false }
}

fn lost(cx: &Cx<'_>, raw: &RawGroup) -> GroupWeights {
    let one = vec![Exact::ONE; roles(cx)];
    GroupWeights { group: one.clone(), criteria: vec![one; raw.criteria.len()], lost: true }
}

/// The number of roles, the nameless one counted.
fn roles(cx: &Cx<'_>) -> usize {
    cx.raw.roles.len().max(1)
}

fn by_role(cx: &Cx<'_>, raw: &RawWeight) -> Option<Vec<Exact>> {
    match raw {
        RawWeight::One(weight) => Some(vec![weight.clone(); roles(cx)]),
        RawWeight::ByRole { entries, span } => table(cx, entries, span),
    }
}

/// A number for each role, else `default`.
fn table(cx: &Cx<'_>, entries: &[(At<String>, Exact)], span: &Range<usize>) -> Option<Vec<Exact>> {
    let mut default = None;
    let mut weights = vec![None; roles(cx)];
    let mut known = true;
    for (role, weight) in entries {
        if role.value == "default" {
            default = Some((role, weight));
        } else if let Some(position) = cx.names.roles.find(role, cx.faults) {
            weights[position] = Some(weight.clone());
        } else {
            known = false;
        }
    }
    if !known {
        return None;
    }
    match default {
        Some((key, _)) if weights.iter().all(Option::is_some) => {
            tell_unused(cx.faults, &key.span, CampaignTerm::Key, "default");
        }
        None if weights.iter().any(Option::is_none) => {
            tell_roles_without_weight(cx, &weights, span);
            return None;
        }
        _ => {}
    }
    weights.into_iter().map(|weight| weight.or_else(|| default.map(|(_, weight)| weight.clone()))).collect()
}

fn tell_roles_without_weight(cx: &Cx<'_>, weights: &[Option<Exact>], span: &Range<usize>) {
    let without = weights.iter().enumerate().filter(|(_, weight)| weight.is_none());
    let ids: Vec<&str> =
        without.map(|(role, _)| cx.raw.roles.get(role).map_or("default", |role| role.name.id_text())).collect();
    let problem = fault(CampaignCode::MissingKey).with("key", ids.join(", ")).with("table", "weight");
    cx.faults.add(span, problem);
}

/// For every role the weights of the groups add up to `base` exactly. Gives `base`.
pub(super) fn check_base(cx: &Cx<'_>, scored: &Scored) -> Exact {
    let head = &cx.raw.head;
    let Some(scale) = &head.scale else { return Exact::ONE };
    let base = match &head.base {
        Field::Is(base) => base,
        Field::Absent => scale,
        Field::Broken => return Exact::ONE,
    };
    if base.value > scale.value {
        bad_value(cx.faults, &base.span, "base", &base.value, CampaignTerm::BaseAboveScale);
    } else if !scored.weights_lost && !scored.groups.is_empty() {
        check_sums(cx, scored, base);
    }
    base.value.clone()
}

fn check_sums(cx: &Cx<'_>, scored: &Scored, base: &At<Exact>) {
    let sums: Vec<Exact> =
        (0..roles(cx)).map(|role| scored.groups.iter().map(|group| group.weight[role].clone()).sum()).collect();
    let same_for_all = sums.windows(2).all(|pair| pair[0] == pair[1]);
    for (role, sum) in sums.iter().enumerate().filter(|(_, sum)| **sum != base.value) {
        let name = cx.raw.roles.get(role).filter(|_| !same_for_all).map(|role| format!(" ({})", role.name.id_text()));
        let problem = fault(CampaignCode::Weights)
            .with_term("what", Term::Campaign(CampaignTerm::GroupWeights))
            .with("name", name.unwrap_or_default())
            .with("sum", sum)
            .with("expected", &base.value);
        cx.faults.add(&base.span, problem);
        if same_for_all {
            return;
        }
    }
}
