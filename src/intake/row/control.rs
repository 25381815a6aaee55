//! Figures that a list gives about itself, and what its columns look like as a whole.
//!
//! A total row says what its columns add up to: where they do not, a row may be lost or be there twice. A column of
//! points that holds each of 1, 2, 3… once is more likely a rank: taken for points it would turn everything round. A bare 0.8 in a
//! column of per cents is more likely 80 of them than less than one.

use crate::diag::{IntakeCode, Problem};
use crate::intake::cell::value::column::Sort;
use crate::intake::cell::value::{decimal, shown};
use crate::intake::heading::binding::HeadingFault;
use crate::intake::row::RowProblem;
use crate::intake::row::reader::RowReader;
use crate::intake::row::skip;
use crate::intake::{Packed, Stated};
use crate::num::Exact;
use crate::table::{Row, Value};
use crate::text::clean;

/// Values from which a column of 1, 2, 3… is no chance.
const MANY: u32 = 6;

/// Decimals of a sum: as many as a [`Packed`] may have.
const SCALE: u32 = 7;

/// What has been seen of a claim column.
#[derive(Clone, Copy, Debug)]
pub(in crate::intake) struct Seen {
    /// Which of 1 to 127 have been seen; none where it cannot be a rank.
    ranks: Option<u128>,
    /// Number of values.
    count: u32,
    /// Sums of all, since the last total row and since the last section; none where a value is no number.
    sums: Option<Sums>,
    /// In a column of per cents: how many are between 0 and 1 without the sign, and the row of the first.
    parts: Option<Parts>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Parts {
    count: u32,
    /// Row, digits and decimals.
    first: (u32, i64, u8),
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    all: i128,
    part: i128,
    section: i128,
}

impl Seen {
    /// Nothing yet.
    pub(in crate::intake) fn of(sort: Sort) -> Self {
        // Nobody adds up percentages and measures: a total row has their average.
        let is_number = matches!(sort, Sort::Points | Sort::Count | Sort::Amount);
        Self {
            ranks: (sort == Sort::Points).then_some(0),
            count: 0,
            sums: is_number.then(Sums::default),
            parts: (sort == Sort::Percent).then(Parts::default),
        }
    }

    /// Looks at a value.
    pub(in crate::intake) fn look(&mut self, value: Packed) {
        if value.is_blank() {
            return;
        }
        self.count = self.count.saturating_add(1);
        let Some((digits, scale)) = value.digits() else {
            (self.ranks, self.sums) = (None, None);
            return;
        };
        if let Some(ranks) = self.ranks {
            let bit = u32::try_from(digits).ok().filter(|rank| scale == 0 && (1..=127).contains(rank));
            self.ranks = bit.map(|rank| 1_u128 << rank).filter(|bit| ranks & bit == 0).map(|bit| ranks | bit);
        }
        if let Some(sums) = &mut self.sums {
            let value = i128::from(digits) * 10_i128.pow(SCALE - u32::from(scale).min(SCALE));
            (sums.all, sums.part, sums.section) = (sums.all + value, sums.part + value, sums.section + value);
        }
    }

    /// Looks at a value once more where per cents are asked for.
    pub(in crate::intake) fn look_at_part(&mut self, value: Packed, cell: &Value<'_>, row: u32) {
        let Some(parts) = &mut self.parts else { return };
        let is_part = |(digits, scale): &(i64, u8)| *digits > 0 && *digits < 10_i64.pow(u32::from(*scale));
        let Some((digits, scale)) = value.digits().filter(is_part) else { return };
        let has_sign = match cell {
            Value::Number(number) => number.percent,
            Value::Text(text) => text.contains('%'),
            _ => false,
        };
        if !has_sign {
            if parts.count == 0 {
                parts.first = (row, digits, scale);
            }
            parts.count = parts.count.saturating_add(1);
        }
    }

    /// A value could not be read: nothing is known about the whole.
    pub(in crate::intake) fn give_up(&mut self) {
        (self.ranks, self.sums) = (None, None);
    }

    /// Whether each of 1 to [`Seen::count`] was seen once.
    fn is_rank(&self) -> bool {
        let all = || (1_u128 << self.count) - 1;
        self.count >= MANY && self.count < 127 && self.ranks.is_some_and(|ranks| ranks >> 1 == all())
    }
}

/// A sum as a number; none where it is beyond all that a list adds up.
fn exact(sum: i128) -> Option<Exact> {
    i64::try_from(sum).ok().map(|sum| Exact::decimal(sum, SCALE))
}

impl RowReader<'_> {
    /// A section begins: the next total row may count from here.
    pub(in crate::intake) fn begin_section(&mut self) {
        self.seen.iter_mut().filter_map(|seen| seen.sums.as_mut()).for_each(|sums| sums.section = 0);
    }

    /// Compares the figures of a total row with the sums of what was read.
    pub(in crate::intake) fn check_totals(&mut self, row: Row<'_>) {
        let is_total = |value: &Value<'_>| matches!(value, Value::Text(text) if skip::is_total(text));
        if self.out.binding.long.is_some() || !row.cells.iter().any(|cell| is_total(&cell.value)) {
            return;
        }
        for at in 0..self.seen.len() {
            let claim = self.out.binding.claims[at];
            // Some lists begin with their totals.
            let Some(sums) = self.seen[at].sums.filter(|_| self.seen[at].count > 0) else { continue };
            let Some((cell, stated)) = row.get(claim.column).and_then(|cell| Some((cell, number(cell)?))) else {
                continue;
            };
            let fits = [sums.all, sums.part, sums.section].map(exact).contains(&Some(stated));
            if let Some(all) = exact(sums.all).filter(|_| !fits) {
                let title = &self.campaign.inputs[claim.input.index()].title;
                let text = shown(cell);
                let problem = Problem::new(IntakeCode::SumDiffers)
                    .with("item", title)
                    .with("value", &text)
                    .with("other", all.to_string().replace('.', ","))
                    .at(self.out.row_place(row.number, Some(claim.column), Some(text)));
                let unit = self.last_unit;
                self.out.problems.push(RowProblem { row: row.number, fault: None, unit, problem });
            }
        }
        self.seen.iter_mut().filter_map(|seen| seen.sums.as_mut()).for_each(|sums| sums.part = 0);
    }

    /// Tells the columns of points that look like ranks.
    pub(in crate::intake) fn tell_ranks(&mut self) {
        if self.out.binding.has_several_rows() {
            return;
        }
        for (seen, claim) in self.seen.iter().zip(&self.out.binding.claims) {
            if seen.is_rank() {
                let item = self.campaign.inputs[claim.input.index()].title.clone();
                let (code, other) = (IntakeCode::ColumnLikeRank, seen.count.to_string());
                let fault = HeadingFault { code, column: claim.column, item, other, about: Vec::new(), cell: None };
                self.out.binding.faults.push(fault);
            }
        }
    }

    /// Tells the columns of per cents with numbers that look like parts of 1.
    pub(in crate::intake) fn tell_parts(&mut self) {
        for (seen, claim) in self.seen.iter().zip(&self.out.binding.claims) {
            if let Some(Parts { count, first: (row, digits, scale) }) = seen.parts.filter(|parts| parts.count > 0) {
                let item = self.campaign.inputs[claim.input.index()].title.clone();
                let text = Exact::decimal(digits, u32::from(scale)).to_string().replace('.', ",");
                let (code, column, cell) = (IntakeCode::PartOfPercent, claim.column, Some((row, text)));
                let fault = HeadingFault { code, column, item, other: count.to_string(), about: Vec::new(), cell };
                self.out.binding.faults.push(fault);
            }
        }
    }

    /// Notes the total and the level that a row says of itself.
    pub(in crate::intake) fn note_stated(&mut self, row: Row<'_>) {
        let (total, level) = (self.out.binding.total, self.out.binding.level);
        if total.is_none() && level.is_none() {
            return;
        }
        let total = total.and_then(|column| Some((number(row.get(column)?)?, column)));
        let level = level.and_then(|column| Some((shown(row.get(column)?).into(), column)));
        if total.is_some() || level.is_some() {
            self.out.stated.push(Stated { row: row.number, total, level });
        }
    }
}

/// A plain number.
fn number(cell: &Value<'_>) -> Option<Exact> {
    match cell {
        Value::Number(number) if !number.percent => Some(Exact::decimal(number.mantissa, u32::from(number.scale))),
        Value::Text(text) => decimal(&clean(text)).map(|number| Exact::decimal(number.mantissa, number.scale)),
        _ => None,
    }
}
