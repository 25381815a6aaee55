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

use unicode_width::UnicodeWidthStr as _;

/// How a terminal looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Colours or none.
    pub colour: Colour,
    /// Characters in a line.
    pub width: u16,
    /// Where sentences break.
    pub breaks: Breaks,
}

/// Where long sentences break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// Between words, at the width of the screen, and go on further in.
    AtWidth,
    /// Nowhere: what is not a screen reads lines.
    Nowhere,
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

/// A sentence behind its indent, and what does not fit into the line behind another one.
pub(crate) fn broken(text: &str, (first, further): (usize, usize), look: Look) -> Vec<String> {
    let lines = match look.breaks {
        Breaks::Nowhere => vec![text.to_owned()],
        // Measured for all lines alike: the first has a little room left.
        Breaks::AtWidth => wrapped(text, usize::from(look.width).saturating_sub(further).max(20)),
    };
    let indent = |at: usize| " ".repeat(if at == 0 { first } else { further });
    lines.into_iter().enumerate().map(|(at, line)| indent(at) + &line).collect()
}

/// The words of a text in lines of at most this width; a longer word has a line of its own.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut used = 0;
    for word in text.split_whitespace() {
        let wide = word.width();
        if used > 0 && used + 1 + wide > width {
            lines.push(String::new());
            used = 0;
        }
        if let Some(line) = lines.last_mut() {
            if used > 0 {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
        }
        used += wide;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{visible, wrapped};

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("một hai ba bốn", 7), ["một hai", "ba bốn"]);
        assert_eq!(wrapped("", 7), [""]);
        assert_eq!(wrapped("một dài-hơn-dòng hai", 7), ["một", "dài-hơn-dòng", "hai"]);
    }

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
