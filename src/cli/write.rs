//! Which files a run leaves, and what is in each.

use std::cmp::Reverse;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::{ParallelBridge as _, ParallelIterator as _};
use xeploai::diag::Problem;
use xeploai::evaluate::{Progress, Stage};
use xeploai::render::{csv, json, xlsx};
use xeploai::report::public::{self, Audience};
use xeploai::report::sheet::{Report, Sheet};
use xeploai::report::{consolidated, machine, paper, unit};
use xeploai::words::{FailureText, Lang};

use crate::args::Format;
use crate::disk;
use crate::documents::documents;
use crate::failure::Failure;
use crate::made::{PROBLEMS, REPORT, made};
use crate::mend;
use crate::threads;
use crate::writing::Writing;

impl Writing<'_> {
    /// Writes everything that was asked for into a folder.
    pub(crate) fn all(&self, folder: &Path, formats: &[Format], progress: &dyn Progress) -> Result<(), Failure> {
        if self.audience() == Audience::Public {
            return self.public(folder, formats, progress);
        }
        let workbooks = formats.contains(&Format::Xlsx);
        progress.begin(
            Stage::Writing,
            if workbooks { u64::try_from(self.results.units.len()).unwrap_or(u64::MAX) } else { 1 },
        );
        // What is one long file each is written beside the many workbooks.
        threads::writing(|| {
            let (files, books) = rayon::join(
                || self.single_files(folder, formats),
                || if workbooks { self.workbooks(folder, progress) } else { Ok(()) },
            );
            books.and(files)
        })?;
        problem_list(&self.results.problems, self.lang, folder)?;
        // Last, and also without --format json: it says that the folder is a result folder.
        let made = made(folder)?;
        file(folder, REPORT, |out| self.run_report(&made, out))?;
        progress.step();
        Ok(())
    }

    /// Everything of an internal run but its workbooks.
    fn single_files(&self, folder: &Path, formats: &[Format]) -> Result<(), Failure> {
        if formats.contains(&Format::Json) {
            file(folder, "results.json", |out| json::results(self.campaign, self.results, self.lang, out))?;
        }
        if formats.contains(&Format::Csv) {
            self.tables(folder)?;
        }
        if formats.contains(&Format::Html) {
            file(folder, "bao-cao.html", |out| self.page(out))?;
        }
        if self.papers.are_wanted(formats) {
            documents(self.papers, self, formats, folder)?;
        }
        Ok(())
    }

    /// The public list alone, in each format that was asked for. No list of problems: it quotes what stands in cells.
    fn public(&self, folder: &Path, formats: &[Format], progress: &dyn Progress) -> Result<(), Failure> {
        progress.begin(Stage::Writing, 1);
        let (campaign, results) = (self.campaign, self.results);
        if formats.contains(&Format::Xlsx) {
            let mut report = public::report(campaign, results, self.lang);
            self.workbook(&mut report, folder, public::NAME)?;
        }
        if formats.contains(&Format::Csv) {
            file(folder, "cong-khai.csv", |out| csv::write(&public::table(campaign, results), out))?;
        }
        if formats.contains(&Format::Json) {
            file(folder, "cong-khai.json", |out| json::public(campaign, results, out))?;
        }
        if formats.contains(&Format::Html) {
            file(folder, "cong-khai.html", |out| self.page(out))?;
        }
        if self.papers.are_wanted(formats) {
            documents(self.papers, self, formats, folder)?;
        }
        let made = made(folder)?;
        file(folder, REPORT, |out| self.run_report(&made, out))?;
        progress.step();
        Ok(())
    }

    /// The workbook of each unit and the consolidated one, several at a time.
    fn workbooks(&self, folder: &Path, progress: &dyn Progress) -> Result<(), Failure> {
        let units = folder.join("don-vi");
        folder_of_units(&units)?;
        let reports = unit::Reports::new(self.campaign, self.results, self.lang);
        // Large ones first and each to whoever is free: no thread has one before it in the end while another has none.
        let mut names = self.unit_names();
        names.sort_by_key(|(position, _)| Reverse(self.results.units[*position].subjects.len()));
        let each = || {
            names.into_iter().par_bridge().try_for_each(|(position, name)| {
                let mut report = reports.report(position);
                self.workbook(&mut report, &units, &name)?;
                progress.step();
                Ok(())
            })
        };
        let (all, each) = rayon::join(|| self.consolidated(folder), each);
        all.and(each)?;
        mend::write(self.campaign, self.results, self.inputs, folder, self.lang)
    }

    /// The workbook over all units.
    fn consolidated(&self, folder: &Path) -> Result<(), Failure> {
        let mut report = consolidated::report(self.campaign, self.results, self.info, self.lang);
        let name = report.name.clone();
        self.workbook(&mut report, folder, &name)
    }

    /// One workbook.
    pub(crate) fn workbook(&self, report: &mut Report<'_>, folder: &Path, name: &str) -> Result<(), Failure> {
        // The day that the papers bear, on what is signed with them.
        paper::date(report, self.campaign, self.info);
        let name = format!("{name}.xlsx");
        let written = disk::catch(|| xlsx::write(report, self.campaign.year, &folder.join(&name)));
        written.map_err(|cause| cannot_write(&name, cause))
    }

    /// The tables for machines.
    pub(crate) fn tables(&self, folder: &Path) -> Result<(), Failure> {
        let (campaign, results) = (self.campaign, self.results);
        let tables: [(&str, Sheet<'_>); 4] = [
            ("results.csv", machine::results(campaign, results)),
            ("summary.csv", machine::summary(campaign, results)),
            ("quotas.csv", machine::quotas(campaign, results)),
            ("targets.csv", machine::targets(campaign, results)),
        ];
        tables.iter().try_for_each(|(name, table)| file(folder, name, |out| csv::write(table, out)))
    }
}

/// Writes every problem for machines.
pub(crate) fn problem_list(problems: &[Problem], lang: Lang, folder: &Path) -> Result<(), Failure> {
    file(folder, PROBLEMS, |out| json::problems(problems, lang, out))
}

/// The same beside marked copies: it says whose folder this is, and what was written into it.
pub(crate) fn copies_list(problems: &[Problem], lang: Lang, folder: &Path) -> Result<(), Failure> {
    let made = made(folder)?;
    file(folder, PROBLEMS, |out| json::copies(problems, &made, lang, out))
}

/// Writes one file through a buffer, whose last bytes count too.
pub(crate) fn file(
    folder: &Path,
    name: &str,
    content: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
) -> Result<(), Failure> {
    let write = || {
        let mut out = BufWriter::with_capacity(1 << 18, File::create(folder.join(name))?);
        content(&mut out)?;
        out.flush()
    };
    write().map_err(|cause| cannot_write(name, cause))
}

/// Makes the folder of the units, which workbooks and documents make at the same time. Not those above it: a run that is
/// being stopped has removed them.
pub(crate) fn folder_of_units(folder: &Path) -> Result<(), Failure> {
    match fs::create_dir(folder) {
        Err(cause) if cause.kind() != io::ErrorKind::AlreadyExists => Err(cannot_write("don-vi", cause)),
        _ => Ok(()),
    }
}

fn cannot_write(name: impl Into<PathBuf>, cause: impl Into<anyhow::Error>) -> Failure {
    Failure::at(FailureText::CannotWrite, name.into()).because(cause)
}
