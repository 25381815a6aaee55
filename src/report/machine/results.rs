//! `results.csv`: one row for each subject of each unit that was graded.

use std::borrow::Cow;

use crate::aggregate::Results;
use crate::campaign::{Campaign, SubjectKind};
use crate::classify::Graded;
use crate::intake::{Dossier, Unit};
use crate::report::machine::{count, outcome_id, points, reason_codes, text};
use crate::report::order::RowOrder;
use crate::report::sheet::{Cell, Column, RowStyle, Sheet};

/// Rows by unit id, then rank, then not rated, incomplete, then name, then id.
#[must_use]
pub fn results<'a>(campaign: &'a Campaign, results: &'a Results) -> Sheet<'a> {
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        let order = RowOrder::default();
        let mut cells = Vec::new();
        for (unit, result) in results.gathered.units.iter().zip(&results.units) {
            for at in order.unit(unit, result) {
                cells.clear();
                fill(&mut cells, campaign, unit, &unit.dossiers[at], &result.subjects[at]);
                row(&cells, RowStyle::Plain);
            }
        }
    };
    Sheet::new("results", columns(campaign), Box::new(walk))
}

fn columns(campaign: &Campaign) -> Vec<Column> {
    let places = campaign.rounding.places;
    let mut columns: Vec<Column> = ["unit_id", "unit", "person_id", "name", "role"].map(text).into();
    columns.extend(["rank_in_unit", "rank_overall"].map(count));
    columns.extend(["total_self", "total"].map(|title| points(title, places)));
    columns.extend(["level_by_points", "level", "awards", "reason_codes"].map(text));
    columns.extend(campaign.groups.iter().map(|group| points(format!("group:{}", group.id), places)));
    columns
}

fn fill<'a>(
    cells: &mut Vec<Cell<'a>>,
    campaign: &'a Campaign,
    unit: &'a Unit,
    dossier: &'a Dossier,
    graded: &'a Graded,
) {
    let (card, standing) = (&graded.card, &graded.standing);
    let in_unit = match campaign.subject {
        SubjectKind::Person => standing.rank_in_unit,
        SubjectKind::Unit => None,
    };
    let own = campaign.self_rater().and_then(|rater| card.rater_totals.get(rater.index()));
    cells.extend([
        Cell::text(&*unit.id),
        Cell::text(&*unit.name),
        Cell::text(&*dossier.code),
        Cell::text(&*dossier.name),
        Cell::text(card.role.map_or("", |role| campaign.roles[role.index()].id.as_str())),
        Cell::count(in_unit.map(i64::from)),
        Cell::count(standing.rank_overall.map(i64::from)),
        Cell::points(own),
        Cell::points(card.total),
        Cell::text(standing.level_by_points.map_or("", |level| campaign.levels[level.index()].id.as_str())),
        Cell::text(outcome_id(campaign, standing.outcome)),
        Cell::text(award_ids(campaign, graded)),
        Cell::text(reason_codes(campaign, &standing.reasons)),
    ]);
    cells.extend((0..campaign.groups.len()).map(|group| Cell::points(card.groups.get(group))));
}

fn award_ids<'a>(campaign: &'a Campaign, graded: &Graded) -> Cow<'a, str> {
    match &*graded.standing.awards {
        [] => "".into(),
        [one] => campaign.awards[one.index()].id.as_str().into(),
        many => {
            let ids: Vec<&str> = many.iter().map(|award| campaign.awards[award.index()].id.as_str()).collect();
            ids.join(" ").into()
        }
    }
}
