//! The same figures once more, with everything that explains them.

use crate::campaign::{Campaign, PointsRule};
use crate::id::{InputIx, ItemIx, RaterIx, RoleIx};
use crate::intake::{Claim, Dossier, Period, Sheet};
use crate::num::{Exact, Points};
use crate::score::grid::Grid;
use crate::score::items::{Scored, Source, Voice};
use crate::score::period::{self, Figures};
use crate::score::plan::Plan;
use crate::score::weigh::weigh;
use crate::score::{ClaimDetail, Detail, ExtraDetail, GroupDetail, ItemDetail, ItemState, PartState};

/// How much of a [`Detail`] a caller looks at; the rest is left empty, since every figure costs as much as it did
/// when the subject was graded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// All of it.
    Everything,
    /// Points, state and rater of the items, bonus and deduction, base and total.
    Items,
    /// Groups by the rater `self` alone, bonus and deduction, base and total.
    Groups,
}

/// Everything behind one subject's figures, for a subject whose role is known.
#[must_use]
pub fn detail(campaign: &Campaign, plan: &Plan, sheets: &[Sheet], dossier: &Dossier, role: RoleIx) -> Detail {
    outline(campaign, plan, sheets, dossier, role, Depth::Everything)
}

/// As much of the [`detail`] as is asked for.
#[must_use]
pub fn outline(
    campaign: &Campaign,
    plan: &Plan,
    sheets: &[Sheet],
    dossier: &Dossier,
    role: RoleIx,
    depth: Depth,
) -> Detail {
    let mut subject = Subject {
        campaign,
        plan,
        sheets,
        dossier,
        role,
        grid: Grid::new(campaign.inputs.len(), campaign.raters.len()),
    };
    let own = if depth == Depth::Items { None } else { campaign.self_rater() };
    let own = own.map(|rater| subject.voice(Voice::Alone(rater)));
    let all = subject.voice(Voice::Combined);
    let year = all.year.as_ref();
    let round = |value: &Exact| value.round(campaign.rounding);
    Detail {
        role,
        items: if depth == Depth::Groups { Vec::new() } else { subject.items(&all, own.as_ref(), depth) },
        groups: if depth == Depth::Items {
            Vec::new()
        } else {
            groups(campaign, role, year, own.as_ref().and_then(|own| own.year.as_ref()))
        },
        extras: extras(campaign, year),
        base: year.map(|year| round(&year.base)),
        total: year.map(|year| round(&year.total)),
    }
}

/// What one voice comes to: the values of the last part with a value for each item, and the year.
struct Heard {
    values: Vec<Scored>,
    /// How each item counts in each part.
    parts: Vec<Vec<PartState>>,
    year: Option<Figures>,
}

/// One subject with what its figures depend on.
struct Subject<'a> {
    campaign: &'a Campaign,
    plan: &'a Plan,
    sheets: &'a [Sheet],
    dossier: &'a Dossier,
    role: RoleIx,
    grid: Grid,
}

impl Subject<'_> {
    fn voice(&mut self, voice: Voice) -> Heard {
        let campaign = self.campaign;
        let (mut values, mut parts, mut whole) = (Vec::new(), Vec::new(), true);
        let mut states = Vec::new();
        for part in period::parts(campaign, self.dossier) {
            self.grid.fill(self.sheets, self.dossier, part);
            let Self { sheets, grid, dossier, role, .. } = self;
            let source = Source { campaign, sheets, grid, dossier, role: *role };
            let items = (0..campaign.items.len()).map(ItemIx::at);
            values.clear();
            values.extend(items.map(|item| source.value(item, voice).unwrap_or_else(|_| Scored::missing())));
            states.push(values.iter().map(|value| part_state(part, value)).collect());
            match weigh(campaign, &self.plan.roles[self.role.index()], self.role, &values) {
                Ok(weighed) => parts.push((part, Figures::new(weighed, of_items(campaign, &values)))),
                Err(_) => whole = false,
            }
        }
        if values.is_empty() {
            values.resize(campaign.items.len(), Scored::missing());
        }
        let year = whole.then(|| period::join(campaign, parts).ok()).flatten().map(|year| year.figures);
        Heard { values, parts: states, year }
    }

    fn items(&mut self, all: &Heard, own: Option<&Heard>, depth: Depth) -> Vec<ItemDetail> {
        let everything = depth == Depth::Everything;
        let mut claims =
            if everything { claims(self.campaign, self.sheets, self.dossier, &mut self.grid) } else { Vec::new() };
        let item = |item: ItemIx| ItemDetail {
            claims: claims.get_mut(item.index()).map(std::mem::take).unwrap_or_default(),
            rater: all.values[item.index()].rater,
            state: all.values[item.index()].state,
            parts: if everything { all.parts.iter().map(|part| part[item.index()]).collect() } else { Vec::new() },
            points: item_points(self.campaign, all, item),
            points_self: own.and_then(|own| item_points(self.campaign, own, item)),
            contribution: everything
                .then(|| contribution(self.campaign, self.plan, &all.values, item, self.role))
                .flatten(),
        };
        (0..self.campaign.items.len()).map(ItemIx::at).map(item).collect()
    }
}

fn part_state(period: Option<Period>, value: &Scored) -> PartState {
    PartState { period, state: value.state, rater: value.rater, shares_rater: value.shared_rater }
}

/// Points of each item, before weighting; a campaign without periods has them in its values.
fn of_items(campaign: &Campaign, values: &[Scored]) -> Vec<Option<Exact>> {
    if campaign.periods.is_none() {
        return Vec::new();
    }
    values.iter().map(|value| value.state.has_points().then(|| value.points.clone())).collect()
}

/// An item's points of the year: the mean of its periods.
fn item_points(campaign: &Campaign, heard: &Heard, item: ItemIx) -> Option<Points> {
    let value = &heard.values[item.index()];
    let points = match heard.year.as_ref().and_then(|year| year.criteria.get(item.index())) {
        Some(of_year) => of_year.as_ref(),
        None => value.state.has_points().then_some(&value.points),
    };
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
