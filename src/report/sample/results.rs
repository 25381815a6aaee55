//! What came out of the sample.

use std::sync::Arc;

use jiff::civil::date;

use crate::aggregate::{Counts, Results, Summary, TargetLine};
use crate::campaign::Campaign;
use crate::classify::{AfterDecisions, Graded, Missing, Outcome, QuotaLine, Reason, Standing, SubjectRef, UnitResult};
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::{AwardIx, GateIx, InputIx, ItemIx, LevelIx, LimitIx, QuotaIx, RoleIx, TargetIx};
use crate::intake::{
    CellRef, ClaimColumn, Decision, Dossier, FactCell, FactValue, FileRecord, FileRole, Form, Gathered, Lean, Packed,
    RareFields, RowRef, Sheet, Unit,
};
use crate::num::{Exact, Points};
use crate::score::{PointsList, ScoreCard};

use super::{FAMILY, GIVEN, MIDDLE};

/// So many units of so many people, one more stopped by an error, one not received.
pub(crate) fn results(campaign: &Campaign, units: usize, people: usize) -> Results {
    let mut gathered = Gathered { expected: Some(units + 2), ..Gathered::default() };
    let mut results = Vec::new();
    for at in 0..units {
        let sheet = u32::try_from(at).expect("small");
        gathered.sheets.push(table(campaign, at));
        gathered.files.push(record(at));
        let (unit, result) = unit(campaign, sheet, people);
        gathered.units.push(unit);
        results.push(result);
    }
    gathered.units.push(stopped());
    results.push(UnitResult { stopped: true, provisional: true, subjects: Vec::new() });
    gathered.not_received.push(("U900".into(), "Công đoàn cơ sở chưa gửi".into()));
    rank_overall(&mut results);
    let problems: Vec<Problem> = gathered.units.iter().flat_map(|unit| unit.problems.clone()).collect();
    let quotas = quota_lines(campaign, &results);
    let summary = summary(campaign, &results);
    let plan = crate::score::Plan::new(campaign);
    Results { gathered, units: results, quotas, plan, summary, problems, provisional: true }
}

fn table(campaign: &Campaign, unit: usize) -> Sheet {
    let column = |(at, input): (usize, usize)| ClaimColumn {
        column: u32::try_from(at + 6).expect("small"),
        input: InputIx::at(input),
        rater: None,
    };
    let columns = (0..campaign.inputs.len()).enumerate().map(column).collect();
    let file = format!("U{:03}/danh-sach.xlsx", unit + 1).into();
    Sheet {
        file,
        name: Some("Bảng điểm".into()),
        heading_row: 3,
        columns,
        numbers: Vec::new(),
        stated: Vec::new(),
        asked: Vec::new(),
        uses: Vec::new(),
    }
}

fn record(unit: usize) -> FileRecord {
    let name = format!("U{:03}/danh-sach.xlsx", unit + 1).into();
    FileRecord { name, sha256: "ab".repeat(32), bytes: 20_480, role: FileRole::Roster, rows: 75 }
}

fn stopped() -> Unit {
    let file: Arc<str> = "U800/danh-sach.xlsx".into();
    let place = CellPlace {
        file,
        sheet: Some("Sheet1".into()),
        row: Some(16),
        column: Some(5),
        text: Some("9,x\u{1b}[31m".into()),
    };
    let problem = Problem::new(IntakeCode::ValueUnreadable).with("value", "9,x").at(place).in_unit("U800");
    let (id, name): (Arc<str>, Arc<str>) = ("U800".into(), "Công đoàn cơ sở có lỗi".into());
    Unit { id, name, level: None, dossiers: Vec::new(), problems: vec![problem] }
}

fn unit(campaign: &Campaign, number: u32, people: usize) -> (Unit, UnitResult) {
    let id = format!("U{:03}", number + 1);
    let name = format!("Công đoàn cơ sở Sở, ban, ngành số {}", number + 1);
    let mut dossiers = Vec::new();
    let mut subjects = Vec::new();
    for at in 0..people {
        let seed = at * 7919 + number as usize * 104_729;
        dossiers.push(dossier(campaign, number, at, seed));
        subjects.push(graded(campaign, at, seed));
    }
    rank(&mut subjects);
    let unit = Unit { id: id.into(), name: name.into(), level: Some(LevelIx(1)), dossiers, problems: Vec::new() };
    (unit, UnitResult { stopped: false, provisional: number == 0, subjects })
}

fn dossier(campaign: &Campaign, sheet: u32, at: usize, seed: usize) -> Dossier {
    let row = u32::try_from(at + 4).expect("small");
    let mut name = format!("{} {} {}", FAMILY[seed % 8], MIDDLE[seed % 6], GIVEN[seed % 9]);
    if at == 3 {
        name = "=HYPERLINK(\"http://x\")".to_owned();
    }
    let text = |text: &str| FactValue::Text { shown: text.into(), folded: text.to_lowercase().into() };
    let position = ["Chuyên viên", "Giám đốc", "Trưởng phòng", "Chuyên viên"][at % 4];
    let months = if at == 5 { 4 } else { 12 };
    let initiatives = i64::from(!seed.is_multiple_of(3));
    let cell = |column| Some(CellRef { sheet, row, column });
    let facts = [
        FactCell { value: text(position), at: cell(2) },
        FactCell { value: FactValue::Number(Exact::whole(initiatives)), at: cell(3) },
        FactCell { value: FactValue::Number(Exact::whole(months)), at: cell(4) },
    ];
    let claim = |input: usize| {
        if at == 6 && input == 0 {
            return Packed::BLANK;
        }
        Packed::number(i64::try_from(500 + (seed + input * 31) % 125).expect("small"), 2, &mut Vec::new())
    };
    let values = (0..campaign.inputs.len()).map(claim).collect();
    Dossier {
        code: format!("CB{:03}{at:04}", sheet + 1).into(),
        name: name.into(),
        row: RowRef { sheet, row },
        facts: facts.into_iter().collect(),
        forms: [Form { row: RowRef { sheet, row }, rater: None, period: None, values }].into(),
        rare: RareFields { decision: (at == 7).then(|| Box::new(decision())), ..RareFields::default() }.into(),
    }
}

fn decision() -> Decision {
    Decision {
        at: CellPlace::file(&"quyet-dinh.csv".into()),
        level: Some(LevelIx(1)),
        computed: None,
        awards: None,
        reason: "Chủ trì công trình được tỉnh khen thưởng".into(),
        body: "Ban Chấp hành Công đoàn cơ sở".into(),
        number: Some("12/QĐ-CĐCS".into()),
        date: date(2026, 12, 20),
    }
}

fn graded(campaign: &Campaign, at: usize, seed: usize) -> Graded {
    let role = RoleIx(u16::from(!matches!(at % 4, 1 | 2)));
    let group = |number: usize| Points(1700 + i64::try_from((seed * (number + 3)) % 800).expect("small"));
    let groups: Box<[Points]> = (0..campaign.groups.len()).map(group).collect();
    let mut total = Points(groups.iter().map(|points| points.0).sum());
    if matches!(at, 8 | 9) {
        total = Points(9_612);
    }
    let mut card = ScoreCard {
        role: Some(role),
        total: Some(total),
        rater_totals: [Some(Points((total.0 + 150).min(10_000))), None, Some(total)].into_iter().collect(),
        groups: groups.iter().copied().map(Some).collect(),
        criteria: PointsList::default(),
        periods: Lean::EMPTY,
    };
    let (mut outcome, by_points, mut reasons) = came_out(campaign, at, seed, total);
    if by_points.is_none() {
        card = ScoreCard { role: Some(role), ..ScoreCard::default() };
    }
    let computed = outcome;
    if at == 7 {
        outcome = Outcome::Level(LevelIx(1));
        reasons.push(Reason::Decision);
    }
    let awards = match outcome {
        Outcome::Level(LevelIx(0)) => vec![AwardIx(0), AwardIx(1)],
        Outcome::Level(LevelIx(1)) => vec![AwardIx(0)],
        _ => Vec::new(),
    };
    let standing = Standing {
        outcome,
        computed,
        level_by_points: by_points,
        awards: awards.into(),
        rank_in_unit: None,
        rank_overall: None,
        reasons: reasons.into(),
    };
    Graded { card, standing }
}

/// Level, level by points and reasons of the `at`-th subject.
fn came_out(campaign: &Campaign, at: usize, seed: usize, total: Points) -> (Outcome, Option<LevelIx>, Vec<Reason>) {
    let mut reasons = Vec::new();
    let level = campaign.levels.iter().position(|level| total.exact(2) >= level.from).unwrap_or(3);
    let mut outcome = Outcome::Level(LevelIx::at(level));
    let mut by_points = Some(LevelIx::at(level));
    match at {
        5 => {
            (outcome, by_points) = (Outcome::NotRated, None);
            reasons.push(Reason::NotRated(LimitIx(0)));
        }
        6 => {
            (outcome, by_points) = (Outcome::Incomplete, None);
            reasons.push(Reason::Missing(Missing::Item(ItemIx(0))));
        }
        _ if level == 0 => {
            outcome = Outcome::Level(LevelIx(1));
            reasons.push(match seed % 3 {
                0 => Reason::Gate { gate: GateIx(0), level: LevelIx(0) },
                1 => Reason::Quota { quota: QuotaIx(0), scopes: vec![0, 1] },
                _ if matches!(at, 8 | 9) => Reason::Tie(QuotaIx(0)),
                _ => Reason::Gate { gate: GateIx(1), level: LevelIx(0) },
            });
            if at.is_multiple_of(5) {
                outcome = Outcome::Level(LevelIx(0));
                reasons.clear();
            }
        }
        _ => {}
    }
    (outcome, by_points, reasons)
}

fn rank(subjects: &mut [Graded]) {
    let totals: Vec<Option<Points>> = subjects.iter().map(|graded| graded.card.total).collect();
    for graded in subjects.iter_mut() {
        let Some(total) = graded.card.total else { continue };
        let better = totals.iter().flatten().filter(|other| **other > total).count();
        graded.standing.rank_in_unit = u32::try_from(better + 1).ok();
    }
}

fn rank_overall(results: &mut [UnitResult]) {
    let mut totals: Vec<i64> =
        results.iter().flat_map(|unit| &unit.subjects).filter_map(|graded| Some(graded.card.total?.0)).collect();
    totals.sort_unstable_by(|a, b| b.cmp(a));
    for graded in results.iter_mut().flat_map(|unit| &mut unit.subjects) {
        let Some(total) = graded.card.total else { continue };
        let better = totals.partition_point(|other| *other > total.0);
        graded.standing.rank_overall = u32::try_from(better + 1).ok();
    }
}

fn quota_lines(campaign: &Campaign, results: &[UnitResult]) -> Vec<QuotaLine> {
    let mut lines = Vec::new();
    for (scope, keys) in (0_u16..).zip(&campaign.quotas[0].scopes) {
        for (unit, result) in (0_u32..).zip(results).filter(|(_, result)| !result.stopped) {
            let roles: &[Option<u16>] = if keys.len() > 1 { &[Some(0), Some(1)] } else { &[None] };
            lines.extend(roles.iter().map(|role| quota_line(scope, unit, *role, result)));
        }
    }
    lines
}

fn quota_line(scope: u16, unit: u32, role: Option<u16>, result: &UnitResult) -> QuotaLine {
    let here = |graded: &Graded| role.is_none_or(|role| graded.card.role == Some(RoleIx(role)));
    let all = || (0_u32..).zip(&result.subjects).filter(|(_, graded)| here(graded));
    let with = |wanted: fn(&Standing) -> bool| -> Vec<SubjectRef> {
        let mut found: Vec<_> = all().filter(|(_, graded)| wanted(&graded.standing)).collect();
        found.sort_by_key(|(_, graded)| std::cmp::Reverse(graded.card.total));
        found.into_iter().map(|(subject, _)| SubjectRef { unit, subject }).collect()
    };
    let kept = with(|standing| standing.computed == Outcome::Level(LevelIx(0)));
    let refused = with(|standing| standing.reasons.iter().any(|reason| matches!(reason, Reason::Quota { .. })));
    let tied = with(|standing| standing.reasons.iter().any(|reason| matches!(reason, Reason::Tie(_))));
    let base = all().filter(|(_, graded)| graded.standing.computed == Outcome::Level(LevelIx(1))).count();
    let count = |list: &[SubjectRef]| i64::try_from(list.len()).expect("small");
    let base = i64::try_from(base).expect("small");
    QuotaLine {
        quota: QuotaIx(0),
        scope,
        unit: Some(unit),
        keys: role.map(|role| crate::classify::ScopeValue::Role(RoleIx(role))).into_iter().collect(),
        base: Some(base),
        limit: base / 5,
        candidates: count(&kept) + count(&refused) + count(&tied),
        kept: count(&kept),
        cut: count(&refused),
        tied: count(&tied),
        over: 0,
        raised: None,
        last_kept: kept.last().copied(),
        refused,
        tied_subjects: tied,
        settled: false,
        after: AfterDecisions { holders: count(&kept), base: Some(base), limit: base / 5, broken: false },
    }
}

fn summary(campaign: &Campaign, results: &[UnitResult]) -> Summary {
    let count = |results: &[&UnitResult]| {
        let all = || results.iter().flat_map(|result| &result.subjects);
        let with =
            |outcome| i64::try_from(all().filter(|graded| graded.standing.outcome == outcome).count()).expect("small");
        let levels: Vec<i64> =
            (0..campaign.levels.len()).map(|level| with(Outcome::Level(LevelIx::at(level)))).collect();
        let rated: i64 = levels.iter().sum();
        let (not_rated, incomplete) = (with(Outcome::NotRated), with(Outcome::Incomplete));
        let mean_total = Some(Points(8_412));
        Counts { headcount: rated + not_rated + incomplete, rated, not_rated, incomplete, levels, mean_total }
    };
    let total = count(&results.iter().collect::<Vec<_>>());
    let reached = total.levels[0] + total.levels[1];
    let target = TargetLine {
        target: TargetIx(0),
        numerator: reached,
        denominator: total.rated,
        share: Some(Exact::ratio(reached, total.rated)),
        met: Some(reached * 10 >= total.rated * 9),
    };
    let units = results.iter().map(|result| (!result.stopped).then(|| count(&[result]))).collect();
    Summary { units, total, awards: vec![0, 0], targets: vec![target] }
}
