//! `xeploai verify`: grade again from what a result says it was made of, and compare byte for byte.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use xeploai::diag::IntakeCode;
use xeploai::evaluate::{self, Claims, Options};
use xeploai::explain::page::Page;
use xeploai::intake::Inputs;
use xeploai::report::{Asked, RunInfo};
use xeploai::table::InputFile;
use xeploai::words::{FailureText, Lang, Tell};
use xeploai::{campaign, diag};

use crate::args::{Format, GradeArgs, LangName, Printing, VerifyArgs};
use crate::exit::{Exit, Warnings};
use crate::explain::read;
use crate::failure::Failure;
use crate::terminal::{self, Bar};
use crate::walk;
use crate::write::Writing;
use crate::{several, verify_all};

/// The schema of the run report.
const SCHEMA: &str = "xeploai/run/1";
/// The run report of a result folder.
const REPORT: &str = "run.json";

/// The part of a run report that tells how to run it again.
#[derive(Debug, Deserialize)]
struct Report {
    schema: String,
    program: Program,
    generated: Option<String>,
    options: Option<Recorded>,
    campaign: Rules,
    inputs: Vec<Input>,
}

#[derive(Debug, Deserialize)]
struct Program {
    version: String,
}

#[derive(Debug, Deserialize)]
struct Recorded {
    provisional: bool,
    deny_warnings: bool,
    formats: Vec<String>,
    lang: String,
}

#[derive(Debug, Deserialize)]
struct Rules {
    file: String,
    sha256: String,
}

#[derive(Debug, Deserialize)]
struct Input {
    name: String,
    role: String,
    sha256: String,
}

/// What a run was asked for, to be written into its report.
pub(crate) fn asked(args: &GradeArgs, lang: Lang) -> Asked {
    let formats = FORMATS.iter().filter(|(_, format)| args.format.contains(format)).map(|(name, _)| *name);
    Asked {
        provisional: args.source.options(args.claims()).provisional,
        deny_warnings: args.source.warnings() == Warnings::Deny,
        formats: formats.collect(),
        lang: LANGS[usize::from(lang == Lang::En)].0,
    }
}

pub(crate) const FORMATS: [(&str, Format); 3] = [("xlsx", Format::Xlsx), ("csv", Format::Csv), ("json", Format::Json)];
pub(crate) const LANGS: [(&str, LangName); 2] = [("vi", LangName::Vi), ("en", LangName::En)];

/// Checks the inputs, grades again beside the result folder, compares, tells.
pub(crate) fn verify(args: &VerifyArgs, lang: Lang) -> Result<Exit, Failure> {
    let folder = result_folder(&args.result)?;
    if let Some(whole) = several::whole(&folder) {
        return verify_all::verify(args, &whole, lang);
    }
    let report = report(&folder, lang)?;
    let sources = Sources::find(&report, &folder, args);
    let mut page = Page::new(terminal::look(&io::stdout()));
    let values = [("path", args.result.display().to_string()), ("from", sources.base.display().to_string())];
    page.heading(&lang.tell(Tell::VerifyHead, &[("path", &values[0].1), ("from", &values[1].1)]));
    let version = env!("CARGO_PKG_VERSION");
    if report.program.version != version {
        page.line(2, &lang.tell(Tell::VerifyVersion, &[("old", &report.program.version), ("new", version)]));
    }
    let (same, whole) = sources.check(&report, lang, &mut page);
    let equal = if whole {
        again(&report, &sources, &folder, lang, &mut page)?
    } else {
        page.line(2, lang.word(Tell::VerifyCannot));
        false
    };
    terminal::print(|to| to.write_all(page.text().as_bytes()))?;
    Ok(if same && equal { Exit::Final } else { Exit::Wanting })
}

fn result_folder(named: &Path) -> Result<PathBuf, Failure> {
    let failed = |cause: io::Error| Failure::at(FailureText::NoSuchPath, named).because(cause);
    let real = fs::canonicalize(named).map_err(failed)?;
    Ok(if real.is_dir() { real } else { real.parent().unwrap_or(&real).to_owned() })
}

fn report(folder: &Path, lang: Lang) -> Result<Report, Failure> {
    let path = folder.join(REPORT);
    let foreign = |detail: String| {
        let why = lang.tell(Tell::VerifyForeign, &[("detail", &detail)]);
        Failure::at(FailureText::OfResult, &path).with("why", why)
    };
    let report: Report = serde_json::from_slice(&read(&path)?).map_err(|cause| foreign(cause.to_string()))?;
    match (&report.options, report.schema == SCHEMA) {
        (_, false) => Err(foreign(report.schema)),
        (None, true) => Err(Failure::at(FailureText::OfResult, &path).with("why", lang.word(Tell::VerifyNoOptions))),
        (Some(_), true) => Ok(report),
    }
}

/// Where the inputs lie.
struct Sources {
    result: PathBuf,
    base: PathBuf,
    rules: PathBuf,
}

impl Sources {
    /// The folder that was named; else the one around the result or the current one, whichever has everything.
    fn find(report: &Report, folder: &Path, args: &VerifyArgs) -> Self {
        let around = folder.parent().unwrap_or(folder).to_owned();
        let here = PathBuf::from(".");
        let rules_in = |base: &Path| args.campaign.clone().unwrap_or_else(|| base.join(&report.campaign.file));
        let has_all =
            |base: &Path| rules_in(base).is_file() && report.inputs.iter().all(|input| base.join(&input.name).exists());
        let base = match &args.from {
            Some(named) => named.clone(),
            None if !has_all(&around) && has_all(&here) => here,
            None => around,
        };
        Self { rules: rules_in(&base), base, result: folder.to_owned() }
    }

    /// Where an input lies; none where its name leads out of the folder.
    fn path(&self, input: &Input) -> Option<PathBuf> {
        let name = Path::new(&input.name);
        let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
        inside.then(|| self.base.join(name))
    }

    /// Tells which inputs differ or are missing: whether all are the same, and whether all are there.
    fn check(&self, report: &Report, lang: Lang, page: &mut Page) -> (bool, bool) {
        let rules = std::iter::once((report.campaign.file.as_str(), Some(self.rules.clone()), &report.campaign.sha256));
        let inputs = report.inputs.iter().map(|input| (input.name.as_str(), self.path(input), &input.sha256));
        let (mut same, mut whole) = (true, true);
        for (name, path, recorded) in rules.chain(inputs) {
            let found = path.filter(|path| path.exists());
            whole &= found.is_some();
            let tell = match found.map(|path| hash(&path)) {
                None => Tell::VerifyInputMissing,
                // What could not be read then has no hash.
                Some(now) if now.as_deref().unwrap_or_default() == recorded => continue,
                Some(_) => Tell::VerifyInputDiffers,
            };
            same = false;
            page.line(2, &lang.tell(tell, &[("name", name)]));
        }
        if same {
            page.line(2, &lang.tell(Tell::VerifyInputs, &[("count", &(report.inputs.len() + 1).to_string())]));
        }
        (same, whole)
    }

    fn inputs(&self, report: &Report) -> Inputs {
        let file = |input: &Input| {
            let path = self.path(input)?;
            Some(InputFile { path: fs::canonicalize(&path).unwrap_or(path), name: input.name.as_str().into() })
        };
        let of = |role: &str| report.inputs.iter().find(|input| input.role == role).and_then(file);
        let reserved = ["units", "decisions", "history"];
        let tables = report.inputs.iter().filter(|input| !reserved.contains(&input.role.as_str()));
        Inputs {
            units: of("units"),
            decisions: of("decisions"),
            history: report.inputs.iter().filter(|input| input.role == "history").filter_map(file).collect(),
            tables: tables.filter_map(file).collect(),
            documents: documents(&self.base, &self.result),
        }
    }
}

/// Folders with documents, where the run told about any.
pub(crate) fn documents(base: &Path, result: &Path) -> Vec<(String, Vec<String>)> {
    let told = read(&result.join("problems.json")).unwrap_or_default();
    let code = IntakeCode::FolderWithoutTable.name();
    if !String::from_utf8_lossy(&told).contains(code) {
        return Vec::new();
    }
    walk::look(&[base.to_owned()], Some(result)).map(|found| found.documents).unwrap_or_default()
}

/// The hash of a regular file.
pub(crate) fn hash(path: &Path) -> Option<String> {
    if !fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let (mut file, mut hasher, mut buffer) = (File::open(path).ok()?, Sha256::new(), vec![0; 1 << 16]);
    loop {
        match file.read(&mut buffer).ok()? {
            0 => break,
            read => hasher.update(&buffer[..read]),
        }
    }
    Some(hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Grades again into a folder beside the result and tells which files differ; whether none does.
fn again(report: &Report, sources: &Sources, folder: &Path, lang: Lang, page: &mut Page) -> Result<bool, Failure> {
    let Some(options) = &report.options else { return Ok(false) };
    let text = read(&sources.rules)?;
    let text = String::from_utf8(text).map_err(|_| Failure::at(FailureText::CampaignNotUtf8, &sources.rules))?;
    let loaded = campaign::load(&report.campaign.file, &text);
    let faulty = || Failure::at(FailureText::CampaignFaulty, &sources.rules).with("count", loaded.problems.len());
    let campaign = loaded.campaign.as_ref().ok_or_else(faulty)?;
    let bar = Bar::new(Printing::Normal, lang);
    let has = |wanted: &str| options.formats.iter().any(|format| format == wanted);
    let claims = if has("xlsx") || has("json") { Claims::Keep } else { Claims::Drop };
    let asked_for = Options { provisional: options.provisional, claims };
    let inputs = sources.inputs(report);
    let mut results = evaluate::run(campaign, &inputs, asked_for, &bar);
    results.problems.extend(loaded.problems.iter().cloned());
    diag::sort(&mut results.problems);
    let chosen = FORMATS.iter().filter(|(name, _)| options.formats.iter().any(|format| format == name));
    let formats: Vec<(&'static str, Format)> = chosen.copied().collect();
    let spoken = LANGS.iter().find(|(name, _)| *name == options.lang).unwrap_or(&LANGS[0]);
    let info = RunInfo {
        version: env!("CARGO_PKG_VERSION"),
        date: report.generated.clone(),
        asked: Asked {
            provisional: options.provisional,
            deny_warnings: options.deny_warnings,
            formats: formats.iter().map(|(name, _)| *name).collect(),
            lang: spoken.0,
        },
    };
    let warnings = if options.deny_warnings { Warnings::Deny } else { Warnings::Allow };
    let exit = Exit::of(&results, warnings);
    let writing = Writing { campaign, results: &results, inputs: &inputs, info: &info, exit, lang: spoken.1.into() };
    // Beside the result and not in the system's folder: names and points stay on their own disk.
    let parent = folder.parent().unwrap_or(folder);
    let made = tempfile::Builder::new().prefix(".kiem-chung-").tempdir_in(parent);
    let made = made.map_err(|cause| Failure::at(FailureText::CannotPrepare, parent).because(cause))?;
    let formats: Vec<Format> = formats.into_iter().map(|(_, format)| format).collect();
    writing.all(made.path(), &formats, &bar)?;
    drop(bar);
    differences(folder, made.path(), lang, page)
}

/// Tells which files of two folders differ; whether none does.
pub(crate) fn differences(recorded: &Path, made: &Path, lang: Lang, page: &mut Page) -> Result<bool, Failure> {
    let listed = |folder: &Path| {
        let mut names = BTreeSet::new();
        list(folder, Path::new(""), &mut names)
            .map(|()| names)
            .map_err(|cause| Failure::at(FailureText::NoSuchPath, folder).because(cause))
    };
    let (old, new) = (listed(recorded)?, listed(made)?);
    let mut equal = true;
    for name in old.union(&new) {
        let tell = match (old.contains(name), new.contains(name)) {
            (true, true) if same_bytes(&recorded.join(name), &made.join(name)) => continue,
            (true, true) => Tell::VerifyDiffers,
            (true, false) => Tell::VerifyExtra,
            (false, _) => Tell::VerifyMissing,
        };
        equal = false;
        page.line(2, &lang.tell(tell, &[("name", &name.display().to_string())]));
    }
    if equal {
        page.line(2, &lang.tell(Tell::VerifyEqual, &[("count", &new.len().to_string())]));
    }
    Ok(equal)
}

fn list(folder: &Path, inside: &Path, names: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder.join(inside))? {
        let entry = entry?;
        let name = inside.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            list(folder, &name, names)?;
        } else {
            names.insert(name);
        }
    }
    Ok(())
}

/// Whether two files hold the same; one that cannot be read does not.
fn same_bytes(a: &Path, b: &Path) -> bool {
    hash(a).is_some_and(|of_a| hash(b) == Some(of_a))
}
