//! What every subject's figures need and only the campaign decides, computed once.

use crate::campaign::{Atom, Campaign, OrderKey, OrderValue};
use crate::num::Exact;

/// Coefficients of a campaign, by role.
#[derive(Clone, Debug)]
pub struct Plan {
    pub(crate) roles: Vec<RolePlan>,
    /// Something after the ladder reads criterion points, so cards keep them.
    pub(crate) keep_criteria: bool,
}

/// Coefficients of one role.
#[derive(Clone, Debug)]
pub(crate) struct RolePlan {
    /// weight ÷ maximum of each criterion, all over one denominator so that sums need no division.
    pub(crate) coefficients: Vec<Exact>,
    /// Sum of the criteria's weights, by group.
    pub(crate) weight_sums: Vec<Exact>,
    /// The group's weight is that sum: nothing to scale while all criteria apply.
    pub(crate) plain: Vec<bool>,
}

impl Plan {
    /// Prepares a campaign.
    #[must_use]
    pub fn new(campaign: &Campaign) -> Self {
        let roles = (0..campaign.roles.len()).map(|role| role_plan(campaign, role)).collect();
        Self { roles, keep_criteria: reads_criteria(campaign) }
    }
}

fn role_plan(campaign: &Campaign, role: usize) -> RolePlan {
    let raw: Vec<Exact> = campaign
        .criteria
        .iter()
        .zip(&campaign.items)
        .map(|(criterion, item)| if item.max.is_zero() { Exact::ZERO } else { &criterion.weight[role] / &item.max })
        .collect();
    let weight_sums: Vec<Exact> = campaign
        .groups
        .iter()
        .map(|group| campaign.criteria[group.criteria.clone()].iter().map(|c| c.weight[role].clone()).sum())
        .collect();
    let plain = campaign.groups.iter().zip(&weight_sums).map(|(group, sum)| group.weight[role] == *sum).collect();
    RolePlan { coefficients: Exact::over_one_denominator(&raw), weight_sums, plain }
}

fn reads_criteria(campaign: &Campaign) -> bool {
    let orders = campaign.quotas.iter().flat_map(|quota| &quota.order).chain(&campaign.ranking);
    let conditions = campaign.awards.iter().map(|award| &award.require);
    let conditions = conditions.chain(campaign.targets.iter().map(|target| &target.share_of));
    orders.into_iter().any(is_by_criterion)
        || conditions.into_iter().any(|condition| condition.any_atom(&is_about_criteria))
        || quota_can_cut_through_criteria(campaign)
}

/// A cut asks the gates of lower levels again, which may look at criteria.
fn quota_can_cut_through_criteria(campaign: &Campaign) -> bool {
    !campaign.quotas.is_empty() && campaign.gates.iter().any(|gate| gate.require.any_atom(&is_about_criteria))
}

fn is_by_criterion(key: &OrderKey) -> bool {
    matches!(key.by, OrderValue::Criterion(_))
}

fn is_about_criteria(atom: &Atom) -> bool {
    matches!(atom, Atom::Criterion(..) | Atom::EveryCriterion(..))
}
