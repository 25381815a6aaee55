//! From what was typed to [`Args`]: help in the language of the run, and usage errors in words.

use std::ffi::OsString;
use std::io::{self, Write as _};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, CommandFactory as _, FromArgMatches as _, ValueEnum as _};
use xeploai::words::{FailureText, HelpText, Lang, UsageText};

use crate::args::{Args, LangName};
use crate::exit::Exit;

/// Reads the command line; on `--help` or a mistake prints and gives the exit code.
pub(crate) fn parse(typed: impl Iterator<Item = OsString>) -> Result<Args, ExitCode> {
    let typed: Vec<OsString> = typed.collect();
    let from_environment = environment_lang();
    let spoken = typed_lang(&typed).or_else(|| from_environment.clone().ok()).unwrap_or(LangName::Vi);
    let lang = Lang::from(spoken);
    if let Err(given) = from_environment {
        let values = [("given", given.as_str())];
        return Err(refuse(lang, &lang.say_with(UsageText::BadLangVariable, &values), None, None).into());
    }
    let command = command(lang);
    let of = typed_command(&command, &typed);
    let parsed = command.try_get_matches_from(typed).and_then(|matches| Args::from_arg_matches(&matches));
    parsed.map(|args| args.or_lang(spoken)).map_err(|error| answer(&error, of.as_deref(), lang))
}

/// The command that is typed: a mistake points to its help.
fn typed_command(command: &clap::Command, typed: &[OsString]) -> Option<String> {
    let words = typed.iter().skip(1).filter_map(|word| word.to_str());
    words
        .take_while(|word| *word != "--")
        .find_map(|word| command.find_subcommand(word))
        .map(|of| of.get_name().to_owned())
}

/// The language that XEPLOAI_LANG names (Vietnamese where it is not set), or what it holds instead.
fn environment_lang() -> Result<LangName, String> {
    let given = std::env::var_os("XEPLOAI_LANG").unwrap_or_default();
    let given = given.to_string_lossy();
    if given.is_empty() { Ok(LangName::Vi) } else { LangName::from_str(&given, true).map_err(|_| given.into_owned()) }
}

/// The language that is typed: help and errors need it before the line is understood.
fn typed_lang(typed: &[OsString]) -> Option<LangName> {
    let words: Vec<&str> = typed.iter().filter_map(|word| word.to_str()).take_while(|word| *word != "--").collect();
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    let apart = words.windows(2).find(|pair| pair[0] == "--lang").map(|pair| pair[1]);
    LangName::from_str(joined.or(apart)?, true).ok()
}

/// The command line with its help.
pub(crate) fn command(lang: Lang) -> clap::Command {
    let plain = Args::command()
        .about(lang.say(HelpText::About))
        .override_usage(lang.say(HelpText::UsageAll))
        .arg(Arg::new("version").long("version").short('V').action(ArgAction::Version));
    let plain = plain
        .mut_subcommand("grade", |grade| {
            grade.about(lang.say(HelpText::Grade)).override_usage(lang.say(HelpText::UsageGrade))
        })
        .mut_subcommand("check", |check| {
            check.about(lang.say(HelpText::Check)).override_usage(lang.say(HelpText::UsageCheck))
        })
        .mut_subcommand("explain", |explain| {
            explain.about(lang.say(HelpText::Explain)).override_usage(lang.say(HelpText::UsageExplain))
        })
        .mut_subcommand("compare", |compare| {
            compare.about(lang.say(HelpText::Compare)).override_usage(lang.say(HelpText::UsageCompare))
        })
        .mut_subcommand("verify", |verify| {
            verify.about(lang.say(HelpText::Verify)).override_usage(lang.say(HelpText::UsageVerify))
        })
        .mut_subcommand("templates", |templates| {
            templates.about(lang.say(HelpText::Templates)).override_usage(lang.say(HelpText::UsageTemplates))
        });
    let told = [
        ("rollup", HelpText::Rollup, HelpText::UsageRollup),
        ("form", HelpText::Form, HelpText::UsageForm),
        ("init", HelpText::Init, HelpText::UsageInit),
        ("campaigns", HelpText::Campaigns, HelpText::UsageCampaigns),
        ("schema", HelpText::Schema, HelpText::UsageSchema),
        ("completions", HelpText::Completions, HelpText::UsageCompletions),
        ("man", HelpText::Man, HelpText::UsageMan),
    ];
    let plain = told.into_iter().fold(plain, |plain, (name, about, usage)| {
        plain.mut_subcommand(name, |one| one.about(lang.say(about)).override_usage(lang.say(usage)))
    });
    let heads = Heads::new(lang);
    let all = dress(plain, &heads.template("subcommands", lang.say(HelpText::HeadCommands)), lang);
    let each = heads.template("positionals", lang.say(HelpText::HeadArguments));
    let bare = heads.bare_template();
    all.mut_subcommands(|subcommand| {
        let has_arguments = subcommand.get_positionals().next().is_some();
        dress(subcommand, if has_arguments { &each } else { &bare }, lang)
    })
}

/// The headings of a help page.
struct Heads {
    usage: &'static str,
    options: &'static str,
}

impl Heads {
    fn new(lang: Lang) -> Self {
        Self { usage: lang.say(HelpText::HeadUsage), options: lang.say(HelpText::HeadOptions) }
    }

    /// A page with options alone.
    fn bare_template(&self) -> String {
        let Self { usage, options } = self;
        format!("{{about}}\n\n{usage}: {{usage}}\n\n{options}:\n{{options}}{{after-help}}")
    }

    /// A page with one more list, under its own heading.
    fn template(&self, list: &str, head: &str) -> String {
        let Self { usage, options } = self;
        format!("{{about}}\n\n{usage}: {{usage}}\n\n{head}:\n{{{list}}}\n\n{options}:\n{{options}}{{after-help}}")
    }
}

/// Puts words on a command and on each of its arguments.
fn dress(command: clap::Command, template: &str, lang: Lang) -> clap::Command {
    let help = Arg::new("help").long("help").short('h').action(ArgAction::HelpShort).display_order(101);
    command.arg(help).help_template(template.to_owned()).after_help(lang.say(HelpText::After)).mut_args(|arg| {
        let (help, value) = help_of(arg.get_id().as_str());
        let arg = arg.help(lang.say(help));
        match value {
            Some(value) => arg.value_name(lang.say(value)).hide_possible_values(true).hide_default_value(true),
            None => arg,
        }
    })
}

/// The help of an argument, and what its value is called.
///
/// # Panics
/// When an argument has no help: every help page would tell, and the tests print them all.
fn help_of(id: &str) -> (HelpText, Option<HelpText>) {
    match id {
        "paths" => (HelpText::Paths, Some(HelpText::ValuePath)),
        "campaign" => (HelpText::Campaign, Some(HelpText::ValueFile)),
        "rule_file" => (HelpText::RuleFile, Some(HelpText::ValueFile)),
        "per" => (HelpText::Per, Some(HelpText::ValueForms)),
        "rows" => (HelpText::Rows, Some(HelpText::ValueNumber)),
        "names" => (HelpText::PhoneNames, None),
        "forms_out" => (HelpText::OutForms, Some(HelpText::ValueFolder)),
        "forms_overwrite" => (HelpText::OverwriteForms, None),
        "copies" => (HelpText::OutCopies, Some(HelpText::ValueFolder)),
        "out" => (HelpText::Out, Some(HelpText::ValueFolder)),
        "format" => (HelpText::Format, Some(HelpText::ValueFormats)),
        "public" => (HelpText::Public, None),
        "template" => (HelpText::Template, Some(HelpText::ValueFile)),
        "papers_folder" => (HelpText::TemplatesFolder, Some(HelpText::ValueFolder)),
        "provisional" => (HelpText::Provisional, None),
        "decisions" => (HelpText::Decisions, Some(HelpText::ValueFile)),
        "units" => (HelpText::Units, Some(HelpText::ValueFile)),
        "history" => (HelpText::History, Some(HelpText::ValueFile)),
        "jobs" => (HelpText::Jobs, Some(HelpText::ValueNumber)),
        "deny_warnings" => (HelpText::DenyWarnings, None),
        "overwrite" => (HelpText::Overwrite, None),
        "previous" => (HelpText::Previous, Some(HelpText::ValueResult)),
        "quiet" => (HelpText::Quiet, None),
        "json" => (HelpText::Json, None),
        "result" => (HelpText::ResultPath, Some(HelpText::ValueResult)),
        "person" => (HelpText::Person, Some(HelpText::ValuePerson)),
        "old" => (HelpText::OldResult, Some(HelpText::ValueOld)),
        "new" => (HelpText::NewResult, Some(HelpText::ValueNew)),
        "changes" => (HelpText::CompareJson, None),
        "from" => (HelpText::From, Some(HelpText::ValueFolder)),
        "date" => (HelpText::Date, Some(HelpText::ValueDate)),
        "results" => (HelpText::Results, Some(HelpText::ValueResult)),
        "joined" => (HelpText::OutJoined, Some(HelpText::ValueFolder)),
        "joined_format" => (HelpText::FormatJoined, Some(HelpText::ValueFormats)),
        "run_report" => (HelpText::RollupJson, None),
        "folder" => (HelpText::NewFolder, Some(HelpText::ValueFolder)),
        "shipped" => (HelpText::ShippedCampaign, Some(HelpText::ValueId)),
        "name" => (HelpText::CampaignId, Some(HelpText::ValueId)),
        "shell" => (HelpText::Shell, Some(HelpText::ValueShell)),
        "page" => (HelpText::PageOf, Some(HelpText::ValueCommand)),
        "verbose" => (HelpText::Verbose, None),
        "lang" => (HelpText::Lang, Some(HelpText::ValueLang)),
        "help" => (HelpText::Help, None),
        "version" => (HelpText::Version, None),
        _ => unreachable!("the argument {id} has no help"),
    }
}

/// Help and version go to standard output; a mistake is told on standard error.
fn answer(error: &clap::Error, of: Option<&str>, lang: Lang) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let printed = error.print().is_ok();
            if printed { ExitCode::SUCCESS } else { Exit::Failed.into() }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            // Standard error may be closed: then the exit code alone must do.
            let _ = error.print();
            Exit::Failed.into()
        }
        _ => refuse(lang, &mistake(error, lang), suggestion(error).as_deref(), of).into(),
    }
}

/// Prints a mistake with its suggestion and the way to the help.
pub(crate) fn refuse(lang: Lang, mistake: &str, suggestion: Option<&str>, of: Option<&str>) -> Exit {
    let mut text = format!("{}: {mistake}\n", lang.say(FailureText::Prefix));
    if let Some(suggestion) = suggestion {
        text.push_str(&lang.say_with(UsageText::DidYouMean, &[("suggestion", suggestion)]));
        text.push('\n');
    }
    text.push_str(&match of.or(suggestion.filter(|near| command(lang).find_subcommand(near).is_some())) {
        Some(of) => lang.say_with(UsageText::SeeHelpOf, &[("command", of)]),
        None => lang.say(UsageText::SeeHelp).to_owned(),
    });
    // Standard error may be closed: then the exit code alone must do.
    let _ = writeln!(io::stderr(), "{text}");
    Exit::Failed
}

/// What is wrong with the command line.
fn mistake(error: &clap::Error, lang: Lang) -> String {
    let value = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = value(ContextKind::InvalidArg);
    let given = value(ContextKind::InvalidValue);
    // “--jobs <SỐ>” is how clap names an option that takes a value, “<KẾT QUẢ>” what is typed without one.
    let is_option = argument.starts_with('-');
    let name = if is_option { argument.split(' ').next().unwrap_or_default() } else { argument.as_str() };
    let possible = value(ContextKind::ValidValue);
    let other = value(ContextKind::PriorArg);
    let (text, given) = match error.kind() {
        ErrorKind::UnknownArgument => (UsageText::UnknownArgument, argument.as_str()),
        ErrorKind::InvalidSubcommand => {
            let unknown = value(ContextKind::InvalidSubcommand);
            return lang.say_with(UsageText::UnknownCommand, &[("given", &unknown)]);
        }
        ErrorKind::InvalidValue if given.is_empty() => (UsageText::NeedsValue, ""),
        ErrorKind::InvalidValue if !is_option => (UsageText::BadShell, given.as_str()),
        ErrorKind::InvalidValue => (UsageText::NotOneOf, given.as_str()),
        ErrorKind::ValueValidation if name == "--jobs" => (UsageText::BadJobs, given.as_str()),
        ErrorKind::ValueValidation if name == "--rows" => (UsageText::BadRows, given.as_str()),
        ErrorKind::ValueValidation if name == "--date" => (UsageText::BadDate, given.as_str()),
        ErrorKind::TooManyValues => (UsageText::TakesNoValue, given.as_str()),
        ErrorKind::MissingRequiredArgument => (UsageText::Missing, ""),
        ErrorKind::ArgumentConflict if name == other => (UsageText::GivenTwice, ""),
        ErrorKind::ArgumentConflict => (UsageText::Conflict, ""),
        _ => (UsageText::Other, ""),
    };
    let values = [("argument", name), ("given", given), ("possible", &possible), ("other", &other)];
    lang.say_with(text, &values)
}

/// The nearest argument, command or value.
fn suggestion(error: &clap::Error) -> Option<String> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    kinds.into_iter().find_map(|kind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.first().cloned(),
        _ => None,
    })
}
