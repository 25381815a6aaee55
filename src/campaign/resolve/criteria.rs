//! Groups, criteria, bonuses and deductions; the columns that they read.

use crate::campaign::faults::{At, tell_conflict};
use crate::campaign::raw::criteria::{RawColumn, RawExtra, RawGroup, RawItem};
use crate::campaign::raw::table::Field;
use crate::campaign::raw::tell_unused_key;
use crate::campaign::resolve::points::{self, From};
use crate::campaign::resolve::scored::Scored;
use crate::campaign::resolve::{Cx, blank, weights};
use crate::campaign::{
    Criterion, Extra, ExtraKind, Group, Input, InputPart, Item, ItemOf, ItemSource, NotApplicable, PointsRule,
};
use crate::diag::code::CampaignTerm;
use crate::id::{ExtraIx, FactIx, GroupIx, Id, InputIx, ItemIx, RaterIx};
use crate::num::Exact;
use crate::text::fold_heading;

/// Resolves groups, then bonuses, then deductions: criteria come first among the items.
pub(super) fn resolve(cx: &Cx<'_>) -> Scored {
    let mut scored = Scored::default();
    for raw in &cx.raw.groups {
        group(cx, raw, &mut scored);
    }
    for raw in &cx.raw.bonuses {
        extra(cx, raw, ExtraKind::Bonus, &mut scored);
    }
    for raw in &cx.raw.deductions {
        extra(cx, raw, ExtraKind::Deduction, &mut scored);
    }
    scored
}

fn group(cx: &Cx<'_>, raw: &RawGroup, scored: &mut Scored) {
    let of = GroupIx::at(scored.groups.len());
    let start = scored.items.len();
    let mut criterion_weights = Vec::new();
    for criterion in &raw.criteria {
        let max = item(cx, criterion, ItemOf::Group(of), scored);
        criterion_weights.push(weights::of_criterion(cx, criterion, max.as_ref()));
    }
    let weights = weights::of_group(cx, raw, criterion_weights);
    scored.weights_lost |= weights.lost;
    for (criterion, weight) in raw.criteria.iter().zip(weights.criteria) {
        scored.criteria.push(Criterion {
            id: Id::new(criterion.name.id_text()),
            title: criterion.name.title_text().to_owned(),
            group: of,
            weight,
            not_applicable: criterion.not_applicable.good().map_or(NotApplicable::Refuse, |word| word.value),
        });
    }
    scored.groups.push(Group {
        id: Id::new(raw.name.id_text()),
        title: raw.name.title_text().to_owned(),
        weight: weights.group,
        criteria: start..scored.items.len(),
    });
}

fn extra(cx: &Cx<'_>, raw: &RawExtra, kind: ExtraKind, scored: &mut Scored) {
    let of = ItemOf::Extra(ExtraIx::at(scored.extras.len()));
    let start = scored.items.len();
    if let Some(key) = &raw.criterion_key {
        refuse_own_keys(cx, raw, key);
        for criterion in &raw.criteria {
            item(cx, criterion, of, scored);
        }
    } else {
        item(cx, &raw.own, of, scored);
    }
    scored.extras.push(Extra {
        id: Id::new(raw.name.id_text()),
        title: raw.name.title_text().to_owned(),
        kind,
        cap: raw.cap.as_ref().map_or(Exact::ONE, |cap| cap.value.clone()),
        items: start..scored.items.len(),
    });
}

/// A bonus holds either `points` or criteria.
fn refuse_own_keys(cx: &Cx<'_>, raw: &RawExtra, criterion_key: &std::ops::Range<usize>) {
    if raw.own.points.is_there() {
        tell_conflict(cx.faults, criterion_key, "criterion", CampaignTerm::PointsOrCriteria);
        return;
    }
    tell_unused_key(cx.faults, &raw.own.column, "column", raw.own.column_key.clone());
    tell_unused_key(cx.faults, &raw.own.blank, "blank", raw.own.blank_key.clone());
}

/// Adds an item with its columns; its maximum, where its points are known.
fn item(cx: &Cx<'_>, raw: &RawItem, of: ItemOf, scored: &mut Scored) -> Option<Exact> {
    let stand_in = || points::Resolved {
        rule: PointsRule::UpTo { max: Exact::ONE, step: None },
        max: Exact::ONE,
        from: From::Own,
    };
    let known = raw.points.good().map(|points| points::resolve(cx, points));
    let max = known.as_ref().map(|known| known.max.clone());
    let is_known = known.is_some();
    let points = known.unwrap_or_else(stand_in);
    let blank = match &raw.blank {
        Field::Is(blank) if is_known && !matches!(points.from, From::Fact(_)) => {
            blank::of_item(cx, blank, &points.rule)
        }
        _ => None,
    };
    if is_known {
        refuse_unread_keys(cx, raw, &points.from);
    }
    let (blank, blank_value) = blank.unzip();
    let position = ItemIx::at(scored.items.len());
    let source = source(cx, raw, points.from, position, &mut scored.inputs);
    scored.items.push(Item {
        id: Id::new(raw.name.id_text()),
        title: raw.name.title_text().to_owned(),
        of,
        points: points.rule,
        max: points.max,
        blank,
        blank_value,
        source,
    });
    max
}

/// Keys that nothing reads beside this source of values.
fn refuse_unread_keys(cx: &Cx<'_>, raw: &RawItem, from: &From) {
    if !matches!(from, From::Own) {
        tell_unused_key(cx.faults, &raw.column, "column", raw.column_key.clone());
    }
    if matches!(from, From::Fact(_)) {
        tell_unused_key(cx.faults, &raw.blank, "blank", raw.blank_key.clone());
        tell_unused_key(cx.faults, &raw.not_applicable, "not-applicable", raw.not_applicable_key.clone());
    }
}

fn source(cx: &Cx<'_>, raw: &RawItem, from: From, item: ItemIx, inputs: &mut Vec<Input>) -> ItemSource {
    let mut add = |part, title: &str, words: Vec<String>, by_rater| {
        let own = InputIx::at(inputs.len());
        let column = if part == InputPart::Value { own } else { shared(inputs, &words).unwrap_or(own) };
        inputs.push(Input { item, part, title: title.to_owned(), words, by_rater, column });
        own
    };
    match from {
        From::Own => {
            let (words, by_rater) = own_column(cx, raw);
            ItemSource::Column(add(InputPart::Value, raw.name.title_text(), words, by_rater))
        }
        From::Column(name) => ItemSource::Column(add(InputPart::Value, &name.clone(), vec![name], Vec::new())),
        From::Ratio(done, of, less) => ItemSource::Ratio {
            done: add(InputPart::Done, &done.clone(), vec![done], Vec::new()),
            of: add(InputPart::Of, &of.clone(), vec![of], Vec::new()),
            less: less.map(|less| add(InputPart::Less, &less.clone(), vec![less], Vec::new())),
        },
        From::Fact(fact) => ItemSource::Fact(fact.unwrap_or(FactIx(0))),
    }
}

/// The first part of another ratio that names this column too: intake reads one column for all of them.
fn shared(inputs: &[Input], words: &[String]) -> Option<InputIx> {
    let same = |other: &Input| {
        let mut all = other.words.iter().map(|word| fold_heading(word));
        other.part != InputPart::Value && all.any(|other| words.iter().any(|word| fold_heading(word) == other))
    };
    inputs.iter().position(same).map(InputIx::at)
}

type RaterColumns = Vec<(RaterIx, Vec<String>)>;

/// The words of the common column (with title and id), and those of each rater.
fn own_column(cx: &Cx<'_>, raw: &RawItem) -> (Vec<String>, RaterColumns) {
    let mut words = Vec::new();
    let mut by_rater = Vec::new();
    match &raw.column {
        Field::Is(RawColumn::Words(column)) => words.clone_from(column),
        Field::Is(RawColumn::ByRater(columns)) => by_rater = rater_columns(cx, columns),
        Field::Absent | Field::Broken => {}
    }
    words.push(raw.name.title_text().to_owned());
    words.push(raw.name.id_text().to_owned());
    (words, by_rater)
}

fn rater_columns(cx: &Cx<'_>, columns: &[(At<String>, Vec<String>)]) -> RaterColumns {
    let found = columns.iter().filter_map(|(rater, words)| {
        let position = cx.names.raters.find(rater, cx.faults)?;
        Some((RaterIx::at(position), words.clone()))
    });
    found.collect()
}
