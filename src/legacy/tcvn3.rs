//! The letters of TCVN3 (ABC): one code for each, from A0 on. Capitals with tones have none: the fonts whose
//! names end in H show the codes of small letters as capitals.

/// What stands for a code without letter.
const NONE: char = '\0';

/// The letters of the codes A0 to FF.
#[rustfmt::skip]
const LETTERS: [char; 96] = [
    NONE, 'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', NONE,
    NONE, NONE, NONE, NONE, NONE, 'à', 'ả', 'ã', 'á', 'ạ', NONE, 'ằ', 'ẳ', 'ẵ', 'ắ', NONE,
    NONE, NONE, NONE, NONE, NONE, NONE, 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', NONE, 'ẻ', 'ẽ',
    'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', NONE, NONE, NONE, 'ĩ', 'í', 'ị', 'ò',
    NONE, 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù',
    NONE, 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', NONE,
];

/// Puts a text behind what is there. Tells whether all letters beyond ASCII are known.
pub(super) fn put(text: &str, out: &mut String) -> bool {
    let mut known = true;
    for c in text.chars() {
        let letter = letter(c);
        known &= c.is_ascii() || letter.is_some();
        out.push(letter.unwrap_or(c));
    }
    known
}

/// The letter of a code, shown as a Latin-1 letter. The Greek μ is what a compatibility form makes of µ.
pub(super) fn letter(c: char) -> Option<char> {
    let code = match c {
        '\u{3BC}' => 0xB5,
        '\u{A0}'..='\u{FF}' => u32::from(c),
        _ => return None,
    };
    let letter = LETTERS[(code - 0xA0) as usize];
    (letter != NONE).then_some(letter)
}
