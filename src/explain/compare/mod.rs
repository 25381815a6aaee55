//! Two results side by side: who changed level, total, rank or awards, and from which cause.
//!
//! Data and rules are parted by grading: the new data under the old rules (without quotas, which would need
//! everybody) says what the data alone has done; what then still differs the rules have done. What neither
//! explains came from a decision, or from the place among others.

mod cause;
mod data;
mod page;
mod rules;

use std::collections::{HashMap, HashSet};

use serde::Serialize;

pub use cause::Cause;
pub use data::DataChange;
pub use page::{page, rows};
pub use rules::{Change, RuleChange};

use crate::explain::document::{Document, Raw};
use crate::explain::fault::Fault;
use crate::explain::record::{Outcome, Record};
use data::Side;

/// Subjects that are worked out at a time.
const AT_ONCE: usize = 4096;

/// What differs between two results.
#[derive(Debug, Serialize)]
pub struct Comparison {
    schema: &'static str,
    /// The rule files are the same, byte for byte.
    pub same_rule_file: bool,
    /// The rules that differ.
    pub rules: Vec<RuleChange>,
    /// How many are in both.
    pub both: usize,
    /// Those in the newer alone.
    pub came: Vec<Who>,
    /// Those in the older alone.
    pub gone: Vec<Who>,
    /// Those in the newer alone, since their unit was stopped in the older.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub came_from_stopped: Vec<Who>,
    /// Those in the older alone, since their unit is stopped in the newer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gone_with_stopped: Vec<Who>,
    /// Those who changed, in the order of the newer.
    pub changed: Vec<Changed>,
}

/// A subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Who {
    /// Code; empty where there is none.
    pub id: String,
    /// Name.
    pub name: String,
    /// Name of the unit.
    pub unit: String,
}

/// What changed about a subject.
#[derive(Debug, Serialize)]
pub struct Changed {
    /// Who.
    #[serde(flatten)]
    pub who: Who,
    /// The unit, by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<Aspect>,
    /// The level, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Aspect>,
    /// The total.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Aspect>,
    /// The rank in the unit and over all, joined by a stroke.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<Aspect>,
    /// The awards, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub awards: Option<Aspect>,
    /// What differs in the data.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub data: Vec<DataChange>,
    /// What differs in the decision.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<DecisionChange>,
}

/// One thing that changed.
#[derive(Debug, Serialize)]
pub struct Aspect {
    /// What it was.
    pub old: String,
    /// What it is.
    pub new: String,
    /// From which causes.
    pub causes: Vec<Cause>,
}

/// A decision that differs.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct DecisionChange {
    /// How.
    pub change: DecisionTurn,
    /// The level, or the awards, decided (or no longer).
    pub what: String,
    /// Who decided.
    pub body: String,
}

/// How a decision differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DecisionTurn {
    /// There was none.
    New,
    /// There is none any more.
    Gone,
    /// It says something else.
    Other,
}

impl Changed {
    /// All that changed.
    pub fn aspects(&self) -> impl Iterator<Item = &Aspect> {
        [&self.moved, &self.level, &self.total, &self.rank, &self.awards].into_iter().flatten()
    }

    /// Whether nothing but the rank changed.
    #[must_use]
    pub const fn is_rank_only(&self) -> bool {
        self.moved.is_none() && self.level.is_none() && self.total.is_none() && self.awards.is_none()
    }
}

/// Compares two results.
///
/// # Errors
/// When what one of them says does not hold together.
pub fn compare(old: &Document<'_>, new: &Document<'_>) -> Result<Comparison, Fault> {
    let same_rule_file = old.rules.sha256 == new.rules.sha256;
    let rules = if same_rule_file { Vec::new() } else { rules::changes(&old.rules.text, &new.rules.text) };
    let mut left = by_key(old)?;
    let (stopped_before, stopped_now) = (Stopped::of(old), Stopped::of(new));
    let (mut came, mut came_from_stopped) = (Vec::new(), Vec::new());
    let (mut pairs, mut both) = (Vec::new(), 0);
    for raw in &new.subjects {
        let Some(before) = left.remove(&key(new, raw)?) else {
            let list = if stopped_before.has(new, raw)? { &mut came_from_stopped } else { &mut came };
            list.push(who(new, raw)?);
            continue;
        };
        both += 1;
        if has_changed((old, &before), (new, raw))? {
            pairs.push((before, *raw));
        }
    }
    let (mut gone, mut gone_with_stopped) = (Vec::new(), Vec::new());
    for raw in old.subjects.iter() {
        if left.contains_key(&key(old, raw)?) {
            let list = if stopped_now.has(old, raw)? { &mut gone_with_stopped } else { &mut gone };
            list.push(who(old, raw)?);
        }
    }
    let mut changed = Vec::with_capacity(pairs.len());
    for some in pairs.chunks(AT_ONCE) {
        let read = |(a, b): &(Raw<'_>, Raw<'_>)| Ok(Pair { old: (a.unit, a.record()?), new: (b.unit, b.record()?) });
        let some = some.iter().map(read).collect::<Result<Vec<_>, Fault>>()?;
        changed.extend(cause::changed(old, new, &rules, &some)?);
    }
    let schema = "xeploai/compare/1";
    Ok(Comparison { schema, same_rule_file, rules, both, came, gone, came_from_stopped, gone_with_stopped, changed })
}

/// The units of a result that were stopped, and who was read there.
struct Stopped<'d> {
    units: HashSet<&'d str>,
    codes: HashSet<&'d str>,
}

impl<'d> Stopped<'d> {
    fn of(document: &'d Document<'_>) -> Self {
        let stopped = || document.units.iter().filter(|unit| unit.stopped);
        let codes = stopped().flat_map(|unit| unit.not_graded.iter().map(|[code, _]| code.as_str()));
        Self {
            units: stopped().map(|unit| unit.id.as_str()).collect(),
            codes: codes.filter(|code| !code.is_empty()).collect(),
        }
    }

    /// Whether somebody of the other result is missing for this.
    fn has(&self, other: &Document<'_>, raw: &Raw<'_>) -> Result<bool, Fault> {
        Ok(self.units.contains(unit_id(other, raw.unit)) || self.codes.contains(&*raw.stub()?.id))
    }
}

/// A subject in both results.
struct Pair {
    old: (usize, Record),
    new: (usize, Record),
}

impl Pair {
    fn sides<'s>(&'s self, old: &'s Document<'s>, new: &'s Document<'s>) -> (Side<'s>, Side<'s>) {
        (
            Side { document: old, unit: self.old.0, record: &self.old.1 },
            Side { document: new, unit: self.new.0, record: &self.new.1 },
        )
    }
}

/// Whether anything that is compared differs. Only this much of everybody is read.
fn has_changed((old, a): (&Document<'_>, &Raw<'_>), (new, b): (&Document<'_>, &Raw<'_>)) -> Result<bool, Fault> {
    let (before, after): (Outcome<'_>, Outcome<'_>) =
        (serde_json::from_str(a.text.get())?, serde_json::from_str(b.text.get())?);
    Ok(!before.is_that_of(&after) || unit_id(old, a.unit) != unit_id(new, b.unit))
}

fn unit_id<'d>(document: &'d Document<'_>, unit: usize) -> &'d str {
    document.units.get(unit).map_or("", |unit| unit.id.as_str())
}

fn unit_name<'d>(document: &'d Document<'_>, unit: usize) -> &'d str {
    document.units.get(unit).map_or("", |unit| unit.name.as_str())
}

/// How a subject is known in both results: by code, else by name and unit.
fn key(document: &Document<'_>, raw: &Raw<'_>) -> Result<(String, String), Fault> {
    let stub = raw.stub()?;
    if stub.id.is_empty() {
        return Ok((crate::text::fold(&stub.name), unit_id(document, raw.unit).to_owned()));
    }
    Ok((stub.id.into_owned(), String::new()))
}

fn by_key<'d>(document: &'d Document<'d>) -> Result<HashMap<(String, String), Raw<'d>>, Fault> {
    document.subjects.iter().map(|raw| Ok((key(document, raw)?, *raw))).collect()
}

fn who(document: &Document<'_>, raw: &Raw<'_>) -> Result<Who, Fault> {
    let stub = raw.stub()?;
    let unit = unit_name(document, raw.unit).to_owned();
    Ok(Who { id: stub.id.into_owned(), name: stub.name.into_owned(), unit })
}
