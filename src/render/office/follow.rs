//! What becomes of formulas when rows of their own sheet or of another one repeat or go away.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::render::office::formula::{Of, Token, parts, sheet_key, tokens};
use crate::render::office::moves::Moves;
use crate::render::office::node::{By, Repeated, Sheets};
use crate::words::List;

/// Where a formula is written.
#[derive(Clone, Debug, Default)]
pub(super) struct Turn {
    /// The list whose rows repeat it, and which of them it is, from 0.
    pub(super) list: Option<(List, u32)>,
    /// The rows of the section around it.
    pub(super) section: Option<Range<u32>>,
}

/// The rows of all sheets of a workbook, by the keys of their names.
#[derive(Debug, Default)]
pub(super) struct Book {
    sheets: BTreeMap<String, Moves>,
}

impl Book {
    pub(super) const fn new(sheets: BTreeMap<String, Moves>) -> Self {
        Self { sheets }
    }

    pub(super) fn of_sheet(&self, key: &str) -> Option<&Moves> {
        self.sheets.get(key)
    }

    fn moves(&self, of: Of<'_>, own: Option<&str>) -> Option<&Moves> {
        key(of, own).and_then(|key| self.sheets.get(&key))
    }

    /// A formula of the sheet `own`. A range that holds rows that repeat holds all of them, unless formula and range
    /// stand in one section; a lone reference to a row that repeats means the one that belongs to the formula, where
    /// both repeat for one list, else the first.
    pub(super) fn formula(&self, formula: &str, own: Option<&str>, turn: &Turn) -> String {
        let is_within = |of: Of<'_>, cell: &str| {
            let row = parts(cell).map(|(_, row)| row);
            let section = turn.section.as_ref().filter(|_| key(of, own).as_deref() == own);
            section.zip(row).is_some_and(|(section, row)| section.contains(&row))
        };
        self.followed(formula, own, |moves, token| match token {
            Token::Range(of, from, to) if is_within(*of, from) && is_within(*of, to) => {
                format!("{}:{}", moves.lone(from, turn.list), moves.lone(to, turn.list))
            }
            Token::Range(_, from, to) => moves.range(from, to),
            Token::Cell(_, cell) => moves.lone(cell, turn.list),
            Token::Other(text) => (*text).to_owned(),
        })
    }

    /// What a name, a chart or a list to choose from refers to: where it is nothing but cells, a lone one that repeats
    /// is all of them. Excel writes a range of one cell without its end.
    pub(super) fn named(&self, named: &str, own: Option<&str>) -> String {
        if !is_pure(named) {
            return self.formula(named, own, &Turn::default());
        }
        self.followed(named, own, |moves, token| match token {
            Token::Range(_, from, to) => moves.range(from, to),
            Token::Cell(_, cell) => moves.reference(cell),
            Token::Other(text) => (*text).to_owned(),
        })
    }

    fn followed(&self, text: &str, own: Option<&str>, moved: impl Fn(&Moves, &Token<'_>) -> String) -> String {
        let mut out = String::with_capacity(text.len() + 8);
        for token in tokens(text) {
            let of = match token {
                Token::Cell(of, _) | Token::Range(of, ..) => Some(of),
                Token::Other(_) => None,
            };
            match (of.and_then(|of| self.moves(of, own)), &token) {
                (Some(moves), token) => out.push_str(&moved(moves, token)),
                (None, Token::Cell(_, text) | Token::Other(text)) => out.push_str(text),
                (None, Token::Range(_, from, to)) => out.push_str(&format!("{from}:{to}")),
            }
        }
        out
    }
}

fn key(of: Of<'_>, own: Option<&str>) -> Option<String> {
    match of {
        Of::Own => own.map(str::to_owned),
        Of::Named(sheet) => Some(sheet_key(sheet)),
        Of::Several | Of::Elsewhere => None,
    }
}

/// Whether a text is cells and ranges alone, parted by commas.
fn is_pure(text: &str) -> bool {
    let found = tokens(text);
    let is_name = |at: usize| matches!(found.get(at + 1), Some(Token::Other("!")));
    found.iter().enumerate().all(|(at, token)| match token {
        Token::Cell(..) | Token::Range(..) => true,
        Token::Other(text) => matches!(*text, "!" | "," | "(" | ")" | " ") || is_name(at),
    })
}

/// Whether a formula refers to a sheet with rows that repeat or go away.
pub(super) fn touches(formula: &str, own: Option<&str>, sheets: &Sheets) -> bool {
    tokens(formula).into_iter().any(|token| match token {
        Token::Cell(of, _) | Token::Range(of, ..) => {
            key(of, own).and_then(|key| sheets.get(&key)).is_some_and(|repeats| !repeats.is_empty())
        }
        Token::Other(_) => false,
    })
}

/// Whether a formula in a row that repeats for `list` (or in none) asks for what cannot be followed: cells through
/// several sheets, a lone row of another list, a range whose ends stand apart.
pub(super) fn is_astray(formula: &str, own: &str, list: Option<List>, sheets: &Sheets) -> bool {
    let any = sheets.values().any(|repeats| !repeats.is_empty());
    let found = tokens(formula);
    let is_colon = |at: Option<usize>| at.is_some_and(|at| found[at] == Token::Other(":"));
    found.iter().enumerate().any(|(at, token)| match token {
        Token::Cell(Of::Several, _) | Token::Range(Of::Several, ..) => any,
        Token::Cell(of, cell) => {
            let repeats = key(*of, Some(own)).and_then(|key| sheets.get(&key)).filter(|repeats| !repeats.is_empty());
            // Before the cell, or before its sheet.
            let is_end = is_colon(at.checked_sub(if *of == Of::Own { 1 } else { 3 }));
            repeats.is_some_and(|repeats| is_end || is_of_other(cell, list, repeats))
        }
        Token::Range(..) | Token::Other(_) => false,
    })
}

/// Whether a cell stands in rows of another list than the one of the row that asks for it.
fn is_of_other(cell: &str, list: Option<List>, repeats: &[Repeated]) -> bool {
    let Some(((_, row), list)) = parts(cell).zip(list) else { return false };
    repeats.iter().any(|one| match one.by {
        By::Row(other) => one.from == row && other != list,
        By::Section(other) => one.from < row && row < one.to && other != list,
        By::If(..) => false,
    })
}

#[cfg(test)]
mod tests {
    use super::{Book, Turn, is_astray, touches};
    use crate::render::office::moves::{Moves, Span};
    use crate::render::office::node::{By, Repeated};
    use crate::words::List;

    fn book(sheets: &[(&str, Vec<Span>)]) -> Book {
        Book::new(sheets.iter().map(|(name, spans)| ((*name).to_owned(), Moves::new(spans.clone()))).collect())
    }

    #[test]
    fn formulas_follow_the_rows_of_all_sheets() {
        // Here row 6 becomes four rows (6–9) and row 12 two (15–16); on DS row 3 becomes four (3–6).
        let people = || Span::row(6, 4).of(List::People);
        let book = book(&[
            ("a", vec![people(), Span::row(12, 2).of(List::Levels)]),
            ("ds 2", vec![Span::row(3, 4).of(List::People)]),
        ]);
        for (formula, time, moved) in [
            ("SUM(D6:D6)", 0, "SUM(D6:D9)"),
            ("$D$7+D5", 0, "$D$10+D5"),
            ("C6*2", 2, "C8*2"),
            ("\"D7\"&'D7 x'!D7&LOG10(D7)", 0, "\"D7\"&'D7 x'!D7&LOG10(D10)"),
            ("Sheet2!D7:D8+D7", 0, "Sheet2!D7:D8+D10"),
            ("IF(D7>0,\"có\",\"không\")", 0, "IF(D10>0,\"có\",\"không\")"),
            ("điểm+D7", 0, "điểm+D10"),
            // What is below moves, a range grows, the row of a person stays with the person.
            ("'DS 2'!C4+SUM('ds 2'!B3:B3)", 0, "'DS 2'!C7+SUM('ds 2'!B3:B6)"),
            ("'DS 2'!C3*C6", 2, "'DS 2'!C5*C8"),
            ("SUM('DS 2'!$3:$3)+A!C7", 0, "SUM('DS 2'!$3:$6)+A!C10"),
            ("[1]A!D7+'[1]DS 2'!C4", 0, "[1]A!D7+'[1]DS 2'!C4"),
        ] {
            let turn = Turn { list: Some((List::People, time)), section: None };
            assert_eq!(book.formula(formula, Some("a"), &turn), moved, "{formula}");
        }
        for (named, moved) in [
            ("'DS 2'!$B$3,A!$1:$6", "'DS 2'!$B$3:$B$6,A!$1:$9"),
            ("OFFSET('DS 2'!$B$3,0,0,9)", "OFFSET('DS 2'!$B$3,0,0,9)"),
            ("SUM('DS 2'!$B$3:$B$3)", "SUM('DS 2'!$B$3:$B$6)"),
        ] {
            assert_eq!(book.named(named, None), moved, "{named}");
        }
    }

    #[test]
    fn formulas_of_a_section_keep_to_their_turn() {
        // Marks in 5 and 9, three rows between them written twice.
        let book = book(&[("a", vec![Span::between(5, 9, 2).of(List::People)])]);
        for (formula, section, moved) in [
            ("SUM(D6:D8)", None, "SUM(D5:D10)"),
            ("SUM(D6:D7)", Some(6..9), "SUM(D8:D9)"),
            ("D6+$D$10", Some(6..9), "D8+$D$11"),
        ] {
            let list = section.is_some().then_some((List::People, 1));
            assert_eq!(book.formula(formula, Some("a"), &Turn { list, section }), moved, "{formula}");
        }
    }

    #[test]
    fn what_cannot_be_followed_is_known() {
        let people = Repeated { from: 3, to: 3, by: By::Row(List::People) };
        let sheets = [("ds".to_owned(), vec![people]), ("bìa".to_owned(), Vec::new())].into();
        for (formula, list, astray) in [
            ("DS!C3", None, false),
            ("DS!C3", Some(List::People), false),
            ("DS!C3", Some(List::Levels), true),
            ("SUM(DS!C3:C3)", Some(List::Levels), false),
            ("SUM(Bìa:DS!C3)", None, true),
            ("SUM(DS!C3:DS!C4)", None, true),
            ("SUM(DS!C3:INDEX(A1:A9,2))", None, false),
            ("B3:INDEX(A1:A9,2)+C3", None, false),
        ] {
            assert_eq!(is_astray(formula, "bìa", list, &sheets), astray, "{formula}");
        }
        assert!(touches("ds!A9", Some("bìa"), &sheets) && !touches("A9+Bìa!B1", Some("bìa"), &sheets));
    }
}
