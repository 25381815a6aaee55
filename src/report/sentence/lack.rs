//! What stands between a subject and the next better level: the one place that works it out. Each reader words it for
//! itself: a cell of a workbook, a paper for one person, an explanation with names and cells.

use crate::campaign::{Atom, Condition, Gate, Limit, LimitEffect, QuotaSubject};
use crate::classify::{Outcome, Reason, subject_view};
use crate::id::{GateIx, LevelIx, QuotaIx};
use crate::num::{Exact, Points};
use crate::report::book::{Book, Subject};
use crate::report::sentence::condition::Teller;
use crate::report::sentence::{gaps, told};
use crate::words::Tell;

/// One thing that is in the way.
#[derive(Clone, Debug)]
pub enum Lack<'a> {
    /// People decided on the level.
    Decided,
    /// The total is short of the bound.
    Points {
        /// The total.
        total: Points,
        /// The bound.
        from: &'a Exact,
        /// How much is missing.
        gap: Exact,
    },
    /// A condition of the level.
    Gate {
        /// The rule.
        gate: &'a Gate,
        /// Whether the reasons of the grade name it already.
        is_told: bool,
    },
    /// A limit that allows no better level.
    Limit(&'a Limit),
    /// A quota that had no place.
    Quota(QuotaIx),
}

/// The next better level, and what the subject lacks for it; none at the top and without a level.
#[must_use]
pub fn lacks<'a>(book: &Book<'a>, subject: &Subject<'_>) -> Option<(LevelIx, Vec<Lack<'a>>)> {
    let Outcome::Level(level) = subject.graded.standing.outcome else { return None };
    let better = level.0.checked_sub(1).map(LevelIx)?;
    let is_decided = subject.dossier.decision.as_ref().is_some_and(|decision| decision.level.is_some());
    let mut lacks: Vec<Lack<'a>> = is_decided.then_some(Lack::Decided).into_iter().collect();
    if let Some(total) = subject.graded.card.total {
        lacks.extend(points(book, total, better));
        lacks.extend(gates(book, subject, better));
    }
    for reason in &subject.graded.standing.reasons {
        match reason {
            Reason::Limit(limit) => {
                let limit = &book.campaign.limits[limit.index()];
                lacks.extend(is_against(limit, subject, better).then_some(Lack::Limit(limit)));
            }
            Reason::Quota { quota, .. } | Reason::Tie(quota) => {
                let is_own = book.campaign.quotas[quota.index()].subject == QuotaSubject::Level(better);
                lacks.extend(is_own.then_some(Lack::Quota(*quota)));
            }
            _ => {}
        }
    }
    Some((better, lacks))
}

/// What is in the way in a sentence; none for a quota, which is told with or without the names of others.
#[must_use]
pub fn lack(book: &Book<'_>, subject: &Subject<'_>, lack: &Lack<'_>) -> Option<String> {
    Some(match lack {
        Lack::Decided => book.lang.tell(Tell::WhyNotDecided, &[("computed", book.computed(&subject.graded.standing))]),
        Lack::Points { total, from, gap } => {
            let gap = book.figure(gap.round(book.campaign.rounding));
            let values = [("total", &*book.figure(*total)), ("from", &*book.number(from)), ("gap", &gap)];
            book.lang.tell(Tell::WhyNotPoints, &values)
        }
        Lack::Gate { gate, .. } => {
            let mut gap = gaps(book, subject, &gate.require).join("; ");
            if gap.is_empty() {
                gap = told(book, &gate.require, subject, false);
            }
            book.lang.tell(Tell::WhyNotGate, &[("title", gate.title.as_str()), ("gap", &gap)])
        }
        Lack::Limit(limit) => book.lang.tell(Tell::WhyNotLimit, &[("title", &limit.title)]),
        Lack::Quota(_) => return None,
    })
}

fn points<'a>(book: &Book<'a>, total: Points, better: LevelIx) -> Option<Lack<'a>> {
    let from = &book.campaign.levels[better.index()].from;
    let gap = from - &total.exact(book.places());
    (gap > Exact::ZERO).then_some(Lack::Points { total, from, gap })
}

/// The conditions of the level that fail: those that the grade met on its way, and those that it did not come to.
fn gates<'a>(book: &Book<'a>, subject: &Subject<'_>, better: LevelIx) -> Vec<Lack<'a>> {
    let mut lacks = Vec::new();
    for at in &book.campaign.levels[better.index()].gates {
        let gate = &book.campaign.gates[at.index()];
        let is_told = is_told(subject, *at, better);
        if is_told || fails(book, subject, &gate.require) {
            lacks.push(Lack::Gate { gate, is_told });
        }
    }
    lacks
}

fn is_told(subject: &Subject<'_>, gate: GateIx, level: LevelIx) -> bool {
    subject.graded.standing.reasons.contains(&Reason::Gate { gate, level })
}

/// Criterion points are kept only where a rule after the ladder reads them: where they are not, they are worked out.
pub(super) fn fails(book: &Book<'_>, subject: &Subject<'_>, condition: &Condition) -> bool {
    let reads = condition.any_atom(&|atom| matches!(atom, Atom::Criterion(..) | Atom::EveryCriterion(_)));
    if reads && subject.graded.card.criteria.is_empty() {
        return Teller { book, subject: Some(subject) }.holds(condition) == Some(false);
    }
    !subject_view(book.campaign, subject.unit, subject.dossier, subject.graded).holds(condition)
}

fn is_against(limit: &Limit, subject: &Subject<'_>, better: LevelIx) -> bool {
    let most = match &limit.then {
        LimitEffect::Level(level) | LimitEffect::AtMost(level) => Some(*level),
        LimitEffect::AtMostUnit => subject.unit.level,
        LimitEffect::NotRated(_) | LimitEffect::TotalAtMost(_) => None,
    };
    most.is_some_and(|most| most > better)
}
