//! From tables to dossiers: one subject with its facts, its claims and the cells they came from.
//!
//! Everything that a cell can do wrong has been told when a dossier exists: values are in range and of
//! the right kind. What only shows when values meet (raters who disagree, more done than asked) is left
//! to [`crate::score`].
//!
//! The rooms, from the ground up; each uses those above it in this list:
//!
//! | room | what happens there |
//! | --- | --- |
//! | `dossier` | what is handed on: subjects, claims in few bytes, where each value stands |
//! | `cell` | one cell: the closed list of reading rules, and the kinds of columns that use it |
//! | `heading` | what the headings of a table mean for this campaign |
//! | `row` | one row: whom it is about, whether it is about anybody, what it says |
//! | `sheets` | one file: which of its sheets are understood, in which letters |
//! | `units` | the units, their tree, and what campaigns share of them |
//! | `people` | whom rows mean; rosters, forms, transfers |
//! | `history`, `decision` | the tables with closed headings about people who are known by now |
//! | `gather` | the way through all of it |

mod cell;
mod decision;
mod dossier;
mod gather;
mod heading;
mod history;
mod people;
mod row;
mod sheets;
mod suggest;
mod units;

pub use cell::identity::birth_shown;
pub use cell::memory::MemoryReader;
pub use cell::period::period_names;
pub(crate) use cell::period::read as read_period;
pub use cell::value::reading_rules;
pub use dossier::gathered::{ClaimColumn, FileRecord, FileRole, Gathered, MemberFact, Sheet, Stated, Unit};
pub use dossier::lean::Lean;
pub use dossier::packed::{Claim, Packed, PackedRow};
pub use dossier::part::TextPart;
pub use dossier::past::{History, PastLevel, PastYear};
pub use dossier::rare::{Rare, RareFields};
pub use dossier::{CellRef, Decision, Dossier, FactCell, FactValue, Fault, Form, Period, Recorded, RowRef};
pub use heading::meaning::{HeadingMeaning, Headings};
pub use heading::of_roster::{birth_fact, position_fact};
pub use heading::returned::returned;
pub use heading::uses::Use;
pub(crate) use units::named::unknown_units;
pub use units::tree::Listed;

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
    let vocabulary = heading::vocabulary::Vocabulary::new(campaign);
    sheets::letters::read(file, &|text| vocabulary.knows(text), sink).0
}
