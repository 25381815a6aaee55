//! `summary.csv`: one row for each unit that was graded, no total row.

use crate::aggregate::Results;
use crate::campaign::Campaign;
use crate::report::machine::{count, points, text};
use crate::report::sheet::{Cell, Column, RowStyle, Sheet};

/// Counts by unit, in the order of unit ids.
#[must_use]
pub fn summary<'a>(campaign: &'a Campaign, results: &'a Results) -> Sheet<'a> {
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for (unit, counts) in results.gathered.units.iter().zip(&results.summary.units) {
            let Some(counts) = counts else { continue };
            let mut cells = vec![Cell::text(&*unit.id), Cell::text(&*unit.name)];
            let figures = [counts.headcount, counts.rated, counts.not_rated, counts.incomplete];
            cells.extend(figures.into_iter().chain(counts.levels.iter().copied()).map(Cell::Count));
            cells.push(Cell::points(counts.mean_total));
            row(&cells, RowStyle::Plain);
        }
    };
    Sheet::new("summary", columns(campaign), Box::new(walk))
}

fn columns(campaign: &Campaign) -> Vec<Column> {
    let mut columns = vec![text("unit_id"), text("unit")];
    columns.extend(["headcount", "rated", "not_rated", "incomplete"].map(count));
    columns.extend(campaign.levels.iter().map(|level| count(format!("level:{}", level.id))));
    columns.push(points("mean_total", campaign.rounding.places));
    columns
}
