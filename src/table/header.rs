//! Finding the heading of a table below its title rows, and joining a heading of several rows into one
//! text per column.
//!
//! In: the first rows of a sheet, and whether a text is a known heading. Out: the rows of the heading and
//! its texts by column. What the columns mean is not decided here.

use std::cmp::Reverse;
use std::ops::RangeInclusive;

use crate::table::{Row, Value};

/// Rows that a heading may have.
const HEADING_ROWS: usize = 4;

/// A value that is kept.
pub type OwnedValue = Value<'static>;

/// A row that is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnedRow {
    /// Row, from 0.
    pub number: u32,
    /// Its cells that are not blank: column and value, ascending by column.
    pub cells: Vec<(u32, OwnedValue)>,
}

impl From<Row<'_>> for OwnedRow {
    fn from(row: Row<'_>) -> Self {
        let cells = row.cells.iter().map(|cell| (cell.column, cell.value.to_owned_value())).collect();
        Self { number: row.number, cells }
    }
}

/// The heading of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Number of its first row.
    pub first_row: u32,
    /// Number of its last row.
    pub last_row: u32,
    /// Every column that has a text, ascending by column.
    pub columns: Vec<HeadingCell>,
}

/// The heading of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeadingCell {
    /// Column, from 0.
    pub column: u32,
    /// The text that stands above the lowest one, or reaches there from the left (“TT1” over “Tự chấm”); of
    /// several the nearest known one, else the nearest. Empty where the column has one text only.
    pub upper: String,
    /// The lowest text of the column: its only one where it has one.
    pub lower: String,
}

/// Finds the heading: the one to four neighbouring rows in which most columns end in a known text, at least
/// two of them or all; of equals the fewest rows, then the first. A row of nothing but known texts under or
/// over such a heading (“Tự chấm”, “Tổ chấm”) belongs to it.
#[must_use]
pub fn find(rows: &[OwnedRow], score: &dyn Fn(&str) -> bool) -> Option<Heading> {
    let rows: Vec<TextRow> = rows.iter().map(|row| TextRow::of(row, score)).collect();
    let spans =
        (0..rows.len()).flat_map(|first| (first..rows.len().min(first + HEADING_ROWS)).map(move |last| first..=last));
    let (_, span) = spans
        .filter(|span| are_neighbours(&rows[span.clone()]))
        .map(|span| (rank(&rows, &span), span))
        .filter(|(rank, _)| rank.known > 0)
        .max_by_key(|(rank, span)| (*rank, Reverse(span.end() - span.start()), Reverse(*span.start())))?;
    let columns = join(&rows[span.clone()]);
    Some(Heading { first_row: rows[*span.start()].number, last_row: rows[*span.end()].number, columns })
}

/// Whether a row only numbers the columns: (1) (2) (3), A B 1 2, 1 2 3 (4=2+3). Such a row right under a
/// heading is no data.
#[must_use]
pub fn is_numbering_row(row: &OwnedRow) -> bool {
    let marks: Option<Vec<Mark>> = row.cells.iter().map(|(_, value)| Mark::of(&shown(value)?)).collect();
    let Some(marks) = marks else { return false };
    let letters = marks.iter().take_while(|mark| matches!(mark, Mark::Letter(_))).count();
    let counts_up = |marks: &[Mark]| marks.windows(2).all(|pair| pair[0].next() == pair[1]);
    let begins = |mark: Option<&Mark>| mark.is_none_or(|mark| matches!(mark, Mark::Letter(b'A') | Mark::Number(0..=2)));
    let (letters, numbers) = marks.split_at(letters);
    marks.len() >= 2 && [letters, numbers].iter().all(|marks| counts_up(marks) && begins(marks.first()))
}

/// What numbers a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Letter(u8),
    Number(u32),
}

impl Mark {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if let &[letter @ b'A'..=b'Z'] = text.trim_matches(['(', ')']).as_bytes() {
            return Some(Self::Letter(letter));
        }
        let (number, formula) = text.split_once('=').unwrap_or((text, ""));
        let plain = formula.chars().all(|c| c.is_ascii_digit() || "()[]+-*/:x. ".contains(c));
        let number = number.trim_matches(['(', ')', '[', ']', '.', ' ']);
        let digits = number.len() <= 3 && number.bytes().all(|byte| byte.is_ascii_digit());
        (plain && digits).then(|| number.parse().ok().map(Self::Number)).flatten()
    }

    fn next(self) -> Self {
        match self {
            Self::Letter(letter) => Self::Letter(letter + 1),
            Self::Number(number) => Self::Number(number + 1),
        }
    }
}

/// A row as texts.
struct TextRow {
    number: u32,
    texts: Vec<Text>,
    numbering: bool,
}

struct Text {
    column: u32,
    text: String,
    known: bool,
}

impl TextRow {
    fn of(row: &OwnedRow, score: &dyn Fn(&str) -> bool) -> Self {
        let texts = row.cells.iter().filter_map(|(column, value)| {
            let text = shown(value)?;
            let known = score(&text);
            Some(Text { column: *column, text, known })
        });
        Self { number: row.number, texts: texts.collect(), numbering: is_numbering_row(row) }
    }

    fn at(&self, column: u32) -> Option<&Text> {
        let position = self.texts.binary_search_by_key(&column, |text| text.column).ok()?;
        Some(&self.texts[position])
    }

    fn is_all_known(&self) -> bool {
        !self.texts.is_empty() && self.texts.iter().all(|text| text.known)
    }
}

/// What a heading cell says; a value that no heading has is none.
fn shown(value: &OwnedValue) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone().into_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(_) | Value::Date(_) | Value::Error(_) | Value::NoStoredValue => None,
    }
}

fn are_neighbours(rows: &[TextRow]) -> bool {
    rows.windows(2).all(|pair| pair[1].number == pair[0].number + 1)
}

/// How good a heading some rows make.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Columns that end in a known text; 0 where they are too few.
    known: usize,
    /// Rows of nothing but known texts beside the best one.
    companions: usize,
}

fn rank(rows: &[TextRow], span: &RangeInclusive<usize>) -> Rank {
    let rows = &rows[span.clone()];
    let lowest: Vec<&Text> =
        columns(rows).into_iter().filter_map(|column| lowest(rows, column)).map(|(_, text)| text).collect();
    let known = lowest.iter().filter(|text| text.known).count();
    let enough = known >= 2 || known == lowest.len();
    Rank { known: if enough { known } else { 0 }, companions: companions(rows) }
}

/// Rows beside the one with most texts, if all of them hold nothing but known ones and none repeats or
/// numbers the others.
fn companions(rows: &[TextRow]) -> usize {
    let known = |row: &TextRow| row.texts.iter().filter(|text| text.known).count();
    let main = (0..rows.len()).max_by_key(|&i| (rows[i].texts.len(), known(&rows[i]), Reverse(i)));
    // A row of data over a heading that stands once more is no part of it, though “Nữ” in it be a heading too.
    let is_heading = |row: &TextRow| {
        let is_figure = |text: &Text| !text.known && is_number(&text.text);
        (known(row) > 1 || row.is_all_known()) && !row.texts.iter().any(is_figure)
    };
    let Some(main) = main.filter(|&main| is_heading(&rows[main])) else { return 0 };
    let others: Vec<&TextRow> = rows.iter().enumerate().filter(|(i, _)| *i != main).map(|(_, row)| row).collect();
    let repeats = |row: &TextRow| {
        row.texts.iter().any(|text| rows[main].at(text.column).is_some_and(|other| other.text == text.text))
    };
    let fit = others.iter().all(|row| row.is_all_known() && !row.numbering && !repeats(row));
    if fit { others.len() } else { 0 }
}

/// “8”, “7,5”: what stands in rows of data.
fn is_number(text: &str) -> bool {
    let text = text.trim();
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.'))
}

/// Columns that have a text in any of the rows.
fn columns(rows: &[TextRow]) -> Vec<u32> {
    let mut columns: Vec<u32> = rows.iter().flat_map(|row| row.texts.iter().map(|text| text.column)).collect();
    columns.sort_unstable();
    columns.dedup();
    columns
}

/// The lowest text of a column and its row.
fn lowest(rows: &[TextRow], column: u32) -> Option<(usize, &Text)> {
    rows.iter().enumerate().rev().find_map(|(row, texts)| Some((row, texts.at(column)?)))
}

/// One heading per column.
fn join(rows: &[TextRow]) -> Vec<HeadingCell> {
    let cell = |column| {
        let (row, lower) = lowest(rows, column)?;
        let above: Vec<&Text> = (0..row).rev().filter_map(|above| reaching(rows, above, column)).collect();
        let upper = above.iter().find(|text| text.known).or(above.first()).map_or("", |text| &text.text);
        Some(HeadingCell { column, upper: upper.to_owned(), lower: lower.text.clone() })
    };
    columns(rows).into_iter().filter_map(cell).collect()
}

/// The text of a row that stands over a column: its own, or the nearest to the left if every column from
/// there to here has a text below.
fn reaching(rows: &[TextRow], row: usize, column: u32) -> Option<&Text> {
    let upper = rows[row].texts.iter().rev().find(|text| text.column <= column)?;
    let below = |column| rows[row + 1..].iter().any(|lower| lower.at(column).is_some());
    (upper.column..=column).all(below).then_some(upper)
}

#[cfg(test)]
mod tests {
    use super::{Heading, OwnedRow, find, is_numbering_row};
    use crate::table::{Number, Value};
    use std::borrow::Cow;

    /// Rows written one a line, cells divided by bars.
    fn rows(text: &str) -> Vec<OwnedRow> {
        let cells = |line: &str| {
            let texts = line.split('|').map(str::trim).zip(0..);
            texts.filter(|(text, _)| !text.is_empty()).map(|(text, column)| (column, value(text))).collect()
        };
        let rows = text.lines().map(str::trim).zip(0..).map(|(line, number)| OwnedRow { number, cells: cells(line) });
        rows.filter(|row| !row.cells.is_empty()).collect()
    }

    fn value(text: &str) -> Value<'static> {
        match text.strip_prefix('#') {
            Some(digits) => Value::Number(Number {
                mantissa: digits.parse().expect("a whole number"),
                scale: 0,
                percent: false,
                zeros: 0,
            }),
            None => Value::Text(Cow::Owned(text.to_owned())),
        }
    }

    fn known(text: &str) -> bool {
        let words = "Mã,Họ tên,Đơn vị,TT1,TT2,TN1,Tự chấm,Tổ chấm,BCH chấm,Chức vụ,1,2,3";
        words.split(',').any(|word| word == text)
    }

    fn show(heading: &Heading) -> String {
        let cells = heading.columns.iter().map(|cell| {
            let upper = if cell.upper.is_empty() { String::new() } else { format!("{}/", cell.upper) };
            format!("{}={upper}{}", cell.column, cell.lower)
        });
        format!("{}-{}: {}", heading.first_row, heading.last_row, cells.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn headings_are_found() {
        for (text, expected) in [
            ("Mã|Họ tên|TT1\n01|An|8", "0-0: 0=Mã 1=Họ tên 2=TT1"),
            ("CÔNG ĐOÀN X\nBẢNG ĐIỂM\n\nTT|Mã|Họ tên|TT1\n1|01|An|8", "3-3: 0=TT 1=Mã 2=Họ tên 3=TT1"),
            ("Đơn vị|Phòng A\nTT|Mã|Họ tên\n1|01|An", "1-1: 0=TT 1=Mã 2=Họ tên"),
            (
                "Mã|Họ tên|TT1|||TT2||Ghi chú\n||Tự chấm|Tổ chấm|BCH chấm|Tự chấm|BCH chấm|\n01|An|8|8|8|9|9",
                "0-1: 0=Mã 1=Họ tên 2=TT1/Tự chấm 3=TT1/Tổ chấm 4=TT1/BCH chấm 5=TT2/Tự chấm 6=TT2/BCH chấm 7=Ghi chú",
            ),
            (
                "STT|Họ tên|Trung thành||Trách nhiệm\n||TT1|TT2|TN1\n1|An|8|8|8",
                "0-1: 0=STT 1=Họ tên 2=Trung thành/TT1 3=Trung thành/TT2 4=Trách nhiệm/TN1",
            ),
            ("Mã|Họ tên|TT1|TT2\n||Tự chấm|Tự chấm\n01|An|8|9", "0-1: 0=Mã 1=Họ tên 2=TT1/Tự chấm 3=TT2/Tự chấm"),
            (
                "||Tự chấm||Tổ chấm|\nMã|Họ tên|TT1|TT2|TT1|TT2\n01|An|8|9|8|9",
                "0-1: 0=Mã 1=Họ tên 2=Tự chấm/TT1 3=Tự chấm/TT2 4=Tổ chấm/TT1 5=Tổ chấm/TT2",
            ),
            (
                "Mã|Họ tên|Điểm|||\n||TT1||TT2|\n||Tự chấm|Tổ chấm|Tự chấm|Tổ chấm\n(1)|(2)|(3)|(4)|(5)|(6)",
                "0-2: 0=Mã 1=Họ tên 2=TT1/Tự chấm 3=TT1/Tổ chấm 4=TT2/Tự chấm 5=TT2/Tổ chấm",
            ),
            // The next row is a form whose rater is named in a column, or numbers, or the heading again.
            ("Mã|Họ tên|Người chấm|TT1\n01|An|Tự chấm|8", "0-0: 0=Mã 1=Họ tên 2=Người chấm 3=TT1"),
            ("Mã|Họ tên|1|2|3\n#1|#2|#3|#4|#5\n01|An|8|8|8", "0-0: 0=Mã 1=Họ tên 2=1 3=2 4=3"),
            ("Mã|Họ tên\nMã|Họ tên\n01|An", "0-0: 0=Mã 1=Họ tên"),
            ("Mã|Họ tên|TT1\n01|An|8\nMã|Họ tên|TT1\n02|Ba|8", "0-0: 0=Mã 1=Họ tên 2=TT1"),
            ("Mã\n01", "0-0: 0=Mã"),
            // Two rows that stand once more, below a row of data that has a known word: the first ones are the heading.
            (
                "Mã|Họ tên|TT1||TT2\n||Tự chấm|BCH chấm|BCH chấm\n01|BCH chấm|8|8|9\nMã|Họ tên|TT1||TT2\n||Tự chấm|BCH chấm|BCH chấm\n02|Ba|8|8|9",
                "0-1: 0=Mã 1=Họ tên 2=TT1/Tự chấm 3=TT1/BCH chấm 4=TT2/BCH chấm",
            ),
        ] {
            let heading = find(&rows(text), &known).unwrap_or_else(|| panic!("a heading in {text:?}"));
            assert_eq!(show(&heading), expected, "{text:?}");
        }
        for text in ["", "Mã|x|y\n01|An|8", "BẢNG ĐIỂM"] {
            assert_eq!(find(&rows(text), &known), None, "{text:?}");
        }
    }

    #[test]
    fn numbering_rows_are_told_from_data() {
        for (text, expected) in [
            ("(1)|(2)|(3)", true),
            ("A|B|1|2|3", true),
            ("#1|#2|#3", true),
            ("1|2|3|4=2+3|(5)=(4):2", true),
            ("#1||#2", true),
            ("A|B|C", true),
            ("01|An|8", false),
            ("#3|#4|#5", false),
            ("1|3|2", false),
            ("#1", false),
            ("1|A|2", false),
            ("x|x", false),
        ] {
            assert_eq!(is_numbering_row(&rows(text)[0]), expected, "{text}");
        }
    }
}
