//! “Chi tiết điểm”: every score that counts, with group points, totals and the level by points as live formulas; and
//! “Tiêu chí”, where their weights stand.
//!
//! What stands in the columns of the highest rater may be changed in the meeting. The sheet, put back beside the
//! unit's tables, is read as that rater's scores. Whoever is not rated, or lacks more than scores, has figures without
//! formulas; so has everybody where [`Layout::is_live`] says that no formula could say what the campaign says.

mod criteria;
mod formula;
mod layout;
mod sum;

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::campaign::{
    BlankValue, Campaign, Item, ItemSource, LimitEffect, MissingPeriod, OverDone, PeriodKind, PointsRule,
};
use crate::classify::{Outcome, Reason, SubjectRef};
use crate::id::{InputIx, ItemIx, LimitIx, RoleIx};
use crate::intake::{Claim, FactValue, Period};
use crate::num::{Exact, Points, Rounding, RoundingMode};
use crate::report::book::{Book, Subject};
use crate::report::sheet::{Cell, Computed, RowStyle, Sheet};
use crate::score::{self, Missing, PartFigures, Told};
use crate::words::{Label, Phrase};

use super::UnitBook;
use criteria::number;
use formula::{HELD, WITHOUT, may_lapse};
use layout::{Layout, Slot};

/// Words of a mark: yes, no.
const FLAGS: [&str; 2] = ["x", "-"];

/// Longer lists have no formulas: a list that goes on in a next sheet could part the rows of one person.
const LONGEST: usize = 1_000_000;

/// The detail sheet and the sheet of criteria; none where nothing is read from assessments or nobody is there.
pub(super) fn sheets<'a>(unit: &UnitBook<'a>) -> Vec<Sheet<'a>> {
    let book = unit.book;
    let subjects = unit.subjects(|_| true);
    if subjects.is_empty() {
        return Vec::new();
    }
    let layout = Layout::new(unit, &subjects);
    let criteria = layout.criteria.sheet(&book);
    let mut notes = book.notes(unit.provisional);
    notes.extend(layout.notes(&book));
    let (columns, paper) = (layout.columns(&book), layout.paper());
    let expected = subjects.len();
    let live = layout.is_live && expected < LONGEST;
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        let mut told = Told::new(book.campaign, &book.results.gathered.sheets);
        let mut cells = Vec::new();
        for at in &subjects {
            Person::new(&book, &layout, *at, live).rows(&mut told, &mut cells, row);
        }
    };
    let mut sheet = Sheet::new(book.label(Label::Detail), columns, Box::new(walk));
    sheet.expected = expected;
    sheet.title = unit.title(Label::DetailTitle);
    sheet.notes = notes;
    sheet.paper = paper;
    vec![sheet, criteria]
}

/// One subject on its way into the sheet.
struct Person<'p, 'a> {
    book: &'p Book<'a>,
    layout: &'p Layout<'a>,
    subject: Subject<'a>,
    role: Option<RoleIx>,
    /// Has formulas.
    live: bool,
}

/// What the rows of one subject about several parts of the year come to.
struct Part<'f> {
    period: Option<Period>,
    figures: Option<&'f PartFigures>,
    /// The first row of a subject holds the year.
    is_first: bool,
    /// The year's sum as a formula, before rounding.
    year: Option<String>,
}

impl<'p, 'a> Person<'p, 'a> {
    fn new(book: &'p Book<'a>, layout: &'p Layout<'a>, at: SubjectRef, live: bool) -> Self {
        let subject = book.subject(at);
        let standing = &subject.graded.standing;
        let wants_scores_only = standing.reasons.iter().all(|reason| match reason {
            Reason::NotRated(_) => false,
            Reason::Missing(missing) => matches!(missing, Missing::Item(_)),
            _ => true,
        });
        let role = subject.graded.card.role;
        let live = live && role.is_some() && wants_scores_only && subject.dossier.faults.is_empty();
        Self { book, layout, subject, role, live }
    }

    fn rows(self, told: &mut Told<'a>, cells: &mut Vec<Cell<'a>>, row: &mut dyn FnMut(&[Cell<'_>], RowStyle)) {
        let campaign = self.book.campaign;
        let mut parts = score::parts(campaign, self.subject.dossier);
        if parts.is_empty() {
            parts.push(None);
        }
        let mut figures = Vec::new();
        let (mut live, mut missing) = (self.live, 0);
        for period in &parts {
            told.fill(self.subject.dossier, *period);
            live &= self.layout.holds(told);
            missing += self.role.map_or(0, |role| self.layout.count_missing(campaign, told, role));
            let needed = self.layout.has_sums && (live || self.subject.graded.card.total.is_some());
            let role = self.role.filter(|_| needed);
            figures.push(role.and_then(|role| told.figures(&self.book.results.plan, self.subject.dossier, role)));
        }
        // Whom more than missing scores keeps from a total, no formula may give one.
        live &= self.subject.graded.card.total.is_some() || missing > 0;
        let person = Self { live, ..self };
        let year = campaign.periods.map(|rule| year_of(rule.kind, rule.missing, &parts));
        for (at, (period, figures)) in parts.iter().zip(&figures).enumerate() {
            if parts.len() > 1 || at == 0 {
                told.fill(person.subject.dossier, *period);
            }
            let year = year.as_ref().filter(|_| at == 0).map(|terms| person.layout.year(terms));
            person.fill(told, &Part { period: *period, figures: figures.as_ref(), is_first: at == 0, year }, cells);
            row(cells, RowStyle::Plain);
        }
    }

    fn fill(&self, told: &Told<'a>, part: &Part<'_>, cells: &mut Vec<Cell<'a>>) {
        cells.clear();
        for slot in &self.layout.slots {
            cells.push(self.cell(*slot, told, part));
        }
    }

    fn cell(&self, slot: Slot, told: &Told<'a>, part: &Part<'_>) -> Cell<'a> {
        let (campaign, card) = (self.book.campaign, &self.subject.graded.card);
        let places = self.book.places();
        match slot {
            Slot::Code => Cell::text(&*self.subject.dossier.code),
            Slot::Name => Cell::text(&*self.subject.dossier.name),
            Slot::Birth => Cell::text(self.subject.dossier.birth.as_deref().unwrap_or("").to_owned()),
            Slot::Period => part.period.map_or(Cell::Blank, |period| Cell::text(period.name_in(self.book.lang))),
            Slot::Claim(input) => match told.counting_digits(input) {
                Some((digits, scale)) => Cell::Number(digits, scale),
                None => shown(campaign, input, &told.counting(input)),
            },
            Slot::Rated(input, rater) => shown(campaign, input, &told.claim(input, Some(rater))),
            Slot::Fact(fact) => value(&self.subject.dossier.fact(fact).value),
            Slot::Group(group) => {
                let printed = match part.period {
                    None => card.groups.get(group.index()),
                    Some(_) => self.of_part(part, |figures| figures.groups[group.index()].clone()),
                };
                self.figure(self.formulas().and_then(|all| all.groups[group.index()].as_deref()), printed)
            }
            Slot::GroupSum(group) => {
                let sum = part.figures.and_then(|figures| figures.groups[group.index()].as_ref());
                self.held(self.formulas().and_then(|all| all.sums[group.index()].as_deref()), sum)
            }
            Slot::Missing => match self.formulas() {
                Some(all) => {
                    Cell::Formula(all.missing.clone().into(), Computed::Number(self.count_missing(told).into()))
                }
                None => Cell::Blank,
            },
            Slot::Part => {
                let printed = self.of_part(part, |figures| Some(figures.total.clone()));
                self.figure(self.formulas().map(|all| all.part.as_str()), printed)
            }
            Slot::PartSum => {
                let sum = part.figures.map(|figures| &figures.total);
                self.held(self.formulas().map(|all| all.sum.as_str()), sum)
            }
            Slot::Total if !part.is_first => Cell::Blank,
            Slot::Total => match self.total_formula(part) {
                Some(formula) => {
                    let total = card.total.map_or_else(String::new, |total| total.text(places));
                    Cell::Formula(formula.into(), computed(total))
                }
                None => Cell::points(card.total),
            },
            Slot::Level if !part.is_first => Cell::Blank,
            Slot::Level => self.level(),
        }
    }

    fn formulas(&self) -> Option<&'p layout::Formulas> {
        self.role.filter(|_| self.live).map(|role| &self.layout.formulas[role.index()])
    }

    /// A figure of a part of the year, rounded once.
    fn of_part(&self, part: &Part<'_>, figure: impl Fn(&PartFigures) -> Option<Exact>) -> Option<Points> {
        part.figures.and_then(figure).map(|exact| exact.round(self.book.campaign.rounding))
    }

    fn figure(&self, formula: Option<&'p str>, printed: Option<Points>) -> Cell<'a> {
        match formula {
            Some(formula) => {
                let text = printed.map_or_else(String::new, |points| points.text(self.book.places()));
                Cell::Formula(formula.to_owned().into(), computed(text))
            }
            None => Cell::points(printed),
        }
    }

    /// A sum that other sums are made of.
    fn held(&self, formula: Option<&'p str>, sum: Option<&Exact>) -> Cell<'a> {
        let Some(formula) = formula else { return Cell::Blank };
        let rounding = Rounding { places: HELD, mode: RoundingMode::HalfUp };
        let text = sum.map_or_else(String::new, |sum| sum.round(rounding).text(HELD));
        let text = text.trim_end_matches('0').trim_end_matches('.').to_owned();
        Cell::Formula(formula.to_owned().into(), computed(text))
    }

    fn total_formula(&self, part: &Part<'_>) -> Option<String> {
        let all = self.formulas()?;
        let caps = self.subject.graded.standing.reasons.iter().filter_map(|reason| match reason {
            Reason::TotalLimit(limit) => Some(cap(self.book.campaign, *limit)),
            _ => None,
        });
        let inner = match &part.year {
            Some(year) => format!("IFERROR({},\"\")", formula::rounded(self.book.campaign, year)),
            None => all.total.clone(),
        };
        let inner = match caps.min().flatten() {
            Some(cap) => format!("MIN({},{inner})", cap.text(self.book.places())),
            None => inner,
        };
        Some(match &all.guard {
            Some(guard) if part.year.is_none() => format!("IF({guard}>0,\"\",{inner})"),
            _ => inner,
        })
    }

    fn level(&self) -> Cell<'a> {
        let (book, standing) = (self.book, &self.subject.graded.standing);
        let by_points = standing.level_by_points.map(|level| book.campaign.levels[level.index()].short.as_str());
        match self.formulas() {
            Some(all) => Cell::Formula(all.level.clone().into(), Computed::Text(by_points.unwrap_or("").into())),
            None if matches!(standing.outcome, Outcome::Level(_)) => Cell::text(by_points.unwrap_or("")),
            None => Cell::text(book.outcome(standing)),
        }
    }

    /// How many needed cells are empty, as the formula counts them.
    fn count_missing(&self, told: &Told<'a>) -> String {
        let mut text = String::new();
        let count = self.role.map_or(0, |role| self.layout.count_missing(self.book.campaign, told, role));
        let _ = write!(text, "{count}");
        text
    }
}

fn computed<'a>(text: String) -> Computed<'a> {
    if text.is_empty() { Computed::Text("".into()) } else { Computed::Number(text.into()) }
}

fn cap(campaign: &Campaign, limit: LimitIx) -> Option<Points> {
    match campaign.limits[limit.index()].then {
        LimitEffect::TotalAtMost(points) => Some(points),
        _ => None,
    }
}

/// The rows of a subject that enter the year, each with what it is divided by: (row after the first, divisor of its
/// own), and the divisor of all.
struct YearTerms {
    rows: Vec<(usize, u8)>,
    of: usize,
}

/// As [`crate::score`] joins periods: months of a quarter first, then the quarters.
fn year_of(kind: PeriodKind, missing: MissingPeriod, parts: &[Option<Period>]) -> YearTerms {
    let months_of = |quarter: u8| {
        let is_of = |part: &&Option<Period>| matches!(part, Some(Period::Month(month)) if month.div_ceil(3) == quarter);
        u8::try_from(parts.iter().filter(is_of).count()).unwrap_or(u8::MAX)
    };
    let mut quarters = Vec::new();
    let mut rows = Vec::new();
    for (row, part) in parts.iter().enumerate() {
        let (number, by) = match (kind, part) {
            (PeriodKind::Quarter, Some(Period::Month(month))) => {
                let quarter = month.div_ceil(3);
                (quarter, if missing == MissingPeriod::Skip { months_of(quarter) } else { 3 })
            }
            (_, Some(Period::Month(number) | Period::Quarter(number))) => (*number, 1),
            (_, None) => continue,
        };
        rows.push((row, by));
        if !quarters.contains(&number) {
            quarters.push(number);
        }
    }
    let of = if missing == MissingPeriod::Skip { quarters.len() } else { usize::from(kind.in_year()) };
    YearTerms { rows, of }
}

/// A claim as it is typed.
fn shown<'a>(campaign: &'a Campaign, input: InputIx, claim: &Claim) -> Cell<'a> {
    let rule = &campaign.items[campaign.inputs[input.index()].item.index()].points;
    match claim {
        Claim::Blank => Cell::Blank,
        Claim::NotApplicable => Cell::text(WITHOUT[0]),
        Claim::Exempt => Cell::text(WITHOUT[1]),
        Claim::Number(value) => number(value),
        Claim::Flag(yes) => Cell::text(FLAGS[usize::from(!*yes)]),
        Claim::Choice(word) => match rule {
            PointsRule::Choice(words) => {
                words.get(usize::from(*word)).map_or(Cell::Blank, |word| Cell::text(word.0.as_str()))
            }
            _ => Cell::Blank,
        },
    }
}

/// A fact as it is typed.
fn value<'a>(value: &FactValue) -> Cell<'a> {
    match value {
        FactValue::Missing | FactValue::Date(_) => Cell::Blank,
        FactValue::Number(value) => number(value),
        FactValue::Flag(yes) => Cell::text(FLAGS[usize::from(!*yes)]),
        FactValue::Text { shown, .. } => Cell::text(Cow::Owned(shown.to_string())),
    }
}

/// Whether a declared `blank` stands for anything.
fn stands_for_blank(value: Option<&BlankValue>) -> bool {
    value.is_some()
}

impl Layout<'_> {
    /// The needed cells that are empty, of a campaign without weighed raters; with them nothing is counted, since a
    /// missing one leaves no formula.
    fn count_missing(&self, campaign: &Campaign, told: &Told<'_>, role: RoleIx) -> usize {
        let is_asked =
            |item: usize| campaign.criteria.get(item).is_none_or(|rule| !rule.weight[role.index()].is_zero());
        let is_needed = |item: usize| is_asked(item) && !stands_for_blank(campaign.items[item].blank_value.as_ref());
        let counts = |item: ItemIx| is_needed(item.index()) && !may_lapse(campaign, item.index());
        let columns = campaign.columns().filter(|input| campaign.readers(*input).any(counts));
        let blank: usize = columns.map(|input| self.blank_cells(campaign, told, input)).sum();
        let in_ratio = |(at, item): (usize, &Item)| {
            let ItemSource::Ratio { done, of, less } = item.source else { return 0 };
            let parts = [done, of].into_iter().chain(less).map(|input| campaign.column_of(input));
            let claims: Vec<Claim> = parts.map(|input| told.counting(input)).collect();
            let lapses = may_lapse(campaign, at);
            if lapses && claims.iter().any(|claim| matches!(claim, Claim::NotApplicable | Claim::Exempt)) {
                return 0;
            }
            let blank =
                if lapses && is_needed(at) { claims.iter().filter(|claim| **claim == Claim::Blank).count() } else { 0 };
            blank + usize::from(is_overdone(item, told))
        };
        blank + campaign.items.iter().enumerate().filter(|(at, _)| is_asked(*at)).map(in_ratio).sum::<usize>()
    }
}

/// More done than asked, where that is refused.
fn is_overdone(item: &Item, told: &Told<'_>) -> bool {
    let (ItemSource::Ratio { done, of, .. }, PointsRule::Ratio { over: OverDone::Refuse, .. }) =
        (&item.source, &item.points)
    else {
        return false;
    };
    match (told.counting(*done), told.counting(*of)) {
        (Claim::Number(done), Claim::Number(of)) => done > of,
        (Claim::Number(done), Claim::Blank) => !done.is_zero(),
        _ => false,
    }
}

/// What stands under the sheet.
impl Layout<'_> {
    fn notes(&self, book: &Book<'_>) -> Vec<String> {
        let mut notes = Vec::new();
        match (&self.editor, self.is_live) {
            (_, false) => notes.push(book.phrase(Phrase::DetailFixed, &[])),
            (Some(rater), true) => notes.push(book.phrase(Phrase::DetailNote, &[("rater", rater)])),
            (None, true) => notes.push(book.phrase(Phrase::DetailNoteCommon, &[])),
        }
        notes
    }
}
