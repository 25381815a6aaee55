//! Cells that say who a row is about: codes, names, birth dates. And what makes two codes, or two birth dates, one.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::intake::cell::value;
use crate::legacy::damage;
use crate::table::Value;
use crate::text::{clean, fold};

/// Digits from which a spreadsheet's number is no longer exact.
const EXACT_DIGITS: usize = 15;

/// Why an identity cell was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) struct Unreadable;

/// The code in a cell. Text stays as it is, leading zeros included; a number keeps its digits, unless it
/// has so many that the spreadsheet has rounded them, or is written as a float.
pub(in crate::intake) fn code<'a>(cell: &'a Value<'_>) -> Result<Cow<'a, str>, Unreadable> {
    match cell {
        Value::Text(text) => {
            let code: Cow<'_, str> =
                if text.bytes().all(|b| b.is_ascii_graphic()) { Cow::Borrowed(text) } else { clean(text).into() };
            // What spreadsheets put before a text so that it stays one.
            let code = match code.strip_prefix('\'') {
                Some(bare) if !bare.is_empty() => Cow::Owned(bare.to_owned()),
                _ => code,
            };
            if is_float(&code) { Err(Unreadable) } else { Ok(code) }
        }
        Value::Number(number) if number.scale == 0 && number.mantissa >= 0 && !number.percent => {
            let code = number.digits();
            let is_exact = number.mantissa.to_string().len() < EXACT_DIGITS && !is_rounded(number.mantissa);
            if is_exact { Ok(code.into()) } else { Err(Unreadable) }
        }
        _ => Err(Unreadable),
    }
}

/// What makes two codes one: capitals or not, blanks inside and the kind of a hyphen do not part people.
pub(in crate::intake) fn code_key(code: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_lowercase();
    if code.bytes().all(is_plain) {
        return Cow::Borrowed(code);
    }
    let hyphen = |c: char| if matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}') { '-' } else { c };
    let letters = clean(code).chars().filter(|c| !c.is_whitespace()).map(hyphen).collect::<String>();
    Cow::Owned(letters.to_uppercase())
}

/// What a code looks like: letters and digits that look alike are one. For messages only.
pub(in crate::intake) fn looks(code: &str) -> String {
    let one = |c: char| match c {
        'O' | 'О' | 'Ο' => '0',
        'I' | 'L' | 'І' | 'Ι' | '|' => '1',
        'А' | 'Α' => 'A',
        'В' | 'Β' => 'B',
        'С' => 'C',
        'Е' | 'Ε' => 'E',
        'Н' | 'Η' => 'H',
        'К' | 'Κ' => 'K',
        'М' | 'Μ' => 'M',
        'Р' | 'Ρ' => 'P',
        'Ѕ' => 'S',
        'Т' | 'Τ' => 'T',
        'Х' | 'Χ' => 'X',
        'У' | 'Υ' => 'Y',
        'Ν' => 'N',
        'Ζ' => 'Z',
        'Ј' => 'J',
        'Đ' | 'Ð' => 'D',
        c => c,
    };
    code_key(code).chars().map(one).collect()
}

/// Whether a code holds letters that look Latin and are not.
pub(in crate::intake) fn has_foreign_letters(code: &str) -> bool {
    code.chars().any(|c| matches!(c, '\u{370}'..='\u{52F}'))
}

/// 123000000000: what a spreadsheet gives back of a long number that was once shown as 1.23E+11.
fn is_rounded(code: i64) -> bool {
    code >= 10_000_000_000 && code % 1_000_000 == 0
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

/// The name in a cell, cleaned. A name in which letters were lost is refused; dots and dashes are none.
pub(in crate::intake) fn name(cell: &Value<'_>) -> Result<String, Unreadable> {
    let Value::Text(text) = cell else { return Err(Unreadable) };
    let name = clean(text);
    if name.contains('?') || damage(&name).is_some() {
        return Err(Unreadable);
    }
    Ok(if name.contains(char::is_alphanumeric) { name } else { String::new() })
}

/// A birth date as written; a date cell as it is written in Vietnam.
pub(in crate::intake) fn birth(cell: &Value<'_>) -> String {
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
    /// Day, month and the last two digits of the year.
    Short(i8, i8, i16),
    Year(i16),
    Words(String),
}

impl Birth {
    fn of(text: &str) -> Self {
        if let Some(day) = value::calendar_date(text) {
            return Self::Day(day);
        }
        if let Some((rest, year)) = text.rsplit_once(['/', '-', '.'])
            && year.len() == 2
            && let Some(day) = value::calendar_date(&format!("{rest}{}20{year}", &text[rest.len()..=rest.len()]))
        {
            return Self::Short(day.day(), day.month(), day.year() % 100);
        }
        match text.parse() {
            Ok(year @ 1900..=2100) => Self::Year(year),
            _ => Self::Words(fold(text)),
        }
    }
}

/// A birth text as papers show it: a whole date as it is written in Vietnam, everything else as it stands.
#[must_use]
pub fn birth_shown(text: &str) -> String {
    value::calendar_date(text).map_or_else(|| text.to_owned(), value::day_text)
}

/// Whether two birth texts agree: a year agrees with every day in it, nothing agrees with everything.
pub(in crate::intake) fn births_agree(a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() {
        return true;
    }
    match (Birth::of(a), Birth::of(b)) {
        (Birth::Day(day), Birth::Year(year)) | (Birth::Year(year), Birth::Day(day)) => day.year() == year,
        (Birth::Day(date), Birth::Short(day, month, year)) | (Birth::Short(day, month, year), Birth::Day(date)) => {
            (date.day(), date.month(), date.year() % 100) == (day, month, year)
        }
        (Birth::Year(whole), Birth::Short(_, _, year)) | (Birth::Short(_, _, year), Birth::Year(whole)) => {
            whole % 100 == year
        }
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::{Unreadable, birth_shown, births_agree, code, code_key, looks};
    use crate::table::{Number, Value};

    fn number(mantissa: i64, scale: u8) -> Value<'static> {
        Value::Number(Number { mantissa, scale, percent: false, zeros: 0 })
    }

    #[test]
    fn codes_keep_their_digits() {
        for (text, expected) in [
            ("0100", "0100"),
            (" 0100 ", "0100"),
            ("'0100", "0100"),
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
        for refused in [
            number(123_456_789_012_345, 0),
            number(123_000_000_000, 0),
            number(15, 1),
            number(-1, 0),
            Value::Bool(true),
        ] {
            assert_eq!(code(&refused), Err(Unreadable), "{refused:?}");
        }
    }

    #[test]
    fn codes_are_one_whatever_their_case_and_blanks() {
        for (a, b) in [("cd01", "CD01"), ("CĐ 01", "cđ01"), ("CD\u{2011}01", "CD-01"), ("CD 01", "CD01")] {
            assert_eq!(code_key(a), code_key(b), "{a} {b}");
        }
        for (a, b) in [("0100", "100"), ("CĐ01", "CD01"), ("CD01", "CDO1"), ("CD01", "СD01")] {
            assert_ne!(code_key(a), code_key(b), "{a} {b}");
        }
        for (a, b) in [("CD01", "CDO1"), ("CD01", "СD01"), ("l1", "I1"), ("O100", "0100")] {
            assert_eq!(looks(a), looks(b), "{a} {b}");
        }
    }

    #[test]
    fn a_whole_birth_date_is_shown_as_it_is_written_in_vietnam() {
        for (text, shown) in [
            ("1985-03-05", "05/03/1985"),
            ("5-3-1985", "05/03/1985"),
            ("05/03/1985", "05/03/1985"),
            ("1985", "1985"),
            ("5/3/85", "5/3/85"),
            ("khoảng 1985", "khoảng 1985"),
            ("", ""),
        ] {
            assert_eq!(birth_shown(text), shown, "{text}");
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
            ("5/3/85", "05/03/1985"),
            ("5-3-85", "5/3/85"),
            ("5/3/85", "1985"),
        ] {
            assert!(births_agree(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("05/03/1985", "03/05/1985"),
            ("1984", "05/03/1985"),
            ("85", "1985"),
            ("5/3/85", "05/03/1984"),
            ("5/3/85", "3/5/85"),
        ] {
            assert!(!births_agree(a, b), "{a} {b}");
        }
    }
}
