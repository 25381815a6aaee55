//! The rational number without limits.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};

use super::text::parse_decimal;
use super::{Points, Rounding, RoundingMode};

/// Decimals up to this many share one denominator, so that sums of scores need no common divisor.
const SHARED_SCALE: u32 = 4;

/// What brings a number with 0, 1, … decimals to [`SHARED_SCALE`].
const SHARED_FACTORS: [i128; SHARED_SCALE as usize + 1] = [10_000, 1_000, 100, 10, 1];

/// Denominators above this are reduced before they grow further.
const REDUCE_ABOVE: i128 = 1 << 62;

/// An exact rational number.
///
/// Small values are kept as an unreduced fraction of machine integers (fast: a hundred million
/// people fit an afternoon); what overflows moves to arbitrary precision by itself, so no result is
/// ever cut.
#[derive(Clone, Debug)]
pub struct Exact(pub(super) Repr);

#[derive(Clone, Debug)]
pub(super) enum Repr {
    /// `num / den`, `den > 0`, not necessarily reduced.
    Small { num: i128, den: i128 },
    /// What does not fit.
    Big(Box<BigRational>),
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self::whole(0);
    /// One.
    pub const ONE: Self = Self::whole(1);

    /// A whole number.
    #[must_use]
    pub const fn whole(n: i64) -> Self {
        Self(Repr::Small { num: n as i128, den: 1 })
    }

    /// `mantissa × 10^-scale`.
    #[must_use]
    pub fn decimal(mantissa: i64, scale: u32) -> Self {
        let mantissa = i128::from(mantissa);
        if scale <= SHARED_SCALE {
            return Self(Repr::Small {
                num: mantissa * SHARED_FACTORS[scale as usize],
                den: 10_i128.pow(SHARED_SCALE),
            });
        }
        if scale <= 18 {
            return Self(Repr::Small { num: mantissa, den: 10_i128.pow(scale) });
        }
        let den = BigInt::from(10).pow(scale);
        Self::from_big(BigRational::new(BigInt::from(mantissa), den))
    }

    /// `num / den`.
    ///
    /// # Panics
    /// When `den` is zero: callers test for it, since a division by nothing has a meaning of its own
    /// in each rule.
    #[must_use]
    pub fn ratio(num: i64, den: i64) -> Self {
        assert!(den != 0, "a ratio has a denominator");
        let sign = if den < 0 { -1 } else { 1 };
        Self(Repr::Small { num: i128::from(num) * sign, den: i128::from(den) * sign })
    }

    /// Reads a plain decimal number: optional sign, digits, optionally a point and digits.
    /// At most 18 digits in all; nothing else is accepted (no exponent, no `inf`).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (mantissa, scale) = parse_decimal(text)?;
        Some(Self::decimal(mantissa, scale))
    }

    pub(super) fn from_big(value: BigRational) -> Self {
        match (value.numer().to_i128(), value.denom().to_i128()) {
            (Some(num), Some(den)) => Self(Repr::Small { num, den }),
            _ => Self(Repr::Big(Box::new(value))),
        }
    }

    pub(super) fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small { num, den } => BigRational::new(BigInt::from(*num), BigInt::from(*den)),
            Repr::Big(value) => (**value).clone(),
        }
    }

    pub(super) fn small(num: i128, den: i128) -> Self {
        if den <= REDUCE_ABOVE {
            return Self(Repr::Small { num, den });
        }
        let divisor = num.gcd(&den).max(1);
        Self(Repr::Small { num: num / divisor, den: den / divisor })
    }

    /// The same numbers, all with one denominator, so that products with scores add up fast.
    #[must_use]
    pub fn over_one_denominator(numbers: &[Self]) -> Vec<Self> {
        let mut shared: i128 = 1;
        for number in numbers {
            match &number.0 {
                Repr::Small { num, den } => shared = shared.lcm(&(den / num.gcd(den).max(1))),
                Repr::Big(_) => return numbers.to_vec(),
            }
            if shared > 1 << 40 {
                return numbers.to_vec();
            }
        }
        let widen = |number: &Self| match &number.0 {
            Repr::Small { num, den } => {
                let divisor = num.gcd(den).max(1);
                Self(Repr::Small { num: num / divisor * (shared / (den / divisor)), den: shared })
            }
            Repr::Big(_) => number.clone(),
        };
        numbers.iter().map(widen).collect()
    }

    /// Whether this is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Repr::Small { num, .. } => *num == 0,
            Repr::Big(value) => value.is_zero(),
        }
    }

    /// Whether this is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Repr::Small { num, .. } => *num < 0,
            Repr::Big(value) => value.is_negative(),
        }
    }

    /// Whether this is a whole number.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        match &self.0 {
            Repr::Small { num, den } => num % den == 0,
            Repr::Big(value) => value.is_integer(),
        }
    }

    /// Whether this is a whole multiple of `step` (`step > 0`).
    #[must_use]
    pub fn is_multiple_of(&self, step: &Self) -> bool {
        (self / step).is_whole()
    }

    /// The lesser of two.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        if other < self { other } else { self }
    }

    /// The greater of two.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        if other > self { other } else { self }
    }

    /// The largest whole number not above this.
    #[must_use]
    pub fn floor(&self) -> i64 {
        clamp(self.split(0).0)
    }

    /// The smallest whole number not below this.
    #[must_use]
    pub fn ceil(&self) -> i64 {
        let (floor, rest, _) = self.split(0);
        clamp(if rest == 0 { floor } else { floor + 1 })
    }

    /// The one rounding.
    #[must_use]
    pub fn round(&self, rounding: Rounding) -> Points {
        let (floor, rest, den) = self.split(rounding.places);
        let up = match rounding.mode {
            RoundingMode::Down => floor < 0 && rest > 0,
            RoundingMode::HalfUp => rest > den - rest || (rest == den - rest && floor >= 0),
            RoundingMode::HalfEven => rest > den - rest || (rest == den - rest && floor % 2 != 0),
        };
        Points(clamp(if up { floor + 1 } else { floor }))
    }

    /// `self × 10^places` as `floor + rest / den` with `0 ≤ rest < den`; for numbers beyond machine
    /// integers the rest is told as 0, 1, 2 or 3 of 4: below, at or above one half, which is all that
    /// a rounding looks at.
    pub(super) fn split(&self, places: u8) -> (i128, i128, i128) {
        let factor = 10_i128.pow(u32::from(places));
        if let Repr::Small { num, den } = &self.0
            && let Some(num) = num.checked_mul(factor)
        {
            // A division of 128 bits takes several times as long, and hardly any number needs one.
            if let (Ok(num), Ok(den)) = (i64::try_from(num), i64::try_from(*den)) {
                return (num.div_euclid(den).into(), num.rem_euclid(den).into(), den.into());
            }
            let (floor, rest) = num.div_mod_floor(den);
            return (floor, rest, *den);
        }
        let value = self.to_big() * BigInt::from(factor);
        let (floor, rest) = value.numer().div_mod_floor(value.denom());
        let quarter = match (&rest * BigInt::from(2)).cmp(value.denom()) {
            _ if rest.is_zero() => 0,
            Ordering::Less => 1,
            Ordering::Equal => 2,
            Ordering::Greater => 3,
        };
        (floor.to_i128().unwrap_or(i128::from(i64::MAX)), quarter, 4)
    }
}

/// What does not fit a machine integer becomes the nearest one that does.
pub(super) fn clamp(n: i128) -> i64 {
    i64::try_from(n).unwrap_or(if n < 0 { i64::MIN } else { i64::MAX })
}
