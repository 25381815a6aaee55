//! `xeploai verify`: grade again from what a result says it was made of, and compare byte for byte.

mod again;
mod differences;
mod places;
mod report;
mod sources;
mod whole;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use xeploai::explain::page::Page;
use xeploai::words::{FailureText, Lang, Tell};

use crate::args::VerifyArgs;
use crate::exit::Exit;
use crate::explain::no_result;
use crate::failure::Failure;
use crate::made::REPORT;
use crate::{several, terminal};

use again::again;
use report::report;
use sources::Sources;

/// Checks the inputs, grades again beside the result folder, compares, tells.
pub(crate) fn verify(args: &VerifyArgs, lang: Lang) -> Result<Exit, Failure> {
    let folder = result_folder(&args.result)?;
    if let Some(whole) = several::whole(&folder) {
        return whole::verify(args, &whole, lang);
    }
    let report = report(&folder, lang)?;
    let sources = Sources::find(&report, &folder, args);
    let mut page = Page::new(terminal::look(&io::stdout()));
    let values = [("path", args.result.display().to_string()), ("from", sources.base.display().to_string())];
    page.heading(&lang.tell(Tell::VerifyHead, &[("path", &values[0].1), ("from", &values[1].1)]));
    let version = env!("CARGO_PKG_VERSION");
    if report.program.version != version {
        page.line(2, &lang.tell(Tell::VerifyVersion, &[("old", &report.program.version), ("new", version)]));
    }
    let (same, whole) = sources.check(&report, lang, &mut page);
    let equal = if whole {
        again(&report, &sources, &folder, lang, &mut page)?
    } else {
        cannot(&mut page, args, &folder, lang);
        false
    };
    terminal::print(|to| to.write_all(page.text().as_bytes()))?;
    Ok(if same && equal { Exit::Final } else { Exit::Wanting })
}

/// Tells that something is missing, and where it was looked for.
fn cannot(page: &mut Page, args: &VerifyArgs, folder: &Path, lang: Lang) {
    if args.from.is_none() {
        let around = folder.parent().unwrap_or(folder).display().to_string();
        page.line(2, &lang.tell(Tell::VerifyTried, &[("path", &around)]));
    }
    page.line(2, lang.word(Tell::VerifyCannot));
}

fn result_folder(named: &Path) -> Result<PathBuf, Failure> {
    let failed = |cause: io::Error| Failure::at(FailureText::NoSuchPath, named).because(cause);
    let real = fs::canonicalize(named).map_err(failed)?;
    if real.is_dir() && !real.join(REPORT).exists() {
        return Err(no_result(named));
    }
    Ok(if real.is_dir() { real } else { real.parent().unwrap_or(&real).to_owned() })
}
