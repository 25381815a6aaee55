//! A look through an XML part before a library reads it: is it whole, is it what it says?
//!
//! In: the bytes of a part as they are inflated. Out: what the library would not tell, to a [`Watch`]. It
//! checks that tags match and end, that there is no document type, and that no piece is of monstrous size;
//! it does not decode anything.

use memchr::{memchr, memmem};

use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};
use crate::table::limit;

/// Who looks at the tags of a part.
pub(super) trait Watch {
    /// A tag opens: its name without prefix and its attributes as written.
    fn open(&mut self, name: &[u8], attributes: &[u8]) -> Outcome<()>;
    /// Text of so many bytes stood before the next tag.
    fn text(&mut self, _bytes: usize) {}
    /// A tag closes. Tells whether text stood directly before it.
    fn close(&mut self, name: &[u8], after_text: bool) -> Outcome<()>;
}

/// The state of looking through one part.
#[derive(Default)]
pub(super) struct Scanner {
    /// Names of the open tags, one behind the other, and where each begins: with its prefix, and without.
    names: Vec<u8>,
    starts: Vec<(usize, usize)>,
    /// Bytes of text since the last tag.
    text: usize,
    any: bool,
}

/// A tag that opens, as far as it has come.
struct Opening {
    /// Where its name ends, and where the name without prefix begins.
    name: usize,
    local: usize,
    /// Where its attributes end, and the tag.
    attributes: usize,
    end: usize,
}

impl Scanner {
    /// Looks at what has come and takes from the buffer what is understood.
    pub(super) fn look<W: Watch>(&mut self, buffer: &mut Vec<u8>, watch: &mut W) -> Outcome<()> {
        if !self.any && (buffer.starts_with(&[0xFF, 0xFE]) || buffer.starts_with(&[0xFE, 0xFF])) {
            return Err(bad());
        }
        let mut at = 0;
        while let Some(length) = next_tag(&buffer[at..]) {
            let piece = &buffer[at + length..];
            let end = match piece.get(1) {
                // Nearly half of all tags close the one before: nothing need be looked for.
                Some(b'/') => match self.closes_last(piece) {
                    Some(end) => Some(self.close(length, end, watch)?),
                    None => self.closing(piece, length, watch)?,
                },
                Some(b'!' | b'?') => self.declaration(piece, length, watch)?,
                Some(_) => self.opening(piece, length, watch)?,
                None => None,
            };
            let Some(end) = end else {
                self.text += length;
                at += length;
                break;
            };
            at += length + end;
        }
        if buffer.get(at) != Some(&b'<') {
            self.text += buffer.len() - at;
            at = buffer.len();
        }
        if buffer.len() - at > limit::XML_PIECE || self.text > limit::XML_PIECE {
            return Err(Fault::too_large(FileTerm::Characters, limit::TEXT));
        }
        buffer.drain(..at);
        Ok(())
    }

    /// Nothing more comes.
    pub(super) fn finish(&self) -> Outcome<()> {
        if self.any && self.starts.is_empty() { Ok(()) } else { Err(bad()) }
    }

    /// The end of a tag that closes the one that was opened last, written without blanks.
    fn closes_last(&self, piece: &[u8]) -> Option<usize> {
        let name = &self.names[self.starts.last()?.0..];
        let end = 2 + name.len();
        // Byte by byte: names are of one to three letters.
        let same = piece.get(2..end)?.iter().zip(name).all(|(a, b)| a == b);
        (same && piece.get(end) == Some(&b'>')).then_some(end + 1)
    }

    /// Closes the tag that was opened last, after `text` more bytes of text.
    fn close<W: Watch>(&mut self, text: usize, end: usize, watch: &mut W) -> Outcome<usize> {
        let before = self.after_text(text, watch);
        let (start, local) = self.starts.pop().ok_or_else(bad)?;
        watch.close(&self.names[local..], before > 0)?;
        self.names.truncate(start);
        Ok(end)
    }

    /// A tag that closes, however it is written. None where its end has not come, here and below.
    fn closing<W: Watch>(&mut self, piece: &[u8], text: usize, watch: &mut W) -> Outcome<Option<usize>> {
        let Some(end) = tag_end(piece) else { return Ok(None) };
        let name = piece[2..end - 1].trim_ascii_end();
        let (start, _) = self.starts.last().copied().ok_or_else(bad)?;
        if &self.names[start..] != name {
            return Err(bad());
        }
        self.close(text, end, watch).map(Some)
    }

    /// A comment, CDATA or an instruction, after `text` more bytes of text.
    fn declaration<W: Watch>(&mut self, piece: &[u8], text: usize, watch: &mut W) -> Outcome<Option<usize>> {
        let end = if piece.starts_with(b"<?") {
            let end = find(piece, b"?>");
            if end.is_some() {
                self.after_text(text, watch);
            }
            return Ok(end);
        } else if piece.starts_with(b"<!--") {
            find(&piece[4..], b"-->").map(|end| end + 4)
        } else if piece.starts_with(b"<![CDATA[") {
            find(piece, b"]]>")
        } else if piece.len() < 9 {
            None
        } else {
            return Err(Fault::damaged(FileTerm::Doctype));
        };
        // CDATA is text.
        if let Some(end) = end {
            self.text += if piece[2] == b'[' { text + end } else { text };
        }
        Ok(end)
    }

    fn opening<W: Watch>(&mut self, piece: &[u8], text: usize, watch: &mut W) -> Outcome<Option<usize>> {
        let Some(tag) = Opening::of(piece) else { return Ok(None) };
        if tag.name == 1 || self.starts.len() >= limit::XML_DEPTH || (self.any && self.starts.is_empty()) {
            return Err(bad());
        }
        self.after_text(text, watch);
        self.any = true;
        let name = &piece[tag.local..tag.name];
        watch.open(name, &piece[tag.name..tag.attributes])?;
        if tag.attributes + 1 < tag.end {
            watch.close(name, false)?;
        } else {
            let start = self.names.len();
            self.starts.push((start, start + tag.local - 1));
            self.names.extend_from_slice(&piece[1..tag.name]);
        }
        Ok(Some(tag.end))
    }

    /// A tag has come after `text` more bytes of text. Tells how many bytes of text stood before it.
    fn after_text<W: Watch>(&mut self, text: usize, watch: &mut W) -> usize {
        let before = std::mem::take(&mut self.text) + text;
        if before > 0 {
            watch.text(before);
        }
        before
    }
}

impl Opening {
    fn of(piece: &[u8]) -> Option<Self> {
        let (mut name, mut local) = (1, 1);
        loop {
            match piece.get(name)? {
                b'>' => {
                    let end = name + 1;
                    let name = if name > 1 && piece[name - 1] == b'/' { name - 1 } else { name };
                    return Some(Self { name, local: local.min(name), attributes: name, end });
                }
                b':' if local == 1 => local = name + 1,
                byte if byte.is_ascii_whitespace() => break,
                b'"' | b'\'' => break,
                _ => {}
            }
            name += 1;
        }
        let end = name + tag_end(piece.get(name..)?)?;
        // A quote within a name is no name: the tag goes on as far as attributes would.
        let name = if piece[name].is_ascii_whitespace() { name } else { end - 1 };
        let attributes = if piece[end - 2] == b'/' { end - 2 } else { end - 1 };
        Some(Self { name: name.min(attributes), local: local.min(name.min(attributes)), attributes, end })
    }
}

/// The value of an attribute as written, without prefix: the first of that name.
pub(super) fn attribute<'a>(attributes: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    self::attributes(attributes).find(|(key, _)| *key == name).map(|(_, value)| value)
}

/// All attributes: the name without prefix, and the value as written.
pub(super) fn attributes(attributes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        let equals = memchr(b'=', rest)?;
        let key = rest[..equals].trim_ascii();
        let value = rest[equals + 1..].trim_ascii_start();
        let (&quote, value) = value.split_first()?;
        let length = memchr(quote, value)?;
        rest = &value[length + 1..];
        Some((local(key), &value[..length]))
    })
}

/// Whether attributes are nothing but names, equal signs and quoted values: else a library might see others.
pub(super) fn are_plain(attributes: &[u8]) -> bool {
    let mut rest = attributes.trim_ascii();
    while !rest.is_empty() {
        let Some(equals) = memchr(b'=', rest) else { return false };
        let key = rest[..equals].trim_ascii();
        let Some((&quote, value)) = rest[equals + 1..].trim_ascii_start().split_first() else { return false };
        let Some(length) = memchr(quote, value).filter(|_| matches!(quote, b'"' | b'\'')) else { return false };
        if key.is_empty() || key.iter().any(|byte| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'')) {
            return false;
        }
        rest = value[length + 1..].trim_ascii_start();
    }
    true
}

fn bad() -> Fault {
    Fault::damaged(FileTerm::BadXml)
}

/// A name without its prefix.
fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|&byte| byte == b':').map_or(name, |colon| &name[colon + 1..])
}

/// Where the next tag begins. Most texts are a few digits: too short for a search that has to be set up.
fn next_tag(bytes: &[u8]) -> Option<usize> {
    const SHORT: usize = 8;
    match bytes.iter().take(SHORT).position(|byte| *byte == b'<') {
        Some(at) => Some(at),
        None => memchr(b'<', bytes.get(SHORT..)?).map(|at| SHORT + at),
    }
}

/// The end of a tag: a `>` that no attribute holds.
fn tag_end(piece: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        match piece.get(at)? {
            b'>' => return Some(at + 1),
            &quote @ (b'"' | b'\'') => at += 2 + find_quote(quote, &piece[at + 1..])?,
            _ => at += 1,
        }
    }
}

/// Where a quote stands. Most values are a few letters: too short for a search that has to be set up.
fn find_quote(quote: u8, bytes: &[u8]) -> Option<usize> {
    const SHORT: usize = 8;
    match bytes.iter().take(SHORT).position(|byte| *byte == quote) {
        Some(at) => Some(at),
        None => memchr(quote, bytes.get(SHORT..)?).map(|at| SHORT + at),
    }
}

/// The end of the first occurrence.
fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    memmem::find(bytes, what).map(|at| at + what.len())
}

#[cfg(test)]
mod tests {
    use super::{Scanner, Watch, attribute};
    use crate::table::fault::Outcome;

    struct Show(String);

    impl Watch for Show {
        fn open(&mut self, name: &[u8], _: &[u8]) -> Outcome<()> {
            self.0 += &format!("<{}", String::from_utf8_lossy(name));
            Ok(())
        }
        fn close(&mut self, name: &[u8], after_text: bool) -> Outcome<()> {
            self.0 += &format!("{}{}>", if after_text { "." } else { "" }, String::from_utf8_lossy(name));
            Ok(())
        }
    }

    fn scan(text: &str, step: usize) -> Option<String> {
        let mut scanner = Scanner::default();
        let mut show = Show(String::new());
        let mut buffer = Vec::new();
        for chunk in text.as_bytes().chunks(step) {
            buffer.extend_from_slice(chunk);
            scanner.look(&mut buffer, &mut show).ok()?;
        }
        scanner.finish().ok()?;
        buffer.is_empty().then_some(show.0)
    }

    #[test]
    fn tags_are_followed_whatever_the_pieces() {
        for (text, expected) in [
            ("<?xml version='1.0'?><a><x:b/>t</a>", Some("<a<bb>.a>")),
            ("<a p='>' q=\"/\"><!-- <c> --><b><![CDATA[<]]></b></a>\n", Some("<a<b.b>a>")),
            ("<a><v></v><v>1</v></a >", Some("<a<vv><v.v>a>")),
            ("<a><b></a></b>", None),
            ("<a>", None),
            ("<a></a><b/>", None),
            ("<!DOCTYPE a []><a/>", None),
            ("", None),
            ("<a/><", None),
        ] {
            for step in [1, 2, 3, 7, 1000] {
                assert_eq!(scan(text, step).as_deref(), expected, "{text} by {step}");
            }
        }
    }

    #[test]
    fn attributes_are_plain_or_refused() {
        for (text, expected) in [
            ("", true),
            (" a='1' b = \"2\" x:c=''", true),
            (" a", false),
            (" a b='1'", false),
            (" a=1", false),
            (" a='1'' b='2'", false),
            (" a='1", false),
            (" ='1'", false),
        ] {
            assert_eq!(super::are_plain(text.as_bytes()), expected, "{text}");
        }
    }

    #[test]
    fn attributes_are_found() {
        let attributes = br#" r="A1" x:t = 'str' s="3""#;
        assert_eq!(attribute(attributes, b"t"), Some(&b"str"[..]));
        assert_eq!(attribute(attributes, b"s"), Some(&b"3"[..]));
        assert_eq!(attribute(attributes, b"q"), None);
    }
}
