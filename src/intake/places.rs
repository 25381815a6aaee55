//! What the place of a file says: which unit, and which tables belong together.

use std::collections::{BTreeMap, BTreeSet};

use crate::intake::rows::SheetRead;
use crate::intake::sheets::{folder, stem};
use crate::intake::units::Units;

/// The places of all understood sheets.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Folders of files with claims, by file stem.
    claim_folders: BTreeMap<String, BTreeSet<String>>,
    /// Folders with claims.
    with_claims: BTreeSet<String>,
    /// Folders and stems of files with a roster and no claims.
    with_rosters: BTreeSet<String>,
    roster_stems: BTreeSet<String>,
    /// Units of the people whose roster lies in a folder (none where they are of several).
    folder_units: BTreeMap<String, Option<usize>>,
}

impl Places {
    /// Looks at all sheets.
    pub(super) fn of(sheets: &[SheetRead]) -> Self {
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
        places
    }

    /// Whether a table with claims lies with a roster: in one file or folder, or under one file name.
    pub(super) fn has_roster_near(&self, file: &str) -> bool {
        self.with_rosters.contains(folder(file)) || self.roster_stems.contains(stem(file))
    }

    /// What the unit of a roster without unit columns is called: the folder that it lies in, else its file
    /// name. Where rosters and assessments lie in a folder each and are paired by file name
    /// (`roster/U1`, `assess/U1`), or where only the file name is a known unit, it is the file name.
    pub(super) fn home_name<'a>(&self, units: &Units, file: &'a str) -> &'a str {
        let (folder, stem) = (folder(file), stem(file));
        let last = folder.rsplit('/').next().unwrap_or(folder);
        if last.is_empty() {
            return stem;
        }
        let is_known = |name: &str| !units.known("", name).is_empty();
        let paired = self.claim_folders.get(stem).is_some_and(|folders| !folders.contains(folder));
        let beside = self.with_claims.contains(folder);
        if !is_known(last) && (is_known(stem) || (paired && !beside)) { stem } else { last }
    }

    /// Notes of which units the people of a roster are.
    pub(super) fn add_roster(&mut self, file: &str, units: impl Iterator<Item = usize>) {
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

    /// The unit that a file belongs to by its name or its folder, if that can be known.
    pub(super) fn unit(&self, units: &Units, file: &str) -> Option<usize> {
        let (folder, stem) = (folder(file), stem(file));
        let last = folder.rsplit('/').next().unwrap_or(folder);
        let one = |name: &str| match units.known("", name).as_slice() {
            [one] if !name.is_empty() => Some(*one),
            _ => None,
        };
        let by_folder = one(last).or_else(|| self.folder_units.get(folder).copied().flatten());
        match (one(stem), by_folder) {
            (Some(a), Some(b)) if a != b => None,
            (by_stem, by_folder) => by_stem.or(by_folder),
        }
    }
}
