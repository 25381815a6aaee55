//! What people see: the progress bar, problems, the summary table.

use std::io;
use std::path::Path;

use xeploai::aggregate::Results;
use xeploai::campaign::{Campaign, SubjectKind};
use xeploai::diag::{Problem, Severity, column_name};
use xeploai::intake::{Sheet, Use};
use xeploai::render::json;
use xeploai::render::terminal::{self};
use xeploai::report::public::Audience;
use xeploai::words::{Lang, NoteText};

use crate::args::{CheckArgs, Format, Notes, Printing};
use crate::failure::Failure;
use crate::made::REPORT;
use crate::mend;
use crate::results::read;
use crate::screen::{look, print};
use crate::writing::Writing;

/// How many problems `grade` prints about: the rest is in `problems.json`.
const FIRST: usize = 30;

/// `check` leaves no file behind, so it prints them all.
const ALL: usize = usize::MAX;

/// What `grade` has done.
pub(crate) fn graded(writing: &Writing<'_>, out: &Path, formats: &[Format], printing: Printing) -> Result<(), Failure> {
    let Writing { campaign, results, lang, .. } = *writing;
    if printing == Printing::Json {
        return run_report(out);
    }
    let look = look(&io::stdout());
    print(|to| {
        let public = writing.audience() == Audience::Public;
        if public && !listed(results, Notes::Hide).is_empty() {
            // A problem quotes names and points: a public run only says that there are some.
            writeln!(to, "{} {}", verdict(results, lang), lang.say(NoteText::PublicProblems))?;
        } else if !public {
            to.write_all(terminal::problems(&listed(results, Notes::Hide), lang, look, FIRST).as_bytes())?;
        }
        if printing == Printing::Quiet {
            return Ok(());
        }
        to.write_all(terminal::summary(campaign, results, lang, look).as_bytes())?;
        writeln!(to, "{}", lang.say_with(NoteText::Written, &[("path", &out.display().to_string())]))?;
        let has_copies = formats.contains(&Format::Xlsx) && writing.audience() == Audience::Internal;
        if has_copies && mend::is_needed(results) { copies(out, lang, to) } else { Ok(()) }
    })
}

/// What `rollup` has done.
pub(crate) fn joined(writing: &Writing<'_>, parts: usize, out: &Path, printing: Printing) -> Result<(), Failure> {
    let Writing { campaign, results, lang, .. } = *writing;
    if printing == Printing::Json {
        return run_report(out);
    }
    let look = look(&io::stdout());
    let (units, people) = (results.gathered.units.len().to_string(), results.summary.total.headcount.to_string());
    let values = [("count", &*parts.to_string()), ("units", &units), ("people", &people)];
    print(|to| {
        to.write_all(terminal::problems(&listed(results, Notes::Hide), lang, look, FIRST).as_bytes())?;
        if printing == Printing::Quiet {
            return Ok(());
        }
        to.write_all(terminal::summary(campaign, results, lang, look).as_bytes())?;
        let text = match campaign.subject {
            SubjectKind::Person => NoteText::Joined,
            SubjectKind::Unit => NoteText::JoinedUnits,
        };
        writeln!(to, "{}", lang.say_with(text, &values))?;
        writeln!(to, "{}", lang.say_with(NoteText::Written, &[("path", &out.display().to_string())]))
    })
}

/// The report of a run as it lies in the results.
pub(crate) fn run_report(out: &Path) -> Result<(), Failure> {
    let bytes = read(&out.join(REPORT))?;
    print(|to| to.write_all(&bytes))
}

/// Where the marked copies are.
fn copies(out: &Path, lang: Lang, to: &mut dyn io::Write) -> io::Result<()> {
    let folder = out.join(mend::FOLDER).display().to_string();
    // What belongs to no cell, or to a file that is no table, has no copy.
    let note = if mend::has_copies(out) { NoteText::Copies } else { NoteText::CopiesList };
    writeln!(to, "{}", lang.say_with(note, &[("path", &folder)]))
}

/// What `check` has found; as a report, the list of problems, since no file holds it.
pub(crate) fn checked(
    campaign: &Campaign,
    results: &Results,
    args: &CheckArgs,
    out: Option<&Path>,
    lang: Lang,
) -> Result<(), Failure> {
    let (printing, notes) = (args.source.printing(), args.notes());
    if printing == Printing::Json {
        return print(|to| json::problems(&results.problems, lang, to));
    }
    let look = look(&io::stdout());
    print(|to| {
        to.write_all(terminal::problems(&listed(results, notes), lang, look, ALL).as_bytes())?;
        if notes == Notes::Show {
            results.gathered.sheets.iter().try_for_each(|sheet| columns(campaign, sheet, lang, to))?;
        }
        if printing == Printing::Quiet {
            return Ok(());
        }
        writeln!(to, "{}", verdict(results, lang))?;
        match out {
            _ if !mend::is_needed(results) => Ok(()),
            Some(out) => copies(out, lang, to),
            None => writeln!(to, "{}", lang.say(NoteText::NoCopies)),
        }
    })
}

/// The problems that are printed.
fn listed(results: &Results, notes: Notes) -> Vec<Problem> {
    let least = if notes == Notes::Show { Severity::Note } else { Severity::Warning };
    results.problems.iter().filter(|problem| problem.severity() >= least).cloned().collect()
}

/// What each score column of a table was taken for.
fn columns(campaign: &Campaign, sheet: &Sheet, lang: Lang, to: &mut dyn io::Write) -> io::Result<()> {
    let file = match &sheet.name {
        Some(name) => format!("{} [{name}]", sheet.file),
        None => sheet.file.to_string(),
    };
    writeln!(to, "{}", lang.say_with(NoteText::ColumnsOf, &[("file", &file)]))?;
    let mut lines: Vec<(u32, String)> =
        sheet.uses.iter().map(|(column, of)| (*column, use_of(campaign, *of, lang))).collect();
    for column in &sheet.columns {
        let rater = match column.rater {
            Some(rater) => &campaign.raters[rater.index()].title,
            None => lang.say(NoteText::EveryRater),
        };
        let input = &campaign.inputs[column.input.index()];
        lines.push((column.column, format!("{} ({rater})", input.title)));
    }
    lines.sort();
    lines.iter().try_for_each(|(column, what)| writeln!(to, "  {:>3}  {what}", column_name(*column)))
}

/// What a column without scores was taken for.
fn use_of(campaign: &Campaign, of: Use, lang: Lang) -> String {
    match of {
        Use::Known(what) => lang.column(what).to_owned(),
        Use::Fact(fact) => campaign.facts[fact.index()].title.clone(),
    }
}

/// How many errors and warnings there are.
fn verdict(results: &Results, lang: Lang) -> String {
    let count = |severity| results.problems.iter().filter(|problem| problem.severity() == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    if errors + warnings == 0 {
        return lang.say(NoteText::CheckedWell).to_owned();
    }
    lang.say_with(NoteText::Checked, &[("errors", &errors.to_string()), ("warnings", &warnings.to_string())])
}
