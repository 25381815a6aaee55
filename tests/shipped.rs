//! What is handed over with the program is in order: the campaigns load, the examples come out as they
//! say.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;

use support::{compare_tables, files, package, problems_of, said, seen, xeploai};
use xeploai::words::Lang;
use xeploai::{campaign, cases};

#[test]
fn every_shipped_campaign_loads_without_a_problem() {
    let folder = package("criteria");
    let rules: Vec<_> = files(&folder)
        .into_iter()
        .filter(|file| file.extension().is_some_and(|ending| ending == "toml"))
        .filter(|file| !file.to_string_lossy().ends_with(".test.toml"))
        .collect();
    assert!(!rules.is_empty(), "there is a campaign");
    for file in rules {
        let loaded = campaign::load(&file.to_string_lossy(), &fs::read_to_string(folder.join(&file)).unwrap());
        assert!(loaded.campaign.is_some() && loaded.problems.is_empty(), "{}: {:#?}", file.display(), loaded.problems);
    }
}

/// The two decrees give some units 25 % by decision: which units, only those who run them know. A line that waits for
/// their codes is kept true here.
#[test]
fn a_raised_share_needs_only_its_mark_taken_off() {
    let person = |code: &str, claims: &str, expected: &str| {
        format!(
            "[[case.person]]\ncode = \"{code}\"\nunit = \"MÃ-ĐƠN-VỊ\"\n{claims}expect = {{ level = \"{expected}\" }}\n"
        )
    };
    let cases = [
        // 25 %: 5x ≤ 5 of those good after the cut.
        (
            "nd-335-2025-cong-chuc",
            4,
            "claims = { a = { done = 100, of = 100 }, b = { done = 100, of = 100, less = 0 }, c = { done = 100, of = 100, less = 0 } }\n",
        ),
        // 25 % of 4 is one.
        (
            "nd-233-2026-vien-chuc",
            3,
            "facts = { above = 40 }\nclaims = { g1 = 100, g2 = 100, g3 = 100, n1 = { done = 100, of = 100 } }\n",
        ),
    ];
    for (name, others, claims) in cases {
        let text = fs::read_to_string(package("criteria").join(format!("{name}.toml"))).unwrap();
        let raised = text.replace("# raised = ", "raised = ");
        let shipped = fs::read_to_string(package("criteria").join(format!("{name}.test.toml"))).unwrap();
        let usual = &shipped[..shipped.find("[[case]]").unwrap()];
        let own: String = (0..others).map(|at| person(&format!("M{at}"), "", "good")).collect();
        for (rules, level) in [(&text, "good"), (&raised, "excellent")] {
            let campaign = campaign::load("rules.toml", rules).campaign.unwrap();
            let file = format!("{usual}[[case]]\nname = \"25%\"\nwhy = \"25%\"\n{}{own}", person("A", claims, level));
            let ran = cases::run(&campaign, "rules.test.toml", &file, Lang::Vi);
            assert!(ran.problems.is_empty(), "{name}, {level}: {:#?}", ran.problems);
        }
    }
}

#[test]
fn the_example_in_order_comes_out_in_order() {
    let faults = graded("examples/thai-binh-2026", 0, &[]);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_example_to_mend_says_what_is_to_be_mended() {
    let list = fs::read_to_string(package("examples/can-sua/expected/problems.txt")).unwrap();
    let problems: Vec<String> = list.lines().map(str::to_owned).collect();
    let faults = graded("examples/can-sua", 1, &problems);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_tour_of_the_readme_leads_to_a_list() {
    let readme = fs::read_to_string(package("README.md")).unwrap();
    let tables: Vec<&str> =
        readme.split("```csv\n").skip(1).map(|block| block.split("```").next().unwrap_or_default()).collect();
    let place = tempfile::tempdir().unwrap();
    let unit = place.path().join("CD01");
    fs::create_dir(&unit).unwrap();
    let rules = "criteria/trung-thanh-trach-nhiem-liem-chinh-sang-tao.toml";
    fs::copy(package(rules), place.path().join("campaign.toml")).unwrap();
    fs::write(unit.join("danh-sach.csv"), tables[0]).unwrap();
    fs::write(unit.join("cham-diem.csv"), tables[1]).unwrap();
    let output = xeploai().current_dir(place.path()).arg("grade").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(place.path().join("ket-qua/don-vi/CD01.xlsx").exists());
    let results = support::Table::read(&place.path().join("ket-qua/results.csv"));
    let levels = results.columns(&["person_id".to_owned(), "level".to_owned()]).unwrap().rows;
    assert_eq!(levels[2], ["CD01-003", "not-rated"], "{levels:?}");
}

/// Grades an example as it lies there and tells what is not as expected.
fn graded(example: &str, exit: i32, problems: &[String]) -> Vec<String> {
    let place = tempfile::tempdir().unwrap();
    let out = place.path().join("ket-qua");
    let folder = package(example);
    let output = xeploai().arg("grade").arg(&folder).arg("--out").arg(&out).output().unwrap();
    let mut faults = Vec::new();
    if output.status.code() != Some(exit) {
        faults.push(said(&output));
        return faults;
    }
    compare_tables(&folder.join("expected"), &out, &mut faults);
    let mut wanted = problems.to_vec();
    wanted.sort();
    let found = problem_lines(&out);
    if found != wanted {
        faults.push(format!("problems\n    expected {wanted:#?}\n    got      {found:#?}"));
    }
    for unit in unit_ids(&out) {
        if !out.join(format!("don-vi/{unit}.xlsx")).exists() {
            faults.push(format!("no workbook of {unit}"));
        }
    }
    if !out.join("tong-hop.xlsx").exists() {
        faults.push("no consolidated workbook".to_owned());
    }
    faults
}

/// Code, file, sheet and cell, with `-` for what there is none of.
fn problem_lines(out: &Path) -> Vec<String> {
    let or_dash = |text: &str| if text.is_empty() { "-".to_owned() } else { text.to_owned() };
    let mut lines: Vec<String> = seen(&problems_of(out))
        .iter()
        .map(|problem| {
            [&problem.code, &or_dash(&problem.file), &or_dash(&problem.sheet), &or_dash(&problem.at)]
                .map(String::as_str)
                .join("\t")
        })
        .collect();
    lines.sort();
    lines
}

/// The units that have results.
fn unit_ids(out: &Path) -> Vec<String> {
    let summary = support::Table::read(&out.join("summary.csv"));
    // A stopped unit and one that did not come have a row without figures.
    summary.rows.iter().filter(|row| !row[2].is_empty()).map(|row| row[0].clone()).collect()
}

/// Minutes of any province must not say “Thái Bình, ngày …”: a place stands only in rules that one province made for
/// itself. An installed program has no file beside its rules.
#[test]
fn rules_for_everybody_name_no_place_and_no_file_beside_them() {
    for shipped in xeploai::shipped::all() {
        let letterhead = campaign::load(&shipped.file(), shipped.text).campaign.unwrap().letterhead;
        let place = letterhead.and_then(|head| head.place);
        let own = (shipped.name == "tieu-bieu-giai-doan").then(|| "Tiền Giang".to_owned());
        assert_eq!(place, own, "{}", shipped.name);
        assert!(!shipped.text.contains("README"), "{}", shipped.name);
    }
}
