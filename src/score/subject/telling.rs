//! What there is to tell about a subject: problems with their cells.

use std::collections::{BTreeMap, BTreeSet};

use crate::campaign::{Item, ItemSource, PointsRule};
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::{FactIx, InputIx, ItemIx, RaterIx, RoleIx};
use crate::intake::{CellRef, Dossier, FactValue, Fault, period_names};
use crate::num::Exact;
use crate::score::detail::claim_text;
use crate::score::period;
use crate::score::points::Fault as PointsFault;
use crate::score::subject::{Scorer, Scoring, Verdict, faulty, subject_name};
use crate::score::waiting::Waiting;
use crate::score::{ItemState, Missing};
use crate::words::Lang;

impl Scorer<'_> {
    fn place(&self, dossier: &Dossier) -> CellPlace {
        let cell = CellRef { sheet: dossier.row.sheet, row: dossier.row.row, column: 0 };
        CellPlace { column: None, ..cell.place(self.sheets, None) }
    }

    pub(super) fn about(&self, code: IntakeCode, dossier: &Dossier) -> Problem {
        Problem::new(code).at(self.place(dossier)).with("person", subject_name(dossier))
    }

    pub(super) fn no_role(&self, dossier: &Dossier) -> Problem {
        self.about(IntakeCode::NoRole, dossier)
    }

    /// A problem for a fault that shows only when values meet: of one rater's, or of all.
    pub(super) fn fault(&self, dossier: &Dossier, item: ItemIx, rater: Option<RaterIx>, fault: PointsFault) -> Problem {
        let code = match fault {
            PointsFault::OutOfRange => IntakeCode::OutOfRange,
            PointsFault::DoneAboveOf => IntakeCode::DoneAboveOf,
            PointsFault::NotApplicable => IntakeCode::NotApplicable,
            PointsFault::Disagree => IntakeCode::RatersDisagree,
        };
        let rule = &self.campaign.items[item.index()];
        let mut problem = self
            .about(code, dossier)
            .with("item", &rule.title)
            .with("column", &rule.title)
            .with("expected", expected(rule))
            .with("min", 0)
            .with("max", &rule.max);
        if let ItemSource::Fact(fact) = rule.source {
            return self.of_fact(problem, dossier, fact);
        }
        let spots = self.spots(item, rater);
        let words: Vec<String> = spots.iter().map(|spot| spot.1.clone()).collect();
        problem = problem.with("value", words.join(" / "));
        let mut places = spots.into_iter().map(|(at, word)| at.place(self.sheets, Some(word)));
        if let Some(first) = places.next() {
            problem = problem.at(first);
        }
        // Where one's own numbers do not go together, any of them may be the wrong one.
        if rater.is_some() { problem.also(places.collect()) } else { problem }
    }

    /// A fact that does not suit the rule that reads it.
    fn of_fact(&self, problem: Problem, dossier: &Dossier, fact: FactIx) -> Problem {
        let value = match &dossier.fact(fact).value {
            FactValue::Number(number) => number.to_string().replace('.', ","),
            _ => String::new(),
        };
        let problem = problem.with("value", &value);
        match dossier.fact_place(self.sheets, fact) {
            Some(at) => problem.at(at.place(self.sheets, Some(value))),
            None => problem,
        }
    }

    /// The cells of an item that are not blank, with what they hold, highest rater first; of one rater, or of all.
    fn spots(&self, item: ItemIx, only: Option<RaterIx>) -> Vec<(CellRef, String)> {
        let mut spots = Vec::new();
        for (index, _) in self.campaign.inputs.iter().enumerate().filter(|(_, input)| input.item == item) {
            let input = InputIx::at(index);
            let raters = (0..self.campaign.raters.len()).rev().map(|rater| Some(RaterIx::at(rater)));
            let of = raters.chain([None]).filter(|rater| only.is_none() || rater.is_none() || *rater == only);
            for spot in of.filter_map(|rater| self.grid.spot(input, rater)) {
                if !spot.packed.is_blank() {
                    let claim = spot.packed.claim(&self.sheets[spot.at.sheet as usize].numbers);
                    spots.push((spot.at, claim_text(self.campaign, input, &claim)));
                }
            }
        }
        spots
    }

    /// Values for what is not asked of the role.
    pub(super) fn warn(&self, dossier: &Dossier, role: RoleIx, scoring: &mut Scoring) {
        for criterion in 0..self.campaign.criteria.len() {
            if self.campaign.criteria[criterion].weight[role.index()].is_zero()
                && let Some((at, word)) = self.spots(ItemIx::at(criterion), None).into_iter().next()
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
        let known = missing.contains(&Missing::Form)
            || !faulty(dossier).is_empty()
            || scoring.problems.iter().any(Problem::is_error);
        // What has no cell at all was told at the table.
        let has_cell = |missing: &Missing| match missing {
            Missing::Item(item) => !dossier.faults.contains(&Fault::NoCell(*item)),
            Missing::Fact(fact) => !dossier.faults.contains(&Fault::NoFactCell(*fact)),
            _ => true,
        };
        let missing: Vec<Missing> = missing.iter().copied().filter(has_cell).collect();
        if known || missing.is_empty() {
            return;
        }
        let empty = |missing: &Missing| self.empty_cells(dossier, scoring.card.role, *missing);
        let all: Vec<Vec<CellRef>> = missing.iter().map(empty).collect();
        let [vi, en] = Lang::ALL.map(|lang| {
            let name = |(missing, cells): (&Missing, &Vec<CellRef>)| match (
                self.missing_name(dossier, *missing, lang),
                cells.as_slice(),
            ) {
                (name, []) => name,
                (name, cells) => format!("{name} ({})", self.addresses(cells, &all)),
            };
            missing.iter().zip(&all).map(name).collect::<Vec<String>>().join("; ")
        });
        let mut problem = self.about(IntakeCode::Incomplete, dossier).with_told("missing", vi, en);
        let mut seen = BTreeSet::new();
        let each_once = all.into_iter().flatten().filter(|cell| seen.insert(*cell));
        let mut cells = each_once.map(|cell| cell.place(self.sheets, None));
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
    fn missing_name(&self, dossier: &Dossier, missing: Missing, lang: Lang) -> String {
        match missing {
            Missing::Item(item) => self.campaign.items[item.index()].title.clone(),
            Missing::Group(group) => self.campaign.groups[group.index()].title.clone(),
            Missing::Fact(fact) => self.campaign.facts[fact.index()].title.clone(),
            Missing::Period(_) => period_names(&period::absent(self.campaign, dossier), lang),
            Missing::Form | Missing::Identity => String::new(),
        }
    }

    /// The addresses of some of all the empty cells of a subject: with the names of their sheets where these are several,
    /// those that lie alike on some of them once.
    fn addresses(&self, cells: &[CellRef], all: &[Vec<CellRef>]) -> String {
        let sheets: BTreeSet<u32> = all.iter().flatten().map(|cell| cell.sheet).collect();
        let files: BTreeSet<&str> = sheets.iter().map(|sheet| self.sheets[*sheet as usize].file.as_ref()).collect();
        let mut by_sheet: BTreeMap<u32, Vec<String>> = BTreeMap::new();
        for cell in cells {
            let own = by_sheet.entry(cell.sheet).or_default();
            let address = cell.address();
            if !own.contains(&address) {
                own.push(address);
            }
        }
        let mut alike: Vec<(String, Vec<&str>)> = Vec::new();
        for (sheet, own) in by_sheet {
            let sheet = &self.sheets[sheet as usize];
            // The sheets of somebody's own forms are called alike in each of their files.
            let name = sheet.name.as_deref().filter(|_| files.len() == 1).unwrap_or(&sheet.file);
            let own = own.join(", ");
            match alike.iter_mut().find(|(other, _)| *other == own) {
                Some((_, sheets)) if sheets.contains(&name) => {}
                Some((_, sheets)) => sheets.push(name),
                None => alike.push((own, vec![name])),
            }
        }
        let shown = |(own, names): (String, Vec<&str>)| {
            if sheets.len() == 1 { own } else { format!("{own} – {}", names.join(", ")) }
        };
        alike.into_iter().map(shown).collect::<Vec<_>>().join("; ")
    }

    /// The cells that wait for what is missing.
    fn empty_cells(&self, dossier: &Dossier, role: Option<RoleIx>, missing: Missing) -> Vec<CellRef> {
        let Self { campaign, sheets, .. } = *self;
        match (missing, role) {
            (Missing::Item(item), Some(role)) => {
                Waiting { campaign, sheets, dossier, role }.cells(item, ItemState::Missing)
            }
            (Missing::Fact(fact), _) => dossier.fact_place(sheets, fact).into_iter().collect(),
            _ => Vec::new(),
        }
    }
}

/// What a rule takes, as it is written in Vietnam.
fn expected(rule: &Item) -> String {
    let written = |number: &Exact| number.to_string().replace('.', ",");
    match &rule.points {
        PointsRule::Bands(bounds) => {
            let least = bounds.iter().map(|(from, _)| from).min();
            least.map_or_else(String::new, |least| format!("≥ {}", written(least)))
        }
        _ => format!("0 – {}", written(&rule.max)),
    }
}
