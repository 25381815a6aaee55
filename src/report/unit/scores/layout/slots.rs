//! What stands in which column, and where formulas find it.

use crate::campaign::{Campaign, Item, ItemSource};
use crate::diag::column_name;
use crate::id::{FactIx, GroupIx, InputIx, RaterIx};

use super::super::formula::ItemCells;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Slot {
    Code,
    Name,
    /// Where two without a code bear one name.
    Birth,
    Period,
    /// The claim that counts, or the highest rater's.
    Claim(InputIx),
    /// A fact that is scored.
    Fact(FactIx),
    /// Another rater's claim, where raters are weighed.
    Rated(InputIx, RaterIx),
    Group(GroupIx),
    /// The total of a month or quarter.
    Part,
    Total,
    Level,
    /// How many needed cells are empty.
    Missing,
    /// A group before rounding.
    GroupSum(GroupIx),
    /// The same of a month's or quarter's total.
    PartSum,
}

/// The columns of the items, in their order: those that are claimed, and the facts that are scored. What several
/// items read stands once.
pub(super) fn item_slots(campaign: &Campaign) -> Vec<Slot> {
    let mut slots = Vec::new();
    let is_first = |input: &InputIx| campaign.column_of(*input) == *input;
    for item in &campaign.items {
        match item.source {
            ItemSource::Column(input) => slots.push(Slot::Claim(input)),
            ItemSource::Ratio { done, of, less } => {
                slots.extend([done, of].into_iter().chain(less).filter(is_first).map(Slot::Claim));
            }
            ItemSource::Fact(fact) if !slots.contains(&Slot::Fact(fact)) => slots.push(Slot::Fact(fact)),
            ItemSource::Fact(_) => {}
        }
    }
    slots
}

pub(super) fn item_cells(campaign: &Campaign, slots: &[Slot], by_rater: &[bool], weighed: bool) -> Vec<ItemCells> {
    let cell = |slot: Slot| {
        let at = slots.iter().position(|other| *other == slot)?;
        Some(format!("{}#", column_name(u32::try_from(at).ok()?)))
    };
    let of = |item: &Item| {
        let (own, rated): (Vec<Slot>, Option<InputIx>) = match item.source {
            ItemSource::Column(input) => {
                (vec![Slot::Claim(input)], (weighed && by_rater[input.index()]).then_some(input))
            }
            ItemSource::Ratio { done, of, less } => {
                let columns = [done, of].into_iter().chain(less).map(|input| campaign.column_of(input));
                (columns.map(Slot::Claim).collect(), None)
            }
            ItemSource::Fact(fact) => (vec![Slot::Fact(fact)], None),
        };
        let own: Vec<String> = own.into_iter().filter_map(cell).collect();
        let rated = rated.map_or_else(Vec::new, |input| {
            let last = campaign.raters.len().saturating_sub(1);
            let others = (0..last).map(|rater| Slot::Rated(input, RaterIx::at(rater)));
            let others = others.chain([Slot::Claim(input)]);
            others.map(|slot| cell(slot).into_iter().collect()).collect()
        });
        ItemCells { own, rated }
    };
    campaign.items.iter().map(of).collect()
}
