//! How wide: columns, blocks of columns; and what a cell holds.

use std::borrow::Cow;

use crate::report::sheet::Column;

pub(super) use crate::report::measure::{bold_lines, lines_of};

/// Most UTF-16 units of a cell.
const LONGEST: usize = 32_767;

/// Columns from and to for each of several blocks of about the same width.
pub(super) fn blocks_of(columns: &[Column], count: usize) -> Vec<(u16, u16)> {
    let total = width_of(columns);
    let mut blocks = Vec::new();
    let mut first = 0;
    for block in 1..=count {
        let until = total * u32::try_from(block).unwrap_or(1) / u32::try_from(count).unwrap_or(1);
        let mut last = first;
        // A column that straddles the bound goes to the side on which more of it stands; each block keeps one.
        let left_over = count - block;
        while last + 1 + left_over < columns.len()
            && width_of(&columns[..=last]) + width_of(&columns[..last + 2]) <= 2 * until
        {
            last += 1;
        }
        if first < columns.len() {
            blocks.push((column_number(first), column_number(last)));
        }
        first = last + 1;
    }
    blocks
}

/// The last column of the left half.
pub(super) fn middle_of(columns: &[Column]) -> u16 {
    blocks_of(columns, 2).first().map_or(0, |(_, last)| (*last).min(last_of(columns).saturating_sub(1)))
}

pub(super) fn width_of(columns: &[Column]) -> u32 {
    columns.iter().map(|column| u32::from(column.width)).sum()
}

pub(super) fn last_of(columns: &[Column]) -> u16 {
    column_number(columns.len().saturating_sub(1))
}

pub(super) fn column_number(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

/// The text, or as much of it as a cell can hold, with a visible mark where it was cut.
pub(super) fn fitting(words: &str) -> Cow<'_, str> {
    cut(words, LONGEST)
}

/// The text, or as much of it as so many UTF-16 units hold, with a visible mark where it was cut.
pub(super) fn cut(words: &str, longest: usize) -> Cow<'_, str> {
    if words.len() <= longest {
        return words.into();
    }
    let (mut units, mut end) = (0, 0);
    for (at, c) in words.char_indices() {
        // The mark needs one.
        if units < longest {
            end = at;
        }
        units += c.len_utf16();
        if units > longest {
            return format!("{}…", &words[..end]).into();
        }
    }
    words.into()
}

#[cfg(test)]
mod tests {
    use super::{blocks_of, cut, fitting, middle_of};
    use crate::report::sheet::{Column, ColumnKind};

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_visibly() {
        let long = "ế".repeat(40_000);
        let cut = fitting(&long);
        assert_eq!(cut.chars().count(), 32_767);
        assert!(cut.ends_with("ế…"));
        let fits = "ế".repeat(32_767);
        assert_eq!(fitting(&fits), fits);
    }

    #[test]
    fn letters_that_count_twice_are_counted_twice() {
        // 😀 is two units: 127 of them and the mark make 255.
        assert_eq!(cut(&"😀".repeat(128), 255), format!("{}…", "😀".repeat(127)));
        assert_eq!(cut(&"😀".repeat(127), 255), "😀".repeat(127));
        assert_eq!(fitting(&"😀".repeat(20_000)).encode_utf16().count(), 32_767);
    }

    #[test]
    fn blocks_are_as_even_as_columns_allow() {
        let columns =
            |widths: &[u16]| widths.iter().map(|width| Column::new("x", ColumnKind::Text, *width)).collect::<Vec<_>>();
        for (widths, count, expected) in [
            // 60 and 50 rather than 30 and 80.
            (&[8, 22, 30, 28, 22][..], 2, vec![(0, 2), (3, 4)]),
            (&[10, 10, 10, 10], 2, vec![(0, 1), (2, 3)]),
            (&[90, 5, 5], 3, vec![(0, 0), (1, 1), (2, 2)]),
            (&[50, 1], 2, vec![(0, 0), (1, 1)]),
            (&[10, 10, 10, 10, 10, 10], 3, vec![(0, 1), (2, 3), (4, 5)]),
        ] {
            assert_eq!(blocks_of(&columns(widths), count), expected, "{widths:?}");
        }
        assert_eq!(middle_of(&columns(&[8, 22, 30, 28, 22])), 2);
    }
}
