//! The rows of a sheet as they wait to be joined: who each is about, its facts and its claims, in as few
//! bytes as they need.

pub(in crate::intake) mod control;
pub(in crate::intake) mod figures;
pub(in crate::intake) mod long;
pub(in crate::intake) mod merged;
pub(in crate::intake) mod moments;
pub(in crate::intake) mod names;
pub(in crate::intake) mod reader;
pub(in crate::intake) mod scale;
pub(in crate::intake) mod second;
pub(in crate::intake) mod skip;
pub(in crate::intake) mod somebody;
pub(in crate::intake) mod subject;
pub(in crate::intake) mod unit_cell;
pub(in crate::intake) mod unnamed;

use std::sync::Arc;

use crate::diag::{CellPlace, Problem};
use crate::id::{InputIx, RaterIx};
use crate::intake::heading::binding::Binding;
use crate::intake::{FactCell, Fault, Lean, PackedRow, Period, Stated, TextPart};
use crate::num::Exact;

/// [`PersonRow::unit`] of a row whose unit could not be read, which has been told.
pub(super) const UNIT_UNREADABLE: u32 = u32::MAX;

/// A sheet that was understood.
#[derive(Debug)]
pub(super) struct SheetRead {
    /// Its file.
    pub(super) file: Arc<str>,
    /// Its name; none for CSV.
    pub(super) name: Option<Arc<str>>,
    /// Where its columns stand.
    pub(super) binding: Binding,
    /// Its rows.
    pub(super) blocks: Vec<Block>,
    /// The units that rows name (code, name); [`PersonRow::unit`] counts here from 1.
    pub(super) units: Vec<(Box<str>, Box<str>)>,
    /// Numbers that do not fit a [`crate::intake::Packed`].
    pub(super) numbers: Vec<Exact>,
    /// When rows were handed in, where the sheet says so, by row.
    pub(super) moments: Vec<(u32, i64)>,
    /// From which units people came, by row.
    pub(super) formers: Vec<(u32, String)>,
    /// What is wrong in rows, by row.
    pub(super) problems: Vec<RowProblem>,
    /// The row that names each of [`SheetRead::units`] first.
    pub(super) unit_rows: Vec<u32>,
    /// What rows say of themselves, by row.
    pub(super) stated: Vec<Stated>,
    /// In a long table or a personal form, what each row is about, by row.
    pub(super) asked: Vec<(u32, InputIx)>,
    /// It is the empty sheet of a period in a form that was filled in for others: nothing was handed in for it.
    pub(super) is_unused: bool,
    /// Rows that are titles of sections: row, column, text.
    pub(super) sections: Vec<(u32, u32, String)>,
}

/// Something wrong in a row.
#[derive(Debug)]
pub(super) struct RowProblem {
    /// The row.
    pub(super) row: u32,
    /// What it concerns; none where the row is nobody's.
    pub(super) fault: Option<Fault>,
    /// The unit that the row names, as in [`PersonRow::unit`].
    pub(super) unit: u32,
    /// The problem.
    pub(super) problem: Problem,
}

/// Some rows with their texts.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Codes and names, one after the other. People go on pointing into it.
    pub(super) text: Arc<String>,
    /// Birth dates, one after the other: hardly anybody needs them for long.
    pub(super) births: String,
    /// The rows.
    pub(super) rows: Vec<PersonRow>,
}

/// A row about somebody.
#[derive(Debug)]
pub(super) struct PersonRow {
    /// Its number.
    pub(super) number: u32,
    /// Where its texts stand in the block's.
    pub(super) start: u32,
    /// End of the code.
    pub(super) code_end: u32,
    /// End of the name.
    pub(super) name_end: u32,
    /// Where its birth date stands in the block's.
    pub(super) birth_start: u32,
    /// End of the birth date.
    pub(super) birth_end: u32,
    /// The unit that it names, counted from 1; 0 where it names none.
    pub(super) unit: u32,
    /// The rater that it names.
    pub(super) rater: Option<RaterIx>,
    /// The month or quarter that it is about.
    pub(super) period: Option<Period>,
    /// The code or the name could not be read, which has been told.
    pub(super) unreadable: bool,
    /// One for each claim column.
    pub(super) values: PackedRow,
    /// One for each fact column; empty where the sheet has none.
    pub(super) facts: Lean<FactCell>,
}

impl Block {
    /// Gives back what its lists have too much.
    pub(super) fn shrink(&mut self) {
        Arc::make_mut(&mut self.text).shrink_to_fit();
        self.births.shrink_to_fit();
        self.rows.shrink_to_fit();
    }

    /// The code of one of the rows; empty where it has none.
    pub(super) fn code(&self, row: &PersonRow) -> &str {
        &self.text[row.start as usize..row.code_end as usize]
    }

    /// The name.
    pub(super) fn name(&self, row: &PersonRow) -> &str {
        &self.text[row.code_end as usize..row.name_end as usize]
    }

    /// The code, to keep.
    pub(super) fn code_part(&self, row: &PersonRow) -> TextPart {
        TextPart::of(&self.text, row.start, row.code_end)
    }

    /// The name, to keep.
    pub(super) fn name_part(&self, row: &PersonRow) -> TextPart {
        TextPart::of(&self.text, row.code_end, row.name_end)
    }

    /// The birth date as written.
    pub(super) fn birth(&self, row: &PersonRow) -> &str {
        &self.births[row.birth_start as usize..row.birth_end as usize]
    }
}

impl SheetRead {
    /// The place of the whole sheet.
    pub(super) fn place(&self) -> CellPlace {
        CellPlace { sheet: self.name.clone(), ..CellPlace::file(&self.file) }
    }

    /// The place of a row.
    pub(super) fn row_place(&self, row: u32, column: Option<u32>, text: Option<String>) -> CellPlace {
        CellPlace { row: Some(row), column, text, ..self.place() }
    }

    /// When a row was handed in.
    pub(super) fn moment(&self, row: u32) -> Option<i64> {
        let at = self.moments.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        Some(self.moments[at].1)
    }

    /// Whether any claim stands in it.
    pub(super) fn has_scores(&self) -> bool {
        let mut rows = self.blocks.iter().flat_map(|block| &block.rows);
        rows.any(|row| row.values.iter().any(|value| !value.is_blank()))
    }

    /// The number of rows with people.
    pub(super) fn count(&self) -> usize {
        self.blocks.iter().map(|block| block.rows.len()).sum()
    }
}
