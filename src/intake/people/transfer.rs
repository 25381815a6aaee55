//! People who came from another unit during the year and bring their scores along.
//!
//! Only what is said counts: a roster row with a code and a cell under “Đơn vị cũ” says that rows about this code in
//! the tables of that unit are about this person. What they hold as scores goes to the person's unit of today; their
//! facts are those of the roster row of today.

use std::collections::{BTreeMap, HashMap};

use crate::diag::{IntakeCode, Problem};
use crate::intake::cell::value::whole;
use crate::intake::dossier::who;
use crate::intake::people::index::PersonAt;
use crate::intake::people::{Here, People};
use crate::intake::row::reader::RowReader;
use crate::intake::row::{PersonRow, RowProblem, SheetRead};
use crate::table::Row;
use crate::text::{clean, fold};

/// By folded code: what the unit is called from which somebody came.
#[derive(Debug, Default)]
pub(in crate::intake) struct Transfers(HashMap<String, String>);

/// A row of the former unit that waits for its person.
#[derive(Debug)]
pub(in crate::intake) struct Waiting {
    sheet: usize,
    code: String,
    row: PersonRow,
    problems: Vec<RowProblem>,
}

impl Waiting {
    /// Whether it is this row.
    pub(in crate::intake) fn is(&self, sheet: usize, row: u32) -> bool {
        self.sheet == sheet && self.row.number == row
    }

    /// Adds what is wrong in it.
    pub(in crate::intake) fn tell(&mut self, problem: RowProblem) {
        self.problems.push(problem);
    }
}

impl RowReader<'_> {
    /// Notes from which unit the person of a row came.
    pub(in crate::intake) fn note_former(&mut self, row: Row<'_>) {
        let Some(cell) = self.out.binding.former.and_then(|column| row.get(column)) else { return };
        let text = clean(&whole(cell));
        if !text.is_empty() {
            self.out.formers.push((row.number, text));
        }
    }
}

impl Transfers {
    /// What the rows of all sheets say.
    pub(in crate::intake) fn of(sheets: &[SheetRead]) -> Self {
        let mut all = HashMap::new();
        for sheet in sheets.iter().filter(|sheet| !sheet.formers.is_empty()) {
            let formers: BTreeMap<u32, &String> = sheet.formers.iter().map(|(row, text)| (*row, text)).collect();
            for block in &sheet.blocks {
                for row in block.rows.iter().filter(|row| !block.code(row).is_empty()) {
                    if let Some(text) = formers.get(&row.number) {
                        all.insert(fold(block.code(row)), (*text).clone());
                    }
                }
            }
        }
        Self(all)
    }

    fn former(&self, code: &str) -> Option<&String> {
        // Nearly nobody is transferred: most runs need not fold a single code.
        if self.0.is_empty() { None } else { self.0.get(&fold(code)) }
    }
}

impl People<'_> {
    /// Whether somebody came from this unit.
    pub(in crate::intake) fn came_from(&self, code: &str, unit: usize) -> bool {
        self.transfers.former(code).is_some_and(|former| self.units.known("", former).contains(&unit))
    }

    /// Lets a row of the former unit wait.
    pub(in crate::intake) fn wait(&mut self, here: Here<'_>, code: &str, row: PersonRow) {
        self.waiting.push(Waiting { sheet: here.at, code: code.to_owned(), row, problems: Vec::new() });
    }

    /// Gives the rows that waited to those whom they are about.
    pub(in crate::intake) fn hand_over(&mut self, sheets: &[SheetRead]) {
        for Waiting { sheet: at, code, row, problems } in std::mem::take(&mut self.waiting) {
            let here = Here { sheets, at, known: &[], home: None };
            let Some(person) = self.by_code(&code) else { continue };
            if !here.sheet().binding.has_claims() {
                continue;
            }
            self.tell_transfer(here, person, row.number);
            self.attach(here, person, row);
            for problem in problems {
                self.tell(person, problem.fault, problem.problem);
            }
        }
    }

    fn tell_transfer(&mut self, here: Here<'_>, person: PersonAt, row: u32) {
        let dossier = self.dossier(person);
        let former = self.transfers.former(&dossier.code).cloned().unwrap_or_default();
        let problem = Problem::new(IntakeCode::Transferred).with("person", who(dossier)).with("value", former);
        self.units.list[person.unit as usize].tell(problem.at(here.sheet().row_place(row, None, None)));
    }
}
