//! What a document template is filled with: the values and lists of one unit, or of the whole run.
//!
//! In: results. Out: cells by field, rows by list, one after the other and never all at once. Nothing is decided here,
//! and nothing is laid out: the template does that. All papers of a run are made from one result, so that a number is
//! the same in each of them, in figures and in words.

mod document;
mod person;
mod rows;

use std::io;

use jiff::civil::Date;

use crate::aggregate::{Counts, Results};
use crate::campaign::Campaign;
use crate::classify::{QuotaLine, SubjectRef};
use crate::num::Exact;
use crate::report::RunInfo;
use crate::report::book::{Book, Subject};
use crate::report::order::RowOrder;
use crate::report::public::{self, Audience};
use crate::report::sheet::Cell;
use crate::words::{Field, Lang, List};

/// What a paper is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A unit, by position.
    Unit(usize),
    /// All units.
    Run,
}

/// The values of one paper.
#[derive(Debug)]
pub struct Paper<'a> {
    pub(super) book: Book<'a>,
    pub(super) of: Of,
    pub(super) audience: Audience,
    pub(super) date: Option<Date>,
    pub(super) counts: &'a Counts,
    pub(super) provisional: bool,
    /// Everybody in the order of lists.
    everybody: Vec<SubjectRef>,
    /// How many of them have a level; they stand first in each unit.
    proposed: Vec<(SubjectRef, usize)>,
    pub(super) people_proposed: i64,
}

impl<'a> Paper<'a> {
    /// The values of a unit, or of all.
    #[must_use]
    pub fn new(
        campaign: &'a Campaign,
        results: &'a Results,
        info: &RunInfo,
        of: Of,
        audience: Audience,
        lang: Lang,
    ) -> Self {
        let book = Book { campaign, results, lang };
        let everybody = match (audience, of) {
            (Audience::Internal, _) => everybody(results, of),
            (Audience::Public, Of::Unit(unit)) => public::everybody(results, Some(unit)),
            (Audience::Public, Of::Run) => public::everybody(results, None),
        };
        let total = &results.summary.total;
        let (counts, provisional) = match of {
            Of::Unit(unit) => (
                results.summary.units.get(unit).and_then(Option::as_ref).unwrap_or(total),
                results.units[unit].provisional,
            ),
            Of::Run => (total, results.provisional),
        };
        let held = |award: usize| {
            let everybody = everybody.iter().copied();
            let holds = move |at: &SubjectRef| {
                book.subject(*at).graded.standing.awards.iter().any(|held| held.index() == award)
            };
            everybody.filter(holds).map(move |at| (at, award))
        };
        let proposed: Vec<(SubjectRef, usize)> = (0..campaign.awards.len()).flat_map(held).collect();
        let mut people: Vec<SubjectRef> = proposed.iter().map(|(at, _)| *at).collect();
        people.sort_unstable();
        people.dedup();
        let date = info.date.as_ref().and_then(|date| date.parse().ok());
        let people_proposed = i64::try_from(people.len()).unwrap_or(i64::MAX);
        Self { book, of, audience, date, counts, provisional, everybody, proposed, people_proposed }
    }

    /// The language of its words.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.book.lang
    }

    /// The outermost scope.
    #[must_use]
    pub const fn document(&self) -> Scope<'_, 'a> {
        Scope { paper: self, list: None, row: Row::Document, number: 0 }
    }

    /// A cell as people read it.
    #[must_use]
    pub fn shown(&self, cell: &Cell<'_>) -> String {
        match cell {
            Cell::Blank => String::new(),
            Cell::Text(text) => text.to_string(),
            Cell::Count(count) => self.book.lang.count(*count),
            Cell::Points(points) => self.book.figure(*points),
            Cell::Share(part, whole) => share(self.book.lang, *part, *whole),
            Cell::Number(digits, scale) => self.book.number(&Exact::decimal(*digits, u32::from(*scale))),
            Cell::Formula(_, computed) => computed.text().to_owned(),
        }
    }

    /// Decimals of printed figures.
    #[must_use]
    pub fn places(&self) -> u8 {
        self.book.places()
    }

    /// The quota lines that belong to the paper.
    fn quotas(&self) -> impl Iterator<Item = &'a QuotaLine> {
        let only = self.only();
        self.book.results.quotas.iter().filter(move |line| match only {
            None => true,
            Some(unit) => line.unit.map_or_else(
                || line.refused.iter().chain(&line.tied_subjects).any(|at| at.unit == unit),
                |of| of == unit,
            ),
        })
    }

    /// The unit that alone may be named.
    pub(super) fn only(&self) -> Option<u32> {
        match self.of {
            Of::Unit(unit) => u32::try_from(unit).ok(),
            Of::Run => None,
        }
    }

    fn is_rated(&self, at: SubjectRef) -> bool {
        self.book.subject(at).graded.standing.outcome.level().is_some()
    }
}

/// A share as a percentage with one decimal, half up, for display only.
pub(crate) fn share(lang: Lang, part: i64, whole: i64) -> String {
    if whole == 0 {
        return String::new();
    }
    let thousandths = (2 * part * 1000 + whole) / (2 * whole);
    if part == 0 { "0%".to_owned() } else { lang.decimal(&format!("{}.{}%", thousandths / 10, thousandths % 10)) }
}

fn everybody(results: &Results, of: Of) -> Vec<SubjectRef> {
    let order = RowOrder::default();
    let units = match of {
        Of::Unit(unit) => unit..unit + 1,
        Of::Run => 0..results.units.len(),
    };
    let mut everybody = Vec::new();
    for unit in units {
        let (source, result) = (&results.gathered.units[unit], &results.units[unit]);
        let at = |subject| SubjectRef {
            unit: u32::try_from(unit).unwrap_or(u32::MAX),
            subject: u32::try_from(subject).unwrap_or(u32::MAX),
        };
        everybody.extend(order.unit(source, result).into_iter().map(at));
    }
    everybody
}

/// Where values are looked up: the document, or one row of a list.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'p, 'a> {
    paper: &'p Paper<'a>,
    list: Option<List>,
    row: Row<'p, 'a>,
    number: usize,
}

/// What a row is about.
#[derive(Clone, Copy, Debug)]
enum Row<'p, 'a> {
    Document,
    Person(SubjectRef),
    Proposed(SubjectRef, usize),
    Level(usize),
    Award(usize),
    Quota(&'a QuotaLine),
    Target(usize),
    Unit(usize),
    Absent(&'p str, &'p str, &'static str),
    Signer(usize),
    Figures(&'p rows::Figures<'a>),
    Sentence(&'p str),
}

impl<'p, 'a> Scope<'p, 'a> {
    /// The list that this is a row of.
    #[must_use]
    pub const fn list(&self) -> Option<List> {
        self.list
    }

    /// The value of a field; nothing where this kind of row has none.
    #[must_use]
    pub fn value(&self, field: Field) -> Cell<'p> {
        if field == Field::Number {
            return Cell::count(i64::try_from(self.number).ok());
        }
        if self.paper.audience == Audience::Public && !is_public(field) {
            return Cell::Blank;
        }
        match self.row {
            Row::Document => document::value(self.paper, field),
            Row::Person(at) => person::value(self.paper, &self.paper.book.subject(at), field),
            Row::Proposed(at, award) => match field {
                Field::Award => Cell::text(self.paper.book.campaign.awards[award].title.as_str()),
                field => person::value(self.paper, &self.paper.book.subject(at), field),
            },
            Row::Sentence(text) => Cell::text(if field == Field::Sentence { text } else { "" }),
            Row::Figures(figures) => figures.value(field),
            Row::Level(at) => rows::level(self.paper, at, field),
            Row::Award(at) => rows::award(self.paper, at, self.holders(at).count(), field),
            Row::Quota(line) => rows::quota(self.paper, line, field),
            Row::Target(at) => rows::target(self.paper, at, field),
            Row::Unit(at) => rows::unit(self.paper, at, field),
            Row::Absent(id, name, state) => rows::absent(id, name, state, field),
            Row::Signer(at) => rows::signer(self.paper, at, field),
        }
    }

    /// How many rows a list has.
    #[must_use]
    pub fn count(&self, list: List) -> usize {
        let mut count = 0;
        let counted = self.each(list, &mut |_| {
            count += 1;
            Ok(())
        });
        debug_assert!(counted.is_ok(), "counting does not fail");
        count
    }

    /// Whether a list has any row: the walk ends at the first.
    #[must_use]
    pub fn has(&self, list: List) -> bool {
        self.each(list, &mut |_| Err(io::ErrorKind::Interrupted.into())).is_err()
    }

    /// Hands every row of a list, in order, to a function.
    ///
    /// # Errors
    /// What the function says; the walk ends there.
    pub fn each(&self, list: List, row: &mut dyn FnMut(Scope<'_, 'a>) -> io::Result<()>) -> io::Result<()> {
        let paper = self.paper;
        if paper.audience == Audience::Public && !is_public_list(list) {
            return Ok(());
        }
        let mut number = 0;
        let mut hand = |at: Row<'_, 'a>| {
            number += 1;
            row(Scope { paper, list: Some(list), row: at, number })
        };
        let mut people = paper.everybody.iter().copied();
        let campaign = paper.book.campaign;
        match list {
            List::Everybody => people.try_for_each(|at| hand(Row::Person(at))),
            List::People => people.filter(|at| paper.is_rated(*at)).try_for_each(|at| hand(Row::Person(at))),
            List::Unrated => people.filter(|at| !paper.is_rated(*at)).try_for_each(|at| hand(Row::Person(at))),
            List::Decisions => {
                let decided = |at: &SubjectRef| paper.book.subject(*at).dossier.decision.is_some();
                people.filter(decided).try_for_each(|at| hand(Row::Person(at)))
            }
            List::Holders => {
                let Row::Award(award) = self.row else { return Ok(()) };
                self.holders(award).try_for_each(|at| hand(Row::Person(at)))
            }
            List::Proposed => paper.proposed.iter().try_for_each(|(at, award)| hand(Row::Proposed(*at, *award))),
            List::Levels => (0..campaign.levels.len()).try_for_each(|at| hand(Row::Level(at))),
            List::Awards => (0..campaign.awards.len()).try_for_each(|at| hand(Row::Award(at))),
            List::Quotas => paper.quotas().try_for_each(|line| hand(Row::Quota(line))),
            List::Targets => {
                let targets = if paper.of == Of::Run { paper.book.results.summary.targets.len() } else { 0 };
                (0..targets).try_for_each(|at| hand(Row::Target(at)))
            }
            List::Units => {
                let units = rows::units(paper);
                units.into_iter().try_for_each(|at| hand(Row::Unit(at)))
            }
            List::Absent => {
                let absent = rows::all_absent(paper);
                absent.into_iter().try_for_each(|(id, name, state)| hand(Row::Absent(id, name, state)))
            }
            List::Signers => {
                let signers = campaign.letterhead.as_ref().map_or(0, |head| head.signers.len());
                (0..signers).try_for_each(|at| hand(Row::Signer(at)))
            }
            List::Groups | List::Criteria | List::Extras => {
                let Some(subject) = self.subject() else { return Ok(()) };
                let figures = rows::figures(paper, &subject, list);
                figures.iter().try_for_each(|one| hand(Row::Figures(one)))
            }
            List::Why | List::Next => {
                let Some(subject) = self.subject() else { return Ok(()) };
                let sentences = person::sentences(paper, &subject, list);
                sentences.iter().try_for_each(|one| hand(Row::Sentence(one)))
            }
        }
    }

    fn subject(&self) -> Option<Subject<'a>> {
        match self.row {
            Row::Person(at) | Row::Proposed(at, _) => Some(self.paper.book.subject(at)),
            _ => None,
        }
    }

    fn holders(&self, award: usize) -> impl Iterator<Item = SubjectRef> + use<'p, 'a> {
        let proposed = &self.paper.proposed;
        proposed.iter().filter(move |(_, of)| *of == award).map(|(at, _)| *at)
    }
}

/// Whether a field may stand in a public paper: names, units, levels, awards and how many there are of each.
const fn is_public(field: Field) -> bool {
    matches!(
        field,
        Field::Campaign
            | Field::Year
            | Field::Basis
            | Field::Parent
            | Field::Body
            | Field::Motto
            | Field::MottoSecond
            | Field::PlaceDate
            | Field::LongDate
            | Field::SignerRole
            | Field::SignerName
            | Field::Provisional
            | Field::Graded
            | Field::NameTitle
            | Field::PositionTitle
            | Field::GradedSigns
            | Field::UnitName
            | Field::UnitCount
            | Field::UnitCountWords
            | Field::Headcount
            | Field::HeadcountWords
            | Field::Rated
            | Field::RatedWords
            | Field::NotRated
            | Field::NotRatedWords
            | Field::Incomplete
            | Field::IncompleteWords
            | Field::ProposedCount
            | Field::ProposedWords
            | Field::Number
            | Field::Title
            | Field::Short
            | Field::Count
            | Field::CountWords
            | Field::Share
            | Field::Name
            | Field::Level
            | Field::Awards
            | Field::Award
    )
}

/// Whether a list may stand in a public paper.
const fn is_public_list(list: List) -> bool {
    matches!(
        list,
        List::Levels
            | List::People
            | List::Unrated
            | List::Everybody
            | List::Awards
            | List::Holders
            | List::Proposed
            | List::Units
            | List::Signers
    )
}

#[cfg(test)]
mod tests {
    use super::{Of, Paper, share};
    use crate::report::public::Audience;
    use crate::report::{RunInfo, sample};
    use crate::words::{Field, Lang, List};

    /// What a list shows, a line for each row.
    fn lines(paper: &Paper<'_>, list: List, fields: &[Field]) -> Vec<String> {
        let mut lines = Vec::new();
        let walked = paper.document().each(list, &mut |row| {
            let cells: Vec<String> = fields.iter().map(|field| paper.shown(&row.value(*field))).collect();
            lines.push(cells.join(" | "));
            Ok(())
        });
        assert!(walked.is_ok());
        lines
    }

    #[test]
    fn a_unit_issues_its_own_papers_and_numbers_agree_with_their_words() {
        let campaign = sample::campaign(2);
        let results = sample::results(&campaign, 2, 25);
        let info = RunInfo { date: Some("2026-12-05".to_owned()), ..RunInfo::default() };
        let paper = Paper::new(&campaign, &results, &info, Of::Unit(0), Audience::Internal, Lang::Vi);
        let value = |field| paper.shown(&paper.document().value(field));
        assert_eq!(value(Field::Parent), "CÔNG ĐOÀN VIÊN CHỨC TỈNH");
        assert_eq!(value(Field::Body), "CÔNG ĐOÀN CƠ SỞ SỞ, BAN, NGÀNH SỐ 1");
        assert_eq!(value(Field::PlaceDate), "Thái Bình, ngày 05 tháng 12 năm 2026");
        assert_eq!((value(Field::Headcount), value(Field::HeadcountWords)), ("25".into(), "hai mươi lăm".into()));
        let run = Paper::new(&campaign, &results, &RunInfo::default(), Of::Run, Audience::Internal, Lang::Vi);
        assert_eq!(run.shown(&run.document().value(Field::Body)), "CÔNG ĐOÀN VIÊN CHỨC TỈNH");
        assert_eq!(run.shown(&run.document().value(Field::Headcount)), "50");
        let counted: Vec<String> = lines(&paper, List::Levels, &[Field::Count]);
        let counted: i64 = counted.iter().map(|count| count.parse::<i64>().expect("a count")).sum();
        assert_eq!(counted, paper.counts.rated);
        assert_eq!(lines(&paper, List::People, &[Field::Name]).len(), usize::try_from(counted).expect("few"));
        assert_eq!(lines(&paper, List::Everybody, &[Field::Name]).len(), 25);
    }

    #[test]
    fn shares_are_rounded_for_display() {
        for (part, whole, vi, en) in [
            (1, 3, "33,3%", "33.3%"),
            (2, 3, "66,7%", "66.7%"),
            (1, 2, "50,0%", "50.0%"),
            (0, 7, "0%", "0%"),
            (1, 0, "", ""),
        ] {
            assert_eq!((share(Lang::Vi, part, whole), share(Lang::En, part, whole)), (vi.to_owned(), en.to_owned()));
        }
    }
}
