//! The four operations of [`Exact`], its order and its text.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

use super::exact::{Exact, Repr, clamp};
use super::text::Decimal;

/// Where one denominator is a multiple of the other: what each numerator is multiplied by, and the
/// greater denominator.
fn multiples(b: i128, d: i128) -> Option<(i128, i128, i128)> {
    let times = |great: i128, small: i128| match (i64::try_from(great), i64::try_from(small)) {
        // A division of 128 bits takes several times as long.
        (Ok(great), Ok(small)) => (great % small == 0).then(|| i128::from(great / small)),
        _ => (great % small == 0).then(|| great / small),
    };
    match times(d, b) {
        Some(by) => Some((by, 1, d)),
        None => times(b, d).map(|by| (1, by, b)),
    }
}

/// A product; nearly all factors fit half of the bits, where nothing can be lost and nothing has to be checked.
fn product(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(i128::from(a) * i128::from(b)),
        _ => a.checked_mul(b),
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
        return Some((product(a, scale_a)?.checked_add(product(c, scale_c)?)?, den));
    }
    Some((product(a, d)?.checked_add(product(c, b)?)?, product(b, d)?))
});
operator!(Sub, sub, |a, b, c, d| {
    if b == d {
        return Some((a.checked_sub(c)?, b));
    }
    if let Some((scale_a, scale_c, den)) = multiples(b, d) {
        return Some((product(a, scale_a)?.checked_sub(product(c, scale_c)?)?, den));
    }
    Some((product(a, d)?.checked_sub(product(c, b)?)?, product(b, d)?))
});
operator!(Mul, mul, |a, b, c, d| Some((product(a, c)?, product(b, d)?)));
operator!(Div, div, |a, b, c, d| {
    assert!(c != 0, "callers decide what a division by zero means");
    let (num, den) = (product(a, d)?, product(b, c)?);
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
            if let (Some(left), Some(right)) = (product(*a, *d), product(*c, *b)) {
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
