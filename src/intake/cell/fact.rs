//! From a cell of a fact column to a [`FactValue`], by the fact's kind.

use std::collections::HashMap;
use std::sync::Arc;

use crate::campaign::{Campaign, Fact, FactKind};
use crate::diag::{IntakeCode, Problem, TableCode};
use crate::id::FactIx;
use crate::intake::cell::hint;
use crate::intake::cell::kind::hundredfold;
use crate::intake::cell::refusal::Refusal;
use crate::intake::cell::value::column::Sort;
use crate::intake::cell::value::column::{Blank, Column};
use crate::intake::cell::value::number::{self};
use crate::intake::cell::value::rules;
use crate::intake::cell::value::{self, Decimal, shown};
use crate::intake::{FactCell, FactValue};
use crate::num::Exact;
use crate::table::Value;
use crate::text::{clean, fold};

/// Texts kept for sharing; beyond them each cell has its own.
const MOST_SHARED: usize = 4_096;

/// How the cells of one fact column are read.
#[derive(Debug)]
pub(in crate::intake) struct FactReader {
    /// The fact.
    pub(in crate::intake) fact: FactIx,
    title: String,
    kind: FactKind,
    values: Option<Vec<(String, String)>>,
    blank: Blank,
    /// “-” and “Không” say what a blank cell says: nothing.
    none_is_blank: bool,
    shared: HashMap<String, (Arc<str>, Arc<str>)>,
}

impl FactReader {
    /// How a fact is read.
    pub(in crate::intake) fn new(fact: FactIx, of: &Fact) -> Self {
        let values = of.values.as_ref().map(|words| words.iter().map(|word| (word.clone(), fold(word))).collect());
        let blank = of.blank.as_deref().map(str::trim);
        let is_zero = blank.and_then(value::decimal).is_some_and(|decimal| decimal.mantissa == 0);
        let none_is_blank = of.kind == FactKind::Text && of.values.is_some() && blank == Some("");
        Self {
            fact,
            title: of.title.clone(),
            kind: of.kind,
            values,
            blank: if is_zero { Blank::Zero } else { Blank::Other },
            none_is_blank,
            shared: HashMap::new(),
        }
    }

    /// Reads a cell; none where it turns out to be blank.
    pub(in crate::intake) fn read(&mut self, value: &Value<'_>) -> Result<Option<FactValue>, Refusal> {
        match value {
            Value::Text(text) => {
                let is_number = matches!(self.kind, FactKind::Percent | FactKind::Count | FactKind::Number);
                if is_number && number::is_on_two_lines(text) {
                    return Err(Refusal::Unreadable);
                }
                let text = clean(text);
                if text.is_empty() {
                    return Ok(None);
                }
                if value::no_value(&text).is_some() {
                    return Err(Refusal::Unreadable);
                }
                if self.none_is_blank && (value::is_dash(&text) || number::is_none_word(&text)) {
                    return Ok(None);
                }
                self.read_text(&text).map(Some)
            }
            Value::Number(number) => {
                let decimal = Decimal { mantissa: number.mantissa, scale: u32::from(number.scale) };
                self.read_number(decimal, number.percent, value).map(Some)
            }
            Value::Date(day) if self.kind == FactKind::Date => Ok(Some(FactValue::Date(*day))),
            Value::Bool(yes) if self.kind == FactKind::Flag => Ok(Some(FactValue::Flag(*yes))),
            Value::Bool(_) | Value::Date(_) => Err(Refusal::Unreadable),
            Value::Error(_) => Err(Refusal::ErrorCell),
            Value::NoStoredValue => Err(Refusal::NoStoredValue),
        }
    }

    fn read_text(&mut self, text: &str) -> Result<FactValue, Refusal> {
        match self.kind {
            FactKind::Text => self.word(text),
            FactKind::Flag => value::mark(text).map(FactValue::Flag).ok_or(Refusal::Unreadable),
            FactKind::Date => value::calendar_date(text).map(FactValue::Date).ok_or(Refusal::Unreadable),
            FactKind::Percent | FactKind::Count | FactKind::Number => {
                let sort = self.sort();
                let allows = |number: &Exact| self.check(number).is_ok();
                let column = Column { sort, title: &self.title, max: None, blank: self.blank, allows: &allows };
                self.number(rules::number(&column, text).ok_or(Refusal::Unreadable)?)
            }
        }
    }

    /// What the reading rules call it.
    fn sort(&self) -> Sort {
        match self.kind {
            FactKind::Text => Sort::Text,
            FactKind::Flag => Sort::Flag,
            FactKind::Date => Sort::Date,
            FactKind::Percent => Sort::Percent,
            FactKind::Count => Sort::Count,
            FactKind::Number => Sort::Number,
        }
    }

    fn read_number(&mut self, decimal: Decimal, percent: bool, value: &Value<'_>) -> Result<FactValue, Refusal> {
        match self.kind {
            FactKind::Percent if percent => self.number(hundredfold(decimal).ok_or(Refusal::Unreadable)?),
            FactKind::Text => self.word(&value::shown(value)),
            FactKind::Flag => match (decimal.mantissa, decimal.scale, percent) {
                (0, _, false) => Ok(FactValue::Flag(false)),
                (1, 0, false) => Ok(FactValue::Flag(true)),
                _ => Err(Refusal::Unreadable),
            },
            FactKind::Date => Err(Refusal::Unreadable),
            FactKind::Number if percent && self.title.contains('%') => {
                self.number(hundredfold(decimal).ok_or(Refusal::Unreadable)?)
            }
            _ if percent => Err(Refusal::Unreadable),
            FactKind::Count | FactKind::Number | FactKind::Percent => self.number(decimal),
        }
    }

    fn number(&self, decimal: Decimal) -> Result<FactValue, Refusal> {
        let number = Exact::decimal(decimal.mantissa, decimal.scale);
        self.check(&number).map(|()| FactValue::Number(number))
    }

    fn check(&self, number: &Exact) -> Result<(), Refusal> {
        match self.kind {
            FactKind::Count if number.is_negative() => Err(Refusal::OutOfRange),
            FactKind::Count if !number.is_whole() => Err(Refusal::Step),
            FactKind::Percent if number.is_negative() || *number > Exact::whole(100) => Err(Refusal::OutOfRange),
            _ => Ok(()),
        }
    }

    fn word(&mut self, text: &str) -> Result<FactValue, Refusal> {
        if let Some((shown, folded)) = self.shared.get(text) {
            return Ok(FactValue::Text { shown: shown.clone(), folded: folded.clone() });
        }
        let folded = fold(text);
        if let Some(values) = &self.values
            && !values.iter().any(|(_, known)| *known == folded)
        {
            return Err(Refusal::UnknownWord);
        }
        let (shown, folded): (Arc<str>, Arc<str>) = (text.into(), folded.into());
        if self.shared.len() < MOST_SHARED {
            self.shared.insert(text.to_owned(), (shown.clone(), folded.clone()));
        }
        Ok(FactValue::Text { shown, folded })
    }

    /// The problem of a refused cell, without its place.
    pub(in crate::intake) fn problem(&self, refusal: &Refusal, cell: &Value<'_>) -> Problem {
        let text = shown(cell);
        let problem = match refusal {
            Refusal::Unreadable | Refusal::NotApplicable => Problem::new(IntakeCode::ValueUnreadable),
            Refusal::OutOfRange => Problem::new(IntakeCode::OutOfRange),
            Refusal::Step => Problem::new(IntakeCode::Step),
            Refusal::UnknownWord => Problem::new(IntakeCode::UnknownWord),
            Refusal::ErrorCell => Problem::new(TableCode::ErrorCell),
            Refusal::NoStoredValue => Problem::new(TableCode::NoStoredValue),
        };
        let words = self.values.iter().flatten().map(|(word, _)| word.as_str());
        let suggestion = crate::intake::suggest::nearest(&text, words);
        let problem = problem.with("item", &self.title).with("value", &text);
        let problem = hint::of(problem, refusal, cell, self.sort());
        problem.with("expected", self.expected()).with("step", 1).suggest(suggestion)
    }

    fn expected(&self) -> String {
        match self.kind {
            FactKind::Text => {
                self.values.iter().flatten().map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" | ")
            }
            FactKind::Count => "0, 1, 2, 3…".to_owned(),
            FactKind::Number => "0; 1,5; 12; …".to_owned(),
            FactKind::Percent => "0 – 100 %".to_owned(),
            FactKind::Flag => "x | Có | 1 | Không | 0".to_owned(),
            FactKind::Date => "31/12/2026".to_owned(),
        }
    }
}

/// What a subject's facts are before any cell was read: the declared blanks.
pub(in crate::intake) fn blanks(campaign: &Campaign) -> Vec<FactCell> {
    let blank = |(position, fact): (usize, &Fact)| {
        let value = fact.blank.as_ref().map(|text| match fact.kind {
            FactKind::Text => FactValue::Text { shown: clean(text).into(), folded: fold(text).into() },
            _ => FactReader::new(FactIx::at(position), fact).read_text(&clean(text)).unwrap_or(FactValue::Missing),
        });
        FactCell { value: value.unwrap_or(FactValue::Missing), at: None }
    };
    campaign.facts.iter().enumerate().map(blank).collect()
}
