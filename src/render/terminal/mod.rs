//! Short tables and findings for the screen. Nothing here writes: the binary prints the texts.
//!
//! Data may hold control codes that would drive a terminal; every one is made visible before it is shown.

mod campaign;
mod problems;
mod summary;
mod table;

pub use campaign::campaign_problems;
pub use problems::problems;
pub use summary::summary;

/// How a terminal looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Colours or none.
    pub colour: Colour,
    /// Characters in a line.
    pub width: u16,
}

/// Whether a text may hold colour codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// Plain text.
    Plain,
    /// ANSI colour codes.
    Ansi,
}

/// What a piece of text is, for its colour.
#[derive(Clone, Copy)]
enum Paint {
    Bold,
    Error,
    Warning,
    Note,
    Dim,
}

impl Look {
    /// The text in its colour, where there are colours.
    fn paint(self, paint: Paint, text: &str) -> String {
        let code = match paint {
            Paint::Bold => "1",
            Paint::Error => "1;31",
            Paint::Warning => "1;33",
            Paint::Note => "1;36",
            Paint::Dim => "2",
        };
        match self.colour {
            Colour::Plain => text.to_owned(),
            Colour::Ansi => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }
}

/// The text with every control code, mark of direction and invisible character shown as `\u{…}`; white
/// space of any kind is one space.
pub(crate) fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() && !c.is_control() || matches!(c, '\n' | '\r' | '\t') {
            out.push(' ');
        } else if c.is_control() || crate::text::is_invisible(c) || matches!(c, '\u{2028}' | '\u{2029}') {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn control_codes_are_shown_and_not_sent() {
        for (text, shown) in [
            ("Nguyễn Văn A", "Nguyễn Văn A"),
            ("\u{1b}[2Jx", "\\u{1b}[2Jx"),
            ("\u{9b}31m", "\\u{9b}31m"),
            ("a\u{202e}b", "a\\u{202e}b"),
            ("a\nb\tc", "a b c"),
            ("\u{7}\u{85}", "\\u{7}\\u{85}"),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
