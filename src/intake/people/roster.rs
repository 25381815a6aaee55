//! Rosters fill the units: a row becomes a subject, unless it is one more form of a subject that is there.

use crate::campaign::SubjectKind;
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::intake::cell::identity::births_agree;
use crate::intake::cell::name::names_agree;
use crate::intake::cell::value::shown;
use crate::intake::dossier::{label, who};
use crate::intake::heading::personal::Head;
use crate::intake::people::index::PersonAt;
use crate::intake::people::{Here, People, describe, in_sheet, place};
use crate::intake::row::{Block, PersonRow, SheetRead, UNIT_UNREADABLE};
use crate::intake::{Dossier, Fault, RareFields, RowRef};
use crate::text::fold;

/// A row that names another unit than the person's.
#[derive(Clone, Copy, Debug)]
pub(in crate::intake) struct Clash {
    /// Whose row.
    pub(in crate::intake) person: PersonAt,
    /// Which row.
    pub(in crate::intake) row: u32,
    /// The unit that it names, as [`PersonRow::unit`].
    pub(in crate::intake) unit: u32,
}

impl People<'_> {
    /// Adds the people of a sheet, using its rows up. `home` is the unit of the sheet's place.
    pub(in crate::intake) fn add_sheet(&mut self, sheets: &mut [SheetRead], at: usize, home: Option<usize>) {
        let blocks = std::mem::take(&mut sheets[at].blocks);
        let problems = std::mem::take(&mut sheets[at].problems);
        let known: Vec<Vec<usize>> = sheets[at].units.iter().map(|(code, name)| self.units.known(code, name)).collect();
        let here = Here { sheets, at, known: &known, home };
        self.make_room(here, &blocks);
        let mut problems = problems.into_iter().peekable();
        for mut block in blocks {
            for row in std::mem::take(&mut block.rows) {
                while let Some(problem) = problems.next_if(|problem| problem.row < row.number) {
                    self.tell_nobodys(here, problem);
                }
                let number = row.number;
                let person = self.add_row(here, &block, row);
                while let Some(problem) = problems.next_if(|problem| problem.row == number) {
                    match self.waiting.last_mut().filter(|waiting| waiting.is(at, number)) {
                        Some(waiting) => waiting.tell(problem),
                        None => self.tell_row(here, person, problem),
                    }
                }
            }
        }
        problems.for_each(|problem| self.tell_nobodys(here, problem));
    }

    /// Makes room in each unit for as many people as a sheet has rows of it, and for no more.
    fn make_room(&mut self, here: Here<'_>, blocks: &[Block]) {
        let mut rows = vec![0; here.sheet().units.len() + 1];
        for row in blocks.iter().flat_map(|block| &block.rows) {
            if let Some(count) = rows.get_mut(row.unit as usize) {
                *count += 1;
            }
        }
        for (named, count) in (0..).zip(rows) {
            if let Some(unit) = here.unit(named) {
                self.units.list[unit].dossiers.reserve_exact(count);
            }
        }
    }

    /// Adds the person of a row.
    fn add_row(&mut self, here: Here<'_>, block: &Block, row: PersonRow) -> Option<PersonAt> {
        let (code, name) = (block.code(&row), block.name(&row));
        let unit = match self.campaign.subject {
            SubjectKind::Unit => self.units.register(code, name),
            SubjectKind::Person if row.unit == UNIT_UNREADABLE => return None,
            SubjectKind::Person if here.sheet().binding.has_unit() && row.unit == 0 => None,
            SubjectKind::Person => here.unit(row.unit),
        };
        let Some(unit) = unit else {
            self.without_unit(here, block, &row);
            return None;
        };
        if !code.is_empty() && self.came_from(code, unit) {
            self.wait(here, code, row);
            return None;
        }
        let twin = if code.is_empty() { self.namesake(block, &row, unit) } else { self.by_code(code) };
        if let Some(first) = twin.filter(|first| self.is_another_form(here, *first, unit, name)) {
            // Which of two spellings is shown does not depend on the order of rows.
            if *name > *self.dossier(first).name {
                self.dossier_mut(first).name = name.into();
            }
            if *code > *self.dossier(first).code {
                self.dossier_mut(first).code = code.into();
            }
            self.add_form(here, first, row);
            return Some(first);
        }
        let (number, is_codeless) = (row.number, code.is_empty());
        let contradicts = here.named(row.unit).is_some() && self.contradicting(here, row.unit, unit).is_some();
        let unit_row = row.unit;
        let is_nameless = name.is_empty() && !row.unreadable && !here.sheet().binding.name.is_empty();
        let person = self.push(here, block, row, unit);
        if is_nameless && !is_codeless {
            let column = here.sheet().binding.name.first().copied();
            let problem = Problem::new(IntakeCode::NoName).with("code", &self.dossier(person).code);
            self.tell(person, None, problem.at(here.sheet().row_place(number, column, None)));
        }
        match twin {
            Some(first) if is_codeless => self.alike(here, first, person, number),
            Some(first) => self.duplicate(here, first, person, number),
            None if !code.is_empty() => {
                let units = &self.units;
                let code_of = |person: PersonAt| &*units.list[person.unit as usize].dossiers[person.at as usize].code;
                self.index.insert(code, person, code_of);
            }
            None => {
                let key = (person.unit, fold(&self.dossier(person).name));
                self.codeless.entry(key).or_default().push(person);
            }
        }
        if contradicts {
            self.unit_differs(here, person, number, unit_row);
        }
        Some(person)
    }

    /// Somebody without a code in the same unit whom nothing tells apart from the person of a row.
    fn namesake(&self, block: &Block, row: &PersonRow, unit: usize) -> Option<PersonAt> {
        let unit = u32::try_from(unit).expect("fewer than 2^32 units");
        let bearers = self.codeless.get(&(unit, fold(block.name(row))))?;
        let alike = |person: &&PersonAt| {
            births_agree(block.birth(row), self.dossier(**person).birth.as_deref().unwrap_or_default())
        };
        bearers.iter().find(alike).copied()
    }

    /// Two rows that nothing tells apart: one person twice, or two people.
    fn alike(&mut self, here: Here<'_>, first: PersonAt, second: PersonAt, row: u32) {
        let column = here.sheet().binding.name.first().copied();
        let name = self.dossier(second).name.to_string();
        let other = describe(&place(here.sheets, self.dossier(first).row, None));
        let candidates = format!("{other}; {}", describe(&here.sheet().row_place(row, None, None)));
        let problem = Problem::new(IntakeCode::Ambiguous).with("person", &name).with("candidates", candidates);
        let problem = problem.at(here.sheet().row_place(row, column, Some(name)));
        self.units.list[second.unit as usize].tell(problem);
        self.blame(first, Fault::Identity);
        self.blame(second, Fault::Identity);
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
        let several = elsewhere || binding.has_several_rows();
        let same = first.unit as usize == unit && names_agree(&dossier.name, name);
        binding.has_claims() && several && same
    }

    fn push(&mut self, here: Here<'_>, block: &Block, row: PersonRow, unit: usize) -> PersonAt {
        let (code, birth) = (block.code(&row), block.birth(&row));
        let keep_birth = !birth.is_empty() && (code.is_empty() || self.keep_births);
        let own = RowRef { sheet: here.number(), row: row.number };
        let mut dossier = Dossier {
            code: block.code_part(&row),
            name: block.name_part(&row),
            row: own,
            facts: self.blanks.clone().into(),
            forms: Box::default(),
            rare: RareFields { birth: keep_birth.then(|| birth.into()), ..RareFields::default() }.into(),
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

    fn without_unit(&mut self, here: Here<'_>, block: &Block, row: &PersonRow) {
        let binding = &here.sheet().binding;
        let column = binding.unit_code.or(binding.unit_name);
        let named = row.unit.checked_sub(1).map(|at| here.sheet().units[at as usize].1.to_string());
        let head = binding.head().and_then(Head::who);
        let at = match head {
            // The head of a personal form says whose all its rows are.
            Some(entry) => here.sheet().row_place(entry.row, Some(entry.column), Some(shown(&entry.value))),
            None => here.sheet().row_place(row.number, column, named.clone()),
        };
        let problem = Problem::new(IntakeCode::NoUnit)
            .with("person", label(block.code(row), block.name(row)))
            .with("value", named.unwrap_or_default())
            .at(at);
        let list = here.home.map_or(&self.problems, |unit| &self.units.list[unit].problems);
        let is_told = |told: &Problem| told.code == problem.code && told.values == problem.values;
        if binding.long.is_some() && list.iter().any(is_told) {
            return;
        }
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
            .with("value", &self.dossier(person).code)
            .with("person", &self.dossier(person).name)
            .with("other", describe(&other_place))
            .with("other_person", &self.dossier(other).name)
            .at(at);
        self.units.list[person.unit as usize].tell(problem);
    }

    /// A row names another unit than the person's.
    pub(in crate::intake) fn unit_differs(&mut self, here: Here<'_>, person: PersonAt, row: u32, unit: u32) {
        let problem = self.other_unit(IntakeCode::UnitDiffers, here, person, row, unit);
        self.tell(person, Some(Fault::Identity), problem);
    }

    /// All rows of a sheet that name a unit are about people of one other unit: one cause, told once.
    pub(in crate::intake) fn units_differ(&mut self, here: Here<'_>, clashes: &[Clash]) {
        let [first, ..] = clashes else { return };
        let roster = place(here.sheets, self.dossier(first.person).row, None);
        let list = describe(&CellPlace { row: None, ..roster });
        let problem = self.other_unit(IntakeCode::UnitsDiffer, here, first.person, first.row, first.unit);
        let problem = problem.with("count", clashes.len()).with("place", list.trim_end());
        self.units.list[first.person.unit as usize].tell(problem);
    }

    fn other_unit(&self, code: IntakeCode, here: Here<'_>, person: PersonAt, row: u32, unit: u32) -> Problem {
        let binding = &here.sheet().binding;
        let (unit_code, name) = &here.sheet().units[unit as usize - 1];
        let column = if unit_code.is_empty() { binding.unit_name } else { binding.unit_code };
        let named = [&**unit_code, &**name].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" – ");
        let own = &self.units.list[person.unit as usize];
        Problem::new(code)
            .with("person", who(self.dossier(person)))
            .with("value", &named)
            .with("other", if own.name.is_empty() { &own.id } else { &own.name })
            .at(here.sheet().row_place(row, column, Some(named)))
    }
}
