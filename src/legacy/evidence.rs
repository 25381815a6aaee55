//! What the words of some texts say about the encoding they are in.

use std::cmp::Reverse;

use crate::legacy::{Legacy, half, syllable};

/// Different words that must speak for an old font. One is enough for text that is half done: a word of
/// Vietnamese with a Greek letter in it is nothing else.
const ENOUGH: usize = 3;

/// The words of the texts of one column, counted.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    tallies: [Tally; 3],
}

/// What words say about one encoding.
#[derive(Clone, Debug, Default)]
struct Tally {
    /// Words that speak for it.
    gains: usize,
    /// Some of them, all different.
    different: Vec<String>,
    /// Words that speak for Unicode.
    unicode: usize,
    /// Words that are nothing either way.
    strange: usize,
}

/// How a text reads in an encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing in it is beyond ASCII.
    Plain,
    /// It says something as it stands, and nothing in the encoding.
    Unicode,
    /// It says something both ways, or neither way.
    Either,
    /// It says something in the encoding alone.
    Legacy,
}

/// What a text alone makes suspect.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Suspicion {
    /// Nothing: plain ASCII, or foreign words.
    None,
    /// Nothing: it holds letters that only Unicode has.
    Unicode,
    /// It may be Unicode or not: every word is valid as it stands.
    Open,
    /// Some word says something in an old encoding alone.
    Legacy,
}

/// What one word says about one encoding.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Vote {
    Gain,
    Both,
    Unicode,
    Strange,
}

impl Evidence {
    /// Counts the words of a text.
    pub fn add(&mut self, text: &str) {
        let mut read = String::new();
        for word in words(text) {
            let valid = syllable::is_valid(word);
            for legacy in Legacy::ALL {
                let vote = vote(word, valid, legacy, &mut read);
                self.tallies[legacy.index()].count(vote, &read);
            }
        }
    }

    /// The encoding of the texts, if enough speaks for one.
    #[must_use]
    pub fn verdict(&self) -> Option<Legacy> {
        let of = |legacy: Legacy| &self.tallies[legacy.index()];
        let fit = Legacy::ALL.into_iter().rev().filter(|legacy| of(*legacy).convinces(enough(*legacy)));
        // Where equally many words speak for two, the one that fewer speak against.
        let best = fit.max_by_key(|legacy| (of(*legacy).gains, Reverse(of(*legacy).unicode)))?;
        let is_rival = |other: &Legacy| match best {
            Legacy::Half => of(*other).gains > of(best).gains,
            Legacy::Tcvn3 | Legacy::Vni => {
                !matches!(other, Legacy::Half) && *other != best && of(*other).gains >= of(best).gains
            }
        };
        (!Legacy::ALL.iter().any(is_rival)).then_some(best)
    }

    /// Whether the texts fit an encoding that is known to occur beside them.
    #[must_use]
    pub fn supports(&self, legacy: Legacy) -> bool {
        let ours = &self.tallies[legacy.index()];
        let is_best = Legacy::ALL.iter().all(|other| self.tallies[other.index()].gains <= ours.gains);
        is_best && ours.convinces(1)
    }

    /// Whether words among them are Unicode and nothing in this encoding.
    #[must_use]
    pub fn is_mixed(&self, legacy: Legacy) -> bool {
        self.tallies[legacy.index()].unicode > 0
    }
}

impl Tally {
    fn count(&mut self, vote: Vote, read: &str) {
        match vote {
            Vote::Gain => {
                self.gains += 1;
                if self.different.len() < ENOUGH && !self.different.iter().any(|word| word == read) {
                    self.different.push(read.to_owned());
                }
            }
            Vote::Both => {}
            Vote::Unicode => self.unicode += 1,
            Vote::Strange => self.strange += 1,
        }
    }

    fn convinces(&self, enough: usize) -> bool {
        self.different.len() >= enough && self.gains >= 2 * self.strange
    }
}

impl Legacy {
    /// How a text reads in this encoding.
    #[must_use]
    pub fn reading(self, text: &str) -> Reading {
        // Whatever its other words: in an old font this text could not have been typed.
        if self != Self::Half && text.chars().any(syllable::is_unicode_letter) {
            return Reading::Unicode;
        }
        let mut read = String::new();
        let mut reading = Reading::Plain;
        for word in words(text) {
            match vote(word, syllable::is_valid(word), self, &mut read) {
                Vote::Unicode => return Reading::Unicode,
                Vote::Gain => reading = Reading::Legacy,
                Vote::Both | Vote::Strange if reading == Reading::Plain => reading = Reading::Either,
                Vote::Both | Vote::Strange => {}
            }
        }
        reading
    }
}

const fn enough(legacy: Legacy) -> usize {
    match legacy {
        Legacy::Tcvn3 | Legacy::Vni => ENOUGH,
        Legacy::Half => 1,
    }
}

/// Looks at one text alone, quickly: most texts are ASCII, or hold letters that only Unicode has.
#[must_use]
pub fn suspicion(text: &str) -> Suspicion {
    if text.is_ascii() {
        return Suspicion::None;
    }
    // Letters that only Unicode has begin with one of these bytes, and the traces of text half done too.
    let begins = |bytes: fn(u8) -> bool| text.bytes().any(bytes);
    let has_letter =
        begins(|byte| matches!(byte, 0xC4..=0xC6 | 0xCC | 0xE1)) && text.chars().any(syllable::is_unicode_letter);
    if has_letter && !(begins(|byte| matches!(byte, 0xCE | 0xE2)) && half::has_trace(text)) {
        return Suspicion::Unicode;
    }
    let mut read = String::new();
    let mut suspicion = Suspicion::None;
    for word in words(text) {
        let found = if syllable::is_valid(word) {
            Suspicion::Open
        } else if Legacy::ALL.iter().any(|legacy| vote(word, false, *legacy, &mut read) == Vote::Gain) {
            return Suspicion::Legacy;
        } else {
            Suspicion::None
        };
        suspicion = suspicion.max(found);
    }
    suspicion
}

/// What a word says. `read` is left with the word as it reads.
fn vote(word: &str, valid: bool, legacy: Legacy, read: &mut String) -> Vote {
    read.clear();
    let readable = legacy.put(word, read) && syllable::is_valid(read);
    match (valid, readable) {
        (true, true) => Vote::Both,
        (true, false) => Vote::Unicode,
        (false, true) if read.chars().nth(1).is_some() => Vote::Gain,
        (false, _) => Vote::Strange,
    }
}

/// Whether at least half of the words with letters beyond ASCII are Vietnamese as they stand.
#[must_use]
pub fn makes_sense(text: &str) -> bool {
    let (mut valid, mut all) = (0, 0);
    for word in words(text) {
        all += 1;
        valid += usize::from(syllable::is_valid(word));
    }
    valid * 2 >= all
}

/// The words of a text that have a letter beyond ASCII. The codes of old encodings are symbols in Unicode, so
/// that only ASCII and the marks of typography end a word; but a symbol of its own (×, ½) is no word.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| {
        c.is_ascii() && !c.is_ascii_alphabetic()
            || c.is_whitespace()
            || matches!(c, '\u{80}'..='\u{9F}' | '\u{2010}'..='\u{2026}' | '\u{200B}' | '\u{FEFF}')
    };
    let is_symbol = |word: &str| word.chars().nth(1).is_none() && !word.chars().all(char::is_alphabetic);
    text.split(ends).filter(move |word| !word.is_ascii() && !is_symbol(word))
}
