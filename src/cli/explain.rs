//! `xeploai explain`: one person of a result, from cells to level.

use std::io;
use std::path::{Path, PathBuf};

use xeploai::explain::page::Page;
use xeploai::explain::{Document, Fault, Found, Match, find, find_stopped, find_unit, person, stopped, unit};
use xeploai::words::{FailureText, Lang, Tell};

use crate::args::ExplainArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::results;
use crate::results::{read, refused, results_of};
use crate::screen;

/// Finds the person, explains, prints.
pub(crate) fn explain(args: &ExplainArgs, lang: Lang) -> Result<Exit, Failure> {
    let folders = results::folders(&args.result);
    if !folders.is_empty() {
        return in_several(args, &folders, lang);
    }
    let path = results_of(&args.result)?;
    let bytes = read(&path)?;
    let failed = |fault: Fault| refused(&path, &fault, lang);
    let document = Document::read(&bytes).map_err(failed)?;
    let look = screen::look(&io::stdout());
    match find(&document, &args.person).map_err(failed)? {
        Found::One(at) => {
            let text = person(&document, at, lang, look).map_err(failed)?;
            screen::print(|to| to.write_all(text.as_bytes()))?;
            Ok(Exit::Final)
        }
        Found::Several(fitting) => Err(unclear(&path, Tell::SeveralFit, &args.person, &fitting, lang)),
        Found::Nobody(near) => match find_unit(&document, &args.person) {
            Some(at) => {
                let text = unit(&document, at, lang, look).map_err(failed)?;
                screen::print(|to| to.write_all(text.as_bytes()))?;
                Ok(Exit::Final)
            }
            None => match find_stopped(&document, &args.person).as_slice() {
                [] => Err(unclear(&path, Tell::NobodyFits, &args.person, &near, lang)),
                found => {
                    let pages: Vec<String> = found.iter().map(|who| stopped(who, lang, look)).collect();
                    screen::print(|to| to.write_all(pages.join("\n").as_bytes()))?;
                    Ok(Exit::Final)
                }
            },
        },
    }
}

/// The same in the results of several campaigns: one page for each in which the person or unit is graded.
fn in_several(args: &ExplainArgs, folders: &[(String, PathBuf)], lang: Lang) -> Result<Exit, Failure> {
    let look = screen::look(&io::stdout());
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
    screen::print(|to| to.write_all(pages.join("\n").as_bytes()))?;
    Ok(Exit::Final)
}

fn unclear(path: &Path, tell: Tell, wanted: &str, matches: &[Match], lang: Lang) -> Failure {
    let mut page = Page::new(screen::look(&io::stderr()));
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
