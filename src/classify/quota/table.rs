//! The quota table: what each scope allowed, who stayed, who went and why.

use crate::campaign::{Over, Ties};
use crate::classify::quota::scope::Scopes;
use crate::classify::quota::walk::Fate;
use crate::classify::quota::{Candidate, Pool};
use crate::classify::{AfterDecisions, QuotaLine};
use crate::id::QuotaIx;

/// One line for each instance with somebody rated in it: by scope, then unit, then keys.
pub(super) fn lines(
    pool: &Pool<'_>,
    quota: QuotaIx,
    candidates: &[Candidate],
    fates: &[Fate],
    scopes: &Scopes,
) -> Vec<QuotaLine> {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); scopes.instances.len()];
    for (candidate, own) in scopes.of_candidate.iter().enumerate() {
        for instance in own {
            members[*instance].push(candidate);
        }
    }
    let shown = (0..scopes.instances.len()).filter(|instance| scopes.instances[*instance].is_shown());
    let mut lines: Vec<QuotaLine> =
        shown.map(|instance| line(pool, quota, candidates, fates, scopes, instance, &members[instance])).collect();
    lines.sort_by(|a, b| (a.scope, a.unit, &a.keys).cmp(&(b.scope, b.unit, &b.keys)));
    lines
}

fn line(
    pool: &Pool<'_>,
    quota: QuotaIx,
    candidates: &[Candidate],
    fates: &[Fate],
    scopes: &Scopes,
    instance: usize,
    members: &[usize],
) -> QuotaLine {
    let rule = &pool.campaign.quotas[quota.index()];
    let scope = &scopes.instances[instance];
    let subjects = |wanted: &dyn Fn(&Fate) -> bool| {
        let of_scope = members.iter().filter(|member| wanted(&fates[**member]));
        of_scope.map(|member| candidates[*member].subject).collect::<Vec<_>>()
    };
    let (base, limit) = figures(rule.ties, candidates, fates, scopes, instance, members);
    let down = count(members, |member| fates[member] != Fate::Stays);
    let tied = count(members, |member| matches!(fates[member], Fate::Tied(_)));
    let stay = match (rule.over, rule.ties) {
        (Over::Report, _) => scope.candidates,
        (Over::Demote, Ties::All) => scope.candidates - down + tied,
        (Over::Demote, _) => scope.candidates - down,
    };
    QuotaLine {
        quota,
        scope: scope.scope,
        unit: scope.unit,
        keys: scope.keys.clone(),
        base: scope.has_base().then_some(base),
        limit,
        candidates: scope.candidates,
        kept: stay,
        cut: if rule.over == Over::Report { 0 } else { down - tied },
        tied,
        over: (stay - limit).max(0),
        raised: scope.raised,
        refused: subjects(&|fate| matches!(fate, Fate::Refused(instances) if instances.contains(&instance))),
        tied_subjects: subjects(&|fate| matches!(fate, Fate::Tied(instances) if instances.contains(&instance))),
        last_kept: subjects(&|fate| *fate == Fate::Stays).last().copied(),
        settled: false,
        after: AfterDecisions::default(),
    }
}

fn count(members: &[usize], wanted: impl Fn(usize) -> bool) -> i64 {
    i64::try_from(members.iter().filter(|member| wanted(**member)).count()).expect("counts fit")
}

/// The limit is the number kept and as many of those who went, best first, as this scope alone could
/// still have kept; the base is the base with that many staying. (Under `ties = "all"` those whom this
/// scope tied count as gone: the limit is what a cut would have kept.)
fn figures(
    ties: Ties,
    candidates: &[Candidate],
    fates: &[Fate],
    scopes: &Scopes,
    instance: usize,
    members: &[usize],
) -> (i64, i64) {
    let stays = |member: &usize| match &fates[*member] {
        Fate::Stays => true,
        Fate::Tied(instances) => ties == Ties::All && !instances.contains(&instance),
        Fate::Refused(_) => false,
    };
    let landing = |member: &usize| i64::from(candidates[*member].lands_in_base);
    let scope = &scopes.instances[instance];
    let mut kept = count(members, |member| stays(&member));
    let mut kept_landing: i64 = members.iter().filter(|member| stays(member)).map(landing).sum();
    for member in members.iter().filter(|member| !stays(member)) {
        if !scope.allows(kept + 1, kept_landing + landing(member)) {
            break;
        }
        kept += 1;
        kept_landing += landing(member);
    }
    (scope.base_for(kept, kept_landing), kept)
}
