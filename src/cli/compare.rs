//! `xeploai compare`: what differs between two results, and from what cause.

use std::io;

use xeploai::explain::compare::{compare as compared, page};
use xeploai::explain::{Document, Fault};
use xeploai::words::Lang;

use crate::args::CompareArgs;
use crate::exit::Exit;
use crate::explain::{read, refused, results_of};
use crate::failure::Failure;
use crate::terminal;

/// Reads both, compares, prints.
pub(crate) fn compare(args: &CompareArgs, lang: Lang) -> Result<Exit, Failure> {
    let paths = [&args.old, &args.new].map(|named| results_of(named));
    let bytes = [read(&paths[0])?, read(&paths[1])?];
    let failed = |at: usize| {
        let path = paths[at].clone();
        move |fault: Fault| refused(&path, &fault, lang)
    };
    let old = Document::read(&bytes[0]).map_err(failed(0))?;
    let new = Document::read(&bytes[1]).map_err(failed(1))?;
    let comparison = compared(&old, &new).map_err(failed(1))?;
    if args.json {
        terminal::print(|to| {
            serde_json::to_writer(&mut *to, &comparison)?;
            writeln!(to)
        })?;
        return Ok(Exit::Final);
    }
    let names = [&args.old, &args.new].map(|named| named.display().to_string());
    let look = terminal::look(&io::stdout());
    let text = page(&comparison, (&old, &names[0]), (&new, &names[1]), lang, look);
    terminal::print(|to| to.write_all(text.as_bytes()))?;
    Ok(Exit::Final)
}
