//! Where a condition stands, and what it may look at from there.

use std::ops::Range;

use crate::campaign::faults::fault;
use crate::campaign::raw::condition::RawWhat;
use crate::campaign::resolve::Cx;
use crate::diag::CampaignCode;
use crate::diag::code::{CampaignTerm, Term};

/// Where a condition stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// `when` of a role.
    RoleWhen,
    /// `when` of a limit that takes the subject out.
    NotRated,
    /// `when` of a limit on the total.
    TotalAtMost,
    /// A gate, or `when` of a limit on the level.
    Level,
    /// `require` of the award at this position.
    Award(usize),
    /// `share-of` of a target.
    Target,
    /// A condition of `from-members`, on the results of members after step 4.
    Members,
}

impl Place {
    /// Whether a condition here may look at what is of this rank, and what it is called.
    pub(super) fn sees(self, rank: u8, what: CampaignTerm) -> bool {
        // Awards are given, and the units' levels known, only after the units have been graded.
        if self == Self::Members && matches!(what, CampaignTerm::Award | CampaignTerm::UnitLevel) {
            return false;
        }
        rank <= match self {
            Self::RoleWhen => 0,
            Self::NotRated => 1,
            Self::TotalAtMost => 2,
            Self::Level => 3,
            Self::Award(_) | Self::Target | Self::Members => 4,
        }
    }

    pub(super) fn term(self) -> CampaignTerm {
        match self {
            Self::RoleWhen => CampaignTerm::InRole,
            Self::NotRated => CampaignTerm::InNotRated,
            Self::TotalAtMost => CampaignTerm::InTotalAtMost,
            Self::Level => CampaignTerm::InGateOrLimit,
            Self::Award(_) | Self::Target => CampaignTerm::InAward,
            Self::Members => CampaignTerm::InFromMembers,
        }
    }
}

/// How late in the way of a grade something is known: a condition may look at what was known before its place.
pub(super) fn rank(what: &RawWhat) -> (u8, CampaignTerm) {
    match what {
        RawWhat::Fact(..) | RawWhat::FactPresent(_) | RawWhat::Unit(_) => (0, CampaignTerm::Fact),
        RawWhat::Role(_) => (1, CampaignTerm::Role),
        RawWhat::History(_) => (1, CampaignTerm::History),
        RawWhat::Criterion(..) | RawWhat::EveryCriterion(_) => (2, CampaignTerm::Criterion),
        RawWhat::Group(..) | RawWhat::EveryGroup(_) => (2, CampaignTerm::Group),
        RawWhat::Period(..) => (2, CampaignTerm::PeriodTotal),
        RawWhat::UnitLevel(..) => (2, CampaignTerm::UnitLevel),
        RawWhat::Total(_) => (3, CampaignTerm::Total),
        RawWhat::Level(..) => (4, CampaignTerm::Level),
        RawWhat::Award(_) => (4, CampaignTerm::Award),
    }
}

/// Tells that a condition looks at what it may not.
pub(super) fn tell_place(cx: &Cx<'_>, span: &Range<usize>, what: CampaignTerm, place: CampaignTerm) {
    let problem = fault(CampaignCode::ConditionPlace)
        .with_term("what", Term::Campaign(what))
        .with_term("place", Term::Campaign(place));
    cx.faults.add(span, problem);
}
