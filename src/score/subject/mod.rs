//! One subject: role, eligibility, completeness, points, total.

mod absent;
mod telling;

use absent::Absent;
pub use absent::once_for_unit;

use crate::campaign::{Campaign, ItemSource, LimitEffect, Role};
use crate::diag::Problem;
use crate::id::{FactIx, ItemIx, LevelIx, LimitIx, RaterIx, RoleIx};
use crate::intake::{Dossier, FactValue, Fault as DossierFault, Sheet};
use crate::num::{Exact, Points};
use crate::score::condition::View;
use crate::score::grid::Grid;
use crate::score::heard::Heard;
use crate::score::items::{Scored, Source, Voice};
use crate::score::period::{self, Figures, Year};
use crate::score::weigh::weigh;
use crate::score::{Missing, PeriodTotal, Plan, ScoreCard};

/// What scoring needs to know of a unit.
#[derive(Clone, Copy, Debug)]
pub struct UnitView<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its level, where it is known.
    pub level: Option<LevelIx>,
}

/// What came of scoring a subject.
#[derive(Debug)]
pub struct Scoring {
    /// The figures; empty but for the role where there is no total.
    pub card: ScoreCard,
    /// Whether it can be ranked.
    pub verdict: Verdict,
    /// Errors and warnings about this subject.
    pub problems: Vec<Problem>,
    /// A missing rater's weight was shared out: the result is provisional.
    pub provisional: bool,
    /// Lower raters alone were heard, on everything.
    pub lower_only: bool,
}

/// Whether a subject has a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has; the limits that capped the total.
    Scored(Vec<LimitIx>),
    /// Limits took it out.
    NotRated(Vec<LimitIx>),
    /// Something is missing.
    Incomplete(Vec<Missing>),
}

/// Scores the subjects of a run, one after the other, without allocating for each.
#[derive(Debug)]
pub struct Scorer<'a> {
    campaign: &'a Campaign,
    plan: &'a Plan,
    sheets: &'a [Sheet],
    grid: Grid,
    values: Vec<Scored>,
    heard: Heard,
}

impl<'a> Scorer<'a> {
    /// A scorer for the tables of a run.
    #[must_use]
    pub fn new(campaign: &'a Campaign, plan: &'a Plan, sheets: &'a [Sheet]) -> Self {
        let grid = Grid::new(campaign.inputs.len(), campaign.raters.len());
        Self { campaign, plan, sheets, grid, values: Vec::with_capacity(campaign.items.len()), heard: Heard::Several }
    }

    /// Scores one subject of a unit.
    pub fn score(&mut self, unit: UnitView<'_>, dossier: &Dossier) -> Scoring {
        let mut view = bare_view(self.campaign, unit, dossier);
        let role = role_of(self.campaign, &view);
        view.role = role;
        let mut scoring = Scoring {
            card: ScoreCard { role, ..ScoreCard::default() },
            verdict: Verdict::Incomplete(Vec::new()),
            problems: Vec::new(),
            provisional: false,
            lower_only: false,
        };
        let Some(role) = role else {
            scoring.problems.push(self.no_role(dossier));
            scoring.verdict = Verdict::Incomplete(vec![Missing::Identity]);
            return scoring;
        };
        let out = not_rated(self.campaign, &view);
        let missing = if out.is_empty() { self.missing_before_scoring(dossier, role) } else { faulty(dossier) };
        if out.is_empty() && missing.is_empty() {
            self.score_claims(view, role, &mut scoring);
        } else {
            self.without_total(dossier, role, out, missing, &mut scoring);
        }
        self.tell_missing(dossier, &mut scoring);
        scoring
    }

    /// Somebody who gets no total. An error in what was handed in is told all the same, and whoever has one is
    /// incomplete: what cannot be read may be what would have kept him in.
    fn without_total(
        &mut self,
        dossier: &Dossier,
        role: RoleIx,
        out: Vec<LimitIx>,
        mut missing: Vec<Missing>,
        scoring: &mut Scoring,
    ) {
        for part in period::parts(self.campaign, dossier) {
            self.grid.fill(self.sheets, dossier, part);
            let source = self.source(dossier, role);
            // What is blank is missing at worst, whatever a blank is read as: that stops nobody who gets no total.
            let faults = self.items().filter(|item| source.holds(*item)).filter_map(|item| {
                let combined = source.value(item, Voice::Combined).err().map(|fault| (source.at_fault(item), fault));
                combined
                    .or_else(|| source.unheard_fault(item).map(|(rater, fault)| (Some(rater), fault)))
                    .map(|found| (item, found))
            });
            for (item, (rater, fault)) in faults {
                scoring.problems.push(self.fault(dossier, item, rater, fault));
                missing.push(Missing::Item(item));
            }
        }
        missing.sort_unstable();
        missing.dedup();
        scoring.verdict = if missing.is_empty() { Verdict::NotRated(out) } else { Verdict::Incomplete(missing) };
    }

    /// Facts without value, no form at all, and what errors have taken away.
    fn missing_before_scoring(&mut self, dossier: &Dossier, role: RoleIx) -> Vec<Missing> {
        let mut missing = Vec::new();
        let no_form = dossier.forms.is_empty() && self.campaign.reads_assessments();
        if no_form {
            missing.push(Missing::Form);
        }
        for (fact, cell) in dossier.facts.iter().enumerate() {
            if cell.value == FactValue::Missing {
                missing.push(Missing::Fact(FactIx::at(fact)));
            }
        }
        missing.extend(faulty(dossier));
        if !missing.is_empty() && !no_form {
            missing.extend(self.missing_items(dossier, role));
        }
        missing.sort_unstable();
        missing.dedup();
        missing
    }

    /// Items without value, told beside missing facts so that one round of corrections is enough. (An
    /// item that reads a fact is told as that fact.)
    fn missing_items(&mut self, dossier: &Dossier, role: RoleIx) -> Vec<Missing> {
        let mut missing = Vec::new();
        for part in period::parts(self.campaign, dossier) {
            self.grid.fill(self.sheets, dossier, part);
            let source = self.source(dossier, role);
            let value = |item| source.value(item, Voice::Combined).unwrap_or_else(|_| Scored::missing());
            let values: Vec<Scored> = self.items().map(value).collect();
            missing
                .extend(weigh(self.campaign, &self.plan.roles[role.index()], role, &values).err().unwrap_or_default());
        }
        let reads_fact = |missing: &Missing| match missing {
            Missing::Item(item) => matches!(self.campaign.items[item.index()].source, ItemSource::Fact(_)),
            _ => false,
        };
        missing.retain(|missing| !reads_fact(missing));
        missing
    }

    fn items(&self) -> impl Iterator<Item = ItemIx> + use<> {
        (0..self.campaign.items.len()).map(ItemIx::at)
    }

    fn source<'b>(&'b self, dossier: &'b Dossier, role: RoleIx) -> Source<'b> {
        Source { campaign: self.campaign, sheets: self.sheets, grid: &self.grid, dossier, role }
    }

    fn score_claims(&mut self, view: View<'_>, role: RoleIx, scoring: &mut Scoring) {
        let Some(year) = self.year(view.dossier, role, scoring) else {
            return;
        };
        let rounding = self.campaign.rounding;
        let rounded = |points: &Exact| points.round(rounding);
        scoring.card.groups = year.figures.groups.iter().map(|points| points.as_ref().map(rounded)).collect();
        scoring.card.criteria = year.figures.criteria.iter().map(|points| points.as_ref().map(rounded)).collect();
        let period = |(number, total): &(u8, Exact)| PeriodTotal { number: *number, total: rounded(total) };
        scoring.card.periods = year.periods.iter().map(period).collect();
        scoring.card.total = Some(rounded(&year.figures.total));
        let limits = total_limits(self.campaign, &View { card: Some(&scoring.card), ..view });
        if let Some(least) = limits.iter().map(|(_, total)| *total).min() {
            scoring.card.total = scoring.card.total.min(Some(least));
        }
        let whole = Some(rounded(&year.figures.total));
        let (heard, raters) = (self.heard, 0..self.campaign.raters.len());
        let total = |rater| if heard.is_only(rater) { whole } else { self.alone(view.dossier, role, rater) };
        scoring.card.rater_totals = raters.map(RaterIx::at).map(total).collect();
        scoring.verdict = Verdict::Scored(limits.into_iter().map(|(limit, _)| limit).collect());
    }

    /// The year by all raters' claims combined; tells faults, warnings and what is missing.
    fn year(&mut self, dossier: &Dossier, role: RoleIx, scoring: &mut Scoring) -> Option<Year> {
        let (mut parts, mut missing) = (Vec::new(), Vec::new());
        self.heard = Heard::nobody(&self.campaign.combine);
        let mut absent = Absent::default();
        for part in period::parts(self.campaign, dossier) {
            self.grid.fill(self.sheets, dossier, part);
            match self.combined(dossier, role, scoring) {
                Ok(figures) => parts.push((part, figures)),
                Err(lacking) => missing.extend(lacking),
            }
            absent.see(self.campaign.raters.len(), part, &self.values);
            self.warn(dossier, role, scoring);
        }
        self.tell_absent(dossier, &absent, scoring);
        if missing.is_empty() {
            match period::join(self.campaign, parts) {
                Ok(year) => return Some(year),
                Err(lacking) => missing.push(lacking),
            }
        }
        missing.sort_unstable();
        missing.dedup();
        scoring.verdict = Verdict::Incomplete(missing);
        None
    }

    /// The claims in the grid, combined and added up.
    fn combined(&mut self, dossier: &Dossier, role: RoleIx, scoring: &mut Scoring) -> Result<Figures, Vec<Missing>> {
        let mut values = std::mem::take(&mut self.values);
        values.clear();
        let mut faults = Vec::new();
        let source = self.source(dossier, role);
        for item in self.items() {
            values.push(source.value(item, Voice::Combined).unwrap_or_else(|fault| {
                faults.push(Missing::Item(item));
                scoring.problems.push(self.fault(dossier, item, source.at_fault(item), fault));
                Scored::missing()
            }));
            if let Some((rater, fault)) =
                source.unheard_fault(item).filter(|_| faults.last() != Some(&Missing::Item(item)))
            {
                faults.push(Missing::Item(item));
                scoring.problems.push(self.fault(dossier, item, Some(rater), fault));
            }
        }
        self.values = values;
        if !faults.is_empty() {
            return Err(faults);
        }
        self.heard = self.values.iter().fold(self.heard, |heard, value| heard.and(value.rater));
        let weighed = weigh(self.campaign, &self.plan.roles[role.index()], role, &self.values)?;
        Ok(Figures::new(weighed, self.criterion_points()))
    }

    /// The total of one rater's claims alone; none where he left something blank that has no `blank`.
    fn alone(&mut self, dossier: &Dossier, role: RoleIx, rater: RaterIx) -> Option<Points> {
        let mut parts = Vec::new();
        for part in period::parts(self.campaign, dossier) {
            if part.is_some() {
                self.grid.fill(self.sheets, dossier, part);
            }
            self.values.clear();
            for item in self.items() {
                let value = self.source(dossier, role).value(item, Voice::Alone(rater)).ok()?;
                self.values.push(value);
            }
            let weighed = weigh(self.campaign, &self.plan.roles[role.index()], role, &self.values).ok()?;
            parts.push((part, Figures::new(weighed, Vec::new())));
        }
        let year = period::join(self.campaign, parts).ok()?;
        Some(year.figures.total.round(self.campaign.rounding))
    }

    /// Points of each criterion, before weighting; only where something reads them.
    fn criterion_points(&self) -> Vec<Option<Exact>> {
        let values = &self.values[..self.campaign.criteria.len()];
        values.iter().map(|value| value.state.has_points().then(|| value.points.clone())).collect()
    }
}

/// What errors have taken away from a subject.
fn faulty(dossier: &Dossier) -> Vec<Missing> {
    let of = |fault: &DossierFault| match fault {
        DossierFault::Item(item) => Some(Missing::Item(*item)),
        DossierFault::Fact(fact) => Some(Missing::Fact(*fact)),
        DossierFault::Identity => Some(Missing::Identity),
        // Without a cell there is no value: that is found, or does not matter, when the subject is scored.
        DossierFault::NoCell(_) | DossierFault::NoFactCell(_) => None,
    };
    dossier.faults.iter().filter_map(of).collect()
}

/// Name and code as messages show them.
#[must_use]
pub fn subject_name(dossier: &Dossier) -> String {
    match (dossier.code.is_empty(), dossier.name.is_empty()) {
        (false, false) => format!("{} ({})", dossier.name, dossier.code),
        (false, true) => dossier.code.to_string(),
        _ => dossier.name.to_string(),
    }
}

/// The role of a subject in its unit.
pub(crate) fn role_in(campaign: &Campaign, unit: UnitView<'_>, dossier: &Dossier) -> Option<RoleIx> {
    role_of(campaign, &bare_view(campaign, unit, dossier))
}

/// What is known of a subject before anything was worked out.
fn bare_view<'v>(campaign: &'v Campaign, unit: UnitView<'v>, dossier: &'v Dossier) -> View<'v> {
    let UnitView { id: unit, level: unit_level } = unit;
    View { campaign, unit, unit_level, dossier, role: None, card: None, level: None, awards: &[] }
}

/// The first role whose condition holds; one without condition takes the rest.
fn role_of(campaign: &Campaign, view: &View<'_>) -> Option<RoleIx> {
    let takes = |role: &Role| role.when.as_ref().is_none_or(|when| view.holds(when));
    campaign.roles.iter().position(takes).map(RoleIx::at)
}

/// The limits that take the subject out.
fn not_rated(campaign: &Campaign, view: &View<'_>) -> Vec<LimitIx> {
    let limits = campaign.limits.iter().enumerate();
    limits
        .filter(|(_, limit)| matches!(limit.then, LimitEffect::NotRated(_)))
        .filter(|(_, limit)| !view.names_blank_fact(&limit.when) && view.holds(&limit.when))
        .map(|(limit, _)| LimitIx::at(limit))
        .collect()
}

/// The limits that cap the total, with their caps.
pub(super) fn total_limits(campaign: &Campaign, view: &View<'_>) -> Vec<(LimitIx, Points)> {
    let limits = campaign.limits.iter().enumerate();
    limits
        .filter_map(|(limit, rule)| match rule.then {
            LimitEffect::TotalAtMost(total) if view.holds(&rule.when) => Some((LimitIx::at(limit), total)),
            _ => None,
        })
        .collect()
}
