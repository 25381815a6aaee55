//! The heading of a sheet as intake sees it: each column with its texts from top to bottom.

pub(in crate::intake) mod bind;
pub(in crate::intake) mod binding;
pub(in crate::intake) mod meaning;
pub(in crate::intake) mod of_roster;
pub(in crate::intake) mod own_form;
mod people;
pub(in crate::intake) mod personal;
pub(in crate::intake) mod question;
pub(in crate::intake) mod returned;
pub(in crate::intake) mod scale;
pub(in crate::intake) mod uses;
pub(in crate::intake) mod vocabulary;
pub(in crate::intake) mod words;

use crate::table::header::{self, OwnedRow};
use crate::table::{Cell, Row, Value};
use crate::text::clean;

/// Rows looked at for a heading: letterheads and titles are shorter.
pub(super) const LOOK: usize = 40;

/// Rows of the longest heading under its first.
const MOST_HEADING_ROWS: usize = 3;

/// Rows after which a heading that cannot be mistaken is taken: most tables begin with theirs.
pub(super) const EARLY: usize = 6;

/// Known texts in one of the first rows that nothing but a heading has.
const PLAIN: usize = 4;

/// Whether the first row is a heading that cannot be mistaken, with rows of data under it.
pub(super) fn is_plain(kept: &[OwnedRow], known: &dyn Fn(&str) -> bool) -> bool {
    let count = |row: &OwnedRow| {
        let texts =
            row.cells.iter().filter_map(|(_, value)| if let Value::Text(text) = value { Some(text) } else { None });
        texts.filter(|text| known(text)).count()
    };
    let (Some((first, rest)), true) = (kept.split_first(), kept.len() >= EARLY) else { return false };
    count(first) >= PLAIN && rest[MOST_HEADING_ROWS..].iter().all(|row| count(row) == 0)
}

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
    /// The number of its first row.
    pub(super) first: u32,
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
    Some(Found { first: heading.first_row, row: heading.last_row, headings })
}

/// Finds the heading of the first table of a sheet: above the one that has most known columns another may stand, whose
/// people would be lost. `is_table` tells of a heading above whether people stand under it.
pub(super) fn find_first(
    kept: &[OwnedRow],
    known: &dyn Fn(&str) -> bool,
    is_table: &dyn Fn(&Found) -> bool,
) -> Option<Found> {
    let mut found = find(kept, known)?;
    loop {
        let before = kept.partition_point(|row| row.number < found.first);
        let Some(above) = find(&kept[..before], known).filter(is_table) else { return Some(found) };
        let is_row = |row: &&OwnedRow| row.number > above.row && row.cells.len() > 2;
        if !kept[..before].iter().any(|row| is_row(&row) && !header::is_numbering_row(row)) {
            return Some(found);
        }
        found = above;
    }
}

/// Hands a kept row on as if it had just been read.
pub(super) fn replay<T>(kept: &OwnedRow, then: impl FnOnce(Row<'_>) -> T) -> T {
    let cells: Vec<Cell<'_>> =
        kept.cells.iter().map(|(column, value)| Cell { column: *column, value: value.clone() }).collect();
    then(Row { number: kept.number, cells: &cells })
}
