//! From a cell of a claim column to a [`Packed`] claim, by the rule of the scored thing.

use crate::campaign::{Campaign, Input, ItemOf, NotApplicable, PointsRule};
use crate::diag::{IntakeCode, Problem, TableCode};
use crate::id::ItemIx;
use crate::intake::Packed;
use crate::intake::value::{self, Decimal, NoValue};
use crate::num::Exact;
use crate::table::Value;
use crate::text::{clean, fold};

/// How the cells of one claim column are read.
#[derive(Debug)]
pub(super) struct ClaimReader {
    /// What the column is called in messages.
    pub(super) title: String,
    /// The scored thing.
    pub(super) item: ItemIx,
    kind: Kind,
    not_applicable: bool,
}

/// What the cells of a column hold.
#[derive(Debug)]
enum Kind {
    /// Points from 0 to the maximum, in steps.
    Points { max: Exact, step: Option<Exact> },
    /// One of these folded words; beside them as written.
    Choice { folded: Vec<String>, written: Vec<String> },
    /// A mark.
    Flag,
    /// A whole number from 0.
    Count,
    /// 0 to 100.
    Percent,
    /// A measured value, from the lowest bound up.
    Measure { least: Exact },
    /// A number from 0 (a part of a ratio).
    Amount,
}

/// Why a cell was refused.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// No reading rule understands it.
    Unreadable,
    /// Below or above what is allowed.
    OutOfRange,
    /// Between the steps.
    Step,
    /// Not applicable where that is refused.
    NotApplicable,
    /// Not one of the words.
    UnknownWord,
    /// A spreadsheet error.
    ErrorCell,
    /// A formula without result.
    NoStoredValue,
}

impl ClaimReader {
    /// How a column is read.
    pub(super) fn new(campaign: &Campaign, input: &Input) -> Self {
        let item = &campaign.items[input.item.index()];
        let not_applicable = match item.of {
            ItemOf::Group(_) => campaign.criteria[input.item.index()].not_applicable != NotApplicable::Refuse,
            ItemOf::Extra(_) => false,
        };
        Self { title: input.title.clone(), item: input.item, kind: Kind::of(&item.points), not_applicable }
    }

    /// Reads a cell. `numbers` takes what does not fit.
    pub(super) fn read(&self, value: &Value<'_>, numbers: &mut Vec<Exact>) -> Result<Packed, Refusal> {
        match value {
            Value::Text(text) => self.read_text(text, numbers),
            Value::Number(number) => {
                let decimal = Decimal { mantissa: number.mantissa, scale: u32::from(number.scale) };
                self.read_number(decimal, number.percent, numbers)
            }
            Value::Bool(_) | Value::Date(_) => Err(Refusal::Unreadable),
            Value::Error(_) => Err(Refusal::ErrorCell),
            Value::NoStoredValue => Err(Refusal::NoStoredValue),
        }
    }

    fn read_text(&self, text: &str, numbers: &mut Vec<Exact>) -> Result<Packed, Refusal> {
        // Nearly every cell is a plain number: it costs no allocation.
        if self.kind.is_number()
            && let Some(decimal) = value::decimal(text.trim())
        {
            return self.checked(decimal, numbers);
        }
        let text = clean(text);
        if text.is_empty() {
            return Ok(Packed::BLANK);
        }
        if let Kind::Choice { folded, .. } = &self.kind
            && let Some(word) = position(folded, &fold(&text))
        {
            return Ok(Packed::choice(word));
        }
        match value::no_value(&text) {
            Some(_) if !self.not_applicable => return Err(Refusal::NotApplicable),
            Some(NoValue::NotApplicable) => return Ok(Packed::NOT_APPLICABLE),
            Some(NoValue::Exempt) => return Ok(Packed::EXEMPT),
            None => {}
        }
        match &self.kind {
            Kind::Choice { .. } => Err(Refusal::UnknownWord),
            Kind::Flag => value::mark(&text).map(Packed::flag).ok_or(Refusal::Unreadable),
            kind => self.checked(kind.number(&text).ok_or(Refusal::Unreadable)?, numbers),
        }
    }

    fn read_number(&self, decimal: Decimal, percent: bool, numbers: &mut Vec<Exact>) -> Result<Packed, Refusal> {
        match &self.kind {
            Kind::Percent if percent => self.checked(hundredfold(decimal).ok_or(Refusal::Unreadable)?, numbers),
            _ if percent => Err(Refusal::Unreadable),
            Kind::Choice { folded, .. } => {
                let text = Exact::decimal(decimal.mantissa, decimal.scale).to_string();
                let written = position(folded, &text).or_else(|| position(folded, &text.replace('.', ",")));
                written.map(Packed::choice).ok_or(Refusal::UnknownWord)
            }
            Kind::Flag => match (decimal.mantissa, decimal.scale) {
                (0, _) => Ok(Packed::flag(false)),
                (1, 0) => Ok(Packed::flag(true)),
                _ => Err(Refusal::Unreadable),
            },
            _ => self.checked(decimal, numbers),
        }
    }

    fn checked(&self, decimal: Decimal, numbers: &mut Vec<Exact>) -> Result<Packed, Refusal> {
        self.kind.check(&Exact::decimal(decimal.mantissa, decimal.scale))?;
        Ok(Packed::number(decimal.mantissa, decimal.scale, numbers))
    }

    /// The problem of a refused cell, without its place.
    pub(super) fn problem(&self, refusal: &Refusal, text: &str) -> Problem {
        let problem = match refusal {
            Refusal::Unreadable => Problem::new(IntakeCode::ValueUnreadable),
            Refusal::OutOfRange => Problem::new(IntakeCode::OutOfRange),
            Refusal::Step => Problem::new(IntakeCode::Step),
            Refusal::NotApplicable => Problem::new(IntakeCode::NotApplicable),
            Refusal::UnknownWord => Problem::new(IntakeCode::UnknownWord),
            Refusal::ErrorCell => Problem::new(TableCode::ErrorCell),
            Refusal::NoStoredValue => Problem::new(TableCode::NoStoredValue),
        };
        let problem = problem.with("item", &self.title).with("text", text).with("value", text);
        let problem = problem.with("expected", self.kind.expected()).with("step", self.kind.step());
        let Kind::Choice { written, .. } = &self.kind else { return problem };
        problem.suggest(super::suggest::nearest(text, written.iter().map(String::as_str)))
    }
}

fn position(words: &[String], word: &str) -> Option<u16> {
    words.iter().position(|known| known == word).and_then(|at| u16::try_from(at).ok())
}

/// 0.8 shown as 80% is 80.
pub(super) fn hundredfold(decimal: Decimal) -> Option<Decimal> {
    match decimal.scale {
        0 => Some(Decimal { mantissa: decimal.mantissa.checked_mul(100)?, scale: 0 }),
        1 => Some(Decimal { mantissa: decimal.mantissa.checked_mul(10)?, scale: 0 }),
        scale => Some(Decimal { mantissa: decimal.mantissa, scale: scale - 2 }),
    }
}

impl Kind {
    fn of(rule: &PointsRule) -> Self {
        match rule {
            PointsRule::UpTo { max, step } => Self::Points { max: max.clone(), step: step.clone() },
            PointsRule::Choice(words) => Self::Choice {
                folded: words.iter().map(|(_, folded, _)| folded.clone()).collect(),
                written: words.iter().map(|(written, _, _)| written.clone()).collect(),
            },
            PointsRule::Flag { .. } => Self::Flag,
            PointsRule::Count { .. } | PointsRule::Deduct { .. } => Self::Count,
            PointsRule::Percent { .. } => Self::Percent,
            PointsRule::Bands(bounds) => {
                Self::Measure { least: bounds.last().map_or(Exact::ZERO, |(bound, _)| bound.clone()) }
            }
            PointsRule::Ratio { .. } => Self::Amount,
        }
    }

    const fn is_number(&self) -> bool {
        !matches!(self, Self::Choice { .. } | Self::Flag)
    }

    /// The number that a cleaned text says, by the rules that hold for this kind.
    fn number(&self, text: &str) -> Option<Decimal> {
        if let Some(decimal) = value::decimal(text) {
            return Some(decimal);
        }
        match self {
            Self::Points { max, .. } => {
                if let Some(before) = value::before_points_mark(text) {
                    return value::decimal(before);
                }
                let (points, whole) = value::out_of(text)?;
                (Exact::decimal(whole.mantissa, whole.scale) == *max).then_some(points)
            }
            Self::Percent => value::decimal(value::before_percent_sign(text)?),
            _ => None,
        }
    }

    fn check(&self, number: &Exact) -> Result<(), Refusal> {
        let in_range = match self {
            Self::Points { max, .. } => !number.is_negative() && number <= max,
            Self::Count | Self::Amount => !number.is_negative(),
            Self::Percent => !number.is_negative() && *number <= Exact::whole(100),
            Self::Measure { least } => number >= least,
            Self::Choice { .. } | Self::Flag => true,
        };
        if !in_range {
            return Err(Refusal::OutOfRange);
        }
        match self {
            Self::Points { step: Some(step), .. } if !number.is_multiple_of(step) => Err(Refusal::Step),
            Self::Count if !number.is_whole() => Err(Refusal::Step),
            _ => Ok(()),
        }
    }

    /// The distance of allowed values.
    fn step(&self) -> String {
        match self {
            Self::Points { step: Some(step), .. } => step.to_string(),
            _ => "1".to_owned(),
        }
    }

    /// What is allowed, in words that need no language.
    fn expected(&self) -> String {
        match self {
            Self::Points { max, .. } => format!("0 – {max}"),
            Self::Choice { written, .. } => written.join(" | "),
            Self::Flag => "x | Có | 1 | Không | 0".to_owned(),
            Self::Count => "0, 1, 2, 3…".to_owned(),
            Self::Percent => "0 – 100 %".to_owned(),
            Self::Measure { least } => format!("≥ {least}"),
            Self::Amount => "≥ 0".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ClaimReader, Kind, Refusal};
    use crate::id::ItemIx;
    use crate::intake::{Claim, Packed};
    use crate::num::Exact;
    use crate::table::{Number, Value};

    fn reader(kind: Kind) -> ClaimReader {
        ClaimReader { title: "TT1".to_owned(), item: ItemIx(0), kind, not_applicable: true }
    }

    fn points(max: i64, step: Option<&str>) -> Kind {
        Kind::Points { max: Exact::whole(max), step: step.and_then(Exact::parse) }
    }

    fn text(kind: Kind, cell: &str) -> Result<Claim, Refusal> {
        let mut numbers = Vec::new();
        reader(kind).read(&Value::Text(cell.into()), &mut numbers).map(|packed| packed.claim(&numbers))
    }

    fn number(kind: Kind, mantissa: i64, scale: u8, percent: bool) -> Result<Claim, Refusal> {
        let mut numbers = Vec::new();
        let value = Value::Number(Number { mantissa, scale, percent });
        reader(kind).read(&value, &mut numbers).map(|packed| packed.claim(&numbers))
    }

    fn is(text: &str) -> Result<Claim, Refusal> {
        Ok(Claim::Number(Exact::parse(text).expect("a decimal")))
    }

    #[test]
    fn points_are_in_range_and_in_steps() {
        for (cell, expected) in [
            ("8,5", is("8.5")),
            (" 8.5 ", is("8.5")),
            ("8\u{A0}đ", is("8")),
            ("9/10", is("9")),
            ("10", is("10")),
            ("0", is("0")),
            ("9/20", Err(Refusal::Unreadable)),
            ("10,5", Err(Refusal::OutOfRange)),
            ("-1", Err(Refusal::OutOfRange)),
            ("8,25", Err(Refusal::Step)),
            ("80%", Err(Refusal::Unreadable)),
            ("-", Err(Refusal::Unreadable)),
            ("tám", Err(Refusal::Unreadable)),
            ("KAD", Ok(Claim::NotApplicable)),
            ("miễn", Ok(Claim::Exempt)),
            ("\u{200B}", Ok(Claim::Blank)),
        ] {
            assert_eq!(text(points(10, Some("0.5")), cell), expected, "{cell}");
        }
        assert_eq!(number(points(10, None), 85, 1, false), is("8.5"));
        assert_eq!(number(points(10, None), 8, 1, true), Err(Refusal::Unreadable));
    }

    #[test]
    fn other_kinds_have_their_own_rules() {
        assert_eq!(text(Kind::Percent, "80%"), is("80"));
        assert_eq!(text(Kind::Percent, "80"), is("80"));
        assert_eq!(text(Kind::Percent, "101"), Err(Refusal::OutOfRange));
        assert_eq!(number(Kind::Percent, 8, 1, true), is("80"));
        assert_eq!(number(Kind::Percent, 1, 0, true), is("100"));
        assert_eq!(number(Kind::Percent, 875, 3, true), is("87.5"));
        assert_eq!(text(Kind::Count, "+2"), is("2"));
        assert_eq!(text(Kind::Count, "1,5"), Err(Refusal::Step));
        assert_eq!(text(Kind::Count, "3 lần"), Err(Refusal::Unreadable));
        assert_eq!(text(Kind::Measure { least: Exact::whole(50) }, "49,9"), Err(Refusal::OutOfRange));
        assert_eq!(text(Kind::Flag, "X"), Ok(Claim::Flag(true)));
        assert_eq!(text(Kind::Flag, "Không đảm bảo"), Ok(Claim::Flag(false)));
        assert_eq!(number(Kind::Flag, 2, 0, false), Err(Refusal::Unreadable));
    }

    #[test]
    fn words_of_a_choice_are_whole() {
        let choice = || Kind::Choice {
            folded: vec!["tốt".into(), "khá".into()],
            written: vec!["Tốt".into(), "Khá".into()],
        };
        assert_eq!(text(choice(), "KHÁ"), Ok(Claim::Choice(1)));
        assert_eq!(text(choice(), "kha"), Err(Refusal::UnknownWord));
        assert_eq!(text(choice(), "Khá tốt"), Err(Refusal::UnknownWord));
    }

    #[test]
    fn dates_marks_and_errors_are_no_scores() {
        let mut numbers = Vec::new();
        let refused = [
            (Value::Bool(true), Refusal::Unreadable),
            (Value::Date(jiff::civil::date(2026, 10, 5)), Refusal::Unreadable),
            (Value::Error("#REF!".into()), Refusal::ErrorCell),
            (Value::NoStoredValue, Refusal::NoStoredValue),
        ];
        for (value, refusal) in refused {
            assert_eq!(reader(points(10, None)).read(&value, &mut numbers), Err(refusal));
        }
        let strict = ClaimReader { not_applicable: false, ..reader(points(10, None)) };
        assert_eq!(strict.read(&Value::Text("KAD".into()), &mut numbers), Err(Refusal::NotApplicable));
        assert_eq!(Packed::BLANK.claim(&numbers), Claim::Blank);
    }
}
