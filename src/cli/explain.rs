//! `xeploai explain`: one person of a result, from cells to level.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use xeploai::explain::page::Page;
use xeploai::explain::{Document, Fault, Found, Match, find, find_stopped, find_unit, person, stopped, unit};
use xeploai::words::{FailureText, Lang, Tell};

use crate::args::ExplainArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::quote::quoted;
use crate::{output, several, terminal};

/// Finds the person, explains, prints.
pub(crate) fn explain(args: &ExplainArgs, lang: Lang) -> Result<Exit, Failure> {
    let folders = several::folders(&args.result);
    if !folders.is_empty() {
        return in_several(args, &folders, lang);
    }
    let path = results_of(&args.result)?;
    let bytes = read(&path)?;
    let failed = |fault: Fault| refused(&path, &fault, lang);
    let document = Document::read(&bytes).map_err(failed)?;
    let look = terminal::look(&io::stdout());
    match find(&document, &args.person).map_err(failed)? {
        Found::One(at) => {
            let text = person(&document, at, lang, look).map_err(failed)?;
            terminal::print(|to| to.write_all(text.as_bytes()))?;
            Ok(Exit::Final)
        }
        Found::Several(fitting) => Err(unclear(&path, Tell::SeveralFit, &args.person, &fitting, lang)),
        Found::Nobody(near) => match find_unit(&document, &args.person) {
            Some(at) => {
                let text = unit(&document, at, lang, look).map_err(failed)?;
                terminal::print(|to| to.write_all(text.as_bytes()))?;
                Ok(Exit::Final)
            }
            None => match find_stopped(&document, &args.person).as_slice() {
                [] => Err(unclear(&path, Tell::NobodyFits, &args.person, &near, lang)),
                found => {
                    let pages: Vec<String> = found.iter().map(|who| stopped(who, lang, look)).collect();
                    terminal::print(|to| to.write_all(pages.join("\n").as_bytes()))?;
                    Ok(Exit::Final)
                }
            },
        },
    }
}

/// The same in the results of several campaigns: one page for each in which the person or unit is graded.
fn in_several(args: &ExplainArgs, folders: &[(String, PathBuf)], lang: Lang) -> Result<Exit, Failure> {
    let look = terminal::look(&io::stdout());
    let (mut pages, mut near) = (Vec::new(), Vec::new());
    for (_, folder) in folders {
        let path = results_of(folder)?;
        let bytes = read(&path)?;
        let failed = |fault: Fault| refused(&path, &fault, lang);
        let document = Document::read(&bytes).map_err(failed)?;
        match find(&document, &args.person).map_err(failed)? {
            Found::One(at) => pages.push(person(&document, at, lang, look).map_err(failed)?),
            Found::Several(fitting) => return Err(unclear(&path, Tell::SeveralFit, &args.person, &fitting, lang)),
            Found::Nobody(some) => match find_stopped(&document, &args.person).as_slice() {
                [] => near.extend(some),
                found => pages.extend(found.iter().map(|who| stopped(who, lang, look))),
            },
        }
    }
    if pages.is_empty() {
        return Err(unclear(&args.result, Tell::NobodyFits, &args.person, &near, lang));
    }
    terminal::print(|to| to.write_all(pages.join("\n").as_bytes()))?;
    Ok(Exit::Final)
}

/// The file that is meant by a result folder, or by the file itself.
pub(crate) fn results_of(named: &Path) -> Result<PathBuf, Failure> {
    if !named.is_dir() {
        return Ok(named.to_owned());
    }
    let path = named.join("results.json");
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

fn unclear(path: &Path, tell: Tell, wanted: &str, matches: &[Match], lang: Lang) -> Failure {
    let mut page = Page::new(terminal::look(&io::stderr()));
    page.line(0, &lang.tell(tell, &[("wanted", wanted)]));
    if tell == Tell::NobodyFits && !matches.is_empty() {
        page.line(0, lang.word(Tell::NearOnes));
    }
    for one in matches {
        let values = [("code", one.code.as_str()), ("name", one.name.as_str()), ("unit", one.unit.as_str())];
        page.line(2, &lang.tell(Tell::NameLine, &values));
    }
    Failure::at(FailureText::OfResult, path).with("why", page.text().trim_end())
}
