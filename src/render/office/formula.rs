//! The cells and ranges of a formula.

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

/// Column (with its `$`, and the `$` of the row) and row of a cell.
pub(super) fn parts(cell: &str) -> Option<(&str, u32)> {
    let at = cell.find(|c: char| c.is_ascii_digit())?;
    let (column, row) = cell.split_at(at);
    let letters = column.trim_start_matches('$').trim_end_matches('$');
    let fits = (1..=3).contains(&letters.len()) && letters.bytes().all(|b| b.is_ascii_uppercase());
    fits.then_some(())?;
    row.parse().ok().map(|row| (column, row))
}
