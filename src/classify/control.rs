//! Totals and levels that a list says of itself, against those that were computed: never used, only compared.

use crate::campaign::Campaign;
use crate::classify::Standing;
use crate::diag::{IntakeCode, Problem};
use crate::intake::{CellRef, Claim, Dossier, Form, Sheet, Stated};
use crate::num::{Exact, Points};
use crate::score::{ScoreCard, subject_name};

/// What differs for one subject.
pub(super) fn check(
    campaign: &Campaign,
    dossier: &Dossier,
    card: &ScoreCard,
    standing: &Standing,
    sheets: &[Sheet],
) -> Vec<Problem> {
    let mut problems = Vec::new();
    if campaign.periods.is_some() {
        return problems;
    }
    for form in &dossier.forms {
        let sheet = &sheets[form.row.sheet as usize];
        let Ok(at) = sheet.stated.binary_search_by_key(&form.row.row, |stated| stated.row) else { continue };
        let stated = &sheet.stated[at];
        problems.extend(total(campaign, dossier, card, (form, stated), sheets));
        problems.extend(level(campaign, dossier, standing, (form, stated), sheets));
    }
    problems
}

fn total(
    campaign: &Campaign,
    dossier: &Dossier,
    card: &ScoreCard,
    (form, stated): (&Form, &Stated),
    sheets: &[Sheet],
) -> Option<Problem> {
    let (said, column) = stated.total.as_ref()?;
    let computed = card.total?;
    let places = campaign.rounding.places;
    let agrees = |points: Points| is_rounding_of(said, &points.exact(places));
    // The sum of what stands in the same row is the list's own, whatever else counts.
    let fits = agrees(computed)
        || card.rater_totals.iter().flatten().any(agrees)
        || *said == sum(form, &sheets[form.row.sheet as usize]);
    if fits {
        return None;
    }
    let text = said.to_string().replace('.', ",");
    let at = CellRef { sheet: form.row.sheet, row: form.row.row, column: *column };
    let other = computed.exact(places).to_string().replace('.', ",");
    let problem = Problem::new(IntakeCode::TotalDiffers).with("person", subject_name(dossier)).with("value", &text);
    Some(problem.with("other", other).at(at.place(sheets, Some(text))))
}

/// Whether a figure is another one rounded to the decimals that it shows.
fn is_rounding_of(said: &Exact, computed: &Exact) -> bool {
    let shown = said.to_string();
    let decimals = shown.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let unit = Exact::decimal(1, u32::try_from(decimals).unwrap_or(0));
    let difference = if said > computed { said - computed } else { computed - said };
    if decimals == 0 { said == computed } else { difference < unit }
}

fn sum(form: &Form, sheet: &Sheet) -> Exact {
    let numbers = form.values.iter().filter_map(|value| match value.claim(&sheet.numbers) {
        Claim::Number(number) => Some(number),
        _ => None,
    });
    numbers.fold(Exact::ZERO, |sum, number| &sum + &number)
}

fn level(
    campaign: &Campaign,
    dossier: &Dossier,
    standing: &Standing,
    (form, stated): (&Form, &Stated),
    sheets: &[Sheet],
) -> Option<Problem> {
    let (word, column) = stated.level.as_ref()?;
    let said = campaign.level_by_word(word)?;
    let computed = standing.outcome.level()?;
    if said == computed || Some(said) == standing.level_by_points {
        return None;
    }
    let at = CellRef { sheet: form.row.sheet, row: form.row.row, column: *column };
    let title = &campaign.levels[computed.index()].title;
    let problem = Problem::new(IntakeCode::LevelDiffers).with("person", subject_name(dossier)).with("value", word);
    Some(problem.with("other", title).at(at.place(sheets, Some(word.to_string()))))
}
