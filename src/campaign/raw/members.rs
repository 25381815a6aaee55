//! `from-members` of a fact as written: what is asked of the results of a unit's members.
//!
//! Its condition names ids of the member campaign, so it is resolved only where that campaign is in the run.

use std::ops::Range;

use crate::campaign::TargetBase;
use crate::campaign::faults::tell_conflict;
use crate::campaign::raw::condition::{self, RawCondition};
use crate::campaign::raw::table::Field;
use crate::campaign::raw::value::Val;
use crate::diag::code::CampaignTerm;

/// `from-members`.
#[derive(Clone, Debug)]
pub(crate) struct RawFromMembers {
    /// Where it stands.
    pub(crate) span: Range<usize>,
    /// What is asked.
    pub(crate) what: RawMembersWhat,
}

/// What is asked of the members.
#[derive(Clone, Debug)]
pub(crate) enum RawMembersWhat {
    /// `share-of` with its `base`.
    ShareOf(RawCondition, TargetBase),
    /// `mean = "total"`.
    Mean,
    /// `count`.
    Count(RawCondition),
}

/// Takes the value of `from-members`.
pub(crate) fn read(value: Val<'_>) -> Option<RawFromMembers> {
    let (span, faults) = (value.span.clone(), value.faults);
    let mut keys = value.table("from-members")?;
    let share = keys.optional("share-of", condition::read);
    let mean = keys.optional("mean", |value| value.one_of(&[("total", ())]));
    let count = keys.optional("count", condition::read);
    let bases = [("rated", TargetBase::Rated), ("headcount", TargetBase::Headcount)];
    let base = if share.is_there() { keys.required("base", |value| value.one_of(&bases)) } else { None };
    keys.finish();
    let kinds = [share.is_there(), mean.is_there(), count.is_there()].iter().filter(|there| **there).count();
    if kinds != 1 {
        tell_conflict(faults, &span, "from-members", CampaignTerm::FromMembersOne);
        return None;
    }
    let what = match (share, mean, count) {
        (Field::Is(condition), _, _) => RawMembersWhat::ShareOf(condition, base?.value),
        (_, Field::Is(_), _) => RawMembersWhat::Mean,
        (_, _, Field::Is(condition)) => RawMembersWhat::Count(condition),
        _ => return None,
    };
    Some(RawFromMembers { span, what })
}
