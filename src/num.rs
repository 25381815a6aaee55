//! Exact numbers: the only place where figures are added, divided and rounded.
//!
//! [`Exact`] is a rational number without limits; scores, weights, shares and thresholds are
//! `Exact` until they are printed. [`Points`] is a figure after its one rounding, a whole number of
//! the campaign's smallest unit, so that *what is printed is what was compared*. No binary float
//! holds either of them.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};

/// Most decimals a campaign may round to.
pub const MAX_PLACES: u8 = 6;

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
pub struct Exact(Repr);

#[derive(Clone, Debug)]
enum Repr {
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

    fn from_big(value: BigRational) -> Self {
        match (value.numer().to_i128(), value.denom().to_i128()) {
            (Some(num), Some(den)) => Self(Repr::Small { num, den }),
            _ => Self(Repr::Big(Box::new(value))),
        }
    }

    fn to_big(&self) -> BigRational {
        match &self.0 {
            Repr::Small { num, den } => BigRational::new(BigInt::from(*num), BigInt::from(*den)),
            Repr::Big(value) => (**value).clone(),
        }
    }

    fn small(num: i128, den: i128) -> Self {
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
    fn split(&self, places: u8) -> (i128, i128, i128) {
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

fn clamp(n: i128) -> i64 {
    i64::try_from(n).unwrap_or(if n < 0 { i64::MIN } else { i64::MAX })
}

/// The digits of a plain decimal number as mantissa and number of decimals; at most 18 digits.
#[must_use]
pub fn parse_decimal(text: &str) -> Option<(i64, u32)> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (digits, ""),
    };
    if whole.is_empty() || whole.len() + fraction.len() > 18 {
        return None;
    }
    let mut mantissa: i64 = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        if !byte.is_ascii_digit() {
            return None;
        }
        mantissa = mantissa * 10 + i64::from(byte - b'0');
    }
    Some((sign * mantissa, u32::try_from(fraction.len()).ok()?))
}

/// Where one denominator is a multiple of the other: what each numerator is multiplied by, and the
/// greater denominator.
fn multiples(b: i128, d: i128) -> Option<(i128, i128, i128)> {
    if d % b == 0 {
        Some((d / b, 1, d))
    } else if b % d == 0 {
        Some((1, b / d, b))
    } else {
        None
    }
}

macro_rules! operator {
    ($trait:ident, $method:ident, $small:expr) => {
        impl $trait<&Exact> for &Exact {
            type Output = Exact;
            fn $method(self, other: &Exact) -> Exact {
                if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &other.0) {
                    let small: fn(i128, i128, i128, i128) -> Option<(i128, i128)> = $small;
                    if let Some((num, den)) = small(*a, *b, *c, *d) {
                        return Exact::small(num, den);
                    }
                }
                Exact::from_big(self.to_big().$method(other.to_big()))
            }
        }
        impl $trait for Exact {
            type Output = Exact;
            fn $method(self, other: Exact) -> Exact {
                (&self).$method(&other)
            }
        }
    };
}

operator!(Add, add, |a, b, c, d| {
    if b == d {
        return Some((a.checked_add(c)?, b));
    }
    if let Some((scale_a, scale_c, den)) = multiples(b, d) {
        return Some((a.checked_mul(scale_a)?.checked_add(c.checked_mul(scale_c)?)?, den));
    }
    Some((a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?, b.checked_mul(d)?))
});
operator!(Sub, sub, |a, b, c, d| {
    if b == d {
        return Some((a.checked_sub(c)?, b));
    }
    if let Some((scale_a, scale_c, den)) = multiples(b, d) {
        return Some((a.checked_mul(scale_a)?.checked_sub(c.checked_mul(scale_c)?)?, den));
    }
    Some((a.checked_mul(d)?.checked_sub(c.checked_mul(b)?)?, b.checked_mul(d)?))
});
operator!(Mul, mul, |a, b, c, d| Some((a.checked_mul(c)?, b.checked_mul(d)?)));
operator!(Div, div, |a, b, c, d| {
    assert!(c != 0, "callers decide what a division by zero means");
    let (num, den) = (a.checked_mul(d)?, b.checked_mul(c)?);
    if den < 0 { Some((num.checked_neg()?, den.checked_neg()?)) } else { Some((num, den)) }
});

impl std::iter::Sum for Exact {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::ZERO, |sum, item| sum + item)
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Repr::Small { num: a, den: b }, Repr::Small { num: c, den: d }) = (&self.0, &other.0) {
            if b == d {
                return a.cmp(c);
            }
            if let (Some(left), Some(right)) = (a.checked_mul(*d), c.checked_mul(*b)) {
                return left.cmp(&right);
            }
        }
        self.to_big().cmp(&other.to_big())
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Exact {}

impl fmt::Display for Exact {
    /// As a decimal with a point where it has an end within nine places, else as a fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for places in 0..=9_u8 {
            let (floor, rest, _) = self.split(places);
            if rest == 0 {
                return f.write_str(Decimal::new(clamp(floor), places).as_str());
            }
        }
        write!(f, "{}", self.to_big())
    }
}

/// `units × 10^-places` with exactly `places` decimals and a point.
fn decimal_text(units: i64, places: u8) -> String {
    Decimal::new(units, places).as_str().to_owned()
}

/// A decimal number as text, in place.
#[derive(Clone, Copy, Debug)]
pub struct Decimal {
    /// The text stands at the end.
    bytes: [u8; Self::LONGEST],
    start: usize,
}

impl Decimal {
    /// Sign, 19 digits and a point, or as many noughts as decimals.
    const LONGEST: usize = 32;

    /// `units × 10^-places` with exactly `places` (at most 28) decimals and a point.
    #[must_use]
    pub fn new(units: i64, places: u8) -> Self {
        let mut text = Self { bytes: [b'0'; Self::LONGEST], start: Self::LONGEST };
        let mut rest = units.unsigned_abs();
        let mut written = 0;
        while rest > 0 || written <= places {
            if written == places && places > 0 {
                text.push(b'.');
            }
            text.push(b'0' + u8::try_from(rest % 10).expect("a digit"));
            rest /= 10;
            written += 1;
        }
        if units < 0 {
            text.push(b'-');
        }
        text
    }

    fn push(&mut self, byte: u8) {
        self.start -= 1;
        self.bytes[self.start] = byte;
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[self.start..]).expect("digits")
    }
}

/// How figures are rounded, once, when they are printed or compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// Number of decimals, at most [`MAX_PLACES`].
    pub places: u8,
    /// What happens to the rest.
    pub mode: RoundingMode,
}

/// The modes of [`Rounding`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundingMode {
    /// Halves go away from zero (“làm tròn”).
    HalfUp,
    /// Halves go to the even neighbour.
    HalfEven,
    /// The rest is cut off.
    Down,
}

/// A figure after its one rounding, in units of `10^-places` of the campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Points(pub i64);

impl Points {
    /// The figure as an exact number again.
    #[must_use]
    pub fn exact(self, places: u8) -> Exact {
        Exact::decimal(self.0, u32::from(places))
    }

    /// With exactly `places` decimals and a point, as machines read it.
    #[must_use]
    pub fn text(self, places: u8) -> String {
        decimal_text(self.0, places)
    }

    /// The same without taking memory for it.
    #[must_use]
    pub fn decimal(self, places: u8) -> Decimal {
        Decimal::new(self.0, places)
    }

    /// For the number cell of a spreadsheet, which has nothing but binary floats; never computed with.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "the nearest float of a short decimal, for display only")]
    pub fn to_f64(self, places: u8) -> f64 {
        self.0 as f64 / 10_f64.powi(i32::from(places))
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, Exact, Rounding, RoundingMode};

    fn exact(text: &str) -> Exact {
        Exact::parse(text).expect("a decimal")
    }

    fn rounded(value: &Exact, places: u8, mode: RoundingMode) -> String {
        value.round(Rounding { places, mode }).text(places)
    }

    #[test]
    fn products_that_floats_get_wrong_are_exact() {
        for (a, b, product) in
            [("0.7", "90", 63), ("0.7", "170", 119), ("0.7", "180", 126), ("0.35", "180", 63), ("0.07", "100", 7)]
        {
            assert_eq!(exact(a) * exact(b), Exact::whole(product));
            assert_eq!((exact(a) * exact(b)).floor(), product);
            assert_eq!((exact(a) * exact(b)).ceil(), product);
        }
    }

    #[test]
    fn a_shown_90_is_not_reached_by_89_8666() {
        let mean = (exact("100") + exact("92") + exact("86")) / Exact::whole(3);
        let total = mean * exact("0.7") + exact("25");
        assert_eq!(rounded(&total, 2, RoundingMode::HalfUp), "89.87");
        assert_eq!(rounded(&total, 1, RoundingMode::Down), "89.8");
        assert_eq!(rounded(&total, 0, RoundingMode::HalfUp), "90");
    }

    #[test]
    fn halves_follow_the_mode() {
        for (text, up, even, down) in [
            ("0.125", "0.13", "0.12", "0.12"),
            ("0.135", "0.14", "0.14", "0.13"),
            ("-0.125", "-0.13", "-0.12", "-0.12"),
            ("-0.129", "-0.13", "-0.13", "-0.12"),
        ] {
            assert_eq!(rounded(&exact(text), 2, RoundingMode::HalfUp), up, "{text}");
            assert_eq!(rounded(&exact(text), 2, RoundingMode::HalfEven), even, "{text}");
            assert_eq!(rounded(&exact(text), 2, RoundingMode::Down), down, "{text}");
        }
    }

    #[test]
    fn what_overflows_stays_exact() {
        let mut sum = Exact::ZERO;
        for prime in [1_000_003, 1_000_033, 1_000_037, 1_000_039, 1_000_081, 1_000_099, 1_000_117] {
            sum = sum + Exact::ratio(1, prime);
        }
        for prime in [1_000_117, 1_000_099, 1_000_081, 1_000_039, 1_000_037, 1_000_033, 1_000_003] {
            sum = sum - Exact::ratio(1, prime);
        }
        assert!(sum.is_zero());
    }

    #[test]
    fn only_plain_decimals_are_numbers() {
        for text in ["", "-", ".5", "5.", "1e3", "inf", "NaN", "1,5", " 1", "1 ", "0x1", "1234567890123456789"] {
            assert!(Exact::parse(text).is_none(), "{text}");
        }
        assert_eq!(exact("+2"), exact("2.000"));
        assert_eq!(exact("-1.50").to_string(), "-1.5");
        assert_eq!((exact("1") / exact("3")).to_string(), "1/3");
    }

    #[test]
    fn decimals_are_written_in_full() {
        for (units, places, text) in [
            (0, 0, "0"),
            (7, 0, "7"),
            (-120, 0, "-120"),
            (0, 2, "0.00"),
            (5, 2, "0.05"),
            (-5, 2, "-0.05"),
            (9250, 2, "92.50"),
            (-1, 6, "-0.000001"),
            (i64::MAX, 6, "9223372036854.775807"),
            (i64::MIN, 9, "-9223372036.854775808"),
        ] {
            assert_eq!(Decimal::new(units, places).as_str(), text);
        }
    }
}
