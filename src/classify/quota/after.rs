//! After the decisions: quotas counted once more with the final levels and awards.

use crate::campaign::{Quota, QuotaBase, QuotaSize, QuotaSubject, ScopeKey};
use crate::classify::{AfterDecisions, Outcome, QuotaLine, ScopeValue, Standing, SubjectRef, UnitResult};
use crate::id::LevelIx;
use crate::intake::Unit;
use crate::num::Exact;

/// Fills `after` and `settled` of every line. A tie is settled when all tied have a decision of the
/// right kind and the holders are within the limit.
pub(in crate::classify) fn recount(quotas: &[Quota], units: &[Unit], results: &[UnitResult], lines: &mut [QuotaLine]) {
    for line in lines {
        let rule = &quotas[line.quota.index()];
        line.after = count(rule, units, results, line);
        let decided = |subject: &SubjectRef| {
            let decision = units[subject.unit as usize].dossiers[subject.subject as usize].decision.as_deref();
            decision.is_some_and(|decision| match rule.subject {
                QuotaSubject::Level(_) => decision.level.is_some(),
                QuotaSubject::Award(_) => decision.awards.is_some(),
            })
        };
        let within = line.after.holders <= line.after.limit;
        line.settled = !line.tied_subjects.is_empty() && within && line.tied_subjects.iter().all(decided);
        line.after.broken = !within && line.over == 0;
    }
}

fn count(rule: &Quota, units: &[Unit], results: &[UnitResult], line: &QuotaLine) -> AfterDecisions {
    let (mut holders, mut base) = (0, 0);
    for (unit, result) in members(results, line) {
        for (subject, graded) in result.subjects.iter().enumerate() {
            let dossier = &units[unit].dossiers[subject];
            if line.keys.iter().all(|key| has_key(key, graded.card.role, dossier)) {
                holders += i64::from(holds(rule, &graded.standing));
                base += i64::from(counts_in_base(rule, &graded.standing));
            }
        }
    }
    let has_base = matches!(rule.size, QuotaSize::Share { .. });
    AfterDecisions { holders, base: has_base.then_some(base), limit: limit(rule, line, base), broken: false }
}

fn members<'a>(results: &'a [UnitResult], line: &QuotaLine) -> impl Iterator<Item = (usize, &'a UnitResult)> {
    let unit = line.unit.map(|unit| unit as usize);
    results.iter().enumerate().filter(move |(index, _)| unit.is_none_or(|unit| unit == *index))
}

fn has_key(key: &ScopeValue, role: Option<crate::id::RoleIx>, dossier: &crate::intake::Dossier) -> bool {
    match key {
        ScopeValue::Role(wanted) => role == Some(*wanted),
        ScopeValue::Fact(fact, text) => {
            crate::text::fold(&super::scope::fact_text(dossier, *fact)) == crate::text::fold(text)
        }
    }
}

fn holds(rule: &Quota, standing: &Standing) -> bool {
    match rule.subject {
        QuotaSubject::Level(level) => standing.outcome == Outcome::Level(level),
        QuotaSubject::Award(award) => standing.awards.contains(&award),
    }
}

fn counts_in_base(rule: &Quota, standing: &Standing) -> bool {
    let QuotaSize::Share { base, .. } = &rule.size else {
        return false;
    };
    let next = match rule.subject {
        QuotaSubject::Level(level) => Some(LevelIx::at(level.index() + 1)),
        QuotaSubject::Award(_) => None,
    };
    match base {
        QuotaBase::Below => standing.outcome.level().is_some() && standing.outcome.level() == next,
        QuotaBase::AtLeast => standing.outcome.level().is_some_and(|level| Some(level) <= next),
        QuotaBase::Rated => standing.outcome.level().is_some(),
        QuotaBase::Headcount => true,
        QuotaBase::Award(award) => standing.awards.contains(award),
    }
}

fn limit(rule: &Quota, line: &QuotaLine, base: i64) -> i64 {
    match &rule.size {
        QuotaSize::Count(count) => *count,
        QuotaSize::Share { share, at_least, rounding, raised, .. } => {
            let is_in_unit = rule.scopes[usize::from(line.scope)].contains(&ScopeKey::Unit);
            let raise = line.raised.filter(|_| is_in_unit).map(|raise| &raised[usize::from(raise)].share);
            super::scope::rounded(&(raise.unwrap_or(share) * &Exact::whole(base)), *rounding).max(*at_least)
        }
    }
}
