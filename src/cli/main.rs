//! The program: the command line in, an exit code out.

mod args;
mod check;
mod disk;
mod exit;
mod failure;
mod grade;
mod job;
mod mend;
mod output;
mod run;
mod terminal;
mod usage;
mod walk;
mod write;

use std::process::ExitCode;

use args::Command;

fn main() -> ExitCode {
    disk::quiet_panics();
    let args = match usage::parse(std::env::args_os()) {
        Ok(args) => args,
        Err(exit) => return exit,
    };
    let done = match &args.command {
        Command::Grade(grade) => grade::grade(grade, args.lang()),
        Command::Check(check) => check::check(check, args.lang()),
    };
    done.unwrap_or_else(|failure| failure.report(args.lang())).into()
}
