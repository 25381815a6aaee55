//! The tree of units: who stands above whom, by the column “Đơn vị cấp trên” of the list of units.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::intake::Dossier;
use crate::intake::people::People;
use crate::intake::units::Units;

/// A unit of the list, with the one above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Code, else name.
    pub id: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// The id of the unit above it, where that is on the list too.
    pub parent: Option<Arc<str>>,
}

/// What the list says about upper units: unit, the words, where they stand.
#[derive(Debug, Default)]
pub(super) struct Tree {
    rows: Vec<(usize, String, CellPlace)>,
    parents: BTreeMap<usize, usize>,
}

impl Tree {
    /// Notes the upper unit of a unit as written.
    pub(super) fn add(&mut self, unit: usize, parent: String, at: CellPlace) {
        self.rows.push((unit, parent, at));
    }

    /// Looks the upper units up: one that is not listed, and circles, are told.
    pub(super) fn resolve(&mut self, units: &Units, problems: &mut Vec<Problem>) {
        let mut unknown = BTreeSet::new();
        for (unit, text, at) in &self.rows {
            match units.known("", text).as_slice() {
                [one] => {
                    self.parents.insert(*unit, *one);
                }
                // Many units have one upper unit: it is told once.
                _ if unknown.insert(crate::text::fold(text)) => {
                    let names = units.list.iter().map(|unit| unit.name.as_str());
                    let nearest = super::suggest::nearest(text, names);
                    let problem = Problem::new(IntakeCode::UnitUnknownParent).with("value", text);
                    problems.push(problem.suggest(nearest).at(at.clone()));
                }
                _ => {}
            }
        }
        self.break_circles(units, problems);
    }

    /// Tells each circle once and leaves its units without upper units.
    fn break_circles(&mut self, units: &Units, problems: &mut Vec<Problem>) {
        for (unit, _, at) in &self.rows {
            let mut way = vec![*unit];
            while let Some(next) = way.last().and_then(|last| self.parents.get(last)).copied() {
                if next == *unit {
                    self.parents.retain(|unit, _| !way.contains(unit));
                    let names: Vec<&str> = way.iter().map(|unit| units.list[*unit].label()).collect();
                    let problem = Problem::new(IntakeCode::UnitParentCycle).with("units", names.join(" → "));
                    problems.push(problem.at(at.clone()));
                    break;
                }
                if way.contains(&next) {
                    break;
                }
                way.push(next);
            }
        }
    }

    /// Whether a unit stands above another.
    pub(super) fn is_upper(&self, unit: usize) -> bool {
        self.parents.values().any(|parent| *parent == unit)
    }

    /// All listed units by id; nothing where no unit stands above another.
    pub(super) fn listed(&self, units: &Units) -> Vec<Listed> {
        if self.parents.is_empty() {
            return Vec::new();
        }
        let id = |unit: usize| Arc::from(units.list[unit].id.as_str());
        let listed = (0..units.list.len()).filter(|unit| units.list[*unit].expected.is_some());
        let mut listed: Vec<Listed> = listed
            .map(|unit| Listed {
                id: id(unit),
                name: units.list[unit].name.as_str().into(),
                parent: self.parents.get(&unit).map(|parent| id(*parent)),
            })
            .collect();
        listed.sort_by(|a, b| a.id.cmp(&b.id));
        listed
    }
}

impl People<'_> {
    /// In a campaign of units: a listed unit that stands above others and has nothing of its own is no subject.
    pub(super) fn leave_out_upper_units(&mut self, tree: &Tree) {
        let asks = self.campaign.reads_assessments();
        for (at, draft) in self.units.list.iter_mut().enumerate() {
            let has_own = |dossier: &Dossier| {
                !dossier.forms.is_empty() || !asks && dossier.facts.iter().any(|fact| fact.at.is_some())
            };
            if draft.expected.is_some() && tree.is_upper(at) && !draft.dossiers.iter().any(has_own) {
                draft.dossiers.clear();
            }
        }
    }
}
