//! Where something was found.

use std::ops::Range;
use std::sync::Arc;

/// A file, a sheet or a cell of the data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellPlace {
    /// The file, relative to what the user named, with forward slashes.
    pub file: Arc<str>,
    /// The sheet; none for CSV.
    pub sheet: Option<Arc<str>>,
    /// Row, from 0; none where the whole file or sheet is meant.
    pub row: Option<u32>,
    /// Column, from 0; none where the whole row is meant.
    pub column: Option<u32>,
    /// What stands in the cell.
    pub text: Option<String>,
}

impl CellPlace {
    /// A whole file.
    #[must_use]
    pub fn file(file: &Arc<str>) -> Self {
        Self { file: file.clone(), sheet: None, row: None, column: None, text: None }
    }

    /// The address as a spreadsheet shows it (“F17”), the row alone (“17”), or nothing.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        let row = u64::from(self.row?) + 1;
        Some(match self.column {
            Some(column) => format!("{}{row}", column_name(column)),
            None => row.to_string(),
        })
    }
}

/// The letters of a column counted from 0: A, B, … Z, AA, …
#[must_use]
pub fn column_name(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).expect("a rest of 26 is small");
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A place in a campaign file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RulePlace {
    /// The file.
    pub file: Arc<str>,
    /// The whole text, for the line with a caret.
    pub source: Arc<str>,
    /// The bytes meant.
    pub span: Range<usize>,
}

impl RulePlace {
    /// Line and column, both from 1, the column in characters.
    #[must_use]
    pub fn line_column(&self) -> (usize, usize) {
        let mut start = self.span.start.min(self.source.len());
        while !self.source.is_char_boundary(start) {
            start -= 1;
        }
        let before = &self.source[..start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }
}

#[cfg(test)]
mod tests {
    use super::column_name;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(column_name(column), name);
        }
    }
}
