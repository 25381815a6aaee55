//! The values of a document as a whole: its head, its date, its counts.

use jiff::civil::Date;

use crate::campaign::{Campaign, Letterhead, Motto, SubjectKind};
use crate::report::paper::rows::level_counts;
use crate::report::paper::{Of, Paper};
use crate::report::sheet::Cell;
use crate::text::fold;
use crate::words::{Field, Label, Lang, Text};

pub(super) fn value<'p>(paper: &'p Paper<'_>, field: Field) -> Cell<'p> {
    let (book, counts) = (&paper.book, paper.counts);
    let campaign = book.campaign;
    let head = campaign.letterhead.as_ref();
    match field {
        Field::Campaign => Cell::text(campaign.title.as_str()),
        // Not a count: a year has no mark between its thousands.
        Field::Year => Cell::text(campaign.year.to_string()),
        Field::Basis => Cell::text(campaign.source.as_deref().unwrap_or("")),
        Field::Parent => Cell::text(Issuer::of(paper).parent),
        Field::Body => Cell::text(Issuer::of(paper).body),
        Field::Symbol => Cell::text(symbol(head.filter(|_| Issuer::of(paper).is_letterhead))),
        Field::Motto => Cell::text(book.label(match head.map(|head| head.motto) {
            Some(Motto::Party) => Label::MottoParty,
            Some(Motto::State) | None => Label::MottoState,
        })),
        Field::MottoSecond => match head.map(|head| head.motto) {
            Some(Motto::Party) => Cell::Blank,
            Some(Motto::State) | None => Cell::text(book.label(Label::MottoStateSecond)),
        },
        Field::PlaceDate => Cell::text(place_and_date(paper)),
        Field::LongDate => Cell::text(long_date(book.lang, paper.date, campaign.year)),
        Field::SignerRole => {
            Cell::text(head.and_then(|head| head.signers.last()).map_or("", |(role, _)| role.as_str()))
        }
        Field::SignerName => {
            let own = Issuer::of(paper).is_letterhead;
            let name = head.and_then(|head| head.signers.last()).filter(|_| own).map_or("", |(_, name)| name.as_str());
            Cell::text(name)
        }
        Field::Provisional => Cell::text(if paper.provisional { book.label(Label::Provisional) } else { "" }),
        Field::Graded => Cell::text(book.label(Label::PeopleGraded)),
        Field::NameTitle => Cell::text(book.label(Label::Name)),
        Field::PositionTitle => Cell::text(match book.position_fact().or(paper.of_roster.position) {
            Some(fact) => &campaign.facts[fact.index()].title,
            None if campaign.has_roles() && campaign.subject == SubjectKind::Person => book.label(Label::PositionTitle),
            _ => book.position_title().unwrap_or_default(),
        }),
        Field::UnitTitle if campaign.subject == SubjectKind::Unit => Cell::Blank,
        Field::UnitTitle => Cell::text(book.label(Label::Unit)),
        Field::GradedSigns => Cell::text(book.label(Label::PersonRated)),
        Field::UnitCode => Cell::text(unit(paper).map_or("", |unit| &unit.id)),
        Field::UnitName => Cell::text(match unit(paper) {
            Some(unit) => unit.name.to_string(),
            // Who meets over a list of units is the body that grades them.
            None if campaign.subject == SubjectKind::Unit => Issuer::of(paper).body,
            None => String::new(),
        }),
        Field::Mean => Cell::points(counts.mean_total),
        Field::LevelCounts => Cell::text(level_counts(paper, &counts.levels, counts.rated)),
        counted => count(paper, counted),
    }
}

/// The counts, in figures or in words.
fn count<'p>(paper: &Paper<'_>, field: Field) -> Cell<'p> {
    let counts = paper.counts;
    let units = || {
        let graded = paper.book.results.units.iter().filter(|unit| !unit.stopped).count();
        i64::try_from(if paper.of == Of::Run { graded } else { 1 }).unwrap_or(i64::MAX)
    };
    let words = |number: i64| Cell::text(paper.book.lang.number_words(number));
    match field {
        Field::UnitCount => Cell::Count(units()),
        Field::UnitCountWords => words(units()),
        Field::Headcount => Cell::Count(counts.headcount),
        Field::HeadcountWords => words(counts.headcount),
        Field::Rated => Cell::Count(counts.rated),
        Field::RatedWords => words(counts.rated),
        Field::NotRated => Cell::Count(counts.not_rated),
        Field::NotRatedWords => words(counts.not_rated),
        Field::Incomplete => Cell::Count(counts.incomplete),
        Field::IncompleteWords => words(counts.incomplete),
        Field::ProposedCount => Cell::Count(paper.people_proposed),
        Field::ProposedWords => words(paper.people_proposed),
        _ => Cell::Blank,
    }
}

fn unit<'p>(paper: &'p Paper<'_>) -> Option<&'p crate::intake::Unit> {
    match paper.of {
        Of::Unit(unit) => paper.book.results.gathered.units.get(unit),
        Of::Run => None,
    }
}

/// Who issues a paper. A unit's own paper bears the unit's name under the body of the letterhead, unless the letterhead
/// is the unit's own; where units are graded, it is the body above that grades them.
struct Issuer {
    parent: String,
    body: String,
    is_letterhead: bool,
}

impl Issuer {
    fn of(paper: &Paper<'_>) -> Self {
        let empty = Letterhead::default();
        let head = paper.book.campaign.letterhead.as_ref().unwrap_or(&empty);
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let (parent, body) = (text(&head.parent), text(&head.body));
        let grades_itself = paper.book.campaign.subject == SubjectKind::Person;
        match unit(paper).filter(|unit| grades_itself && fold(&unit.name) != fold(&body)) {
            None => Self { parent, body, is_letterhead: true },
            Some(unit) => {
                let above = if body.is_empty() { parent } else { body };
                Self { parent: above, body: unit.name.to_uppercase(), is_letterhead: false }
            }
        }
    }
}

/// The body in the numbers of its papers: what follows the kind of paper (“/TTr-CĐVC”) stays the same for each kind.
fn symbol(head: Option<&Letterhead>) -> &str {
    let number = head.and_then(|head| head.number.as_deref()).unwrap_or_default();
    number.split_once('-').map_or("", |(kind, _)| &number[kind.len()..])
}

fn place_and_date(paper: &Paper<'_>) -> String {
    placed(paper.book.lang, paper.book.campaign, paper.date)
}

/// Place and date in one line.
pub(super) fn placed(lang: Lang, campaign: &Campaign, date: Option<Date>) -> String {
    let place = campaign.letterhead.as_ref().and_then(|head| head.place.as_deref());
    let place = place.unwrap_or(lang.text(Text::PlaceBlank));
    lang.text_with(Text::PlaceDate, &[("place", place), ("date", &long_date(lang, date, campaign.year))])
}

/// Days under 10 and months under 3 have a leading zero, as official papers write them.
fn long_date(lang: Lang, date: Option<Date>, year: i16) -> String {
    let Some(date) = date else { return lang.text_with(Text::DateBlank, &[("year", &year.to_string())]) };
    let month = match (lang, date.month()) {
        (Lang::Vi, month) if month >= 3 => month.to_string(),
        (_, month) => format!("{month:02}"),
    };
    let values = [("day", format!("{:02}", date.day())), ("month", month), ("year", date.year().to_string())];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    lang.text_with(Text::DateOn, &values)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{long_date, symbol};
    use crate::campaign::Letterhead;
    use crate::words::Lang;

    #[test]
    fn the_symbol_of_a_body_follows_the_kind_of_paper() {
        for (number, shown) in
            [(Some("/TTr-CĐVC"), "-CĐVC"), (Some("/BC-CĐCS-STC"), "-CĐCS-STC"), (Some("/TTr"), ""), (None, "")]
        {
            let head = Letterhead { number: number.map(str::to_owned), ..Letterhead::default() };
            assert_eq!(symbol(Some(&head)), shown);
        }
        assert_eq!(symbol(None), "");
    }

    #[test]
    fn dates_have_the_zeros_that_official_papers_ask_for() {
        for (given, vi) in [
            (date(2026, 12, 5), "ngày 05 tháng 12 năm 2026"),
            (date(2027, 1, 15), "ngày 15 tháng 01 năm 2027"),
            (date(2027, 2, 1), "ngày 01 tháng 02 năm 2027"),
            (date(2026, 3, 31), "ngày 31 tháng 3 năm 2026"),
        ] {
            assert_eq!(long_date(Lang::Vi, Some(given), 2026), vi);
        }
        assert_eq!(long_date(Lang::Vi, None, 2026), "ngày …… tháng …… năm 2026");
        assert_eq!(long_date(Lang::En, Some(date(2026, 12, 5)), 2026), "05/12/2026");
    }
}
