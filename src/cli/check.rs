//! `xeploai check`: everything that `grade` does but writing.

use xeploai::evaluate::Claims;
use xeploai::words::Lang;
use xeploai::{cases, diag};

use crate::args::CheckArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::terminal::{self, Bar};
use crate::{job, run};

/// Reads, grades, tells.
pub(crate) fn check(args: &CheckArgs, lang: Lang) -> Result<Exit, Failure> {
    let printing = args.source.printing();
    let job = job::find(&args.source, None)?;
    let rules = run::rules(&job, printing, lang)?;
    let bar = Bar::new(printing, lang);
    let (campaign, mut results) = run::run(&args.source, &job, rules, Claims::Drop, &bar)?;
    if let Some((name, text)) = &job.cases {
        results.problems.extend(cases::run(&campaign, name, text, lang).problems);
        diag::sort(&mut results.problems);
    }
    drop(bar);
    terminal::checked(&campaign, &results, printing, args.notes(), lang)?;
    Ok(Exit::of(&results, args.source.warnings()))
}
