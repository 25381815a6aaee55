//! What the cells of a claim column may hold, by the rule of the scored thing: ranges, steps, words.

use crate::campaign::PointsRule;
use crate::intake::cell::refusal::Refusal;
use crate::intake::cell::value::Decimal;
use crate::intake::cell::value::column::Sort;
use crate::intake::cell::value::column::{Blank, Column};

use crate::intake::cell::value::rules;
use crate::num::Exact;

/// The range of short plain numbers, in ten-thousandths: nearly every cell of a nation is one, and is read
/// without any allocation or fraction.
#[derive(Clone, Copy, Debug)]
pub(in crate::intake) struct Plain {
    max: i64,
    step: i64,
}

/// Decimals that [`Plain`] counts in.
const PLAIN_SCALE: u32 = 4;

/// What the cells of a column hold.
#[derive(Debug)]
pub(in crate::intake) enum Kind {
    /// Points from 0 to the maximum, in steps.
    Points { max: Exact, step: Option<Exact> },
    /// One of these folded words; beside them as written.
    Choice { folded: Vec<String>, written: Vec<String>, points: Vec<Exact> },
    /// A mark.
    Flag,
    /// A whole number from 0.
    Count,
    /// 0 to 100.
    Percent,
    /// A measured value, from the lowest bound up.
    Measure { least: Exact },
    /// A number from 0 (a part of a ratio).
    Amount,
}

/// 0.8 shown as 80% is 80.
pub(in crate::intake) fn hundredfold(decimal: Decimal) -> Option<Decimal> {
    match decimal.scale {
        0 => Some(Decimal { mantissa: decimal.mantissa.checked_mul(100)?, scale: 0 }),
        1 => Some(Decimal { mantissa: decimal.mantissa.checked_mul(10)?, scale: 0 }),
        scale => Some(Decimal { mantissa: decimal.mantissa, scale: scale - 2 }),
    }
}

impl Plain {
    pub(in crate::intake) fn of(kind: &Kind) -> Option<Self> {
        let scaled = |number: &Exact| {
            let scaled = number * &Exact::whole(10_i64.pow(PLAIN_SCALE));
            scaled.is_whole().then(|| scaled.floor()).filter(|scaled| *scaled > 0)
        };
        match kind {
            Kind::Points { max, step: None } => Some(Self { max: scaled(max)?, step: 1 }),
            Kind::Points { max, step: Some(step) } => Some(Self { max: scaled(max)?, step: scaled(step)? }),
            Kind::Count => Some(Self { max: i64::MAX, step: 10_i64.pow(PLAIN_SCALE) }),
            Kind::Percent => Some(Self { max: 100 * 10_i64.pow(PLAIN_SCALE), step: 1 }),
            Kind::Amount => Some(Self { max: i64::MAX, step: 1 }),
            Kind::Choice { .. } | Kind::Flag | Kind::Measure { .. } => None,
        }
    }

    /// A number of a few digits that is allowed; all else is left to the rules.
    pub(in crate::intake) fn read(self, text: &str) -> Option<Decimal> {
        const MOST: usize = 7;
        let bytes = text.as_bytes();
        let (&last, true) = (bytes.last()?, bytes.len() <= MOST) else { return None };
        let (mut mantissa, mut decimals) = (0_i64, None);
        for (at, byte) in bytes.iter().enumerate() {
            match byte {
                b'0'..=b'9' => mantissa = mantissa * 10 + i64::from(byte - b'0'),
                b'.' | b',' if decimals.is_none() && at > 0 => decimals = Some(bytes.len() - at - 1),
                _ => return None,
            }
        }
        let scale = u32::try_from(decimals.unwrap_or(0)).ok().filter(|scale| *scale <= PLAIN_SCALE)?;
        let scaled = mantissa * 10_i64.pow(PLAIN_SCALE - scale);
        // “1.500” may be a thousand and a half: the rules decide.
        if scale == 3 && bytes[0] != b'0' && mantissa * 10_i64.pow(PLAIN_SCALE) <= self.max {
            return None;
        }
        let fits = last.is_ascii_digit() && scaled <= self.max && scaled % self.step == 0;
        fits.then_some(Decimal { mantissa, scale })
    }
}

impl Kind {
    pub(in crate::intake) fn of(rule: &PointsRule) -> Self {
        match rule {
            PointsRule::UpTo { max, step } => Self::Points { max: max.clone(), step: step.clone() },
            PointsRule::Choice(words) => Self::Choice {
                folded: words.iter().map(|(_, folded, _)| folded.clone()).collect(),
                written: words.iter().map(|(written, _, _)| written.clone()).collect(),
                points: words.iter().map(|(_, _, points)| points.clone()).collect(),
            },
            PointsRule::Flag { .. } => Self::Flag,
            PointsRule::Count { .. } | PointsRule::Deduct { .. } => Self::Count,
            PointsRule::Percent { .. } => Self::Percent,
            PointsRule::Bands(bounds) => {
                Self::Measure { least: bounds.last().map_or(Exact::ZERO, |(bound, _)| bound.clone()) }
            }
            PointsRule::Ratio { .. } => Self::Amount,
        }
    }

    /// What the reading rules call it.
    pub(in crate::intake) const fn sort(&self) -> Sort {
        match self {
            Self::Points { .. } => Sort::Points,
            Self::Choice { .. } => Sort::Choice,
            Self::Flag => Sort::Flag,
            Self::Count => Sort::Count,
            Self::Percent => Sort::Percent,
            Self::Measure { .. } => Sort::Measure,
            Self::Amount => Sort::Amount,
        }
    }

    /// The number that a cleaned text says in a column of this title, by the reading rules.
    pub(in crate::intake) fn number(&self, title: &str, blank: Blank, text: &str) -> Option<Decimal> {
        let max = if let Self::Points { max, .. } = self { Some(max) } else { None };
        let allows = |number: &Exact| self.check(number).is_ok();
        rules::number(&Column { sort: self.sort(), title, max, blank, allows: &allows }, text)
    }

    pub(in crate::intake) fn check(&self, number: &Exact) -> Result<(), Refusal> {
        let in_range = match self {
            Self::Points { max, .. } => !number.is_negative() && number <= max,
            Self::Count | Self::Amount => !number.is_negative(),
            Self::Percent => !number.is_negative() && *number <= Exact::whole(100),
            Self::Measure { least } => number >= least,
            Self::Choice { .. } | Self::Flag => true,
        };
        if !in_range {
            return Err(Refusal::OutOfRange);
        }
        match self {
            Self::Points { step: Some(step), .. } if !number.is_multiple_of(step) => Err(Refusal::Step),
            Self::Count if !number.is_whole() => Err(Refusal::Step),
            _ => Ok(()),
        }
    }

    /// The distance of allowed values.
    pub(in crate::intake) fn step(&self) -> String {
        match self {
            Self::Points { step: Some(step), .. } => written(step),
            _ => "1".to_owned(),
        }
    }

    /// What is allowed, in words that need no language.
    pub(in crate::intake) fn expected(&self) -> String {
        match self {
            Self::Points { max, .. } => format!("0 – {}", written(max)),
            Self::Choice { written, .. } => written.join(" | "),
            Self::Flag => "x | Có | 1 | Không | 0".to_owned(),
            Self::Count => "0, 1, 2, 3…".to_owned(),
            Self::Percent => "0 – 100 %".to_owned(),
            Self::Measure { least } => format!("≥ {}", written(least)),
            Self::Amount => "≥ 0".to_owned(),
        }
    }
}

/// A number as it is written in Vietnam.
fn written(number: &Exact) -> String {
    number.to_string().replace('.', ",")
}
