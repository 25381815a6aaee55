//! “Tiêu chí”: what is scored, how a value becomes points, weights by role, the ladder. The formulas of the detail
//! sheet look here.

mod factors;

use std::fmt::Write as _;

use crate::campaign::{EXEMPT, Item, NOT_APPLICABLE, NotApplicable, PointsRule};
use crate::diag::column_name;
use crate::num::{Exact, Rounding, RoundingMode, parse_decimal};
use crate::report::book::Book;
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::words::{Label, Phrase};

use super::FLAGS;
use super::formula::HELD;

/// Columns of the sheet, by letter.
const WORD: char = 'C';
const POINTS: char = 'D';
const EACH: char = 'E';
const LEAST: char = 'F';
/// Position of the first column of weights.
const WEIGHTS: usize = 6;

/// The rows of the sheet.
type Lines<'a> = Vec<(RowStyle, Vec<Cell<'a>>)>;

/// The sheet, and where everything stands on it, as formulas name it.
pub(super) struct Criteria<'a> {
    rows: Lines<'a>,
    name: String,
    first: usize,
    pub(super) items: Vec<ItemPlace>,
    /// Weight of each group, by role.
    pub(super) groups: Vec<Vec<String>>,
    /// Cap of each bonus and deduction.
    pub(super) caps: Vec<String>,
    pub(super) scale: String,
    /// The criteria that count with a factor, in the order of the columns of factors.
    factored: Vec<usize>,
    /// The first of those columns.
    factors_from: usize,
    /// How the names of factors begin.
    called: &'static str,
    roles: usize,
    /// Least totals of the levels, and their short titles, lowest first.
    pub(super) ladder: (String, String),
    /// The words that say that a criterion does not apply; empty where no criterion allows that.
    pub(super) without: String,
    /// Names that formulas call places by, each with its place.
    names: Vec<(String, String)>,
}

/// Where an item's numbers stand.
#[derive(Default)]
pub(super) struct ItemPlace {
    pub(super) max: String,
    pub(super) each: String,
    pub(super) least: String,
    /// Words or lower bounds, and their points, as ranges.
    pub(super) list: Option<(String, String)>,
    /// The words that may be chosen: those of the list, and those for “not applicable” where that is allowed.
    pub(super) offered: String,
    /// By role; empty for items of a bonus or deduction.
    pub(super) weights: Vec<String>,
}

impl<'a> Criteria<'a> {
    /// Lays the sheet out. `labels` are the headings of each item's columns on the detail sheet; `factored` are the criteria
    /// whose factor (weight by most points) the formulas look up.
    pub(super) fn new(book: &Book<'a>, labels: &[String], factored: Vec<usize>) -> Self {
        let mut empty = sheet_of(book, Vec::new());
        empty.title = title(book);
        let name = format!("'{}'!", book.label(Label::Criteria).replace('\'', "''"));
        let mut criteria = Self {
            rows: Vec::new(),
            name,
            first: empty.first_row() as usize,
            items: Vec::new(),
            groups: Vec::new(),
            caps: Vec::new(),
            scale: String::new(),
            // An empty column between, and the roles once more where there are several.
            factors_from: empty.columns.len() + 1 + usize::from(book.campaign.has_roles()),
            factored,
            called: book.label(Label::FactorName),
            roles: book.campaign.roles.len(),
            ladder: (String::new(), String::new()),
            without: String::new(),
            names: Vec::new(),
        };
        criteria.lay_out(book, labels);
        criteria
    }

    /// Gives a place a name.
    fn named(&mut self, name: String, place: String) -> String {
        self.names.push((name.clone(), place));
        name
    }

    /// The sheet itself.
    pub(super) fn sheet(&self, book: &Book<'a>) -> Sheet<'a> {
        let mut sheet = sheet_of(book, self.rows.clone());
        sheet.expected = self.rows.len();
        sheet.title = title(book);
        sheet.notes = vec![book.phrase(Phrase::CriteriaNote, &[])];
        sheet.paper.guarded = true;
        sheet.names.clone_from(&self.names);
        sheet.beside = self.beside(book);
        if sheet.beside.is_some() {
            sheet.paper.printed = sheet.columns.len();
        }
        sheet
    }

    fn lay_out(&mut self, book: &Book<'a>, labels: &[String]) {
        let campaign = book.campaign;
        for group in &campaign.groups {
            let mut cells = vec![Cell::Blank, Cell::text(group.title.as_str()), Cell::Blank, Cell::Blank];
            cells.extend([Cell::Blank, Cell::Blank]);
            cells.extend(group.weight.iter().map(number));
            let row = self.push(RowStyle::Total, cells);
            self.groups.push((0..campaign.roles.len()).map(|role| self.weight(role, row)).collect());
            for at in group.criteria.clone() {
                let weights: Vec<Cell<'a>> = campaign.criteria[at].weight.iter().map(number).collect();
                let lapses = campaign.criteria[at].not_applicable != NotApplicable::Refuse;
                self.item(book, &campaign.items[at], &labels[at], weights, lapses);
            }
        }
        for extra in &campaign.extras {
            let cells = vec![
                Cell::Blank,
                Cell::text(extra.title.as_str()),
                Cell::text(book.label(Label::Cap)),
                number(&extra.cap),
            ];
            let row = self.push(RowStyle::Total, cells);
            let name = format!("{}_{}", book.label(Label::CapName), self.caps.len() + 1);
            let cap = self.named(name, self.at(POINTS, row));
            self.caps.push(cap);
            for at in extra.items.clone() {
                self.item(book, &campaign.items[at], &labels[at], Vec::new(), false);
            }
        }
        let cells = vec![Cell::Blank, Cell::text(book.label(Label::Scale)), Cell::Blank, number(&campaign.scale)];
        let row = self.push(RowStyle::Total, cells);
        self.scale = self.named(book.label(Label::ScaleName).to_owned(), self.at(POINTS, row));
        self.push(RowStyle::Total, vec![Cell::Blank, Cell::text(book.label(Label::Ladder))]);
        let first = self.rows.len();
        for level in campaign.levels.iter().rev() {
            let short = Cell::text(level.short.as_str());
            self.push(RowStyle::Plain, vec![Cell::Blank, Cell::text(level.title.as_str()), short, number(&level.from)]);
        }
        let from = self.named(book.label(Label::LevelFromName).to_owned(), self.range(POINTS, first));
        self.ladder = (from, self.named(book.label(Label::LevelName).to_owned(), self.range(WORD, first)));
        if campaign.criteria.iter().any(|criterion| criterion.not_applicable != NotApplicable::Refuse) {
            self.push(RowStyle::Total, vec![Cell::Blank, Cell::text(book.label(Label::WithoutWords))]);
            let first = self.rows.len();
            for word in NOT_APPLICABLE.iter().chain(&EXEMPT) {
                self.push(RowStyle::Plain, vec![Cell::Blank, Cell::Blank, Cell::text(*word)]);
            }
            self.without = self.named(book.label(Label::WithoutName).to_owned(), self.range(WORD, first));
        }
    }

    fn item(&mut self, book: &Book<'a>, item: &'a Item, label: &str, weights: Vec<Cell<'a>>, lapses: bool) {
        let roles = if weights.is_empty() { 0 } else { book.campaign.roles.len() };
        let (each, least) = match &item.points {
            PointsRule::Count { each, .. } => (number(each), Cell::Blank),
            PointsRule::Ratio { each, .. } if !each.is_zero() => (number(each), Cell::Blank),
            PointsRule::Deduct { each, least, .. } => (number(each), number(least)),
            _ => (Cell::Blank, Cell::Blank),
        };
        let way = Cell::text(book.label(way(&item.points)));
        let mut cells =
            vec![Cell::text(label.to_owned()), Cell::text(item.title.as_str()), way, number(&item.max), each, least];
        cells.extend(weights);
        let row = self.push(RowStyle::Plain, cells);
        let mut place = ItemPlace {
            max: self.at(POINTS, row),
            each: self.at(EACH, row),
            least: self.at(LEAST, row),
            list: None,
            offered: String::new(),
            weights: (0..roles).map(|role| self.weight(role, row)).collect(),
        };
        let first = self.rows.len();
        for (word, points) in list(&item.points) {
            self.push(RowStyle::Plain, vec![Cell::Blank, Cell::Blank, word, points]);
        }
        if self.rows.len() > first {
            place.list = Some((self.range(WORD, first), self.range(POINTS, first)));
            if lapses && !matches!(item.points, PointsRule::Bands(_)) {
                for word in [NOT_APPLICABLE[0], EXEMPT[0]] {
                    self.push(RowStyle::Plain, vec![Cell::Blank, Cell::Blank, Cell::text(word)]);
                }
            }
            place.offered = self.range(WORD, first);
        }
        self.items.push(place);
    }

    fn push(&mut self, style: RowStyle, cells: Vec<Cell<'a>>) -> usize {
        self.rows.push((style, cells));
        self.rows.len() - 1
    }

    fn at(&self, column: char, row: usize) -> String {
        format!("{}${column}${}", self.name, self.first + row + 1)
    }

    fn weight(&self, role: usize, row: usize) -> String {
        let column = column_name(u32::try_from(WEIGHTS + role).unwrap_or(u32::MAX));
        format!("{}${column}${}", self.name, self.first + row + 1)
    }

    /// From a row to the last one.
    fn range(&self, column: char, first: usize) -> String {
        let mut range = self.at(column, first);
        let _ = write!(range, ":${column}${}", self.first + self.rows.len());
        range
    }
}

fn title(book: &Book<'_>) -> Vec<String> {
    book.title(Label::CriteriaTitle, false, None)
}

fn sheet_of<'a>(book: &Book<'a>, rows: Vec<(RowStyle, Vec<Cell<'a>>)>) -> Sheet<'a> {
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    let mut columns = vec![
        column(Label::CriterionCode, ColumnKind::Long, 12),
        column(Label::CriterionTitle, ColumnKind::Long, 48),
        column(Label::Way, ColumnKind::Value, 18),
        column(Label::MostPoints, ColumnKind::Value, 9),
        column(Label::Each, ColumnKind::Value, 9),
        column(Label::Least, ColumnKind::Value, 9),
    ];
    let named = book.campaign.has_roles();
    columns.extend(book.campaign.roles.iter().map(|role| {
        let title = if named { role.title.as_str() } else { book.label(Label::Weight) };
        let column = Column::new(title, ColumnKind::Value, if named { 15 } else { 10 });
        if named { column.under(book.label(Label::Weight)) } else { column }
    }));
    let width = columns.len();
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for (style, cells) in &rows {
            let mut cells = cells.clone();
            cells.resize(width, Cell::Blank);
            row(&cells, *style);
        }
    };
    Sheet::new(book.label(Label::Criteria), columns, Box::new(walk))
}

/// Words or lower bounds with their points, as formulas look them up: bounds from the lowest up.
fn list(rule: &PointsRule) -> Vec<(Cell<'_>, Cell<'_>)> {
    match rule {
        PointsRule::Choice(words) => {
            words.iter().map(|(word, _, points)| (Cell::text(word.as_str()), number(points))).collect()
        }
        PointsRule::Flag { yes, no } => {
            FLAGS.into_iter().zip([yes, no]).map(|(word, points)| (Cell::text(word), number(points))).collect()
        }
        PointsRule::Bands(bands) => bands.iter().rev().map(|(bound, points)| (number(bound), number(points))).collect(),
        _ => Vec::new(),
    }
}

fn way(rule: &PointsRule) -> Label {
    match rule {
        PointsRule::UpTo { .. } => Label::WayUpTo,
        PointsRule::Choice(_) => Label::WayChoice,
        PointsRule::Flag { .. } => Label::WayFlag,
        PointsRule::Count { .. } => Label::WayCount,
        PointsRule::Percent { .. } => Label::WayPercent,
        PointsRule::Bands(_) => Label::WayBands,
        PointsRule::Ratio { .. } => Label::WayRatio,
        PointsRule::Deduct { .. } => Label::WayDeduct,
    }
}

/// A number of the campaign, or a share of members: one without end has as many decimals as sums that are held.
pub(super) fn number<'a>(number: &Exact) -> Cell<'a> {
    let decimal = |text: &str| {
        let (mantissa, scale) = parse_decimal(text)?;
        Some(Cell::Number(mantissa, u8::try_from(scale).unwrap_or(u8::MAX)))
    };
    let text = number.to_string();
    let rounding = Rounding { places: HELD, mode: RoundingMode::HalfUp };
    let held = || decimal(number.round(rounding).decimal(HELD).as_str());
    decimal(&text).or_else(held).unwrap_or_else(|| Cell::text(text))
}
