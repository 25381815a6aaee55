//! `xeploai verify` on the results of several campaigns: they are graded again together.

use std::io;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;
use xeploai::aggregate::Results;
use xeploai::campaign::{Campaign, load_all};
use xeploai::evaluate::{Claims, Options};
use xeploai::explain::page::Page;
use xeploai::explain::rollup::PartFile;
use xeploai::intake::Inputs;
use xeploai::report::{Asked, Changes, RunInfo};
use xeploai::table::InputFile;
use xeploai::words::{FailureText, Lang, Tell};

use super::differences::differences;
use super::report::{Earlier, Input, Program, Recorded};
use super::sources::{documents, hash};
use super::{cannot, places};
use crate::args::{Format, Printing, VerifyArgs};
use crate::asked::{FORMATS, LANGS};
use crate::exit::{Exit, Warnings};
use crate::failure::Failure;
use crate::interrupt;
use crate::papers::Papers;
use crate::previous;
use crate::results::read;
use crate::rollup::{self, Group};
use crate::screen::{self, Bar};
use crate::several::{self, Several};
use crate::walk::campaign_stem;

/// The part of a run report that tells how to run it again.
#[derive(Debug, Deserialize)]
struct Report {
    program: Program,
    generated: Option<String>,
    options: Recorded,
    campaigns: Vec<Rules>,
    inputs: Vec<Input>,
}

#[derive(Debug, Deserialize)]
struct Rules {
    folder: String,
    file: String,
    sha256: String,
    /// The result that this campaign's was compared with.
    previous: Option<Earlier>,
}

/// Checks the inputs, grades again beside the result folder, compares, tells.
pub(super) fn verify(args: &VerifyArgs, folder: &Path, lang: Lang) -> Result<Exit, Failure> {
    let path = folder.join("run.json");
    let foreign = |cause: serde_json::Error| {
        let why = lang.tell(Tell::VerifyForeign, &[("detail", &cause.to_string())]);
        Failure::at(FailureText::OfResult, &path).with("why", why)
    };
    let report: Report = serde_json::from_slice(&read(&path)?).map_err(foreign)?;
    if report.options.public {
        return Err(Failure::at(FailureText::OfResult, &path).with("why", lang.say(FailureText::PublicResult)));
    }
    let base = base(&report, folder, args);
    let mut page = Page::new(screen::look(&io::stdout()));
    let values = [("path", folder.display().to_string()), ("from", base.display().to_string())];
    page.heading(&lang.tell(Tell::VerifyHead, &[("path", &values[0].1), ("from", &values[1].1)]));
    let version = env!("CARGO_PKG_VERSION");
    if report.program.version != version {
        page.line(2, &lang.tell(Tell::VerifyVersion, &[("old", &report.program.version), ("new", version)]));
    }
    let (same, whole) = check(&report, &base, lang, &mut page);
    let equal = if whole {
        again(&report, &base, folder, lang, &mut page)?
    } else {
        cannot(&mut page, args, folder, lang);
        false
    };
    screen::print(|to| to.write_all(page.text().as_bytes()))?;
    Ok(if same && equal { Exit::Final } else { Exit::Wanting })
}

impl Report {
    /// Whether results were joined: then there are no rule files but those in the results.
    fn is_joined(&self) -> bool {
        self.inputs.iter().any(|input| input.role == "result")
    }

    /// What was joined, by campaign: each result lies in a folder that is called like that of the whole.
    fn groups(&self, base: &Path) -> Vec<Group> {
        let group = |rules: &Rules| {
            let is_own = |name: &str| Path::new(name).parent().is_some_and(|folder| folder.ends_with(&rules.folder));
            let own = self.inputs.iter().filter(|input| is_own(&input.name));
            let part = |input: &Input| Some(PartFile { path: path(base, &input.name)?, name: (*input.name).into() });
            Group { stem: Some(rules.folder.clone()), parts: own.filter_map(part).collect() }
        };
        self.campaigns.iter().map(group).collect()
    }
}

/// Everything that the run has read, with the hash that it had.
fn sources(report: &Report) -> impl Iterator<Item = (&str, &str)> {
    let files = report.campaigns.iter().filter(|_| !report.is_joined());
    let rules = files.map(|rules| (rules.file.as_str(), rules.sha256.as_str()));
    let inputs = report.inputs.iter().map(|input| (input.name.as_str(), input.sha256.as_str()));
    let templates = report.options.templates.iter().map(|own| (own.name.as_str(), own.sha256.as_str()));
    let earlier = report.campaigns.iter().filter_map(|rules| rules.previous.as_ref());
    let earlier = earlier.map(|earlier| (earlier.name.as_str(), earlier.sha256.as_str()));
    rules.chain(inputs).chain(templates).chain(earlier)
}

/// The folder in which everything lies.
fn base(report: &Report, folder: &Path, args: &VerifyArgs) -> PathBuf {
    let has_all = |base: &Path| sources(report).all(|(name, _)| found(report, base, name).is_some());
    places::base(folder, args.from.as_ref(), has_all)
}

/// Where a rule file or an input lies, if it is there.
fn found(report: &Report, base: &Path, name: &str) -> Option<PathBuf> {
    let rules = report.campaigns.iter().find(|rules| rules.file == name && !report.is_joined());
    let inputs = report.inputs.iter().map(|input| input.name.as_str());
    let earlier = report.campaigns.iter().filter_map(|rules| rules.previous.as_ref());
    let place = match rules {
        // It may lie beside the folder of the data.
        None if earlier.clone().any(|earlier| earlier.name == name) => {
            path(base, name).into_iter().chain(path(&base.join(".."), name)).find(|path| path.exists())
        }
        Some(rules) => Some(places::rules(base, &rules.file, &rules.sha256, inputs)),
        None => path(base, name),
    };
    place.filter(|path| path.exists())
}

/// Where a source lies; none where its name leads out of the folder.
fn path(base: &Path, name: &str) -> Option<PathBuf> {
    let inside = Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    inside.then(|| base.join(name))
}

/// Tells which sources differ or are missing: whether all are the same, and whether all are there.
fn check(report: &Report, base: &Path, lang: Lang, page: &mut Page) -> (bool, bool) {
    let (mut same, mut whole) = (true, true);
    for (name, recorded) in sources(report) {
        let found = found(report, base, name);
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
        let tell = if report.is_joined() { Tell::VerifyResults } else { Tell::VerifyInputs };
        page.line(2, &lang.tell(tell, &[("count", &sources(report).count().to_string())]));
    }
    (same, whole)
}

fn inputs(report: &Report, base: &Path, result: &Path) -> Inputs {
    let file = |input: &Input| {
        let path = path(base, &input.name)?;
        Some(InputFile { path: std::fs::canonicalize(&path).unwrap_or(path), name: input.name.as_str().into() })
    };
    let of = |role: &str| report.inputs.iter().filter(|input| input.role == role).filter_map(file).collect::<Vec<_>>();
    let reserved = ["units", "decisions", "history"];
    let tables = report.inputs.iter().filter(|input| !reserved.contains(&input.role.as_str()));
    Inputs {
        units: of("units").pop(),
        decisions: of("decisions").pop(),
        history: of("history"),
        tables: tables.filter_map(file).collect(),
        documents: documents(base, result),
        ..Inputs::default()
    }
}

/// Makes the results again in a folder beside them and tells which files differ; whether none does.
fn again(report: &Report, base: &Path, folder: &Path, lang: Lang, page: &mut Page) -> Result<bool, Failure> {
    let options = &report.options;
    let chosen = FORMATS.iter().filter(|(name, _)| options.formats.iter().any(|format| format == name));
    let (names, formats): (Vec<&'static str>, Vec<Format>) = chosen.copied().unzip();
    let spoken = LANGS.iter().find(|(name, _)| *name == options.lang).unwrap_or(&LANGS[0]);
    let (provisional, deny_warnings) = (options.provisional, options.deny_warnings);
    let templates = options.templates.iter().filter_map(|own| Some((path(base, &own.name)?, own.name.clone())));
    let papers = Papers::load(&templates.collect::<Vec<_>>(), Printing::Normal, lang)?;
    let templates = papers.listed();
    let info = RunInfo {
        version: env!("CARGO_PKG_VERSION"),
        date: report.generated.clone(),
        asked: Asked { provisional, deny_warnings, formats: names, lang: spoken.0, templates, ..Asked::default() },
        changes: None,
    };
    // Beside the result and not in the system's folder: names and points stay on their own disk.
    let parent = folder.parent().unwrap_or(folder);
    let made = interrupt::guarded(|| tempfile::Builder::new().prefix(".kiem-chung-").tempdir_in(parent));
    let made = made.map_err(|cause| Failure::at(FailureText::CannotPrepare, parent).because(cause))?;
    let words = Lang::from(spoken.1);
    if report.is_joined() {
        let groups = report.groups(base);
        let joined = rollup::join(&groups, lang)?;
        rollup::Whole { groups: &groups, joined: &joined, info: &info, lang: words }.all(made.path(), &formats)?;
    } else {
        grade(report, (base, folder), (&info, &papers), &formats, (words, lang), made.path())?;
    }
    differences(folder, made.path(), lang, page)
}

/// Grades all campaigns again; `words` is the language of the results.
fn grade(
    report: &Report,
    (base, folder): (&Path, &Path),
    (info, papers): (&RunInfo, &Papers),
    formats: &[Format],
    (words, lang): (Lang, Lang),
    made: &Path,
) -> Result<(), Failure> {
    let mut files = Vec::new();
    for rules in &report.campaigns {
        let path = found(report, base, &rules.file).unwrap_or_else(|| base.join(&rules.file));
        let text = String::from_utf8(read(&path)?);
        files.push((rules.file.clone(), text.map_err(|_| Failure::at(FailureText::CampaignNotUtf8, &path))?));
    }
    let loaded = load_all(&files);
    let faulty = || Failure::at(FailureText::CampaignFaulty, base).with("count", loaded.problems.len());
    let together = loaded.together.as_ref().ok_or_else(faulty)?;
    let explains = formats.iter().any(|format| *format != Format::Csv) || !papers.own.is_empty();
    let claims = if explains { Claims::Keep } else { Claims::Drop };
    let asked_for = Options { provisional: info.asked.provisional, claims };
    let bar = Bar::new(Printing::Normal, lang);
    let inputs = Inputs { births: papers.births(formats), ..inputs(report, base, folder) };
    let results = several::graded(together, &inputs, &loaded.problems, asked_for, words, &bar);
    let exit = several::exit(&results, if info.asked.deny_warnings { Warnings::Deny } else { Warnings::Allow });
    let campaigns = &together.campaigns[..];
    let infos = several::infos(info, changes(report, base, campaigns, &results, words)?, results.len());
    let several =
        Several { campaigns, results: &results, inputs: &inputs, info, infos: &infos, papers, exit, lang: words };
    several.all(made, formats, &bar)
}

/// What changed in each campaign since the result that it was compared with.
fn changes(
    report: &Report,
    base: &Path,
    campaigns: &[Campaign],
    results: &[Results],
    lang: Lang,
) -> Result<Vec<Option<Changes>>, Failure> {
    let one = |(campaign, results): (&Campaign, &Results)| {
        let own = report.campaigns.iter().find(|rules| rules.folder == campaign_stem(&campaign.path));
        let Some(earlier) = own.and_then(|rules| rules.previous.as_ref()) else { return Ok(None) };
        let Some(path) = found(report, base, &earlier.name) else { return Ok(None) };
        let changes = previous::changes(&path, campaign, results, lang)?;
        Ok(Some(Changes { previous: earlier.name.clone(), ..changes }))
    };
    campaigns.iter().zip(results).map(one).collect()
}
