//! Every folder under `tests/intake/<case>/`: a file as it really arrives, and what must be understood of it.
//!
//! A case is a folder as in `tests/golden`. In `case.toml` it may also say
//! - `same-as = "<case>"`: `results.csv` must be that of another case, byte for byte. The rule file may then be
//!   left out: it is the other's;
//! - `notes = […]`: the codes of the notes, sorted;
//! - `[[make]]`: a workbook that is made before grading: its `file` name, the CSV file `from` which it is made (in
//!   `tests/intake`), the `letters` of that file (`utf-8` or `latin-1`) and the `font` of the cells.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use rust_xlsxwriter::{Format, Workbook};
use support::{Case, compare_tables, copy_inputs, folders, notes, package, problems_of, said, seen};

/// So that a moved folder does not make the test pass by testing nothing.
const LEAST: usize = 10;

#[test]
fn every_case_is_understood() {
    let cases = folders(&package("tests/intake"));
    let cases: Vec<Case> = cases.iter().map(|folder| Case::read_with(folder, &["same-as", "make"])).collect();
    assert!(cases.len() >= LEAST, "only {} cases", cases.len());
    let failed: Vec<String> = cases.par_iter().filter_map(failure).collect();
    println!("{} cases of intake, {} failed", cases.len(), failed.len());
    assert!(failed.is_empty(), "{} of {} cases failed\n\n{}", failed.len(), cases.len(), failed.join("\n"));
}

/// What is wrong with a case, if anything.
fn failure(case: &Case) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    let (inputs, out) = (place.path().join("vao"), place.path().join("ra"));
    prepare(case, &inputs);
    let output = case.grade(&inputs, &out, &[]);
    let mut faults = Vec::new();
    if output.status.code() != case.exit {
        faults.push(format!("exit {:?} expected, {}", case.exit, said(&output)));
    }
    if out.join("problems.json").exists() {
        let problems = problems_of(&out);
        let codes: Vec<String> = seen(&problems).into_iter().map(|problem| problem.code).collect();
        if codes != case.problems {
            faults.push(format!("problems\n    expected {:?}\n    got      {codes:?}\n{problems:#}", case.problems));
        }
        if let Some(wanted) = case.notes.as_ref().filter(|wanted| **wanted != notes(&problems)) {
            faults.push(format!("notes\n    expected {wanted:?}\n    got      {:?}\n{problems:#}", notes(&problems)));
        }
        if case.folder.join("expected").exists() {
            compare_tables(&case.folder.join("expected"), &out, &mut faults);
        }
        faults.extend(other(case, &out));
    }
    let name = case.folder.file_name().unwrap().to_string_lossy();
    (!faults.is_empty()).then(|| format!("{name}\n    {}\n", faults.join("\n    ")))
}

/// The results of the case that this one must be the same as, if they differ.
fn other(case: &Case, out: &Path) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    let (inputs, theirs) = (place.path().join("vao"), place.path().join("ra"));
    copy_inputs(&same_as(case)?.folder, &inputs);
    same_as(case)?.grade(&inputs, &theirs, &[]);
    let results = |out: &Path| fs::read_to_string(out.join("results.csv")).unwrap_or_default();
    let (expected, got) = (results(&theirs), results(out));
    (expected != got || got.is_empty()).then(|| format!("results differ\n    expected\n{expected}\n    got\n{got}"))
}

/// The case that this one must be the same as.
fn same_as(case: &Case) -> Option<Case> {
    let name = case.more.get("same-as")?.as_str().unwrap();
    Some(Case::read_with(&package("tests/intake").join(name), &["same-as", "make"]))
}

/// Lays out the inputs of a case.
fn prepare(case: &Case, inputs: &Path) {
    copy_inputs(&case.folder, inputs);
    let rules = inputs.join("campaign.toml");
    if let Some(other) = same_as(case).filter(|_| !rules.exists()) {
        fs::copy(other.folder.join("campaign.toml"), rules).unwrap();
    }
    for made in case.more.get("make").and_then(toml::Value::as_array).into_iter().flatten() {
        make(made.as_table().unwrap(), inputs);
    }
}

/// Makes a workbook from a CSV file.
fn make(made: &toml::Table, inputs: &Path) {
    for key in made.keys() {
        assert!(["file", "from", "letters", "font"].contains(&key.as_str()), "unknown key {key} in [[make]]");
    }
    let text = |key: &str| made.get(key).map(|value| value.as_str().unwrap());
    let bytes = fs::read(package("tests/intake").join(text("from").unwrap())).unwrap();
    let letters = match text("letters").unwrap_or("utf-8") {
        "utf-8" => String::from_utf8(bytes).unwrap(),
        "latin-1" => bytes.into_iter().map(char::from).collect(),
        other => panic!("unknown letters {other}"),
    };
    let format = text("font").map_or_else(Format::new, |font| Format::new().set_font_name(font));
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(letters.as_bytes());
    for (row, record) in reader.records().enumerate() {
        let record = record.unwrap();
        for (column, cell) in record.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            let (row, column) = (u32::try_from(row).unwrap(), u16::try_from(column).unwrap());
            match cell.parse::<f64>() {
                // A code with leading zeros is text.
                Ok(number) if number.to_string() == cell => {
                    sheet.write_with_format(row, column, number, &format).unwrap()
                }
                _ => sheet.write_with_format(row, column, cell, &format).unwrap(),
            };
        }
    }
    workbook.save(inputs.join(text("file").unwrap())).unwrap();
}
