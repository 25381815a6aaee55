//! The form of a person: whose it is in the head, criteria down the rows, raters across, room for an
//! explanation beside each, signatures below.

use crate::campaign::{ItemOf, ItemSource};
use crate::form::formula::{NOBODY, Row};
use crate::form::hint::Hint;
use crate::form::role::Facts;
use crate::form::roster::{Person, Unit};
use crate::form::unit::{check, fact_cell, halves};
use crate::form::{Forms, guide};
use crate::id::{FactIx, InputIx, ItemIx, RaterIx};
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
        grid.checks.push(check(forms, &forms.fact_hint(fact), Area::one(area.first), "", words));
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

    fn table(&mut self, grid: &mut Grid, words: &mut guide::WordLists<'_>) {
        let forms = self.forms;
        self.row += 1;
        let head = self.row;
        let heads = [FormText::ColItemNumber, FormText::ColItem, FormText::ColWrite, FormText::ColMost];
        for (column, text) in (0..).zip(heads) {
            grid.text((head, column), forms.say(text), Look::Heading);
        }
        for (column, rater) in (MOST + 1..).zip(forms.raters()) {
            let text = rater
                .map_or_else(|| forms.say(FormText::ColPoints), |rater| forms.names.raters[rater.index()].as_str());
            grid.text((head, column), text, Look::Heading);
        }
        grid.text((head, self.last()), forms.say(FormText::Evidence), Look::Heading);
        grid.repeat_rows = Some((head, head));
        grid.frozen = Some((head + 1, 0));
        self.row += 1;
        let mut band = None;
        let (mut section, mut number) = (0, 0);
        for at in 0..forms.campaign.items.len() {
            let of = forms.campaign.items[at].of;
            if band != Some(of) {
                band = Some(of);
                (section, number) = (section + 1, 0);
                self.section(grid, of, section);
            }
            self.item(grid, ItemIx::at(at), &mut number, words);
        }
        self.total(grid);
    }

    /// The title of a group, bonus or deduction.
    fn section(&mut self, grid: &mut Grid, of: ItemOf, number: usize) {
        let forms = self.forms;
        let roman = roman(number);
        let mut title = guide::band_title(forms, of);
        if !forms.names.is_free(&title) {
            // Its words are those of a criterion: with its number it is a title.
            title = format!("{roman}. {title}");
        }
        grid.text((self.row, 0), roman, Look::SectionMark);
        grid.text((self.row, 1), title, Look::Section);
        let most = match of {
            ItemOf::Group(group) => {
                let weights = &forms.campaign.groups[group.index()].weight;
                let role = self.person.and_then(|person| person.role).map_or(0, |role| role.index());
                let known = self.person.is_some() || weights.iter().all(|weight| *weight == weights[0]);
                if known { forms.number(&weights[role]) } else { String::new() }
            }
            ItemOf::Extra(extra) => forms.number(&forms.campaign.extras[extra.index()].cap),
        };
        // Words, not a number: nothing in this row is a score.
        for column in VALUE..=self.last() {
            match column {
                MOST => grid.text((self.row, column), &most, Look::SectionMark),
                _ => grid.put((self.row, column), What::Blank, Look::Section),
            }
        }
        self.row += 1;
    }

    /// The rows of an item: one, or those of a ratio that no row above asks for; none is filled in where a fact or
    /// rows above decide.
    fn item(&mut self, grid: &mut Grid, item: ItemIx, number: &mut u32, words: &mut guide::WordLists<'_>) {
        let forms = self.forms;
        let of = &forms.campaign.items[item.index()];
        let inputs: Vec<InputIx> = match of.source {
            ItemSource::Column(input) => vec![input],
            ItemSource::Ratio { done, of, less } => [done, of].into_iter().chain(less).collect(),
            ItemSource::Fact(_) => Vec::new(),
        };
        let is_first = |input: &InputIx| forms.campaign.column_of(*input) == *input;
        let inputs: Vec<InputIx> = inputs.into_iter().filter(is_first).collect();
        *number += 1;
        let role = self.person.and_then(|person| person.role);
        let most = guide::weight(forms, item.index(), role);
        if inputs.is_empty() {
            self.row_head(grid, *number, [&of.title, &guide::how(forms, item.index()), &most]);
            for column in MOST + 1..=self.last() {
                grid.put((self.row, column), What::Blank, Look::Closed);
            }
            self.row += 1;
            return;
        }
        for (place, input) in inputs.into_iter().enumerate() {
            let hint = forms.input_hint(input, None);
            self.inputs[input.index()] = self.row;
            let text = forms.names.rows[input.index()].clone();
            // What several rows come to stands once, beside the first of them.
            let most = if place == 0 { most.as_str() } else { "" };
            self.row_head(grid, *number, [&text, &forms.to_write(input, place == 0), most]);
            grid.put((self.row, self.last()), What::Blank, Look::InputText);
            let asked = forms.is_asked(input, role);
            for (column, _) in (MOST + 1..).zip(forms.raters()) {
                grid.put((self.row, column), What::Blank, if asked { Look::Input } else { Look::Closed });
            }
            let half = self.other_half(input);
            let area = Area::new((self.row, MOST + 1), (self.row, MOST + self.raters()));
            grid.checks.push(check(forms, &hint, area, &half, words));
            self.row += 1;
        }
    }

    /// The number, then the words, what is to be written and the most that can be given.
    fn row_head(&self, grid: &mut Grid, number: u32, [text, write, most]: [&str; 3]) {
        grid.put((self.row, 0), What::Number(number.to_string()), Look::BoxedMark);
        grid.text((self.row, 1), text, Look::Boxed);
        grid.text((self.row, VALUE), write, Look::BoxedSmall);
        grid.text((self.row, MOST), most, Look::BoxedMark);
    }

    /// The cell of a ratio's denominator, in the first rater's column: it stands one row below, or where another
    /// ratio has asked for it.
    fn other_half(&self, input: InputIx) -> String {
        let item = self.forms.campaign.inputs[input.index()].item;
        match self.forms.campaign.items[item.index()].source {
            ItemSource::Ratio { done, of, .. } if done == input => {
                let column = self.forms.campaign.column_of(of);
                let row = if column == of { self.row + 1 } else { self.inputs[column.index()] };
                address((row, MOST + 1))
            }
            _ => String::new(),
        }
    }

    fn total(&mut self, grid: &mut Grid) {
        let forms = self.forms;
        if !forms.has_running() || forms.facts().count() > MOST_FACTS {
            return;
        }
        grid.text((self.row, 0), "", Look::Section);
        grid.span((self.row, 1), (self.row, MOST), forms.say(FormText::PersonTotal), Look::Section);
        for (rater, column) in (MOST + 1..self.last()).enumerate() {
            let input = |input: InputIx, at: usize| {
                let column = MOST + 1 + u16::try_from(at).unwrap_or(u16::MAX);
                address((self.inputs[forms.campaign.column_of(input).index()], column))
            };
            let fact = |fact: FactIx| format!("${}", address((self.facts[fact.index()], VALUE)));
            let role = self.role.map(|row| format!("${}", address((row, VALUE))));
            let what = forms.running_cell(&Row { input: &input, rater, fact: &fact, role });
            grid.put((self.row, column), what, Look::BoxedFigure);
        }
        grid.put((self.row, self.last()), What::Blank, Look::Section);
        self.row += 1;
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

fn roman(number: usize) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat(number / 10), ONES[number % 10])
}
