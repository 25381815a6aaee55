//! `xeploai rollup`: the results of several runs joined into one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use xeploai::explain::rollup::{self, PartFault, PartFile, Refused, RolledUp};
use xeploai::intake::Inputs;
use xeploai::render::csv;
use xeploai::report::{Asked, RunInfo, consolidated};
use xeploai::words::{FailureText, Lang};

use crate::args::{Format, RollupArgs};
use crate::exit::{Exit, Warnings};
use crate::explain::refused;
use crate::failure::Failure;
use crate::output::{Holding, Output};
use crate::papers::NO_PAPERS;
use crate::write::{self, Writing};
use crate::{run, terminal, verify, walk};

/// The file of a result that is joined.
const RESULTS: &str = "results.json";

/// Finds the results, joins, writes, tells.
pub(crate) fn rollup(args: &RollupArgs, lang: Lang) -> Result<Exit, Failure> {
    let printing = args.printing();
    if args.format.contains(&Format::Docx) {
        return Err(Failure::new(FailureText::NoJoinedPapers));
    }
    let (base, parts) = find(&args.results, &args.out)?;
    let joined = join(&parts, lang)?;
    let output = Output::open(&args.out, args.existing(), Holding::Results, &base)?;
    let asked = Asked { formats: verify::names(&args.format), lang: verify::lang_name(lang), ..Asked::default() };
    let info = RunInfo { asked, ..run::info(args.date)? };
    let making = Making { joined: &joined, parts: &parts, info: &info, lang };
    making.all(&output.folder(), &args.format)?;
    output.commit()?;
    terminal::joined(&making.writing(&Inputs::default()), parts.len(), &args.out, printing)?;
    Ok(making.exit())
}

/// Joins; where that cannot be, tells every reason and fails.
pub(crate) fn join(parts: &[PartFile], lang: Lang) -> Result<RolledUp, Failure> {
    rollup::rollup(parts).map_err(|why| match why {
        Refused::Part(at, PartFault::File(cause)) => {
            Failure::at(FailureText::NoSuchPath, &parts[at].path).because(cause)
        }
        Refused::Part(at, PartFault::Result(fault)) => refused(&parts[at].path, &fault, lang),
        Refused::Problems(problems) => {
            terminal::refusals(&problems, lang);
            let count = problems.iter().filter(|problem| problem.is_error()).count();
            Failure::new(FailureText::NotJoined).with("count", count)
        }
    })
}

/// What is written of a joined result.
pub(crate) struct Making<'m> {
    pub(crate) joined: &'m RolledUp,
    pub(crate) parts: &'m [PartFile],
    pub(crate) info: &'m RunInfo,
    pub(crate) lang: Lang,
}

impl Making<'_> {
    /// Writes everything that was asked for into a folder.
    pub(crate) fn all(&self, folder: &Path, formats: &[Format]) -> Result<(), Failure> {
        let inputs = Inputs::default();
        let writing = self.writing(&inputs);
        if formats.contains(&Format::Xlsx) {
            let mut report = consolidated::report(writing.campaign, writing.results, self.info, self.lang);
            report.sheets.insert(1, rollup::part_sheet(self.joined, self.parts, self.lang));
            writing.workbook(&report, folder, &report.name)?;
        }
        if formats.contains(&Format::Csv) {
            writing.tables(folder)?;
            let parts = rollup::part_table(self.joined, self.parts);
            write::file(folder, "parts.csv", |out| csv::write(&parts, out))?;
        }
        if formats.contains(&Format::Json) {
            write::file(folder, RESULTS, |out| rollup::write(self.joined, self.parts, self.lang, out))?;
        }
        if formats.contains(&Format::Html) {
            write::file(folder, "bao-cao.html", |out| writing.page(out))?;
        }
        write::problem_list(&self.joined.results, self.lang, folder)?;
        write::file(folder, "run.json", |out| writing.run_report(out))
    }

    pub(crate) fn writing<'w>(&'w self, inputs: &'w Inputs) -> Writing<'w> {
        Writing {
            campaign: &self.joined.campaign,
            results: &self.joined.results,
            inputs,
            info: self.info,
            papers: &NO_PAPERS,
            exit: self.exit(),
            lang: self.lang,
        }
    }

    pub(crate) fn exit(&self) -> Exit {
        Exit::of(&self.joined.results, Warnings::Allow)
    }
}

/// The results that are meant, by name, and the folder that their names are relative to. A folder without a
/// result of its own stands for all results in it.
fn find(named: &[PathBuf], out: &Path) -> Result<(PathBuf, Vec<PartFile>), Failure> {
    let mut found = BTreeSet::new();
    for path in named {
        let real = walk::real(path)?;
        if !real.is_dir() {
            found.insert(real);
            continue;
        }
        let (within, mut own) = (fs::canonicalize(out).ok(), BTreeSet::new());
        within_folder(&real, within.as_deref(), &mut own)
            .map_err(|cause| Failure::at(FailureText::NoSuchPath, path).because(cause))?;
        if own.is_empty() {
            return Err(Failure::at(FailureText::NoResults, path));
        }
        found.append(&mut own);
    }
    let paths: Vec<PathBuf> = found.into_iter().collect();
    if let Ok(out) = fs::canonicalize(out)
        && paths.iter().any(|path| path.starts_with(&out))
    {
        return Err(Failure::at(FailureText::OutIsPart, out));
    }
    let folders: Vec<PathBuf> = paths.iter().filter_map(|path| path.parent().map(Path::to_owned)).collect();
    // A single result keeps the name of its folder.
    let common = walk::common_folder(&folders);
    let base = if folders.contains(&common) { common.parent().map_or(common.clone(), Path::to_owned) } else { common };
    let part = |path: PathBuf| PartFile { name: walk::name_under(&base, &path).into(), path };
    let mut parts: Vec<PartFile> = paths.into_iter().map(part).collect();
    parts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok((base, parts))
}

/// The results of a folder: its own, else those of the folders in it. The folder of the joined result that is to
/// be replaced is none of them, unless it was named itself.
fn within_folder(folder: &Path, out: Option<&Path>, found: &mut BTreeSet<PathBuf>) -> io::Result<()> {
    let own = folder.join(RESULTS);
    if own.is_file() {
        found.insert(own);
        return Ok(());
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        // Links to folders are not followed: they may lead back.
        if entry.file_type()?.is_dir() && !walk::is_hidden(&path) && out != Some(path.as_path()) {
            within_folder(&path, out, found)?;
        }
    }
    Ok(())
}
