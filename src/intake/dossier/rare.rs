//! What hardly anybody has, out of the way: eleven million people have a place for a decision, and a hundred have one.

use std::ops::{Deref, DerefMut};

use crate::intake::{Decision, Dossier, Fault, History};

/// The fields of a dossier that are nearly always empty, in one word as long as all of them are.
#[derive(Debug, Default)]
pub struct Rare(Option<Box<RareFields>>);

/// The fields themselves.
#[derive(Debug, Default, PartialEq)]
pub struct RareFields {
    /// Birth date as written, cleaned.
    pub birth: Option<Box<str>>,
    /// The decision about this subject.
    pub decision: Option<Box<Decision>>,
    /// Earlier years, where the campaign looks at them and any are recorded.
    pub history: Option<Box<History>>,
    /// What errors concern this subject: under `--provisional` it counts as incomplete.
    pub faults: Vec<Fault>,
}

/// Nobody's.
static NOTHING: RareFields = RareFields { birth: None, decision: None, history: None, faults: Vec::new() };

impl From<RareFields> for Rare {
    fn from(fields: RareFields) -> Self {
        Self((fields != NOTHING).then(|| Box::new(fields)))
    }
}

impl Deref for Dossier {
    type Target = RareFields;

    fn deref(&self) -> &RareFields {
        self.rare.0.as_deref().unwrap_or(&NOTHING)
    }
}

impl DerefMut for Dossier {
    fn deref_mut(&mut self) -> &mut RareFields {
        self.rare.0.get_or_insert_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Rare, RareFields};

    #[test]
    fn nothing_takes_one_word() {
        assert_eq!(size_of::<Rare>(), size_of::<usize>());
        assert!(Rare::from(RareFields::default()).0.is_none());
        assert!(Rare::from(RareFields { birth: Some("1990".into()), ..RareFields::default() }).0.is_some());
    }
}
