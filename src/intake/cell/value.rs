//! The closed list of reading rules: what a cell may say, and in which words.
//!
//! Every rule is a small function from text to a value or nothing; what no rule understands is
//! refused by the callers and never replaced by a default.

pub(in crate::intake) mod column;
mod docs;
pub(in crate::intake) mod number;
pub(in crate::intake) mod rules;

use std::borrow::Cow;

use jiff::civil::{Date, date};

pub use docs::reading_rules;

use crate::num::parse_decimal;
use crate::table::Value;
use crate::text::{clean, fold};

/// A decimal number: `mantissa × 10^-scale`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) struct Decimal {
    /// Digits with sign.
    pub(in crate::intake) mantissa: i64,
    /// Number of decimals.
    pub(in crate::intake) scale: u32,
}

/// A cell that says why there is no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum NoValue {
    /// “Không áp dụng”, “KAD”, “N/A”.
    NotApplicable,
    /// “Miễn”.
    Exempt,
}

/// “8,5”, “8.5”, “+2”, “-1”: one sign, digits, one comma or point for the decimals.
pub(in crate::intake) fn decimal(text: &str) -> Option<Decimal> {
    let plain: Cow<'_, str> = if text.contains(',') {
        if text.contains('.') || text.matches(',').count() > 1 {
            return None;
        }
        text.replace(',', ".").into()
    } else {
        text.into()
    };
    let (mantissa, scale) = parse_decimal(&plain)?;
    Some(Decimal { mantissa, scale })
}

/// “15 đ”, “15đ”, “15 điểm”: the number before the mark, behind which a full stop may stand.
pub(in crate::intake) fn before_points_mark(text: &str) -> Option<&str> {
    let text = text.strip_suffix('.').unwrap_or(text);
    ["điểm", "Điểm", "ĐIỂM", "đ", "Đ"].iter().find_map(|mark| text.strip_suffix(mark)).map(str::trim_end)
}

/// “Tốt (4đ)”: the words of a choice and the points that it shows in brackets behind them.
pub(in crate::intake) fn words_with_points(text: &str) -> Option<(&str, Decimal)> {
    let (words, points) = text.strip_suffix(')')?.rsplit_once('(')?;
    let (words, points) = (words.trim_end(), decimal(before_points_mark(points.trim())?)?);
    let is_plain = !words.is_empty() && !words.contains(|c: char| c.is_ascii_digit());
    is_plain.then_some((words, points))
}

/// “9/10”, “9đ/10đ”, “9/10 điểm”: the number and what it is out of.
pub(in crate::intake) fn out_of(text: &str) -> Option<(Decimal, Decimal)> {
    let (value, whole) = text.split_once('/')?;
    let bare = |text: &'_ str| decimal(before_points_mark(text).unwrap_or(text));
    Some((bare(value.trim_end())?, bare(whole.trim_start())?))
}

/// “80%”, “80 %”: the number before the sign.
pub(in crate::intake) fn before_percent_sign(text: &str) -> Option<&str> {
    text.strip_suffix('%').map(str::trim_end)
}

/// Marks for yes and no.
pub(in crate::intake) fn mark(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "x" | "×" | "✓" | "✔" | "√" | "1" | "có" | "yes" | "đảm bảo" | "true" => Some(true),
        "0" | "không" | "no" | "không có" | "không đảm bảo" | "false" => Some(false),
        dash if is_dash(dash) => Some(false),
        _ => None,
    }
}

/// A dash, however long.
pub(in crate::intake) fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "–" | "—" | "\u{2015}" | "\u{2212}")
}

/// Words in the place of a value: [`crate::campaign::NOT_APPLICABLE`] and [`crate::campaign::EXEMPT`].
pub(in crate::intake) fn no_value(text: &str) -> Option<NoValue> {
    match fold(text).as_str() {
        "không áp dụng" | "not applicable" | "kad" | "n/a" => Some(NoValue::NotApplicable),
        "miễn" | "exempt" => Some(NoValue::Exempt),
        _ => None,
    }
}

/// dd/mm/yyyy (also with `-` or `.`) and yyyy-mm-dd.
pub(in crate::intake) fn calendar_date(text: &str) -> Option<Date> {
    let separator = ['/', '-', '.'].into_iter().find(|c| text.contains(*c))?;
    let parts: Vec<&str> = text.split(separator).map(str::trim).collect();
    let [first, month, last] = parts.as_slice() else { return None };
    if parts.iter().any(|part| part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let (day, year) = match (first.len(), last.len()) {
        (1 | 2, 4) => (first, last),
        (4, 1 | 2) if separator == '-' => (last, first),
        _ => return None,
    };
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// Which of two numbers before a year is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Order {
    /// 05/12 is 5 December.
    Day,
    /// 05/12 is 12 May, as forms in English write it.
    Month,
}

/// A moment as seconds that only serve to be compared: a date, and a time where there is one (“SA” and “CH” as
/// a Vietnamese form writes them), in this order or the other; parts of a second and a zone may follow.
pub(in crate::intake) fn moment(text: &str, order: Order) -> Option<i64> {
    // “2026-11-22T17:24:07”, but “GMT+7”.
    let text = match text.split_once('T') {
        Some((day, clock)) if day.ends_with(|c: char| c.is_ascii_digit()) => format!("{day} {clock}"),
        _ => text.replace(',', " "),
    };
    let (mut day, mut clock, mut half, mut zone) = (None, None, None, 0);
    for word in text.split_whitespace() {
        let lower = word.to_lowercase();
        if let Some(date) = moment_date(word, order).filter(|_| day.is_none()) {
            day = Some(date);
        } else if let Some((time, offset)) = clock_time(word).filter(|_| clock.is_none()) {
            (clock, zone) = (Some(time), offset);
        } else if let ("sa" | "am" | "ch" | "pm", None) = (lower.as_str(), half) {
            half = Some(matches!(lower.as_str(), "ch" | "pm"));
        } else {
            zone = offset(lower.strip_prefix("gmt").or_else(|| lower.strip_prefix("utc"))?)?;
        }
    }
    let days = i64::from((day? - date(1970, 1, 1)).get_days());
    let seconds = clock.unwrap_or(0);
    let seconds = match half {
        Some(true) if seconds < 12 * 3_600 => seconds + 12 * 3_600,
        Some(false) if seconds >= 12 * 3_600 => seconds - 12 * 3_600,
        _ => seconds,
    };
    Some(days * 86_400 + seconds - zone)
}

/// A date with its year at either end: 2026/11/22 too.
fn moment_date(word: &str, order: Order) -> Option<Date> {
    if order == Order::Month
        && let Some((month, rest)) = word.split_once('/')
        && let Some((day, year)) = rest.split_once('/')
        && month.len() < 4
    {
        return calendar_date(&format!("{day}/{month}/{year}"));
    }
    calendar_date(word).or_else(|| {
        let is_year_first = word.find('/') == Some(4);
        if is_year_first { calendar_date(&word.replace('/', "-")) } else { None }
    })
}

/// “17:24”, “5:24:07”, “17:24:07.123Z”, “17:24:07+07:00”: seconds since midnight and those of the zone.
fn clock_time(word: &str) -> Option<(i64, i64)> {
    let end = word.find(['Z', 'z', '+', '-']).unwrap_or(word.len());
    let (clock, zone) = word.split_at(end);
    let mut parts = clock.split(':');
    let number = |text: &str, below: i64| text.parse::<i64>().ok().filter(|number| (0..below).contains(number));
    let (hour, minute) = (number(parts.next()?, 24)?, number(parts.next()?, 60)?);
    let second = match parts.next() {
        Some(second) => number(second.split_once('.').map_or(second, |(whole, _)| whole), 61)?,
        None => 0,
    };
    if parts.next().is_some() {
        return None;
    }
    Some((hour * 3_600 + minute * 60 + second, offset(zone)?))
}

/// “+07:00”, “+7”, “+0700”, “Z”.
fn offset(text: &str) -> Option<i64> {
    if matches!(text, "" | "Z" | "z") {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let digits = text.strip_prefix(['+', '-'])?;
    let (hours, minutes) = match digits.split_once(':') {
        Some(parts) => parts,
        None if digits.len() > 2 => digits.split_at_checked(digits.len() - 2)?,
        None => (digits, "0"),
    };
    // Two digits each: a larger number would leave the range of what follows.
    let part = |text: &str| text.parse::<u8>().ok().map(i64::from);
    Some(sign * (part(hours)? * 3_600 + part(minutes)? * 60))
}

/// The text of a cell for a message: as a person would read it, and not longer than a line.
pub(in crate::intake) fn shown(value: &Value<'_>) -> String {
    cut(whole(value), 80)
}

/// The text of a cell as a person would read it: names of units and reasons of decisions are printed in full. What is
/// longer than any of these is cut, so that a hostile cell fills no page.
pub(in crate::intake) fn whole(value: &Value<'_>) -> String {
    let text = match value {
        Value::Text(text) => clean(text),
        Value::Number(number) if number.zeros > 0 && number.scale == 0 => number.digits(),
        Value::Number(number) => number_text(number.mantissa, number.scale, number.percent),
        Value::Bool(yes) => if *yes { "TRUE" } else { "FALSE" }.to_owned(),
        Value::Date(day) => day_text(*day),
        Value::Error(text) => text.to_string(),
        Value::NoStoredValue => String::new(),
    };
    cut(text, 1_000)
}

fn cut(text: String, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// A date as it is written in Vietnam.
pub(in crate::intake) fn day_text(day: Date) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// A number as it is written in Vietnam: with a decimal comma.
fn number_text(mantissa: i64, scale: u8, percent: bool) -> String {
    let scale = u32::from(scale);
    let exact = crate::num::Exact::decimal(mantissa, scale);
    if percent {
        return format!("{}%", exact * crate::num::Exact::whole(100)).replace('.', ",");
    }
    exact.to_string().replace('.', ",")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use crate::campaign::{EXEMPT, NOT_APPLICABLE};

    use super::{
        Decimal, NoValue, Order, before_percent_sign, before_points_mark, calendar_date, decimal, mark, moment,
        no_value, out_of, words_with_points,
    };

    #[test]
    fn decimals_are_plain_numbers() {
        for (text, mantissa, scale) in [
            ("8,5", 85, 1),
            ("8.5", 85, 1),
            ("+2", 2, 0),
            ("-1", -1, 0),
            ("0", 0, 0),
            ("1.000", 1000, 3),
            ("007", 7, 0),
        ] {
            assert_eq!(decimal(text), Some(Decimal { mantissa, scale }), "{text}");
        }
        for text in
            ["", "8,", ",5", "8;5", "8,5,0", "1.234,5", "1e3", "1E+11", "inf", "NaN", "8 5", "0x1", "tám", "5-10"]
        {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn a_number_may_carry_a_mark() {
        for (text, before) in
            [("8 đ", Some("8")), ("15đ", Some("15")), ("15 điểm", Some("15")), ("8", None), ("8 d", None)]
        {
            assert_eq!(before_points_mark(text), before, "{text}");
        }
        for (text, before) in [("80%", Some("80")), ("80 %", Some("80")), ("80", None), ("%80", None)] {
            assert_eq!(before_percent_sign(text), before, "{text}");
        }
    }

    #[test]
    fn words_may_show_their_points() {
        let four = Decimal { mantissa: 4, scale: 0 };
        assert_eq!(words_with_points("Tốt (4đ)"), Some(("Tốt", four)));
        assert_eq!(words_with_points("Tốt ( 4 điểm )"), Some(("Tốt", four)));
        for text in ["Tốt (4)", "(4đ)", "Mức 3 (4đ)", "Tốt 4đ", "Tốt (4đ) nhé", "Tốt (bốn điểm)"] {
            assert_eq!(words_with_points(text), None, "{text}");
        }
    }

    #[test]
    fn a_fraction_names_what_it_is_out_of() {
        let (nine, ten) = (Decimal { mantissa: 9, scale: 0 }, Decimal { mantissa: 10, scale: 0 });
        assert_eq!(out_of("9/10"), Some((nine, ten)));
        assert_eq!(out_of("9 / 10"), Some((nine, ten)));
        for text in ["9/", "/10", "9/10/2026", "9:10", "9"] {
            assert_eq!(out_of(text), None, "{text}");
        }
    }

    #[test]
    fn marks_are_a_closed_list() {
        for text in ["x", "X", "×", "✓", "√", "1", "Có", "Yes", "ĐẢM BẢO"] {
            assert_eq!(mark(text), Some(true), "{text}");
        }
        for text in ["0", "-", "Không", "No", "không đảm bảo"] {
            assert_eq!(mark(text), Some(false), "{text}");
        }
        for text in ["", "co", "khong", "đảm", "y", "n", "2", "xx", "Không áp dụng"] {
            assert_eq!(mark(text), None, "{text}");
        }
    }

    #[test]
    fn words_in_the_place_of_a_value_are_whole() {
        for text in ["Không áp dụng", "KAD", "kad", "N/A", "n/a", "Not applicable"] {
            assert_eq!(no_value(text), Some(NoValue::NotApplicable), "{text}");
        }
        for text in NOT_APPLICABLE {
            assert_eq!(no_value(text), Some(NoValue::NotApplicable), "{text}");
        }
        for text in EXEMPT.into_iter().chain([" MIỄN "]) {
            assert_eq!(no_value(text), Some(NoValue::Exempt), "{text}");
        }
        for text in ["NA", "không", "miễn giảm", "K.A.D", ""] {
            assert_eq!(no_value(text), None, "{text}");
        }
    }

    #[test]
    fn dates_are_vietnamese_or_iso() {
        for text in ["05/03/2026", "5/3/2026", "5-3-2026", "05.03.2026", "2026-03-05"] {
            assert_eq!(calendar_date(text), Some(date(2026, 3, 5)), "{text}");
        }
        for text in ["2026", "3/2026", "31/02/2026", "05/13/2026", "5/3/26", "2026/03/05", "5 tháng 3", "46300", ""] {
            assert_eq!(calendar_date(text), None, "{text}");
        }
    }

    #[test]
    fn moments_are_ordered() {
        let moments = [
            "01/12/2026 7:00:00",
            "01/12/2026 11:59:59 SA",
            "01/12/2026 12:00:00 CH",
            "2026/12/01 1:00:00 CH GMT+7",
            "2026-12-02T08:00:00.250Z",
            "2026-12-02T15:00:01+07:00",
            "2026-12-02T15:00:02.123+0700",
        ];
        let seconds: Vec<i64> = moments.iter().map(|text| moment(text, Order::Day).expect(text)).collect();
        // The one with a zone is seven hours earlier than it would be without.
        let (plain, zoned): (Vec<_>, Vec<_>) = seconds.iter().zip(moments).partition(|(_, text)| !text.contains("GMT"));
        assert!(plain.is_sorted_by(|a, b| a.0 < b.0), "{seconds:?}");
        assert_eq!(*zoned[0].0, moment("01/12/2026 6:00:00", Order::Day).expect("a moment"));
        assert_eq!(moment("17:24:07 22/11/2026", Order::Day), moment("22/11/2026 17:24:07", Order::Day));
        assert_eq!(moment("11/22/2026 17:24:07", Order::Day), None);
        assert_eq!(moment("11/22/2026 5:24:07 PM", Order::Month), moment("22/11/2026 17:24:07", Order::Day));
        for text in [
            "",
            "7:00",
            "hôm qua",
            "01/12/2026 GMT+9223372036854775807",
            "01/12/2026 7h",
            "01/12/2026 25:00",
            "01/12/2026 8:61",
        ] {
            assert_eq!(moment(text, Order::Day), None, "{text}");
        }
    }
}
