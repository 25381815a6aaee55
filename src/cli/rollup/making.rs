//! What joined results leave in their folder.

use std::fs;
use std::io;
use std::path::Path;

use xeploai::aggregate::Results;
use xeploai::campaign::Campaign;
use xeploai::explain::rollup::{self, RolledUp};
use xeploai::intake::Inputs;
use xeploai::render::{csv, json};
use xeploai::report::{Changes, Made, RunInfo, consolidated};
use xeploai::words::{FailureText, Lang};

use super::{Group, RESULTS};
use crate::args::Format;
use crate::exit::{Exit, Warnings};
use crate::failure::Failure;
use crate::made::{REPORT, made};
use crate::papers::NO_PAPERS;
use crate::several;
use crate::write;
use crate::writing::Writing;

/// Nobody is graded: there is nothing to read.
static NO_INPUTS: Inputs = Inputs::none();

/// The joined results of all campaigns.
#[derive(Clone, Copy)]
pub(crate) struct Whole<'m> {
    /// What was joined.
    pub(crate) groups: &'m [Group],
    /// What came of it, one for each group.
    pub(crate) joined: &'m [RolledUp],
    /// The run.
    pub(crate) info: &'m RunInfo,
    /// The language of workbooks.
    pub(crate) lang: Lang,
}

impl<'m> Whole<'m> {
    /// Writes everything that was asked for into a folder.
    pub(crate) fn all(&self, folder: &Path, formats: &[Format]) -> Result<(), Failure> {
        for (group, joined) in self.groups.iter().zip(self.joined) {
            let own = group.folder(folder);
            if group.stem.is_some() {
                fs::create_dir(&own).map_err(|cause| Failure::at(FailureText::CannotWrite, &own).because(cause))?;
            }
            self.one(group, joined, &own, formats)?;
        }
        if self.is_of_several() {
            let problems = several::problems(self.results());
            write::problem_list(&problems, self.lang, folder)?;
            let made = made(folder)?;
            write::file(folder, REPORT, |out| self.run_report(&made, out))?;
        }
        Ok(())
    }

    /// One campaign's part.
    fn one(&self, group: &Group, joined: &RolledUp, folder: &Path, formats: &[Format]) -> Result<(), Failure> {
        let writing = self.writing(joined);
        if formats.contains(&Format::Xlsx) {
            let mut report = consolidated::report(writing.campaign, writing.results, self.info, self.lang);
            report.sheets.insert(1, rollup::part_sheet(joined, &group.parts, self.lang));
            let name = report.name.clone();
            writing.workbook(&mut report, folder, &name)?;
        }
        if formats.contains(&Format::Csv) {
            writing.tables(folder)?;
            let parts = rollup::part_table(joined, &group.parts);
            write::file(folder, "parts.csv", |out| csv::write(&parts, out))?;
        }
        if formats.contains(&Format::Json) {
            write::file(folder, RESULTS, |out| rollup::write(joined, &group.parts, self.lang, out))?;
        }
        if formats.contains(&Format::Html) {
            write::file(folder, "bao-cao.html", |out| writing.page(out))?;
        }
        write::problem_list(&joined.results.problems, self.lang, folder)?;
        let made = made(folder)?;
        write::file(folder, REPORT, |out| writing.run_report(&made, out))
    }

    /// What was joined of what, where there are several campaigns.
    fn run_report(&self, made: &[Made], out: &mut dyn io::Write) -> io::Result<()> {
        let part = |(group, joined): (&'m Group, &'m RolledUp)| {
            (group.stem.as_deref().unwrap_or_default(), &joined.campaign, &joined.results, None)
        };
        let parts: Vec<(&str, &Campaign, &Results, Option<&Changes>)> =
            self.groups.iter().zip(self.joined).map(part).collect();
        json::run_all(&parts, self.info, self.exit().code(), made, out)
    }

    /// What is written of each campaign.
    pub(crate) fn writings(&self) -> impl Iterator<Item = Writing<'m>> {
        let whole = *self;
        self.joined.iter().map(move |joined| whole.writing(joined))
    }

    fn writing(&self, joined: &'m RolledUp) -> Writing<'m> {
        Writing {
            campaign: &joined.campaign,
            results: &joined.results,
            inputs: &NO_INPUTS,
            info: self.info,
            papers: &NO_PAPERS,
            exit: self.exit(),
            lang: self.lang,
        }
    }

    /// The worst end of all.
    pub(crate) fn exit(&self) -> Exit {
        several::exit(self.results(), Warnings::Allow)
    }

    fn results(&self) -> impl Iterator<Item = &'m Results> + Clone {
        self.joined.iter().map(|joined| &joined.results)
    }

    fn is_of_several(&self) -> bool {
        self.groups.iter().any(|group| group.stem.is_some())
    }
}
