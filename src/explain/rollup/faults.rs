//! What keeps results from being joined, and what makes the joined result provisional.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::slice::ParallelSliceMut as _;

use crate::aggregate::Results;
use crate::campaign::{Campaign, Over, Quota, ScopeKey};
use crate::classify::{QuotaLine, SubjectRef};
use crate::diag::{CellPlace, Problem, RollupCode};
use crate::intake::Dossier;
use crate::report::order::dossier;
use crate::text::fold;

use super::PartFile;
use super::layout::Layout;
use super::read::Head;
use super::taken::PartUnit;

/// Most people that are named.
const MOST: usize = 200;

/// What tells the problems.
pub(super) struct Told<'t> {
    pub(super) campaign: &'t Campaign,
    pub(super) parts: &'t [PartFile],
}

impl Told<'_> {
    /// Quotas with a scope over several units.
    pub(super) fn quotas(&self) -> Vec<Problem> {
        if self.parts.len() < 2 {
            return Vec::new();
        }
        let told = |quota: &Quota| {
            let scope = quota.scopes.iter().find(|scope| !scope.contains(&ScopeKey::Unit))?;
            let code = match quota.over {
                Over::Demote => RollupCode::QuotaOverUnits,
                Over::Report => RollupCode::QuotaLeftOut,
            };
            Some(Problem::new(code).with("quota", &quota.title).with("scope", self.scope(scope)))
        };
        self.campaign.quotas.iter().filter_map(told).collect()
    }

    /// A scope as the rule file writes it.
    fn scope(&self, scope: &[ScopeKey]) -> String {
        let key = |key: &ScopeKey| match key {
            ScopeKey::Unit => "unit".to_owned(),
            ScopeKey::Role => "role".to_owned(),
            ScopeKey::Fact(fact) => format!("fact = {}", self.campaign.facts[fact.index()].id),
        };
        format!("[{}]", scope.iter().map(key).collect::<Vec<_>>().join(", "))
    }

    /// Units that are in two parts.
    pub(super) fn twice(&self, units: &[PartUnit]) -> Vec<Problem> {
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        let mut problems = Vec::new();
        for unit in units {
            let Some(other) = first.insert(&unit.unit.id, unit.part) else { continue };
            let problem = Problem::new(RollupCode::UnitTwice).with("unit", &unit.unit.id).with("name", &unit.unit.name);
            let problem = problem.with("other", &self.parts[other].name);
            problems.push(problem.at(self.place(unit.part)).in_unit(&unit.unit.id));
        }
        problems
    }

    /// People who are in two parts, by code: errors where the name is the same too.
    pub(super) fn people(&self, results: &Results, layout: &[Layout]) -> Vec<Problem> {
        let part_of = part_of(results, layout);
        let mut people: Vec<SubjectRef> = Vec::new();
        for (unit, found) in (0_u32..).zip(&results.gathered.units) {
            let all = (0_u32..).zip(&found.dossiers).filter(|(_, dossier)| !dossier.code.is_empty());
            people.extend(all.map(|(subject, _)| SubjectRef { unit, subject }));
        }
        let code = |at: &SubjectRef| &*dossier(results, *at).code;
        people.par_sort_by(|a, b| code(a).cmp(code(b)).then(a.cmp(b)));
        let mut problems = Vec::new();
        for pair in people.windows(2).filter(|pair| code(&pair[0]) == code(&pair[1])) {
            let part = |at: SubjectRef| part_of[at.unit as usize];
            if part(pair[0]) == part(pair[1]) {
                continue;
            }
            if problems.len() == MOST {
                break;
            }
            problems.push(self.pair(results, pair[1], pair[0], part(pair[1]), part(pair[0])));
        }
        problems
    }

    fn pair(&self, results: &Results, at: SubjectRef, other: SubjectRef, part: usize, other_part: usize) -> Problem {
        let (own, first): (&Dossier, &Dossier) = (dossier(results, at), dossier(results, other));
        let same = fold(&own.name) == fold(&first.name);
        let code = if same { RollupCode::PersonTwice } else { RollupCode::CodeTwice };
        let unit = |at: SubjectRef| &results.gathered.units[at.unit as usize].id;
        Problem::new(code)
            .with("person", &own.name)
            .with("code", &own.code)
            .with("unit", unit(at))
            .with("other_person", &first.name)
            .with("other_unit", unit(other))
            .with("other", &self.parts[other_part].name)
            .at(self.place(part))
            .in_unit(unit(at))
    }

    /// What makes the joined result provisional.
    pub(super) fn parts(
        &self,
        heads: &[Head],
        units: &[PartUnit],
        not_received: &[(Arc<str>, Arc<str>)],
        quotas: &[QuotaLine],
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (at, head) in heads.iter().enumerate() {
            let own = || units.iter().filter(|unit| unit.part == at);
            let count = own().filter(|unit| unit.result.provisional && !unit.result.stopped).count();
            // A part that is provisional only for a unit that another part has is so no longer.
            let explained = head.elsewhere || own().any(|unit| unit.result.stopped) || !head.not_received.is_empty();
            if count > 0 || head.run_errors > 0 || (head.provisional && !explained) {
                problems.push(
                    Problem::new(RollupCode::PartProvisional)
                        .with("count", count)
                        .with("errors", head.run_errors)
                        .at(self.place(at)),
                );
            }
        }
        let stopped = units.iter().filter(|unit| unit.result.stopped);
        problems.extend(stopped.map(|unit| {
            let problem = Problem::new(RollupCode::UnitStopped).with("unit", &unit.unit.id);
            problem.with("name", &unit.unit.name).at(self.place(unit.part)).in_unit(&unit.unit.id)
        }));
        problems.extend(
            not_received.iter().map(|(id, name)| {
                Problem::new(RollupCode::NotReceived).with("unit", id).with("name", name).in_unit(id)
            }),
        );
        let open = quotas.iter().filter(|line| line.tied > 0 && !line.settled);
        problems.extend(open.filter_map(|line| {
            let unit = units.get(line.unit? as usize)?;
            let quota = &self.campaign.quotas[line.quota.index()];
            // Under the other policies a tie is settled by the rule itself.
            (quota.ties == crate::campaign::Ties::Ask).then(|| {
                let problem = Problem::new(RollupCode::OpenTie).with("quota", &quota.title).with("count", line.tied);
                problem.with("unit", &unit.unit.id).at(self.place(unit.part)).in_unit(&unit.unit.id)
            })
        }));
        problems
    }

    fn place(&self, part: usize) -> CellPlace {
        CellPlace::file(&self.parts[part].name)
    }
}

/// For each unit of the whole the part that it came from.
fn part_of(results: &Results, layout: &[Layout]) -> Vec<usize> {
    let mut parts = vec![0; results.units.len()];
    for (part, layout) in layout.iter().enumerate() {
        layout.taken().for_each(|unit| parts[unit] = part);
    }
    parts
}
