//! A look through an XML part before a library reads it: is it whole, is it what it says?
//!
//! In: the bytes of a part as they are inflated. Out: what the library would not tell, to a [`Watch`]. It
//! checks that tags match and end, that there is no document type, and that no piece is of monstrous size;
//! it does not decode anything.

use std::ops::ControlFlow;

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
    /// Names of the open tags, one behind the other, and where each begins.
    names: Vec<u8>,
    starts: Vec<usize>,
    /// Bytes of text since the last tag.
    text: usize,
    any: bool,
}

impl Scanner {
    /// Looks at what has come and takes from the buffer what is understood.
    pub(super) fn look<W: Watch>(&mut self, buffer: &mut Vec<u8>, watch: &mut W) -> Outcome<()> {
        if !self.any && (buffer.starts_with(&[0xFF, 0xFE]) || buffer.starts_with(&[0xFE, 0xFF])) {
            return Err(bad());
        }
        let mut at = 0;
        while let Some(length) = next_tag(&buffer[at..]) {
            let start = at + length;
            let ControlFlow::Continue(end) = self.piece(&buffer[start..], length, watch)? else {
                self.text += length;
                at = start;
                break;
            };
            at = start + end;
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

    /// One tag, comment or the like, after `text` bytes of text. Breaks where its end has not come.
    fn piece<W: Watch>(&mut self, piece: &[u8], text: usize, watch: &mut W) -> Outcome<ControlFlow<(), usize>> {
        let before = self.text + text;
        let end = match piece.get(1) {
            None => return Ok(ControlFlow::Break(())),
            Some(b'!') => return self.declaration(piece, before),
            Some(b'?') => find(piece, b"?>"),
            Some(_) => tag_end(piece),
        };
        let Some(end) = end else { return Ok(ControlFlow::Break(())) };
        if before > 0 {
            watch.text(before);
        }
        match piece[1] {
            b'?' => {}
            b'/' => self.closing(piece[2..end - 1].trim_ascii_end(), before, watch)?,
            _ => self.opening(&piece[1..end - 1], watch)?,
        }
        self.text = 0;
        Ok(ControlFlow::Continue(end))
    }

    fn declaration(&mut self, piece: &[u8], before: usize) -> Outcome<ControlFlow<(), usize>> {
        let end = if piece.starts_with(b"<!--") {
            find(&piece[4..], b"-->").map(|end| end + 4)
        } else if piece.starts_with(b"<![CDATA[") {
            find(piece, b"]]>")
        } else if piece.len() < 9 {
            None
        } else {
            return Err(Fault::damaged(FileTerm::Doctype));
        };
        let Some(end) = end else { return Ok(ControlFlow::Break(())) };
        // CDATA is text.
        self.text = if piece[2] == b'[' { before + end } else { before };
        Ok(ControlFlow::Continue(end))
    }

    fn opening<W: Watch>(&mut self, inner: &[u8], watch: &mut W) -> Outcome<()> {
        let (inner, empty) = inner.strip_suffix(b"/").map_or((inner, false), |inner| (inner, true));
        let length = inner.iter().position(u8::is_ascii_whitespace).unwrap_or(inner.len());
        let (name, attributes) = inner.split_at(length);
        if name.is_empty() || self.starts.len() >= limit::XML_DEPTH || (self.any && self.starts.is_empty()) {
            return Err(bad());
        }
        self.any = true;
        watch.open(local(name), attributes)?;
        if empty {
            watch.close(local(name), false)?;
        } else {
            self.starts.push(self.names.len());
            self.names.extend_from_slice(name);
        }
        Ok(())
    }

    fn closing<W: Watch>(&mut self, name: &[u8], text: usize, watch: &mut W) -> Outcome<()> {
        let start = self.starts.pop().ok_or_else(bad)?;
        if &self.names[start..] != name {
            return Err(bad());
        }
        self.names.truncate(start);
        watch.close(local(name), text > 0)
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
    let mut at = 1;
    loop {
        match piece.get(at)? {
            b'>' => return Some(at + 1),
            &quote @ (b'"' | b'\'') => at += memchr(quote, &piece[at + 1..])? + 2,
            _ => at += 1,
        }
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
