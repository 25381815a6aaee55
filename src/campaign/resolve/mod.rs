//! From a campaign as written to a campaign as meant; everything wrong with it is told on the way.
//!
//! In: [`RawCampaign`]. Out: [`Campaign`]. What is wrong gets a stand-in, so that the rest can still be
//! looked at; the caller throws a campaign with errors away, so no stand-in ever grades anybody.

mod above;
mod award;
mod blank;
pub(crate) mod condition;
mod criteria;
mod fact;
mod head;
mod level;
mod limit;
pub(crate) mod members;
pub(crate) mod names;
mod order;
pub(crate) mod place;
mod points;
mod quota;
mod scored;
mod subordinates;
mod units;
mod weights;

use sha2::{Digest as _, Sha256};

use crate::campaign::Campaign;
use crate::campaign::faults::Faults;
use crate::campaign::raw::RawCampaign;
use crate::id::Id;
use names::Names;

/// What every check may look at.
pub(crate) struct Cx<'a> {
    /// The file as written.
    pub(crate) raw: &'a RawCampaign,
    /// Where faults go.
    pub(crate) faults: &'a Faults,
    /// All ids with their positions.
    pub(crate) names: Names,
}

/// Resolves a whole file.
pub(crate) fn campaign(raw: &RawCampaign, path: &str, source: &str, faults: &Faults) -> Campaign {
    let cx = Cx { raw, faults, names: Names::of(raw, faults) };
    let head = head::resolve(&cx);
    let raters = head::raters(&cx);
    let combine = head::combine(&cx);
    let roles = head::roles(&cx);
    let facts = fact::facts(&cx);
    subordinates::check_circles(&cx);
    let scored = criteria::resolve(&cx);
    head::check_periods(&cx, &scored.inputs);
    let base = weights::check_base(&cx, &scored);
    let campaign = Campaign {
        path: path.into(),
        sha256: Sha256::digest(source.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect(),
        text: source.into(),
        id: Id::new(raw.head.id.as_ref().map_or("", |id| &id.value)),
        title: raw.head.title.as_ref().map(|title| title.value.clone()).unwrap_or_default(),
        source: raw.head.source.clone(),
        year: head.year,
        subject: head.subject,
        valid: raw.head.valid.as_ref().map(|valid| valid.value),
        scale: head.scale,
        base,
        rounding: head.rounding,
        combine,
        above_scale: head.above_scale,
        periods: raw.head.periods.good().map(|periods| periods.value),
        letterhead: raw.head.letterhead.clone(),
        raters,
        roles,
        facts,
        groups: scored.groups,
        criteria: scored.criteria,
        extras: scored.extras,
        items: scored.items,
        inputs: scored.inputs,
        levels: level::levels(&cx),
        gates: level::gates(&cx),
        limits: limit::limits(&cx),
        quotas: quota::quotas(&cx),
        awards: award::awards(&cx),
        targets: award::targets(&cx),
        ranking: raw.ranking.as_ref().map(|order| order::keys(&cx, order)).unwrap_or_default(),
        members_from: raw.head.members_from.good().map(|id| Id::new(&id.value)),
        units_named: units::named(raw),
        unit_level_from: raw.head.unit_level_from.good().map(|id| Id::new(&id.value)),
    };
    members::check_head(&cx, &campaign);
    level::check_reach(&cx, &campaign);
    cx.names.tell_unused_ids(faults);
    campaign
}
