//! Results of earlier runs: where they lie, and what is read of them.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;
use xeploai::explain::Fault;
use xeploai::words::{FailureText, Lang};

use crate::failure::Failure;
use crate::output;
use crate::quote::quoted;

/// The part of a run report that names the folders of its campaigns.
#[derive(Debug, Deserialize)]
struct Report {
    #[serde(default)]
    campaigns: Vec<Folder>,
}

#[derive(Debug, Deserialize)]
struct Folder {
    folder: String,
}

/// The folder of a whole run of several campaigns: the one that is named, or the one around a campaign's own.
pub(crate) fn whole(folder: &Path) -> Option<PathBuf> {
    if !folders(folder).is_empty() {
        return Some(folder.to_owned());
    }
    let around = folder.parent()?;
    folders(around).iter().any(|(_, own)| own == folder).then(|| around.to_owned())
}

/// The folders of the campaigns of a run, by name; none where it has one campaign.
pub(crate) fn folders(results: &Path) -> Vec<(String, PathBuf)> {
    let report = fs::read(results.join("run.json")).ok();
    let report = report.and_then(|bytes| serde_json::from_slice::<Report>(&bytes).ok());
    let folders = report.into_iter().flat_map(|report| report.campaigns).map(|part| part.folder);
    folders.filter(|name| !name.contains(['/', '\\'])).map(|name| (name.clone(), results.join(name))).collect()
}

/// The file of a result folder that holds everything.
pub(crate) const RESULTS: &str = "results.json";

/// The file that is meant by a result folder, or by the file itself.
pub(crate) fn results_of(named: &Path) -> Result<PathBuf, Failure> {
    if !named.is_dir() {
        return Ok(named.to_owned());
    }
    let path = named.join(RESULTS);
    match path.exists() {
        true => Ok(path),
        false if output::is_results(named) => Err(Failure::at(FailureText::NoResultsFile, named)),
        false => Err(no_result(named)),
    }
}

/// A folder that is no result, and the one in it that may be meant.
pub(crate) fn no_result(named: &Path) -> Failure {
    let entries = fs::read_dir(named).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut inside: Vec<PathBuf> = entries.filter(|path| path.is_dir() && output::is_results(path)).collect();
    inside.sort();
    match inside.first() {
        Some(meant) => Failure::at(FailureText::ResultWithin, named).with("meant", quoted(meant)),
        None => Failure::at(FailureText::NoResult, named),
    }
}

/// All bytes of a regular file: opening a pipe would wait for a writer.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = fs::metadata(path)
        .and_then(|metadata| if metadata.is_file() { fs::read(path) } else { Err(io::ErrorKind::InvalidInput.into()) });
    bytes.map_err(|cause| Failure::at(FailureText::NoSuchPath, path).because(cause))
}

/// A file that is no result of this program.
pub(crate) fn refused(path: &Path, fault: &Fault, lang: Lang) -> Failure {
    let why = lang.tell(fault.text(), &[("detail", fault.detail())]);
    Failure::at(FailureText::OfResult, path).with("why", why)
}
