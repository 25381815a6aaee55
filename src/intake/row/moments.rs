//! When rows were handed in: which of two submissions is the later one.

use crate::intake::cell::value::{self, Order, shown};
use crate::intake::row::reader::RowReader;
use crate::table::Row;
use crate::text::fold_heading;

impl RowReader<'_> {
    /// When a row was handed in: by the day first and, where that may be meant, by the month first.
    pub(in crate::intake) fn note_moment(&mut self, row: Row<'_>) {
        let Some(text) = self.out.binding.moment.and_then(|column| row.get(column)).map(shown) else { return };
        let by_day = value::moment(&text, Order::Day);
        let by_month = value::moment(&text, Order::Month);
        self.out.moments.extend(by_day.map(|moment| (row.number, moment)));
        self.moments_by_month.extend(by_month.map(|moment| (row.number, moment)));
        self.moments_seen += 1;
    }

    /// A sheet writes all its dates in one order. Where both are possible and would not agree which row is the
    /// later one, no row says when it was handed in.
    pub(in crate::intake) fn settle_moments(&mut self) {
        let (by_day, by_month) = (&self.out.moments, std::mem::take(&mut self.moments_by_month));
        let title =
            self.out.binding.moment.map(|column| fold_heading(&self.out.binding.heading(column))).unwrap_or_default();
        let all = |moments: &[(u32, i64)]| moments.len() == self.moments_seen;
        if !all(&by_month) || title == "dấu thời gian" && all(by_day) {
            return;
        }
        if !all(by_day) {
            self.out.moments = by_month;
            return;
        }
        let ranks = |moments: &[(u32, i64)]| {
            let mut rows: Vec<(i64, u32)> = moments.iter().map(|(row, moment)| (*moment, *row)).collect();
            rows.sort_unstable();
            rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>()
        };
        if ranks(by_day) != ranks(&by_month) {
            self.out.moments.clear();
        }
    }
}
