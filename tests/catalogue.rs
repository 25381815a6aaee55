//! The table of rules and cases in `tests/golden/README.md`: every rule has its row, every row its cases, and every
//! case is there.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;
use std::fs;

use support::package;

/// Rules of the language and hard cases.
fn wanted() -> Vec<String> {
    (1..=21).map(|rule| format!("R{rule}")).chain((1..=7).map(|hard| format!("8.{hard}"))).collect()
}

#[test]
fn every_rule_and_every_hard_case_is_shown() {
    let readme = fs::read_to_string(package("tests/golden/README.md")).unwrap();
    let rows: BTreeMap<&str, Vec<&str>> = readme
        .lines()
        .filter_map(|line| {
            let cells: Vec<&str> = line.split('|').map(str::trim).collect();
            let [_, rule, _, cases, _] = cells[..] else { return None };
            Some((rule, cases.split('`').skip(1).step_by(2).collect()))
        })
        .collect();
    let mut faults = Vec::new();
    for rule in wanted() {
        let Some(cases) = rows.get(rule.as_str()) else {
            faults.push(format!("{rule} has no row"));
            continue;
        };
        let in_golden = |case: &&&str| !case.starts_with("criteria/") && !case.starts_with("problems/");
        if cases.iter().filter(in_golden).count() == 0 {
            faults.push(format!("{rule} has no golden case"));
        }
        for case in cases {
            let file = match case.split_once('/') {
                Some(("criteria", _)) => format!("{case}.test.toml"),
                Some(("problems", _)) => format!("tests/{case}/case.toml"),
                _ => format!("tests/golden/{case}/case.toml"),
            };
            if !package(&file).exists() {
                faults.push(format!("{rule}: {file} is not there"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A golden case says what it shows and how it was worked out; more than a few words of each.
#[test]
fn every_golden_case_says_why_and_how() {
    let mut faults = Vec::new();
    for topic in support::folders(&package("tests/golden")) {
        for folder in support::folders(&topic) {
            let text = fs::read_to_string(folder.join("case.toml")).unwrap();
            let case: toml::Table = text.parse().unwrap();
            for key in ["why", "worked"] {
                let said = case.get(key).and_then(toml::Value::as_str).unwrap_or_default();
                if said.split_whitespace().count() < 5 {
                    faults.push(format!("{}: {key} = {said:?}", folder.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
