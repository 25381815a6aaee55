//! From item values to groups and the total.

use crate::campaign::{AboveScale, Campaign, ExtraKind};
use crate::id::{GroupIx, ItemIx, RoleIx};
use crate::num::Exact;
use crate::score::items::Scored;
use crate::score::plan::RolePlan;
use crate::score::{ItemState, Missing};

/// Exact sums of one subject (of one voice).
#[derive(Debug)]
pub(crate) struct Weighed {
    /// By group; none where the group is not asked of the role.
    pub(crate) groups: Vec<Option<Exact>>,
    /// Sum of the groups.
    pub(crate) base: Exact,
    /// Sum and counted part of each bonus and deduction.
    pub(crate) extras: Vec<(Exact, Exact)>,
    /// The total, not yet rounded.
    pub(crate) total: Exact,
}

/// Adds everything up. `values` holds one value for each item.
pub(crate) fn weigh(
    campaign: &Campaign,
    plan: &RolePlan,
    role: RoleIx,
    values: &[Scored],
) -> Result<Weighed, Vec<Missing>> {
    let mut missing = missing_items(values);
    let mut groups = Vec::with_capacity(campaign.groups.len());
    for group in (0..campaign.groups.len()).map(GroupIx::at) {
        match group_points(campaign, plan, role, values, group) {
            Some(points) => groups.push(is_asked(campaign, role, group).then_some(points)),
            None => missing.push(Missing::Group(group)),
        }
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    let base: Exact = groups.iter().flatten().cloned().sum();
    let extras = extras(campaign, values);
    let total = total(campaign, &base, &extras);
    Ok(Weighed { groups, base, extras, total })
}

fn missing_items(values: &[Scored]) -> Vec<Missing> {
    let missing = values.iter().enumerate().filter(|(_, value)| value.state == ItemState::Missing);
    missing.map(|(item, _)| Missing::Item(ItemIx::at(item))).collect()
}

/// A group with weight 0 is not asked of the role.
fn is_asked(campaign: &Campaign, role: RoleIx, group: GroupIx) -> bool {
    !campaign.groups[group.index()].weight[role.index()].is_zero()
}

/// group weight × Σ contributions ÷ Σ weights, over the criteria that apply; nothing where none applies.
fn group_points(
    campaign: &Campaign,
    plan: &RolePlan,
    role: RoleIx,
    values: &[Scored],
    group: GroupIx,
) -> Option<Exact> {
    let rule = &campaign.groups[group.index()];
    let weight = &rule.weight[role.index()];
    let (mut sum, mut shared, mut asked) = (Exact::ZERO, Exact::ZERO, false);
    for criterion in rule.criteria.clone() {
        match values[criterion].state {
            ItemState::NotAsked => {}
            ItemState::SharedOut { .. } => shared = &shared + &campaign.criteria[criterion].weight[role.index()],
            _ => {
                asked = true;
                sum = &sum + &(&values[criterion].points * &plan.coefficients[criterion]);
            }
        }
    }
    if !asked {
        return if weight.is_zero() { Some(Exact::ZERO) } else { None };
    }
    if plan.plain[group.index()] && shared.is_zero() {
        return Some(sum);
    }
    let applicable = &plan.weight_sums[group.index()] - &shared;
    Some(&(weight * &sum) / &applicable)
}

fn extras(campaign: &Campaign, values: &[Scored]) -> Vec<(Exact, Exact)> {
    let sum_of = |items: std::ops::Range<usize>| values[items].iter().map(|value| value.points.clone()).sum::<Exact>();
    campaign
        .extras
        .iter()
        .map(|extra| {
            let sum = sum_of(extra.items.clone());
            let counted = sum.clone().min(extra.cap.clone());
            (sum, counted)
        })
        .collect()
}

/// base + Σ min(bonus, cap) − Σ min(deduction, cap), then the scale, then at least 0.
fn total(campaign: &Campaign, base: &Exact, extras: &[(Exact, Exact)]) -> Exact {
    let mut total = base.clone();
    for (extra, (_, counted)) in campaign.extras.iter().zip(extras) {
        total = match extra.kind {
            ExtraKind::Bonus => &total + counted,
            ExtraKind::Deduction => &total - counted,
        };
    }
    if campaign.above_scale == AboveScale::Cap {
        total = total.min(campaign.scale.clone());
    }
    total.max(Exact::ZERO)
}
