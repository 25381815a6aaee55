//! The workbook of one unit. Nobody of another unit is named in it.

mod awards;
mod control;
mod overview;
mod ranking;
mod reasons;
mod scores;
mod unrated;

use crate::aggregate::Results;
use crate::campaign::Campaign;
use crate::classify::SubjectRef;
use crate::report::book::{Book, Subject};
use crate::report::order::RowOrder;
use crate::report::sheet::{Column, ColumnKind, Report, Rows, Sheet};
use crate::words::{Label, Lang};
use scores::Layouts;

/// What the sheets of a unit share, or those of all units where units are graded: its subjects in the order of lists.
struct UnitBook<'a> {
    book: Book<'a>,
    /// The unit; none for all of them.
    at: Option<usize>,
    provisional: bool,
    order: Vec<SubjectRef>,
    /// How wide its codes are.
    code_width: u16,
}

/// The workbooks of the units, with what is laid out once for all of them.
pub struct Reports<'a> {
    book: Book<'a>,
    layouts: Layouts<'a>,
}

impl<'a> Reports<'a> {
    /// Those of some results.
    #[must_use]
    pub fn new(campaign: &'a Campaign, results: &'a Results, lang: Lang) -> Self {
        Self { book: Book { campaign, results, lang }, layouts: Layouts::default() }
    }

    /// The workbook of the unit at a position of [`crate::intake::Gathered::units`]: the list that is signed, the ranked
    /// list, every score with live formulas and the criteria behind them, the quota table, the awards, those without a
    /// level, and the reasons. Sheets without rows are left out, but for the first.
    #[must_use]
    pub fn report(&self, unit: usize) -> Report<'a> {
        let book = self.book;
        let (source, result) = book.unit(unit);
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let order = RowOrder::default().unit(source, result).into_iter();
        let order = order.map(|subject| SubjectRef { unit: number(unit), subject: number(subject) }).collect();
        let shared = UnitBook {
            book,
            at: Some(unit),
            provisional: result.provisional,
            order,
            code_width: book.code_width(unit..unit + 1),
        };
        let mut sheets = vec![overview::sheet(&shared)];
        sheets.extend(ranking::sheet(&shared));
        sheets.extend(scores::sheets(&shared, &self.layouts));
        sheets.extend(control::sheet(&shared));
        sheets.extend(awards::sheet(&shared));
        sheets.extend(unrated::sheet(&shared));
        sheets.extend(reasons::sheet(&shared));
        Report { name: source.id.to_string(), lang: book.lang, sheets }
    }
}

/// The same sheets over all units of a campaign that grades units: the list that their meeting signs, every score with its
/// formulas, who lacks a level, and the reasons. One list over all ranks them already.
#[must_use]
pub(crate) fn of_units(book: Book<'_>) -> Vec<Sheet<'_>> {
    let units = 0..book.results.gathered.units.len();
    let order = RowOrder::default().listed(book.campaign, book.results, units.clone());
    if order.is_empty() {
        return Vec::new();
    }
    let shared =
        UnitBook { book, at: None, provisional: book.results.provisional, order, code_width: book.code_width(units) };
    let mut sheets = vec![overview::sheet(&shared)];
    sheets.extend(scores::sheets(&shared, &Layouts::default()));
    sheets.extend(unrated::sheet(&shared));
    sheets.extend(reasons::sheet(&shared));
    sheets
}

impl<'a> UnitBook<'a> {
    fn title(&self, title: Label) -> Vec<String> {
        let unit = self.at.map(|at| &*self.book.results.gathered.units[at].name);
        self.book.title(title, self.provisional, unit)
    }

    /// The subjects that pass a test, in the order of lists.
    fn subjects(&self, wanted: impl Fn(&Subject<'a>) -> bool) -> Vec<SubjectRef> {
        self.order.iter().copied().filter(|at| wanted(&self.book.subject(*at))).collect()
    }
}

/// Code and name, with which every list of people begins.
fn who(unit: &UnitBook<'_>) -> [Column; 2] {
    [
        Column::new(unit.book.label(Label::Code), ColumnKind::Text, unit.code_width),
        Column::new(unit.book.label(Label::Name), ColumnKind::Text, unit.book.name_width(24)),
    ]
}

/// Rows made from subjects, one after the other.
fn rows_of<'a>(
    book: Book<'a>,
    subjects: Vec<SubjectRef>,
    fill: impl Fn(&mut Vec<crate::report::sheet::Cell<'a>>, usize, &Subject<'a>) + Send + Sync + 'a,
) -> Rows<'a> {
    Box::new(move |row| {
        let mut cells = Vec::new();
        for (position, at) in subjects.iter().enumerate() {
            cells.clear();
            fill(&mut cells, position, &book.subject(*at));
            row(&cells, crate::report::sheet::RowStyle::Plain);
        }
    })
}
