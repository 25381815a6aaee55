//! `run.json`: what was run on what, to run it again and compare.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;

use crate::aggregate::Results;
use crate::campaign::Campaign;
use crate::diag::Severity;
use crate::intake::{FileRecord, FileRole};
use crate::report::public::Audience;
use crate::report::{Changes, Made, RunInfo, rule_file};

use super::{List, Outputs, document};

#[derive(Serialize)]
struct Document<'a, T> {
    schema: &'static str,
    program: Program<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    generated: Option<&'a str>,
    options: Options<'a>,
    campaign: Rules<'a>,
    inputs: T,
    counts: RunCounts,
    provisional: bool,
    exit: u8,
    outputs: Outputs<'a>,
}

#[derive(Serialize)]
struct Program<'a> {
    name: &'static str,
    version: &'a str,
}

/// What changes the bytes of the results besides the inputs.
#[derive(Serialize)]
struct Options<'a> {
    provisional: bool,
    deny_warnings: bool,
    formats: &'a [&'static str],
    lang: &'static str,
    #[serde(skip_serializing_if = "is_false")]
    public: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    templates: Vec<Own<'a>>,
    /// The earlier result that it was compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<Previous<'a>>,
}

/// A template of the user's own.
#[derive(Serialize)]
struct Own<'a> {
    name: &'a str,
    sha256: &'a str,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_false(value: &bool) -> bool {
    !*value
}

#[derive(Serialize)]
struct Previous<'a> {
    name: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Rules<'a> {
    file: &'a str,
    id: &'a str,
    year: i16,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Input<'a> {
    name: &'a str,
    role: &'static str,
    sha256: &'a str,
    bytes: u64,
    rows: u64,
}

/// Counts in and counts out: nobody is lost, nobody is invented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RunCounts {
    /// Units on the list of units, or that came.
    pub units_expected: usize,
    /// Units that came.
    pub units: usize,
    /// Of these, stopped by errors.
    pub units_stopped: usize,
    /// Units expected that did not come.
    pub units_not_received: usize,
    /// Subjects read.
    pub subjects_in: usize,
    /// Of these, in stopped units.
    pub subjects_stopped: usize,
    /// Subjects in the results: rated + not rated + incomplete.
    pub subjects_out: i64,
    /// Those with a level.
    pub rated: i64,
    /// Those taken out.
    pub not_rated: i64,
    /// Those with something missing.
    pub incomplete: i64,
    /// Problems by severity.
    pub errors: usize,
    /// Problems by severity.
    pub warnings: usize,
    /// Problems by severity.
    pub notes: usize,
}

/// Counts a run.
#[must_use]
pub fn counts(results: &Results) -> RunCounts {
    let gathered = &results.gathered;
    let stopped = || gathered.units.iter().zip(&results.units).filter(|(_, result)| result.stopped);
    let total = &results.summary.total;
    let problems = |severity| results.problems.iter().filter(|problem| problem.severity() == severity).count();
    RunCounts {
        units_expected: crate::report::consolidated::presence(results).1,
        units: gathered.units.len(),
        units_stopped: stopped().count(),
        units_not_received: gathered.not_received.len(),
        subjects_in: gathered.units.iter().map(|unit| unit.dossiers.len()).sum(),
        subjects_stopped: stopped().map(|(unit, _)| unit.dossiers.len()).sum(),
        subjects_out: total.headcount,
        rated: total.rated,
        not_rated: total.not_rated,
        incomplete: total.incomplete,
        errors: problems(Severity::Error),
        warnings: problems(Severity::Warning),
        notes: problems(Severity::Note),
    }
}

/// Writes what was run; `exit` is the exit code of the run, `made` are the other files in its folder.
///
/// # Errors
/// When the writer fails.
pub fn run(
    campaign: &Campaign,
    results: &Results,
    info: &RunInfo,
    exit: u8,
    made: &[Made],
    out: &mut dyn Write,
) -> io::Result<()> {
    let public = info.asked.audience == Audience::Public;
    let value = Document {
        schema: "xeploai/run/1",
        program: Program { name: "xeploai", version: info.version },
        generated: info.date.as_deref(),
        options: Options {
            provisional: info.asked.provisional,
            deny_warnings: info.asked.deny_warnings,
            formats: &info.asked.formats,
            lang: info.asked.lang,
            previous: info.changes.as_ref().map(previous),
            public,
            templates: info.asked.templates.iter().map(|(name, sha256)| Own { name, sha256 }).collect(),
        },
        campaign: Rules {
            file: rule_file(&campaign.path),
            id: campaign.id.as_str(),
            year: campaign.year,
            sha256: &campaign.sha256,
        },
        // The name of a file may tell about a person; a public list cannot be run again from what it says anyway.
        inputs: List(|| results.gathered.files.iter().filter(|_| !public).map(input)),
        counts: counts(results),
        provisional: results.provisional,
        exit,
        outputs: Outputs(made),
    };
    document(&value, out)
}

/// One campaign of several.
#[derive(Serialize)]
struct Part<'a> {
    folder: &'a str,
    file: &'a str,
    id: &'a str,
    year: i16,
    sha256: &'a str,
    counts: RunCounts,
    provisional: bool,
    /// The result that this campaign's was compared with.
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<Previous<'a>>,
}

#[derive(Serialize)]
struct Whole<'a, T, P> {
    schema: &'static str,
    program: Program<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    generated: Option<&'a str>,
    options: Options<'a>,
    campaigns: P,
    inputs: T,
    provisional: bool,
    exit: u8,
    outputs: Outputs<'a>,
}

/// Writes what was run where several campaigns were graded together; each has the folder in which its own results
/// lie, with a report that lists what is in it. Inputs that several of them have read are listed once.
///
/// # Errors
/// When the writer fails.
pub fn run_all(
    parts: &[(&str, &Campaign, &Results, Option<&Changes>)],
    info: &RunInfo,
    exit: u8,
    made: &[Made],
    out: &mut dyn Write,
) -> io::Result<()> {
    let public = info.asked.audience == Audience::Public;
    let mut files: BTreeMap<&str, &FileRecord> = BTreeMap::new();
    for file in parts.iter().flat_map(|(_, _, results, _)| &results.gathered.files) {
        let known = files.entry(&*file.name).or_insert(file);
        if known.role == FileRole::Nothing {
            *known = file;
        }
    }
    let value = Whole {
        schema: "xeploai/run/1",
        program: Program { name: "xeploai", version: info.version },
        generated: info.date.as_deref(),
        options: Options {
            provisional: info.asked.provisional,
            deny_warnings: info.asked.deny_warnings,
            formats: &info.asked.formats,
            lang: info.asked.lang,
            public,
            templates: info.asked.templates.iter().map(|(name, sha256)| Own { name, sha256 }).collect(),
            previous: None,
        },
        campaigns: List(|| parts.iter().map(part)),
        inputs: List(|| files.values().filter(|_| !public).map(|file| input(file))),
        provisional: parts.iter().any(|(_, _, results, _)| results.provisional),
        exit,
        outputs: Outputs(made),
    };
    document(&value, out)
}

fn part<'a>(
    (folder, campaign, results, changes): &(&'a str, &'a Campaign, &'a Results, Option<&'a Changes>),
) -> Part<'a> {
    Part {
        folder,
        file: rule_file(&campaign.path),
        id: campaign.id.as_str(),
        year: campaign.year,
        sha256: &campaign.sha256,
        counts: counts(results),
        provisional: results.provisional,
        previous: changes.map(previous),
    }
}

fn previous(changes: &Changes) -> Previous<'_> {
    Previous { name: &changes.previous, sha256: &changes.sha256 }
}

fn input(file: &FileRecord) -> Input<'_> {
    let role = match file.role {
        FileRole::Roster => "roster",
        FileRole::Assessment => "assessment",
        FileRole::Units => "units",
        FileRole::Decisions => "decisions",
        FileRole::History => "history",
        FileRole::Result => "result",
        FileRole::Nothing => "nothing",
    };
    Input { name: &file.name, role, sha256: &file.sha256, bytes: file.bytes, rows: file.rows }
}
