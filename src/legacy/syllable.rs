//! Whether a word is a Vietnamese syllable: an initial, a rime, and a tone where spelling puts it.
//!
//! The words of names and headings are syllables, few other strings of letters are: that is what tells an old
//! font from Unicode.

use unicode_normalization::char::decompose_canonical;

/// The longest syllables have seven letters: “nghiêng”.
const LONGEST: usize = 7;

/// Initials, longer ones before those that they begin with.
const INITIALS: &[&str] = &[
    "ngh", "ng", "nh", "n", "ch", "c", "gh", "gi", "g", "kh", "k", "ph", "p", "qu", "th", "tr", "t", "b", "d", "đ",
    "h", "l", "m", "r", "s", "v", "x",
];

/// Rimes without tone.
#[rustfmt::skip]
const RIMES: &[&str] = &[
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay",
    "e", "ec", "em", "en", "eng", "eo", "ep", "et",
    "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm", "iên", "iêng", "iêp", "iêt", "iêu",
    "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oay", "oc", "oe", "oen",
    "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong", "op", "ot", "oăc", "oăm", "oăn", "oăng", "oăt",
    "u", "ua", "uc", "ue", "ui", "um", "un", "ung", "up", "ut", "uy", "uya", "uych", "uynh", "uyt", "uyu", "uyên",
    "uyêt", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm", "uôn", "uông",
    "uôt", "uơ",
    "y", "ych", "ynh", "yt", "yêm", "yên", "yêng", "yêt", "yêu",
    "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây",
    "ê", "êch", "êm", "ên", "ênh", "êp", "êt", "êu",
    "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt",
    "ăc", "ăm", "ăn", "ăng", "ăp", "ăt",
    "ơ", "ơi", "ơm", "ơn", "ơp", "ơt",
    "ư", "ưa", "ưc", "ưi", "ưm", "ưng", "ưt", "ưu", "ươ", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu",
];

/// A word taken apart: letters without tone, and where its tone stands.
struct Letters {
    plain: String,
    count: usize,
    tone: Option<(usize, Tone)>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Tone {
    /// Acute or dot, which alone go with a final c, ch, p, t.
    Short,
    Other,
}

/// Whether a word is a syllable, in whatever case, composed or not.
pub(super) fn is_valid(word: &str) -> bool {
    let Some(letters) = Letters::of(word) else { return false };
    INITIALS.iter().chain(&[""]).any(|initial| letters.fit(initial))
}

/// Whether a character is one of the letters that Vietnamese has beyond ASCII.
pub(super) fn is_letter(c: char) -> bool {
    is_unicode_letter(c) || "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý".contains(c)
}

/// Whether a character is a Vietnamese letter that Latin-1 has not, or a part of one.
pub(super) fn is_unicode_letter(c: char) -> bool {
    matches!(
        c,
        '\u{1EA0}'..='\u{1EF9}'
            | '\u{300}'..='\u{323}'
            | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư'
    )
}

impl Letters {
    fn of(word: &str) -> Option<Self> {
        let mut letters = Self { plain: String::with_capacity(2 * LONGEST), count: 0, tone: None };
        let mut fits = true;
        for c in word.chars().flat_map(char::to_lowercase) {
            decompose_canonical(c, |part| fits &= letters.push(part));
            if !fits {
                return None;
            }
        }
        Some(letters)
    }

    /// Takes a letter, or a mark on the last one.
    fn push(&mut self, part: char) -> bool {
        match part {
            'a'..='z' | 'đ' if self.count < LONGEST => {
                self.plain.push(part);
                self.count += 1;
                true
            }
            '\u{301}' | '\u{323}' => self.put_tone(Tone::Short),
            '\u{300}' | '\u{303}' | '\u{309}' => self.put_tone(Tone::Other),
            _ => self.shape(part),
        }
    }

    fn put_tone(&mut self, tone: Tone) -> bool {
        let is_first = self.tone.is_none() && self.count > 0;
        self.tone = Some((self.count.wrapping_sub(1), tone));
        is_first
    }

    fn shape(&mut self, mark: char) -> bool {
        let shaped = match (self.plain.pop(), mark) {
            (Some('a'), '\u{302}') => 'â',
            (Some('a'), '\u{306}') => 'ă',
            (Some('e'), '\u{302}') => 'ê',
            (Some('o'), '\u{302}') => 'ô',
            (Some('o'), '\u{31B}') => 'ơ',
            (Some('u'), '\u{31B}') => 'ư',
            _ => return false,
        };
        self.plain.push(shaped);
        true
    }

    /// Whether the word is this initial with a rime.
    fn fit(&self, initial: &str) -> bool {
        let Some(rime) = self.plain.strip_prefix(initial) else { return false };
        if !RIMES.contains(&rime) {
            return false;
        }
        let Some((at, tone)) = self.tone else { return true };
        let is_stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
        let Some(place) = at.checked_sub(initial.chars().count()) else { return false };
        (tone == Tone::Short || !is_stopped) && takes_tone(rime, place)
    }
}

/// Whether the tone of a rime may stand on a letter: on the last letter with a shape of its own; else on the
/// second vowel of three or before a final consonant; else on the first; in “oa”, “oe”, “uy” on either.
fn takes_tone(rime: &str, place: usize) -> bool {
    let letters: Vec<char> = rime.chars().collect();
    if let Some(shaped) = letters.iter().rposition(|c| "ăâêôơư".contains(*c)) {
        return place == shaped;
    }
    let vowels = letters.iter().take_while(|c| "aeiouy".contains(**c)).count();
    match vowels {
        1 => place == 0,
        2 if vowels < letters.len() => place == 1,
        2 if matches!(rime, "oa" | "oe" | "uy") => place < 2,
        2 => place == 0,
        _ => place == 1,
    }
}
