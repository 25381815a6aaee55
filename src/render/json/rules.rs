//! The part of a campaign that a reader of `results.json` needs to understand it without the rule file.

use serde::Serialize;

use crate::campaign::{Campaign, ExtraKind, ItemOf, QuotaSubject, SubjectKind};
use crate::report::rule_file;

#[derive(Serialize)]
pub(super) struct Rules<'a> {
    id: &'a str,
    title: &'a str,
    year: i16,
    file: &'a str,
    sha256: &'a str,
    subject: &'static str,
    scale: String,
    places: u8,
    raters: Vec<Named<'a>>,
    roles: Vec<Named<'a>>,
    facts: Vec<Named<'a>>,
    groups: Vec<Named<'a>>,
    items: Vec<Item<'a>>,
    inputs: Vec<Input<'a>>,
    extras: Vec<Extra<'a>>,
    levels: Vec<Level<'a>>,
    gates: Vec<Named<'a>>,
    limits: Vec<Named<'a>>,
    quotas: Vec<Quota<'a>>,
    awards: Vec<Named<'a>>,
    targets: Vec<Named<'a>>,
    /// The whole file, whose hash is `sha256`: what explains a result later.
    text: &'a str,
}

#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra: Option<&'a str>,
    max: String,
}

#[derive(Serialize)]
struct Input<'a> {
    item: &'a str,
    part: &'static str,
}

#[derive(Serialize)]
struct Extra<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'static str,
    cap: String,
}

#[derive(Serialize)]
struct Level<'a> {
    id: &'a str,
    title: &'a str,
    short: &'a str,
    from: String,
}

#[derive(Serialize)]
struct Quota<'a> {
    id: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    award: Option<&'a str>,
}

/// The rules in short.
pub(super) fn rules(campaign: &Campaign) -> Rules<'_> {
    Rules {
        id: campaign.id.as_str(),
        title: &campaign.title,
        year: campaign.year,
        file: rule_file(&campaign.path),
        sha256: &campaign.sha256,
        subject: match campaign.subject {
            SubjectKind::Person => "person",
            SubjectKind::Unit => "unit",
        },
        scale: campaign.scale.to_string(),
        places: campaign.rounding.places,
        raters: campaign.raters.iter().map(|rater| plain(rater.id.as_str(), &rater.title)).collect(),
        roles: campaign.roles.iter().map(|role| plain(role.id.as_str(), &role.title)).collect(),
        facts: campaign.facts.iter().map(|fact| plain(fact.id.as_str(), &fact.title)).collect(),
        groups: campaign.groups.iter().map(|group| plain(group.id.as_str(), &group.title)).collect(),
        items: campaign.items.iter().map(|at| item(campaign, at)).collect(),
        inputs: campaign.inputs.iter().map(|at| input(campaign, at)).collect(),
        extras: campaign.extras.iter().map(extra).collect(),
        levels: campaign.levels.iter().map(level).collect(),
        gates: campaign
            .gates
            .iter()
            .map(|gate| sourced(gate.id.as_str(), &gate.title, gate.source.as_deref()))
            .collect(),
        limits: campaign.limits.iter().map(|at| sourced(at.id.as_str(), &at.title, at.source.as_deref())).collect(),
        quotas: campaign.quotas.iter().map(|at| quota(campaign, at)).collect(),
        awards: campaign.awards.iter().map(|at| sourced(at.id.as_str(), &at.title, at.source.as_deref())).collect(),
        targets: campaign.targets.iter().map(|at| sourced(at.id.as_str(), &at.title, at.source.as_deref())).collect(),
        text: &campaign.text,
    }
}

fn plain<'a>(id: &'a str, title: &'a str) -> Named<'a> {
    Named { id, title, source: None }
}

fn sourced<'a>(id: &'a str, title: &'a str, source: Option<&'a str>) -> Named<'a> {
    Named { id, title, source }
}

fn item<'a>(campaign: &'a Campaign, item: &'a crate::campaign::Item) -> Item<'a> {
    let (group, extra) = match item.of {
        ItemOf::Group(at) => (Some(campaign.groups[at.index()].id.as_str()), None),
        ItemOf::Extra(at) => (None, Some(campaign.extras[at.index()].id.as_str())),
    };
    Item { id: item.id.as_str(), title: &item.title, group, extra, max: item.max.to_string() }
}

fn input<'a>(campaign: &'a Campaign, input: &crate::campaign::Input) -> Input<'a> {
    Input { item: campaign.items[input.item.index()].id.as_str(), part: input.part.id() }
}

fn extra(extra: &crate::campaign::Extra) -> Extra<'_> {
    let kind = match extra.kind {
        ExtraKind::Bonus => "bonus",
        ExtraKind::Deduction => "deduction",
    };
    Extra { id: extra.id.as_str(), title: &extra.title, kind, cap: extra.cap.to_string() }
}

fn level(level: &crate::campaign::Level) -> Level<'_> {
    Level { id: level.id.as_str(), title: &level.title, short: &level.short, from: level.from.to_string() }
}

fn quota<'a>(campaign: &'a Campaign, quota: &'a crate::campaign::Quota) -> Quota<'a> {
    let (level, award) = match quota.subject {
        QuotaSubject::Level(at) => (Some(campaign.levels[at.index()].id.as_str()), None),
        QuotaSubject::Award(at) => (None, Some(campaign.awards[at.index()].id.as_str())),
    };
    Quota { id: quota.id.as_str(), title: &quota.title, source: quota.source.as_deref(), level, award }
}
