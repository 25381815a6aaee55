//! Letters that were lost on the way: nobody can say what stood there.

/// How a text is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// A question mark for a letter: “Nguy?n”.
    QuestionMark,
    /// The replacement character U+FFFD.
    Replaced,
}

/// Whether letters of a name were lost: a U+FFFD anywhere, or a question mark in a text with letters. A question
/// mark alone is something that somebody did not know.
#[must_use]
pub fn damage(text: &str) -> Option<Damage> {
    if text.contains('\u{FFFD}') {
        return Some(Damage::Replaced);
    }
    (text.contains('?') && text.chars().any(char::is_alphabetic)).then_some(Damage::QuestionMark)
}
