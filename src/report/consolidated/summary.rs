//! “Tổng hợp”: one row for each unit, counts and shares of each level, a total row. Where units are graded themselves, each
//! has its row on the list before: here are sums alone.

use crate::aggregate::{Counts, TreeRow, tree};
use crate::classify::UnitResult;
use crate::report::book::Book;
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::{Label, Phrase};

use super::{is_of_units, title};

pub(super) fn sheet(book: Book<'_>) -> Sheet<'_> {
    let shape = Shape::of(&book);
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| rows(&book, shape, row);
    let mut sheet = Sheet::new(book.label(Label::Summary), shape.columns(&book), Box::new(walk));
    sheet.expected = book.results.units.len();
    sheet.title = title(&book, Label::SummaryTitle);
    sheet.notes = book.notes(book.results.provisional);
    sheet.notes.extend(partial(&book));
    sheet.frame = if is_of_units(&book) { None } else { book.frame() };
    sheet
}

/// That units are absent, or stopped by errors.
pub(super) fn partial(book: &Book<'_>) -> Option<String> {
    let stopped = book.results.summary.units.iter().any(Option::is_none);
    (stopped || !book.results.gathered.not_received.is_empty()).then(|| book.phrase(Phrase::PartialNote, &[]))
}

/// With more levels than this the columns beside them are narrower, so that all stand on a page in letters that can be read.
const FEW_LEVELS: usize = 6;

/// Which columns have something to say.
#[derive(Clone, Copy)]
struct Shape {
    /// Units are graded, each on the list before: sums alone.
    of_units: bool,
    codes: bool,
    states: bool,
}

impl Shape {
    fn of(book: &Book<'_>) -> Self {
        let absent = !book.results.gathered.not_received.is_empty();
        let of_units = is_of_units(book);
        let told = absent || book.results.units.iter().any(|unit| !state(book, unit).is_empty());
        Self { of_units, codes: !of_units && book.has_unit_codes(), states: !of_units && told }
    }

    fn columns(self, book: &Book<'_>) -> Vec<Column> {
        let column = |label, kind, width| Column::new(book.label(label), kind, width);
        let many = book.campaign.levels.len() > FEW_LEVELS;
        let or = |few, many_levels| if many { many_levels } else { few };
        let mut columns = Vec::new();
        if self.of_units {
            columns.push(column(Label::Unit, ColumnKind::Long, 36));
        } else {
            columns.push(column(Label::Number, ColumnKind::Count, 6));
            columns.extend(self.codes.then(|| column(Label::UnitCode, ColumnKind::Text, or(10, 8))));
            // What other columns leave free.
            let name = match (self.codes, self.states) {
                (true, true) => or(26, 17),
                (true, false) => 26,
                (false, _) => or(36, 26),
            };
            columns.push(column(Label::Unit, ColumnKind::Long, name));
        }
        columns.push(column(Label::Headcount, ColumnKind::Count, or(7, 6)));
        columns.push(column(Label::Rated, ColumnKind::Count, or(7, 6)));
        for level in &book.campaign.levels {
            columns.push(column(Label::People, ColumnKind::Count, 6).under(&level.title));
            columns.push(column(Label::Percent, ColumnKind::Share(1), 7).under(&level.title));
        }
        columns.push(column(Label::NotRated, ColumnKind::Count, 7));
        columns.push(column(Label::Incomplete, ColumnKind::Count, or(7, 6)));
        columns.push(column(Label::Mean, ColumnKind::Points(book.places()), or(8, 7)));
        columns.extend(self.states.then(|| column(Label::State, ColumnKind::Long, or(14, 12))));
        columns
    }

    /// What stands before the figures of a unit.
    fn begin<'a>(self, number: i64, id: &'a str, name: &'a str) -> Vec<Cell<'a>> {
        let mut cells = vec![Cell::Count(number)];
        cells.extend(self.codes.then(|| Cell::text(id)));
        cells.push(Cell::text(name));
        cells
    }

    /// The same of a sum.
    fn begin_sum<'a>(self, name: String) -> Vec<Cell<'a>> {
        let blank = usize::from(!self.of_units) + usize::from(self.codes);
        let mut cells = vec![Cell::Blank; blank];
        cells.push(Cell::text(name));
        cells
    }
}

fn rows(book: &Book<'_>, shape: Shape, row: &mut dyn FnMut(&[Cell<'_>], RowStyle)) {
    let gathered = &book.results.gathered;
    // Without a tree of units: as they are, then those that did not come.
    let flat = || {
        let units = (0..gathered.units.len()).map(TreeRow::Unit);
        units.chain((0..gathered.not_received.len()).map(TreeRow::Absent)).collect()
    };
    let sum = |name: String, counts: &Counts, row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        let mut cells = shape.begin_sum(name);
        figures(&mut cells, book, Some(counts));
        cells.extend(shape.states.then_some(Cell::Blank));
        row(&cells, RowStyle::Total);
    };
    let mut number = 0;
    for entry in tree(book.campaign, gathered, &book.results.units).unwrap_or_else(flat) {
        match entry {
            TreeRow::Unit(_) | TreeRow::Absent(_) if shape.of_units => {}
            TreeRow::Unit(at) => {
                number += 1;
                let unit = &gathered.units[at];
                let mut cells = shape.begin(number, &unit.id, &unit.name);
                figures(&mut cells, book, book.results.summary.units[at].as_ref());
                cells.extend(shape.states.then(|| Cell::text(state(book, &book.results.units[at]))));
                row(&cells, RowStyle::Plain);
            }
            TreeRow::Absent(at) => {
                number += 1;
                let (id, name) = &gathered.not_received[at];
                let mut cells = shape.begin(number, id, name);
                figures(&mut cells, book, None);
                cells.extend(shape.states.then(|| Cell::text(book.label(Label::NotReceived))));
                row(&cells, RowStyle::Plain);
            }
            TreeRow::Sum { name, counts } => {
                sum(book.phrase(Phrase::SumOf, &[("unit", &name)]), &counts, row);
            }
        }
    }
    sum(book.label(Label::GrandTotal).to_owned(), &book.results.summary.total, row);
}

fn state(book: &Book<'_>, result: &UnitResult) -> &'static str {
    match (result.stopped, result.provisional) {
        (true, _) => book.label(Label::Stopped),
        (false, true) => book.label(Label::Provisional),
        (false, false) => "",
    }
}

/// The figures of a unit, or as many empty cells.
fn figures(cells: &mut Vec<Cell<'_>>, book: &Book<'_>, counts: Option<&Counts>) {
    let levels = book.campaign.levels.len();
    let Some(counts) = counts else {
        cells.extend(std::iter::repeat_n(Cell::Blank, 2 * levels + 5));
        return;
    };
    cells.extend([Cell::Count(counts.headcount), Cell::Count(counts.rated)]);
    for level in 0..levels {
        let count = counts.levels.get(level).copied().unwrap_or(0);
        cells.push(Cell::Count(count));
        cells.push(if counts.rated > 0 { Cell::Share(count, counts.rated) } else { Cell::Blank });
    }
    cells.extend([Cell::Count(counts.not_rated), Cell::Count(counts.incomplete), Cell::points(counts.mean_total)]);
}

#[cfg(test)]
mod tests {
    use super::sheet;
    use crate::report::book::Book;
    use crate::report::sample;
    use crate::words::Lang;

    #[test]
    fn columns_without_anything_in_them_are_left_out() {
        let campaign = sample::campaign(2);
        let mut results = sample::results(&campaign, 2, 4);
        let titles = |results: &crate::aggregate::Results| {
            let sheet = sheet(Book { campaign: &campaign, results, lang: Lang::Vi });
            let mut widths = Vec::new();
            (sheet.rows)(&mut |cells, _| widths.push(cells.len()));
            assert!(widths.iter().all(|width| *width == sheet.columns.len()), "{widths:?}");
            let has = |title: &str| sheet.columns.iter().any(|column| column.title == title);
            (has("Mã đơn vị"), has("Tình trạng"))
        };
        // The sample has codes, and a unit that did not come.
        assert_eq!(titles(&results), (true, true));
        results.gathered.not_received.clear();
        for unit in &mut results.gathered.units {
            unit.id = unit.name.clone();
        }
        results.units.iter_mut().for_each(|unit| (unit.provisional, unit.stopped) = (false, false));
        assert_eq!(titles(&results), (false, false));
        results.units[0].provisional = true;
        assert_eq!(titles(&results), (false, true));
    }
}
