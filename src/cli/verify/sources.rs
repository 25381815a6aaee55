//! Where the inputs of a run lie now, and whether they are what they were.

use std::fs;
use std::path::{Component, Path, PathBuf};

use xeploai::diag::IntakeCode;
use xeploai::explain::page::Page;
use xeploai::intake::{Births, Inputs};
use xeploai::shipped;
use xeploai::table::InputFile;
use xeploai::words::{Lang, Tell};

use super::places;
use super::report::{Earlier, Input, Report};
use crate::args::VerifyArgs;
use crate::explain::read;
use crate::hash::{self, of_bytes};
use crate::walk;

/// Where the inputs lie.
pub(super) struct Sources {
    result: PathBuf,
    pub(super) base: PathBuf,
    pub(super) rules: Rulebook,
}

/// Where the rules are.
pub(super) enum Rulebook {
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
        let names = report.inputs.iter().map(|input| input.name.as_str());
        let recorded = &report.campaign;
        let found = || places::rules(base, &recorded.file, &recorded.sha256, names);
        let file = args.campaign.clone().unwrap_or_else(found);
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
            Self::Shipped(text) => Some(of_bytes(text.as_bytes())),
            Self::Within => None,
        }
    }
}

impl Sources {
    /// Looks for them.
    pub(super) fn find(report: &Report, folder: &Path, args: &VerifyArgs) -> Self {
        let rules_in = |base: &Path| Rulebook::find(report, base, args);
        let has_all = |base: &Path| {
            report.inputs.iter().all(|input| base.join(&input.name).exists()) && rules_in(base).is_there()
        };
        let base = places::base(folder, args.from.as_ref(), has_all);
        Self { rules: rules_in(&base), base, result: folder.to_owned() }
    }

    /// Where an input lies; none where its name leads out of the folder.
    pub(super) fn path(&self, input: &Input) -> Option<PathBuf> {
        self.inside(&input.name)
    }

    pub(super) fn inside(&self, name: &str) -> Option<PathBuf> {
        let name = Path::new(name);
        let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
        inside.then(|| self.base.join(name))
    }

    /// Tells which inputs differ or are missing: whether all are the same, and whether all are there.
    pub(super) fn check(&self, report: &Report, lang: Lang, page: &mut Page) -> (bool, bool) {
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
    pub(super) fn earlier(&self, earlier: &Earlier) -> Option<PathBuf> {
        let name = Path::new(&earlier.name);
        let inside = name.components().all(|part| matches!(part, Component::Normal(_)));
        let around = [self.base.clone(), self.base.join("..")];
        let is_it = |path: &PathBuf| hash(path).is_some_and(|hash| hash == earlier.sha256);
        around.into_iter().filter(|_| inside).map(|folder| folder.join(name)).find(is_it)
    }

    pub(super) fn inputs(&self, report: &Report) -> Inputs {
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
pub(super) fn documents(base: &Path, result: &Path) -> Vec<(String, Vec<String>)> {
    let told = read(&result.join("problems.json")).unwrap_or_default();
    let code = IntakeCode::FolderWithoutTable.name();
    if !String::from_utf8_lossy(&told).contains(code) {
        return Vec::new();
    }
    walk::look(&[base.to_owned()], Some(result)).map(|found| found.documents).unwrap_or_default()
}

/// The hash of a file, if there is one to be read.
pub(super) fn hash(path: &Path) -> Option<String> {
    hash::hash(path).ok()
}
