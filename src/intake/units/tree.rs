//! The tree of units: who stands above whom, by the column “Đơn vị cấp trên” of the list of units.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diag::{CellPlace, IntakeCode, Problem};
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
pub(in crate::intake) struct Tree {
    rows: Vec<(usize, String, CellPlace)>,
    parents: BTreeMap<usize, usize>,
    uppers: BTreeSet<usize>,
}

/// Most units of a circle that are named.
const SHOWN: usize = 8;

/// Whether a walk upwards has been here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    OnTheWay,
    Done,
}

impl Tree {
    /// Notes the upper unit of a unit as written.
    pub(in crate::intake) fn add(&mut self, unit: usize, parent: String, at: CellPlace) {
        self.rows.push((unit, parent, at));
    }

    /// Looks the upper units up: one that is not listed, and circles, are told.
    pub(in crate::intake) fn resolve(&mut self, units: &Units, problems: &mut Vec<Problem>) {
        let mut unknown = BTreeSet::new();
        for (unit, text, at) in &self.rows {
            match units.known("", text).as_slice() {
                [one] => {
                    self.parents.insert(*unit, *one);
                }
                // Many units have one upper unit: it is told once.
                _ if unknown.insert(crate::text::fold(text)) => {
                    let names = units.list.iter().map(|unit| unit.name.as_str());
                    let nearest = crate::intake::suggest::nearest(text, names);
                    let problem = Problem::new(IntakeCode::UnitUnknownParent).with("value", text);
                    problems.push(problem.suggest(nearest).at(at.clone()));
                }
                _ => {}
            }
        }
        self.break_circles(units, problems);
        self.uppers = self.parents.values().copied().collect();
    }

    /// Tells each circle once and leaves its units without upper units.
    fn break_circles(&mut self, units: &Units, problems: &mut Vec<Problem>) {
        let mut seen = vec![Seen::Not; units.list.len()];
        let starts: Vec<usize> = self.rows.iter().map(|(unit, _, _)| *unit).collect();
        for unit in starts {
            let (mut way, mut at) = (Vec::new(), unit);
            while seen[at] == Seen::Not {
                seen[at] = Seen::OnTheWay;
                way.push(at);
                match self.parents.get(&at) {
                    Some(parent) => at = *parent,
                    None => break,
                }
            }
            let from = way.iter().position(|unit| *unit == at).filter(|_| self.parents.contains_key(&at));
            if let Some(from) = from.filter(|_| seen[at] == Seen::OnTheWay) {
                problems.push(self.circle(units, way[from..].to_vec()));
            }
            way.iter().for_each(|unit| seen[*unit] = Seen::Done);
        }
    }

    /// The problem of a circle, told from the unit that stands first by its id.
    fn circle(&mut self, units: &Units, mut circle: Vec<usize>) -> Problem {
        let first = (0..circle.len()).min_by_key(|at| &units.list[circle[*at]].id).unwrap_or(0);
        circle.rotate_left(first);
        let members: BTreeSet<usize> = circle.iter().copied().collect();
        self.parents.retain(|unit, _| !members.contains(unit));
        let mut names: Vec<&str> = circle.iter().take(SHOWN).map(|unit| units.list[*unit].label()).collect();
        if circle.len() > SHOWN {
            names.push("…");
        }
        let problem = Problem::new(IntakeCode::UnitParentCycle).with("units", names.join(" → "));
        let row = self.rows.iter().find(|(unit, _, _)| *unit == circle[0]);
        Problem { cell: row.map(|(_, _, at)| at.clone()), ..problem }
    }

    /// Whether a unit stands above another.
    pub(in crate::intake) fn is_upper(&self, unit: usize) -> bool {
        self.uppers.contains(&unit)
    }

    /// All listed units by id; nothing where no unit stands above another.
    pub(in crate::intake) fn listed(&self, units: &Units) -> Vec<Listed> {
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
