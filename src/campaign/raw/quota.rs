//! Quotas and orders as written.

use std::ops::Range;

use crate::campaign::faults::{At, tell_conflict};
use crate::campaign::raw::table::{Field, Keys};
use crate::campaign::raw::value::Val;
use crate::campaign::{Over, QuotaRounding, Ties};
use crate::diag::code::CampaignTerm;
use crate::num::Exact;

/// `[[quota]]`.
#[derive(Debug)]
pub(crate) struct RawQuota {
    pub(crate) id: Field<At<String>>,
    pub(crate) title: Option<At<String>>,
    pub(crate) source: Option<String>,
    pub(crate) head: Range<usize>,
    pub(crate) level: Field<At<String>>,
    pub(crate) award: Field<At<String>>,
    pub(crate) count: Field<At<i64>>,
    pub(crate) share: Field<At<Exact>>,
    pub(crate) base: Field<At<RawBase>>,
    pub(crate) at_least: Field<At<i64>>,
    pub(crate) rounding: Field<At<QuotaRounding>>,
    pub(crate) raised: Field<At<Vec<RawRaised>>>,
    /// Keys that `count` excludes, with their places.
    pub(crate) beside_count: Vec<(&'static str, Range<usize>)>,
    pub(crate) scopes: Option<RawScopes>,
    pub(crate) order: Option<At<Vec<RawOrderKey>>>,
    pub(crate) ties: Option<At<Ties>>,
    pub(crate) over: Option<At<Over>>,
}

/// `scopes`: a list of scopes, each a list of keys.
pub(crate) type RawScopes = At<Vec<At<Vec<At<RawScopeKey>>>>>;

/// `base`.
#[derive(Clone, Debug)]
pub(crate) enum RawBase {
    Below,
    AtLeast,
    Rated,
    Headcount,
    Award(At<String>),
}

/// One entry of `raised`.
#[derive(Clone, Debug)]
pub(crate) struct RawRaised {
    pub(crate) units: Vec<At<String>>,
    pub(crate) share: At<Exact>,
    pub(crate) decision: String,
}

/// One key of a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum RawScopeKey {
    Unit,
    Role,
    Fact(At<String>),
}

impl RawQuota {
    /// Takes the keys of a `[[quota]]`.
    pub(crate) fn read(mut keys: Keys<'_>) -> Self {
        let excluded = ["share", "base", "at-least", "raised", "rounding"];
        let beside_count = excluded.into_iter().filter_map(|key| Some((key, keys.key_span(key)?))).collect();
        let raw = Self {
            id: keys.optional("id", Val::id),
            title: keys.optional("title", Val::words).good().cloned(),
            source: super::source(&mut keys),
            head: keys.head(),
            level: keys.optional("level", Val::text),
            award: keys.optional("award", Val::text),
            count: keys.optional("count", |value| value.whole(0..=i64::from(i32::MAX), CampaignTerm::WholeFromZero)),
            share: keys.optional("share", Val::percent),
            base: keys.optional("base", read_base),
            at_least: keys
                .optional("at-least", |value| value.whole(0..=i64::from(i32::MAX), CampaignTerm::WholeFromZero)),
            rounding: keys.optional("rounding", |value| {
                value.one_of(&[
                    ("down", QuotaRounding::Down),
                    ("half-up", QuotaRounding::HalfUp),
                    ("up", QuotaRounding::Up),
                ])
            }),
            raised: keys.optional("raised", |value| value.list(read_raised)),
            beside_count,
            scopes: keys.required("scopes", |value| value.list(|scope| scope.list(read_scope_key))),
            order: keys.required("order", read_order),
            ties: keys.required("ties", |value| {
                value.one_of(&[("none", Ties::None), ("all", Ties::All), ("ask", Ties::Ask)])
            }),
            over: keys.required("over", |value| value.one_of(&[("demote", Over::Demote), ("report", Over::Report)])),
        };
        raw.tell_missing(&keys);
        if raw.scopes.is_none() || raw.base.is_broken() {
            keys.faults().lose_references();
        }
        keys.finish();
        raw
    }

    /// What is required together.
    fn tell_missing(&self, keys: &Keys<'_>) {
        if self.level.is_absent() && self.award.is_absent() {
            keys.missing("level | award");
        }
        if self.count.is_there() {
            return;
        }
        if self.share.is_absent() {
            keys.missing("share");
        }
        if self.base.is_absent() {
            keys.missing("base");
        }
        if self.rounding.is_absent() {
            keys.missing("rounding");
        }
    }
}

fn read_base(value: Val<'_>) -> Option<At<RawBase>> {
    if !matches!(value.value, toml::de::DeValue::Table(_)) {
        return value.one_of(&[
            ("below", RawBase::Below),
            ("at-least", RawBase::AtLeast),
            ("rated", RawBase::Rated),
            ("headcount", RawBase::Headcount),
        ]);
    }
    let span = value.span.clone();
    let mut keys = value.table("base")?;
    let award = keys.required("award", Val::text);
    keys.finish();
    Some(At::new(RawBase::Award(award?), span))
}

fn read_raised(value: Val<'_>) -> Option<RawRaised> {
    let mut keys = value.table("raised")?;
    let units = keys.required("units", |value| {
        let whole = value.clone();
        let units = value.texts()?;
        if units.value.is_empty() { whole.bad("[]", CampaignTerm::NoUnits) } else { Some(units) }
    });
    let share = keys.required("share", Val::percent);
    let decision = keys.required("decision", Val::words);
    keys.finish();
    Some(RawRaised { units: units?.value, share: share?, decision: decision?.value })
}

fn read_scope_key(value: Val<'_>) -> Option<At<RawScopeKey>> {
    if !matches!(value.value, toml::de::DeValue::Table(_)) {
        return value.one_of(&[("unit", RawScopeKey::Unit), ("role", RawScopeKey::Role)]);
    }
    let span = value.span.clone();
    let mut keys = value.table("scopes")?;
    let fact = keys.required("fact", Val::text);
    keys.finish();
    Some(At::new(RawScopeKey::Fact(fact?), span))
}

/// A key of an order.
#[derive(Clone, Debug)]
pub(crate) struct RawOrderKey {
    pub(crate) span: Range<usize>,
    pub(crate) by: RawOrderValue,
    pub(crate) low_first: bool,
}

/// What an order compares.
#[derive(Clone, Debug)]
pub(crate) enum RawOrderValue {
    Total,
    Id,
    Group(At<String>),
    Criterion(At<String>),
    Fact(At<String>),
}

/// Reads `[ranking]`.
pub(crate) fn ranking(value: Val<'_>) -> Option<At<Vec<RawOrderKey>>> {
    let mut keys = value.table("[ranking]")?;
    let order = keys.required("order", read_order);
    keys.finish();
    order
}

fn read_order(value: Val<'_>) -> Option<At<Vec<RawOrderKey>>> {
    let whole = value.clone();
    let order = value.list(read_order_key);
    match order {
        Some(order) if order.value.is_empty() => whole.bad("[]", CampaignTerm::EmptyOrder),
        None => {
            whole.faults.lose_references();
            None
        }
        order => order,
    }
}

fn read_order_key(value: Val<'_>) -> Option<RawOrderKey> {
    let (span, faults) = (value.span.clone(), value.faults);
    if !matches!(value.value, toml::de::DeValue::Table(_)) {
        let by = value.one_of(&[("total", RawOrderValue::Total), ("id", RawOrderValue::Id)])?.value;
        return Some(RawOrderKey { span, by, low_first: false });
    }
    let mut keys = value.table("order")?;
    let group = keys.optional("group", Val::text);
    let criterion = keys.optional("criterion", Val::text);
    let fact = keys.optional("fact", Val::text);
    let low_first = keys.optional("low-first", Val::yes_no);
    match [&group, &criterion, &fact].into_iter().filter(|what| what.is_there()).count() {
        0 if keys.names().all(|name| name == "low-first") => keys.missing("group | criterion | fact"),
        0 | 1 => {}
        _ => tell_conflict(faults, &span, "order", CampaignTerm::SeveralOrderKeys),
    }
    keys.finish();
    let by = match (group, criterion, fact) {
        (Field::Is(id), Field::Absent, Field::Absent) => RawOrderValue::Group(id),
        (Field::Absent, Field::Is(id), Field::Absent) => RawOrderValue::Criterion(id),
        (Field::Absent, Field::Absent, Field::Is(id)) => RawOrderValue::Fact(id),
        _ => return None,
    };
    if low_first.is_broken() {
        return None;
    }
    Some(RawOrderKey { span, by, low_first: low_first.good().is_some_and(|low| low.value) })
}
