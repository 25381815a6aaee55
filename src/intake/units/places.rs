//! What the place of a file says: which unit, and which tables belong together.

use std::collections::{BTreeMap, BTreeSet};

use crate::intake::heading::binding::Binding;
use crate::intake::heading::personal::Head;
use crate::intake::row::SheetRead;
use crate::intake::sheets::{folder, stem};
use crate::intake::units::Units;

/// The places of all understood sheets.
#[derive(Debug, Default)]
pub(in crate::intake) struct Places {
    /// Folders of files with claims, by file stem.
    claim_folders: BTreeMap<String, BTreeSet<String>>,
    /// Folders with claims.
    with_claims: BTreeSet<String>,
    /// Folders and stems of files with a roster and no claims.
    with_rosters: BTreeSet<String>,
    roster_stems: BTreeSet<String>,
    /// Folders in which file names are units: rosters in one, their assessments in another
    /// (`roster/U1`, `assess/U1`).
    paired: BTreeSet<String>,
    /// What all folders begin with: it tells no unit from another.
    shared: String,
    /// What forms of ours that lie among the empty ones, or say their unit, are called, by file.
    forms: BTreeMap<String, String>,
    /// Units of the people whose roster lies in a folder (none where they are of several).
    folder_units: BTreeMap<String, Option<usize>>,
}

impl Places {
    /// Looks at all sheets.
    pub(in crate::intake) fn of(sheets: &[SheetRead]) -> Self {
        let mut places = Self::default();
        for sheet in sheets {
            let (folder, stem) = (folder(&sheet.file).to_owned(), stem(&sheet.file).to_owned());
            if sheet.binding.has_claims() {
                places.with_claims.insert(folder.clone());
                places.claim_folders.entry(stem).or_default().insert(folder);
            } else {
                places.with_rosters.insert(folder);
                places.roster_stems.insert(stem);
            }
        }
        for sheet in sheets.iter().filter(|sheet| !sheet.binding.has_claims()) {
            let own = folder(&sheet.file);
            if let Some(others) = places.claim_folders.get(stem(&sheet.file))
                && !places.with_claims.contains(own)
            {
                places.paired.insert(own.to_owned());
                places.paired.extend(others.iter().cloned());
            }
        }
        for sheet in sheets {
            let Some(line) = &sheet.binding.own_form else { continue };
            // Any of the sheets of a form may bear the line; in the folder of empty forms a file is a unit's.
            let known = places.forms.entry(sheet.file.to_string()).or_default();
            if known.is_empty() {
                known.clone_from(line);
            }
        }
        for (file, name) in places.forms.iter_mut().filter(|(file, name)| name.is_empty() && lies_empty(file)) {
            stem(file).clone_into(name);
        }
        places.forms.retain(|_, name| !name.is_empty());
        // Where rows say their unit, no folder has to: forms that lie elsewhere do not make names longer.
        let by_place = sheets.iter().filter(|sheet| !says_unit(&sheet.binding));
        places.shared = shared(by_place.map(|sheet| folder(&sheet.file)));
        places
    }

    /// Whether a table with claims lies with a roster: in one file or folder, or under one file name.
    pub(in crate::intake) fn has_roster_near(&self, file: &str) -> bool {
        self.with_rosters.contains(folder(file)) || self.roster_stems.contains(stem(file))
    }

    /// What the unit of a roster without unit columns is called: the folder that it lies in, else its file
    /// name. Where rosters and assessments lie in a folder each and are paired by file name, it is the file
    /// name. A folder in a folder is called by both names, unless one of them is on the list of units: two
    /// unions whose folders hold a folder `2026` each stay two.
    pub(in crate::intake) fn home_name<'a>(&'a self, units: &Units, file: &'a str) -> &'a str {
        let (folder, stem) = (folder(file), stem(file));
        let is_listed = |name: &&str| units.is_expected(name);
        if let Some(name) = self.forms.get(file).filter(|_| !folder.rsplit('/').any(|part| is_listed(&part))) {
            return name;
        }
        if folder.is_empty() || self.paired.contains(folder) {
            return stem;
        }
        let listed = folder.rsplit('/').chain([stem]).find(is_listed);
        listed.unwrap_or_else(|| match folder.strip_prefix(&self.shared).map(|rest| rest.trim_start_matches('/')) {
            Some(rest) if !rest.is_empty() => rest,
            _ => folder.rsplit('/').next().unwrap_or(folder),
        })
    }

    /// Notes of which units the people of a roster are.
    pub(in crate::intake) fn add_roster(&mut self, file: &str, units: impl Iterator<Item = usize>) {
        let folder = folder(file);
        if folder.is_empty() {
            return;
        }
        for unit in units {
            let known = self.folder_units.entry(folder.to_owned()).or_insert(Some(unit));
            if *known != Some(unit) {
                *known = None;
            }
        }
    }

    /// The unit that a file belongs to by its place, if that can be known.
    pub(in crate::intake) fn unit(&self, units: &Units, file: &str) -> Option<usize> {
        let folder = folder(file);
        let home = self.home_name(units, file);
        match units.known("", home).as_slice() {
            [one] => Some(*one),
            _ if folder.is_empty() || self.paired.contains(folder) => None,
            _ => self.folder_units.get(folder).copied().flatten(),
        }
    }
}

/// Whether a table or a personal form says by itself of which unit it is.
fn says_unit(binding: &Binding) -> bool {
    let of_head = binding.head().map(Head::unit);
    binding.has_unit() || of_head.is_some_and(|(code, name)| code.is_some() || name.is_some())
}

/// Whether a file lies where empty forms for units are written.
fn lies_empty(file: &str) -> bool {
    folder(file).rsplit('/').next() == Some("don-vi")
}

/// The folders that all begin with, as a path without final slash.
fn shared<'a>(folders: impl Iterator<Item = &'a str>) -> String {
    let mut shared: Option<Vec<&str>> = None;
    for folder in folders {
        let parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        shared = Some(match shared {
            None => parts,
            Some(known) => known.into_iter().zip(parts).take_while(|(a, b)| a == b).map(|(a, _)| a).collect(),
        });
    }
    shared.unwrap_or_default().join("/")
}

#[cfg(test)]
mod tests {
    #[test]
    fn folders_share_what_they_begin_with() {
        for (folders, expected) in [
            (&["A", "B"][..], ""),
            (&["A/2026", "B/2026"][..], ""),
            (&["tinh/A", "tinh/B/x"][..], "tinh"),
            (&["A/2026"][..], "A/2026"),
            (&["", "A"][..], ""),
            (&[][..], ""),
        ] {
            assert_eq!(super::shared(folders.iter().copied()), expected, "{folders:?}");
        }
    }
}
