//! Which subject is meant: by code, else by name. Several that fit are listed, none is guessed.

use crate::explain::document::Document;
use crate::explain::fault::Fault;
use crate::text::{fold, without_accents};

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

fn list(document: &Document<'_>, subjects: &[usize]) -> Result<Vec<Match>, Fault> {
    let one = |at: &usize| {
        let raw = &document.subjects[*at];
        let stub = raw.stub()?;
        let unit = document.units[raw.unit].name.clone();
        Ok(Match { code: stub.id.into_owned(), name: stub.name.into_owned(), unit })
    };
    subjects.iter().map(one).collect()
}
