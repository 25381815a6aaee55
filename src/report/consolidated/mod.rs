//! The workbook over all units.

mod absent;
mod awards;
mod changes;
mod charts;
pub(crate) mod provenance;
mod ranking;
mod summary;
mod targets;

pub use changes::Changes;

use crate::aggregate::Results;
use crate::campaign::{Campaign, SubjectKind};
use crate::report::book::Book;
use crate::report::control;
use crate::report::sheet::{Report, Sheet};
use crate::report::unit;
use crate::words::{Label, Lang, Phrase};

/// What is known about the run besides its results.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunInfo {
    /// Version of the program.
    pub version: &'static str,
    /// The date that the user gave, as text; the program reads no clock.
    pub date: Option<String>,
    /// What was asked for, to run it again.
    pub asked: Asked,
    /// What differs from an earlier result, where one was given.
    pub changes: Option<Changes>,
}

/// The options that change what is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Grade what can be graded in units with errors.
    pub provisional: bool,
    /// Warnings count like errors in the exit code.
    pub deny_warnings: bool,
    /// The formats, by name.
    pub formats: Vec<&'static str>,
    /// The language of the words, by its short name.
    pub lang: &'static str,
    /// Who may read it.
    pub audience: crate::report::public::Audience,
    /// The templates of one's own: name and hash.
    pub templates: Vec<(String, String)>,
}

/// The workbook over all units: counts, one ranking, awards, quotas, targets, units that are absent, and
/// where the figures come from. Sheets without rows are left out.
#[must_use]
pub fn report<'a>(campaign: &'a Campaign, results: &'a Results, info: &'a RunInfo, lang: Lang) -> Report<'a> {
    let book = Book { campaign, results, lang };
    // Units that are graded themselves are one list, with all that a unit's workbook says of people.
    let mut of_units = if is_of_units(&book) { unit::of_units(book) } else { Vec::new() }.into_iter();
    let mut sheets: Vec<Sheet<'_>> = of_units.next().into_iter().collect();
    for list in &mut sheets {
        // Who signs must see that some are not on the list.
        list.title.extend(units_of(&book));
        list.notes.extend(summary::partial(&book));
    }
    sheets.push(summary::sheet(book));
    sheets.extend(ranking::sheet(book));
    sheets.extend(awards::sheet(book));
    sheets.extend(quotas(book));
    sheets.extend(targets::sheet(book));
    sheets.extend(absent::sheet(book));
    sheets.extend(of_units);
    sheets.extend(info.changes.as_ref().map(|changes| changes::sheet(book, changes)));
    sheets.extend(charts::sheets(book));
    sheets.push(provenance::sheet(book, info));
    Report { name: "tong-hop".to_owned(), lang, sheets }
}

fn is_of_units(book: &Book<'_>) -> bool {
    book.campaign.subject == SubjectKind::Unit
}

fn quotas(book: Book<'_>) -> Option<Sheet<'_>> {
    if book.results.quotas.is_empty() {
        return None;
    }
    let mut sheet = control::sheet(book, book.results.quotas.iter().collect(), None);
    sheet.expected = book.results.quotas.len();
    sheet.title = title(&book, Label::ControlTitle);
    sheet.notes = book.notes(book.results.provisional);
    Some(sheet)
}

/// Title lines over all units; where some are absent, “x/y đơn vị”.
fn title(book: &Book<'_>, label: Label) -> Vec<String> {
    let mut lines = book.title(label, book.results.provisional, None);
    lines.extend(units_of(book));
    lines
}

/// How many units the figures are of, where some are absent or their number is known.
fn units_of(book: &Book<'_>) -> Option<String> {
    let (present, expected) = presence(book.results);
    let told = present < expected || book.results.gathered.expected.is_some();
    let (present, expected) = (present.to_string(), expected.to_string());
    told.then(|| book.phrase(Phrase::UnitsOf, &[("present", &present), ("expected", &expected)]))
}

/// How many units were graded, of how many that were expected or came.
#[must_use]
pub fn presence(results: &Results) -> (usize, usize) {
    let present = results.units.iter().filter(|unit| !unit.stopped).count();
    let known = results.units.len() + results.gathered.not_received.len();
    (present, results.gathered.expected.unwrap_or(0).max(known))
}
