//! `points`: from the kind as written to the rule that turns values into points, with its maximum.

use std::ops::Range;

use crate::campaign::faults::{At, Faults, tell_conflict};
use crate::campaign::raw::points::{RawCounted, RawPoints};
use crate::campaign::raw::value::bad_value;
use crate::campaign::resolve::Cx;
use crate::campaign::resolve::fact::tell_repeated_words;
use crate::campaign::{EXEMPT, FactKind, NOT_APPLICABLE, PointsRule};
use crate::diag::code::CampaignTerm;
use crate::id::FactIx;
use crate::num::Exact;
use crate::text::fold;

/// A rule with its maximum and where its values come from.
pub(super) struct Resolved {
    pub(super) rule: PointsRule,
    pub(super) max: Exact,
    pub(super) from: From,
}

/// Where values come from.
pub(super) enum From {
    /// The item's own column.
    Own,
    /// A column of this name.
    Column(String),
    /// Two columns, done and of, and what is taken off the first.
    Ratio(String, String, Option<String>),
    /// A fact; none where it is unknown.
    Fact(Option<FactIx>),
}

/// Resolves `points`.
pub(super) fn resolve(cx: &Cx<'_>, raw: &RawPoints) -> Resolved {
    match raw {
        RawPoints::UpTo { max, step } => up_to(cx.faults, max, step.as_ref()),
        RawPoints::Choice(words) => choice(cx, words),
        RawPoints::Flag { yes, no, span } => flag(cx.faults, yes, no, span),
        RawPoints::Percent { fact, max } => Resolved {
            from: measured(cx, fact.as_ref(), &[FactKind::Percent]),
            ..own(PointsRule::Percent { max: max.clone() }, max.clone())
        },
        RawPoints::Bands { fact, max, from } => Resolved {
            from: measured(cx, fact.as_ref(), &[FactKind::Percent, FactKind::Number, FactKind::Count]),
            ..bands(cx.faults, max.as_ref(), from)
        },
        RawPoints::Ratio { done, of, less, max, over } => {
            let each = less.as_ref().map_or(Exact::ZERO, |less| less.each.clone());
            let less = less.as_ref().map(|less| less.column.clone());
            Resolved {
                rule: PointsRule::Ratio { max: max.clone(), each, over: *over },
                max: max.clone(),
                from: From::Ratio(done.clone(), of.clone(), less),
            }
        }
        RawPoints::Count { from, each, max } => Resolved {
            rule: PointsRule::Count { each: each.clone(), max: max.clone() },
            max: max.clone(),
            from: counted(cx, from),
        },
        RawPoints::Deduct { from, start, each, least } => {
            if least.value >= *start {
                bad_value(cx.faults, &least.span, "least", &least.value, CampaignTerm::LeastBelowStart);
            }
            let rule = PointsRule::Deduct { start: start.clone(), each: each.clone(), least: least.value.clone() };
            Resolved { rule, max: start.clone(), from: counted(cx, from) }
        }
    }
}

fn own(rule: PointsRule, max: Exact) -> Resolved {
    Resolved { rule, max, from: From::Own }
}

fn up_to(faults: &Faults, max: &At<Exact>, step: Option<&At<Exact>>) -> Resolved {
    if let Some(step) = step
        && !max.value.is_multiple_of(&step.value)
    {
        bad_value(faults, &step.span, "step", &step.value, CampaignTerm::StepDivides);
    }
    let rule = PointsRule::UpTo { max: max.value.clone(), step: step.map(|step| step.value.clone()) };
    own(rule, max.value.clone())
}

fn choice(cx: &Cx<'_>, words: &[(At<String>, Exact)]) -> Resolved {
    tell_repeated_words(cx, words.iter().map(|(word, _)| word), "choice");
    for (word, _) in words.iter().filter(|(word, _)| fold(&word.value).is_empty()) {
        bad_value(cx.faults, &word.span, "choice", "", CampaignTerm::EmptyText);
    }
    let stand_for_none: Vec<String> = NOT_APPLICABLE.iter().chain(&EXEMPT).map(|word| fold(word)).collect();
    for (word, _) in words.iter().filter(|(word, _)| stand_for_none.contains(&fold(&word.value))) {
        bad_value(cx.faults, &word.span, "choice", &word.value, CampaignTerm::NoValueWord);
    }
    let max = words.iter().map(|(_, points)| points.clone()).fold(Exact::ZERO, Exact::max);
    if let (true, Some((first, _))) = (max.is_zero(), words.first()) {
        bad_value(cx.faults, &first.span, "choice", 0, CampaignTerm::NoPoints);
    }
    let folded = |(word, points): &(At<String>, Exact)| (word.value.clone(), fold(&word.value), points.clone());
    own(PointsRule::Choice(words.iter().map(folded).collect()), above_zero(max))
}

fn flag(faults: &Faults, yes: &Exact, no: &Exact, span: &Range<usize>) -> Resolved {
    let max = yes.clone().max(no.clone());
    if max.is_zero() {
        bad_value(faults, span, "flag", 0, CampaignTerm::NoPoints);
    }
    own(PointsRule::Flag { yes: yes.clone(), no: no.clone() }, above_zero(max))
}

fn bands(faults: &Faults, max: Option<&At<Exact>>, from: &At<Vec<(At<Exact>, Exact)>>) -> Resolved {
    for pair in from.value.windows(2) {
        if pair[1].0.value >= pair[0].0.value {
            bad_value(faults, &pair[1].0.span, "from", &pair[1].0.value, CampaignTerm::BandsDescend);
        }
    }
    let largest = from.value.iter().map(|(_, points)| points.clone()).fold(Exact::ZERO, Exact::max);
    match max {
        Some(max) if max.value != largest => {
            bad_value(faults, &max.span, "max", &max.value, CampaignTerm::BandsMax);
        }
        None if largest.is_zero() => bad_value(faults, &from.span, "from", 0, CampaignTerm::NoPoints),
        _ => {}
    }
    let bands = from.value.iter().map(|(bound, points)| (bound.value.clone(), points.clone())).collect();
    own(PointsRule::Bands(bands), above_zero(largest))
}

/// A maximum of 0 has been told; weights are divided by it.
fn above_zero(max: Exact) -> Exact {
    if max.is_zero() { Exact::ONE } else { max }
}

fn counted(cx: &Cx<'_>, from: &RawCounted) -> From {
    match from {
        RawCounted::Own => From::Own,
        RawCounted::Column(name) => From::Column(name.clone()),
        RawCounted::Fact(id) => {
            let Some(position) = cx.names.facts.find(id, cx.faults) else { return From::Fact(None) };
            let kind = cx.raw.facts[position].kind.as_ref().map(|kind| kind.value);
            if kind.is_some_and(|kind| kind != FactKind::Count) {
                tell_conflict(cx.faults, &id.span, "fact", CampaignTerm::CountFact);
            }
            From::Fact(Some(FactIx::at(position)))
        }
    }
}

/// The item's own column, or a fact of one of these kinds.
fn measured(cx: &Cx<'_>, fact: Option<&At<String>>, kinds: &[FactKind]) -> From {
    let Some(id) = fact else { return From::Own };
    let Some(position) = cx.names.facts.find(id, cx.faults) else { return From::Fact(None) };
    let kind = cx.raw.facts[position].kind.as_ref().map(|kind| kind.value);
    if kind.is_some_and(|kind| !kinds.contains(&kind)) {
        tell_conflict(cx.faults, &id.span, "fact", CampaignTerm::MeasuredFact);
    }
    From::Fact(Some(FactIx::at(position)))
}
