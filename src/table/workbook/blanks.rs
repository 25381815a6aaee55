//! White space between the cells of an ODS that is laid out for reading.
//!
//! It says nothing, but the library refuses it. It is left out of the package that the library is handed.

/// What a tag begins with before which white space says nothing.
const TAGS: [&[u8]; 3] = [b"<table:table-cell", b"<table:covered-table-cell", b"</table:table-row"];

/// Leaves white space out of bytes that come in pieces.
#[derive(Debug, Default)]
pub(super) struct Blanks {
    /// White space behind the end of a tag, and what may be the beginning of one of the tags.
    held: Vec<u8>,
    /// How much of it is white space.
    white: usize,
    /// Whether the last byte that was let through ended a tag.
    behind_tag: bool,
}

impl Blanks {
    /// The bytes without white space that says nothing; some may be held back.
    pub(super) fn pass(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(bytes.len() + self.held.len());
        for &byte in bytes {
            if self.held.is_empty() && !(self.behind_tag && is_white(byte)) {
                self.behind_tag = byte == b'>';
                out.push(byte);
            } else {
                self.hold(byte, &mut out);
            }
        }
        out
    }

    fn hold(&mut self, byte: u8, out: &mut Vec<u8>) {
        self.held.push(byte);
        if is_white(byte) && self.white + 1 == self.held.len() {
            self.white += 1;
            return;
        }
        let tag = &self.held[self.white..];
        if TAGS.contains(&tag) {
            self.held.drain(..self.white);
        } else if TAGS.iter().any(|known| known.starts_with(tag)) {
            return;
        }
        self.behind_tag = byte == b'>';
        out.append(&mut self.held);
        self.white = 0;
    }

    /// What was held back when the part ended.
    pub(super) fn rest(self) -> Vec<u8> {
        self.held
    }
}

fn is_white(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

#[cfg(test)]
mod tests {
    use super::Blanks;

    #[test]
    fn only_white_space_before_cells_goes() {
        for (text, expected) in [
            ("<table:table-row>\n  <table:table-cell/>\n </table:table-row>\n<x/>", None),
            (
                "<a> <table:table-cell>  <text:p> a <b> </b> c</text:p> </table:table-cell>",
                Some("<a><table:table-cell>  <text:p> a <b> </b> c</text:p> </table:table-cell>"),
            ),
            (
                "<a> <table:covered-table-cell/>\r\n<table:table-columns/>",
                Some("<a><table:covered-table-cell/>\r\n<table:table-columns/>"),
            ),
            ("<a>  b <table:table-cell/> ", Some("<a>  b <table:table-cell/> ")),
            ("<a>  <", Some("<a>  <")),
        ] {
            let expected = expected.unwrap_or("<table:table-row><table:table-cell/></table:table-row>\n<x/>");
            for piece in [1, 3, 1000] {
                let mut blanks = Blanks::default();
                let mut out: Vec<u8> = text.as_bytes().chunks(piece).flat_map(|bytes| blanks.pass(bytes)).collect();
                out.extend(blanks.rest());
                assert_eq!(String::from_utf8(out).unwrap(), expected, "{piece}");
            }
        }
    }
}
