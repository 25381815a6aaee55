//! UTF-8 that was read as windows-1252 and saved so: “Nguyá»…n” for “Nguyễn”. Spreadsheets do it with a CSV without a
//! byte order mark.

/// What windows-1252 has for the bytes from 0x80 to 0x9F; a space where it has nothing.
const SPECIAL: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
];

/// The text as it was written, if all of it is UTF-8 read so. No text that anybody has typed is.
#[must_use]
pub fn read_twice(text: &str) -> Option<String> {
    // Nearly every text ends here: its first letter beyond ASCII does not begin a letter of UTF-8.
    let mut letters = text.chars().skip_while(char::is_ascii);
    let (first, second) = (byte(letters.next()?)?, byte(letters.next()?)?);
    if !(0xC2..=0xF4).contains(&first) || !(0x80..=0xBF).contains(&second) {
        return None;
    }
    let bytes: Vec<u8> = text.chars().map(byte).collect::<Option<_>>()?;
    let written = String::from_utf8(bytes).ok()?;
    (written != text && written.chars().any(super::syllable::is_letter)).then_some(written)
}

/// The byte that windows-1252 reads as a letter; one without a letter is kept as its control code.
fn byte(letter: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(letter)) {
        return Some(byte);
    }
    if matches!(letter, '\u{1EA0}'..='\u{1EF9}') {
        // Nearly all letters that are asked for are these.
        return None;
    }
    let at = SPECIAL.iter().position(|special| *special == letter)?;
    u8::try_from(0x80 + at).ok()
}

#[cfg(test)]
mod tests {
    use super::read_twice;

    #[test]
    fn utf_8_that_was_read_as_latin_is_read_again() {
        for (text, written) in [
            ("Nguyá»…n VÄƒn An", "Nguyễn Văn An"),
            ("Há»\u{8D} vÃ\u{A0} tÃªn", "Họ và tên"),
            ("MÃ£", "Mã"),
            ("Ä\u{90}Æ¡n vá»‹", "Đơn vị"),
        ] {
            assert_eq!(read_twice(text).as_deref(), Some(written), "{text}");
        }
        for text in ["Nguyễn Văn An", "Tô Hà", "Lê Thị Ái", "NguyÔn V¨n An", "Ã", "An", "MÃ£ số"] {
            assert_eq!(read_twice(text), None, "{text}");
        }
    }
}
