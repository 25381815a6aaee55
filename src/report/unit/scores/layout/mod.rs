//! Which columns the detail sheet has, and the formulas that stand in them.

mod formulas;
mod labels;
mod slots;

use std::sync::{Arc, Mutex, PoisonError};

use crate::campaign::{Campaign, Combine, ItemSource};
use crate::classify::SubjectRef;
use crate::diag::column_name;
use crate::id::{GroupIx, InputIx, RaterIx};
use crate::report::book::Book;
use crate::report::sheet::{Column, ColumnKind, Entry, Paper};
use crate::score::Told;
use crate::words::Label;

use self::formulas::formulas;
use self::labels::{claim_width, entries, item_labels, labels, plain_labels};
use self::slots::{item_cells, item_slots};
use super::criteria::Criteria;
use super::formula::{Writer, factored, is_tellable};
use super::year::YearTerms;

pub(super) use self::formulas::{Formulas, if_possible};
pub(super) use self::slots::Slot;

/// Letters of the longest formula that Excel takes; it mends a file that has a longer one by dropping it.
const LONGEST_FORMULA: usize = 8_192;

/// What two lists must have in common to be laid out alike.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    /// Some rater has a column of his own, by input.
    by_rater: Vec<bool>,
    /// Birth dates tell people apart.
    namesakes: bool,
}

/// The layouts of a campaign: nearly always one for all of its units.
#[derive(Default)]
pub(in super::super) struct Layouts<'a> {
    known: Mutex<Vec<(Key, Arc<Layout<'a>>)>>,
}

impl<'a> Layouts<'a> {
    /// That of a list of subjects.
    pub(super) fn of(&self, book: &Book<'a>, subjects: &[SubjectRef]) -> Arc<Layout<'a>> {
        let key = Key { by_rater: by_rater(book, subjects), namesakes: has_namesakes(book, subjects) };
        // What was pushed is whole, also after a panic elsewhere.
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, layout)) = known.iter().find(|(other, _)| *other == key) {
            return Arc::clone(layout);
        }
        let layout = Arc::new(Layout::new(book, key.clone()));
        known.push((key, Arc::clone(&layout)));
        layout
    }
}

/// The sheet's plan.
pub(super) struct Layout<'a> {
    pub(super) criteria: Criteria<'a>,
    pub(super) slots: Vec<Slot>,
    pub(super) formulas: Vec<Formulas>,
    /// Some column holds a sum before rounding.
    pub(super) has_sums: bool,
    /// Formulas can say what the campaign says.
    pub(super) is_live: bool,
    /// Whose scores they are; none where they are everybody's.
    pub(super) editor: Option<String>,
    printed: usize,
    /// Some rater has a column of his own, by input.
    by_rater: Vec<bool>,
    weighed: bool,
    entries: Vec<Option<Entry>>,
    labels: Vec<String>,
}

impl<'a> Layout<'a> {
    fn new(book: &Book<'a>, Key { by_rater, namesakes }: Key) -> Self {
        let campaign = book.campaign;
        let weighed = matches!(campaign.combine, Combine::Weighted { .. });
        let plain = plain_labels(campaign);
        let labels = labels(campaign, &by_rater, &plain);
        let is_rated = |at: usize| match campaign.items[at].source {
            ItemSource::Column(input) => weighed && by_rater[input.index()],
            _ => false,
        };
        let mut criteria = Criteria::new(book, &item_labels(campaign, &plain), factored(campaign, is_rated));
        let mut slots = vec![Slot::Code, Slot::Name];
        slots.extend(namesakes.then_some(Slot::Birth));
        slots.extend(campaign.periods.map(|_| Slot::Period));
        slots.extend(item_slots(campaign));
        slots.extend((0..campaign.groups.len()).map(|group| Slot::Group(GroupIx::at(group))));
        slots.extend(campaign.periods.map(|_| Slot::Part));
        slots.extend([Slot::Total, Slot::Level]);
        let printed = slots.len();
        if weighed {
            let others = campaign.raters.len().saturating_sub(1);
            for input in campaign.columns().filter(|input| by_rater[input.index()]) {
                slots.extend((0..others).map(|rater| Slot::Rated(input, RaterIx::at(rater))));
            }
        }
        let cells = item_cells(campaign, &slots, &by_rater, weighed);
        let writer = Writer { campaign, criteria: &criteria, cells: &cells };
        let roles = 0..campaign.roles.len();
        let is_long = |group: &usize| roles.clone().any(|role| !writer.is_short(*group, role));
        let long: Vec<usize> = (0..campaign.groups.len()).filter(is_long).collect();
        let has_sums = !long.is_empty() || campaign.periods.is_some();
        if has_sums {
            let can_lack = roles.clone().any(|role| writer.missing(role) != "0");
            slots.extend(can_lack.then_some(Slot::Missing));
            slots.extend(long.iter().map(|group| Slot::GroupSum(GroupIx::at(*group))));
            slots.extend(campaign.periods.map(|_| Slot::PartSum));
        }
        let formulas: Vec<Formulas> = roles.map(|role| formulas(&writer, &slots, role)).collect();
        for (role, formulas) in formulas.iter().enumerate() {
            formulas.factors.iter().for_each(|(first, last)| criteria.name_factors(role, *first, *last));
        }
        let is_live =
            is_live(campaign, &by_rater, weighed) && formulas.iter().all(|all| all.longest() <= LONGEST_FORMULA);
        let entries = entries(book, &criteria);
        let editor =
            campaign.raters.last().filter(|_| by_rater.iter().any(|own| *own)).map(|rater| rater.title.clone());
        Self { criteria, slots, formulas, has_sums, is_live, editor, printed, by_rater, weighed, entries, labels }
    }

    /// The columns; that of codes has a width of each list's own.
    pub(super) fn columns(&self, book: &Book<'a>, code_width: u16) -> Vec<Column> {
        self.slots.iter().map(|slot| self.column(book, *slot, code_width)).collect()
    }

    fn column(&self, book: &Book<'a>, slot: Slot, code_width: u16) -> Column {
        let campaign = book.campaign;
        let points = ColumnKind::Points(book.places());
        let word = |label, kind, width| Column::new(book.label(label), kind, width);
        let group_of = |input: InputIx| {
            let item = campaign.inputs[input.index()].item;
            campaign.criteria.get(item.index()).map(|criterion| campaign.groups[criterion.group.index()].title.as_str())
        };
        let off = book.label(Label::OffPrint);
        match slot {
            Slot::Code => word(Label::Code, ColumnKind::Text, code_width),
            Slot::Name => word(Label::Name, ColumnKind::Text, book.name_width(18)),
            Slot::Birth => word(Label::Birth, ColumnKind::Mark, 10),
            Slot::Period => word(Label::Period, ColumnKind::Mark, 8),
            Slot::Claim(input) => {
                let label = &self.labels[input.index()];
                let width = claim_width(campaign, input);
                let column = Column::new(label, ColumnKind::Value, width);
                let column = column.under(group_of(input).unwrap_or(book.label(Label::Extras)));
                match &self.entries[input.index()] {
                    Some(entry) => column.filled_in(entry.clone()),
                    None => column,
                }
            }
            Slot::Fact(fact) => {
                let rule = &campaign.facts[fact.index()];
                // A share or a mean of members has no end; more than two decimals tell nobody more.
                let (kind, width) =
                    if rule.from_members.is_some() { (ColumnKind::Points(2), 8) } else { (ColumnKind::Value, 6) };
                Column::new(&rule.title, kind, width).under(book.label(Label::Facts))
            }
            Slot::Rated(input, rater) => {
                let label = self.labels[input.index()].lines().next().unwrap_or_default();
                let rater = &campaign.raters[rater.index()].title;
                Column::new(format!("{label}\n{rater}"), ColumnKind::Value, 9).under(off)
            }
            Slot::Group(group) => {
                let title = &campaign.groups[group.index()].title;
                Column::new(title, points, 6).under(book.label(Label::ByGroup))
            }
            Slot::Part => word(Label::PartTotal, points, 7),
            Slot::Total => word(Label::Total, points, 7),
            Slot::Level => word(Label::LevelByPoints, ColumnKind::Mark, book.short_level_width()),
            Slot::Missing => word(Label::MissingCells, ColumnKind::Count, 9).under(off),
            Slot::GroupSum(group) => {
                let title = format!("{} ({})", campaign.groups[group.index()].title, book.label(Label::Unrounded));
                Column::new(title, ColumnKind::Value, 12).under(off)
            }
            Slot::PartSum => {
                let title = format!("{} ({})", book.label(Label::PartTotal), book.label(Label::Unrounded));
                Column::new(title, ColumnKind::Value, 12).under(off)
            }
        }
    }

    pub(super) fn paper(&self) -> Paper {
        let kept =
            self.slots.iter().take_while(|slot| matches!(slot, Slot::Code | Slot::Name | Slot::Birth | Slot::Period));
        let kept = kept.count();
        Paper { upright: false, printed: self.printed, kept, guarded: true, narrow: true }
    }

    /// The year before rounding, over the rows of a subject that begin with this one.
    pub(super) fn year(&self, terms: &YearTerms) -> String {
        let at = self.slots.iter().position(|slot| *slot == Slot::PartSum).unwrap_or_default();
        let column = column_name(u32::try_from(at).unwrap_or(u32::MAX));
        let rows: Vec<String> = terms
            .rows
            .iter()
            .map(|(row, by)| {
                let cell = if *row == 0 { format!("{column}#") } else { format!("{column}#+{row};") };
                if *by == 1 { cell } else { format!("{cell}/{by}") }
            })
            .collect();
        // Until all is filled in, the year has no total.
        format!("({})/{}", if rows.is_empty() { "0".to_owned() } else { rows.join("+") }, terms.of.max(1))
    }

    /// Whether the claims of a subject stand where the formulas look: where raters are weighed, a common cell stands nowhere.
    pub(super) fn holds(&self, told: &Told<'_>) -> bool {
        (0..self.by_rater.len()).map(InputIx::at).all(|input| !self.is_rated(input) || !told.is_filled(input, None))
    }

    /// Whether the raters of a column are weighed.
    pub(super) fn is_rated(&self, input: InputIx) -> bool {
        self.weighed && self.by_rater[input.index()]
    }
}

/// Whether formulas can say what the campaign says.
fn is_live(campaign: &Campaign, by_rater: &[bool], weighed: bool) -> bool {
    let simple = |input: (usize, &bool)| {
        let item = &campaign.items[campaign.inputs[input.0].item.index()];
        !matches!(item.source, ItemSource::Ratio { .. })
    };
    let raters_are_simple = !weighed || by_rater.iter().enumerate().filter(|(_, own)| **own).all(simple);
    let numbers = campaign.levels.iter().all(|level| level.short.parse::<f64>().is_err());
    raters_are_simple && numbers && campaign.items.iter().all(is_tellable)
}

/// Whether two subjects without a code bear one name: then birth dates tell them apart.
fn has_namesakes(book: &Book<'_>, subjects: &[SubjectRef]) -> bool {
    let codeless = subjects.iter().map(|at| book.subject(*at).dossier).filter(|dossier| dossier.code.is_empty());
    let mut names: Vec<String> = codeless.map(|dossier| crate::text::fold(&dossier.name)).collect();
    names.sort_unstable();
    names.windows(2).any(|pair| pair[0] == pair[1])
}

/// Whether some rater has a column of his own for an input, in the tables that these subjects come from.
fn by_rater(book: &Book<'_>, subjects: &[SubjectRef]) -> Vec<bool> {
    let mut by_rater = vec![false; book.campaign.inputs.len()];
    let mut seen: Vec<(u32, bool)> = Vec::new();
    for at in subjects {
        for form in &book.subject(*at).dossier.forms {
            let key = (form.row.sheet, form.rater.is_some());
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            for column in &book.results.gathered.sheets[form.row.sheet as usize].columns {
                by_rater[column.input.index()] |= column.rater.is_some() || form.rater.is_some();
            }
        }
    }
    by_rater
}
