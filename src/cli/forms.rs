//! Folders with forms: which of their files are still as they were made.
//!
//! An empty form is nobody's and is not read; one that was filled in is an input wherever it lies, and is never
//! written over. `mau-phieu.json` in the folder says what each file was when it was made.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::hash::hash;
use crate::output::begins_with;

/// The list in a folder with forms.
pub(crate) const LIST: &str = "mau-phieu.json";

/// Its schema.
const SCHEMA: &str = "xeploai/forms/1";

/// No more is read of it.
const LONGEST: u64 = 64 << 20;

/// What a folder with forms holds.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Listed {
    schema: String,
    /// What rules the forms ask for: the campaign's id.
    campaign: String,
    /// Names with forward slashes, and hashes.
    files: BTreeMap<String, String>,
}

impl Listed {
    /// Everything that a folder holds now.
    pub(crate) fn of(folder: &Path, campaign: &str) -> io::Result<Self> {
        let mut files = BTreeMap::new();
        list(folder, "", &mut files)?;
        Ok(Self { schema: SCHEMA.to_owned(), campaign: campaign.to_owned(), files })
    }

    /// Its text.
    pub(crate) fn text(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self)
    }
}

/// Whether a folder holds forms of this program.
pub(crate) fn is_forms(folder: &Path) -> bool {
    begins_with(&folder.join(LIST), &format!("\"{SCHEMA}\""))
}

/// The forms of a folder that nobody has filled in.
pub(crate) fn empty(folder: &Path) -> Vec<PathBuf> {
    let Some(listed) = read(folder) else { return Vec::new() };
    let unchanged = listed.files.iter().filter_map(|(name, sha256)| {
        let path = folder.join(name);
        (hash(&path).ok()? == *sha256).then_some(path)
    });
    unchanged.collect()
}

/// A file of the folder that is not as it was made: a form that was filled in, or somebody's own.
pub(crate) fn filled(folder: &Path) -> Option<String> {
    let listed = read(folder)?;
    let mut now = BTreeMap::new();
    list(folder, "", &mut now).ok()?;
    now.into_iter().find(|(name, sha256)| name != LIST && listed.files.get(name) != Some(sha256)).map(|(name, _)| name)
}

fn read(folder: &Path) -> Option<Listed> {
    if !is_forms(folder) {
        return None;
    }
    let mut text = String::new();
    File::open(folder.join(LIST)).ok()?.take(LONGEST).read_to_string(&mut text).ok()?;
    serde_json::from_str(&text).ok()
}

fn list(folder: &Path, before: &str, files: &mut BTreeMap<String, String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, hash(&entry.path())?);
        }
    }
    Ok(())
}
