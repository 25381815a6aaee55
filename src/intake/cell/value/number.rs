//! Numbers as people write them: each rule a small function from text to a number, to nothing, or to doubt.
//!
//! What a mark means is never guessed: where two readings of a text are both possible in its column, it is
//! refused ([`Reads::Unclear`]).

use crate::intake::cell::value::column::{Blank, Column, Reads};
use crate::intake::cell::value::{self, Decimal};
use crate::num::{Exact, parse_decimal};
use crate::text::{fold, fold_heading};

const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };

/// “8,5”, “8.5”, “+2”, “-1”; not where three digits follow the mark, since these may be thousands.
pub(super) fn plain(_: &Column<'_>, text: &str) -> Reads {
    if as_thousands(text).is_some() { Reads::No } else { Reads::of(value::decimal(text)) }
}

/// “1.500”: with decimals or with thousands, whichever the column allows; of both neither.
pub(super) fn three_digits(column: &Column<'_>, text: &str) -> Reads {
    let (Some(decimals), Some(thousands)) = (value::decimal(text), as_thousands(text)) else { return Reads::No };
    let allows = |decimal: Decimal| (column.allows)(&Exact::decimal(decimal.mantissa, decimal.scale));
    match (allows(decimals), allows(thousands)) {
        (true, true) => Reads::Unclear,
        (false, true) => Reads::As(thousands),
        _ => Reads::As(decimals),
    }
}

/// Whether a cell holds figures on two lines: a line break divides values, never the thousands of one.
pub(in crate::intake) fn is_on_two_lines(cell: &str) -> bool {
    let lines = cell.split(['\n', '\r', '\u{B}', '\u{85}', '\u{2028}']);
    lines.filter(|line| line.contains(|c: char| c.is_ascii_digit())).nth(1).is_some()
}

/// “1.234.567”, “1.234,5”, “12 500”: marks that can only divide thousands.
pub(super) fn thousands(_: &Column<'_>, text: &str) -> Reads {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let Some(mark) = digits.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '.' | ',' | ' ')) else {
        return Reads::No;
    };
    let other = if mark == ',' { '.' } else { ',' };
    let (whole, fraction) = match digits.split_once(other) {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.bytes().all(|b| b.is_ascii_digit()) => {
            (whole, Some(fraction))
        }
        Some(_) => return Reads::No,
        None => (digits, None),
    };
    let groups: Vec<&str> = whole.split(mark).collect();
    let is_sure = fraction.is_some() || mark == ' ' || groups.len() > 2;
    if !is_sure || groups.len() < 2 || !are_groups(&groups) {
        return Reads::No;
    }
    let plain =
        format!("{sign}{}{}{}", groups.concat(), if fraction.is_some() { "." } else { "" }, fraction.unwrap_or(""));
    Reads::of(parse_decimal(&plain).map(|(mantissa, scale)| Decimal { mantissa, scale }))
}

fn are_groups(groups: &[&str]) -> bool {
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    groups.iter().all(|group| is_digits(group))
        && (1..=3).contains(&groups[0].len())
        && !groups[0].starts_with('0')
        && groups[1..].iter().all(|group| group.len() == 3)
}

/// The reading of “1.500” as a thousand and a half.
pub(in crate::intake) fn as_thousands(text: &str) -> Option<Decimal> {
    let (sign, digits) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let (whole, rest) = digits.split_once(['.', ','])?;
    if !are_groups(&[whole, rest]) {
        return None;
    }
    let (mantissa, _) = parse_decimal(&format!("{whole}{rest}"))?;
    Some(Decimal { mantissa: sign * mantissa, scale: 0 })
}

/// A number inside of another rule: plain, or with a mark that is sure.
fn inner(column: &Column<'_>, text: &str) -> Reads {
    match plain(column, text) {
        Reads::No => three_digits(column, text),
        read => read,
    }
}

/// “15 đ”, “15 điểm”.
pub(super) fn with_points_mark(column: &Column<'_>, text: &str) -> Reads {
    value::before_points_mark(text).map_or(Reads::No, |before| inner(column, before))
}

/// “Khá (6đ)”: the points in brackets behind words.
pub(super) fn behind_words(_: &Column<'_>, text: &str) -> Reads {
    Reads::of(value::words_with_points(text).map(|(_, points)| points))
}

/// “9/10” where 10 is the maximum.
pub(super) fn out_of(column: &Column<'_>, text: &str) -> Reads {
    let is_maximum = |whole: &Decimal| column.max == Some(&Exact::decimal(whole.mantissa, whole.scale));
    Reads::of(value::out_of(text).filter(|(_, whole)| is_maximum(whole)).map(|(points, _)| points))
}

/// “80%” in a column of percentages.
pub(super) fn with_percent_sign(column: &Column<'_>, text: &str) -> Reads {
    value::before_percent_sign(text).map_or(Reads::No, |before| inner(column, before))
}

/// “95%” in a column whose title says that it counts percent.
pub(super) fn percent_by_title(column: &Column<'_>, text: &str) -> Reads {
    if column.title.contains('%') { with_percent_sign(column, text) } else { Reads::No }
}

/// “2 lần” under “Số lần trễ hạn”: what is counted stands behind the number as it begins the title.
pub(super) fn with_noun(column: &Column<'_>, text: &str) -> Reads {
    let Some((number, noun)) = text.split_once(' ') else { return Reads::No };
    let (title, noun) = (fold_heading(column.title), fold_heading(noun));
    let counted = title.strip_prefix("tổng ").unwrap_or(&title);
    let counted = counted.strip_prefix("số ").unwrap_or(counted);
    let is_counted = counted.strip_prefix(noun.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if !noun.is_empty() && is_counted { inner(column, number) } else { Reads::No }
}

/// “Không”, “Không có”: the word for nought.
pub(super) fn word_for_zero(_: &Column<'_>, text: &str) -> Reads {
    if is_none_word(text) { Reads::As(ZERO) } else { Reads::No }
}

/// “-” and “Không” where a blank cell is nought too: both readings are one.
pub(super) fn dash_for_zero(column: &Column<'_>, text: &str) -> Reads {
    if column.blank == Blank::Zero && (value::is_dash(text) || is_none_word(text)) {
        Reads::As(ZERO)
    } else {
        Reads::No
    }
}

/// “Không”, “Không có”.
pub(in crate::intake) fn is_none_word(text: &str) -> bool {
    matches!(fold(text).as_str(), "không" | "không có")
}
