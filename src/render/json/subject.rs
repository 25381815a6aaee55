//! One subject of `results.json`, about a kilobyte: lists follow the lists of `campaign`, and what is
//! absent or ordinary is left out.

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::campaign::Campaign;
use crate::classify::Reason;
use crate::diag::column_name;
use crate::intake::{
    CellRef, Claim, Decision, FactValue, Form, MemberFact, Packed, PastLevel, PastYear, Period, Recorded,
};
use crate::num::{Decimal, Exact, Points};
use crate::report::book::{self, Book};
use crate::report::machine::{outcome_id, reason_code};
use crate::report::sentence::sentence;
use crate::score::{Depth, PeriodTotal};

use super::detail;
use super::problems::Cell;
use super::{Figure, List, Shown};

/// One subject.
pub(super) struct Subject<'a> {
    pub(super) book: &'a Book<'a>,
    pub(super) subject: book::Subject<'a>,
}

impl Serialize for Subject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (book, campaign) = (self.book, self.book.campaign);
        let (dossier, graded) = (self.subject.dossier, self.subject.graded);
        let standing = &graded.standing;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &*dossier.code)?;
        map.serialize_entry("name", &*dossier.name)?;
        if let Some(birth) = &dossier.birth {
            map.serialize_entry("birth", &**birth)?;
        }
        if let Some(role) = graded.card.role.filter(|_| campaign.has_roles()) {
            map.serialize_entry("role", campaign.roles[role.index()].id.as_str())?;
        }
        map.serialize_entry("row", &(dossier.row.sheet, u64::from(dossier.row.row) + 1))?;
        map.serialize_entry("level", outcome_id(campaign, standing.outcome))?;
        if standing.computed != standing.outcome {
            map.serialize_entry("computed", outcome_id(campaign, standing.computed))?;
        }
        if let Some(level) = standing.level_by_points {
            map.serialize_entry("level_by_points", campaign.levels[level.index()].id.as_str())?;
        }
        if let Some(total) = graded.card.total {
            map.serialize_entry("total", &Figure(total, book.places()))?;
        }
        if standing.rank_in_unit.is_some() || standing.rank_overall.is_some() {
            map.serialize_entry("rank", &[standing.rank_in_unit, standing.rank_overall])?;
        }
        self.figures(&mut map)?;
        self.read(&mut map)?;
        self.came_out(&mut map)?;
        map.end()
    }
}

impl Subject<'_> {
    /// What was computed.
    fn figures<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let (book, card) = (self.book, &self.subject.graded.card);
        let places = book.places();
        let figure = |points: Option<Points>| points.map(|points| Figure(points, places));
        if card.rater_totals.iter().any(|total| total.is_some()) {
            map.serialize_entry("raters", &List(|| card.rater_totals.iter().map(figure)))?;
        }
        if !card.groups.is_empty() {
            map.serialize_entry("groups", &List(|| card.groups.iter().map(figure)))?;
        }
        if let (Some(rule), false) = (book.campaign.periods, card.periods.is_empty()) {
            let period =
                |period: &PeriodTotal| (Period::of(rule.kind, period.number).id(), Figure(period.total, places));
            map.serialize_entry("periods", &List(|| card.periods.iter().map(period)))?;
        }
        let Some(role) = card.role else { return Ok(()) };
        let figures = book.outline(self.subject.dossier, role, Depth::Items);
        if card.total != figures.total && card.total.is_some() {
            map.serialize_entry("uncapped_total", &figure(figures.total))?;
        }
        detail::entries(book, &figures, map)
    }

    /// What was read: facts, and the rows with claims.
    fn read<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let dossier = self.subject.dossier;
        if !dossier.facts.is_empty() {
            map.serialize_entry("facts", &List(|| dossier.facts.iter().map(|fact| Fact(&fact.value))))?;
            let own = |at: CellRef| Address { at, row: (dossier.row.sheet, dossier.row.row) };
            map.serialize_entry("fact_cells", &List(|| dossier.facts.iter().map(|fact| fact.at.map(own))))?;
        }
        let made = self.book.results.gathered.facts_of_members(self.subject.at.unit);
        if !made.is_empty() {
            let facts = &self.book.campaign.facts;
            let one = |made: &MemberFact| {
                let id = facts[made.fact.index()].id.as_str().to_owned();
                (id, made.count, made.of, made.campaign.to_string(), made.condition.to_string())
            };
            map.serialize_entry("members", &List(|| made.iter().map(one)))?;
        }
        if let Some(history) = &dossier.history {
            let campaign = self.book.campaign;
            let year = |past: &PastYear| past_year(campaign, past);
            map.serialize_entry("history", &List(|| history.years().iter().map(year)))?;
        }
        if !dossier.forms.is_empty() {
            let book = self.book;
            map.serialize_entry("forms", &List(|| dossier.forms.iter().map(|form| Row { book, form })))?;
        }
        Ok(())
    }

    /// Reasons, awards and the decision.
    fn came_out<M: serde::ser::SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let (book, campaign) = (self.book, self.book.campaign);
        let standing = &self.subject.graded.standing;
        if !standing.awards.is_empty() {
            let id = |award: &crate::id::AwardIx| campaign.awards[award.index()].id.as_str();
            map.serialize_entry("awards", &List(|| standing.awards.iter().map(id)))?;
        }
        if !standing.reasons.is_empty() {
            let told = |reason: &Reason| Told {
                code: reason_code(campaign, reason),
                level: match reason {
                    Reason::Gate { level, .. } => Some(campaign.levels[level.index()].id.as_str()),
                    _ => None,
                },
                scopes: match reason {
                    Reason::Quota { scopes, .. } => scopes.clone(),
                    _ => Vec::new(),
                },
                text: sentence(book, &self.subject, reason),
            };
            map.serialize_entry("reasons", &List(|| standing.reasons.iter().map(told)))?;
        }
        if let Some(decision) = &self.subject.dossier.decision {
            map.serialize_entry("decision", &decided(campaign, decision))?;
        }
        Ok(())
    }
}

/// A reason: the level that a gate belongs to, and the scopes in which a quota had no place.
#[derive(Serialize)]
struct Told<'a> {
    code: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    scopes: Vec<u16>,
    text: String,
}

/// An earlier year, the level held (or null where none is said), the awards held.
fn past_year<'a>(campaign: &'a Campaign, past: &PastYear) -> (i16, Option<&'a str>, Vec<&'a str>) {
    let level = match past.level {
        PastLevel::Unsaid => None,
        PastLevel::Blank | PastLevel::NotRated => Some("not-rated"),
        PastLevel::Level(level) => Some(campaign.levels[level.index()].id.as_str()),
    };
    (past.year, level, past.awards.iter().map(|award| campaign.awards[award.index()].id.as_str()).collect())
}

struct Fact<'a>(&'a FactValue);

impl Serialize for Fact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            FactValue::Missing => serializer.serialize_none(),
            FactValue::Text { shown, .. } => serializer.serialize_str(shown),
            FactValue::Number(number) => serializer.collect_str(number),
            FactValue::Flag(yes) => serializer.serialize_bool(*yes),
            FactValue::Date(date) => serializer.collect_str(date),
        }
    }
}

/// A cell: its column where it stands in the subject's own row, else sheet, row and column.
struct Address {
    at: CellRef,
    row: (u32, u32),
}

impl Serialize for Address {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let column = column_name(self.at.column);
        if (self.at.sheet, self.at.row) == self.row {
            return serializer.serialize_str(&column);
        }
        (self.at.sheet, u64::from(self.at.row) + 1, column).serialize(serializer)
    }
}

/// Sheet, row, rater of the row (or null), values; then the period, where the row is about one (`Q1`, `M12`).
struct Row<'a> {
    book: &'a Book<'a>,
    form: &'a Form,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let form = self.form;
        let numbers = &self.book.results.gathered.sheets[form.row.sheet as usize].numbers;
        let rater = form.rater.map(|rater| self.book.campaign.raters[rater.index()].id.as_str());
        let values = List(|| form.values.iter().map(|value| Value { packed: value, numbers }));
        let row = u64::from(form.row.row) + 1;
        match form.period {
            Some(period) => (form.row.sheet, row, rater, values, period.id()).serialize(serializer),
            None => (form.row.sheet, row, rater, values).serialize(serializer),
        }
    }
}

/// What a cell holds; `numbers` is the list of its sheet.
struct Value<'a> {
    packed: Packed,
    numbers: &'a [Exact],
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Nearly all of them, and by far the most of the file.
        if let Some((digits, scale)) = self.packed.digits() {
            return serializer.serialize_str(Decimal::new(digits, scale).as_str());
        }
        match self.packed.claim(self.numbers) {
            Claim::Blank => serializer.serialize_none(),
            Claim::NotApplicable => serializer.serialize_str("n/a"),
            Claim::Exempt => serializer.serialize_str("exempt"),
            Claim::Number(number) => serializer.collect_str(&number),
            Claim::Choice(word) => serializer.serialize_u16(word),
            Claim::Flag(yes) => serializer.serialize_bool(yes),
        }
    }
}

#[derive(Serialize)]
struct Decided<'a> {
    at: Cell<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recorded: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    awards: Option<Vec<&'a str>>,
    reason: &'a str,
    body: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<&'a str>,
    date: Shown<jiff::civil::Date>,
}

fn decided<'a>(campaign: &'a Campaign, decision: &'a Decision) -> Decided<'a> {
    let award = |award: &crate::id::AwardIx| campaign.awards[award.index()].id.as_str();
    Decided {
        at: Cell(&decision.at),
        level: decision.level.map(|level| campaign.levels[level.index()].id.as_str()),
        recorded: decision.computed.map(|recorded| match recorded {
            Recorded::Level(level) => campaign.levels[level.index()].id.as_str(),
            Recorded::NotRated => "not-rated",
            Recorded::Incomplete => "incomplete",
        }),
        awards: decision.awards.as_ref().map(|awards| awards.iter().map(award).collect()),
        reason: &decision.reason,
        body: &decision.body,
        number: decision.number.as_deref(),
        date: Shown(decision.date),
    }
}
