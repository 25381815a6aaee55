//! From tables to dossiers: one subject with its facts, its claims and the cells they came from.
//!
//! Everything that a cell can do wrong has been told when a dossier exists: values are in range and of
//! the right kind. What only shows when values meet (raters who disagree, more done than asked) is left
//! to [`crate::score`].

mod alike;
mod bind;
mod claim;
mod control;
mod decision;
mod fact;
mod figures;
mod find;
mod finish;
mod forms;
mod gather;
mod handed_in;
mod heading;
pub mod headings;
mod hint;
mod history;
mod identity;
mod index;
mod join;
mod kind;
mod lean;
mod letters;
mod listing;
mod long;
mod memory;
mod merged;
mod moments;
mod named;
pub mod packed;
mod part;
mod parting;
mod past;
mod people;
mod period;
mod personal;
mod places;
mod question;
mod rare;
mod reader;
pub mod returned;
mod roster;
mod rows;
mod sharing;
mod sheets;
mod skip;
mod subject;
mod suggest;
mod transfer;
mod tree;
mod unit_cell;
mod units;
mod unnamed;
mod uses;
mod value;
mod vocabulary;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::{CellPlace, Problem, column_name};
use crate::id::{AwardIx, FactIx, InputIx, ItemIx, LevelIx, RaterIx};
use crate::num::Exact;

pub use handed_in::Forms;
pub use lean::Lean;
pub use memory::MemoryReader;
pub(crate) use named::unknown_units;
pub use packed::{Claim, Packed, PackedRow};
pub use part::TextPart;
pub use past::{History, PastLevel, PastYear};
pub use period::period_names;
pub(crate) use period::read as read_period;
pub use rare::{Rare, RareFields};
pub use tree::Listed;
pub use uses::Use;
pub use value::reading_rules;

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The units, by id in byte order.
    pub units: Vec<Unit>,
    /// Every table that was understood, by file name and position; [`CellRef::sheet`] counts here.
    pub sheets: Vec<Sheet>,
    /// The files read, by name, with their hashes.
    pub files: Vec<FileRecord>,
    /// Units that were expected and did not come: (id, name).
    pub not_received: Vec<(Arc<str>, Arc<str>)>,
    /// Number of units expected, where a list of units was given.
    pub expected: Option<usize>,
    /// Problems that belong to no unit. Errors here stop no unit, but the exit code is 1.
    pub problems: Vec<Problem>,
    /// Where the list of units says the level of a unit, by id.
    pub given_levels: BTreeMap<Arc<str>, CellPlace>,
    /// The listed units with those above them, by id; nothing where none stands above another.
    pub listed: Vec<Listed>,
    /// Facts of units that were made of their members' results, by unit and fact.
    pub member_facts: Vec<MemberFact>,
}

impl Gathered {
    /// The facts of a unit, by position, that were made of its members' results.
    #[must_use]
    pub fn facts_of_members(&self, unit: u32) -> &[MemberFact] {
        let from = self.member_facts.partition_point(|made| made.unit < unit);
        let own = self.member_facts[from..].partition_point(|made| made.unit == unit);
        &self.member_facts[from..from + own]
    }
}

/// A fact of a unit that was made of its members' results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberFact {
    /// Position of the unit in [`Gathered::units`].
    pub unit: u32,
    /// The fact.
    pub fact: FactIx,
    /// How many met the condition; of a mean, how many have a total.
    pub count: u32,
    /// Of how many.
    pub of: u32,
    /// The id of the member campaign.
    pub campaign: Arc<str>,
    /// Its condition as a sentence; empty for a mean.
    pub condition: Arc<str>,
}

/// What there is to read.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Rosters and assessments, in any order.
    pub tables: Vec<crate::table::InputFile>,
    /// `don-vi.*`.
    pub units: Option<crate::table::InputFile>,
    /// `quyet-dinh.*`.
    pub decisions: Option<crate::table::InputFile>,
    /// `lich-su.*` and earlier `results.json`, in any order.
    pub history: Vec<crate::table::InputFile>,
    /// Folders with documents in the place of tables: their names and those of the documents.
    pub documents: Vec<(String, Vec<String>)>,
    /// Whether birth dates are kept that no rule of identity needs.
    pub births: Births,
}

/// What becomes of birth dates of people with a code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Births {
    /// They go where nobody is found by them: a nation's are some memory.
    #[default]
    Drop,
    /// They stay, to be printed.
    Keep,
}

impl Inputs {
    /// Nothing to read.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            tables: Vec::new(),
            units: None,
            decisions: None,
            history: Vec::new(),
            documents: Vec::new(),
            births: Births::Drop,
        }
    }

    /// All files.
    pub fn all(&self) -> impl Iterator<Item = &crate::table::InputFile> {
        let reserved = [&self.units, &self.decisions];
        self.tables.iter().chain(reserved.into_iter().flatten()).chain(&self.history)
    }

    /// Number of files.
    #[must_use]
    pub fn files(&self) -> usize {
        self.all().count()
    }
}

/// Reads everything and joins it. `tick` is called once for each file read.
#[must_use]
pub fn gather(campaign: &crate::campaign::Campaign, inputs: &Inputs, tick: &(dyn Fn() + Sync)) -> Gathered {
    let gathered = gather::gather(std::slice::from_ref(campaign), inputs, tick);
    gathered.into_iter().next().unwrap_or_default()
}

/// Reads everything for several campaigns over one folder: each gets the tables that are about it. `tick` is called
/// once for each file and campaign.
#[must_use]
pub fn gather_all(campaigns: &[crate::campaign::Campaign], inputs: &Inputs, tick: &(dyn Fn() + Sync)) -> Vec<Gathered> {
    gather::gather(campaigns, inputs, tick)
}

/// Reads a table once more as intake has read it, for a copy of what was understood.
pub fn reread(
    campaign: &crate::campaign::Campaign,
    file: &crate::table::InputFile,
    sink: &mut dyn crate::table::Sink,
) -> crate::table::FileRead {
    let vocabulary = vocabulary::Vocabulary::new(campaign);
    letters::read(file, &|text| vocabulary.knows(text), sink).0
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileRecord {
    /// Relative name.
    pub name: Arc<str>,
    /// SHA-256 of its bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// What it was taken for, and the number of rows with people: see [`FileRole`].
    pub role: FileRole,
    /// Rows that became people, forms or decisions.
    pub rows: u64,
}

/// What a file was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileRole {
    /// A list of people (which may hold claims too).
    Roster,
    /// Claims.
    Assessment,
    /// `don-vi`.
    Units,
    /// `quyet-dinh`.
    Decisions,
    /// `lich-su`.
    History,
    /// The result of a run, joined with others.
    Result,
    /// Not understood: a problem says why.
    Nothing,
}

/// A table that was understood: where its claims stand.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Relative file name.
    pub file: Arc<str>,
    /// Sheet name; none for CSV.
    pub name: Option<Arc<str>>,
    /// The last row of its heading, from 0.
    pub heading_row: u32,
    /// The claim columns, in the order of [`Form::values`].
    pub columns: Vec<ClaimColumn>,
    /// Numbers that do not fit a [`Packed`], by position.
    pub numbers: Vec<Exact>,
    /// What rows say of themselves, by row: never used, only compared.
    pub stated: Vec<Stated>,
    /// In a long table or a personal form, what each row is about, by row: the first input that reads it.
    pub asked: Vec<(u32, InputIx)>,
    /// What the other columns that are read were taken for, by column.
    pub uses: Vec<(u32, Use)>,
}

/// A total and a level that a row says of itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Stated {
    /// Which row, from 0.
    pub row: u32,
    /// The total and its column.
    pub total: Option<(Exact, u32)>,
    /// The level as written and its column.
    pub level: Option<(Box<str>, u32)>,
}

/// A column of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClaimColumn {
    /// Its column, from 0.
    pub column: u32,
    /// What it is read as.
    pub input: InputIx,
    /// Whose it is; none where it holds for every rater (or for the rater that the row names).
    pub rater: Option<RaterIx>,
}

/// The body in which subjects are graded, ranked and counted.
#[derive(Debug)]
pub struct Unit {
    /// Unit code, else its name.
    pub id: Arc<str>,
    /// Its name, else its code.
    pub name: Arc<str>,
    /// Its level, from the list of units.
    pub level: Option<LevelIx>,
    /// Its subjects, by code and then by name, in byte order: never the order of rows.
    pub dossiers: Vec<Dossier>,
    /// Its problems. An error stops the unit.
    pub problems: Vec<Problem>,
}

impl Unit {
    /// Whether an error stops it.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(Problem::is_error)
    }
}

/// One subject with everything that was handed in about it.
#[derive(Debug)]
pub struct Dossier {
    /// The code; empty where the roster has none.
    pub code: TextPart,
    /// The name, cleaned.
    pub name: TextPart,
    /// The roster row.
    pub row: RowRef,
    /// One for each fact of the campaign.
    pub facts: Lean<FactCell>,
    /// The rows with claims, by rater, then sheet, then row.
    pub forms: Forms,
    /// What hardly anybody has; its fields are read as if they were the dossier's own.
    pub rare: Rare,
}

/// Which part of a subject an error concerns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A claim.
    Item(ItemIx),
    /// A fact.
    Fact(FactIx),
    /// Who it is.
    Identity,
}

/// A row of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowRef {
    /// Position in [`Gathered::sheets`].
    pub sheet: u32,
    /// Row, from 0.
    pub row: u32,
}

/// A cell of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRef {
    /// Position in [`Gathered::sheets`].
    pub sheet: u32,
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
}

impl CellRef {
    /// The place for a problem.
    #[must_use]
    pub fn place(self, sheets: &[Sheet], text: Option<String>) -> CellPlace {
        let sheet = &sheets[self.sheet as usize];
        CellPlace {
            file: sheet.file.clone(),
            sheet: sheet.name.clone(),
            row: Some(self.row),
            column: Some(self.column),
            text,
        }
    }

    /// The address alone: `F17`.
    #[must_use]
    pub fn address(self) -> String {
        format!("{}{}", column_name(self.column), u64::from(self.row) + 1)
    }

    /// File, sheet and address in one line: `U1/tu-cham.xlsx [Bảng điểm] F17`.
    #[must_use]
    pub fn describe(self, sheets: &[Sheet]) -> String {
        let sheet = &sheets[self.sheet as usize];
        let address = format!("{}{}", column_name(self.column), u64::from(self.row) + 1);
        match &sheet.name {
            Some(name) => format!("{} [{name}] {address}", sheet.file),
            None => format!("{} {address}", sheet.file),
        }
    }
}

/// A fact's value with its cell.
#[derive(Clone, Debug, PartialEq)]
pub struct FactCell {
    /// The value; a blank cell with a declared `blank` holds that value here.
    pub value: FactValue,
    /// The cell; none where there was no column or the cell was blank.
    pub at: Option<CellRef>,
}

/// A value of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum FactValue {
    /// No value, and the campaign gives none.
    Missing,
    /// Words.
    Text {
        /// As written, cleaned.
        shown: Arc<str>,
        /// As compared.
        folded: Arc<str>,
    },
    /// Count, number, percent (0 to 100).
    Number(Exact),
    /// Yes or no.
    Flag(bool),
    /// A date.
    Date(Date),
}

/// A row with claims about one subject.
#[derive(Clone, Debug)]
pub struct Form {
    /// Where it stands.
    pub row: RowRef,
    /// The rater that the row names (`Người chấm`); columns without rater are then this rater's.
    pub rater: Option<RaterIx>,
    /// The month or quarter that the row is about, in a campaign with periods.
    pub period: Option<Period>,
    /// One for each of the sheet's [`Sheet::columns`].
    pub values: PackedRow,
}

/// A part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Period {
    /// 1 to 4.
    Quarter(u8),
    /// 1 to 12.
    Month(u8),
}

/// A level or awards set by people.
#[derive(Clone, Debug, PartialEq)]
pub struct Decision {
    /// Where it stands.
    pub at: CellPlace,
    /// The level; none where only awards are decided.
    pub level: Option<LevelIx>,
    /// The computed level that was recorded when it was decided.
    pub computed: Option<Recorded>,
    /// The awards that replace the computed ones.
    pub awards: Option<Vec<AwardIx>>,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub body: String,
    /// Number of the document.
    pub number: Option<String>,
    /// When.
    pub date: Date,
}

/// A level as recorded beside a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recorded {
    /// A level of the campaign.
    Level(LevelIx),
    /// Not rated.
    NotRated,
    /// Incomplete.
    Incomplete,
}

impl Dossier {
    /// A fact's cell.
    #[must_use]
    pub fn fact(&self, fact: FactIx) -> &FactCell {
        &self.facts[fact.index()]
    }
}
