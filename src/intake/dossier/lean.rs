//! A list that is nearly always empty, in eight bytes.
//!
//! Eleven million people have a list of faults, of awards, of reasons each, and hardly anybody has an entry in it.

use std::fmt;
use std::ops::{Deref, DerefMut};

/// A list that takes one word while it is empty; what it holds lies elsewhere.
#[derive(Clone, PartialEq, Eq)]
#[expect(clippy::box_collection, reason = "a list by itself takes three words, also while it is empty")]
pub struct Lean<T>(Option<Box<Vec<T>>>);

impl<T> Lean<T> {
    /// Nothing.
    pub const EMPTY: Self = Self(None);

    /// Adds an entry at the end, and makes no room for more: there are few.
    pub fn push(&mut self, entry: T) {
        let list = self.0.get_or_insert_default();
        list.reserve_exact(1);
        list.push(entry);
    }
}

impl<T> Default for Lean<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}

impl<T> From<Vec<T>> for Lean<T> {
    fn from(mut list: Vec<T>) -> Self {
        list.shrink_to_fit();
        Self((!list.is_empty()).then(|| Box::new(list)))
    }
}

impl<T> FromIterator<T> for Lean<T> {
    fn from_iter<I: IntoIterator<Item = T>>(entries: I) -> Self {
        entries.into_iter().collect::<Vec<T>>().into()
    }
}

impl<T> Deref for Lean<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.0.as_deref().map_or(&[], Vec::as_slice)
    }
}

impl<T> DerefMut for Lean<T> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.0.as_deref_mut().map_or(&mut [], Vec::as_mut_slice)
    }
}

impl<'a, T> IntoIterator for &'a Lean<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Lean<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::Lean;

    #[test]
    fn an_empty_list_takes_one_word() {
        assert_eq!(size_of::<Lean<String>>(), size_of::<usize>());
        assert_eq!(Lean::from(Vec::<u8>::new()), Lean::EMPTY);
    }

    #[test]
    fn what_goes_in_comes_out() {
        let mut list: Lean<u8> = [1, 2].into_iter().collect();
        list.push(3);
        assert_eq!(*list, [1, 2, 3]);
        list[0] = 4;
        list.sort_unstable();
        assert_eq!(*list, [2, 3, 4]);
        assert!(Lean::<u8>::default().is_empty());
    }
}
