//! The same figures once more, with everything that explains them.

use crate::campaign::{Campaign, PointsRule};
use crate::id::{InputIx, ItemIx, RaterIx, RoleIx};
use crate::intake::{Claim, Dossier, Sheet};
use crate::num::{Exact, Points};
use crate::score::grid::Grid;
use crate::score::items::{Scored, Source, Voice};
use crate::score::plan::Plan;
use crate::score::weigh::{Weighed, weigh};
use crate::score::{ClaimDetail, Detail, ExtraDetail, GroupDetail, ItemDetail, ItemState};

/// Everything behind one subject's figures, for a subject whose role is known.
#[must_use]
pub fn detail(campaign: &Campaign, plan: &Plan, sheets: &[Sheet], dossier: &Dossier, role: RoleIx) -> Detail {
    let mut grid = Grid::new(campaign.inputs.len(), campaign.raters.len());
    grid.fill(sheets, dossier);
    let source = Source { campaign, sheets, grid: &grid, dossier, role };
    let combined = values(&source, Voice::Combined);
    let own = campaign.self_rater().map(|rater| values(&source, Voice::Alone(rater)));
    let role_plan = &plan.roles[role.index()];
    let weighed = weigh(campaign, role_plan, role, &combined).ok();
    let weighed_own = own.as_ref().and_then(|values| weigh(campaign, role_plan, role, values).ok());
    let round = |value: &Exact| value.round(campaign.rounding);
    Detail {
        role,
        items: (0..campaign.items.len())
            .map(ItemIx::at)
            .map(|item| ItemDetail {
                claims: claims(&source, item),
                rater: combined[item.index()].rater,
                state: combined[item.index()].state,
                points: shown(campaign, &combined[item.index()]),
                points_self: own.as_ref().and_then(|values| shown(campaign, &values[item.index()])),
                contribution: contribution(campaign, plan, &combined, item, role),
            })
            .collect(),
        groups: groups(campaign, role, weighed.as_ref(), weighed_own.as_ref()),
        extras: extras(campaign, weighed.as_ref()),
        base: weighed.as_ref().map(|weighed| round(&weighed.base)),
        total: weighed.as_ref().map(|weighed| round(&weighed.total)),
    }
}

fn values(source: &Source<'_>, voice: Voice) -> Vec<Scored> {
    let items = (0..source.campaign.items.len()).map(ItemIx::at);
    items.map(|item| source.value(item, voice).unwrap_or_else(|_| Scored::missing())).collect()
}

fn shown(campaign: &Campaign, value: &Scored) -> Option<Points> {
    match value.state {
        ItemState::Scored | ItemState::FromBlank | ItemState::Full { .. } => {
            Some(value.points.round(campaign.rounding))
        }
        ItemState::SharedOut { .. } | ItemState::NotAsked | ItemState::Missing => None,
    }
}

/// group weight × weight × points ÷ (maximum × Σ weights of the criteria that apply).
fn contribution(campaign: &Campaign, plan: &Plan, values: &[Scored], item: ItemIx, role: RoleIx) -> Option<Points> {
    let criterion = campaign.criteria.get(item.index())?;
    shown(campaign, &values[item.index()])?;
    let group = &campaign.groups[criterion.group.index()];
    let applies = |index: &usize| !matches!(values[*index].state, ItemState::SharedOut { .. });
    let applicable: Exact =
        group.criteria.clone().filter(applies).map(|index| campaign.criteria[index].weight[role.index()].clone()).sum();
    if applicable.is_zero() {
        return None;
    }
    let plain = &values[item.index()].points * &plan.roles[role.index()].coefficients[item.index()];
    Some((&(&plain * &group.weight[role.index()]) / &applicable).round(campaign.rounding))
}

fn groups(campaign: &Campaign, role: RoleIx, all: Option<&Weighed>, own: Option<&Weighed>) -> Vec<GroupDetail> {
    let points =
        |weighed: Option<&Weighed>, group: usize| weighed.map(|weighed| weighed.groups[group].round(campaign.rounding));
    (0..campaign.groups.len())
        .map(|group| GroupDetail {
            weight: campaign.groups[group].weight[role.index()].clone(),
            points: points(all, group),
            points_self: points(own, group),
        })
        .collect()
}

fn extras(campaign: &Campaign, weighed: Option<&Weighed>) -> Vec<ExtraDetail> {
    (0..campaign.extras.len())
        .map(|extra| ExtraDetail {
            sum: weighed.map(|weighed| weighed.extras[extra].0.round(campaign.rounding)),
            counted: weighed.map(|weighed| weighed.extras[extra].1.round(campaign.rounding)),
        })
        .collect()
}

/// All claims on an item, by column, then by rater, the common one last.
fn claims(source: &Source<'_>, item: ItemIx) -> Vec<ClaimDetail> {
    let mut claims = Vec::new();
    for (index, _) in source.campaign.inputs.iter().enumerate().filter(|(_, input)| input.item == item) {
        let input = InputIx::at(index);
        let raters = (0..source.campaign.raters.len()).map(|rater| Some(RaterIx::at(rater)));
        for rater in raters.chain([None]) {
            if let Some(spot) = source.grid.spot(input, rater).filter(|spot| !spot.packed.is_blank()) {
                let claim = spot.packed.claim(&source.sheets[spot.at.sheet as usize].numbers);
                claims.push(ClaimDetail { input, rater, claim, at: spot.at });
            }
        }
    }
    claims
}

/// A claim as a person writes it, for messages.
pub(super) fn claim_text(campaign: &Campaign, input: InputIx, claim: &Claim) -> String {
    let rule = &campaign.items[campaign.inputs[input.index()].item.index()].points;
    match (claim, rule) {
        (Claim::Choice(word), PointsRule::Choice(words)) => {
            words.get(usize::from(*word)).map(|(shown, _, _)| shown.clone()).unwrap_or_default()
        }
        (Claim::Number(number), _) => number.to_string(),
        (Claim::Flag(true), _) => "x".to_owned(),
        (Claim::Flag(false), _) => "-".to_owned(),
        (Claim::NotApplicable, _) => "không áp dụng".to_owned(),
        (Claim::Exempt, _) => "miễn".to_owned(),
        (Claim::Blank | Claim::Choice(_), _) => String::new(),
    }
}
