//! Months and quarters: each period has its own total, and the year is the mean of them, rounded once.

use std::collections::{BTreeMap, BTreeSet};

use crate::campaign::{Campaign, MissingPeriod, PeriodKind, Periods};
use crate::intake::{Dossier, Period};
use crate::num::Exact;
use crate::score::Missing;
use crate::score::weigh::Weighed;

/// The exact figures of one period, or the mean of several.
#[derive(Clone, Debug)]
pub(crate) struct Figures {
    pub(crate) total: Exact,
    pub(crate) base: Exact,
    /// Group points; none where not asked.
    pub(crate) groups: Vec<Option<Exact>>,
    /// Criterion points; none where shared out or not asked.
    pub(crate) criteria: Vec<Option<Exact>>,
    /// Sum and counted part of each bonus and deduction.
    pub(crate) extras: Vec<(Exact, Exact)>,
}

impl Figures {
    /// The figures of one period.
    pub(crate) fn new(weighed: Weighed, criteria: Vec<Option<Exact>>) -> Self {
        let Weighed { groups, base, extras, total } = weighed;
        Self { total, base, groups, criteria, extras }
    }
}

/// What to score one by one: each period with a row, or the whole at once in a campaign without periods.
#[must_use]
pub fn parts(campaign: &Campaign, dossier: &Dossier) -> Vec<Option<Period>> {
    if campaign.periods.is_none() {
        return vec![None];
    }
    let present: BTreeSet<Period> = dossier.forms.iter().filter_map(|form| form.period).collect();
    present.into_iter().map(Some).collect()
}

/// Joins the figures of all [`parts`].
pub(crate) fn join(campaign: &Campaign, parts: Vec<(Option<Period>, Figures)>) -> Result<Year, Missing> {
    let Some(rule) = campaign.periods else {
        let figures = parts.into_iter().next().map(|(_, figures)| figures).ok_or(Missing::Form)?;
        return Ok(Year { figures, periods: Vec::new() });
    };
    year(rule, parts.into_iter().filter_map(|(period, figures)| Some((period?, figures))).collect())
}

/// The year: its figures, and the totals of the periods that enter the mean, by their numbers.
#[derive(Debug)]
pub(crate) struct Year {
    pub(crate) figures: Figures,
    pub(crate) periods: Vec<(u8, Exact)>,
}

/// The periods that a subject lacks: those without any row, and, where a missing month leaves the subject
/// incomplete, the months that its quarters lack.
#[must_use]
pub fn absent(campaign: &Campaign, dossier: &Dossier) -> Vec<Period> {
    let Some(rule) = campaign.periods else { return Vec::new() };
    let present: BTreeSet<Period> = dossier.forms.iter().filter_map(|form| form.period).collect();
    let months = |quarter: u8| (quarter * 3 - 2..=quarter * 3).map(Period::Month);
    let lacking = |number: u8| {
        let own = Period::of(rule.kind, number);
        if present.contains(&own) {
            return Vec::new();
        }
        let some_months = rule.kind == PeriodKind::Quarter && months(number).any(|month| present.contains(&month));
        match (some_months, rule.missing) {
            (false, _) => vec![own],
            (true, MissingPeriod::Incomplete) => months(number).filter(|month| !present.contains(month)).collect(),
            (true, MissingPeriod::Skip | MissingPeriod::Zero) => Vec::new(),
        }
    };
    (1..=rule.kind.in_year()).flat_map(lacking).collect()
}

/// Brings months to quarters where the campaign counts quarters, and the periods to a year.
fn year(rule: Periods, present: BTreeMap<Period, Figures>) -> Result<Year, Missing> {
    let periods = match rule.kind {
        PeriodKind::Month => months(present),
        PeriodKind::Quarter => quarters(rule, present)?,
    };
    let count = u8::try_from(periods.len()).unwrap_or(u8::MAX);
    if count == 0 || count < rule.least {
        return Err(Missing::Period(count));
    }
    let of = places(rule.missing, periods.len(), rule.kind.in_year()).ok_or(Missing::Period(count))?;
    let mut totals: BTreeMap<u8, Exact> =
        periods.iter().map(|(number, period)| (*number, period.total.clone())).collect();
    if rule.missing == MissingPeriod::Zero {
        for number in 1..=of {
            totals.entry(number).or_insert(Exact::ZERO);
        }
    }
    let periods: Vec<Figures> = periods.into_values().collect();
    Ok(Year { figures: mean(&periods, of), periods: totals.into_iter().collect() })
}

/// The months that are there. (Quarters do not occur: in a campaign by month they were refused when read.)
fn months(present: BTreeMap<Period, Figures>) -> BTreeMap<u8, Figures> {
    let months = present.into_iter().filter_map(|(period, figures)| match period {
        Period::Month(month) => Some((month, figures)),
        Period::Quarter(_) => None,
    });
    months.collect()
}

/// The quarters that are there: with a row of their own, or as the mean of their months.
fn quarters(rule: Periods, present: BTreeMap<Period, Figures>) -> Result<BTreeMap<u8, Figures>, Missing> {
    let mut quarters: BTreeMap<u8, Vec<Figures>> = BTreeMap::new();
    let mut whole: BTreeMap<u8, Figures> = BTreeMap::new();
    for (period, figures) in present {
        match period {
            Period::Quarter(quarter) => drop(whole.insert(quarter, figures)),
            Period::Month(month) => quarters.entry(month.div_ceil(3)).or_default().push(figures),
        }
    }
    let count = u8::try_from(quarters.len() + whole.len()).unwrap_or(u8::MAX);
    for (quarter, months) in quarters {
        let of = places(rule.missing, months.len(), 3).ok_or(Missing::Period(count))?;
        whole.insert(quarter, mean(&months, of));
    }
    Ok(whole)
}

/// By how many the sum is divided: those present, or all; nothing where a missing one leaves the subject
/// incomplete.
fn places(missing: MissingPeriod, present: usize, all: u8) -> Option<u8> {
    let present = u8::try_from(present).ok()?;
    match missing {
        MissingPeriod::Skip => Some(present),
        MissingPeriod::Zero => Some(all),
        MissingPeriod::Incomplete => (present == all).then_some(all),
    }
}

/// The mean over `of` periods, of which those that are not given count as 0. A criterion's mean is that
/// of the periods in which it was asked.
fn mean(periods: &[Figures], of: u8) -> Figures {
    let absent = usize::from(of) - periods.len();
    let divide = |sum: Exact, by: usize| &sum / &Exact::whole(i64::try_from(by).expect("a year has few periods"));
    let over_all = |value: &dyn Fn(&Figures) -> Exact| divide(periods.iter().map(value).sum(), usize::from(of));
    let first = &periods[0];
    let criterion = |index: usize| {
        let given: Vec<Exact> = periods.iter().filter_map(|period| period.criteria[index].clone()).collect();
        let by = given.len() + absent;
        (!given.is_empty()).then(|| divide(given.into_iter().sum(), by))
    };
    // The role holds for the year: a group is asked in all periods or in none.
    let group = |index: usize| {
        let points = |period: &Figures| period.groups[index].clone().unwrap_or(Exact::ZERO);
        first.groups[index].as_ref().map(|_| over_all(&points))
    };
    Figures {
        total: over_all(&|period| period.total.clone()),
        base: over_all(&|period| period.base.clone()),
        groups: (0..first.groups.len()).map(group).collect(),
        criteria: (0..first.criteria.len()).map(criterion).collect(),
        extras: (0..first.extras.len())
            .map(|extra| {
                (over_all(&|period| period.extras[extra].0.clone()), over_all(&|period| period.extras[extra].1.clone()))
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{Figures, year};
    use crate::campaign::{MissingPeriod, PeriodKind, Periods};
    use crate::intake::Period;
    use crate::num::Exact;

    fn figures(total: i64) -> Figures {
        let total = Exact::whole(total);
        Figures { base: total.clone(), total, groups: Vec::new(), criteria: Vec::new(), extras: Vec::new() }
    }

    fn total(kind: PeriodKind, missing: MissingPeriod, least: u8, given: &[(Period, i64)]) -> Option<String> {
        let present: BTreeMap<Period, Figures> =
            given.iter().map(|(period, total)| (*period, figures(*total))).collect();
        year(Periods { kind, least, missing }, present).ok().map(|year| year.figures.total.to_string())
    }

    #[test]
    fn the_year_is_the_mean_of_its_periods() {
        use MissingPeriod::{Incomplete, Skip, Zero};
        use Period::{Month, Quarter};
        let two = [(Quarter(1), 80), (Quarter(3), 90)];
        let four = [(Quarter(1), 80), (Quarter(2), 80), (Quarter(3), 90), (Quarter(4), 90)];
        // Six months and two quarters of one year: (mean of 1–3, mean of 4–6, QIII, QIV).
        let mixed =
            [(Month(1), 60), (Month(2), 70), (Month(3), 80), (Month(5), 90), (Quarter(3), 90), (Quarter(4), 100)];
        for (missing, least, given, expected) in [
            (Skip, 1, &two[..], Some("85")),
            (Skip, 3, &two[..], None),
            (Zero, 1, &two[..], Some("42.5")),
            (Incomplete, 1, &two[..], None),
            (Incomplete, 1, &four[..], Some("85")),
            (Skip, 1, &mixed[..], Some("87.5")),
            (Zero, 1, &mixed[..], Some("72.5")),
            (Incomplete, 1, &mixed[..], None),
        ] {
            assert_eq!(total(PeriodKind::Quarter, missing, least, given).as_deref(), expected, "{missing:?} {given:?}");
        }
        let months = [(Month(1), 60), (Month(2), 90)];
        assert_eq!(total(PeriodKind::Month, Zero, 1, &months).as_deref(), Some("12.5"));
        assert_eq!(total(PeriodKind::Month, Skip, 2, &months).as_deref(), Some("75"));
    }
}
