//! The form of a person: whose it is in the head, criteria down the rows, raters across, room for an
//! explanation beside each, signatures below.

mod table;

use crate::form::formula::NOBODY;
use crate::form::hint::{Asked, Hint};
use crate::form::role::Facts;
use crate::form::roster::{Person, Unit};
use crate::form::unit::{check, fact_cell, halves};
use crate::form::{Forms, guide};
use crate::id::{FactIx, RaterIx};
use crate::intake::Period;
use crate::report::grid::{Across, Area, Binder, Grid, Guard, Look, Paper, Rule, What, address};
use crate::words::FormText;

/// Facts that the head has room for: the heading of the table must be among the first forty rows.
const MOST_FACTS: usize = 18;

/// Widths of number, content, what is to be written, and the most that can be given.
const WIDTHS: [u16; 4] = [6, 39, 25, 8];

/// The column of what is written into the head; below it that of what is to be written.
const VALUE: u16 = 2;

/// The column of the most that can be given.
const MOST: u16 = 3;

/// Whether a guide goes along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheets {
    /// Forms and guide.
    WithGuide,
    /// Forms alone.
    Forms,
}

/// Forms for some people, a sheet each; one empty form where nobody is named.
pub(super) fn binder(forms: &Forms<'_>, unit: &Unit<'_>, people: &[Person<'_>], sheets: Sheets) -> Binder {
    let mut words = guide::WordLists::new(forms);
    let mut grids = Vec::new();
    if people.is_empty() {
        let name = forms.say(FormText::PersonForm).to_owned();
        grids.push(Sheet::new(forms, unit, None, name).grid(&mut words));
    }
    for (number, person) in (1..).zip(people) {
        // The number keeps a name from being taken for a rater or a period, and namesakes apart.
        let name = format!("{number}. {}", if person.name.is_empty() { person.code } else { person.name });
        grids.push(Sheet::new(forms, unit, Some(person), name).grid(&mut words));
    }
    if sheets == Sheets::WithGuide {
        grids.push(guide::grid(forms, unit));
    }
    grids.extend(words.grid());
    Binder { grids }
}

struct Sheet<'a> {
    forms: &'a Forms<'a>,
    unit: &'a Unit<'a>,
    person: Option<&'a Person<'a>>,
    name: String,
    /// The row that comes next.
    row: u32,
    /// The rows of inputs and facts, by position.
    inputs: Vec<u32>,
    facts: Vec<u32>,
    role: Option<u32>,
}

impl<'a> Sheet<'a> {
    fn new(forms: &'a Forms<'a>, unit: &'a Unit<'a>, person: Option<&'a Person<'a>>, name: String) -> Self {
        let inputs = vec![0; forms.campaign.inputs.len()];
        Self { forms, unit, person, name, row: 0, inputs, facts: vec![0; forms.campaign.facts.len()], role: None }
    }

    fn raters(&self) -> u16 {
        u16::try_from(self.forms.raters().len()).unwrap_or(1)
    }

    /// The last column: explanations.
    fn last(&self) -> u16 {
        MOST + self.raters() + 1
    }

    fn grid(mut self, words: &mut guide::WordLists<'_>) -> Grid {
        let forms = self.forms;
        let rater = if self.raters() == 1 { 12 } else { 10 };
        let widths = WIDTHS.into_iter().chain(std::iter::repeat_n(rater, self.raters().into())).chain([18]);
        let mut grid = Grid::new(std::mem::take(&mut self.name), widths.collect());
        grid.guard = Guard::Locked;
        let last = self.last();
        if let Some(head) = &forms.campaign.letterhead {
            self.row = guide::letterhead(forms, head, &mut grid, (1, last));
        }
        grid.span((self.row, 0), (self.row, last), forms.say(FormText::PersonTitle), Look::Title);
        grid.span((self.row + 1, 0), (self.row + 1, last), forms.campaign_line(), Look::Subtitle);
        self.row += 3;
        self.who(&mut grid, words);
        self.table(&mut grid, words);
        self.signatures(&mut grid);
        grid.paper = Paper { across: Across::Portrait, keep: grid.paper.keep, ..Paper::default() };
        grid
    }

    /// Whose form it is: labels with a colon, values beside them.
    fn who(&mut self, grid: &mut Grid, words: &mut guide::WordLists<'_>) {
        let forms = self.forms;
        let own = self.person;
        self.entry(grid, forms.name_heading(), own.map_or("", |person| person.name), Look::InputText);
        if own.is_none_or(|person| !person.code.is_empty()) {
            self.entry(grid, forms.code_heading(), own.map_or("", |person| person.code), Look::InputCode);
        }
        if let Some(birth) = own.and_then(|person| person.birth) {
            self.entry(grid, forms.say(FormText::ColBirth), birth, Look::InputCode);
        }
        if !forms.is_about_units() {
            if self.unit.id != self.unit.name {
                self.entry(grid, forms.say(FormText::ColUnitCode), self.unit.id, Look::InputCode);
            }
            self.entry(grid, forms.say(FormText::ColUnit), self.unit.name, Look::InputText);
        }
        if let Some(periods) = forms.campaign.periods {
            let all = (1..=periods.kind.in_year()).map(|number| forms.period(Period::of(periods.kind, number)));
            let hint = Hint {
                rule: Rule::List(all.collect()),
                ask: forms.say(FormText::PhonePeriod).to_owned(),
                more: String::new(),
            };
            let area = self.entry(grid, forms.say(FormText::ColPeriod), "", Look::Input);
            grid.checks.push(check(forms, &hint, area, "", words));
        }
        for fact in forms.facts().take(MOST_FACTS) {
            self.fact(grid, fact, words);
        }
        if forms.has_different_roles() && forms.facts().count() <= MOST_FACTS {
            self.role_line(grid);
        }
    }

    /// A label and what stands beside it; an empty value is to be filled in.
    fn entry(&mut self, grid: &mut Grid, label: &str, value: &str, look: Look) -> Area {
        let area = self.label(grid, label);
        if value.is_empty() {
            grid.span(area.first, area.last, "", look);
        } else {
            grid.span(area.first, area.last, value, Look::Boxed);
        }
        area
    }

    /// A label; the cells of its value.
    fn label(&mut self, grid: &mut Grid, label: &str) -> Area {
        let row = self.row;
        grid.span((row, 0), (row, 1), format!("{label}:"), Look::Plain);
        self.row += 1;
        Area::new((row, VALUE), (row, self.last()))
    }

    fn fact(&mut self, grid: &mut Grid, fact: FactIx, words: &mut guide::WordLists<'_>) {
        let forms = self.forms;
        self.facts[fact.index()] = self.row;
        let label = forms.names.facts[fact.index()].clone();
        let area = self.label(grid, &label);
        fact_cell(forms, grid, area.first, fact, self.person);
        if let Some(cell) = grid.cells.last_mut() {
            cell.area = area;
            // Beside a label, as name and code stand there.
            if cell.look == Look::BoxedMark && matches!(cell.what, What::Text(_)) {
                cell.look = Look::Boxed;
            }
        }
        grid.checks.push(check(forms, &forms.fact_hint(fact, Asked::Cell(None)), Area::one(area.first), "", words));
    }

    fn role_line(&mut self, grid: &mut Grid) {
        let forms = self.forms;
        self.role = Some(self.row);
        let area = self.label(grid, forms.say(FormText::RoleHeading));
        let cell = |fact: FactIx| address((self.facts[fact.index()], VALUE));
        let unit = if self.unit.id.is_empty() { "\u{0}" } else { self.unit.id };
        let text = forms.role_formula(&Facts { cell: &cell, unit });
        let role = self.person.and_then(|person| person.role);
        let result = role.map_or_else(|| NOBODY.to_owned(), |role| forms.role_name(role));
        let what = match text {
            Some(text) => What::Formula { text, result },
            None => What::Text(result),
        };
        grid.cells.push(crate::report::grid::Placed { area, what, look: Look::Boxed });
    }

    /// The person, then whoever confirms the points of each rater.
    fn signatures(&mut self, grid: &mut Grid) {
        let forms = self.forms;
        let last = self.last();
        self.row += 1;
        grid.paper.keep = Some((self.row, self.row + 7));
        if let Some(place) = forms.campaign.letterhead.as_ref().and_then(|head| head.place.as_ref()) {
            let line = forms.say_with(FormText::DateLine, &[("place", place)]);
            grid.span((self.row, VALUE), (self.row, last), line, Look::CentredItalic);
            self.row += 1;
        }
        let raters = (0..forms.campaign.raters.len())
            .map(RaterIx::at)
            .filter(|rater| Some(*rater) != forms.campaign.self_rater());
        let confirmed = raters.map(|rater| {
            let rater = &forms.campaign.raters[rater.index()].title;
            forms.say_with(FormText::SignRater, &[("rater", &rater.to_uppercase())])
        });
        let all: Vec<String> = std::iter::once(forms.say(FormText::SignPerson).to_owned()).chain(confirmed).collect();
        for (signer, (from, to)) in all.iter().zip(blocks(&grid.widths, all.len())) {
            grid.span((self.row, from), (self.row, to), signer, Look::CentredStrong);
            grid.span((self.row + 1, from), (self.row + 1, to), forms.say(FormText::SignHere), Look::CentredItalic);
        }
        // Room for the names.
        grid.span((self.row + 6, 0), (self.row + 6, last), "", Look::Plain);
        self.row += 7;
    }
}

/// Blocks of columns of about the same width.
fn blocks(widths: &[u16], count: usize) -> Vec<(u16, u16)> {
    if count == 1 {
        let last = u16::try_from(widths.len()).unwrap_or(1) - 1;
        return halves((0, 1, last), 1);
    }
    let total: usize = widths.iter().map(|width| usize::from(*width)).sum();
    let (mut blocks, mut first, mut used) = (Vec::new(), 0_u16, 0);
    for (at, width) in (0_u16..).zip(widths) {
        used += usize::from(*width);
        let left = u16::try_from(widths.len()).unwrap_or(u16::MAX) - at - 1;
        let wanted = count - blocks.len() - 1;
        let is_full = used * count >= total * (blocks.len() + 1) || usize::from(left) <= wanted;
        if is_full && blocks.len() + 1 < count && at >= first {
            blocks.push((first, at));
            first = at + 1;
        }
    }
    if usize::from(first) < widths.len() {
        blocks.push((first, u16::try_from(widths.len()).unwrap_or(1) - 1));
    }
    blocks
}
