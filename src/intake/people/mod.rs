//! The people of a run while they are gathered: rosters fill the units, and everybody can be found by code.

pub(in crate::intake) mod alike;
pub(in crate::intake) mod find;
pub(in crate::intake) mod forms;
pub(in crate::intake) mod index;
pub(in crate::intake) mod join;
pub(in crate::intake) mod roster;
pub(in crate::intake) mod transfer;
mod upper;

use std::collections::HashMap;

use crate::campaign::Campaign;
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::intake::cell::fact;
use crate::intake::dossier::who;
use crate::intake::people::index::{CodeIndex, PersonAt};
use crate::intake::people::transfer::{Transfers, Waiting};
use crate::intake::row::{PersonRow, RowProblem, SheetRead};
use crate::intake::units::Units;
use crate::intake::units::sharing::RunNames;
use crate::intake::{Dossier, FactCell, FactValue, Fault, Form, RowRef};

/// Everybody, and what is needed to find them.
pub(super) struct People<'a> {
    /// The rules.
    pub(super) campaign: &'a Campaign,
    /// The units with their people.
    pub(super) units: Units,
    /// People by code.
    pub(super) index: CodeIndex,
    /// People without a code, by unit and folded name.
    pub(super) codeless: HashMap<(u32, String), Vec<PersonAt>>,
    /// Problems that belong to no unit.
    pub(super) problems: Vec<Problem>,
    /// Whether birth dates are needed to tell people apart.
    pub(super) keep_births: bool,
    /// Facts before any cell is read.
    pub(super) blanks: Vec<FactCell>,
    /// What the campaigns of the run are called.
    pub(super) run: RunNames,
    /// Who came from another unit.
    pub(super) transfers: Transfers,
    /// Rows of former units.
    pub(super) waiting: Vec<Waiting>,
}

/// A sheet whose rows are being used up, among all sheets.
#[derive(Clone, Copy)]
pub(super) struct Here<'a> {
    /// All sheets.
    pub(super) sheets: &'a [SheetRead],
    /// Which one.
    pub(super) at: usize,
    /// The units that [`PersonRow::unit`] can mean.
    pub(super) known: &'a [Vec<usize>],
    /// The unit of the sheet's place.
    pub(super) home: Option<usize>,
}

impl<'a> Here<'a> {
    /// The sheet.
    pub(super) fn sheet(self) -> &'a SheetRead {
        &self.sheets[self.at]
    }

    /// The position of the sheet.
    pub(super) fn number(self) -> u32 {
        u32::try_from(self.at).expect("fewer than 2^32 sheets")
    }

    /// The units that a row can mean; none where it names no unit.
    pub(super) fn named(self, unit: u32) -> Option<&'a [usize]> {
        unit.checked_sub(1).and_then(|at| self.known.get(at as usize)).map(Vec::as_slice)
    }

    /// The one unit that a row, or else its place, means.
    pub(super) fn unit(self, unit: u32) -> Option<usize> {
        match self.named(unit) {
            Some([one]) => Some(*one),
            Some(_) => None,
            None => self.home,
        }
    }
}

impl<'a> People<'a> {
    /// Nobody yet.
    pub(super) fn new(campaign: &'a Campaign, units: Units) -> Self {
        let (index, problems) = (CodeIndex::default(), Vec::new());
        let (codeless, blanks) = (HashMap::new(), fact::blanks(campaign));
        let run = RunNames::of(std::slice::from_ref(campaign), 0);
        Self {
            campaign,
            units,
            index,
            codeless,
            problems,
            keep_births: false,
            blanks,
            run,
            transfers: Transfers::default(),
            waiting: Vec::new(),
        }
    }

    /// A subject.
    pub(super) fn dossier(&self, person: PersonAt) -> &Dossier {
        &self.units.list[person.unit as usize].dossiers[person.at as usize]
    }

    /// A subject that is changed.
    pub(super) fn dossier_mut(&mut self, person: PersonAt) -> &mut Dossier {
        &mut self.units.list[person.unit as usize].dossiers[person.at as usize]
    }

    /// Whoever has a code.
    pub(super) fn by_code(&self, code: &str) -> Option<PersonAt> {
        self.index.get(code, |person| &self.dossier(person).code)
    }

    /// Everybody.
    pub(super) fn all(&self) -> impl Iterator<Item = PersonAt> + '_ {
        self.units.list.iter().zip(0..).flat_map(|(unit, number)| {
            let count = u32::try_from(unit.dossiers.len()).expect("fewer than 2^32 people");
            (0..count).map(move |at| PersonAt { unit: number, at })
        })
    }

    /// The problem of a row, to whoever the row is about.
    pub(super) fn tell_row(&mut self, here: Here<'_>, person: Option<PersonAt>, problem: RowProblem) {
        match person {
            Some(person) => self.tell(person, problem.fault, problem.problem),
            None => self.tell_nobodys(here, problem),
        }
    }

    /// A problem of somebody.
    pub(super) fn tell(&mut self, person: PersonAt, fault: Option<Fault>, problem: Problem) {
        self.units.list[person.unit as usize].tell(problem);
        if let Some(fault) = fault {
            self.blame(person, fault);
        }
    }

    /// Marks what an error concerns.
    pub(super) fn blame(&mut self, person: PersonAt, fault: Fault) {
        self.dossier_mut(person).blame(fault);
    }

    /// A problem of a unit, or of none.
    pub(super) fn tell_unit(&mut self, unit: Option<usize>, problem: Problem) {
        match unit {
            Some(unit) => self.units.list[unit].tell(problem),
            None => self.problems.push(problem),
        }
    }

    /// A problem of every unit that has people; of the run where there is none.
    pub(super) fn tell_everybody(&mut self, problem: &Problem) {
        let units = &mut self.units.list;
        units.iter_mut().filter(|unit| !unit.dossiers.is_empty()).for_each(|unit| unit.tell(problem.clone()));
        if units.is_empty() {
            self.problems.push(problem.clone());
        }
    }

    /// The problem of a row that is about nobody.
    pub(super) fn tell_nobodys(&mut self, here: Here<'_>, problem: RowProblem) {
        self.tell_unit(here.unit(problem.unit), problem.problem);
    }

    /// Gives a subject its decision.
    pub(super) fn decide(&mut self, person: PersonAt, decision: Option<crate::intake::Decision>) {
        self.dossier_mut(person).decision = decision.map(Box::new);
    }

    /// Adds a row of claims to a subject that is known: its form and its facts.
    pub(super) fn add_form(&mut self, here: Here<'_>, person: PersonAt, row: PersonRow) {
        for ((_, fact), cell) in here.sheet().binding.facts.iter().zip(&row.facts) {
            if cell.at.is_none() {
                continue;
            }
            let cell = in_sheet(cell, here.number());
            let old = &mut self.dossier_mut(person).facts[fact.index()];
            if old.at.is_none() {
                *old = cell;
            } else if !same_value(&old.value, &cell.value) {
                let first =
                    old.at.map(|at| place(here.sheets, RowRef { sheet: at.sheet, row: at.row }, Some(at.column)));
                let problem = Problem::new(IntakeCode::FactDiffers)
                    .with("item", &self.campaign.facts[fact.index()].title)
                    .with("person", who(self.dossier(person)))
                    .with("value", text(&cell.value))
                    .with("other", first.map(|first| describe(&first)).unwrap_or_default());
                let here = cell.at.map(|at| here.sheet().row_place(at.row, Some(at.column), Some(text(&cell.value))));
                let problem = Problem { cell: here, ..problem };
                self.tell(person, Some(Fault::Fact(*fact)), problem);
            }
        }
        let draft = &mut self.units.list[person.unit as usize];
        draft.sheets.insert(here.number());
        // A table of facts alone is no form.
        if here.sheet().binding.has_claims() {
            self.attach(here, person, row);
        }
    }

    /// Adds a form to a subject.
    pub(super) fn attach(&mut self, here: Here<'_>, person: PersonAt, row: PersonRow) {
        if here.sheet().is_unused {
            return;
        }
        let own = RowRef { sheet: here.number(), row: row.number };
        let draft = &mut self.units.list[person.unit as usize];
        draft.sheets.insert(here.number());
        draft.form_sheets.insert(here.number());
        let forms = &mut draft.dossiers[person.at as usize].forms;
        let form = Form { row: own, rater: row.rater, period: row.period, values: row.values };
        if forms.is_empty() {
            *forms = Box::new([form]);
            return;
        }
        let mut all = std::mem::take(forms).into_vec();
        all.push(form);
        *forms = all.into_boxed_slice();
    }
}

impl Dossier {
    /// Marks what an error concerns.
    pub(super) fn blame(&mut self, fault: Fault) {
        if !self.faults.contains(&fault) {
            self.faults.push(fault);
            self.faults.sort_unstable();
        }
    }
}

/// The place of a row or of one of its cells.
pub(super) fn place(sheets: &[SheetRead], row: RowRef, column: Option<u32>) -> CellPlace {
    sheets[row.sheet as usize].row_place(row.row, column, None)
}

/// File, sheet and address in one line.
pub(super) fn describe(place: &CellPlace) -> String {
    let address = place.address().unwrap_or_default();
    match &place.sheet {
        Some(sheet) => format!("{} [{sheet}] {address}", place.file),
        None => format!("{} {address}", place.file),
    }
}

/// A fact cell with the sheet that it stands in.
pub(super) fn in_sheet(cell: &FactCell, sheet: u32) -> FactCell {
    let at = cell.at.map(|at| crate::intake::CellRef { sheet, ..at });
    FactCell { value: cell.value.clone(), at }
}

/// Whether two cells say the same; a cell that could not be read has been told already.
fn same_value(a: &FactValue, b: &FactValue) -> bool {
    match (a, b) {
        (FactValue::Text { folded: a, .. }, FactValue::Text { folded: b, .. }) => a == b,
        (FactValue::Missing, _) | (_, FactValue::Missing) => true,
        (a, b) => a == b,
    }
}

fn text(value: &FactValue) -> String {
    match value {
        FactValue::Missing => String::new(),
        FactValue::Text { shown, .. } => shown.to_string(),
        FactValue::Number(number) => number.to_string(),
        FactValue::Flag(yes) => if *yes { "x" } else { "-" }.to_owned(),
        FactValue::Date(day) => crate::intake::cell::value::day_text(*day),
    }
}
