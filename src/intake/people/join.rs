//! Forms to people: the rows of an assessment go to those whom they mean.

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diag::{IntakeCode, Problem};
use crate::intake::Fault;
use crate::intake::cell::hint;
use crate::intake::cell::name::names_agree;
use crate::intake::dossier::label;
use crate::intake::heading::personal::Head;
use crate::intake::people::find::{Described, Match, Names, candidates, find, look_alike, tell_candidates};
use crate::intake::people::index::PersonAt;
use crate::intake::people::roster::Clash;
use crate::intake::people::{Here, People};
use crate::intake::row::{Block, PersonRow, RowProblem, SheetRead};

/// Blocks resolved in one go before their forms are handed out.
const TOGETHER: usize = 4;

/// Unknown people of one sheet for whom a look-alike is sought.
const SUGGESTED: usize = 50;

/// Hands the forms of a sheet out, using its rows up. `home` is the unit of the sheet's place.
pub(in crate::intake) fn join_sheet(
    people: &mut People<'_>,
    names: &Names,
    sheets: &mut [SheetRead],
    at: usize,
    home: Option<usize>,
) {
    let blocks = std::mem::take(&mut sheets[at].blocks);
    let problems = std::mem::take(&mut sheets[at].problems);
    let known: Vec<Vec<usize>> = sheets[at].units.iter().map(|(code, name)| people.units.known(code, name)).collect();
    let here = Here { sheets, at, known: &known, home };
    let mut joiner = Joiner {
        here,
        problems: problems.into_iter().peekable(),
        homeless: Vec::new(),
        only: Only::None,
        told: HashSet::new(),
        fitting: vec![false; known.len() + 1],
        clashes: BTreeMap::new(),
    };
    let mut blocks = blocks.into_iter();
    loop {
        let group: Vec<Block> = blocks.by_ref().take(TOGETHER).collect();
        if group.is_empty() {
            break;
        }
        let matches: Vec<Vec<Match>> = group.par_iter().map(|block| find_all(people, names, here, block)).collect();
        for (mut block, matches) in group.into_iter().zip(matches) {
            for (row, found) in std::mem::take(&mut block.rows).into_iter().zip(matches) {
                joiner.row(people, &block, row, found);
            }
        }
    }
    joiner.finish(people);
}

fn find_all(people: &People<'_>, names: &Names, here: Here<'_>, block: &Block) -> Vec<Match> {
    let home = here.home.as_slice();
    let one = |row: &PersonRow| {
        let units = here.named(row.unit).or_else(|| (!home.is_empty()).then_some(home));
        let row = Described { code: block.code(row), name: block.name(row), birth: block.birth(row), units };
        find(people, names, row)
    };
    block.rows.iter().map(one).collect()
}

/// The units that a sheet's people belong to, as far as it matters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Only {
    None,
    One(u32),
    Several,
}

struct Joiner<'a> {
    here: Here<'a>,
    problems: std::iter::Peekable<std::vec::IntoIter<RowProblem>>,
    /// Problems of rows that are nobody's and say no unit.
    homeless: Vec<(u32, Problem)>,
    only: Only,
    /// In a long table, whom it names and nobody is.
    told: HashSet<String>,
    /// Which of the units that rows name are those of people.
    fitting: Vec<bool>,
    /// Rows that name another unit than the person's, by the unit named and the person's.
    clashes: BTreeMap<(u32, u32), Vec<Clash>>,
}

/// Rows that all name another unit from which that is one cause.
const ONE_CAUSE: usize = 2;

impl Joiner<'_> {
    fn row(&mut self, people: &mut People<'_>, block: &Block, row: PersonRow, found: Match) {
        while let Some(problem) = self.problems.next_if(|problem| problem.row < row.number) {
            self.homeless.push((problem.unit, problem.problem));
        }
        let (number, unit) = (row.number, row.unit);
        let person = match found {
            Match::One(person) => {
                self.one(people, block, row, person);
                Some(person)
            }
            Match::Nobody => {
                if !row.unreadable && self.is_new(block, &row) {
                    let problem = self.nobody(people, block, &row);
                    self.homeless.push((unit, problem));
                }
                None
            }
            Match::Several(_) if !self.is_new(block, &row) => None,
            Match::Several(persons) => {
                let problem = self.ambiguous(people, block, &row, &persons);
                tell_candidates(people, &persons, &problem);
                None
            }
        };
        while let Some(problem) = self.problems.next_if(|problem| problem.row == number) {
            match person {
                Some(person) => people.tell(person, problem.fault, problem.problem),
                None => self.homeless.push((unit, problem.problem)),
            }
        }
    }

    fn one(&mut self, people: &mut People<'_>, block: &Block, row: PersonRow, person: PersonAt) {
        self.only = match self.only {
            Only::None => Only::One(person.unit),
            Only::One(unit) if unit == person.unit => self.only,
            _ => Only::Several,
        };
        let is_blamed = people.dossier(person).faults.contains(&Fault::Identity);
        let name = block.name(&row);
        let own = &people.dossier(person).name;
        if !is_blamed && !name.is_empty() && !own.is_empty() && !names_agree(name, own) {
            let problem = Problem::new(IntakeCode::NameDiffers)
                .with("code", block.code(&row))
                .with("value", name)
                .with("other", own)
                .at(self.here.sheet().row_place(row.number, self.name_column(), Some(name.to_owned())));
            people.tell(person, Some(Fault::Identity), problem);
        }
        let is_of =
            |unit: &usize| *unit == person.unit as usize || people.came_from(&people.dossier(person).code, *unit);
        let named = self.here.named(row.unit);
        let elsewhere = named.is_some_and(|units| !units.iter().any(is_of));
        if elsewhere && !is_blamed {
            let clash = Clash { person, row: row.number, unit: row.unit };
            self.clashes.entry((row.unit, person.unit)).or_default().push(clash);
            people.blame(person, Fault::Identity);
        } else if named.is_some() && !elsewhere {
            self.fitting[row.unit as usize] = true;
        }
        people.add_form(self.here, person, row);
    }

    /// Whether what identifies a row has not been told yet. A long table names a person many times.
    fn is_new(&mut self, block: &Block, row: &PersonRow) -> bool {
        self.here.sheet().binding.long.is_none() || self.told.insert(label(block.code(row), block.name(row)))
    }

    fn name_column(&self) -> Option<u32> {
        self.here.sheet().binding.name.first().copied()
    }

    /// The place of what identifies a row.
    fn identity_place(&self, block: &Block, row: &PersonRow) -> crate::diag::CellPlace {
        if let Some(entry) = self.here.sheet().binding.head().and_then(Head::who) {
            let text = crate::intake::cell::value::shown(&entry.value);
            return self.here.sheet().row_place(entry.row, Some(entry.column), Some(text));
        }
        let (column, text) = match block.code(row) {
            "" => (self.name_column(), block.name(row)),
            code => (self.here.sheet().binding.code, code),
        };
        self.here.sheet().row_place(row.number, column, Some(text.to_owned()))
    }

    fn nobody(&self, people: &People<'_>, block: &Block, row: &PersonRow) -> Problem {
        let label = label(block.code(row), block.name(row));
        let scope = self.here.unit(row.unit).map(|unit| u32::try_from(unit).expect("fewer than 2^32 units"));
        let (suggestion, hint) = if self.homeless.len() < SUGGESTED {
            look_alike(people, block.code(row), block.name(row), scope)
        } else {
            (None, None)
        };
        let place = self.identity_place(block, row);
        let problem = Problem::new(IntakeCode::UnknownPerson).with("person", label).suggest(suggestion);
        hint::with(problem, hint).at(place)
    }

    fn ambiguous(&self, people: &People<'_>, block: &Block, row: &PersonRow, persons: &[PersonAt]) -> Problem {
        let place = self.identity_place(block, row);
        Problem::new(IntakeCode::Ambiguous)
            .with("person", block.name(row))
            .with("candidates", candidates(people, persons))
            .at(place)
    }

    /// What is nobody's goes to the unit that the row names, that the sheet's place means, or that all
    /// people of the sheet belong to; else to the run.
    fn finish(mut self, people: &mut People<'_>) {
        for ((unit, _), clashes) in std::mem::take(&mut self.clashes) {
            if clashes.len() >= ONE_CAUSE && !self.fitting[unit as usize] {
                people.units_differ(self.here, &clashes);
                continue;
            }
            for clash in clashes {
                people.unit_differs(self.here, clash.person, clash.row, clash.unit);
            }
        }
        for problem in self.problems.by_ref() {
            self.homeless.push((problem.unit, problem.problem));
        }
        let only = match self.only {
            Only::One(unit) => Some(unit as usize),
            Only::None | Only::Several => None,
        };
        for (unit, problem) in self.homeless {
            let home = if self.here.named(unit).is_some() { self.here.unit(unit) } else { self.here.home.or(only) };
            people.tell_unit(home, problem);
        }
    }
}
