//! `[[fact]]`: kinds, allowed words and blanks.

use std::collections::BTreeMap;

use crate::campaign::faults::{At, tell_conflict, tell_unused};
use crate::campaign::raw::head::RawFact;
use crate::campaign::raw::value::{Scalar, bad_value};
use crate::campaign::resolve::{Cx, blank, members, subordinates};
use crate::campaign::{Fact, FactKind};
use crate::diag::code::CampaignTerm;
use crate::id::Id;
use crate::num::Exact;
use crate::text::fold;

/// All facts.
pub(super) fn facts(cx: &Cx<'_>) -> Vec<Fact> {
    cx.raw.facts.iter().map(|raw| fact(cx, raw)).collect()
}

fn fact(cx: &Cx<'_>, raw: &RawFact) -> Fact {
    check_values(cx, raw);
    let kind = raw.kind.as_ref().map(|kind| kind.value);
    let blank = match (&raw.blank.good(), kind) {
        (Some(blank), Some(kind)) => blank_text(cx, raw, blank, kind),
        _ => None,
    };
    let values = raw.values.good().map(|values| values.value.iter().map(|word| word.value.clone()).collect());
    Fact {
        id: Id::new(raw.name.id_text()),
        title: raw.name.title_text().to_owned(),
        kind: kind.unwrap_or(FactKind::Text),
        column: raw.column.clone(),
        values,
        blank,
        from_members: members::of_fact(cx, raw),
        from_subordinates: subordinates::of_fact(cx, raw),
    }
}

fn check_values(cx: &Cx<'_>, raw: &RawFact) {
    let (Some(values), Some(kind)) = (raw.values.good(), &raw.kind) else { return };
    if kind.value != FactKind::Text {
        tell_unused(cx.faults, &values.span, CampaignTerm::Key, "values");
    }
    tell_repeated_words(cx, &values.value, "values");
}

/// Words that are the same after folding.
pub(super) fn tell_repeated_words<'w>(cx: &Cx<'_>, words: impl IntoIterator<Item = &'w At<String>>, key: &str) {
    let mut seen = BTreeMap::new();
    for word in words {
        if seen.insert(fold(&word.value), ()).is_some() {
            tell_conflict(cx.faults, &word.span, key, CampaignTerm::WordTwice);
        }
    }
}

/// The text that an empty cell is read as, in a form that every reader of cells knows.
fn blank_text(cx: &Cx<'_>, raw: &RawFact, blank: &At<Scalar>, kind: FactKind) -> Option<String> {
    let (text, why) = match kind {
        FactKind::Text => (text_blank(raw, &blank.value), CampaignTerm::BlankText),
        FactKind::Count => (number_blank(&blank.value, |n| n.is_whole() && !n.is_negative()), CampaignTerm::BlankCount),
        FactKind::Number => (number_blank(&blank.value, |_| true), CampaignTerm::BlankNumber),
        FactKind::Percent => (number_blank(&blank.value, blank::is_percent), CampaignTerm::BlankPercent),
        FactKind::Flag => {
            let word = |yes: bool| if yes { "1" } else { "0" };
            (blank::flag(&blank.value).map(|yes| word(yes).to_owned()), CampaignTerm::BlankFlag)
        }
        FactKind::Date => match &blank.value {
            Scalar::Date(date) => (Some(date.to_string()), CampaignTerm::BlankDate),
            _ => (None, CampaignTerm::BlankDate),
        },
    };
    if text.is_none() {
        bad_value(cx.faults, &blank.span, "blank", blank::shown(&blank.value), why);
    }
    text
}

/// Empty, or one of the declared words.
fn text_blank(raw: &RawFact, blank: &Scalar) -> Option<String> {
    let Scalar::Text(text) = blank else { return None };
    let known = raw.values.good().is_none_or(|values| values.value.iter().any(|word| fold(&word.value) == fold(text)));
    (fold(text).is_empty() || known).then(|| text.clone())
}

fn number_blank(blank: &Scalar, fits: impl Fn(&Exact) -> bool) -> Option<String> {
    blank::number(blank).filter(|number| fits(number)).map(|number| number.to_string())
}
