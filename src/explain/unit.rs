//! One unit of people on one page: counts, what each quota did, who is not rated or incomplete and why.

use crate::campaign::QuotaSubject;
use crate::classify::{Outcome, Reason, SubjectRef};
use crate::explain::document::Document;
use crate::explain::fault::Fault;
use crate::explain::page::Page;
use crate::explain::quota::figures;
use crate::explain::rebuild;
use crate::explain::record::Record;
use crate::render::terminal::Look;
use crate::report::book::Book;
use crate::report::order::RowOrder;
use crate::report::sentence::{explanation, sentence};
use crate::text::fold;
use crate::words::{Label, Lang, Tell};

/// Most people who are named under one heading.
const NAMED: usize = 40;

/// The position of the unit that is meant by its code or name; none where none or several fit.
#[must_use]
pub fn find_unit(document: &Document<'_>, wanted: &str) -> Option<usize> {
    let wanted = fold(wanted);
    let fits = |by: &dyn Fn(usize) -> bool| {
        let mut fitting = (0..document.units.len()).filter(|at| by(*at));
        fitting.next().filter(|_| fitting.next().is_none())
    };
    fits(&|at| fold(&document.units[at].id) == wanted).or_else(|| fits(&|at| fold(&document.units[at].name) == wanted))
}

/// Explains the unit at a position, as [`find_unit`] gives it.
///
/// # Errors
/// When what the file says about its people does not hold together.
pub fn unit(document: &Document<'_>, at: usize, lang: Lang, look: Look) -> Result<String, Fault> {
    let own = document.subjects.iter().filter(|raw| raw.unit == at);
    let records = own.map(|raw| raw.record()).collect::<Result<Vec<Record>, Fault>>()?;
    let people: Vec<(usize, &Record)> = records.iter().map(|record| (at, record)).collect();
    let (results, _) = rebuild::results(document, &people)?;
    let book = Book { campaign: &document.campaign, results: &results, lang };
    let telling = Telling { book, at, order: RowOrder::default().unit(book.unit(at).0, book.unit(at).1) };
    let mut page = Page::new(look);
    telling.head(document, &mut page);
    telling.quotas(&mut page);
    telling.outside(&mut page);
    telling.ranked(&mut page);
    Ok(page.text())
}

struct Telling<'t> {
    book: Book<'t>,
    at: usize,
    /// Its people as lists show them.
    order: Vec<usize>,
}

impl Telling<'_> {
    fn head(&self, document: &Document<'_>, page: &mut Page) {
        let (book, lang) = (self.book, self.book.lang);
        let (unit, result) = book.unit(self.at);
        page.heading(&lang.tell(Tell::Head, &[("name", &unit.name), ("code", &unit.id)]));
        let year = book.campaign.year.to_string();
        page.line(2, &lang.tell(Tell::CampaignLine, &[("title", &book.campaign.title), ("year", &year)]));
        if document.units[self.at].stopped {
            page.line(2, lang.word(Tell::UnitStopped));
            return;
        }
        if document.units[self.at].provisional {
            page.line(2, lang.word(Tell::ProvisionalRun));
        }
        if let Some(level) = unit.level {
            page.line(2, &lang.tell(Tell::UnitLevelIs, &[("level", book.level(level))]));
        }
        let count = |wanted: &dyn Fn(Outcome) -> bool| {
            result.subjects.iter().filter(|graded| wanted(graded.standing.outcome)).count()
        };
        let rated = count(&|outcome| outcome.level().is_some());
        let (all, rated_text) = (result.subjects.len().to_string(), rated.to_string());
        page.line(2, &lang.tell(Tell::UnitCounts, &[("all", &all), ("rated", &rated_text)]));
        for (level, rule) in (0_u16..).zip(&book.campaign.levels) {
            let held = count(&|outcome| outcome == Outcome::Level(crate::id::LevelIx(level)));
            page.pair(4, &rule.title, &held.to_string());
        }
        page.pair(4, book.label(Label::NotRated), &count(&|outcome| outcome == Outcome::NotRated).to_string());
        page.pair(4, book.label(Label::Incomplete), &count(&|outcome| outcome == Outcome::Incomplete).to_string());
    }

    /// What each quota allowed, whom it cut and by what difference.
    fn quotas(&self, page: &mut Page) {
        let book = self.book;
        let own = u32::try_from(self.at).ok();
        let lines: Vec<_> = book.results.quotas.iter().filter(|line| line.unit == own || line.unit.is_none()).collect();
        if lines.is_empty() {
            return;
        }
        page.heading(book.label(Label::Control));
        for line in lines {
            let quota = &book.campaign.quotas[line.quota.index()];
            page.line(2, &format!("{}{}", book.quota(quota), book.source(quota.source.as_deref())));
            page.line(4, &figures(&book, line));
            explanation(&book, line, own).lines().for_each(|text| page.line(4, text));
        }
    }

    /// Those who are not rated, or lack something, with the reason.
    fn outside(&self, page: &mut Page) {
        let (book, result) = (self.book, self.book.unit(self.at).1);
        let out = |at: &&usize| result.subjects[**at].standing.outcome.level().is_none();
        let out: Vec<usize> = self.order.iter().filter(out).copied().collect();
        if out.is_empty() {
            return;
        }
        page.heading(book.lang.word(Tell::OutsideHead));
        for at in out.iter().take(NAMED) {
            let subject = book.subject(self.place(*at));
            let why = subject
                .graded
                .standing
                .reasons
                .iter()
                .filter(|reason| matches!(reason, Reason::NotRated(_) | Reason::Missing(_)));
            let why: Vec<String> = why.map(|reason| sentence(&book, &subject, reason)).collect();
            page.line(2, &format!("{} ({}): {}", subject.dossier.name, subject.dossier.code, why.join(" ")));
        }
        self.more(out.len(), page);
    }

    /// Those who did not keep the level of their points, with what stood against it.
    fn ranked(&self, page: &mut Page) {
        let (book, result) = (self.book, self.book.unit(self.at).1);
        let lowered = |at: &&usize| {
            let standing = &result.subjects[**at].standing;
            standing.outcome.level().is_some_and(|level| Some(level) != standing.level_by_points)
        };
        let lowered: Vec<usize> = self.order.iter().filter(lowered).copied().collect();
        if lowered.is_empty() {
            return;
        }
        page.heading(book.lang.word(Tell::LoweredHead));
        for at in lowered.iter().take(NAMED) {
            let subject = book.subject(self.place(*at));
            let standing = &subject.graded.standing;
            let total = subject.graded.card.total.map_or_else(|| "–".to_owned(), |total| book.figure(total));
            let by_points = standing.level_by_points.map_or("–", |level| book.level(level));
            let values = [
                ("name", &*subject.dossier.name),
                ("code", &*subject.dossier.code),
                ("total", &total),
                ("points", by_points),
                ("level", book.outcome(standing)),
            ];
            page.line(2, &book.lang.tell(Tell::LoweredLine, &values));
            for reason in standing.reasons.iter().filter(|reason| self.is_about_levels(reason)) {
                page.line(4, &sentence(&book, &subject, reason));
            }
        }
        self.more(lowered.len(), page);
    }

    /// Awards have their own quotas, which say nothing of levels.
    fn is_about_levels(&self, reason: &Reason) -> bool {
        match reason {
            Reason::Quota { quota, .. } | Reason::Tie(quota) => {
                matches!(self.book.campaign.quotas[quota.index()].subject, QuotaSubject::Level(_))
            }
            _ => true,
        }
    }

    fn more(&self, count: usize, page: &mut Page) {
        if count > NAMED {
            page.line(2, &self.book.lang.tell(Tell::MoreChanged, &[("count", &(count - NAMED).to_string())]));
        }
    }

    fn place(&self, subject: usize) -> SubjectRef {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        SubjectRef { unit: number(self.at), subject: number(subject) }
    }
}
