//! One subject from cells to level, on one page.

use std::collections::BTreeSet;

use crate::campaign::SubjectKind;
use crate::classify::SubjectRef;
use crate::explain::document::Document;
use crate::explain::fault::Fault;
use crate::explain::page::Page;
use crate::explain::rebuild;
use crate::explain::record::Record;
use crate::explain::{points, steps};
use crate::id::FactIx;
use crate::intake::FactValue;
use crate::intake::PastLevel;
use crate::render::terminal::Look;
use crate::report::book::{Book, Subject};
use crate::words::{Label, Lang, Tell};

/// Explains the subject at a position of [`Document`], as [`crate::explain::find()`] gives it.
///
/// # Errors
/// When what the file says about the subject does not hold together.
pub fn person(document: &Document<'_>, at: usize, lang: Lang, look: Look) -> Result<String, Fault> {
    let raw = document.subjects.get(at).ok_or_else(|| Fault::Loose("subjects".to_owned()))?;
    let own = raw.record()?;
    let others = others(document, raw.unit, &own)?;
    let people: Vec<(usize, &Record)> =
        std::iter::once((raw.unit, &own)).chain(others.iter().map(|(unit, record)| (*unit, record))).collect();
    let (results, places) = rebuild::results(document, &people)?;
    let book = Book { campaign: &document.campaign, results: &results, lang };
    let subject = book.subject(places.first().copied().unwrap_or(SubjectRef { unit: 0, subject: 0 }));
    let mut page = Page::new(look);
    head(&book, &subject, &mut page);
    facts(&book, &subject, &mut page);
    past(&book, &subject, &mut page);
    let detail = subject.graded.card.role.map(|role| book.detail(subject.dossier, role));
    if let Some(detail) = detail.as_ref().filter(|_| !subject.dossier.forms.is_empty()) {
        points::tell(&book, &subject, detail, &mut page);
    }
    steps::tell(&book, &subject, detail.as_ref(), &mut page);
    Ok(page.text())
}

/// Those on the other side of a cut, or tied with the subject: the quota lines name them.
fn others(document: &Document<'_>, unit: usize, own: &Record) -> Result<Vec<(usize, Record)>, Fault> {
    let own_unit = document.units.get(unit).map_or("", |unit| unit.id.as_str());
    let mut wanted = BTreeSet::new();
    for line in &document.quotas {
        if line.unit.as_deref().is_some_and(|id| id != own_unit) {
            continue;
        }
        let first = line.refused.first().into_iter();
        wanted.extend(first.chain(&line.last_kept).chain(&line.tied_subjects));
    }
    let own_key = if own.id.is_empty() { &own.name } else { &own.id };
    wanted.retain(|(id, code)| !(id == own_unit && code == own_key));
    let mut found = Vec::new();
    for raw in &document.subjects {
        if found.len() == wanted.len() {
            break;
        }
        let unit = document.units.get(raw.unit).map_or("", |unit| unit.id.as_str());
        if !wanted.iter().any(|(id, _)| id == unit) {
            continue;
        }
        let stub = raw.stub()?;
        let key = if stub.id.is_empty() { &stub.name } else { &stub.id };
        if wanted.iter().any(|(id, code)| id == unit && *code == **key) {
            found.push((raw.unit, raw.record()?));
        }
    }
    Ok(found)
}

fn head(book: &Book<'_>, subject: &Subject<'_>, page: &mut Page) {
    let (lang, standing) = (book.lang, &subject.graded.standing);
    let dossier = subject.dossier;
    page.heading(&lang.tell(Tell::Head, &[("name", &dossier.name), ("code", &dossier.code)]));
    let role = subject.graded.card.role.filter(|_| book.campaign.has_roles());
    let role = role.map_or("", |role| book.campaign.roles[role.index()].title.as_str());
    let is_unit = book.campaign.subject == SubjectKind::Unit;
    let tell = if role.is_empty() { Tell::UnitLine } else { Tell::UnitRoleLine };
    // A unit that is graded bears its name in the line above.
    if !is_unit || !role.is_empty() {
        page.line(2, &lang.tell(tell, &[("unit", &subject.unit.name), ("role", role)]));
    }
    let year = book.campaign.year.to_string();
    page.line(2, &lang.tell(Tell::CampaignLine, &[("title", &book.campaign.title), ("year", &year)]));
    if book.results.provisional {
        page.line(2, lang.word(Tell::ProvisionalRun));
    }
    let outcome = book.outcome(standing);
    let Some(total) = subject.graded.card.total else {
        page.line(2, &lang.tell(Tell::Outcome, &[("level", outcome)]));
        return;
    };
    let rank = |rank: Option<u32>| rank.map_or_else(|| "–".to_owned(), |rank| rank.to_string());
    let (total, unit, all) = (book.figure(total), rank(standing.rank_in_unit), rank(standing.rank_overall));
    let values = [("level", outcome), ("total", total.as_str()), ("unit", &unit), ("all", &all)];
    page.line(2, &lang.tell(if is_unit { Tell::ResultLineUnit } else { Tell::ResultLine }, &values));
}

/// Whether a fact was made of the results of members.
fn is_made(book: &Book<'_>, subject: &Subject<'_>, fact: FactIx) -> bool {
    book.results.gathered.facts_of_members(subject.at.unit).iter().any(|made| made.fact == fact)
}

fn facts(book: &Book<'_>, subject: &Subject<'_>, page: &mut Page) {
    if book.campaign.facts.is_empty() {
        return;
    }
    page.heading(book.lang.word(Tell::FactsHead));
    for (fact, cell) in book.campaign.facts.iter().zip(&subject.dossier.facts) {
        let at = FactIx::at(book.campaign.facts.iter().position(|known| known.id == fact.id).unwrap_or(0));
        let value = book.fact_seen(subject, at).unwrap_or_else(|| book.lang.tell(Tell::Blank, &[]));
        let text = match cell.at {
            Some(at) => {
                let place = at.describe(&book.results.gathered.sheets);
                book.lang.tell(Tell::FactAt, &[("title", &fact.title), ("value", &value), ("place", &place)])
            }
            None if is_made(book, subject, at) => {
                book.lang.tell(Tell::FactMembers, &[("title", &fact.title), ("value", &value)])
            }
            None if fact.from_subordinates.is_some() && cell.value != FactValue::Missing => {
                book.lang.tell(Tell::FactSubordinates, &[("title", &fact.title), ("value", &value)])
            }
            None => match subject.dossier.fact_place(&book.results.gathered.sheets, at) {
                Some(blank) => {
                    let place = blank.describe(&book.results.gathered.sheets);
                    book.lang.tell(Tell::FactBlank, &[("title", &fact.title), ("value", &value), ("place", &place)])
                }
                None => book.lang.tell(Tell::FactNowhere, &[("title", &fact.title), ("value", &value)]),
            },
        };
        page.line(2, &text);
    }
}

/// What is recorded about earlier years.
fn past(book: &Book<'_>, subject: &Subject<'_>, page: &mut Page) {
    let Some(history) = &subject.dossier.history else { return };
    page.heading(book.lang.word(Tell::PastHead));
    for past in history.years().iter().rev() {
        let level = match past.level {
            PastLevel::Level(level) => Some(book.level(level)),
            PastLevel::Blank | PastLevel::NotRated => Some(book.label(Label::NotRated)),
            PastLevel::Unsaid => None,
        };
        let awards = past.awards.iter().map(|award| book.campaign.awards[award.index()].title.as_str());
        let mut result = level.into_iter().chain(awards).collect::<Vec<_>>().join("; ");
        if result.is_empty() {
            result = book.lang.tell(Tell::Blank, &[]);
        }
        page.line(2, &book.lang.tell(Tell::PastLine, &[("year", &past.year.to_string()), ("result", &result)]));
    }
}
