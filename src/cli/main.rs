//! The program: the command line in, an exit code out.

mod args;
mod asked;
mod asking;
mod campaigns;
mod check;
mod compare;
mod disk;
mod documents;
mod durable;
mod exit;
mod explain;
mod failure;
mod form;
mod forms;
mod grade;
mod hash;
mod init;
mod interrupt;
mod job;
mod keep;
mod made;
mod marked;
mod mend;
mod output;
mod pages;
mod papers;
mod previous;
mod quote;
mod replaced;
mod results;
mod rollup;
mod run;
mod screen;
mod several;
mod terminal;
mod threads;
mod usage;
mod verify;
mod walk;
mod write;
mod writing;

use std::process::ExitCode;

use args::Command;

fn main() -> ExitCode {
    disk::quiet_panics();
    let args = match usage::parse(std::env::args_os()) {
        Ok(args) => args,
        Err(exit) => return exit,
    };
    interrupt::speak(args.lang());
    let done = match &args.command {
        Command::Grade(grade) => grade::grade(grade, args.lang()),
        Command::Check(check) => check::check(check, args.lang()),
        Command::Explain(explain) => explain::explain(explain, args.lang()),
        Command::Compare(compare) => compare::compare(compare, args.lang()),
        Command::Form(form) => form::form(form, args.lang()),
        Command::Verify(verify) => verify::verify(verify, args.lang()),
        Command::Rollup(rollup) => rollup::rollup(rollup, args.lang()),
        Command::Init(init) => init::init(init, args.lang()),
        Command::Campaigns(campaigns) => campaigns::campaigns(campaigns, args.lang()),
        Command::Schema => pages::schema(args.lang()),
        Command::Completions(completions) => pages::completions(completions, args.lang()),
        Command::Man(man) => pages::man(man, args.lang()),
        Command::Templates(templates) => papers::templates(templates.folder.as_deref(), args.lang()),
    };
    interrupt::wait_if_stopping();
    done.unwrap_or_else(|failure| failure.report(args.lang())).into()
}
