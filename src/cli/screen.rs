//! The screen: what is printed and how it looks there, the progress bar, and problems that end a command.

use std::io::{self, BufWriter, IsTerminal, Write as _};
use std::sync::Once;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use xeploai::campaign::Campaign;
use xeploai::diag::Problem;
use xeploai::evaluate::{Progress, Stage};
use xeploai::render::json;
use xeploai::render::terminal::{self, Breaks, Colour, Look};
use xeploai::words::{FailureText, Lang, NoteText};

use crate::args::Printing;
use crate::failure::Failure;

/// How many faults of a rule file are printed: enough for any file that was meant to be one.
const RULES: usize = 100;

/// Of what is wrong with templates all is printed: no file holds it.
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

/// Why results are not joined: to people on standard error.
pub(crate) fn refusals(problems: &[Problem], lang: Lang) {
    // Standard error may be closed: then the exit code alone must do.
    let _ = io::stderr().write_all(terminal::problems(problems, lang, look(&io::stderr()), RULES).as_bytes());
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

/// What also who wants to hear little is told, line by line; beside a report on standard output it goes to standard error.
pub(crate) fn aside(lines: &[String], printing: Printing) -> Result<(), Failure> {
    if printing == Printing::Json {
        // Standard error may be closed: what is told holds all the same.
        let _ = lines.iter().try_for_each(|line| writeln!(io::stderr(), "{line}"));
        return Ok(());
    }
    print(|to| lines.iter().try_for_each(|line| writeln!(to, "{line}")))
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
