//! Vietnamese typed with the fonts of before Unicode, and what is left of it.
//!
//! In old files the letters are Latin-1 letters and only the font makes them Vietnamese: TCVN3 (ABC; .VnTime,
//! .VnArial) has one code for each letter, VNI (VNI-Times) a base letter and a mark. A third kind is text that
//! a converter left half done: “đoμn viên”.
//!
//! In: texts as the file holds them, before anything is cleaned or composed (ư of TCVN3 is a soft hyphen, which
//! cleaning drops). Out: which of them are in an old font, and what they say. What a column is, and what is
//! told about it, is decided in intake.
//!
//! # The scorer
//!
//! A word with a letter beyond ASCII is looked at twice: as it stands, and as each encoding reads it. It is
//! valid where it is a Vietnamese syllable (`syllable`), with the tone where spelling puts it.
//!
//! | as it stands | as read | the word speaks |
//! |---|---|---|
//! | not valid | valid, two letters or more | for the encoding |
//! | valid | valid | for neither: “mì” is “mỡ” in TCVN3 |
//! | valid | not valid, or not readable | for Unicode |
//! | not valid | not valid, or not readable | for neither, and against every decision: a foreign word |
//!
//! Texts are in an encoding if at least three different words speak for it (one for text half done), and they are
//! at least twice as many as those of the last kind; of two encodings the one that more words speak for. One word
//! is enough beside texts of which that is known already ([`Evidence::supports`]). So a column of valid Vietnamese
//! Unicode, of ASCII, of English or of codes never changes.

mod damage;
mod evidence;
mod font;
mod half;
mod syllable;
mod tcvn3;
#[cfg(test)]
mod tests;
mod twice;
mod vni;

pub use damage::{Damage, damage};
pub use evidence::{Evidence, Reading, Suspicion, makes_sense, suspicion};
pub use font::{Capitals, Font};
pub use twice::read_twice;

/// A way of writing Vietnamese without Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Legacy {
    /// TCVN3, also called ABC.
    Tcvn3,
    /// VNI.
    Vni,
    /// Unicode in which a converter has left à as the Greek μ and ư as a minus sign.
    Half,
}

/// Which encoding the texts of one column are in; none where they are Unicode or where too little speaks for one.
#[must_use]
pub fn detect(samples: &[&str]) -> Option<Legacy> {
    let mut evidence = Evidence::default();
    for sample in samples {
        evidence.add(sample);
    }
    evidence.verdict()
}

impl Legacy {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Tcvn3, Self::Vni, Self::Half];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3 (ABC)",
            Self::Vni => "VNI",
            Self::Half => "TCVN3 (μ = à)",
        }
    }

    /// A text in this encoding as Unicode. What the encoding does not know stays as it is. In TCVN3 capital
    /// letters with tones live in the font, so that they come as small ones: they are capitals where all other
    /// letters are (“TRÇN” is “TRẦN”), or where all other words begin with one (“Phan ThÞ ¸nh”).
    #[must_use]
    pub fn decode(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + text.len() / 2);
        self.put(text, &mut out);
        match self {
            Self::Vni => out,
            _ if is_meant_in_capitals(&out) => out.to_uppercase(),
            _ => with_initials(out),
        }
    }

    /// Puts a text behind what is there. Tells whether the encoding knows all of its letters.
    fn put(self, text: &str, out: &mut String) -> bool {
        match self {
            Self::Tcvn3 => tcvn3::put(text, out),
            Self::Vni => vni::put(text, out),
            Self::Half => half::put(text, out),
        }
    }

    const fn index(self) -> usize {
        match self {
            Self::Tcvn3 => 0,
            Self::Vni => 1,
            Self::Half => 2,
        }
    }
}

/// Whether all ASCII letters are capitals, two or more in some word, and other letters are not: “TRầN”. In
/// “Tô Hà” capitals only begin words.
fn is_meant_in_capitals(text: &str) -> bool {
    let capitals = |word: &str| word.bytes().filter(u8::is_ascii_uppercase).count();
    !text.bytes().any(|byte| byte.is_ascii_lowercase())
        && text.chars().any(|c| c.is_lowercase())
        && text.split_whitespace().any(|word| capitals(word) >= 2)
}

/// Puts the first letters of words in capitals if all others begin with one and they could not: “Phan Thị ánh”.
fn with_initials(text: String) -> String {
    let is_capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let could_not = |word: &str| word.chars().next().is_some_and(|c| syllable::is_letter(c) && !"ăâêôơưđ".contains(c));
    let words = || text.split_whitespace();
    let fits = words().all(|word| is_capital(word) || could_not(word)) && words().any(is_capital);
    if !fits || words().all(is_capital) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for c in text.chars() {
        if before.is_whitespace() {
            out.extend(c.to_uppercase())
        } else {
            out.push(c)
        }
        before = c;
    }
    out
}
