//! The cut itself: class by class, best first.

use crate::campaign::{Quota, Ties};
use crate::classify::order;
use crate::classify::quota::scope::Scopes;
use crate::classify::quota::{Candidate, Pool};

/// What becomes of a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Keeps the level or award.
    Stays,
    /// No place at all in these instances.
    Refused(Vec<usize>),
    /// Tied at the cut of these instances.
    Tied(Vec<usize>),
}

/// Walks over the candidates, which stand in their order. Under `ties = "all"` those tied stay, and take
/// places in all their scopes.
pub(super) fn walk(pool: &Pool<'_>, rule: &Quota, candidates: &[Candidate], scopes: &mut Scopes) -> Vec<Fate> {
    let mut fates = Vec::with_capacity(candidates.len());
    let mut start = 0;
    while start < candidates.len() {
        let is_equal = |candidate: &Candidate| {
            let (first, this) = (pool.entry(candidates[start].subject), pool.entry(candidate.subject));
            order::compare(&rule.order, first, this).is_eq()
        };
        let length = candidates[start..].iter().take_while(|candidate| is_equal(candidate)).count();
        judge(rule.ties, candidates, start..start + length, scopes, &mut fates);
        start += length;
    }
    fates
}

/// Judges one class of equals together.
fn judge(
    ties: Ties,
    candidates: &[Candidate],
    class: std::ops::Range<usize>,
    scopes: &mut Scopes,
    fates: &mut Vec<Fate>,
) {
    // (1) Members that some scope has no place for at all go down: this is no tie.
    let refusals: Vec<Vec<usize>> = class.clone().map(|member| refusing(candidates, member, scopes)).collect();
    let rest: Vec<usize> = class.clone().filter(|member| refusals[member - class.start].is_empty()).collect();
    // (2) and (3): the scopes without room for all of the rest tie those of the rest who belong to them.
    let short = short_of_room(candidates, &rest, scopes);
    for member in class.clone() {
        let own = &scopes.of_candidate[member];
        let refused = &refusals[member - class.start];
        let tied: Vec<usize> = own.iter().copied().filter(|instance| short.contains(instance)).collect();
        fates.push(match (refused.is_empty(), tied.is_empty()) {
            (false, _) => Fate::Refused(refused.clone()),
            (true, false) => Fate::Tied(tied),
            (true, true) => Fate::Stays,
        });
    }
    for member in class {
        let fate = &fates[member];
        if *fate == Fate::Stays || (ties == Ties::All && matches!(fate, Fate::Tied(_))) {
            for instance in scopes.of_candidate[member].clone() {
                scopes.instances[instance].keep(candidates[member]);
            }
        }
        for instance in fate.closes() {
            scopes.instances[*instance].closed = true;
        }
    }
}

impl Fate {
    /// The instances that refused or tied the candidate: a place left empty there is not given to anyone lower.
    fn closes(&self) -> &[usize] {
        match self {
            Self::Stays => &[],
            Self::Refused(instances) | Self::Tied(instances) => instances,
        }
    }
}

/// The instances that are closed, or whose limit would break if this one alone of his class stayed.
fn refusing(candidates: &[Candidate], member: usize, scopes: &Scopes) -> Vec<usize> {
    let landing = i64::from(candidates[member].lands_in_base);
    let own = scopes.of_candidate[member].iter().copied();
    own.filter(|instance| {
        let instance = &scopes.instances[*instance];
        instance.closed || !instance.has_room(1, landing)
    })
    .collect()
}

/// The instances without room for all of these members who belong to them.
fn short_of_room(candidates: &[Candidate], members: &[usize], scopes: &Scopes) -> Vec<usize> {
    let mut wanted: std::collections::BTreeMap<usize, (i64, i64)> = std::collections::BTreeMap::new();
    for member in members {
        for instance in &scopes.of_candidate[*member] {
            let counts = wanted.entry(*instance).or_default();
            counts.0 += 1;
            counts.1 += i64::from(candidates[*member].lands_in_base);
        }
    }
    let short =
        wanted.into_iter().filter(|(instance, (all, landing))| !scopes.instances[*instance].has_room(*all, *landing));
    short.map(|(instance, _)| instance).collect()
}
