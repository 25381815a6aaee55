//! Step 8: awards one by one in file order: condition, then its quotas, then the next award.

use crate::classify::quota::{Pool, cut_award};
use crate::classify::unit::subject_view;
use crate::classify::{QuotaLine, SubjectRef};
use crate::id::AwardIx;

/// Gives all awards by the rules alone. A later award sees the list after the cut.
pub(super) fn give(pool: &mut Pool<'_>) -> Vec<QuotaLine> {
    let mut lines = Vec::new();
    for award in (0..pool.campaign.awards.len()).map(AwardIx::at) {
        let holders: Vec<SubjectRef> = pool.subjects().filter(|subject| meets(pool, *subject, award)).collect();
        let (kept, cut) = cut_award(pool, award, &holders);
        for subject in kept {
            pool.standing_mut(subject).awards.push(award);
        }
        lines.extend(cut);
    }
    lines
}

/// Only subjects with a level can hold an award.
fn meets(pool: &Pool<'_>, subject: SubjectRef, award: AwardIx) -> bool {
    let entry = pool.entry(subject);
    entry.graded.standing.outcome.level().is_some()
        && subject_view(pool.campaign, pool.unit(subject), entry.dossier, entry.graded)
            .holds(&pool.campaign.awards[award.index()].require)
}
