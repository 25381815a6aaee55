//! “Did you mean”: the nearest known word, for messages only. Nothing is ever matched by it.

use crate::intake::cell::name::plain_name;
use crate::text::{fold, without_accents};

/// Below this likeness a word is no help.
const ALIKE: f64 = 0.75;

/// The word most like a text, where one is alike enough. Of equals the first.
pub(super) fn nearest<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let text = bare(text);
    let figures = figures(&text);
    let mut best: Option<(f64, &str)> = None;
    for word in words {
        // “Tiêu chí 3” is not meant where “Tiêu chí 1” is asked for.
        if self::figures(&bare(word)) != figures {
            continue;
        }
        let likeness = strsim::normalized_damerau_levenshtein(&text, &bare(word));
        if likeness >= ALIKE && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, word));
        }
    }
    best.map(|(_, word)| word.to_owned())
}

/// Whether two names may be one that was misspelt: a letter in a word, or a middle name that one of them lacks.
pub(super) fn is_like_name(a: &str, b: &str) -> bool {
    let (a, b) = (bare(&plain_name(a)), bare(&plain_name(b)));
    let (first, second): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let distance = |(one, other): (&&str, &&str)| strsim::osa_distance(one, other);
    if first.len() == second.len() {
        let distances: Vec<usize> = first.iter().zip(&second).map(distance).collect();
        return distances.iter().all(|distance| *distance <= 1) && distances.iter().sum::<usize>() <= 2;
    }
    let (long, short) = if first.len() > second.len() { (first, second) } else { (second, first) };
    let is_part = short.iter().all(|word| long.contains(word));
    short.len() > 1 && is_part && long.first() == short.first() && long.last() == short.last()
}

/// Whether two codes may be one that was mistyped: other letters, zeros lost in front, but the same figures.
pub(super) fn is_like_code(a: &str, b: &str) -> bool {
    let own = |code: &str| figures(code).trim_start_matches('0').to_owned();
    let (first, second) = (bare(a), bare(b));
    !own(&first).is_empty()
        && own(&first) == own(&second)
        && (strsim::osa_distance(&first, &second) <= 1 || letters(&first) == letters(&second))
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphabetic()).collect()
}

fn figures(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn bare(text: &str) -> String {
    without_accents(&fold(text))
}

#[cfg(test)]
mod tests {
    use super::{is_like_code, is_like_name, nearest};

    #[test]
    fn the_nearest_word_is_named_only_where_it_is_near() {
        let words = ["Khiển trách", "Cảnh cáo"];
        assert_eq!(nearest("Khien trach", words), Some("Khiển trách".to_owned()));
        assert_eq!(nearest("Cảnh cao", words), Some("Cảnh cáo".to_owned()));
        assert_eq!(nearest("Biểu dương", words), None);
        assert_eq!(nearest("Tiêu chí 1", ["Tiêu chí 3", "Tieu chi 1"]), Some("Tieu chi 1".to_owned()));
        assert_eq!(nearest("05/10/2026", ["05/10/2025"]), None);
    }

    #[test]
    fn names_and_codes_are_alike_where_a_slip_is_likely() {
        for (a, b, expected) in [
            ("Trần Thị Bin", "Trần Thị Bình", true),
            ("Nguyễn An", "Nguyễn Văn An", true),
            ("Le Van Hung", "Lê Văn Hưng", true),
            ("2. Đ/c Lê Văn Hưng", "Lê Văn Hưng", true),
            ("Nguyễn Văn An", "Nguyễn Văn Ba", false),
            ("Nguyễn Văn An", "Nguyễn Văn", false),
        ] {
            assert_eq!(is_like_name(a, b), expected, "{a} {b}");
        }
        for (a, b, expected) in [
            ("DV1", "DV01", true),
            ("DV-007", "DV007", true),
            ("DU01", "DV01", true),
            ("DV05", "DV04", false),
            ("ABC", "ABD", false),
        ] {
            assert_eq!(is_like_code(a, b), expected, "{a} {b}");
        }
    }
}
