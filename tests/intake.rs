//! Every folder under `tests/intake/<case>/`: a table as unions really send it, and what must be understood of it or
//! refused. `docs/realities.md` is the table of these cases; where it is out of date this test says so, and
//! `XEPLOAI_WRITE_DOCS=1 cargo test --test intake` writes it anew.
//!
//! A case is a folder as in `tests/golden`; without a `campaign.toml` of its own it takes that of the case that it must
//! be the same as, else the one that all share. In `case.toml` it also says
//! - `reality` and `why-vi`: what arrives and what is understood, in a few Vietnamese words; `topic`: where it stands
//!   in the table (`text`, `csv`, `workbook`, `shape`, `heading`, `value`, `form`, `identity`);
//! - `verdict`: `accept` (no problem and no note), `note` (graded, and something is told) or `refuse`;
//! - `same-as = "<case>"`: `results.csv` must be that of another case, byte for byte;
//! - `notes = […]`: the codes of the notes, sorted; `at = […]`: the addresses of the problems, sorted;
//! - `[[make]]`: a workbook that is made before grading: its `file` name, the CSV file `from` which it is made (its place
//!   among the cases), the `letters` of that file (`utf-8` or `latin-1`) and the `font` of the cells.
//!
//! A folder named like a workbook holds one CSV for each sheet (`01 Tổ 1.csv`) and, in `merge.txt`, the ranges that are
//! merged (`Tổ 1!C2:C5`): the test makes the workbook of them.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "support/cases.rs"]
mod cases;
mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use cases::{KEYS, lay_out};
use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use support::{Case, compare_tables, folders, notes, package, problems_of, said, seen};

/// So that a moved folder does not make the test pass by testing nothing.
const LEAST: usize = 90;
/// Where cases lie.
const PLACES: [&str; 1] = ["tests/intake"];

fn all_cases() -> Vec<Case> {
    let folders: Vec<PathBuf> = PLACES.iter().flat_map(|place| folders(&package(place))).collect();
    folders.iter().map(|folder| Case::read_with(folder, &KEYS)).collect()
}

#[test]
fn every_case_is_understood_or_refused() {
    let cases = all_cases();
    assert!(cases.len() >= LEAST, "only {} cases", cases.len());
    let failed: Vec<String> = cases.par_iter().filter_map(failure).collect();
    println!("{} cases of intake, {} failed", cases.len(), failed.len());
    assert!(failed.is_empty(), "{} of {} cases failed\n\n{}", failed.len(), cases.len(), failed.join("\n"));
}

/// What is wrong with a case, if anything.
fn failure(case: &Case) -> Option<String> {
    let place = tempfile::tempdir().unwrap();
    let (inputs, out) = (place.path().join("vao"), place.path().join("ra"));
    lay_out(case, &inputs);
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
            let got = format!("got      {codes:?} {:?}", notes(&found));
            faults.push(format!("problems\n    expected {:?} {wanted:?}\n    {got}\n{}", case.problems, said(&output)));
        }
        faults.extend(places(case, &found));
        if case.folder.join("expected").exists() {
            compare_tables(&case.folder.join("expected"), &out, &mut faults);
        }
        faults.extend(other_results(case, &out));
    } else {
        faults.push(said(&output));
    }
    faults.extend(verdict_fault(case));
    (!faults.is_empty()).then(|| format!("{}\n    {}\n", name(case), faults.join("\n    ")))
}

fn name(case: &Case) -> String {
    case.folder.file_name().unwrap().to_string_lossy().into_owned()
}

fn text<'c>(case: &'c Case, key: &str) -> Option<&'c str> {
    case.more.get(key).and_then(toml::Value::as_str)
}

/// The verdict must be what exit code, problems and notes of the case amount to.
fn verdict_fault(case: &Case) -> Option<String> {
    let told = !case.problems.is_empty() || case.notes.as_ref().is_some_and(|notes| !notes.is_empty());
    let amounts = match (case.exit, told) {
        (Some(0), false) => "accept",
        (Some(0), true) => "note",
        _ => "refuse",
    };
    let verdict = text(case, "verdict")?;
    (verdict != amounts).then(|| format!("the verdict says {verdict}, the rest amounts to {amounts}"))
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
    let other = Case::read_with(&cases::other(case)?, &KEYS);
    let place = tempfile::tempdir().unwrap();
    let (inputs, second) = (place.path().join("vao"), place.path().join("ra"));
    lay_out(&other, &inputs);
    other.grade(&inputs, &second, &[]);
    let read = |folder: &Path| fs::read_to_string(folder.join("results.csv")).unwrap_or_default();
    let (first, second) = (read(out), read(&second));
    (first != second || first.is_empty()).then(|| format!("not the same as {}\n{first}\n{second}", name(&other)))
}

/// One list of people in every format, encoding and shape: each of these cases must give the results of `unicode`.
#[test]
fn the_same_people_come_in_every_dress() {
    let same: Vec<String> =
        all_cases().iter().filter(|case| text(case, "same-as") == Some("unicode")).map(name).collect();
    for dress in [
        "nfd-csv",
        "tcvn3-csv",
        "tcvn3-font-xlsx",
        "tcvn3-in-one-column",
        "tcvn3-xlsx",
        "unicode-google-form",
        "unicode-ods",
        "unicode-personal-forms",
        "unicode-xls",
        "unicode-xlsb",
        "unicode-xlsm",
        "unicode-xlsx",
        "utf-16-csv",
        "vni-csv",
        "vni-font-xlsx",
        "windows-1258-csv",
    ] {
        assert!(same.iter().any(|name| name == dress), "no case {dress} that is the same as unicode");
    }
}

/// Topics of the table, in its order.
const TOPICS: [(&str, &str); 8] = [
    ("text", "Chữ và mã chữ"),
    ("csv", "Tệp CSV"),
    ("workbook", "Tệp bảng tính"),
    ("shape", "Hình dạng bảng"),
    ("heading", "Tiêu đề cột"),
    ("value", "Giá trị trong ô"),
    ("form", "Phiếu và biểu mẫu"),
    ("identity", "Ai là ai"),
];

#[test]
fn the_table_of_realities_is_that_of_the_cases() {
    let cases: Vec<Case> = folders(&package(PLACES[0])).iter().map(|folder| Case::read_with(folder, &KEYS)).collect();
    let path = package("docs/realities.md");
    let table = realities(&cases);
    if std::env::var_os("XEPLOAI_WRITE_DOCS").is_some() {
        fs::write(&path, &table).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    assert!(written == table, "docs/realities.md is out of date: XEPLOAI_WRITE_DOCS=1 cargo test --test intake");
}

/// The page: a table for each topic.
fn realities(cases: &[Case]) -> String {
    let mut topics: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases {
        let key = |key: &str| text(case, key).unwrap_or_else(|| panic!("{}: no {key}", name(case)));
        let verdict = match key("verdict") {
            "accept" => "nhận",
            "note" => "nhận (có ghi chú)",
            "refuse" => "từ chối",
            other => panic!("{}: unknown verdict {other}", name(case)),
        };
        *counts.entry(verdict).or_default() += 1;
        assert!(TOPICS.iter().any(|(topic, _)| *topic == key("topic")), "{}: unknown topic", name(case));
        let link = format!("[{0}](../tests/intake/{0})", name(case));
        let cells = [key("reality"), verdict, key("why-vi"), &link].map(|cell| cell.replace('|', "\\|"));
        topics.entry(key("topic")).or_default().push(format!("| {} |\n", cells.join(" | ")));
    }
    let mut page = String::from(
        "# Những gì các đơn vị thật sự gửi\n\nMỗi dòng là một thư mục thử: dữ liệu vào, điều phải hiểu hoặc phải từ chối. “Nhận” là không lỗi và không ghi chú; \
         “từ chối” là nêu đúng tệp, trang tính, ô và cách sửa, không chấm đơn vị đó (hoặc để chưa đủ dữ liệu); đơn vị khác không bị ảnh hưởng. Trang này \
         được tạo từ các thư mục thử và được kiểm tra cùng chúng.\n\n\
         (What unions really send: each line is a test folder with its inputs and what must be understood, or refused, of them.)\n",
    );
    let total: Vec<String> = counts.iter().map(|(verdict, count)| format!("{count} {verdict}")).collect();
    writeln!(page, "\n{} trường hợp: {}.", cases.len(), total.join(", ")).unwrap();
    for (topic, title) in TOPICS {
        let Some(rows) = topics.get(topic) else { continue };
        write!(page, "\n## {title}\n\n| thực tế | kết luận | vì sao | thử ở |\n|---|---|---|---|\n{}", rows.concat())
            .unwrap();
    }
    page
}
