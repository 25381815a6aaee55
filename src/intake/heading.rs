//! The heading of a sheet as intake sees it: each column with its texts from top to bottom.

use crate::table::header::{self, OwnedRow};
use crate::table::{Cell, Row};
use crate::text::clean;

/// Rows looked at for a heading: letterheads and titles are shorter.
pub(super) const LOOK: usize = 40;

/// The heading of one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// The column.
    pub(super) column: u32,
    /// Its texts from top to bottom, cleaned, none of them empty.
    pub(super) parts: Vec<String>,
}

impl Heading {
    /// The heading in one line.
    pub(super) fn text(&self) -> String {
        self.parts.join(" / ")
    }
}

/// A heading that was found.
#[derive(Debug)]
pub(super) struct Found {
    /// The number of its last row.
    pub(super) row: u32,
    /// One for each column that has a text.
    pub(super) headings: Vec<Heading>,
}

/// Finds the heading among the first rows of a sheet.
pub(super) fn find(kept: &[OwnedRow], known: &dyn Fn(&str) -> bool) -> Option<Found> {
    let heading = header::find(kept, known)?;
    let one = |cell: &header::HeadingCell| {
        let parts = [clean(&cell.upper), clean(&cell.lower)].into_iter().filter(|part| !part.is_empty()).collect();
        Heading { column: cell.column, parts }
    };
    let headings: Vec<Heading> = heading.columns.iter().map(one).filter(|heading| !heading.parts.is_empty()).collect();
    Some(Found { row: heading.last_row, headings })
}

/// Hands a kept row on as if it had just been read.
pub(super) fn replay<T>(kept: &OwnedRow, then: impl FnOnce(Row<'_>) -> T) -> T {
    let cells: Vec<Cell<'_>> =
        kept.cells.iter().map(|(column, value)| Cell { column: *column, value: value.clone() }).collect();
    then(Row { number: kept.number, cells: &cells })
}
