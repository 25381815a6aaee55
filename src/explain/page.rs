//! Text for a screen: headings, lines that break at its width, and lines with a figure at their end.

use unicode_width::UnicodeWidthStr as _;

use crate::render::terminal::{Colour, Look, visible, wrapped};

/// A page as it grows. Whatever comes from data is made harmless for a terminal.
#[derive(Debug)]
pub struct Page {
    look: Look,
    out: String,
}

impl Page {
    /// An empty page.
    #[must_use]
    pub const fn new(look: Look) -> Self {
        Self { look, out: String::new() }
    }

    /// The text.
    #[must_use]
    pub fn text(self) -> String {
        self.out
    }

    /// A heading, apart from what stands above it.
    pub fn heading(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let text = visible(text);
        for line in wrapped(&text, self.width(0)) {
            match self.look.colour {
                Colour::Plain => self.out.push_str(&line),
                Colour::Ansi => self.out.push_str(&format!("\u{1b}[1m{line}\u{1b}[0m")),
            }
            self.out.push('\n');
        }
    }

    /// A line; what does not fit goes on below, two further in.
    pub fn line(&mut self, indent: usize, text: &str) {
        let text = visible(text);
        for (at, line) in wrapped(&text, self.width(indent + 2)).into_iter().enumerate() {
            let indent = if at == 0 { indent } else { indent + 2 };
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(&line);
            self.out.push('\n');
        }
    }

    /// A line with something at the right edge.
    pub fn pair(&mut self, indent: usize, left: &str, right: &str) {
        let (left, right) = (visible(left), visible(right));
        let lines = wrapped(&left, self.width(indent + right.width() + 3));
        let last = lines.len().saturating_sub(1);
        for (at, line) in lines.into_iter().enumerate() {
            let indent = if at == 0 { indent } else { indent + 2 };
            self.out.push_str(&" ".repeat(indent));
            self.out.push_str(&line);
            if at == last {
                let used = indent + line.width() + right.width();
                let gap = usize::from(self.look.width).saturating_sub(used).max(1);
                self.out.push_str(&" ".repeat(gap));
                self.out.push_str(&right);
            }
            self.out.push('\n');
        }
    }

    fn width(&self, indent: usize) -> usize {
        usize::from(self.look.width).saturating_sub(indent).max(20)
    }
}

#[cfg(test)]
mod tests {
    use super::Page;
    use crate::render::terminal::{Breaks, Colour, Look};

    #[test]
    fn lines_break_between_words_and_control_codes_show() {
        let mut page = Page::new(Look { colour: Colour::Plain, width: 30, breaks: Breaks::AtWidth });
        page.heading("A\u{1b}[2J");
        page.line(2, "một hai ba bốn năm sáu bảy tám");
        page.pair(2, "Trung thành", "19,50/20");
        assert_eq!(page.text(), "A\\u{1b}[2J\n  một hai ba bốn năm sáu bảy\n    tám\n  Trung thành         19,50/20\n");
    }
}
