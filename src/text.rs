//! Vietnamese text: composing, folding, name parts and the order of names.

use std::cmp::Ordering;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use unicode_normalization::{IsNormalized, UnicodeNormalization as _, char::is_combining_mark, is_nfc_quick};

/// Text as it is kept: NFC, without zero-width characters, full-width ones as plain ones, runs of white space (also NBSP and line
/// breaks) as one space, trimmed.
#[must_use]
pub fn clean(text: &str) -> String {
    if is_clean(text) { text.to_owned() } else { cleaned(text) }
}

fn cleaned(text: &str) -> String {
    let composed;
    let text = if is_nfc_quick(text.chars()) == IsNormalized::Yes {
        text
    } else {
        composed = text.nfc().collect::<String>();
        &composed
    };
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace()) {
        let start = out.len();
        if start > 0 {
            out.push(' ');
        }
        let before = out.len();
        out.extend(word.chars().filter(|c| !is_invisible(*c)).map(narrow));
        if out.len() == before {
            out.truncate(start);
        }
    }
    out
}

/// Whether a text is of composed Vietnamese letters and visible ASCII with single blanks between, as most are.
fn is_clean(text: &str) -> bool {
    let mut after_blank = true;
    for c in text.chars() {
        let is_plain = c.is_ascii_graphic()
            || matches!(c, '\u{C0}'..='\u{113}' | '\u{128}' | '\u{129}' | '\u{168}' | '\u{169}')
            || matches!(c, '\u{1A0}' | '\u{1A1}' | '\u{1AF}' | '\u{1B0}' | '\u{1EA0}'..='\u{1EF9}');
        if !(is_plain || c == ' ' && !after_blank) {
            return false;
        }
        after_blank = c == ' ';
    }
    // An empty text is clean; one that ends in a blank is not.
    !after_blank || text.is_empty()
}

/// A full-width letter, digit or mark, as keyboards of East Asia type them, is the plain one.
#[must_use]
pub fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Characters that no one sees: zero-width ones, marks of direction, the byte order mark, control codes.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{AD}')
        || (c.is_control() && !c.is_whitespace())
}

/// Folding for words: [`clean`], lower case; accents stay.
#[must_use]
pub fn fold(text: &str) -> String {
    clean(text).to_lowercase()
}

/// Folding for headings: [`fold`], and everything but letters and digits becomes one space.
#[must_use]
pub fn fold_heading(text: &str) -> String {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A folded text without its accents: đ as d, tones and vowel marks dropped.
#[must_use]
pub fn without_accents(folded: &str) -> String {
    folded
        .nfd()
        .filter(|c| !is_combining_mark(*c))
        .map(|c| {
            if c == 'đ' {
                'd'
            } else if c == 'Đ' {
                'D'
            } else {
                c
            }
        })
        .collect()
}

/// The order of Vietnamese names: given name, then middle, then family name, by Vietnamese collation;
/// names that collate alike are told apart by their letters, so that the order is total.
#[derive(Debug)]
pub struct NameOrder {
    collator: CollatorBorrowed<'static>,
}

impl Default for NameOrder {
    fn default() -> Self {
        Self::new()
    }
}

impl NameOrder {
    /// Vietnamese order.
    ///
    /// # Panics
    /// Never: the data of the Vietnamese locale is compiled in.
    #[must_use]
    pub fn new() -> Self {
        let collator = Collator::try_new(locale!("vi").into(), CollatorOptions::default());
        Self { collator: collator.expect("Vietnamese collation data is compiled in") }
    }

    /// Which of two names comes first.
    #[must_use]
    pub fn compare(&self, a: &str, b: &str) -> Ordering {
        let (a_parts, b_parts) = (NameParts::of(a), NameParts::of(b));
        self.collator
            .compare(a_parts.given, b_parts.given)
            .then_with(|| self.collator.compare(a_parts.middle, b_parts.middle))
            .then_with(|| self.collator.compare(a_parts.family, b_parts.family))
            .then_with(|| a.cmp(b))
    }
}

/// A name taken apart: the first word is the family name, the last the given name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameParts<'a> {
    /// First word; empty where the name has one word only.
    pub family: &'a str,
    /// What stands between.
    pub middle: &'a str,
    /// Last word.
    pub given: &'a str,
}

impl<'a> NameParts<'a> {
    /// Takes a cleaned name apart.
    #[must_use]
    pub fn of(name: &'a str) -> Self {
        let Some((rest, given)) = name.rsplit_once(' ') else {
            return Self { family: "", middle: "", given: name };
        };
        let (family, middle) = rest.split_once(' ').unwrap_or((rest, ""));
        Self { family, middle, given }
    }
}

#[cfg(test)]
mod tests {
    use super::{NameOrder, NameParts, clean, cleaned, fold, fold_heading, is_clean, without_accents};

    #[test]
    fn spaces_and_invisible_characters_do_not_part_words() {
        assert_eq!(clean(" Nguyễn\u{A0}\u{200B} Thị\n Hoa \u{FEFF}"), "Nguyễn Thị Hoa");
        assert_eq!(clean("Nguye\u{302}\u{303}n"), "Nguyễn");
        assert_eq!(clean(" \u{200B} "), "");
        assert_eq!(clean("ＤＶ０１　８，５"), "DV01 8,5");
        assert_eq!(fold("  HỌ và  TÊN"), "họ và tên");
        assert_eq!(fold_heading("Họ & tên (đoàn viên):"), "họ tên đoàn viên");
        assert_eq!(without_accents("họ và tên đoàn viên"), "ho va ten doan vien");
    }

    #[test]
    fn a_text_that_is_let_through_is_what_cleaning_makes_of_it() {
        let letters = (' '..='\u{2FFF}').map(|c| format!("a {c}b"));
        let texts = ["", " ", "a ", " a", "a  b", "Nguyễn Thị Hoa"].map(str::to_owned);
        let clean =
            letters.chain(texts).filter(|text| is_clean(text)).inspect(|text| assert_eq!(cleaned(text), **text));
        // The two of the texts, what can be seen of ASCII, and Vietnamese beyond it.
        assert_eq!(clean.count(), 2 + 94 + 84 + 4 + 4 + 90);
    }

    #[test]
    fn names_are_ordered_by_given_name() {
        let mut names = vec!["Trần Văn Bình", "Lê Thị Ánh", "Nguyễn Thị Anh", "Hồ A Ký", "Bùi Văn Bình", "Ái"];
        let order = NameOrder::new();
        names.sort_by(|a, b| order.compare(a, b));
        assert_eq!(names, ["Ái", "Nguyễn Thị Anh", "Lê Thị Ánh", "Bùi Văn Bình", "Trần Văn Bình", "Hồ A Ký"]);
    }

    #[test]
    fn a_name_has_up_to_three_parts() {
        assert_eq!(
            NameParts::of("Nguyễn Thị Thu Hoa"),
            NameParts { family: "Nguyễn", middle: "Thị Thu", given: "Hoa" }
        );
        assert_eq!(NameParts::of("Ái"), NameParts { family: "", middle: "", given: "Ái" });
    }
}
