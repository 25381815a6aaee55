//! Every folder under `tests/golden/<topic>/<case>/`: inputs, rules, and what must come of them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use support::{Case, compare_tables, copy_inputs, files, folders, package, problems_of, said, seen};

/// So that a moved folder does not make the test pass by testing nothing.
const LEAST: usize = 40;

#[test]
fn every_case_comes_out_as_expected() {
    let topics = folders(&package("tests/golden"));
    let cases: Vec<Case> = topics.iter().flat_map(|topic| folders(topic)).map(|folder| Case::read(&folder)).collect();
    assert!(cases.len() >= LEAST, "only {} cases", cases.len());
    let failed: Vec<String> = cases.par_iter().filter_map(failure).collect();
    println!("{} golden cases, {} failed", cases.len(), failed.len());
    assert!(failed.is_empty(), "{} of {} cases failed\n\n{}", failed.len(), cases.len(), failed.join("\n"));
}

/// What is wrong with a case, if anything.
fn failure(case: &Case) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    let (inputs, out) = (place.path().join("vao"), place.path().join("ra"));
    copy_inputs(&case.folder, &inputs);
    let output = case.grade(&inputs, &out, &[]);
    let mut faults = Vec::new();
    if output.status.code() != case.exit {
        faults.push(format!("exit {:?} expected, {}", case.exit, said(&output)));
    }
    if out.join("problems.json").exists() {
        let codes: Vec<String> = seen(&problems_of(&out)).into_iter().map(|problem| problem.code).collect();
        if codes != case.problems {
            faults.push(format!("problems\n    expected {:?}\n    got      {codes:?}", case.problems));
        }
        compare_tables(&case.folder.join("expected"), &out, &mut faults);
        faults.extend(turned_around(case, &inputs, &out, place.path()));
    }
    let name = case.folder.strip_prefix(package("tests/golden")).unwrap().display();
    (!faults.is_empty()).then(|| format!("{name}\n    {}\n", faults.join("\n    ")))
}

/// The order of rows and the number of threads change nothing.
fn turned_around(case: &Case, inputs: &Path, out: &Path, place: &Path) -> Option<String> {
    let (turned, again) = (place.join("dao"), place.join("ra-dao"));
    copy_inputs(inputs, &turned);
    for file in files(&turned).iter().filter(|file| file.extension().is_some_and(|ending| ending == "csv")) {
        turn_rows(&turned.join(file));
    }
    let output = case.grade(&turned, &again, &["--jobs", "1"]);
    // Where several campaigns are graded together, each has its own.
    let results = files(out).into_iter().filter(|file| file.file_name().is_some_and(|name| name == "results.csv"));
    for name in results {
        let Ok(second) = fs::read_to_string(again.join(&name)) else {
            return Some(format!("rows turned around: {}", said(&output)));
        };
        let first = fs::read_to_string(out.join(&name)).unwrap();
        if first != second {
            return Some(format!("rows turned around give other results\n{first}\n{second}"));
        }
    }
    None
}

/// Writes the rows under the heading in opposite order. A second heading row begins with an empty cell.
fn turn_rows(path: &Path) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path).unwrap();
    let mut records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let heading = 1 + records.iter().skip(1).take_while(|record| record.get(0) == Some("")).count();
    if let Some(rows) = records.get_mut(heading..) {
        rows.reverse();
    }
    let mut writer = csv::WriterBuilder::new().flexible(true).from_path(path).unwrap();
    for record in &records {
        writer.write_record(record).unwrap();
    }
    writer.flush().unwrap();
}
