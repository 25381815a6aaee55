//! A `results.json`, walked without holding more than its bytes: subjects stay text until somebody needs
//! them, so that a hundred thousand of them cost no more than the file.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use crate::campaign::{self, Campaign};
use crate::explain::fault::Fault;
use crate::explain::record::{Quota, Record, Rules, Stub, Table, Unit};

/// The schema that is understood.
const SCHEMA: &str = "xeploai/results/1";

/// One result.
#[derive(Debug)]
pub struct Document<'a> {
    /// The rules, understood once more.
    pub campaign: Campaign,
    pub(super) rules: Rules,
    pub(super) tables: Vec<Table>,
    pub(super) units: Vec<Unit>,
    pub(super) subjects: Vec<Raw<'a>>,
    pub(super) quotas: Vec<Quota>,
    /// Something in it is provisional.
    pub provisional: bool,
}

/// A subject not yet read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw<'a> {
    /// Position among the units.
    pub(super) unit: usize,
    /// Its text.
    pub(super) text: &'a RawValue,
}

impl Raw<'_> {
    pub(super) fn stub(&self) -> Result<Stub<'_>, Fault> {
        Ok(serde_json::from_str(self.text.get())?)
    }

    pub(super) fn record(&self) -> Result<Record, Fault> {
        Ok(serde_json::from_str(self.text.get())?)
    }
}

impl<'a> Document<'a> {
    /// Reads a whole file.
    ///
    /// # Errors
    /// When it is not a result of this program, or not whole.
    pub fn read(bytes: &'a [u8]) -> Result<Self, Fault> {
        let mut deserializer = serde_json::Deserializer::from_slice(bytes);
        let parts = deserializer.deserialize_map(Top)?;
        deserializer.end()?;
        if parts.schema.as_deref() != Some(SCHEMA) {
            return Err(Fault::Schema(parts.schema.unwrap_or_default()));
        }
        let rules = parts.rules.ok_or_else(|| Fault::Loose("campaign".to_owned()))?;
        Ok(Self {
            campaign: understood(&rules)?,
            rules,
            tables: parts.tables,
            units: parts.units,
            subjects: parts.subjects,
            quotas: parts.quotas,
            provisional: parts.provisional,
        })
    }

    /// How many subjects it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.subjects.len()
    }

    /// How many units it has.
    #[must_use]
    pub fn unit_count(&self) -> usize {
        self.units.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.subjects.is_empty()
    }
}

/// The rules from their own text, which must have the hash that is written beside it.
pub(super) fn understood(rules: &Rules) -> Result<Campaign, Fault> {
    if rules.text.is_empty() {
        return Err(Fault::NoRules);
    }
    let hash: String = Sha256::digest(rules.text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    if hash != rules.sha256 {
        return Err(Fault::Altered);
    }
    campaign::load(&rules.file, &rules.text).campaign.ok_or(Fault::Rules)
}

#[derive(Default)]
struct Parts<'a> {
    schema: Option<String>,
    rules: Option<Rules>,
    tables: Vec<Table>,
    units: Vec<Unit>,
    subjects: Vec<Raw<'a>>,
    quotas: Vec<Quota>,
    provisional: bool,
}

struct Top;

impl<'de> Visitor<'de> for Top {
    type Value = Parts<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(SCHEMA)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Parts<'de>, A::Error> {
        let mut parts = Parts::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "schema" => parts.schema = Some(map.next_value()?),
                "campaign" => parts.rules = Some(map.next_value()?),
                "provisional" => parts.provisional = map.next_value()?,
                "sheets" => parts.tables = map.next_value()?,
                "units" => map.next_value_seed(Units(&mut parts))?,
                "quotas" => parts.quotas = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(parts)
    }
}

struct Units<'p, 'a>(&'p mut Parts<'a>);

impl<'de> DeserializeSeed<'de> for Units<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Units<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of units")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list.next_element_seed(OneUnit(self.0))?.is_some() {}
        Ok(())
    }
}

struct OneUnit<'p, 'a>(&'p mut Parts<'a>);

impl<'de> DeserializeSeed<'de> for OneUnit<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for OneUnit<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a unit")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut unit = Unit::default();
        let position = self.0.units.len();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "id" => unit.id = map.next_value()?,
                "name" => unit.name = map.next_value()?,
                "level" => unit.level = map.next_value()?,
                "stopped" => unit.stopped = map.next_value()?,
                "provisional" => unit.provisional = map.next_value()?,
                "not_graded" => unit.not_graded = map.next_value()?,
                "subjects" => {
                    let subjects: Vec<&'de RawValue> = map.next_value()?;
                    self.0.subjects.extend(subjects.into_iter().map(|text| Raw { unit: position, text }));
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        self.0.units.push(unit);
        Ok(())
    }
}
