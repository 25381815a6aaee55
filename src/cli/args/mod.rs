//! The command line as typed. Wording is in `words`; [`crate::usage`] puts the two together.

mod list;
mod meant;

use std::path::PathBuf;

use clap::{Args as ArgList, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::civil::Date;

use list::one_of;
pub(crate) use meant::FORMS;
use meant::date;

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
    #[arg(long, value_parser = one_of::<Format>(), value_delimiter = ',', default_value = "xlsx,csv,json")]
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
    #[arg(id = "joined_format", long = "format", value_parser = one_of::<Format>(), value_delimiter = ',', default_value = "xlsx,csv,json")]
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
    #[arg(id = "forms_out", long = "out")]
    out: Option<PathBuf>,
    #[arg(long, value_parser = one_of::<Per>(), value_delimiter = ',', default_value = "unit,person,phone")]
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
    pub(crate) folder: Option<PathBuf>,
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
