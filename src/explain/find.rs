//! Which subject is meant: by code, else by name. Several that fit are listed, none is guessed.

use crate::explain::document::Document;
use crate::explain::fault::Fault;
use crate::explain::page::Page;
use crate::render::terminal::Look;
use crate::text::{fold, without_accents};
use crate::words::{Label, Lang, Tell};

/// Most that are listed where the words fit nobody.
const NEAR: usize = 8;

/// What a search comes to.
#[derive(Debug)]
pub enum Found {
    /// This one.
    One(usize),
    /// These all fit.
    Several(Vec<Match>),
    /// Nobody fits; these are near.
    Nobody(Vec<Match>),
}

/// One that fits, or nearly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// Code; empty where there is none.
    pub code: String,
    /// Name.
    pub name: String,
    /// The name of the unit.
    pub unit: String,
}

/// Finds a subject by its code, or by its name where that is unique.
///
/// # Errors
/// When a subject cannot be read.
pub fn find(document: &Document<'_>, wanted: &str) -> Result<Found, Fault> {
    let wanted = fold(wanted);
    let bare = without_accents(&wanted);
    let (mut codes, mut names, mut near) = (Vec::new(), Vec::new(), Vec::new());
    for (at, raw) in document.subjects.iter().enumerate() {
        let stub = raw.stub()?;
        let (code, name) = (fold(&stub.id), fold(&stub.name));
        if code == wanted && !code.is_empty() {
            codes.push(at);
        } else if name == wanted {
            names.push(at);
        } else if near.len() < NEAR && !bare.is_empty() && {
            let (code, name) = (without_accents(&code), without_accents(&name));
            name.contains(&bare) || (!code.is_empty() && strsim::damerau_levenshtein(&code, &bare) == 1)
        } {
            near.push(at);
        }
    }
    let fitting = if codes.is_empty() { names } else { codes };
    match fitting.as_slice() {
        [] => Ok(Found::Nobody(list(document, &near)?)),
        [one] => Ok(Found::One(*one)),
        several => Ok(Found::Several(list(document, several)?)),
    }
}

/// Those who are called so and were not graded, since their unit was stopped: by code, else by name.
#[must_use]
pub fn find_stopped(document: &Document<'_>, wanted: &str) -> Vec<Match> {
    let wanted = fold(wanted);
    let fitting = |part: usize| -> Vec<Match> {
        let all = document.units.iter().flat_map(|unit| unit.not_graded.iter().map(move |who| (unit, who)));
        let called = all.filter(|(_, who)| !who[part].is_empty() && fold(&who[part]) == wanted);
        let one = called.map(|(unit, [code, name])| Match {
            code: code.clone(),
            name: name.clone(),
            unit: unit.name.clone(),
        });
        one.collect()
    };
    let codes = fitting(0);
    if codes.is_empty() { fitting(1) } else { codes }
}

/// What is told of somebody whose unit was stopped.
#[must_use]
pub fn stopped(who: &Match, lang: Lang, look: Look) -> String {
    let mut page = Page::new(look);
    page.heading(&lang.tell(Tell::Head, &[("name", &who.name), ("code", &who.code)]));
    page.pair(2, lang.label(Label::Unit), &who.unit);
    page.line(2, lang.word(Tell::UnitStopped));
    page.text()
}

fn list(document: &Document<'_>, subjects: &[usize]) -> Result<Vec<Match>, Fault> {
    let one = |at: &usize| {
        let raw = &document.subjects[*at];
        let stub = raw.stub()?;
        let unit = document.units[raw.unit].name.clone();
        Ok(Match { code: stub.id.into_owned(), name: stub.name.into_owned(), unit })
    };
    subjects.iter().map(one).collect()
}
