//! What came of reading: units, sheets and files.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diag::{CellPlace, Problem};
use crate::id::{FactIx, InputIx, LevelIx, RaterIx};
use crate::intake::{Dossier, Listed, Use};
use crate::num::Exact;

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The units, by id in byte order.
    pub units: Vec<Unit>,
    /// Every table that was understood, by file name and position; [`crate::intake::CellRef::sheet`] counts here.
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
    /// The claim columns, in the order of [`crate::intake::Form::values`].
    pub columns: Vec<ClaimColumn>,
    /// Numbers that do not fit a [`crate::intake::Packed`], by position.
    pub numbers: Vec<Exact>,
    /// What rows say of themselves, by row: never used, only compared.
    pub stated: Vec<Stated>,
    /// In a long table or a personal form, what each row is about, by row: the first input that reads it.
    pub asked: Vec<(u32, InputIx)>,
    /// What the other columns that are read were taken for, by column.
    pub uses: Vec<(u32, Use)>,
}

impl Sheet {
    /// The column of a fact, where each row has a cell for it: in a personal form it stands in the head.
    #[must_use]
    pub fn fact_column(&self, fact: FactIx) -> Option<u32> {
        let found = self.uses.iter().find(|(_, of)| *of == Use::Fact(fact));
        found.filter(|_| self.asked.is_empty()).map(|(column, _)| *column)
    }
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
