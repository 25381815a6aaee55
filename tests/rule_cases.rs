//! The cases beside the shipped campaigns come out as they say; a case that does not, and a file of cases
//! that is faulty, say why.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::PathBuf;

use support::{files, package, xeploai};
use xeploai::campaign::{self, Campaign};
use xeploai::cases::{self, CaseReport};
use xeploai::diag::Problem;
use xeploai::words::Lang;

/// Cases that each shipped campaign has at least.
const LEAST: usize = 12;

#[test]
fn the_cases_beside_every_shipped_campaign_come_out() {
    let mut faults = Vec::new();
    let folder = package("criteria");
    let rules = files(&folder).into_iter().map(|file| folder.join(file));
    for file in rules.filter(|file| file.to_string_lossy().ends_with(".toml") && !is_cases(file)) {
        let cases = file.with_extension("test.toml");
        let Ok(text) = fs::read_to_string(&cases) else {
            faults.push(format!("{}: no cases beside it", file.display()));
            continue;
        };
        let campaign = load(&fs::read_to_string(&file).unwrap());
        let name = cases.file_name().unwrap().to_string_lossy().into_owned();
        let report = cases::run(&campaign, &name, &text, Lang::Vi);
        println!("{name}: {} cases, {} failed", report.run, report.failed);
        faults.extend(report.problems.iter().map(|problem| format!("{name}:{}", told(problem))));
        if report.problems.is_empty() && report.run < LEAST {
            faults.push(format!("{name}: only {} cases", report.run));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_file_of_cases_lies_without_its_campaign() {
    let folder = package("criteria");
    for file in files(&folder).into_iter().map(|file| folder.join(file)).filter(|file| is_cases(file)) {
        let rules = file.to_string_lossy().replace(".test.toml", ".toml");
        assert!(fs::exists(&rules).unwrap(), "{rules} is not there");
    }
}

const RULES: &str = r#"
schema = 1
id = "thu"
title = "Thử"
year = 2026
subject = "person"
scale = 20
rounding = { places = 2, mode = "half-up" }
combine = "last"
[[rater]]
id = "self"
title = "Tự chấm"
[[rater]]
id = "board"
title = "Hội đồng chấm"
[[role]]
id = "leader"
title = "Lãnh đạo"
when = { fact = "position", is = "Giám đốc" }
[[role]]
id = "staff"
title = "Nhân viên"
[[fact]]
id = "position"
title = "Chức vụ"
kind = "text"
blank = ""
[[group]]
id = "work"
title = "Công việc"
[[group.criterion]]
id = "quality"
title = "Chất lượng"
points.up-to = { max = 10, step = 0.5 }
[[group.criterion]]
id = "amount"
title = "Khối lượng"
points.ratio = { done = "Đã làm", of = "Được giao", max = 10 }
[[level]]
id = "good"
title = "Tốt"
from = 15
gates = ["whole"]
[[level]]
id = "weak"
title = "Yếu"
from = 0
[[gate]]
id = "whole"
title = "Làm hết việc"
require = { criterion = "amount", at-least = "100%" }
[[target]]
id = "most"
title = "Đa số tốt"
share-of = { level = "good" }
base = "rated"
plan = "50%"
[ranking]
order = ["total"]
"#;

#[test]
fn values_are_read_as_cells_are() {
    let report = run(r#"
        [usual]
        claims = { quality = "9/10", amount = { done = 3, of = 4 } }
        [[case]]
        name = "Chữ và số như trong ô"
        why = "“9/10”, dấu phẩy, tử và mẫu theo từng cấp chấm"
        problems = ["person/lower-rater"]
        targets = { most = "met" }
        [[case.person]]
        code = "A"
        role = "leader"
        claims = { quality = { self = "8,5", board = 9 }, amount = { self = { done = 4, of = 4 } } }
        expect = { total = 19, totals = { self = 18.5 }, groups = { work = 19 }, level = "good", reason = [], rank = 1 }
        [[case.person]]
        code = "B"
        times = 1
        expect = { role = "staff", total = 16.5, level-by-points = "good", level = "weak", reason = ["gate:whole"], rank = 2 }
    "#);
    assert_eq!(lines(&report), Vec::<String>::new());
    assert_eq!((report.run, report.failed), (1, 0));
}

#[test]
fn a_refused_value_is_a_problem_of_the_case() {
    let report = run(r#"
        [[case]]
        name = "Quá điểm tối đa"
        why = "Không cắt, không đoán"
        problems = ["value/out-of-range", "value/step"]
        claims = { quality = 11, amount = { done = 1, of = 1 } }
        expect = { level = "incomplete", reason = ["missing:quality"] }
        [[case.person]]
        "#);
    assert_eq!(lines(&report), ["8:16 campaign/conflict"], "one person in the case and another beside it");
    let report = run(r#"
        [[case]]
        name = "Quá điểm tối đa và sai bước"
        why = "Không cắt, không đoán"
        problems = ["value/out-of-range", "value/step"]
        [[case.person]]
        claims = { quality = 11, amount = { done = 1, of = 1 } }
        expect = { level = "incomplete", reason = ["missing:quality"] }
        [[case.person]]
        claims = { quality = 9.75, amount = { done = 1, of = 1 } }
        expect = { level = "incomplete" }
        "#);
    assert_eq!(lines(&report), Vec::<String>::new());
}

#[test]
fn a_case_that_comes_out_otherwise_says_what_and_why() {
    let report = run(r#"
[[case]]
name = "Thiếu việc"
why = "Điều kiện"
claims = { quality = 9, amount = { done = 3, of = 4 } }
expect = { total = 16.5, level = "good" }
"#);
    assert_eq!((report.run, report.failed), (1, 1));
    assert_eq!(lines(&report), ["6:10 case/failed"]);
    let message = Lang::Vi.message(&report.problems[0]);
    assert_eq!(message, "Trường hợp “Thiếu việc”, P1: cần level = good; tính ra level = weak");
    let remedy = Lang::Vi.remedy(&report.problems[0]);
    assert!(remedy.contains("Làm hết việc") && remedy.contains("16,5"), "{remedy}");
    assert_eq!(Lang::En.message(&report.problems[0]), "Case “Thiếu việc”, P1: expected level = good; got level = weak");
}

#[test]
fn everything_wrong_with_a_file_of_cases_is_told_at_once() {
    let report = run(r#"[[case]]
name = "Sai nhiều chỗ"
wy = "Nhầm khóa"
targets = { mots = "met" }
facts = { positon = "Giám đốc" }
claims = { quality = { boar = 9 }, amount = 1, speed = 2 }
expect = { level = "god", reason = "gate:whole", awards = ["hero"] }
[[case]]
name = "Không mong gì"
why = "Thiếu kết quả"
"#);
    assert_eq!(
        lines(&report),
        [
            "1:1 campaign/missing-key",
            "3:1 campaign/unknown-key",
            "4:13 campaign/unknown-id",
            "5:11 campaign/unknown-id",
            "6:24 campaign/unknown-id",
            "6:45 campaign/wrong-type",
            "6:48 campaign/unknown-id",
            "7:20 campaign/unknown-id",
            "7:36 campaign/wrong-type",
            "7:60 campaign/unknown-id",
            "8:1 campaign/missing-key",
        ]
    );
    assert_eq!(report.run, 0);
}

#[test]
fn check_runs_the_cases_beside_the_rules() {
    let place = tempfile::tempdir().unwrap();
    let case = "[[case]]\nname = \"Một\"\nwhy = \"Thử\"\nclaims = { quality = 9, amount = { done = 4, of = 4 } }\n";
    let tables = "Mã,Họ và tên,Đơn vị,Chức vụ,Chất lượng,Đã làm,Được giao\nA1,Lê Văn An,Phòng Một,,9,4,4\n";
    fs::write(place.path().join("campaign.toml"), RULES).unwrap();
    fs::write(place.path().join("danh-sach.csv"), tables).unwrap();
    for (expect, exit) in [("expect = { total = 19 }\n", 0), ("expect = { total = 18 }\n", 1)] {
        fs::write(place.path().join("campaign.test.toml"), format!("{case}{expect}")).unwrap();
        let output = xeploai().arg("check").arg(place.path()).output().unwrap();
        assert_eq!(output.status.code(), Some(exit), "{}", support::said(&output));
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert_eq!(said.contains("case/failed"), exit == 1, "{said}");
    }
}

/// The rules with quarters and with an award that looks back.
fn rules_by_quarter() -> String {
    let periods =
        "combine = \"last\"\n[periods]\nkind = \"quarter\"\ncombine = \"mean\"\nleast = 2\nmissing = \"skip\"\n";
    let award = "[[award]]\nid = \"steady\"\ntitle = \"Ba năm liền\"\n\
        require = { all = [{ level = \"good\" }, { history = \"level\", at-least = \"good\", years = 2, gap = \"breaks\" }] }\n\
        [ranking]\n";
    RULES.replace("combine = \"last\"\n", periods).replace("[ranking]\n", award)
}

#[test]
fn periods_and_earlier_years_are_given_as_tables() {
    let rules = load(&rules_by_quarter());
    let cases = r#"
        [usual]
        claims = { quality = 8, amount = { done = 4, of = 4 } }
        periods = { "Quý I" = {}, "Quý II" = {} }
        history = { 2025 = "Tốt", 2024 = "good" }
        [[case]]
        name = "Hai quý, chuỗi ba năm"
        why = "8 + 10 = 18 và 6 + 10 = 16: trung bình 17; hai năm trước đều tốt"
        targets = { most = "met" }
        [[case.person]]
        code = "A"
        periods = { "Q1" = {}, "Tháng 4" = { quality = 4 }, "T5" = { quality = 8 } }
        expect = { total = 17, periods = { "Quý I" = 18, "Quý II" = 16 }, level = "good", awards = ["steady"] }
        [[case.person]]
        code = "B"
        history = { 2024 = "Yếu" }
        expect = { total = 18, awards = [] }
        [[case.person]]
        code = "C"
        history = { 2025 = { level = "not-rated", awards = ["steady"] }, 2024 = "" }
        expect = { total = 18, awards = [] }
        [[case]]
        name = "Một quý là chưa đủ"
        why = "least = 2"
        problems = ["person/incomplete"]
        periods = { "Quý IV" = {} }
        expect = { level = "incomplete" }
        [[case]]
        name = "Không nộp gì"
        why = "form = none"
        form = "none"
        expect = { level = "incomplete" }
    "#;
    let report = cases::run(&rules, "rules.test.toml", cases, Lang::Vi);
    assert_eq!(lines(&report), Vec::<String>::new(), "{:#?}", report.problems);
    assert_eq!((report.run, report.failed), (3, 0));
}

#[test]
fn slips_in_periods_and_earlier_years_are_told() {
    let quarters = rules_by_quarter();
    let months = quarters.replace("kind = \"quarter\"", "kind = \"month\"");
    let head = "[[case]]\nname = \"Một\"\nwhy = \"Thử\"\nexpect = { level = \"good\" }\n";
    for (rules, line, place, words) in [
        (&quarters, "periods = { \"Kỳ 1\" = {} }", "5:13 campaign/bad-value", "Tháng 3"),
        (&months, "periods = { \"Quý I\" = {} }", "5:13 campaign/bad-value", "cần một tháng"),
        (&quarters, "periods = { \"Quý I\" = {}, Q1 = {} }", "5:27 campaign/bad-value", "đã ghi"),
        (&quarters, "claims = { quality = 8 }", "1:1 campaign/missing-key", "periods"),
        (&quarters, "periods = { Q1 = {} }\nhistory = { 2026 = \"good\" }", "6:13 campaign/bad-value", "trước năm"),
        (&quarters, "periods = { Q1 = {} }\nhistory = { 2025 = \"god\" }", "6:20 campaign/unknown-id", "god"),
        (
            &quarters,
            "periods = { Q1 = {} }\nhistory = { 2025 = { awards = [\"x\"] } }",
            "6:32 campaign/unknown-id",
            "x",
        ),
        (
            &quarters,
            "periods = { Q1 = {} }\nhistory = { 2025 = { lvl = \"good\" } }",
            "6:22 campaign/unknown-key",
            "lvl",
        ),
        (&RULES.to_owned(), "facts = { position = { part = 1, of = 2 } }", "5:22 campaign/bad-value", "phần trăm"),
        (&RULES.to_owned(), "periods = { Q1 = {} }", "5:13 campaign/conflict", "[periods]"),
        (&RULES.to_owned(), "history = { 2025 = \"good\" }", "5:13 campaign/unused", "history"),
    ] {
        let report = cases::run(&load(rules), "rules.test.toml", &format!("{head}{line}\n"), Lang::Vi);
        assert_eq!(lines(&report), [place], "{line}\n{:#?}", report.problems);
        let message = Lang::Vi.message(&report.problems[0]) + &Lang::Vi.remedy(&report.problems[0]);
        assert!(message.contains(words), "{line}: {message}");
    }
}

fn is_cases(file: &std::path::Path) -> bool {
    PathBuf::from(file).to_string_lossy().ends_with(".test.toml")
}

fn load(text: &str) -> Campaign {
    let loaded = campaign::load("rules.toml", text);
    let told: Vec<String> = loaded.problems.iter().map(told).collect();
    loaded.campaign.unwrap_or_else(|| panic!("{}", told.join("\n")))
}

fn run(cases: &str) -> CaseReport {
    cases::run(&load(RULES), "rules.test.toml", cases, Lang::Vi)
}

fn lines(report: &CaseReport) -> Vec<String> {
    let line = |problem: &Problem| {
        let (line, column) = problem.rule.as_ref().map_or((0, 0), |place| place.line_column());
        format!("{line}:{column} {}", problem.code.name())
    };
    report.problems.iter().map(line).collect()
}

fn told(problem: &Problem) -> String {
    let (line, column) = problem.rule.as_ref().map_or((0, 0), |place| place.line_column());
    let (message, remedy) = (Lang::Vi.message(problem), Lang::Vi.remedy(problem));
    format!("{line}:{column} {} {message}\n    {remedy}", problem.code.name())
}
