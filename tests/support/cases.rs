//! The folders of `tests/intake`: what they may say and how their inputs are laid out.

use std::fs;
use std::path::{Path, PathBuf};

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use crate::support::{Case, copy_inputs, folders};

/// Keys of `case.toml` beside those of every case.
pub(crate) const KEYS: [&str; 6] = ["same-as", "make", "reality", "why-vi", "verdict", "topic"];

/// The folder of the case that this one must be the same as.
pub(crate) fn other(case: &Case) -> Option<PathBuf> {
    let name = case.more.get("same-as")?.as_str().unwrap();
    let beside = case.folder.with_file_name(name);
    Some(if beside.exists() { beside } else { crate::support::package("tests/intake").join(name) })
}

/// Copies the inputs, with the campaign that all cases share where neither the case nor the other one has its own, and
/// makes the workbooks.
pub(crate) fn lay_out(case: &Case, inputs: &Path) {
    copy_inputs(&case.folder, inputs);
    let rules = inputs.join("campaign.toml");
    if !rules.exists() {
        let theirs = other(case).map(|other| other.join("campaign.toml")).filter(|rules| rules.exists());
        fs::copy(theirs.unwrap_or_else(|| case.folder.with_file_name("campaign.toml")), rules).unwrap();
    }
    for made in case.more.get("make").and_then(toml::Value::as_array).into_iter().flatten() {
        make(made.as_table().unwrap(), &case.folder, inputs);
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

/// Makes a workbook from a CSV file.
fn make(made: &toml::Table, case: &Path, inputs: &Path) {
    for key in made.keys() {
        assert!(["file", "from", "letters", "font"].contains(&key.as_str()), "unknown key {key} in [[make]]");
    }
    let text = |key: &str| made.get(key).map(|value| value.as_str().unwrap());
    let bytes = fs::read(case.with_file_name(text("from").unwrap())).unwrap();
    let letters = match text("letters").unwrap_or("utf-8") {
        "utf-8" => String::from_utf8(bytes).unwrap(),
        "latin-1" => bytes.into_iter().map(char::from).collect(),
        other => panic!("unknown letters {other}"),
    };
    let format = text("font").map_or_else(Format::new, |font| Format::new().set_font_name(font));
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet(), letters.as_bytes(), &format);
    workbook.save(inputs.join(text("file").unwrap())).unwrap();
}

/// Writes the cells of a CSV file; a number with leading zeros is a text.
fn fill(sheet: &mut Worksheet, csv: &[u8], format: &Format) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv);
    for (record, row) in reader.records().zip(0..) {
        for (text, column) in record.unwrap().iter().zip(0..).filter(|(text, _)| !text.is_empty()) {
            match text.parse::<f64>() {
                Ok(number) if !is_code(text) => sheet.write_with_format(row, column, number, format).unwrap(),
                _ => sheet.write_with_format(row, column, text, format).unwrap(),
            };
        }
    }
}

/// “007” is no seven.
fn is_code(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0', b'0'..=b'9', ..])
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
        fill(sheet, &fs::read(&path).unwrap(), &Format::new());
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
