//! `xeploai check`: everything that `grade` does but writing results. Marked copies of the files with
//! something to mend are written where a folder is named for them.

use xeploai::evaluate::Claims;
use xeploai::words::Lang;
use xeploai::{cases, diag};

use crate::args::CheckArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Holding, Output, Replaced};
use crate::terminal::{self, Bar};
use crate::{job, mend, replaced, run, several, write};

/// Reads, grades, tells.
pub(crate) fn check(args: &CheckArgs, lang: Lang) -> Result<Exit, Failure> {
    let printing = args.source.printing();
    let out = args.copies.as_deref();
    let job = job::find(&args.source, out)?;
    if !job.beside.is_empty() {
        return several::check(args, &job, lang);
    }
    let rules = run::rules(&job, printing, lang)?;
    let open = |out| Output::open(out, args.existing(), Holding::Copies, &job.base);
    let output = out.map(open).transpose()?;
    let bar = Bar::new(printing, lang);
    let (campaign, mut results) = run::run(&args.source, &job, rules, Claims::Drop, &bar)?;
    if let Some((name, text)) = &job.cases {
        results.problems.extend(cases::run(&campaign, name, text, lang).problems);
        diag::sort(&mut results.problems);
    }
    let mut replaced = Replaced::default();
    if let Some(output) = output {
        mend::write(&campaign, &results, &job.inputs, &output.folder(), lang)?;
        write::copies_list(&results.problems, lang, &output.folder())?;
        replaced = output.commit()?;
    }
    drop(bar);
    terminal::checked(&campaign, &results, args, out, lang)?;
    if let Some(out) = out {
        replaced::tell(&replaced, out, printing, lang)?;
    }
    Ok(Exit::of(&results, args.source.warnings()))
}
