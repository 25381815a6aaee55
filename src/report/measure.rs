//! How wide words are on paper, and how many lines they take: by the letters of Times New Roman, in digits, by which the widths
//! of columns are told.

/// About how many lines a bold text takes in a width: it is wider than plain text.
#[must_use]
pub fn bold_lines(words: &str, width: u32) -> u32 {
    lines_of(words, bold(width))
}

/// About how many lines a text takes in a width.
#[must_use]
pub fn lines_of(words: &str, width: u32) -> u32 {
    let width = room(width);
    // Most texts of a list fit in one line, which one look at each letter tells.
    let whole = words.chars().try_fold(0, |used, letter| if letter == '\n' { None } else { Some(used + wide(letter)) });
    if whole.is_some_and(|whole| whole <= width) {
        return 1;
    }
    words.lines().map(|line| broken(lengths(line), width)).sum::<u32>().max(1)
}

/// The narrowest column, in digits, in which a text takes no more than so many lines and no word of it is broken; no wider
/// than `widest`.
#[must_use]
pub fn width_for(words: &str, lines: u32, least: u16, widest: u16) -> u16 {
    Measured::new(words).narrowest(lines, least, widest, |width| width)
}

/// A bold text whose words are measured once, for several widths to be tried.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The widths of the words of each line.
    lines: Vec<Vec<u32>>,
}

impl Measured {
    /// Measures the words of a text.
    #[must_use]
    pub fn new(words: &str) -> Self {
        Self { lines: words.lines().map(|line| lengths(line).collect()).collect() }
    }

    /// As [`bold_lines`].
    #[must_use]
    pub fn lines(&self, width: u32) -> u32 {
        let room = room(bold(width));
        self.lines.iter().map(|line| broken(line.iter().copied(), room)).sum::<u32>().max(1)
    }

    /// Whether some word is too long for a line.
    #[must_use]
    pub fn is_torn(&self, width: u32) -> bool {
        self.longest() > room(bold(width))
    }

    /// The narrowest column, in digits, in which it takes no more than so many lines and no word of it is broken; no wider
    /// than `widest`.
    #[must_use]
    pub fn width_for(&self, lines: u32, least: u16, widest: u16) -> u16 {
        self.narrowest(lines, least, widest, bold)
    }

    fn narrowest(&self, lines: u32, least: u16, widest: u16, plain: impl Fn(u32) -> u32) -> u16 {
        let longest = self.longest();
        let enough = |width: &u16| {
            let room = room(plain(u32::from(*width)));
            longest <= room && self.lines.iter().map(|line| broken(line.iter().copied(), room)).sum::<u32>() <= lines
        };
        (least..widest).find(enough).unwrap_or(widest.max(least))
    }

    fn longest(&self) -> u32 {
        self.lines.iter().flatten().copied().max().unwrap_or(0)
    }
}

/// The digits of a plain text that is as wide as a bold one.
const fn bold(width: u32) -> u32 {
    width * 9 / 10
}

/// The widths of the words of a line.
fn lengths(line: &str) -> impl Iterator<Item = u32> {
    line.split(' ').map(|word| word.chars().map(wide).sum())
}

/// What a line of so many digits holds: letters are told a little wider than they are.
fn room(width: u32) -> u32 {
    (width * DIGIT * 103 / 100).max(3 * DIGIT)
}

/// The same for one line of the text.
fn broken(words: impl Iterator<Item = u32>, width: u32) -> u32 {
    let mut lines = 1;
    let mut used = 0;
    for length in words {
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

#[cfg(test)]
mod tests {
    use super::{Measured, bold_lines, lines_of, width_for};

    #[test]
    fn a_column_is_as_wide_as_its_words_need() {
        for (words, lines, plain, bold) in [
            // Nine digits and a half; bold a tenth more, in whole digits.
            ("Vững mạnh", 1, 10, 12),
            ("Vững mạnh", 2, 5, 6),
            ("Hoàn thành xuất sắc nhiệm vụ", 2, 14, 16),
            ("", 1, 5, 5),
        ] {
            let measured = Measured::new(words);
            assert_eq!((width_for(words, lines, 5, 30), measured.width_for(lines, 5, 30)), (plain, bold), "{words}");
            for width in 3..30 {
                assert_eq!(measured.lines(width), bold_lines(words, width), "{words} in {width}");
            }
        }
        // However many lines there are, no word is broken: “trách” has five letters, four digits and four tenths.
        assert_eq!(width_for("trách nhiệm", 9, 3, 30), 5);
        assert_eq!(width_for("CD01-0002-000345-2026", 1, 5, 12), 12);
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
