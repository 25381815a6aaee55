//! How a workbook shows a cell, as far as that matters for what the cell says: 0.8 shown as 80%, 12 shown as 0012, a
//! text typed in a font of before Unicode.

use crate::legacy::Font;

/// How a cell is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// As a percentage.
    pub(super) percent: bool,
    /// With at least so many digits of a whole number; 0 where the format says nothing of that.
    pub(super) zeros: u8,
    /// In a font of before Unicode.
    pub(super) font: Option<Font>,
}

impl Shown {
    /// By the code of a number format.
    pub(super) fn by_format(code: &str) -> Self {
        Self { percent: is_percent(code), zeros: zeros(code), font: None }
    }

    /// By the number of a format that every workbook has without saying so.
    pub(super) fn by_builtin(format: u16) -> Self {
        Self { percent: matches!(format, 9 | 10), ..Self::default() }
    }

    /// Whether the cell says something else than its value alone.
    pub(super) fn matters(self) -> bool {
        self != Self::default()
    }
}

/// The cells of one sheet whose look matters, by address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks(Vec<((u32, u32), Shown)>);

impl Marks {
    /// Keeps how a cell is shown, if that matters.
    pub(super) fn push(&mut self, position: (u32, u32), shown: Shown) {
        if shown.matters() {
            self.0.push((position, shown));
        }
    }

    /// Nothing more comes: cells that came out of order are put in order.
    pub(super) fn finish(&mut self) {
        if !self.0.is_sorted_by_key(|(position, _)| *position) {
            self.0.sort_by_key(|(position, _)| *position);
        }
    }

    /// How the cell at an address is shown.
    pub(super) fn at(&self, position: (u32, u32)) -> Shown {
        let found = self.0.binary_search_by_key(&position, |(position, _)| *position);
        found.map_or_else(|_| Shown::default(), |at| self.0[at].1)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }
}

/// Digits that a number format of nothing but zeros shows at least: 4 of `0000`. 0 of any other, as of the plain `0`.
fn zeros(format: &str) -> u8 {
    let first = format.split(';').next().unwrap_or(format);
    let is_zeros = first.len() > 1 && first.len() < 32 && first.bytes().all(|byte| byte == b'0');
    if is_zeros { u8::try_from(first.len()).unwrap_or(0) } else { 0 }
}

/// Whether a number format shows percent: a `%` in its first part that is neither quoted nor escaped.
fn is_percent(format: &str) -> bool {
    let mut characters = format.chars();
    let mut quoted = false;
    while let Some(c) = characters.next() {
        match c {
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => {
                characters.next();
            }
            ';' => return false,
            '%' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Marks, Shown, is_percent, zeros};

    #[test]
    fn formats_of_zeros_are_told() {
        for (format, expected) in
            [("0000", 4), ("000000000000", 12), ("0", 0), ("0.00", 0), ("00;-00", 2), ("#000", 0), ("", 0)]
        {
            assert_eq!(zeros(format), expected, "{format}");
        }
    }

    #[test]
    fn percent_formats_are_told() {
        for (format, expected) in [
            ("0%", true),
            ("0.00\" \"%", true),
            ("[Red]0.0%;-0", true),
            ("0\"%\"", false),
            ("0\\%", false),
            ("General", false),
            ("0;0%", false),
        ] {
            assert_eq!(is_percent(format), expected, "{format}");
        }
    }

    #[test]
    fn cells_are_found_in_whatever_order_they_came() {
        let mut marks = Marks::default();
        marks.push((3, 1), Shown::by_format("0%"));
        marks.push((1, 2), Shown::by_format("000"));
        marks.push((2, 0), Shown::by_format("General"));
        marks.finish();
        assert_eq!((marks.len(), marks.at((1, 2)).zeros, marks.at((3, 1)).percent), (2, 3, true));
        assert_eq!(marks.at((2, 0)), Shown::default());
    }
}
