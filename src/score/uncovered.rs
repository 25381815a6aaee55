//! Claims that somebody has no cell for: none of the tables that his rows come from asks for them.
//!
//! A declared `blank` fills an empty cell in a row that was handed in. Where there is no cell, nobody has left
//! anything empty: a column or a row was lost, and to read it as the `blank` would give points for the loss.

use std::collections::{BTreeMap, BTreeSet};

use crate::campaign::{Campaign, ItemOf, SubjectKind};
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::{InputIx, ItemIx, RoleIx};
use crate::intake::{Dossier, Fault, Sheet, Unit};
use crate::score::subject::{UnitView, role_in};
use crate::score::{items, period};
use crate::words::{Lang, Phrase};

/// What each table of a run has no cell for, though an empty one would be read as its `blank`.
#[derive(Debug)]
pub(crate) struct Uncovered<'a> {
    campaign: &'a Campaign,
    sheets: &'a [Sheet],
    lacks: Vec<Vec<InputIx>>,
    /// What a table asks that asks for nothing but bonuses and deductions: a list of those whom they concern.
    lists: Vec<Vec<InputIx>>,
}

impl<'a> Uncovered<'a> {
    /// Looks through the tables of a run. Without a `blank` whoever lacks a cell is incomplete, which is told as such.
    pub(crate) fn of(campaign: &'a Campaign, sheets: &'a [Sheet]) -> Self {
        let has_blank = |input: &InputIx| {
            let item = campaign.inputs[input.index()].item;
            campaign.items[item.index()].blank_value.is_some()
        };
        let wanted: Vec<InputIx> = (0..campaign.inputs.len()).map(InputIx::at).filter(has_blank).collect();
        let lacks = |sheet: &Sheet| {
            let has: BTreeSet<InputIx> = sheet.columns.iter().map(|column| column.input).collect();
            let asked: BTreeSet<InputIx> = sheet.asked.iter().map(|(_, input)| *input).collect();
            // A table with a row for each criterion has one column for all of them.
            let is_asked = |input: InputIx| asked.is_empty() || asked.contains(&campaign.column_of(input));
            wanted.iter().copied().filter(|input| !has.contains(input) || !is_asked(*input)).collect()
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

    /// Tells each table and criterion once in a unit, and marks whom it concerns. Returns what was marked, by the
    /// position of the dossier.
    pub(crate) fn tell(&self, unit: &mut Unit) -> Vec<(usize, ItemIx)> {
        if self.lacks.iter().all(Vec::is_empty) {
            return Vec::new();
        }
        let mut concerned: BTreeMap<(u32, InputIx), BTreeSet<usize>> = BTreeMap::new();
        let mut marked = Vec::new();
        let view = UnitView { id: &unit.id, level: unit.level };
        let listed = self.listed(unit);
        for (at, dossier) in unit.dossiers.iter().enumerate() {
            let lacking = self.of_dossier(dossier, view).into_iter();
            for (sheet, input) in lacking.filter(|(_, input)| !listed.contains(input)) {
                let item = self.campaign.inputs[input.index()].item;
                concerned.entry((sheet, self.campaign.column_of(input))).or_default().insert(at);
                if !marked.contains(&(at, item)) {
                    marked.push((at, item));
                }
            }
        }
        for (at, item) in &marked {
            unit.dossiers[*at].faults.push(Fault::Item(*item));
            unit.dossiers[*at].faults.sort_unstable();
        }
        let problem = |((sheet, input), people): ((u32, InputIx), BTreeSet<usize>)| {
            self.problem(sheet, input, people.len()).in_unit(&unit.id)
        };
        unit.problems.extend(concerned.into_iter().map(problem));
        marked
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

    fn problem(&self, sheet: u32, input: InputIx, count: usize) -> Problem {
        let (sheet, input) = (&self.sheets[sheet as usize], &self.campaign.inputs[input.index()]);
        let mut words = vec![input.title.as_str()];
        words.extend(input.words.iter().map(String::as_str).filter(|word| *word != input.title));
        let phrase = match self.campaign.subject {
            SubjectKind::Person => Phrase::PeopleWithoutCell,
            SubjectKind::Unit => Phrase::UnitsWithoutCell,
        };
        let [vi, en] = Lang::ALL.map(|lang| lang.phrase(phrase, &[("count", &count.to_string())]));
        let problem = Problem::new(IntakeCode::ColumnMissing)
            .with("item", &input.title)
            .with("words", words.join("”, “"))
            .with_told("whom", vi, en);
        let place = CellPlace { sheet: sheet.name.clone(), ..CellPlace::file(&sheet.file) };
        problem.at(CellPlace { row: Some(sheet.heading_row), ..place })
    }
}
