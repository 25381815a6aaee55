//! Facts that hold what a roster says of everybody anyway. Where a campaign declares one, its column is read as the fact,
//! and whoever asks for the birth date or the position finds it there.

use crate::campaign::{Campaign, Fact, FactKind};
use crate::id::FactIx;
use crate::intake::heading::words::{Identity, all};
use crate::text::{fold_heading, without_accents};

/// The headings of the column of positions.
const POSITIONS: [&str; 5] = ["chức vụ", "chức danh", "chức vụ chức danh", "chức vụ công tác", "position"];

/// The fact that holds the birth date, or the year.
#[must_use]
pub fn birth_fact(campaign: &Campaign) -> Option<FactIx> {
    let words = all().filter(|(_, identity)| *identity == Identity::Birth).map(|(word, _)| word);
    find(campaign, &words.collect::<Vec<_>>(), |fact| !matches!(fact.kind, FactKind::Flag | FactKind::Percent))
}

/// The fact that holds the position in words.
#[must_use]
pub fn position_fact(campaign: &Campaign) -> Option<FactIx> {
    find(campaign, &POSITIONS, |fact| fact.kind == FactKind::Text)
}

/// The first fact that has one of these headings.
fn find(campaign: &Campaign, words: &[&str], fits: impl Fn(&Fact) -> bool) -> Option<FactIx> {
    let bare: Vec<String> = words.iter().map(|word| without_accents(word)).collect();
    let is_one = |heading: &str| {
        let folded = fold_heading(heading);
        let has_accents = without_accents(&folded) != folded;
        words.contains(&&*folded) || (!has_accents && bare.contains(&folded))
    };
    let headings = |fact: &Fact| fact.column.iter().chain([&fact.title]).any(|heading| is_one(heading));
    campaign.facts.iter().position(|fact| fits(fact) && headings(fact)).map(FactIx::at)
}
