//! The command line as typed. Wording is in `words`; [`crate::usage`] puts the two together.

use std::path::PathBuf;

use clap::{Args as ArgList, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;
use xeploai::evaluate::{Claims, Options};
use xeploai::form::People;
use xeploai::report::public::Audience;
use xeploai::words::Lang;

use crate::exit::Warnings;
use crate::output::Existing;

/// Everything.
#[derive(Debug, Parser)]
#[command(name = "xeploai", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[arg(long, global = true, value_enum, display_order = 100)]
    lang: Option<LangName>,
}

/// What is to be done.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    #[command(alias = "xep-loai")]
    Grade(GradeArgs),
    #[command(alias = "kiem-tra")]
    Check(CheckArgs),
    #[command(alias = "giai-thich")]
    Explain(ExplainArgs),
    #[command(alias = "so-sanh")]
    Compare(CompareArgs),
    #[command(alias = "tong-hop")]
    Rollup(RollupArgs),
    #[command(alias = "kiem-chung")]
    Verify(VerifyArgs),
    #[command(alias = "khoi-tao")]
    Init(InitArgs),
    #[command(alias = "cuoc-van-dong")]
    Campaigns(CampaignsArgs),
    Schema,
    Completions(CompletionsArgs),
    Man(ManArgs),
    #[command(alias = "mau-phieu")]
    Form(FormArgs),
    #[command(alias = "mau-van-ban")]
    Templates(TemplatesArgs),
}

/// What both commands read, and how they say it.
#[derive(Debug, ArgList)]
pub(crate) struct SourceArgs {
    pub(crate) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(crate) campaign: Option<PathBuf>,
    #[arg(long)]
    pub(crate) decisions: Option<PathBuf>,
    #[arg(long)]
    pub(crate) units: Option<PathBuf>,
    #[arg(long)]
    pub(crate) history: Vec<PathBuf>,
    #[arg(long)]
    provisional: bool,
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    #[arg(long)]
    deny_warnings: bool,
    #[arg(long, short, conflicts_with = "json")]
    quiet: bool,
    #[arg(long)]
    json: bool,
}

/// `grade`.
#[derive(Debug, ArgList)]
pub(crate) struct GradeArgs {
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    // A public list never takes the place of the results by default.
    #[arg(long, default_value = "ket-qua", default_value_if("public", "true", "ket-qua-cong-khai"))]
    pub(crate) out: PathBuf,
    #[arg(long, value_enum, value_delimiter = ',', default_value = "xlsx,csv,json")]
    pub(crate) format: Vec<Format>,
    #[arg(long)]
    overwrite: bool,
    #[arg(long)]
    public: bool,
    #[arg(long)]
    pub(crate) template: Vec<PathBuf>,
    #[arg(long, value_parser = date)]
    pub(crate) date: Option<Date>,
    #[arg(long)]
    pub(crate) previous: Option<PathBuf>,
}

/// `check`.
#[derive(Debug, ArgList)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    pub(crate) source: SourceArgs,
    #[arg(long = "out")]
    pub(crate) copies: Option<PathBuf>,
    #[arg(long, requires = "copies")]
    overwrite: bool,
    #[arg(long, short)]
    verbose: bool,
}

/// `explain`.
#[derive(Debug, ArgList)]
pub(crate) struct ExplainArgs {
    pub(crate) result: PathBuf,
    pub(crate) person: String,
}

/// `compare`.
#[derive(Debug, ArgList)]
pub(crate) struct CompareArgs {
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
    #[arg(id = "changes", long = "json")]
    pub(crate) json: bool,
}

/// `verify`.
#[derive(Debug, ArgList)]
pub(crate) struct VerifyArgs {
    pub(crate) result: PathBuf,
    #[arg(long)]
    pub(crate) from: Option<PathBuf>,
    #[arg(id = "rule_file", long = "campaign")]
    pub(crate) campaign: Option<PathBuf>,
}

/// `rollup`.
#[derive(Debug, ArgList)]
pub(crate) struct RollupArgs {
    #[arg(required = true)]
    pub(crate) results: Vec<PathBuf>,
    #[arg(id = "joined", long = "out", default_value = "tong-hop")]
    pub(crate) out: PathBuf,
    #[arg(id = "joined_format", long = "format", value_enum, value_delimiter = ',', default_value = "xlsx,csv,json")]
    pub(crate) format: Vec<Format>,
    #[arg(long)]
    overwrite: bool,
    #[arg(long, value_parser = date)]
    pub(crate) date: Option<Date>,
    #[arg(long, short, conflicts_with = "run_report")]
    quiet: bool,
    #[arg(id = "run_report", long = "json")]
    json: bool,
}

/// `init`.
#[derive(Debug, ArgList)]
pub(crate) struct InitArgs {
    pub(crate) folder: PathBuf,
    #[arg(id = "shipped", long = "campaign")]
    pub(crate) campaign: Option<String>,
}

/// `campaigns`.
#[derive(Debug, ArgList)]
pub(crate) struct CampaignsArgs {
    #[arg(id = "name")]
    pub(crate) name: Option<String>,
}

/// `completions`.
#[derive(Debug, ArgList)]
pub(crate) struct CompletionsArgs {
    pub(crate) shell: Shell,
}

/// `man`.
#[derive(Debug, ArgList)]
pub(crate) struct ManArgs {
    #[arg(id = "page")]
    pub(crate) command: Option<String>,
}

/// `form`.
#[derive(Debug, ArgList)]
pub(crate) struct FormArgs {
    paths: Vec<PathBuf>,
    #[arg(long)]
    campaign: Option<PathBuf>,
    #[arg(long)]
    units: Option<PathBuf>,
    #[arg(id = "forms_out", long = "out", default_value = "mau-phieu")]
    pub(crate) out: PathBuf,
    #[arg(long, value_enum, value_delimiter = ',', default_value = "unit,person,phone")]
    pub(crate) per: Vec<Per>,
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) rows: u32,
    #[arg(long)]
    names: bool,
    #[arg(id = "forms_overwrite", long = "overwrite")]
    overwrite: bool,
    #[arg(long, short)]
    quiet: bool,
}

/// `--per`: what there is a form for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Per {
    /// A table for each unit.
    Unit,
    /// A workbook for each unit with a sheet for each person.
    Person,
    /// A file for each person.
    File,
    /// A questionnaire for phones.
    Phone,
}

/// `templates`.
#[derive(Debug, ArgList)]
pub(crate) struct TemplatesArgs {
    #[arg(id = "papers_folder")]
    pub(crate) folder: PathBuf,
}

/// `--format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Workbooks for people.
    Xlsx,
    /// Tables for machines.
    Csv,
    /// All results for machines.
    Json,
    /// One page for a browser.
    Html,
    /// Documents from templates.
    Docx,
}

/// What is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Printing {
    /// Summary and problems.
    Normal,
    /// Problems only.
    Quiet,
    /// The run report alone.
    Json,
}

/// `--verbose`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Notes {
    /// Left out.
    Hide,
    /// Printed.
    Show,
}

/// `--lang`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum LangName {
    /// Vietnamese.
    Vi,
    /// English.
    En,
}

impl From<LangName> for Lang {
    fn from(name: LangName) -> Self {
        match name {
            LangName::Vi => Self::Vi,
            LangName::En => Self::En,
        }
    }
}

impl Args {
    /// The language of the run; [`crate::usage::parse`] has put the one of the environment here.
    pub(crate) fn lang(&self) -> Lang {
        self.lang.map_or(Lang::Vi, Lang::from)
    }

    /// Takes the language of the environment where the command line names none.
    pub(crate) fn or_lang(mut self, lang: LangName) -> Self {
        self.lang.get_or_insert(lang);
        self
    }
}

impl SourceArgs {
    pub(crate) const fn options(&self, claims: Claims) -> Options {
        Options { provisional: self.provisional, claims }
    }

    pub(crate) const fn warnings(&self) -> Warnings {
        if self.deny_warnings { Warnings::Deny } else { Warnings::Allow }
    }

    pub(crate) const fn printing(&self) -> Printing {
        match (self.json, self.quiet) {
            (true, _) => Printing::Json,
            (false, true) => Printing::Quiet,
            (false, false) => Printing::Normal,
        }
    }
}

/// A date as a machine writes it, or as a Vietnamese does: 2026-12-31, 31/12/2026.
fn date(typed: &str) -> Result<Date, jiff::Error> {
    let parts: Vec<&str> = typed.split('/').collect();
    let number = |text: &str, most: usize| {
        let plain = (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
        plain.then(|| text.parse::<i16>().ok()).flatten()
    };
    if let [day, month, year] = parts[..]
        && let (Some(day), Some(month), Some(year)) = (number(day, 2), number(month, 2), number(year, 4))
        && let (Ok(day), Ok(month), true) = (i8::try_from(day), i8::try_from(month), year >= 1000)
    {
        return Date::new(year, month, day);
    }
    typed.parse()
}

impl FormArgs {
    /// What it reads, as the other commands say it.
    pub(crate) fn source(&self) -> SourceArgs {
        SourceArgs {
            paths: self.paths.clone(),
            campaign: self.campaign.clone(),
            decisions: None,
            units: self.units.clone(),
            history: Vec::new(),
            provisional: false,
            jobs: None,
            deny_warnings: false,
            quiet: self.quiet,
            json: false,
        }
    }

    pub(crate) const fn existing(&self) -> Existing {
        if self.overwrite { Existing::Replace } else { Existing::Keep }
    }

    pub(crate) const fn people(&self) -> People {
        if self.names { People::Listed } else { People::Typed }
    }
}

impl RollupArgs {
    pub(crate) const fn existing(&self) -> Existing {
        if self.overwrite { Existing::Replace } else { Existing::Keep }
    }

    pub(crate) const fn printing(&self) -> Printing {
        match (self.json, self.quiet) {
            (true, _) => Printing::Json,
            (false, true) => Printing::Quiet,
            (false, false) => Printing::Normal,
        }
    }
}

impl GradeArgs {
    pub(crate) const fn existing(&self) -> Existing {
        if self.overwrite { Existing::Replace } else { Existing::Keep }
    }

    /// Who may read what is written.
    pub(crate) const fn audience(&self) -> Audience {
        if self.public { Audience::Public } else { Audience::Internal }
    }

    /// Tables alone explain nothing by its cells.
    pub(crate) fn claims(&self) -> Claims {
        let tables = self.format.iter().all(|format| *format == Format::Csv) && self.template.is_empty();
        if tables { Claims::Drop } else { Claims::Keep }
    }
}

impl CheckArgs {
    pub(crate) const fn existing(&self) -> Existing {
        if self.overwrite { Existing::Replace } else { Existing::Keep }
    }

    pub(crate) const fn notes(&self) -> Notes {
        if self.verbose { Notes::Show } else { Notes::Hide }
    }
}
