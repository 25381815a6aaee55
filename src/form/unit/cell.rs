//! Cells that the forms of units and of persons share: facts, checks, halves of a line.

use crate::form::hint::{Asked, Hint};
use crate::form::roster::Person;
use crate::form::{Forms, guide};
use crate::id::FactIx;
use crate::intake::FactValue;
use crate::report::grid::{Area, Check, Grid, Look, Rule, Spot, What, address, fits_inline};
use crate::words::FormText;

/// A fact of a person: what the list tells is shown, the rest is asked.
pub(in crate::form) fn fact_cell(
    forms: &Forms<'_>,
    grid: &mut Grid,
    spot: Spot,
    fact: FactIx,
    person: Option<&Person<'_>>,
) {
    let known = person.and_then(|person| person.facts.get(fact.index())).filter(|cell| cell.at.is_some());
    let what = match known.map(|cell| &cell.value) {
        None | Some(FactValue::Missing) => None,
        Some(FactValue::Text { shown, .. }) => Some(What::Text(shown.to_string())),
        Some(FactValue::Number(number)) => Some(What::Number(number.to_string())),
        Some(FactValue::Flag(yes)) => {
            Some(What::Text(forms.say(if *yes { FormText::Yes } else { FormText::No }).to_owned()))
        }
        Some(FactValue::Date(day)) => Some(What::Date(*day)),
    };
    match what {
        Some(What::Date(day)) => grid.put(spot, What::Date(day), Look::BoxedDate),
        Some(what) => grid.put(spot, what, Look::BoxedMark),
        None => {
            let look = match forms.fact_hint(fact, Asked::Cell(None)).rule {
                Rule::Anything => Look::InputText,
                Rule::Day => Look::InputDate,
                _ => Look::Input,
            };
            grid.put(spot, What::Blank, look);
        }
    }
}

/// A check for some cells. `of` is the other half of a ratio.
pub(in crate::form) fn check(
    forms: &Forms<'_>,
    hint: &Hint,
    area: Area,
    of: &str,
    words: &mut guide::WordLists<'_>,
) -> Check {
    let rule = match &hint.rule {
        Rule::List(list) if !fits_inline(list) => Rule::ListAt(words.place(list)),
        Rule::Formula(text) => Rule::Formula(text.replace("{c}", &address(area.first)).replace("{of}", of)),
        other => other.clone(),
    };
    Check { area, rule, prompt: hint.prompt(), refusal: hint.refusal(forms) }
}

/// Blocks of columns for so many signatures, from the first to the last column.
pub(in crate::form) fn halves((first, middle, last): (u16, u16, u16), count: usize) -> Vec<(u16, u16)> {
    match count {
        0 => Vec::new(),
        1 => vec![((middle + 1).min(last), last)],
        2 if first < last => vec![(first, middle), (middle + 1, last)],
        more => {
            let wide = last - first + 1;
            let more = u16::try_from(more).unwrap_or(u16::MAX).min(wide);
            (0..more).map(|at| (first + at * wide / more, first + (at + 1) * wide / more - 1)).collect()
        }
    }
}
