//! The table of a unit: a row for each person, a column for each criterion and rater; a sheet for each period
//! where the campaign has periods.

mod cell;
mod columns;

use std::collections::BTreeMap;

use crate::campaign::ItemSource;
use crate::form::formula::{NOBODY, Row};
use crate::form::hint::Hint;
use crate::form::role::Facts;
use crate::form::roster::{Person, Unit};
use crate::form::{Forms, guide};
use crate::id::{FactIx, InputIx, RaterIx};
use crate::intake::Period;
use crate::report::grid::{Across, Area, Binder, Fit, Grid, Guard, Look, Paper, Rule, What, address, quoted};
use crate::words::FormText;
pub(super) use cell::{check, fact_cell, halves};
use columns::{columns, has_bands};

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

/// The workbook of a unit: its sheets, then the guide, then words that do not fit into a check.
pub(super) fn binder(forms: &Forms<'_>, unit: &Unit<'_>, rows: u32) -> Binder {
    let periods: Vec<Option<Period>> = match forms.campaign.periods {
        None => vec![None],
        Some(periods) => (1..=periods.kind.in_year()).map(|number| Some(Period::of(periods.kind, number))).collect(),
    };
    let mut words = guide::WordLists::new(forms);
    let first = periods[0];
    let mut grids: Vec<Grid> =
        periods.iter().map(|period| Table::new(forms, unit, *period, first, rows).grid(&mut words)).collect();
    grids.push(guide::grid(forms, unit));
    grids.extend(words.grid());
    Binder { grids }
}

/// One sheet on its way.
struct Table<'a> {
    forms: &'a Forms<'a>,
    unit: &'a Unit<'a>,
    period: Option<Period>,
    /// The sheet that holds the facts, where it is not this one.
    facts_on: Option<Period>,
    cols: Vec<Col>,
    /// The facts' and roles' columns of the sheet that has them.
    shared: BTreeMap<Col, u16>,
    /// First and last row of people.
    first: u32,
    last: u32,
    /// First row of the heading.
    head: u32,
}

impl<'a> Table<'a> {
    fn new(
        forms: &'a Forms<'a>,
        unit: &'a Unit<'a>,
        period: Option<Period>,
        first_period: Option<Period>,
        rows: u32,
    ) -> Self {
        let with_facts = period == first_period;
        let cols = columns(forms, unit, with_facts);
        let all = columns(forms, unit, true);
        let shared = all.iter().enumerate().map(|(at, col)| (*col, index(at))).collect();
        let head = head_rows(forms, period);
        let people = if unit.people.is_empty() { rows } else { u32::try_from(unit.people.len()).unwrap_or(u32::MAX) };
        let first = head + heading_rows(forms);
        let facts_on = if with_facts { None } else { first_period };
        Self { forms, unit, period, facts_on, cols, shared, first, last: first + people - 1, head }
    }

    fn grid(&self, words: &mut guide::WordLists<'_>) -> Grid {
        let forms = self.forms;
        let name = self.period.map_or_else(|| forms.say(FormText::UnitForm).to_owned(), Period::name);
        let mut grid = Grid::new(name, self.cols.iter().map(|col| self.width(*col)).collect());
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

    /// Letterhead and titles over what is printed first. On several pages the columns that stand on each of
    /// them keep the left half of the letterhead whole; the rest stands beside them.
    fn title(&self, grid: &mut Grid) {
        let forms = self.forms;
        let last = index(self.printed().len() - 1).min(self.first_page());
        let is_single = self.pages().1.is_empty();
        let middle = if is_single { self.middle(last) } else { self.column(Col::Name) };
        let from = if is_single { 0 } else { middle + 1 };
        let mut row = 0;
        if let Some(head) = &forms.campaign.letterhead {
            row = guide::letterhead(forms, head, grid, (middle, last));
        }
        grid.span((row, from), (row, last), forms.say(FormText::UnitTitle), Look::Title);
        grid.span((row + 1, from), (row + 1, last), forms.campaign_line(), Look::Subtitle);
        row += 2;
        if !forms.is_about_units() {
            let unit = if self.unit.id.is_empty() { forms.say(FormText::Dots) } else { self.unit.name };
            let line = forms.say_with(FormText::UnitLine, &[("unit", unit)]);
            grid.span((row, from), (row, last), line, Look::Subtitle);
            row += 1;
        }
        if let Some(period) = self.period {
            let line = forms.say_with(FormText::PeriodLine, &[("period", &period.name())]);
            grid.span((row, from), (row, last), line, Look::Subtitle);
        }
    }

    /// Where the left half of a page ends.
    fn middle(&self, last: u16) -> u16 {
        let widths: Vec<u32> = self.cols[..=usize::from(last)].iter().map(|col| u32::from(self.width(*col))).collect();
        let total: u32 = widths.iter().sum();
        let mut sum = 0;
        let middle = widths.iter().position(|width| {
            sum += width;
            sum * 2 >= total
        });
        index(middle.unwrap_or(0)).min(last.saturating_sub(1))
    }

    /// Groups over criteria over raters; everything else over all three rows.
    fn headings(&self, grid: &mut Grid) {
        let forms = self.forms;
        let (head, bottom) = (self.head, self.first - 1);
        let has_raters = !forms.campaign.raters.is_empty();
        let mut at = 0;
        while at < self.cols.len() {
            let from = index(at);
            match self.cols[at] {
                Col::Claim(input, _) => {
                    let band = self.band(input);
                    let same = self.cols[at..].iter().take_while(|col| self.band_of(**col) == Some(band)).count();
                    self.band_heading(grid, at, same, self.band_title(band));
                    self.criteria(grid, at, same);
                    at += same;
                }
                Col::Running(Some(_)) if has_raters => {
                    let same = self.cols[at..].iter().take_while(|col| matches!(col, Col::Running(_))).count();
                    let to = index(at + same - 1);
                    // In the row of the criteria, or a reader would take the last criterion for the one above it.
                    grid.span((head, from), (head, to), forms.say(FormText::Sum), Look::Heading);
                    grid.span((bottom - 1, from), (bottom - 1, to), forms.say(FormText::Running), Look::Heading);
                    for (column, col) in (from..).zip(&self.cols[at..at + same]) {
                        if let Col::Running(Some(rater)) = col {
                            grid.text((bottom, column), &forms.names.raters[rater.index()], Look::Heading);
                        }
                    }
                    at += same;
                }
                col => {
                    grid.span((head, from), (bottom, from), self.heading(col), Look::Heading);
                    at += 1;
                }
            }
        }
    }

    /// The title of a group over its columns, once more on each page that they reach.
    fn band_heading(&self, grid: &mut Grid, at: usize, count: usize, title: &str) {
        let (start, end) = (index(at), index(at + count));
        let mut from = start;
        for next in self.pages().1.into_iter().filter(|next| (start + 1..end).contains(next)).chain([end]) {
            grid.span((self.head, from), (self.head, next - 1), title, Look::Heading);
            from = next;
        }
    }

    /// The headings of the criteria of one group.
    fn criteria(&self, grid: &mut Grid, from: usize, count: usize) {
        let forms = self.forms;
        let row = self.head + u32::from(has_bands(forms));
        let has_raters = !forms.campaign.raters.is_empty();
        let mut at = from;
        while at < from + count {
            let Col::Claim(input, _) = self.cols[at] else { break };
            let same =
                self.cols[at..].iter().take_while(|col| matches!(col, Col::Claim(of, _) if *of == input)).count();
            let (first, last) = (index(at), index(at + same - 1));
            grid.span((row, first), (row, last), &forms.names.inputs[input.index()], Look::Heading);
            let hint = forms.input_hint(input);
            grid.remarks.push(((row, first), hint.prompt()));
            for (column, col) in (first..).zip(&self.cols[at..at + same]).filter(|_| has_raters) {
                if let Col::Claim(_, Some(rater)) = col {
                    grid.text((row + 1, column), &forms.names.raters[rater.index()], Look::Heading);
                }
            }
            at += same;
        }
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
                (Col::UnitCode, _) => grid.text(spot, self.unit.id, Look::Boxed),
                (Col::UnitName, _) => grid.text(spot, self.unit.name, Look::Boxed),
            }
        }
    }

    /// How those on the list stand there: where there are periods, whoever is not scored in one is taken out of
    /// its sheet, since a row without scores is somebody whose scores are missing.
    fn listed(&self) -> Look {
        if self.period.is_some() { Look::InputCode } else { Look::Boxed }
    }

    fn role_cell(&self, row: u32, person: Option<&Person<'_>>) -> What {
        let forms = self.forms;
        let name = address((row, self.column(Col::Name)));
        let text = match self.facts_on {
            Some(_) => self.elsewhere(Col::Role, row),
            None => {
                let cell = |fact: FactIx| address((row, self.column(Col::Fact(fact))));
                let unit = if self.unit.id.is_empty() { "\u{0}" } else { self.unit.id };
                forms.role_formula(&Facts { cell: &cell, unit })
            }
        };
        let result =
            person.and_then(|person| person.role).map_or_else(|| NOBODY.to_owned(), |role| forms.role_name(role));
        What::Formula { text: format!("IF({name}=\"\",{},{text})", quoted(NOBODY)), result }
    }

    /// A cell of the same person on the sheet that has the facts.
    fn elsewhere(&self, col: Col, row: u32) -> String {
        let sheet = self.facts_on.map(Period::name).unwrap_or_default();
        let key = if self.cols.contains(&Col::Code) { Col::Code } else { Col::Name };
        let range = |col: Col| {
            let column = self.shared.get(&col).copied().unwrap_or_default();
            let letters = address((0, column)).replace('1', "");
            format!("'{sheet}'!${letters}${}:${letters}${}", self.first + 1, self.last + 1)
        };
        let own = address((row, self.column(key)));
        format!("INDEX({},MATCH({own},{},0))", range(col), range(key))
    }

    fn running(&self, row: u32, rater: Option<RaterIx>) -> What {
        let input = |input: InputIx| address((row, self.column(self.claim(input, rater))));
        let fact = |fact: FactIx| match self.facts_on {
            Some(_) => self.elsewhere(Col::Fact(fact), row),
            None => address((row, self.column(Col::Fact(fact)))),
        };
        let role = self.cols.contains(&Col::Role).then(|| format!("${}", address((row, self.column(Col::Role)))));
        let text = self.forms.running(&Row { input: &input, fact: &fact, role });
        text.map_or(What::Blank, |text| What::Formula { text, result: NOBODY.to_owned() })
    }

    /// What each column may hold.
    fn checks(&self, grid: &mut Grid, words: &mut guide::WordLists<'_>) {
        for (column, col) in (0..).zip(&self.cols) {
            let area = Area::new((self.first, column), (self.last, column));
            let hint = match col {
                Col::Claim(input, _) => self.forms.input_hint(*input),
                Col::Fact(fact) => self.forms.fact_hint(*fact),
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
        let cell = |_: InputIx| "AAA1048576".to_owned();
        let fact = |_: FactIx| "AAA1048576".to_owned();
        self.running(&Row { input: &cell, fact: &fact, role: Some("$AAA1048576".to_owned()) }).is_some()
    }
}

fn heading_rows(forms: &Forms<'_>) -> u32 {
    match (has_bands(forms), forms.campaign.raters.is_empty()) {
        (true, false) => 3,
        (true, true) => 2,
        // Two, so that a heading over all rows is one over several.
        (false, _) => 2,
    }
}

/// Rows above the heading.
fn head_rows(forms: &Forms<'_>, period: Option<Period>) -> u32 {
    let head = forms.campaign.letterhead.as_ref().map_or(0, guide::letterhead_rows);
    head + 3 + u32::from(!forms.is_about_units()) + u32::from(period.is_some())
}

fn index(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}
