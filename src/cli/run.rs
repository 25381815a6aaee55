//! What `grade` and `check` have in common: rules in, everything graded, problems sorted.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use xeploai::aggregate::Results;
use xeploai::campaign::{self, Campaign};
use xeploai::diag::{self, Problem};
use xeploai::evaluate::{self, Claims};
use xeploai::report::{Asked, RunInfo};
use xeploai::words::{FailureText, Lang};

use crate::args::{Printing, SourceArgs};
use crate::failure::Failure;
use crate::job::Job;
use crate::screen::{self, Bar};
use crate::threads;

/// A campaign with what was found in its file.
#[derive(Debug)]
pub(crate) struct Rules {
    /// The rules.
    pub(crate) campaign: Campaign,
    /// Warnings about them.
    warnings: Vec<Problem>,
}

/// Understands the rules; where they are faulty, prints every fault and fails.
pub(crate) fn rules(job: &Job, printing: Printing, lang: Lang) -> Result<Rules, Failure> {
    let loaded = campaign::load(&job.campaign_name, &job.campaign_text);
    if let Some(campaign) = loaded.campaign {
        return Ok(Rules { campaign, warnings: loaded.problems });
    }
    screen::rule_problems(&loaded.problems, printing, lang)?;
    let count = loaded.problems.iter().filter(|problem| problem.is_error()).count();
    Err(Failure::at(FailureText::CampaignFaulty, &job.campaign_name).with("count", count))
}

/// Reads and grades everything.
pub(crate) fn run(
    args: &SourceArgs,
    job: &Job,
    rules: Rules,
    claims: Claims,
    bar: &Bar,
) -> Result<(Campaign, Results), Failure> {
    threads::start(args.jobs)?;
    let mut results = evaluate::run(&rules.campaign, &job.inputs, args.options(claims), bar);
    results.problems.extend(rules.warnings);
    diag::sort(&mut results.problems);
    Ok((rules.campaign, results))
}

/// What the results say about the run: its date comes from `--date` or from `SOURCE_DATE_EPOCH`, never
/// from the clock, so that the same inputs give the same bytes.
pub(crate) fn info(date: Option<Date>) -> Result<RunInfo, Failure> {
    let date = match (date, std::env::var("SOURCE_DATE_EPOCH")) {
        (None, Ok(seconds)) => Some(epoch_date(&seconds)?),
        (date, _) => date,
    };
    Ok(RunInfo {
        version: env!("CARGO_PKG_VERSION"),
        date: date.map(|date| date.to_string()),
        asked: Asked::default(),
        changes: None,
    })
}

fn epoch_date(seconds: &str) -> Result<Date, Failure> {
    let time = seconds.parse().ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
    let time = time.ok_or_else(|| Failure::new(FailureText::BadEpoch).with("given", seconds))?;
    Ok(time.to_zoned(TimeZone::UTC).date())
}
