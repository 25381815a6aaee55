//! The same figures once more, with everything that explains them.

use crate::campaign::{Campaign, PointsRule};
use crate::id::{InputIx, ItemIx, RaterIx, RoleIx};
use crate::intake::{Claim, Dossier, Sheet};
use crate::num::{Exact, Points};
use crate::score::grid::Grid;
use crate::score::items::{Scored, Source, Voice};
use crate::score::period::{self, Figures};
use crate::score::plan::Plan;
use crate::score::weigh::weigh;
use crate::score::{ClaimDetail, Detail, ExtraDetail, GroupDetail, ItemDetail, ItemState};

/// Everything behind one subject's figures, for a subject whose role is known.
#[must_use]
pub fn detail(campaign: &Campaign, plan: &Plan, sheets: &[Sheet], dossier: &Dossier, role: RoleIx) -> Detail {
    let mut grid = Grid::new(campaign.inputs.len(), campaign.raters.len());
    let all = voice(campaign, plan, sheets, dossier, role, &mut grid, Voice::Combined);
    let own =
        campaign.self_rater().map(|rater| voice(campaign, plan, sheets, dossier, role, &mut grid, Voice::Alone(rater)));
    let own_year = own.as_ref().and_then(|own| own.year.as_ref());
    let points = |heard: &Heard, item: ItemIx| item_points(campaign, heard, item);
    let claims = claims(campaign, sheets, dossier, &mut grid);
    let items = claims.into_iter().enumerate().map(|(item, claims)| {
        let item = ItemIx::at(item);
        ItemDetail {
            claims,
            rater: all.values[item.index()].rater,
            state: all.values[item.index()].state,
            points: points(&all, item),
            points_self: own.as_ref().and_then(|own| points(own, item)),
            contribution: contribution(campaign, plan, &all.values, item, role),
        }
    });
    let round = |value: &Exact| value.round(campaign.rounding);
    Detail {
        role,
        items: items.collect(),
        groups: groups(campaign, role, all.year.as_ref(), own_year),
        extras: extras(campaign, all.year.as_ref()),
        base: all.year.as_ref().map(|year| round(&year.base)),
        total: all.year.as_ref().map(|year| round(&year.total)),
    }
}

/// What one voice comes to: the values of the last part with a value for each item, and the year.
struct Heard {
    values: Vec<Scored>,
    year: Option<Figures>,
}

fn voice(
    campaign: &Campaign,
    plan: &Plan,
    sheets: &[Sheet],
    dossier: &Dossier,
    role: RoleIx,
    grid: &mut Grid,
    voice: Voice,
) -> Heard {
    let mut heard = Heard { values: vec![Scored::missing(); campaign.items.len()], year: None };
    let (mut parts, mut whole) = (Vec::new(), true);
    for part in period::parts(campaign, dossier) {
        grid.fill(sheets, dossier, part);
        let source = Source { campaign, sheets, grid, dossier, role };
        let items = (0..campaign.items.len()).map(ItemIx::at);
        let values: Vec<Scored> =
            items.map(|item| source.value(item, voice).unwrap_or_else(|_| Scored::missing())).collect();
        match weigh(campaign, &plan.roles[role.index()], role, &values) {
            Ok(weighed) => {
                let criteria = &values[..campaign.criteria.len()];
                let points = criteria.iter().map(|value| value.state.has_points().then(|| value.points.clone()));
                parts.push((part, Figures::new(weighed, points.collect())));
            }
            Err(_) => whole = false,
        }
        heard.values = values;
    }
    heard.year = whole.then(|| period::join(campaign, parts).ok()).flatten().map(|year| year.figures);
    heard
}

/// A criterion's points of the year (the mean of its periods), or of an item of a bonus or deduction.
fn item_points(campaign: &Campaign, heard: &Heard, item: ItemIx) -> Option<Points> {
    let of_year = heard.year.as_ref().and_then(|year| year.criteria.get(item.index()).cloned());
    let value = &heard.values[item.index()];
    let points = of_year.unwrap_or_else(|| value.state.has_points().then(|| value.points.clone()));
    points.map(|points| points.round(campaign.rounding))
}

/// group weight × weight × points ÷ (maximum × Σ weights of the criteria that apply).
fn contribution(campaign: &Campaign, plan: &Plan, values: &[Scored], item: ItemIx, role: RoleIx) -> Option<Points> {
    let criterion = campaign.criteria.get(item.index())?;
    if campaign.periods.is_some() || !values[item.index()].state.has_points() {
        return None;
    }
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

fn groups(campaign: &Campaign, role: RoleIx, all: Option<&Figures>, own: Option<&Figures>) -> Vec<GroupDetail> {
    let points = |year: Option<&Figures>, group: usize| {
        year.and_then(|year| year.groups[group].as_ref()).map(|points| points.round(campaign.rounding))
    };
    (0..campaign.groups.len())
        .map(|group| GroupDetail {
            weight: campaign.groups[group].weight[role.index()].clone(),
            points: points(all, group),
            points_self: points(own, group),
        })
        .collect()
}

fn extras(campaign: &Campaign, year: Option<&Figures>) -> Vec<ExtraDetail> {
    (0..campaign.extras.len())
        .map(|extra| ExtraDetail {
            sum: year.map(|year| year.extras[extra].0.round(campaign.rounding)),
            counted: year.map(|year| year.extras[extra].1.round(campaign.rounding)),
        })
        .collect()
}

/// All claims on each item: by period, by column, then by rater, the common one last.
fn claims(campaign: &Campaign, sheets: &[Sheet], dossier: &Dossier, grid: &mut Grid) -> Vec<Vec<ClaimDetail>> {
    let mut claims = vec![Vec::new(); campaign.items.len()];
    for part in period::parts(campaign, dossier) {
        grid.fill(sheets, dossier, part);
        for (index, rule) in campaign.inputs.iter().enumerate() {
            let input = InputIx::at(index);
            let raters = (0..campaign.raters.len()).map(|rater| Some(RaterIx::at(rater)));
            for rater in raters.chain([None]) {
                if let Some(spot) = grid.spot(input, rater).filter(|spot| !spot.packed.is_blank()) {
                    let claim = spot.packed.claim(&sheets[spot.at.sheet as usize].numbers);
                    claims[rule.item.index()].push(ClaimDetail { input, rater, claim, at: spot.at });
                }
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
