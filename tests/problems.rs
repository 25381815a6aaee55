//! Every folder under `tests/problems/<code>/` (the code with `-` for `/`) shows one problem code, and
//! every code has its folder.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use support::{Case, Seen, copy_inputs, folders, notes, package, problems_of, said, seen, xeploai};
use xeploai::diag::Code;

/// Codes that no folder can show: only `check` runs the cases beside the rules, see `tests/rule_cases.rs`; only `rollup`
/// joins results, see `tests/rollup.rs`; templates are named on the command line, see `tests/papers.rs`.
const UNSHOWN: [&str; 3] = ["case/failed", "rollup/", "template/"];

#[test]
fn every_code_has_its_folder_and_every_folder_its_code() {
    let folder_of = |name: &str| name.replace('/', "-");
    let shown: BTreeSet<String> = folders(&package("tests/problems"))
        .iter()
        .map(|folder| folder.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    let codes = Code::all().map(Code::name).filter(|code| !UNSHOWN.iter().any(|unshown| code.starts_with(unshown)));
    let codes: BTreeSet<String> = codes.map(folder_of).collect();
    let missing: Vec<_> = codes.difference(&shown).collect();
    let strange: Vec<_> = shown.difference(&codes).collect();
    assert!(missing.is_empty(), "codes without folder: {missing:?}");
    assert!(strange.is_empty(), "folders without code: {strange:?}");
}

#[test]
fn every_folder_shows_its_problem() {
    let cases: Vec<Case> = folders(&package("tests/problems")).iter().map(|folder| Case::read(folder)).collect();
    let failed: Vec<String> = cases.par_iter().filter_map(failure).collect();
    assert!(failed.is_empty(), "{} of {} cases failed\n\n{}", failed.len(), cases.len(), failed.join("\n"));
}

/// What is wrong with a case, if anything.
fn failure(case: &Case) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    let (inputs, out) = (place.path().join("vao"), place.path().join("ra"));
    copy_inputs(&case.folder, &inputs);
    let graded = case.grade(&inputs, &out, &[]);
    // Nothing is written where the rule file is refused: then the report says why.
    let written = out.join("problems.json").exists();
    let mut found = if written { seen(&problems_of(&out)) } else { reported(&graded) };
    let checked = check(case, &inputs);
    let mut also = reported(&checked);
    if case.exit.is_none() {
        // A rule file alone: that there is nobody to grade is not what the case is about.
        for list in [&mut found, &mut also] {
            list.retain(|problem| problem.code.starts_with("campaign/"));
        }
    }
    let mut faults = faults(case, &graded, &found);
    if let Some(wanted) = case.notes.as_ref().filter(|wanted| **wanted != notes(&problems_of(&out))) {
        faults.push(format!("notes\n    expected {wanted:?}\n    got      {:?}", notes(&problems_of(&out))));
    }
    if graded.status.code() != checked.status.code() || found != also {
        faults.push(format!("check finds something else: {}", said(&checked)));
    }
    let name = case.folder.file_name().unwrap().to_string_lossy();
    (!faults.is_empty()).then(|| format!("{name}\n    {}\n", faults.join("\n    ")))
}

fn faults(case: &Case, graded: &Output, found: &[Seen]) -> Vec<String> {
    let mut faults = Vec::new();
    if case.exit.is_some_and(|exit| graded.status.code() != Some(exit)) {
        faults.push(format!("exit {:?} expected, {}", case.exit, said(graded)));
    }
    let codes: Vec<&str> = found.iter().map(|problem| problem.code.as_str()).collect();
    if codes != case.problems {
        faults.push(format!("problems\n    expected {:?}\n    got      {codes:?}", case.problems));
    }
    if let Some(wanted) = &case.at {
        let mut wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        let mut places: Vec<&str> = found.iter().map(|problem| problem.at.as_str()).collect();
        wanted.sort_unstable();
        places.sort_unstable();
        if places != wanted {
            faults.push(format!("places\n    expected {wanted:?}\n    got      {places:?}"));
        }
    }
    faults
}

/// The same inputs through `check`.
fn check(case: &Case, inputs: &Path) -> Output {
    xeploai().arg("check").arg(inputs).arg("--json").args(&case.args).output().unwrap()
}

/// The problems on standard output.
fn reported(output: &Output) -> Vec<Seen> {
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    if report["problems"].is_array() { seen(&report["problems"]) } else { Vec::new() }
}
