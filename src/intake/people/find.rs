//! Whom a row means: by code, else by name, birth date and unit; never by likeness.

use std::collections::{HashMap, HashSet};

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

use crate::diag::Problem;
use crate::diag::code::Hint;
use crate::intake::cell::identity::{births_agree, looks};
use crate::intake::dossier::who;
use crate::intake::people::People;
use crate::intake::people::index::PersonAt;
use crate::intake::row::{Block, PersonRow, SheetRead};
use crate::intake::suggest::{is_like_code, is_like_name};
use crate::intake::{Dossier, Fault};
use crate::text::{fold, without_accents};

/// Who a row may be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Match {
    /// This one.
    One(PersonAt),
    /// Nobody.
    Nobody,
    /// Any of these.
    Several(Box<[PersonAt]>),
}

/// What a row says about whom it means.
#[derive(Clone, Copy, Debug)]
pub(in crate::intake) struct Described<'a> {
    /// The code; empty where there is none.
    pub(in crate::intake) code: &'a str,
    /// The name.
    pub(in crate::intake) name: &'a str,
    /// The birth date as written.
    pub(in crate::intake) birth: &'a str,
    /// The units it may be; none where nothing is said about the unit.
    pub(in crate::intake) units: Option<&'a [usize]>,
}

/// People by folded name: only those whose names are asked for.
#[derive(Debug, Default)]
pub(in crate::intake) struct Names(HashMap<String, Vec<PersonAt>>);

impl Names {
    /// Looks everybody up whose name is asked for.
    pub(in crate::intake) fn of(people: &People<'_>, wanted: &HashSet<String>) -> Self {
        let mut names: HashMap<String, Vec<PersonAt>> = HashMap::new();
        if wanted.is_empty() {
            return Self(names);
        }
        for person in people.all() {
            let name = fold(&people.dossier(person).name);
            if wanted.contains(&name) {
                names.entry(name).or_default().push(person);
            }
        }
        Self(names)
    }
}

/// The folded names of rows without a code.
pub(in crate::intake) fn names_without_code(sheets: &[SheetRead]) -> HashSet<String> {
    let mut names = HashSet::new();
    for block in sheets.iter().flat_map(|sheet| &sheet.blocks) {
        for row in block.rows.iter().filter(|row| block.code(row).is_empty()) {
            names.insert(fold(block.name(row)));
        }
    }
    names
}

/// Finds whom a row means.
pub(in crate::intake) fn find(people: &People<'_>, names: &Names, row: Described<'_>) -> Match {
    if !row.code.is_empty() {
        return people.by_code(row.code).map_or(Match::Nobody, Match::One);
    }
    let bearers = names.0.get(&fold(row.name)).map_or(&[][..], Vec::as_slice);
    let fits = |person: &&PersonAt| {
        let birth = people.dossier(**person).birth.as_deref().unwrap_or_default();
        births_agree(row.birth, birth) && row.units.is_none_or(|units| units.contains(&(person.unit as usize)))
    };
    let fitting: Vec<PersonAt> = bearers.iter().filter(fits).copied().collect();
    match fitting.as_slice() {
        [] => Match::Nobody,
        [one] => Match::One(*one),
        _ => Match::Several(fitting.into_boxed_slice()),
    }
}

/// How many rows of a sheet, and how many of them mean somebody.
pub(in crate::intake) fn matching(people: &People<'_>, names: &Names, sheet: &SheetRead) -> (usize, usize) {
    let means = |block: &Block, row: &PersonRow| {
        let row = Described { code: block.code(row), name: block.name(row), birth: block.birth(row), units: None };
        find(people, names, row) != Match::Nobody
    };
    let matched = sheet.blocks.par_iter().map(|block| block.rows.iter().filter(|row| means(block, row)).count()).sum();
    (sheet.count(), matched)
}

/// Tells one problem to every unit that has a candidate, and marks all candidates.
pub(in crate::intake) fn tell_candidates(people: &mut People<'_>, persons: &[PersonAt], problem: &Problem) {
    let mut units: Vec<u32> = persons.iter().map(|person| person.unit).collect();
    units.sort_unstable();
    units.dedup();
    for unit in units {
        people.units.list[unit as usize].tell(problem.clone());
    }
    for person in persons {
        people.blame(*person, Fault::Identity);
    }
}

/// Several people with what tells them apart, in an order that does not depend on rows.
pub(in crate::intake) fn candidates(people: &People<'_>, persons: &[PersonAt]) -> String {
    let mut texts: Vec<String> = persons
        .iter()
        .map(|person| {
            let dossier = people.dossier(*person);
            let birth = dossier.birth.as_deref().map(|birth| format!(", {birth}")).unwrap_or_default();
            format!("{}{birth} ({})", who(dossier), people.units.list[person.unit as usize].id)
        })
        .collect();
    texts.sort_unstable();
    texts.join("; ")
}

/// People among whom a look-alike is sought.
const SOUGHT: usize = 50_000;

/// The person most like a code and a name that nobody has, and what is known about the likeness.
pub(in crate::intake) fn look_alike(
    people: &People<'_>,
    code: &str,
    name: &str,
    unit: Option<u32>,
) -> (Option<String>, Option<Hint>) {
    let of_unit = || people.all().filter(|person| unit.is_none_or(|unit| unit == person.unit)).take(SOUGHT);
    let look = looks(code);
    if !code.is_empty()
        && let Some(twin) = of_unit().find(|person| looks(&people.dossier(*person).code) == look)
    {
        return (Some(who(people.dossier(twin))), Some(Hint::LookAlike));
    }
    let name_alone = if code.is_empty() { without_accents(&fold(name)) } else { String::new() };
    let likeness = |dossier: &Dossier| {
        let by_name = !name.is_empty() && is_like_name(name, &dossier.name);
        let by_code = !code.is_empty() && is_like_code(code, &dossier.code);
        (by_name || by_code).then(|| {
            strsim::normalized_damerau_levenshtein(&fold(name), &fold(&dossier.name)) + f64::from(u8::from(by_code))
        })
    };
    // The name alone is the same: what differs is the birth date or the unit.
    if code.is_empty()
        && let Some(namesake) = of_unit().find(|person| fold(&people.dossier(*person).name) == fold(name))
    {
        return (Some(candidates(people, &[namesake])), Some(Hint::SameName));
    }
    let mut best: Option<(f64, String)> = None;
    for person in of_unit() {
        let dossier = people.dossier(person);
        let Some(likeness) = likeness(dossier) else { continue };
        let text = who(dossier);
        let is_better = best.as_ref().is_none_or(|(most, old)| likeness > *most || (likeness >= *most && text < *old));
        if is_better {
            best = Some((likeness, text));
        }
    }
    let is_bare = |text: &str| !name_alone.is_empty() && without_accents(&fold(text)) == name_alone;
    let hint =
        best.as_ref().filter(|(_, text)| is_bare(text.split(" (").next().unwrap_or(text))).map(|_| Hint::Accents);
    (best.map(|(_, text)| text), hint)
}
