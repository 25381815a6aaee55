//! From headings to columns: where a table says who a row is about, which facts and which claims.

mod fault;
mod settle;

use crate::campaign::{Campaign, SubjectKind};
use crate::id::{FactIx, RaterIx};
use crate::intake::heading::binding::Binding;
use crate::intake::heading::vocabulary::{Meaning, Vocabulary, shared};
use crate::intake::heading::words::Identity;
use crate::intake::heading::{Found, Heading};
use crate::intake::{ClaimColumn, Fault};

/// Binds the headings that were found. `named` is the rater that the sheet or the file is named after.
pub(in crate::intake) fn bind(
    campaign: &Campaign,
    vocabulary: &Vocabulary,
    found: Found,
    named: Option<RaterIx>,
) -> Binding {
    let mut binder = Binder {
        campaign,
        named,
        code_rank: u8::MAX,
        own_code: None,
        unit_rank: u8::MAX,
        given: None,
        totals: Vec::new(),
        levels: Vec::new(),
        criteria: Vec::new(),
        scores: Vec::new(),
        out: Binding { heading_row: found.row, ..Binding::default() },
    };
    for heading in &found.headings {
        match vocabulary.meanings(heading).as_slice() {
            [] => binder.unknown(heading, vocabulary),
            [Meaning::Claim(input, rater)] => {
                let rater = rater.or(named);
                binder.claim(ClaimColumn { column: heading.column, input: *input, rater });
                binder.scale(heading, *input, vocabulary);
            }
            [Meaning::Fact(fact)] => binder.fact(heading.column, *fact),
            several if several.iter().all(|meaning| matches!(meaning, Meaning::Identity(_))) => {
                let Meaning::Identity(identity) = several[0] else { continue };
                binder.identity(heading.column, identity);
            }
            several if shared(several, |input| campaign.column_of(input)).is_some() => {
                binder.share(heading.column, several);
            }
            several => binder.ambiguous(heading.column, several),
        }
    }
    binder.out.headings = found.headings;
    binder.out.first_row = found.first;
    binder.finish()
}

/// The state of a binding.
struct Binder<'a> {
    campaign: &'a Campaign,
    named: Option<RaterIx>,
    code_rank: u8,
    /// The first column with a code that is not a unit's.
    own_code: Option<u32>,
    unit_rank: u8,
    given: Option<u32>,
    totals: Vec<u32>,
    levels: Vec<u32>,
    /// Columns that would say what a row is about, and which goes before.
    criteria: Vec<(u8, u32)>,
    /// Columns of values for it, and whose.
    scores: Vec<(u32, Option<RaterIx>)>,
    out: Binding,
}

impl Binder<'_> {
    /// Reads one column for each ratio that names it: what was asked, say, of one and another.
    fn share(&mut self, column: u32, several: &[Meaning]) {
        for meaning in several {
            if let Meaning::Claim(input, rater) = meaning {
                self.claim(ClaimColumn { column, input: *input, rater: rater.or(self.named) });
            }
        }
    }

    fn claim(&mut self, claim: ClaimColumn) {
        let title = &self.campaign.inputs[claim.input.index()].title;
        let twin = self.out.claims.iter().find(|other| other.input == claim.input && other.rater == claim.rater);
        match twin.map(|twin| twin.column) {
            Some(first) => {
                let about = Fault::Item(self.campaign.inputs[claim.input.index()].item);
                self.twice(claim.column, first, title.clone(), about);
            }
            None => self.out.claims.push(claim),
        }
    }

    fn fact(&mut self, column: u32, fact: FactIx) {
        match self.out.facts.iter().find(|(_, other)| *other == fact).map(|(first, _)| *first) {
            Some(first) => {
                self.twice(column, first, self.campaign.facts[fact.index()].title.clone(), Fault::Fact(fact));
            }
            None => self.out.facts.push((column, fact)),
        }
    }

    fn identity(&mut self, column: u32, identity: Identity) {
        match identity {
            Identity::Code(rank) => {
                if rank > 0 {
                    self.own_code = self.own_code.or(Some(column));
                }
                let (first, old) = (self.out.code, self.code_rank);
                self.out.code = self.ranked(column, first, rank, old);
                self.code_rank = rank.min(old);
            }
            Identity::UnitName(rank) => {
                // Where units are graded, the smallest body that a row names is the one that it is about.
                let rank = if self.campaign.subject == SubjectKind::Unit { u8::MAX - rank } else { rank };
                let (first, old) = (self.out.unit_name, self.unit_rank);
                self.out.unit_name = self.ranked(column, first, rank, old);
                self.unit_rank = rank.min(old);
            }
            Identity::UnitCode => self.out.unit_code = self.only(column, self.out.unit_code),
            Identity::Moment => self.out.moment = self.only(column, self.out.moment),
            Identity::RaterName => self.out.rater = self.only(column, self.out.rater),
            Identity::Period => self.out.period = self.only(column, self.out.period),
            Identity::GivenName => self.given = self.only(column, self.given),
            Identity::Name | Identity::FamilyName => match self.out.name.first().copied() {
                Some(first) => self.twice(column, first, String::new(), Fault::Identity),
                None => self.out.name.push(column),
            },
            Identity::Birth => self.out.birth.push(column),
            Identity::Number => self.out.number = self.out.number.or(Some(column)),
            Identity::Criterion(rank) => self.criteria.push((rank, column)),
            Identity::Score => self.scores.push((column, self.named)),
            Identity::FormerUnit => self.out.former = self.only(column, self.out.former),
            Identity::OfPerson => self.out.of_persons = true,
            Identity::Total => self.totals.push(column),
            Identity::Level => self.levels.push(column),
            Identity::Maximum => self.out.maximum = self.out.maximum.or(Some(column)),
            Identity::Ignored => {}
        }
    }

    /// A heading that is no word of the campaign: a rater's name alone is a column of values in a long table.
    fn unknown(&mut self, heading: &Heading, vocabulary: &Vocabulary) {
        match heading.parts.last().and_then(|part| vocabulary.rater(part)) {
            Some(rater) => self.scores.push((heading.column, Some(rater))),
            None => self.out.unknown.push(heading.column),
        }
    }

    /// Of several columns for one thing the one with the lower rank is read; two of one rank are an error.
    fn ranked(&mut self, column: u32, first: Option<u32>, rank: u8, old: u8) -> Option<u32> {
        match first {
            Some(first) if rank == old => {
                self.twice(column, first, String::new(), Fault::Identity);
                Some(first)
            }
            Some(first) if rank > old => Some(first),
            _ => Some(column),
        }
    }

    fn only(&mut self, column: u32, first: Option<u32>) -> Option<u32> {
        if let Some(first) = first {
            self.twice(column, first, String::new(), Fault::Identity);
            return Some(first);
        }
        Some(column)
    }
}
