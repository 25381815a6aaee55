//! The people of a run while they are gathered: rosters fill the units, and everybody can be found by code.

use std::collections::BTreeMap;

use crate::campaign::{Campaign, SubjectKind};
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::intake::fact;
use crate::intake::identity::names_agree;
use crate::intake::index::{CodeIndex, PersonAt};
use crate::intake::rows::{Block, NO_MOMENT, PersonRow, RowProblem, SheetRead};
use crate::intake::units::Units;
use crate::intake::{Dossier, FactCell, FactValue, Fault, Form, RowRef};

/// Everybody, and what is needed to find them.
pub(super) struct People<'a> {
    /// The rules.
    pub(super) campaign: &'a Campaign,
    /// The units with their people.
    pub(super) units: Units,
    /// People by code.
    index: CodeIndex,
    /// When rows were handed in, for sheets that say so.
    pub(super) moments: BTreeMap<RowRef, i64>,
    /// Problems that belong to no unit.
    pub(super) problems: Vec<Problem>,
    /// Whether birth dates are needed to tell people apart.
    pub(super) keep_births: bool,
    blanks: Vec<FactCell>,
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
        unit.checked_sub(1).map(|at| self.known[at as usize].as_slice())
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
        let (index, moments, problems) = (CodeIndex::default(), BTreeMap::new(), Vec::new());
        Self { campaign, units, index, moments, problems, keep_births: false, blanks: fact::blanks(campaign) }
    }

    /// A subject.
    pub(super) fn dossier(&self, person: PersonAt) -> &Dossier {
        &self.units.list[person.unit as usize].dossiers[person.at as usize]
    }

    fn dossier_mut(&mut self, person: PersonAt) -> &mut Dossier {
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

    /// Adds the people of a sheet, using its rows up. `home` is the unit of the sheet's place.
    pub(super) fn add_sheet(&mut self, sheets: &mut [SheetRead], at: usize, home: Option<usize>) {
        let blocks = std::mem::take(&mut sheets[at].blocks);
        let problems = std::mem::take(&mut sheets[at].problems);
        let known: Vec<Vec<usize>> = sheets[at].units.iter().map(|(code, name)| self.units.known(code, name)).collect();
        let here = Here { sheets, at, known: &known, home };
        let mut problems = problems.into_iter().peekable();
        for mut block in blocks {
            for row in std::mem::take(&mut block.rows) {
                while let Some(problem) = problems.next_if(|problem| problem.row < row.number) {
                    self.tell_nobodys(here, problem);
                }
                let number = row.number;
                let person = self.add_row(here, &block, row);
                while let Some(problem) = problems.next_if(|problem| problem.row == number) {
                    self.tell_row(here, person, problem);
                }
            }
        }
        problems.for_each(|problem| self.tell_nobodys(here, problem));
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
        let dossier = self.dossier_mut(person);
        if !dossier.faults.contains(&fault) {
            let mut faults = std::mem::take(&mut dossier.faults).into_vec();
            faults.push(fault);
            faults.sort_unstable();
            dossier.faults = faults.into_boxed_slice();
        }
    }

    /// A problem of a unit, or of none.
    pub(super) fn tell_unit(&mut self, unit: Option<usize>, problem: Problem) {
        match unit {
            Some(unit) => self.units.list[unit].tell(problem),
            None => self.problems.push(problem),
        }
    }

    fn tell_nobodys(&mut self, here: Here<'_>, problem: RowProblem) {
        self.tell_unit(here.unit(problem.unit), problem.problem);
    }

    /// Adds the person of a row.
    fn add_row(&mut self, here: Here<'_>, block: &Block, row: PersonRow) -> Option<PersonAt> {
        let (code, name) = (block.code(&row), block.name(&row));
        let unit = match self.campaign.subject {
            SubjectKind::Unit => self.units.register(code, name),
            SubjectKind::Person if here.sheet().binding.has_unit() && row.unit == 0 => None,
            SubjectKind::Person => here.unit(row.unit),
        };
        let Some(unit) = unit else {
            self.without_unit(here, block, &row);
            return None;
        };
        let twin = if code.is_empty() { None } else { self.by_code(code) };
        if let Some(first) = twin.filter(|first| self.is_another_form(here, *first, unit, name)) {
            self.add_form(here, first, row);
            return Some(first);
        }
        let number = row.number;
        let contradicts = here.named(row.unit).is_some() && self.contradicting(here, row.unit, unit).is_some();
        let unit_row = row.unit;
        let person = self.push(here, block, row, unit);
        match twin {
            Some(first) => self.duplicate(here, first, person, number),
            None if !code.is_empty() => {
                let units = &self.units;
                let code_of = |person: PersonAt| &*units.list[person.unit as usize].dossiers[person.at as usize].code;
                self.index.insert(code, person, code_of);
            }
            None => {}
        }
        if contradicts {
            self.unit_differs(here, person, number, unit_row);
        }
        Some(person)
    }

    /// The name of another unit beside this unit's code.
    fn contradicting(&self, here: Here<'_>, number: u32, unit: usize) -> Option<usize> {
        let (code, name) = &here.sheet().units[number.checked_sub(1)? as usize];
        if code.is_empty() || name.is_empty() { None } else { self.units.namesake(unit, name) }
    }

    /// Whether a row with a known code is one more form of that person, and not another person.
    fn is_another_form(&self, here: Here<'_>, first: PersonAt, unit: usize, name: &str) -> bool {
        let binding = &here.sheet().binding;
        let dossier = self.dossier(first);
        let elsewhere =
            dossier.row.sheet != here.number() && here.sheets[dossier.row.sheet as usize].binding.has_claims();
        let several = elsewhere || binding.rater.is_some() || binding.moment.is_some();
        let same = first.unit as usize == unit && names_agree(&dossier.name, name);
        binding.has_claims() && several && same
    }

    fn push(&mut self, here: Here<'_>, block: &Block, row: PersonRow, unit: usize) -> PersonAt {
        let (code, birth) = (block.code(&row), block.birth(&row));
        let keep_birth = !birth.is_empty() && (code.is_empty() || self.keep_births);
        let own = RowRef { sheet: here.number(), row: row.number };
        let mut dossier = Dossier {
            code: code.into(),
            name: block.name(&row).into(),
            birth: keep_birth.then(|| birth.into()),
            row: own,
            facts: self.blanks.clone().into_boxed_slice(),
            forms: Box::default(),
            decision: None,
            faults: Box::default(),
        };
        for ((_, fact), cell) in here.sheet().binding.facts.iter().zip(&row.facts) {
            if cell.at.is_some() {
                dossier.facts[fact.index()] = in_sheet(cell, here.number());
            }
        }
        let draft = &mut self.units.list[unit];
        draft.sheets.insert(here.number());
        let at = u32::try_from(draft.dossiers.len()).expect("fewer than 2^32 people");
        draft.dossiers.push(dossier);
        let person = PersonAt { unit: u32::try_from(unit).expect("fewer than 2^32 units"), at };
        if here.sheet().binding.has_claims() {
            self.attach(here, person, row);
        }
        person
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
                    .with("name", who(self.dossier(person)))
                    .with("other", first.map(|first| describe(&first)).unwrap_or_default());
                let here = cell.at.map(|at| here.sheet().row_place(at.row, Some(at.column), Some(text(&cell.value))));
                let problem = Problem { cell: here, ..problem };
                self.tell(person, Some(Fault::Fact(*fact)), problem);
            }
        }
        self.attach(here, person, row);
    }

    fn attach(&mut self, here: Here<'_>, person: PersonAt, row: PersonRow) {
        let own = RowRef { sheet: here.number(), row: row.number };
        if row.moment != NO_MOMENT {
            self.moments.insert(own, row.moment);
        }
        let draft = &mut self.units.list[person.unit as usize];
        draft.sheets.insert(here.number());
        draft.form_sheets.insert(here.number());
        let forms = &mut draft.dossiers[person.at as usize].forms;
        let form = Form { row: own, rater: row.rater, period: None, values: row.values };
        if forms.is_empty() {
            *forms = Box::new([form]);
            return;
        }
        let mut all = std::mem::take(forms).into_vec();
        all.push(form);
        *forms = all.into_boxed_slice();
    }

    fn without_unit(&mut self, here: Here<'_>, block: &Block, row: &PersonRow) {
        let binding = &here.sheet().binding;
        let column = binding.unit_code.or(binding.unit_name);
        let named = row.unit.checked_sub(1).map(|at| here.sheet().units[at as usize].1.to_string());
        let problem = Problem::new(IntakeCode::NoUnit)
            .with("name", format!("{} {}", block.code(row), block.name(row)).trim())
            .with("text", named.clone().unwrap_or_default())
            .at(here.sheet().row_place(row.number, column, named));
        self.tell_unit(here.home, problem);
    }

    fn duplicate(&mut self, here: Here<'_>, first: PersonAt, second: PersonAt, row: u32) {
        let own = RowRef { sheet: here.number(), row };
        self.duplicate_at(here.sheets, second, own, first);
        if first.unit != second.unit {
            let first_row = self.dossier(first).row;
            self.duplicate_at(here.sheets, first, first_row, second);
        }
        self.blame(first, Fault::Identity);
        self.blame(second, Fault::Identity);
    }

    fn duplicate_at(&mut self, sheets: &[SheetRead], person: PersonAt, row: RowRef, other: PersonAt) {
        let code = sheets[row.sheet as usize].binding.code;
        let other_row = self.dossier(other).row;
        let other_place = place(sheets, other_row, sheets[other_row.sheet as usize].binding.code);
        let mut at = place(sheets, row, code);
        at.text = Some(self.dossier(person).code.to_string());
        let problem = Problem::new(IntakeCode::DuplicateCode)
            .with("text", &self.dossier(person).code)
            .with("name", &self.dossier(person).name)
            .with("other", describe(&other_place))
            .with("other_name", &self.dossier(other).name)
            .at(at);
        self.units.list[person.unit as usize].tell(problem);
    }

    /// A row names another unit than the person's.
    pub(super) fn unit_differs(&mut self, here: Here<'_>, person: PersonAt, row: u32, unit: u32) {
        let binding = &here.sheet().binding;
        let (code, name) = &here.sheet().units[unit as usize - 1];
        let column = if code.is_empty() { binding.unit_name } else { binding.unit_code };
        let named = [&**code, &**name].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
        let own = &self.units.list[person.unit as usize];
        let problem = Problem::new(IntakeCode::UnitDiffers)
            .with("name", who(self.dossier(person)))
            .with("text", &named)
            .with("other", if own.name.is_empty() { &own.id } else { &own.name })
            .at(here.sheet().row_place(row, column, Some(named)));
        self.tell(person, Some(Fault::Identity), problem);
    }
}

/// Code and name in one line.
pub(super) fn who(dossier: &Dossier) -> String {
    format!("{} {}", dossier.code, dossier.name).trim().to_owned()
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

fn in_sheet(cell: &FactCell, sheet: u32) -> FactCell {
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
        FactValue::Date(day) => crate::intake::value::day_text(*day),
    }
}
