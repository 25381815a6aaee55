//! The rows of one subject.

use std::borrow::Cow;
use std::fmt::Write as _;

use crate::campaign::{Campaign, EXEMPT, LimitEffect, NOT_APPLICABLE, PointsRule};
use crate::classify::{Outcome, Reason, SubjectRef};
use crate::id::{InputIx, LimitIx, RoleIx};
use crate::intake::{Claim, FactValue, Period};
use crate::num::{Exact, Points, Rounding, RoundingMode};
use crate::report::book::{Book, Subject};
use crate::report::sheet::{Cell, Computed, RowStyle};
use crate::score::{self, Missing, PartFigures, Told};

use super::FLAGS;
use super::criteria::number;
use super::formula::{self, HELD};
use super::layout::{Formulas, Layout, Slot, if_possible};
use super::year::year_of;

/// One subject on its way into the sheet.
pub(super) struct Person<'p, 'a> {
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
    pub(super) fn new(book: &'p Book<'a>, layout: &'p Layout<'a>, at: SubjectRef, live: bool) -> Self {
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

    pub(super) fn rows(
        self,
        told: &mut Told<'a>,
        cells: &mut Vec<Cell<'a>>,
        row: &mut dyn FnMut(&[Cell<'_>], RowStyle),
    ) {
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

    fn formulas(&self) -> Option<&'p Formulas> {
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
            Some(year) => formula::rounded(self.book.campaign, year),
            None => all.total.clone(),
        };
        let inner = match caps.min().flatten() {
            Some(cap) => format!("MIN({},{inner})", cap.text(self.book.places())),
            None => inner,
        };
        let inner = if_possible(all.can_fail || part.year.is_some(), inner);
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

/// A claim as it is typed.
fn shown<'a>(campaign: &'a Campaign, input: InputIx, claim: &Claim) -> Cell<'a> {
    let rule = &campaign.items[campaign.inputs[input.index()].item.index()].points;
    match claim {
        Claim::Blank => Cell::Blank,
        Claim::NotApplicable => Cell::text(NOT_APPLICABLE[0]),
        Claim::Exempt => Cell::text(EXEMPT[0]),
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
