//! Quotas: one walk over the candidates of each, best first; a person must fit in every scope.
//!
//! Quotas run from the best level down, and within a level in file order; each looks only at those who
//! stand exactly at its level when its turn comes. A quota that only reports is counted after the cuts
//! of its level.

mod after;
mod scope;
mod table;
mod walk;

pub(super) use after::recount;

use crate::campaign::{Campaign, Over, Quota, QuotaSubject, ScopeKey, Ties};
use crate::classify::ladder;
use crate::classify::order::{self, Entry};
use crate::classify::unit::subject_view;
use crate::classify::{Outcome, QuotaLine, Reason, SubjectRef, UnitResult};
use crate::id::{AwardIx, LevelIx, QuotaIx};
use crate::intake::{Lean, Unit};
use scope::Scopes;
use walk::Fate;

/// The units that one cut is made over.
#[derive(Debug)]
pub(super) struct Pool<'a> {
    pub(super) campaign: &'a Campaign,
    /// Position of the first of `units` in the run.
    pub(super) first: u32,
    pub(super) units: &'a [Unit],
    pub(super) results: &'a mut [UnitResult],
}

/// Someone who stands at the quota's level, or meets the award's condition.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub(super) subject: SubjectRef,
    /// Cut, this one stands where the base `below` or `at-least` counts.
    pub(super) lands_in_base: bool,
}

impl<'a> Pool<'a> {
    /// Everybody, in the order of units and dossiers.
    pub(super) fn subjects(&self) -> impl Iterator<Item = SubjectRef> + use<'_, 'a> {
        self.results.iter().zip(self.first..).flat_map(|(result, unit)| {
            (0..result.subjects.len()).map(move |subject| SubjectRef {
                unit,
                subject: u32::try_from(subject).expect("a unit has fewer than 4 billion subjects"),
            })
        })
    }

    pub(super) fn entry(&self, subject: SubjectRef) -> Entry<'_> {
        let unit = (subject.unit - self.first) as usize;
        Entry {
            dossier: &self.units[unit].dossiers[subject.subject as usize],
            graded: &self.results[unit].subjects[subject.subject as usize],
        }
    }

    pub(super) fn unit(&self, subject: SubjectRef) -> &'a Unit {
        &self.units[(subject.unit - self.first) as usize]
    }

    fn outcome(&self, subject: SubjectRef) -> Outcome {
        self.entry(subject).graded.standing.outcome
    }

    /// The level to which a cut person goes: the highest from `target` down whose gates hold.
    fn way_down(&self, subject: SubjectRef, target: LevelIx, reasons: &mut Lean<Reason>) -> LevelIx {
        let entry = self.entry(subject);
        let view = subject_view(self.campaign, self.unit(subject), entry.dossier, entry.graded);
        ladder::go_down(&view, target, reasons)
    }

    pub(super) fn standing_mut(&mut self, subject: SubjectRef) -> &mut crate::classify::Standing {
        &mut self.results[(subject.unit - self.first) as usize].subjects[subject.subject as usize].standing
    }
}

/// Whether every scope of every level quota lies within one unit, so that units can be cut apart from each other.
pub(super) fn levels_stay_in_units(campaign: &Campaign) -> bool {
    let mut quotas = campaign.quotas.iter().filter(|quota| matches!(quota.subject, QuotaSubject::Level(_)));
    quotas.all(|quota| quota.scopes.iter().all(|scope| scope.contains(&ScopeKey::Unit)))
}

/// All level quotas, best level first.
pub(super) fn cut_levels(pool: &mut Pool<'_>) -> Vec<QuotaLine> {
    let mut lines = Vec::new();
    for level in (0..pool.campaign.levels.len()).map(LevelIx::at) {
        for over in [Over::Demote, Over::Report] {
            for (quota, rule) in pool.campaign.quotas.iter().enumerate() {
                if rule.subject == QuotaSubject::Level(level) && rule.over == over {
                    lines.extend(cut_level(pool, QuotaIx::at(quota), level));
                }
            }
        }
    }
    lines
}

fn cut_level(pool: &mut Pool<'_>, quota: QuotaIx, level: LevelIx) -> Vec<QuotaLine> {
    let rule = &pool.campaign.quotas[quota.index()];
    let next = LevelIx::at(level.index() + 1);
    let mut candidates: Vec<Candidate> = pool
        .subjects()
        .filter(|subject| pool.outcome(*subject) == Outcome::Level(level))
        .map(|subject| Candidate { subject, lands_in_base: pool.way_down(subject, next, &mut Lean::default()) == next })
        .collect();
    sort(pool, rule, &mut candidates);
    let mut scopes = Scopes::of_level(pool, rule, level, &candidates);
    let fates = walk::walk(pool, rule, &candidates, &mut scopes);
    let lines = table::lines(pool, quota, &candidates, &fates, &scopes);
    if rule.over == Over::Demote {
        for (candidate, fate) in candidates.iter().zip(&fates) {
            if let Some(reason) = reason(quota, rule, fate, &scopes) {
                // Gates that fail on the way down are named after the quota.
                let mut reasons = pool.entry(candidate.subject).graded.standing.reasons.clone();
                reasons.push(reason);
                let lower = pool.way_down(candidate.subject, next, &mut reasons);
                let standing = pool.standing_mut(candidate.subject);
                standing.reasons = reasons;
                standing.outcome = Outcome::Level(lower);
            }
        }
    }
    lines
}

/// The quotas of one award, on those who meet its condition (`holders`). Returns who keeps it.
pub(super) fn cut_award(
    pool: &mut Pool<'_>,
    award: AwardIx,
    holders: &[SubjectRef],
) -> (Vec<SubjectRef>, Vec<QuotaLine>) {
    let (mut kept, mut lines) = (holders.to_vec(), Vec::new());
    for over in [Over::Demote, Over::Report] {
        for (quota, rule) in pool.campaign.quotas.iter().enumerate() {
            if rule.subject != QuotaSubject::Award(award) || rule.over != over {
                continue;
            }
            let mut candidates: Vec<Candidate> =
                kept.iter().map(|subject| Candidate { subject: *subject, lands_in_base: false }).collect();
            sort(pool, rule, &mut candidates);
            let mut scopes = Scopes::of_award(pool, rule, &candidates);
            let fates = walk::walk(pool, rule, &candidates, &mut scopes);
            lines.extend(table::lines(pool, QuotaIx::at(quota), &candidates, &fates, &scopes));
            if over == Over::Report {
                continue;
            }
            kept.clear();
            for (candidate, fate) in candidates.iter().zip(&fates) {
                match reason(QuotaIx::at(quota), rule, fate, &scopes) {
                    Some(reason) => pool.standing_mut(candidate.subject).reasons.push(reason),
                    None => kept.push(candidate.subject),
                }
            }
            kept.sort_unstable();
        }
    }
    (kept, lines)
}

fn sort(pool: &Pool<'_>, rule: &Quota, candidates: &mut [Candidate]) {
    // Those equal in every key form one class; their order within it is by position and decides nothing.
    candidates.sort_by(|a, b| {
        order::compare(&rule.order, pool.entry(a.subject), pool.entry(b.subject)).then(a.subject.cmp(&b.subject))
    });
}

/// Why a candidate goes down; nothing for one who stays.
fn reason(quota: QuotaIx, rule: &Quota, fate: &Fate, scopes: &Scopes) -> Option<Reason> {
    let scope_positions =
        |instances: &[usize]| instances.iter().map(|instance| scopes.instances[*instance].scope).collect();
    match (fate, rule.ties) {
        (Fate::Stays, _) | (Fate::Tied(_), Ties::All) => None,
        (Fate::Refused(instances), _) | (Fate::Tied(instances), Ties::None) => {
            Some(Reason::Quota { quota, scopes: scope_positions(instances) })
        }
        (Fate::Tied(_), Ties::Ask) => Some(Reason::Tie(quota)),
    }
}
