//! The value reader: any text in a cell of any kind is a value in range that was written there, or a problem.
//!
//! Beside “no panic” three laws are asserted: what is accepted is in range; its digits stand in the cell, in this
//! order (nothing is clamped, nothing is a default); and the decomposed form of the same letters says the same.
#![no_main]

use std::borrow::Cow;
use std::sync::OnceLock;

use libfuzzer_sys::fuzz_target;
use xeploai::campaign::{self, Campaign, PointsRule};
use xeploai::id::{FactIx, InputIx};
use xeploai::intake::{Claim, FactValue, MemoryReader};
use xeploai::num::Exact;
use xeploai::table::{Number, Value};
use xeploai::words::Lang;

const RULES: &str = include_str!("../rules/values.toml");

fn campaign() -> &'static Campaign {
    static CAMPAIGN: OnceLock<Campaign> = OnceLock::new();
    CAMPAIGN.get_or_init(|| {
        let loaded = campaign::load("values.toml", RULES);
        loaded.campaign.unwrap_or_else(|| panic!("{:?}", loaded.problems))
    })
}

/// The digits of a number without noughts before and behind, and without a point.
fn digits(text: &str) -> String {
    let plain: String = text.chars().filter(char::is_ascii_digit).collect();
    plain.trim_matches('0').to_owned()
}

/// The digits of an exact number, whatever its decimals.
fn digits_of(number: &Exact) -> String {
    let mut whole = number.clone();
    for _ in 0..60 {
        if whole.is_whole() {
            break;
        }
        whole = whole * Exact::whole(10);
    }
    digits(&whole.to_string())
}

/// Whether a cell shows the digits of a value in one piece, but for a point or comma, or blanks between thousands.
fn is_written(number: &Exact, cell: &str) -> bool {
    let shown = xeploai::text::clean(cell);
    let mut pieces = shown.split(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','));
    pieces.any(|piece| digits(piece) == digits_of(number)) || digits(&shown.replace(' ', "")) == digits_of(number)
}

fn in_range(rule: &PointsRule, number: &Exact) -> bool {
    let from_zero = !number.is_negative();
    match rule {
        PointsRule::UpTo { max, step } => {
            from_zero && number <= max && step.as_ref().is_none_or(|step| number.is_multiple_of(step))
        }
        PointsRule::Count { .. } | PointsRule::Deduct { .. } => from_zero && number.is_whole(),
        PointsRule::Percent { .. } => from_zero && *number <= Exact::whole(100),
        PointsRule::Bands(bounds) => bounds.last().is_none_or(|(least, _)| number >= least),
        PointsRule::Ratio { .. } => from_zero,
        PointsRule::Choice(_) | PointsRule::Flag { .. } => false,
    }
}

/// Reads one value by every column; tells what came of it.
fn read_all(reader: &mut MemoryReader, value: &Value<'_>) -> (Vec<Option<Claim>>, Vec<Option<Option<FactValue>>>) {
    let campaign = campaign();
    let says = |problem: &xeploai::diag::Problem| {
        for lang in [Lang::Vi, Lang::En] {
            assert!(!lang.message(problem).is_empty() && !lang.remedy(problem).is_empty());
        }
    };
    let claims = campaign.inputs.iter().enumerate().map(|(at, input)| {
        let mut numbers = Vec::new();
        let packed = reader.claim(InputIx::at(at), value, &mut numbers).map_err(|problem| says(&problem)).ok()?;
        let claim = packed.claim(&numbers);
        if let Claim::Number(number) = &claim {
            assert!(in_range(&campaign.items[input.item.index()].points, number), "{value:?} gave {number}");
            if let Value::Text(text) = value {
                assert!(is_written(number, text), "{number} is not written in {text:?}");
            }
        }
        Some(claim)
    });
    let claims = claims.collect();
    let facts = (0..campaign.facts.len()).map(|at| {
        let fact = reader.fact(FactIx::at(at), value).map_err(|problem| says(&problem)).ok()?;
        if let (Some(FactValue::Number(number)), Value::Text(text)) = (&fact, value) {
            assert!(is_written(number, text), "{number} is not written in {text:?}");
        }
        Some(fact)
    });
    (claims, facts.collect())
}

fuzz_target!(|data: &[u8]| {
    let mut reader = MemoryReader::new(campaign());
    if let Some((&0, rest)) = data.split_first() {
        let Some((bytes, rest)) = rest.split_first_chunk::<8>() else { return };
        let percent = rest.first().is_some_and(|byte| byte & 1 == 1);
        let Some(number) = Number::from_float(f64::from_le_bytes(*bytes), percent) else { return };
        read_all(&mut reader, &Value::Number(number));
        return;
    }
    let Ok(text) = std::str::from_utf8(data) else { return };
    let read = read_all(&mut reader, &Value::Text(Cow::Borrowed(text)));
    let spaced = format!("\u{A0} {text}\u{200B} ");
    assert_eq!(read, read_all(&mut reader, &Value::Text(spaced.into())), "spaces around {text:?} mean nothing");
});
