//! What came out against what was wanted: each difference as `key = value` pairs, in the words of the file.

use crate::aggregate::Results;
use crate::campaign::Campaign;
use crate::cases::build::{Built, Wanted, Wanting};
use crate::cases::raw::Met;
use crate::classify::SubjectRef;
use crate::diag::Severity;
use crate::intake::Period;
use crate::num::{Exact, Points};
use crate::report::book::{Book, Subject};
use crate::report::machine::{outcome_id, reason_code};

/// What was wanted and what came, where they differ.
#[derive(Debug, Default)]
pub(super) struct Difference {
    /// `key = value`, joined by commas.
    pub(super) expected: String,
    /// The same keys.
    pub(super) got: String,
}

impl Difference {
    fn note(&mut self, key: &str, expected: &str, got: &str) {
        for (text, value) in [(&mut self.expected, expected), (&mut self.got, got)] {
            if !text.is_empty() {
                text.push_str(", ");
            }
            text.push_str(&format!("{key} = {}", if value.is_empty() { "∅" } else { value }));
        }
    }

    fn none_if_empty(self) -> Option<Self> {
        (!self.expected.is_empty()).then_some(self)
    }
}

/// Where a person of a case stands among the results.
pub(super) fn place(results: &Results, person: &Wanting) -> SubjectRef {
    let units = &results.gathered.units;
    let unit = units.iter().position(|unit| unit.id == person.unit).expect("every person has a unit");
    let mut codes = units[unit].dossiers.iter();
    let subject = codes.position(|dossier| *dossier.code == *person.code).expect("every person has a dossier");
    let number = |index: usize| u32::try_from(index).expect("a case is small");
    SubjectRef { unit: number(unit), subject: number(subject) }
}

/// One person.
pub(super) fn person(book: &Book<'_>, subject: &Subject<'_>, wanted: &[Wanted]) -> Option<Difference> {
    let mut difference = Difference::default();
    for wanted in wanted {
        one(book.campaign, subject, wanted, &mut difference);
    }
    difference.none_if_empty()
}

fn one(campaign: &Campaign, subject: &Subject<'_>, wanted: &Wanted, difference: &mut Difference) {
    let (card, standing) = (&subject.graded.card, &subject.graded.standing);
    let mut words = |key: &str, expected: &str, got: &str| {
        if expected != got {
            difference.note(key, expected, got);
        }
    };
    let rank = |rank: Option<u32>| rank.map_or_else(String::new, |rank| rank.to_string());
    match wanted {
        Wanted::Role(id) => {
            words("role", id, card.role.map_or("", |role| campaign.roles[role.index()].id.as_str()));
        }
        Wanted::Level(id) => words("level", id, outcome_id(campaign, standing.outcome)),
        Wanted::LevelByPoints(id) => {
            let level = standing.level_by_points.map(|level| campaign.levels[level.index()].id.as_str());
            words("level-by-points", id, level.unwrap_or_default());
        }
        Wanted::Reason(codes) => {
            let got: Vec<String> = standing.reasons.iter().map(|reason| reason_code(campaign, reason)).collect();
            words("reason", &codes.join(" "), &got.join(" "));
        }
        Wanted::Awards(ids) => {
            let got: Vec<&str> =
                standing.awards.iter().map(|award| campaign.awards[award.index()].id.as_str()).collect();
            words("awards", &ids.join(" "), &got.join(" "));
        }
        Wanted::Rank(wanted) => words("rank", &wanted.to_string(), &rank(standing.rank_in_unit)),
        Wanted::RankOverall(wanted) => words("rank-overall", &wanted.to_string(), &rank(standing.rank_overall)),
        Wanted::Total(total) => figure(campaign, "total", total, card.total, difference),
        Wanted::RaterTotal(rater, total) => {
            let got = card.rater_totals.get(rater.index());
            figure(campaign, &format!("totals.{}", campaign.raters[rater.index()].id), total, got, difference);
        }
        Wanted::Period(period, total) => {
            let number = match period {
                Period::Quarter(number) | Period::Month(number) => *number,
            };
            let got = card.periods.iter().find(|of| of.number == number).map(|of| of.total);
            figure(campaign, &format!("periods.{}", period.id()), total, got, difference);
        }
        Wanted::Group(group, points) => {
            let got = card.groups.get(group.index());
            figure(campaign, &format!("groups.{}", campaign.groups[group.index()].id), points, got, difference);
        }
    }
}

fn figure(campaign: &Campaign, key: &str, wanted: &Exact, got: Option<Points>, difference: &mut Difference) {
    let places = campaign.rounding.places;
    if got.map(|points| points.exact(places)).as_ref() != Some(wanted) {
        let got = got.map(|points| points.text(places)).unwrap_or_default();
        difference.note(key, &wanted.to_string(), &got);
    }
}

/// The case as a whole: problems, the mark “provisional”, targets.
pub(super) fn whole(campaign: &Campaign, results: &Results, built: &Built) -> Option<Difference> {
    let mut difference = Difference::default();
    problems(results, built, &mut difference);
    let word = |yes: bool| if yes { "true" } else { "false" };
    if let Some(wanted) = built.provisional
        && wanted != results.provisional
    {
        difference.note("provisional", word(wanted), word(results.provisional));
    }
    for (target, wanted) in &built.targets {
        let lines = &results.summary.targets;
        let met = lines.iter().find(|line| line.target == *target).and_then(|line| line.met);
        let got = match met {
            Some(true) => Met::Reached,
            Some(false) => Met::Missed,
            None => Met::NotMeasurable,
        };
        if got != *wanted {
            let key = format!("targets.{}", campaign.targets[target.index()].id);
            difference.note(&key, wanted.word(), got.word());
        }
    }
    difference.none_if_empty()
}

/// Errors are always told; warnings are compared where the case lists problems.
fn problems(results: &Results, built: &Built, difference: &mut Difference) {
    let least = if built.problems.is_some() { Severity::Warning } else { Severity::Error };
    let found = results.problems.iter().filter(|problem| problem.severity() >= least);
    let mut got: Vec<&str> = found.map(|problem| problem.code.name()).collect();
    got.sort_unstable();
    let wanted = built.problems.clone().unwrap_or_default();
    if got != wanted {
        difference.note("problems", &wanted.join(" "), &got.join(" "));
    }
}
