//! Earlier years of a subject, in few bytes: most people have none, and millions have several.

use crate::id::{AwardIx, LevelIx};

/// What is recorded about the years before the campaign's: one entry for each year, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    years: Vec<PastYear>,
}

/// One recorded year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastYear {
    /// Which.
    pub year: i16,
    /// The level held.
    pub level: PastLevel,
    /// The awards held that the campaign knows, in its order.
    pub awards: Box<[AwardIx]>,
}

/// What a recorded year says about the level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PastLevel {
    /// Nothing: the table has no column for it.
    Unsaid,
    /// The cell is empty: not rated.
    Blank,
    /// Not rated, in words.
    NotRated,
    /// A level of the campaign.
    Level(LevelIx),
}

impl History {
    /// All years, ascending.
    #[must_use]
    pub fn years(&self) -> &[PastYear] {
        &self.years
    }

    /// What is recorded about a year.
    #[must_use]
    pub fn year(&self, year: i16) -> Option<&PastYear> {
        let at = self.years.binary_search_by_key(&year, |past| past.year).ok()?;
        Some(&self.years[at])
    }

    /// Adds what one row says; rows of one year add up. `true`: they name two levels.
    pub(crate) fn add(&mut self, mut past: PastYear) -> bool {
        past.awards.sort_unstable();
        let at = match self.years.binary_search_by_key(&past.year, |known| known.year) {
            Ok(at) => at,
            Err(at) => {
                self.years.reserve_exact(1);
                self.years.insert(at, past);
                return false;
            }
        };
        let known = &mut self.years[at];
        let mut awards = std::mem::take(&mut known.awards).into_vec();
        awards.extend(past.awards.iter().copied().filter(|award| !known.awards.contains(award)));
        awards.sort_unstable();
        awards.dedup();
        known.awards = awards.into_boxed_slice();
        let is_said = |level: PastLevel| matches!(level, PastLevel::Level(_) | PastLevel::NotRated);
        match (known.level, past.level) {
            (old, new) if is_said(old) && is_said(new) => old != new,
            (old, new) => {
                known.level = if is_said(new) || old == PastLevel::Unsaid { new } else { old };
                false
            }
        }
    }
}
