//! Text that a converter has left half done: Unicode, but à of TCVN3 is the Greek μ that a compatibility form
//! makes of its code µ, and ư, a soft hyphen there, has become a minus sign: “phong trμo”, “l−ợng”.

/// Puts a text behind what is there. Tells whether all letters beyond ASCII are Vietnamese.
pub(super) fn put(text: &str, out: &mut String) -> bool {
    let mut known = true;
    let mut letters = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = letters.next() {
        let follows = before.is_alphabetic();
        let inside = follows || letters.peek().is_some_and(|next| next.is_alphabetic());
        let letter = match c {
            // “5 μm” begins with it.
            '\u{3BC}' if follows => 'à',
            '\u{2212}' if inside => 'ư',
            _ => c,
        };
        known &= letter.is_ascii() || letter != c || super::syllable::is_letter(letter);
        out.push(letter);
        before = letter;
    }
    known
}

/// Whether a text has a trace of it.
pub(super) fn has_trace(text: &str) -> bool {
    text.contains(['\u{3BC}', '\u{2212}'])
}
