//! What a case names, found in the campaign; ids that it does not know are faults of the file.

use crate::campaign::faults::{At, fault, nearest};
use crate::cases::build::{Builder, Wanted};
use crate::cases::raw::{RawDecision, RawPerson, RawWanted};
use crate::diag::code::{CampaignTerm, Term};
use crate::diag::{CampaignCode, CellPlace};
use crate::id::{AwardIx, GroupIx, RaterIx, TargetIx};
use crate::intake::{Decision, Recorded};

impl Builder<'_> {
    pub(super) fn decision(&self, raw: &RawDecision) -> Option<Decision> {
        let level = |word: &At<String>| {
            let level = self.campaign.level_by_word(&word.value);
            if level.is_none() {
                let ids = self.campaign.levels.iter().map(|level| level.id.as_str());
                self.tell_unknown(CampaignTerm::Level, word, ids);
            }
            level
        };
        let computed = raw.computed.as_ref().map(|word| match word.value.as_str() {
            "not-rated" => Some(Recorded::NotRated),
            "incomplete" => Some(Recorded::Incomplete),
            _ => level(word).map(Recorded::Level),
        });
        let awards = raw.awards.as_ref().map(|ids| {
            let awards = ids.iter().filter_map(|id| self.award(id)).map(AwardIx::at);
            awards.collect::<Vec<_>>()
        });
        Some(Decision {
            at: CellPlace::file(&self.file),
            level: raw.level.as_ref().map(level).unwrap_or_default(),
            computed: computed.unwrap_or_default(),
            awards,
            reason: raw.reason.clone(),
            body: raw.body.clone(),
            number: None,
            date: raw.date,
        })
    }

    pub(super) fn wanted(&self, raw: &RawPerson) -> Vec<Wanted> {
        let role = raw.role.iter().map(|role| Wanted::Role(role.value.clone()));
        let expect = raw.expect.good().map(|expect| &expect.wanted[..]).unwrap_or_default();
        role.chain(expect.iter().filter_map(|wanted| self.one_wanted(wanted))).collect()
    }

    fn one_wanted(&self, raw: &RawWanted) -> Option<Wanted> {
        let campaign = self.campaign;
        Some(match raw {
            RawWanted::Role(id) => {
                self.find(CampaignTerm::Role, id, campaign.roles.iter().map(|role| &role.id))?;
                Wanted::Role(id.value.clone())
            }
            RawWanted::Total(total) => Wanted::Total(total.clone()),
            RawWanted::RaterTotal(id, total) => {
                let rater = self.find(CampaignTerm::Rater, id, campaign.raters.iter().map(|rater| &rater.id))?;
                Wanted::RaterTotal(RaterIx::at(rater), total.clone())
            }
            RawWanted::Group(id, points) => {
                let group = self.find(CampaignTerm::Group, id, campaign.groups.iter().map(|group| &group.id))?;
                Wanted::Group(GroupIx::at(group), points.clone())
            }
            RawWanted::Period(name, total) => Wanted::Period(self.period(name)?, total.clone()),
            RawWanted::LevelByPoints(id) => Wanted::LevelByPoints(self.level_id(id, &[])?),
            RawWanted::Level(id) => Wanted::Level(self.level_id(id, &["not-rated", "incomplete"])?),
            RawWanted::Reason(codes) => Wanted::Reason(codes.clone()),
            RawWanted::Awards(ids) => {
                let known = ids.iter().filter(|id| self.award(id).is_some());
                Wanted::Awards(known.map(|id| id.value.clone()).collect())
            }
            RawWanted::Rank(rank) => Wanted::Rank(*rank),
            RawWanted::RankOverall(rank) => Wanted::RankOverall(*rank),
        })
    }

    fn level_id(&self, id: &At<String>, others: &[&str]) -> Option<String> {
        if others.contains(&id.value.as_str()) {
            return Some(id.value.clone());
        }
        self.find(CampaignTerm::Level, id, self.campaign.levels.iter().map(|level| &level.id))?;
        Some(id.value.clone())
    }

    pub(super) fn award(&self, id: &At<String>) -> Option<usize> {
        self.find(CampaignTerm::Award, id, self.campaign.awards.iter().map(|award| &award.id))
    }

    pub(super) fn target(&self, id: &At<String>) -> Option<TargetIx> {
        let targets = self.campaign.targets.iter().map(|target| &target.id);
        self.find(CampaignTerm::Target, id, targets).map(TargetIx::at)
    }

    /// The position of an id; tells an unknown one.
    pub(super) fn find<'i>(
        &self,
        kind: CampaignTerm,
        id: &At<String>,
        ids: impl Iterator<Item = &'i crate::id::Id> + Clone,
    ) -> Option<usize> {
        let found = ids.clone().position(|known| known.as_str() == id.value);
        if found.is_none() {
            self.tell_unknown(kind, id, ids.map(crate::id::Id::as_str));
        }
        found
    }

    pub(super) fn tell_unknown<'i>(&self, kind: CampaignTerm, id: &At<String>, ids: impl Iterator<Item = &'i str>) {
        let problem = fault(CampaignCode::UnknownId).with("id", &id.value).with_term("kind", Term::Campaign(kind));
        self.faults.add(&id.span, problem.suggest(nearest(&id.value, ids)));
    }
}
