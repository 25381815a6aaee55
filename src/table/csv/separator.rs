//! Which character separates the fields of a CSV file.

use crate::table::csv::record::{Letters, Scanner, Shape};

/// Separators that are looked for, the likeliest first.
const CANDIDATES: [u8; 3] = [b',', b';', b'\t'];
/// Rows that are looked at.
const ROWS: usize = 40;

/// The separator of a text and where its first record begins: a first line `sep=;` says so itself, else it
/// is the one that divides the first rows most evenly, and among equals into most fields.
pub(super) fn find(text: &str) -> (u8, usize) {
    declared(text).unwrap_or_else(|| (sniff(text), 0))
}

/// A first line `sep=;`, which spreadsheets obey and do not show.
fn declared(text: &str) -> Option<(u8, usize)> {
    let line_end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..line_end].trim_matches('"');
    let (key, value) = line.split_at_checked(4)?;
    let &[separator] = value.as_bytes() else { return None };
    if !key.eq_ignore_ascii_case("sep=") || !separator.is_ascii() || separator == b'"' {
        return None;
    }
    let rest = &text[line_end..];
    let line_break = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
    Some((separator, line_end + line_break))
}

/// The separator that fits best.
fn sniff(text: &str) -> u8 {
    let mut best = (Fit::default(), CANDIDATES[0]);
    for separator in CANDIDATES {
        let fit = Fit::of(text, separator);
        if fit.is_better_than(best.0) {
            best = (fit, separator);
        }
    }
    best.1
}

/// How evenly a separator divides rows.
#[derive(Clone, Copy, Debug, Default)]
struct Fit {
    rows: usize,
    even: usize,
    fields: u32,
}

impl Fit {
    fn of(text: &str, separator: u8) -> Self {
        let scanner = Scanner::new(text, Shape { separator, letters: Letters::AsWritten }, false);
        let mut counts = Vec::with_capacity(ROWS);
        let mut cells = Vec::new();
        let mut at = 0;
        while counts.len() < ROWS {
            cells.clear();
            let Ok(Some(extent)) = scanner.record(at, &mut cells) else { break };
            if !cells.is_empty() {
                counts.push(extent.fields);
            }
            at = extent.end;
        }
        if counts.len() < ROWS
            && let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty())
        {
            // The last line has no line break.
            let scanner = Scanner::new(rest, Shape { separator, letters: Letters::AsWritten }, true);
            counts.extend(scanner.record(0, &mut cells).ok().flatten().map(|extent| extent.fields));
        }
        let even = |fields: u32| counts.iter().filter(|&&count| count == fields).count();
        let usual = counts.iter().copied().filter(|&count| count > 1).max_by_key(|&count| (even(count), count));
        usual.map_or_else(Self::default, |fields| Self { rows: counts.len(), even: even(fields), fields })
    }

    /// Even rows as a share of all rows, compared crosswise.
    fn is_better_than(self, other: Self) -> bool {
        let (ours, theirs) = (self.even * other.rows.max(1), other.even * self.rows.max(1));
        (ours, self.fields) > (theirs, other.fields)
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn separators_are_found() {
        for (text, expected) in [
            ("a,b,c\n1,2,3\n", (b',', 0)),
            ("Mã;Tên;Điểm\n01;An;8,5\n02;Bình;9,5\n", (b';', 0)),
            ("Mã\tTên\n01\tAn, Bình\n", (b'\t', 0)),
            ("Mã,Tên,Ghi chú\n01,An,tốt; khá\n02,Bình,x\n", (b',', 0)),
            ("BẢNG ĐIỂM;;\nMã;Tên;Điểm\n01;An;8,5", (b';', 0)),
            ("Mã,Tên\n01,\"An; x; y\"\n02,\"Bình; x; y\"\n", (b',', 0)),
            ("Mã,Tên\n", (b',', 0)),
            ("Mã;Tên", (b';', 0)),
            ("Mã\n01\n", (b',', 0)),
            ("", (b',', 0)),
            ("sep=;\r\na;b,c\r\n", (b';', 7)),
            ("\"SEP=|\"\na|b\n", (b'|', 8)),
            ("sep=,", (b',', 5)),
        ] {
            assert_eq!(find(text), expected, "{text:?}");
        }
    }
}
