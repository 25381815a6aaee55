//! `summary.csv`: one row for each unit, no total row. A unit that was stopped by errors, or was expected
//! and not received, has a row without figures: nobody who adds up the table overlooks it.

use crate::aggregate::{Counts, Results};
use crate::campaign::Campaign;
use crate::report::machine::{count, points, text};
use crate::report::sheet::{Cell, Column, RowStyle, Sheet};

/// Counts by unit, in the order of unit ids.
#[must_use]
pub fn summary<'a>(campaign: &'a Campaign, results: &'a Results) -> Sheet<'a> {
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for (id, name, counts) in rows(results) {
            let mut cells = vec![Cell::text(id), Cell::text(name)];
            cells.extend(figures(campaign, counts));
            row(&cells, RowStyle::Plain);
        }
    };
    Sheet::new("summary", columns(campaign), Box::new(walk))
}

/// Id, name and counts of every unit that was graded, stopped or expected.
fn rows(results: &Results) -> Vec<(&str, &str, Option<&Counts>)> {
    let gathered = &results.gathered;
    let received = gathered.units.iter().zip(&results.summary.units);
    let received = received.map(|(unit, counts)| (&*unit.id, &*unit.name, counts.as_ref()));
    let missing = gathered.not_received.iter().map(|(id, name)| (&**id, &**name, None));
    let mut rows: Vec<_> = received.chain(missing).collect();
    rows.sort_by_key(|(id, _, _)| *id);
    rows
}

fn figures<'a>(campaign: &Campaign, counts: Option<&Counts>) -> Vec<Cell<'a>> {
    let Some(counts) = counts else {
        return vec![Cell::Blank; campaign.levels.len() + 5];
    };
    let heads = [counts.headcount, counts.rated, counts.not_rated, counts.incomplete];
    let mut cells: Vec<Cell<'_>> = heads.into_iter().chain(counts.levels.iter().copied()).map(Cell::Count).collect();
    cells.push(Cell::points(counts.mean_total));
    cells
}

fn columns(campaign: &Campaign) -> Vec<Column> {
    let mut columns = vec![text("unit_id"), text("unit")];
    columns.extend(["headcount", "rated", "not_rated", "incomplete"].map(count));
    columns.extend(campaign.levels.iter().map(|level| count(format!("level:{}", level.id))));
    columns.push(points("mean_total", campaign.rounding.places));
    columns
}
