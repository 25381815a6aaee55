//! `results.json`: the whole result with its trace, schema `xeploai/results/1`.
//!
//! - `sheets` lists every table once, with the letter of each claim column, the input that it is read as
//!   (position in `campaign.inputs`) and its rater. A subject's `forms` then hold only the position of
//!   the sheet, the row and the values: value *k* stands in column *k* of that sheet.
//! - A claim is `null` (blank), a decimal text, `true`/`false` (a mark), a whole number (position among the
//!   words of a choice), `"n/a"` or `"exempt"`.
//! - `campaign.text` is the whole rule file: with it and the claims, `explain` and `compare` work every figure
//!   out again.
//! - `periods` (campaigns with periods) holds the total of each period that enters the mean: `Q1` is a quarter,
//!   `M3` a month. A row of `forms` then names its period last.
//! - `members` (campaigns that grade units) holds each fact that was made of the results of members: fact, how many,
//!   of how many, the id of their campaign, the condition in words.
//! - `history` (campaigns that look at earlier years) lists year, level and awards as they were read.
//! - A stopped unit has no subjects; `not_graded` are code and name of the people who were read there.
//! - `run_errors` counts errors that belong to no unit, where there are any.

use std::io::{self, Write};

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use crate::aggregate::{Counts, Results, TargetLine};
use crate::campaign::Campaign;
use crate::classify::{QuotaLine, ScopeValue, SubjectRef};
use crate::diag::column_name;
use crate::intake::{ClaimColumn, Sheet};
use crate::report::book::Book;
use crate::report::machine::{scope_id, target_figures};
use crate::report::order::{RowOrder, dossier};
use crate::words::Lang;

use super::rules::{Rules, rules};
use super::subject::Subject;
use super::{Figure, List, document};

#[derive(Serialize)]
struct Document<'a, A, B, C, D, E> {
    schema: &'static str,
    campaign: Rules<'a>,
    provisional: bool,
    /// Errors that belong to no unit; left out where there are none.
    #[serde(skip_serializing_if = "is_zero")]
    run_errors: usize,
    sheets: A,
    units: B,
    not_received: C,
    total: Total<'a>,
    quotas: D,
    targets: E,
}

/// Writes the results; `lang` is the language of the reasons' sentences.
///
/// # Errors
/// When the writer fails.
pub fn results(campaign: &Campaign, results: &Results, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let book = &Book { campaign, results, lang };
    let order = &RowOrder::default();
    let value = Document {
        schema: "xeploai/results/1",
        campaign: rules(campaign),
        provisional: results.provisional,
        run_errors: results.gathered.problems.iter().filter(|problem| problem.is_error()).count(),
        sheets: List(|| results.gathered.sheets.iter().map(|sheet| Table { book, sheet })),
        units: List(|| (0..results.units.len()).map(|at| Unit { book, order, at })),
        not_received: List(|| results.gathered.not_received.iter().map(|(id, name)| Absent { id, name })),
        total: Total { counts: &results.summary.total, book },
        quotas: List(|| results.quotas.iter().map(|line| Quota { book, line })),
        targets: List(|| results.summary.targets.iter().map(|line| Target { book, line })),
    };
    document(&value, out)
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// Writes results that were joined from several: `tables` and `units` are copied from the parts, `run_errors` are
/// added up.
///
/// # Errors
/// When the writer fails, or the copying does.
pub fn joined(
    campaign: &Campaign,
    results: &Results,
    lang: Lang,
    run_errors: usize,
    tables: &impl Serialize,
    units: &impl Serialize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let book = &Book { campaign, results, lang };
    let value = Document {
        schema: "xeploai/results/1",
        campaign: rules(campaign),
        provisional: results.provisional,
        run_errors,
        sheets: tables,
        units,
        not_received: List(|| results.gathered.not_received.iter().map(|(id, name)| Absent { id, name })),
        total: Total { counts: &results.summary.total, book },
        quotas: List(|| results.quotas.iter().map(|line| Quota { book, line })),
        targets: List(|| results.summary.targets.iter().map(|line| Target { book, line })),
    };
    document(&value, out)
}

#[derive(Serialize)]
struct Absent<'a> {
    id: &'a str,
    name: &'a str,
}

struct Table<'a> {
    book: &'a Book<'a>,
    sheet: &'a Sheet,
}

#[derive(Serialize)]
struct Column<'a> {
    column: String,
    input: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    rater: Option<&'a str>,
}

impl Serialize for Table<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raters = &self.book.campaign.raters;
        let column = |column: &ClaimColumn| Column {
            column: column_name(column.column),
            input: column.input.0,
            rater: column.rater.map(|rater| raters[rater.index()].id.as_str()),
        };
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("file", &*self.sheet.file)?;
        if let Some(name) = &self.sheet.name {
            map.serialize_entry("sheet", &**name)?;
        }
        map.serialize_entry("columns", &List(|| self.sheet.columns.iter().map(column)))?;
        map.end()
    }
}

struct Unit<'a> {
    book: &'a Book<'a>,
    order: &'a RowOrder,
    at: usize,
}

impl Serialize for Unit<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let book = self.book;
        let (unit, result) = book.unit(self.at);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("id", &*unit.id)?;
        map.serialize_entry("name", &*unit.name)?;
        if let Some(level) = unit.level {
            map.serialize_entry("level", book.campaign.levels[level.index()].id.as_str())?;
        }
        map.serialize_entry("stopped", &result.stopped)?;
        map.serialize_entry("provisional", &result.provisional)?;
        if let Some(Some(counts)) = book.results.summary.units.get(self.at) {
            map.serialize_entry("counts", &Total { counts, book })?;
        }
        if result.stopped && !unit.dossiers.is_empty() {
            map.serialize_entry("not_graded", &List(|| unit.dossiers.iter().map(|one| [&*one.code, &*one.name])))?;
        }
        let order = self.order.unit(unit, result);
        let number = u32::try_from(self.at).unwrap_or(u32::MAX);
        let subject = |at: &usize| {
            let at = SubjectRef { unit: number, subject: u32::try_from(*at).unwrap_or(u32::MAX) };
            Subject { book, subject: book.subject(at) }
        };
        map.serialize_entry("subjects", &List(|| order.iter().map(subject)))?;
        map.end()
    }
}

struct Total<'a> {
    counts: &'a Counts,
    book: &'a Book<'a>,
}

impl Serialize for Total<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let counts = self.counts;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("headcount", &counts.headcount)?;
        map.serialize_entry("rated", &counts.rated)?;
        map.serialize_entry("not_rated", &counts.not_rated)?;
        map.serialize_entry("incomplete", &counts.incomplete)?;
        map.serialize_entry("levels", &counts.levels)?;
        if let Some(mean) = counts.mean_total {
            map.serialize_entry("mean_total", &Figure(mean, self.book.places()))?;
        }
        map.end()
    }
}

struct Quota<'a> {
    book: &'a Book<'a>,
    line: &'a QuotaLine,
}

impl Quota<'_> {
    /// Unit and subject by their codes; a subject without one by its name.
    fn codes(&self, subjects: &[SubjectRef]) -> Vec<[&str; 2]> {
        let results = self.book.results;
        let code = |at: &SubjectRef| -> [&str; 2] {
            let dossier = dossier(results, *at);
            let called = if dossier.code.is_empty() { &dossier.name } else { &dossier.code };
            [&results.gathered.units[at.unit as usize].id, called]
        };
        subjects.iter().map(code).collect()
    }
}

impl Serialize for Quota<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (line, campaign) = (self.line, self.book.campaign);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("quota", campaign.quotas[line.quota.index()].id.as_str())?;
        if let Some(unit) = line.unit {
            map.serialize_entry("unit", &*self.book.results.gathered.units[unit as usize].id)?;
        }
        map.serialize_entry("scope", &scope_id(campaign, line))?;
        map.serialize_entry("scope_at", &line.scope)?;
        if !line.keys.is_empty() {
            map.serialize_entry("keys", &List(|| line.keys.iter().map(|key| scope_key(campaign, key))))?;
        }
        map.serialize_entry("base", &line.base)?;
        map.serialize_entry("limit", &line.limit)?;
        map.serialize_entry("candidates", &line.candidates)?;
        map.serialize_entry("kept", &line.kept)?;
        map.serialize_entry("cut", &line.cut)?;
        map.serialize_entry("tied", &line.tied)?;
        map.serialize_entry("over", &line.over)?;
        if line.raised.is_some() {
            map.serialize_entry("raised", &line.raised)?;
        }
        map.serialize_entry("refused", &self.codes(&line.refused))?;
        map.serialize_entry("tied_subjects", &self.codes(&line.tied_subjects))?;
        map.serialize_entry("last_kept", &line.last_kept.map(|at| self.codes(&[at])[0]))?;
        map.serialize_entry("settled", &line.settled)?;
        let after = &line.after;
        map.serialize_entry(
            "after",
            &After { holders: after.holders, base: after.base, limit: after.limit, broken: after.broken },
        )?;
        map.end()
    }
}

/// A key of a scope with its value: `["role", "leader"]`, `["ngach", "A"]` (a fact).
fn scope_key<'a>(campaign: &'a Campaign, key: &'a ScopeValue) -> [&'a str; 2] {
    match key {
        ScopeValue::Role(role) => ["role", campaign.roles[role.index()].id.as_str()],
        ScopeValue::Fact(fact, value) => [campaign.facts[fact.index()].id.as_str(), value],
    }
}

#[derive(Serialize)]
struct After {
    holders: i64,
    base: Option<i64>,
    limit: i64,
    broken: bool,
}

struct Target<'a> {
    book: &'a Book<'a>,
    line: &'a TargetLine,
}

impl Serialize for Target<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (line, campaign) = (self.line, self.book.campaign);
        let figures = target_figures(campaign, line);
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("target", campaign.targets[line.target.index()].id.as_str())?;
        map.serialize_entry("numerator", &line.numerator)?;
        map.serialize_entry("denominator", &line.denominator)?;
        map.serialize_entry("share", &figures.share.map(|share| Figure(share, 2)))?;
        map.serialize_entry("plan", &Figure(figures.plan, 2))?;
        map.serialize_entry("difference", &figures.difference.map(|difference| Figure(difference, 2)))?;
        map.serialize_entry("met", &line.met)?;
        map.end()
    }
}
