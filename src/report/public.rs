//! The public list: names, units, levels and awards, and nothing else.
//!
//! It stands in the order of names, since the order of ranks would tell who has more points. Whoever has no level is
//! listed with a general word: the words of a limit may be a reason (“nghỉ thai sản”).

use crate::aggregate::Results;
use crate::campaign::{Campaign, SubjectKind};
use crate::classify::{Outcome, Standing, SubjectRef};
use crate::report::book::{Book, Subject};
use crate::report::machine::outcome_id;
use crate::report::order::RowOrder;
use crate::report::sheet::{Cell, Column, ColumnKind, Report, RowStyle, Rows, Sheet};
use crate::words::{Label, Lang, Text};

/// Who may read what is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// Those who grade: everything.
    #[default]
    Internal,
    /// Everybody: names, units, levels and awards.
    Public,
}

/// The name of the files, without ending.
pub const NAME: &str = "cong-khai";

/// Everybody, in the order of names in each unit.
#[must_use]
pub fn everybody(campaign: &Campaign, results: &Results) -> Vec<SubjectRef> {
    RowOrder::default().named(campaign, results, 0..results.units.len())
}

/// A level in words, without any reason.
#[must_use]
pub fn level<'a>(book: &Book<'a>, standing: &Standing) -> &'a str {
    match standing.outcome {
        Outcome::Level(level) => book.level(level),
        Outcome::NotRated => book.label(Label::NotRated),
        Outcome::Incomplete => book.label(Label::Incomplete),
    }
}

/// The list for people.
#[must_use]
pub fn report<'a>(campaign: &'a Campaign, results: &'a Results, lang: Lang) -> Report<'a> {
    let book = Book { campaign, results, lang };
    let column = |label, kind, width| Column::new(book.label(label), kind, width);
    // A unit that is graded is not named twice.
    let of_people = campaign.subject == SubjectKind::Person;
    let mut columns = vec![column(Label::Number, ColumnKind::Count, 6)];
    if of_people {
        columns.push(column(Label::Name, ColumnKind::Text, 28));
    }
    columns.extend([
        column(Label::Unit, ColumnKind::Long, if of_people { 36 } else { 64 }),
        column(Label::Level, ColumnKind::Text, 28),
        column(Label::Awards, ColumnKind::Long, 28),
    ]);
    let everybody = everybody(campaign, results);
    let expected = everybody.len();
    let rows = rows(book, everybody, move |book, number, subject| {
        let mut cells = vec![Cell::count(i64::try_from(number).ok())];
        if of_people {
            cells.push(Cell::text(&*subject.dossier.name));
        }
        cells.extend([
            Cell::text(&*subject.unit.name),
            Cell::text(level(book, &subject.graded.standing)),
            Cell::text(book.awards(&subject.graded.standing)),
        ]);
        cells
    });
    let mut sheet = Sheet::new(lang.text(Text::PublicList), columns, rows);
    sheet.expected = expected;
    sheet.title = vec![lang.text(Text::PublicTitle).to_owned()];
    if results.provisional {
        sheet.title[0] = format!("{} – {}", sheet.title[0], book.label(Label::Provisional));
    }
    // Of the usual lines the one that names the campaign and the year.
    sheet.title.extend(book.title(Label::Ranking, false, None).into_iter().skip(1));
    sheet.frame = book.frame();
    Report { name: NAME.to_owned(), lang, sheets: vec![sheet] }
}

/// The list for machines: ids in place of titles.
#[must_use]
pub fn table<'a>(campaign: &'a Campaign, results: &'a Results) -> Sheet<'a> {
    let book = Book { campaign, results, lang: Lang::Vi };
    let column = |title: &str| Column::new(title, ColumnKind::Text, 16);
    let columns = ["unit", "name", "level", "awards"].map(column).into();
    let rows = rows(book, everybody(campaign, results), |book, _, subject| {
        vec![
            Cell::text(&*subject.unit.name),
            Cell::text(&*subject.dossier.name),
            Cell::text(outcome_id(book.campaign, subject.graded.standing.outcome)),
            Cell::text(award_ids(book.campaign, &subject.graded.standing).join(" ")),
        ]
    });
    Sheet::new(NAME, columns, rows)
}

/// The awards held, by id.
#[must_use]
pub fn award_ids<'a>(campaign: &'a Campaign, standing: &Standing) -> Vec<&'a str> {
    standing.awards.iter().map(|award| campaign.awards[award.index()].id.as_str()).collect()
}

fn rows<'a>(
    book: Book<'a>,
    people: Vec<SubjectRef>,
    cells: impl Fn(&Book<'a>, usize, &Subject<'a>) -> Vec<Cell<'a>> + Send + Sync + 'a,
) -> Rows<'a> {
    Box::new(move |row| {
        for (position, at) in people.iter().enumerate() {
            row(&cells(&book, position + 1, &book.subject(*at)), RowStyle::Plain);
        }
    })
}
