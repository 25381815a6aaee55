//! `from-members`, `members-from` and `unit-level-from`: what a file says by itself. What they name is looked up
//! where several campaigns are loaded together.

use crate::campaign::faults::{tell_conflict, tell_unused};
use crate::campaign::raw::head::RawFact;
use crate::campaign::raw::members::RawMembersWhat;
use crate::campaign::resolve::Cx;
use crate::campaign::{Campaign, FactKind, FromMembers, MembersWhat, SubjectKind};
use crate::diag::code::CampaignTerm;

/// What a fact asks of the members.
pub(super) fn of_fact(cx: &Cx<'_>, raw: &RawFact) -> Option<FromMembers> {
    let asked = raw.from_members.good()?;
    if cx.raw.head.subject.as_ref().is_some_and(|subject| subject.value == SubjectKind::Person) {
        tell_conflict(cx.faults, &asked.span, "from-members", CampaignTerm::FromMembersOfPersons);
    }
    let (what, needed) = match &asked.what {
        RawMembersWhat::ShareOf(_, base) => (MembersWhat::ShareOf(*base), FactKind::Percent),
        RawMembersWhat::Mean => (MembersWhat::Mean, FactKind::Number),
        RawMembersWhat::Count(_) => (MembersWhat::Count, FactKind::Count),
    };
    if let Some(kind) = raw.kind.as_ref().filter(|kind| kind.value != needed) {
        tell_conflict(cx.faults, &kind.span, "kind", CampaignTerm::FromMembersKind);
    }
    Some(FromMembers { what, fed: false })
}

/// `members-from` without any `from-members`, and `unit-level-from` where no rule looks at the unit's level, are read
/// by nothing.
pub(super) fn check_head(cx: &Cx<'_>, campaign: &Campaign) {
    let head = &cx.raw.head;
    let asks = cx.raw.facts.iter().any(|fact| fact.from_members.is_there());
    if let (false, Some(id)) = (asks, head.members_from.good()) {
        tell_unused(cx.faults, &id.span, CampaignTerm::Key, "members-from");
    }
    if let (false, Some(id)) = (campaign.reads_unit_level(), head.unit_level_from.good()) {
        tell_unused(cx.faults, &id.span, CampaignTerm::Key, "unit-level-from");
    }
    for id in [head.members_from.good(), head.unit_level_from.good()].into_iter().flatten() {
        if head.id.as_ref().is_some_and(|own| own.value == id.value) {
            tell_conflict(cx.faults, &id.span, &id.value, CampaignTerm::OwnMembers);
        }
    }
}
