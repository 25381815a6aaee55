//! Letters that were lost on the way: nobody can say what stood there.

/// How a text is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A question mark for a letter: “Nguy?n”.
    QuestionMark,
    /// The replacement character U+FFFD.
    Replaced,
    /// The number of a letter as web pages write it: “Nguy&#7877;n”.
    Entity,
    /// Signs that no name has, as a text read with the wrong encoding is full of them: “Nguyá»…n”.
    Signs,
    /// A capital letter with a mark inside of a word: “NguyÔn”, what is left of an old font beside Unicode.
    Capital,
}

/// Signs that stand for parts of a letter where UTF-8 was read as windows-1252.
const SIGNS: &str = "¡¢£¤¥¦§¨©«¬®¯±¶¸»¼½¾¿†‡‰‹›€™•ƒ„…ˆ˜Œœ";

fn is_sign(c: char) -> bool {
    // Asked of every letter of a roster: those of Vietnamese words are no candidates.
    let is_candidate =
        !(c.is_ascii() || matches!(c, '\u{C0}'..='\u{150}' | '\u{1A0}'..='\u{1B0}' | '\u{1EA0}'..='\u{1EF9}'));
    is_candidate && SIGNS.contains(c)
}

/// Whether letters of a name were lost: a U+FFFD anywhere, or a question mark in a text with letters. A question
/// mark alone is something that somebody did not know.
#[must_use]
pub fn damage(text: &str) -> Option<Damage> {
    if text.is_ascii() {
        return ascii_damage(text);
    }
    if text.contains('\u{FFFD}') {
        return Some(Damage::Replaced);
    }
    if text.chars().any(is_sign) {
        // “Nguyễn Văn An…” trails off; inside of a word nobody writes such a sign.
        let inside = text.trim_matches(|c: char| !c.is_alphanumeric());
        if inside.chars().any(is_sign) && text.chars().any(char::is_alphabetic) {
            return Some(Damage::Signs);
        }
    }
    if has_capital_inside(text) {
        return Some(Damage::Capital);
    }
    ascii_damage(text)
}

fn ascii_damage(text: &str) -> Option<Damage> {
    if text.contains('?') && text.chars().any(char::is_alphabetic) {
        return Some(Damage::QuestionMark);
    }
    has_entity(text).then_some(Damage::Entity)
}

/// “&#7877;”, “&#x1EC5;”, “&agrave;”.
fn has_entity(text: &str) -> bool {
    let is_entity = |rest: &str| {
        let Some((name, _)) = rest.split_once(';') else { return false };
        (2..=8).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'#')
    };
    text.split('&').skip(1).any(is_entity)
}

/// Whether a capital beyond ASCII follows a small letter and is followed by one.
fn has_capital_inside(text: &str) -> bool {
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_capital = !letter.is_ascii() && letter.is_uppercase();
        if is_capital && before.is_some_and(char::is_lowercase) && letters.peek().is_some_and(|c| c.is_lowercase()) {
            return true;
        }
        before = Some(letter);
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Damage, damage};

    #[test]
    fn names_in_which_letters_were_lost_are_known() {
        for (text, expected) in [
            ("Nguy?n", Damage::QuestionMark),
            ("Nguy\u{FFFD}n", Damage::Replaced),
            ("Nguy&#7877;n Văn An", Damage::Entity),
            ("H&agrave;", Damage::Entity),
            ("Nguyá»…n VÄƒn An", Damage::Signs),
            ("NguyÔn Văn An", Damage::Capital),
        ] {
            assert_eq!(damage(text), Some(expected), "{text}");
        }
        for text in [
            "Nguyễn Văn An",
            "NGUYỄN VĂN AN",
            "H’Hen Niê",
            "Y Điêu Ê Ban",
            "Lê Thị Ái",
            "Trần Đức",
            "?",
            "A & B",
            "Công ty R&D; Tổ 1",
            "Nguyễn Văn An…",
            "«Tổ 1»",
            "Lê Văn A (ĐV)",
            "",
        ] {
            assert_eq!(damage(text), None, "{text}");
        }
    }
}
