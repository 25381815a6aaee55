//! Several campaigns over one folder: which of the tables belong to which.
//!
//! Every table is read with the words of every campaign; then each sheet stays only where it belongs. What a sheet
//! is about decides: people or units, and whose criteria its columns are. A roster, a table without anybody's
//! criteria, serves all campaigns of its kind of subject.

use crate::campaign::{Campaign, SubjectKind};
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::intake::heading::vocabulary::Vocabulary;
use crate::intake::row::SheetRead;
use crate::intake::sheets::FileTables;

/// What a campaign understood of a sheet.
struct Reader {
    campaign: usize,
    subject: SubjectKind,
    /// How many of the campaign's columns of claims it has.
    claims: usize,
    /// Whether it has all of them.
    complete: bool,
    /// Columns of facts.
    facts: usize,
    /// Rows have the names of people.
    of_persons: bool,
}

impl Reader {
    fn of(campaign: usize, rules: &Campaign, sheet: &SheetRead) -> Self {
        let binding = &sheet.binding;
        let mut inputs: Vec<usize> = binding.claims.iter().map(|claim| claim.input.index()).collect();
        inputs.sort_unstable();
        inputs.dedup();
        // A long table has room for any campaign's criteria: what counts is what its rows name.
        let claims = if binding.long.is_some() { named_in_rows(sheet) } else { inputs.len() };
        let of_persons = match rules.subject {
            // A code of its own beside that of a unit is a person's.
            SubjectKind::Person => !binding.name.is_empty() || binding.code.is_some() && binding.unit_code.is_some(),
            SubjectKind::Unit => binding.of_persons,
        };
        let complete = claims == rules.inputs.len();
        Self { campaign, subject: rules.subject, claims, complete, facts: binding.facts.len(), of_persons }
    }
}

/// How many columns of claims have a value in some row of a long table.
fn named_in_rows(sheet: &SheetRead) -> usize {
    let rows = || sheet.blocks.iter().flat_map(|block| &block.rows);
    let is_filled = |at: &usize| rows().any(|row| row.values.iter().nth(*at).is_some_and(|value| !value.is_blank()));
    (0..sheet.binding.claims.len()).filter(is_filled).count()
}

/// Leaves each sheet where it belongs. `files` holds for each campaign the same files in the same order.
pub(in crate::intake) fn part(campaigns: &[Campaign], files: &mut [Vec<FileTables>]) {
    let mut wanted: Vec<Vec<Vec<Stay>>> = files.iter().map(|_| Vec::new()).collect();
    for file in 0..files.first().map_or(0, Vec::len) {
        for (campaign, stays) in wanted.iter_mut().enumerate() {
            let sheets = 0..files[campaign][file].sheets.len();
            stays.push(sheets.map(|sheet| stay(campaigns, files, campaign, file, sheet)).collect());
        }
        forget_misreading(files, file);
    }
    for ((campaign, of), stays) in campaigns.iter().zip(files).zip(wanted) {
        let is_kept = |stay: &Stay| *stay == Stay::Own;
        let has_own = stays.iter().flatten().any(is_kept);
        // A campaign without any table of its own, such as one that reads facts alone, shares those of others.
        let shares = !has_own && !campaign.reads_assessments();
        for (file, stays) in of.iter_mut().zip(stays) {
            let before = file.sheets.len();
            let mut stays = stays.iter().map(|stay| is_kept(stay) || (shares && *stay == Stay::Others));
            file.sheets.retain(|_| stays.next() == Some(true));
            if campaigns.len() == 1 && file.sheets.len() < before {
                file.notes.push(Problem::new(IntakeCode::OtherSubjects).at(CellPlace::file(&file.name)));
            }
        }
    }
}

/// What one campaign could not understand of a file is nothing to tell where another one understood it.
fn forget_misreading(files: &mut [Vec<FileTables>], file: usize) {
    let names = |sheets: &[SheetRead]| sheets.iter().map(|sheet| sheet.name.clone()).collect::<Vec<_>>();
    let read: Vec<_> = files.iter().flat_map(|of| names(&of[file].sheets)).collect();
    if read.is_empty() {
        return;
    }
    for of in files {
        let tables = &mut of[file];
        tables.failure = tables.failure.take().filter(|problem| problem.code != IntakeCode::NoHeading.into());
        tables.skipped.retain(|name| !read.iter().any(|read| read.as_deref().unwrap_or_default() == name));
    }
}

/// Whether a sheet stays with a campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stay {
    /// It is this campaign's.
    Own,
    /// It has another campaign's criteria, and is about the same kind of subjects.
    Others,
    /// It is about something else.
    Never,
}

fn stay(campaigns: &[Campaign], files: &[Vec<FileTables>], campaign: usize, file: usize, sheet: usize) -> Stay {
    let name = &files[campaign][file].sheets[sheet].name;
    let readers: Vec<Reader> = (0..campaigns.len())
        .filter_map(|at| {
            let read = files[at][file].sheets.iter().find(|read| read.name == *name)?;
            Some(Reader::of(at, &campaigns[at], read))
        })
        .collect();
    let own = readers.iter().find(|reader| reader.campaign == campaign).expect("it has read the sheet");
    let kind = kind_of(&readers);
    let most = readers.iter().filter(|reader| reader.subject == kind).map(|reader| reader.claims).max().unwrap_or(0);
    if own.subject != kind {
        Stay::Never
    } else if most == 0 || own.complete && own.claims > 0 || own.claims * 2 >= most {
        Stay::Own
    } else {
        Stay::Others
    }
}

/// Whether a sheet is about people or about units: by the names of people, else by whose columns it has more of.
fn kind_of(readers: &[Reader]) -> SubjectKind {
    let of = |subject| readers.iter().filter(move |reader| reader.subject == subject);
    let claims = |subject| of(subject).map(|reader| reader.claims).max().unwrap_or(0);
    let facts = |subject| of(subject).map(|reader| reader.facts).max().unwrap_or(0);
    let (person, unit) = (SubjectKind::Person, SubjectKind::Unit);
    if of(unit).next().is_none() {
        return person;
    }
    if readers.iter().any(|reader| reader.of_persons) {
        return if claims(person) > 0 || claims(unit) == 0 { person } else { unit };
    }
    if (claims(person), facts(person)) > (claims(unit), facts(unit)) { person } else { unit }
}

/// Whether some other campaign reads a heading.
pub(in crate::intake) fn is_known(vocabularies: &[Vocabulary], own: usize, heading: &str) -> bool {
    vocabularies.iter().enumerate().any(|(at, vocabulary)| at != own && vocabulary.knows(heading))
}
