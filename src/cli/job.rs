//! From what was typed to what is to be done: the rule file and the tables, found and told apart.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use xeploai::intake::{Births, Inputs};
use xeploai::table::InputFile;
use xeploai::words::FailureText;

use crate::args::SourceArgs;
use crate::campaigns;
use crate::failure::Failure;
use crate::quote::quoted;
use crate::results;
use crate::results::{RESULTS, results_of};
use crate::walk::{self, Found, Reserved};

/// No more of a rule file is read: twice what the rules may hold.
const MOST_RULE_BYTES: u64 = 2_000_000;

/// What is to be done.
#[derive(Debug)]
pub(crate) struct Job {
    /// What the rule file is called in messages.
    pub(crate) campaign_name: String,
    /// Its text.
    pub(crate) campaign_text: String,
    /// The cases that lie beside it: what their file is called, and its text.
    pub(crate) cases: Option<(String, String)>,
    /// The rule files that are graded with it in one run: those that lie beside it.
    pub(crate) beside: Vec<RuleFile>,
    /// What there is to read.
    pub(crate) inputs: Inputs,
    /// Where what is read lies: results must not take its place.
    pub(crate) base: PathBuf,
}

/// A rule file with the cases beside it.
#[derive(Debug)]
pub(crate) struct RuleFile {
    /// What it is called in messages.
    pub(crate) name: String,
    /// Its text.
    pub(crate) text: String,
    /// The cases that lie beside it.
    pub(crate) cases: Option<(String, String)>,
}

impl RuleFile {
    fn read(path: &Path, found: &Found) -> Result<Self, Failure> {
        let cases = path.with_extension("test.toml");
        let cases = if cases.exists() { Some((found.name(&cases), text(&cases)?)) } else { None };
        Ok(Self { name: found.name(path), text: text(path)?, cases })
    }

    /// A campaign that comes with the program. What looks like a path is none.
    fn shipped(named: &Path) -> Result<Self, Failure> {
        match named.to_str() {
            Some(name) if !name.contains(['/', '\\']) => {
                let shipped = campaigns::find(name)?;
                let cases = shipped.cases.map(|text| (format!("{}.test.toml", shipped.name), text.to_owned()));
                Ok(Self { name: shipped.file(), text: shipped.text.to_owned(), cases })
            }
            _ => Err(walk::real(named)
                .map_or_else(|failure| failure, |path| Failure::at(FailureText::CampaignUnreadable, path))),
        }
    }
}

/// Finds everything. Nothing is read yet but the rule file.
pub(crate) fn find(args: &SourceArgs, out: Option<&Path>) -> Result<Job, Failure> {
    let here = [PathBuf::from(".")];
    let named = if args.paths.is_empty() { &here[..] } else { &args.paths };
    let found = walk::look(named, out)?;
    let rules = match args.campaign.as_deref() {
        Some(named) if !named.exists() => RuleFile::shipped(named)?,
        named => RuleFile::read(&campaign(named, &found)?, &found)?,
    };
    let inputs = Inputs {
        units: table(args.units.as_deref(), Reserved::Units, &found)?,
        decisions: table(args.decisions.as_deref(), Reserved::Decisions, &found)?,
        history: history(args, &found)?,
        tables: others(args, &found)?,
        documents: found.documents.clone(),
        births: Births::default(),
    };
    let beside = found.campaigns.iter().skip(1).filter(|_| args.campaign.is_none());
    let beside = beside.map(|path| RuleFile::read(path, &found)).collect::<Result<_, _>>()?;
    let RuleFile { name, text, cases } = rules;
    Ok(Job { campaign_name: name, campaign_text: text, cases, beside, inputs, base: found.base })
}

/// The rule file: the one that was named, else the first that lies there. Several that lie in one folder are graded
/// together.
fn campaign(named: Option<&Path>, found: &Found) -> Result<PathBuf, Failure> {
    if let Some(named) = named {
        return walk::real(named);
    }
    match found.campaigns.as_slice() {
        [] => Err(match above(&found.base) {
            Some(above) => {
                let failure = Failure::at(FailureText::CampaignAbove, &found.base).with("folder", quoted(&above));
                failure.with("file", quoted(&above.join(walk::CAMPAIGN)))
            }
            None => Failure::at(FailureText::NoCampaign, &found.base),
        }),
        [only] => Ok(only.clone()),
        [first, rest @ ..] if rest.iter().all(|other| other.parent() == first.parent()) => Ok(first.clone()),
        [first, second, ..] => {
            let failure = Failure::new(FailureText::SeveralCampaigns);
            Err(failure.with("first", first.display()).with("second", second.display()))
        }
    }
}

/// So many folders up a rule file is looked for, to say where it is.
const UP: usize = 3;

/// A folder around the data in which a rule file lies.
fn above(base: &Path) -> Option<PathBuf> {
    base.ancestors().skip(1).take(UP).find(|folder| folder.join(walk::CAMPAIGN).is_file()).map(Path::to_owned)
}

/// A reserved table: the one that was named, else the only one that lies there.
fn table(named: Option<&Path>, what: Reserved, found: &Found) -> Result<Option<InputFile>, Failure> {
    if let Some(named) = named {
        return Ok(Some(found.input(&walk::real(named)?)));
    }
    let mut there = found.reserved.iter().filter(|(kind, _)| *kind == what).map(|(_, file)| file);
    match (there.next(), there.next()) {
        (Some(first), Some(second)) => {
            Err(Failure::new(FailureText::TwoReserved).with("first", &first.name).with("second", &second.name))
        }
        (only, _) => Ok(only.cloned()),
    }
}

/// Earlier years: what was named (of a result folder its `results.json`), else the table that lies there, with all
/// earlier results beside it.
fn history(args: &SourceArgs, found: &Found) -> Result<Vec<InputFile>, Failure> {
    if args.history.is_empty() {
        let results =
            found.reserved.iter().filter(|(kind, _)| *kind == Reserved::Results).map(|(_, file)| file.clone());
        return Ok(table(None, Reserved::History, found)?.into_iter().chain(results).collect());
    }
    let named = args.history.iter().map(|path| history_files(path)).collect::<Result<Vec<_>, _>>()?;
    let mut named: Vec<PathBuf> = named.into_iter().flatten().collect();
    named.sort();
    named.dedup();
    Ok(named.iter().map(|path| history_input(path, found)).collect())
}

/// The results of several years all have one name: they are called by their folder too.
fn history_input(path: &Path, found: &Found) -> InputFile {
    let input = found.input(path);
    let called =
        |folder: Option<&Path>| folder.and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let (own, around) = (path.parent(), path.parent().and_then(Path::parent));
    // Of several campaigns each lies in a folder of its own.
    let around = around.filter(|around| !results::folders(around).is_empty());
    match called(own) {
        Some(folder) if *input.name == *RESULTS => {
            let folder = called(around).map_or(folder.clone(), |around| format!("{around}/{folder}"));
            InputFile { name: format!("{folder}/{RESULTS}").into(), ..input }
        }
        _ => input,
    }
}

/// A file; of a result folder its results, or those of each of its campaigns.
fn history_files(named: &Path) -> Result<Vec<PathBuf>, Failure> {
    let path = walk::real(named)?;
    if !path.is_dir() {
        return Ok(vec![path]);
    }
    match results::folders(&path).as_slice() {
        [] => Ok(vec![walk::real(&results_of(&path)?)?]),
        folders => folders.iter().map(|(_, folder)| walk::real(&folder.join(RESULTS))).collect(),
    }
}

/// All other tables; one that was named for a part of its own is not read once more.
fn others(args: &SourceArgs, found: &Found) -> Result<Vec<InputFile>, Failure> {
    let named = [args.units.as_deref(), args.decisions.as_deref()].into_iter().flatten();
    let named = named.chain(args.history.iter().map(PathBuf::as_path));
    let apart = named.map(walk::real).collect::<Result<Vec<_>, _>>()?;
    Ok(found.tables.iter().filter(|file| !apart.contains(&file.path)).cloned().collect())
}

/// The text of a rule file: a regular file of which no more is read than a rule file may hold (a little
/// above the limit, so that the check of the rules sees that it is too long).
fn text(path: &Path) -> Result<String, Failure> {
    let unreadable = |cause: std::io::Error| Failure::at(FailureText::CampaignUnreadable, path).because(cause);
    if !fs::metadata(path).map_err(unreadable)?.is_file() {
        return Err(unreadable(std::io::ErrorKind::InvalidInput.into()));
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(unreadable)?.take(MOST_RULE_BYTES).read_to_end(&mut bytes).map_err(unreadable)?;
    String::from_utf8(bytes).map_err(|_| Failure::at(FailureText::CampaignNotUtf8, path))
}
