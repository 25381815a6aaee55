//! How wide and how high: columns, blocks of columns, lines of text.

use std::borrow::Cow;

use crate::report::sheet::Column;

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

/// The same for bold text, which is wider.
pub(super) fn bold_lines(words: &str, width: u32) -> u32 {
    lines_of(words, width * 9 / 10)
}

/// About how many lines a text takes in a width.
pub(super) fn lines_of(words: &str, width: u32) -> u32 {
    // Letters are told a little wider than they are.
    let width = (width * DIGIT * 103 / 100).max(3 * DIGIT);
    // Most texts of a list fit in one line, which one look at each letter tells.
    let whole = words.chars().try_fold(0, |used, letter| if letter == '\n' { None } else { Some(used + wide(letter)) });
    if whole.is_some_and(|whole| whole <= width) {
        return 1;
    }
    words.lines().map(|line| broken(line, width)).sum::<u32>().max(1)
}

/// The same for one line of the text.
fn broken(line: &str, width: u32) -> u32 {
    let mut lines = 1;
    let mut used = 0;
    for word in line.split(' ') {
        let length = word.chars().map(wide).sum::<u32>();
        if used > 0 && used + BLANK + length > width {
            lines += 1;
            used = length;
        } else {
            used += length + if used > 0 { BLANK } else { 0 };
        }
        // A word that is wider than its column is broken: a long code, an address of a file.
        if used > width {
            lines += (used - 1) / width;
            used -= (used - 1) / width * width;
        }
    }
    lines
}

/// What widths are told in: a digit, by which columns are measured, has twenty.
const DIGIT: u32 = 20;
const BLANK: u32 = 10;
const CAPITAL: u32 = 30;

/// How wide a letter of Times New Roman is, by its kind.
fn wide(letter: char) -> u32 {
    const BASIC: [u8; 128] = basic();
    match BASIC.get(letter as usize) {
        Some(width) => u32::from(*width),
        None => match letter {
            'í' | 'ì' | 'ỉ' | 'ĩ' | 'ị' => 12,
            '’' => 11,
            'Í' | 'Ì' | 'Ỉ' | 'Ĩ' | 'Ị' | '“' | '”' => 15,
            '—' | '…' => 36,
            _ if letter.is_uppercase() => CAPITAL,
            _ => DIGIT,
        },
    }
}

/// The widths of the letters of ASCII.
const fn basic() -> [u8; 128] {
    let mut widths = [0; 128];
    let mut letter = 0;
    while letter < 128 {
        widths[letter as usize] = match letter {
            b' ' => BLANK,
            b'i' | b'j' | b'l' | b't' | b'f' | b'r' => 12,
            b'.' | b',' | b';' | b':' | b'\'' | b'/' | b'|' | b'!' => 11,
            b'I' | b'J' | b'-' | b'(' | b')' | b'[' | b']' | b's' => 15,
            b'a' | b'c' | b'e' | b'z' => 18,
            b'm' | b'w' => 30,
            b'M' | b'W' | b'%' | b'@' => 36,
            b'A'..=b'Z' => CAPITAL,
            _ => DIGIT,
        } as u8;
        letter += 1;
    }
    widths
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
    use super::{blocks_of, cut, fitting, lines_of, middle_of};
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

    #[test]
    fn lines_are_counted_by_words() {
        for (words, width, lines) in [
            ("", 10, 1),
            ("một hai ba", 20, 1),
            ("một hai ba", 8, 2),
            ("a\nb\nc", 20, 3),
            // Two capitals, six digits and a hyphen are nine digits and a half wide.
            ("CD01-0002", 9, 2),
            ("CD01-0002", 10, 1),
            ("mã CD01-0002-000345 và", 8, 4),
            // Capitals are wider than small letters, and those wider than what is thin.
            ("CĐCS MAY", 9, 2),
            ("công tác", 9, 1),
            ("CĐCS Công ty cổ phần May 114", 26, 2),
            ("CĐCS Công ty cổ phần May 114", 28, 1),
        ] {
            assert_eq!(lines_of(words, width), lines, "{words}");
        }
    }
}
