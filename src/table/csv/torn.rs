//! Rows that a comma inside of a cell has torn apart: “7,5” without quotes in a file whose fields commas divide.
//!
//! Such a row has more fields than the others, and all that stands behind is one column too far right. Where the last
//! column is blank nothing shows it: 7,5 and 8 would be read as 7 and 5.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::diag::TableCode;
use crate::table::fault::Fault;
use crate::table::{Cell, Value};

/// Cells from which a row is one of the table.
const TABLE: usize = 3;
/// Rows of one width that are looked at.
const LOOKED_AT: u64 = 100;

/// How wide the rows of a file are.
#[derive(Debug, Default)]
pub(super) struct Widths {
    by_fields: BTreeMap<u32, Width>,
}

/// Rows of one number of fields.
#[derive(Debug)]
struct Width {
    count: u64,
    first_row: u32,
    /// By how many commas they may have been torn: the first row of each number, with what is torn there.
    torn: BTreeMap<u32, (u32, String)>,
}

impl Widths {
    /// Looks at a row.
    pub(super) fn look(&mut self, row: u32, fields: u32, cells: &[Cell<'_>]) {
        if cells.len() < TABLE {
            return;
        }
        let width = self.by_fields.entry(fields).or_insert(Width { count: 0, first_row: row, torn: BTreeMap::new() });
        width.count += 1;
        // Nearly all rows of a file are of one width: its first ones are enough.
        if width.count <= LOOKED_AT {
            let (pairs, sample) = pairs(cells);
            if let Some(sample) = sample {
                width.torn.entry(pairs).or_insert((row, sample));
            }
        }
    }

    /// The first row that has more fields than most and could have been torn into them.
    pub(super) fn fault(&self) -> Option<Fault> {
        let (usual, _) = self.by_fields.iter().max_by_key(|(_, width)| (width.count, Reverse(width.first_row)))?;
        let wider = self.by_fields.range(usual + 1..);
        let torn =
            wider.flat_map(|(fields, width)| width.torn.range(fields - usual..).map(move |(_, at)| (at, fields)));
        let ((row, sample), fields) = torn.min_by_key(|((row, _), _)| *row)?;
        let fault = Fault::new(TableCode::TornRow).with("fields", fields).with("usual", usual).with("value", sample);
        Some(fault.at_row(*row))
    }
}

/// How many pairs of neighbouring cells could be the halves of a number with a decimal comma, and the first.
fn pairs(cells: &[Cell<'_>]) -> (u32, Option<String>) {
    let figures = |cell: &Cell<'_>, most: usize| match &cell.value {
        Value::Text(text) if (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(text.to_string())
        }
        _ => None,
    };
    let (mut count, mut sample, mut at) = (0, None, 0);
    while let [first, second, ..] = &cells[at..] {
        let halves = figures(first, 3).zip(figures(second, 2)).filter(|_| second.column == first.column + 1);
        at += 1 + usize::from(halves.is_some());
        if let Some((whole, fraction)) = halves {
            count += 1;
            sample.get_or_insert(format!("{whole},{fraction}"));
        }
    }
    (count, sample)
}

#[cfg(test)]
mod tests {
    use super::Widths;
    use crate::table::{Cell, Value};
    use std::borrow::Cow;

    /// What is told of a file: the row, from 0.
    fn told(text: &str) -> Option<u32> {
        let mut widths = Widths::default();
        for (line, row) in text.lines().zip(0..) {
            let fields: Vec<&str> = line.split(',').collect();
            let cell = |(text, column)| Cell { column, value: Value::Text(Cow::Borrowed(text)) };
            let cells: Vec<Cell<'_>> =
                fields.iter().copied().zip(0..).filter(|(text, _)| !text.is_empty()).map(cell).collect();
            widths.look(row, u32::try_from(fields.len()).expect("few"), &cells);
        }
        let problem = widths.fault()?.into_problem(&std::sync::Arc::from("a.csv"));
        problem.cell.and_then(|cell| cell.row)
    }

    #[test]
    fn rows_torn_by_a_decimal_comma_are_told() {
        for (text, expected) in [
            ("Mã,Tên,TT1,TT2,Ghi chú\n01,An,8,9,\n02,Ba,7,5,8,\n", Some(2)),
            ("Mã,Tên,TT1,TT2\n01,An,8,9\n02,Ba,7,5,8\n", Some(2)),
            ("Mã,Tên,TT1,TT2\n02,Ba,7,5,8,5\n", Some(1)),
            // Blank fields at the end of all rows, or more of them than commas could have made.
            ("Mã,Tên,TT1,TT2\n01,An,8,9,\n02,Ba,7,8,\n", None),
            ("Mã,Tên,TT1,TT2\n01,An,8,9,,,\n02,Ba,7,8\n", None),
            // Nothing that could be a number in two halves.
            ("Mã,Tên,TT1,TT2\n01,An,8.5,9,\n02,Ba,7,8\n03,Tư,9,8\n", None),
            ("Danh sách, năm 2026, tổ 1, tổ 2, 7, 5\nMã,Tên,TT1\n01,An,8\n02,Ba,9\n", None),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
