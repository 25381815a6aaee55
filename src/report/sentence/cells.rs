//! The cells that a reason rests on.

use crate::campaign::{Atom, Bound, Condition, ItemSource};
use crate::classify::Reason;
use crate::id::{FactIx, ItemIx, RaterIx};
use crate::intake::CellRef;
use crate::report::book::{Book, Subject};

/// Most cells that are listed for one subject.
const MOST: usize = 8;

/// The cells of the facts and scores that the subject's reasons look at, in one line.
#[must_use]
pub fn deciding_cells(book: &Book<'_>, subject: &Subject<'_>) -> String {
    let mut cells = Vec::new();
    for reason in &subject.graded.standing.reasons {
        match reason {
            Reason::NotRated(limit) | Reason::TotalLimit(limit) | Reason::Limit(limit) => {
                condition_cells(book, subject, &book.campaign.limits[limit.index()].when, &mut cells);
            }
            Reason::Gate { gate, .. } => {
                condition_cells(book, subject, &book.campaign.gates[gate.index()].require, &mut cells);
            }
            Reason::Missing(_) | Reason::Quota { .. } | Reason::Tie(_) | Reason::Decision => {}
        }
    }
    let mut seen = Vec::new();
    cells.retain(|cell| {
        let new = !seen.contains(cell);
        seen.push(*cell);
        new
    });
    let more = cells.len() > MOST;
    let sheets = &book.results.gathered.sheets;
    let mut told: Vec<String> = cells.iter().take(MOST).map(|cell| cell.describe(sheets)).collect();
    if more {
        told.push("…".to_owned());
    }
    if let Some(decision) = &subject.dossier.decision {
        let at = &decision.at;
        told.push(format!("{} {}", at.file, at.address().unwrap_or_default()).trim_end().to_owned());
    }
    told.join("; ")
}

fn condition_cells(book: &Book<'_>, subject: &Subject<'_>, condition: &Condition, cells: &mut Vec<CellRef>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            for part in parts {
                condition_cells(book, subject, part, cells);
            }
        }
        Condition::Not(inner) => condition_cells(book, subject, inner, cells),
        Condition::Atom(Atom::Fact(fact, _) | Atom::FactPresent(fact)) => cells.extend(fact_cell(subject, *fact)),
        Condition::Atom(Atom::Criterion(at, _)) => cells.extend(item_cells(book, subject, ItemIx(at.0))),
        Condition::Atom(Atom::Group(at, _)) => group_cells(book, subject, at.index(), cells),
        Condition::Atom(Atom::EveryGroup(bound)) => weak_group_cells(book, subject, bound, cells),
        Condition::Atom(_) => {}
    }
}

fn fact_cell(subject: &Subject<'_>, fact: FactIx) -> Option<CellRef> {
    subject.dossier.fact(fact).at
}

fn group_cells(book: &Book<'_>, subject: &Subject<'_>, group: usize, cells: &mut Vec<CellRef>) {
    for item in book.campaign.groups[group].criteria.clone() {
        cells.extend(item_cells(book, subject, ItemIx::at(item)));
    }
}

/// The cells of the groups that fail a bound.
fn weak_group_cells(book: &Book<'_>, subject: &Subject<'_>, bound: &Bound, cells: &mut Vec<CellRef>) {
    let card = &subject.graded.card;
    let Some(role) = card.role else { return };
    for (at, (group, points)) in book.campaign.groups.iter().zip(card.groups.iter()).enumerate() {
        let weight = &group.weight[role.index()];
        let Some(points) = points.map(|points| points.exact(book.places())) else { continue };
        let value = if bound.percent { points / weight.clone() } else { points };
        if !bound.test.holds(&value) {
            group_cells(book, subject, at, cells);
        }
    }
}

/// The cells of an item: those of the highest rater who filled one in, or those of its fact.
fn item_cells(book: &Book<'_>, subject: &Subject<'_>, item: ItemIx) -> Vec<CellRef> {
    if let ItemSource::Fact(fact) = book.campaign.items[item.index()].source {
        return fact_cell(subject, fact).into_iter().collect();
    }
    let mut found: Vec<(Option<RaterIx>, CellRef)> = Vec::new();
    for form in &subject.dossier.forms {
        let sheet = &book.results.gathered.sheets[form.row.sheet as usize];
        for (column, value) in sheet.columns.iter().zip(form.values.iter()) {
            if book.campaign.inputs[column.input.index()].item == item && !value.is_blank() {
                let at = CellRef { sheet: form.row.sheet, row: form.row.row, column: column.column };
                found.push((column.rater.or(form.rater), at));
            }
        }
    }
    let highest = found.iter().map(|(rater, _)| *rater).max().flatten();
    found.into_iter().filter(|(rater, _)| *rater == highest).map(|(_, at)| at).collect()
}
