//! Declared orders: best first, by printed figures; no value sorts last; row order never decides.

use std::cmp::Ordering;

use crate::campaign::{OrderKey, OrderValue};
use crate::classify::Graded;
use crate::intake::{Dossier, FactValue};
use crate::num::Exact;

/// A subject with what orders look at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<'a> {
    pub(super) dossier: &'a Dossier,
    pub(super) graded: &'a Graded,
}

/// Compares two subjects by the declared keys; equal means equal in all of them.
pub(super) fn compare(keys: &[OrderKey], a: Entry<'_>, b: Entry<'_>) -> Ordering {
    keys.iter().map(|key| compare_by(*key, a, b)).find(|order| order.is_ne()).unwrap_or(Ordering::Equal)
}

fn compare_by(key: OrderKey, a: Entry<'_>, b: Entry<'_>) -> Ordering {
    match key.by {
        OrderValue::Total => present_first(key, a.graded.card.total, b.graded.card.total, Ord::cmp),
        OrderValue::Group(group) => {
            let points = |entry: Entry<'_>| entry.graded.card.groups.get(group.index());
            present_first(key, points(a), points(b), Ord::cmp)
        }
        OrderValue::Criterion(criterion) => {
            let points = |entry: Entry<'_>| entry.graded.card.criteria.get(criterion.index());
            present_first(key, points(a), points(b), Ord::cmp)
        }
        OrderValue::Fact(fact) => {
            let value = |entry: Entry<'_>| fact_value(&entry.dossier.facts[fact.index()].value);
            present_first(key, value(a), value(b), Ord::cmp)
        }
        OrderValue::Id => a.dossier.code.cmp(&b.dossier.code),
    }
}

/// Higher first (or lower first); a subject without the value comes last either way.
fn present_first<T>(key: OrderKey, a: Option<T>, b: Option<T>, compare: fn(&T, &T) -> Ordering) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if key.low_first => compare(&a, &b),
        (Some(a), Some(b)) => compare(&b, &a),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// A fact as a number that grows with “better”: earlier dates are better.
fn fact_value(value: &FactValue) -> Option<Exact> {
    match value {
        FactValue::Number(number) => Some(number.clone()),
        FactValue::Flag(flag) => Some(Exact::whole(i64::from(*flag))),
        FactValue::Date(date) => {
            let days = i64::from(date.year()) * 10_000 + i64::from(date.month()) * 100 + i64::from(date.day());
            Some(Exact::whole(-days))
        }
        FactValue::Missing | FactValue::Text { .. } => None,
    }
}
