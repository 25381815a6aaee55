//! Periods and earlier years of a person of a case.

use crate::campaign::PeriodKind;
use crate::campaign::faults::{At, tell_conflict, tell_unused};
use crate::campaign::raw::value::bad_value;
use crate::cases::build::Builder;
use crate::cases::raw::{Claims, RawPast, RawPerson};
use crate::diag::CampaignCode;
use crate::diag::code::CampaignTerm;
use crate::id::AwardIx;
use crate::intake::{History, PastLevel, PastYear, Period, read_period};

/// A row that says nothing of its own.
static NOTHING: Claims = Claims::new();

impl Builder<'_> {
    /// The rows that a person handed in: one, or those of the periods.
    pub(super) fn handed_in<'r>(&'r self, raw: &'r RawPerson) -> Vec<(Option<Period>, &'r Claims)> {
        let periods = if raw.periods.is_empty() { &self.usual.periods } else { &raw.periods };
        if self.campaign.periods.is_none() {
            for (name, _) in periods.iter().take(1) {
                tell_conflict(self.faults, &name.span, "periods", CampaignTerm::PeriodsNeeded);
            }
            return vec![(None, &NOTHING)];
        }
        if periods.is_empty() {
            let missing = crate::campaign::faults::fault(CampaignCode::MissingKey);
            self.faults.add(&raw.head, missing.with("key", "periods").with("table", "[[case]]"));
        }
        let mut rows: Vec<(Option<Period>, &Claims)> = Vec::new();
        for (name, claims) in periods {
            let Some(period) = self.period(name) else { continue };
            if rows.iter().any(|(known, _)| *known == Some(period)) {
                bad_value(self.faults, &name.span, "periods", &name.value, CampaignTerm::PeriodTwice);
            }
            rows.push((Some(period), claims));
        }
        rows
    }

    /// The period of a name; tells one that the campaign does not count.
    pub(super) fn period(&self, name: &At<String>) -> Option<Period> {
        let period = read_period(self.campaign, &name.value);
        if period.is_none() {
            let by_month = self.campaign.periods.is_some_and(|periods| periods.kind == PeriodKind::Month);
            let why = if by_month { CampaignTerm::MonthName } else { CampaignTerm::PeriodName };
            bad_value(self.faults, &name.span, "periods", &name.value, why);
        }
        period
    }

    /// What is recorded about earlier years; a person's own replaces what everybody has, year by year.
    pub(super) fn history(&self, raw: &RawPerson) -> Option<History> {
        let said = |year: &str| raw.history.iter().any(|(own, _)| own.value == year);
        let usual = self.usual.history.iter().filter(|(year, _)| !said(&year.value));
        let mut history = History::default();
        for (year, past) in usual.chain(&raw.history) {
            if !self.campaign.reads_history() {
                tell_unused(self.faults, &year.span, CampaignTerm::Key, "history");
                return None;
            }
            let Some(number) = year.value.parse().ok().filter(|number| *number < self.campaign.year) else {
                bad_value(self.faults, &year.span, "history", &year.value, CampaignTerm::EarlierYear);
                continue;
            };
            let awards = past.awards.iter().filter_map(|id| self.award(id)).map(AwardIx::at).collect();
            history.add(PastYear { year: number, level: self.past_level(past), awards });
        }
        (!history.years().is_empty()).then_some(history)
    }

    fn past_level(&self, past: &RawPast) -> PastLevel {
        let Some(word) = &past.level else { return PastLevel::Unsaid };
        match word.value.as_str() {
            "" => PastLevel::Blank,
            "not-rated" => PastLevel::NotRated,
            text => match self.campaign.level_by_word(text) {
                Some(level) => PastLevel::Level(level),
                None => {
                    let ids = self.campaign.levels.iter().map(|level| level.id.as_str());
                    self.tell_unknown(CampaignTerm::Level, word, ids);
                    PastLevel::Unsaid
                }
            },
        }
    }
}
