//! The criteria of a personal form: groups, rows, what is to be written beside each, running totals.

use crate::campaign::{ItemOf, ItemSource};
use crate::form::formula::Row;
use crate::form::guide;
use crate::form::hint::Asked;
use crate::form::unit::check;
use crate::id::{FactIx, InputIx, ItemIx};
use crate::report::grid::{Area, Grid, Look, What, address};
use crate::words::FormText;

use super::{MOST, MOST_FACTS, Sheet, VALUE};

impl Sheet<'_> {
    /// The criteria with a cell for each rater.
    pub(super) fn table(&mut self, grid: &mut Grid, words: &mut guide::WordLists<'_>) {
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
        let title = guide::band_title(forms, of);
        if forms.names.is_free(&title) {
            grid.text((self.row, 0), roman, Look::SectionMark);
            grid.text((self.row, 1), title, Look::Section);
        } else {
            // Its words are those of a criterion: with its number in one cell it is a title.
            grid.span((self.row, 0), (self.row, 1), format!("{roman}. {title}"), Look::Section);
        }
        let role = self.person.and_then(|person| person.role);
        let (most, scaled) = match of {
            ItemOf::Group(group) => (forms.group_most(group, role), forms.group_scaled(group, role)),
            ItemOf::Extra(extra) => (forms.worth(of, &forms.campaign.extras[extra.index()].cap), None),
        };
        let scaled = scaled.map(|points| forms.say_with(FormText::GroupScaled, &[("points", &points)]));
        // Words, not a number: nothing in this row is a score.
        for column in VALUE..=self.last() {
            match column {
                MOST => grid.text((self.row, column), &most, Look::SectionMark),
                VALUE if scaled.is_some() => {
                    grid.text((self.row, column), scaled.as_deref().unwrap_or_default(), Look::Section);
                }
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
        let most = forms.most(item, role);
        if inputs.is_empty() {
            let how = guide::how(forms, item.index()) + &forms.write_scaled(item, role);
            self.row_head(grid, *number, [&of.title, &how, &most]);
            for column in MOST + 1..=self.last() {
                grid.put((self.row, column), What::Blank, Look::Closed);
            }
            self.row += 1;
            return;
        }
        for (place, input) in inputs.into_iter().enumerate() {
            let hint = forms.input_hint(input, Asked::Cell(None));
            self.inputs[input.index()] = self.row;
            let text = forms.names.rows[input.index()].clone();
            // What several rows come to stands once, beside the first of them.
            let most = if place == 0 { most.as_str() } else { "" };
            self.row_head(grid, *number, [&text, &forms.to_write(input, place == 0, role), most]);
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
}

fn roman(number: usize) -> String {
    const ONES: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat(number / 10), ONES[number % 10])
}
