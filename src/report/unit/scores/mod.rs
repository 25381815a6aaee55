//! “Chi tiết điểm”: every score that counts, with group points, totals and the level by points as live formulas; and
//! “Tiêu chí”, where their weights stand.
//!
//! What stands in the columns of the highest rater may be changed in the meeting. The sheet, put back beside the
//! unit's tables, is read as that rater's scores. Whoever is not rated, or lacks more than scores, has figures without
//! formulas; so has everybody where [`Layout::is_live`] says that no formula could say what the campaign says.

mod criteria;
mod formula;
mod layout;
mod missing;
mod person;
mod sum;
mod year;

use crate::report::book::Book;
use crate::report::sheet::{Cell, RowStyle, Sheet};
use crate::score::Told;
use crate::words::{Label, Phrase};

use super::UnitBook;
use layout::Layout;
pub(super) use layout::Layouts;
use person::Person;

/// Words of a mark: yes, no.
const FLAGS: [&str; 2] = ["x", "-"];

/// Longer lists have no formulas: a list that goes on in a next sheet could part the rows of one person.
const LONGEST: usize = 1_000_000;

/// The detail sheet and the sheet of criteria; none where nothing is read from assessments or nobody is there.
pub(super) fn sheets<'a>(unit: &UnitBook<'a>, layouts: &Layouts<'a>) -> Vec<Sheet<'a>> {
    let book = unit.book;
    let subjects = unit.subjects(|_| true);
    if subjects.is_empty() {
        return Vec::new();
    }
    let layout = layouts.of(&book, &subjects);
    let criteria = layout.criteria.sheet(&book);
    let mut notes = book.notes(unit.provisional);
    notes.extend(layout.notes(&book));
    let (columns, paper) = (layout.columns(&book, unit.code_width), layout.paper());
    let expected = subjects.len();
    let live = layout.is_live && expected < LONGEST;
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        let mut told = Told::new(book.campaign, &book.results.gathered.sheets);
        let mut cells = Vec::new();
        for at in &subjects {
            Person::new(&book, &layout, *at, live).rows(&mut told, &mut cells, row);
        }
    };
    let mut sheet = Sheet::new(book.label(Label::Detail), columns, Box::new(walk));
    sheet.expected = expected;
    sheet.title = unit.title(Label::DetailTitle);
    sheet.notes = notes;
    sheet.paper = paper;
    vec![sheet, criteria]
}

/// What stands under the sheet.
impl Layout<'_> {
    fn notes(&self, book: &Book<'_>) -> Vec<String> {
        let mut notes = Vec::new();
        match (&self.editor, self.is_live) {
            (_, false) => notes.push(book.phrase(Phrase::DetailFixed, &[])),
            (Some(rater), true) => notes.push(book.phrase(Phrase::DetailNote, &[("rater", rater)])),
            (None, true) => notes.push(book.phrase(Phrase::DetailNoteCommon, &[])),
        }
        notes
    }
}
