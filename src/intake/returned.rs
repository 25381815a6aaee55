//! Sheets that this program has added to a file before it was sent back to be mended: they are known by
//! their title, whatever the file is called now, and hold nobody.

use crate::table::Value;
use crate::table::header::OwnedRow;
use crate::text::fold;
use crate::words::{Label, Lang};

/// What a file that comes back is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returned {
    /// A whole copy: it takes the place of the original.
    Whole,
    /// An excerpt: whoever is not in it would be lost.
    Excerpt,
}

/// What the first row of a sheet says, if the sheet is ours.
#[must_use]
pub fn returned(first: &OwnedRow) -> Option<Returned> {
    let [(0, Value::Text(text))] = first.cells.as_slice() else { return None };
    let is = |label| [Lang::Vi, Lang::En].iter().any(|lang| fold(lang.label(label)) == fold(text));
    if first.number != 0 {
        None
    } else if is(Label::ToMendTitle) {
        Some(Returned::Whole)
    } else if is(Label::ExcerptTitle) {
        Some(Returned::Excerpt)
    } else {
        None
    }
}
