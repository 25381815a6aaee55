//! From the total to the level, step by step in the order of the rules: eligibility, points, gates, limits,
//! decision, awards; then why not the next better level, and how much was missing.

use crate::campaign::{Condition, LimitEffect, QuotaSubject};
use crate::classify::{Missing, Outcome, Reason, subject_view};
use crate::explain::cells::{blank_cells, cells, places};
use crate::explain::page::Page;
use crate::explain::quota;
use crate::id::{AwardIx, LevelIx, LimitIx};
use crate::intake::CellRef;
use crate::report::book::{Book, Subject};
use crate::report::sentence::{Lack, lack, lacks, sentence, told};
use crate::score::condition::View;
use crate::score::{Detail, ItemState};
use crate::words::{Phrase, Tell};

/// Tells how a total became a level and awards.
pub(super) fn tell(book: &Book<'_>, subject: &Subject<'_>, detail: Option<&Detail>, page: &mut Page) {
    let view = subject_view(book.campaign, subject.unit, subject.dossier, subject.graded);
    let steps = Steps { book, subject, detail, view };
    page.heading(&book.lang.tell(Tell::LevelHead, &[]));
    steps.taken_out(page);
    if let Some(by_points) = subject.graded.standing.level_by_points {
        steps.total_limits(page);
        steps.by_points(by_points, page);
        steps.gates(by_points, page);
        steps.limits(page);
        quota::tell(book, subject, page);
    }
    steps.decision(page);
    page.line(2, &book.lang.tell(Tell::Outcome, &[("level", book.outcome(&subject.graded.standing))]));
    if subject.graded.standing.outcome.level().is_some() {
        steps.awards(page);
        steps.next_level(page);
    }
}

struct Steps<'t, 'a> {
    book: &'t Book<'a>,
    subject: &'t Subject<'a>,
    detail: Option<&'t Detail>,
    view: View<'t>,
}

impl Steps<'_, '_> {
    fn reasons(&self) -> &[Reason] {
        &self.subject.graded.standing.reasons
    }

    /// What took the subject out, or is missing.
    fn taken_out(&self, page: &mut Page) {
        for reason in self.reasons() {
            match reason {
                Reason::NotRated(limit) => {
                    let when = &self.book.campaign.limits[limit.index()].when;
                    page.line(2, &self.with_cells(sentence(self.book, self.subject, reason), when));
                }
                Reason::Missing(missing) => {
                    let told = sentence(self.book, self.subject, reason);
                    page.line(2, &self.at(told, &self.missing_cells(*missing)));
                }
                _ => {}
            }
        }
    }

    fn missing_cells(&self, missing: Missing) -> Vec<CellRef> {
        match missing {
            Missing::Item(item) => blank_cells(self.book, self.subject, item, ItemState::Missing),
            Missing::Fact(fact) => {
                self.subject.dossier.fact_place(&self.book.results.gathered.sheets, fact).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    fn total_limits(&self, page: &mut Page) {
        for reason in self.reasons() {
            if let Reason::TotalLimit(limit) = reason {
                let when = &self.book.campaign.limits[limit.index()].when;
                page.line(2, &self.with_cells(sentence(self.book, self.subject, reason), when));
            }
        }
    }

    fn by_points(&self, level: LevelIx, page: &mut Page) {
        let (book, level) = (self.book, &self.book.campaign.levels[level.index()]);
        let Some(total) = self.subject.graded.card.total else { return };
        let (total, from) = (book.figure(total), book.number(&level.from));
        page.line(2, &book.phrase(Phrase::ByPoints, &[("total", &total), ("level", &level.title), ("from", &from)]));
    }

    /// The gates of each level that was asked for, until one had them all.
    fn gates(&self, by_points: LevelIx, page: &mut Page) {
        let (book, campaign) = (self.book, self.book.campaign);
        for level in campaign.levels.iter().skip(by_points.index()) {
            let mut all = true;
            if !level.gates.is_empty() {
                page.line(2, &book.lang.tell(Tell::GatesOf, &[("level", &level.title)]));
            }
            for gate in &level.gates {
                let gate = &campaign.gates[gate.index()];
                let holds = self.view.holds(&gate.require);
                all &= holds;
                let condition = told(book, &gate.require, self.subject, holds);
                let source = book.source(gate.source.as_deref());
                let values = [("title", gate.title.as_str()), ("source", &source), ("condition", &condition)];
                let text = book.lang.tell(if holds { Tell::GateMet } else { Tell::GateMissed }, &values);
                page.line(4, &self.with_cells(text, &gate.require));
            }
            if all {
                return;
            }
        }
    }

    /// The limits on the level that hold, then the titles of the others.
    fn limits(&self, page: &mut Page) {
        let (book, mut free) = (self.book, Vec::new());
        for (at, limit) in book.campaign.limits.iter().enumerate() {
            let at = LimitIx::at(at);
            let held = self.reasons().iter().any(|reason| {
                matches!(reason, Reason::Limit(held) | Reason::TotalLimit(held) | Reason::NotRated(held) if *held == at)
            });
            if self.reasons().contains(&Reason::Limit(at)) {
                page.line(2, &self.with_cells(sentence(book, self.subject, &Reason::Limit(at)), &limit.when));
            } else if limit.then == LimitEffect::AtMostUnit && self.view.holds(&limit.when) {
                page.line(2, &book.lang.tell(Tell::UnitLevelWaits, &[("title", &limit.title)]));
            } else if !held {
                free.push(limit.title.as_str());
            }
        }
        if !free.is_empty() {
            page.line(2, &book.lang.tell(Tell::LimitsFree, &[("titles", &free.join("; "))]));
        }
    }

    fn decision(&self, page: &mut Page) {
        let Some(decision) = &self.subject.dossier.decision else { return };
        let mut at = decision.at.file.to_string();
        if let Some(sheet) = &decision.at.sheet {
            at = format!("{at} [{sheet}]");
        }
        if let Some(row) = decision.at.row {
            let row = (u64::from(row) + 1).to_string();
            at = self.book.lang.tell(Tell::RowOf, &[("file", &at), ("row", &row)]);
        }
        let told = sentence(self.book, self.subject, &Reason::Decision);
        page.line(2, &format!("{} – {at}", told.trim_end_matches('.')));
    }

    fn awards(&self, page: &mut Page) {
        let (book, standing) = (self.book, &self.subject.graded.standing);
        if book.campaign.awards.is_empty() {
            return;
        }
        page.heading(&book.lang.tell(Tell::AwardsHead, &[]));
        for (at, award) in book.campaign.awards.iter().enumerate() {
            let at = AwardIx::at(at);
            let tell = if standing.awards.contains(&at) { Tell::AwardHeld } else { Tell::AwardNot };
            let why = match tell {
                Tell::AwardHeld => self.why_award(&award.require),
                _ => self.why_not_award(at, &award.require),
            };
            let source = book.source(award.source.as_deref());
            page.line(2, &book.lang.tell(tell, &[("title", &award.title), ("source", &source), ("why", &why)]));
            quota::tell_award(book, self.subject, at, page);
        }
    }

    fn why_award(&self, require: &Condition) -> String {
        if self.subject.dossier.decision.as_ref().is_some_and(|decision| decision.awards.is_some()) {
            return self.book.lang.tell(Tell::ByDecision, &[]);
        }
        told(self.book, require, self.subject, true)
    }

    fn why_not_award(&self, award: AwardIx, require: &Condition) -> String {
        let book = self.book;
        let by_quota = self.reasons().iter().any(|reason| match reason {
            Reason::Quota { quota, .. } | Reason::Tie(quota) => {
                book.campaign.quotas[quota.index()].subject == QuotaSubject::Award(award)
            }
            _ => false,
        });
        if by_quota {
            return book.lang.tell(Tell::NoPlace, &[]);
        }
        if self.subject.dossier.decision.as_ref().is_some_and(|decision| decision.awards.is_some()) {
            return book.lang.tell(Tell::ByDecision, &[]);
        }
        let failing = self.failing(require);
        let told: Vec<String> = failing.into_iter().map(|part| told(book, part, self.subject, false)).collect();
        book.lang.tell(Tell::NotMet, &[("conditions", &told.join("; "))])
    }

    /// The parts of a condition that fail.
    fn failing<'c>(&self, condition: &'c Condition) -> Vec<&'c Condition> {
        match condition {
            Condition::All(parts) => {
                parts.iter().filter(|part| !self.view.holds(part)).flat_map(|part| self.failing(part)).collect()
            }
            other => vec![other],
        }
    }

    /// What stood between the final level and the next better one.
    fn next_level(&self, page: &mut Page) {
        let (book, subject) = (self.book, self.subject);
        let Outcome::Level(level) = subject.graded.standing.outcome else { return };
        let Some((better, lacks)) = lacks(book, subject) else {
            page.heading(&book.lang.tell(Tell::TopLevel, &[("level", book.level(level))]));
            return;
        };
        page.heading(&book.lang.tell(Tell::WhyNot, &[("level", book.level(better))]));
        for one in &lacks {
            match (one, lack(book, subject, one)) {
                (Lack::Quota(quota), _) => quota::why_not(book, subject, *quota, page),
                (Lack::Gate { gate, .. }, Some(told)) => page.line(2, &self.with_cells(told, &gate.require)),
                (_, Some(told)) => page.line(2, &told),
                (_, None) => {}
            }
        }
    }

    /// A sentence with the cells behind a condition.
    fn with_cells(&self, text: String, condition: &Condition) -> String {
        let cells = cells(self.book, self.subject, self.detail, condition);
        if cells.is_empty() { text } else { self.joined(&text, &cells) }
    }

    fn at(&self, text: String, found: &[CellRef]) -> String {
        if found.is_empty() {
            return text;
        }
        self.joined(&text, &places(self.book, found))
    }

    fn joined(&self, text: &str, cells: &str) -> String {
        self.book.lang.tell(Tell::AtCells, &[("text", text.trim_end_matches('.')), ("cells", cells)])
    }
}
