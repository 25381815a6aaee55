//! The letters of VNI: a base letter and the mark behind it are one letter; ơ, ư, đ and the i with tones have
//! codes of their own. A capital letter has a capital mark.

use unicode_normalization::char::compose;

const CIRCUMFLEX: char = '\u{302}';
const BREVE: char = '\u{306}';
const GRAVE: char = '\u{300}';
const ACUTE: char = '\u{301}';
const HOOK: char = '\u{309}';
const TILDE: char = '\u{303}';
const DOT: char = '\u{323}';

/// What a mark puts on the letter before it.
#[derive(Clone, Copy)]
struct Mark {
    shape: Option<char>,
    tone: Option<char>,
}

/// Puts a text behind what is there. Tells whether all letters beyond ASCII are known.
pub(super) fn put(text: &str, out: &mut String) -> bool {
    let mut known = true;
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let base = single(c);
        known &= c.is_ascii() || base.is_some();
        let base = base.unwrap_or(c);
        match letters.peek().and_then(|mark| marked(base, *mark)) {
            Some(letter) => {
                out.push(letter);
                letters.next();
            }
            None => out.push(base),
        }
    }
    known
}

/// A letter with a code of its own.
fn single(c: char) -> Option<char> {
    Some(match c {
        'ô' => 'ơ',
        'Ô' => 'Ơ',
        'ö' => 'ư',
        'Ö' => 'Ư',
        'ñ' => 'đ',
        'Ñ' => 'Đ',
        'ì' | 'Ì' | 'í' | 'Í' => c,
        'æ' => 'ỉ',
        'Æ' => 'Ỉ',
        'ó' => 'ĩ',
        'Ó' => 'Ĩ',
        'ò' => 'ị',
        'Ò' => 'Ị',
        'î' => 'ỵ',
        'Î' => 'Ỵ',
        _ => return None,
    })
}

/// A base letter with the mark that stands behind it.
fn marked(base: char, mark: char) -> Option<char> {
    let mark = marks(mark)?;
    let takes = match mark.shape {
        Some(CIRCUMFLEX) => matches!(base, 'a' | 'e' | 'o' | 'A' | 'E' | 'O'),
        Some(_) => matches!(base, 'a' | 'A'),
        None => "aeouyơưAEOUYƠƯ".contains(base),
    };
    // Unicode composes a letter from its dot first and its other marks then, and from its shape first otherwise.
    let order = if mark.tone == Some(DOT) { [mark.tone, mark.shape] } else { [mark.shape, mark.tone] };
    let on = |letter: Option<char>, mark: char| compose(letter?, mark);
    if takes { order.into_iter().flatten().fold(Some(base), on) } else { None }
}

fn marks(c: char) -> Option<Mark> {
    let (shape, tone) = match c {
        'ø' | 'Ø' => (None, Some(GRAVE)),
        'ù' | 'Ù' => (None, Some(ACUTE)),
        'û' | 'Û' => (None, Some(HOOK)),
        'õ' | 'Õ' => (None, Some(TILDE)),
        'ï' | 'Ï' => (None, Some(DOT)),
        'â' | 'Â' => (Some(CIRCUMFLEX), None),
        'á' | 'Á' => (Some(CIRCUMFLEX), Some(ACUTE)),
        'à' | 'À' => (Some(CIRCUMFLEX), Some(GRAVE)),
        'å' | 'Å' => (Some(CIRCUMFLEX), Some(HOOK)),
        'ã' | 'Ã' => (Some(CIRCUMFLEX), Some(TILDE)),
        'ä' | 'Ä' => (Some(CIRCUMFLEX), Some(DOT)),
        'ê' | 'Ê' => (Some(BREVE), None),
        'é' | 'É' => (Some(BREVE), Some(ACUTE)),
        'è' | 'È' => (Some(BREVE), Some(GRAVE)),
        'ú' | 'Ú' => (Some(BREVE), Some(HOOK)),
        'ü' | 'Ü' => (Some(BREVE), Some(TILDE)),
        'ë' | 'Ë' => (Some(BREVE), Some(DOT)),
        _ => return None,
    };
    Some(Mark { shape, tone })
}
