//! What several campaigns of one folder share: one list of units, and decisions about the subjects of each.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::campaign::{Campaign, SubjectKind};
use crate::diag::{CellPlace, DecisionCode, IntakeCode, Problem};
use crate::intake::dossier::who;
use crate::intake::{Fault, Gathered, Unit};
use crate::text::fold;

/// Where several campaigns grade units of one list, a unit that was scored in another one and not here is that one's:
/// CĐCS and their tổ stand on one list.
pub(in crate::intake) fn settle_units(campaigns: &[Campaign], gathered: &mut [Gathered]) {
    let is_of_units = |campaign: &Campaign| campaign.subject == SubjectKind::Unit && campaign.reads_assessments();
    let scored: Vec<BTreeSet<Arc<str>>> = campaigns
        .iter()
        .zip(&*gathered)
        .map(|(campaign, of)| {
            let units = of.units.iter().filter(|unit| is_of_units(campaign) && has_form(unit));
            units.map(|unit| unit.id.clone()).collect()
        })
        .collect();
    for (own, (campaign, of)) in campaigns.iter().zip(gathered).enumerate() {
        let is_others = |unit: &Unit| {
            let others = scored.iter().enumerate().filter(|(at, _)| *at != own);
            !has_form(unit) && others.into_iter().any(|(_, scored)| scored.contains(&unit.id))
        };
        let before = of.units.len();
        of.units.retain(|unit| !(is_of_units(campaign) && is_others(unit)));
        let gone = before - of.units.len();
        of.expected = of.expected.map(|expected| expected.saturating_sub(gone));
    }
}

fn has_form(unit: &Unit) -> bool {
    unit.dossiers.iter().any(|dossier| !dossier.forms.is_empty())
}

/// A row of a file.
type Place = (Arc<str>, Option<Arc<str>>, Option<u32>);

/// The value of a complaint about a row that says which campaign it is about.
pub(in crate::intake) const NAMED: &str = "campaign";

/// Which campaign of the run a cell means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Meant {
    /// It says nothing.
    Any,
    /// This one.
    Own,
    /// Another one of the run.
    Other,
    /// None of the run.
    Nobody,
}

/// What the campaigns of a run are called: title, id, and the name of the file without its ending.
#[derive(Debug)]
pub(in crate::intake) struct RunNames {
    own: usize,
    titles: Vec<String>,
    words: Vec<Vec<String>>,
}

impl RunNames {
    pub(in crate::intake) fn of(campaigns: &[Campaign], own: usize) -> Self {
        let words = |campaign: &Campaign| {
            let file = campaign.path.rsplit('/').next().unwrap_or_default();
            let stem = file.strip_suffix(".toml").unwrap_or(file);
            let stem = stem.strip_suffix(".campaign").unwrap_or(stem);
            [campaign.title.as_str(), campaign.id.as_str(), stem].map(fold).into()
        };
        let titles = campaigns.iter().map(|campaign| campaign.title.clone()).collect();
        Self { own, titles, words: campaigns.iter().map(words).collect() }
    }

    pub(in crate::intake) fn titles(&self) -> impl Iterator<Item = &str> {
        self.titles.iter().map(String::as_str)
    }

    /// Whether the run has several campaigns.
    pub(in crate::intake) fn is_several(&self) -> bool {
        self.words.len() > 1
    }

    pub(in crate::intake) fn meant(&self, text: &str) -> Meant {
        let folded = fold(text);
        if folded.is_empty() {
            return Meant::Any;
        }
        match self.words.iter().position(|words| words.contains(&folded)) {
            Some(at) if at == self.own => Meant::Own,
            Some(_) => Meant::Other,
            None => Meant::Nobody,
        }
    }
}

/// A decision that does not say its campaign is about the subject of one: the others have nothing to complain of, and
/// where it fits subjects of several, people must say which.
pub(in crate::intake) fn settle_decisions(campaigns: &[Campaign], gathered: &mut [Gathered]) {
    if gathered.len() < 2 {
        return;
    }
    let row = |place: &CellPlace| -> Place { (place.file.clone(), place.sheet.clone(), place.row) };
    let unknown = |problem: &Problem| {
        let named = problem.values.iter().any(|(name, _)| *name == NAMED);
        (problem.code == DecisionCode::UnknownPerson.into() && !named).then(|| problem.cell.as_ref().map(row))?
    };
    let mut complaints: BTreeMap<Place, usize> = BTreeMap::new();
    let mut taken: BTreeMap<Place, usize> = BTreeMap::new();
    for of in &*gathered {
        let problems = of.problems.iter().chain(of.units.iter().flat_map(|unit| &unit.problems));
        for place in problems.filter_map(unknown) {
            *complaints.entry(place).or_default() += 1;
        }
        for decision in of.units.iter().flat_map(|unit| &unit.dossiers).filter_map(|dossier| dossier.decision.as_ref())
        {
            *taken.entry(row(&decision.at)).or_default() += 1;
        }
    }
    let all = gathered.len();
    let is_elsewhere = |problem: &Problem| {
        unknown(problem).is_some_and(|place| complaints.get(&place).is_some_and(|count| *count < all))
    };
    let titles: Vec<&str> = campaigns.iter().map(|campaign| campaign.title.as_str()).collect();
    for of in gathered {
        of.problems.retain(|problem| !is_elsewhere(problem));
        // Rows of earlier years about subjects of the other campaigns are nothing to note either.
        of.problems.retain(|problem| problem.code != IntakeCode::HistoryStrangers.into());
        for unit in &mut of.units {
            unit.problems.retain(|problem| !is_elsewhere(problem));
            let unclear = unit.dossiers.iter_mut().filter(|dossier| {
                dossier
                    .decision
                    .as_ref()
                    .is_some_and(|decision| taken.get(&row(&decision.at)).is_some_and(|count| *count > 1))
            });
            for dossier in unclear {
                let Some(decision) = dossier.decision.take() else { continue };
                let problem = Problem::new(DecisionCode::WhichCampaign).with("person", who(dossier));
                unit.problems.push(problem.with("expected", titles.join(" | ")).at(decision.at).in_unit(&unit.id));
                dossier.blame(Fault::Identity);
            }
            crate::diag::sort(&mut unit.problems);
        }
    }
}
