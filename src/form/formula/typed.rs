//! Cells that hold something else than a form lets anybody type: pasted, or written by another program. Grading reads some
//! of it by rules that no formula has, so that the running total says nothing of such a row.

use crate::campaign::{Item, ItemSource, NotApplicable, PointsRule};
use crate::form::Forms;
use crate::form::formula::{MOST_CELLS, NO, Row, YES};
use crate::num::Exact;
use crate::report::grid::quoted;

use super::{joined, literal};

impl Forms<'_> {
    /// How many cells of a row that should hold numbers hold words other than “not applicable”.
    pub(super) fn words_for_numbers(&self, row: &Row<'_>) -> Option<String> {
        let (mut cells, mut allowed) = (Vec::new(), Vec::new());
        for item in self.campaign.items.iter().filter(|item| is_number(&item.points) && !self.is_counted(item)) {
            let own = self.cells(item, row);
            if self.policy(item) != NotApplicable::Refuse {
                allowed.extend(
                    own.iter().filter(|cell| !cells.contains(*cell)).map(|cell| format!("-{}", is_nothing(cell))),
                );
            }
            for cell in own {
                if !cells.contains(&cell) {
                    cells.push(cell);
                }
            }
        }
        let count = |list: &[String]| format!("COUNTA({0})-COUNT({0})", list.join(","));
        let counts: Vec<String> = cells.chunks(MOST_CELLS).map(count).collect();
        (!counts.is_empty()).then(|| format!("{}{}", counts.join("+"), allowed.concat()))
    }

    /// Whether a cell holds a number that is shown as per cent: 96% is 0.96, and 100% is 1, for a formula.
    pub(super) fn shown_as_per_cent(&self, row: &Row<'_>) -> Option<String> {
        let may_be = |item: &&Item| {
            matches!(item.points, PointsRule::UpTo { .. } | PointsRule::Percent { .. } | PointsRule::Bands(_))
                && !self.is_counted(item)
        };
        let mut cells: Vec<String> = Vec::new();
        for cell in self.campaign.items.iter().filter(may_be).flat_map(|item| self.cells(item, row)) {
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
        (!cells.is_empty()).then(|| is_per_cent(&cells))
    }

    /// The cells of an item that the total of a rater may look at.
    fn cells(&self, item: &Item, row: &Row<'_>) -> Vec<String> {
        match item.source {
            ItemSource::Fact(fact) => vec![(row.fact)(fact)],
            _ => {
                let inputs = super::heard::inputs(item);
                let raters = self.lowest(row)..=row.rater;
                raters.flat_map(|rater| inputs.iter().map(move |input| (row.input)(*input, rater))).collect()
            }
        }
    }
}

/// Whether any of some cells is shown as per cent; where a program does not tell it, none is.
pub(in crate::form) fn is_per_cent(cells: &[String]) -> String {
    let tests: Vec<String> = cells.iter().map(|cell| format!("LEFT(CELL(\"format\",{cell}))=\"P\"")).collect();
    format!("IFERROR({},FALSE)", any(&tests))
}

/// 1 where a cell says “not applicable”.
pub(super) fn is_nothing(cell: &str) -> String {
    format!("OR({}={})*1", word(cell), super::NOTHING)
}

/// The word in a cell, as readers compare it.
pub(in crate::form) fn word(cell: &str) -> String {
    format!("LOWER(TRIM({cell}&\"\"))")
}

/// The points of the word in a cell; no number where it is none of them.
pub(super) fn by_word(cell: &str, words: &[(String, Exact)]) -> String {
    let mut points: Vec<&Exact> = Vec::new();
    let mut places = Vec::new();
    for (_, own) in words {
        let place = points.iter().position(|known| *known == own).unwrap_or_else(|| {
            points.push(own);
            points.len() - 1
        });
        places.push((place + 1).to_string());
    }
    let names: Vec<String> = words.iter().map(|(word, _)| quoted(word)).collect();
    let points: Vec<String> = points.into_iter().map(literal).collect();
    format!(
        "CHOOSE(SUMPRODUCT(({}={{{}}})*{{{}}}),{})",
        word(cell),
        names.join(","),
        places.join(","),
        points.join(",")
    )
}

/// The points of a mark.
pub(super) fn by_mark(cell: &str, yes: &Exact, no: &Exact) -> String {
    let of = |list: &'static [&'static str], points: &Exact| {
        let points = points.clone();
        list.iter().map(move |word| ((*word).to_owned(), points.clone())).collect::<Vec<_>>()
    };
    by_word(cell, &[of(&YES, yes), of(&NO, no)].concat())
}

/// Whether a cell is to hold a number.
const fn is_number(points: &PointsRule) -> bool {
    !matches!(points, PointsRule::Choice(_) | PointsRule::Flag { .. })
}

/// Any of some conditions.
pub(super) fn any(conditions: &[String]) -> String {
    // More are no arguments of one call.
    let parts: Vec<String> = conditions.chunks(MOST_CELLS).map(|part| format!("OR({})", part.join(","))).collect();
    match parts.as_slice() {
        [only] => only.clone(),
        several => format!("{}>0", joined(several.iter().map(|part| format!("{part}*1")).collect())),
    }
}
