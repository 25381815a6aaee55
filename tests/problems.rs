//! Every folder under `tests/problems/<code>/` (the code with `-` for `/`) shows one problem code, and
//! every code has its folder.

mod support;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Output;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use support::{Case, Seen, copy_inputs, folders, package, problems_of, said, seen, xeploai};
use xeploai::diag::Code;

/// Codes that no folder can show, each with the reason.
const UNSHOWN: &[(&str, &str)] = &[
    ("table/unreadable", "depends on the rights of whoever runs the test"),
    ("table/too-large", "takes a file beyond the limits"),
];

#[test]
fn every_code_has_its_folder_and_every_folder_its_code() {
    let folder_of = |name: &str| name.replace('/', "-");
    let shown: BTreeSet<String> = folders(&package("tests/problems"))
        .iter()
        .map(|folder| folder.file_name().unwrap().to_string_lossy().into_owned())
        .collect();
    let unshown: BTreeSet<String> = UNSHOWN.iter().map(|(code, _)| folder_of(code)).collect();
    let codes: BTreeSet<String> = Code::all().map(|code| folder_of(code.name())).collect();
    let missing: Vec<_> = codes.difference(&shown).filter(|code| !unshown.contains(*code)).collect();
    let strange: Vec<_> = shown.difference(&codes).collect();
    let needless: Vec<_> = unshown.intersection(&shown).collect();
    assert!(missing.is_empty(), "codes without folder: {missing:?}");
    assert!(strange.is_empty(), "folders without code: {strange:?}");
    assert!(needless.is_empty(), "shown after all: {needless:?}");
}

#[test]
fn every_folder_shows_its_problem() {
    let cases: Vec<Case> = folders(&package("tests/problems")).iter().map(|folder| Case::read(folder)).collect();
    let failed: Vec<String> = cases.par_iter().filter_map(|case| failure(case)).collect();
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
    let found = if written { seen(&problems_of(&out)) } else { reported(&graded) };
    let mut faults = faults(case, &graded, &found);
    let checked = check(case, &inputs);
    if graded.status.code() != checked.status.code() || found != reported(&checked) {
        faults.push(format!("check finds something else: {}", said(&checked)));
    }
    let name = case.folder.file_name().unwrap().to_string_lossy();
    (!faults.is_empty()).then(|| format!("{name}\n    {}\n", faults.join("\n    ")))
}

fn faults(case: &Case, graded: &Output, found: &[Seen]) -> Vec<String> {
    let mut faults = Vec::new();
    if graded.status.code() != Some(case.exit) {
        faults.push(format!("exit {} expected, {}", case.exit, said(graded)));
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
