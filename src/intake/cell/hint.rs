//! What is known about a cell that no reading rule took: how it may have come to be what it is.

use crate::diag::Problem;
use crate::diag::code::{Hint, Term};
use crate::intake::cell::refusal::Refusal;
use crate::intake::cell::value::column::Sort;
use crate::intake::cell::value::number::{as_thousands, is_none_word};
use crate::intake::cell::value::{self, decimal};
use crate::table::Value;
use crate::text::{clean, fold};

/// The problem of a refused cell, with what is known about the cell.
pub(in crate::intake) fn of(problem: Problem, refusal: &Refusal, cell: &Value<'_>, sort: Sort) -> Problem {
    let found = if matches!(refusal, Refusal::Unreadable | Refusal::UnknownWord) { find(cell, sort) } else { None };
    with(problem, found)
}

/// A problem with what is known.
pub(in crate::intake) fn with(problem: Problem, hint: Option<Hint>) -> Problem {
    match hint {
        Some(hint) => problem.with_term("hint", Term::Hint(hint)),
        None => problem,
    }
}

fn find(cell: &Value<'_>, sort: Sort) -> Option<Hint> {
    let is_number = !matches!(sort, Sort::Flag | Sort::Choice | Sort::Date | Sort::Text);
    let is_score = !matches!(sort, Sort::Number | Sort::Date | Sort::Text);
    match cell {
        Value::Date(_) if is_number => Some(Hint::Date),
        Value::Number(number) if number.percent && is_number => Some(Hint::Percent),
        Value::Text(text) => {
            let text = clean(text);
            let is_dash = value::is_dash(&text) || is_none_word(&text);
            match text.as_str() {
                _ if is_dash && is_number => Some(Hint::Dash),
                _ if is_dash => Some(Hint::DashWord).filter(|_| sort != Sort::Flag),
                text if is_score && is_not_rated(text) => Some(Hint::NotRated),
                _ if !is_number => None,
                text if is_date(text) => Some(Hint::Date),
                text if as_thousands(text).is_some() => Some(Hint::Thousands),
                text if is_two_numbers(text) => Some(Hint::TwoNumbers),
                text if is_number_with_words(text) => Some(Hint::Words),
                _ => None,
            }
        }
        _ => None,
    }
}

/// “KXL”, “Không XL”, “Chưa xếp loại”, “Nghỉ TS”.
fn is_not_rated(text: &str) -> bool {
    let folded = fold(text);
    let words =
        ["kxl", "không xl", "không xếp loại", "chưa xl", "chưa xếp loại", "nghỉ ts", "nghỉ thai sản", "thai sản"];
    words.contains(&folded.as_str()) || folded.starts_with("nghỉ ")
}

/// “05/10/2026”, “2026-10-05 00:00:00”, “5-Oct”, “05-Thg10”: what a spreadsheet makes of “5-10”.
fn is_date(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or(text);
    if value::calendar_date(first).is_some() {
        return true;
    }
    let Some((day, month)) = text.split_once(['-', '/']) else { return false };
    let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "thg", "th"];
    let is_day = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_month = |text: &str| months.iter().any(|month| fold(text).starts_with(month));
    is_day(day) && is_month(month) || is_month(day) && is_day(month)
}

/// “8-9”, “5 - 10”, “8;9”, “8/9”.
fn is_two_numbers(text: &str) -> bool {
    let Some((first, second)) = text.split_once(['-', '–', ';', '/']) else { return false };
    let is_number = |text: &str| decimal(text.trim()).is_some();
    is_number(first) && is_number(second)
}

/// “8 tốt”, “15 (đã thống nhất)”.
fn is_number_with_words(text: &str) -> bool {
    let number = text.split(' ').next().unwrap_or(text);
    number.len() < text.len() && decimal(number).is_some()
}
