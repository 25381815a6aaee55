//! One record of a CSV file: where its fields begin and end.
//!
//! The csv crate is not used for reading: it passes over blank lines (rows would be misnumbered) and takes
//! a quote that is never closed for the end of the file (rows would be lost without a word). A test
//! compares the two on everything else.

use std::borrow::Cow;

use crate::table::{Cell, Value, is_blank, limit};
use unicode_normalization::UnicodeNormalization as _;

/// The text that is being taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    shape: Shape,
    at_end: bool,
}

/// How records are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// The separator, an ASCII character.
    pub(super) separator: u8,
    /// What is to be done with the letters.
    pub(super) letters: Letters,
}

/// What is to be done with the letters of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Letters {
    /// They stay as they are.
    AsWritten,
    /// Base letters and combining tones, as windows-1258 has them, become one.
    Compose,
}

/// Where a record ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Extent {
    /// The first byte of the next record.
    pub(super) end: usize,
    /// Number of fields, blank ones included.
    pub(super) fields: u32,
}

/// Why a record cannot be read, and in which column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Flaw {
    /// The column, from 0.
    pub(super) column: u32,
    /// What is wrong.
    pub(super) kind: FlawKind,
}

/// What is wrong with a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FlawKind {
    /// A quote that is never closed, or only by one that opens another text lines later.
    OpenQuote,
    /// A text longer than a cell may be.
    LongText,
    /// More columns than a table may have.
    ManyColumns,
}

impl<'t> Scanner<'t> {
    /// A scanner of a text; `at_end` tells that nothing follows it.
    pub(super) fn new(text: &'t str, shape: Shape, at_end: bool) -> Self {
        Self { text, shape, at_end }
    }

    /// Reads the record that begins at `start`, and puts its cells that are not blank behind those that
    /// are there. None where the text ends before the record does.
    pub(super) fn record(&self, start: usize, cells: &mut Vec<Cell<'t>>) -> Result<Option<Extent>, Flaw> {
        let bytes = self.text.as_bytes();
        let mut column = 0;
        let mut at = start;
        loop {
            let flaw = |kind| Flaw { column, kind };
            let next = if bytes.get(at) == Some(&b'"') {
                let Some((text, next)) = self.quoted(at).map_err(flaw)? else { return Ok(None) };
                match text {
                    Cow::Borrowed(text) => self.keep(cells, column, text),
                    Cow::Owned(text) => Self::keep_owned(cells, column, self.composed(text)),
                }
                .map_err(flaw)?;
                next
            } else {
                let next = self.field_end(at);
                if next > at {
                    self.keep(cells, column, &self.text[at..next]).map_err(flaw)?;
                }
                next
            };
            let fields = column + 1;
            match bytes.get(next) {
                Some(b'\n') => return Ok(Some(Extent { end: next + 1, fields })),
                Some(b'\r') => return Ok(self.after_return(next).map(|end| Extent { end, fields })),
                Some(_) => at = next + 1,
                None => return Ok(self.at_end.then_some(Extent { end: next, fields })),
            }
            column += 1;
        }
    }

    /// The end of a field without quotes.
    fn field_end(&self, start: usize) -> usize {
        let rest = &self.text.as_bytes()[start..];
        let separator = self.shape.separator;
        let length = rest.iter().position(|&byte| byte == separator || byte == b'\n' || byte == b'\r');
        start + length.unwrap_or(rest.len())
    }

    /// What follows a carriage return: one line break with a line feed, or one of its own.
    fn after_return(&self, at: usize) -> Option<usize> {
        match self.text.as_bytes().get(at + 1) {
            Some(b'\n') => Some(at + 2),
            Some(_) => Some(at + 1),
            None => self.at_end.then_some(at + 1),
        }
    }

    /// The text of a quoted field and its end.
    fn quoted(&self, open: usize) -> Result<Option<(Cow<'t, str>, usize)>, FlawKind> {
        let bytes = self.text.as_bytes();
        let mut unescaped = String::new();
        let mut from = open + 1;
        loop {
            let Some(length) = bytes[from..].iter().position(|&byte| byte == b'"') else {
                let hopeless = self.at_end || bytes.len() - open > 4 * limit::TEXT;
                return if hopeless { Err(FlawKind::OpenQuote) } else { Ok(None) };
            };
            let quote = from + length;
            match bytes.get(quote + 1) {
                None if !self.at_end => return Ok(None),
                Some(b'"') => {
                    unescaped.push_str(&self.text[from..=quote]);
                    from = quote + 2;
                }
                _ => return self.closed(unescaped, from, quote),
            }
        }
    }

    /// A quoted field whose closing quote is found. What stands between it and the separator belongs to the
    /// text, as in spreadsheets; after a text of several lines it shows that the quotes are out of step.
    fn closed(
        &self,
        mut unescaped: String,
        from: usize,
        quote: usize,
    ) -> Result<Option<(Cow<'t, str>, usize)>, FlawKind> {
        let inner = &self.text[from..quote];
        let end = self.field_end(quote + 1);
        if end == self.text.len() && !self.at_end {
            return Ok(None);
        }
        let tail = &self.text[quote + 1..end];
        if is_blank(tail) && unescaped.is_empty() {
            return Ok(Some((Cow::Borrowed(inner), end)));
        }
        unescaped.push_str(inner);
        if !is_blank(tail) {
            if unescaped.contains(['\n', '\r']) {
                return Err(FlawKind::OpenQuote);
            }
            unescaped.push_str(tail);
        }
        Ok(Some((Cow::Owned(unescaped), end)))
    }

    /// Keeps a text that is not blank. Borrowed texts have a way of their own: nearly all cells go it.
    fn keep(&self, cells: &mut Vec<Cell<'t>>, column: u32, text: &'t str) -> Result<(), FlawKind> {
        if self.shape.letters == Letters::Compose {
            return Self::keep_owned(cells, column, self.composed(text.to_owned()));
        }
        if !is_blank(text) {
            check(column, text)?;
            cells.push(Cell { column, value: Value::Text(Cow::Borrowed(text)) });
        }
        Ok(())
    }

    fn composed(&self, text: String) -> String {
        match self.shape.letters {
            Letters::Compose => text.nfc().collect(),
            Letters::AsWritten => text,
        }
    }

    /// Keeps a text that is not written as it is meant.
    fn keep_owned(cells: &mut Vec<Cell<'t>>, column: u32, text: String) -> Result<(), FlawKind> {
        if !is_blank(&text) {
            check(column, &text)?;
            cells.push(Cell { column, value: Value::Text(Cow::Owned(text)) });
        }
        Ok(())
    }
}

/// Whether a text and its column are within limits.
fn check(column: u32, text: &str) -> Result<(), FlawKind> {
    if text.len() > limit::TEXT && text.chars().count() > limit::TEXT {
        return Err(FlawKind::LongText);
    }
    if column >= limit::COLUMNS {
        return Err(FlawKind::ManyColumns);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Extent, FlawKind, Letters, Scanner, Shape};
    use crate::table::{Cell, Value};
    use proptest::prelude::{prop_assert_eq, proptest};

    const COMMA: Shape = Shape { separator: b',', letters: Letters::AsWritten };

    /// All records, each as `column=text` joined by a bar.
    fn records(text: &str) -> Result<Vec<String>, FlawKind> {
        let mut shown = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let mut cells = Vec::new();
            let extent = Scanner::new(text, COMMA, true).record(at, &mut cells).map_err(|flaw| flaw.kind)?;
            at = extent.expect("nothing follows the text").end;
            shown.push(cells.iter().map(show).collect::<Vec<_>>().join("|"));
        }
        Ok(shown)
    }

    fn show(cell: &Cell<'_>) -> String {
        let Value::Text(text) = &cell.value else { panic!("CSV holds text") };
        format!("{}={text}", cell.column)
    }

    #[test]
    fn fields_are_told_apart() {
        for (text, expected) in [
            ("a,b\nc,d", vec!["0=a|1=b", "0=c|1=d"]),
            ("a\r\nb\rc\n", vec!["0=a", "0=b", "0=c"]),
            ("a,,b,\n", vec!["0=a|2=b"]),
            ("a\n\n \n,,\nb", vec!["0=a", "", "", "", "0=b"]),
            ("\"a,b\",\"c \"\"d\"\"\"\n", vec!["0=a,b|1=c \"d\""]),
            ("\"two\nlines\",x\ny", vec!["0=two\nlines|1=x", "0=y"]),
            ("\"a\"b,\"c\" ,d\n", vec!["0=ab|1=c|2=d"]),
            ("a\"b\",5\" ống\n", vec!["0=a\"b\"|1=5\" ống"]),
            ("\"\",x\n", vec!["1=x"]),
            ("\u{A0}\u{200B},x\n", vec!["1=x"]),
            ("Đỗ,8,5\n", vec!["0=Đỗ|1=8|2=5"]),
        ] {
            assert_eq!(records(text), Ok(expected.into_iter().map(String::from).collect()), "{text:?}");
        }
    }

    #[test]
    fn a_quote_that_swallows_rows_is_refused() {
        for text in ["a,\"b\nc,d\n", "1,\"A,8\n2,B,9\n3,\"C,7\n", "\"", "a,\"b\"\"\n"] {
            assert_eq!(records(text), Err(FlawKind::OpenQuote), "{text:?}");
        }
        assert_eq!(records(&"x".repeat(32_768)), Err(FlawKind::LongText));
        assert_eq!(records(&format!("{}x", ",".repeat(16_384))), Err(FlawKind::ManyColumns));
    }

    #[test]
    fn a_record_that_is_cut_waits_for_more() {
        let whole = "\"a\"\"b\",\"c\nd\",e\r\nf";
        for cut in 0..whole.len() - 1 {
            let extent = Scanner::new(&whole[..cut], COMMA, false).record(0, &mut Vec::new());
            assert_eq!(extent, Ok(None), "{cut}");
        }
        let extent = Scanner::new(whole, COMMA, false).record(0, &mut Vec::new());
        assert_eq!(extent, Ok(Some(Extent { end: whole.len() - 1, fields: 3 })));
    }

    proptest! {
        #[test]
        fn the_csv_crate_reads_the_same(text in "[a,\"\n\r ]{0,40}") {
            if let Ok(ours) = records(&text) {
                let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
                let theirs: Vec<String> = reader
                    .records()
                    .map(|record| {
                        let record = record.expect("the text is UTF-8");
                        let cells = record.iter().enumerate().filter(|(_, text)| !text.trim().is_empty());
                        cells.map(|(column, text)| format!("{column}={}", text.trim())).collect::<Vec<_>>().join("|")
                    })
                    .filter(|shown| !shown.is_empty())
                    .collect();
                let ours: Vec<String> = ours
                    .into_iter()
                    .filter(|shown| !shown.is_empty())
                    .map(|shown| shown.split('|').map(|cell| {
                        let (column, text) = cell.split_once('=').expect("as shown");
                        format!("{column}={}", text.trim())
                    }).collect::<Vec<_>>().join("|"))
                    .collect();
                prop_assert_eq!(ours, theirs);
            }
        }
    }
}
