//! One item: what each rater put down and where, what counts, and how it became points.

use crate::campaign::{Combine, ItemSource, PointsRule};
use crate::explain::cells::{blank_cells, places};
use crate::explain::page::Page;
use crate::explain::rebuild::blank_text;
use crate::id::{ItemIx, RaterIx};
use crate::intake::{CellRef, Claim, Period, RowRef};
use crate::score::{self, ClaimDetail, ItemState, PartState};
use crate::words::Tell;

use super::{Way, of};

impl Way<'_, '_> {
    /// A criterion, or an item of a bonus or deduction.
    pub(super) fn item(&self, item: ItemIx, page: &mut Page) {
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
        told.extend(self.states(item));
        let mut line = told.join(" · ");
        let is_scored = seen.parts.iter().any(|part| part.state == ItemState::Scored);
        if let Some(how) = self.how(item).filter(|_| is_scored) {
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
        let book = self.book;
        let column = self.ratio_part(claim);
        let rater = match claim.rater {
            Some(rater) => book.campaign.raters[rater.index()].title.as_str(),
            None => column.unwrap_or_else(|| book.lang.word(Tell::Common)),
        };
        let rater = self.with_weight(rater, claim.rater);
        let rater = match column.filter(|_| claim.rater.is_some()) {
            Some(column) => format!("{rater}, {column}"),
            None => rater,
        };
        let period = self.period(claim.at);
        let rater = match period {
            Some(period) => format!("{}, {rater}", self.period_name(period)),
            None => rater,
        };
        let part = self.detail.items[item.index()].parts.iter().find(|part| part.period == period);
        let counting = part.and_then(|part| part.rater);
        let counts = counting.is_some() && counting == claim.rater && book.campaign.raters.len() > 1;
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

    fn period(&self, at: CellRef) -> Option<Period> {
        let row = RowRef { sheet: at.sheet, row: at.row };
        self.subject.dossier.forms.iter().find(|form| form.row == row)?.period
    }

    pub(super) fn period_name(&self, period: Period) -> String {
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
        if self.home.is_some_and(|home| home.sheet == at.sheet) {
            return format!(" ({}{})", crate::diag::column_name(at.column), u64::from(at.row) + 1);
        }
        format!(" ({})", places(self.book, &[at]))
    }

    /// What is not ordinary about the way an item counts, period by period.
    fn states(&self, item: ItemIx) -> Vec<String> {
        let parts = &self.detail.items[item.index()].parts;
        let mut told: Vec<(Option<Period>, String)> = Vec::new();
        for part in parts {
            told.extend(self.state(item, part).map(|text| (part.period, text)));
            told.extend(self.absent_raters(item, part).map(|text| (part.period, text)));
        }
        let is_same = parts.len() > 1 && told.len() == parts.len() && told.iter().all(|(_, text)| *text == told[0].1);
        if is_same {
            told.truncate(1);
            told[0].0 = None;
        }
        let named = |(period, text): (Option<Period>, String)| match period {
            Some(period) => format!("{}, {text}", self.period_name(period)),
            None => text,
        };
        told.into_iter().map(named).collect()
    }

    fn state(&self, item: ItemIx, part: &PartState) -> Option<String> {
        let lang = self.book.lang;
        match part.state {
            ItemState::Scored => None,
            ItemState::FromBlank => {
                let value = blank_text(self.book.campaign, item).unwrap_or_default();
                let cells = blank_cells(self.book, self.subject, item, part.state);
                let own = cells.into_iter().filter(|at| self.period(*at) == part.period);
                let cells: String = own.take(1).map(|at| self.place(at)).collect();
                Some(lang.tell(Tell::FromBlank, &[("value", &lang.decimal(&value)), ("cells", &cells)]))
            }
            ItemState::SharedOut { .. } => Some(lang.tell(Tell::SharedOut, &[])),
            ItemState::Full { .. } => Some(lang.tell(Tell::FullPoints, &[])),
            ItemState::NotAsked => Some(lang.tell(Tell::NotAsked, &[])),
            ItemState::Missing => Some(lang.tell(Tell::MissingValue, &[])),
        }
    }

    /// The raters whose weight went to the others.
    fn absent_raters(&self, item: ItemIx, part: &PartState) -> Option<String> {
        let book = self.book;
        let claims = &self.detail.items[item.index()].claims;
        let has_scored = |rater: RaterIx| {
            claims.iter().any(|claim| claim.rater == Some(rater) && self.period(claim.at) == part.period)
        };
        let raters = book.campaign.raters.iter().enumerate();
        let absent = raters.filter(|(at, _)| !has_scored(RaterIx::at(*at)));
        let names: Vec<&str> = absent.map(|(_, rater)| rater.title.as_str()).collect();
        part.shares_rater.then(|| book.lang.tell(Tell::RaterAbsent, &[("raters", &names.join(", "))]))
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
}
