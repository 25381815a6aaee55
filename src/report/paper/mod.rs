//! What a document template is filled with: the values and lists of one unit, or of the whole run.
//!
//! In: results. Out: cells by field, rows by list, one after the other and never all at once. Nothing is decided here,
//! and nothing is laid out: the template does that. All papers of a run are made from one result, so that a number is
//! the same in each of them, in figures and in words.

mod document;
mod person;
mod rows;
mod scope;

use jiff::civil::Date;

use crate::aggregate::{Counts, Results};
use crate::campaign::{Campaign, SubjectKind};
use crate::classify::{QuotaLine, SubjectRef};
use crate::id::FactIx;
use crate::intake;
use crate::num::Exact;
use crate::report::RunInfo;
use crate::report::book::Book;
use crate::report::order::RowOrder;
use crate::report::public::Audience;
use crate::report::sentence::is_exceeded;
use crate::report::sheet::{Cell, Report};
use crate::words::Lang;
use scope::Row;
pub use scope::Scope;

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
    /// Who holds which award, award by award.
    proposed: Vec<(SubjectRef, usize)>,
    pub(super) people_proposed: i64,
    /// The facts of the campaign that hold what papers ask the roster for.
    of_roster: OfRoster,
    /// Whether so many quotas of all units are exceeded that who is beyond each is told in the papers of the units alone.
    many_exceeded: bool,
}

/// Most exceeded quotas of a paper about all units that are told with names.
const MOST_EXCEEDED: usize = 12;

/// Facts that hold a birth date or a position, where the campaign has declared them as such.
#[derive(Clone, Copy, Debug)]
struct OfRoster {
    birth: Option<FactIx>,
    position: Option<FactIx>,
}

impl OfRoster {
    fn of(book: &Book<'_>) -> Self {
        if book.campaign.subject == SubjectKind::Unit {
            return Self { birth: None, position: None };
        }
        // The fact by which roles are told is the position already.
        let position = book.position_fact().is_none().then(|| intake::position_fact(book.campaign)).flatten();
        Self { birth: intake::birth_fact(book.campaign), position }
    }
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
        let units = match of {
            Of::Unit(unit) => unit..unit + 1,
            Of::Run => 0..results.units.len(),
        };
        let everybody = match audience {
            Audience::Internal => RowOrder::default().listed(campaign, results, units),
            Audience::Public => RowOrder::default().named(campaign, results, units),
        };
        let total = &results.summary.total;
        let (counts, provisional) = match of {
            Of::Unit(unit) => (
                results.summary.units.get(unit).and_then(Option::as_ref).unwrap_or(total),
                results.units[unit].provisional,
            ),
            Of::Run => (total, results.provisional),
        };
        let proposed = proposed(&book, &everybody, audience);
        let mut people: Vec<SubjectRef> = proposed.iter().map(|(at, _)| *at).collect();
        people.sort_unstable();
        people.dedup();
        let date = info.date.as_ref().and_then(|date| date.parse().ok());
        let people_proposed = i64::try_from(people.len()).unwrap_or(i64::MAX);
        let of_roster = OfRoster::of(&book);
        let exceeded = || results.quotas.iter().filter(|line| is_exceeded(line)).count();
        let many_exceeded = of == Of::Run && exceeded() > MOST_EXCEEDED;
        Self {
            book,
            of,
            audience,
            date,
            counts,
            provisional,
            everybody,
            proposed,
            people_proposed,
            of_roster,
            many_exceeded,
        }
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

/// Who holds each award, in order of priority; a public paper lists them as it lists everybody, for ranks are not public.
fn proposed(book: &Book<'_>, everybody: &[SubjectRef], audience: Audience) -> Vec<(SubjectRef, usize)> {
    let awards = |at: &SubjectRef| &book.subject(*at).graded.standing.awards;
    let mut people: Vec<SubjectRef> = everybody.iter().copied().filter(|at| !awards(at).is_empty()).collect();
    if audience == Audience::Internal {
        RowOrder::default().prioritised(book.results, &mut people);
    }
    let held = |award: usize| {
        let holders = people.iter().filter(move |at| awards(at).iter().any(|held| held.index() == award));
        holders.map(move |at| (*at, award))
    };
    (0..book.campaign.awards.len()).flat_map(held).collect()
}

/// Puts the day of the run, where it has one, into the letterheads of a report: the day that its papers bear.
pub fn date(report: &mut Report<'_>, campaign: &Campaign, info: &RunInfo) {
    let Some(date) = info.date.as_ref().and_then(|date| date.parse::<Date>().ok()) else { return };
    let line = document::placed(report.lang, campaign, Some(date));
    let frames = report.sheets.iter_mut().filter_map(|sheet| sheet.frame.as_mut());
    frames.filter_map(|frame| frame.date.as_mut()).for_each(|old| old.clone_from(&line));
}

/// A share as a percentage with one decimal, half up, for display only.
pub(crate) fn share(lang: Lang, part: i64, whole: i64) -> String {
    if whole == 0 {
        return String::new();
    }
    let thousandths = (2 * part * 1000 + whole) / (2 * whole);
    if part == 0 { "0%".to_owned() } else { lang.decimal(&format!("{}.{}%", thousandths / 10, thousandths % 10)) }
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
