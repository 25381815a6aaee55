//! Several campaigns in one run: each has a folder of its own in the results, named after its rule file; beside
//! these folders lie the list of all problems and the report of the run.

use std::fs;
use std::io;
use std::path::Path;

use xeploai::aggregate::Results;
use xeploai::campaign::{Campaign, LoadedAll, Together, load_all};
use xeploai::cases;
use xeploai::diag::{self, Problem};
use xeploai::evaluate::{self, Claims, Options, Progress};
use xeploai::intake::Inputs;
use xeploai::render::json;
use xeploai::report::public::Audience;
use xeploai::report::{Changes, Made, RunInfo};
use xeploai::words::{FailureText, Lang};

use crate::args::{CheckArgs, Format, GradeArgs, Printing, SourceArgs};
use crate::exit::{Exit, Warnings};
use crate::failure::Failure;
use crate::job::Job;
use crate::made::{REPORT, made};
use crate::output::{Holding, Output, Replaced};
use crate::papers::{self, Papers};
use crate::screen::{self, Bar};
use crate::terminal;
use crate::walk::campaign_stem;
use crate::writing::Writing;
use crate::{asked, mend, previous, replaced, run, threads, write};

/// The results of several campaigns.
#[derive(Clone, Copy)]
pub(crate) struct Several<'a> {
    /// The campaigns.
    pub(crate) campaigns: &'a [Campaign],
    /// Their results, in the same order.
    pub(crate) results: &'a [Results],
    /// What was read.
    pub(crate) inputs: &'a Inputs,
    /// The run.
    pub(crate) info: &'a RunInfo,
    /// The run as each campaign has it: with what changed in its own results.
    pub(crate) infos: &'a [RunInfo],
    /// The templates of the user's own; each is filled in for every campaign.
    pub(crate) papers: &'a Papers,
    /// How it ends.
    pub(crate) exit: Exit,
    /// The language of workbooks.
    pub(crate) lang: Lang,
}

impl Several<'_> {
    /// One campaign's part, with the name of its folder.
    fn parts(&self) -> impl Iterator<Item = (&str, Writing<'_>)> {
        self.campaigns.iter().zip(self.results).zip(self.infos).map(|((campaign, results), info)| {
            let Self { inputs, papers, exit, lang, .. } = *self;
            (campaign_stem(&campaign.path), Writing { campaign, results, inputs, info, papers, exit, lang })
        })
    }

    /// Writes everything into a folder.
    pub(crate) fn all(&self, folder: &Path, formats: &[Format], progress: &dyn Progress) -> Result<(), Failure> {
        for (stem, writing) in self.parts() {
            let own = folder.join(stem);
            fs::create_dir(&own).map_err(|cause| cannot_write(stem, cause))?;
            writing.all(&own, formats, progress)?;
        }
        // Problems quote what stands in cells: no list of them lies beside a public one.
        if self.info.asked.audience == Audience::Internal {
            write::problem_list(&problems(self.results), self.lang, folder)?;
        }
        let made = made(folder)?;
        write::file(folder, REPORT, |out| self.run_report(&made, out))
    }

    /// What was run on what, and what came of it.
    fn run_report<'s>(&'s self, made: &[Made], out: &mut dyn io::Write) -> io::Result<()> {
        let part = |(stem, writing): (&'s str, Writing<'s>)| {
            (stem, writing.campaign, writing.results, writing.info.changes.as_ref())
        };
        let parts: Vec<_> = self.parts().map(part).collect();
        json::run_all(&parts, self.info, self.exit.code(), made, out)
    }
}

/// The problems of all campaigns; what concerns a file that several have read is told once.
pub(crate) fn problems<'r>(results: impl IntoIterator<Item = &'r Results>) -> Vec<Problem> {
    let mut problems: Vec<Problem> = results.into_iter().flat_map(|results| &results.problems).cloned().collect();
    diag::sort(&mut problems);
    diag::tell_once(&mut problems);
    problems
}

/// Understands all rule files of a run; where any is faulty, prints every fault and fails.
pub(crate) fn rules(job: &Job, printing: Printing, lang: Lang) -> Result<(Together, Vec<Problem>), Failure> {
    let first = (job.campaign_name.clone(), job.campaign_text.clone());
    let beside = job.beside.iter().map(|rules| (rules.name.clone(), rules.text.clone()));
    let files: Vec<(String, String)> = std::iter::once(first).chain(beside).collect();
    let LoadedAll { together, problems } = load_all(&files);
    if let Some(together) = together {
        return Ok((together, problems));
    }
    screen::rule_problems(&problems, printing, lang)?;
    let errors = problems.iter().filter(|problem| problem.is_error());
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    Err(Failure::at(FailureText::CampaignFaulty, names.join(", ")).with("count", errors.count()))
}

/// Grades all campaigns and adds what was found in their files.
pub(crate) fn graded(
    together: &Together,
    inputs: &Inputs,
    warnings: &[Problem],
    options: Options,
    lang: Lang,
    bar: &Bar,
) -> Vec<Results> {
    let mut results = evaluate::run_all(together, inputs, options, lang, bar);
    for (campaign, results) in together.campaigns.iter().zip(&mut results) {
        let is_own = |problem: &&Problem| problem.rule.as_ref().is_some_and(|rule| rule.file == campaign.path);
        results.problems.extend(warnings.iter().filter(is_own).cloned());
        diag::sort(&mut results.problems);
    }
    results
}

fn start(
    args: &SourceArgs,
    job: &Job,
    together: &Together,
    warnings: &[Problem],
    claims: Claims,
    lang: Lang,
    bar: &Bar,
) -> Result<Vec<Results>, Failure> {
    threads::start(args.jobs)?;
    Ok(graded(together, &job.inputs, warnings, args.options(claims), lang, bar))
}

/// A run as each of its campaigns has it.
pub(crate) fn infos(info: &RunInfo, changes: Vec<Option<Changes>>, count: usize) -> Vec<RunInfo> {
    let changes = changes.into_iter().chain(std::iter::repeat_with(|| None)).take(count);
    changes.map(|changes| RunInfo { changes, ..info.clone() }).collect()
}

/// The worst end of all.
pub(crate) fn exit<'r>(results: impl IntoIterator<Item = &'r Results>, warnings: Warnings) -> Exit {
    let wanting = results.into_iter().any(|results| Exit::of(results, warnings) != Exit::Final);
    if wanting { Exit::Wanting } else { Exit::Final }
}

/// `grade` for several campaigns.
pub(crate) fn grade(args: &GradeArgs, mut job: Job, lang: Lang) -> Result<Exit, Failure> {
    let printing = args.source.printing();
    let (together, warnings) = rules(&job, printing, lang)?;
    let papers = papers::of_run(args, &mut job, lang)?;
    let titles: Vec<&Campaign> = together.campaigns.iter().collect();
    let output = Output::open(&args.out, args.existing(), Holding::new(&titles, args.audience()), &job.base)?;
    let bar = Bar::new(printing, lang);
    let results = start(&args.source, &job, &together, &warnings, args.claims(), lang, &bar)?;
    let info = RunInfo { asked: asked::asked(args, &papers, lang), ..run::info(args.date)? };
    let changes = match &args.previous {
        Some(named) => previous::of_each(named, &together.campaigns, &results, lang)?,
        None => Vec::new(),
    };
    let infos = infos(&info, changes, results.len());
    let exit = exit(&results, args.source.warnings());
    let campaigns = &together.campaigns[..];
    let inputs = &job.inputs;
    let several =
        Several { campaigns, results: &results, inputs, info: &info, infos: &infos, papers: &papers, exit, lang };
    several.all(&output.folder(), &args.format, &bar)?;
    let replaced = output.commit()?;
    drop(bar);
    if printing == Printing::Json {
        terminal::run_report(&args.out)?;
    } else {
        several.tell(args, printing)?;
    }
    if let Some(named) = &args.previous {
        let absent = campaigns.iter().zip(&infos).filter(|(_, info)| info.changes.is_none());
        previous::tell_absent(named, absent.map(|(campaign, _)| campaign), printing, lang)?;
    }
    replaced::tell(&replaced, &args.out, printing, lang)?;
    Ok(exit)
}

impl Several<'_> {
    /// Tells what was graded, campaign by campaign.
    fn tell(&self, args: &GradeArgs, printing: Printing) -> Result<(), Failure> {
        self.parts().try_for_each(|(stem, writing)| {
            screen::head(writing.campaign, printing)?;
            terminal::graded(&writing, &args.out.join(stem), &args.format, printing)
        })
    }
}

/// `check` for several campaigns.
pub(crate) fn check(args: &CheckArgs, job: &Job, lang: Lang) -> Result<Exit, Failure> {
    let printing = args.source.printing();
    let (together, warnings) = rules(job, printing, lang)?;
    let open = |out| Output::open(out, args.existing(), Holding::Copies, &job.base);
    let output = args.copies.as_deref().map(open).transpose()?;
    let bar = Bar::new(printing, lang);
    let mut results = start(&args.source, job, &together, &warnings, Claims::Drop, lang, &bar)?;
    let first = std::iter::once(&job.cases).chain(job.beside.iter().map(|rules| &rules.cases));
    for ((campaign, results), beside) in together.campaigns.iter().zip(&mut results).zip(first) {
        if let Some((name, text)) = beside {
            results.problems.extend(cases::run(campaign, name, text, lang).problems);
            diag::sort(&mut results.problems);
        }
    }
    let mut replaced = Replaced::default();
    if let Some(output) = output {
        for (campaign, results) in together.campaigns.iter().zip(&results) {
            let stem = campaign_stem(&campaign.path);
            let own = output.folder().join(stem);
            fs::create_dir(&own).map_err(|cause| cannot_write(stem, cause))?;
            mend::write(campaign, results, &job.inputs, &own, lang)?;
        }
        let problems = problems(&results);
        write::copies_list(&problems, lang, &output.folder())?;
        replaced = output.commit()?;
    }
    drop(bar);
    if printing == Printing::Json {
        let problems = problems(&results);
        screen::print(|to| json::problems(&problems, lang, to))?;
    } else {
        for (campaign, results) in together.campaigns.iter().zip(&results) {
            screen::head(campaign, printing)?;
            let out = args.copies.as_ref().map(|out| out.join(campaign_stem(&campaign.path)));
            terminal::checked(campaign, results, args, out.as_deref(), lang)?;
        }
    }
    if let Some(out) = &args.copies {
        replaced::tell(&replaced, out, printing, lang)?;
    }
    Ok(exit(&results, args.source.warnings()))
}

fn cannot_write(name: &str, cause: io::Error) -> Failure {
    Failure::at(FailureText::CannotWrite, name).because(cause)
}
