//! Which tables are rosters, which are assessments, and the people of the first before the scores of the second.

use std::collections::HashSet;

use crate::campaign::SubjectKind;
use crate::diag::{IntakeCode, Problem};
use crate::intake::cell::identity::code_key;
use crate::intake::decision::{self, Subject};
use crate::intake::gather::Gathering;
use crate::intake::people::find::{self, Names};
use crate::intake::people::join;
use crate::intake::people::transfer::Transfers;
use crate::intake::row::skip;
use crate::intake::row::{Block, PersonRow, SheetRead};
use crate::intake::sheets::listing::Listing;
use crate::intake::{FileRole, sheets};
use crate::text::fold;

impl Gathering<'_> {
    /// Rosters fill the units; then every table with claims is a roster too, or an assessment.
    pub(super) fn fill(&mut self, decisions: Option<&Listing<decision::Column>>) {
        let mut wanted = find::names_without_code(&self.sheets);
        for row in decisions.iter().flat_map(|list| &list.rows) {
            let subject = Subject::of(row, self.people.campaign);
            if subject.code.is_empty() {
                wanted.insert(fold(&subject.name));
            }
        }
        self.people.keep_births |= !wanted.is_empty();
        let (rosters, claims): (Vec<usize>, Vec<usize>) = (0..self.sheets.len()).partition(|at| match &self.listed {
            // Beside the list of the units that are graded all else is about the units on it.
            Some(list) => self.sheets[*at].file == *list,
            None => !self.sheets[*at].binding.has_claims(),
        });
        self.people.transfers = Transfers::of(&self.sheets);
        let (repeated, rosters): (Vec<usize>, Vec<usize>) =
            rosters.into_iter().partition(|at| self.listed.is_none() && self.repeats(*at, &claims));
        let (lists, mut rosters): (Vec<usize>, Vec<usize>) =
            rosters.into_iter().partition(|at| self.listed.is_none() && self.heads_scores(*at, &claims));
        self.add_rosters(&rosters);
        let mut names = Names::of(&self.people, &wanted);
        if !lists.is_empty() {
            let is_known = |at: &usize| !rosters.is_empty() && self.knows_half(*at, &names);
            let (known, alone): (Vec<usize>, Vec<usize>) = lists.into_iter().partition(is_known);
            self.add_rosters(&alone);
            rosters.extend(alone);
            names = Names::of(&self.people, &wanted);
            self.join_all(known, &names);
        }
        let of_roster = self.forms_of_rosters(&claims, &rosters, &names);
        let (mut assessments, both): (Vec<usize>, Vec<usize>) = claims.into_iter().partition(|at| {
            self.listed.is_some() || of_roster.contains(at) || self.is_assessment(*at, &rosters, &names)
        });
        assessments.extend(repeated);
        let (leaning, both): (Vec<usize>, Vec<usize>) = both.iter().partition(|at| self.leans(**at, &both));
        self.add_rosters(&both);
        let mut names = if both.is_empty() { names } else { Names::of(&self.people, &wanted) };
        if !leaning.is_empty() {
            let (known, alone): (Vec<usize>, Vec<usize>) = leaning.iter().partition(|at| self.knows_half(**at, &names));
            self.add_rosters(&alone);
            assessments.extend(known);
            assessments.sort_unstable();
            names = Names::of(&self.people, &wanted);
        }
        self.join_all(assessments, &names);
        self.people.hand_over(&self.sheets);
    }

    /// Hands the rows of sheets to those whom they are about.
    fn join_all(&mut self, sheets: Vec<usize>, names: &Names) {
        for at in sheets {
            let has_claims = self.sheets[at].binding.has_claims();
            self.roles[at] = if has_claims { FileRole::Assessment } else { FileRole::Roster };
            let home = self.places.unit(&self.people.units, &self.sheets[at].file);
            if self.sheets[at].binding.meeting {
                let problem = Problem::new(IntakeCode::MeetingScores);
                self.people.tell_unit(home, problem.at(self.sheets[at].row_place(0, None, None)));
            }
            join::join_sheet(&mut self.people, names, &mut self.sheets, at, home);
        }
    }

    /// Whether a list lies in one file with scores: beside a roster that knows its people it adds what it tells of
    /// them, as a form of facts and scores on one sheet does.
    fn heads_scores(&self, at: usize, claims: &[usize]) -> bool {
        claims.iter().any(|other| self.sheets[*other].file == self.sheets[at].file)
    }

    /// Adds rosters: first the units that have codes, then those that have names only, then those that are
    /// named by their place, so that the order of tables does not matter.
    fn add_rosters(&mut self, rosters: &[usize]) {
        let is_person = self.people.campaign.subject == SubjectKind::Person;
        for with_code in [true, false] {
            for at in rosters.iter().filter(|_| is_person) {
                for (code, name) in self.sheets[*at].units.iter().filter(|(code, _)| code.is_empty() != with_code) {
                    self.people.units.register(code, name);
                }
            }
        }
        let mut homes = vec![None; rosters.len()];
        for (at, home) in rosters.iter().zip(&mut homes).filter(|_| is_person) {
            let sheet = &self.sheets[*at];
            // The name of one person's form says no unit.
            let is_single = sheet.binding.head().is_some() && sheets::folder(&sheet.file).is_empty();
            if !sheet.binding.has_unit() && sheet.count() > 0 && !is_single {
                let name = self.places.home_name(&self.people.units, &sheet.file);
                *home = self.people.units.register("", name);
                self.named_by_place = true;
            } else {
                *home = self.places.unit(&self.people.units, &sheet.file);
            }
        }
        for (at, home) in rosters.iter().zip(homes) {
            self.roles[*at] = FileRole::Roster;
            self.sections_are_no_units(*at, home);
            self.people.add_sheet(&mut self.sheets, *at, home);
            let sheet = &self.sheets[*at];
            let known = sheet.units.iter().flat_map(|(code, name)| self.people.units.known(code, name));
            self.places.add_roster(&sheet.file, known.chain(home));
        }
    }

    /// In a table without units a section with the name of a unit may be meant as one: that is not guessed.
    fn sections_are_no_units(&mut self, at: usize, home: Option<usize>) {
        let sheet = &self.sheets[at];
        if sheet.binding.has_unit() {
            return;
        }
        let units = &self.people.units;
        let is_other = |text: &str| {
            let is_home = |name: &str| units.known("", name).iter().any(|unit| Some(*unit) == home);
            if let Some(name) = skip::names_a_unit(text) {
                return !is_home(name);
            }
            let names = [text, skip::section_name(text)];
            names.iter().flat_map(|name| units.known("", name)).any(|unit| Some(unit) != home)
        };
        let Some((row, column, text)) = sheet.sections.iter().find(|(_, _, text)| is_other(text)) else { return };
        let problem = Problem::new(IntakeCode::SectionIsUnit).with("value", text);
        let problem = problem.at(sheet.row_place(*row, Some(*column), Some(text.clone())));
        self.people.tell_unit(home, problem);
    }

    /// A table with claims is an assessment where a roster lies with it, or where at least half of its rows
    /// are about people of a roster; else it is roster and assessment in one.
    fn is_assessment(&self, at: usize, rosters: &[usize], names: &Names) -> bool {
        let sheet = &self.sheets[at];
        if sheet.binding.meeting {
            return true;
        }
        if self.places.has_roster_near(&sheet.file) && !self.names_new_units(sheet) {
            return true;
        }
        !rosters.is_empty() && self.knows_half(at, names)
    }

    /// Personal forms of units that have a roster: whoever they name must be on it. One that says no unit is of a
    /// roster where it lies with a form of somebody who is on it.
    fn forms_of_rosters(&self, claims: &[usize], rosters: &[usize], names: &Names) -> HashSet<usize> {
        if rosters.is_empty() || self.people.campaign.subject == SubjectKind::Unit {
            return HashSet::new();
        }
        let of = |at: &&usize| self.sheets[**at].binding.head().is_some();
        let folder = |at: usize| sheets::folder(&self.sheets[at].file);
        let forms: Vec<usize> = claims.iter().filter(of).copied().collect();
        let known: HashSet<&str> =
            forms.iter().filter(|at| self.knows_half(**at, names)).map(|at| folder(*at)).collect();
        let is_of_roster = |at: &usize| {
            let sheet = &self.sheets[*at];
            if sheet.units.is_empty() { known.contains(folder(*at)) } else { !self.names_new_units(sheet) }
        };
        forms.into_iter().filter(is_of_roster).collect()
    }

    /// Whether at least half of the rows of a table are about people who are there already.
    fn knows_half(&self, at: usize, names: &Names) -> bool {
        let (rows, matched) = find::matching(&self.people, names, &self.sheets[at]);
        rows > 0 && matched * 2 >= rows
    }

    /// Whether a sheet without units lies in one file with a sheet of units: one for each rater, of which only the
    /// first says where people are. The name of the file is then no unit.
    fn leans(&self, at: usize, others: &[usize]) -> bool {
        let sheet = &self.sheets[at];
        let says = |other: &usize| self.sheets[*other].file == sheet.file && self.sheets[*other].binding.has_unit();
        self.people.campaign.subject == SubjectKind::Person
            && sheet.binding.head().is_none()
            && !sheet.binding.has_unit()
            && others.iter().any(says)
    }

    /// Whether a list of names without units only repeats people of a table with units in the same file.
    fn repeats(&self, at: usize, others: &[usize]) -> bool {
        if !self.leans(at, others) {
            return false;
        }
        let own = &self.sheets[at];
        let key = |block: &Block, row: &PersonRow| match block.code(row) {
            "" => fold(block.name(row)),
            code => code_key(code).into_owned(),
        };
        let rows = |sheet: &SheetRead| -> HashSet<String> {
            sheet.blocks.iter().flat_map(|block| block.rows.iter().map(move |row| key(block, row))).collect()
        };
        let others = others.iter().map(|other| &self.sheets[*other]);
        let known: HashSet<String> =
            others.filter(|other| other.file == own.file && other.binding.has_unit()).flat_map(rows).collect();
        own.count() > 0 && rows(own).is_subset(&known)
    }

    /// Whether a table names units, and none of those of the rosters.
    fn names_new_units(&self, sheet: &SheetRead) -> bool {
        let units = &self.people.units;
        let is_filled = |unit: &usize| !units.list[*unit].dossiers.is_empty();
        !sheet.units.is_empty() && !sheet.units.iter().any(|(code, name)| units.known(code, name).iter().any(is_filled))
    }
}
