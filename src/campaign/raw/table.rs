//! A table of the file whose keys are taken one by one; what nobody took is an unknown key.
//!
//! No key can be taken that [`keys`] does not list for the table: what is described and what is read cannot drift.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::campaign::faults::{Faults, fault, nearest};
use crate::campaign::keys;
use crate::campaign::raw::value::Val;
use crate::diag::code::{CampaignTerm, Term};
use crate::diag::{CampaignCode, Problem};

/// An optional value: one that is wrong has been told and must not be taken for an absent one.
#[derive(Clone, Debug, Default)]
pub(crate) enum Field<T> {
    /// Not written.
    #[default]
    Absent,
    /// Written, and told to be wrong.
    Broken,
    /// As written.
    Is(T),
}

impl<T> Field<T> {
    /// The value, where there is a good one.
    pub(crate) fn good(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Absent | Self::Broken => None,
        }
    }

    /// Whether the key is not there at all.
    pub(crate) fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether something is there, good or wrong.
    pub(crate) fn is_there(&self) -> bool {
        !self.is_absent()
    }

    /// Whether what is there is wrong.
    pub(crate) fn is_broken(&self) -> bool {
        matches!(self, Self::Broken)
    }
}

/// The keys of one table.
pub(crate) struct Keys<'a> {
    table: &'a DeTable<'a>,
    name: String,
    known: Option<&'static keys::Table>,
    head: Range<usize>,
    asked: Vec<&'static str>,
    faults: &'a Faults,
}

impl<'a> Keys<'a> {
    /// The keys of a table that messages call `name` (empty: the top of the file) and that begins at `head`.
    pub(crate) fn new(table: &'a DeTable<'a>, name: &str, head: Range<usize>, faults: &'a Faults) -> Self {
        Self::of(table, keys::table(name), name, head, faults)
    }

    /// The keys of the top of a file of cases.
    pub(crate) fn of_cases(table: &'a DeTable<'a>, faults: &'a Faults) -> Self {
        Self::of(table, Some(keys::cases_top()), "", 0..0, faults)
    }

    fn of(
        table: &'a DeTable<'a>,
        known: Option<&'static keys::Table>,
        name: &str,
        head: Range<usize>,
        faults: &'a Faults,
    ) -> Self {
        debug_assert!(known.is_some(), "the table {name} is listed in campaign::keys");
        Self { table, name: name.to_owned(), known, head, asked: Vec::new(), faults }
    }

    /// Where the table begins.
    pub(crate) fn head(&self) -> Range<usize> {
        self.head.clone()
    }

    /// Where faults go.
    pub(crate) fn faults(&self) -> &'a Faults {
        self.faults
    }

    /// Takes a key that may be absent.
    pub(crate) fn optional<T>(&mut self, key: &'static str, read: impl FnOnce(Val<'a>) -> Option<T>) -> Field<T> {
        match self.take(key) {
            None => Field::Absent,
            Some(value) => read(value).map_or(Field::Broken, Field::Is),
        }
    }

    /// Takes a key that must be there; none where it is absent or wrong, which has been told.
    pub(crate) fn required<T>(&mut self, key: &'static str, read: impl FnOnce(Val<'a>) -> Option<T>) -> Option<T> {
        match self.take(key) {
            None => {
                self.missing(key);
                None
            }
            Some(value) => read(value),
        }
    }

    /// Takes a list of tables such as `[[level]]`; `read` gives one entry. Absent is an empty list.
    pub(crate) fn tables<T>(&mut self, key: &'static str, name: &str, read: impl Fn(Keys<'a>) -> T) -> Vec<T> {
        let Some(value) = self.take(key) else { return Vec::new() };
        if !matches!(value.value, DeValue::Array(_)) {
            self.faults.lose_references();
            return value.wrong_type(Term::Campaign(CampaignTerm::DoubleHeading)).unwrap_or_default();
        }
        let entries = value.list(|item| Some(item.table(name).map(&read)));
        if entries.as_ref().is_none_or(|entries| entries.value.iter().any(Option::is_none)) {
            self.faults.lose_references();
        }
        entries.map(|entries| entries.value.into_iter().flatten().collect()).unwrap_or_default()
    }

    /// The place of a key's name, without taking it.
    pub(crate) fn key_span(&self, key: &str) -> Option<Range<usize>> {
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(name, _)| name.span())
    }

    /// The keys that are there.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.table.keys().map(|name| name.get_ref().as_ref())
    }

    /// Tells that a key is missing.
    pub(crate) fn missing(&self, key: &str) {
        self.faults.add(&self.head, self.name_table(fault(CampaignCode::MissingKey).with("key", key)));
    }

    /// Tells all keys that nobody took.
    pub(crate) fn finish(self) {
        for name in self.table.keys() {
            let key = name.get_ref().as_ref();
            if !self.asked.contains(&key) {
                let problem =
                    fault(CampaignCode::UnknownKey).with("key", key).suggest(nearest(key, self.asked.iter().copied()));
                self.faults.add(&name.span(), self.name_table(problem));
            }
        }
    }

    fn take(&mut self, key: &'static str) -> Option<Val<'a>> {
        let is_listed = self.known.is_some_and(|table| table.key(key).is_some());
        debug_assert!(is_listed, "{} {key} is listed in campaign::keys", self.name);
        if !is_listed {
            return None;
        }
        self.asked.push(key);
        let (_, value) = self.table.iter().find(|(name, _)| name.get_ref() == key)?;
        Some(Val { key, span: value.span(), value: value.get_ref(), faults: self.faults })
    }

    fn name_table(&self, problem: Problem) -> Problem {
        if self.name.is_empty() {
            problem.with_term("table", Term::Campaign(CampaignTerm::TopOfFile))
        } else {
            problem.with("table", &self.name)
        }
    }
}

impl<'a> Val<'a> {
    /// A table, whose keys are then taken one by one.
    pub(crate) fn table(self, name: &str) -> Option<Keys<'a>> {
        match self.value {
            DeValue::Table(table) => Some(Keys::new(table, name, self.span, self.faults)),
            _ => self.wrong_type(Term::Table),
        }
    }
}
