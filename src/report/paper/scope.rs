//! Where a template is while it is walked: the document, or a row of a list, with the values that can be had there.

use std::io;

use crate::classify::{QuotaLine, SubjectRef};
use crate::report::book::Subject;
use crate::report::public::Audience;
use crate::report::sentence::is_exceeded;
use crate::report::sheet::Cell;
use crate::words::{Field, List};

use super::{Of, Paper, document, person, rows};

/// Where values are looked up: the document, or one row of a list.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'p, 'a> {
    pub(super) paper: &'p Paper<'a>,
    pub(super) list: Option<List>,
    pub(super) row: Row<'p, 'a>,
    pub(super) number: usize,
}

/// What a row is about.
#[derive(Clone, Copy, Debug)]
pub(super) enum Row<'p, 'a> {
    Document,
    Person(SubjectRef),
    Proposed(SubjectRef, usize),
    Level(usize),
    Award(usize),
    Quota(&'a QuotaLine),
    Exceeded(&'a QuotaLine),
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
            Row::Exceeded(line) => rows::exceeded(self.paper, line, field),
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
            List::Exceeded => {
                let mut lines = paper.quotas().filter(|line| is_exceeded(line));
                lines.try_for_each(|line| hand(Row::Exceeded(line)))
            }
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
pub(super) const fn is_public(field: Field) -> bool {
    matches!(
        field,
        Field::Campaign
            | Field::Year
            | Field::Basis
            | Field::Parent
            | Field::Body
            | Field::Symbol
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
            | Field::UnitTitle
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
pub(super) const fn is_public_list(list: List) -> bool {
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
