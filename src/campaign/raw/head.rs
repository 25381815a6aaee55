//! The top of the file, raters, roles and facts, as written.

use std::ops::Range;

use jiff::civil::Date;

use crate::campaign::faults::At;
use crate::campaign::raw::RawName;
use crate::campaign::raw::condition::RawCondition;
use crate::campaign::raw::members::RawFromMembers;
use crate::campaign::raw::subordinates::RawSubordinates;
use crate::campaign::raw::table::{Field, Keys};
use crate::campaign::raw::value::{Scalar, Val};
use crate::campaign::{
    AboveScale, FactKind, Letterhead, ListOrder, MissingPeriod, MissingRater, Motto, PeriodKind, Periods, SubjectKind,
};
use crate::diag::code::CampaignTerm;
use crate::num::{Exact, MAX_PLACES, Rounding, RoundingMode};

/// The keys above the first heading, `[letterhead]` and `[periods]`.
#[derive(Debug)]
pub(crate) struct RawHead {
    pub(crate) id: Option<At<String>>,
    pub(crate) title: Option<At<String>>,
    pub(crate) source: Option<String>,
    pub(crate) year: Option<At<i64>>,
    pub(crate) subject: Option<At<SubjectKind>>,
    pub(crate) valid: Option<At<(Date, Date)>>,
    pub(crate) scale: Option<At<Exact>>,
    pub(crate) base: Field<At<Exact>>,
    pub(crate) rounding: Option<At<Rounding>>,
    pub(crate) combine: Option<At<RawCombine>>,
    pub(crate) missing_rater: Field<At<MissingRater>>,
    pub(crate) missing_rater_key: Option<Range<usize>>,
    pub(crate) above_scale: Field<At<AboveScale>>,
    pub(crate) above_scale_key: Option<Range<usize>>,
    pub(crate) letterhead: Option<Letterhead>,
    pub(crate) periods: Field<At<Periods>>,
    /// `members-from`: the campaign whose results feed `from-members`.
    pub(crate) members_from: Field<At<String>>,
    /// `unit-level-from`: the campaign whose results are the units' levels.
    pub(crate) unit_level_from: Field<At<String>>,
}

/// `combine`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RawCombine {
    Last,
    Weighted,
}

impl RawHead {
    /// Takes the keys of the top of the file.
    pub(crate) fn read(keys: &mut Keys<'_>) -> Self {
        keys.required("schema", |value| value.whole(1..=1, CampaignTerm::SchemaOne));
        Self {
            id: keys.required("id", Val::id),
            title: keys.required("title", Val::words),
            source: super::source(keys),
            year: keys.required("year", |value| value.whole(1900..=2200, CampaignTerm::Year)),
            subject: keys.required("subject", |value| {
                value.one_of(&[("person", SubjectKind::Person), ("unit", SubjectKind::Unit)])
            }),
            valid: keys.optional("valid", read_valid).good().cloned(),
            scale: keys.required("scale", Val::above_zero),
            base: keys.optional("base", Val::above_zero),
            rounding: keys.required("rounding", read_rounding),
            combine: keys.required("combine", |value| {
                value.one_of(&[("last", RawCombine::Last), ("weighted", RawCombine::Weighted)])
            }),
            missing_rater_key: keys.key_span("missing-rater"),
            missing_rater: keys.optional("missing-rater", |value| {
                value.one_of(&[("incomplete", MissingRater::Incomplete), ("share-out", MissingRater::ShareOut)])
            }),
            above_scale_key: keys.key_span("above-scale"),
            above_scale: keys.optional("above-scale", |value| {
                value.one_of(&[("cap", AboveScale::Cap), ("allow", AboveScale::Allow)])
            }),
            letterhead: keys.optional("letterhead", read_letterhead).good().cloned(),
            periods: keys.optional("periods", read_periods),
            members_from: keys.optional("members-from", Val::id),
            unit_level_from: keys.optional("unit-level-from", Val::id),
        }
    }
}

fn read_valid(value: Val<'_>) -> Option<At<(Date, Date)>> {
    let span = value.span.clone();
    let mut keys = value.table("valid")?;
    let from = keys.required("from", Val::date);
    let until = keys.required("until", Val::date);
    let faults = keys.faults();
    keys.finish();
    let (from, until) = (from?, until?);
    if from.value > until.value {
        super::value::bad_value(faults, &until.span, "until", until.value, CampaignTerm::UntilBeforeFrom);
        return None;
    }
    Some(At::new((from.value, until.value), span))
}

fn read_rounding(value: Val<'_>) -> Option<At<Rounding>> {
    let mut keys = value.table("rounding")?;
    let places = keys.required("places", |value| value.whole(0..=i64::from(MAX_PLACES), CampaignTerm::Places));
    let mode = keys.required("mode", |value| {
        value.one_of(&[
            ("half-up", RoundingMode::HalfUp),
            ("half-even", RoundingMode::HalfEven),
            ("down", RoundingMode::Down),
        ])
    });
    keys.finish();
    let places = places?;
    let rounding = Rounding { places: u8::try_from(places.value).ok()?, mode: mode?.value };
    Some(At::new(rounding, places.span))
}

fn read_letterhead(value: Val<'_>) -> Option<Letterhead> {
    let mut keys = value.table("[letterhead]")?;
    let mut text = |key| keys.optional(key, Val::text).good().map(|text| text.value.clone());
    let (parent, body, place) = (text("parent"), text("body"), text("place"));
    let (number, attached) = (text("number"), text("attached"));
    let motto = keys.optional("motto", |value| value.one_of(&[("state", Motto::State), ("party", Motto::Party)]));
    let order =
        keys.optional("order", |value| value.one_of(&[("rank", ListOrder::Rank), ("roster", ListOrder::Roster)]));
    let signers = keys.optional("signers", |value| value.list(read_signer));
    keys.finish();
    Some(Letterhead {
        number,
        attached,
        order: order.good().map_or(ListOrder::Rank, |order| order.value),
        parent,
        body,
        motto: motto.good().map_or(Motto::State, |motto| motto.value),
        place,
        signers: signers.good().map(|signers| signers.value.clone()).unwrap_or_default(),
    })
}

fn read_signer(value: Val<'_>) -> Option<(String, String)> {
    let mut keys = value.table("signers")?;
    let role = keys.required("role", Val::words);
    let name = keys.optional("name", Val::text);
    keys.finish();
    Some((role?.value, name.good().map(|name| name.value.clone()).unwrap_or_default()))
}

fn read_periods(value: Val<'_>) -> Option<At<Periods>> {
    let span = value.span.clone();
    let mut keys = value.table("[periods]")?;
    let kind =
        keys.required("kind", |value| value.one_of(&[("quarter", PeriodKind::Quarter), ("month", PeriodKind::Month)]));
    keys.required("combine", |value| value.one_of(&[("mean", ())]));
    let most = kind.as_ref().map_or(PeriodKind::Month, |kind| kind.value).in_year();
    let least = keys.required("least", |value| value.whole(1..=i64::from(most), CampaignTerm::PeriodCount));
    let missing = keys.required("missing", |value| {
        value.one_of(&[
            ("skip", MissingPeriod::Skip),
            ("zero", MissingPeriod::Zero),
            ("incomplete", MissingPeriod::Incomplete),
        ])
    });
    keys.finish();
    let (kind, least, missing) = (kind?.value, u8::try_from(least?.value).ok()?, missing?.value);
    Some(At::new(Periods { kind, least, missing }, span))
}

/// `[[rater]]`.
#[derive(Debug)]
pub(crate) struct RawRater {
    pub(crate) name: RawName,
    pub(crate) column: Vec<String>,
    pub(crate) weight: Field<At<Exact>>,
}

impl RawRater {
    /// Takes the keys of a `[[rater]]`.
    pub(crate) fn read(mut keys: Keys<'_>) -> Self {
        let raw = Self {
            name: RawName::read(&mut keys),
            column: column(&mut keys),
            weight: keys.optional("weight", Val::percent),
        };
        keys.finish();
        raw
    }
}

/// `[[role]]`.
#[derive(Debug)]
pub(crate) struct RawRole {
    pub(crate) name: RawName,
    pub(crate) when: Field<RawCondition>,
}

impl RawRole {
    /// Takes the keys of a `[[role]]`.
    pub(crate) fn read(mut keys: Keys<'_>) -> Self {
        let raw = Self { name: RawName::read(&mut keys), when: keys.optional("when", super::condition::read) };
        keys.finish();
        raw
    }
}

/// `[[fact]]`.
#[derive(Debug)]
pub(crate) struct RawFact {
    pub(crate) name: RawName,
    pub(crate) kind: Option<At<FactKind>>,
    pub(crate) column: Vec<String>,
    pub(crate) values: Field<At<Vec<At<String>>>>,
    pub(crate) blank: Field<At<Scalar>>,
    pub(crate) from_members: Field<RawFromMembers>,
    /// How many people below hold a level.
    pub(crate) from_subordinates: Field<RawSubordinates>,
}

impl RawFact {
    /// Takes the keys of a `[[fact]]`.
    pub(crate) fn read(mut keys: Keys<'_>) -> Self {
        let raw = Self {
            name: RawName::read(&mut keys),
            kind: keys.required("kind", |value| {
                value.one_of(&[
                    ("text", FactKind::Text),
                    ("count", FactKind::Count),
                    ("number", FactKind::Number),
                    ("percent", FactKind::Percent),
                    ("flag", FactKind::Flag),
                    ("date", FactKind::Date),
                ])
            }),
            column: column(&mut keys),
            values: keys.optional("values", Val::texts),
            blank: keys.optional("blank", Val::scalar),
            from_members: keys.optional("from-members", super::members::read),
            from_subordinates: keys.optional("from-subordinates", super::subordinates::read),
        };
        keys.finish();
        raw
    }
}

/// Takes `column`, a list of words.
pub(crate) fn column(keys: &mut Keys<'_>) -> Vec<String> {
    let words = keys.optional("column", Val::texts);
    words.good().map(|words| words.value.iter().map(|word| word.value.clone()).collect()).unwrap_or_default()
}
