//! `xeploai verify`: grade again from what a result says it was made of, and compare byte for byte.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;
use sha2::{Digest as _, Sha256};
use xeploai::aggregate::Results;
use xeploai::campaign::Campaign;
use xeploai::diag::IntakeCode;
use xeploai::evaluate::{self, Claims, Options};
use xeploai::explain::page::Page;
use xeploai::explain::rollup::PartFile;
use xeploai::intake::{Births, Inputs};
use xeploai::report::public::Audience;
use xeploai::report::{Asked, Changes, RunInfo};
use xeploai::table::InputFile;
use xeploai::words::{FailureText, Lang, Tell};
use xeploai::{campaign, diag, shipped};

use crate::args::{Format, GradeArgs, LangName, Printing, VerifyArgs};
use crate::exit::{Exit, Warnings};
use crate::explain::read;
use crate::failure::Failure;
use crate::papers::Papers;
use crate::previous;
use crate::rollup;
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
    #[serde(default)]
    public: bool,
    #[serde(default)]
    templates: Vec<Own>,
    previous: Option<Earlier>,
}

/// A template of the user's own that the run filled in.
#[derive(Debug, Deserialize)]
struct Own {
    name: String,
    sha256: String,
}

/// The earlier result that a run was compared with.
#[derive(Debug, Deserialize)]
struct Earlier {
    name: String,
    sha256: String,
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
pub(crate) fn asked(args: &GradeArgs, papers: &Papers, lang: Lang) -> Asked {
    Asked {
        provisional: args.source.options(args.claims()).provisional,
        deny_warnings: args.source.warnings() == Warnings::Deny,
        formats: names(&args.format),
        lang: lang_name(lang),
        audience: args.audience(),
        templates: papers.listed(),
    }
}

/// The names of formats, in a fixed order.
pub(crate) fn names(chosen: &[Format]) -> Vec<&'static str> {
    FORMATS.iter().filter(|(_, format)| chosen.contains(format)).map(|(name, _)| *name).collect()
}

/// The short name of a language.
pub(crate) const fn lang_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => LANGS[0].0,
        Lang::En => LANGS[1].0,
    }
}

pub(crate) const FORMATS: [(&str, Format); 5] = [
    ("xlsx", Format::Xlsx),
    ("csv", Format::Csv),
    ("json", Format::Json),
    ("html", Format::Html),
    ("docx", Format::Docx),
];
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
    if report.options.as_ref().is_some_and(|options| options.public) {
        return Err(Failure::at(FailureText::OfResult, &path).with("why", lang.say(FailureText::PublicResult)));
    }
    match (&report.options, report.schema == SCHEMA) {
        (_, false) => Err(foreign(report.schema)),
        (None, true) => Err(Failure::at(FailureText::OfResult, &path).with("why", lang.word(Tell::VerifyNoOptions))),
        (Some(_), true) => Ok(report),
    }
}

impl Report {
    /// Whether results were joined: then there is no rule file but those in the results.
    fn is_joined(&self) -> bool {
        self.inputs.iter().any(|input| input.role == "result")
    }
}

/// Where the inputs lie.
struct Sources {
    result: PathBuf,
    base: PathBuf,
    rules: Rulebook,
}

/// Where the rules are.
enum Rulebook {
    File(PathBuf),
    /// The program brought them along.
    Shipped(&'static str),
    /// Within the results that were joined.
    Within,
}

impl Rulebook {
    fn find(report: &Report, base: &Path, args: &VerifyArgs) -> Self {
        if report.is_joined() {
            return Self::Within;
        }
        let file = args.campaign.clone().unwrap_or_else(|| base.join(&report.campaign.file));
        let name = report.campaign.file.strip_suffix(".toml").unwrap_or_default();
        match shipped::by_name(name) {
            Some(shipped) if args.campaign.is_none() && !file.exists() => Self::Shipped(shipped.text),
            _ => Self::File(file),
        }
    }

    fn is_there(&self) -> bool {
        match self {
            Self::File(path) => path.is_file(),
            Self::Shipped(_) | Self::Within => true,
        }
    }

    /// The hash that they have now; none where they are not there or not readable.
    fn hash(&self) -> Option<String> {
        match self {
            Self::File(path) => hash(path),
            Self::Shipped(text) => Some(hex(&Sha256::digest(text.as_bytes()))),
            Self::Within => None,
        }
    }
}

impl Sources {
    /// The folder that was named; else the one around the result or the current one, whichever has everything.
    fn find(report: &Report, folder: &Path, args: &VerifyArgs) -> Self {
        let around = folder.parent().unwrap_or(folder).to_owned();
        let here = PathBuf::from(".");
        let rules_in = |base: &Path| Rulebook::find(report, base, args);
        let has_all = |base: &Path| {
            rules_in(base).is_there() && report.inputs.iter().all(|input| base.join(&input.name).exists())
        };
        let base = match &args.from {
            Some(named) => named.clone(),
            None if !has_all(&around) && has_all(&here) => here,
            None => around,
        };
        Self { rules: rules_in(&base), base, result: folder.to_owned() }
    }

    /// Where an input lies; none where its name leads out of the folder.
    fn path(&self, input: &Input) -> Option<PathBuf> {
        self.inside(&input.name)
    }

    fn inside(&self, name: &str) -> Option<PathBuf> {
        let name = Path::new(name);
        let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
        inside.then(|| self.base.join(name))
    }

    /// Tells which inputs differ or are missing: whether all are the same, and whether all are there.
    fn check(&self, report: &Report, lang: Lang, page: &mut Page) -> (bool, bool) {
        let mut seen: Vec<(&str, bool, Option<String>, &str)> = Vec::new();
        if !report.is_joined() {
            let rules = &report.campaign;
            seen.push((&rules.file, self.rules.is_there(), self.rules.hash(), &rules.sha256));
        }
        for input in &report.inputs {
            let found = self.path(input).filter(|path| path.exists());
            seen.push((&input.name, found.is_some(), found.and_then(|path| hash(&path)), &input.sha256));
        }
        if let Some(earlier) = report.options.as_ref().and_then(|options| options.previous.as_ref()) {
            let found = self.earlier(earlier);
            seen.push((&earlier.name, found.is_some(), found.and_then(|path| hash(&path)), &earlier.sha256));
        }
        for own in report.options.iter().flat_map(|options| &options.templates) {
            let found = self.inside(&own.name).filter(|path| path.exists());
            seen.push((&own.name, found.is_some(), found.and_then(|path| hash(&path)), &own.sha256));
        }
        let (count, mut same, mut whole) = (seen.len(), true, true);
        for (name, is_there, now, recorded) in seen {
            whole &= is_there;
            let tell = match (is_there, now) {
                (false, _) => Tell::VerifyInputMissing,
                // What could not be read then has no hash.
                (true, now) if now.as_deref().unwrap_or_default() == recorded => continue,
                (true, _) => Tell::VerifyInputDiffers,
            };
            same = false;
            page.line(2, &lang.tell(tell, &[("name", name)]));
        }
        if same {
            let tell = if report.is_joined() { Tell::VerifyResults } else { Tell::VerifyInputs };
            page.line(2, &lang.tell(tell, &[("count", &count.to_string())]));
        }
        (same, whole)
    }

    /// Where the earlier result lies: in the folder of the inputs or around it.
    fn earlier(&self, earlier: &Earlier) -> Option<PathBuf> {
        let name = Path::new(&earlier.name);
        let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
        let around = [self.base.clone(), self.base.join("..")];
        let is_it = |path: &PathBuf| hash(path).is_some_and(|hash| hash == earlier.sha256);
        around.into_iter().filter(|_| inside).map(|folder| folder.join(name)).find(is_it)
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
            births: Births::default(),
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
    Some(hex(&hasher.finalize()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Makes the results again in a folder beside them and tells which files differ; whether none does.
fn again(report: &Report, sources: &Sources, folder: &Path, lang: Lang, page: &mut Page) -> Result<bool, Failure> {
    let Some(options) = &report.options else { return Ok(false) };
    let chosen = FORMATS.iter().filter(|(name, _)| options.formats.iter().any(|format| format == name));
    let (names, formats): (Vec<&'static str>, Vec<Format>) = chosen.copied().unzip();
    let spoken = LANGS.iter().find(|(name, _)| *name == options.lang).unwrap_or(&LANGS[0]);
    let templates = options.templates.iter().filter_map(|own| Some((sources.inside(&own.name)?, own.name.clone())));
    let papers = Papers::load(&templates.collect::<Vec<_>>(), Audience::Internal, Printing::Normal, lang)?;
    let (provisional, deny_warnings) = (options.provisional, options.deny_warnings);
    let info = RunInfo {
        version: env!("CARGO_PKG_VERSION"),
        date: report.generated.clone(),
        asked: Asked {
            provisional,
            deny_warnings,
            formats: names,
            lang: spoken.0,
            audience: Audience::Internal,
            templates: papers.listed(),
        },
        changes: None,
    };
    // Beside the result and not in the system's folder: names and points stay on their own disk.
    let parent = folder.parent().unwrap_or(folder);
    let made = tempfile::Builder::new().prefix(".kiem-chung-").tempdir_in(parent);
    let made = made.map_err(|cause| Failure::at(FailureText::CannotPrepare, parent).because(cause))?;
    let words = spoken.1.into();
    let making = Again { report, sources, info: &info, papers: &papers, formats: &formats, words, lang };
    match &sources.rules {
        Rulebook::Within => making.join(made.path())?,
        Rulebook::File(path) => {
            let text = String::from_utf8(read(path)?);
            making.grade(&text.map_err(|_| Failure::at(FailureText::CampaignNotUtf8, path))?, options, made.path())?;
        }
        Rulebook::Shipped(text) => making.grade(text, options, made.path())?,
    }
    differences(folder, made.path(), lang, page)
}

/// What is made once more.
struct Again<'a> {
    report: &'a Report,
    sources: &'a Sources,
    info: &'a RunInfo,
    papers: &'a Papers,
    formats: &'a [Format],
    /// The language of the results.
    words: Lang,
    /// The language of the run.
    lang: Lang,
}

impl Again<'_> {
    fn grade(&self, rules: &str, options: &Recorded, folder: &Path) -> Result<(), Failure> {
        let loaded = campaign::load(&self.report.campaign.file, rules);
        let faulty = || {
            let failure = Failure::at(FailureText::CampaignFaulty, &self.report.campaign.file);
            failure.with("count", loaded.problems.len())
        };
        let campaign = loaded.campaign.as_ref().ok_or_else(faulty)?;
        let bar = Bar::new(Printing::Normal, self.lang);
        let explains = self.formats.iter().any(|format| *format != Format::Csv) || !self.papers.own.is_empty();
        let claims = if explains { Claims::Keep } else { Claims::Drop };
        let inputs = Inputs { births: self.papers.births(self.formats), ..self.sources.inputs(self.report) };
        let asked_for = Options { provisional: options.provisional, claims };
        let mut results = evaluate::run(campaign, &inputs, asked_for, &bar);
        results.problems.extend(loaded.problems.iter().cloned());
        diag::sort(&mut results.problems);
        let warnings = if options.deny_warnings { Warnings::Deny } else { Warnings::Allow };
        let exit = Exit::of(&results, warnings);
        let lang = self.words;
        let info = RunInfo { changes: self.changes(campaign, &results, options)?, ..self.info.clone() };
        let writing =
            Writing { campaign, results: &results, inputs: &inputs, info: &info, papers: self.papers, exit, lang };
        writing.all(folder, self.formats, &bar)
    }

    /// What changed since the earlier result that the run was given.
    fn changes(&self, campaign: &Campaign, results: &Results, options: &Recorded) -> Result<Option<Changes>, Failure> {
        let Some(earlier) = &options.previous else { return Ok(None) };
        let Some(path) = self.sources.earlier(earlier) else { return Ok(None) };
        let changes = previous::changes(&path, campaign, results, self.words)?;
        Ok(Some(Changes { previous: earlier.name.clone(), ..changes }))
    }

    fn join(&self, folder: &Path) -> Result<(), Failure> {
        let parts =
            self.report.inputs.iter().filter_map(|input| {
                Some(PartFile { path: self.sources.path(input)?, name: input.name.as_str().into() })
            });
        let groups = [rollup::Group { stem: None, parts: parts.collect() }];
        let joined = rollup::join(&groups, self.lang)?;
        rollup::Whole { groups: &groups, joined: &joined, info: self.info, lang: self.words }.all(folder, self.formats)
    }
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
