//! One small function for each kind of points: from a claim to exact points.

use crate::campaign::{BlankValue, OverDone, PointsRule};
use crate::intake::{Claim, FactValue};
use crate::num::Exact;

/// Why a claim gives no points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Beyond what the rule allows, or of a kind that it does not take.
    OutOfRange,
    /// More done than asked.
    DoneAboveOf,
    /// Not applicable where that is refused.
    NotApplicable,
    /// Raters disagree whether the criterion applies.
    Disagree,
}

/// Points of a claim that is a value (not blank, not “not applicable”).
pub(crate) fn points(rule: &PointsRule, claim: Claim) -> Result<Exact, Fault> {
    match (rule, claim) {
        (PointsRule::UpTo { max, .. }, Claim::Number(value)) => within(&value, max).map(|()| value),
        (PointsRule::Choice(words), Claim::Choice(word)) => {
            words.get(usize::from(word)).map(|(_, _, points)| points.clone()).ok_or(Fault::OutOfRange)
        }
        (PointsRule::Flag { yes, no }, Claim::Flag(mark)) => Ok(if mark { yes.clone() } else { no.clone() }),
        (PointsRule::Count { each, max }, Claim::Number(count)) => {
            counted(&count)?;
            Ok((each * &count).min(max.clone()))
        }
        (PointsRule::Percent { max }, Claim::Number(percent)) => {
            within(&percent, &Exact::whole(100))?;
            Ok(&(&percent * max) / &Exact::whole(100))
        }
        (PointsRule::Bands(bands), Claim::Number(value)) => {
            bands.iter().find(|(bound, _)| value >= *bound).map(|(_, points)| points.clone()).ok_or(Fault::OutOfRange)
        }
        (PointsRule::Deduct { start, each, least }, Claim::Number(count)) => {
            counted(&count)?;
            Ok((start - &(each * &count)).max(least.clone()))
        }
        _ => Err(Fault::OutOfRange),
    }
}

/// Points of a `ratio`; nothing where both parts are 0 (not applicable).
///
/// `off` is taken from what was done, which does not fall below 0 by it; more done than asked counts as all that
/// was asked before anything is taken off.
pub(crate) fn ratio(
    max: &Exact,
    over: OverDone,
    done: &Exact,
    of: &Exact,
    off: &Exact,
) -> Result<Option<Exact>, Fault> {
    if done.is_negative() || of.is_negative() || off.is_negative() {
        return Err(Fault::OutOfRange);
    }
    if done > of && over == OverDone::Refuse {
        return Err(Fault::DoneAboveOf);
    }
    if of.is_zero() {
        return Ok((done > of).then(|| max.clone()));
    }
    let left = (done.min(of) - off).max(Exact::ZERO);
    Ok(Some(&(&left * max) / of))
}

/// A declared `blank` as a claim.
pub(crate) fn blank_claim(blank: &BlankValue) -> Claim {
    match blank {
        BlankValue::Number(value) => Claim::Number(value.clone()),
        BlankValue::Choice(word) => Claim::Choice(*word),
        BlankValue::Flag(mark) => Claim::Flag(*mark),
    }
}

/// A fact as a claim: the rules that read facts take measured ones only.
pub(crate) fn fact_claim(value: &FactValue) -> Claim {
    match value {
        FactValue::Number(number) => Claim::Number(number.clone()),
        _ => Claim::Blank,
    }
}

fn within(value: &Exact, max: &Exact) -> Result<(), Fault> {
    if value.is_negative() || value > max { Err(Fault::OutOfRange) } else { Ok(()) }
}

fn counted(count: &Exact) -> Result<(), Fault> {
    if count.is_negative() || !count.is_whole() { Err(Fault::OutOfRange) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::{Fault, points, ratio};
    use crate::campaign::{OverDone, PointsRule};
    use crate::intake::Claim;
    use crate::num::Exact;

    fn exact(text: &str) -> Exact {
        Exact::parse(text).expect("a decimal")
    }

    fn number(text: &str) -> Claim {
        Claim::Number(exact(text))
    }

    #[test]
    fn each_kind_gives_its_points() {
        let up_to = PointsRule::UpTo { max: exact("10"), step: None };
        let choice = PointsRule::Choice(vec![
            ("Tốt".into(), "tốt".into(), exact("5")),
            ("Yếu".into(), "yếu".into(), exact("0")),
        ]);
        let flag = PointsRule::Flag { yes: exact("5"), no: exact("0") };
        let count = PointsRule::Count { each: exact("5"), max: exact("10") };
        let percent = PointsRule::Percent { max: exact("10") };
        let bands = PointsRule::Bands(vec![
            (exact("95"), exact("100")),
            (exact("80"), exact("80")),
            (exact("60"), exact("50")),
        ]);
        let deduct = PointsRule::Deduct { start: exact("100"), each: exact("25"), least: exact("10") };
        let table = [
            (&up_to, number("0"), Ok("0")),
            (&up_to, number("10"), Ok("10")),
            (&up_to, number("10.01"), Err(Fault::OutOfRange)),
            (&up_to, number("-1"), Err(Fault::OutOfRange)),
            (&up_to, Claim::Flag(true), Err(Fault::OutOfRange)),
            (&choice, Claim::Choice(0), Ok("5")),
            (&choice, Claim::Choice(1), Ok("0")),
            (&choice, Claim::Choice(2), Err(Fault::OutOfRange)),
            (&flag, Claim::Flag(true), Ok("5")),
            (&flag, Claim::Flag(false), Ok("0")),
            (&count, number("0"), Ok("0")),
            (&count, number("1"), Ok("5")),
            (&count, number("3"), Ok("10")),
            (&count, number("1.5"), Err(Fault::OutOfRange)),
            (&percent, number("85.5"), Ok("8.55")),
            (&percent, number("100.1"), Err(Fault::OutOfRange)),
            (&bands, number("95"), Ok("100")),
            (&bands, number("94.99"), Ok("80")),
            (&bands, number("59"), Err(Fault::OutOfRange)),
            (&deduct, number("0"), Ok("100")),
            (&deduct, number("3"), Ok("25")),
            (&deduct, number("4"), Ok("10")),
        ];
        for (rule, claim, expected) in table {
            assert_eq!(points(rule, claim.clone()), expected.map(exact), "{rule:?} {claim:?}");
        }
    }

    #[test]
    fn a_ratio_knows_nothing_asked_and_too_much_done() {
        let max = exact("70");
        for (done, of, off, over, expected) in [
            ("9", "10", "0", OverDone::Refuse, Ok(Some("63"))),
            ("10", "10", "0", OverDone::Refuse, Ok(Some("70"))),
            ("11", "10", "0", OverDone::Refuse, Err(Fault::DoneAboveOf)),
            ("11", "10", "0", OverDone::Cap, Ok(Some("70"))),
            ("0", "0", "0", OverDone::Refuse, Ok(None)),
            ("1", "0", "0", OverDone::Cap, Ok(Some("70"))),
            ("1", "0", "0", OverDone::Refuse, Err(Fault::DoneAboveOf)),
            ("10", "10", "0.5", OverDone::Refuse, Ok(Some("66.5"))),
            ("11", "10", "0.5", OverDone::Cap, Ok(Some("66.5"))),
            ("1", "10", "1.25", OverDone::Refuse, Ok(Some("0"))),
            ("1", "10", "-1", OverDone::Refuse, Err(Fault::OutOfRange)),
            ("-1", "10", "0", OverDone::Refuse, Err(Fault::OutOfRange)),
            ("-1", "-2", "0", OverDone::Cap, Err(Fault::OutOfRange)),
            ("1", "-2", "0", OverDone::Cap, Err(Fault::OutOfRange)),
        ] {
            let expected = expected.map(|points| points.map(exact));
            assert_eq!(ratio(&max, over, &exact(done), &exact(of), &exact(off)), expected, "{done}/{of}");
        }
    }
}
