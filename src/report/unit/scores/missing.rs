//! How many needed cells of a subject are empty, as the formulas count them.

use crate::campaign::{Campaign, Combine, Item, ItemSource, MissingRater, NotApplicable, OverDone, PointsRule};
use crate::id::{InputIx, ItemIx, RaterIx, RoleIx};
use crate::intake::Claim;
use crate::score::Told;

use super::formula::may_lapse;
use super::layout::Layout;

impl Layout<'_> {
    /// The needed cells that are empty.
    pub(super) fn count_missing(&self, campaign: &Campaign, told: &Told<'_>, role: RoleIx) -> usize {
        let is_asked =
            |item: usize| campaign.criteria.get(item).is_none_or(|rule| !rule.weight[role.index()].is_zero());
        let is_needed = |item: usize| is_asked(item) && campaign.items[item].blank_value.is_none();
        let counts = |item: ItemIx| is_needed(item.index()) && !may_lapse(campaign, item.index());
        let columns = campaign.columns().filter(|input| !self.is_rated(*input));
        let needed = columns.filter(|input| campaign.readers(*input).any(counts));
        let blank = needed.filter(|input| told.counting(*input) == Claim::Blank).count();
        let of_item = |(at, item): (usize, &Item)| match item.source {
            ItemSource::Column(input) if self.is_rated(input) => missing_raters(campaign, told, at, input),
            ItemSource::Ratio { .. } => missing_in_ratio(campaign, told, at, is_needed(at)),
            ItemSource::Column(_) | ItemSource::Fact(_) => 0,
        };
        blank + campaign.items.iter().enumerate().filter(|(at, _)| is_asked(*at)).map(of_item).sum::<usize>()
    }
}

/// What an item lacks whose raters are weighed.
fn missing_raters(campaign: &Campaign, told: &Told<'_>, item: usize, input: InputIx) -> usize {
    let claims: Vec<Claim> =
        (0..campaign.raters.len()).map(|rater| told.claim(input, Some(RaterIx::at(rater)))).collect();
    let blank = claims.iter().filter(|claim| **claim == Claim::Blank).count();
    let without = claims.iter().filter(|claim| is_without(claim)).count();
    let filled = claims.len() - blank;
    let has_blank = campaign.items[item].blank_value.is_some();
    let lacking = match campaign.combine {
        Combine::Weighted { missing: MissingRater::ShareOut, .. } => usize::from(filled == 0 && !has_blank),
        _ if has_blank => usize::from(filled > 0 && blank > 0),
        _ => blank,
    };
    let refuses = campaign.criteria.get(item).is_none_or(|rule| rule.not_applicable == NotApplicable::Refuse);
    lacking + usize::from(!refuses && without > 0 && without < filled)
}

/// What a ratio lacks beyond empty cells that count anyway.
fn missing_in_ratio(campaign: &Campaign, told: &Told<'_>, at: usize, is_needed: bool) -> usize {
    let item = &campaign.items[at];
    let ItemSource::Ratio { done, of, less } = item.source else { return 0 };
    let parts = [done, of].into_iter().chain(less).map(|input| campaign.column_of(input));
    let claims: Vec<Claim> = parts.map(|input| told.counting(input)).collect();
    let lapses = may_lapse(campaign, at);
    if lapses && claims.iter().any(is_without) {
        return 0;
    }
    let blank = if lapses && is_needed { claims.iter().filter(|claim| **claim == Claim::Blank).count() } else { 0 };
    blank + usize::from(is_overdone(item, told))
}

/// Whether a claim says that an item does not apply.
fn is_without(claim: &Claim) -> bool {
    matches!(claim, Claim::NotApplicable | Claim::Exempt)
}

/// More done than asked, where that is refused.
fn is_overdone(item: &Item, told: &Told<'_>) -> bool {
    let (ItemSource::Ratio { done, of, .. }, PointsRule::Ratio { over: OverDone::Refuse, .. }) =
        (&item.source, &item.points)
    else {
        return false;
    };
    match (told.counting(*done), told.counting(*of)) {
        (Claim::Number(done), Claim::Number(of)) => done > of,
        (Claim::Number(done), Claim::Blank) => !done.is_zero(),
        _ => false,
    }
}
