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
mod dossier;
mod fact;
mod figures;
mod find;
mod finish;
mod forms;
mod gather;
mod gathered;
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

pub use dossier::{CellRef, Decision, Dossier, FactCell, FactValue, Fault, Form, Period, Recorded, RowRef};
pub use gathered::{ClaimColumn, FileRecord, FileRole, Gathered, MemberFact, Sheet, Stated, Unit};
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
