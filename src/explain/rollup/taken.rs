//! What is taken from the parts before they are joined: their units, one result after the other.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::campaign::{Campaign, SubjectKind};
use crate::classify::{Graded, UnitResult};
use crate::explain::document;
use crate::explain::fault::Fault;
use crate::explain::rebuild::level_of;
use crate::explain::record::Rules;
use crate::intake::{Dossier, Unit};

use super::person::{Shared, person};
use super::read::{Head, Slim, Taker, UnitOf, read};
use super::{PartFile, Refused};
use crate::diag::{CellPlace, Problem, RollupCode};

/// Characters of a hash that are shown: enough to tell two apart.
const HASH: usize = 12;

/// A unit of a part.
pub(super) struct PartUnit {
    pub(super) part: usize,
    pub(super) unit: Unit,
    pub(super) result: UnitResult,
    /// Its position among the units of the part.
    pub(super) at: usize,
    /// Whether a form was handed in.
    has_form: bool,
    /// Whether it is incomplete without any form, and so may be a mere line of a list.
    is_void: bool,
    /// For each subject of the file its position here.
    pub(super) order: Vec<u32>,
}

/// The parts of one campaign.
pub(super) struct Taken {
    pub(super) campaign: Campaign,
    pub(super) heads: Vec<Head>,
    pub(super) units: Vec<PartUnit>,
    /// What keeps them from being joined.
    pub(super) problems: Vec<Problem>,
}

impl Taken {
    /// Reads the parts of a campaign.
    pub(super) fn of(parts: &[PartFile]) -> Result<Self, Refused> {
        let mut reading = Reading::default();
        let mut heads = Vec::with_capacity(parts.len());
        let mut problems = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            (reading.part, reading.read) = (at, 0);
            match read(part, &mut reading) {
                Ok(head) => heads.push(Head { units: reading.read, ..head }),
                Err(fault) => match reading.other.take() {
                    Some(rules) => {
                        problems.push(other_rules(parts, at, reading.rules.as_ref(), &rules));
                        heads.push(Head::default());
                    }
                    None => return Err(Refused::Part(at, fault)),
                },
            }
        }
        match reading.campaign.take() {
            Some(campaign) => Ok(Self { campaign, heads, units: reading.units, problems }),
            None => Err(Refused::Problems(problems)),
        }
    }

    /// The units graded themselves about which a form was handed in.
    pub(super) fn scored(&self) -> BTreeSet<Arc<str>> {
        if !self.scores_units() {
            return BTreeSet::new();
        }
        self.units.iter().filter(|unit| unit.has_form).map(|unit| unit.unit.id.clone()).collect()
    }

    fn scores_units(&self) -> bool {
        self.campaign.subject == SubjectKind::Unit && self.campaign.reads_assessments()
    }

    /// One list of units in the hands of several: each run then has the units of the others too, without anything
    /// about them. Leaves these out where another part brings the unit, or another campaign of the runs (`others`)
    /// scores it, as in one run over all.
    pub(super) fn leave_void(&mut self, others: &BTreeSet<Arc<str>>) {
        if self.campaign.subject != SubjectKind::Unit {
            return;
        }
        let mut best: BTreeMap<Arc<str>, usize> = BTreeMap::new();
        for (at, unit) in self.units.iter().enumerate() {
            let known = best.entry(unit.unit.id.clone()).or_insert(at);
            if self.units[*known].is_void && !unit.is_void {
                *known = at;
            }
        }
        let is_scored = self.scores_units();
        let heads = &mut self.heads;
        let mut at = 0;
        self.units.retain(|unit| {
            let is_others = is_scored && !unit.has_form && others.contains(&unit.unit.id);
            let is_left = is_others || (unit.is_void && best[&unit.unit.id] != at);
            at += 1;
            heads[unit.part].elsewhere |= is_left;
            !is_left
        });
    }
}

/// What is read of the parts, one after the other.
#[derive(Default)]
struct Reading {
    part: usize,
    /// Units of this part so far.
    read: usize,
    campaign: Option<Campaign>,
    rules: Option<Rules>,
    /// The rules of a part that are not those of the first.
    other: Option<Rules>,
    shared: Shared,
    units: Vec<PartUnit>,
}

impl Taker for Reading {
    type Subject = Slim;

    fn rules(&mut self, rules: Rules) -> Result<(), Fault> {
        match &self.rules {
            None => {
                self.campaign = Some(document::understood(&rules)?);
                self.rules = Some(rules);
                Ok(())
            }
            Some(first) if first.sha256 == rules.sha256 && first.text == rules.text => Ok(()),
            Some(_) => {
                self.other = Some(rules);
                Err(Fault::Rules)
            }
        }
    }

    fn unit(&mut self, unit: UnitOf<Slim>) -> Result<(), Fault> {
        let Some(campaign) = &self.campaign else { return Err(Fault::NoRules) };
        let has_form = unit.subjects.iter().any(Slim::has_form);
        let is_void = !has_form && unit.subjects.iter().all(Slim::is_incomplete);
        let mut people: Vec<(Dossier, Graded)> = Vec::with_capacity(unit.subjects.len());
        for slim in unit.subjects {
            people.push(person(campaign, &mut self.shared, slim)?);
        }
        // Dossiers stand by code and name, as in every run; the file has them by rank.
        let mut sorted: Vec<usize> = (0..people.len()).collect();
        let key = |at: usize| (&people[at].0.code, &people[at].0.name);
        sorted.sort_by(|a, b| key(*a).cmp(&key(*b)).then(a.cmp(b)));
        let mut order = vec![0_u32; people.len()];
        for (place, at) in (0_u32..).zip(&sorted) {
            order[*at] = place;
        }
        let mut people: Vec<Option<(Dossier, Graded)>> = people.into_iter().map(Some).collect();
        let (mut dossiers, mut subjects) = (Vec::with_capacity(people.len()), Vec::with_capacity(people.len()));
        for (dossier, graded) in sorted.into_iter().filter_map(|at| people[at].take()) {
            dossiers.push(dossier);
            subjects.push(graded);
        }
        let level = unit.level.as_deref().map(|level| level_of(campaign, level)).transpose()?;
        self.units.push(PartUnit {
            part: self.part,
            unit: Unit { id: unit.id.into(), name: unit.name.into(), level, dossiers, problems: Vec::new() },
            result: UnitResult { stopped: unit.stopped, provisional: unit.provisional, subjects },
            at: self.read,
            has_form,
            is_void,
            order,
        });
        self.read += 1;
        Ok(())
    }
}

/// A part by other rules than the first.
fn other_rules(parts: &[PartFile], at: usize, first: Option<&Rules>, other: &Rules) -> Problem {
    let place = CellPlace::file(&parts[at].name);
    let Some(first) = first else { return Problem::new(RollupCode::OtherRules).at(place) };
    let short = |hash: &str| hash.chars().take(HASH).collect::<String>();
    let named = (&first.id, first.year) == (&other.id, other.year);
    let problem = Problem::new(if named { RollupCode::OtherRules } else { RollupCode::OtherCampaign });
    problem
        .with("campaign", &other.title)
        .with("year", other.year)
        .with("hash", short(&other.sha256))
        .with("first", &parts[0].name)
        .with("first_campaign", &first.title)
        .with("first_year", first.year)
        .with("first_hash", short(&first.sha256))
        .at(place)
}
