//! The cells and ranges of a formula.

/// A piece of a formula.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token<'f> {
    /// A cell.
    Cell(Of<'f>, &'f str),
    /// A range of cells, or of whole rows.
    Range(Of<'f>, &'f str, &'f str),
    /// Anything else: names, functions, texts, the sheet before a cell.
    Other(&'f str),
}

/// Which sheet a cell is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of<'f> {
    /// The one with the formula.
    Own,
    /// This one, as the formula writes it.
    Named(&'f str),
    /// All from one sheet to another.
    Several,
    /// One of another workbook.
    Elsewhere,
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

/// Finds cells among words: not before `(` (a function) nor `!` (a sheet).
fn cells(words: Vec<Token<'_>>) -> Vec<Token<'_>> {
    let text = |at: usize| match words.get(at) {
        Some(Token::Other(text)) => *text,
        _ => "",
    };
    let is_last = |at: usize| !matches!(text(at + 1), "(" | "!");
    let is_cell = |at: usize| parts(text(at)).is_some() && is_last(at);
    let is_row = |at: usize| row_of(text(at)).is_some() && is_last(at);
    let (mut found, mut at) = (Vec::new(), 0);
    while at < words.len() {
        let before = |back: usize| at.checked_sub(back).map_or("", text);
        let of = if before(1) == "!" { sheet(before(2), before(3)) } else { Of::Own };
        let is_range = text(at + 1) == ":" && (is_cell(at) && is_cell(at + 2) || is_row(at) && is_row(at + 2));
        let (token, taken) = match is_range {
            true => (Token::Range(of, text(at), text(at + 2)), 3),
            // `T1:T3!A1`: the first of several sheets.
            false if of == Of::Own && text(at + 1) == ":" && text(at + 3) == "!" => (Token::Other(text(at)), 1),
            false if is_cell(at) => (Token::Cell(of, text(at)), 1),
            false => (Token::Other(text(at)), 1),
        };
        found.push(token);
        at += taken;
    }
    found
}

/// The sheet that a word before `!` names, by what stands before the word.
fn sheet<'f>(word: &'f str, before: &str) -> Of<'f> {
    match before {
        _ if word.contains('[') => Of::Elsewhere,
        "]" => Of::Elsewhere,
        _ if word.contains(':') => Of::Several,
        ":" => Of::Several,
        _ => Of::Named(word),
    }
}

/// The name of a sheet by how a formula writes it, in small letters: Excel takes both for one.
pub(super) fn sheet_key(written: &str) -> String {
    let inner = written.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
    inner.map_or_else(|| written.to_owned(), |inner| inner.replace("''", "'")).to_lowercase()
}

fn is_word(c: u8) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, b'$' | b'_' | b'.') || c >= 0x80
}

fn after_quote(bytes: &[u8], start: usize, quote: u8) -> usize {
    let mut at = start + 1;
    while let Some(closing) = bytes[at.min(bytes.len())..].iter().position(|c| *c == quote) {
        at += closing + 1;
        // Two of them are one within.
        if bytes.get(at) != Some(&quote) {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// Column (with its `$`, and the `$` of the row) and row of a cell.
pub(super) fn parts(cell: &str) -> Option<(&str, u32)> {
    let at = cell.find(|c: char| c.is_ascii_digit())?;
    let (column, row) = cell.split_at(at);
    let letters = column.trim_start_matches('$').trim_end_matches('$');
    let fits = (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    fits.then_some(())?;
    row.parse().ok().map(|row| (column, row))
}

/// The sign before the number of a whole row, and the number.
fn row_of(word: &str) -> Option<(&str, u32)> {
    let digits = word.trim_start_matches('$');
    let is_row = word.len() - digits.len() <= 1 && digits.bytes().all(|b| b.is_ascii_digit());
    is_row.then(|| digits.parse().ok()).flatten().map(|row| (&word[..word.len() - digits.len()], row))
}

/// What stands before the row of an end of a range, and the row: of a cell, or a whole row.
pub(super) fn end_of_range(word: &str) -> Option<(&str, u32)> {
    parts(word).or_else(|| row_of(word))
}

#[cfg(test)]
mod tests {
    use super::{Of, Token, sheet_key, tokens};

    #[test]
    fn cells_are_of_their_sheets() {
        let of = |formula: &'static str| {
            let found = tokens(formula).into_iter().filter_map(|token| match token {
                Token::Cell(of, cell) => Some((of, cell, "")),
                Token::Range(of, from, to) => Some((of, from, to)),
                Token::Other(_) => None,
            });
            found.collect::<Vec<_>>()
        };
        assert_eq!(of("DS!C4+C5"), [(Of::Named("DS"), "C4", ""), (Of::Own, "C5", "")]);
        assert_eq!(of("SUM('DS 2'!$B$3:B3,3:$5)"), [(Of::Named("'DS 2'"), "$B$3", "B3"), (Of::Own, "3", "$5")]);
        assert_eq!(of("'It''s'!A1&\"A1 \"\"DS!A1\""), [(Of::Named("'It''s'"), "A1", "")]);
        assert_eq!(of("SUM(T1:T3!A1,'T1:T3'!A2)"), [(Of::Several, "A1", ""), (Of::Several, "A2", "")]);
        assert_eq!(of("[1]DS!A1+'[1]DS 2'!A2"), [(Of::Elsewhere, "A1", ""), (Of::Elsewhere, "A2", "")]);
        assert_eq!(of("LOG10(A1)*2.5"), [(Of::Own, "A1", "")]);
        assert_eq!((sheet_key("'It''s'"), sheet_key("Đợt")), ("it's".to_owned(), "đợt".to_owned()));
    }
}
