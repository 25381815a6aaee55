//! What is written of a run, and what every writer of it asks for.

use std::collections::BTreeSet;
use std::io;

use xeploai::aggregate::Results;
use xeploai::campaign::{Campaign, SubjectKind};
use xeploai::intake::Inputs;
use xeploai::render::{html, json};
use xeploai::report::paper::{Of, Paper};
use xeploai::report::public::Audience;
use xeploai::report::{Made, RunInfo, file_name, page};
use xeploai::words::Lang;

use crate::exit::Exit;
use crate::papers::Papers;

/// What is written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Writing<'a> {
    /// The rules.
    pub(crate) campaign: &'a Campaign,
    /// The results.
    pub(crate) results: &'a Results,
    /// What was read.
    pub(crate) inputs: &'a Inputs,
    /// The run.
    pub(crate) info: &'a RunInfo,
    /// The templates of the user's own.
    pub(crate) papers: &'a Papers,
    /// How the run ends, if nothing goes wrong from here.
    pub(crate) exit: Exit,
    /// The language of workbooks.
    pub(crate) lang: Lang,
}

impl Writing<'_> {
    pub(crate) fn page(&self, out: &mut dyn io::Write) -> io::Result<()> {
        html::write(&page::page(self.campaign, self.results, self.info, self.lang), out)
    }

    /// Who may read it.
    pub(crate) const fn audience(&self) -> Audience {
        self.info.asked.audience
    }

    /// What is graded.
    pub(crate) const fn subject(&self) -> SubjectKind {
        self.campaign.subject
    }

    /// The values of a paper.
    pub(crate) fn paper(&self, of: Of) -> Paper<'_> {
        Paper::new(self.campaign, self.results, self.info, of, self.audience(), self.lang)
    }

    /// What was run on what, and what came of it.
    pub(crate) fn run_report(&self, made: &[Made], out: &mut dyn io::Write) -> io::Result<()> {
        json::run(self.campaign, self.results, self.info, self.exit.code(), made, out)
    }

    /// The units that have results, each with the name of its file.
    pub(crate) fn unit_names(&self) -> Vec<(usize, String)> {
        let mut taken = BTreeSet::new();
        let units = self.results.gathered.units.iter().zip(&self.results.units).enumerate();
        let graded = units.filter(|(_, (_, result))| !result.stopped);
        graded.map(|(position, (unit, _))| (position, file_name(&unit.id, &mut taken))).collect()
    }
}
