//! For which rules forms are made: those of a run of the folder, each in a folder of its own where they are several.

use std::path::Path;

use xeploai::campaign::{Campaign, load_all};
use xeploai::words::Lang;

use crate::args::FormArgs;
use crate::failure::Failure;
use crate::job::{self, Job};
use crate::walk::campaign_stem;
use crate::{run, several};

/// What is asked for, and on what data.
pub(crate) struct Asking {
    /// The rules, in the order of the run.
    pub(crate) campaigns: Vec<Campaign>,
    /// The data.
    pub(crate) job: Job,
    /// Whether only a run of all rules of the folder tells what these forms do not ask.
    pub(crate) is_fed: bool,
}

impl Asking {
    /// Finds the rules. Where one file was named that is graded with others of its folder, nobody is asked for what the
    /// others tell.
    pub(crate) fn find(args: &FormArgs, out: &Path, lang: Lang) -> Result<Self, Failure> {
        let source = args.source();
        let job = job::find(&source, Some(out))?;
        if source.campaign.is_some() {
            return match beside_others(args, &job, out) {
                Some((campaign, job)) => Ok(Self { campaigns: vec![campaign], job, is_fed: true }),
                None => Ok(Self {
                    campaigns: vec![run::rules(&job, source.printing(), lang)?.campaign],
                    job,
                    is_fed: false,
                }),
            };
        }
        let campaigns = if job.beside.is_empty() {
            vec![run::rules(&job, source.printing(), lang)?.campaign]
        } else {
            several::rules(&job, source.printing(), lang)?.0.campaigns
        };
        Ok(Self { campaigns, job, is_fed: false })
    }

    /// The rules, with the folder of their forms: none where there is one.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (Option<&str>, &Campaign)> {
        let is_single = self.campaigns.len() == 1;
        self.campaigns.iter().map(move |campaign| {
            let stem = (!is_single).then(|| campaign_stem(&campaign.path));
            (stem, campaign)
        })
    }
}

/// The rules that were named as a run of their folder understands them; none where they lie in none, stand alone or ask
/// for nothing less.
fn beside_others(args: &FormArgs, alone: &Job, out: &Path) -> Option<(Campaign, Job)> {
    let mut source = args.source();
    source.campaign = None;
    let job = job::find(&source, Some(out)).ok()?;
    let files: Vec<(String, String)> = std::iter::once((job.campaign_name.clone(), job.campaign_text.clone()))
        .chain(job.beside.iter().map(|file| (file.name.clone(), file.text.clone())))
        .collect();
    let at = files.iter().position(|(_, text)| *text == alone.campaign_text).filter(|_| files.len() > 1)?;
    let campaign = load_all(&files).together?.campaigns.into_iter().nth(at)?;
    let is_fed = campaign.facts.iter().any(|fact| fact.from_members.as_ref().is_some_and(|members| members.fed));
    is_fed.then_some((campaign, job))
}
