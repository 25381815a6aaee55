//! Facts of a unit that come from the results of its members: shares, means, counts.
//!
//! Members are those of the unit with the same code, else the same name, in the member campaign; where that campaign
//! grades units itself, they are the units right below in the tree of units. Asked is what stands after step 4.

use std::collections::BTreeMap;

use crate::aggregate::{Results, Summary};
use crate::campaign::{Campaign, Condition, MembersWhat, SubjectKind, TargetBase};
use crate::classify::{Graded, Outcome, UnitResult, subject_view};
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::FactIx;
use crate::intake::{CellRef, FactValue, Gathered, MemberFact};
use crate::num::{Exact, Points, Rounding, RoundingMode};
use crate::report::book::Book;
use crate::report::sentence;
use crate::score::Plan;
use crate::text::fold;
use crate::words::Lang;

/// The campaign whose results are asked for.
pub(super) struct Members<'a> {
    /// Its rules.
    pub(super) campaign: &'a Campaign,
    /// Its subjects.
    pub(super) gathered: &'a Gathered,
    /// Their results after step 4.
    pub(super) results: &'a [UnitResult],
}

/// The units of a run by code and by name.
pub(super) struct UnitNames {
    by_id: BTreeMap<String, usize>,
    /// None where several bear the name.
    by_name: BTreeMap<String, Option<usize>>,
}

impl UnitNames {
    /// All units that were gathered.
    pub(super) fn of(gathered: &Gathered) -> Self {
        let mut names = Self { by_id: BTreeMap::new(), by_name: BTreeMap::new() };
        for (at, unit) in gathered.units.iter().enumerate() {
            names.by_id.insert(fold(&unit.id), at);
            names.by_name.entry(fold(&unit.name)).and_modify(|known| *known = None).or_insert(Some(at));
        }
        names
    }

    /// The unit of a code, else of a name that only one bears.
    pub(super) fn find(&self, id: &str, name: &str) -> Option<usize> {
        let by_name = |name: &str| self.by_name.get(&fold(name)).copied().flatten();
        self.by_id.get(&fold(id)).copied().or_else(|| by_name(name)).or_else(|| by_name(id))
    }
}

/// What one unit's members come to.
struct Figure {
    count: u32,
    of: u32,
    /// None where there is nothing to take a share or a mean of.
    value: Option<Exact>,
}

/// Gives every unit its facts from members; `questions` are the conditions, by fact.
pub(super) fn fill(
    campaign: &Campaign,
    gathered: &mut Gathered,
    members: &Members<'_>,
    questions: &[(FactIx, Condition)],
    lang: Lang,
) {
    let homes = homes(gathered, members);
    for (at, units) in homes.into_iter().enumerate() {
        // Nothing is known of a unit that was stopped: its facts are missing, and so may be those of its upper unit.
        let is_known = !units.is_empty() && units.iter().all(|unit| !members.results[*unit].stopped);
        let mut incomplete = 0;
        for (fact, condition) in questions {
            let Some(from) = &campaign.facts[fact.index()].from_members else { continue };
            if !is_known {
                take_away(gathered, at, *fact);
                continue;
            }
            let figure = figure(members, &units, from.what, condition);
            incomplete = members.incomplete(&units);
            set(campaign, gathered, at, *fact, figure.value.as_ref());
            let text =
                if from.what == MembersWhat::Mean { String::new() } else { members.condition_text(condition, lang) };
            gathered.member_facts.push(MemberFact {
                unit: u32::try_from(at).expect("fewer than 4 billion units"),
                fact: *fact,
                count: figure.count,
                of: figure.of,
                campaign: members.campaign.id.as_str().into(),
                condition: text.into(),
            });
        }
        if incomplete > 0 {
            let Gathered { units, sheets, .. } = gathered;
            let unit = &mut units[at];
            let cell = unit.dossiers.first().map(|dossier| {
                let row = CellRef { sheet: dossier.row.sheet, row: dossier.row.row, column: 0 };
                CellPlace { column: None, ..row.place(sheets, None) }
            });
            let problem = Problem::new(IntakeCode::UnitMembersIncomplete)
                .with("unit", &unit.name)
                .with("count", incomplete)
                .with("campaign", &members.campaign.title)
                .in_unit(&unit.id);
            unit.problems.push(Problem { cell, ..problem });
        }
    }
}

/// For each unit the units of the member campaign in which its members stand.
fn homes(gathered: &Gathered, members: &Members<'_>) -> Vec<Vec<usize>> {
    if members.campaign.subject == SubjectKind::Person {
        let known = UnitNames::of(members.gathered);
        return gathered.units.iter().map(|unit| known.find(&unit.id, &unit.name).into_iter().collect()).collect();
    }
    let mut parents: BTreeMap<&str, &str> = BTreeMap::new();
    for listed in gathered.listed.iter().chain(&members.gathered.listed) {
        parents.extend(listed.parent.as_ref().map(|parent| (&*listed.id, &**parent)));
    }
    let mut below: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, member) in members.gathered.units.iter().enumerate() {
        if let Some(parent) = parents.get(&*member.id) {
            below.entry(parent).or_default().push(at);
        }
    }
    gathered.units.iter().map(|unit| below.get(&*unit.id).cloned().unwrap_or_default()).collect()
}

impl Members<'_> {
    /// Everybody in these units, with the unit's position.
    fn all<'m>(&'m self, units: &'m [usize]) -> impl Iterator<Item = (usize, usize, &'m Graded)> {
        units.iter().flat_map(|unit| {
            self.results[*unit].subjects.iter().enumerate().map(move |(at, graded)| (*unit, at, graded))
        })
    }

    fn condition_text(&self, condition: &Condition, lang: Lang) -> String {
        // A sentence about a condition in general looks at the rules alone.
        let results = Results {
            gathered: Gathered::default(),
            units: Vec::new(),
            quotas: Vec::new(),
            plan: Plan::new(self.campaign),
            summary: Summary::default(),
            problems: Vec::new(),
            provisional: false,
        };
        sentence::condition(&Book { campaign: self.campaign, results: &results, lang }, condition)
    }

    fn incomplete(&self, units: &[usize]) -> usize {
        self.all(units).filter(|(_, _, graded)| graded.standing.outcome == Outcome::Incomplete).count()
    }

    fn meets(&self, unit: usize, at: usize, graded: &Graded, condition: &Condition) -> bool {
        let unit = &self.gathered.units[unit];
        subject_view(self.campaign, unit, &unit.dossiers[at], graded).holds(condition)
    }
}

fn figure(members: &Members<'_>, units: &[usize], what: MembersWhat, condition: &Condition) -> Figure {
    let small = |count: usize| u32::try_from(count).expect("fewer than 4 billion people");
    let count_of = |base: &dyn Fn(&Graded) -> bool| {
        let all = members.all(units).filter(|(_, _, graded)| base(graded));
        let (mut of, mut count) = (0, 0);
        for (unit, at, graded) in all {
            of += 1;
            count += usize::from(members.meets(unit, at, graded, condition));
        }
        (small(count), small(of))
    };
    match what {
        MembersWhat::ShareOf(base) => {
            let is_rated = |graded: &Graded| graded.standing.outcome.level().is_some();
            let (count, of) = count_of(&|graded| base == TargetBase::Headcount || is_rated(graded));
            let value = (of > 0).then(|| &Exact::ratio(i64::from(count), i64::from(of)) * &Exact::whole(100));
            Figure { count, of, value }
        }
        MembersWhat::Count => {
            let (count, of) = count_of(&|_| true);
            Figure { count, of, value: Some(Exact::whole(i64::from(count))) }
        }
        MembersWhat::Mean => {
            let (places, rounding) = (members.campaign.rounding.places, members.campaign.rounding);
            let totals: Vec<i64> = members.all(units).filter_map(|(_, _, graded)| Some(graded.card.total?.0)).collect();
            let (sum, count) = (totals.iter().sum::<i64>(), totals.len());
            let whole = Exact::whole(i64::try_from(count).expect("fewer than 2^63 people"));
            let mean = (count > 0).then(|| (&Points(sum).exact(places) / &whole).round(rounding).exact(places));
            Figure { count: small(count), of: small(members.all(units).count()), value: mean }
        }
    }
}

/// What is not known is missing, whatever `blank` says: that is for units in which there is nothing to count.
fn take_away(gathered: &mut Gathered, unit: usize, fact: FactIx) {
    for dossier in &mut gathered.units[unit].dossiers {
        let cell = &mut dossier.facts[fact.index()];
        if cell.at.is_none() {
            cell.value = FactValue::Missing;
        }
    }
}

/// How exactly a share or a mean is written by hand.
const BY_HAND: Rounding = Rounding { places: 2, mode: RoundingMode::HalfUp };

/// Sets a fact; a cell that says something else is an error of the unit.
fn set(campaign: &Campaign, gathered: &mut Gathered, at: usize, fact: FactIx, value: Option<&Exact>) {
    let Some(value) = value else { return };
    let Gathered { units, sheets, .. } = gathered;
    let unit = &mut units[at];
    for dossier in &mut unit.dossiers {
        let cell = &mut dossier.facts[fact.index()];
        let written = match &cell.value {
            FactValue::Number(written) if cell.at.is_some() => Some(written.clone()),
            _ => None,
        };
        cell.value = FactValue::Number(value.clone());
        let Some(written) = written.filter(|written| written.round(BY_HAND) != value.round(BY_HAND)) else { continue };
        let problem = Problem::new(IntakeCode::UnitFactDiffers)
            .with("unit", &*unit.name)
            .with("item", &campaign.facts[fact.index()].title)
            .with("given", &written)
            .with("value", value.round(BY_HAND).decimal(BY_HAND.places).as_str());
        let problem = match cell.at {
            Some(place) => problem.at(place.place(sheets, Some(written.to_string()))),
            None => problem,
        };
        unit.problems.push(problem.in_unit(&unit.id));
    }
}
