//! Results appear all at once and whole.
//!
//! Everything is written into a working folder beside the result folder (`.ket-qua.moi-XXXXXX`), brought
//! to the disk, and then takes the place of the old results in one step where the system has one (two
//! folders exchange their names), else in two. A run that was killed leaves its working folder behind:
//! the next run sees by its lock that nobody works in it, puts the old results back if they were caught
//! between the two steps, and removes it. A folder that this program has not made is never touched.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::io::{self};
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use xeploai::campaign::Campaign;
use xeploai::report::public::Audience;
use xeploai::words::FailureText;

use crate::durable::{exchange, sync, sync_folder, sync_folders};
use crate::failure::Failure;
use crate::interrupt::{self, LOCK};
use crate::made::{PROBLEMS, REPORT, Recorded};
use crate::marked::begins_with;
use crate::{forms, keep, replaced};

/// What becomes of results that are there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    /// They stay, and the run is refused.
    Keep,
    /// They are replaced when the new ones are complete.
    Replace,
}

/// What a folder is to hold.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Holding<'a> {
    /// Results of these campaigns: they may take the place of anything that this program has made.
    Results(&'a [&'a Campaign]),
    /// The public lists of these campaigns: as results, but nothing of an internal result may stay beside them.
    Public(&'a [&'a Campaign]),
    /// Marked copies alone: they do not take the place of results.
    Copies,
    /// Empty forms: they take the place of empty forms only.
    Forms,
}

impl<'a> Holding<'a> {
    /// What `grade` writes for these readers.
    pub(crate) const fn new(campaigns: &'a [&'a Campaign], audience: Audience) -> Self {
        match audience {
            Audience::Internal => Self::Results(campaigns),
            Audience::Public => Self::Public(campaigns),
        }
    }
}

/// How the run report of a result folder begins, after its first key.
const MARK: &str = "\"xeploai/run/";

/// The same of the list of problems, which stands alone beside marked copies.
const PROBLEMS_MARK: &str = "\"xeploai/problems/";

/// In the working folder, beside the lock that is held as long as somebody works in it: the new results.
const NEW: &str = "new";
/// In the working folder: the old results, between the two steps.
const OLD: &str = "old";

/// Results on their way.
#[derive(Debug)]
pub(crate) struct Output {
    target: PathBuf,
    // Before the working folder, so that it is released when the folder goes.
    lock: File,
    work: TempDir,
    /// Whether people may have put something of their own beside what is replaced.
    keeps: bool,
    /// Whether everybody may read what is written.
    is_public: bool,
    /// The campaigns whose results are replaced, where they are not those of the new ones.
    other: Option<String>,
}

/// What became of the results that were there.
#[derive(Debug, Default)]
pub(crate) struct Replaced {
    /// What was not replaced, by its place in the new results.
    pub(crate) kept: Vec<PathBuf>,
    /// The campaigns that they were of, where these are others.
    pub(crate) other: Option<String>,
}

impl Output {
    /// Looks whether results may and can be written, and makes room for them.
    pub(crate) fn open(
        target: &Path,
        existing: Existing,
        holding: Holding<'_>,
        inputs: &Path,
    ) -> Result<Self, Failure> {
        let cannot = |cause: io::Error| Failure::at(FailureText::CannotPrepare, target).because(cause);
        let (parent, name) = place(target).map_err(cannot)?;
        let absolute = parent.join(&name);
        if inputs.starts_with(&absolute) {
            return Err(Failure::at(FailureText::OutHoldsInputs, target));
        }
        recover(&parent, &name, &absolute).map_err(cannot)?;
        let (is_forms, other) = (matches!(holding, Holding::Forms), others(&absolute, holding));
        if is_forms && let Some(file) = forms::filled(&absolute) {
            return Err(Failure::at(FailureText::FormsFilled, target).with("file", file));
        }
        allowed(&absolute, existing, holding).map_err(|text| match &other {
            Some(other) if text == FailureText::OutExists => {
                Failure::at(FailureText::OutExistsOther, target).with("other", other)
            }
            _ => Failure::at(text, target),
        })?;
        let is_public = matches!(holding, Holding::Public(_));
        if is_public {
            without_internal(&absolute)?;
        }
        let make = || tempfile::Builder::new().prefix(&working_prefix(&name)).tempdir_in(&parent);
        let work = interrupt::guarded(make).map_err(cannot)?;
        let lock = File::create(work.path().join(LOCK)).map_err(cannot)?;
        lock.try_lock().map_err(|error| cannot(error.into()))?;
        fs::create_dir(work.path().join(NEW)).map_err(cannot)?;
        Ok(Self { target: absolute, lock, work, keeps: !is_forms, is_public, other })
    }

    /// Where results are to be written.
    pub(crate) fn folder(&self) -> PathBuf {
        self.work.path().join(NEW)
    }

    /// Brings everything to the disk and puts it into place, with what is not ours to replace.
    pub(crate) fn commit(self) -> Result<Replaced, Failure> {
        let new = self.folder();
        let cannot = |cause: io::Error| Failure::at(FailureText::CannotWrite, &self.target).because(cause);
        sync(&new).map_err(cannot)?;
        if self.is_public {
            // Once more: somebody may have saved a workbook meanwhile.
            without_internal(&self.target)?;
        }
        let kept = if self.keeps && self.target.is_dir() { keep::keep(&self.target, &new)? } else { Vec::new() };
        if new.join(keep::FOLDER).is_dir() {
            sync_folders(&new.join(keep::FOLDER)).and_then(|()| sync_folder(&new)).map_err(cannot)?;
        }
        let placed = self.put_into_place(&new);
        placed.map_err(|cause| Failure::at(FailureText::CannotPlace, &self.target).because(cause))?;
        // What is left is old; the next run tries again if it cannot be removed now.
        let _ = discard(&self.work.keep(), self.lock);
        Ok(Replaced { kept, other: self.other })
    }

    fn put_into_place(&self, new: &Path) -> io::Result<()> {
        // Who stops the run now waits: between two steps the working folder may hold the old results.
        let _held = interrupt::folders();
        if !self.target.exists() {
            fs::rename(new, &self.target)?;
        } else if !exchange(new, &self.target) {
            let old = self.work.path().join(OLD);
            fs::rename(&self.target, &old)?;
            if let Err(cause) = fs::rename(new, &self.target) {
                fs::rename(&old, &self.target)?;
                return Err(cause);
            }
        }
        sync_folder(self.target.parent().unwrap_or(&self.target))
    }
}

/// Whether a folder holds results of this program: its run report says so, or (where somebody has kept
/// the tables alone) the heading of its list.
pub(crate) fn is_results(folder: &Path) -> bool {
    begins_with(&folder.join(REPORT), MARK)
        || begins_with(&folder.join("results.csv"), "person_id,")
        || is_copies(folder)
}

/// Whether a folder holds marked copies and no results.
fn is_copies(folder: &Path) -> bool {
    begins_with(&folder.join(PROBLEMS), PROBLEMS_MARK) && !folder.join("results.csv").exists()
}

/// The folder that the results will lie in (made if need be), and their name in it.
fn place(target: &Path) -> io::Result<(PathBuf, OsString)> {
    let absolute = std::path::absolute(target)?;
    let nameless = || io::Error::from(io::ErrorKind::InvalidInput);
    let name = absolute.file_name().ok_or_else(nameless)?.to_owned();
    let parent = absolute.parent().ok_or_else(nameless)?;
    fs::create_dir_all(parent)?;
    Ok((fs::canonicalize(parent)?, name))
}

/// The campaigns whose results lie in a place, where they are not those that it is to hold.
fn others(target: &Path, holding: Holding<'_>) -> Option<String> {
    let campaigns = match &holding {
        Holding::Results(campaigns) | Holding::Public(campaigns) => campaigns,
        Holding::Copies | Holding::Forms => return None,
    };
    let there = Recorded::of(target).campaigns;
    let is_own = |(id, year): &(String, i16)| {
        campaigns.iter().any(|campaign| campaign.id.as_str() == id && campaign.year == *year)
    };
    let others: Vec<String> =
        there.iter().filter(|one| !is_own(one)).map(|(id, year)| format!("{id} ({year})")).collect();
    (!others.is_empty()).then(|| others.join(", "))
}

/// Refuses where something of an internal result would stay beside a public list.
fn without_internal(target: &Path) -> Result<(), Failure> {
    let names = keep::internal(target)?;
    if names.is_empty() {
        return Ok(());
    }
    Err(Failure::at(FailureText::OutNotPublic, target).with("names", replaced::names(&names)))
}

/// Whether the results may take this place.
fn allowed(target: &Path, existing: Existing, holding: Holding<'_>) -> Result<(), FailureText> {
    let Ok(metadata) = fs::symlink_metadata(target) else { return Ok(()) };
    if !metadata.is_dir() {
        return Err(FailureText::OutIsFile);
    }
    let is_empty = fs::read_dir(target).is_ok_and(|mut entries| entries.next().is_none());
    if is_empty {
        return Ok(());
    }
    if matches!(holding, Holding::Forms) || forms::is_forms(target) {
        return match (holding, forms::is_forms(target), existing) {
            (Holding::Forms, true, Existing::Replace) => Ok(()),
            (Holding::Forms, true, Existing::Keep) => Err(FailureText::OutExists),
            _ => Err(FailureText::OutForeign),
        };
    }
    let graded = begins_with(&target.join(REPORT), MARK);
    if !graded && !is_copies(target) {
        return Err(FailureText::OutForeign);
    }
    match (holding, existing) {
        (Holding::Copies, _) if graded => Err(FailureText::OutGraded),
        (_, Existing::Keep) => Err(FailureText::OutExists),
        (_, Existing::Replace) => Ok(()),
    }
}

/// How the name of a working folder begins.
fn working_prefix(name: &OsStr) -> OsString {
    let mut prefix = OsString::from(".");
    prefix.push(name);
    prefix.push(".moi-");
    prefix
}

/// Clears away what killed runs have left, and puts old results back that were on their way out.
fn recover(parent: &Path, name: &OsStr, target: &Path) -> io::Result<()> {
    let prefix = working_prefix(name);
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        if !entry.file_name().as_encoded_bytes().starts_with(prefix.as_encoded_bytes()) {
            continue;
        }
        let work = entry.path();
        // Without the lock file the folder is not ours or empty, with a held lock it is somebody else's.
        let Ok(lock) = File::open(work.join(LOCK)) else {
            let _ = fs::remove_dir(&work);
            continue;
        };
        if lock.try_lock().is_err() {
            continue;
        }
        let old = work.join(OLD);
        if old.is_dir() && !target.exists() {
            fs::rename(&old, target)?;
        }
        discard(&work, lock)?;
    }
    Ok(())
}

/// Removes a working folder, the lock file last: a run that is killed meanwhile leaves what the next one
/// still knows.
fn discard(work: &Path, lock: File) -> io::Result<()> {
    for inner in [NEW, OLD].map(|name| work.join(name)) {
        if inner.exists() {
            fs::remove_dir_all(inner)?;
        }
    }
    drop(lock);
    fs::remove_file(work.join(LOCK))?;
    fs::remove_dir(work)
}
