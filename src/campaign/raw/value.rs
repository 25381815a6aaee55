//! One value of the file, taken as the kind that its key asks for; what is of another kind is told once.

use std::ops::Range;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use crate::campaign::faults::{At, Faults, fault, nearest};
use crate::diag::code::{CampaignTerm, Term};
use crate::diag::{CampaignCode, Problem};
use crate::num::Exact;

/// The most entries that one list may have; far above any real campaign, far below what positions can hold.
pub(crate) const MAX_ENTRIES: usize = 1000;

/// The largest number that a campaign may hold, either way.
const MAX_NUMBER: i64 = 1_000_000_000;

/// A value with the key that it belongs to.
#[derive(Clone)]
pub(crate) struct Val<'a> {
    /// The key, for messages.
    pub(crate) key: &'a str,
    /// The value's bytes.
    pub(crate) span: Range<usize>,
    /// The value.
    pub(crate) value: &'a DeValue<'a>,
    /// Where faults go.
    pub(crate) faults: &'a Faults,
}

/// A value of any simple kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Scalar {
    /// In quotes.
    Text(String),
    /// A number.
    Number(Exact),
    /// true or false.
    YesNo(bool),
    /// A local date.
    Date(Date),
}

impl<'a> Val<'a> {
    /// Tells that the value is of another kind.
    pub(crate) fn wrong_type<T>(&self, expected: Term) -> Option<T> {
        self.wrong_type_at(&self.span, expected);
        None
    }

    fn wrong_type_at(&self, span: &Range<usize>, expected: Term) {
        let problem = fault(CampaignCode::WrongType).with("key", self.key).with_term("expected", expected);
        self.faults.add(span, problem);
    }

    /// Tells that the value makes no sense here.
    pub(crate) fn bad<T>(&self, value: impl ToString, why: CampaignTerm) -> Option<T> {
        bad_value(self.faults, &self.span, self.key, value, why);
        None
    }

    /// A text.
    pub(crate) fn text(self) -> Option<At<String>> {
        match self.value {
            DeValue::String(text) => Some(At::new(text.to_string(), self.span)),
            _ => self.wrong_type(Term::Text),
        }
    }

    /// A text with something in it.
    pub(crate) fn words(self) -> Option<At<String>> {
        let text = self.clone().text()?;
        if crate::text::clean(&text.value).is_empty() { self.bad("", CampaignTerm::EmptyText) } else { Some(text) }
    }

    /// An id: ASCII kebab-case.
    pub(crate) fn id(self) -> Option<At<String>> {
        let id = self.clone().text()?;
        if !is_kebab(&id.value) {
            let plain = crate::text::without_accents(&crate::text::fold_heading(&id.value)).replace(' ', "-");
            let problem = bad(self.key, &id.value, CampaignTerm::KebabCase, "");
            self.faults.add(&self.span, problem.suggest(Some(plain).filter(|plain| is_kebab(plain))));
        }
        Some(id)
    }

    /// An exact number, from its digits as written.
    pub(crate) fn number(self) -> Option<At<Exact>> {
        let digits = match self.value {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
            DeValue::Integer(number) => return self.bad(number, CampaignTerm::PlainNumber),
            DeValue::Float(number) => number.as_str(),
            _ => return self.wrong_type(Term::Number),
        };
        let Some(number) = Exact::parse(digits) else { return self.bad(digits, CampaignTerm::PlainNumber) };
        if number > Exact::whole(MAX_NUMBER) || number < Exact::whole(-MAX_NUMBER) {
            return self.bad(digits, CampaignTerm::PlainNumber);
        }
        Some(At::new(number, self.span))
    }

    /// A number that is not negative.
    pub(crate) fn not_negative(self) -> Option<At<Exact>> {
        let number = self.clone().number()?;
        if number.value.is_negative() { self.bad(&number.value, CampaignTerm::FromZero) } else { Some(number) }
    }

    /// A number above zero.
    pub(crate) fn above_zero(self) -> Option<At<Exact>> {
        let number = self.clone().number()?;
        if number.value > Exact::ZERO { Some(number) } else { self.bad(&number.value, CampaignTerm::AboveZero) }
    }

    /// A whole number in a range.
    pub(crate) fn whole(self, allowed: std::ops::RangeInclusive<i64>, why: CampaignTerm) -> Option<At<i64>> {
        let DeValue::Integer(number) = self.value else { return self.wrong_type(Term::WholeNumber) };
        let read = (number.radix() == 10).then(|| number.as_str().parse::<i64>().ok()).flatten();
        match read.filter(|n| allowed.contains(n)) {
            Some(n) => Some(At::new(n, self.span)),
            None => self.bad(number, why),
        }
    }

    /// A share as a text such as "20%", from 0% to 100%.
    pub(crate) fn percent(self) -> Option<At<Exact>> {
        let DeValue::String(text) = self.value else { return self.wrong_type(Term::Percent) };
        match parse_percent(text) {
            Some(share) => Some(At::new(share, self.span)),
            None => self.bad(text, CampaignTerm::PercentText),
        }
    }

    /// A date.
    pub(crate) fn date(self) -> Option<At<Date>> {
        match self.value {
            DeValue::Datetime(_) => match self.clone().scalar()?.value {
                Scalar::Date(date) => Some(At::new(date, self.span)),
                _ => self.wrong_type(Term::Date),
            },
            _ => self.wrong_type(Term::Date),
        }
    }

    /// true or false.
    pub(crate) fn yes_no(self) -> Option<At<bool>> {
        match self.value {
            DeValue::Boolean(yes) => Some(At::new(*yes, self.span)),
            _ => self.wrong_type(Term::YesNo),
        }
    }

    /// A simple value of any kind.
    pub(crate) fn scalar(self) -> Option<At<Scalar>> {
        let scalar = match self.value {
            DeValue::String(text) => Scalar::Text(text.to_string()),
            DeValue::Integer(_) | DeValue::Float(_) => Scalar::Number(self.clone().number()?.value),
            DeValue::Boolean(yes) => Scalar::YesNo(*yes),
            DeValue::Datetime(stamp) => match (stamp.date, stamp.time, stamp.offset) {
                (Some(date), None, None) => match civil(date) {
                    Some(date) => Scalar::Date(date),
                    None => return self.wrong_type(Term::Date),
                },
                _ => return self.wrong_type(Term::Date),
            },
            DeValue::Array(_) | DeValue::Table(_) => return self.wrong_type(Term::Campaign(CampaignTerm::SimpleValue)),
        };
        Some(At::new(scalar, self.span))
    }

    /// One of a closed list of words.
    pub(crate) fn one_of<T: Clone>(self, words: &[(&str, T)]) -> Option<At<T>> {
        let text = self.clone().text()?;
        if let Some((_, meant)) = words.iter().find(|(word, _)| *word == text.value) {
            return Some(At::new(meant.clone(), self.span));
        }
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let list = format!(": {}", known.join(", "));
        let problem = bad(self.key, &text.value, CampaignTerm::ClosedList, &list);
        self.faults.add(&self.span, problem.suggest(nearest(&text.value, known.iter().copied())));
        None
    }

    /// A list; each item is read by itself, and none is given where one of them is wrong.
    pub(crate) fn list<T>(self, read: impl Fn(Val<'a>) -> Option<T>) -> Option<At<Vec<T>>> {
        let DeValue::Array(items) = self.value else { return self.wrong_type(Term::List) };
        if items.len() > MAX_ENTRIES {
            return self.bad(items.len(), CampaignTerm::TooMany);
        }
        let values: Vec<Option<T>> = items
            .iter()
            .map(|item| read(Val { key: self.key, span: item.span(), value: item.get_ref(), faults: self.faults }))
            .collect();
        Some(At::new(values.into_iter().collect::<Option<Vec<T>>>()?, self.span))
    }

    /// A list of texts.
    pub(crate) fn texts(self) -> Option<At<Vec<At<String>>>> {
        self.list(Val::words)
    }

    /// The entries of a table of the user's own words, in the order of the file.
    pub(crate) fn entries(&self) -> Option<Vec<(At<String>, Val<'a>)>> {
        let DeValue::Table(table) = self.value else { return self.wrong_type(Term::Table) };
        if table.len() > MAX_ENTRIES {
            return self.bad(table.len(), CampaignTerm::TooMany);
        }
        Some(entries_of(table, self.key, self.faults))
    }
}

/// The entries of a table, in the order of the file (the parser keeps them by name).
fn entries_of<'a>(table: &'a DeTable<'a>, key: &'a str, faults: &'a Faults) -> Vec<(At<String>, Val<'a>)> {
    let mut entries: Vec<(At<String>, Val<'a>)> = table
        .iter()
        .map(|(word, value)| {
            let val = Val { key, span: value.span(), value: value.get_ref(), faults };
            (At::new(word.get_ref().to_string(), word.span()), val)
        })
        .collect();
    entries.sort_by_key(|(word, _)| word.span.start);
    entries
}

/// Tells that a value makes no sense here.
pub(crate) fn bad_value(faults: &Faults, span: &Range<usize>, key: &str, value: impl ToString, why: CampaignTerm) {
    faults.add(span, bad(key, value, why, ""));
}

/// A value that makes no sense, with words to choose from after the reason.
pub(crate) fn bad(key: &str, value: impl ToString, why: CampaignTerm, words: &str) -> Problem {
    fault(CampaignCode::BadValue)
        .with("value", value)
        .with("key", key)
        .with_term("why", Term::Campaign(why))
        .with("words", words)
}

/// A share from a text such as "20%", from 0% to 100%.
pub(crate) fn parse_percent(text: &str) -> Option<Exact> {
    // A comma before the decimals, as Vietnam writes it, or a point.
    let number = text.trim().strip_suffix('%')?.trim_end().replacen(',', ".", 1);
    let number = Exact::parse(&number)?;
    let allowed = !number.is_negative() && number <= Exact::whole(100);
    allowed.then(|| number / Exact::whole(100))
}

fn civil(date: toml::value::Date) -> Option<Date> {
    Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?).ok()
}

/// Lower-case ASCII words and digits, joined by single hyphens.
fn is_kebab(id: &str) -> bool {
    id.len() <= 100
        && id
            .split('-')
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{is_kebab, parse_percent};
    use crate::num::Exact;

    #[test]
    fn ids_are_kebab_case() {
        for (id, good) in [
            ("tt1", true),
            ("not-done", true),
            ("2026-a", true),
            ("", false),
            ("-a", false),
            ("a--b", false),
            ("A", false),
            ("điểm", false),
            ("a_b", false),
        ] {
            assert_eq!(is_kebab(id), good, "{id}");
        }
    }

    #[test]
    fn shares_are_read_exactly() {
        for (text, share) in [
            ("20%", Some(Exact::ratio(1, 5))),
            ("12.5 %", Some(Exact::ratio(1, 8))),
            ("60,5%", Some(Exact::ratio(121, 200))),
            ("1.000,5%", None),
            ("100%", Some(Exact::ONE)),
            ("101%", None),
            ("-1%", None),
            ("20", None),
            ("", None),
            ("%", None),
        ] {
            assert_eq!(parse_percent(text), share, "{text}");
        }
    }
}
