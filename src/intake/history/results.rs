//! An earlier `results.json` of ours, taken in subject by subject.

use std::collections::HashMap;
use std::fmt;
use std::io::{BufReader, Read};

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, de};

use crate::campaign::{Campaign, SubjectKind};
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::AwardIx;
use crate::intake::PastLevel;
use crate::intake::history::{Past, Taker, awards, level};
use crate::intake::units::sharing::Meant as OfRun;
use crate::table::FileRead;

/// What `schema` of such a file says.
const SCHEMA: &str = "xeploai/results/1";

/// Reads the file.
pub(super) fn read(taker: &mut Taker<'_, '_>) -> FileRead {
    let file = taker.file;
    let mut provisional = None;
    let mut understood = false;
    let mut others = false;
    let mut read = crate::table::read_whole(file, &mut |bytes: &mut dyn Read| {
        let mut json = serde_json::Deserializer::from_reader(BufReader::new(bytes));
        let document = Document { taker: &mut *taker, rules: None, provisional: &mut provisional, others: &mut others };
        understood = document.deserialize(&mut json).is_ok() && json.end().is_ok();
    });
    let at = CellPlace::file(&file.name);
    if read.problem.is_none() && others && taker.people.run.is_several() {
        return read;
    }
    if read.problem.is_none() && !understood {
        read.problem = Some(Problem::new(IntakeCode::HistoryNotResults).at(at));
    } else if let (None, Some(year)) = (&read.problem, provisional) {
        taker.people.problems.push(Problem::new(IntakeCode::HistoryProvisional).with("year", year).at(at));
    }
    read
}

/// The part of the rules that is needed: what its ids are called.
#[derive(Deserialize)]
struct Rules {
    #[serde(default)]
    id: String,
    year: i16,
    subject: String,
    levels: Vec<Named>,
    awards: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    id: String,
    title: String,
    #[serde(default)]
    short: String,
}

/// The ids of earlier results as this campaign understands them.
struct Meant {
    year: i16,
    levels: HashMap<String, (String, Option<PastLevel>)>,
    awards: HashMap<String, Vec<AwardIx>>,
}

impl Meant {
    fn of(campaign: &Campaign, rules: Rules) -> Self {
        let meant = |named: &Named| {
            let words = [&named.title, &named.short, &named.id];
            words.into_iter().filter(|word| !word.is_empty()).find_map(|word| level(campaign, word))
        };
        let mut levels: HashMap<String, (String, Option<PastLevel>)> =
            rules.levels.into_iter().map(|named| (named.id.clone(), (named.title.clone(), meant(&named)))).collect();
        for id in ["not-rated", "incomplete"] {
            levels.insert(id.to_owned(), (id.to_owned(), Some(PastLevel::NotRated)));
        }
        let held = |named: Named| {
            let by_title = awards(campaign, &named.title);
            let held = if by_title.is_empty() { awards(campaign, &named.id) } else { by_title };
            (named.id, held)
        };
        Self { year: rules.year, levels, awards: rules.awards.into_iter().map(held).collect() }
    }
}

#[derive(Deserialize)]
struct Subject {
    id: String,
    #[serde(default)]
    name: String,
    level: String,
    #[serde(default)]
    awards: Vec<String>,
}

/// The whole document.
struct Document<'d, 't, 'a> {
    taker: &'d mut Taker<'t, 'a>,
    rules: Option<Meant>,
    /// The year, where the results are provisional.
    provisional: &'d mut Option<i16>,
    /// They are of another campaign of the run, or about other subjects.
    others: &'d mut bool,
}

impl<'de> DeserializeSeed<'de> for Document<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Document<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(SCHEMA)
    }

    fn visit_map<M: MapAccess<'de>>(mut self, mut map: M) -> Result<(), M::Error> {
        let (mut is_ours, mut is_provisional, mut has_units) = (false, false, false);
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "schema" => is_ours = map.next_value::<String>()? == SCHEMA,
                "campaign" => {
                    let rules: Rules = map.next_value()?;
                    let subject = match self.taker.campaign().subject {
                        SubjectKind::Person => "person",
                        SubjectKind::Unit => "unit",
                    };
                    let run = &self.taker.people.run;
                    *self.others = rules.subject != subject || run.meant(&rules.id) == OfRun::Other;
                    if *self.others && run.is_several() {
                        return Err(de::Error::custom("another campaign's"));
                    }
                    if rules.subject != subject {
                        return Err(de::Error::custom("other subjects"));
                    }
                    self.rules = Some(Meant::of(self.taker.campaign(), rules));
                }
                "provisional" => is_provisional = map.next_value()?,
                "units" if is_ours => {
                    let Some(meant) = &self.rules else { return Err(de::Error::custom("no rules")) };
                    has_units = true;
                    map.next_value_seed(Each { inner: &mut Unit { taker: self.taker, meant } })?;
                }
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        if is_provisional {
            *self.provisional = self.rules.as_ref().map(|meant| meant.year);
        }
        if has_units { Ok(()) } else { Err(de::Error::custom("no units")) }
    }
}

/// Takes the items of a list one by one.
trait Item {
    fn item<'de, S: SeqAccess<'de>>(&mut self, list: &mut S) -> Result<Option<()>, S::Error>;
}

/// A list of such items.
struct Each<'e, I> {
    inner: &'e mut I,
}

impl<'de, I: Item> DeserializeSeed<'de> for Each<'_, I> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de, I: Item> Visitor<'de> for Each<'_, I> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut list: S) -> Result<(), S::Error> {
        while self.inner.item(&mut list)?.is_some() {}
        Ok(())
    }
}

/// A unit: only its subjects matter.
struct Unit<'u, 't, 'a> {
    taker: &'u mut Taker<'t, 'a>,
    meant: &'u Meant,
}

impl Item for Unit<'_, '_, '_> {
    fn item<'de, S: SeqAccess<'de>>(&mut self, list: &mut S) -> Result<Option<()>, S::Error> {
        list.next_element_seed(UnitBody { unit: self })
    }
}

struct UnitBody<'b, 'u, 't, 'a> {
    unit: &'b mut Unit<'u, 't, 'a>,
}

impl<'de> DeserializeSeed<'de> for UnitBody<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for UnitBody<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a unit")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(key) = map.next_key::<String>()? {
            if key == "subjects" {
                let unit = &mut *self.unit;
                map.next_value_seed(Each { inner: &mut Subjects { taker: unit.taker, meant: unit.meant } })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// The subjects of a unit.
struct Subjects<'u, 't, 'a> {
    taker: &'u mut Taker<'t, 'a>,
    meant: &'u Meant,
}

impl Item for Subjects<'_, '_, '_> {
    fn item<'de, S: SeqAccess<'de>>(&mut self, list: &mut S) -> Result<Option<()>, S::Error> {
        let Some(subject) = list.next_element::<Subject>()? else { return Ok(None) };
        if self.subject(subject).is_none() {
            return Err(de::Error::custom("a level that the rules do not name"));
        }
        Ok(Some(()))
    }
}

impl Subjects<'_, '_, '_> {
    /// Nothing where the level is none of the document's own.
    fn subject(&mut self, subject: Subject) -> Option<()> {
        let (title, level) = self.meant.levels.get(&subject.level)?;
        let Some(person) = self.taker.person(&subject.id) else { return Some(()) };
        let name = &self.taker.file.name;
        let place = |_| CellPlace::file(name);
        let Some(level) = level else {
            self.taker.unknown_level(person, title, CellPlace::file(name));
            return Some(());
        };
        let held = subject.awards.iter().filter_map(|id| self.meant.awards.get(id)).flatten().copied().collect();
        let past = Past {
            code: &subject.id,
            name: &subject.name,
            year: self.meant.year,
            level: *level,
            awards: held,
            place: &place,
        };
        self.taker.take(person, past);
        Some(())
    }
}
