//! The columns of a unit's form: which there are, how wide they are, and how they go onto pages.

use crate::campaign::ItemOf;
use crate::form::Forms;
use crate::form::hint::Asked;
use crate::form::roster::Unit;
use crate::id::{InputIx, RaterIx};
use crate::report::grid::Rule;
use crate::words::FormText;

use super::{Col, PAGE, Part, Table, index};

/// The smallest scale at which people still read a printed table.
pub(super) const SMALLEST: u32 = 70;

/// The width that signatures need, in pixels.
const SIGNED: u32 = 480;

impl<'a> Table<'a> {
    /// The columns that are printed: not those that only tell where a person belongs.
    pub(super) fn printed(&self) -> &[Col] {
        let count = self.cols.iter().filter(|col| !matches!(col, Col::UnitCode | Col::UnitName)).count();
        &self.cols[..count]
    }

    /// The last column of the first page.
    pub(super) fn first_page(&self) -> u16 {
        self.pages().1.first().map_or(u16::MAX, |first| first - 1)
    }

    /// The scale, and the first columns of the further pages: no criterion is torn, and each page has as much
    /// as the last.
    pub(super) fn pages(&self) -> (u16, Vec<u16>) {
        let printed = self.printed();
        let width = |cols: &[Col]| cols.iter().map(|col| pixels(self.width(*col))).sum::<u32>();
        let room = PAGE * 100 / SMALLEST;
        let total = width(printed);
        if total <= room {
            return (100, Vec::new());
        }
        let repeated = width(&printed[..=usize::from(self.column(Col::Name))]);
        let own = room.saturating_sub(repeated).max(200);
        let pages = (total - repeated).div_ceil(own);
        let share = ((total - repeated).div_ceil(pages) + 60).min(own);
        let (mut before, mut used, mut starts) = (Vec::new(), 0, Vec::new());
        let mut at = usize::from(self.column(Col::Name)) + 1;
        while at < printed.len() {
            let block = self.block(at);
            let wide = width(&printed[at..at + block]);
            starts.push(at);
            if used > 0 && used + wide > share {
                before.push(index(at));
                used = 0;
            }
            used += wide;
            at += block;
        }
        // Signatures stand under the columns of the last page: it takes some from the page before.
        while let Some(last) = before.last_mut() {
            let earlier = starts.iter().rev().find(|start| index(**start) < *last).copied().unwrap_or_default();
            let is_narrow = width(&printed[usize::from(*last)..]) < SIGNED;
            if !is_narrow || width(&printed[earlier..]) > own || earlier == starts[0] {
                break;
            }
            *last = index(earlier);
        }
        (u16::try_from(SMALLEST).unwrap_or(100), before)
    }

    /// How many columns from here belong together.
    pub(super) fn block(&self, at: usize) -> usize {
        let together = |col: &Col| match (self.cols[at], *col) {
            (Col::Claim(a, _), Col::Claim(b, _)) => a == b,
            (Col::Running(_), Col::Running(_)) => true,
            _ => false,
        };
        self.cols[at..].iter().take_while(|col| together(col)).count().max(1)
    }

    /// The column that an input is read from.
    pub(super) fn claim(&self, input: InputIx, rater: Option<RaterIx>) -> Col {
        Col::Claim(self.forms.campaign.column_of(input), rater)
    }

    pub(super) fn column(&self, col: Col) -> u16 {
        index(self.cols.iter().position(|one| *one == col).unwrap_or_default())
    }

    pub(super) fn heading(&self, col: Col) -> String {
        let forms = self.forms;
        match col {
            Col::Number => forms.say(FormText::ColNumber).to_owned(),
            Col::Code => forms.code_heading().to_owned(),
            Col::Name => forms.name_heading().to_owned(),
            Col::Birth => forms.say(FormText::ColBirth).to_owned(),
            Col::Fact(fact) => forms.names.facts[fact.index()].clone(),
            Col::Role => forms.say(FormText::RoleHeading).to_owned(),
            Col::Claim(input, _) => forms.names.inputs[input.index()].clone(),
            Col::Running(_) => forms.say(FormText::Running).to_owned(),
            Col::UnitCode => forms.say(FormText::ColUnitCode).to_owned(),
            Col::UnitName => forms.say(FormText::ColUnit).to_owned(),
        }
    }

    pub(super) fn width(&self, col: Col) -> u16 {
        let raters = self.forms.campaign.raters.len().max(1);
        match col {
            Col::Number => 6,
            Col::Code => 12,
            Col::Name => 25,
            Col::Birth | Col::UnitCode => 12,
            Col::Fact(fact) => match self.forms.fact_hint(fact, Asked::Cell(None)).rule {
                Rule::Anything | Rule::List(_) => 14,
                _ => 11,
            },
            Col::Role => 16,
            Col::Claim(input, _) if raters == 1 => {
                if self.is_word(input) {
                    15
                } else {
                    13
                }
            }
            Col::Claim(input, _) => {
                if self.is_word(input) {
                    11
                } else {
                    8
                }
            }
            Col::Running(_) => 11,
            Col::UnitName => 30,
        }
    }

    pub(super) fn is_word(&self, input: InputIx) -> bool {
        matches!(self.forms.input_hint(input, Asked::Cell(None)).rule, Rule::List(words) if words.iter().any(|word| word.chars().count() > 6))
    }

    pub(super) fn band(&self, input: InputIx) -> ItemOf {
        let item = self.forms.campaign.inputs[input.index()].item;
        self.forms.campaign.items[item.index()].of
    }

    pub(super) fn band_of(&self, col: Col) -> Option<ItemOf> {
        if let Col::Claim(input, _) = col { Some(self.band(input)) } else { None }
    }

    pub(super) fn band_title(&self, band: ItemOf) -> &'a str {
        match band {
            ItemOf::Group(group) => &self.forms.campaign.groups[group.index()].title,
            ItemOf::Extra(extra) => &self.forms.campaign.extras[extra.index()].title,
        }
    }
}

/// How wide a column is on paper: letters of the normal font, and the room beside them.
pub(super) fn pixels(width: u16) -> u32 {
    u32::from(width) * 8 + 5
}

pub(super) fn columns(forms: &Forms<'_>, unit: &Unit<'_>, part: Part) -> Vec<Col> {
    let mut cols = vec![Col::Number];
    let nobody = unit.people.is_empty();
    if nobody || forms.is_about_units() || unit.people.iter().any(|person| !person.code.is_empty()) {
        cols.push(Col::Code);
    }
    cols.push(Col::Name);
    if unit.people.iter().any(|person| person.birth.is_some()) {
        cols.push(Col::Birth);
    }
    if part.has_facts() {
        cols.extend(forms.facts().map(Col::Fact));
    }
    if forms.has_different_roles() {
        cols.push(Col::Role);
    }
    let asked = part.has_scores();
    for input in forms.inputs().filter(|_| asked) {
        cols.extend(forms.raters().into_iter().map(|rater| Col::Claim(input, rater)));
    }
    if asked && forms.has_running() {
        cols.extend(forms.raters().into_iter().map(Col::Running));
    }
    if !nobody && !forms.is_about_units() {
        if unit.id != unit.name {
            cols.push(Col::UnitCode);
        }
        cols.push(Col::UnitName);
    }
    cols
}

/// Whether criteria stand under groups.
pub(super) fn has_bands(forms: &Forms<'_>) -> bool {
    !forms.campaign.inputs.is_empty()
}
