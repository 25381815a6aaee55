//! How the periods of a subject make the year.

use crate::campaign::{MissingPeriod, PeriodKind};
use crate::intake::Period;

/// The rows of a subject that enter the year, each with what it is divided by: (row after the first, divisor of its
/// own), and the divisor of all.
pub(super) struct YearTerms {
    pub(super) rows: Vec<(usize, u8)>,
    pub(super) of: usize,
}

/// As [`crate::score`] joins periods: months of a quarter first, then the quarters.
pub(super) fn year_of(kind: PeriodKind, missing: MissingPeriod, parts: &[Option<Period>]) -> YearTerms {
    let months_of = |quarter: u8| {
        let is_of = |part: &&Option<Period>| matches!(part, Some(Period::Month(month)) if month.div_ceil(3) == quarter);
        u8::try_from(parts.iter().filter(is_of).count()).unwrap_or(u8::MAX)
    };
    let mut quarters = Vec::new();
    let mut rows = Vec::new();
    for (row, part) in parts.iter().enumerate() {
        let (number, by) = match (kind, part) {
            (PeriodKind::Quarter, Some(Period::Month(month))) => {
                let quarter = month.div_ceil(3);
                (quarter, if missing == MissingPeriod::Skip { months_of(quarter) } else { 3 })
            }
            (_, Some(Period::Month(number) | Period::Quarter(number))) => (*number, 1),
            (_, None) => continue,
        };
        rows.push((row, by));
        if !quarters.contains(&number) {
            quarters.push(number);
        }
    }
    let of = if missing == MissingPeriod::Skip { quarters.len() } else { usize::from(kind.in_year()) };
    YearTerms { rows, of }
}
