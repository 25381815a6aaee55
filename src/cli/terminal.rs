//! What people see: the progress bar, problems, the summary table.

use std::io::{self, BufWriter, IsTerminal, Write as _};
use std::path::Path;
use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use xeploai::aggregate::Results;
use xeploai::campaign::{Campaign, SubjectKind};
use xeploai::diag::{Problem, Severity, column_name};
use xeploai::evaluate::{Progress, Stage};
use xeploai::intake::{Sheet, Use};
use xeploai::render::json;
use xeploai::render::terminal::{self, Breaks, Colour, Look};
use xeploai::report::public::Audience;
use xeploai::words::{FailureText, Lang, NoteText};

use crate::args::{CheckArgs, Format, Notes, Printing};
use crate::explain::read;
use crate::failure::Failure;
use crate::made::REPORT;
use crate::mend;
use crate::write::Writing;

/// How many problems `grade` prints about: the rest is in `problems.json`.
const FIRST: usize = 30;

/// How many faults of a rule file are printed: enough for any file that was meant to be one.
const RULES: usize = 100;

/// `check` leaves no file behind, so it prints them all.
const ALL: usize = usize::MAX;

/// Characters in a line where nothing says how many.
const WIDTH: u16 = 100;

/// Runs shorter than this show no bar.
const PATIENCE: Duration = Duration::from_millis(800);

/// The progress bar: on standard error, only where that is a terminal, only on long runs.
#[derive(Debug)]
pub(crate) struct Bar {
    bar: ProgressBar,
    lang: Lang,
    allowed: bool,
    begun: Instant,
    shown: Once,
}

impl Bar {
    /// A bar that is not yet seen.
    pub(crate) fn new(printing: Printing, lang: Lang) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{msg} {bar:40} {pos}/{len} ({elapsed})");
        bar.set_style(style.expect("the template is well formed"));
        let allowed = printing == Printing::Normal;
        Self { bar, lang, allowed, begun: Instant::now(), shown: Once::new() }
    }
}

impl Progress for Bar {
    fn begin(&self, stage: Stage, steps: u64) {
        let text = match stage {
            Stage::Reading => NoteText::Reading,
            Stage::Grading => NoteText::Grading,
            Stage::Writing => NoteText::Writing,
        };
        self.bar.set_length(steps);
        self.bar.set_position(0);
        self.bar.set_message(self.lang.say(text));
    }

    fn step(&self) {
        self.bar.inc(1);
        if self.allowed && self.begun.elapsed() > PATIENCE {
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}

/// Why a rule file is refused: to people on standard error, else as a report on standard output.
pub(crate) fn rule_problems(problems: &[Problem], printing: Printing, lang: Lang) -> Result<(), Failure> {
    match printing {
        Printing::Json => print(|to| json::problems(problems, lang, to)),
        Printing::Normal | Printing::Quiet => {
            // Standard error may be closed: then the exit code alone must do.
            let _ = io::stderr()
                .write_all(terminal::campaign_problems(problems, lang, look(&io::stderr()), RULES).as_bytes());
            Ok(())
        }
    }
}

/// Why templates are refused, likewise.
pub(crate) fn template_problems(problems: &[Problem], printing: Printing, lang: Lang) -> Result<(), Failure> {
    if printing == Printing::Json {
        return print(|to| json::problems(problems, lang, to));
    }
    // Standard error may be closed: then the exit code alone must do.
    let _ = io::stderr().write_all(terminal::problems(problems, lang, look(&io::stderr()), ALL).as_bytes());
    Ok(())
}

/// Whose results follow, where there are those of several campaigns.
pub(crate) fn head(campaign: &Campaign, printing: Printing) -> Result<(), Failure> {
    if printing != Printing::Normal {
        return Ok(());
    }
    print(|to| writeln!(to, "{}\n", campaign.title))
}

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

/// Why results are not joined: to people on standard error.
pub(crate) fn refusals(problems: &[Problem], lang: Lang) {
    // Standard error may be closed: then the exit code alone must do.
    let _ = io::stderr().write_all(terminal::problems(problems, lang, look(&io::stderr()), RULES).as_bytes());
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

/// Colours only on a terminal, and not against the will of who sits there.
pub(crate) fn look(to: &impl IsTerminal) -> Look {
    let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let able = to.is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb");
    Look {
        colour: if wanted && able { Colour::Ansi } else { Colour::Plain },
        width: comfy_table::Table::new().width().unwrap_or(WIDTH),
        breaks: if to.is_terminal() { Breaks::AtWidth } else { Breaks::Nowhere },
    }
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
    let note = match of {
        Use::Code => NoteText::UseCode,
        Use::Name => NoteText::UseName,
        Use::Birth => NoteText::UseBirth,
        Use::UnitCode => NoteText::UseUnitCode,
        Use::UnitName => NoteText::UseUnitName,
        Use::Moment => NoteText::UseMoment,
        Use::Rater => NoteText::UseRater,
        Use::Period => NoteText::UsePeriod,
        Use::Number => NoteText::UseNumber,
        Use::Criterion => NoteText::UseCriterion,
        Use::Total => NoteText::UseTotal,
        Use::Level => NoteText::UseLevel,
        Use::Fact(fact) => return campaign.facts[fact.index()].title.clone(),
    };
    lang.say(note).to_owned()
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

/// Writes to standard output. A reader that has gone away (`| head`) is no failure.
pub(crate) fn print(content: impl FnOnce(&mut dyn io::Write) -> io::Result<()>) -> Result<(), Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    match content(&mut out).and_then(|()| out.flush()) {
        Err(cause) if cause.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new(FailureText::CannotPrint).because(cause))
        }
        _ => Ok(()),
    }
}
