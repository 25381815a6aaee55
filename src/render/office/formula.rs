//! Where the rows of a worksheet go when some of them repeat, and what becomes of the references to them.

/// The rows that repeat, from the top down: row, and how many are written for it.
#[derive(Debug, Default)]
pub(super) struct Moves {
    rows: Vec<(u32, u32)>,
}

impl Moves {
    /// A list without rows still leaves one, empty.
    pub(super) fn new(counted: impl Iterator<Item = (u32, usize)>) -> Self {
        let mut rows: Vec<(u32, u32)> =
            counted.map(|(row, count)| (row, u32::try_from(count.max(1)).unwrap_or(u32::MAX))).collect();
        rows.sort_unstable();
        Self { rows }
    }

    /// The first row that is written for a row of the template.
    pub(super) fn first(&self, row: u32) -> u32 {
        let above = self.rows.iter().filter(|(repeated, _)| *repeated < row);
        above.fold(row, |at, (_, count)| at.saturating_add(count - 1))
    }

    /// The last.
    pub(super) fn last(&self, row: u32) -> u32 {
        let count = self.rows.iter().find(|(repeated, _)| *repeated == row).map_or(1, |(_, count)| *count);
        self.first(row).saturating_add(count - 1)
    }

    /// `A5:C9`, or several parted by spaces: the beginning goes to the first row, the end to the last.
    pub(super) fn reference(&self, reference: &str) -> String {
        let moved = reference.split(' ').map(|one| match one.split_once(':') {
            Some((from, to)) => format!("{}:{}", self.cell(from, End::First), self.cell(to, End::Last)),
            None => {
                let (first, last) = (self.cell(one, End::First), self.cell(one, End::Last));
                if first == last { first } else { format!("{first}:{last}") }
            }
        });
        moved.collect::<Vec<_>>().join(" ")
    }

    /// Merged cells: those of a repeated row once for each of its rows.
    pub(super) fn merged(&self, reference: &str) -> Vec<String> {
        let Some((from, to)) = reference.split_once(':') else { return vec![reference.to_owned()] };
        let (Some((left, row)), Some((right, last))) = (parts(from), parts(to)) else {
            return vec![reference.to_owned()];
        };
        if row == last {
            return (self.first(row)..=self.last(row)).map(|row| format!("{left}{row}:{right}{row}")).collect();
        }
        vec![self.reference(reference)]
    }

    fn cell(&self, cell: &str, end: End) -> String {
        let Some((column, row)) = parts(cell) else { return cell.to_owned() };
        let row = match end {
            End::First => self.first(row),
            End::Last => self.last(row),
        };
        format!("{column}{row}")
    }

    /// A formula in the row that is written `below` its first one. A range that holds a repeated row holds all of its
    /// rows; a lone reference to a repeated row means the row that the formula stands in.
    pub(super) fn formula(&self, formula: &str, below: u32) -> String {
        let mut out = String::with_capacity(formula.len() + 8);
        for token in tokens(formula) {
            match token {
                Token::Other(text) => out.push_str(text),
                Token::Cell(text) => out.push_str(&self.lone(text, below)),
                Token::Range(from, to) => {
                    out.push_str(&self.cell(from, End::First));
                    out.push(':');
                    out.push_str(&self.cell(to, End::Last));
                }
            }
        }
        out
    }

    fn lone(&self, text: &str, below: u32) -> String {
        let Some((column, row)) = parts(text) else { return text.to_owned() };
        let repeats = self.rows.iter().any(|(repeated, _)| *repeated == row);
        format!("{column}{}", self.first(row) + if repeats { below } else { 0 })
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}

/// Column (with its `$`, and the `$` of the row) and row of a cell.
fn parts(cell: &str) -> Option<(&str, u32)> {
    let at = cell.find(|c: char| c.is_ascii_digit())?;
    let (column, row) = cell.split_at(at);
    let letters = column.trim_start_matches('$').trim_end_matches('$');
    let fits = (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    fits.then_some(())?;
    row.parse().ok().map(|row| (column, row))
}

/// A piece of a formula.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'f> {
    /// A cell of the same sheet.
    Cell(&'f str),
    /// A range of the same sheet.
    Range(&'f str, &'f str),
    /// Anything else: names, functions, texts, other sheets.
    Other(&'f str),
}

/// The pieces of a formula.
pub(super) fn tokens(formula: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let bytes = formula.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at = match bytes[at] {
            quote @ (b'"' | b'\'') => after_quote(bytes, at, quote),
            c if is_word(c) => at + bytes[at..].iter().take_while(|c| is_word(**c)).count(),
            _ => at + 1,
        };
        // Never between the bytes of one letter.
        while !formula.is_char_boundary(at) {
            at += 1;
        }
        tokens.push(Token::Other(&formula[start..at]));
    }
    cells(tokens)
}

/// Finds cells among words: not before `(` (a function) nor `!` (a sheet), not after `!`.
fn cells(words: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let text = |at: usize| match words.get(at) {
        Some(Token::Other(text)) => *text,
        _ => "",
    };
    let is_cell = |at: usize| parts(text(at)).is_some() && !matches!(text(at + 1), "(" | "!");
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let elsewhere = at > 0 && text(at - 1) == "!";
        let is_range = is_cell(at) && text(at + 1) == ":" && is_cell(at + 2);
        match (elsewhere, is_range) {
            (true, true) => {
                found.extend([Token::Other(text(at)), Token::Other(":"), Token::Other(text(at + 2))]);
                at += 3;
            }
            (false, true) => {
                found.push(Token::Range(text(at), text(at + 2)));
                at += 3;
            }
            (false, false) if is_cell(at) => {
                found.push(Token::Cell(text(at)));
                at += 1;
            }
            _ => {
                found.push(Token::Other(text(at)));
                at += 1;
            }
        }
    }
    found
}

fn is_word(c: u8) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, b'$' | b'_' | b'.') || c >= 0x80
}

fn after_quote(bytes: &[u8], start: usize, quote: u8) -> usize {
    let closing = bytes[start + 1..].iter().position(|c| *c == quote);
    closing.map_or(bytes.len(), |length| start + length + 2)
}

#[cfg(test)]
mod tests {
    use super::Moves;

    #[test]
    fn references_follow_their_rows() {
        // Row 6 becomes four rows (6–9), row 12 two (15–16).
        let moves = Moves::new([(6, 4), (12, 2)].into_iter());
        for (row, first, last) in [(5, 5, 5), (6, 6, 9), (7, 10, 10), (12, 15, 16), (13, 17, 17)] {
            assert_eq!((moves.first(row), moves.last(row)), (first, last), "row {row}");
        }
        for (reference, moved) in
            [("A5:C6", "A5:C9"), ("A7", "A10"), ("B6", "B6:B9"), ("A1:A7 B6:B6", "A1:A10 B6:B9"), ("A:C", "A:C")]
        {
            assert_eq!(moves.reference(reference), moved);
        }
        assert_eq!(moves.merged("A6:C6"), ["A6:C6", "A7:C7", "A8:C8", "A9:C9"]);
        assert_eq!(moves.merged("A5:C7"), ["A5:C10"]);
        for (formula, below, moved) in [
            ("SUM(D6:D6)", 0, "SUM(D6:D9)"),
            ("$D$7+D5", 0, "$D$10+D5"),
            ("C6*2", 2, "C8*2"),
            ("\"D7\"&'D7 x'!D7&LOG10(D7)", 0, "\"D7\"&'D7 x'!D7&LOG10(D10)"),
            ("Sheet2!D7:D8+D7", 0, "Sheet2!D7:D8+D10"),
            ("IF(D7>0,\"có\",\"không\")", 0, "IF(D10>0,\"có\",\"không\")"),
            ("điểm+D7", 0, "điểm+D10"),
        ] {
            assert_eq!(moves.formula(formula, below), moved, "{formula}");
        }
    }

    #[test]
    fn an_empty_list_leaves_its_row() {
        let moves = Moves::new([(6, 0)].into_iter());
        assert_eq!((moves.first(7), moves.last(6)), (7, 6));
    }
}
