//! `results.json` of several results: the parts once more, copied unit by unit; only ranks and the numbers of tables
//! change. Units stand in the order of the parts.

use std::fmt;
use std::io::{self, Write};

use serde::Serialize;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Error as _, SerializeMap as _, SerializeSeq as _, Serializer};
use serde_json::value::RawValue;

use crate::explain::fault::Fault;
use crate::explain::record::Rules;
use crate::render::json;
use crate::words::Lang;

use super::layout::Layout;
use super::read::{PartFault, Taker, UnitOf, read};
use super::{PartFile, RolledUp};

/// Writes the joined document.
///
/// # Errors
/// When the writer fails, or a part is not any more what it was when it was joined.
pub fn write(joined: &RolledUp, parts: &[PartFile], lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let (tables, units) = (Tables { joined, parts }, Copy { joined, parts });
    json::joined(&joined.campaign, &joined.results, lang, joined.run_errors, &tables, &units, out)
}

/// The tables of all parts.
struct Tables<'c> {
    joined: &'c RolledUp,
    parts: &'c [PartFile],
}

#[derive(Serialize)]
struct TableOut<'a> {
    file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    columns: &'a RawValue,
}

impl Serialize for Tables<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let parts = self.parts.iter().zip(&self.joined.layout);
        let tables = parts.flat_map(|(part, layout)| layout.tables.iter().map(move |table| (part.label(), table)));
        serializer.collect_seq(tables.map(|(label, table)| TableOut {
            file: if label.is_empty() { table.file.clone() } else { format!("{label}: {}", table.file) },
            sheet: table.sheet.as_deref(),
            columns: &table.columns,
        }))
    }
}

/// The units of all parts.
struct Copy<'c> {
    joined: &'c RolledUp,
    parts: &'c [PartFile],
}

impl Serialize for Copy<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let mut first_table = 0;
        for (part, layout) in self.parts.iter().zip(&self.joined.layout) {
            let mut copying =
                Copying::<S> { joined: self.joined, layout, first_table, unit: 0, list: &mut list, failed: None };
            let head = read(part, &mut copying);
            if let Some(error) = copying.failed {
                return Err(error);
            }
            let head = head.map_err(|fault| S::Error::custom(told(part, &fault)))?;
            if head.sha256 != layout.sha256 {
                return Err(S::Error::custom(format!("{} has changed", part.name)));
            }
            first_table += layout.tables.len();
        }
        list.end()
    }
}

fn told(part: &PartFile, fault: &PartFault) -> String {
    match fault {
        PartFault::File(cause) => format!("{}: {cause}", part.name),
        PartFault::Result(fault) => format!("{}: {}", part.name, fault.detail()),
    }
}

/// One part while it is copied.
struct Copying<'c, S: Serializer> {
    joined: &'c RolledUp,
    layout: &'c Layout,
    first_table: usize,
    unit: usize,
    list: &'c mut S::SerializeSeq,
    failed: Option<S::Error>,
}

impl<S: Serializer> Taker for Copying<'_, S> {
    type Subject = Box<RawValue>;

    fn rules(&mut self, _: Rules) -> Result<(), Fault> {
        Ok(())
    }

    fn unit(&mut self, unit: UnitOf<Box<RawValue>>) -> Result<(), Fault> {
        let changed = || Fault::Loose(unit.id.clone());
        let place = self.layout.units.get(self.unit).ok_or_else(changed)?;
        self.unit += 1;
        let Some((at, order)) = place else { return Ok(()) };
        let subjects = &self.joined.results.units[*at as usize].subjects;
        if order.len() != unit.subjects.len() {
            return Err(changed());
        }
        let patch = |(text, place): (&RawValue, &u32)| {
            let ranks = &subjects[*place as usize].standing;
            let entries: Ordered<'_> = serde_json::from_str(text.get())?;
            Ok(Patched {
                entries: entries.0.into_iter().map(|(key, value)| (key, value.to_owned())).collect(),
                overall: ranks.rank_overall,
                first_table: self.first_table,
            })
        };
        let subjects =
            unit.subjects.iter().map(|text| &**text).zip(order).map(patch).collect::<Result<Vec<_>, Fault>>()?;
        let out = UnitOut {
            id: &unit.id,
            name: &unit.name,
            level: unit.level.as_deref(),
            stopped: unit.stopped,
            provisional: unit.provisional,
            counts: unit.counts.as_deref(),
            not_graded: unit.not_graded.as_deref(),
            subjects,
        };
        if let Err(error) = self.list.serialize_element(&out) {
            self.failed = Some(error);
            return Err(changed());
        }
        Ok(())
    }
}

#[derive(Serialize)]
struct UnitOut<'a> {
    id: &'a str,
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<&'a str>,
    stopped: bool,
    provisional: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<&'a RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_graded: Option<&'a RawValue>,
    subjects: Vec<Patched>,
}

/// The entries of a subject in their order.
struct Ordered<'a>(Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Ordered<'a> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_map(OrderedVisitor)
    }
}

struct OrderedVisitor;

impl<'de> Visitor<'de> for OrderedVisitor {
    type Value = Ordered<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a subject")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Ordered(entries))
    }
}

/// A subject with its rank over all and the new numbers of its tables.
struct Patched {
    entries: Vec<(String, Box<RawValue>)>,
    overall: Option<u32>,
    first_table: usize,
}

impl Serialize for Patched {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.entries.len()))?;
        for (key, value) in &self.entries {
            let wrong = |error: serde_json::Error| S::Error::custom(error);
            match key.as_str() {
                "rank" => {
                    let [unit, _]: [Option<u32>; 2] = serde_json::from_str(value.get()).map_err(wrong)?;
                    map.serialize_entry(key, &[unit, self.overall])?;
                }
                "row" => map.serialize_entry(key, &self.moved(value).map_err(wrong)?)?,
                "forms" => {
                    let forms: Vec<&RawValue> = serde_json::from_str(value.get()).map_err(wrong)?;
                    let forms = forms.into_iter().map(|form| self.moved(form)).collect::<Result<Vec<_>, _>>();
                    map.serialize_entry(key, &forms.map_err(wrong)?)?;
                }
                "fact_cells" => {
                    let cells: Vec<&RawValue> = serde_json::from_str(value.get()).map_err(wrong)?;
                    let cells = cells.into_iter().map(|cell| self.moved(cell)).collect::<Result<Vec<_>, _>>();
                    map.serialize_entry(key, &cells.map_err(wrong)?)?;
                }
                _ => map.serialize_entry(key, value)?,
            }
        }
        map.end()
    }
}

impl Patched {
    /// A list whose first member is the number of a table; anything else stays as it is.
    fn moved<'v>(&self, value: &'v RawValue) -> Result<Moved<'v>, serde_json::Error> {
        if !value.get().starts_with('[') {
            return Ok(Moved::Same(value));
        }
        let parts: Vec<&RawValue> = serde_json::from_str(value.get())?;
        let Some((table, rest)) = parts.split_first() else { return Ok(Moved::Same(value)) };
        let table: usize = serde_json::from_str(table.get())?;
        Ok(Moved::To(table.saturating_add(self.first_table), rest.to_vec()))
    }
}

enum Moved<'v> {
    Same(&'v RawValue),
    To(usize, Vec<&'v RawValue>),
}

impl Serialize for Moved<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Same(value) => value.serialize(serializer),
            Self::To(table, rest) => {
                let mut list = serializer.serialize_seq(Some(rest.len() + 1))?;
                list.serialize_element(table)?;
                rest.iter().try_for_each(|part| list.serialize_element(part))?;
                list.end()
            }
        }
    }
}
