//! From a cell of a claim column to a [`Packed`] claim, by the rule of the scored thing.

use crate::campaign::{BlankValue, Campaign, Input, ItemOf, NotApplicable};
use crate::diag::{IntakeCode, Problem, TableCode};
use crate::id::ItemIx;
use crate::intake::Packed;
use crate::intake::cell::hint;
use crate::intake::cell::kind::{Kind, Plain, hundredfold};
use crate::intake::cell::refusal::Refusal;
use crate::intake::cell::value::column::Blank;
use crate::intake::cell::value::column::Sort;
use crate::intake::cell::value::number::{self};
use crate::intake::cell::value::{self, Decimal, NoValue, shown};
use crate::num::Exact;
use crate::table::Value;
use crate::text::{clean, fold};

/// How the cells of one claim column are read.
#[derive(Debug)]
pub(in crate::intake) struct ClaimReader {
    /// What the column is called in messages.
    pub(in crate::intake) title: String,
    /// The scored thing.
    pub(in crate::intake) item: ItemIx,
    kind: Kind,
    not_applicable: bool,
    blank: Blank,
    plain: Option<Plain>,
}

impl ClaimReader {
    /// How a column is read.
    pub(in crate::intake) fn new(campaign: &Campaign, input: &Input) -> Self {
        let item = &campaign.items[input.item.index()];
        let not_applicable = match item.of {
            ItemOf::Group(_) => campaign.criteria[input.item.index()].not_applicable != NotApplicable::Refuse,
            ItemOf::Extra(_) => false,
        };
        // With several raters nought is a score, and nothing leaves it to the others: they are not one.
        let is_zero = matches!(&item.blank_value, Some(BlankValue::Number(number)) if *number == Exact::ZERO);
        let blank = if is_zero && campaign.raters.len() < 2 { Blank::Zero } else { Blank::Other };
        Self { blank, ..Self::of(input.title.clone(), input.item, Kind::of(&item.points), not_applicable) }
    }

    fn of(title: String, item: ItemIx, kind: Kind, not_applicable: bool) -> Self {
        let plain = Plain::of(&kind);
        Self { title, item, kind, not_applicable, blank: Blank::Other, plain }
    }

    /// What the reading rules call its column.
    pub(in crate::intake) const fn sort(&self) -> Sort {
        self.kind.sort()
    }

    /// The largest points, where the cells of the column are points.
    pub(in crate::intake) const fn maximum(&self) -> Option<&Exact> {
        match &self.kind {
            Kind::Points { max, .. } => Some(max),
            _ => None,
        }
    }

    /// A reader for the examples of the reading rules.
    #[cfg(test)]
    pub(in crate::intake) fn example(title: &str, item: ItemIx, kind: Kind, blank: Blank) -> Self {
        Self { blank, ..Self::of(title.to_owned(), item, kind, true) }
    }

    /// Reads a cell. `numbers` takes what does not fit.
    pub(in crate::intake) fn read(&self, value: &Value<'_>, numbers: &mut Vec<Exact>) -> Result<Packed, Refusal> {
        match value {
            Value::Text(text) => self.read_text(text, numbers),
            Value::Number(number) => {
                let decimal = Decimal { mantissa: number.mantissa, scale: u32::from(number.scale) };
                self.read_number(decimal, number.percent, numbers)
            }
            Value::Bool(yes) if self.kind.sort() == Sort::Flag => Ok(Packed::flag(*yes)),
            Value::Bool(_) | Value::Date(_) => Err(Refusal::Unreadable),
            Value::Error(_) => Err(Refusal::ErrorCell),
            Value::NoStoredValue => Err(Refusal::NoStoredValue),
        }
    }

    fn read_text(&self, text: &str, numbers: &mut Vec<Exact>) -> Result<Packed, Refusal> {
        if let Some(decimal) = self.plain.and_then(|plain| plain.read(text)) {
            return Ok(Packed::number(decimal.mantissa, decimal.scale, numbers));
        }
        let is_figures = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'+' | b'-');
        if !text.is_empty()
            && text.bytes().all(is_figures)
            && !matches!(self.kind, Kind::Choice { .. } | Kind::Flag)
            && let Some(decimal) = self.kind.number(&self.title, self.blank, text)
        {
            return self.checked(decimal, numbers);
        }
        if number::is_on_two_lines(text) && !matches!(self.kind, Kind::Choice { .. } | Kind::Flag) {
            return Err(Refusal::Unreadable);
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
        if let Kind::Choice { folded, points, .. } = &self.kind
            && let Some((words, shown)) = value::words_with_points(&text)
            && let Some(word) = position(folded, &fold(words))
        {
            // “Tốt (4đ)” where the campaign gives 5 points for it is another scale.
            let same = points.get(usize::from(word)) == Some(&Exact::decimal(shown.mantissa, shown.scale));
            return if same { Ok(Packed::choice(word)) } else { Err(Refusal::UnknownWord) };
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
            kind => {
                let number = kind.number(&self.title, self.blank, &text);
                self.checked(number.ok_or(Refusal::Unreadable)?, numbers)
            }
        }
    }

    fn read_number(&self, decimal: Decimal, percent: bool, numbers: &mut Vec<Exact>) -> Result<Packed, Refusal> {
        match &self.kind {
            Kind::Percent if percent => self.checked(hundredfold(decimal).ok_or(Refusal::Unreadable)?, numbers),
            Kind::Measure { .. } if percent && self.title.contains('%') => {
                self.checked(hundredfold(decimal).ok_or(Refusal::Unreadable)?, numbers)
            }
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
    pub(in crate::intake) fn problem(&self, refusal: &Refusal, cell: &Value<'_>) -> Problem {
        let text = shown(cell);
        let problem = match refusal {
            Refusal::Unreadable => Problem::new(IntakeCode::ValueUnreadable),
            Refusal::OutOfRange => Problem::new(IntakeCode::OutOfRange),
            Refusal::Step => Problem::new(IntakeCode::Step),
            Refusal::NotApplicable => Problem::new(IntakeCode::NotApplicable),
            Refusal::UnknownWord => Problem::new(IntakeCode::UnknownWord),
            Refusal::ErrorCell => Problem::new(TableCode::ErrorCell),
            Refusal::NoStoredValue => Problem::new(TableCode::NoStoredValue),
        };
        let problem = problem.with("item", &self.title).with("value", &text);
        let problem = problem.with("expected", self.kind.expected()).with("step", self.kind.step());
        let problem = hint::of(problem, refusal, cell, self.kind.sort());
        let Kind::Choice { written, .. } = &self.kind else { return problem };
        problem.suggest(crate::intake::suggest::nearest(&text, written.iter().map(String::as_str)))
    }
}

fn position(words: &[String], word: &str) -> Option<u16> {
    words.iter().position(|known| known == word).and_then(|at| u16::try_from(at).ok())
}

#[cfg(test)]
mod tests {
    use super::ClaimReader;
    use crate::id::ItemIx;
    use crate::intake::cell::kind::Kind;
    use crate::intake::cell::refusal::Refusal;
    use crate::intake::{Claim, Packed};
    use crate::num::Exact;
    use crate::table::{Number, Value};

    fn reader(kind: Kind) -> ClaimReader {
        ClaimReader::of("TT1".to_owned(), ItemIx(0), kind, true)
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
        let value = Value::Number(Number { mantissa, scale, percent, zeros: 0 });
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
            ("10,0000", is("10")),
            ("0008", is("8")),
            ("8,", Err(Refusal::Unreadable)),
            (",5", Err(Refusal::Unreadable)),
            ("8,5,", Err(Refusal::Unreadable)),
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
            points: vec![Exact::whole(5), Exact::whole(4)],
        };
        assert_eq!(text(choice(), "KHÁ"), Ok(Claim::Choice(1)));
        assert_eq!(text(choice(), "Khá (4đ)"), Ok(Claim::Choice(1)));
        assert_eq!(text(choice(), "Khá (5đ)"), Err(Refusal::UnknownWord));
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
