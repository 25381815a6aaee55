//! What quotas leave to tell: open ties, excess, decisions that break them, scopes with a hole.

use std::collections::BTreeSet;

use crate::campaign::{Campaign, Over, QuotaSubject, ScopeKey, Ties};
use crate::classify::{QuotaLine, SubjectRef, UnitResult};
use crate::diag::{DecisionCode, Problem};
use crate::id::QuotaIx;
use crate::intake::Gathered;
use crate::score::subject_name;

/// Tells what the quota table shows, and marks units as provisional.
pub(super) fn tell(
    campaign: &Campaign,
    gathered: &Gathered,
    results: &mut [UnitResult],
    lines: &[QuotaLine],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (quota, rule) in campaign.quotas.iter().enumerate() {
        let quota = QuotaIx::at(quota);
        let own: Vec<&QuotaLine> = lines.iter().filter(|line| line.quota == quota).collect();
        if rule.ties == Ties::Ask && rule.over == Over::Demote {
            open_ties(campaign, gathered, results, quota, &own, &mut problems);
        }
        for line in own {
            if line.over > 0 {
                problems.push(about_line(campaign, gathered, DecisionCode::QuotaExceeded, line, line.kept, line.limit));
            }
            if line.after.broken {
                let (holders, limit) = (line.after.holders, line.after.limit);
                problems.push(about_line(campaign, gathered, DecisionCode::BreaksQuota, line, holders, limit));
            }
        }
        if rule.scopes.iter().any(|scope| !scope.contains(&ScopeKey::Unit)) && has_hole(gathered, results) {
            results.iter_mut().for_each(|result| result.provisional = true);
            problems.push(Problem::new(DecisionCode::QuotaScopeIncomplete).with("quota", name_of(campaign, quota)));
        }
    }
    problems
}

fn has_hole(gathered: &Gathered, results: &[UnitResult]) -> bool {
    !gathered.not_received.is_empty() || results.iter().any(|result| result.stopped)
}

/// One problem for each class of equals that waits for decisions, though several scopes may tie it.
fn open_ties(
    campaign: &Campaign,
    gathered: &Gathered,
    results: &mut [UnitResult],
    quota: QuotaIx,
    lines: &[&QuotaLine],
    problems: &mut Vec<Problem>,
) {
    let mut classes: Vec<BTreeSet<SubjectRef>> = Vec::new();
    for line in lines.iter().filter(|line| !line.tied_subjects.is_empty() && !line.settled) {
        let mut class: BTreeSet<SubjectRef> = line.tied_subjects.iter().copied().collect();
        classes.retain(|known| {
            let is_same = !known.is_disjoint(&class);
            if is_same {
                class.extend(known);
            }
            !is_same
        });
        classes.push(class);
    }
    classes.sort();
    for class in classes {
        let names: Vec<String> = class.iter().map(|subject| name(gathered, *subject)).collect();
        let first = class.iter().next().expect("a class has members");
        let unit = &gathered.units[first.unit as usize].id;
        let problem = Problem::new(DecisionCode::QuotaTie).in_unit(unit).with("people", names.join("; "));
        problems.push(problem.with("quota", name_of(campaign, quota)).with("count", class.len()));
        for subject in class {
            results[subject.unit as usize].provisional = true;
        }
    }
}

fn name(gathered: &Gathered, subject: SubjectRef) -> String {
    subject_name(&gathered.units[subject.unit as usize].dossiers[subject.subject as usize])
}

fn about_line(
    campaign: &Campaign,
    gathered: &Gathered,
    code: DecisionCode,
    line: &QuotaLine,
    holders: i64,
    limit: i64,
) -> Problem {
    let problem =
        Problem::new(code).with("quota", name_of(campaign, line.quota)).with("holders", holders).with("limit", limit);
    match line.unit.map(|unit| &gathered.units[unit as usize]) {
        // A problem without a cell is shown under no file: it says itself where it is.
        Some(unit) => problem.with("where", format!(" ({})", unit.name)).in_unit(&unit.id),
        None => problem.with("where", ""),
    }
}

/// What a quota is called: its title, else the title of what it limits.
fn name_of(campaign: &Campaign, quota: QuotaIx) -> &str {
    let rule = &campaign.quotas[quota.index()];
    if rule.title != rule.id.as_str() {
        return &rule.title;
    }
    match rule.subject {
        QuotaSubject::Level(level) => &campaign.levels[level.index()].title,
        QuotaSubject::Award(award) => &campaign.awards[award.index()].title,
    }
}
