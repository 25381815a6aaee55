//! “Did you mean”: the nearest known word, for messages only. Nothing is ever matched by it.

use crate::text::{fold, without_accents};

/// Below this likeness a word is no help.
const ALIKE: f64 = 0.75;

/// The word most like a text, where one is alike enough. Of equals the first.
pub(super) fn nearest<'a>(text: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let text = bare(text);
    let mut best: Option<(f64, &str)> = None;
    for word in words {
        let likeness = strsim::normalized_damerau_levenshtein(&text, &bare(word));
        if likeness >= ALIKE && best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, word));
        }
    }
    best.map(|(_, word)| word.to_owned())
}

fn bare(text: &str) -> String {
    without_accents(&fold(text))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_nearest_word_is_named_only_where_it_is_near() {
        let words = ["Khiển trách", "Cảnh cáo"];
        assert_eq!(nearest("Khien trach", words), Some("Khiển trách".to_owned()));
        assert_eq!(nearest("Cảnh cao", words), Some("Cảnh cáo".to_owned()));
        assert_eq!(nearest("Biểu dương", words), None);
    }
}
