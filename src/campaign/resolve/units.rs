//! The units that rules name: only a run can say whether there are such units.

use crate::campaign::NamedUnit;
use crate::campaign::faults::At;
use crate::campaign::raw::RawCampaign;
use crate::campaign::raw::condition::{RawCondition, RawWhat};

/// Every `{ unit = … }` and every unit of a `raised`, in file order. What `from-members` asks is left out: the units
/// named there are those of another campaign.
pub(super) fn named(raw: &RawCampaign) -> Vec<NamedUnit> {
    let mut units = Vec::new();
    let roles = raw.roles.iter().filter_map(|role| role.when.good());
    let limits = raw.limits.iter().filter_map(|limit| limit.when.as_ref());
    let gates = raw.gates.iter().filter_map(|gate| gate.require.as_ref());
    let awards = raw.awards.iter().filter_map(|award| award.require.as_ref());
    let targets = raw.targets.iter().filter_map(|target| target.share_of.as_ref());
    for condition in roles.chain(limits).chain(gates).chain(awards).chain(targets) {
        of_condition(condition, &mut units);
    }
    let raised = raw.quotas.iter().filter_map(|quota| quota.raised.good()).flat_map(|list| &list.value);
    units.extend(raised.flat_map(|entry| &entry.units).map(of_text));
    units.sort_by_key(|unit| unit.span.start);
    units
}

fn of_condition(condition: &RawCondition, units: &mut Vec<NamedUnit>) {
    match condition {
        RawCondition::All(list) | RawCondition::Any(list) => list.iter().for_each(|inner| of_condition(inner, units)),
        RawCondition::Not(inner) => of_condition(inner, units),
        RawCondition::Atom(atom) => {
            if let RawWhat::Unit(unit) = &atom.what {
                units.push(of_text(unit));
            }
        }
    }
}

fn of_text(unit: &At<String>) -> NamedUnit {
    NamedUnit { name: unit.value.clone(), span: unit.span.clone() }
}
