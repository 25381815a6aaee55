//! `blank`: what an empty cell is read as, understood by the kind of what it stands for.

use crate::campaign::faults::At;
use crate::campaign::raw::value::{Scalar, bad_value, parse_percent};
use crate::campaign::resolve::Cx;
use crate::campaign::{BlankValue, PointsRule};
use crate::diag::code::CampaignTerm;
use crate::num::Exact;
use crate::text::fold;

/// Words that a flag takes for yes and no.
const YES: [&str; 6] = ["x", "có", "đảm bảo", "đạt", "1", "true"];
const NO: [&str; 5] = ["không", "không đảm bảo", "không đạt", "0", "false"];

/// The blank of something scored: the text, and the value that it is read as.
pub(super) fn of_item(cx: &Cx<'_>, blank: &At<Scalar>, points: &PointsRule) -> Option<(String, BlankValue)> {
    let value = match points {
        PointsRule::Choice(words) => choice(&blank.value, words),
        PointsRule::Flag { .. } => flag(&blank.value).map(BlankValue::Flag),
        _ => number(&blank.value).filter(|number| fits(number, points)).map(BlankValue::Number),
    };
    if value.is_none() {
        bad_value(cx.faults, &blank.span, "blank", shown(&blank.value), CampaignTerm::BlankByKind);
    }
    Some((shown(&blank.value), value?))
}

fn choice(blank: &Scalar, words: &[(String, String, Exact)]) -> Option<BlankValue> {
    let Scalar::Text(text) = blank else { return None };
    let position = words.iter().position(|(_, folded, _)| *folded == fold(text))?;
    u16::try_from(position).ok().map(BlankValue::Choice)
}

/// Whether a number is a value that a cell of this kind may hold.
fn fits(number: &Exact, points: &PointsRule) -> bool {
    match points {
        PointsRule::UpTo { max, step } => {
            !number.is_negative() && number <= max && step.as_ref().is_none_or(|step| number.is_multiple_of(step))
        }
        PointsRule::Count { .. } | PointsRule::Deduct { .. } => number.is_whole() && !number.is_negative(),
        PointsRule::Percent { .. } => is_percent(number),
        PointsRule::Bands(bands) => bands.last().is_none_or(|(bound, _)| number >= bound),
        PointsRule::Ratio { .. } => !number.is_negative(),
        PointsRule::Choice(_) | PointsRule::Flag { .. } => false,
    }
}

/// Yes or no.
pub(super) fn flag(blank: &Scalar) -> Option<bool> {
    match blank {
        Scalar::YesNo(yes) => Some(*yes),
        Scalar::Number(number) if number.is_zero() => Some(false),
        Scalar::Number(number) if *number == Exact::ONE => Some(true),
        Scalar::Text(text) if YES.contains(&fold(text).as_str()) => Some(true),
        Scalar::Text(text) if NO.contains(&fold(text).as_str()) => Some(false),
        Scalar::Number(_) | Scalar::Text(_) | Scalar::Date(_) => None,
    }
}

/// A number, also as a text such as "80%".
pub(super) fn number(blank: &Scalar) -> Option<Exact> {
    match blank {
        Scalar::Number(number) => Some(number.clone()),
        Scalar::Text(text) => parse_percent(text).map(|share| share * Exact::whole(100)),
        Scalar::YesNo(_) | Scalar::Date(_) => None,
    }
}

/// As text.
pub(super) fn shown(blank: &Scalar) -> String {
    match blank {
        Scalar::Text(text) => text.clone(),
        Scalar::Number(number) => number.to_string(),
        Scalar::YesNo(yes) => if *yes { "1" } else { "0" }.to_owned(),
        Scalar::Date(date) => date.to_string(),
    }
}

/// 0 to 100.
pub(super) fn is_percent(number: &Exact) -> bool {
    !number.is_negative() && *number <= Exact::whole(100)
}
