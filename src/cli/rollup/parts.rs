//! Which results are joined: found below what was named, put beside each other by campaign.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use xeploai::explain::rollup::PartFile;
use xeploai::words::FailureText;

use crate::failure::Failure;
use crate::{keep, output, several, walk};

/// The file of a result that is joined.
pub(crate) const RESULTS: &str = "results.json";

/// What is to be joined.
pub(super) struct Found {
    /// The folder that the names of the parts are relative to.
    pub(super) base: PathBuf,
    /// The results of each campaign.
    pub(super) groups: Vec<Group>,
}

/// The results of one campaign.
pub(crate) struct Group {
    /// The name of its folder in every run; none where runs have one campaign.
    pub(crate) stem: Option<String>,
    /// In the order of their names.
    pub(crate) parts: Vec<PartFile>,
}

impl Group {
    /// Its folder in that of the whole.
    pub(crate) fn folder(&self, whole: &Path) -> PathBuf {
        self.stem.as_ref().map_or_else(|| whole.to_owned(), |stem| whole.join(stem))
    }
}

/// A run that is joined: by order of its path.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    /// The folder that gives it its name.
    folder: PathBuf,
    files: Files,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Files {
    /// Of one campaign.
    One(PathBuf),
    /// The folders of its campaigns.
    Several(Vec<String>),
}

/// The results that are meant, by name. A folder without a result of its own stands for all results in it.
pub(super) fn find(named: &[PathBuf], out: &Path) -> Result<Found, Failure> {
    let mut runs = BTreeSet::new();
    for path in named {
        let real = walk::real(path)?;
        if !real.is_dir() {
            runs.insert(Run::of_file(real));
            continue;
        }
        let (within, mut own) = (fs::canonicalize(out).ok(), BTreeSet::new());
        within_folder(&real, within.as_deref(), &mut own)
            .map_err(|cause| Failure::at(FailureText::NoSuchPath, path).because(cause))?;
        if own.is_empty() {
            return Err(Failure::at(FailureText::NoResults, path));
        }
        runs.append(&mut own);
    }
    if let Ok(out) = fs::canonicalize(out)
        && runs.iter().any(|run| run.folder.starts_with(&out))
    {
        return Err(Failure::at(FailureText::OutIsPart, out));
    }
    let base = base(&runs);
    let groups = groups(&runs, &base)?;
    Ok(Found { base, groups })
}

impl Run {
    fn of_file(file: PathBuf) -> Self {
        Self { folder: file.parent().unwrap_or(&file).to_owned(), files: Files::One(file) }
    }

    /// The folders of its campaigns, as its report names them.
    fn stems(&self) -> Vec<Option<String>> {
        match &self.files {
            Files::One(_) => vec![None],
            Files::Several(stems) => stems.iter().cloned().map(Some).collect(),
        }
    }
}

/// The folder around all runs. A single one keeps the name of its folder.
fn base(runs: &BTreeSet<Run>) -> PathBuf {
    let folders: Vec<PathBuf> = runs.iter().map(|run| run.folder.clone()).collect();
    let common = walk::common_folder(&folders);
    if folders.contains(&common) { common.parent().map_or(common.clone(), Path::to_owned) } else { common }
}

/// The results by campaign; every run must have results of the same campaigns.
fn groups(runs: &BTreeSet<Run>, base: &Path) -> Result<Vec<Group>, Failure> {
    let Some(first) = runs.first() else { return Ok(Vec::new()) };
    let set = |run: &Run| run.stems().into_iter().collect::<BTreeSet<_>>();
    if let Some(other) = runs.iter().find(|run| set(run) != set(first)) {
        let failure = Failure::at(FailureText::OtherCampaigns, walk::name_under(base, &other.folder));
        return Err(failure.with("first", walk::name_under(base, &first.folder)));
    }
    let group = |stem: Option<String>| {
        let file = |run: &Run| match (&run.files, &stem) {
            (Files::One(file), _) => file.clone(),
            (Files::Several(_), stem) => run.folder.join(stem.as_deref().unwrap_or_default()).join(RESULTS),
        };
        let part = |path: PathBuf| PartFile { name: walk::name_under(base, &path).into(), path };
        let mut parts: Vec<PartFile> = runs.iter().map(file).map(part).collect();
        parts.sort_by(|a, b| a.name.cmp(&b.name));
        Group { stem, parts }
    };
    Ok(first.stems().into_iter().map(group).collect())
}

/// The results of a folder: its own, else those of the folders in it. The folder of the joined result that is to
/// be replaced is none of them, unless it was named itself.
fn within_folder(folder: &Path, out: Option<&Path>, found: &mut BTreeSet<Run>) -> io::Result<()> {
    let own = folder.join(RESULTS);
    if own.is_file() {
        found.insert(Run::of_file(own));
        return Ok(());
    }
    let stems: Vec<String> = several::folders(folder).into_iter().map(|(stem, _)| stem).collect();
    if !stems.is_empty() {
        found.insert(Run { folder: folder.to_owned(), files: Files::Several(stems) });
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        // Links to folders are not followed: they may lead back. What people have changed is no result.
        let is_kept = entry.file_name() == keep::FOLDER && output::is_results(folder);
        if entry.file_type()?.is_dir() && !is_kept && !walk::is_hidden(&path) && out != Some(path.as_path()) {
            within_folder(&path, out, found)?;
        }
    }
    Ok(())
}
