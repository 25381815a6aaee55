//! What several campaigns of one folder share: a decision is about the subjects of one of them.

use std::collections::BTreeSet;

use crate::diag::{CellPlace, DecisionCode, IntakeCode, Problem};
use crate::intake::Gathered;

/// A row of a file.
type Place = (std::sync::Arc<str>, Option<std::sync::Arc<str>>, Option<u32>);

/// Takes back the complaint about a decision on nobody where it is about a subject of another campaign.
pub(super) fn settle_decisions(gathered: &mut [Gathered]) {
    if gathered.len() < 2 {
        return;
    }
    let row = |place: &CellPlace| -> Place { (place.file.clone(), place.sheet.clone(), place.row) };
    let dossiers = gathered.iter().flat_map(|of| &of.units).flat_map(|unit| &unit.dossiers);
    let taken: BTreeSet<Place> = dossiers.filter_map(|dossier| Some(row(&dossier.decision.as_ref()?.at))).collect();
    let is_elsewhere = |problem: &Problem| {
        problem.code == DecisionCode::UnknownPerson.into()
            && problem.cell.as_ref().is_some_and(|cell| taken.contains(&row(cell)))
    };
    for of in gathered {
        of.problems.retain(|problem| !is_elsewhere(problem));
        of.units.iter_mut().for_each(|unit| unit.problems.retain(|problem| !is_elsewhere(problem)));
        // Rows of earlier years about subjects of the other campaigns are nothing to note either.
        of.problems.retain(|problem| problem.code != IntakeCode::HistoryStrangers.into());
    }
}
