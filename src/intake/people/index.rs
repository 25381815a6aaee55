//! Finding people by code: a table of positions that holds no text of its own.
//!
//! Open addressing over positions in the list of people, at most three quarters full. The hash is keyed
//! at random, so that no file can choose codes that collide; nothing depends on its order.

use std::hash::{BuildHasher as _, RandomState};

use crate::intake::cell::identity::code_key;

/// A subject's position: its unit, and its place in it while the units are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::intake) struct PersonAt {
    /// Position of the unit.
    pub(in crate::intake) unit: u32,
    /// Position in the unit.
    pub(in crate::intake) at: u32,
}

/// Codes to positions.
#[derive(Debug, Default)]
pub(in crate::intake) struct CodeIndex {
    hasher: RandomState,
    /// 0, or 1 + a position in `people`.
    slots: Vec<u32>,
    people: Vec<PersonAt>,
}

impl CodeIndex {
    /// The first person with a code. `code_of` tells a person's code.
    pub(in crate::intake) fn get<'a>(&self, code: &str, code_of: impl Fn(PersonAt) -> &'a str) -> Option<PersonAt> {
        if self.slots.is_empty() {
            return None;
        }
        let key = code_key(code);
        let mut slot = self.start(&key);
        while let Some(position) = self.slots[slot].checked_sub(1) {
            let person = self.people[position as usize];
            let own = code_of(person);
            if own == code || code_key(own) == key {
                return Some(person);
            }
            slot = (slot + 1) % self.slots.len();
        }
        None
    }

    /// Adds a person whose code is not there yet.
    pub(in crate::intake) fn insert<'a>(
        &mut self,
        code: &str,
        person: PersonAt,
        code_of: impl Fn(PersonAt) -> &'a str,
    ) {
        if (self.people.len() + 1) * 4 > self.slots.len() * 3 {
            self.grow(code_of);
        }
        self.people.push(person);
        let number = u32::try_from(self.people.len()).expect("fewer than 2^32 people");
        self.put(code, number);
    }

    fn put(&mut self, code: &str, number: u32) {
        let mut slot = self.start(&code_key(code));
        while self.slots[slot] != 0 {
            slot = (slot + 1) % self.slots.len();
        }
        self.slots[slot] = number;
    }

    fn grow<'a>(&mut self, code_of: impl Fn(PersonAt) -> &'a str) {
        self.slots = vec![0; (self.slots.len() * 2).max(16)];
        for position in 0..self.people.len() {
            let number = u32::try_from(position + 1).expect("fewer than 2^32 people");
            self.put(code_of(self.people[position]), number);
        }
    }

    fn start(&self, key: &str) -> usize {
        let hash = self.hasher.hash_one(key);
        usize::try_from(hash % self.slots.len() as u64).expect("below the number of slots")
    }
}

#[cfg(test)]
mod tests {
    use super::{CodeIndex, PersonAt};

    #[test]
    fn every_code_is_found_again() {
        let codes: Vec<String> = (0..1_000).map(|n| format!("CD{n:04}")).collect();
        let code_of = |person: PersonAt| codes[person.at as usize].as_str();
        let mut index = CodeIndex::default();
        for (code, at) in codes.iter().zip(0..) {
            assert_eq!(index.get(code, code_of), None);
            index.insert(code, PersonAt { unit: 0, at }, code_of);
        }
        for (code, at) in codes.iter().zip(0..) {
            assert_eq!(index.get(code, code_of), Some(PersonAt { unit: 0, at }));
        }
        assert_eq!(index.get("CD1000", code_of), None);
    }
}
