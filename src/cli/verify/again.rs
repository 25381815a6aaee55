//! The results made once more, beside those that are verified.

use std::path::Path;

use xeploai::aggregate::Results;
use xeploai::campaign::{self, Campaign};
use xeploai::diag;
use xeploai::evaluate::{self, Claims, Options};
use xeploai::explain::page::Page;
use xeploai::explain::rollup::PartFile;
use xeploai::intake::Inputs;
use xeploai::report::public::Audience;
use xeploai::report::{Asked, Changes, RunInfo};
use xeploai::words::{FailureText, Lang};

use super::differences::differences;
use super::report::{Recorded, Report};
use super::sources::{Rulebook, Sources};
use crate::args::{Format, Printing};
use crate::asked::{FORMATS, LANGS};
use crate::exit::{Exit, Warnings};
use crate::failure::Failure;
use crate::interrupt;
use crate::papers::Papers;
use crate::previous;
use crate::results::read;
use crate::rollup;
use crate::screen::Bar;
use crate::writing::Writing;

/// Makes the results again in a folder beside them and tells which files differ; whether none does.
pub(super) fn again(
    report: &Report,
    sources: &Sources,
    folder: &Path,
    lang: Lang,
    page: &mut Page,
) -> Result<bool, Failure> {
    let Some(options) = &report.options else { return Ok(false) };
    let chosen = FORMATS.iter().filter(|(name, _)| options.formats.iter().any(|format| format == name));
    let (names, formats): (Vec<&'static str>, Vec<Format>) = chosen.copied().unzip();
    let spoken = LANGS.iter().find(|(name, _)| *name == options.lang).unwrap_or(&LANGS[0]);
    let templates = options.templates.iter().filter_map(|own| Some((sources.inside(&own.name)?, own.name.clone())));
    let papers = Papers::load(&templates.collect::<Vec<_>>(), Printing::Normal, lang)?;
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
    let made = interrupt::guarded(|| tempfile::Builder::new().prefix(".kiem-chung-").tempdir_in(parent));
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
