//! The report page: everything an office wants to see at one glance, in words and figures, bounded in size.
//!
//! In: results. Out: plain values, ready to be put into a page; figures are texts, lengths of bars are in thousandths.
//! What does not fit is left out by a rule that the page itself tells.

mod charts;
mod people;
mod tables;

use serde::Serialize;

use crate::aggregate::{Counts, Results};
use crate::campaign::{Campaign, SubjectKind};
use crate::diag::Severity;
use crate::report::RunInfo;
use crate::report::book::Book;
use crate::report::consolidated::presence;
use crate::report::public::Audience;
use crate::words::{Label, Lang, Text};
pub use charts::{Bin, GroupMean, Histogram};
pub use people::{People, Person};
pub use tables::{Award, Problem, Quota, Target, UnitRow};

/// Most people whose names are listed; beyond that only the first of the overall ranking are.
pub const MOST_PEOPLE: usize = 10_000;
/// How many of the overall ranking are listed where not all are.
pub const FIRST: usize = 500;
/// Most units, quota lines and problems that are listed.
pub const MOST_UNITS: usize = 2_000;
/// Most quota lines.
pub const MOST_QUOTAS: usize = 500;
/// Most problems.
pub const MOST_PROBLEMS: usize = 300;

/// The page.
#[derive(Debug, Serialize)]
pub struct Page<'a> {
    /// Language code.
    pub lang: &'static str,
    /// Whether it is for everybody.
    pub public: bool,
    /// Whether units are graded, and listed in place of people.
    pub of_units: bool,
    /// Head: parent body, issuing body.
    pub head: Vec<&'a str>,
    /// Title of the campaign.
    pub campaign: &'a str,
    /// Year.
    pub year: String,
    /// Date of the run, where one was given.
    pub date: String,
    /// Version of the program.
    pub version: &'static str,
    /// Something may still change.
    pub provisional: bool,
    /// What is told at the top.
    pub tiles: Vec<Tile>,
    /// The levels with their counts.
    pub levels: Vec<LevelCount<'a>>,
    /// The units.
    pub units: Vec<UnitRow<'a>>,
    /// Units that have no result: code, name, state.
    pub absent: Vec<[&'a str; 3]>,
    /// The awards.
    pub awards: Vec<Award<'a>>,
    /// Distribution of totals.
    pub histogram: Option<Histogram>,
    /// Means of the groups.
    pub groups: Vec<GroupMean<'a>>,
    /// The quota table.
    pub quotas: Vec<Quota<'a>>,
    /// The targets.
    pub targets: Vec<Target<'a>>,
    /// The people.
    pub people: People<'a>,
    /// The problems.
    pub problems: Vec<Problem>,
    /// What was left out, in sentences.
    pub left_out: Vec<String>,
}

/// A figure with its name.
#[derive(Debug, Serialize)]
pub struct Tile {
    /// Name.
    pub label: &'static str,
    /// Figure.
    pub value: String,
    /// What stands beneath.
    pub note: String,
}

/// A level with its count.
#[derive(Debug, Serialize)]
pub struct LevelCount<'a> {
    /// Title.
    pub title: &'a str,
    /// Short title.
    pub short: &'a str,
    /// How many.
    pub count: String,
    /// Share of those rated.
    pub share: String,
    /// The bar: where it begins and how long it is, in thousandths.
    pub from: i64,
    /// Its length.
    pub length: i64,
}

/// The page of a run.
#[must_use]
pub fn page<'a>(campaign: &'a Campaign, results: &'a Results, info: &'a RunInfo, lang: Lang) -> Page<'a> {
    let book = Book { campaign, results, lang };
    let public = info.asked.audience == Audience::Public;
    let total = &results.summary.total;
    let mut left_out = Vec::new();
    let head = campaign.letterhead.iter().flat_map(|head| head.parent.iter().chain(&head.body)).map(String::as_str);
    let internal = |made: Vec<_>| if public { Vec::new() } else { made };
    Page {
        lang: if lang == Lang::Vi { "vi" } else { "en" },
        public,
        of_units: campaign.subject == SubjectKind::Unit,
        head: head.collect(),
        campaign: &campaign.title,
        year: campaign.year.to_string(),
        date: info.date.as_ref().and_then(|date| date.parse().ok()).map(|date| book.date(date)).unwrap_or_default(),
        version: info.version,
        provisional: results.provisional,
        tiles: tiles(&book, public),
        levels: level_counts(&book, total),
        units: tables::units(&book, public, &mut left_out),
        absent: tables::absent(&book),
        awards: tables::awards(&book),
        histogram: if public { None } else { charts::histogram(&book) },
        groups: if public { Vec::new() } else { charts::groups(&book) },
        quotas: if public { Vec::new() } else { tables::quotas(&book, &mut left_out) },
        targets: internal(tables::targets(&book)),
        people: people::people(&book, public, &mut left_out),
        problems: if public { Vec::new() } else { tables::problems(&book, &mut left_out) },
        left_out,
    }
}

fn tiles(book: &Book<'_>, public: bool) -> Vec<Tile> {
    let (lang, total) = (book.lang, &book.results.summary.total);
    let (present, expected) = presence(book.results);
    let of = |count: i64| crate::report::paper::share(lang, count, total.headcount);
    let tile = |label, value: String, note: String| Tile { label: book.label(label), value, note };
    let units = if present == expected {
        lang.count(i64::try_from(present).unwrap_or(i64::MAX))
    } else {
        format!("{present}/{expected}")
    };
    let mut tiles = vec![
        Tile { label: lang.text(Text::PageUnits), value: units, note: String::new() },
        tile(Label::Headcount, lang.count(total.headcount), String::new()),
        tile(Label::Rated, lang.count(total.rated), of(total.rated)),
        tile(Label::NotRated, lang.count(total.not_rated), of(total.not_rated)),
        tile(Label::Incomplete, lang.count(total.incomplete), of(total.incomplete)),
    ];
    if !public {
        let mean = total.mean_total.map(|mean| book.figure(mean)).unwrap_or_default();
        tiles.push(tile(Label::Mean, mean, String::new()));
        let count = |severity| book.results.problems.iter().filter(|problem| problem.severity() == severity).count();
        let values =
            [("errors", count(Severity::Error).to_string()), ("warnings", count(Severity::Warning).to_string())];
        let value = format!("{}", count(Severity::Error) + count(Severity::Warning));
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        tiles.push(tile(Label::Problems, value, lang.text_with(Text::PageProblems, &values)));
    }
    tiles
}

/// The levels of a unit or of all, as one bar.
fn level_counts<'a>(book: &Book<'a>, counts: &Counts) -> Vec<LevelCount<'a>> {
    let mut below = 0;
    let levels = book.campaign.levels.iter().zip(&counts.levels);
    let bars = levels.map(|(level, count)| {
        let place = |part: i64| if counts.rated > 0 { part * 1000 / counts.rated } else { 0 };
        let (from, to) = (place(below), place(below + count));
        below += count;
        LevelCount {
            title: &level.title,
            short: &level.short,
            count: book.lang.count(*count),
            share: crate::report::paper::share(book.lang, *count, counts.rated),
            from,
            length: to - from,
        }
    });
    bars.collect()
}

#[cfg(test)]
mod tests {
    use super::{FIRST, MOST_PEOPLE, page};
    use crate::report::public::Audience;
    use crate::report::{Asked, RunInfo, sample};
    use crate::words::Lang;

    #[test]
    fn a_nation_gives_a_page_of_bounded_size_that_says_so() {
        let campaign = sample::campaign(1);
        let results = sample::results(&campaign, 11, 1_000);
        assert!(results.units.iter().map(|unit| unit.subjects.len()).sum::<usize>() > MOST_PEOPLE);
        let info = RunInfo::default();
        let made = page(&campaign, &results, &info, Lang::Vi);
        assert_eq!(made.people.rows.len(), FIRST);
        assert!(!made.people.whole);
        assert!(
            made.left_out.iter().any(|told| told.contains("10.000") && told.contains("500")),
            "{:?}",
            made.left_out
        );
        let ranks: Vec<Option<u32>> = made.people.rows.iter().map(|person| person.overall).collect();
        assert!(ranks.is_sorted() && ranks[0] == Some(1));
        let asked = Asked { audience: Audience::Public, ..Asked::default() };
        let info = RunInfo { asked, ..RunInfo::default() };
        let public = page(&campaign, &results, &info, Lang::En);
        assert!(public.people.rows.is_empty() && public.left_out.len() == 1);
        assert!(public.histogram.is_none() && public.groups.is_empty() && public.quotas.is_empty());
    }

    #[test]
    fn everybody_is_on_the_page_of_a_union_and_in_one_bar_of_its_histogram() {
        let campaign = sample::campaign(2);
        let results = sample::results(&campaign, 2, 25);
        let info = RunInfo::default();
        let made = page(&campaign, &results, &info, Lang::Vi);
        assert_eq!(made.people.rows.len(), 50);
        let histogram = made.histogram.expect("somebody has a total");
        let totals = made.people.rows.iter().filter(|person| person.total_key.is_some()).count();
        assert_eq!(histogram.bins.iter().map(|bin| bin.count).sum::<i64>(), i64::try_from(totals).expect("few"));
        assert_eq!(made.levels.iter().map(|level| level.length).sum::<i64>(), 1000);
    }
}
