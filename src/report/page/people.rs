//! The people of the page: all of them where there are not too many, else the first of the overall ranking.

use serde::Serialize;

use crate::campaign::SubjectKind;
use crate::classify::SubjectRef;
use crate::report::book::{Book, Subject};
use crate::report::order::RowOrder;
use crate::report::page::{FIRST, MOST_PEOPLE};
use crate::report::public;
use crate::report::sentence::short_remark;
use crate::report::sheet::Cell;
use crate::words::Text;

/// The list of people.
#[derive(Debug, Default, Serialize)]
pub struct People<'a> {
    /// Whether everybody is there.
    pub whole: bool,
    /// Heading of the column of positions, where the campaign has any.
    pub position: &'a str,
    /// The rows.
    pub rows: Vec<Person<'a>>,
}

/// One person. What is not for everybody is left out of a public page.
#[derive(Debug, Serialize)]
pub struct Person<'a> {
    /// Position of the unit among all.
    pub unit: u32,
    /// Its name.
    pub unit_name: &'a str,
    /// Name.
    pub name: &'a str,
    /// Position in the order of names.
    pub by_name: usize,
    /// Code.
    pub code: &'a str,
    /// Position.
    pub position: String,
    /// Rank in the unit.
    pub rank: Option<u32>,
    /// Rank over all.
    pub overall: Option<u32>,
    /// Total, as text.
    pub total: String,
    /// Total, to sort by.
    pub total_key: Option<i64>,
    /// Position of the level; beyond the levels for those without.
    pub level: usize,
    /// The level.
    pub level_title: &'a str,
    /// Positions of the awards.
    pub awards: String,
    /// The awards.
    pub award_titles: String,
    /// Remark.
    pub remark: String,
}

/// Lists the people.
pub(super) fn people<'a>(book: &Book<'a>, is_public: bool, left_out: &mut Vec<String>) -> People<'a> {
    let results = book.results;
    let all = results.units.iter().map(|unit| unit.subjects.len()).sum::<usize>();
    let whole = all <= MOST_PEOPLE;
    if !whole && is_public {
        let shown = [("most", MOST_PEOPLE)].map(|(name, count)| (name, book.lang.count(as_i64(count))));
        left_out.push(book.lang.text_with(worded(book, Text::PagePublicTooMany), &[(shown[0].0, &shown[0].1)]));
        return People::default();
    }
    let listed = match (whole, is_public) {
        (_, true) => public::everybody(book.campaign, results),
        (true, false) => everybody(book),
        (false, false) => {
            let (first, most) = (book.lang.count(as_i64(FIRST)), book.lang.count(as_i64(MOST_PEOPLE)));
            left_out.push(book.lang.text_with(worded(book, Text::PageTooMany), &[("first", &first), ("most", &most)]));
            let mut first = RowOrder::default().overall(results);
            first.truncate(FIRST);
            first
        }
    };
    let by_name = positions_by_name(book, &listed);
    let person = |(at, by_name): (&SubjectRef, usize)| person(book, &book.subject(*at), by_name, is_public);
    let rows = listed.iter().zip(by_name).map(person).collect();
    let position = if is_public { "" } else { book.position_title().unwrap_or("") };
    People { whole, position, rows }
}

/// A text about those who are graded.
fn worded(book: &Book<'_>, text: Text) -> Text {
    if book.campaign.subject == SubjectKind::Unit { text.about_units() } else { text }
}

fn as_i64(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// By overall rank, then those without one by unit.
fn everybody(book: &Book<'_>) -> Vec<SubjectRef> {
    let order = RowOrder::default();
    let mut listed = order.overall(book.results);
    for (at, (unit, result)) in (0_u32..).zip(book.results.gathered.units.iter().zip(&book.results.units)) {
        let rest = order.unit(unit, result).into_iter();
        let rest = rest.filter(|subject| result.subjects[*subject].standing.rank_overall.is_none());
        let subject = |subject| SubjectRef { unit: at, subject: u32::try_from(subject).unwrap_or(u32::MAX) };
        listed.extend(rest.map(subject));
    }
    listed
}

/// The position of each in the order of names.
fn positions_by_name(book: &Book<'_>, listed: &[SubjectRef]) -> Vec<usize> {
    let order = RowOrder::default();
    let mut sorted: Vec<usize> = (0..listed.len()).collect();
    sorted.sort_by(|a, b| {
        let dossier = |at: usize| book.subject(listed[at]).dossier;
        order.names(dossier(*a), dossier(*b)).then_with(|| listed[*a].cmp(&listed[*b]))
    });
    let mut positions = vec![0; listed.len()];
    for (position, at) in sorted.into_iter().enumerate() {
        positions[at] = position;
    }
    positions
}

fn person<'a>(book: &Book<'a>, subject: &Subject<'a>, by_name: usize, is_public: bool) -> Person<'a> {
    let (card, standing) = (&subject.graded.card, &subject.graded.standing);
    let levels = book.campaign.levels.len();
    let awards: Vec<String> = standing.awards.iter().map(|award| award.index().to_string()).collect();
    let mut person = Person {
        unit: subject.at.unit,
        unit_name: &subject.unit.name,
        name: &subject.dossier.name,
        by_name,
        code: "",
        position: String::new(),
        rank: None,
        overall: None,
        total: String::new(),
        total_key: None,
        level: standing.outcome.level().map_or(levels, |level| level.index()),
        level_title: if is_public { public::level(book, standing) } else { book.outcome(standing) },
        awards: awards.join(" "),
        award_titles: book.awards(standing).into_owned(),
        remark: String::new(),
    };
    if !is_public {
        person.code = &subject.dossier.code;
        if let Cell::Text(position) = book.position(subject) {
            person.position = position.into_owned();
        }
        person.rank = standing.rank_in_unit;
        person.overall = standing.rank_overall;
        person.total = card.total.map(|total| book.figure(total)).unwrap_or_default();
        person.total_key = card.total.map(|total| total.0);
        if !standing.reasons.is_empty() {
            person.remark = short_remark(book, subject);
        }
    }
    person
}
