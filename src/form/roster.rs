//! Who is to be scored, as far as a form needs to know.

use crate::campaign::{Atom, Campaign, SubjectKind};
use crate::id::{FactIx, RoleIx};
use crate::intake::{self, Dossier, FactCell, Fault, Gathered};
use crate::score::{Plan, Scorer, UnitView};

/// A unit with its people; without id it is one that nobody has named.
#[derive(Debug, Default)]
pub struct Unit<'a> {
    /// Its code, else its name.
    pub id: &'a str,
    /// Its name, else its code.
    pub name: &'a str,
    /// Its people, in the order of the roster; nobody where there is no roster.
    pub people: Vec<Person<'a>>,
}

/// One subject.
#[derive(Clone, Copy, Debug)]
pub struct Person<'a> {
    /// The code; empty where the roster has none.
    pub code: &'a str,
    /// The name.
    pub name: &'a str,
    /// The birth date as written, where the person has no code.
    pub birth: Option<&'a str>,
    /// What the roster tells, one for each fact.
    pub facts: &'a [FactCell],
    /// The role, where one takes the person.
    pub role: Option<RoleIx>,
}

/// Whether the roster has every column that the conditions of roles look at: without it everybody would seem to
/// be of the last role.
fn tells_roles(campaign: &Campaign, gathered: &Gathered) -> bool {
    let dossiers = || gathered.units.iter().flat_map(|unit| &unit.dossiers);
    let is_told = |fact: FactIx| dossiers().any(|dossier| dossier.fact(fact).at.is_some());
    (0..campaign.facts.len()).map(FactIx::at).all(|fact| {
        let looks = |atom: &Atom| matches!(atom, Atom::Fact(of, _) | Atom::FactPresent(of) if *of == fact);
        let mut conditions = campaign.roles.iter().filter_map(|role| role.when.as_ref());
        is_told(fact) || !conditions.any(|when| when.any_atom(&looks))
    })
}

/// Whether it is in doubt who belongs to a unit: then a form would be made for the wrong people. That columns
/// are missing or values cannot be read is no matter: forms ask for them.
#[must_use]
pub fn is_doubtful(unit: &intake::Unit) -> bool {
    let doubtful = |dossier: &Dossier| dossier.faults.contains(&Fault::Identity);
    unit.dossiers.iter().any(doubtful) || unit.dossiers.is_empty() && unit.has_errors()
}

/// The units of a roster in which nobody's identity is in doubt, and those that are expected and have sent no
/// roster. In a campaign about units all of them are one list.
#[must_use]
pub fn units<'a>(campaign: &Campaign, gathered: &'a Gathered) -> Vec<Unit<'a>> {
    let plan = Plan::new(campaign);
    let mut scorer = Scorer::new(campaign, &plan, &gathered.sheets);
    let is_told = tells_roles(campaign, gathered);
    let mut all = Vec::new();
    for unit in gathered.units.iter().filter(|unit| !is_doubtful(unit)) {
        let view = UnitView { id: &unit.id, level: unit.level };
        let mut dossiers: Vec<&Dossier> = unit.dossiers.iter().collect();
        dossiers.sort_by_key(|dossier| dossier.row);
        let mut person = |dossier: &'a Dossier| Person {
            code: &dossier.code,
            name: &dossier.name,
            birth: dossier.birth.as_deref().filter(|_| dossier.code.is_empty()),
            facts: &dossier.facts,
            role: scorer.score(view, dossier).card.role.filter(|_| is_told),
        };
        let people = dossiers.into_iter().map(&mut person).collect();
        all.push(Unit { id: &unit.id, name: &unit.name, people });
    }
    let absent = gathered.not_received.iter().map(|(id, name)| Unit { id, name, people: Vec::new() });
    all.extend(absent);
    all.sort_by(|a, b| a.id.cmp(b.id));
    if campaign.subject == SubjectKind::Person {
        return all;
    }
    let people: Vec<Person<'a>> = all.into_iter().flat_map(|unit| unit.people).collect();
    if people.is_empty() { Vec::new() } else { vec![Unit { people, ..Unit::default() }] }
}
