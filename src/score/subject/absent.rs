//! Raters who were not heard: told once for all periods of a subject, and once for a unit where they have scored nobody.

use std::collections::BTreeSet;

use crate::diag::code::Term;
use crate::diag::{IntakeCode, Problem};
use crate::id::RaterIx;
use crate::intake::{Dossier, Period, period_names};
use crate::score::ItemState;
use crate::score::items::Scored;
use crate::score::subject::{Scorer, Scoring};
use crate::words::Lang;

/// On which items, and in which periods, something was so.
#[derive(Default)]
struct Seen {
    items: BTreeSet<usize>,
    periods: Vec<Period>,
}

impl Seen {
    fn add(&mut self, part: Option<Period>, items: &mut dyn Iterator<Item = usize>) {
        let before = self.items.len();
        let mut any = false;
        for item in items {
            any = true;
            self.items.insert(item);
        }
        debug_assert!(any || before == self.items.len(), "nothing is added without items");
        if any {
            self.periods.extend(part);
        }
    }
}

/// What was seen of absent raters in the periods of a subject.
#[derive(Default)]
pub(super) struct Absent {
    /// Lower raters speak for the highest one.
    lower: Seen,
    /// The weight of a missing rater went to the others.
    shared: Seen,
    /// The highest rater was heard on something.
    is_top_heard: bool,
    parts: usize,
}

impl Absent {
    /// Looks at the values of one period.
    pub(super) fn see(&mut self, raters: usize, part: Option<Period>, values: &[Scored]) {
        let top = raters.checked_sub(1).map(RaterIx::at);
        let is_heard = |value: &Scored| value.state != ItemState::Missing && value.rater.is_some();
        let mut of = |seen: fn(&mut Self) -> &mut Seen, test: &dyn Fn(&Scored) -> bool| {
            let mut found = values.iter().enumerate().filter(|(_, value)| test(value)).map(|(item, _)| item);
            seen(self).add(part, &mut found);
        };
        of(|own| &mut own.lower, &|value| is_heard(value) && value.rater != top);
        of(|own| &mut own.shared, &|value| value.shared_rater);
        self.is_top_heard |= values.iter().any(|value| is_heard(value) && value.rater == top);
        self.parts += 1;
    }
}

impl Scorer<'_> {
    /// Tells of raters who were not heard.
    pub(super) fn tell_absent(&self, dossier: &Dossier, absent: &Absent, scoring: &mut Scoring) {
        if !absent.lower.items.is_empty() {
            let problem = self.about(IntakeCode::LowerRater, dossier);
            scoring.lower_only = !absent.is_top_heard;
            scoring.problems.push(if scoring.lower_only {
                problem.with_term("items", Term::EveryCriterion)
            } else {
                let [vi, en] = Lang::ALL.map(|lang| self.items_of(&absent.lower, absent.parts, lang));
                problem.with_told("items", vi, en)
            });
        }
        if !absent.shared.items.is_empty() {
            let [vi, en] = Lang::ALL.map(|lang| self.items_of(&absent.shared, absent.parts, lang));
            scoring.problems.push(self.about(IntakeCode::MissingRater, dossier).with_told("items", vi, en));
            scoring.provisional = true;
        }
    }

    /// The titles, and the periods where it was not so in all of them.
    fn items_of(&self, seen: &Seen, parts: usize, lang: Lang) -> String {
        let titles: Vec<&str> = seen.items.iter().map(|item| self.campaign.items[*item].title.as_str()).collect();
        let titles = titles.join("; ");
        if seen.periods.len() == parts || seen.periods.is_empty() {
            return titles;
        }
        format!("{titles} ({})", period_names(&seen.periods, lang))
    }
}

/// People of a unit who are told of together, since the highest rater has scored none of them.
const TOGETHER: usize = 3;

/// Takes what was said of each person for one word about the unit, where the highest rater has scored nobody at all.
pub fn once_for_unit(rater: &str, scored: usize, lower_only: usize, told: usize, problems: &mut Vec<Problem>) {
    if lower_only < TOGETHER || lower_only < scored {
        return;
    }
    let is_it = |problem: &Problem| problem.code == IntakeCode::LowerRater.into();
    let Some(first) = problems[told..].iter().find(|problem| is_it(problem)).cloned() else { return };
    let mut at = 0;
    problems.retain(|problem| {
        at += 1;
        at <= told || !is_it(problem)
    });
    let mut once = Problem::new(IntakeCode::UnitLowerRater).with("rater", rater).with("count", lower_only);
    once.unit = first.unit;
    once.cell = first.cell.map(|place| crate::diag::CellPlace { row: None, column: None, text: None, ..place });
    problems.push(once);
}
