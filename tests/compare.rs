//! Every folder of `tests/compare`: two runs, and from which cause each change is told to come.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{copy_inputs, folders, package, said, xeploai};
use tempfile::TempDir;

/// Grades the base with what a side changes.
fn graded(case: &Path, side: &str) -> TempDir {
    let place = TempDir::new().unwrap();
    copy_inputs(&package("tests/compare/base"), place.path());
    if case.join(side).exists() {
        copy_inputs(&case.join(side), place.path());
    }
    let out = place.path().join("ket-qua");
    let mut command = xeploai();
    command.arg("grade").arg(place.path()).arg("--out").arg(&out).args(["--quiet", "--format", "json"]);
    let done = command.output().unwrap();
    assert!(matches!(done.status.code(), Some(0 | 1)), "{}: {}", case.display(), said(&done));
    place
}

/// Old, new, causes of each thing that changed, by person.
type Told = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn told(comparison: &Value) -> Told {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut told = Told::new();
    for changed in comparison["changed"].as_array().unwrap() {
        let mut aspects = BTreeMap::new();
        for name in ["moved", "level", "total", "rank", "awards"] {
            let aspect = &changed[name];
            if aspect.is_object() {
                let mut line = vec![text(&aspect["old"]), text(&aspect["new"])];
                line.extend(aspect["causes"].as_array().unwrap().iter().map(text));
                aspects.insert(name.to_owned(), line);
            }
        }
        told.insert(text(&changed["id"]), aspects);
    }
    told
}

#[test]
fn every_change_is_told_with_its_cause() {
    let mut faults = Vec::new();
    let cases: Vec<_> = folders(&package("tests/compare")).into_iter().filter(|case| !case.ends_with("base")).collect();
    assert!(cases.len() >= 20, "{}", cases.len());
    for case in cases {
        let name = case.file_name().unwrap().to_string_lossy().into_owned();
        let expected: toml::Table = fs::read_to_string(case.join("case.toml")).unwrap().parse().unwrap();
        assert!(expected["why"].as_str().is_some_and(|why| why.len() > 10), "{name}: why?");
        let (old, new) = (graded(&case, "old"), graded(&case, "new"));
        let compare = |more: &[&str]| {
            let mut command = xeploai();
            command.arg("compare").arg(old.path().join("ket-qua")).arg(new.path().join("ket-qua")).args(more);
            command.output().unwrap()
        };
        let output = compare(&["--json"]);
        assert_eq!(output.status.code(), Some(0), "{name}: {}", said(&output));
        let seen: Value = serde_json::from_slice(&output.stdout).unwrap();
        let wanted =
            expected.get("changed").map(|changed| changed.clone().try_into::<Told>().unwrap()).unwrap_or_default();
        if told(&seen) != wanted {
            faults.push(format!("{name}\n  expected {wanted:?}\n  got      {:?}", told(&seen)));
        }
        for list in ["came", "gone"] {
            let wanted: Vec<&str> = expected.get(list).map_or_else(Vec::new, |list| {
                list.as_array().unwrap().iter().map(|one| one.as_str().unwrap()).collect()
            });
            let got: Vec<&str> = seen[list].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
            if wanted != got {
                faults.push(format!("{name}: {list}: expected {wanted:?}, got {got:?}"));
            }
        }
        // For people, in both languages, without a place that nothing fills.
        for lang in ["vi", "en"] {
            let page = compare(&["--lang", lang]);
            let text = String::from_utf8(page.stdout).unwrap();
            // A changed rule may itself hold braces.
            let person = text.lines().filter(|line| line.starts_with('|')).collect::<String>();
            assert!(!person.contains('{'), "{name}: {text}");
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the page says when a cell of a golden case is typed anew.
fn after(case: &str, table: &str, typed: (&str, &str), lang: &str) -> String {
    let run = |change: bool| {
        let place = TempDir::new().unwrap();
        copy_inputs(&package(&format!("tests/golden/{case}")), place.path());
        if change {
            let text = fs::read_to_string(place.path().join(table)).unwrap();
            assert!(text.contains(typed.0), "{text}");
            fs::write(place.path().join(table), text.replacen(typed.0, typed.1, 1)).unwrap();
        }
        let mut command = xeploai();
        let out = place.path().join("ket-qua");
        command.arg("grade").arg(place.path()).arg("--out").arg(&out).args(["--quiet", "--format", "json"]);
        let done = command.output().unwrap();
        assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(&done));
        place
    };
    let (old, new) = (run(false), run(true));
    let mut command = xeploai();
    command.env("COLUMNS", "400").arg("compare").arg(old.path().join("ket-qua")).arg(new.path().join("ket-qua"));
    String::from_utf8(command.args(["--lang", lang]).output().unwrap().stdout).unwrap()
}

#[test]
fn words_for_no_score_and_names_of_periods_are_in_the_language_of_the_page() {
    let words = "raters/exempt-and-not-applicable-do-not-disagree";
    let vi = after(words, "danh-sach.csv", ("Miễn,KAD", "30,30"), "vi");
    assert!(vi.contains("miễn → 30") && vi.contains("không áp dụng → 30"), "{vi}");
    let en = after(words, "danh-sach.csv", ("Miễn,KAD", "30,30"), "en");
    assert!(en.contains("exempt → 30") && en.contains("not applicable → 30"), "{en}");
    let quarter = "periods/the-year-is-the-mean-of-its-quarters";
    let table = fs::read_to_string(package(&format!("tests/golden/{quarter}/danh-sach.csv"))).unwrap();
    let row = table.lines().find(|line| line.contains("Quý II,")).unwrap();
    let typed = format!("{},1", row.rsplit_once(',').unwrap().0);
    let vi = after(quarter, "danh-sach.csv", (row, &typed), "vi");
    assert!(vi.contains(", Quý II: "), "{vi}");
    let en = after(quarter, "danh-sach.csv", (row, &typed), "en");
    assert!(en.contains(", Quarter II: "), "{en}");
}
