//! Cells that say who a row is about: codes, names, birth dates. And what makes two of them one person.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::intake::value;
use crate::table::Value;
use crate::text::{clean, fold};

/// Digits from which a spreadsheet's number is no longer exact.
const EXACT_DIGITS: usize = 15;

/// Why an identity cell was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unreadable;

/// The code in a cell. Text stays as it is, leading zeros included; a number keeps its digits, unless it
/// has so many that the spreadsheet has rounded them, or is written as a float.
pub(super) fn code<'a>(cell: &'a Value<'_>) -> Result<Cow<'a, str>, Unreadable> {
    match cell {
        Value::Text(text) => {
            let code: Cow<'_, str> =
                if text.bytes().all(|b| b.is_ascii_graphic()) { Cow::Borrowed(text) } else { clean(text).into() };
            if is_float(&code) { Err(Unreadable) } else { Ok(code) }
        }
        Value::Number(number) if number.scale == 0 && number.mantissa >= 0 && !number.percent => {
            let code = number.mantissa.to_string();
            if code.len() < EXACT_DIGITS { Ok(code.into()) } else { Err(Unreadable) }
        }
        _ => Err(Unreadable),
    }
}

/// “1.23E+11”, “79085001234.0”: what is left of a code that went through a number.
fn is_float(code: &str) -> bool {
    let Some((whole, rest)) = code.split_once(['.', ',']) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) {
        return false;
    }
    match rest.split_once(['e', 'E']) {
        Some((fraction, power)) => digits(fraction) && digits(power.trim_start_matches(['+', '-'])),
        None => whole.len() > 4 && rest.bytes().all(|b| b == b'0') && !rest.is_empty(),
    }
}

/// The name in a cell, cleaned. A name in which letters were lost is refused.
pub(super) fn name(cell: &Value<'_>) -> Result<String, Unreadable> {
    let Value::Text(text) = cell else { return Err(Unreadable) };
    let name = clean(text);
    if name.contains(['?', '\u{FFFD}']) { Err(Unreadable) } else { Ok(name) }
}

/// A birth date as written; a date cell as it is written in Vietnam.
pub(super) fn birth(cell: &Value<'_>) -> String {
    match cell {
        Value::Text(text) => clean(text),
        Value::Date(day) => value::day_text(*day),
        Value::Number(number) if number.scale == 0 => number.mantissa.to_string(),
        _ => String::new(),
    }
}

/// What a birth text says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Birth {
    Day(Date),
    Year(i16),
    Words(String),
}

impl Birth {
    fn of(text: &str) -> Self {
        if let Some(day) = value::calendar_date(text) {
            return Self::Day(day);
        }
        match text.parse() {
            Ok(year @ 1900..=2100) => Self::Year(year),
            _ => Self::Words(fold(text)),
        }
    }
}

/// Whether two birth texts agree: a year agrees with every day in it, nothing agrees with everything.
pub(super) fn births_agree(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() {
        return true;
    }
    match (Birth::of(a), Birth::of(b)) {
        (Birth::Day(day), Birth::Year(year)) | (Birth::Year(year), Birth::Day(day)) => day.year() == year,
        (a, b) => a == b,
    }
}

/// Whether two names are one: folded, accents included.
pub(super) fn names_agree(a: &str, b: &str) -> bool {
    a == b || fold(a) == fold(b)
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, births_agree, code, names_agree};
    use crate::table::{Number, Value};

    fn number(mantissa: i64, scale: u8) -> Value<'static> {
        Value::Number(Number { mantissa, scale, percent: false })
    }

    #[test]
    fn codes_keep_their_digits() {
        for (text, expected) in [
            ("0100", "0100"),
            (" 0100 ", "0100"),
            ("CD01-001", "CD01-001"),
            ("CĐ 01", "CĐ 01"),
            ("079085001234", "079085001234"),
            ("1.2", "1.2"),
        ] {
            assert_eq!(code(&Value::Text(text.into())).as_deref(), Ok(expected), "{text}");
        }
        for text in ["1.23E+11", "1,23E+11", "7,9085E10", "79085001234.0"] {
            assert_eq!(code(&Value::Text(text.into())), Err(Unreadable), "{text}");
        }
        assert_eq!(code(&number(100, 0)).as_deref(), Ok("100"));
        assert_eq!(code(&number(79_085_001_234, 0)).as_deref(), Ok("79085001234"));
        for refused in [number(123_456_789_012_345, 0), number(15, 1), number(-1, 0), Value::Bool(true)] {
            assert_eq!(code(&refused), Err(Unreadable), "{refused:?}");
        }
    }

    #[test]
    fn births_agree_as_far_as_they_say() {
        for (a, b) in [
            ("05/03/1985", "5-3-1985"),
            ("1985", "05/03/1985"),
            ("", "1985"),
            ("1985-03-05", "05/03/1985"),
            ("85", "85"),
        ] {
            assert!(births_agree(a, b), "{a} {b}");
        }
        for (a, b) in [("05/03/1985", "03/05/1985"), ("1984", "05/03/1985"), ("85", "1985")] {
            assert!(!births_agree(a, b), "{a} {b}");
        }
    }

    #[test]
    fn names_agree_with_all_their_accents() {
        assert!(names_agree("NGUYỄN THỊ HOÀ", "Nguye\u{302}\u{303}n Thị  Hoà"));
        assert!(!names_agree("Lê Văn Hùng", "Lê Văn Hưng"));
    }
}
