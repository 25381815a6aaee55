//! Forms to people: by code, else by name, birth date and unit; never by likeness.

use std::collections::{HashMap, HashSet};

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diag::{DecisionCode, IntakeCode, Problem};
use crate::intake::Fault;
use crate::intake::identity::{births_agree, names_agree};
use crate::intake::index::PersonAt;
use crate::intake::people::{Here, People, who};
use crate::intake::rows::{Block, PersonRow, RowProblem, SheetRead};
use crate::text::{fold, without_accents};

/// Blocks resolved in one go before their forms are handed out.
const TOGETHER: usize = 64;

/// Unknown people of one sheet for whom a look-alike is sought, and among how many.
const SUGGESTED: usize = 50;
const SOUGHT: usize = 50_000;

/// Who a row may be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Match {
    /// This one.
    One(PersonAt),
    /// Nobody.
    Nobody,
    /// Any of these.
    Several(Box<[PersonAt]>),
}

/// What a row says about whom it means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Described<'a> {
    /// The code; empty where there is none.
    pub(super) code: &'a str,
    /// The name.
    pub(super) name: &'a str,
    /// The birth date as written.
    pub(super) birth: &'a str,
    /// The units it may be; none where nothing is said about the unit.
    pub(super) units: Option<&'a [usize]>,
}

/// People by folded name: only those whose names are asked for.
#[derive(Debug, Default)]
pub(super) struct Names(HashMap<String, Vec<PersonAt>>);

impl Names {
    /// Looks everybody up whose name is asked for.
    pub(super) fn of(people: &People<'_>, wanted: &HashSet<String>) -> Self {
        let mut names: HashMap<String, Vec<PersonAt>> = HashMap::new();
        if wanted.is_empty() {
            return Self(names);
        }
        for person in people.all() {
            let name = fold(&people.dossier(person).name);
            if wanted.contains(&name) {
                names.entry(name).or_default().push(person);
            }
        }
        Self(names)
    }
}

/// The folded names of rows without a code.
pub(super) fn names_without_code(sheets: &[SheetRead]) -> HashSet<String> {
    let mut names = HashSet::new();
    for block in sheets.iter().flat_map(|sheet| &sheet.blocks) {
        for row in block.rows.iter().filter(|row| block.code(row).is_empty()) {
            names.insert(fold(block.name(row)));
        }
    }
    names
}

/// Finds whom a row means.
pub(super) fn find(people: &People<'_>, names: &Names, row: Described<'_>) -> Match {
    if !row.code.is_empty() {
        return people.by_code(row.code).map_or(Match::Nobody, Match::One);
    }
    let bearers = names.0.get(&fold(row.name)).map_or(&[][..], Vec::as_slice);
    let fits = |person: &&PersonAt| {
        let birth = people.dossier(**person).birth.as_deref().unwrap_or_default();
        births_agree(row.birth, birth) && row.units.is_none_or(|units| units.contains(&(person.unit as usize)))
    };
    let fitting: Vec<PersonAt> = bearers.iter().filter(fits).copied().collect();
    match fitting.as_slice() {
        [] => Match::Nobody,
        [one] => Match::One(*one),
        _ => Match::Several(fitting.into_boxed_slice()),
    }
}

/// How many rows of a sheet, and how many of them mean somebody.
pub(super) fn matching(people: &People<'_>, names: &Names, sheet: &SheetRead) -> (usize, usize) {
    let means = |block: &Block, row: &PersonRow| {
        let row = Described { code: block.code(row), name: block.name(row), birth: block.birth(row), units: None };
        find(people, names, row) != Match::Nobody
    };
    let matched = sheet.blocks.par_iter().map(|block| block.rows.iter().filter(|row| means(block, row)).count()).sum();
    (sheet.count(), matched)
}

/// Hands the forms of a sheet out, using its rows up. `home` is the unit of the sheet's place.
pub(super) fn join_sheet(
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
    let mut joiner = Joiner { here, problems: problems.into_iter().peekable(), homeless: Vec::new(), only: Only::None };
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
}

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
                if !row.unreadable {
                    let problem = self.nobody(people, block, &row);
                    self.homeless.push((unit, problem));
                }
                None
            }
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
                .with("text", name)
                .with("other", own)
                .at(self.here.sheet().row_place(row.number, self.name_column(), Some(name.to_owned())));
            people.tell(person, Some(Fault::Identity), problem);
        }
        let elsewhere = self.here.named(row.unit).is_some_and(|units| !units.contains(&(person.unit as usize)));
        if elsewhere && !is_blamed {
            people.unit_differs(self.here, person, row.number, row.unit);
        }
        people.add_form(self.here, person, row);
    }

    fn name_column(&self) -> Option<u32> {
        self.here.sheet().binding.name.first().copied()
    }

    /// The place of what identifies a row.
    fn identity_place(&self, block: &Block, row: &PersonRow) -> crate::diag::CellPlace {
        let (column, text) = match block.code(row) {
            "" => (self.name_column(), block.name(row)),
            code => (self.here.sheet().binding.code, code),
        };
        self.here.sheet().row_place(row.number, column, Some(text.to_owned()))
    }

    fn nobody(&self, people: &People<'_>, block: &Block, row: &PersonRow) -> Problem {
        let label = format!("{} {}", block.code(row), block.name(row));
        let scope = self.here.unit(row.unit).map(|unit| u32::try_from(unit).expect("fewer than 2^32 units"));
        let suggestion = if self.homeless.len() < SUGGESTED {
            look_alike(people, block.code(row), block.name(row), scope)
        } else {
            None
        };
        let place = self.identity_place(block, row);
        Problem::new(IntakeCode::UnknownPerson).with("name", label.trim()).suggest(suggestion).at(place)
    }

    fn ambiguous(&self, people: &People<'_>, block: &Block, row: &PersonRow, persons: &[PersonAt]) -> Problem {
        let place = self.identity_place(block, row);
        Problem::new(IntakeCode::Ambiguous)
            .with("name", block.name(row))
            .with("candidates", candidates(people, persons))
            .at(place)
    }

    /// What is nobody's goes to the unit that the row names, that the sheet's place means, or that all
    /// people of the sheet belong to; else to the run.
    fn finish(mut self, people: &mut People<'_>) {
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

/// Tells one problem to every unit that has a candidate, and marks all candidates.
pub(super) fn tell_candidates(people: &mut People<'_>, persons: &[PersonAt], problem: &Problem) {
    let mut units: Vec<u32> = persons.iter().map(|person| person.unit).collect();
    units.sort_unstable();
    units.dedup();
    for unit in units {
        people.units.list[unit as usize].tell(problem.clone());
    }
    for person in persons {
        people.blame(*person, Fault::Identity);
    }
}

/// Several people with what tells them apart, in an order that does not depend on rows.
pub(super) fn candidates(people: &People<'_>, persons: &[PersonAt]) -> String {
    let mut texts: Vec<String> = persons
        .iter()
        .map(|person| {
            let dossier = people.dossier(*person);
            let birth = dossier.birth.as_deref().map(|birth| format!(", {birth}")).unwrap_or_default();
            format!("{}{birth} ({})", who(dossier), people.units.list[person.unit as usize].id)
        })
        .collect();
    texts.sort_unstable();
    texts.join("; ")
}

/// The person most like a code and a name that nobody has.
pub(super) fn look_alike(people: &People<'_>, code: &str, name: &str, unit: Option<u32>) -> Option<String> {
    let bare = |text: &str| without_accents(&fold(text));
    let (code, name) = (bare(code), bare(name));
    let mut best: Option<(f64, String)> = None;
    for person in people.all().filter(|person| unit.is_none_or(|unit| unit == person.unit)).take(SOUGHT) {
        let dossier = people.dossier(person);
        let alike =
            |a: &str, b: &str| if a.is_empty() { 0.0 } else { strsim::normalized_damerau_levenshtein(a, &bare(b)) };
        let likeness = alike(&name, &dossier.name).max(alike(&code, &dossier.code));
        if likeness < 0.75 {
            continue;
        }
        let text = who(dossier);
        let is_better = best.as_ref().is_none_or(|(most, old)| likeness > *most || (likeness >= *most && text < *old));
        if is_better {
            best = Some((likeness, text));
        }
    }
    best.map(|(_, text)| text)
}

/// The code of a decision's problem that stands for a form's.
pub(super) const fn decision_code(found: &Match) -> DecisionCode {
    match found {
        Match::Several(_) => DecisionCode::Ambiguous,
        Match::One(_) | Match::Nobody => DecisionCode::UnknownPerson,
    }
}
