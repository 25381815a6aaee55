//! Where the rows of a worksheet go when some of them repeat or go away, and what becomes of the references to them.

use std::ops::Range;

use crate::render::office::formula::{end_of_range, parts};
use crate::words::List;

/// Rows of the template that are written several times, or not at all.
#[derive(Clone, Debug)]
pub(super) struct Span {
    /// All rows of the template that it takes.
    rows: Range<u32>,
    /// Those that are written; the others are marks.
    body: Range<u32>,
    /// How often.
    count: u32,
    /// For which list.
    list: Option<List>,
}

impl Span {
    /// One row.
    pub(super) fn row(row: u32, count: usize) -> Self {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        Self { rows: row..row + 1, body: row..row + 1, count, list: None }
    }

    /// The rows between two marks.
    pub(super) fn between(from: u32, to: u32, count: usize) -> Self {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        Self { rows: from..to + 1, body: from + 1..to, count, list: None }
    }

    /// The same for each row of a list.
    pub(super) const fn of(mut self, list: List) -> Self {
        self.list = Some(list);
        self
    }

    /// Whether another one stands between the marks.
    pub(super) fn holds(&self, other: &Self) -> bool {
        self.rows.contains(&other.rows.start)
    }

    fn high(&self) -> u32 {
        self.body.end - self.body.start
    }

    /// Rows that are written for it.
    fn written(&self) -> u32 {
        self.high().saturating_mul(self.count)
    }
}

/// The rows that repeat or go away.
#[derive(Clone, Debug, Default)]
pub(super) struct Moves {
    spans: Vec<Span>,
}

impl Moves {
    pub(super) fn new(mut spans: Vec<Span>) -> Self {
        spans.sort_by_key(|span| span.rows.start);
        Self { spans }
    }

    /// The first row that is written for a row of the template; of a row that goes away, where it would be.
    pub(super) fn first(&self, row: u32) -> u32 {
        match self.around(row) {
            None => self.base(row),
            Some(span) if row >= span.body.end => self.base(span.rows.start).saturating_add(span.written()),
            Some(span) if span.count > 0 => self.base(span.rows.start) + row.saturating_sub(span.body.start),
            Some(span) => self.base(span.rows.start),
        }
    }

    /// Where a row is that no span around it moves.
    fn base(&self, row: u32) -> u32 {
        let above = self.spans.iter().filter(|span| span.rows.end <= row);
        above.fold(row, |at, span| (at - (span.rows.end - span.rows.start)).saturating_add(span.written()))
    }

    /// The last.
    pub(super) fn last(&self, row: u32) -> u32 {
        let first = self.first(row);
        match self.around(row) {
            Some(span) if span.body.contains(&row) && span.count > 0 => {
                first.saturating_add((span.count - 1).saturating_mul(span.high()))
            }
            // The end of a range goes to what stands before.
            Some(span) if span.count == 0 || row >= span.body.end => first.saturating_sub(1).max(1),
            _ => first,
        }
    }

    fn around(&self, row: u32) -> Option<&Span> {
        self.spans.iter().find(|span| span.rows.contains(&row))
    }

    /// `A5:C9`, or several parted by spaces: the beginning goes to the first row, the end to the last.
    pub(super) fn reference(&self, reference: &str) -> String {
        let moved = reference.split(' ').map(|one| {
            let (from, to) = one.split_once(':').unwrap_or((one, one));
            let moved = self.range(from, to);
            if one.contains(':') { moved } else { lone_where_one(moved) }
        });
        moved.collect::<Vec<_>>().join(" ")
    }

    /// Merged cells: those of rows that repeat once for each time.
    pub(super) fn merged(&self, reference: &str) -> Vec<String> {
        let Some((from, to)) = reference.split_once(':') else { return vec![reference.to_owned()] };
        let (Some((left, row)), Some((right, last))) = (parts(from), parts(to)) else {
            return vec![reference.to_owned()];
        };
        match self.around(row) {
            Some(span) if span.body.contains(&row) && span.body.contains(&last) => (0..span.count)
                .map(|time| time * span.high())
                .map(|below| format!("{left}{}:{right}{}", self.first(row) + below, self.first(last) + below))
                .collect(),
            // Over the row of a mark.
            Some(span) if row == last && span.rows.contains(&row) => Vec::new(),
            _ => vec![self.range(from, to)],
        }
    }

    /// A range with the rows that it has now; never upside down.
    pub(super) fn range(&self, from: &str, to: &str) -> String {
        let (Some((left, first)), Some((right, last))) = (end_of_range(from), end_of_range(to)) else {
            return format!("{from}:{to}");
        };
        let first = self.first(first);
        format!("{left}{first}:{right}{}", self.last(last).max(first))
    }

    /// A lone cell: of rows that repeat for a list, the one of this row of the list.
    pub(super) fn lone(&self, cell: &str, turn: Option<(List, u32)>) -> String {
        let Some((column, row)) = parts(cell) else { return cell.to_owned() };
        let around = self.around(row).filter(|span| span.body.contains(&row));
        let below = match (around, turn) {
            (Some(span), Some((list, time))) if span.list == Some(list) => time.saturating_mul(span.high()),
            _ => 0,
        };
        format!("{column}{}", self.first(row).saturating_add(below))
    }
}

/// `B6:B6` as `B6`.
fn lone_where_one(range: String) -> String {
    match range.split_once(':') {
        Some((from, to)) if from == to => from.to_owned(),
        _ => range,
    }
}

#[cfg(test)]
mod tests {
    use super::{Moves, Span};

    #[test]
    fn references_follow_their_rows() {
        // Row 6 becomes four rows (6–9), row 12 two (15–16).
        let moves = Moves::new(vec![Span::row(6, 4), Span::row(12, 2)]);
        for (row, first, last) in [(5, 5, 5), (6, 6, 9), (7, 10, 10), (12, 15, 16), (13, 17, 17)] {
            assert_eq!((moves.first(row), moves.last(row)), (first, last), "row {row}");
        }
        for (reference, moved) in [
            ("A5:C6", "A5:C9"),
            ("A7", "A10"),
            ("B6", "B6:B9"),
            ("A1:A7 B6:B6", "A1:A10 B6:B9"),
            ("A:C", "A:C"),
            ("$6:$7", "$6:$10"),
        ] {
            assert_eq!(moves.reference(reference), moved);
        }
        assert_eq!(moves.merged("A6:C6"), ["A6:C6", "A7:C7", "A8:C8", "A9:C9"]);
        assert_eq!(moves.merged("A5:C7"), ["A5:C10"]);
    }

    #[test]
    fn sections_repeat_together_and_their_marks_go() {
        // Marks in 5 and 9, three rows between them written twice: 5–10; row 10 of the template follows in 11.
        let moves = Moves::new(vec![Span::between(5, 9, 2)]);
        for (row, first, last) in [(4, 4, 4), (6, 5, 8), (7, 6, 9), (8, 7, 10), (10, 11, 11)] {
            assert_eq!((moves.first(row), moves.last(row)), (first, last), "row {row}");
        }
        assert_eq!(moves.merged("A6:B7"), ["A5:B6", "A8:B9"]);
        assert!(moves.merged("A5:D5").is_empty());
    }

    #[test]
    fn rows_that_are_not_there_leave_no_gap() {
        let moves = Moves::new(vec![Span::between(5, 8, 0)]);
        assert_eq!((moves.first(4), moves.first(9), moves.first(10)), (4, 5, 6));
        assert_eq!(moves.reference("A4:C9"), "A4:C5");
        assert_eq!(moves.reference("A4:C7"), "A4:C4");
        assert!(moves.merged("A6:B6").is_empty());
        // Where they are there, only the marks go.
        let moves = Moves::new(vec![Span::row(5, 0), Span::row(8, 0)]);
        assert_eq!((moves.first(6), moves.first(7), moves.first(9)), (5, 6, 7));
    }
}
