//! Every folder under `tests/waiting/` has people without a result: the cells that wait for a value are named, all of
//! them and no others.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use support::{folders, package, xeploai};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    #[allow(dead_code, reason = "for readers")]
    why: String,
    /// What each person lacks, as it is told.
    waits: BTreeMap<String, String>,
    /// The cell at which it is told.
    at: BTreeMap<String, String>,
}

#[test]
fn the_cells_that_wait_are_named() {
    let cases = folders(&package("tests/waiting"));
    assert!(cases.len() >= 7, "only {} cases", cases.len());
    for folder in cases {
        let case: Case = toml::from_str(&fs::read_to_string(folder.join("case.toml")).unwrap()).unwrap();
        let (waits, at) = told(&folder);
        assert_eq!((waits, at), (case.waits, case.at), "{}", folder.display());
    }
}

/// By person: what is missing, and at which cell that is told.
fn told(folder: &Path) -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let output = xeploai().arg("check").arg(folder).arg("--json").output().unwrap();
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let problems = report["problems"].as_array().unwrap().iter();
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let incomplete = problems.filter(|problem| problem["code"] == "person/incomplete");
    incomplete
        .map(|problem| {
            let person = text(&problem["values"]["person"]);
            let place = text(&problem["cell"]["address"]);
            ((person.clone(), text(&problem["values"]["missing"])), (person, place))
        })
        .unzip()
}
