//! Workbooks of results: put back they give the same results, and another program finds in them what was printed. The
//! workbooks stay in `target/tmp/office`, where `tests/office/check` has LibreOffice recalculate every formula.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Data, DataType as _, Reader as _, Xlsx, open_workbook};
use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use support::{Table, copy_inputs, files, folders, package, said, xeploai};
use xeploai::campaign::{
    self, Atom, Campaign, Condition, FactKind, FactTest, InputPart, NotApplicable, PeriodKind, PointsRule, SubjectKind,
};

/// People of each made list.
const PEOPLE: usize = 24;

/// Small whole numbers that look like chance and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }

    fn once_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }
}

/// Where the workbooks stay.
fn office() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("office")
}

fn shipped() -> Vec<(String, Campaign)> {
    let all = files(&package("criteria"));
    let rules = all.iter().filter(|file| {
        let name = file.to_string_lossy();
        name.ends_with(".toml") && !name.ends_with(".test.toml")
    });
    let load = |file: &PathBuf| {
        let text = fs::read_to_string(package("criteria").join(file)).unwrap();
        let loaded = campaign::load(&file.to_string_lossy(), &text);
        loaded.campaign.map(|campaign| (file.file_stem().unwrap().to_string_lossy().into_owned(), campaign))
    };
    rules.filter_map(load).collect()
}

/// The words that a condition looks for in a fact.
fn words_of(condition: &Condition, fact: usize, words: &mut Vec<String>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| words_of(part, fact, words)),
        Condition::Not(inner) => words_of(inner, fact, words),
        Condition::Atom(Atom::Fact(at, FactTest::TextIs(found))) if at.index() == fact => {
            words.extend(found.iter().map(|word| word.shown.clone()));
        }
        Condition::Atom(_) => {}
    }
}

fn fact(campaign: &Campaign, at: usize, dice: &mut Dice) -> String {
    let fact = &campaign.facts[at];
    if fact.from_subordinates.is_some() {
        // The program counts it.
        return String::new();
    }
    match fact.kind {
        FactKind::Text => {
            let mut words = fact.values.clone().unwrap_or_default();
            let roles = campaign.roles.iter().filter_map(|role| role.when.as_ref());
            roles.for_each(|when| words_of(when, at, &mut words));
            let optional = fact.blank.is_some();
            match words.len() {
                _ if optional && !dice.once_in(5) => String::new(),
                0 if optional => String::new(),
                0 => "khác".to_owned(),
                count => words[dice.below(count)].clone(),
            }
        }
        FactKind::Count => ["0", "0", "1", "2", "9"][dice.below(5)].to_owned(),
        FactKind::Number => ["12", "12", "12", "8", "5"][dice.below(5)].to_owned(),
        FactKind::Percent => (60 + dice.below(41)).to_string(),
        FactKind::Flag => ["x", "-"][dice.below(2)].to_owned(),
        FactKind::Date => format!("{:02}/03/19{}", 1 + dice.below(28), 70 + dice.below(25)),
    }
}

/// A value for a column; `of` is what was asked where the column says how much of it is done.
fn claim(campaign: &Campaign, input: usize, of: Option<usize>, dice: &mut Dice) -> String {
    let item = &campaign.items[campaign.inputs[input].item.index()];
    let criterion = campaign.criteria.get(campaign.inputs[input].item.index());
    let optional = criterion.is_some_and(|criterion| criterion.not_applicable != NotApplicable::Refuse);
    if optional && of.is_none() && dice.once_in(6) {
        return ["KAD", "Miễn"][dice.below(2)].to_owned();
    }
    if item.blank_value.is_some() && dice.once_in(4) {
        return String::new();
    }
    match &item.points {
        PointsRule::UpTo { max, step } => {
            let most = usize::try_from(max.floor()).unwrap();
            let low = most * 6 / 10;
            match step {
                Some(step) => {
                    let steps = usize::try_from((max / step).floor()).unwrap();
                    let count = steps * 6 / 10 + dice.below(steps - steps * 6 / 10 + 1);
                    (step * &xeploai::num::Exact::whole(i64::try_from(count).unwrap())).to_string()
                }
                None if dice.once_in(3) && low < most => {
                    format!("{}.{:02}", low + dice.below(most - low), dice.below(100))
                }
                None => (low + dice.below(most - low + 1)).to_string(),
            }
        }
        PointsRule::Choice(words) => words[dice.below(words.len())].0.clone(),
        PointsRule::Flag { .. } => ["x", "-"][usize::from(dice.once_in(4))].to_owned(),
        PointsRule::Count { .. } | PointsRule::Deduct { .. } => dice.below(3).to_string(),
        PointsRule::Percent { .. } => format!("{}.{}", 60 + dice.below(40), dice.below(10)),
        PointsRule::Bands(bands) => {
            let (bound, _) = &bands[dice.below(bands.len())];
            bound.to_string()
        }
        PointsRule::Ratio { .. } => match of {
            Some(of) => (of - dice.below(of.min(6))).to_string(),
            None => (1 + dice.below(31)).to_string(),
        },
    }
}

/// A list of made people with a value in every column of a campaign, as a table that it reads.
fn made(campaign: &Campaign, seed: u64) -> String {
    let mut dice = Dice(seed);
    let raters = if campaign.raters.len() < 2 { vec![None] } else { (0..campaign.raters.len()).map(Some).collect() };
    let periods: Vec<String> = match campaign.periods.map(|rule| rule.kind) {
        None => vec![String::new()],
        Some(PeriodKind::Quarter) => ["Quý I", "Quý II", "Quý III", "Quý IV"].map(str::to_owned).into(),
        Some(PeriodKind::Month) => (1..=12).map(|month| format!("Tháng {month}")).collect(),
    };
    let units = campaign.subject == SubjectKind::Unit;
    let own: &[&str] =
        if units { &["Mã đơn vị", "Đơn vị", "Kỳ"] } else { &["Mã", "Họ và tên", "Đơn vị", "Kỳ"] };
    let mut heading: Vec<String> = own.iter().map(|&heading| heading.to_owned()).collect();
    heading.extend(campaign.facts.iter().map(|fact| fact.title.clone()));
    for input in campaign.columns().map(|input| &campaign.inputs[input.index()]) {
        heading.extend(raters.iter().map(|rater| match rater {
            Some(rater) => match input.by_rater.iter().find(|(at, _)| at.index() == *rater) {
                Some((_, words)) => words[0].clone(),
                None => format!("{} ({})", input.title, campaign.raters[*rater].title),
            },
            None => input.title.clone(),
        }));
    }
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(&heading).unwrap();
    for person in 0..PEOPLE {
        let facts: Vec<String> = (0..campaign.facts.len()).map(|at| fact(campaign, at, &mut dice)).collect();
        for period in &periods {
            let letter = char::from(b'A' + u8::try_from(person).unwrap());
            let mut row = vec![format!("DV{person:02}")];
            if units {
                row.push(format!("CĐCS {letter}"));
            } else {
                row.extend([format!("Nguyễn Văn {letter}"), "Tổ 1".to_owned()]);
            }
            row.push(period.clone());
            row.extend(facts.iter().cloned());
            let asked: Vec<usize> = raters.iter().map(|_| 1 + dice.below(30)).collect();
            for at in campaign.columns().map(|input| input.index()) {
                let input = &campaign.inputs[at];
                for (rater, asked) in asked.iter().enumerate() {
                    let of = (input.part == InputPart::Done).then_some(*asked);
                    let value = if input.part == InputPart::Of {
                        asked.to_string()
                    } else {
                        claim(campaign, at, of, &mut dice)
                    };
                    // Now and then the highest rater has left a cell to the one below.
                    let leaves = raters.len() > 1 && rater + 1 == raters.len() && input.part == InputPart::Value;
                    row.push(if leaves && dice.once_in(12) { String::new() } else { value });
                }
            }
            out.write_record(&row).unwrap();
        }
    }
    String::from_utf8(out.into_inner().unwrap()).unwrap()
}

fn grade(inputs: &Path, out: &Path) {
    let output =
        xeploai().arg("grade").arg(inputs).args(["--overwrite", "--provisional", "-q", "--out"]).arg(out).output();
    let output = output.unwrap();
    assert!(output.status.code().is_some_and(|code| code < 2), "{}: {}", inputs.display(), said(&output));
}

/// Total and levels of everybody, by code and name.
fn outcome(out: &Path) -> Vec<Vec<String>> {
    let columns = ["person_id", "name", "total", "level_by_points", "level", "reason_codes"].map(str::to_owned);
    let mut rows = Table::read(&out.join("results.csv")).columns(&columns).unwrap().rows;
    rows.sort();
    rows
}

/// Grades a folder, puts the workbooks of its units beside the tables, grades again: who comes out otherwise.
fn put_back(inputs: &Path, out: &Path) -> Option<String> {
    grade(inputs, out);
    for name in files(&out.join("don-vi")) {
        fs::copy(out.join("don-vi").join(&name), inputs.join(format!("sau-hop-{}", name.display()))).unwrap();
    }
    let again = out.with_extension("lai");
    grade(inputs, &again);
    let (first, second) = (outcome(out), outcome(&again));
    let differing = first.iter().zip(&second).find(|(a, b)| a != b).map(|(a, b)| format!("{a:?} became {b:?}"));
    let lost = (first.len() != second.len()).then(|| format!("{} people became {}", first.len(), second.len()));
    fs::remove_dir_all(again).unwrap();
    differing.or(lost)
}

#[test]
fn workbooks_of_every_shipped_campaign_are_read_as_the_scores_of_the_highest_rater() {
    let shipped = shipped();
    assert!(shipped.len() >= 17, "only {} campaigns", shipped.len());
    let of = |(name, campaign): &(String, Campaign)| {
        let place = tempfile::tempdir().unwrap();
        let inputs = place.path().join("vao");
        fs::create_dir(&inputs).unwrap();
        fs::copy(package("criteria").join(format!("{name}.toml")), inputs.join("campaign.toml")).unwrap();
        fs::write(inputs.join("cham-diem.csv"), made(campaign, 2026)).unwrap();
        let out = office().join(name);
        fs::create_dir_all(office()).unwrap();
        let fault = put_back(&inputs, &out).map(|fault| format!("{name}: {fault}"));
        let graded = outcome(&out).iter().filter(|row| !row[2].is_empty()).count();
        fault.or_else(|| (graded < PEOPLE / 6).then(|| format!("{name}: only {graded} people have a total")))
    };
    let faults: Vec<String> = shipped.par_iter().filter_map(of).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn workbooks_of_every_golden_case_are_read_as_the_scores_of_the_highest_rater() {
    let topics = folders(&package("tests/golden"));
    let cases: Vec<PathBuf> = topics.iter().flat_map(|topic| folders(topic)).collect();
    assert!(cases.len() > 100, "only {} cases", cases.len());
    let of = |case: &PathBuf| {
        let place = tempfile::tempdir().unwrap();
        let inputs = place.path().join("vao");
        copy_inputs(case, &inputs);
        let names: Vec<String> = case.iter().rev().take(2).map(|part| part.to_string_lossy().into_owned()).collect();
        let out = office().join(format!("{}-{}", names[1], names[0]));
        fs::create_dir_all(office()).unwrap();
        // Which of several campaigns a workbook belongs to is told by its headings, which golden campaigns share: these
        // are not put back, and only recalculated.
        if files(&inputs).iter().any(|name| name.to_string_lossy().ends_with(".campaign.toml")) {
            grade(&inputs, &out);
            return None;
        }
        put_back(&inputs, &out).map(|fault| format!("{}: {fault}", case.display()))
    };
    let faults: Vec<String> = cases.par_iter().filter_map(of).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The cells of a sheet, by what stands in the heading over them.
fn column(workbook: &mut Xlsx<std::io::BufReader<fs::File>>, sheet: &str, heading: &str) -> Vec<Data> {
    let range = workbook.worksheet_range(sheet).unwrap();
    let (row, column, _) = range.cells().find(|(.., cell)| **cell == Data::String(heading.to_owned())).unwrap();
    range.rows().skip(row + 1).map(|cells| cells[column].clone()).filter(|cell| *cell != Data::Empty).collect()
}

#[test]
fn formulas_hold_the_printed_totals() {
    let out = tempfile::tempdir().unwrap();
    let out = out.path().join("ra");
    grade(&package("examples/thai-binh-2026"), &out);
    let rows = outcome(&out);
    let mut workbook: Xlsx<_> = open_workbook(out.join("don-vi/CD01.xlsx")).unwrap();
    let totals: Vec<f64> = column(&mut workbook, "Chi tiết điểm", "Tổng điểm")
        .iter()
        .filter_map(|cell| match cell {
            Data::Float(total) => Some(*total),
            Data::String(text) => text.parse().ok(),
            _ => None,
        })
        .collect();
    let mut printed: Vec<f64> =
        rows.iter().filter(|row| row[0].starts_with("CD01")).filter_map(|row| row[2].parse().ok()).collect();
    printed.sort_by(|a, b| b.total_cmp(a));
    assert_eq!(totals, printed);
    let formulas = workbook.worksheet_formula("Chi tiết điểm").unwrap();
    let live = formulas.cells().filter(|(.., formula)| !formula.is_empty()).count();
    // Four groups, the total and the level of everybody with a total; who is not rated has none.
    assert_eq!(live, 6 * printed.len());
}

#[test]
fn scores_that_count_with_a_factor_are_added_as_one_range() {
    let place = tempfile::tempdir().unwrap();
    let (case, out) = (package("tests/golden/points/weights-that-differ-from-points"), place.path().join("ra"));
    grade(&case, &out);
    let path = fs::read_dir(out.join("don-vi")).unwrap().next().unwrap().unwrap().path();
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let formulas = workbook.worksheet_formula("Chi tiết điểm").unwrap();
    let live: Vec<&str> = formulas.cells().map(|(.., text)| text.as_str()).filter(|text| !text.is_empty()).collect();
    let expected = [
        r#"IF(I7="","",ROUND(ROUND(SUMPRODUCT(C7:E7,hs2_1_3),8),2))"#,
        // What counts as it is needs no factor.
        r#"IF(I7="","",ROUND(ROUND(SUM(F7),8),2))"#,
        r#"IF(COUNTBLANK(C7:F7)>0,"",ROUND(ROUND(SUMPRODUCT(C7:F7,hs2_1_4),8),2))"#,
        r#"IF(I7="","",LOOKUP(I7,muc_tu,muc))"#,
        r#"IF(I8="","",ROUND(ROUND(SUMPRODUCT(C8:E8,hs1_1_3),8),2))"#,
        r#"IF(I8="","",ROUND(ROUND(N(F8)*'Tiêu chí'!$N$6,8),2))"#,
        r#"IF(COUNTBLANK(C8:F8)>0,"",ROUND(ROUND(SUMPRODUCT(C8:F8,hs1_1_4),8),2))"#,
        r#"IF(I8="","",LOOKUP(I8,muc_tu,muc))"#,
    ];
    assert_eq!(live, expected);
    let place_of = |name: &str| {
        let names = workbook.defined_names().iter();
        names.filter(|(other, _)| other == name).map(|(_, place)| place.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(place_of("hs1_1_4"), ["'Tiêu chí'!$K$6:$N$6"]);
    assert_eq!(place_of("hs2_1_3"), ["'Tiêu chí'!$K$7:$M$7"]);
    let criteria = workbook.worksheet_range("Tiêu chí").unwrap();
    let factors = |row: u32| (10..14).filter_map(|at| criteria.get_value((row, at))?.as_f64()).collect::<Vec<_>>();
    assert_eq!(factors(5), [2.0, 1.0, 2.0, 1.5]);
    assert_eq!(factors(6), [3.0, 1.0, 4.0, 1.0]);
}

#[test]
fn a_share_of_members_without_end_is_a_number() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("ra");
    grade(&package("tests/golden/members/a-share-a-mean-and-a-count"), &out);
    let mut workbook: Xlsx<_> = open_workbook(out.join("don-vi/don-vi/U1.xlsx")).unwrap();
    // Two of the three who are rated.
    let shares = column(&mut workbook, "Chi tiết điểm", "Tỷ lệ khá trên số được xếp loại");
    assert_eq!(shares[0], Data::Float(66.666_666_666_67), "{shares:?}");
}

#[test]
fn whoever_lacks_a_score_in_a_quarter_has_formulas_that_wait_for_it() {
    let place = tempfile::tempdir().unwrap();
    let case = package("tests/golden/periods/a-row-with-a-blank-is-present-and-incomplete");
    let out = place.path().join("ra");
    grade(&case, &out);
    let path = fs::read_dir(out.join("don-vi")).unwrap().next().unwrap().unwrap().path();
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let range = workbook.worksheet_range("Chi tiết điểm").unwrap();
    let formulas = workbook.worksheet_formula("Chi tiết điểm").unwrap();
    let (heading, total, _) = range.cells().find(|(.., cell)| **cell == Data::String("Tổng điểm".into())).unwrap();
    let (_, part, _) = range.cells().find(|(.., cell)| **cell == Data::String("Điểm kỳ".into())).unwrap();
    let row = (heading + 1..range.height()).find(|row| range[(*row, 0)] == Data::String("N01".into())).unwrap();
    let at = |row: usize, column: usize| {
        let place = (u32::try_from(row).unwrap(), u32::try_from(column).unwrap());
        (range[(row, column)].to_string(), formulas.get_value(place).is_some_and(|formula| !formula.is_empty()))
    };
    // Quarter I has its 80, quarter II waits for its score, and so does the year.
    assert_eq!(at(row, part), ("80".into(), true));
    assert_eq!(at(row + 1, part), (String::new(), true));
    assert_eq!(at(row, total), (String::new(), true));
}

#[test]
fn whom_a_quota_or_a_limit_stops_is_told_where_to_look() {
    let out = tempfile::tempdir().unwrap();
    let out = out.path().join("ra");
    grade(&package("examples/thai-binh-2026"), &out);
    let mut seen = 0;
    for path in fs::read_dir(out.join("don-vi")).unwrap().map(|entry| entry.unwrap().path()) {
        let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
        let range = workbook.worksheet_range("Lý do").unwrap();
        let (heading, next, _) =
            range.cells().find(|(.., cell)| **cell == Data::String("Để lên mức cao hơn".into())).unwrap();
        for row in range.rows().skip(heading + 1).filter(|row| row[next - 2] != Data::Empty) {
            let (level, reason, words) = (row[next - 2].to_string(), row[next - 1].to_string(), row[next].to_string());
            // Nobody below the best level is left without a word.
            assert_eq!(words.is_empty(), level.contains("xuất sắc"), "{row:?}");
            if reason.contains("hết suất – Tỷ lệ Hoàn thành xuất sắc nhiệm vụ") {
                seen += 1;
                assert!(words.ends_with("nêu ở cột “Lý do”."), "{row:?}");
            }
        }
    }
    assert!(seen > 0, "the example has somebody whom a quota stops");
}

/// The formulas of the detail sheet of a golden case with one unit, by cell.
fn formulas_of(case: &str) -> Vec<(String, String)> {
    formulas_in(&package(&format!("tests/golden/{case}")))
}

fn formulas_in(folder: &Path) -> Vec<(String, String)> {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("ra");
    grade(folder, &out);
    let path = fs::read_dir(out.join("don-vi")).unwrap().next().unwrap().unwrap().path();
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let formulas = workbook.worksheet_formula("Chi tiết điểm").unwrap();
    let (top, left) = formulas.start().unwrap_or_default();
    let name = |row: usize, column: usize| {
        let letter = char::from(b'A' + u8::try_from(column + left as usize).unwrap());
        format!("{letter}{}", row + top as usize + 1)
    };
    let live = formulas.used_cells().filter(|(.., formula)| !formula.is_empty());
    live.map(|(row, column, formula)| (name(row, column), formula.clone())).collect()
}

#[test]
fn weighed_raters_have_formulas_also_where_a_blank_or_a_word_may_stand() {
    // Self 40%, board 60%. One of them alone is missing; where neither spoke, the declared blank speaks.
    let of_blank = formulas_of("raters/blank-is-no-score-of-a-missing-rater");
    for row in [7, 8] {
        let missing = format!("N(MOD(COUNTA(H{row},C{row}),2)>0)+N(MOD(COUNTA(I{row},D{row}),2)>0)");
        let duty = format!("IF(COUNTA(H{row},C{row})=0,0,(0.4*H{row}+0.6*C{row}))");
        let service = format!("IF(COUNTA(I{row},D{row})=0,40,(0.4*I{row}+0.6*D{row}))");
        let group = format!("IF(J{row}>0,\"\",ROUND({duty}+{service},11))");
        assert!(of_blank.contains(&(format!("J{row}"), missing)), "{of_blank:?}");
        assert!(of_blank.contains(&(format!("K{row}"), group)), "{of_blank:?}");
    }
    // Excel holds a bare “false” to be more than 0: each count of what is missing is a number.
    for case in ["raters/missing-rater-share-out", "raters/exempt-and-not-applicable-do-not-disagree"] {
        let all = formulas_of(case);
        assert!(!all.is_empty(), "{case}");
        for (cell, formula) in all {
            assert!(!formula.contains("((COUNTA") && !formula.starts_with("(COUNTA"), "{case} {cell}: {formula}");
        }
    }
}

/// Excel reckons otherwise than LibreOffice here, which recalculates all formulas elsewhere.
#[test]
fn formulas_say_in_excel_what_they_say() {
    let has = |case: &str, part: &str| {
        let all = formulas_of(case);
        assert!(all.iter().any(|(_, formula)| formula.contains(part)), "{case}: {part}: {all:?}");
    };
    // MIN passes over an empty cell: nothing done would count as all of it.
    has("points/a-capped-ratio-reads-an-empty-cell-as-its-blank", "MIN(N(C");
    // A bare “true” is more than any number, and so is “false”.
    has("raters/one-rater-with-all-the-weight", "IF((N(ISNUMBER(MATCH(D8,khong_tinh,0))))>0,0,");
    // A figure that is typed is found among words.
    has("points/choice-among-whole-numbers", "MATCH(C7&\"\",");
    // MIN takes no text: a year without a total has none under a cap either.
    has("periods/a-cap-on-the-total-of-a-year", "IFERROR(MIN(69.00,");
    // Where nothing applies any more, nothing is divided by nothing: there is no total, as in grading.
    has("raters/one-rater-with-all-the-weight", "IF(H7>0,\"\",IFERROR(ROUND(");
    // MIN passes over a text in its only cell, and would give the whole cap.
    let place = tempfile::tempdir().unwrap();
    copy_inputs(&package("tests/golden/bonus/above-scale-allow"), place.path());
    let rules = place.path().join("campaign.toml");
    let text = fs::read_to_string(&rules).unwrap();
    assert_eq!(text.matches("blank = 0\n").count(), 1);
    fs::write(&rules, text.replace("blank = 0\n", "")).unwrap();
    let all = formulas_in(place.path());
    assert!(all.iter().any(|(_, formula)| formula.contains("MIN(tran_1,D7+0)")), "{all:?}");
}

#[test]
fn a_formula_longer_than_excel_takes_is_not_written() {
    let choices: Vec<String> = (0..60)
        .map(|at| {
            format!(
                "[[group.criterion]]\nid = \"c{at}\"\ntitle = \"Tiêu chí {at}\"\nnot-applicable = \"share-out\"\n\
                 points.choice = {{ \"Tốt\" = 1, \"Khá\" = 0.5 }}\n"
            )
        })
        .collect();
    let campaign = |count: usize| {
        format!(
            "schema = 1\nid = \"dai\"\ntitle = \"Dài\"\nyear = 2026\nsubject = \"person\"\nscale = {count}\n\
             rounding = {{ places = 2, mode = \"half-up\" }}\ncombine = \"last\"\n\
             [[group]]\nid = \"g\"\ntitle = \"Nhóm\"\nweight = {count}\n{}\
             [[level]]\nid = \"a\"\ntitle = \"Đạt\"\nfrom = 0\n[ranking]\norder = [\"total\"]\n",
            choices[..count].concat()
        )
    };
    for (count, is_live) in [(20, true), (60, false)] {
        let place = tempfile::tempdir().unwrap();
        let titles: String = (0..count).map(|at| format!(",Tiêu chí {at}")).collect();
        let row = ",Tốt".repeat(count);
        fs::write(place.path().join("campaign.toml"), campaign(count)).unwrap();
        let table = format!("Mã,Họ và tên,Đơn vị{titles}\nN01,Nguyễn Văn An,U1{row}\n");
        fs::write(place.path().join("danh-sach.csv"), table).unwrap();
        let out = place.path().join("ra");
        grade(place.path(), &out);
        let mut workbook: Xlsx<_> = open_workbook(out.join("don-vi/U1.xlsx")).unwrap();
        let formulas = workbook.worksheet_formula("Chi tiết điểm").unwrap();
        let longest = formulas.used_cells().map(|(.., formula)| formula.chars().count()).max().unwrap_or(0);
        assert!(longest <= 8_192, "{count} criteria: {longest}");
        assert_eq!(longest > 0, is_live, "{count} criteria");
        let words = workbook.worksheet_range("Chi tiết điểm").unwrap();
        let says = words.used_cells().any(|(.., cell)| cell.to_string().contains("Trang này không có công thức"));
        assert_eq!(says, !is_live, "{count} criteria");
    }
}

#[test]
fn cells_take_numbers_in_their_steps_and_the_words_that_stand_for_none() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("ra");
    grade(&package("tests/golden/raters/one-rater-with-all-the-weight"), &out);
    let sheet = part(&out.join("don-vi/U1.xlsx"), "xl/worksheets/sheet3.xml");
    let rule = "IF(ISNUMBER(C7),AND(C7&gt;=0,C7&lt;=60),ISNUMBER(MATCH(C7,khong_tinh,0)))";
    assert!(sheet.contains(rule), "{sheet}");
    assert!(sheet.contains("chỉ nhập số từ 0 đến 60, hoặc KAD (không áp dụng), Miễn."), "{sheet}");
    assert!(!sheet.contains("errorStyle=\"warning\""), "{sheet}");
    // What is pasted is asked by no rule: it is marked.
    assert!(sheet.contains(&format!("<formula>AND(LEN(C7)&gt;0,NOT({rule}))</formula>")), "{sheet}");
    let out = place.path().join("buoc");
    grade(&package("tests/golden/points/up-to-in-steps"), &out);
    let books: Vec<_> = fs::read_dir(out.join("don-vi")).unwrap().map(|entry| entry.unwrap().path()).collect();
    let sheet = part(&books[0], "xl/worksheets/sheet3.xml");
    assert!(sheet.contains("-ROUND(C7/(0.5),0))&lt;0.000001"), "{sheet}");
}

/// A part of a package, as text.
fn part(path: &Path, name: &str) -> String {
    use std::io::Read as _;
    let mut package = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let mut text = String::new();
    package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_column_that_several_criteria_read_stands_once() {
    let out = tempfile::tempdir().unwrap();
    let out = out.path().join("ra");
    grade(&package("tests/golden/points/a-quarter-off-for-each-return-and-delay"), &out);
    let mut workbook: Xlsx<_> = open_workbook(out.join("don-vi/Tổ Một.xlsx")).unwrap();
    let range = workbook.worksheet_range("Chi tiết điểm").unwrap();
    for heading in ["Được giao", "Hoàn thành", "Làm lại × số lần", "Chậm × số lần"] {
        let times = range.cells().filter(|(.., cell)| **cell == Data::String(heading.to_owned())).count();
        assert_eq!(times, 1, "{heading}");
    }
    // An has four of them, Chi lacks one.
    let missing = column(&mut workbook, "Chi tiết điểm", "Được giao");
    assert_eq!(missing.len(), 3, "{missing:?}");
}

#[test]
fn no_page_number_on_the_first_page_and_signatures_on_the_last() {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("ra");
    grade(&package("examples/thai-binh-2026"), &out);
    let part = |name: &str| part(&out.join("don-vi/CD01.xlsx"), name);
    let first = part("xl/worksheets/sheet1.xml");
    assert!(first.contains("<headerFooter differentFirst=\"1\""), "the first page differs");
    assert!(first.contains("paperSize=\"9\"") && first.contains("orientation=\"landscape\""), "A4 across");
    // 30, 15, 20 and 20 mm.
    assert!(first.contains("left=\"1.181\" right=\"0.591\" top=\"0.787\" bottom=\"0.787\""), "margins");
    assert!(first.contains("<rowBreaks"), "the list of 22 takes two pages");
    assert!(part("xl/workbook.xml").contains("_xlnm.Print_Titles"), "headings are repeated");
}

#[test]
fn what_changed_since_an_earlier_run_is_listed() {
    let place = tempfile::tempdir().unwrap();
    let (inputs, first, second) = (place.path().join("vao"), place.path().join("truoc"), place.path().join("sau"));
    copy_inputs(&package("examples/thai-binh-2026"), &inputs);
    grade(&inputs, &first);
    let path = inputs.join("CD01/cham-diem.csv");
    let text = fs::read_to_string(&path).unwrap();
    let (line, _) = text.lines().enumerate().find(|(_, line)| line.contains("CD01-016")).unwrap();
    let kept: Vec<&str> = text.lines().enumerate().filter(|(at, _)| *at != line).map(|(_, line)| line).collect();
    fs::write(&path, kept.join("\n") + "\n").unwrap();
    let args =
        ["-q", "--previous", &first.display().to_string(), "--out", &second.display().to_string()].map(str::to_owned);
    let output = xeploai().arg("grade").arg(&inputs).args(args).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let mut workbook: Xlsx<_> = open_workbook(second.join("tong-hop.xlsx")).unwrap();
    let range = workbook.worksheet_range("Thay đổi").unwrap();
    let row = range.rows().find(|row| row[0] == Data::String("CD01-016".to_owned())).unwrap();
    let told = row[3].to_string();
    assert!(told.contains("Hoàn thành tốt nhiệm vụ") && told.contains("Chưa đủ dữ liệu"), "{told}");
    // Whom the place of another moved up, counted in the tables for machines.
    let ranks = |out: &Path| {
        let columns = ["person_id", "rank_in_unit", "rank_overall"].map(str::to_owned);
        let mut rows = Table::read(&out.join("results.csv")).columns(&columns).unwrap().rows;
        rows.retain(|row| row[0] != "CD01-016");
        rows.sort();
        rows
    };
    let moved = ranks(&first).iter().zip(&ranks(&second)).filter(|(before, after)| before != after).count();
    let section = Data::String(format!("Chỉ đổi hạng: {moved}"));
    assert!(moved > 3 && range.rows().any(|row| row[0] == section), "{moved}");
    let verified = xeploai().arg("verify").arg(&second).arg("--from").arg(&inputs).output().unwrap();
    assert_eq!(verified.status.code(), Some(0), "{}", said(&verified));
}

#[test]
fn the_printed_list_follows_the_roster_where_the_campaign_says_so() {
    let place = tempfile::tempdir().unwrap();
    let (inputs, out) = (place.path().join("vao"), place.path().join("ra"));
    copy_inputs(&package("examples/thai-binh-2026"), &inputs);
    let rules = inputs.join("campaign.toml");
    let keys = "[letterhead]\norder = \"roster\"\nnumber = \"/TTr-CĐVC\"\nattached = \"Tờ trình số 12/TTr-CĐVC\"\n";
    fs::write(&rules, fs::read_to_string(&rules).unwrap().replace("[letterhead]\n", keys)).unwrap();
    grade(&inputs, &out);
    let mut workbook: Xlsx<_> = open_workbook(out.join("don-vi/CD01.xlsx")).unwrap();
    let names = column(&mut workbook, "Tổng hợp kết quả", "Họ và tên");
    let roster = Table::read(&inputs.join("CD01/danh-sach.csv")).columns(&["Họ và tên".to_owned()]).unwrap().rows;
    // The head of the unit first (he heads this roster anyway), then everybody as listed.
    let listed: Vec<Data> = roster.into_iter().map(|row| Data::String(row[0].clone())).collect();
    assert_eq!(names[..listed.len()], listed);
    let range = workbook.worksheet_range("Tổng hợp kết quả").unwrap();
    let texts: Vec<String> = range.used_cells().map(|(.., cell)| cell.to_string()).collect();
    assert!(texts.iter().any(|text| text.starts_with("Số:") && text.ends_with("/TTr-CĐVC")), "{texts:?}");
    assert!(texts.contains(&"(Kèm theo Tờ trình số 12/TTr-CĐVC)".to_owned()), "{texts:?}");
}

/// Every line of the quota table that is of a unit stands in the workbook of that unit.
#[test]
fn workbooks_of_units_hold_every_quota_line_of_their_unit() {
    let cases = folders(&package("tests/golden/quota"));
    let of = |case: &PathBuf| {
        let place = tempfile::tempdir().unwrap();
        let (inputs, out) = (place.path().join("vao"), place.path().join("ra"));
        copy_inputs(case, &inputs);
        // The same people once more, in a unit before and one behind: lines of one unit lie between those of others.
        for table in files(&inputs).iter().filter(|name| name.to_string_lossy().ends_with(".csv")) {
            let text = fs::read_to_string(inputs.join(table)).unwrap();
            let mut lines = text.lines();
            let heading = lines.next().unwrap();
            let lines: Vec<&str> = lines.collect();
            let copied = |prefix: &str| -> Vec<String> {
                let unit = format!(",{prefix}U1,");
                lines.iter().map(|line| format!("{prefix}{line}").replace(",U1,", &unit)).collect()
            };
            let all = [copied(""), copied("A"), copied("Z")].concat();
            if heading.starts_with("Mã,") && text.contains(",U1,") {
                fs::write(inputs.join(table), format!("{heading}\n{}\n", all.join("\n"))).unwrap();
            }
        }
        xeploai().arg("grade").arg(&inputs).arg("--out").arg(&out).output().unwrap();
        let columns = ["unit_id", "quota"].map(str::to_owned);
        if !out.join("quotas.csv").exists() {
            return (0, None);
        }
        let table = Table::read(&out.join("quotas.csv")).columns(&columns).unwrap();
        let mut units: Vec<String> =
            table.rows.iter().map(|row| row[0].clone()).filter(|unit| !unit.is_empty()).collect();
        units.sort();
        let mut seen = 0;
        for unit in units.chunk_by(|a, b| a == b) {
            let path = out.join("don-vi").join(format!("{}.xlsx", unit[0]));
            let Ok(mut book) = open_workbook::<Xlsx<_>, _>(&path) else { continue };
            let rows = book.worksheet_range("Kiểm soát tỷ lệ").map_or(0, |sheet| {
                let heading =
                    sheet.rows().position(|row| row[0] == Data::String("Tỷ lệ khống chế".to_owned())).unwrap();
                sheet
                    .rows()
                    .skip(heading + 1)
                    .filter(|row| row.iter().any(|cell| matches!(cell, Data::Float(_))))
                    .count()
            });
            seen += 1;
            if rows < unit.len() {
                return (seen, Some(format!("{} {}: {rows} of {} lines", case.display(), unit[0], unit.len())));
            }
        }
        (seen, None)
    };
    let all: Vec<(usize, Option<String>)> = cases.par_iter().map(of).collect();
    let faults: Vec<&String> = all.iter().filter_map(|(_, fault)| fault.as_ref()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    assert!(all.iter().map(|(seen, _)| seen).sum::<usize>() > 40, "hardly any unit has a quota");
}

#[test]
fn a_head_whom_the_level_of_the_unit_did_not_lower_bears_no_remark() {
    let place = tempfile::tempdir().unwrap();
    let (inputs, out) = (place.path().join("vao"), place.path().join("ra"));
    copy_inputs(&package("tests/golden/unit-level/the-head-is-capped-by-the-level-of-the-unit"), &inputs);
    // An, head of U1, is good by points now, as his unit is; Cường, head of U2, is still above his.
    let text = fs::read_to_string(inputs.join("danh-sach.csv")).unwrap();
    fs::write(inputs.join("danh-sach.csv"), text.replace("Trưởng phòng,95", "Trưởng phòng,85")).unwrap();
    grade(&inputs, &out);
    let remark = |unit: &str, person: &str| {
        let mut book: Xlsx<_> = open_workbook(out.join(format!("don-vi/{unit}.xlsx"))).unwrap();
        let list = book.worksheet_range("Tổng hợp kết quả").unwrap();
        let row = list.rows().find(|row| row[1] == Data::String(person.to_owned())).unwrap();
        row.last().unwrap().to_string()
    };
    assert_eq!(remark("U1", "Nguyễn Văn An"), "");
    assert_eq!(remark("U2", "Lê Văn Cường"), "Người đứng đầu không cao hơn đơn vị");
}
