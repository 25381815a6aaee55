//! What came out: figures, standings, and the quota table.

use crate::campaign::{Campaign, ScopeKey};
use crate::classify::{AfterDecisions, Missing, Outcome, QuotaLine, Reason, ScopeValue, Standing, SubjectRef};
use crate::explain::document::Document;
use crate::explain::fault::Fault;
use crate::explain::record::{self, Record};
use crate::id::{FactIx, GateIx, GroupIx, ItemIx, LevelIx, LimitIx, QuotaIx, RoleIx};
use crate::num::{Points, parse_decimal};
use crate::score::{PeriodTotal, PointsList, ScoreCard};

use super::{Person, award_of, level_of, loose, position};

/// A figure with the decimals of the campaign.
pub(super) fn points(campaign: &Campaign, text: &str) -> Result<Points, Fault> {
    let read = parse_decimal(text).filter(|(_, scale)| *scale == u32::from(campaign.rounding.places));
    read.map(|(mantissa, _)| Points(mantissa)).ok_or_else(|| loose(text))
}

fn figures(campaign: &Campaign, texts: &[Option<String>], most: usize) -> Result<PointsList, Fault> {
    if !texts.is_empty() && texts.len() < most {
        return Err(loose("figures"));
    }
    let figure = |text: &Option<String>| text.as_deref().map(|text| points(campaign, text)).transpose();
    texts.iter().take(most).map(figure).collect()
}

pub(in crate::explain) fn card(campaign: &Campaign, record: &Record) -> Result<ScoreCard, Fault> {
    let role = match record.role.as_deref() {
        Some(id) => Some(RoleIx::at(position(campaign.roles.iter().map(|role| &role.id), id)?)),
        None if campaign.has_roles() => None,
        None => Some(RoleIx(0)),
    };
    Ok(ScoreCard {
        role,
        total: record.total.as_deref().map(|total| points(campaign, total)).transpose()?,
        rater_totals: figures(campaign, &record.raters, campaign.raters.len())?,
        groups: figures(campaign, &record.groups, campaign.groups.len())?,
        criteria: match record.total {
            Some(_) => figures(campaign, &record.items, campaign.criteria.len())?,
            None => PointsList::default(),
        },
        periods: record.periods.iter().map(|period| period_total(campaign, period)).collect::<Result<_, _>>()?,
    })
}

fn outcome(campaign: &Campaign, id: &str) -> Result<Outcome, Fault> {
    match id {
        "not-rated" => Ok(Outcome::NotRated),
        "incomplete" => Ok(Outcome::Incomplete),
        level => level_of(campaign, level).map(Outcome::Level),
    }
}

pub(in crate::explain) fn standing(campaign: &Campaign, record: &Record) -> Result<Standing, Fault> {
    let final_outcome = outcome(campaign, &record.level)?;
    let awards = record.awards.iter().map(|id| award_of(campaign, id));
    let reasons = record.reasons.iter().map(|told| reason(campaign, told));
    let [rank_in_unit, rank_overall] = record.rank.unwrap_or_default();
    Ok(Standing {
        outcome: final_outcome,
        computed: outcome(campaign, record.by_rules())?,
        level_by_points: record.level_by_points.as_deref().map(|id| level_of(campaign, id)).transpose()?,
        awards: awards.collect::<Result<_, _>>()?,
        rank_in_unit,
        rank_overall,
        reasons: reasons.collect::<Result<_, _>>()?,
    })
}

fn reason(campaign: &Campaign, told: &record::Reason) -> Result<Reason, Fault> {
    let (kind, id) = told.code.split_once(':').unwrap_or((&told.code, ""));
    let limit = || position(campaign.limits.iter().map(|limit| &limit.id), id).map(LimitIx::at);
    let quota = || quota_of(campaign, id);
    Ok(match kind {
        "not-rated" => Reason::NotRated(limit()?),
        "total-limit" => Reason::TotalLimit(limit()?),
        "limit" => Reason::Limit(limit()?),
        "missing" => Reason::Missing(missing(campaign, id)?),
        "gate" => Reason::Gate {
            gate: GateIx::at(position(campaign.gates.iter().map(|gate| &gate.id), id)?),
            level: told.level.as_deref().map_or(Ok(LevelIx(0)), |level| level_of(campaign, level))?,
        },
        "quota" => {
            let quota = quota()?;
            let known = campaign.quotas[quota.index()].scopes.len();
            Reason::Quota { quota, scopes: told.scopes.iter().copied().filter(|at| usize::from(*at) < known).collect() }
        }
        "tie" => Reason::Tie(quota()?),
        "decision" => Reason::Decision,
        _ => return Err(loose(told.code.as_str())),
    })
}

fn quota_of(campaign: &Campaign, id: &str) -> Result<QuotaIx, Fault> {
    position(campaign.quotas.iter().map(|quota| &quota.id), id).map(QuotaIx::at)
}

fn missing(campaign: &Campaign, id: &str) -> Result<Missing, Fault> {
    let item = || position(campaign.items.iter().map(|item| &item.id), id).map(ItemIx::at).map(Missing::Item);
    let group = || position(campaign.groups.iter().map(|group| &group.id), id).map(GroupIx::at).map(Missing::Group);
    let fact = || position(campaign.facts.iter().map(|fact| &fact.id), id).map(FactIx::at).map(Missing::Fact);
    match id {
        "form" => Ok(Missing::Form),
        "period" => Ok(Missing::Period(0)),
        "identity" => Ok(Missing::Identity),
        _ => item().or_else(|_| fact()).or_else(|_| group()),
    }
}

pub(super) fn quota_line(
    document: &Document<'_>,
    people: &[Person<'_>],
    places: &[SubjectRef],
    line: &record::Quota,
) -> Result<QuotaLine, Fault> {
    let campaign = &document.campaign;
    let quota = quota_of(campaign, &line.quota)?;
    let scope = campaign.quotas[quota.index()].scopes.get(usize::from(line.scope_at));
    let scope = scope.ok_or_else(|| loose(line.quota.as_str()))?;
    let unit = line.unit.as_ref().map(|id| {
        let at = document.units.iter().position(|unit| unit.id == *id);
        at.and_then(|at| u32::try_from(at).ok()).ok_or_else(|| loose(id.as_str()))
    });
    let known = |(unit, code): &(String, String)| {
        let is = |(at, record): &Person<'_>| {
            document.units[*at].id == *unit && code == if record.id.is_empty() { &record.name } else { &record.id }
        };
        people.iter().position(is).map(|at| places[at])
    };
    Ok(QuotaLine {
        quota,
        scope: line.scope_at,
        unit: unit.transpose()?,
        keys: scope_keys(campaign, scope, &line.keys)?,
        base: line.base,
        limit: line.limit,
        candidates: line.candidates,
        kept: line.kept,
        cut: line.cut,
        tied: line.tied,
        over: line.over,
        raised: line.raised,
        refused: line.refused.iter().filter_map(known).collect(),
        tied_subjects: line.tied_subjects.iter().filter_map(known).collect(),
        last_kept: line.last_kept.as_ref().and_then(known),
        settled: line.settled,
        after: AfterDecisions::default(),
    })
}

pub(in crate::explain) fn scope_keys(
    campaign: &Campaign,
    scope: &[ScopeKey],
    keys: &[(String, String)],
) -> Result<Vec<ScopeValue>, Fault> {
    let has_role = scope.contains(&ScopeKey::Role);
    let key = |(what, value): &(String, String)| {
        if what == "role" && has_role {
            return Ok(ScopeValue::Role(RoleIx::at(position(campaign.roles.iter().map(|role| &role.id), value)?)));
        }
        let fact = position(campaign.facts.iter().map(|fact| &fact.id), what)?;
        Ok(ScopeValue::Fact(FactIx::at(fact), value.clone()))
    };
    keys.iter().map(key).collect()
}

/// A period (`Q1`, `M3`) with its total.
fn period_total(campaign: &Campaign, (period, total): &(String, String)) -> Result<PeriodTotal, Fault> {
    let number = period.get(1..).and_then(|number| number.parse().ok()).unwrap_or_default();
    Ok(PeriodTotal { number, total: points(campaign, total)? })
}
