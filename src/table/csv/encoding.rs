//! In which encoding a text file is written, and its bytes as UTF-8.
//!
//! A byte order mark decides; then strict UTF-8; then UTF-16 where every other byte is zero; then
//! windows-1258, the old Vietnamese code page, but only where it gives nothing but Vietnamese. TCVN3 and VNI are
//! fonts rather than encodings: where the words speak for one of them, the bytes become the Latin-1 letters
//! that a workbook holds in their place, and intake decides by columns. Everything else is refused.

use std::str::Utf8Error;

use encoding_rs::{Decoder, DecoderResult, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use memchr::memchr;
use unicode_normalization::UnicodeNormalization as _;

use crate::diag::TableCode;
use crate::legacy;
use crate::table::csv::record::Letters;
use crate::table::fault::{Fault, Outcome};
use crate::table::source::Source;

/// Bytes that are read at a time.
const CHUNK: usize = 512 << 10;
/// Lines in which an old font is looked for.
const LINES: usize = 2_000;

/// A text file as a growing buffer of UTF-8 (for UTF-8 itself: of bytes still to be checked).
pub(super) struct Feed<'s> {
    source: &'s mut Source,
    decoder: Option<Decoder>,
    raw: Vec<u8>,
    /// What is to be done with the letters.
    pub(super) letters: Letters,
}

impl<'s> Feed<'s> {
    /// Decides on the encoding by the first bytes.
    pub(super) fn new(source: &'s mut Source) -> Self {
        let mut head = source.take_head();
        let found = Found::by(&head, source.ended());
        let decoder = match found {
            Found::Utf8 { .. } => None,
            Found::Utf16Le => Some(UTF_16LE.new_decoder_with_bom_removal()),
            Found::Utf16Be => Some(UTF_16BE.new_decoder_with_bom_removal()),
            Found::Windows1258 => Some(WINDOWS_1258.new_decoder_without_bom_handling()),
            Found::OldFont => Some(WINDOWS_1252.new_decoder_without_bom_handling()),
        };
        let letters = if found == Found::Windows1258 { Letters::Compose } else { Letters::AsWritten };
        if let Found::Utf8 { mark } = found {
            head.drain(..mark);
        }
        Self { source, decoder, raw: head, letters }
    }

    /// Puts the next bytes behind those in the buffer. Tells whether the file has ended.
    pub(super) fn more(&mut self, buffer: &mut Vec<u8>) -> Outcome<bool> {
        let Some(decoder) = &mut self.decoder else {
            if !self.raw.is_empty() {
                buffer.append(&mut self.raw);
            } else if !self.source.ended() {
                self.source.append(buffer, CHUNK)?;
            }
            return Ok(self.source.ended());
        };
        if self.raw.is_empty() && !self.source.ended() {
            self.source.append(&mut self.raw, CHUNK)?;
        }
        let ended = self.source.ended();
        let start = buffer.len();
        let room = decoder.max_utf8_buffer_length_without_replacement(self.raw.len()).unwrap_or(0);
        buffer.resize(start + room, 0);
        let (result, _, written) = decoder.decode_to_utf8_without_replacement(&self.raw, &mut buffer[start..], ended);
        buffer.truncate(start + written);
        self.raw.clear();
        if matches!(result, DecoderResult::InputEmpty) {
            return Ok(ended);
        }
        // A byte that UTF-8 never has: the reader stops there and names the row.
        buffer.push(0xFF);
        Ok(true)
    }
}

/// An encoding that was recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// UTF-8, with the length of its byte order mark; also where nothing else fits.
    Utf8 {
        mark: usize,
    },
    Utf16Le,
    Utf16Be,
    Windows1258,
    /// The letters of TCVN3 or VNI.
    OldFont,
}

impl Found {
    fn by(head: &[u8], whole: bool) -> Self {
        match head {
            [0xEF, 0xBB, 0xBF, ..] => return Self::Utf8 { mark: 3 },
            [0xFF, 0xFE, ..] => return Self::Utf16Le,
            [0xFE, 0xFF, ..] => return Self::Utf16Be,
            _ => {}
        }
        let has_zeros = || memchr(0, head).is_some();
        match utf8(head) {
            Ok(_) if !has_zeros() => Self::Utf8 { mark: 0 },
            Err(error) if error.error_len().is_none() && !whole && !has_zeros() => Self::Utf8 { mark: 0 },
            _ => utf16(head).or_else(|| vietnamese(head)).unwrap_or(Self::Utf8 { mark: 0 }),
        }
    }
}

/// Bytes as UTF-8, or where they are not: the fast check says only that.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Utf8Error> {
    simdutf8::basic::from_utf8(bytes).or_else(|_| std::str::from_utf8(bytes))
}

/// UTF-16 without a byte order mark, as some programs export it: the high bytes of ASCII are zero.
fn utf16(head: &[u8]) -> Option<Found> {
    let zeros = |skip: usize| head.iter().skip(skip).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = head.len() / 8;
    if odd > many && even == 0 {
        return Some(Found::Utf16Le);
    }
    (even > many && odd == 0).then_some(Found::Utf16Be)
}

/// One byte for each letter: windows-1258 or an old font. A text in VNI may look like windows-1258, but its words
/// are none.
fn vietnamese(head: &[u8]) -> Option<Found> {
    let by_code_page = windows_1258(head);
    if by_code_page.as_deref().is_some_and(legacy::makes_sense) {
        return Some(Found::Windows1258);
    }
    let (letters, _) = WINDOWS_1252.decode_without_bom_handling(head);
    let lines: Vec<&str> = letters.lines().filter(|line| !line.is_ascii()).take(LINES).collect();
    legacy::detect(&lines).map(|_| Found::OldFont).or(by_code_page.map(|_| Found::Windows1258))
}

/// Bytes as windows-1258, if that gives Vietnamese: every letter beyond ASCII is a Vietnamese one, every tone has
/// its vowel, and no capital stands inside a word of small letters.
fn windows_1258(head: &[u8]) -> Option<String> {
    let (decoded, broken) = WINDOWS_1258.decode_without_bom_handling(head);
    if broken {
        return None;
    }
    let text: String = decoded.nfc().collect();
    let mut before = ' ';
    let fits = text.chars().all(|c| {
        let fits = c.is_ascii()
            || is_vietnamese(c)
            || matches!(c, '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '•' | '₫' | '\u{A0}' | '°' | '²');
        let inside = !c.is_ascii() && c.is_uppercase() && before.is_lowercase();
        before = c;
        fits && !inside
    });
    fits.then_some(text)
}

/// Whether a character is one of the letters that Vietnamese has beyond ASCII.
fn is_vietnamese(c: char) -> bool {
    matches!(c, '\u{1EA0}'..='\u{1EF9}') || "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư".contains(c)
}

/// A place where the encoding is not understood.
pub(super) fn fault(row: u32) -> Fault {
    Fault::new(TableCode::Encoding).at_row(row)
}

#[cfg(test)]
mod tests {
    use super::Found;

    #[test]
    fn encodings_are_found() {
        let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        for (head, expected) in [
            ("Mã,Họ và tên\n".as_bytes().to_vec(), Found::Utf8 { mark: 0 }),
            (b"\xEF\xBB\xBFa".to_vec(), Found::Utf8 { mark: 3 }),
            (utf16("\u{FEFF}Mã\tHọ và tên"), Found::Utf16Le),
            (utf16("Mã\tHọ và tên\n01\tAn\n"), Found::Utf16Le),
            (b"\xFE\xFF\0M".to_vec(), Found::Utf16Be),
            (b"\0M\0a\0\t\0b\0c".to_vec(), Found::Utf16Be),
            // “Họ, Nguyễn Thị Hằng, Đỗ” in windows-1258.
            (b"Ho\xF2, Nguy\xEA\xDEn Thi\xF2 H\xE3\xCCng, \xD0\xF4\xDE".to_vec(), Found::Windows1258),
            // “Nguyễn Thị Hằng, Đỗ Đức Mạnh” in TCVN3.
            (b"Nguy\xD4n Th\xDE H\xBBng, \xA7\xE7 \xA7\xF8c M\xB9nh".to_vec(), Found::OldFont),
            // “Tên, Lê Văn Sỹ” in VNI, which has the letters of windows-1258 too.
            (b"Te\xE2n, Le\xE2 Va\xEAn Sy\xF5".to_vec(), Found::OldFont),
            // “Müller, Noël” in windows-1252.
            (b"M\xFCller, No\xEBl".to_vec(), Found::Utf8 { mark: 0 }),
        ] {
            assert_eq!(Found::by(&head, true), expected, "{head:x?}");
        }
        assert_eq!(Found::by(b"abc\xE1\xBB", false), Found::Utf8 { mark: 0 });
    }
}
