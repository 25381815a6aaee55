//! An earlier result, and what changed since.

use std::path::Path;

use xeploai::aggregate::Results;
use xeploai::campaign::Campaign;
use xeploai::explain::compare::{compare, rows};
use xeploai::explain::{Document, Fault};
use xeploai::render::json;
use xeploai::report::Changes;
use xeploai::words::Lang;

use crate::explain::{read, refused, results_of};
use crate::failure::Failure;
use crate::hash::of_bytes;

/// Compares an earlier result with this one.
pub(crate) fn changes(named: &Path, campaign: &Campaign, results: &Results, lang: Lang) -> Result<Changes, Failure> {
    let path = results_of(named)?;
    let old = read(&path)?;
    let mut new = Vec::new();
    json::results(campaign, results, lang, &mut new)
        .map_err(|cause| refused(&path, &Fault::Form(cause.to_string()), lang))?;
    let failed = |fault: Fault| refused(&path, &fault, lang);
    let (before, after) = (Document::read(&old).map_err(failed)?, Document::read(&new).map_err(failed)?);
    let comparison = compare(&before, &after).map_err(failed)?;
    let sha256 = of_bytes(&old);
    Ok(Changes { previous: name(&path), sha256, ..rows(&comparison, &before, &after, lang) })
}

/// The file with its folder: where the folder lies on somebody's machine concerns nobody else.
fn name(path: &Path) -> String {
    let parts = [path.parent().and_then(Path::file_name), path.file_name()];
    let parts: Vec<_> = parts.into_iter().flatten().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}
