//! Names that would run, lead elsewhere, or fall upon each other.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Read as _};
use std::path::Path;
use std::process::{Command, Output};

use zip::ZipArchive;

use crate::support::{files, said, xeploai};

const RULES: &str = include_str!("../intake/campaign.toml");

/// Grades one table of people, each with a unit of its own name, in all formats.
fn grade(folder: &Path, units: &[&str], name: &str) -> Output {
    let inputs = folder.join("vao");
    fs::create_dir_all(&inputs).unwrap();
    fs::write(inputs.join("campaign.toml"), RULES).unwrap();
    let mut writer = csv::Writer::from_path(inputs.join("danh-sach.csv")).unwrap();
    writer.write_record(["Mã", "Họ và tên", "Đơn vị", "TT1", "TT2"]).unwrap();
    for (unit, code) in units.iter().zip(10..) {
        writer.write_record([&code.to_string(), name, unit, "9", "8"]).unwrap();
    }
    writer.flush().unwrap();
    drop(writer);
    run(xeploai().arg("grade").arg(&inputs).arg("--out").arg(folder.join("ra")))
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap()
}

const LONG: &str =
    "Công đoàn cơ sở Trung tâm Nghiên cứu, Ứng dụng và Chuyển giao tiến bộ khoa học kỹ thuật nông nghiệp ";

#[test]
#[expect(clippy::too_many_lines, reason = "a plain list, a few lines for each")]
fn units_are_written_under_safe_and_distinct_names() {
    let long = LONG.repeat(3) + "A";
    let longer = LONG.repeat(3) + "B";
    assert!(long.chars().count() > 300);
    let units = [
        "../../etc",
        "..",
        ".",
        "/etc/passwd",
        "C:\\Windows",
        "a/b",
        "a\\b",
        "CON",
        "con.txt",
        "NUL",
        "COM1",
        "LPT9 ",
        "tong-hop",
        "chấm cuối.",
        "trắng cuối ",
        "Tổ  1",
        "tổ 1",
        "TỔ 1",
        "Tổ-1",
        "To 1",
        &long,
        &longer,
        "🙂",
        "🙂🙂",
        "a\u{7}b",
        "a\u{1b}]0;x\u{7}",
        "a\u{202E}xslx",
        "a:b",
        "a*b?",
        "<b>&\"'",
        "|",
        "~$a",
        ".ẩn",
        "-rf",
        "%2e%2e",
        "desktop.ini",
        "ﬁ",
    ];
    let folder = tempfile::tempdir().unwrap();
    let before = files(folder.path()).len();
    let output = grade(folder.path(), &units, "Lê Thị Ánh");
    assert_eq!(before, 0);
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}", said(&output));
    let outside = files(folder.path()).into_iter().filter(|file| !file.starts_with("vao") && !file.starts_with("ra"));
    assert_eq!(outside.collect::<Vec<_>>(), Vec::<std::path::PathBuf>::new(), "nothing outside the result folder");
    let results = csv_rows(&folder.path().join("ra/results.csv"));
    let graded: BTreeSet<&String> = results.iter().map(|row| &row[0]).collect();
    let mut seen = BTreeSet::new();
    let mut count = 0;
    for entry in fs::read_dir(folder.path().join("ra/don-vi")).unwrap() {
        let name = entry.unwrap().file_name().into_string().expect("a name in Unicode");
        let stem = name.strip_suffix(".xlsx").unwrap_or_else(|| panic!("{name}"));
        let fine = !stem.is_empty()
            && name.len() <= 255
            && !stem.starts_with(['.', '~', '-', ' '])
            && !stem.ends_with(['.', ' '])
            && !stem.contains(|c: char| c.is_control() || "\\/:*?\"<>|\u{202E}".contains(c))
            && !["con", "nul", "com1", "lpt9"].contains(&stem.split('.').next().unwrap().to_lowercase().as_str());
        assert!(fine, "{name:?} is no good name");
        // Discs that do not tell capitals apart, nor composed from decomposed letters.
        assert!(seen.insert(stem.to_lowercase()), "{name:?} twice");
        count += 1;
    }
    assert_eq!(count, graded.len(), "a workbook for each unit: {seen:?}");
    assert!(seen.iter().any(|stem| stem.contains("etc")), "readable: {seen:?}");
}

fn csv_rows(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// What a spreadsheet, a page or a terminal would take for more than text.
const LIVE: [&str; 9] = [
    "=HYPERLINK(\"http://x\",\"y\")",
    "+84 912",
    "-5+1",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "<script>alert(1)</script>",
    "Lê\u{1b}[31mThị\u{9b}2J\u{1b}]52;c;x\u{7}",
    "=cmd|' /C calc'!A0",
];

#[test]
fn names_never_run() {
    for name in LIVE {
        let folder = tempfile::tempdir().unwrap();
        let output = grade(folder.path(), &["=1+1", "@b"], name);
        let shown = [&output.stdout[..], &output.stderr].concat();
        no_control_codes(&String::from_utf8_lossy(&shown), name);
        let check = run(xeploai().arg("check").arg("-v").arg(folder.path().join("vao")));
        no_control_codes(&String::from_utf8_lossy(&[&check.stdout[..], &check.stderr].concat()), name);
        for file in files(&folder.path().join("ra")) {
            let path = folder.path().join("ra").join(&file);
            match file.extension().and_then(|ending| ending.to_str()) {
                Some("xlsx") => no_formula_of_ours(&path, name),
                Some("csv") => no_live_field(&path),
                Some("html") => {
                    assert!(!fs::read_to_string(&path).unwrap().contains("<script>alert"), "{}", path.display());
                }
                _ => {}
            }
        }
    }
}

/// No escape, no bell, no control code of either set.
fn no_control_codes(shown: &str, name: &str) {
    let found = shown.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
    assert_eq!(found, None, "{name:?} gives\n{shown:?}");
}

/// The text of a name is a text everywhere: no formula holds it, and no link leads out.
fn no_formula_of_ours(path: &Path, name: &str) {
    let mut archive = ZipArchive::new(Cursor::new(fs::read(path).unwrap())).unwrap();
    // Long enough not to be met in formulas of ours, such as SUM(C7:D7).
    let bare = name.trim().trim_start_matches(['=', '+', '-', '@', '＝']);
    let telling = bare.get(..6).or_else(|| bare.get(..4)).unwrap_or("1+1");
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let part_name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        for formula in text.split("<f>").skip(1).map(|rest| rest.split("</f>").next().unwrap()) {
            assert!(!formula.contains(telling), "{name:?} in a formula of {part_name}: {formula}");
        }
        assert!(!text.contains("TargetMode=\"External\""), "a link that leads out in {part_name}");
        assert!(!text.contains(['\u{1b}', '\u{7}']), "a control code in {part_name}");
    }
}

/// No field begins like a formula, but for numbers.
fn no_live_field(path: &Path) {
    for field in csv_rows(path).iter().flatten() {
        let live = field.starts_with(['=', '+', '@', '\t', '\r', '＝', '＋', '－', '＠'])
            || (field.starts_with('-') && field.parse::<f64>().is_err());
        assert!(!live, "{field:?} in {}", path.display());
    }
}
