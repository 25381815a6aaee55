//! How a questionnaire rounds: once, as the campaign does.

use crate::num::{Rounding, RoundingMode};

/// A sum in units of the last place that is kept, without the noise of binary numbers.
pub(super) fn scaled(sum: &str, rounding: Rounding) -> String {
    format!("round(({sum}) * {}, 6)", unit(rounding))
}

/// What is made of the question that holds it. No sum is below 0, so that `int` goes down.
pub(super) fn rounded(name: &str, rounding: Rounding) -> String {
    let sum = format!("${{{name}}}");
    let (down, up) = (format!("int({sum})"), format!("int({sum} + 0.5)"));
    let whole = match rounding.mode {
        RoundingMode::Down => down,
        RoundingMode::HalfUp => up,
        RoundingMode::HalfEven => format!("if({sum} - {down} = 0.5 and {down} mod 2 = 0, {down}, {up})"),
    };
    format!("{whole} div {}", unit(rounding))
}

/// How many of them are one point.
fn unit(rounding: Rounding) -> String {
    format!("1{}", "0".repeat(usize::from(rounding.places)))
}
