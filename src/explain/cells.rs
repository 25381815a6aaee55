//! The cells that a condition looks at.

use crate::campaign::{Atom, Condition};
use crate::id::{FactIx, ItemIx};
use crate::intake::CellRef;
use crate::report::book::{Book, Subject};
use crate::report::sentence::weak_groups;
use crate::score::waiting::Waiting;
use crate::score::{Detail, ItemState};

/// Most cells that are told.
const MOST: usize = 6;

/// The cells behind a condition, as places in one line; empty where there are none.
pub(super) fn cells(book: &Book<'_>, subject: &Subject<'_>, detail: Option<&Detail>, condition: &Condition) -> String {
    let mut found = Vec::new();
    collect(book, subject, detail, condition, &mut found);
    let mut seen = Vec::new();
    found.retain(|cell| {
        let new = !seen.contains(cell);
        seen.push(*cell);
        new
    });
    places(book, &found)
}

/// The blank cells that leave an item missing, or read as its `blank`.
pub(super) fn blank_cells(book: &Book<'_>, subject: &Subject<'_>, item: ItemIx, state: ItemState) -> Vec<CellRef> {
    let (campaign, sheets, dossier) = (book.campaign, &book.results.gathered.sheets, subject.dossier);
    let waiting = |role| Waiting { campaign, sheets, dossier, role }.cells(item, state);
    subject.graded.card.role.map(waiting).unwrap_or_default()
}

/// Cells as places in one line; of one row the file is told once: `CD01/a.csv E4, F4`.
pub(super) fn places(book: &Book<'_>, cells: &[CellRef]) -> String {
    let mut told = String::new();
    let mut last = None;
    for cell in cells.iter().take(MOST) {
        let full = cell.describe(&book.results.gathered.sheets);
        if last == Some(cell.sheet) {
            told.push_str(", ");
            told.push_str(full.rsplit(' ').next().unwrap_or_default());
        } else {
            if last.is_some() {
                told.push_str("; ");
            }
            told.push_str(&full);
        }
        last = Some(cell.sheet);
    }
    if cells.len() > MOST {
        told.push_str(", …");
    }
    told
}

fn collect(
    book: &Book<'_>,
    subject: &Subject<'_>,
    detail: Option<&Detail>,
    condition: &Condition,
    found: &mut Vec<CellRef>,
) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| collect(book, subject, detail, part, found));
        }
        Condition::Not(inner) => collect(book, subject, detail, inner, found),
        Condition::Atom(Atom::Fact(fact, _) | Atom::FactPresent(fact)) => found.extend(fact_cell(subject, *fact)),
        Condition::Atom(Atom::Criterion(at, _)) => found.extend(item_cells(book, subject, detail, ItemIx(at.0))),
        Condition::Atom(Atom::Group(at, _)) => group(book, subject, detail, at.index(), found),
        Condition::Atom(Atom::EveryGroup(bound)) => {
            for at in weak_groups(book, subject, bound) {
                group(book, subject, detail, at.index(), found);
            }
        }
        Condition::Atom(_) => {}
    }
}

fn group(book: &Book<'_>, subject: &Subject<'_>, detail: Option<&Detail>, group: usize, found: &mut Vec<CellRef>) {
    for item in book.campaign.groups[group].criteria.clone() {
        found.extend(item_cells(book, subject, detail, ItemIx::at(item)));
    }
}

fn fact_cell(subject: &Subject<'_>, fact: FactIx) -> Option<CellRef> {
    subject.dossier.fact(fact).at
}

/// The cells that count for an item.
fn item_cells(book: &Book<'_>, subject: &Subject<'_>, detail: Option<&Detail>, item: ItemIx) -> Vec<CellRef> {
    if let crate::campaign::ItemSource::Fact(fact) = book.campaign.items[item.index()].source {
        return fact_cell(subject, fact).into_iter().collect();
    }
    let Some(item) = detail.and_then(|detail| detail.items.get(item.index())) else { return Vec::new() };
    let counts = item.claims.iter().filter(|claim| item.rater.is_none() || claim.rater == item.rater);
    counts.map(|claim| claim.at).collect()
}
