//! Orders: what is compared, best first.

use crate::campaign::faults::{At, tell_unused};
use crate::campaign::raw::quota::{RawOrderKey, RawOrderValue};
use crate::campaign::raw::value::bad_value;
use crate::campaign::resolve::Cx;
use crate::campaign::{FactKind, OrderKey, OrderValue};
use crate::diag::code::CampaignTerm;
use crate::id::{CriterionIx, FactIx, GroupIx};

/// The keys of an order.
pub(super) fn keys(cx: &Cx<'_>, raw: &At<Vec<RawOrderKey>>) -> Vec<OrderKey> {
    let mut keys: Vec<OrderKey> = Vec::new();
    for raw in &raw.value {
        let Some(by) = value(cx, &raw.by) else { continue };
        if keys.iter().any(|key| key.by == by) {
            tell_unused(cx.faults, &raw.span, CampaignTerm::OrderKey, name(&raw.by));
        }
        keys.push(OrderKey { by, low_first: raw.low_first });
    }
    keys
}

fn value(cx: &Cx<'_>, raw: &RawOrderValue) -> Option<OrderValue> {
    Some(match raw {
        RawOrderValue::Total => OrderValue::Total,
        RawOrderValue::Id => OrderValue::Id,
        RawOrderValue::Group(id) => OrderValue::Group(GroupIx::at(cx.names.groups.find(id, cx.faults)?)),
        RawOrderValue::Criterion(id) => OrderValue::Criterion(CriterionIx::at(cx.names.criteria.find(id, cx.faults)?)),
        RawOrderValue::Fact(id) => {
            let fact = cx.names.facts.find(id, cx.faults)?;
            let kind = cx.raw.facts[fact].kind.as_ref();
            if kind.is_some_and(|kind| kind.value == FactKind::Text) {
                bad_value(cx.faults, &id.span, "order", &id.value, CampaignTerm::TextOrder);
            }
            OrderValue::Fact(FactIx::at(fact))
        }
    })
}

fn name(raw: &RawOrderValue) -> &str {
    match raw {
        RawOrderValue::Total => "total",
        RawOrderValue::Id => "id",
        RawOrderValue::Group(id) | RawOrderValue::Criterion(id) | RawOrderValue::Fact(id) => &id.value,
    }
}
