//! Groups, criteria, bonuses and deductions as written.

use std::ops::Range;

use crate::campaign::NotApplicable;
use crate::campaign::faults::At;
use crate::campaign::raw::RawName;
use crate::campaign::raw::points::RawPoints;
use crate::campaign::raw::table::{Field, Keys};
use crate::campaign::raw::value::{Scalar, Val};
use crate::num::Exact;

/// `[[group]]`.
#[derive(Debug)]
pub(crate) struct RawGroup {
    pub(crate) name: RawName,
    pub(crate) weight: Field<RawWeight>,
    pub(crate) criteria: Vec<RawItem>,
}

impl RawGroup {
    /// Takes the keys of a `[[group]]`.
    pub(crate) fn read(mut keys: Keys<'_>) -> Self {
        let raw = Self {
            name: RawName::read(&mut keys),
            weight: keys.optional("weight", read_weight),
            criteria: super::needed(&mut keys, "criterion", |keys| {
                keys.tables("criterion", "[[group.criterion]]", RawItem::read_criterion)
            }),
        };
        keys.finish();
        raw
    }
}

/// `weight`: one number, or one for each role.
#[derive(Clone, Debug)]
pub(crate) enum RawWeight {
    One(Exact),
    ByRole { entries: Vec<(At<String>, Exact)>, span: Range<usize> },
}

fn read_weight(value: Val<'_>) -> Option<RawWeight> {
    if !matches!(value.value, toml::de::DeValue::Table(_)) {
        return value.not_negative().map(|weight| RawWeight::One(weight.value));
    }
    let span = value.span.clone();
    let read: Vec<(At<String>, Option<At<Exact>>)> =
        value.entries()?.into_iter().map(|(role, weight)| (role, weight.not_negative())).collect();
    let entries = read.into_iter().map(|(role, weight)| Some((role, weight?.value))).collect::<Option<Vec<_>>>()?;
    Some(RawWeight::ByRole { entries, span })
}

/// `[[group.criterion]]`, `[[bonus.criterion]]`, `[[deduction.criterion]]`, or what a bonus holds itself.
#[derive(Debug)]
pub(crate) struct RawItem {
    pub(crate) name: RawName,
    pub(crate) column: Field<RawColumn>,
    pub(crate) column_key: Option<Range<usize>>,
    pub(crate) points: Field<RawPoints>,
    pub(crate) blank: Field<At<Scalar>>,
    pub(crate) blank_key: Option<Range<usize>>,
    /// Criteria of groups only.
    pub(crate) weight: Field<RawWeight>,
    /// Criteria of groups only.
    pub(crate) not_applicable: Field<At<NotApplicable>>,
    pub(crate) not_applicable_key: Option<Range<usize>>,
}

impl RawItem {
    /// Takes the keys of a `[[group.criterion]]`.
    pub(crate) fn read_criterion(mut keys: Keys<'_>) -> Self {
        let name = RawName::read(&mut keys);
        let mut raw = Self::read_values(&mut keys, name);
        require_points(&mut keys, &mut raw);
        raw.weight = keys.optional("weight", read_weight);
        raw.not_applicable_key = keys.key_span("not-applicable");
        raw.not_applicable = keys.optional("not-applicable", |value| {
            value.one_of(&[
                ("refuse", NotApplicable::Refuse),
                ("share-out", NotApplicable::ShareOut),
                ("full", NotApplicable::Full),
            ])
        });
        keys.finish();
        raw
    }

    fn read_extra_criterion(mut keys: Keys<'_>) -> Self {
        let name = RawName::read(&mut keys);
        let mut raw = Self::read_values(&mut keys, name);
        require_points(&mut keys, &mut raw);
        keys.finish();
        raw
    }

    fn read_values(keys: &mut Keys<'_>, name: RawName) -> Self {
        Self {
            name,
            column_key: keys.key_span("column"),
            column: keys.optional("column", read_column),
            points: keys.optional("points", super::points::read),
            blank_key: keys.key_span("blank"),
            blank: keys.optional("blank", Val::scalar),
            weight: Field::Absent,
            not_applicable: Field::Absent,
            not_applicable_key: None,
        }
    }
}

fn require_points(keys: &mut Keys<'_>, raw: &mut RawItem) {
    if raw.points.is_absent() {
        keys.missing("points");
        raw.points = Field::Broken;
    }
}

/// `column`: words for all raters, or words for each.
#[derive(Clone, Debug)]
pub(crate) enum RawColumn {
    Words(Vec<String>),
    ByRater(Vec<(At<String>, Vec<String>)>),
}

fn read_column(value: Val<'_>) -> Option<RawColumn> {
    let texts = |list: At<Vec<At<String>>>| list.value.into_iter().map(|word| word.value).collect::<Vec<_>>();
    if !matches!(value.value, toml::de::DeValue::Table(_)) {
        return value.texts().map(texts).map(RawColumn::Words);
    }
    let read: Vec<_> = value.entries()?.into_iter().map(|(rater, words)| (rater, words.texts())).collect();
    let columns = read.into_iter().map(|(rater, words)| Some((rater, texts(words?)))).collect::<Option<Vec<_>>>()?;
    Some(RawColumn::ByRater(columns))
}

/// `[[bonus]]` or `[[deduction]]`.
#[derive(Debug)]
pub(crate) struct RawExtra {
    pub(crate) name: RawName,
    pub(crate) cap: Option<At<Exact>>,
    /// `points` with its column and blank, under the name of the bonus itself.
    pub(crate) own: RawItem,
    pub(crate) criteria: Vec<RawItem>,
    /// Where the key `criterion` stands.
    pub(crate) criterion_key: Option<Range<usize>>,
}

impl RawExtra {
    /// Takes the keys of a `[[bonus]]` or `[[deduction]]`, whose criteria messages call `inner`.
    pub(crate) fn read(mut keys: Keys<'_>, inner: &str) -> Self {
        let name = RawName::read(&mut keys);
        let cap = keys.required("cap", Val::above_zero);
        let mut own = RawItem::read_values(&mut keys, name.clone());
        let criterion_key = keys.key_span("criterion");
        let criteria = keys.tables("criterion", inner, RawItem::read_extra_criterion);
        if criterion_key.is_none() {
            require_points(&mut keys, &mut own);
        }
        keys.finish();
        Self { name, cap, own, criteria, criterion_key }
    }
}
