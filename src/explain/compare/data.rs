//! What differs in the data about one subject: claims, facts, and the level of the unit.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::explain::document::Document;
use crate::explain::rebuild::choice_word;
use crate::explain::record::{FactAt, Form, Past, Record, Scalar};
use crate::num::{Exact, Rounding, RoundingMode};

/// What stands for a title where earlier years differ.
pub(super) const HISTORY: &str = "history";

/// One value that differs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DataChange {
    /// The id of the item or fact; `unit-level` for the level of the unit, `history` for an earlier year.
    pub id: String,
    /// Its title; none for the level of the unit and for an earlier year.
    #[serde(skip)]
    pub title: Option<String>,
    /// Whose value it is, by title; none in a common column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rater: Option<String>,
    /// The period, as the result writes it; the year, of an earlier one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// What it was; none where the cell was blank.
    pub old: Option<String>,
    /// What it is; none where the cell is blank.
    pub new: Option<String>,
    /// The cell: in the newer data, or in the older where it is blank now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

/// A subject in one of two results.
#[derive(Clone, Copy)]
pub(super) struct Side<'s> {
    pub(super) document: &'s Document<'s>,
    pub(super) unit: usize,
    pub(super) record: &'s Record,
}

/// Everything that differs, in the order of the campaign: items by rater, then facts, earlier years, the unit's level.
pub(super) fn changes(old: Side<'_>, new: Side<'_>) -> Vec<DataChange> {
    let mut changes = differing(&claims(old), &claims(new));
    let campaign = &new.document.campaign;
    let last = usize::MAX;
    changes.sort_by_cached_key(|change| {
        let item = campaign.items.iter().position(|item| item.id.as_str() == change.id).unwrap_or(last);
        let by = change.rater.as_ref();
        // What everybody shares stands before what one rater says.
        let rater = by.map(|by| campaign.raters.iter().position(|rater| rater.title == *by).unwrap_or(last));
        (item, rater)
    });
    let mut of_facts = differing(&facts(old), &facts(new));
    of_facts.sort_by_key(|change| campaign.facts.iter().position(|fact| fact.id.as_str() == change.id).unwrap_or(last));
    changes.extend(of_facts);
    changes.extend(differing(&history(old), &history(new)));
    let level = |side: Side<'_>| side.document.units.get(side.unit).and_then(|unit| unit.level.clone());
    let (before, after) = (level(old), level(new));
    if before != after {
        changes.push(DataChange {
            id: "unit-level".to_owned(),
            title: None,
            rater: None,
            period: None,
            old: before.map(|id| level_title(old.document, &id)),
            new: after.map(|id| level_title(new.document, &id)),
            cell: None,
        });
    }
    changes
}

/// A level's title, else its id.
pub(super) fn level_title(document: &Document<'_>, id: &str) -> String {
    let level = document.campaign.levels.iter().find(|level| level.id.as_str() == id);
    level.map_or_else(|| id.to_owned(), |level| level.title.clone())
}

/// What a value is of: id, part of an item, rater, period.
type Key = (String, String, Option<String>, Option<String>);

/// A value with its title, its rater's title and its cell.
struct Seen {
    value: String,
    title: String,
    rater: Option<String>,
    cell: Option<String>,
}

fn differing(old: &BTreeMap<Key, Seen>, new: &BTreeMap<Key, Seen>) -> Vec<DataChange> {
    let keys: BTreeSet<&Key> = old.keys().chain(new.keys()).collect();
    let mut changes = Vec::new();
    for key in keys {
        let (before, after) = (old.get(key), new.get(key));
        let value = |seen: Option<&Seen>| seen.map(|seen| seen.value.clone());
        let (old, new) = (value(before), value(after));
        let Some(seen) = after.or(before).filter(|_| old != new) else { continue };
        changes.push(DataChange {
            id: key.0.clone(),
            title: (!seen.title.is_empty()).then(|| seen.title.clone()),
            rater: seen.rater.clone(),
            period: key.3.clone(),
            old,
            new,
            cell: seen.cell.clone(),
        });
    }
    changes
}

fn claims(side: Side<'_>) -> BTreeMap<Key, Seen> {
    let mut claims = BTreeMap::new();
    for form in &side.record.forms {
        let Some(table) = side.document.tables.get(form.0 as usize) else { continue };
        for (column, value) in table.columns.iter().zip(&form.3) {
            let (Some(value), Some(input)) = (value, side.document.rules.inputs.get(column.input)) else { continue };
            let rater = column.rater.clone().or_else(|| form.2.clone());
            let key = (input.item.clone(), input.part.clone(), rater.clone(), form.4.clone());
            let seen = || Seen {
                value: shown(side.document, &input.item, value),
                title: item_title(side.document, &input.item),
                rater: rater.as_deref().map(|id| rater_title(side.document, id)),
                cell: Some(place(side.document, form, &column.column)),
            };
            // As in grading: the first that is not blank holds.
            claims.entry(key).or_insert_with(seen);
        }
    }
    claims
}

fn facts(side: Side<'_>) -> BTreeMap<Key, Seen> {
    let mut facts = BTreeMap::new();
    for (at, fact) in side.document.rules.facts.iter().enumerate() {
        let Some(Some(value)) = side.record.facts.get(at) else { continue };
        let known = side.document.campaign.facts.iter().find(|known| known.id.as_str() == fact.id);
        let seen = Seen {
            value: rounded(text(value)),
            title: known.map_or_else(|| fact.id.clone(), |known| known.title.clone()),
            rater: None,
            cell: fact_place(side, at),
        };
        facts.insert((fact.id.clone(), String::new(), None, None), seen);
    }
    facts
}

/// A share of members may have no end: it is shown with two decimals.
fn rounded(text: String) -> String {
    let Some((above, below)) = text.split_once('/') else { return text };
    let parts = (Exact::parse(above), Exact::parse(below));
    let (Some(above), Some(below)) = parts else { return text };
    if below.is_zero() {
        return text;
    }
    let rounding = Rounding { places: 2, mode: RoundingMode::HalfUp };
    (&above / &below).round(rounding).decimal(rounding.places).as_str().to_owned()
}

/// Earlier years: the period is the year.
fn history(side: Side<'_>) -> BTreeMap<Key, Seen> {
    let campaign = &side.document.campaign;
    let award = |id: &String| {
        let known = campaign.awards.iter().find(|award| award.id.as_str() == id);
        known.map_or_else(|| id.clone(), |award| award.title.clone())
    };
    let year = |Past(year, level, awards): &Past| {
        let level = level.iter().map(|level| level_title(side.document, level));
        let value = level.chain(awards.iter().map(award)).collect::<Vec<_>>().join("; ");
        let key = (HISTORY.to_owned(), String::new(), None, Some(year.to_string()));
        (key, Seen { value, title: String::new(), rater: None, cell: None })
    };
    side.record.history.iter().map(year).collect()
}

fn text(value: &Scalar) -> String {
    match value {
        Scalar::Flag(yes) => if *yes { "x" } else { "–" }.to_owned(),
        Scalar::Choice(word) => word.to_string(),
        Scalar::Text(text) => text.clone(),
    }
}

fn shown(document: &Document<'_>, item: &str, value: &Scalar) -> String {
    match value {
        Scalar::Choice(word) => {
            choice_word(&document.campaign, item, *word).map_or_else(|| text(value), |(shown, _, _)| shown.clone())
        }
        _ => text(value),
    }
}

fn item_title(document: &Document<'_>, id: &str) -> String {
    let item = document.campaign.items.iter().find(|item| item.id.as_str() == id);
    item.map_or_else(|| id.to_owned(), |item| item.title.clone())
}

fn rater_title(document: &Document<'_>, id: &str) -> String {
    let rater = document.campaign.raters.iter().find(|rater| rater.id.as_str() == id);
    rater.map_or_else(|| id.to_owned(), |rater| rater.title.clone())
}

fn place(document: &Document<'_>, form: &Form, column: &str) -> String {
    address(document, form.0, form.1, column).unwrap_or_default()
}

fn fact_place(side: Side<'_>, at: usize) -> Option<String> {
    match side.record.fact_cells.get(at)?.as_ref()? {
        FactAt::Own(column) => address(side.document, side.record.row.0, side.record.row.1, column),
        FactAt::Else((sheet, row, column)) => address(side.document, *sheet, *row, column),
    }
}

fn address(document: &Document<'_>, sheet: u32, row: u32, column: &str) -> Option<String> {
    let table = document.tables.get(sheet as usize)?;
    Some(match &table.sheet {
        Some(name) => format!("{} [{name}] {column}{row}", table.file),
        None => format!("{} {column}{row}", table.file),
    })
}
