//! `xeploai grade`: the main job.

use xeploai::report::RunInfo;
use xeploai::words::Lang;

use crate::args::GradeArgs;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{Holding, Output};
use crate::screen::Bar;
use crate::terminal;
use crate::writing::Writing;
use crate::{asked, job, papers, previous, replaced, run, several};

/// Reads, grades, writes, tells.
pub(crate) fn grade(args: &GradeArgs, lang: Lang) -> Result<Exit, Failure> {
    let printing = args.source.printing();
    let mut job = job::find(&args.source, Some(&args.out))?;
    if !job.beside.is_empty() {
        return several::grade(args, job, lang);
    }
    let rules = run::rules(&job, printing, lang)?;
    let papers = papers::of_run(args, &mut job, lang)?;
    let campaigns = [&rules.campaign];
    let output = Output::open(&args.out, args.existing(), Holding::new(&campaigns, args.audience()), &job.base)?;
    let bar = Bar::new(printing, lang);
    let (campaign, results) = run::run(&args.source, &job, rules, args.claims(), &bar)?;
    let changes = args.previous.as_ref().map(|path| previous::changes(path, &campaign, &results, lang)).transpose()?;
    let info = RunInfo { asked: asked::asked(args, &papers, lang), changes, ..run::info(args.date)? };
    let exit = Exit::of(&results, args.source.warnings());
    let writing = Writing {
        campaign: &campaign,
        results: &results,
        inputs: &job.inputs,
        info: &info,
        papers: &papers,
        exit,
        lang,
    };
    writing.all(&output.folder(), &args.format, &bar)?;
    let replaced = output.commit()?;
    drop(bar);
    terminal::graded(&writing, &args.out, &args.format, printing)?;
    replaced::tell(&replaced, &args.out, printing, lang)?;
    // The program ends here, and its memory with it: to give a nation back person by person takes seconds.
    std::mem::forget(results);
    Ok(exit)
}
