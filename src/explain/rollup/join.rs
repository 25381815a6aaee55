//! From parts to one result.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::aggregate::{self, Results, Summary, TargetLine};
use crate::campaign::{self, Campaign, SubjectKind};
use crate::classify::{self, AfterDecisions, QuotaLine, SubjectRef};
use crate::diag::Problem;
use crate::explain::fault::Fault;
use crate::explain::rebuild::scope_keys;
use crate::explain::record::Quota;
use crate::id::QuotaIx;
use crate::intake::{FileRecord, FileRole, Gathered, Sheet, unknown_units};
use crate::num::Exact;
use crate::score::Plan;

use super::faults::Told;
use super::layout::Layout;
use super::read::Head;
use super::taken::{PartUnit, Taken};
use super::{PartFault, PartFile, Refused, RolledUp};

/// Joins the results of several runs, campaign by campaign; the parts of each must stand in the order of their names.
/// None is joined where any cannot be.
///
/// # Errors
/// When a part cannot be read, or does not go together with the others: what is wrong with each campaign.
pub fn rollup(groups: &[&[PartFile]]) -> Result<Vec<RolledUp>, Vec<(usize, Refused)>> {
    let mut refused = Vec::new();
    let mut taken: Vec<Option<Taken>> = Vec::new();
    for (at, parts) in groups.iter().enumerate() {
        let own = Taken::of(parts);
        taken.push(own.map_err(|why| refused.push((at, why))).ok());
    }
    let scored: Vec<BTreeSet<Arc<str>>> =
        taken.iter().map(|own| own.as_ref().map(Taken::scored).unwrap_or_default()).collect();
    let mut joined = Vec::new();
    for (at, (parts, own)) in groups.iter().zip(taken).enumerate() {
        let Some(mut own) = own else { continue };
        let others = scored.iter().enumerate().filter(|(other, _)| *other != at);
        own.leave_void(&others.flat_map(|(_, ids)| ids.iter().cloned()).collect());
        match join(parts, own) {
            Ok(whole) => joined.push(whole),
            Err(why) => refused.push((at, why)),
        }
    }
    refused.sort_by_key(|(at, _)| *at);
    if refused.is_empty() { Ok(joined) } else { Err(refused) }
}

fn join(parts: &[PartFile], taken: Taken) -> Result<RolledUp, Refused> {
    let Taken { campaign, heads, units, mut problems } = taken;
    let told = Told { campaign: &campaign, parts };
    problems.extend(told.quotas());
    problems.extend(told.twice(&units));
    if problems.iter().any(Problem::is_error) {
        return Err(Refused::Problems(problems));
    }
    let run_errors = heads.iter().fold(0, |sum: usize, head| sum.saturating_add(head.run_errors));
    let joined = Joining { campaign: &campaign, parts, heads, units };
    let (mut results, layout) = joined.all().map_err(|(at, fault)| Refused::Part(at, fault))?;
    problems.append(&mut results.problems);
    problems.extend(Told { campaign: &campaign, parts }.people(&results, &layout));
    problems.extend(unknown_units(&campaign, &results.gathered));
    if problems.iter().any(Problem::is_error) {
        return Err(Refused::Problems(problems));
    }
    crate::diag::sort(&mut problems);
    results.problems = problems;
    Ok(RolledUp { campaign, results, run_errors, layout })
}

struct Joining<'j> {
    campaign: &'j Campaign,
    parts: &'j [PartFile],
    heads: Vec<Head>,
    units: Vec<PartUnit>,
}

/// A fault with the position of its part.
type At<T> = Result<T, (usize, PartFault)>;

impl Joining<'_> {
    fn all(mut self) -> At<(Results, Vec<Layout>)> {
        let layout = self.layout();
        let targets = self.targets()?;
        let quotas = self.quotas()?;
        let not_received = self.not_received();
        let told = Told { campaign: self.campaign, parts: self.parts };
        let mut problems = told.parts(&self.heads, &self.units, &not_received, &quotas);
        let provisional = !not_received.is_empty()
            || self.units.iter().any(|unit| unit.result.provisional || unit.result.stopped)
            || problems.iter().any(|problem| problem.code == crate::diag::RollupCode::PartProvisional.into());
        let files = self.files();
        let sheets = self.parts.iter().map(|part| Sheet {
            file: part.name.clone(),
            name: None,
            heading_row: 0,
            columns: Vec::new(),
            numbers: Vec::new(),
            stated: Vec::new(),
            asked: Vec::new(),
            uses: Vec::new(),
        });
        let sheets = sheets.collect();
        let known = self.units.len() + not_received.len();
        let (mut units, mut results) = (Vec::new(), Vec::new());
        for unit in self.units.drain(..) {
            units.push(unit.unit);
            results.push(unit.result);
        }
        for problem in problems.iter().filter(|problem| problem.code == crate::diag::RollupCode::UnitStopped.into()) {
            let own = units.iter_mut().find(|unit| problem.unit.as_deref() == Some(&*unit.id));
            own.into_iter().for_each(|unit| unit.problems.push(problem.clone()));
        }
        classify::rank_overall(self.campaign, &units, &mut results);
        let expected = (!not_received.is_empty()).then_some(known);
        let gathered = Gathered { units, sheets, files, not_received, expected, ..Gathered::default() };
        let counted = aggregate::summarise(self.campaign, &gathered, &results);
        // People have let go of what a target may look at; units have not, and may have been left out of a part.
        let summary = match self.campaign.subject {
            SubjectKind::Person => Summary { targets, ..counted },
            SubjectKind::Unit => counted,
        };
        let plan = Plan::new(self.campaign);
        problems.dedup();
        Ok((Results { gathered, units: results, quotas, plan, summary, problems, provisional }, layout))
    }

    /// Puts the units into their order and notes where each has come to stand.
    fn layout(&mut self) -> Vec<Layout> {
        let mut places: Vec<usize> = (0..self.units.len()).collect();
        places.sort_by(|a, b| self.units[*a].unit.id.cmp(&self.units[*b].unit.id));
        let mut place = vec![0_u32; places.len()];
        for (at, unit) in (0_u32..).zip(&places) {
            place[*unit] = at;
        }
        let layout = |head: &mut Head| Layout {
            sha256: head.sha256.clone(),
            tables: std::mem::take(&mut head.tables),
            units: vec![None; head.units],
        };
        let mut layouts: Vec<Layout> = self.heads.iter_mut().map(layout).collect();
        for (unit, at) in self.units.iter_mut().zip(place) {
            layouts[unit.part].units[unit.at] = Some((at, std::mem::take(&mut unit.order)));
        }
        self.units.sort_by(|a, b| a.unit.id.cmp(&b.unit.id));
        layouts
    }

    /// Targets count people: sums are the counts over all.
    fn targets(&self) -> At<Vec<TargetLine>> {
        let mut sums: BTreeMap<&str, (i64, i64)> = BTreeMap::new();
        for (at, head) in self.heads.iter().enumerate() {
            for target in &head.targets {
                let sum = sums.entry(target.target.as_str()).or_default();
                let added = (sum.0.checked_add(target.numerator), sum.1.checked_add(target.denominator));
                let (Some(numerator), Some(denominator)) = added else {
                    return Err((at, Fault::Loose(target.target.clone()).into()));
                };
                *sum = (numerator, denominator);
            }
        }
        let line = |(at, rule): (usize, &campaign::Target)| {
            let (numerator, denominator) = sums.get(rule.id.as_str()).copied().unwrap_or_default();
            let share = (denominator > 0).then(|| Exact::ratio(numerator, denominator));
            let met = share.as_ref().map(|share| *share >= rule.plan);
            TargetLine { target: crate::id::TargetIx::at(at), numerator, denominator, share, met }
        };
        Ok(self.campaign.targets.iter().enumerate().map(line).collect())
    }

    /// The quota lines of units; those over several units hold for one result alone.
    fn quotas(&self) -> At<Vec<QuotaLine>> {
        let mut lines = Vec::new();
        for (at, head) in self.heads.iter().enumerate() {
            for line in head.quotas.iter().filter(|line| line.unit.is_some() || self.parts.len() == 1) {
                lines.push(self.quota(line).map_err(|fault| (at, fault.into()))?);
            }
        }
        // As in every run.
        lines.sort_by(|a, b| (a.quota, a.unit, a.scope, &a.keys).cmp(&(b.quota, b.unit, b.scope, &b.keys)));
        Ok(lines)
    }

    fn quota(&self, line: &Quota) -> Result<QuotaLine, Fault> {
        let loose = || Fault::Loose(line.quota.clone());
        let campaign = self.campaign;
        let quota = campaign.quotas.iter().position(|quota| quota.id.as_str() == line.quota).ok_or_else(loose)?;
        let keys = campaign.quotas[quota].scopes.get(usize::from(line.scope_at)).ok_or_else(loose)?;
        let subject = |(unit, code): &(String, String)| self.subject(unit, code);
        let unit = line.unit.as_deref().map(|unit| self.unit(unit).ok_or_else(loose)).transpose()?;
        let after = line.after;
        Ok(QuotaLine {
            quota: QuotaIx::at(quota),
            scope: line.scope_at,
            unit,
            keys: scope_keys(campaign, keys, &line.keys)?,
            base: line.base,
            limit: line.limit,
            candidates: line.candidates,
            kept: line.kept,
            cut: line.cut,
            tied: line.tied,
            over: line.over,
            raised: line.raised,
            refused: line.refused.iter().filter_map(subject).collect(),
            tied_subjects: line.tied_subjects.iter().filter_map(subject).collect(),
            last_kept: line.last_kept.as_ref().and_then(subject),
            settled: line.settled,
            after: AfterDecisions {
                holders: after.holders,
                base: after.base,
                limit: after.limit,
                broken: after.broken,
            },
        })
    }

    fn unit(&self, id: &str) -> Option<u32> {
        let at = self.units.binary_search_by(|unit| (*unit.unit.id).cmp(id)).ok()?;
        u32::try_from(at).ok()
    }

    /// A subject by its code, else by its name.
    fn subject(&self, unit: &str, called: &str) -> Option<SubjectRef> {
        let unit = self.unit(unit)?;
        let dossiers = &self.units[unit as usize].unit.dossiers;
        let by_code = || dossiers.binary_search_by(|dossier| (*dossier.code).cmp(called)).ok();
        let by_name = || dossiers.iter().position(|dossier| dossier.code.is_empty() && *dossier.name == *called);
        let subject = u32::try_from(by_code().or_else(by_name)?).ok()?;
        Some(SubjectRef { unit, subject })
    }

    /// Units that a run expected and that are in none.
    fn not_received(&self) -> Vec<(Arc<str>, Arc<str>)> {
        let mut missing: BTreeMap<&str, &str> = BTreeMap::new();
        for absent in self.heads.iter().flat_map(|head| &head.not_received) {
            missing.entry(&absent.id).or_insert(&absent.name);
        }
        let here: BTreeSet<&str> = self.units.iter().map(|unit| &*unit.unit.id).collect();
        missing.into_iter().filter(|(id, _)| !here.contains(id)).map(|(id, name)| (id.into(), name.into())).collect()
    }

    fn files(&self) -> Vec<FileRecord> {
        let mut rows = vec![0_u64; self.parts.len()];
        for unit in &self.units {
            rows[unit.part] += u64::try_from(unit.unit.dossiers.len()).unwrap_or_default();
        }
        let file = |((part, head), rows): ((&PartFile, &Head), u64)| FileRecord {
            name: part.name.clone(),
            sha256: head.sha256.clone(),
            bytes: head.bytes,
            role: FileRole::Result,
            rows,
        };
        self.parts.iter().zip(&self.heads).zip(rows).map(file).collect()
    }
}
