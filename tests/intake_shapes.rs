//! Every folder under `tests/intake-shapes/`: a table as unions really send it, and what must be understood of it
//! or refused. A folder named like a workbook holds one CSV for each sheet (`01 Tổ 1.csv`) and, in `merge.txt`, the
//! ranges that are merged (`Tổ 1!C2:C5`): the test makes the workbook of them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use support::{Case, compare_tables, copy_inputs, folders, notes, package, problems_of, said, seen};

/// So that a moved folder does not make the test pass by testing nothing.
const LEAST: usize = 30;

#[test]
fn every_shape_is_understood_or_refused() {
    let cases: Vec<Case> =
        folders(&package("tests/intake-shapes")).iter().map(|folder| Case::read_with(folder, &["same-as"])).collect();
    assert!(cases.len() >= LEAST, "only {} cases", cases.len());
    let failed: Vec<String> = cases.par_iter().filter_map(failure).collect();
    assert!(failed.is_empty(), "{} of {} cases failed\n\n{}", failed.len(), cases.len(), failed.join("\n"));
}

/// What is wrong with a case, if anything.
fn failure(case: &Case) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    let (inputs, out) = (place.path().join("vao"), place.path().join("ra"));
    lay_out(&case.folder, &inputs);
    let output = case.grade(&inputs, &out, &[]);
    let mut faults = Vec::new();
    if output.status.code() != case.exit {
        faults.push(format!("exit {:?} expected, {}", case.exit, said(&output)));
    }
    if out.join("problems.json").exists() {
        let found = problems_of(&out);
        let codes: Vec<String> = seen(&found).into_iter().map(|problem| problem.code).collect();
        let wanted = case.notes.clone().unwrap_or_default();
        if codes != case.problems || notes(&found) != wanted {
            faults.push(format!(
                "problems\n    expected {:?} {wanted:?}\n    got      {codes:?} {:?}\n{}",
                case.problems,
                notes(&found),
                said(&output)
            ));
        }
        faults.extend(places(case, &found));
        let expected = case.folder.join("expected");
        if expected.exists() {
            compare_tables(&expected, &out, &mut faults);
        }
        faults.extend(other_results(case, &out));
    } else {
        faults.push(said(&output));
    }
    let name = case.folder.file_name().unwrap().to_string_lossy();
    (!faults.is_empty()).then(|| format!("{name}\n    {}\n", faults.join("\n    ")))
}

fn places(case: &Case, found: &serde_json::Value) -> Option<String> {
    let mut wanted = case.at.clone()?;
    let mut places: Vec<String> = seen(found).into_iter().map(|problem| problem.at).collect();
    wanted.sort_unstable();
    places.sort_unstable();
    (places != wanted).then(|| format!("places\n    expected {wanted:?}\n    got      {places:?}"))
}

/// The same people in another shape: the same results, byte for byte.
fn other_results(case: &Case, out: &Path) -> Option<String> {
    let other = case.more.get("same-as")?.as_str().unwrap().to_owned();
    let place = tempfile::tempdir().unwrap();
    let (inputs, second) = (place.path().join("vao"), place.path().join("ra"));
    lay_out(&case.folder.with_file_name(&other), &inputs);
    case.grade(&inputs, &second, &[]);
    let read = |folder: &Path| fs::read_to_string(folder.join("results.csv")).unwrap_or_default();
    let (first, second) = (read(out), read(&second));
    (first != second || first.is_empty()).then(|| format!("not the same as {other}\n{first}\n{second}"))
}

/// Copies the inputs, with the campaign that all cases share where the case has none, and makes the workbooks.
fn lay_out(case: &Path, inputs: &Path) {
    copy_inputs(case, inputs);
    if !inputs.join("campaign.toml").exists() {
        fs::copy(package("tests/intake-shapes/campaign.toml"), inputs.join("campaign.toml")).unwrap();
    }
    let workbooks: Vec<_> = folders(inputs)
        .into_iter()
        .filter(|folder| folder.extension().is_some_and(|ending| ending == "xlsx"))
        .collect();
    for folder in workbooks {
        let bytes = workbook(&folder);
        fs::remove_dir_all(&folder).unwrap();
        fs::write(&folder, bytes).unwrap();
    }
}

/// A workbook with a sheet for each CSV of a folder.
fn workbook(folder: &Path) -> Vec<u8> {
    let merges = fs::read_to_string(folder.join("merge.txt")).unwrap_or_default();
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "csv"));
    paths.sort();
    let mut workbook = Workbook::new();
    for path in paths {
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        let name = stem.split_once(' ').map_or(stem.as_str(), |(_, name)| name).to_owned();
        let sheet = workbook.add_worksheet().set_name(&name).unwrap();
        for range in merges.lines().filter_map(|line| line.split_once('!')).filter(|(of, _)| *of == name) {
            merge(sheet, range.1);
        }
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(&path).unwrap();
        for (record, row) in reader.records().zip(0..) {
            for (text, column) in record.unwrap().iter().zip(0..) {
                match text.parse::<f64>() {
                    _ if text.is_empty() => continue,
                    Ok(number) if !text.starts_with('0') || text.len() == 1 => {
                        sheet.write_number(row, column, number).unwrap()
                    }
                    _ => sheet.write_string(row, column, text).unwrap(),
                };
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

/// “C2:C5”.
fn merge(sheet: &mut Worksheet, range: &str) {
    let cell = |text: &str| {
        let (letter, row) = text.split_at(1);
        (row.parse::<u32>().unwrap() - 1, u16::from(letter.as_bytes()[0] - b'A'))
    };
    let (first, last) = range.trim().split_once(':').unwrap();
    let ((first_row, first_column), (last_row, last_column)) = (cell(first), cell(last));
    sheet.merge_range(first_row, first_column, last_row, last_column, "", &Format::new()).unwrap();
}
