//! How wide text is in Times New Roman, the type of official papers: in thousandths of its size.

use crate::text::without_accents;

/// Bold letters are so much wider, in hundredths.
const BOLD: u32 = 107;

/// How wide a word is.
pub(super) fn width(word: &str, is_bold: bool) -> u32 {
    // A letter is as wide as it is without its marks.
    let of = |word: &str| word.chars().map(letter).sum::<u32>();
    let width = if word.is_ascii() { of(word) } else { of(&without_accents(word)) };
    if is_bold { width * BOLD / 100 } else { width }
}

/// How wide a blank is.
pub(super) const BLANK: u32 = 250;

fn letter(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | 't' | '/' | ':' | ';' | '\\' => 278,
        ' ' | '.' | ',' => BLANK,
        '\'' | '’' | '|' => 200,
        'f' | 'r' | 'I' | '(' | ')' | '[' | ']' | '-' | '!' => 333,
        's' | 'J' => 389,
        'a' | 'c' | 'e' | 'z' | '?' | '“' | '”' | '"' => 444,
        'm' => 778,
        'w' | 'A' | 'D' | 'G' | 'H' | 'K' | 'N' | 'O' | 'Q' | 'U' | 'V' | 'X' | 'Y' | 'Đ' => 722,
        'B' | 'C' | 'R' => 667,
        'E' | 'L' | 'T' | 'Z' => 611,
        'F' | 'P' | 'S' => 556,
        'M' | 'W' | '…' | '—' | '@' | '%' => 1_000,
        '<' | '>' | '=' | '+' | '×' | '≥' | '≤' => 564,
        _ if c.is_ascii() || c.is_alphabetic() && (c as u32) < 0x2000 => 500,
        '–' => 500,
        // Letters of other writings and pictures are as wide as they are high.
        _ => 1_000,
    }
}

#[cfg(test)]
mod tests {
    use super::width;

    #[test]
    fn words_are_as_wide_as_the_type_makes_them() {
        // n 500, h 500, i 278, e 444, m 778; marks add nothing, bold a little.
        for (word, bold, wide) in [
            ("nhiem", false, 2_500),
            ("nhiệm", false, 2_500),
            ("ĐIỂM", false, 722 + 333 + 611 + 1_000),
            ("nhiệm", true, 2_675),
        ] {
            assert_eq!(width(word, bold), wide, "{word}");
        }
    }
}
