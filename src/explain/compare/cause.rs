//! From what each change came.

use serde::Serialize;

use crate::campaign::{Campaign, OrderKey, OrderValue, ScopeKey};
use crate::classify::{Graded, Outcome};
use crate::explain::compare::data::{self, DataChange};
use crate::explain::compare::rules::RuleChange;
use crate::explain::compare::{Aspect, Changed, DecisionChange, DecisionTurn, Pair, Who, unit_id, unit_name};
use crate::explain::document::Document;
use crate::explain::fault::Fault;
use crate::explain::rebuild::{Person, without_quotas};
use crate::explain::record::{Decision, Record, Scalar, same_figure};

/// From what a change came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// A claim, a fact or the unit's level is another.
    Data,
    /// A rule is another.
    Rule,
    /// A decision is another.
    Decision,
    /// The subject's own figures are the same, its place in a quota is another.
    Quota,
    /// Only others changed.
    Others,
}

/// What changed about each of these, with causes.
pub(super) fn changed(
    old: &Document<'_>,
    new: &Document<'_>,
    rules: &[RuleChange],
    pairs: &[Pair],
) -> Result<Vec<Changed>, Fault> {
    // Whose own result is the same needs no grading: only others changed.
    let own: Vec<&Pair> = pairs.iter().filter(|pair| !pair.only_rank()).collect();
    let before: Vec<Person<'_>> = own.iter().map(|pair| (pair.old.0, &pair.old.1)).collect();
    let after: Vec<Person<'_>> = own.iter().map(|pair| (pair.new.0, &pair.new.1)).collect();
    let old_made = without_quotas(&old.campaign, old, &before)?;
    let crossed = without_quotas(&old.campaign, new, &after)?;
    let new_made = if rules.is_empty() { crossed.clone() } else { without_quotas(&new.campaign, new, &after)? };
    let mut made = old_made.iter().zip(&crossed).zip(&new_made);
    let one = |pair: &Pair| {
        let made = if pair.only_rank() { None } else { made.next() };
        let made = made.map(|((old_made, crossed), new_made)| [old_made, crossed, new_made]);
        Case { old, new, rules, pair, made }.changed()
    };
    Ok(pairs.iter().map(one).collect())
}

impl Pair {
    fn only_rank(&self) -> bool {
        let (a, b) = (&self.old.1, &self.new.1);
        a.level == b.level && same_total(a, b) && a.awards == b.awards
    }
}

fn same_total(a: &Record, b: &Record) -> bool {
    same_figure(a.total.as_deref(), b.total.as_deref())
}

/// One subject with what the rules make of it without quotas: old rules and data, old rules and new data, new
/// rules and data.
struct Case<'c> {
    old: &'c Document<'c>,
    new: &'c Document<'c>,
    rules: &'c [RuleChange],
    pair: &'c Pair,
    made: Option<[&'c Graded; 3]>,
}

impl Case<'_> {
    fn changed(self) -> Changed {
        let (a, b) = (&self.pair.old.1, &self.pair.new.1);
        let (old_side, new_side) = self.pair.sides(self.old, self.new);
        let data = data::changes(old_side, new_side);
        let decision = decision_change(a.decision.as_ref(), b.decision.as_ref());
        let total = self.total(a, b, &data);
        let level = self.level(a, b, &data, decision.is_some());
        let awards = self.awards(a, b, level.as_ref(), &data, decision.is_some());
        let rank = self.rank(a, b, total.as_ref(), &data);
        let moved = unit_id(self.old, self.pair.old.0) != unit_id(self.new, self.pair.new.0);
        Changed {
            who: Who { id: b.id.clone(), name: b.name.clone(), unit: unit_name(self.new, self.pair.new.0).to_owned() },
            moved: moved.then(|| Aspect {
                old: unit_name(self.old, self.pair.old.0).to_owned(),
                new: unit_name(self.new, self.pair.new.0).to_owned(),
                causes: vec![Cause::Data],
            }),
            level,
            total,
            rank,
            awards,
            data,
            decision,
        }
    }

    fn total(&self, a: &Record, b: &Record, data: &[DataChange]) -> Option<Aspect> {
        if same_total(a, b) {
            return None;
        }
        let figure = |at: usize, campaign: &Campaign| {
            let total = self.made.map(|made| made[at].card.total);
            total.map(|total| total.map(|total| total.text(campaign.rounding.places)))
        };
        let (old, new) = (&self.old.campaign, &self.new.campaign);
        let causes = self.parted([figure(0, old), figure(1, old), figure(2, new)], data);
        let text = |total: &Option<String>| total.clone().unwrap_or_default();
        Some(Aspect { old: text(&a.total), new: text(&b.total), causes })
    }

    fn level(&self, a: &Record, b: &Record, data: &[DataChange], decided: bool) -> Option<Aspect> {
        if a.level == b.level {
            return None;
        }
        let mut causes = Vec::new();
        if a.by_rules() != b.by_rules() {
            let (old, new) = (&self.old.campaign, &self.new.campaign);
            let level = |at: usize, campaign| self.made.map(|made| outcome(campaign, made[at].standing.computed));
            let made = [level(0, old), level(1, old), level(2, new)];
            causes = match (made[0] == made[2], self.competes_alike(quota_facts)) {
                (true, true) => self.quota(),
                (true, false) => self.figures(data),
                (false, _) => self.parted(made, data),
            };
        }
        let by_decision = |record: &Record| record.by_rules() != record.level;
        if decided && (by_decision(a) || by_decision(b) || causes.is_empty()) {
            causes.push(Cause::Decision);
        }
        if causes.is_empty() {
            causes.push(Cause::Others);
        }
        Some(Aspect { old: a.level.clone(), new: b.level.clone(), causes })
    }

    fn awards(
        &self,
        a: &Record,
        b: &Record,
        level: Option<&Aspect>,
        data: &[DataChange],
        decided: bool,
    ) -> Option<Aspect> {
        if a.awards == b.awards {
            return None;
        }
        let (old, new) = (&self.old.campaign, &self.new.campaign);
        let ids = |at: usize, campaign: &Campaign| {
            let awards = self.made.map(|made| &made[at].standing.awards);
            awards.map(|awards| awards.iter().map(|award| campaign.awards[award.index()].id.to_string()).collect())
        };
        let made: [Option<Vec<String>>; 3] = [ids(0, old), ids(1, old), ids(2, new)];
        let mut causes = if made[0] == made[2] { Vec::new() } else { self.parted(made, data) };
        causes.extend(level.map(|level| level.causes.clone()).unwrap_or_default());
        if decided && (has_awards(a) || has_awards(b)) {
            causes.push(Cause::Decision);
        }
        if causes.is_empty() {
            causes = if self.competes_alike(quota_facts) { self.quota() } else { self.figures(data) };
        }
        causes.sort_unstable();
        causes.dedup();
        Some(Aspect { old: a.awards.join(" "), new: b.awards.join(" "), causes })
    }

    fn rank(&self, a: &Record, b: &Record, total: Option<&Aspect>, data: &[DataChange]) -> Option<Aspect> {
        if a.rank == b.rank {
            return None;
        }
        let order_changed = self.rules.iter().any(|change| change.rule.starts_with("ranking"));
        let causes = match total {
            Some(total) => total.causes.clone(),
            None if order_changed => vec![Cause::Rule],
            None if self.competes_alike(ranking_facts) => vec![Cause::Others],
            None => self.figures(data),
        };
        Some(Aspect { old: ranks(a), new: ranks(b), causes })
    }

    /// Whether everything by which the subject is compared with others is what it was: figures, role, unit, and the
    /// facts that these rules look at for it. Another fact that has changed decides no place.
    fn competes_alike(&self, facts: impl Fn(&Campaign) -> Vec<&str>) -> bool {
        let (a, b) = (&self.pair.old.1, &self.pair.new.1);
        let units = [unit_id(self.old, self.pair.old.0), unit_id(self.new, self.pair.new.0)];
        let looked_at = [facts(&self.old.campaign), facts(&self.new.campaign)].concat();
        let same_fact = |id: &&str| fact_of(self.old, a, id) == fact_of(self.new, b, id);
        units[0] == units[1] && a.has_figures_of(b) && looked_at.iter().all(same_fact)
    }

    /// Data, where it alone makes a difference; rules, where they do with the new data.
    fn parted<T: PartialEq>(&self, made: [T; 3], data: &[DataChange]) -> Vec<Cause> {
        let mut causes = Vec::new();
        if made[0] != made[1] {
            causes.push(Cause::Data);
        }
        if made[1] != made[2] {
            causes.push(Cause::Rule);
        }
        if causes.is_empty() {
            // What the figures do not show, such as an error in the data of one of the runs.
            causes.push(self.unseen(data));
        }
        causes
    }

    /// Why figures differ that lead to the same level before quotas: enough to lose a place.
    fn figures(&self, data: &[DataChange]) -> Vec<Cause> {
        let (old, new) = (&self.old.campaign, &self.new.campaign);
        let figures = |at: usize| self.made.map(|made| (made[at].card.total, made[at].card.groups.clone()));
        let places = old.rounding.places == new.rounding.places;
        let made = [figures(0), figures(1), figures(2)];
        if places && made[0] != made[2] {
            return self.parted(made, data);
        }
        vec![self.unseen(data)]
    }

    /// The cause of what no figure shows: data that differ (a move to another unit too), else the rules if they do.
    fn unseen(&self, data: &[DataChange]) -> Cause {
        let moved = unit_id(self.old, self.pair.old.0) != unit_id(self.new, self.pair.new.0);
        match (data.is_empty() && !moved, self.rules.is_empty()) {
            (false, _) => Cause::Data,
            (true, false) => Cause::Rule,
            (true, true) => Cause::Others,
        }
    }

    /// The place in a quota: by another quota rule, else by others.
    fn quota(&self) -> Vec<Cause> {
        let by_rule = self.rules.iter().any(|change| change.rule.starts_with("quota "));
        vec![if by_rule { Cause::Rule } else { Cause::Quota }]
    }
}

/// The facts by which quotas order people or part them into groups.
fn quota_facts(campaign: &Campaign) -> Vec<&str> {
    let mut facts = Vec::new();
    for quota in &campaign.quotas {
        facts.extend(order_facts(campaign, &quota.order));
        facts.extend(quota.scopes.iter().flatten().filter_map(|key| match key {
            ScopeKey::Fact(fact) => Some(campaign.facts[fact.index()].id.as_str()),
            ScopeKey::Unit | ScopeKey::Role => None,
        }));
    }
    facts
}

/// The facts by which people are ranked.
fn ranking_facts(campaign: &Campaign) -> Vec<&str> {
    order_facts(campaign, &campaign.ranking).collect()
}

fn order_facts<'c>(campaign: &'c Campaign, order: &'c [OrderKey]) -> impl Iterator<Item = &'c str> {
    order.iter().filter_map(|key| match key.by {
        OrderValue::Fact(fact) => Some(campaign.facts[fact.index()].id.as_str()),
        OrderValue::Total | OrderValue::Group(_) | OrderValue::Criterion(_) | OrderValue::Id => None,
    })
}

/// The value of a fact, by its id.
fn fact_of<'r>(document: &Document<'_>, record: &'r Record, id: &str) -> Option<&'r Scalar> {
    let at = document.rules.facts.iter().position(|fact| fact.id == id)?;
    record.facts.get(at)?.as_ref()
}

fn outcome(campaign: &Campaign, outcome: Outcome) -> String {
    crate::report::machine::outcome_id(campaign, outcome).to_owned()
}

fn has_awards(record: &Record) -> bool {
    record.decision.as_ref().is_some_and(|decision| decision.awards.is_some())
}

fn ranks(record: &Record) -> String {
    let [unit, all] = record.rank.unwrap_or_default();
    let text = |rank: Option<u32>| rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
    format!("{}/{}", text(unit), text(all))
}

fn decision_change(old: Option<&Decision>, new: Option<&Decision>) -> Option<DecisionChange> {
    let (change, decision) = match (old, new) {
        (None, Some(new)) => (DecisionTurn::New, new),
        (Some(old), None) => (DecisionTurn::Gone, old),
        (Some(old), Some(new)) if (&old.level, &old.awards) != (&new.level, &new.awards) => (DecisionTurn::Other, new),
        _ => return None,
    };
    let awards = decision.awards.as_ref().map(|awards| awards.join(" "));
    let what = decision.level.clone().or(awards).unwrap_or_default();
    Some(DecisionChange { change, what, body: decision.body.clone() })
}
