//! One subject with everything that was handed in about it, and where each value stands.

pub(in crate::intake) mod gathered;
pub(in crate::intake) mod lean;
pub(in crate::intake) mod packed;
pub(in crate::intake) mod part;
pub(in crate::intake) mod past;
pub(in crate::intake) mod rare;

use std::sync::Arc;

use jiff::civil::Date;

use crate::diag::{CellPlace, column_name};
use crate::id::{AwardIx, FactIx, ItemIx, LevelIx, RaterIx};
use crate::intake::{Lean, PackedRow, Rare, Sheet, TextPart};
use crate::num::Exact;

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
    pub forms: Box<[Form]>,
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
    /// A claim for which none of the tables that the rows come from has a cell: told once for the table.
    NoCell(ItemIx),
    /// A fact of the same kind.
    NoFactCell(FactIx),
}

/// A row of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowRef {
    /// Position in [`crate::intake::Gathered::sheets`].
    pub sheet: u32,
    /// Row, from 0.
    pub row: u32,
}

/// A cell of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CellRef {
    /// Position in [`crate::intake::Gathered::sheets`].
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

    /// The cell of a fact, also where it is blank or says in a word that there is nothing.
    #[must_use]
    pub fn fact_place(&self, sheets: &[Sheet], fact: FactIx) -> Option<CellRef> {
        let rows = || std::iter::once(self.row).chain(self.forms.iter().map(|form| form.row));
        let cell = |row: RowRef| {
            let column = sheets.get(row.sheet as usize)?.fact_column(fact)?;
            Some(CellRef { sheet: row.sheet, row: row.row, column })
        };
        self.fact(fact).at.or_else(|| rows().find_map(cell))
    }
}

/// Code and name in one line.
pub(in crate::intake) fn who(dossier: &Dossier) -> String {
    label(&dossier.code, &dossier.name)
}

/// A name with its code, either of which may be empty.
pub(in crate::intake) fn label(code: &str, name: &str) -> String {
    match (code, name) {
        ("", name) => name.to_owned(),
        (code, "") => code.to_owned(),
        (code, name) => format!("{name} ({code})"),
    }
}
