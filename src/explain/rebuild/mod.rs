//! From records back to dossiers, standings and the quota table, so that the sentences and the arithmetic of
//! reports serve here too. Under other rules than the document's own, everything is carried over by id.

mod outcome;
mod read;

use crate::aggregate::{Results, Summary};
use crate::campaign::{BlankValue, Campaign, PointsRule};
use crate::classify::{self, Claims, Errors, Graded, Outcome, Standing, SubjectRef, UnitResult};
use crate::explain::document::Document;
use crate::explain::fault::Fault;
use crate::explain::record::Record;
use crate::id::{AwardIx, ExtraIx, Id, ItemIx, LevelIx};
use crate::intake::Lean;
use crate::score::{Plan, ScoreCard};
use outcome::quota_line;
pub(super) use outcome::{card, scope_keys, standing};
use read::gathered;
pub(super) use read::{choice_word, decision, fact_value, history};

/// A subject with the position of its unit.
pub(super) type Person<'r> = (usize, &'r Record);

/// Everything about these subjects as the run had it, and where each of them stands.
pub(super) fn results(document: &Document<'_>, people: &[Person<'_>]) -> Result<(Results, Vec<SubjectRef>), Fault> {
    let campaign = &document.campaign;
    let (gathered, places) = gathered(campaign, document, people)?;
    let mut units: Vec<UnitResult> = gathered.units.iter().map(|_| UnitResult::default()).collect();
    for (unit, record) in people {
        units[*unit].subjects.push(Graded { card: card(campaign, record)?, standing: standing(campaign, record)? });
    }
    let lines = document.quotas.iter().map(|line| quota_line(document, people, &places, line));
    let mut quotas = lines.collect::<Result<Vec<_>, _>>()?;
    // A joined document has its units in another order than its lines.
    quotas.sort_by(|a, b| (a.quota, a.unit, a.scope, &a.keys).cmp(&(b.quota, b.unit, b.scope, &b.keys)));
    let results = Results {
        units,
        quotas,
        plan: Plan::new(campaign),
        summary: Summary::default(),
        problems: Vec::new(),
        provisional: document.provisional,
        gathered,
    };
    Ok((results, places))
}

/// What the rules make of these subjects before any quota, which would need everybody.
pub(super) fn without_quotas(
    rules: &Campaign,
    document: &Document<'_>,
    people: &[Person<'_>],
) -> Result<Vec<Graded>, Fault> {
    let mut rules = rules.clone();
    rules.quotas.clear();
    rules.targets.clear();
    let (mut gathered, places) = gathered(&rules, document, people)?;
    let (mut units, _) = classify::classify(&rules, &mut gathered, Errors::Provisional, Claims::Keep, &|| ());
    let take = |at: SubjectRef| {
        let graded = units.get_mut(at.unit as usize)?.subjects.get_mut(at.subject as usize)?;
        Some(std::mem::replace(graded, empty()))
    };
    let graded: Option<Vec<Graded>> = places.into_iter().map(take).collect();
    graded.ok_or_else(|| loose("units"))
}

fn empty() -> Graded {
    let standing = Standing {
        outcome: Outcome::Incomplete,
        computed: Outcome::Incomplete,
        level_by_points: None,
        awards: Lean::EMPTY,
        rank_in_unit: None,
        rank_overall: None,
        reasons: Lean::EMPTY,
    };
    Graded { card: ScoreCard::default(), standing }
}

fn loose(what: impl Into<String>) -> Fault {
    Fault::Loose(what.into())
}

/// The position of an id in a list.
fn position<'a>(mut ids: impl Iterator<Item = &'a Id>, wanted: &str) -> Result<usize, Fault> {
    ids.position(|id| id.as_str() == wanted).ok_or_else(|| loose(wanted))
}

pub(super) fn level_of(campaign: &Campaign, id: &str) -> Result<LevelIx, Fault> {
    position(campaign.levels.iter().map(|level| &level.id), id).map(LevelIx::at)
}

fn award_of(campaign: &Campaign, id: &str) -> Result<AwardIx, Fault> {
    position(campaign.awards.iter().map(|award| &award.id), id).map(AwardIx::at)
}

/// What an item's blank cell is read as, in words.
pub(super) fn blank_text(campaign: &Campaign, item: ItemIx) -> Option<String> {
    let rule = &campaign.items[item.index()];
    match (rule.blank_value.as_ref()?, &rule.points) {
        (BlankValue::Choice(word), PointsRule::Choice(words)) => {
            words.get(usize::from(*word)).map(|(shown, _, _)| shown.clone())
        }
        _ => rule.blank.clone(),
    }
}

/// The items of a bonus or deduction, and of a group.
pub(super) fn items_of(campaign: &Campaign, extra: ExtraIx) -> impl Iterator<Item = ItemIx> + use<> {
    campaign.extras[extra.index()].items.clone().map(ItemIx::at)
}
