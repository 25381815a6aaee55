//! What unions get back: a marked copy of each file with something to mend, and the list of everything.

use std::fs;
use std::path::Path;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use xeploai::aggregate::Results;
use xeploai::campaign::Campaign;
use xeploai::diag::{Problem, Severity};
use xeploai::intake::Inputs;
use xeploai::render::xlsx;
use xeploai::report::mending::{self, Mending};
use xeploai::report::problems;
use xeploai::words::{FailureText, Lang};

use crate::disk;
use crate::failure::Failure;

/// The folder in the results.
pub(crate) const FOLDER: &str = "loi";

/// Writes the folder, if anything is wrong.
pub(crate) fn write(
    campaign: &Campaign,
    results: &Results,
    inputs: &Inputs,
    folder: &Path,
    lang: Lang,
) -> Result<(), Failure> {
    let told: Vec<&Problem> = told(results).collect();
    if told.is_empty() {
        return Ok(());
    }
    let folder = folder.join(FOLDER);
    let name = format!("{FOLDER}/{}.xlsx", mending::LIST);
    let cannot = |name: &str, cause| Failure::at(FailureText::CannotWrite, Path::new(name)).because(cause);
    fs::create_dir(&folder).map_err(|cause| cannot(FOLDER, cause.into()))?;
    let list = problems::report(mending::LIST, &campaign.title, &told, lang);
    let path = folder.join(mending::LIST).with_extension("xlsx");
    disk::catch(|| xlsx::write(&list, campaign.year, &path)).map_err(|cause| cannot(&name, cause))?;
    mending::mendings(campaign, results, inputs, lang).par_iter().try_for_each(|mending: &Mending<'_>| {
        let name = format!("{}.xlsx", mending.name);
        // A file that has changed meanwhile has no copy; the list still tells of its problems.
        let written = disk::catch(|| xlsx::mending::write(mending, campaign.year, &folder.join(&name)).map(drop));
        written.map_err(|cause| cannot(&format!("{FOLDER}/{name}"), cause))
    })
}

/// Whether the folder in these results holds marked copies, beside the list.
pub(crate) fn has_copies(out: &Path) -> bool {
    let mut entries = fs::read_dir(out.join(FOLDER)).into_iter().flatten().flatten();
    entries.any(|entry| Path::new(&entry.file_name()).file_stem().is_some_and(|stem| stem != mending::LIST))
}

/// Whether there is anything to mend.
pub(crate) fn is_needed(results: &Results) -> bool {
    told(results).next().is_some()
}

/// Errors and warnings.
fn told(results: &Results) -> impl Iterator<Item = &Problem> {
    results.problems.iter().filter(|problem| problem.severity() >= Severity::Warning)
}
