//! Conditions: what may stand where, and thresholds of the right kind.

use std::ops::Range;

use jiff::civil::Date;

use crate::campaign::condition::{HistoryTest, HistoryWhat};
use crate::campaign::faults::{At, fault, nearest, tell_conflict};
use crate::campaign::raw::condition::{
    Op, OrBetter, RawAtom, RawCondition, RawHistory, RawHistoryWhat, RawTest, RawWhat, tell_shape,
};
use crate::campaign::raw::table::Field;
use crate::campaign::raw::value::{Scalar, bad, bad_value, parse_percent};
use crate::campaign::resolve::place::{Place, rank, tell_place};
use crate::campaign::resolve::{Cx, above};
use crate::campaign::{Atom, Bound, Condition, DateTest, FactKind, FactTest, NumberTest, TextWord};
use crate::diag::CampaignCode;
use crate::diag::code::{CampaignTerm, Term};
use crate::id::{AwardIx, CriterionIx, FactIx, GroupIx, LevelIx, RoleIx};
use crate::num::Exact;
use crate::text::fold;

/// Resolves a condition; none where something in it is wrong.
pub(crate) fn resolve(cx: &Cx<'_>, raw: &RawCondition, place: Place) -> Option<Condition> {
    let all = |list: &[RawCondition]| {
        let resolved: Vec<Option<Condition>> = list.iter().map(|raw| resolve(cx, raw, place)).collect();
        resolved.into_iter().collect::<Option<Vec<Condition>>>()
    };
    match raw {
        RawCondition::All(list) => all(list).map(Condition::All),
        RawCondition::Any(list) => all(list).map(Condition::Any),
        RawCondition::Not(inner) => resolve(cx, inner, place).map(|inner| Condition::Not(Box::new(inner))),
        RawCondition::Atom(atom) => resolve_atom(cx, atom, place).map(Condition::Atom),
    }
}

/// A condition that never grades anybody: it stands for a wrong one.
pub(crate) fn stand_in() -> Condition {
    Condition::All(Vec::new())
}

/// Whether a condition looks at the unit's level.
pub(crate) fn mentions_unit_level(condition: &Condition) -> bool {
    match condition {
        Condition::All(list) | Condition::Any(list) => list.iter().any(mentions_unit_level),
        Condition::Not(inner) => mentions_unit_level(inner),
        Condition::Atom(atom) => matches!(atom, Atom::UnitLevel { .. } | Atom::UnitLevelPresent),
    }
}

fn resolve_atom(cx: &Cx<'_>, atom: &RawAtom, place: Place) -> Option<Atom> {
    let (rank, what) = rank(&atom.what);
    let sees = place.sees(rank, what);
    if !sees {
        tell_place(cx, &atom.span, what, place.term());
    }
    let resolved = resolve_what(cx, atom, place);
    if sees { resolved } else { None }
}

fn resolve_what(cx: &Cx<'_>, atom: &RawAtom, place: Place) -> Option<Atom> {
    let (names, faults) = (&cx.names, cx.faults);
    let level = |id: &At<String>| names.levels.find(id, faults).map(LevelIx::at);
    let better = |or: &OrBetter| *or == OrBetter::OrBetter;
    match &atom.what {
        RawWhat::Fact(id, test) => fact(cx, id, test, place),
        RawWhat::FactPresent(id) => names.facts.find(id, faults).map(|fact| Atom::FactPresent(FactIx::at(fact))),
        RawWhat::Criterion(id, test) => {
            let (criterion, bound) = (names.criteria.find(id, faults), bound(cx, test));
            Some(Atom::Criterion(CriterionIx::at(criterion?), bound?))
        }
        RawWhat::Group(id, test) => {
            let (group, bound) = (names.groups.find(id, faults), bound(cx, test));
            Some(Atom::Group(GroupIx::at(group?), bound?))
        }
        RawWhat::EveryGroup(test) => bound(cx, test).map(Atom::EveryGroup),
        RawWhat::EveryCriterion(test) => bound(cx, test).map(Atom::EveryCriterion),
        RawWhat::Total(test) => number_test(cx, test).map(Atom::Total),
        RawWhat::Period(span, test) => {
            require_periods(cx, &atom.span);
            number_test(cx, test).map(|test| Atom::Period(*span, test))
        }
        RawWhat::Role(id) => names.roles.find(id, faults).map(|role| Atom::Role(RoleIx::at(role))),
        RawWhat::Unit(id) => Some(Atom::Unit(id.value.clone())),
        RawWhat::Level(id, or) => level(id).map(|level| Atom::Level { level, or_better: better(or) }),
        RawWhat::Award(id) => above::reference(cx, id, place).map(|award| Atom::Award(AwardIx::at(award))),
        RawWhat::UnitLevel(id, OrBetter::Exactly) if id.value == "present" => Some(Atom::UnitLevelPresent),
        RawWhat::UnitLevel(id, or) => level(id).map(|level| Atom::UnitLevel { level, or_better: better(or) }),
        RawWhat::History(test) => history(cx, test).map(Atom::History),
    }
}

fn require_periods(cx: &Cx<'_>, span: &Range<usize>) {
    if cx.raw.head.periods.is_absent() {
        tell_conflict(cx.faults, span, "period", CampaignTerm::PeriodsNeeded);
    }
}

fn history(cx: &Cx<'_>, raw: &RawHistory) -> Option<HistoryTest> {
    let what = match &raw.what {
        RawHistoryWhat::LevelAtLeast(id) => {
            HistoryWhat::LevelAtLeast(LevelIx::at(cx.names.levels.find(id, cx.faults)?))
        }
        RawHistoryWhat::Award(id) => HistoryWhat::Award(AwardIx::at(cx.names.awards.find(id, cx.faults)?)),
    };
    Some(HistoryTest { what, years: raw.years, gap: raw.gap })
}

fn fact(cx: &Cx<'_>, id: &At<String>, test: &RawTest, place: Place) -> Option<Atom> {
    let position = cx.names.facts.find(id, cx.faults)?;
    let kind = cx.raw.facts[position].kind.as_ref()?.value;
    let test = match kind {
        FactKind::Text => text_test(cx, position, test, id, place),
        FactKind::Count | FactKind::Number | FactKind::Percent => number_test(cx, test).map(FactTest::Number),
        FactKind::Flag => flag_test(cx, test),
        FactKind::Date => date_test(cx, test).map(FactTest::Date),
    };
    Some(Atom::Fact(FactIx::at(position), test?))
}

fn text_test(cx: &Cx<'_>, fact: usize, test: &RawTest, id: &At<String>, place: Place) -> Option<FactTest> {
    if !matches!(test.op, Op::Is | Op::IsNot | Op::OneOf) {
        tell_shape(cx.faults, &id.span, CampaignTerm::TextOps);
        return None;
    }
    let words: Vec<Option<TextWord>> = test.values.iter().map(|value| text_word(cx, fact, value, test.op)).collect();
    require_values(cx, fact, place);
    let mut words = words.into_iter().collect::<Option<Vec<TextWord>>>()?;
    if test.op == Op::IsNot { words.pop().map(FactTest::TextIsNot) } else { Some(FactTest::TextIs(words)) }
}

/// Limits and gates look only at text facts with a closed list of words, so that a slip escapes none.
fn require_values(cx: &Cx<'_>, fact: usize, place: Place) {
    let raw = &cx.raw.facts[fact];
    let closed = matches!(place, Place::NotRated | Place::TotalAtMost | Place::Level);
    if closed && raw.values.is_absent() {
        let problem = fault(CampaignCode::MissingKey).with("key", "values").with("table", "[[fact]]");
        cx.faults.add(raw.name.place(), problem);
    }
}

fn text_word(cx: &Cx<'_>, fact: usize, value: &At<Scalar>, op: Op) -> Option<TextWord> {
    let Scalar::Text(shown) = &value.value else { return wrong_type(cx, value, op, Term::Text) };
    let folded = fold(shown);
    if let Field::Is(values) = &cx.raw.facts[fact].values
        && !folded.is_empty()
        && !values.value.iter().any(|word| fold(&word.value) == folded)
    {
        let problem = bad(op.key(), shown, CampaignTerm::NotInValues, "");
        let meant = nearest(shown, values.value.iter().map(|word| word.value.as_str()));
        cx.faults.add(&value.span, problem.suggest(meant));
        return None;
    }
    Some(TextWord { shown: shown.clone(), folded })
}

fn flag_test(cx: &Cx<'_>, test: &RawTest) -> Option<FactTest> {
    let value = test.values.first()?;
    let wanted = match test.op {
        Op::Is => true,
        Op::IsNot => false,
        _ => {
            tell_shape(cx.faults, &value.span, CampaignTerm::FlagOps);
            return None;
        }
    };
    match value.value {
        Scalar::YesNo(yes) => Some(FactTest::Flag(yes == wanted)),
        _ => wrong_type(cx, value, test.op, Term::YesNo),
    }
}

fn date_test(cx: &Cx<'_>, test: &RawTest) -> Option<DateTest> {
    let read = |value: &At<Scalar>| match value.value {
        Scalar::Date(date) => Some(date),
        _ => wrong_type(cx, value, test.op, Term::Date),
    };
    let dates: Vec<Option<Date>> = test.values.iter().map(read).collect();
    let mut dates = dates.into_iter().collect::<Option<Vec<Date>>>()?;
    if test.op == Op::OneOf {
        return Some(DateTest::OneOf(dates));
    }
    let date = dates.pop()?;
    Some(match test.op {
        Op::AtLeast => DateTest::AtLeast(date),
        Op::Above => DateTest::Above(date),
        Op::AtMost => DateTest::AtMost(date),
        Op::Below => DateTest::Below(date),
        Op::IsNot => DateTest::IsNot(date),
        Op::Is | Op::OneOf => DateTest::Is(date),
    })
}

fn number_test(cx: &Cx<'_>, test: &RawTest) -> Option<NumberTest> {
    let read = |value: &At<Scalar>| match &value.value {
        Scalar::Number(number) => Some(number.clone()),
        _ => wrong_type(cx, value, test.op, Term::Number),
    };
    let numbers: Vec<Option<Exact>> = test.values.iter().map(read).collect();
    with_numbers(test.op, numbers.into_iter().collect::<Option<Vec<Exact>>>()?)
}

/// A test on points: all thresholds are numbers, or all are per cent of the maximum.
fn bound(cx: &Cx<'_>, test: &RawTest) -> Option<Bound> {
    if !test.values.iter().any(|value| matches!(value.value, Scalar::Text(_))) {
        return number_test(cx, test).map(|test| Bound { test, percent: false });
    }
    let read = |value: &At<Scalar>| match &value.value {
        Scalar::Text(text) => {
            let share = parse_percent(text);
            if share.is_none() {
                bad_value(cx.faults, &value.span, test.op.key(), text, CampaignTerm::PercentText);
            }
            share
        }
        _ => wrong_type(cx, value, test.op, Term::Percent),
    };
    let shares: Vec<Option<Exact>> = test.values.iter().map(read).collect();
    let test = with_numbers(test.op, shares.into_iter().collect::<Option<Vec<Exact>>>()?)?;
    Some(Bound { test, percent: true })
}

fn with_numbers(op: Op, mut numbers: Vec<Exact>) -> Option<NumberTest> {
    if op == Op::OneOf {
        return Some(NumberTest::OneOf(numbers));
    }
    let number = numbers.pop()?;
    Some(match op {
        Op::AtLeast => NumberTest::AtLeast(number),
        Op::Above => NumberTest::Above(number),
        Op::AtMost => NumberTest::AtMost(number),
        Op::Below => NumberTest::Below(number),
        Op::IsNot => NumberTest::IsNot(number),
        Op::Is | Op::OneOf => NumberTest::Is(number),
    })
}

fn wrong_type<T>(cx: &Cx<'_>, value: &At<Scalar>, op: Op, expected: Term) -> Option<T> {
    let problem = fault(CampaignCode::WrongType).with("key", op.key()).with_term("expected", expected);
    cx.faults.add(&value.span, problem);
    None
}
