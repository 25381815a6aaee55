//! Claims and facts that somebody has no cell for: none of the tables that his rows come from asks for them.
//!
//! A declared `blank` fills an empty cell in a row that was handed in. Where there is no cell, nobody has left
//! anything empty: a column or a row was lost, and to read it as the `blank` would give points for the loss, so it is an
//! error. Without a `blank` whoever lacks the cell is incomplete, for one reason that is told once, at the table.

use std::collections::{BTreeMap, BTreeSet};

use crate::campaign::{Campaign, ItemOf, SubjectKind};
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::{FactIx, InputIx, ItemIx, RoleIx};
use crate::intake::{Dossier, FactValue, Fault, RowRef, Sheet, Unit, Use};
use crate::score::subject::{UnitView, role_in};
use crate::score::{items, period};
use crate::words::{Lang, Phrase};

/// What somebody has no cell for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Lacking {
    Claim(InputIx),
    Fact(FactIx),
}

/// What each table of a run has no cell for.
#[derive(Debug)]
pub(crate) struct Uncovered<'a> {
    campaign: &'a Campaign,
    sheets: &'a [Sheet],
    lacks: Vec<Vec<InputIx>>,
    /// What a table asks that asks for nothing but bonuses and deductions: a list of those whom they concern.
    lists: Vec<Vec<InputIx>>,
}

impl<'a> Uncovered<'a> {
    /// Looks through the tables of a run.
    pub(crate) fn of(campaign: &'a Campaign, sheets: &'a [Sheet]) -> Self {
        let wanted: Vec<InputIx> = (0..campaign.inputs.len()).map(InputIx::at).collect();
        let lacks = |sheet: &Sheet| {
            let has: BTreeSet<InputIx> = sheet.columns.iter().map(|column| column.input).collect();
            if has.is_empty() {
                // A list: scores come from other tables.
                return Vec::new();
            }
            let asked: BTreeSet<InputIx> = sheet.asked.iter().map(|(_, input)| *input).collect();
            // A table with a row for each criterion has one column for all of them.
            let is_asked = |input: InputIx| asked.is_empty() || asked.contains(&campaign.column_of(input));
            let is_lacking = |input: &InputIx| !has.contains(input) || !is_asked(*input);
            // A personal form that lacks a row is told as its person's, unless the loss would be read as a `blank`.
            let is_told_here = |input: &InputIx| asked.is_empty() || has_blank(campaign, *input);
            wanted.iter().copied().filter(is_lacking).filter(is_told_here).collect()
        };
        let is_extra = |input: &InputIx| {
            let item = campaign.inputs[input.index()].item;
            matches!(campaign.items[item.index()].of, ItemOf::Extra(_))
        };
        let lists = |sheet: &Sheet| {
            let has: Vec<InputIx> = sheet.columns.iter().map(|column| column.input).collect();
            if has.iter().all(is_extra) { has } else { Vec::new() }
        };
        let lacks = sheets.iter().map(lacks).collect();
        Self { campaign, sheets, lacks, lists: sheets.iter().map(lists).collect() }
    }

    /// Tells each table and criterion or fact once in a unit, and marks whom it concerns. Returns what was marked, by
    /// the position of the dossier.
    pub(crate) fn tell(&self, unit: &mut Unit) -> Vec<(usize, Fault)> {
        let mut concerned: BTreeMap<(u32, Lacking), BTreeSet<usize>> = BTreeMap::new();
        let mut marked = Vec::new();
        let view = UnitView { id: &unit.id, level: unit.level };
        let listed = if self.lacks.iter().all(Vec::is_empty) { BTreeSet::new() } else { self.listed(unit) };
        for (at, dossier) in unit.dossiers.iter().enumerate() {
            let claims = self.of_dossier(dossier, view).into_iter().filter(|(_, input)| !listed.contains(input));
            let claims = claims.map(|(sheet, input)| (sheet, Lacking::Claim(input)));
            let facts = self.facts_of(dossier).map(|fact| (self.home(dossier, fact), Lacking::Fact(fact)));
            for (sheet, lacking) in claims.chain(facts) {
                let told = match lacking {
                    Lacking::Claim(input) => Lacking::Claim(self.campaign.column_of(input)),
                    Lacking::Fact(_) => lacking,
                };
                concerned.entry((sheet, told)).or_default().insert(at);
                let mark = (at, self.fault(lacking));
                if !marked.contains(&mark) {
                    marked.push(mark);
                }
            }
        }
        for (at, fault) in &marked {
            unit.dossiers[*at].faults.push(*fault);
            unit.dossiers[*at].faults.sort_unstable();
        }
        let problem = |((sheet, lacking), people): ((u32, Lacking), BTreeSet<usize>)| {
            self.problem(sheet, lacking, people.len()).in_unit(&unit.id)
        };
        unit.problems.extend(concerned.into_iter().map(problem));
        marked
    }

    /// The table that should tell a fact of somebody: that of his scores where others' scores come with it, else the
    /// list.
    fn home(&self, dossier: &Dossier, fact: FactIx) -> u32 {
        let tells =
            |sheet: &Sheet| !sheet.columns.is_empty() && sheet.uses.iter().any(|(_, of)| *of == Use::Fact(fact));
        let form = dossier.forms.first().filter(|_| self.sheets.iter().any(tells));
        form.map_or(dossier.row.sheet, |form| form.row.sheet)
    }

    /// What is wrong with somebody who has no cell for something.
    fn fault(&self, lacking: Lacking) -> Fault {
        match lacking {
            Lacking::Claim(input) if has_blank(self.campaign, input) => Fault::Item(self.item(input)),
            Lacking::Claim(input) => Fault::NoCell(self.item(input)),
            Lacking::Fact(fact) => Fault::NoFactCell(fact),
        }
    }

    fn item(&self, input: InputIx) -> ItemIx {
        self.campaign.inputs[input.index()].item
    }

    /// The facts of a subject that nobody knows, and that none of the tables its rows come from asks for. What was
    /// read from no table (cases, joined results) lacks no column.
    fn facts_of(&self, dossier: &Dossier) -> impl Iterator<Item = FactIx> {
        let asks = |row: RowRef, fact: FactIx| {
            let uses = &self.sheets[row.sheet as usize].uses;
            uses.is_empty() || uses.iter().any(|(_, of)| *of == Use::Fact(fact))
        };
        let rules = self.campaign.facts.iter().enumerate().map(|(at, rule)| (FactIx::at(at), rule));
        let lacking = rules.filter(move |(fact, rule)| {
            let cell = dossier.fact(*fact);
            cell.value == FactValue::Missing
                && cell.at.is_none()
                && !rule.is_counted()
                && rule.from_members.is_none()
                && !asks(dossier.row, *fact)
                && !dossier.forms.iter().any(|form| asks(form.row, *fact))
                && !dossier.faults.contains(&Fault::Fact(*fact))
        });
        lacking.map(|(fact, _)| fact)
    }

    /// Bonuses and deductions that a list of their own tells of, of this unit or of the whole run: who is not on it has
    /// none.
    fn listed(&self, unit: &Unit) -> BTreeSet<InputIx> {
        let own: BTreeSet<usize> =
            unit.dossiers.iter().flat_map(|dossier| &dossier.forms).map(|form| form.row.sheet as usize).collect();
        let is_of_run = |sheet: &Sheet| !sheet.file.contains(['/', '\\']);
        let lists = self.lists.iter().zip(self.sheets).enumerate();
        let lists = lists.filter(|(at, (_, sheet))| own.contains(at) || is_of_run(sheet));
        lists.flat_map(|(_, (inputs, _))| inputs.iter().copied()).collect()
    }

    /// What a subject has no cell for, period by period, with the first of the tables that its rows come from.
    fn of_dossier(&self, dossier: &Dossier, unit: UnitView<'_>) -> Vec<(u32, InputIx)> {
        let may_lack = dossier.forms.iter().any(|form| !self.lacks[form.row.sheet as usize].is_empty());
        let role = may_lack.then(|| role_in(self.campaign, unit, dossier)).flatten();
        let Some(role) = role else { return Vec::new() };
        let mut found = Vec::new();
        for part in period::parts(self.campaign, dossier) {
            let forms = dossier.forms.iter().filter(|form| part.is_none() || form.period == part);
            let sheets: BTreeSet<u32> = forms.map(|form| form.row.sheet).collect();
            let Some(first) = sheets.first() else { continue };
            let lacking = self.lacks[*first as usize].iter().copied();
            let lacking = lacking.filter(|input| sheets.iter().all(|at| self.lacks[*at as usize].contains(input)));
            found.extend(lacking.filter(|input| self.is_open(dossier, role, *input)).map(|input| (*first, input)));
        }
        found
    }

    /// Whether a claim is asked of the role, and nothing has been told of it yet.
    fn is_open(&self, dossier: &Dossier, role: RoleIx, input: InputIx) -> bool {
        let item = self.campaign.inputs[input.index()].item;
        items::is_asked(self.campaign, role, item) && !dossier.faults.contains(&Fault::Item(item))
    }

    fn problem(&self, sheet: u32, lacking: Lacking, count: usize) -> Problem {
        let sheet = &self.sheets[sheet as usize];
        let (title, more, code) = match lacking {
            Lacking::Claim(input) => {
                let has_blank = has_blank(self.campaign, input);
                let input = &self.campaign.inputs[input.index()];
                let code = if has_blank { IntakeCode::ColumnMissing } else { IntakeCode::ColumnMissingHere };
                (&input.title, &input.words, code)
            }
            Lacking::Fact(fact) => {
                let fact = &self.campaign.facts[fact.index()];
                (&fact.title, &fact.column, IntakeCode::ColumnMissingHere)
            }
        };
        let mut words = vec![title.as_str()];
        words.extend(more.iter().map(String::as_str).filter(|word| word != title));
        let phrase = match self.campaign.subject {
            SubjectKind::Person => Phrase::PeopleWithoutCell,
            SubjectKind::Unit => Phrase::UnitsWithoutCell,
        };
        let [vi, en] = Lang::ALL.map(|lang| lang.phrase(phrase, &[("count", &count.to_string())]));
        let problem =
            Problem::new(code).with("item", title).with("words", words.join("”, “")).with_told("whom", vi, en);
        let place = CellPlace { sheet: sheet.name.clone(), ..CellPlace::file(&sheet.file) };
        problem.at(CellPlace { row: Some(sheet.heading_row), ..place })
    }
}

/// Whether an empty cell is read as something.
fn has_blank(campaign: &Campaign, input: InputIx) -> bool {
    campaign.items[campaign.inputs[input.index()].item.index()].blank_value.is_some()
}
