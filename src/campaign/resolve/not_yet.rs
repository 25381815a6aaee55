//! Constructs of the format that are read and checked, and then refused because nothing evaluates them yet.
//!
//! Each refusal is one call of [`tell`]: evaluating a construct means deleting its call here.

use std::ops::Range;

use crate::campaign::SubjectKind;
use crate::campaign::faults::fault;
use crate::campaign::raw::head::RawFact;
use crate::campaign::resolve::Cx;
use crate::diag::CampaignCode;
use crate::diag::code::{CampaignTerm, Term};

/// `subject = "unit"`.
pub(super) fn subject(cx: &Cx<'_>) {
    if let Some(subject) = &cx.raw.head.subject
        && subject.value == SubjectKind::Unit
    {
        tell(cx, &subject.span, CampaignTerm::UnitSubject);
    }
}

/// `from-members` of a fact.
pub(super) fn from_members(cx: &Cx<'_>, fact: &RawFact) {
    if let Some(span) = &fact.from_members {
        tell(cx, span, CampaignTerm::FromMembers);
    }
}

fn tell(cx: &Cx<'_>, span: &Range<usize>, what: CampaignTerm) {
    cx.faults.add(span, fault(CampaignCode::NotYet).with_term("what", Term::Campaign(what)));
}
