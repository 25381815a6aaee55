//! Lists as people type them: “xlsx, csv”.

use std::ffi::OsStr;

use clap::builder::{EnumValueParser, PossibleValue, TypedValueParser};
use clap::{Arg, Command, ValueEnum};

/// One value of a list, with the blanks around it taken off.
#[derive(Clone)]
pub(super) struct OneOf<E: ValueEnum + Clone + Send + Sync + 'static>(EnumValueParser<E>);

/// Reads one value of a list.
pub(super) fn one_of<E: ValueEnum + Clone + Send + Sync + 'static>() -> OneOf<E> {
    OneOf(EnumValueParser::new())
}

impl<E: ValueEnum + Clone + Send + Sync + 'static> TypedValueParser for OneOf<E> {
    type Value = E;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<E, clap::Error> {
        let trimmed = value.to_str().map_or(value, |text| OsStr::new(text.trim()));
        self.0.parse_ref(command, arg, trimmed)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}
