//! One file: which of its sheets are understood, and their rows.

pub(in crate::intake) mod letters;
pub(in crate::intake) mod listing;
pub(in crate::intake) mod text;

use std::sync::Arc;

use crate::campaign::Campaign;
use crate::diag::code::{FileTerm, Term};
use crate::diag::{CellPlace, IntakeCode, Problem, column_name};
use crate::intake::cell::period;
use crate::intake::heading::bind::bind;
use crate::intake::heading::binding::Binding;
use crate::intake::heading::own_form;
use crate::intake::heading::personal::Head;
use crate::intake::heading::returned::{self, Own, Returned};
use crate::intake::heading::vocabulary::{Meaning, Vocabulary};
use crate::intake::heading::words::Identity;
use crate::intake::heading::{self, EARLY, Found, LOOK};
use crate::intake::row::SheetRead;
use crate::intake::row::reader::RowReader;
use crate::table::header::OwnedRow;
use crate::table::{InputFile, Merged, Row, Sink};

use text::{Look, Text};

/// What a file holds.
#[derive(Debug)]
pub(super) struct FileTables {
    /// Its name.
    pub(super) name: Arc<str>,
    /// Its hash and size.
    pub(super) sha256: String,
    /// Its size.
    pub(super) bytes: u64,
    /// What keeps the whole file from being understood.
    pub(super) failure: Option<Problem>,
    /// What it is, if it is a text.
    pub(super) text: Text,
    /// The sheets that were understood.
    pub(super) sheets: Vec<SheetRead>,
    /// The sheets that were not.
    pub(super) skipped: Vec<String>,
    /// Notes about its letters.
    pub(super) notes: Vec<Problem>,
}

impl FileTables {
    /// All notes: what was not read, and what reads nothing. `known` are headings that somebody else reads.
    pub(super) fn all_notes(&mut self, known: &dyn Fn(&str) -> bool) -> Vec<Problem> {
        let mut notes = std::mem::take(&mut self.notes);
        if !self.sheets.is_empty() && !self.skipped.is_empty() {
            let list = self.skipped.join("”, “");
            let place = CellPlace::file(&self.name);
            notes.push(Problem::new(IntakeCode::SheetSkipped).with("sheets", list).at(place));
        }
        notes.extend(unknown_headings(&self.name, &self.sheets, known));
        notes.extend(self.sheets.iter().filter_map(sections));
        notes
    }
}

/// Reads a file.
pub(super) fn read(campaign: &Campaign, vocabulary: &Vocabulary, file: &InputFile) -> FileTables {
    let mut reader = FileReader {
        campaign,
        vocabulary,
        file: file.name.clone(),
        sheet: None,
        merged: Vec::new(),
        state: State::Skipping,
        sheets: Vec::new(),
        skipped: Vec::new(),
        excerpt: false,
        hidden_sheet: false,
        hidden_sheets: Vec::new(),
        hidden_cells: false,
        look: Look::new(&file.name),
    };
    let (read, notes) = letters::read(file, &|text| vocabulary.knows(text), &mut reader);
    reader.into_tables(read, notes)
}

/// The file name without folders and ending.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The folder that a file lies in directly; empty at the top.
pub(super) fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

struct FileReader<'a> {
    campaign: &'a Campaign,
    vocabulary: &'a Vocabulary,
    file: Arc<str>,
    sheet: Option<Arc<str>>,
    /// Merged cells of the sheet.
    merged: Vec<Merged>,
    state: State<'a>,
    sheets: Vec<SheetRead>,
    skipped: Vec<String>,
    /// It holds an excerpt that this program made: some of the rows only.
    excerpt: bool,
    /// The sheet is hidden.
    hidden_sheet: bool,
    /// What is hidden and was read: sheets by name, and whether rows or columns are.
    hidden_sheets: Vec<String>,
    hidden_cells: bool,
    /// What its first rows look like.
    look: Look,
}

enum State<'a> {
    Skipping,
    Looking(Vec<OwnedRow>),
    Reading(Box<RowReader<'a>>),
}

impl FileReader<'_> {
    /// Decides what a sheet is by its first rows. `false` skips it.
    fn decide(&mut self, kept: &[OwnedRow]) -> bool {
        let returned = kept.first().and_then(returned::returned);
        self.excerpt |= returned == Some(Returned::Excerpt);
        let binding = match (returned, returned::own(self.sheet.as_deref(), kept)) {
            (None, None) => self.binding(kept),
            (None, Some(Own::Scores)) => {
                let binding = self.binding(kept).map(|binding| binding.of_meeting(self.campaign));
                binding.filter(Binding::has_claims)
            }
            _ => None,
        };
        let Some(binding) = binding else {
            self.state = State::Skipping;
            // Our own sheets are nothing to tell of.
            if matches!(returned, Some(Returned::Guide | Returned::Whole)) {
                return false;
            }
            self.skipped.push(self.sheet.as_deref().unwrap_or_default().to_owned());
            return false;
        };
        if self.hidden_sheet {
            self.hidden_sheets.push(self.sheet.as_deref().unwrap_or_default().to_owned());
        }
        let place = (self.file.clone(), self.sheet.clone());
        let mut reader = Box::new(RowReader::new(self.campaign, self.vocabulary, binding, place));
        reader.set_merged(&std::mem::take(&mut self.merged));
        for row in kept {
            heading::replay(row, |row| reader.row(row));
        }
        self.state = State::Reading(reader);
        true
    }

    fn binding(&self, kept: &[OwnedRow]) -> Option<Binding> {
        let knows = |text: &str| self.vocabulary.knows(text);
        let found = heading::find_first(kept, &knows, &|found| self.is_table(found))?;
        let by_sheet = self.sheet.as_deref().and_then(|sheet| self.vocabulary.rater(sheet));
        let named = by_sheet.or_else(|| self.vocabulary.rater(stem(&self.file)));
        let mut binding = bind(self.campaign, self.vocabulary, found, named);
        let by_sheet = self.sheet.as_deref().and_then(|sheet| period::read(self.campaign, sheet));
        binding.sheet_period = by_sheet.or_else(|| period::read(self.campaign, stem(&self.file)));
        if binding.says_who() {
            binding.own_form = own_form::unit(kept, binding.first_row).filter(|_| !binding.has_unit());
            return Some(binding);
        }
        // A form about one person says in its head whose it is.
        let head = Head::read(kept, binding.first_row, self.vocabulary);
        binding.facts.extend(head.facts());
        binding.long.as_mut()?.head = Some(head);
        Some(binding)
    }

    /// Whether a heading is that of a table of people: most of it is known, and it has names, or criteria beside codes.
    fn is_table(&self, found: &Found) -> bool {
        let mut known = 0;
        let (mut name, mut code, mut claim) = (false, false, false);
        for heading in &found.headings {
            let meanings = self.vocabulary.meanings(heading);
            known += usize::from(!meanings.is_empty());
            for meaning in meanings {
                name |= matches!(meaning, Meaning::Identity(Identity::Name | Identity::FamilyName));
                code |= matches!(meaning, Meaning::Identity(Identity::Code(_)));
                claim |= matches!(meaning, Meaning::Claim(..));
            }
        }
        known >= text::TABLE && known * 2 > found.headings.len() && (name || code && claim)
    }

    fn keep(&mut self, sheet: SheetRead) {
        // An empty form is nobody's and says nothing.
        let is_template = sheet.binding.head().is_some_and(|head| head.who().is_none());
        if is_template && sheet.binding.faults.is_empty() {
            self.skipped.push(sheet.name.as_deref().unwrap_or_default().to_owned());
        } else {
            self.sheets.push(sheet);
        }
    }

    fn into_tables(self, read: crate::table::FileRead, mut notes: Vec<Problem>) -> FileTables {
        let mut failure = read.problem;
        if failure.is_none() && self.excerpt {
            failure = Some(Problem::new(IntakeCode::Excerpt).at(CellPlace::file(&self.file)));
        }
        let text = if self.sheets.is_empty() { self.look.decide(failure.as_ref()) } else { Text::Table };
        if text != Text::Table {
            let told = (text == Text::Prose).then(|| Problem::new(IntakeCode::NoTable).at(CellPlace::file(&self.file)));
            let (sheets, skipped, failure, notes) = (Vec::new(), Vec::new(), None, told.into_iter().collect());
            let (sha256, bytes) = (read.sha256, read.bytes);
            return FileTables { name: self.file, sha256, bytes, failure, text, sheets, skipped, notes };
        }
        if failure.is_none() && self.sheets.is_empty() {
            failure = Some(Problem::new(IntakeCode::NoHeading).at(CellPlace::file(&self.file)));
        }
        let mut sheets = if failure.is_some() { Vec::new() } else { self.sheets };
        unused_periods(self.campaign, &mut sheets);
        notes.extend(hidden(&self.file, &sheets, &self.hidden_sheets, self.hidden_cells));
        let (sha256, bytes, skipped) = (read.sha256, read.bytes, self.skipped);
        FileTables { name: self.file, sha256, bytes, failure, text, sheets, skipped, notes }
    }
}

impl Sink for FileReader<'_> {
    fn begin(&mut self, sheet: Option<&str>, hidden: bool) -> bool {
        self.sheet = sheet.map(Arc::from);
        self.merged.clear();
        self.hidden_sheet = hidden;
        self.state = State::Looking(Vec::new());
        true
    }

    fn hidden_cells(&mut self) {
        self.hidden_cells = true;
    }

    fn merged(&mut self, cells: &[Merged]) {
        cells.clone_into(&mut self.merged);
    }

    fn row(&mut self, row: Row<'_>) -> bool {
        match &mut self.state {
            State::Skipping => false,
            State::Reading(reader) => {
                reader.row(row);
                true
            }
            State::Looking(kept) => {
                self.look.see(row);
                kept.push(OwnedRow::from(row));
                let is_enough = kept.len() == EARLY && heading::is_plain(kept, &|text| self.vocabulary.knows(text));
                if kept.len() < LOOK && !is_enough {
                    return true;
                }
                let kept = std::mem::take(kept);
                self.decide(&kept)
            }
        }
    }

    fn end(&mut self) {
        if let State::Looking(kept) = &mut self.state {
            let kept = std::mem::take(kept);
            if !kept.is_empty() {
                self.decide(&kept);
            }
        }
        if let State::Reading(reader) = std::mem::replace(&mut self.state, State::Skipping) {
            self.keep(reader.finish());
        }
    }
}

/// Notes for a file with hidden parts that were read: sheets by name, rows and columns together.
fn hidden(file: &Arc<str>, sheets: &[SheetRead], hidden: &[String], cells: bool) -> Vec<Problem> {
    let is_read = |name: &&String| sheets.iter().any(|sheet| sheet.name.as_deref() == Some(name.as_str()));
    let names: Vec<&str> = hidden.iter().filter(is_read).map(String::as_str).collect();
    let note = || Problem::new(IntakeCode::HiddenRead).at(CellPlace::file(file));
    let of_sheets = (!names.is_empty()).then(|| note().with("what", format!("“{}”", names.join("”, “"))));
    let is_cells = cells && !sheets.is_empty();
    let of_cells = is_cells.then(|| note().with_term("what", Term::File(FileTerm::HiddenCells)));
    of_sheets.into_iter().chain(of_cells).collect()
}

/// A form has a sheet for each period. One without a single score, beside others that have some, is a period that
/// has not been scored yet, and not one in which everybody left everything blank. Where every blank has a meaning
/// of its own, it stays.
fn unused_periods(campaign: &Campaign, sheets: &mut [SheetRead]) {
    let means_nothing = |sheet: &SheetRead| {
        let mut items = sheet.binding.claims.iter().map(|claim| campaign.inputs[claim.input.index()].item);
        items.any(|item| campaign.items[item.index()].blank.is_none())
    };
    if !sheets.iter().any(|sheet| sheet.binding.sheet_period.is_some() && sheet.has_scores()) {
        return;
    }
    for sheet in sheets.iter_mut().filter(|sheet| sheet.binding.sheet_period.is_some() && sheet.binding.has_claims()) {
        sheet.is_unused = sheet.problems.is_empty() && !sheet.has_scores() && means_nothing(sheet);
    }
}

/// One note for a file with headings that nothing reads.
fn unknown_headings(file: &Arc<str>, sheets: &[SheetRead], known: &dyn Fn(&str) -> bool) -> Option<Problem> {
    let mut texts: Vec<String> = Vec::new();
    for sheet in sheets {
        for column in &sheet.binding.unknown {
            let mut text = sheet.binding.heading(*column);
            if text.is_empty() {
                text = format!("[{}]", column_name(*column));
            }
            if !texts.contains(&text) && !known(&text) {
                texts.push(text);
            }
        }
    }
    let list = texts.join("”, “");
    (!texts.is_empty())
        .then(|| Problem::new(IntakeCode::UnknownHeading).with("headings", list).at(CellPlace::file(file)))
}

/// One note for a sheet with titles of sections among its rows.
fn sections(sheet: &SheetRead) -> Option<Problem> {
    const SHOWN: usize = 5;
    let (row, column, text) = sheet.sections.first()?;
    let mut list: Vec<&str> = sheet.sections.iter().map(|(_, _, text)| text.as_str()).take(SHOWN).collect();
    if sheet.sections.len() > SHOWN {
        list.push("…");
    }
    let problem = Problem::new(IntakeCode::SectionsSkipped).with("sections", list.join("”, “"));
    Some(problem.at(sheet.row_place(*row, Some(*column), Some(text.clone()))))
}
