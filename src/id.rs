//! Ids as written in a campaign, and the positions that stand for them once it is resolved.

use std::fmt;
use std::sync::Arc;

/// An id of the campaign file: ASCII kebab-case, cheap to copy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Arc<str>);

impl Id {
    /// Takes a text as it is; the campaign check has looked at its letters.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

macro_rules! position {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u16);

        impl $name {
            /// The position as an index of the list that it belongs to.
            #[must_use]
            pub const fn index(self) -> usize {
                self.0 as usize
            }

            /// The position of the `index`-th item.
            ///
            /// # Panics
            /// Beyond 65,535 items, which the campaign check refuses.
            #[must_use]
            pub fn at(index: usize) -> Self {
                Self(u16::try_from(index).expect("a campaign has at most 65,535 items of a kind"))
            }
        }
    )*};
}

position! {
    /// A rater, in rising order of authority.
    RaterIx;
    /// A role, in file order.
    RoleIx;
    /// A fact.
    FactIx;
    /// A group of criteria.
    GroupIx;
    /// A criterion, counted over all groups.
    CriterionIx;
    /// A bonus or deduction, bonuses first.
    ExtraIx;
    /// A scored thing: the criteria, then the items of bonuses and deductions.
    ItemIx;
    /// A column that a scored thing reads from assessments.
    InputIx;
    /// A level; 0 is the best.
    LevelIx;
    /// A gate.
    GateIx;
    /// A limit.
    LimitIx;
    /// A quota.
    QuotaIx;
    /// An award.
    AwardIx;
    /// A target.
    TargetIx;
}
