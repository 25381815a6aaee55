//! What there is to tell about a subject: problems with their cells.

use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::{InputIx, ItemIx, RaterIx, RoleIx};
use crate::intake::{CellRef, ClaimColumn, Dossier, Form, Packed, Period, period_names};
use crate::score::Missing;
use crate::score::detail::claim_text;
use crate::score::items::Scored;
use crate::score::period;
use crate::score::points::Fault;
use crate::score::subject::{Scorer, Scoring, Verdict, subject_name};
use crate::words::Lang;

impl Scorer<'_> {
    fn place(&self, dossier: &Dossier) -> CellPlace {
        let cell = CellRef { sheet: dossier.row.sheet, row: dossier.row.row, column: 0 };
        CellPlace { column: None, ..cell.place(self.sheets, None) }
    }

    fn about(&self, code: IntakeCode, dossier: &Dossier) -> Problem {
        Problem::new(code).at(self.place(dossier)).with("person", subject_name(dossier))
    }

    pub(super) fn no_role(&self, dossier: &Dossier) -> Problem {
        self.about(IntakeCode::NoRole, dossier)
    }

    /// A problem for a fault that shows only when values meet.
    pub(super) fn fault(&self, dossier: &Dossier, item: ItemIx, fault: Fault) -> Problem {
        let code = match fault {
            Fault::OutOfRange => IntakeCode::OutOfRange,
            Fault::DoneAboveOf => IntakeCode::DoneAboveOf,
            Fault::NotApplicable => IntakeCode::NotApplicable,
            Fault::Disagree => IntakeCode::RatersDisagree,
        };
        let rule = &self.campaign.items[item.index()];
        let mut problem = self
            .about(code, dossier)
            .with("item", &rule.title)
            .with("column", &rule.title)
            .with("expected", format!("0 – {}", rule.max))
            .with("min", 0)
            .with("max", &rule.max);
        let spots = self.spots(item);
        let words: Vec<String> = spots.iter().map(|spot| spot.1.clone()).collect();
        problem = problem.with("value", words.join(" / "));
        if let Some((at, word)) = spots.first() {
            problem = problem.at(at.place(self.sheets, Some(word.clone())));
        }
        problem
    }

    /// The cells of an item that are not blank, with what they hold, highest rater first.
    fn spots(&self, item: ItemIx) -> Vec<(CellRef, String)> {
        let mut spots = Vec::new();
        for (index, _) in self.campaign.inputs.iter().enumerate().filter(|(_, input)| input.item == item) {
            let input = InputIx::at(index);
            let raters = (0..self.campaign.raters.len()).rev().map(|rater| Some(RaterIx::at(rater)));
            for spot in raters.chain([None]).filter_map(|rater| self.grid.spot(input, rater)) {
                if !spot.packed.is_blank() {
                    let claim = spot.packed.claim(&self.sheets[spot.at.sheet as usize].numbers);
                    spots.push((spot.at, claim_text(self.campaign, input, &claim)));
                }
            }
        }
        spots
    }

    /// Warnings about a subject that has a total.
    pub(super) fn warn(&self, dossier: &Dossier, role: RoleIx, scoring: &mut Scoring) {
        let titles = |items: &mut dyn Iterator<Item = usize>| {
            let titles: Vec<&str> = items.map(|item| self.campaign.items[item].title.as_str()).collect();
            titles.join("; ")
        };
        let top = self.campaign.raters.len().checked_sub(1).map(RaterIx::at);
        let is_lower = |value: &Scored| value.rater.is_some() && value.rater != top;
        let is_shared = |value: &Scored| value.shared_rater;
        for (code, test) in
            [(IntakeCode::LowerRater, &is_lower as &dyn Fn(&Scored) -> bool), (IntakeCode::MissingRater, &is_shared)]
        {
            if self.values.iter().any(test) {
                let mut items = self.values.iter().enumerate().filter(|(_, value)| test(value)).map(|(item, _)| item);
                scoring.problems.push(self.about(code, dossier).with("items", titles(&mut items)));
                scoring.provisional |= code == IntakeCode::MissingRater;
            }
        }
        for criterion in 0..self.campaign.criteria.len() {
            if self.campaign.criteria[criterion].weight[role.index()].is_zero()
                && let Some((at, word)) = self.spots(ItemIx::at(criterion)).into_iter().next()
            {
                let problem = self.about(IntakeCode::NotAsked, dossier).at(at.place(self.sheets, Some(word)));
                let role = &self.campaign.roles[role.index()].title;
                scoring.problems.push(problem.with("item", &self.campaign.items[criterion].title).with("role", role));
            }
        }
    }

    /// One problem for an incomplete subject, naming all that is missing, at the first empty cell. Subjects
    /// with errors have theirs already, and a person without a form was told when the forms were joined.
    pub(super) fn tell_missing(&self, dossier: &Dossier, scoring: &mut Scoring) {
        let Verdict::Incomplete(missing) = &scoring.verdict else {
            return;
        };
        let known = missing.contains(&Missing::Form) || !dossier.faults.is_empty() || !scoring.problems.is_empty();
        if known {
            return;
        }
        let cells: Vec<Vec<CellRef>> = missing.iter().map(|missing| self.empty_cells(dossier, *missing)).collect();
        let names: Vec<String> = missing
            .iter()
            .zip(&cells)
            .map(|(missing, cells)| match (self.missing_name(dossier, *missing), cells.as_slice()) {
                (name, []) => name,
                (name, cells) => {
                    let addresses: Vec<String> = cells.iter().map(|cell| cell.address()).collect();
                    format!("{name} ({})", addresses.join(", "))
                }
            })
            .collect();
        let mut problem = self.about(IntakeCode::Incomplete, dossier).with("missing", names.join("; "));
        let mut cells = cells.into_iter().flatten().map(|cell| cell.place(self.sheets, None));
        if let Some(first) = cells.next() {
            problem = problem.at(first).also(cells.collect());
        } else if let Some(form) =
            dossier.forms.iter().find(|form| !self.sheets[form.row.sheet as usize].asked.is_empty())
        {
            // The form has no row for it.
            let sheet = &self.sheets[form.row.sheet as usize];
            let file = CellPlace::file(&sheet.file);
            problem = problem.at(CellPlace { sheet: sheet.name.clone(), ..file });
        }
        scoring.problems.push(problem);
    }

    /// What is missing, by its title; of periods, which ones.
    fn missing_name(&self, dossier: &Dossier, missing: Missing) -> String {
        match missing {
            Missing::Item(item) => self.campaign.items[item.index()].title.clone(),
            Missing::Group(group) => self.campaign.groups[group.index()].title.clone(),
            Missing::Fact(fact) => self.campaign.facts[fact.index()].title.clone(),
            Missing::Period(_) => period_names(&period::absent(self.campaign, dossier), Lang::Vi),
            Missing::Form | Missing::Identity => String::new(),
        }
    }

    /// The cells that wait for a value: one for each period where nobody gave one, or else the first that is
    /// blank.
    fn empty_cells(&self, dossier: &Dossier, missing: Missing) -> Vec<CellRef> {
        let Missing::Item(item) = missing else {
            return Vec::new();
        };
        let is_filled = |form: &Form| self.values_of(form, item).any(|(_, value)| !value.is_blank());
        let of = |part: Option<Period>| dossier.forms.iter().filter(move |form| form.period == part);
        let parts = period::parts(self.campaign, dossier).into_iter();
        let unfilled = parts.filter(|part| part.is_some() && !of(*part).any(is_filled));
        let cells: Vec<CellRef> = unfilled.filter_map(|part| self.blank_cell(of(part), item)).collect();
        if cells.is_empty() { self.blank_cell(dossier.forms.iter(), item).into_iter().collect() } else { cells }
    }

    /// The blank cell of the highest rater, in the first form with such a column.
    fn blank_cell<'b>(&self, mut forms: impl Iterator<Item = &'b Form>, item: ItemIx) -> Option<CellRef> {
        forms.find_map(|form| {
            let blank =
                self.values_of(form, item).filter(|(column, value)| value.is_blank() && self.is_asked(form, column));
            let (column, _) = blank.max_by_key(|(column, _)| column.rater)?;
            Some(CellRef { sheet: form.row.sheet, row: form.row.row, column: column.column })
        })
    }

    /// Whether the row of a form has a cell for what a column holds: in a long table it is about one thing only.
    fn is_asked(&self, form: &Form, column: &ClaimColumn) -> bool {
        let asked = &self.sheets[form.row.sheet as usize].asked;
        let at = asked.binary_search_by_key(&form.row.row, |(row, _)| *row);
        asked.is_empty() || at.is_ok_and(|at| asked[at].1 == self.campaign.column_of(column.input))
    }

    /// The cells of an item in a form.
    fn values_of<'b>(&'b self, form: &'b Form, item: ItemIx) -> impl Iterator<Item = (&'b ClaimColumn, Packed)> {
        let columns = self.sheets[form.row.sheet as usize].columns.iter();
        columns
            .zip(form.values.iter())
            .filter(move |(column, _)| self.campaign.inputs[column.input.index()].item == item)
    }
}
