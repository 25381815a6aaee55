//! Units, awards, quotas, targets and problems of the page.

use serde::Serialize;

use crate::campaign::SubjectKind;
use crate::diag::Severity;
use crate::num::Points;
use crate::report::book::Book;
use crate::report::machine::target_figures;
use crate::report::page::{LevelCount, MOST_PROBLEMS, MOST_QUOTAS, MOST_UNITS, level_counts};
use crate::report::problems::{place, severity};
use crate::report::sentence::{after_decisions, explanation, scope_name, share_text};
use crate::words::{Label, Text};

/// A unit.
#[derive(Debug, Serialize)]
pub struct UnitRow<'a> {
    /// Its position among all.
    pub at: usize,
    /// Its code; left out of a public page.
    pub code: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its state, where there is something to say.
    pub state: &'static str,
    /// All on its roster.
    pub headcount: i64,
    /// Those with a level.
    pub rated: i64,
    /// Taken out.
    pub not_rated: i64,
    /// Something missing.
    pub incomplete: i64,
    /// Mean of totals.
    pub mean: String,
    /// The same, to sort by.
    pub mean_key: Option<i64>,
    /// Its levels as a bar.
    pub levels: Vec<LevelCount<'a>>,
    /// How many at each level, to sort by.
    pub counts: Vec<i64>,
}

/// An award.
#[derive(Debug, Serialize)]
pub struct Award<'a> {
    /// Title.
    pub title: &'a str,
    /// Where it comes from.
    pub source: &'a str,
    /// How many hold it.
    pub count: String,
}

/// A line of the quota table.
#[derive(Debug, Serialize)]
pub struct Quota<'a> {
    /// Title.
    pub title: String,
    /// Where it comes from.
    pub source: &'a str,
    /// Unit, or nothing.
    pub unit: &'a str,
    /// Scope.
    pub scope: String,
    /// Share.
    pub share: String,
    /// Base.
    pub base: Option<i64>,
    /// Limit.
    pub limit: i64,
    /// Candidates.
    pub candidates: i64,
    /// Kept.
    pub kept: i64,
    /// Cut.
    pub cut: i64,
    /// Tied.
    pub tied: i64,
    /// Beyond the limit.
    pub over: i64,
    /// Whether it took anything from anybody, is exceeded, or decisions have changed what comes of it.
    pub bites: bool,
    /// In words.
    pub explanation: String,
}

/// A target.
#[derive(Debug, Serialize)]
pub struct Target<'a> {
    /// Title.
    pub title: &'a str,
    /// How many, of how many.
    pub counts: String,
    /// Reached share.
    pub share: String,
    /// Plan.
    pub plan: String,
    /// Verdict in words.
    pub verdict: &'static str,
    /// `yes`, `no` or nothing.
    pub met: &'static str,
    /// Lengths in thousandths: reached, planned.
    pub lengths: (i64, i64),
}

/// A problem.
#[derive(Debug, Serialize)]
pub struct Problem {
    /// How grave, in a word.
    pub severity: &'static str,
    /// An error.
    pub error: bool,
    /// Where.
    pub place: String,
    /// What.
    pub message: String,
    /// The way out.
    pub remedy: String,
}

pub(super) fn units<'a>(book: &Book<'a>, public: bool, left_out: &mut Vec<String>) -> Vec<UnitRow<'a>> {
    if book.campaign.subject == SubjectKind::Unit {
        // Each stands in the list with its own level, and has nobody in it.
        return Vec::new();
    }
    let results = book.results;
    let graded = results.gathered.units.iter().zip(&results.units).zip(&results.summary.units).enumerate();
    let rows = graded.filter_map(|(at, ((unit, result), counts))| {
        let counts = counts.as_ref()?;
        let mean = counts.mean_total.filter(|_| !public);
        Some(UnitRow {
            at,
            code: if public { "" } else { &unit.id },
            name: &unit.name,
            state: if result.provisional { book.label(Label::Provisional) } else { "" },
            headcount: counts.headcount,
            rated: counts.rated,
            not_rated: counts.not_rated,
            incomplete: counts.incomplete,
            mean: mean.map(|mean| book.figure(mean)).unwrap_or_default(),
            mean_key: mean.map(|mean| mean.0),
            levels: level_counts(book, counts),
            counts: counts.levels.clone(),
        })
    });
    let rows: Vec<UnitRow<'_>> = rows.take(MOST_UNITS + 1).collect();
    cut(book, rows, MOST_UNITS, Text::PageUnitsCut, left_out)
}

/// The first so many; that there are more is told.
fn cut<T>(book: &Book<'_>, mut rows: Vec<T>, most: usize, text: Text, left_out: &mut Vec<String>) -> Vec<T> {
    if rows.len() > most {
        let most_told = book.lang.count(i64::try_from(most).unwrap_or(i64::MAX));
        left_out.push(book.lang.text_with(text, &[("most", &most_told)]));
        rows.truncate(most);
    }
    rows
}

pub(super) fn absent<'a>(book: &Book<'a>) -> Vec<[&'a str; 3]> {
    let results = book.results;
    let stopped = results.gathered.units.iter().zip(&results.units).filter(|(_, result)| result.stopped);
    let stopped = stopped.map(|(unit, _)| [&*unit.id, &*unit.name, book.label(Label::Stopped)]);
    let missing = results.gathered.not_received.iter();
    let missing = missing.map(|(id, name)| [&**id, &**name, book.label(Label::NotReceived)]);
    stopped.chain(missing).take(MOST_UNITS).collect()
}

pub(super) fn awards<'a>(book: &Book<'a>) -> Vec<Award<'a>> {
    let awards = book.campaign.awards.iter().zip(&book.results.summary.awards);
    let award = |(award, count): (&'a crate::campaign::Award, &i64)| Award {
        title: &award.title,
        source: award.source.as_deref().unwrap_or(""),
        count: book.lang.count(*count),
    };
    awards.map(award).collect()
}

/// The lines in which somebody went down or is tied, too many hold it or decisions changed that come first where not all can be shown.
pub(super) fn quotas<'a>(book: &Book<'a>, left_out: &mut Vec<String>) -> Vec<Quota<'a>> {
    let lines = &book.results.quotas;
    let bites = |line: &&crate::classify::QuotaLine| {
        line.cut + line.tied + line.over > 0 || after_decisions(book, line).is_some()
    };
    let mut chosen: Vec<&crate::classify::QuotaLine> = lines.iter().collect();
    if lines.len() > MOST_QUOTAS {
        chosen.sort_by_cached_key(|line| !bites(line));
    }
    let chosen = cut(book, chosen, MOST_QUOTAS, Text::PageQuotasCut, left_out);
    let line = |line: &'a crate::classify::QuotaLine| {
        let quota = &book.campaign.quotas[line.quota.index()];
        Quota {
            title: book.quota(quota).into_owned(),
            source: quota.source.as_deref().unwrap_or(""),
            unit: line.unit.map_or("", |unit| &*book.results.gathered.units[unit as usize].name),
            scope: scope_name(book, line),
            share: share_text(book, line).unwrap_or_default(),
            base: line.base,
            limit: line.limit,
            candidates: line.candidates,
            kept: line.kept,
            cut: line.cut,
            tied: line.tied,
            over: line.over,
            bites: bites(&line),
            explanation: explanation(book, line, None),
        }
    };
    chosen.into_iter().map(line).collect()
}

pub(super) fn targets<'a>(book: &Book<'a>) -> Vec<Target<'a>> {
    let lines = book.results.summary.targets.iter();
    let line = |line: &crate::aggregate::TargetLine| {
        let target = &book.campaign.targets[line.target.index()];
        let figures = target_figures(book.campaign, line);
        let percent = |points: Points| book.lang.decimal(&points.text(2)) + "%";
        // Figures are hundredths of a per cent.
        let length = |points: Points| (points.0 / 10).clamp(0, 1000);
        let (verdict, met) = match line.met {
            Some(true) => (Label::Met, "yes"),
            Some(false) => (Label::Missed, "no"),
            None => (Label::NotMeasurable, ""),
        };
        Target {
            title: &target.title,
            counts: format!("{}/{}", book.lang.count(line.numerator), book.lang.count(line.denominator)),
            share: figures.share.map(percent).unwrap_or_default(),
            plan: percent(figures.plan),
            verdict: book.label(verdict),
            met,
            lengths: (figures.share.map_or(0, length), length(figures.plan)),
        }
    };
    lines.map(line).collect()
}

/// Errors and warnings, errors first where not all can be shown.
pub(super) fn problems(book: &Book<'_>, left_out: &mut Vec<String>) -> Vec<Problem> {
    let told = book.results.problems.iter().filter(|problem| problem.severity() >= Severity::Warning);
    let mut told: Vec<&crate::diag::Problem> = told.collect();
    if told.len() > MOST_PROBLEMS {
        told.sort_by_key(|problem| !problem.is_error());
    }
    let told = cut(book, told, MOST_PROBLEMS, Text::PageProblemsCut, left_out);
    let problem = |problem: &crate::diag::Problem| Problem {
        severity: severity(problem.severity(), book.lang),
        error: problem.is_error(),
        place: place(problem).trim_end_matches(':').to_owned(),
        message: book.lang.message(problem),
        remedy: book.lang.remedy(problem),
    };
    told.into_iter().map(problem).collect()
}
