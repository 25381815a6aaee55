//! An earlier result, and what changed since.

use std::fs;
use std::path::{Component, Path, PathBuf};

use xeploai::aggregate::Results;
use xeploai::campaign::Campaign;
use xeploai::explain::compare::{compare, rows};
use xeploai::explain::{Document, Fault};
use xeploai::render::json;
use xeploai::report::Changes;
use xeploai::words::{FailureText, Lang, NoteText};

use crate::args::Printing;
use crate::failure::Failure;
use crate::hash::of_bytes;
use crate::results::{RESULTS, read, refused, results_of};
use crate::screen;
use crate::walk::campaign_stem;

/// Compares an earlier result with this one.
pub(crate) fn changes(named: &Path, campaign: &Campaign, results: &Results, lang: Lang) -> Result<Changes, Failure> {
    let path = results_of(named)?;
    of_file(&path, &read(&path)?, campaign, results, lang)
}

/// The same for each of several campaigns: the folder of an earlier run of several, or the result of one of them. A
/// campaign that has no result there was not compared.
pub(crate) fn of_each(
    named: &Path,
    campaigns: &[Campaign],
    results: &[Results],
    lang: Lang,
) -> Result<Vec<Option<Changes>>, Failure> {
    let own: Vec<PathBuf> =
        campaigns.iter().map(|rules| named.join(campaign_stem(&rules.path)).join(RESULTS)).collect();
    if own.iter().any(|path| path.exists()) {
        let all = own.iter().zip(campaigns.iter().zip(results));
        let one = |(path, (campaign, results)): (&PathBuf, (&Campaign, &Results))| {
            let compared = path.exists().then(|| of_file(path, &read(path)?, campaign, results, lang)).transpose()?;
            Ok(compared.map(|changes| Changes { previous: last_names(path, 3), ..changes }))
        };
        return all.map(one).collect();
    }
    let path = results_of(named)?;
    let old = read(&path)?;
    let before = Document::read(&old).map_err(|fault| refused(&path, &fault, lang))?;
    let is_own = |campaign: &Campaign| campaign.id == before.campaign.id;
    if !campaigns.iter().any(is_own) {
        return Err(Failure::at(FailureText::PreviousOfOther, named).with("id", before.campaign.id.as_str()));
    }
    let all = campaigns.iter().zip(results);
    all.map(|(campaign, results)| is_own(campaign).then(|| of_file(&path, &old, campaign, results, lang)).transpose())
        .collect()
}

/// Tells which campaigns have nothing to be compared with.
pub(crate) fn tell_absent<'c>(
    named: &Path,
    absent: impl Iterator<Item = &'c Campaign>,
    printing: Printing,
    lang: Lang,
) -> Result<(), Failure> {
    let path = named.display().to_string();
    let line = |campaign: &Campaign| {
        lang.say_with(NoteText::NotCompared, &[("title", campaign.title.as_str()), ("path", path.as_str())])
    };
    screen::aside(&absent.map(line).collect::<Vec<_>>(), printing)
}

fn of_file(path: &Path, old: &[u8], campaign: &Campaign, results: &Results, lang: Lang) -> Result<Changes, Failure> {
    let mut new = Vec::new();
    json::results(campaign, results, lang, &mut new)
        .map_err(|cause| refused(path, &Fault::Form(cause.to_string()), lang))?;
    let failed = |fault: Fault| refused(path, &fault, lang);
    let (before, after) = (Document::read(old).map_err(failed)?, Document::read(&new).map_err(failed)?);
    let comparison = compare(&before, &after).map_err(failed)?;
    let sha256 = of_bytes(old);
    Ok(Changes { previous: last_names(path, 2), sha256, ..rows(&comparison, &before, &after, lang) })
}

/// The last names of a path, however it was written: where the folder lies on somebody's machine concerns nobody else.
fn last_names(path: &Path, count: usize) -> String {
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let names = whole.components().filter(|part| matches!(part, Component::Normal(_)));
    let mut names: Vec<_> = names.rev().take(count).map(|part| part.as_os_str().to_string_lossy()).collect();
    names.reverse();
    names.join("/")
}
