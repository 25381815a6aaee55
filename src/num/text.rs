//! Decimal numbers as text, both ways.

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
