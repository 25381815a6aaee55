//! Facts that count the people below somebody: filled from their levels before the quota, lowest rank first.
//!
//! In: a unit as it was gathered. Out: the same with these facts filled. It looks at nobody outside the unit.

use crate::campaign::{Campaign, Subordinates};
use crate::classify::subject::{Levels, level_of};
use crate::diag::{IntakeCode, Problem};
use crate::id::{FactIx, LevelIx, RoleIx};
use crate::intake::{CellRef, FactValue, Fault, Sheet, Unit};
use crate::num::Exact;
use crate::score::{Plan, subject_name};

/// Fills the facts of a unit's people.
pub(super) fn fill(campaign: &Campaign, plan: &Plan, sheets: &[Sheet], unit: &mut Unit) {
    let asked = campaign.facts.iter().enumerate();
    let asked = asked.filter_map(|(fact, rule)| Some((FactIx::at(fact), rule.from_subordinates.as_ref()?)));
    let mut waiting: Vec<(FactIx, &Subordinates)> = asked.collect();
    if waiting.is_empty() {
        return;
    }
    let levels = Levels::new(campaign, plan, sheets);
    for (fact, rule) in &waiting {
        nobody_below(campaign, sheets, unit, &levels, (*fact, rule));
    }
    // A fact waits while somebody it looks at has such a fact himself that is not filled. (There are no circles.)
    while let Some(next) = waiting
        .iter()
        .position(|(_, rule)| !waiting.iter().any(|(_, other)| rule.of.iter().any(|role| other.above.contains(role))))
    {
        let (fact, rule) = waiting.remove(next);
        fill_one(campaign, plan, sheets, unit, (fact, rule));
    }
}

/// Those who have nobody below them by their role get 0: first, since all facts of a person are needed for a level.
fn nobody_below(
    campaign: &Campaign,
    sheets: &[Sheet],
    unit: &mut Unit,
    levels: &Levels<'_>,
    (fact, rule): (FactIx, &Subordinates),
) {
    for at in 0..unit.dossiers.len() {
        let role = levels.role(unit, &unit.dossiers[at]);
        if !role.is_some_and(|role| rule.above.contains(&role)) {
            put(campaign, sheets, unit, at, fact, Exact::ZERO);
        }
    }
}

/// What a person is to the fact.
struct Person {
    role: Option<RoleIx>,
    level: Option<LevelIx>,
    same: Option<FactValue>,
}

fn fill_one(
    campaign: &Campaign,
    plan: &Plan,
    sheets: &[Sheet],
    unit: &mut Unit,
    (fact, rule): (FactIx, &Subordinates),
) {
    let mut levels = Levels::new(campaign, plan, sheets);
    let people: Vec<Person> = unit
        .dossiers
        .iter()
        .map(|dossier| {
            let role = levels.role(unit, dossier);
            let is_below = role.is_some_and(|role| rule.of.contains(&role));
            let level = if is_below { level_of(&mut levels, unit, dossier) } else { None };
            Person { role, level, same: rule.same.map(|same| dossier.fact(same).value.clone()) }
        })
        .collect();
    for (at, person) in people.iter().enumerate() {
        if !person.role.is_some_and(|role| rule.above.contains(&role)) {
            continue;
        }
        let alike = people.iter().filter(|other| alike(other.same.as_ref(), person.same.as_ref()));
        let below: Vec<LevelIx> = alike.filter_map(|other| other.level).collect();
        let count = below.iter().filter(|level| **level == rule.level).count();
        // Where nobody below is known, the cell speaks, or the declared blank, or the person is incomplete.
        if !below.is_empty() {
            put(campaign, sheets, unit, at, fact, Exact::whole(i64::try_from(count).unwrap_or(i64::MAX)));
        }
    }
}

/// Whether two people have the same value; an empty one is the same as nothing.
fn alike(one: Option<&FactValue>, other: Option<&FactValue>) -> bool {
    match (one, other) {
        (Some(FactValue::Text { folded: one, .. }), Some(FactValue::Text { folded: other, .. })) => {
            one == other && !one.is_empty()
        }
        (None, None) => true,
        _ => false,
    }
}

/// Puts the number in its place; a cell that says another one is a problem.
fn put(campaign: &Campaign, sheets: &[Sheet], unit: &mut Unit, at: usize, fact: FactIx, count: Exact) {
    let dossier = &mut unit.dossiers[at];
    let cell = &mut dossier.facts[fact.index()];
    let said = match &cell.value {
        FactValue::Number(written) if *written != count => cell.at.map(|place| (place, written.clone())),
        _ => None,
    };
    let Some((place, written)) = said else {
        cell.value = FactValue::Number(count);
        return;
    };
    let problem = differs(campaign, sheets, fact, place, &written, &count);
    unit.problems.push(problem.with("person", subject_name(dossier)).in_unit(&unit.id));
    dossier.faults.push(Fault::Fact(fact));
}

fn differs(
    campaign: &Campaign,
    sheets: &[Sheet],
    fact: FactIx,
    at: CellRef,
    written: &Exact,
    count: &Exact,
) -> Problem {
    Problem::new(IntakeCode::SubordinatesDiffer)
        .with("item", &campaign.facts[fact.index()].title)
        .with("value", written)
        .with("computed", count)
        .at(at.place(sheets, Some(written.to_string())))
}
