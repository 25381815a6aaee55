//! `[[quota]]`: what excludes what, and what a quota may be taken of.

use std::collections::BTreeSet;

use crate::campaign::faults::{At, tell_conflict, tell_unused};
use crate::campaign::raw::quota::{RawBase, RawQuota, RawRaised, RawScopeKey, RawScopes};
use crate::campaign::raw::table::Field;
use crate::campaign::raw::value::bad_value;
use crate::campaign::resolve::names::tell_duplicate;
use crate::campaign::resolve::{Cx, above, order};
use crate::campaign::{
    Over, Quota, QuotaBase, QuotaRounding, QuotaSize, QuotaSubject, Raised, ScopeKey, SubjectKind, Ties,
};
use crate::diag::code::CampaignTerm;
use crate::id::{AwardIx, FactIx, Id, LevelIx};
use crate::num::Exact;

/// All quotas, in file order.
pub(super) fn quotas(cx: &Cx<'_>) -> Vec<Quota> {
    check_ids(cx);
    cx.raw.quotas.iter().enumerate().map(|(position, raw)| quota(cx, position, raw)).collect()
}

/// A quota without id is called by its position.
fn id_text(position: usize, raw: &RawQuota) -> String {
    raw.id.good().map_or_else(|| format!("quota-{}", position + 1), |id| id.value.clone())
}

fn check_ids(cx: &Cx<'_>) {
    let ids: Vec<String> = cx.raw.quotas.iter().enumerate().map(|(position, raw)| id_text(position, raw)).collect();
    for (position, raw) in cx.raw.quotas.iter().enumerate() {
        let first = ids.iter().position(|id| *id == ids[position]).unwrap_or(position);
        let earlier = &cx.raw.quotas[first];
        if first < position {
            let place = raw.id.good().map_or(&raw.head, |id| &id.span);
            let id = At::new(ids[position].clone(), place.clone());
            tell_duplicate(cx.faults, CampaignTerm::Quota, &id, earlier.id.good().map_or(&earlier.head, |id| &id.span));
        }
    }
}

fn quota(cx: &Cx<'_>, position: usize, raw: &RawQuota) -> Quota {
    let id = id_text(position, raw);
    let subject = subject(cx, raw);
    Quota {
        title: raw.title.as_ref().map_or_else(|| id.clone(), |title| title.value.clone()),
        id: Id::new(&id),
        source: raw.source.clone(),
        subject: subject.unwrap_or(QuotaSubject::Level(LevelIx(0))),
        size: size(cx, raw, subject),
        scopes: scopes(cx, raw),
        order: raw.order.as_ref().map(|order| order::keys(cx, order)).unwrap_or_default(),
        ties: raw.ties.as_ref().map_or(Ties::None, |ties| ties.value),
        over: raw.over.as_ref().map_or(Over::Report, |over| over.value),
    }
}

/// A level (never the lowest) or an award.
fn subject(cx: &Cx<'_>, raw: &RawQuota) -> Option<QuotaSubject> {
    match (&raw.level, &raw.award) {
        (Field::Is(level), Field::Is(award)) => {
            cx.names.levels.find(level, cx.faults);
            cx.names.awards.find(award, cx.faults);
            tell_conflict(cx.faults, &award.span, "award", CampaignTerm::LevelOrAward);
            None
        }
        (Field::Is(id), Field::Absent) => {
            let level = cx.names.levels.find(id, cx.faults)?;
            if level + 1 == cx.raw.levels.len() {
                tell_conflict(cx.faults, &id.span, "level", CampaignTerm::QuotaOnLowest);
                return None;
            }
            Some(QuotaSubject::Level(LevelIx::at(level)))
        }
        (Field::Absent, Field::Is(id)) => {
            cx.names.awards.find(id, cx.faults).map(|award| QuotaSubject::Award(AwardIx::at(award)))
        }
        _ => None,
    }
}

fn size(cx: &Cx<'_>, raw: &RawQuota, subject: Option<QuotaSubject>) -> QuotaSize {
    if raw.count.is_there() {
        for (key, span) in &raw.beside_count {
            tell_conflict(cx.faults, span, key, CampaignTerm::BesideCount);
        }
        return QuotaSize::Count(raw.count.good().map_or(0, |count| count.value));
    }
    let raised = raw.raised.good().map(|raised| &raised.value[..]).unwrap_or_default();
    check_raised(cx, raw, raised);
    QuotaSize::Share {
        share: raw.share.good().map_or(Exact::ZERO, |share| share.value.clone()),
        base: base(cx, raw, subject).unwrap_or(QuotaBase::Rated),
        at_least: raw.at_least.good().map_or(0, |least| least.value),
        rounding: raw.rounding.good().map_or(QuotaRounding::Down, |rounding| rounding.value),
        raised: raised.iter().map(resolve_raised).collect(),
    }
}

fn resolve_raised(raw: &RawRaised) -> Raised {
    Raised {
        units: raw.units.iter().map(|unit| unit.value.clone()).collect(),
        share: raw.share.value.clone(),
        decision: raw.decision.clone(),
    }
}

/// A raised share is higher, holds in some scope, and is one only for each unit.
fn check_raised(cx: &Cx<'_>, raw: &RawQuota, raised: &[RawRaised]) {
    let mut units = BTreeSet::new();
    for entry in raised {
        if raw.share.good().is_some_and(|share| entry.share.value <= share.value) {
            let percent = format!("{}%", &entry.share.value * &Exact::whole(100));
            bad_value(cx.faults, &entry.share.span, "share", percent, CampaignTerm::RaisedHigher);
        }
        for unit in &entry.units {
            if !units.insert(unit.value.as_str()) {
                tell_conflict(cx.faults, &unit.span, "raised", CampaignTerm::UnitRaisedTwice);
            }
        }
    }
    let by_unit = |scopes: &RawScopes| {
        scopes.value.iter().any(|scope| scope.value.iter().any(|key| key.value == RawScopeKey::Unit))
    };
    if let (Field::Is(list), Some(false)) = (&raw.raised, raw.scopes.as_ref().map(by_unit)) {
        tell_unused(cx.faults, &list.span, CampaignTerm::Key, "raised");
    }
}

fn base(cx: &Cx<'_>, raw: &RawQuota, subject: Option<QuotaSubject>) -> Option<QuotaBase> {
    let written = raw.base.good()?;
    let base = match &written.value {
        RawBase::Below => QuotaBase::Below,
        RawBase::AtLeast => QuotaBase::AtLeast,
        RawBase::Rated => QuotaBase::Rated,
        RawBase::Headcount => QuotaBase::Headcount,
        RawBase::Award(id) => QuotaBase::Award(AwardIx::at(cx.names.awards.find(id, cx.faults)?)),
    };
    match (subject?, base) {
        (QuotaSubject::Level(_), QuotaBase::Award(_)) => {
            tell_conflict(cx.faults, &written.span, "base", CampaignTerm::AwardBaseOfLevel);
        }
        (QuotaSubject::Level(level), QuotaBase::Below | QuotaBase::AtLeast) => {
            check_level_under(cx, level.index() + 1, written);
        }
        (QuotaSubject::Award(_), QuotaBase::Below | QuotaBase::AtLeast) => {
            tell_conflict(cx.faults, &written.span, "base", CampaignTerm::LevelBaseOfAward);
        }
        (QuotaSubject::Award(own), QuotaBase::Award(named)) if named >= own => {
            if let RawBase::Award(id) = &written.value {
                above::tell_not_above(cx, own.index(), named.index(), id);
            }
        }
        _ => {}
    }
    Some(base)
}

/// The base of a cut must not move later: the level directly under has no quota that demotes.
fn check_level_under(cx: &Cx<'_>, under: usize, base: &At<RawBase>) {
    let demotes = cx.raw.quotas.iter().any(|quota| {
        let level = quota.level.good().and_then(|level| cx.names.levels.position(&level.value));
        level == Some(under) && quota.over.as_ref().is_some_and(|over| over.value == Over::Demote)
    });
    if demotes {
        tell_conflict(cx.faults, &base.span, "base", CampaignTerm::LevelUnderDemotes);
    }
}

fn scopes(cx: &Cx<'_>, raw: &RawQuota) -> Vec<Vec<ScopeKey>> {
    let Some(scopes) = &raw.scopes else { return Vec::new() };
    if scopes.value.is_empty() {
        bad_value(cx.faults, &scopes.span, "scopes", "[]", CampaignTerm::NoScopes);
    }
    let mut seen = BTreeSet::new();
    let mut resolved = Vec::new();
    for written in &scopes.value {
        let scope: Vec<ScopeKey> = written.value.iter().filter_map(|key| scope_key(cx, key)).collect();
        let set: BTreeSet<String> = scope.iter().map(|key| format!("{key:?}")).collect();
        if set.len() < scope.len() || (scope.len() == written.value.len() && !seen.insert(set)) {
            tell_conflict(cx.faults, &written.span, "scopes", CampaignTerm::ScopeTwice);
        }
        resolved.push(scope);
    }
    resolved
}

fn scope_key(cx: &Cx<'_>, key: &At<RawScopeKey>) -> Option<ScopeKey> {
    match &key.value {
        RawScopeKey::Unit => {
            if cx.raw.head.subject.as_ref().is_some_and(|subject| subject.value == SubjectKind::Unit) {
                tell_conflict(cx.faults, &key.span, "scopes", CampaignTerm::UnitScopeOfUnits);
            }
            Some(ScopeKey::Unit)
        }
        RawScopeKey::Role => {
            if cx.names.roles.is_empty() {
                tell_conflict(cx.faults, &key.span, "scopes", CampaignTerm::RoleScopeWithoutRoles);
            }
            Some(ScopeKey::Role)
        }
        RawScopeKey::Fact(id) => cx.names.facts.find(id, cx.faults).map(|fact| ScopeKey::Fact(FactIx::at(fact))),
    }
}
