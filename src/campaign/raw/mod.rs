//! A campaign as written: every key taken, every value of the kind that its key asks for, nothing resolved.
//!
//! In: the text of a file. Out: [`RawCampaign`] with the place of everything, faults in the collector.
//! It looks at one value at a time; what needs a second look at something else is left to `resolve`.

pub(crate) mod condition;
pub(crate) mod criteria;
pub(crate) mod head;
pub(crate) mod members;
pub(crate) mod points;
pub(crate) mod quota;
pub(crate) mod rules;
pub(crate) mod subordinates;
pub(crate) mod syntax;
pub(crate) mod table;
pub(crate) mod value;

use std::ops::Range;

use crate::campaign::faults::{At, Faults, tell_unused};
use crate::diag::code::CampaignTerm;
use criteria::{RawExtra, RawGroup};
use head::{RawFact, RawHead, RawRater, RawRole};
use quota::{RawOrderKey, RawQuota};
use rules::{RawAward, RawGate, RawLevel, RawLimit, RawTarget};
use table::{Field, Keys};
use value::Val;

/// The whole file as written.
#[derive(Debug)]
pub(crate) struct RawCampaign {
    pub(crate) head: RawHead,
    pub(crate) raters: Vec<RawRater>,
    pub(crate) roles: Vec<RawRole>,
    pub(crate) facts: Vec<RawFact>,
    pub(crate) groups: Vec<RawGroup>,
    pub(crate) bonuses: Vec<RawExtra>,
    pub(crate) deductions: Vec<RawExtra>,
    pub(crate) levels: Vec<RawLevel>,
    pub(crate) gates: Vec<RawGate>,
    pub(crate) limits: Vec<RawLimit>,
    pub(crate) quotas: Vec<RawQuota>,
    pub(crate) awards: Vec<RawAward>,
    pub(crate) targets: Vec<RawTarget>,
    pub(crate) ranking: Option<At<Vec<RawOrderKey>>>,
}

/// What most entries have: an id, a title, a source, and a place.
#[derive(Clone, Debug)]
pub(crate) struct RawName {
    pub(crate) id: Option<At<String>>,
    pub(crate) title: Option<At<String>>,
    pub(crate) source: Option<String>,
    /// The heading of the entry.
    pub(crate) head: Range<usize>,
}

impl RawName {
    /// Takes `id`, `title` and `source`.
    pub(crate) fn read(keys: &mut Keys<'_>) -> Self {
        Self {
            id: keys.required("id", Val::id),
            title: keys.required("title", Val::words),
            source: source(keys),
            head: keys.head(),
        }
    }

    /// The id as written; empty where it is missing.
    pub(crate) fn id_text(&self) -> &str {
        self.id.as_ref().map_or("", |id| &id.value)
    }

    /// The title as written; empty where it is missing.
    pub(crate) fn title_text(&self) -> &str {
        self.title.as_ref().map_or("", |title| &title.value)
    }

    /// The place of the id, else of the entry.
    pub(crate) fn place(&self) -> &Range<usize> {
        self.id.as_ref().map_or(&self.head, |id| &id.span)
    }
}

/// Takes `source`.
pub(crate) fn source(keys: &mut Keys<'_>) -> Option<String> {
    keys.optional("source", Val::words).good().map(|text| text.value.clone())
}

/// Reads a file. None where lines are broken or nothing can be made of it: the rest has been told.
pub(crate) fn read(source: &str, faults: &Faults) -> Option<RawCampaign> {
    let parsed = syntax::parse(source, faults)?;
    let mut keys = Keys::new(parsed.root.get_ref(), "", 0..0, faults);
    let raw = read_top(&mut keys);
    keys.finish();
    syntax::keep_what_stands_alone(source, &parsed.broken, faults);
    (parsed.broken.is_empty() && !has_too_many(&raw, faults)).then_some(raw)
}

fn read_top(keys: &mut Keys<'_>) -> RawCampaign {
    let head = RawHead::read(keys);
    RawCampaign {
        raters: keys.tables("rater", "[[rater]]", RawRater::read),
        roles: keys.tables("role", "[[role]]", RawRole::read),
        facts: keys.tables("fact", "[[fact]]", RawFact::read),
        groups: needed(keys, "group", |keys| keys.tables("group", "[[group]]", RawGroup::read)),
        bonuses: keys.tables("bonus", "[[bonus]]", |keys| RawExtra::read(keys, "[[bonus.criterion]]")),
        deductions: keys.tables("deduction", "[[deduction]]", |keys| RawExtra::read(keys, "[[deduction.criterion]]")),
        levels: needed(keys, "level", |keys| keys.tables("level", "[[level]]", RawLevel::read)),
        gates: keys.tables("gate", "[[gate]]", RawGate::read),
        limits: keys.tables("limit", "[[limit]]", RawLimit::read),
        quotas: keys.tables("quota", "[[quota]]", RawQuota::read),
        awards: keys.tables("award", "[[award]]", RawAward::read),
        targets: keys.tables("target", "[[target]]", RawTarget::read),
        ranking: keys.required("ranking", quota::ranking),
        head,
    }
}

/// A list of tables of which there must be one.
pub(crate) fn needed<T>(keys: &mut Keys<'_>, key: &'static str, read: impl FnOnce(&mut Keys<'_>) -> Vec<T>) -> Vec<T> {
    let list = read(keys);
    if list.is_empty() && keys.key_span(key).is_none() {
        keys.missing(key);
    }
    list
}

/// Positions hold 65,535 items of a kind: a file that could exceed them goes no further.
fn has_too_many(raw: &RawCampaign, faults: &Faults) -> bool {
    let grouped: usize = raw.groups.iter().map(|group| group.criteria.len()).sum();
    let extra: usize = raw.bonuses.iter().chain(&raw.deductions).map(|extra| extra.criteria.len() + 1).sum();
    let too_many = grouped + extra > 10 * value::MAX_ENTRIES;
    if too_many {
        value::bad_value(faults, &(0..0), "criterion", grouped + extra, CampaignTerm::TooMany);
    }
    too_many
}

/// Whether a key that nothing reads here is there; tells it.
pub(crate) fn tell_unused_key<T>(faults: &Faults, field: &Field<T>, key: &str, span: Option<Range<usize>>) {
    if field.is_there() {
        tell_unused(faults, &span.unwrap_or(0..0), CampaignTerm::Key, key);
    }
}
