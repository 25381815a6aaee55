//! One result, read unit by unit: what is not needed of a person is passed over, and no more text than that of one
//! unit is held at a time.

use std::fmt;
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;
use sha2::{Digest as _, Sha256};

use crate::explain::fault::Fault;
use crate::explain::record::{Decision, Past, Quota, Reason, Record, Rules, Scalar};

use super::PartFile;

/// The schema that is understood.
const SCHEMA: &str = "xeploai/results/1";
/// Bytes that are read at a time.
const CHUNK: usize = 1 << 18;

/// What a result holds beside its units.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) provisional: bool,
    pub(super) run_errors: usize,
    pub(super) tables: Vec<Table>,
    pub(super) not_received: Vec<Absent>,
    pub(super) quotas: Vec<Quota>,
    pub(super) targets: Vec<Target>,
    /// SHA-256 of the file.
    pub(super) sha256: String,
    /// Its size.
    pub(super) bytes: u64,
    /// Its number of units.
    pub(super) units: usize,
    /// Units of which it had nothing are brought by another part.
    pub(super) elsewhere: bool,
}

/// A table, with its columns as they stand there.
#[derive(Debug, Deserialize)]
pub(super) struct Table {
    pub(super) file: String,
    pub(super) sheet: Option<String>,
    pub(super) columns: Box<RawValue>,
}

/// A unit that was expected and did not come.
#[derive(Debug, Deserialize)]
pub(super) struct Absent {
    pub(super) id: String,
    pub(super) name: String,
}

/// A target as it was counted.
#[derive(Debug, Deserialize)]
pub(super) struct Target {
    pub(super) target: String,
    pub(super) numerator: i64,
    pub(super) denominator: i64,
}

/// A unit with its subjects in some form.
#[derive(Debug, Deserialize)]
pub(super) struct UnitOf<S> {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) level: Option<String>,
    pub(super) stopped: bool,
    pub(super) provisional: bool,
    pub(super) counts: Option<Box<RawValue>>,
    pub(super) not_graded: Option<Box<RawValue>>,
    pub(super) subjects: Vec<S>,
}

/// What the joined tables need of a subject: everything but its rows and cells.
#[derive(Debug, Deserialize)]
pub(super) struct Slim {
    id: String,
    name: String,
    birth: Option<String>,
    role: Option<String>,
    level: String,
    computed: Option<String>,
    level_by_points: Option<String>,
    total: Option<String>,
    rank: Option<[Option<u32>; 2]>,
    #[serde(default)]
    raters: Vec<Option<String>>,
    #[serde(default)]
    groups: Vec<Option<String>>,
    #[serde(default)]
    items: Vec<Option<String>>,
    #[serde(default)]
    periods: Vec<(String, String)>,
    #[serde(default)]
    facts: Vec<Option<Scalar>>,
    #[serde(default)]
    history: Vec<Past>,
    #[serde(default)]
    awards: Vec<String>,
    #[serde(default)]
    reasons: Vec<Reason>,
    decision: Option<Decision>,
    /// Only how many there are.
    #[serde(default)]
    forms: Vec<IgnoredAny>,
}

impl Slim {
    /// Whether anything was handed in about it.
    pub(super) fn has_form(&self) -> bool {
        !self.forms.is_empty()
    }

    /// Whether it lacks something, and nobody has decided a level.
    pub(super) fn is_incomplete(&self) -> bool {
        self.level == "incomplete"
    }
}

impl From<Slim> for Record {
    fn from(slim: Slim) -> Self {
        Self {
            id: slim.id,
            name: slim.name,
            birth: slim.birth,
            role: slim.role,
            row: (0, 1),
            level: slim.level,
            computed: slim.computed,
            level_by_points: slim.level_by_points,
            total: slim.total,
            rank: slim.rank,
            raters: slim.raters,
            groups: slim.groups,
            items: slim.items,
            periods: slim.periods,
            facts: slim.facts,
            fact_cells: Vec::new(),
            members: Vec::new(),
            forms: Vec::new(),
            history: slim.history,
            awards: slim.awards,
            reasons: slim.reasons,
            decision: slim.decision,
        }
    }
}

/// Who takes what is read.
pub(super) trait Taker {
    /// A subject in the form that is needed.
    type Subject: DeserializeOwned;

    /// The rules, which come before everything else.
    fn rules(&mut self, rules: Rules) -> Result<(), Fault>;

    /// A unit.
    fn unit(&mut self, unit: UnitOf<Self::Subject>) -> Result<(), Fault>;
}

/// Why a part cannot be read.
#[derive(Debug)]
pub enum PartFault {
    /// The file cannot be opened.
    File(io::Error),
    /// It is no result, or does not hold together.
    Result(Fault),
}

impl From<Fault> for PartFault {
    fn from(fault: Fault) -> Self {
        Self::Result(fault)
    }
}

/// Reads a part from front to back.
pub(super) fn read<T: Taker>(part: &PartFile, taker: &mut T) -> Result<Head, PartFault> {
    // Opening a pipe would wait for a writer.
    if !std::fs::metadata(&part.path).map_err(PartFault::File)?.is_file() {
        return Err(PartFault::File(io::ErrorKind::InvalidInput.into()));
    }
    let mut source = Source { file: File::open(&part.path).map_err(PartFault::File)?, hasher: Sha256::new(), bytes: 0 };
    let (mut head, mut fault) = (Head::default(), None);
    let mut json = serde_json::Deserializer::from_reader(BufReader::with_capacity(CHUNK, &mut source));
    let top = Top { taker, head: &mut head, fault: &mut fault };
    let read = json.deserialize_map(top).and_then(|()| json.end());
    match (fault, read) {
        (Some(fault), _) => return Err(fault.into()),
        (None, Err(error)) if error.is_io() => return Err(PartFault::File(error.into())),
        (None, Err(error)) => return Err(PartFault::Result(error.into())),
        (None, Ok(())) => {}
    }
    drop(json);
    head.sha256 = source.hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    head.bytes = source.bytes;
    Ok(head)
}

/// A file that is hashed on the way.
struct Source {
    file: File,
    hasher: Sha256,
    bytes: u64,
}

impl Read for Source {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(out)?;
        self.hasher.update(&out[..count]);
        self.bytes += u64::try_from(count).unwrap_or_default();
        Ok(count)
    }
}

/// The document.
struct Top<'t, T> {
    taker: &'t mut T,
    head: &'t mut Head,
    /// What the taker refused: an error of the reader is only text.
    fault: &'t mut Option<Fault>,
}

impl<'de, T: Taker> Visitor<'de> for Top<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(SCHEMA)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let (mut is_ours, mut has_rules, mut has_units) = (false, false, false);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "schema" => {
                    let schema: String = map.next_value()?;
                    if schema != SCHEMA {
                        *self.fault = Some(Fault::Schema(schema));
                        return Err(A::Error::custom(SCHEMA));
                    }
                    is_ours = true;
                }
                "campaign" => {
                    let rules = self.taker.rules(map.next_value()?);
                    rules.map_err(|fault| refuse::<A::Error>(self.fault, fault))?;
                    has_rules = true;
                }
                "units" if is_ours && has_rules => {
                    has_units = true;
                    map.next_value_seed(Units { taker: &mut *self.taker, fault: &mut *self.fault })?;
                }
                "provisional" => self.head.provisional = map.next_value()?,
                "run_errors" => self.head.run_errors = map.next_value()?,
                "sheets" => self.head.tables = map.next_value()?,
                "not_received" => self.head.not_received = map.next_value()?,
                "quotas" => self.head.quotas = map.next_value()?,
                "targets" => self.head.targets = map.next_value()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if is_ours && has_units { Ok(()) } else { Err(A::Error::custom("units")) }
    }
}

/// Keeps a fault and gives the error that stops the reader.
fn refuse<E: serde::de::Error>(place: &mut Option<Fault>, fault: Fault) -> E {
    *place = Some(fault);
    E::custom("refused")
}

/// The list of units.
struct Units<'t, T> {
    taker: &'t mut T,
    fault: &'t mut Option<Fault>,
}

impl<'de, T: Taker> DeserializeSeed<'de> for Units<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de, T: Taker> Visitor<'de> for Units<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of units")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(unit) = list.next_element_seed(PhantomData::<UnitOf<T::Subject>>)? {
            self.taker.unit(unit).map_err(|fault| refuse::<A::Error>(self.fault, fault))?;
        }
        Ok(())
    }
}
