//! The part of a run report that tells how to run it again.

use std::path::Path;

use serde::Deserialize;
use xeploai::words::{FailureText, Lang, Tell};

use crate::failure::Failure;
use crate::results::read;

/// The schema of the run report.
const SCHEMA: &str = "xeploai/run/1";

/// The run report of a result folder.
const REPORT: &str = "run.json";

/// The part of a run report that tells how to run it again.
#[derive(Debug, Deserialize)]
pub(super) struct Report {
    pub(super) schema: String,
    pub(super) program: Program,
    pub(super) generated: Option<String>,
    pub(super) options: Option<Recorded>,
    pub(super) campaign: Rules,
    pub(super) inputs: Vec<Input>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Program {
    pub(super) version: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Recorded {
    pub(super) provisional: bool,
    pub(super) deny_warnings: bool,
    pub(super) formats: Vec<String>,
    pub(super) lang: String,
    #[serde(default)]
    pub(super) public: bool,
    #[serde(default)]
    pub(super) templates: Vec<Own>,
    pub(super) previous: Option<Earlier>,
}

/// A template of the user's own that the run filled in.
#[derive(Debug, Deserialize)]
pub(super) struct Own {
    pub(super) name: String,
    pub(super) sha256: String,
}

/// The earlier result that a run was compared with.
#[derive(Debug, Deserialize)]
pub(super) struct Earlier {
    pub(super) name: String,
    pub(super) sha256: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Rules {
    pub(super) file: String,
    pub(super) sha256: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Input {
    pub(super) name: String,
    pub(super) role: String,
    pub(super) sha256: String,
}

impl Report {
    /// Whether results were joined: then there is no rule file but those in the results.
    pub(super) fn is_joined(&self) -> bool {
        self.inputs.iter().any(|input| input.role == "result")
    }
}

pub(super) fn report(folder: &Path, lang: Lang) -> Result<Report, Failure> {
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
