//! Several campaigns in one run: persons and units are graded in the order that their references need.
//!
//! Where a campaign asks for the results of members, these are taken after step 4 (before the caps by the units'
//! levels, quotas and decisions); where rules look at the level of a unit, it is the final one of the campaign that
//! grades units.

use crate::aggregate::Results;
use crate::campaign::Together;
use crate::classify::{self, Errors, UnitResult};
use crate::evaluate::{Options, Progress, Stage, grade, levels, members};
use crate::intake::{self, Gathered, Inputs};
use crate::words::Lang;

/// Grades everything; one result for each campaign, in their order. `lang` is the language in which the conditions
/// behind facts from members are recorded.
#[must_use]
pub fn run_all(
    together: &Together,
    inputs: &Inputs,
    options: Options,
    lang: Lang,
    progress: &dyn Progress,
) -> Vec<Results> {
    let steps = inputs.files() * together.campaigns.len();
    progress.begin(Stage::Reading, u64::try_from(steps).unwrap_or(u64::MAX));
    let gathered = intake::gather_all(&together.campaigns, inputs, &|| progress.step());
    grade_all(together, gathered, options, lang, progress)
}

/// Grades what has been gathered for each campaign.
#[must_use]
pub fn grade_all(
    together: &Together,
    gathered: Vec<Gathered>,
    options: Options,
    lang: Lang,
    progress: &dyn Progress,
) -> Vec<Results> {
    let none = |_| None;
    let mut run = Run {
        together,
        errors: if options.provisional { Errors::Provisional } else { Errors::Stop },
        lang,
        early: together.campaigns.iter().map(none).collect(),
        filled: vec![false; together.campaigns.len()],
        states: gathered.into_iter().map(|gathered| State::Gathered(Box::new(gathered))).collect(),
    };
    for &own in &together.order {
        run.grade(own, options, progress);
    }
    run.states.into_iter().filter_map(State::graded).collect()
}

/// How far a campaign has come.
enum State {
    Gathered(Box<Gathered>),
    Graded(Box<Results>),
}

impl State {
    fn gathered(&self) -> &Gathered {
        match self {
            Self::Gathered(gathered) => gathered,
            Self::Graded(results) => &results.gathered,
        }
    }

    fn graded(self) -> Option<Results> {
        match self {
            Self::Gathered(_) => None,
            Self::Graded(results) => Some(*results),
        }
    }
}

struct Run<'a> {
    together: &'a Together,
    errors: Errors,
    lang: Lang,
    states: Vec<State>,
    /// What members' results are asked for, where anybody asks.
    early: Vec<Option<Vec<UnitResult>>>,
    /// Whether a campaign has its facts from members.
    filled: Vec<bool>,
}

impl Run<'_> {
    /// Grades a campaign whole; those whose levels it needs have been graded.
    fn grade(&mut self, own: usize, options: Options, progress: &dyn Progress) {
        self.fill(own);
        if self.together.is_asked(own) {
            self.grade_early(own);
        }
        let campaign = &self.together.campaigns[own];
        let mut gathered = match &mut self.states[own] {
            State::Gathered(gathered) => std::mem::take(&mut **gathered),
            State::Graded(_) => return,
        };
        if let Some((units, names)) = &self.together.links[own].levels
            && let State::Graded(graded) = &self.states[*units]
        {
            levels::take(campaign, &mut gathered, (&self.together.campaigns[*units], graded), names);
        }
        self.states[own] = State::Graded(Box::new(grade(campaign, gathered, options, progress)));
    }

    /// The steps 1 to 4 of a campaign, once.
    fn grade_early(&mut self, own: usize) {
        self.fill(own);
        if self.early[own].is_some() {
            return;
        }
        if let State::Gathered(gathered) = &mut self.states[own] {
            let campaign = &self.together.campaigns[own];
            self.early[own] = Some(classify::before_units(campaign, gathered, self.errors));
        }
    }

    /// Gives the units of a campaign the facts that come from their members, once.
    fn fill(&mut self, own: usize) {
        let Some((other, questions)) = &self.together.links[own].members else { return };
        if std::mem::replace(&mut self.filled[own], true) {
            return;
        }
        self.grade_early(*other);
        let mut gathered = match &mut self.states[own] {
            State::Gathered(gathered) => std::mem::take(&mut **gathered),
            State::Graded(_) => return,
        };
        let of = members::Members {
            campaign: &self.together.campaigns[*other],
            gathered: self.states[*other].gathered(),
            results: self.early[*other].as_deref().unwrap_or_default(),
        };
        members::fill(&self.together.campaigns[own], &mut gathered, &of, questions, self.lang);
        self.states[own] = State::Gathered(Box::new(gathered));
    }
}
