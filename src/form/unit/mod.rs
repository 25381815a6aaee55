//! The table of a unit: a row for each person, a column for each criterion and rater. Where the campaign has
//! periods there is a sheet for each, behind a list of everybody that holds what is true of the whole year.

mod cell;
mod columns;
mod head;
mod list;

use std::collections::BTreeMap;

use crate::campaign::ItemSource;
use crate::form::formula::{NOBODY, Row};
use crate::form::hint::{Asked, Hint};
use crate::form::roster::Unit;
use crate::form::{Forms, guide};
use crate::id::{FactIx, InputIx, RaterIx};
use crate::intake::Period;
use crate::report::grid::{Across, Area, Binder, Fit, Grid, Guard, Look, Paper, Rule, What, address};
use crate::words::FormText;
pub(super) use cell::{check, fact_cell, halves};
use columns::columns;
use head::{head_rows, heading_rows};

/// Pixels that an A4 page across holds at full size, with a margin for printers that measure otherwise.
const PAGE: u32 = 1_000;

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Col {
    Number,
    Code,
    Name,
    Birth,
    Fact(FactIx),
    Role,
    Claim(InputIx, Option<RaterIx>),
    Running(Option<RaterIx>),
    UnitCode,
    UnitName,
}

/// What a sheet is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Facts and scores of the year.
    Year,
    /// Everybody with the facts, where scores stand on sheets of periods: whoever is not scored in one of them is
    /// taken out of its sheet, and must not take the facts along.
    List,
    /// The scores of a period.
    Period(Period),
}

impl Part {
    /// Whether facts stand here.
    const fn has_facts(self) -> bool {
        !matches!(self, Self::Period(_))
    }

    /// Whether scores stand here.
    const fn has_scores(self) -> bool {
        !matches!(self, Self::List)
    }
}

/// The workbook of a unit: its sheets, then the guide, then words that do not fit into a check.
pub(super) fn binder(forms: &Forms<'_>, unit: &Unit<'_>, rows: u32) -> Binder {
    let parts: Vec<Part> = match forms.campaign.periods {
        None => vec![Part::Year],
        Some(periods) => {
            let period = |number| Part::Period(Period::of(periods.kind, number));
            std::iter::once(Part::List).chain((1..=periods.kind.in_year()).map(period)).collect()
        }
    };
    let mut words = guide::WordLists::new(forms);
    let mut grids: Vec<Grid> = parts.iter().map(|part| Table::new(forms, unit, *part, rows).grid(&mut words)).collect();
    grids.push(guide::grid(forms, unit));
    grids.extend(words.grid());
    Binder { grids }
}

/// One sheet on its way.
struct Table<'a> {
    forms: &'a Forms<'a>,
    unit: &'a Unit<'a>,
    part: Part,
    cols: Vec<Col>,
    /// The columns of the sheet that has the facts, and its first and last row of people.
    shared: BTreeMap<Col, u16>,
    shared_rows: (u32, u32),
    /// First and last row of people.
    first: u32,
    last: u32,
    /// First row of the heading.
    head: u32,
}

impl<'a> Table<'a> {
    fn new(forms: &'a Forms<'a>, unit: &'a Unit<'a>, part: Part, rows: u32) -> Self {
        let holder = if part.has_facts() { part } else { Part::List };
        let shared = columns(forms, unit, holder).into_iter().enumerate().map(|(at, col)| (col, index(at))).collect();
        let people = if unit.people.is_empty() { rows } else { u32::try_from(unit.people.len()).unwrap_or(u32::MAX) };
        let rows_of = |part| {
            let first = head_rows(forms, part) + heading_rows(forms, part);
            (first, first + people - 1)
        };
        let (first, last) = rows_of(part);
        let (cols, head) = (columns(forms, unit, part), head_rows(forms, part));
        Self { forms, unit, part, cols, shared, shared_rows: rows_of(holder), first, last, head }
    }

    /// The tab of a sheet.
    fn name(&self, part: Part) -> String {
        match part {
            Part::Year => self.forms.say(FormText::UnitForm).to_owned(),
            Part::List => self.forms.say(FormText::ListForm).to_owned(),
            Part::Period(period) => self.forms.period(period),
        }
    }

    fn grid(&self, words: &mut guide::WordLists<'_>) -> Grid {
        let mut grid = Grid::new(self.name(self.part), self.cols.iter().map(|col| self.width(*col)).collect());
        grid.guard = Guard::Locked;
        self.title(&mut grid);
        self.headings(&mut grid);
        for row in self.first..=self.last {
            self.person(&mut grid, row);
        }
        self.checks(&mut grid, words);
        self.signatures(&mut grid);
        self.print(&mut grid);
        grid
    }

    /// One row: what the list says is there and locked, the rest is for input.
    fn person(&self, grid: &mut Grid, row: u32) {
        let person = self.unit.people.get((row - self.first) as usize);
        for (column, col) in (0..).zip(&self.cols) {
            let spot = (row, column);
            match (col, person) {
                (Col::Number, Some(_)) => {
                    grid.put(spot, What::Number((row - self.first + 1).to_string()), Look::BoxedMark);
                }
                (Col::Number, None) => grid.put(spot, What::Blank, Look::Input),
                (Col::Code, Some(person)) if !person.code.is_empty() => grid.text(spot, person.code, self.listed()),
                (Col::Code | Col::Name, None) if !self.part.has_facts() => {
                    grid.put(spot, self.as_listed(*col, row), Look::InputCode);
                }
                (Col::Code, _) => grid.put(spot, What::Blank, Look::InputCode),
                (Col::Name, Some(person)) if !person.name.is_empty() => grid.text(spot, person.name, self.listed()),
                (Col::Name, _) => grid.put(spot, What::Blank, Look::InputText),
                (Col::Birth, Some(person)) => grid.text(spot, person.birth.unwrap_or_default(), Look::BoxedMark),
                (Col::Birth, None) => grid.put(spot, What::Blank, Look::InputCode),
                (Col::Fact(fact), person) => fact_cell(self.forms, grid, spot, *fact, person),
                (Col::Role, person) => grid.put(spot, self.role_cell(row, person), Look::BoxedMark),
                (Col::Claim(input, _), person) => {
                    let asked = self.forms.is_asked(*input, person.and_then(|person| person.role));
                    grid.put(spot, What::Blank, if asked { Look::Input } else { Look::Closed });
                }
                (Col::Running(rater), _) => grid.put(spot, self.running(row, *rater), Look::BoxedFigure),
                // Not printed, and no reason to make every row higher.
                (Col::UnitCode, _) => grid.text(spot, self.unit.id, Look::BoxedLine),
                (Col::UnitName, _) => grid.text(spot, self.unit.name, Look::BoxedLine),
            }
        }
    }

    /// How those on the list stand there: where there are periods, whoever is not scored in one is taken out of
    /// its sheet, since a row without scores is somebody whose scores are missing.
    fn listed(&self) -> Look {
        if self.part.has_facts() { Look::Boxed } else { Look::InputCode }
    }

    fn running(&self, row: u32, rater: Option<RaterIx>) -> What {
        let told = |at: usize| rater.map(|_| RaterIx::at(at));
        let input = |input: InputIx, at: usize| address((row, self.column(self.claim(input, told(at)))));
        let fact = |fact: FactIx| {
            if self.part.has_facts() {
                address((row, self.column(Col::Fact(fact))))
            } else {
                self.elsewhere(Col::Fact(fact), row)
            }
        };
        let role = self.cols.contains(&Col::Role).then(|| format!("${}", address((row, self.column(Col::Role)))));
        let rater = rater.map_or(0, RaterIx::index);
        self.forms.running_cell(&Row { input: &input, rater, fact: &fact, role })
    }

    /// What each column may hold.
    fn checks(&self, grid: &mut Grid, words: &mut guide::WordLists<'_>) {
        for (column, col) in (0..).zip(&self.cols) {
            let area = Area::new((self.first, column), (self.last, column));
            let hint = match col {
                Col::Claim(input, rater) => self.forms.input_hint(*input, Asked::Cell(*rater)),
                Col::Fact(fact) => self.forms.fact_hint(*fact, Asked::Cell(None)),
                Col::Code if self.unit.people.is_empty() => self.only_asks(FormText::AskCode),
                Col::Name if self.unit.people.is_empty() => self.only_asks(FormText::AskName),
                _ => continue,
            };
            let of = match col {
                Col::Claim(input, rater) => self.other_half(*input, *rater),
                _ => String::new(),
            };
            grid.checks.push(check(self.forms, &hint, area, &of, words));
        }
    }

    fn only_asks(&self, text: FormText) -> Hint {
        Hint { rule: Rule::Anything, ask: self.forms.say(text).to_owned(), more: String::new() }
    }

    /// The cell of a ratio's denominator in the first row.
    fn other_half(&self, input: InputIx, rater: Option<RaterIx>) -> String {
        let item = self.forms.campaign.inputs[input.index()].item;
        match self.forms.campaign.items[item.index()].source {
            ItemSource::Ratio { of, .. } => address((self.first, self.column(self.claim(of, rater)))),
            _ => String::new(),
        }
    }

    /// On the last page, in the columns that stand on no other.
    fn signatures(&self, grid: &mut Grid) {
        if let Some(head) = &self.forms.campaign.letterhead {
            let last = index(self.printed().len() - 1);
            let first = self.pages().1.last().copied().unwrap_or(0);
            let middle = if first == 0 { self.middle(last) } else { first + (last - first) / 2 };
            let blocks = halves((first, middle, last), head.signers.len());
            guide::signatures(self.forms, head, grid, self.last + 2, &blocks);
        }
    }

    fn print(&self, grid: &mut Grid) {
        grid.frozen = Some((self.first, self.column(Col::Name) + 1));
        grid.repeat_rows = Some((self.head, self.first - 1));
        grid.repeat_columns = Some((0, self.column(Col::Name)));
        grid.filter = Some(Area::new((self.first - 1, 0), (self.last, index(self.cols.len() - 1))));
        let signed = self.forms.campaign.letterhead.as_ref().map_or(0, |head| 1 + guide::signature_rows(head));
        let area = Area::new((0, 0), (self.last + signed, index(self.printed().len() - 1)));
        let (scale, before) = self.pages();
        let fit = if before.is_empty() { Fit::Width } else { Fit::Pages { scale, before } };
        grid.paper = Paper { across: Across::Landscape, fit, area: Some(area), keep: grid.paper.keep };
    }
}

impl Forms<'_> {
    /// Whether the running total can be told at all.
    pub(super) fn has_running(&self) -> bool {
        let cell = |_: InputIx, _: usize| "AAA1048576".to_owned();
        let fact = |_: FactIx| "AAA1048576".to_owned();
        self.running(&Row { input: &cell, rater: 0, fact: &fact, role: Some("$AAA1048576".to_owned()) }).is_some()
    }

    /// The cell of a running total; words where it would be longer than a spreadsheet allows.
    pub(super) fn running_cell(&self, row: &Row<'_>) -> What {
        match self.running(row) {
            Some(text) => What::Formula { text, result: NOBODY.to_owned() },
            None => What::Text(self.say(FormText::NotTold).to_owned()),
        }
    }
}

fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
