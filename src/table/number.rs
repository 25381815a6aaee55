//! Number cells as decimals: the 15 digits that a spreadsheet shows of a binary float.

use std::fmt;

use crate::table::Number;

/// Digits that a spreadsheet shows.
const DIGITS: usize = 15;
/// Decimals that are kept; what lies beyond is zero for every purpose here.
const SCALE: i32 = 30;

impl Number {
    /// The decimal that a spreadsheet shows for a float. None where it is not finite or too large for
    /// anything that is scored.
    #[must_use]
    pub fn from_float(value: f64, percent: bool) -> Option<Self> {
        if value.fract() == 0.0 && value.abs() < 1e15 {
            return Some(Self { mantissa: value as i64, scale: 0, percent, zeros: 0 });
        }
        // A float that is some whole number divided by 1,000 is the nearest one to that decimal: most scores.
        let thousandths = (value * 1e3).round();
        if thousandths.abs() < 1e12 && thousandths / 1e3 == value {
            return Some(Self::shortest(thousandths as i64, 3, percent));
        }
        Self::of_digits(value, percent)
    }

    /// A whole number as it is shown, with the zeros before it that its format asks for.
    #[must_use]
    pub fn digits(&self) -> String {
        format!("{:0>width$}", self.mantissa, width = usize::from(self.zeros))
    }

    /// By the digits that are shown.
    fn of_digits(value: f64, percent: bool) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let text = format!("{value:.*e}", DIGITS - 1);
        let (digits, exponent) = text.split_once('e')?;
        let exponent: i32 = exponent.parse().ok()?;
        let mut mantissa: i64 = digits.replace('.', "").parse().ok()?;
        let mut scale = DIGITS as i32 - 1 - exponent;
        while scale > SCALE && mantissa != 0 {
            mantissa /= 10;
            scale -= 1;
        }
        while scale < 0 {
            mantissa = mantissa.checked_mul(10)?;
            scale += 1;
        }
        Some(Self::shortest(mantissa, u8::try_from(scale).unwrap_or(0), percent))
    }

    /// Without zeros at the end.
    fn shortest(mut mantissa: i64, mut scale: u8, percent: bool) -> Self {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale, percent, zeros: 0 }
    }
}

impl fmt::Display for Number {
    /// With a decimal point, without the percent sign: 0.8 for a cell shown as “80%”.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let scale = usize::from(self.scale);
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = scale + 1);
        let (whole, decimals) = digits.split_at(digits.len() - scale);
        let point = if decimals.is_empty() { "" } else { "." };
        write!(f, "{sign}{whole}{point}{decimals}")
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn floats_become_what_is_shown() {
        for (value, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (8.25, "8.25"),
            (0.1 + 0.2, "0.3"),
            (89.999_999_999_999_99, "90"),
            (1.0 / 3.0, "0.333333333333333"),
            (-7.5, "-7.5"),
            (100.0, "100"),
            (46_300.0, "46300"),
            (1e14, "100000000000000"),
            (123_456_789_012_345_680.0, "123456789012346000"),
            (1e-7, "0.0000001"),
            (1.1 * 1.1, "1.21"),
            (1e-40, "0"),
            (0.85, "0.85"),
        ] {
            let number = Number::from_float(value, false).expect("a number that fits");
            assert_eq!(number.to_string(), expected, "{value:?}");
        }
        for value in [f64::NAN, f64::INFINITY, 1e300] {
            assert_eq!(Number::from_float(value, false), None);
        }
    }
}
