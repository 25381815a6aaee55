//! From cells to the total: every item with what each rater put down and where, what counts, group sums,
//! bonus and deduction.

mod how;
mod item;

use crate::campaign::{AboveScale, Combine, ExtraKind, MissingPeriod, PeriodKind, Periods};
use crate::classify::Reason;
use crate::explain::page::Page;
use crate::explain::rebuild::items_of;
use crate::id::{ExtraIx, ItemIx, RaterIx};
use crate::intake::{Period, RowRef};
use crate::num::{Exact, Points};
use crate::report::book::{Book, Subject};
use crate::score::{Detail, PeriodTotal};
use crate::words::Tell;

/// Tells the whole way from cells to the total.
pub(super) fn tell(book: &Book<'_>, subject: &Subject<'_>, detail: &Detail, page: &mut Page) {
    let way = Way { book, subject, detail, home: home(detail) };
    page.heading(&book.lang.tell(Tell::PointsHead, &[]));
    way.legend(page);
    for (at, group) in book.campaign.groups.iter().enumerate() {
        let figures = &detail.groups[at];
        let points = subject.graded.card.groups.get(at);
        page.pair(2, &group.title, &of(book, points, &figures.weight));
        group.criteria.clone().map(ItemIx::at).for_each(|item| way.item(item, page));
    }
    for at in 0..book.campaign.extras.len() {
        way.extra(ExtraIx::at(at), page);
    }
    way.total(page);
}

struct Way<'t, 'a> {
    book: &'t Book<'a>,
    subject: &'t Subject<'a>,
    detail: &'t Detail,
    /// The row that most cells stand in: those of its sheet go by their column and row alone.
    home: Option<RowRef>,
}

/// The row in which most claims stand; of several the first.
fn home(detail: &Detail) -> Option<RowRef> {
    let mut rows: Vec<(RowRef, usize)> = Vec::new();
    for claim in detail.items.iter().flat_map(|item| &item.claims) {
        let row = RowRef { sheet: claim.at.sheet, row: claim.at.row };
        match rows.iter_mut().find(|(known, _)| *known == row) {
            Some((_, count)) => *count += 1,
            None => rows.push((row, 1)),
        }
    }
    rows.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    rows.first().map(|(row, _)| *row)
}

/// “9,50/10”; a dash where there are no points.
fn of(book: &Book<'_>, points: Option<Points>, most: &Exact) -> String {
    match points {
        Some(points) => format!("{}/{}", book.figure(points), book.number(most)),
        None => "–".to_owned(),
    }
}

impl Way<'_, '_> {
    fn legend(&self, page: &mut Page) {
        let book = self.book;
        if let Some(home) = self.home {
            let sheet = &book.results.gathered.sheets[home.sheet as usize];
            let file = match &sheet.name {
                Some(name) => format!("{} [{name}]", sheet.file),
                None => sheet.file.to_string(),
            };
            let row = (u64::from(home.row) + 1).to_string();
            let claims = self.detail.items.iter().flat_map(|item| &item.claims);
            let is_one = claims.filter(|claim| claim.at.sheet == home.sheet).all(|claim| claim.at.row == home.row);
            let tell = if is_one { Tell::HomeRow } else { Tell::HomeSheet };
            page.line(2, &book.lang.tell(tell, &[("file", &file), ("row", &row)]));
        }
        if book.campaign.raters.len() > 1 {
            let tell = match book.campaign.combine {
                Combine::Last => Tell::CountsLast,
                Combine::Weighted { .. } => Tell::CountsWeighted,
            };
            page.line(2, &book.lang.tell(tell, &[]));
        }
        if book.campaign.periods.is_some() {
            page.line(2, book.lang.word(Tell::MeansOfPeriods));
        }
    }

    fn extra(&self, at: ExtraIx, page: &mut Page) {
        let (book, rule, seen) = (self.book, &self.book.campaign.extras[at.index()], &self.detail.extras[at.index()]);
        // Who is taken out, or lacks something, has no sums.
        let has_total = self.subject.graded.card.total.is_some();
        let counted = seen.counted.filter(|_| has_total);
        let sign = if rule.kind == ExtraKind::Bonus { "+" } else { "−" };
        let cap = book.number(&rule.cap);
        let title = match seen.sum.filter(|sum| counted.is_some_and(|counted| *sum > counted)) {
            Some(sum) => {
                let values = [("title", rule.title.as_str()), ("sum", &book.figure(sum)), ("cap", &cap)];
                book.lang.tell(Tell::ExtraCapped, &values)
            }
            None => book.lang.tell(Tell::Extra, &[("title", &rule.title), ("cap", &cap)]),
        };
        let counted = counted.map_or_else(|| "–".to_owned(), |counted| format!("{sign}{}", book.figure(counted)));
        page.pair(2, &title, &counted);
        items_of(book.campaign, at).for_each(|item| self.item(item, page));
    }

    fn total(&self, page: &mut Page) {
        let (book, detail, card) = (self.book, self.detail, &self.subject.graded.card);
        let Some(total) = card.total else { return };
        let made = detail.total.unwrap_or(total);
        match book.campaign.periods {
            Some(rule) => self.year(rule, made, page),
            None => page.pair(2, &self.sum(made), &book.figure(made)),
        }
        self.differs(total, page);
        self.raters(page);
    }

    /// “Tổng: 85,00 + 5,00”; what the scale cuts off or 0 holds up is told.
    fn sum(&self, made: Points) -> String {
        let (book, detail) = (self.book, self.detail);
        let mut sum = detail.base.map_or_else(String::new, |base| book.figure(base));
        for (rule, seen) in book.campaign.extras.iter().zip(&detail.extras) {
            let sign = if rule.kind == ExtraKind::Bonus { "+" } else { "−" };
            sum = format!("{sum} {sign} {}", book.figure(seen.counted.unwrap_or_default()));
        }
        let most = book.campaign.scale.round(book.campaign.rounding);
        let is_cut = book.campaign.above_scale == AboveScale::Cap && made == most;
        match self.plain_sum() {
            Some(exact) if exact > most && is_cut => {
                let scale = book.number(&book.campaign.scale);
                book.lang.tell(Tell::TotalCapped, &[("sum", &sum), ("exact", &book.figure(exact)), ("scale", &scale)])
            }
            Some(exact) if exact < Points(0) => {
                book.lang.tell(Tell::TotalFloor, &[("sum", &sum), ("exact", &book.figure(exact).replace('-', "−"))])
            }
            _ => book.lang.tell(Tell::TotalOf, &[("sum", &sum)]),
        }
    }

    /// The year is the mean of its periods, whose totals are the sums: bonus, cap and scale act in each.
    fn year(&self, rule: Periods, made: Points, page: &mut Page) {
        let book = self.book;
        page.pair(2, book.lang.word(Tell::TotalOfYear), &book.figure(made));
        let named = |period: &PeriodTotal| {
            format!("{} {}", self.period_name(Period::of(rule.kind, period.number)), book.figure(period.total))
        };
        let periods: Vec<String> = self.subject.graded.card.periods.iter().map(named).collect();
        page.line(4, &book.lang.tell(Tell::Periods, &[("totals", &periods.join("; "))]));
        let absent: Vec<String> = self.absent(rule.kind).into_iter().map(|period| self.period_name(period)).collect();
        let tell = match rule.missing {
            MissingPeriod::Zero => Tell::PeriodsZero,
            MissingPeriod::Skip | MissingPeriod::Incomplete => Tell::PeriodsSkipped,
        };
        if !absent.is_empty() {
            page.line(4, &book.lang.tell(tell, &[("periods", &absent.join(", "))]));
        }
    }

    /// The periods without a row, and the months that a quarter with some months lacks.
    fn absent(&self, kind: PeriodKind) -> Vec<Period> {
        let forms = &self.subject.dossier.forms;
        let is_here = |period: &Period| forms.iter().any(|form| form.period == Some(*period));
        let lacking = |number: u8| {
            let own = Period::of(kind, number);
            let months: Vec<Period> = (number * 3 - 2..=number * 3).map(Period::Month).collect();
            match kind {
                _ if is_here(&own) => Vec::new(),
                PeriodKind::Quarter if months.iter().any(is_here) => {
                    months.into_iter().filter(|month| !is_here(month)).collect()
                }
                _ => vec![own],
            }
        };
        (1..=kind.in_year()).flat_map(lacking).collect()
    }

    /// Base + bonus − deduction as printed; only to tell whether the scale has cut something.
    fn plain_sum(&self) -> Option<Points> {
        let mut sum = self.detail.base?.0;
        for (rule, seen) in self.book.campaign.extras.iter().zip(&self.detail.extras) {
            let counted = seen.counted?.0;
            sum = if rule.kind == ExtraKind::Bonus { sum.checked_add(counted)? } else { sum.checked_sub(counted)? };
        }
        Some(Points(sum))
    }

    /// The record and the arithmetic part where a limit caps the total, and otherwise must not.
    fn differs(&self, total: Points, page: &mut Page) {
        let (book, reasons) = (self.book, &self.subject.graded.standing.reasons);
        let Some(made) = self.detail.total.filter(|made| *made != total) else { return };
        if reasons.iter().any(|reason| matches!(reason, Reason::TotalLimit(_))) {
            page.pair(2, &book.lang.tell(Tell::TotalLimited, &[]), &book.figure(total));
            return;
        }
        let values = [("made", &*book.figure(made)), ("recorded", &*book.figure(total))];
        page.line(2, &book.lang.tell(Tell::Disagrees, &values));
    }

    fn raters(&self, page: &mut Page) {
        let (book, totals) = (self.book, &self.subject.graded.card.rater_totals);
        let one = |(at, total): (usize, Option<Points>)| {
            let title = &book.campaign.raters[RaterIx::at(at).index()].title;
            total.map(|total| format!("{title} {}", book.figure(total)))
        };
        let told: Vec<String> = totals.iter().enumerate().filter_map(one).collect();
        if told.len() > 1 {
            page.line(2, &book.lang.tell(Tell::RaterTotals, &[("totals", &told.join(" · "))]));
        }
    }
}
