//! What a file is, by its first bytes and not by its name.

use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};

/// A kind of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A package of parts: XLSX, XLSM, XLSB, ODS, or something else in a zip file.
    Package,
    /// A compound file: XLS, an encrypted workbook, or something else.
    Compound,
    /// Text in lines.
    Text,
}

/// First bytes of files that are no tables, and what they are.
const OTHERS: &[(&[u8], FileTerm)] = &[
    (b"%PDF", FileTerm::Pdf),
    (b"\x89PNG", FileTerm::Image),
    (b"\xFF\xD8\xFF", FileTerm::Image),
    (b"GIF8", FileTerm::Image),
    (b"BM", FileTerm::Image),
    (b"II*\0", FileTerm::Image),
    (b"MM\0*", FileTerm::Image),
    (b"{\\rtf", FileTerm::Writing),
    (b"Rar!", FileTerm::Archive),
    (b"7z\xBC\xAF", FileTerm::Archive),
    (b"\x1F\x8B", FileTerm::Archive),
    (b"SQLite format 3\0", FileTerm::Binary),
    (b"MZ", FileTerm::Binary),
    (b"\x7FELF", FileTerm::Binary),
];

/// Names of the first tag of texts that are no tables.
const MARKUP: &[(&str, FileTerm)] = &[
    ("<!doctype html", FileTerm::Html),
    ("<html", FileTerm::Html),
    ("<head", FileTerm::Html),
    ("<meta", FileTerm::Html),
    ("<style", FileTerm::Html),
    ("<body", FileTerm::Html),
    ("<table", FileTerm::Html),
    ("<div", FileTerm::Html),
    ("mime-version:", FileTerm::Html),
    ("<?xml", FileTerm::Xml),
    ("<workbook", FileTerm::Xml),
    ("<svg", FileTerm::Image),
];

/// Recognises a file by its first bytes.
pub(super) fn recognise(head: &[u8]) -> Outcome<Kind> {
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Package);
    }
    if head.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Ok(Kind::Compound);
    }
    // Short signatures are words of texts too: “BM” may head a column.
    let other =
        OTHERS.iter().find(|(signature, _)| head.starts_with(signature) && (signature.len() > 2 || head.contains(&0)));
    if let Some((_, kind)) = other.or(webp(head).as_ref()) {
        return Err(Fault::wrong_kind(*kind));
    }
    if let Some(kind) = markup(head) {
        return Err(Fault::wrong_kind(kind));
    }
    if is_binary(head) {
        return Err(Fault::wrong_kind(FileTerm::Binary));
    }
    Ok(Kind::Text)
}

fn webp(head: &[u8]) -> Option<(&'static [u8], FileTerm)> {
    (head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP")).then_some((b"RIFF", FileTerm::Image))
}

/// A web page or an XML file, also in UTF-16: zero bytes are passed over.
fn markup(head: &[u8]) -> Option<FileTerm> {
    let start = head
        .iter()
        .position(|byte| !byte.is_ascii_whitespace() && !matches!(byte, 0 | 0xEF | 0xBB | 0xBF | 0xFE | 0xFF))?;
    let letters: Vec<u8> =
        head[start..].iter().filter(|byte| **byte != 0).take(4096).map(u8::to_ascii_lowercase).collect();
    let text = String::from_utf8_lossy(&letters);
    let (_, kind) = MARKUP.iter().find(|(tag, _)| text.starts_with(tag))?;
    let page = *kind == FileTerm::Xml && text.contains("<html");
    Some(if page { FileTerm::Html } else { *kind })
}

/// Whether bytes are no text: control codes that no text has, or zeros that are not those of UTF-16.
fn is_binary(head: &[u8]) -> bool {
    if matches!(head, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
        return false;
    }
    let sample = &head[..head.len().min(64 << 10)];
    let zeros = |skip: usize| sample.iter().skip(skip).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let controls = sample.iter().filter(|byte| matches!(byte, 1..=8 | 14..=25 | 28..=31)).count();
    let utf16 = even.max(odd) > sample.len() / 8 && even.min(odd) == 0;
    if utf16 {
        // High bytes of Vietnamese letters (1, 3, 0x1E) look like control codes.
        return false;
    }
    even + odd > 0 || controls > sample.len() / 100
}

#[cfg(test)]
mod tests {
    use super::{Kind, recognise};
    use crate::diag::code::FileTerm;
    use crate::table::fault::Fault;
    use std::sync::Arc;

    #[test]
    fn kinds_are_recognised() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        for (head, expected) in [
            (b"PK\x03\x04rest".to_vec(), Ok(Kind::Package)),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec(), Ok(Kind::Compound)),
            ("Mã,Họ tên\n".as_bytes().to_vec(), Ok(Kind::Text)),
            (b"BM,x\n".to_vec(), Ok(Kind::Text)),
            (b"< 5,x\n".to_vec(), Ok(Kind::Text)),
            (utf16("Mã\tHọ và tên\n"), Ok(Kind::Text)),
            (b"%PDF-1.7".to_vec(), Err(FileTerm::Pdf)),
            (b"\x89PNG\r\n\x1A\n".to_vec(), Err(FileTerm::Image)),
            (b"BM\x36\0\0\0".to_vec(), Err(FileTerm::Image)),
            (b"\xEF\xBB\xBF\r\n<HTML xmlns:x=".to_vec(), Err(FileTerm::Html)),
            (b"<?xml version=\"1.0\"?><html>".to_vec(), Err(FileTerm::Html)),
            (b"<?xml version=\"1.0\"?><Workbook>".to_vec(), Err(FileTerm::Xml)),
            (utf16("\u{FEFF}<html>"), Err(FileTerm::Html)),
            (b"abc\0def\x01\x02".to_vec(), Err(FileTerm::Binary)),
            (b"{\\rtf1".to_vec(), Err(FileTerm::Writing)),
        ] {
            let problem = |fault: Fault| fault.into_problem(&Arc::from("x")).values;
            let expected = expected.map_err(|kind| problem(Fault::wrong_kind(kind)));
            assert_eq!(recognise(&head).map_err(problem), expected, "{head:x?}");
        }
    }
}
