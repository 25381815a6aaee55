//! From cells to the total: every item with what each rater put down and where, what counts, group sums,
//! bonus and deduction.

use crate::campaign::{Combine, ExtraKind, ItemSource, PointsRule};
use crate::classify::Reason;
use crate::explain::cells::{blank_cells, places};
use crate::explain::page::Page;
use crate::explain::rebuild::{blank_text, items_of};
use crate::id::{ExtraIx, ItemIx, RaterIx};
use crate::intake::{CellRef, Claim, Period, RowRef};
use crate::num::{Exact, Points};
use crate::report::book::{Book, Subject};
use crate::score::{self, ClaimDetail, Detail, ItemState};
use crate::words::Tell;

/// Most bands or words of a rule that are told.
const MOST_BANDS: usize = 8;

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
    /// The row that most cells stand in: they go by their column and row alone.
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

/// The first few of a list in one line.
fn in_short(mut parts: Vec<String>) -> String {
    if parts.len() > MOST_BANDS {
        parts.truncate(MOST_BANDS);
        parts.push("…".to_owned());
    }
    parts.join("; ")
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
            page.line(2, &book.lang.tell(Tell::HomeRow, &[("file", &file), ("row", &row)]));
        }
        if book.campaign.raters.len() > 1 {
            let tell = match book.campaign.combine {
                Combine::Last => Tell::CountsLast,
                Combine::Weighted { .. } => Tell::CountsWeighted,
            };
            page.line(2, &book.lang.tell(tell, &[]));
        }
    }

    /// A criterion, or an item of a bonus or deduction.
    fn item(&self, item: ItemIx, page: &mut Page) {
        let (book, rule, seen) = (self.book, &self.book.campaign.items[item.index()], &self.detail.items[item.index()]);
        if seen.state == ItemState::NotAsked && seen.claims.is_empty() {
            return;
        }
        page.pair(4, &rule.title, &of(book, seen.points, &rule.max));
        let mut told: Vec<String> = seen.claims.iter().map(|claim| self.claim(item, claim)).collect();
        if let ItemSource::Fact(fact) = rule.source {
            let value = book.fact_seen(self.subject, fact);
            let value = value.unwrap_or_else(|| book.lang.tell(Tell::Blank, &[]));
            let title = book.campaign.facts[fact.index()].title.as_str();
            let at = self.subject.dossier.fact(fact).at.map_or_else(String::new, |at| self.place(at));
            told.push(format!("{title}: {value}{at}"));
        }
        told.extend(self.state(item));
        let mut line = told.join(" · ");
        if let Some(how) = self.how(item).filter(|_| seen.state == ItemState::Scored) {
            line = format!("{line} {how}");
        }
        if let Some(weighed) = self.weighed(item) {
            line = format!("{line}; {weighed}");
        }
        if !line.is_empty() {
            page.line(6, &line);
        }
    }

    /// “Ban Chấp hành 9,5 (F11)*”.
    fn claim(&self, item: ItemIx, claim: &ClaimDetail) -> String {
        let (book, seen) = (self.book, &self.detail.items[item.index()]);
        let rater = match claim.rater {
            Some(rater) => book.campaign.raters[rater.index()].title.as_str(),
            None => match self.ratio_part(claim) {
                Some(title) => title,
                None => book.lang.word(Tell::Common),
            },
        };
        let rater = self.with_weight(rater, claim.rater);
        let rater = match self.period(claim.at) {
            Some(period) => format!("{period}, {rater}"),
            None => rater.to_owned(),
        };
        let counts = claim.rater.is_some() && seen.rater == claim.rater && book.campaign.raters.len() > 1;
        let mark = if counts { "*" } else { "" };
        let worth = self.worth(item, claim).map_or_else(String::new, |points| format!(" → {points}"));
        format!("{rater} {}{worth}{}{mark}", self.value(item, &claim.claim), self.place(claim.at))
    }

    /// A rater with the share that counts, where raters are weighed.
    fn with_weight(&self, title: &str, rater: Option<RaterIx>) -> String {
        match (&self.book.campaign.combine, rater) {
            (Combine::Weighted { weights, .. }, Some(rater)) => match weights.get(rater.index()) {
                Some(weight) => format!("{title} ({})", self.book.percent(weight)),
                None => title.to_owned(),
            },
            _ => title.to_owned(),
        }
    }

    /// The points that one of several claims is worth, where it is not the points itself.
    fn worth(&self, item: ItemIx, claim: &ClaimDetail) -> Option<String> {
        let rule = &self.book.campaign.items[item.index()].points;
        let is_points = matches!(rule, PointsRule::UpTo { .. } | PointsRule::Ratio { .. });
        if is_points || self.detail.items[item.index()].claims.len() < 2 {
            return None;
        }
        let points = score::points_of(rule, claim.claim.clone()).ok()?;
        Some(self.book.figure(points.round(self.book.campaign.rounding)))
    }

    /// The heading of a ratio's column, which alone tells the two apart.
    fn ratio_part(&self, claim: &ClaimDetail) -> Option<&str> {
        let input = &self.book.campaign.inputs[claim.input.index()];
        let rule = &self.book.campaign.items[input.item.index()].points;
        matches!(rule, PointsRule::Ratio { .. }).then_some(input.title.as_str())
    }

    fn period(&self, at: CellRef) -> Option<String> {
        let form =
            self.subject.dossier.forms.iter().find(|form| form.row == RowRef { sheet: at.sheet, row: at.row })?;
        Some(self.period_name(form.period?))
    }

    fn period_name(&self, period: Period) -> String {
        let (tell, number) = match period {
            Period::Quarter(number) => (Tell::Quarter, number),
            Period::Month(number) => (Tell::Month, number),
        };
        self.book.lang.tell(tell, &[("number", &number.to_string())])
    }

    fn value(&self, item: ItemIx, claim: &Claim) -> String {
        let (book, rule) = (self.book, &self.book.campaign.items[item.index()].points);
        match (claim, rule) {
            (Claim::Number(number), PointsRule::Percent { .. }) => book.number(number) + "%",
            (Claim::Number(number), _) => book.number(number),
            (Claim::Choice(word), PointsRule::Choice(words)) => {
                words.get(usize::from(*word)).map_or_else(String::new, |(shown, _, _)| format!("“{shown}”"))
            }
            (Claim::Flag(true), _) => "x".to_owned(),
            (Claim::Flag(false), _) => "–".to_owned(),
            (Claim::NotApplicable, _) => book.lang.tell(Tell::NotApplicable, &[]),
            (Claim::Exempt, _) => book.lang.tell(Tell::Exempt, &[]),
            (Claim::Blank | Claim::Choice(_), _) => String::new(),
        }
    }

    /// “ (F11)”; with file and sheet where it stands elsewhere than most.
    fn place(&self, at: CellRef) -> String {
        if self.home == Some(RowRef { sheet: at.sheet, row: at.row }) {
            return format!(" ({}{})", crate::diag::column_name(at.column), u64::from(at.row) + 1);
        }
        format!(" ({})", places(self.book, &[at]))
    }

    /// What is not ordinary about the way an item counts.
    fn state(&self, item: ItemIx) -> Option<String> {
        let lang = self.book.lang;
        match self.detail.items[item.index()].state {
            ItemState::Scored => None,
            ItemState::FromBlank => {
                let value = blank_text(self.book.campaign, item).unwrap_or_default();
                let cells = blank_cells(self.book, self.subject, item);
                let cells: String = cells.into_iter().take(1).map(|at| self.place(at)).collect();
                Some(lang.tell(Tell::FromBlank, &[("value", &lang.decimal(&value)), ("cells", &cells)]))
            }
            ItemState::SharedOut { .. } => Some(lang.tell(Tell::SharedOut, &[])),
            ItemState::Full { .. } => Some(lang.tell(Tell::FullPoints, &[])),
            ItemState::NotAsked => Some(lang.tell(Tell::NotAsked, &[])),
            ItemState::Missing => Some(lang.tell(Tell::MissingValue, &[])),
        }
    }

    /// How a value became points, where it is not the points itself.
    fn how(&self, item: ItemIx) -> Option<String> {
        let (book, rule) = (self.book, &self.book.campaign.items[item.index()]);
        let n = |number: &Exact| book.number(number);
        let max = n(&rule.max);
        let (tell, values) = match &rule.points {
            PointsRule::UpTo { .. } => return None,
            PointsRule::Count { each, .. } => (Tell::HowCount, vec![("each", n(each)), ("max", max)]),
            PointsRule::Percent { .. } => (Tell::HowPercent, vec![("max", max)]),
            PointsRule::Ratio { each, .. } if !each.is_zero() => {
                let each = n(&(each * &Exact::whole(100)));
                (Tell::HowRatioLess, vec![("each", each), ("max", max)])
            }
            PointsRule::Ratio { .. } => (Tell::HowRatio, vec![("max", max)]),
            PointsRule::Deduct { start, each, least } => {
                (Tell::HowDeduct, vec![("start", n(start)), ("each", n(each)), ("least", n(least))])
            }
            PointsRule::Bands(bands) => {
                let bands = bands
                    .iter()
                    .map(|(from, points)| book.lang.tell(Tell::HowBand, &[("from", &n(from)), ("points", &n(points))]));
                (Tell::HowBands, vec![("bands", in_short(bands.collect()))])
            }
            PointsRule::Choice(words) => {
                let words = words.iter().map(|(word, _, points)| format!("{word} {}", n(points)));
                (Tell::HowWords, vec![("words", in_short(words.collect()))])
            }
            PointsRule::Flag { yes, no } => (Tell::HowFlag, vec![("yes", n(yes)), ("no", n(no))]),
        };
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Some(book.lang.tell(tell, &values))
    }

    /// “trọng số 20, góp 18,00”, where that is not the points themselves.
    fn weighed(&self, item: ItemIx) -> Option<String> {
        let (book, seen) = (self.book, &self.detail.items[item.index()]);
        let criterion = book.campaign.criteria.get(item.index())?;
        let contribution = seen.contribution.filter(|contribution| Some(*contribution) != seen.points)?;
        let weight = criterion.weight.get(self.detail.role.index())?;
        let values = [("weight", book.number(weight)), ("points", book.figure(contribution))];
        Some(book.lang.tell(Tell::Weighed, &[("weight", &values[0].1), ("points", &values[1].1)]))
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
        let mut sum = detail.base.map_or_else(String::new, |base| book.figure(base));
        for (rule, seen) in book.campaign.extras.iter().zip(&detail.extras) {
            let sign = if rule.kind == ExtraKind::Bonus { "+" } else { "−" };
            sum = format!("{sum} {sign} {}", book.figure(seen.counted.unwrap_or_default()));
        }
        let exact = self.plain_sum();
        let scale = book.number(&book.campaign.scale);
        let told = match (exact, detail.total) {
            (Some(exact), Some(made)) if exact > made => {
                book.lang.tell(Tell::TotalCapped, &[("sum", &sum), ("exact", &book.figure(exact)), ("scale", &scale)])
            }
            _ => book.lang.tell(Tell::TotalOf, &[("sum", &sum)]),
        };
        page.pair(2, &told, &book.figure(detail.total.unwrap_or(total)));
        if !card.periods.is_empty() {
            let kind = book.campaign.periods.map_or(crate::campaign::PeriodKind::Quarter, |periods| periods.kind);
            let named = |period: &score::PeriodTotal| {
                format!("{} {}", self.period_name(Period::of(kind, period.number)), book.figure(period.total))
            };
            let periods: Vec<String> = card.periods.iter().map(named).collect();
            page.line(4, &book.lang.tell(Tell::Periods, &[("totals", &periods.join("; "))]));
        }
        self.differs(total, page);
        self.raters(page);
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
