//! `xeploai schema`, `xeploai completions`, `xeploai man`: what editors, shells and readers want to have of the
//! program.

use std::io::{self, Write as _};

use clap_mangen::Man;
use xeploai::campaign::schema;
use xeploai::words::{FailureText, HelpText, Lang, UsageText};

use crate::args::{CompletionsArgs, ManArgs};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::{terminal, usage};

/// The headings of a manual page as the library writes them, in the order of [`HelpText::ManHeads`].
const HEADS: [&str; 7] = ["NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "SUBCOMMANDS", "EXTRA", "VERSION"];

/// Prints the schema of rule files.
pub(crate) fn schema(lang: Lang) -> Result<Exit, Failure> {
    terminal::print(|to| to.write_all(schema::schema(lang).as_bytes()))?;
    Ok(Exit::Final)
}

/// Prints what completes commands in a shell.
pub(crate) fn completions(args: &CompletionsArgs, lang: Lang) -> Result<Exit, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(args.shell, &mut usage::command(lang), "xeploai", &mut text);
    terminal::print(|to| to.write_all(&text))?;
    Ok(Exit::Final)
}

/// Prints a manual page: of the program, or of one command.
pub(crate) fn man(args: &ManArgs, lang: Lang) -> Result<Exit, Failure> {
    let mut all = usage::command(lang);
    // Options of the whole program come to each command by building.
    all.build();
    let page = match &args.command {
        None => all,
        Some(wanted) => {
            let fits =
                |one: &&clap::Command| one.get_name() == wanted || one.get_all_aliases().any(|alias| alias == wanted);
            let Some(one) = all.get_subcommands().find(fits) else {
                return Ok(usage::refuse(
                    lang,
                    &lang.say_with(UsageText::UnknownCommand, &[("given", wanted)]),
                    None,
                    None,
                ));
            };
            let name = format!("xeploai-{}", one.get_name());
            one.clone().name(&name).bin_name(&name).version(env!("CARGO_PKG_VERSION"))
        }
    };
    let text = roff(page, lang).map_err(|cause| Failure::new(FailureText::CannotPrint).because(cause))?;
    terminal::print(|to| to.write_all(text.as_bytes()))?;
    Ok(Exit::Final)
}

/// The page with its headings in the language of the run.
fn roff(command: clap::Command, lang: Lang) -> io::Result<String> {
    let mut bytes = Vec::new();
    Man::new(command).render(&mut bytes)?;
    bytes.flush()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let own: Vec<&str> = lang.say(HelpText::ManHeads).split(',').collect();
    let line = |line: &str| {
        let head = HEADS.iter().position(|head| line == format!(".SH {head}") || line == format!(".SH \"{head}\""));
        match head.and_then(|at| own.get(at)) {
            Some(own) => format!(".SH \"{own}\"\n"),
            None => format!("{line}\n"),
        }
    };
    Ok(text.lines().map(line).collect())
}
