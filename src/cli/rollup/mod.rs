//! `xeploai rollup`: the results of several runs joined into one, campaign by campaign.

mod making;
mod parts;

use xeploai::campaign::Campaign;
use xeploai::diag;
use xeploai::explain::rollup::{self, PartFault, PartFile, Refused, RolledUp};
use xeploai::report::{Asked, RunInfo};
use xeploai::words::{FailureText, Lang};

use crate::args::{Format, Printing, RollupArgs};
use crate::exit::Exit;
use crate::explain::refused;
use crate::failure::Failure;
use crate::output::{Holding, Output};
use crate::{asked, replaced, run, terminal};

pub(crate) use making::Whole;
pub(crate) use parts::{Group, RESULTS};

/// Finds the results, joins, writes, tells.
pub(crate) fn rollup(args: &RollupArgs, lang: Lang) -> Result<Exit, Failure> {
    let printing = args.printing();
    if args.format.contains(&Format::Docx) {
        return Err(Failure::new(FailureText::NoJoinedPapers));
    }
    let found = parts::find(&args.results, &args.out)?;
    let joined = join(&found.groups, lang)?;
    let campaigns: Vec<&Campaign> = joined.iter().map(|joined| &joined.campaign).collect();
    let output = Output::open(&args.out, args.existing(), Holding::Results(&campaigns), &found.base)?;
    let asked = Asked { formats: asked::names(&args.format), lang: asked::lang_name(lang), ..Asked::default() };
    let info = RunInfo { asked, ..run::info(args.date)? };
    let whole = Whole { groups: &found.groups, joined: &joined, info: &info, lang };
    whole.all(&output.folder(), &args.format)?;
    let replaced = output.commit()?;
    replaced::tell(&replaced, &args.out, printing, lang)?;
    if printing == Printing::Json {
        terminal::run_report(&args.out)?;
        return Ok(whole.exit());
    }
    for (group, writing) in found.groups.iter().zip(whole.writings()) {
        let out = group.folder(&args.out);
        if group.stem.is_some() {
            terminal::head(writing.campaign, printing)?;
        }
        terminal::joined(&writing, group.parts.len(), &out, printing)?;
    }
    Ok(whole.exit())
}

/// Joins the results of each campaign; where that cannot be, tells every reason and fails.
pub(crate) fn join(groups: &[Group], lang: Lang) -> Result<Vec<RolledUp>, Failure> {
    let parts: Vec<&[PartFile]> = groups.iter().map(|group| &group.parts[..]).collect();
    let refused = match rollup::rollup(&parts) {
        Ok(joined) => return Ok(joined),
        Err(refused) => refused,
    };
    let mut problems = Vec::new();
    for (group, why) in refused {
        match why {
            Refused::Part(at, fault) => return Err(unreadable(&groups[group].parts[at], fault, lang)),
            Refused::Problems(found) => problems.extend(found),
        }
    }
    diag::sort(&mut problems);
    terminal::refusals(&problems, lang);
    let count = problems.iter().filter(|problem| problem.is_error()).count();
    Err(Failure::new(FailureText::NotJoined).with("count", count))
}

fn unreadable(part: &PartFile, fault: PartFault, lang: Lang) -> Failure {
    match fault {
        PartFault::File(cause) => Failure::at(FailureText::NoSuchPath, &part.path).because(cause),
        PartFault::Result(fault) => refused(&part.path, &fault, lang),
    }
}
