//! What a run has made, file by file. By this the next one knows what people have changed or added since.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use rayon::prelude::{IntoParallelIterator as _, ParallelIterator as _};
use serde::Deserialize;
use xeploai::report::Made;
use xeploai::words::FailureText;

use crate::failure::Failure;
use crate::hash::hash;

/// The report of a run.
pub(crate) const REPORT: &str = "run.json";

/// The list of problems: beside marked copies it stands in the place of the report.
pub(crate) const PROBLEMS: &str = "problems.json";

/// No more is read of them: a nation of units has its files named in a tenth of this.
const LONGEST: u64 = 256 << 20;

/// Everything that a folder holds now. A folder with a report of its own is told by that report alone.
pub(crate) fn made(folder: &Path) -> Result<Vec<Made>, Failure> {
    let list = || {
        let mut names = Vec::new();
        list(folder, "", &mut names)?;
        names.sort();
        let with_hash = |name: String| Ok(Made { sha256: hash(&folder.join(&name))?, name });
        names.into_par_iter().map(with_hash).collect::<io::Result<Vec<Made>>>()
    };
    list().map_err(|cause| Failure::at(FailureText::CannotWrite, REPORT).because(cause))
}

fn list(folder: &Path, before: &str, names: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(before))? {
        let entry = entry?;
        let name = format!("{before}{}", entry.file_name().to_string_lossy());
        if !entry.file_type()?.is_dir() {
            names.push(name);
        } else if entry.path().join(REPORT).exists() {
            names.push(format!("{name}/{REPORT}"));
        } else {
            list(folder, &format!("{name}/"), names)?;
        }
    }
    Ok(())
}

/// What a folder says that it held when it was written, by place.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Recorded {
    files: BTreeMap<PathBuf, String>,
    /// The campaigns whose results it holds, each with its year.
    pub(crate) campaigns: Vec<(String, i16)>,
    /// Whether it is a public list.
    pub(crate) is_public: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Report {
    outputs: BTreeMap<String, String>,
    options: Options,
    campaign: Option<Rules>,
    campaigns: Vec<Rules>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Options {
    public: bool,
}

#[derive(Debug, Deserialize)]
struct Rules {
    id: String,
    year: i16,
}

impl Recorded {
    /// What the report of a folder says, with those of the campaigns in it.
    pub(crate) fn of(folder: &Path) -> Self {
        let mut recorded = Self::default();
        let report = read(&folder.join(REPORT)).or_else(|| read(&folder.join(PROBLEMS))).unwrap_or_default();
        recorded.is_public = report.options.public;
        let campaigns = report.campaign.into_iter().chain(report.campaigns);
        recorded.campaigns = campaigns.map(|rules| (rules.id, rules.year)).collect();
        for (name, sha256) in report.outputs {
            let name = PathBuf::from(name);
            // The report of a campaign among several.
            if name.file_name().is_some_and(|file| file == REPORT)
                && let Some(own) = name.parent()
            {
                let within = read(&folder.join(&name)).unwrap_or_default().outputs;
                recorded.files.extend(within.into_iter().map(|(name, sha256)| (own.join(name), sha256)));
            }
            recorded.files.insert(name, sha256);
        }
        recorded
    }

    /// Whether a file is as it was written. What says so cannot say it of itself.
    pub(crate) fn is_unchanged(&self, folder: &Path, name: &Path) -> bool {
        name == Path::new(REPORT)
            || self.files.get(name).is_some_and(|sha256| hash(&folder.join(name)).is_ok_and(|now| now == *sha256))
            || (name == Path::new(PROBLEMS) && !folder.join(REPORT).exists())
    }

    /// Whether anything was written below this place.
    pub(crate) fn has_folder(&self, name: &Path) -> bool {
        self.files.keys().any(|file| file.starts_with(name))
    }
}

fn read(path: &Path) -> Option<Report> {
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let mut bytes = Vec::new();
    File::open(path).ok()?.take(LONGEST).read_to_end(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}
