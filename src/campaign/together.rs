//! Several campaigns of one run: what they take from each other, and the order in which they can be graded.
//!
//! A campaign that grades units may take facts from the results of its members (`from-members`, their levels after
//! step 4), and rules may look at the level of a unit, which is the final result of a campaign that grades units.
//! Each campaign thus has two stages: *early* (steps 1 to 4, what members' results are asked for) and *whole*.

use std::ops::Range;

use crate::campaign::condition::Condition;
use crate::campaign::faults::{At, Faults, cycle, fault, nearest, tell_conflict};
use crate::campaign::raw::RawCampaign;
use crate::campaign::raw::members::RawMembersWhat;
use crate::campaign::raw::table::Field;
use crate::campaign::resolve::Cx;
use crate::campaign::resolve::condition;
use crate::campaign::resolve::names::{Names, tell_duplicate};
use crate::campaign::resolve::place::Place;
use crate::campaign::{Campaign, LimitEffect, SubjectKind, TargetBase, raw, resolve};
use crate::diag::code::{CampaignTerm, Term};
use crate::diag::{CampaignCode, Problem};
use crate::id::{FactIx, LevelIx};

/// `from-members` of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FromMembers {
    /// What is asked.
    pub what: MembersWhat,
    /// The member campaign is in the run. Otherwise the fact is read from a column like any other.
    pub fed: bool,
}

/// What is asked of the members of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembersWhat {
    /// The share, in percent, of those who meet a condition.
    ShareOf(TargetBase),
    /// The mean of their printed totals, rounded as their campaign rounds.
    Mean,
    /// How many meet a condition.
    Count,
}

/// Campaigns of one run.
#[derive(Debug)]
pub struct Together {
    /// The campaigns, in the order in which they were given.
    pub campaigns: Vec<Campaign>,
    /// What each takes from others.
    pub links: Vec<Link>,
    /// The order in which they are graded: each after all whose results it needs.
    pub order: Vec<usize>,
}

/// What a campaign takes from others of the run.
#[derive(Clone, Debug, Default)]
pub struct Link {
    /// Its member campaign, and what each `from-members` fact asks there.
    pub members: Option<(usize, Vec<(FactIx, Condition)>)>,
    /// The campaign whose results are the units' levels, and what each of its levels is called here.
    pub levels: Option<(usize, Vec<LevelIx>)>,
}

/// What came of reading several campaign files.
#[derive(Debug)]
pub struct LoadedAll {
    /// The campaigns; none where an error was found in any.
    pub together: Option<Together>,
    /// Everything found, errors and warnings, sorted by place.
    pub problems: Vec<Problem>,
}

impl Together {
    /// A campaign that is alone in its run.
    #[must_use]
    pub fn one(campaign: Campaign) -> Self {
        Self { campaigns: vec![campaign], links: vec![Link::default()], order: vec![0] }
    }

    /// Whether some campaign asks for the results of this one's subjects as members.
    #[must_use]
    pub fn is_asked(&self, campaign: usize) -> bool {
        self.links.iter().any(|link| link.members.as_ref().is_some_and(|(members, _)| *members == campaign))
    }
}

/// Reads the campaign files of a run: path as in messages, and text.
#[must_use]
pub fn load_all(files: &[(String, String)]) -> LoadedAll {
    let faults: Vec<Faults> = files.iter().map(|(path, source)| Faults::new(path, source)).collect();
    let raws: Vec<Option<RawCampaign>> =
        files.iter().zip(&faults).map(|((_, source), faults)| raw::read(source, faults)).collect();
    let entries = files.iter().zip(&raws).zip(&faults);
    let campaigns: Vec<Option<Campaign>> = entries
        .map(|(((path, source), raw), faults)| Some(resolve::campaign(raw.as_ref()?, path, source, faults)))
        .collect();
    let joined = join(raws, campaigns, &faults);
    let mut problems: Vec<Problem> = faults.into_iter().flat_map(Faults::into_problems).collect();
    crate::diag::sort(&mut problems);
    let refused = problems.iter().any(Problem::is_error);
    LoadedAll { together: joined.filter(|_| !refused), problems }
}

/// Joins campaigns that were all understood; with one file there is nothing to join.
fn join(raws: Vec<Option<RawCampaign>>, campaigns: Vec<Option<Campaign>>, faults: &[Faults]) -> Option<Together> {
    let raws = raws.into_iter().collect::<Option<Vec<_>>>()?;
    let campaigns = campaigns.into_iter().collect::<Option<Vec<_>>>()?;
    let mut joiner = Joiner { raws: &raws, campaigns, faults, links: vec![Link::default(); raws.len()] };
    joiner.check_ids();
    for campaign in 0..raws.len() {
        joiner.members(campaign);
        joiner.levels(campaign);
    }
    let order = joiner.order();
    Some(Together { order: order?, campaigns: joiner.campaigns, links: joiner.links })
}

struct Joiner<'a> {
    raws: &'a [RawCampaign],
    campaigns: Vec<Campaign>,
    faults: &'a [Faults],
    links: Vec<Link>,
}

/// Half of a campaign's grading.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Early,
    Whole,
}

impl Joiner<'_> {
    fn check_ids(&self) {
        for (at, raw) in self.raws.iter().enumerate() {
            let same = |other: &&RawCampaign| id(other) == id(raw);
            if let (Some(own), Some(first)) = (&raw.head.id, self.raws[..at].iter().find(same)) {
                let span = first.head.id.as_ref().map_or(0..0, |id| id.span.clone());
                tell_duplicate(&self.faults[at], CampaignTerm::Campaign, own, &span);
            }
        }
    }

    /// The campaign that one names, else the only one that can be meant. None where nothing can be.
    fn other(
        &self,
        own: usize,
        named: &Field<At<String>>,
        fits: impl Fn(&Campaign) -> bool,
        need: &Need<'_>,
    ) -> Option<usize> {
        let others = || (0..self.campaigns.len()).filter(|other| *other != own);
        if let Field::Is(named) = named {
            let found = others().find(|other| self.campaigns[*other].id.as_str() == named.value);
            if found.is_none() && self.campaigns.len() > 1 && self.campaigns[own].id.as_str() != named.value {
                self.tell_unknown(own, named);
            }
            return found.filter(|found| self.is_same_year(own, *found, &named.span));
        }
        let fitting: Vec<usize> = others().filter(|other| fits(&self.campaigns[*other])).collect();
        match fitting.as_slice() {
            [] => None,
            [one] => self.is_same_year(own, *one, &need.span).then_some(*one),
            _ => {
                let problem = fault(CampaignCode::MissingKey)
                    .with("key", need.key)
                    .with_term("table", Term::Campaign(CampaignTerm::TopOfFile));
                self.faults[own].add(&need.span, problem);
                None
            }
        }
    }

    fn tell_unknown(&self, own: usize, named: &At<String>) {
        let ids = self.campaigns.iter().map(|campaign| campaign.id.as_str());
        let problem = fault(CampaignCode::UnknownId)
            .with("id", &named.value)
            .with_term("kind", Term::Campaign(CampaignTerm::Campaign))
            .suggest(nearest(&named.value, ids));
        self.faults[own].add(&named.span, problem);
    }

    fn is_same_year(&self, own: usize, other: usize, span: &Range<usize>) -> bool {
        let same = self.campaigns[own].year == self.campaigns[other].year;
        if !same {
            let id = self.campaigns[other].id.as_str();
            tell_conflict(&self.faults[own], span, id, CampaignTerm::OtherYear);
        }
        same
    }

    /// What the `from-members` facts of a campaign ask, and of whom.
    fn members(&mut self, own: usize) {
        let raw = &self.raws[own];
        let asking = || raw.facts.iter().enumerate().filter_map(|(at, fact)| Some((at, fact.from_members.good()?)));
        let Some((_, first)) = asking().next() else { return };
        let need = Need { key: "members-from", span: first.span.clone() };
        let is_person = |campaign: &Campaign| campaign.subject == SubjectKind::Person;
        let Some(other) = self.other(own, &raw.head.members_from, is_person, &need) else { return };
        // The ids are those of the member campaign, the places those of this file.
        let names = Names::of(&self.raws[other], &Faults::new("", ""));
        let cx = Cx { raw: &self.raws[other], faults: &self.faults[own], names };
        let mut questions = Vec::new();
        for (at, asked) in asking() {
            let condition = match &asked.what {
                RawMembersWhat::ShareOf(condition, _) | RawMembersWhat::Count(condition) => {
                    condition::resolve(&cx, condition, Place::Members)
                }
                RawMembersWhat::Mean => Some(condition::stand_in()),
            };
            questions.extend(condition.map(|condition| (FactIx::at(at), condition)));
            if let Some(from) = &mut self.campaigns[own].facts[at].from_members {
                from.fed = true;
            }
        }
        self.links[own].members = Some((other, questions));
    }

    /// Where the levels of units come from: named, or the only campaign that grades units. A campaign that grades
    /// units itself takes them from another one only by name.
    fn levels(&mut self, own: usize) {
        let (raw, campaign) = (&self.raws[own], &self.campaigns[own]);
        if !campaign.reads_unit_level() {
            return;
        }
        let can_mean = campaign.subject == SubjectKind::Person;
        let is_unit = |other: &Campaign| can_mean && other.subject == SubjectKind::Unit;
        let need = Need { key: "unit-level-from", span: self.unit_level_place(own) };
        let Some(other) = self.other(own, &raw.head.unit_level_from, is_unit, &need) else { return };
        let mut levels = Vec::new();
        for level in &self.campaigns[other].levels {
            let words = [level.title.as_str(), &level.short, level.id.as_str()];
            match words.iter().find_map(|word| self.campaigns[own].level_by_word(word)) {
                Some(known) => levels.push(known),
                None => {
                    let problem = fault(CampaignCode::UnitLevels)
                        .with("level", &level.title)
                        .with("campaign", &self.campaigns[other].title);
                    self.faults[own].add(&need.span, problem);
                }
            }
        }
        self.links[own].levels = Some((other, levels));
    }

    /// The first rule that looks at the unit's level.
    fn unit_level_place(&self, own: usize) -> Range<usize> {
        let (raw, campaign) = (&self.raws[own], &self.campaigns[own]);
        let limits = raw.limits.iter().zip(&campaign.limits);
        let mut limits = limits.filter(|(_, limit)| limit.about_unit_level).map(|(raw, _)| raw.name.place());
        let gates = raw.gates.iter().zip(&campaign.gates);
        let mut gates =
            gates.filter(|(_, gate)| condition::mentions_unit_level(&gate.require)).map(|(raw, _)| raw.name.place());
        limits.next().or_else(|| gates.next()).cloned().unwrap_or(0..0)
    }

    /// Whether a rule of the steps 1 to 4 looks at the unit's level.
    fn needs_level_early(&self, own: usize) -> bool {
        let campaign = &self.campaigns[own];
        let caps = campaign.limits.iter().filter(|limit| matches!(limit.then, LimitEffect::TotalAtMost(_)));
        caps.map(|limit| &limit.when)
            .chain(campaign.gates.iter().map(|gate| &gate.require))
            .any(condition::mentions_unit_level)
    }

    /// What a stage needs.
    fn needs(&self, (campaign, stage): (usize, Stage)) -> Vec<(usize, Stage)> {
        let link = &self.links[campaign];
        let mut needs: Vec<_> = link.members.iter().map(|(members, _)| (*members, Stage::Early)).collect();
        if stage == Stage::Whole || self.needs_level_early(campaign) {
            needs.extend(link.levels.iter().map(|(units, _)| (*units, Stage::Whole)));
        }
        needs
    }

    /// All campaigns, each after those that it needs; none where they need each other in a circle.
    fn order(&self) -> Option<Vec<usize>> {
        let mut order = Vec::new();
        for campaign in 0..self.campaigns.len() {
            let mut way = Vec::new();
            if !self.visit((campaign, Stage::Whole), &mut way, &mut order) {
                return None;
            }
        }
        Some(order)
    }

    /// Puts a stage behind what it needs.
    fn visit(&self, at: (usize, Stage), way: &mut Vec<(usize, Stage)>, order: &mut Vec<usize>) -> bool {
        if way.contains(&at) {
            let own = at.0;
            let span = self.raws[own].head.id.as_ref().map_or(0..0, |id| id.span.clone());
            self.faults[own].add(&span, cycle(CampaignTerm::Campaign, id(&self.raws[own])));
            return false;
        }
        if order.contains(&at.0) {
            return true;
        }
        way.push(at);
        let done = self.needs(at).into_iter().all(|need| self.visit(need, way, order));
        way.pop();
        if done && at.1 == Stage::Whole {
            order.push(at.0);
        }
        done
    }
}

/// What would name the other campaign, and where that is told.
struct Need<'k> {
    key: &'k str,
    span: Range<usize>,
}

fn id(raw: &RawCampaign) -> &str {
    raw.head.id.as_ref().map_or("", |id| &id.value)
}
