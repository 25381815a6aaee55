//! Codes and names as parts of one long text.
//!
//! A text of its own costs each of eleven million people two allocations and what surrounds them, half as much
//! again as the letters. So a person keeps the block of text that its row was read into, with all others of the
//! block, and says which part of it is meant.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// Some words, part of a text that others share.
#[derive(Clone)]
pub struct TextPart {
    text: Arc<String>,
    start: u32,
    end: u32,
}

impl TextPart {
    /// The part of a text between two positions.
    ///
    /// # Panics
    /// When the positions are not those of a part of the text.
    pub(in crate::intake) fn of(text: &Arc<String>, start: u32, end: u32) -> Self {
        assert!(text.get(start as usize..end as usize).is_some(), "a part lies in its text");
        Self { text: text.clone(), start, end }
    }
}

impl Deref for TextPart {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text[self.start as usize..self.end as usize]
    }
}

impl AsRef<str> for TextPart {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Default for TextPart {
    fn default() -> Self {
        "".into()
    }
}

impl From<&str> for TextPart {
    fn from(words: &str) -> Self {
        words.to_owned().into()
    }
}

impl From<String> for TextPart {
    fn from(words: String) -> Self {
        let end = u32::try_from(words.len()).expect("a cell has fewer than 2^32 bytes");
        Self { text: Arc::new(words), start: 0, end }
    }
}

impl PartialEq for TextPart {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for TextPart {}

impl PartialOrd for TextPart {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for TextPart {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (**self).cmp(&**other)
    }
}

impl fmt::Debug for TextPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl fmt::Display for TextPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::TextPart;

    #[test]
    fn parts_are_what_they_say() {
        let text = Arc::new("CB1Lê Ân".to_owned());
        let (code, name) = (TextPart::of(&text, 0, 3), TextPart::of(&text, 3, 10));
        assert_eq!((&*code, &*name), ("CB1", "Lê Ân"));
        assert_eq!(name, TextPart::from("Lê Ân"));
        assert!(code < name);
        assert_eq!(size_of::<TextPart>(), 16);
    }
}
