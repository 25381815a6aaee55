//! `quotas.csv`: one row for each quota in each of its scopes.

use crate::aggregate::Results;
use crate::campaign::{Campaign, ScopeKey};
use crate::classify::{QuotaLine, ScopeValue};
use crate::id::{FactIx, RoleIx};
use crate::report::machine::{count, text};
use crate::report::sheet::{Cell, Column, RowStyle, Sheet};

/// The quota table, in its own order.
#[must_use]
pub fn quotas<'a>(campaign: &'a Campaign, results: &'a Results) -> Sheet<'a> {
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for line in &results.quotas {
            let unit = line.unit.map_or("", |unit| &*results.gathered.units[unit as usize].id);
            let cells = [
                Cell::text(campaign.quotas[line.quota.index()].id.as_str()),
                Cell::text(unit),
                Cell::text(scope_id(campaign, line)),
                Cell::count(line.base),
                Cell::Count(line.limit),
                Cell::Count(line.candidates),
                Cell::Count(line.kept),
                Cell::Count(line.cut),
                Cell::Count(line.tied),
                Cell::Count(line.over),
            ];
            row(&cells, RowStyle::Plain);
        }
    };
    let mut columns: Vec<Column> = ["quota", "unit_id", "scope"].map(text).into();
    columns.extend(["base", "limit", "candidates", "kept", "cut", "tied", "over"].map(count));
    Sheet::new("quotas", columns, Box::new(walk))
}

/// The keys of a line's scope with their values, joined by ` + `; `all` without keys.
#[must_use]
pub fn scope_id(campaign: &Campaign, line: &QuotaLine) -> String {
    let keys = &campaign.quotas[line.quota.index()].scopes[usize::from(line.scope)];
    if keys.is_empty() {
        return "all".to_owned();
    }
    let parts: Vec<String> = keys.iter().map(|key| key_id(campaign, line, *key)).collect();
    parts.join(" + ")
}

fn key_id(campaign: &Campaign, line: &QuotaLine, key: ScopeKey) -> String {
    match key {
        ScopeKey::Unit => "unit".to_owned(),
        ScopeKey::Role => {
            let id = role_of(line).map_or("", |role| campaign.roles[role.index()].id.as_str());
            format!("role={id}")
        }
        ScopeKey::Fact(fact) => {
            let id = &campaign.facts[fact.index()].id;
            format!("fact:{id}={}", value_of(line, fact).unwrap_or_default())
        }
    }
}

fn role_of(line: &QuotaLine) -> Option<RoleIx> {
    line.keys.iter().find_map(|key| match key {
        ScopeValue::Role(role) => Some(*role),
        ScopeValue::Fact(..) => None,
    })
}

fn value_of(line: &QuotaLine, fact: FactIx) -> Option<&str> {
    line.keys.iter().find_map(|key| match key {
        ScopeValue::Fact(at, value) if *at == fact => Some(value.as_str()),
        _ => None,
    })
}
