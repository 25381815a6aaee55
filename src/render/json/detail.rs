//! The trace of one subject: points of each item, what is not ordinary about an item, bonus and deduction.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::id::RaterIx;
use crate::report::book::Book;
use crate::score::{Detail, ItemState};

use super::{Figure, List};

/// Adds the entries of the trace; nothing where there is none.
pub(super) fn entries<M: SerializeMap>(book: &Book<'_>, detail: &Detail, map: &mut M) -> Result<(), M::Error> {
    let places = book.places();
    if !detail.items.is_empty() {
        let points = || detail.items.iter().map(|item| item.points.map(|points| Figure(points, places)));
        map.serialize_entry("items", &List(points))?;
        let states = States { book, detail };
        if states.entries().next().is_some() {
            map.serialize_entry("states", &states)?;
        }
        let raters = Raters { book, detail };
        if raters.entries().next().is_some() {
            map.serialize_entry("item_raters", &raters)?;
        }
    }
    if detail.extras.iter().any(|extra| extra.sum.is_some()) {
        let extra = |extra: &crate::score::ExtraDetail| {
            [extra.sum, extra.counted].map(|points| points.map(|points| Figure(points, places)))
        };
        map.serialize_entry("extras", &List(|| detail.extras.iter().map(extra)))?;
        map.serialize_entry("base", &detail.base.map(|points| Figure(points, places)))?;
    }
    Ok(())
}

/// Items that count in another way than by a claim, by id.
struct States<'a> {
    book: &'a Book<'a>,
    detail: &'a Detail,
}

impl States<'_> {
    fn entries(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let items = self.book.campaign.items.iter().zip(&self.detail.items);
        items.filter_map(|(item, detail)| Some((item.id.as_str(), state(detail.state)?)))
    }
}

impl Serialize for States<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.entries())
    }
}

fn state(state: ItemState) -> Option<&'static str> {
    match state {
        ItemState::Scored => None,
        ItemState::FromBlank => Some("blank"),
        ItemState::SharedOut { exempt: false } => Some("shared-out"),
        ItemState::SharedOut { exempt: true } => Some("shared-out exempt"),
        ItemState::Full { exempt: false } => Some("full"),
        ItemState::Full { exempt: true } => Some("full exempt"),
        ItemState::NotAsked => Some("not-asked"),
        ItemState::Missing => Some("missing"),
    }
}

/// Items whose rater is not the highest of the campaign, by id.
struct Raters<'a> {
    book: &'a Book<'a>,
    detail: &'a Detail,
}

impl Raters<'_> {
    fn entries(&self) -> impl Iterator<Item = (&str, &str)> {
        let raters = &self.book.campaign.raters;
        let highest = raters.len().checked_sub(1).map(RaterIx::at);
        let items = self.book.campaign.items.iter().zip(&self.detail.items);
        items
            .filter(move |(_, detail)| detail.rater.is_some() && detail.rater != highest)
            .filter_map(|(item, detail)| Some((item.id.as_str(), raters[detail.rater?.index()].id.as_str())))
    }
}

impl Serialize for Raters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.entries())
    }
}
