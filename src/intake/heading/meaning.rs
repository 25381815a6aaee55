//! What a heading would be taken for, asked before a table exists: whoever lays out an empty form learns
//! here whether a filled one will be understood.

use crate::campaign::Campaign;
use crate::id::{FactIx, InputIx, RaterIx};
use crate::intake::heading::Heading;
use crate::intake::heading::vocabulary::{Meaning, Vocabulary, shared};

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingMeaning {
    /// Nothing that is read.
    Nothing,
    /// A column of claims, as the first input that reads it, and whose.
    Claim(InputIx, Option<RaterIx>),
    /// A fact.
    Fact(FactIx),
    /// Who, where, when; or a column that every list may have.
    Person,
    /// More than one thing: refused when a file is read.
    Several,
}

/// The words that headings are matched with.
#[derive(Debug)]
pub struct Headings {
    vocabulary: Vocabulary,
    /// The column of each input.
    columns: Vec<InputIx>,
}

impl Headings {
    /// The words of a campaign.
    #[must_use]
    pub fn new(campaign: &Campaign) -> Self {
        let columns = campaign.inputs.iter().map(|input| input.column).collect();
        Self { vocabulary: Vocabulary::new(campaign), columns }
    }

    /// What a heading means; its texts from top to bottom.
    #[must_use]
    pub fn means(&self, parts: &[&str]) -> HeadingMeaning {
        let parts = parts.iter().map(|part| (*part).to_owned()).collect();
        match self.vocabulary.meanings(&Heading { column: 0, parts }).as_slice() {
            [] => HeadingMeaning::Nothing,
            [Meaning::Fact(fact)] => HeadingMeaning::Fact(*fact),
            several if several.iter().all(|meaning| matches!(meaning, Meaning::Identity(_))) => HeadingMeaning::Person,
            several => match shared(several, |input| self.columns[input.index()]) {
                Some((column, rater)) => HeadingMeaning::Claim(column, rater),
                None => HeadingMeaning::Several,
            },
        }
    }

    /// The rater that a whole text names.
    #[must_use]
    pub fn rater(&self, text: &str) -> Option<RaterIx> {
        self.vocabulary.rater(text)
    }
}
