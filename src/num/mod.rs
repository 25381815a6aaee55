//! Exact numbers: the only place where figures are added, divided and rounded.
//!
//! [`Exact`] is a rational number without limits; scores, weights, shares and thresholds are
//! `Exact` until they are printed. [`Points`] is a figure after its one rounding, a whole number of
//! the campaign's smallest unit, so that *what is printed is what was compared*. No binary float
//! holds either of them.

mod exact;
mod operators;
mod points;
pub(crate) mod short;
#[cfg(test)]
mod tests;
mod text;

pub use exact::Exact;
pub use points::{Points, Rounding, RoundingMode};
pub use text::{Decimal, parse_decimal};

/// Most decimals a campaign may round to.
pub const MAX_PLACES: u8 = 6;
