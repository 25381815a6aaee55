//! Who scores, and what is known of a subject: raters, roles, facts.

use crate::campaign::{Condition, FromMembers};
use crate::id::{FactIx, Id, LevelIx, RoleIx};

/// `[[rater]]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rater {
    /// `id`; `self` is the one whose total is compared.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// `column`: the words that mark this rater's columns.
    pub column: Vec<String>,
}

/// `[[role]]`.
#[derive(Clone, Debug)]
pub struct Role {
    /// `id`; empty for the nameless role of a campaign without roles.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// `when`; none takes the rest.
    pub when: Option<Condition>,
}

/// `[[fact]]`.
#[derive(Clone, Debug)]
pub struct Fact {
    /// `id`.
    pub id: Id,
    /// `title`.
    pub title: String,
    /// `kind`.
    pub kind: FactKind,
    /// `column` words, without title and id (which match too).
    pub column: Vec<String>,
    /// `values`: the words a text fact may hold, as written.
    pub values: Option<Vec<String>>,
    /// `blank`: the text that an empty cell is read as, checked to be readable; `Some("")` is an empty text.
    pub blank: Option<String>,
    /// `from-members`.
    pub from_members: Option<FromMembers>,
    /// `from-subordinates`.
    pub from_subordinates: Option<Subordinates>,
}

impl Fact {
    /// Whether it follows from the results of others in the same run: no empty table asks for it, since whatever is
    /// typed there can only contradict them.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        self.from_subordinates.is_some() || self.from_members.as_ref().is_some_and(|members| members.fed)
    }
}

/// `from-subordinates`: how many of the people below somebody in the same unit hold a level before the quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subordinates {
    /// The level.
    pub level: LevelIx,
    /// The roles of those below.
    pub of: Vec<RoleIx>,
    /// The roles of those who have people below them.
    pub above: Vec<RoleIx>,
    /// Only those with the same value of this fact are below.
    pub same: Option<FactIx>,
}

/// `kind` of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// Free words, compared after folding.
    Text,
    /// A whole number from 0.
    Count,
    /// Any number.
    Number,
    /// 0 to 100; “80%” and 80 are the same.
    Percent,
    /// Yes or no.
    Flag,
    /// A calendar date.
    Date,
}
