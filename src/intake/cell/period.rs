//! Months and quarters as they are written: “Quý I”, “Tháng 3”, “Q1/2026”, “T12”.

use crate::campaign::{Campaign, PeriodKind};
use crate::intake::Period;
use crate::text::fold;
use crate::words::{Label, Lang};

impl Period {
    /// A part of a year that has parts of this kind.
    #[must_use]
    pub const fn of(kind: PeriodKind, number: u8) -> Self {
        match kind {
            PeriodKind::Quarter => Self::Quarter(number),
            PeriodKind::Month => Self::Month(number),
        }
    }

    /// What lists call it, in any language of the run: “Quý II”, “Tháng 3”.
    #[must_use]
    pub fn name(self) -> String {
        self.name_in(Lang::Vi)
    }

    /// What a language calls it: “Quý II”, “Quarter II”.
    #[must_use]
    pub fn name_in(self, lang: Lang) -> String {
        const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
        match self {
            Self::Quarter(number) => {
                let roman = ROMAN.get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default();
                format!("{} {roman}", lang.label(Label::Quarter))
            }
            Self::Month(number) => format!("{} {number}", lang.label(Label::Month)),
        }
    }

    /// What machines call it: `Q2`, `M3`.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Quarter(number) => format!("Q{number}"),
            Self::Month(number) => format!("M{number}"),
        }
    }

    /// The period that machines call so.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        let number = |from: &str| from.parse::<u8>().ok();
        match id.split_at_checked(1)? {
            ("Q", rest) => number(rest).filter(|at| (1..=4).contains(at)).map(Self::Quarter),
            ("M", rest) => number(rest).filter(|at| (1..=12).contains(at)).map(Self::Month),
            _ => None,
        }
    }
}

/// Several periods in one line: “Quý II; Tháng 12”.
#[must_use]
pub fn period_names(periods: &[Period], lang: Lang) -> String {
    let names: Vec<String> = periods.iter().map(|period| period.name_in(lang)).collect();
    names.join("; ")
}

/// The period that a text names, where the campaign counts it: a year beside it must be the campaign's.
pub(crate) fn read(campaign: &Campaign, text: &str) -> Option<Period> {
    let kind = campaign.periods?.kind;
    let (period, year) = parse(&fold(text))?;
    let is_counted = kind == PeriodKind::Quarter || matches!(period, Period::Month(_));
    (is_counted && year.is_none_or(|year| year == campaign.year)).then_some(period)
}

/// The period that a bare number means under the heading “Quý” or “Tháng”.
pub(in crate::intake) fn read_number(campaign: &Campaign, heading: &str, text: &str) -> Option<Period> {
    let heading = fold(heading);
    if !matches!(heading.as_str(), "quý" | "quy" | "quarter" | "tháng" | "thang" | "month") {
        return None;
    }
    read(campaign, &format!("{heading} {text}"))
}

/// How a period is written in the campaign, for messages.
pub(in crate::intake) fn examples(campaign: &Campaign) -> String {
    let year = campaign.year;
    match campaign.periods.map(|periods| periods.kind) {
        Some(PeriodKind::Month) => format!("Tháng 3 | Tháng 3/{year}"),
        _ => format!("Quý I | Q1/{year} | Tháng 3"),
    }
}

fn parse(folded: &str) -> Option<(Period, Option<i16>)> {
    let spaced = folded.replace(['/', '-', '.', '_'], " ").replace("năm", " ");
    let mut words: Vec<&str> = spaced.split_whitespace().collect();
    let year = words.last().filter(|word| word.len() == 4).and_then(|word| word.parse().ok());
    if year.is_some() {
        words.pop();
    }
    let (name, number) = match words.as_slice() {
        [name, number] => (*name, *number),
        [one] => one.split_at(one.find(|c: char| c.is_ascii_digit())?),
        _ => return None,
    };
    let number = number_of(number)?;
    match name {
        "quý" | "quy" | "quarter" | "q" if (1..=4).contains(&number) => Some((Period::Quarter(number), year)),
        "tháng" | "thang" | "month" | "t" | "th" if (1..=12).contains(&number) => Some((Period::Month(number), year)),
        _ => None,
    }
}

fn number_of(text: &str) -> Option<u8> {
    match text {
        "i" => Some(1),
        "ii" => Some(2),
        "iii" => Some(3),
        "iv" => Some(4),
        _ => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::intake::Period::{Month, Quarter};
    use crate::text::fold;

    #[test]
    fn periods_are_read_in_their_usual_forms() {
        for (text, expected) in [
            ("Quý I", (Quarter(1), None)),
            ("QUÝ IV/2026", (Quarter(4), Some(2026))),
            ("Q1/2026", (Quarter(1), Some(2026))),
            ("Quý 2 năm 2026", (Quarter(2), Some(2026))),
            ("Tháng 3", (Month(3), None)),
            ("Quarter II", (Quarter(2), None)),
            ("Month 11/2026", (Month(11), Some(2026))),
            ("Tháng 03/2026", (Month(3), Some(2026))),
            ("T12", (Month(12), None)),
        ] {
            assert_eq!(parse(&fold(text)), Some(expected), "{text}");
        }
        for text in ["", "Quý V", "Tháng 13", "Tháng 0", "2026", "1", "Quý", "Quý I và II", "Kỳ 1"] {
            assert_eq!(parse(&fold(text)), None, "{text}");
        }
    }
}
