//! `xeploai compare`: what differs between two results, and from what cause.

use std::io;
use std::path::{Path, PathBuf};

use xeploai::explain::compare::{compare as compared, page};
use xeploai::explain::{Document, Fault};
use xeploai::words::{FailureText, Lang, Tell};

use crate::args::CompareArgs;
use crate::exit::Exit;
use crate::explain::{read, refused, results_of};
use crate::failure::Failure;
use crate::{several, terminal};

/// Reads both, compares, prints. Of two runs with several campaigns each campaign is compared with its own.
pub(crate) fn compare(args: &CompareArgs, lang: Lang) -> Result<Exit, Failure> {
    let [old, new] = [&args.old, &args.new].map(|named| several::folders(named));
    let pairs: Vec<(PathBuf, PathBuf)> = if old.is_empty() && new.is_empty() {
        vec![(args.old.clone(), args.new.clone())]
    } else {
        let newer = |name: &String| new.iter().find(|(other, _)| other == name).map(|(_, path)| path.clone());
        old.iter().filter_map(|(name, path)| Some((path.clone(), newer(name)?))).collect()
    };
    if pairs.is_empty() {
        let list = old.iter().chain(&new).map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
        let why = lang.tell(Tell::WhichCampaign, &[("folders", &list)]);
        return Err(Failure::at(FailureText::OfResult, &args.new).with("why", why));
    }
    let mut told = Vec::new();
    for (old, new) in &pairs {
        told.push(one(args, old, new, lang)?);
    }
    // One comparison is an object, several are a list of them.
    let text = match told.as_slice() {
        [only] => only.clone(),
        several if args.json => {
            format!("[{}]\n", several.iter().map(|text| text.trim_end()).collect::<Vec<_>>().join(","))
        }
        several => several.join("\n"),
    };
    terminal::print(|to| to.write_all(text.as_bytes()))?;
    Ok(Exit::Final)
}

/// What differs between two results of one campaign.
fn one(args: &CompareArgs, old_path: &Path, new_path: &Path, lang: Lang) -> Result<String, Failure> {
    let paths = [results_of(old_path)?, results_of(new_path)?];
    let bytes = [read(&paths[0])?, read(&paths[1])?];
    let failed = |at: usize| {
        let path = paths[at].clone();
        move |fault: Fault| refused(&path, &fault, lang)
    };
    let old = Document::read(&bytes[0]).map_err(failed(0))?;
    let new = Document::read(&bytes[1]).map_err(failed(1))?;
    let comparison = compared(&old, &new).map_err(failed(1))?;
    if args.json {
        let text = serde_json::to_string(&comparison);
        return text.map(|text| text + "\n").map_err(|cause| Failure::new(FailureText::CannotPrint).because(cause));
    }
    let names = [old_path, new_path].map(|named| named.display().to_string());
    let look = terminal::look(&io::stdout());
    Ok(page(&comparison, (&old, &names[0]), (&new, &names[1]), lang, look))
}
