//! Empty forms: what they produce is read without any mapping.
//!
//! The filled forms in `tests/forms/*/filled` were made by a second program (`tests/forms/make.py`: openpyxl, and
//! LibreOffice for some); here they are graded, and compared with today's empty forms, so that neither can drift
//! from the other. `tests/forms/check.py` fills the forms of all shipped campaigns in this way.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "forms/phones.rs"]
mod phones;
mod support;
#[path = "forms/totals.rs"]
mod totals;
#[path = "forms/words.rs"]
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use calamine::{Data, Reader as _, open_workbook_auto};

use support::{Table, compare_tables, copy_inputs, files, package, problems_of, said, seen, xeploai};

/// Makes forms of a folder.
fn form(folder: &Path, out: &Path, more: &[&str]) -> Output {
    xeploai().arg("form").arg(folder).arg("--out").arg(out).args(more).output().unwrap()
}

fn grade(folder: &Path, out: &Path) -> Output {
    let mut command: Command = xeploai();
    command.arg("grade").arg(folder).arg("--out").arg(out).args(["--format", "csv", "--overwrite"]).output().unwrap()
}

/// The texts of a workbook by sheet and cell; numbers are left out.
fn texts(path: &Path) -> BTreeMap<String, BTreeMap<(u32, u32), String>> {
    let mut book = open_workbook_auto(path).unwrap();
    let names = book.sheet_names();
    let sheet = |name: String| {
        let range = book.worksheet_range(&name).unwrap();
        let (row, column) = range.start().unwrap_or_default();
        let cells = range.used_cells().filter_map(|(down, right, data)| match data {
            Data::String(text) if !text.is_empty() => {
                let at = (row + u32::try_from(down).unwrap(), column + u32::try_from(right).unwrap());
                Some((at, text.clone()))
            }
            _ => None,
        });
        (name, cells.collect())
    };
    names.into_iter().map(sheet).collect()
}

/// The folders of the cases.
fn cases() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> =
        fs::read_dir(package("tests/forms")).unwrap().map(|entry| entry.unwrap().path()).collect();
    all.retain(|path| path.join("answers.toml").exists());
    all.sort();
    assert!(!all.is_empty());
    all
}

/// A copy of a case's rules and list.
fn copied(case: &Path) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for name in ["campaign.toml", "danh-sach.csv"] {
        fs::copy(case.join(name), folder.path().join(name)).unwrap();
    }
    folder
}

#[test]
fn what_a_second_program_filled_in_is_graded_as_by_hand() {
    let mut faults = Vec::new();
    for case in cases() {
        for kind in fs::read_dir(case.join("filled")).unwrap().map(|entry| entry.unwrap().path()) {
            let folder = copied(&case);
            copy_inputs(&kind, folder.path());
            let out = folder.path().join("ket-qua");
            let output = grade(folder.path(), &out);
            let mut own = Vec::new();
            compare_tables(&case.join("expected"), &out, &mut own);
            let told = seen(&problems_of(&out));
            own.extend(told.iter().filter(|one| one.code != "person/lower-rater").map(|one| format!("{one:?}")));
            faults.extend(own.into_iter().map(|fault| format!("{}: {fault}\n{}", kind.display(), said(&output))));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn todays_empty_forms_are_those_that_were_filled_in() {
    let mut faults = Vec::new();
    for case in cases() {
        let folder = copied(&case);
        let (out, english) = (folder.path().join("mau-phieu"), folder.path().join("forms"));
        for (out, lang) in [(&out, "vi"), (&english, "en")] {
            let output = form(folder.path(), out, &["--per", "unit,person,phone", "--lang", lang]);
            assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        }
        let pairs = [
            (&out, "don-vi/CD01.xlsx", "unit/CD01.xlsx"),
            (&out, "don-vi/CD01.xlsx", "unit-office/CD01.ods"),
            (&out, "ca-nhan/CD01.xlsx", "person/quy-1.xlsx"),
            (&out, "ca-nhan/CD01.xlsx", "person/quy-2.xlsx"),
            (&out, "ca-nhan/CD01.xlsx", "person/quy-3.xlsx"),
            (&english, "don-vi/CD01.xlsx", "unit-english/CD01.xlsx"),
            (&english, "ca-nhan/CD01.xlsx", "person-english/quarter-1.xlsx"),
            (&english, "ca-nhan/CD01.xlsx", "person-english/quarter-2.xlsx"),
            (&english, "ca-nhan/CD01.xlsx", "person-english/quarter-3.xlsx"),
        ];
        let list = fs::read_to_string(case.join("danh-sach.csv")).unwrap();
        for (out, empty, filled) in pairs {
            let (empty, kept) = (texts(&out.join(empty)), texts(&case.join("filled").join(filled)));
            for (sheet, cells) in &empty {
                let Some(own) = kept.get(sheet) else {
                    // Whoever is not scored in a period hands in no form of his own.
                    assert!(filled.starts_with("person"), "{filled} has no sheet {sheet}");
                    continue;
                };
                for (at, text) in cells.iter().filter(|(_, text)| *text != "–") {
                    // A formula has another result once a form is filled in, or none by a program that does not compute.
                    let is_formula = text == "Lãnh đạo" || text == "Nhân viên";
                    // Whoever is not scored in a period is taken out of its sheet.
                    let is_period = sheet.starts_with("Quý") || sheet.starts_with("Quarter");
                    let is_out = is_period && !own.contains_key(at) && list.contains(text.as_str());
                    if !is_formula && !is_out && own.get(at).is_none_or(|other| other.trim() != text.trim()) {
                        faults.push(format!("{filled} [{sheet}] {at:?}: {:?} instead of {text:?}", own.get(at)));
                    }
                }
            }
        }
        let survey = &texts(&out.join("dien-thoai.xlsx"))["survey"];
        let asked: BTreeSet<&str> =
            survey.iter().filter(|((_, column), _)| *column < 3).map(|(_, text)| text.as_str()).collect();
        let kept = fs::read_to_string(case.join("filled/kobo-names/tra-loi.csv")).unwrap();
        let heads = kept.lines().next().unwrap().split(';').map(|head| head.trim_matches('"'));
        for head in heads.filter(|head| !head.starts_with('_')) {
            let name = head.rsplit('/').next().unwrap();
            if !asked.contains(name) {
                faults.push(format!("no question is called {name} any more"));
            }
        }
    }
    assert!(faults.is_empty(), "run tests/forms/make.py and look at what it makes:\n{}", faults.join("\n"));
}

/// The campaigns that are shipped, and those of the golden cases about what forms ask.
fn campaigns() -> Vec<PathBuf> {
    let topics = ["bonus", "missing", "periods", "points", "raters", "roles", "values", "weights"];
    let topics = topics.map(|topic| format!("tests/golden/{topic}"));
    let mut all: Vec<PathBuf> = std::iter::once("criteria".to_owned())
        .chain(topics)
        .flat_map(|root| files(&package(&root)).into_iter().map(move |file| package(&root).join(file)))
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .filter(|path| !path.to_string_lossy().ends_with(".test.toml") && !path.ends_with("case.toml"))
        .collect();
    all.retain(|path| fs::read_to_string(path).unwrap().contains("subject = \"person\""));
    assert!(all.len() > 50, "{}", all.len());
    all
}

#[test]
fn forms_about_units_speak_of_units() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(package("criteria/cdcs-vung-manh.toml"), folder.path().join("campaign.toml")).unwrap();
    fs::write(folder.path().join("don-vi.csv"), "Mã đơn vị,Đơn vị\nQT01,CĐCS Sở Tư pháp\n").unwrap();
    let out = folder.path().join("mau-phieu");
    let output = form(folder.path(), &out, &["--per", "unit,person,phone"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(String::from_utf8_lossy(&output.stdout).contains("(1 đơn vị)"), "{}", said(&output));
    let all = |name: &str| {
        let sheets = texts(&out.join(name));
        sheets.values().flat_map(|cells| cells.values().cloned()).collect::<Vec<_>>().join("\n")
    };
    let person = all("ca-nhan/cac-don-vi.xlsx");
    // Who scores it is asked to sign in capitals, as the others are.
    for words in ["ĐẠI DIỆN ĐƠN VỊ", "CÔNG ĐOÀN CẤP TRÊN CHẤM", "Mỗi đơn vị trong danh sách"] {
        assert!(person.contains(words), "{words}: {person}");
    }
    assert!(!person.contains("NGƯỜI TỰ CHẤM") && !person.contains("Mỗi người"), "{person}");
    assert!(all("dien-thoai.xlsx").contains("Thông tin đơn vị được chấm"));
}

#[test]
fn every_campaign_has_forms_that_are_understood_heading_by_heading() {
    let mut faults = Vec::new();
    for (campaign, lang) in campaigns().into_iter().flat_map(|path| [(path.clone(), "vi"), (path, "en")]) {
        let folder = tempfile::tempdir().unwrap();
        fs::copy(&campaign, folder.path().join("campaign.toml")).unwrap();
        let list =
            "Mã,Họ và tên,Mã đơn vị,Đơn vị\nA-1,Lê Văn An,CD01,CĐCS Sở Nội vụ\nA-2,Trần Thị Bình,CD01,CĐCS Sở Nội vụ\n";
        fs::write(folder.path().join("danh-sach.csv"), list).unwrap();
        let out = folder.path().join("mau-phieu");
        let output = form(folder.path(), &out, &["--per", "unit,person", "-q", "--lang", lang]);
        if output.status.code() != Some(0) {
            faults.push(format!("{} {lang}: {}", campaign.display(), said(&output)));
            continue;
        }
        // An empty form stands in for a list: everybody is incomplete, but no heading is misunderstood.
        fs::remove_file(folder.path().join("danh-sach.csv")).unwrap();
        fs::create_dir(folder.path().join("CD01")).unwrap();
        fs::copy(out.join("don-vi/CD01.xlsx"), folder.path().join("CD01/phieu.xlsx")).unwrap();
        let results = folder.path().join("ket-qua");
        let mut command = xeploai();
        command.arg("grade").arg(folder.path()).arg("--out").arg(&results).args(["--format", "csv", "--provisional"]);
        let output = command.output().unwrap();
        let told = seen(&problems_of(&results));
        let wrong =
            |code: &str| code.starts_with("intake/") && code != "intake/history-absent" || code.starts_with("table/");
        for problem in told.iter().filter(|problem| wrong(&problem.code)) {
            faults.push(format!("{} {lang}: {problem:?}\n{}", campaign.display(), said(&output)));
        }
        let people = Table::read(&results.join("results.csv")).rows.len();
        if people != 2 {
            faults.push(format!("{} {lang}: {people} people\n{}", campaign.display(), said(&output)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The words of a campaign and a list, the longest first.
fn own_words(folder: &Path) -> Vec<String> {
    let rules = fs::read_to_string(folder.join("campaign.toml")).unwrap();
    let list = fs::read_to_string(folder.join("danh-sach.csv")).unwrap();
    let quoted = rules.split('"').skip(1).step_by(2).map(str::to_owned);
    let mut words: Vec<String> = quoted.chain(list.split([',', '\n']).map(str::to_owned)).collect();
    words.retain(|word| !word.trim().is_empty());
    // Signatures stand in capitals; formulas compare without them.
    let others = words.iter().flat_map(|word| [word.to_uppercase(), word.to_lowercase()]);
    words.extend(others.collect::<Vec<_>>());
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

#[test]
fn an_english_form_is_in_english_but_for_the_words_of_the_rules() {
    let folder = copied(&cases()[0]);
    let out = folder.path().join("forms");
    let output = form(folder.path(), &out, &["--per", "unit,person,phone", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let (own, mut seen, mut left) = (own_words(folder.path()), 0, BTreeSet::new());
    for file in files(&out).into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "xlsx")) {
        // Everything that the file holds: cells, headings, tabs, hints, refusals, formulas, headers and footers.
        let mut package = zip::ZipArchive::new(fs::File::open(out.join(&file)).unwrap()).unwrap();
        let parts: Vec<String> = package.file_names().map(|name| name.unwrap().into_owned()).collect();
        for part in
            parts.iter().filter(|part| part.starts_with("xl/") && part.ends_with(".xml") && !part.contains("theme"))
        {
            let mut xml = String::new();
            package.by_name(part).unwrap().read_to_string(&mut xml).unwrap();
            seen += xml.matches("Quarter").count();
            let bare = own.iter().fold(xml, |xml, word| xml.replace(word.as_str(), ""));
            let words = bare.split(|c: char| !c.is_alphabetic());
            left.extend(words.filter(|word| !word.is_ascii()).map(|word| format!("{}: {word}", file.display())));
        }
    }
    // The marks that a formula takes for yes and for “not applicable” are those of both languages, and what a phone
    // sends is one word in both.
    let marks = ["có", "đảm", "bảo", "miễn", "không", "áp", "dụng", "Quý", "Miễn"];
    left.retain(|word| !marks.iter().any(|mark| word.ends_with(&format!(": {mark}"))));
    assert!(seen > 0 && left.is_empty(), "{left:?}");
}

#[test]
fn the_same_rules_and_people_give_the_same_forms() {
    let case = &cases()[0];
    let folder = copied(case);
    let all = ["a", "b"].map(|name| {
        let out = folder.path().join(name);
        assert_eq!(form(folder.path(), &out, &["--per", "unit,person,file,phone", "--names"]).status.code(), Some(0));
        files(&out).into_iter().map(|file| (file.clone(), fs::read(out.join(file)).unwrap())).collect::<Vec<_>>()
    });
    assert!(all[0].len() > 5);
    assert_eq!(
        all[0].iter().map(|(name, _)| name).collect::<Vec<_>>(),
        all[1].iter().map(|(name, _)| name).collect::<Vec<_>>()
    );
    assert!(all[0] == all[1], "bytes differ");
}

#[test]
fn an_empty_form_is_not_read_and_a_filled_one_is_never_replaced() {
    let case = &cases()[0];
    let folder = copied(case);
    let out = folder.path().join("mau-phieu");
    assert_eq!(form(folder.path(), &out, &[]).status.code(), Some(0));
    let results = folder.path().join("ket-qua");
    // Nobody has handed anything in: the empty forms beside the list change nothing.
    let with = said(&grade(folder.path(), &results));
    let kept = fs::read(results.join("results.csv")).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let moved = elsewhere.path().join("mau-phieu");
    fs::rename(&out, &moved).unwrap();
    let without = said(&grade(folder.path(), &results));
    assert_eq!(with, without);
    assert_eq!(kept, fs::read(results.join("results.csv")).unwrap());
    fs::rename(&moved, &out).unwrap();
    // Empty forms are replaced only if that is asked for, filled ones not even then.
    assert_eq!(form(folder.path(), &out, &[]).status.code(), Some(2));
    assert_eq!(form(folder.path(), &out, &["--overwrite"]).status.code(), Some(0));
    fs::copy(case.join("filled/unit/CD01.xlsx"), out.join("don-vi/CD01.xlsx")).unwrap();
    let refused = form(folder.path(), &out, &["--overwrite"]);
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    assert!(said(&refused).contains("don-vi/CD01.xlsx"), "{}", said(&refused));
    // Filled in where it lies, it is read there.
    grade(folder.path(), &results);
    let mut faults = Vec::new();
    compare_tables(&case.join("expected"), &results, &mut faults);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn names_in_forms_run_nothing_and_choose_no_path() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(cases()[0].join("campaign.toml"), folder.path().join("campaign.toml")).unwrap();
    let list = "Mã,Họ và tên,Mã đơn vị,Đơn vị\n\
        '=1+1,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",../../etc,<b>Đơn vị</b> & “A”\n\
        A-2,\"${ma} or 1=1\",CON,\"a/b[c]:*?\\d\"\n\
        A-3,Quý I,CON,\"a/b[c]:*?\\d\"\n";
    fs::write(folder.path().join("danh-sach.csv"), list).unwrap();
    let out = folder.path().join("mau-phieu");
    let output = form(folder.path(), &out, &["--per", "unit,person,file,phone", "--names"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let made = files(&out);
    assert!(
        made.iter().all(|file| !file.to_string_lossy().contains("..") || file.to_string_lossy().contains("_..")),
        "{made:?}"
    );
    for file in made.iter().filter(|file| file.extension().is_some_and(|ending| ending == "xlsx")) {
        let mut book = open_workbook_auto(out.join(file)).unwrap();
        for sheet in book.sheet_names() {
            for (_, _, formula) in book.worksheet_formula(&sheet).unwrap().used_cells() {
                assert!(!formula.contains("HYPERLINK"), "{formula}");
            }
        }
    }
    let choices = &texts(&out.join("dien-thoai.xlsx"))["choices"];
    assert!(choices.values().all(|text| !text.contains("${")), "{choices:?}");
}

#[test]
fn three_people_or_three_thousand() {
    let folder = tempfile::tempdir().unwrap();
    let campaign = package("criteria/trung-thanh-trach-nhiem-liem-chinh-sang-tao.toml");
    fs::copy(campaign, folder.path().join("campaign.toml")).unwrap();
    let mut list = "Mã,Họ và tên,Mã đơn vị,Đơn vị\n".to_owned();
    for number in 0..3_000 {
        list.push_str(&format!("CD01-{number:04},Nguyễn Thị Mẫu {number},CD01,CĐCS Bệnh viện\n"));
    }
    fs::write(folder.path().join("danh-sach.csv"), list).unwrap();
    let out = folder.path().join("mau-phieu");
    assert_eq!(form(folder.path(), &out, &["--per", "unit,phone", "--names"]).status.code(), Some(0));
    let names =
        |sheet: &BTreeMap<(u32, u32), String>| sheet.values().filter(|text| text.starts_with("Nguyễn Thị Mẫu")).count();
    assert_eq!(names(&texts(&out.join("don-vi/CD01.xlsx"))["Phiếu chấm điểm"]), 3_000);
    let choices = &texts(&out.join("dien-thoai.xlsx"))["choices"];
    // Once as it is chosen, once as it is read.
    assert_eq!(names(choices), 6_000);
}

#[test]
fn a_long_unit_name_makes_no_row_higher() {
    let heights = |unit: &str| {
        let folder = tempfile::tempdir().unwrap();
        fs::copy(cases()[0].join("campaign.toml"), folder.path().join("campaign.toml")).unwrap();
        let list = format!("Mã,Họ và tên,Mã đơn vị,Đơn vị\nA-1,Lê Văn An,CD01,{unit}\nA-2,Trần Thị Bình,CD01,{unit}\n");
        fs::write(folder.path().join("danh-sach.csv"), list).unwrap();
        let out = folder.path().join("mau-phieu");
        let output = form(folder.path(), &out, &["--per", "unit"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let book = fs::File::open(out.join("don-vi/CD01.xlsx")).unwrap();
        let mut xml = String::new();
        zip::ZipArchive::new(book)
            .unwrap()
            .by_name("xl/worksheets/sheet1.xml")
            .unwrap()
            .read_to_string(&mut xml)
            .unwrap();
        let rows = xml.split("<row ").skip(1).map(|row| row.split("ht=\"").nth(1).unwrap().split('"').next().unwrap());
        // Nobody signs this form: the last rows are those of people.
        let all: Vec<String> = rows.map(str::to_owned).collect();
        all[all.len() - 2..].to_vec()
    };
    // The column that only tells where a person belongs is not printed.
    assert_eq!(heights(&"Công đoàn cơ sở Công ty Một thành viên ".repeat(6)), heights("CĐCS Một"));
}

#[test]
fn the_unit_of_a_form_made_for_nobody_can_be_typed() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(cases()[0].join("campaign.toml"), folder.path().join("campaign.toml")).unwrap();
    let out = folder.path().join("mau-phieu");
    let output = form(folder.path(), &out, &["--per", "unit"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let path = out.join(files(&out).into_iter().find(|file| file.starts_with("don-vi")).unwrap());
    let part = |name: &str| {
        let mut xml = String::new();
        let mut book = zip::ZipArchive::new(fs::File::open(&path).unwrap()).unwrap();
        book.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
        xml
    };
    let styles = part("xl/styles.xml");
    let formats: Vec<&str> = styles.split("<cellXfs").nth(1).unwrap().split("<xf ").skip(1).collect();
    let lines: Vec<String> = texts(&path)
        .into_values()
        .flatten()
        .filter(|(_, text)| text.starts_with("Đơn vị …"))
        .map(|((row, column), _)| format!("{}{}", char::from(b'A' + u8::try_from(column).unwrap()), row + 1))
        .collect();
    assert!(!lines.is_empty());
    let sheet = part("xl/worksheets/sheet1.xml");
    let cell = sheet.split(&format!("<c r=\"{}\" s=\"", lines[0])).nth(1).unwrap();
    let style: usize = cell.split('"').next().unwrap().parse().unwrap();
    assert!(formats[style].contains("locked=\"0\""), "{}", formats[style]);
}

#[test]
fn without_names_nobody_is_in_the_questionnaire() {
    let folder = copied(&cases()[0]);
    let out = folder.path().join("mau-phieu");
    assert_eq!(form(folder.path(), &out, &["--per", "phone"]).status.code(), Some(0));
    for cells in texts(&out.join("dien-thoai.xlsx")).values() {
        assert!(cells.values().all(|text| !text.contains("Lê Văn Một") && !text.contains("CD01-00")));
    }
}

/// Rules where three criteria read “Được giao” and “Hoàn thành”.
fn shared() -> PathBuf {
    package("tests/golden/points/a-quarter-off-for-each-return-and-delay")
}

#[test]
fn a_column_that_several_criteria_read_is_asked_once() {
    let folder = copied(&shared());
    let out = folder.path().join("mau-phieu");
    let output = form(folder.path(), &out, &["--per", "unit,person,phone", "-q"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    for (file, sheet) in [
        ("don-vi/Tổ Một.xlsx", "Phiếu chấm điểm"),
        ("ca-nhan/Tổ Một.xlsx", "1. Lê Văn An"),
        ("dien-thoai.xlsx", "survey"),
    ] {
        let sheets = texts(&out.join(file));
        for heading in ["Được giao", "Hoàn thành", "Làm lại × số lần", "Chậm × số lần"] {
            let times = sheets[sheet].values().filter(|text| *text == heading).count();
            assert_eq!(times, 1, "{file}: {heading}");
        }
    }
}

#[test]
fn a_row_that_several_criteria_read_is_read_for_all_of_them() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(shared().join("campaign.toml"), folder.path().join("campaign.toml")).unwrap();
    // As a personal form has it: one row for each column.
    let rows = [("Hoàn thành", "8,4"), ("Được giao", "8,4"), ("Làm lại × số lần", "1,2"), ("Chậm × số lần", "5")];
    let rows = rows.map(|(what, value)| format!("D1,Lê Văn An,Tổ Một,{what},\"{value}\"\n"));
    let table = format!("Mã,Họ và tên,Đơn vị,Nội dung,Điểm\n{}", rows.concat());
    fs::write(folder.path().join("phieu.csv"), table).unwrap();
    let out = folder.path().join("ket-qua");
    let output = grade(folder.path(), &out);
    let total = Table::read(&out.join("results.csv")).columns(&["total".to_owned()]).unwrap().rows;
    assert_eq!(total, [["93.85"]], "{}", said(&output));
}

#[test]
fn what_an_empty_cell_means_is_told_to_each_rater() {
    let place = tempfile::tempdir().unwrap();
    let (inputs, out) = (place.path().join("vao"), place.path().join("mau"));
    copy_inputs(&package("tests/golden/points/weights-that-differ-from-points"), &inputs);
    let rules = fs::read_to_string(inputs.join("campaign.toml")).unwrap();
    let raters = "[[rater]]\nid = \"self\"\ntitle = \"Tự chấm\"\n[[rater]]\nid = \"board\"\ntitle = \"BCH chấm\"\n";
    let blank = rules.replace("column = [\"C\"]", "column = [\"C\"]\nblank = 0");
    let prompts = |rules: String| {
        fs::write(inputs.join("campaign.toml"), rules).unwrap();
        let done = form(&inputs, &out, &["--per", "unit", "--overwrite"]);
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        let path = out.join("don-vi").join(&files(&out.join("don-vi"))[0]);
        let mut package = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
        let mut all = String::new();
        for at in 0..package.len() {
            let mut part = package.by_index(at).unwrap();
            if part.name().unwrap().contains("/sheet") {
                part.read_to_string(&mut all).unwrap();
            }
        }
        all
    };
    // One rater: an empty cell is the blank. Two: the higher one lets the lower one speak.
    let sole = prompts(blank.clone());
    assert!(sole.contains("Để trống là 0.") && !sole.contains("cấp dưới"), "one rater");
    let both = prompts(blank.replace("[[group]]\nid = \"a\"", &format!("{raters}[[group]]\nid = \"a\"")));
    assert!(both.contains("Để trống: lấy điểm của cấp dưới; không cấp nào chấm thì là 0."), "two raters");
    assert!(!both.contains("Để trống là 0."), "two raters");
}

/// All that the made forms show, sheet by sheet, by file.
fn shown(folder: &Path, files: &[&str]) -> String {
    let all = files.iter().flat_map(|file| texts(&folder.join(file)).into_values());
    all.flat_map(BTreeMap::into_values).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_is_counted_from_others_is_asked_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let start = folder.path().join("moi");
    let output = xeploai().arg("init").arg(&start).args(["--campaign", "nd-335-2025-cong-chuc"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let counted = "Số cấp dưới không hoàn thành, cả cơ quan";
    let tables = shown(&start, &["CD01/danh-sach.xlsx", "CD01/cham-diem.xlsx"]);
    assert!(tables.contains("Số tháng công tác") && !tables.contains("Số cấp dưới"), "{tables}");
    fs::remove_dir_all(start.join("CD01")).unwrap();
    let out = start.join("mau");
    let output = form(&start, &out, &["--per", "unit,person,phone"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let phone = shown(&out, &["dien-thoai.xlsx"]);
    assert!(phone.contains("Số tháng công tác") && !phone.contains("Số cấp dưới"), "{phone}");
    for file in ["don-vi/phieu-trong.xlsx", "ca-nhan/phieu-trong.xlsx"] {
        let sheets = texts(&out.join(file));
        for (name, cells) in sheets.iter().filter(|(name, _)| *name != "Hướng dẫn") {
            let asks = |text: &String| text.trim_end_matches(':') == counted;
            assert!(!cells.values().any(asks), "{file} [{name}]");
        }
        // The guide says where the number comes from.
        let told = |text: &String| text.contains(counted) && text.contains("tự đếm");
        assert!(sheets["Hướng dẫn"].values().any(told), "{file}");
    }
}

#[test]
fn codes_typed_into_a_started_table_stay_as_they_are() {
    let folder = tempfile::tempdir().unwrap();
    let start = folder.path().join("moi");
    let output = xeploai().arg("init").arg(&start).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    for file in ["CD01/danh-sach.xlsx", "CD01/cham-diem.xlsx"] {
        let mut book = zip::ZipArchive::new(fs::File::open(start.join(file)).unwrap()).unwrap();
        let mut part = |name: &str| {
            let mut xml = String::new();
            book.by_name(name).unwrap().read_to_string(&mut xml).unwrap();
            xml
        };
        let (sheet, styles) = (part("xl/worksheets/sheet1.xml"), part("xl/styles.xml"));
        let style = |column: &str| -> usize {
            let column = sheet.split("<col ").skip(1).find(|col| col.starts_with(column)).unwrap();
            column.split("style=\"").nth(1).map_or(0, |style| style.split('"').next().unwrap().parse().unwrap())
        };
        // The format 49 is “@”: text.
        let formats: Vec<&str> = styles.split("<cellXfs").nth(1).unwrap().split("<xf ").skip(1).collect();
        assert!(formats[style("min=\"1\"")].contains("numFmtId=\"49\""), "{file}");
        assert!(!formats[style("min=\"2\"")].contains("numFmtId=\"49\""), "{file}");
    }
}

/// The rules with each kind of answer, and three raters.
fn every_kind(folder: &Path, roster: bool) -> PathBuf {
    fs::copy(package("tests/forms/every-kind.toml"), folder.join("campaign.toml")).unwrap();
    if roster {
        let list = "Mã,Họ và tên,Mã đơn vị,Đơn vị\nA-1,Lê Văn An,CD01,CĐCS Một\n";
        fs::write(folder.join("danh-sach.csv"), list).unwrap();
    }
    folder.join("mau")
}

#[test]
fn a_printed_form_says_what_is_to_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let out = every_kind(folder.path(), true);
    for (lang, expected) in [
        (
            "vi",
            [
                ("Chấp hành kỷ luật", "Số điểm: 0 – 10, bước 0,5", "10"),
                ("Học tập", "Một trong: Tốt (10); Khá (7); Yếu (0)", "10"),
                ("Trung thực", "Có (10) hoặc Không (0)", "10"),
                ("Việc đã xong", "Số lượng; điểm = Việc đã xong ÷ Việc được giao × 10", "10"),
                ("Việc được giao", "Số lượng", ""),
                ("Số lần trễ hạn", "Số lần: 10 điểm, trừ 2 mỗi lần", "10"),
                ("Mức hài lòng (%)", "Số đo được; điểm: từ 90: 10; từ 70: 7; từ 0: 3", "10"),
                ("Tiết kiệm", "Số phần trăm: 0 – 100", "10"),
                ("Chuyển đổi số", "Số điểm: 0 – 20; không áp dụng thì ghi KAD, Miễn", "20"),
            ],
        ),
        (
            "en",
            [
                ("Chấp hành kỷ luật", "Points: 0 – 10, steps of 0.5", "10"),
                ("Học tập", "One of: Tốt (10); Khá (7); Yếu (0)", "10"),
                ("Trung thực", "Yes (10) or No (0)", "10"),
                ("Việc đã xong", "How many; points = Việc đã xong ÷ Việc được giao × 10", "10"),
                ("Việc được giao", "How many", ""),
                ("Số lần trễ hạn", "How many: 10 points, less 2 each", "10"),
                ("Mức hài lòng (%)", "What was measured; points: from 90: 10; from 70: 7; from 0: 3", "10"),
                ("Tiết kiệm", "Per cent: 0 – 100", "10"),
                ("Chuyển đổi số", "Points: 0 – 20; N/A, Exempt where it does not apply", "20"),
            ],
        ),
    ] {
        let output = form(folder.path(), &out, &["--per", "person", "--lang", lang, "--overwrite"]);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let sheet = &texts(&out.join("ca-nhan/CD01.xlsx"))["1. Lê Văn An"];
        for (row, write, most) in expected {
            let ((at, _), _) = sheet.iter().find(|((_, column), text)| *column == 1 && *text == row).unwrap();
            let cell = |column| sheet.get(&(*at, column)).map_or("", String::as_str);
            assert_eq!((cell(2), cell(3)), (write, most), "{lang}: {row}");
        }
    }
}

#[test]
fn what_a_higher_rater_leaves_empty_is_the_lower_ones_in_his_total() {
    let folder = tempfile::tempdir().unwrap();
    let out = every_kind(folder.path(), true);
    let output = form(folder.path(), &out, &["--per", "unit"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let mut book = open_workbook_auto(out.join("don-vi/CD01.xlsx")).unwrap();
    let formulas = book.worksheet_formula("Phiếu chấm điểm").unwrap();
    let all: Vec<&String> =
        formulas.used_cells().map(|(_, _, text)| text).filter(|text| text.contains("COUNTA")).collect();
    let [own, team, board] = all.as_slice() else { panic!("{all:?}") };
    // Discipline stands in F, G and H; what was done in O, P and Q, and of how much in R, S and T.
    assert!(!own.contains("(G11") && team.contains("IF(G11=\"\",F11,G11)"), "{own}\n{team}");
    assert!(board.contains("IF(H11=\"\",IF(G11=\"\",F11,G11),H11)"), "{board}");
    assert!(board.contains("IF(Q11&T11=\"\",IF(P11&S11=\"\",O11,P11),Q11)"), "{board}");
    // tests/forms/check.py has LibreOffice compute them, and compares with what grading makes.
}

#[test]
fn a_mark_that_is_left_empty_counts_as_a_word() {
    let folder = tempfile::tempdir().unwrap();
    let out = every_kind(folder.path(), false);
    let rules = fs::read_to_string(folder.path().join("campaign.toml")).unwrap();
    let sole = rules.split("[[rater]]").next().unwrap().to_owned() + &rules[rules.find("[[fact]]").unwrap()..];
    fs::write(folder.path().join("campaign.toml"), sole).unwrap();
    let output = form(folder.path(), &out, &["--per", "phone"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let hints = shown(&out, &["dien-thoai.xlsx"]);
    assert!(hints.contains("Chọn Có hoặc Không. Để trống là Không."), "{hints}");
}

#[test]
fn words_to_choose_from_print_under_a_title_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let out = every_kind(folder.path(), true);
    let path = folder.path().join("campaign.toml");
    let words: Vec<String> =
        (1..=20).map(|number| format!("\"Một lựa chọn khá dài, số {number}\" = {}", number % 11)).collect();
    let rules = fs::read_to_string(&path).unwrap();
    let rules = rules.replace("\"Tốt\" = 10, \"Khá\" = 7, \"Yếu\" = 0", &words.join(", "));
    fs::write(path, rules).unwrap();
    let output = form(folder.path(), &out, &["--per", "unit"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let sheets = texts(&out.join("don-vi/CD01.xlsx"));
    assert_eq!(sheets["Danh mục"][&(0, 0)], "CÁC TỪ ĐỂ CHỌN TRONG PHIẾU");
    // It is passed over when the form is read.
    fs::remove_file(folder.path().join("danh-sach.csv")).unwrap();
    fs::create_dir(folder.path().join("CD01")).unwrap();
    fs::rename(out.join("don-vi/CD01.xlsx"), folder.path().join("CD01/phieu.xlsx")).unwrap();
    let results = folder.path().join("ket-qua");
    grade(folder.path(), &results);
    assert_eq!(Table::read(&results.join("results.csv")).rows.len(), 1);
    let told = seen(&problems_of(&results));
    assert!(!told.iter().any(|problem| problem.code.starts_with("intake/")), "{told:?}");
}

#[test]
fn a_phone_asks_the_facts_of_a_year_once() {
    let folder = copied(&cases()[0]);
    let out = folder.path().join("mau");
    assert_eq!(form(folder.path(), &out, &["--per", "phone"]).status.code(), Some(0));
    let survey = &texts(&out.join("dien-thoai.xlsx"))["survey"];
    let row = |name: &str| survey.iter().find(|((_, column), text)| *column == 1 && *text == name).unwrap().0.0;
    let year = row("p_ca_nam");
    for fact in ["initiatives", "joined", "discipline"] {
        assert!(row(fact) > year && survey[&(row(fact), 6)] == "${p_ca_nam}='1'", "{fact}");
    }
    // What is scored by a fact has no total in a submission that does not tell it.
    assert!(survey[&(row("p_ghi_chu_tam_tinh"), 6)].contains("${p_ca_nam}!='1'"));
}

#[test]
fn two_submissions_that_tell_a_fact_otherwise_are_told() {
    let case = &cases()[0];
    let folder = copied(case);
    let answers = fs::read_to_string(case.join("filled/kobo-names/tra-loi.csv")).unwrap();
    // The second submission of the first person says no to the facts of the year; here it tells another day.
    let lines: Vec<String> = answers.lines().map(str::to_owned).collect();
    let at = lines[0].split(';').position(|head| head == "\"p_phan/joined\"").unwrap();
    let changed = |(number, line): (usize, &String)| {
        let mut cells: Vec<&str> = line.split(';').collect();
        if number == 2 {
            assert_eq!(cells[at], "\"\"");
            cells[at] = "\"2020-05-04\"";
        }
        cells.join(";")
    };
    let lines: Vec<String> = lines.iter().enumerate().map(changed).collect();
    fs::write(folder.path().join("tra-loi.csv"), lines.join("\n")).unwrap();
    let out = folder.path().join("ket-qua");
    grade(folder.path(), &out);
    let told = seen(&problems_of(&out));
    assert!(told.iter().any(|problem| problem.code == "person/fact-differs"), "{told:?}");
}

#[test]
fn people_are_written_once_into_a_form_with_periods() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(cases()[0].join("campaign.toml"), folder.path().join("campaign.toml")).unwrap();
    let out = folder.path().join("mau");
    assert_eq!(form(folder.path(), &out, &["--per", "unit", "--rows", "3"]).status.code(), Some(0));
    let path = out.join("don-vi/phieu-trong.xlsx");
    let mut book = open_workbook_auto(&path).unwrap();
    for (cell, of) in [((8, 1), "'Danh sách'!B7"), ((8, 2), "'Danh sách'!C7"), ((10, 1), "'Danh sách'!B9")] {
        let formulas = book.worksheet_formula("Quý III").unwrap();
        assert_eq!(formulas.get_value(cell), Some(&format!("IF({of}=\"\",\" \",{of})")), "{cell:?}");
    }
    // Left as it is, it holds nobody.
    fs::create_dir(folder.path().join("CD01")).unwrap();
    fs::rename(&path, folder.path().join("CD01/phieu.xlsx")).unwrap();
    let results = folder.path().join("ket-qua");
    grade(folder.path(), &results);
    let told = seen(&problems_of(&results));
    assert!(told.iter().all(|problem| problem.code == "intake/roster-empty"), "{told:?}");
    // tests/forms/check.py fills one in, has LibreOffice compute and save it, and grades it.
}

#[test]
fn what_members_tell_is_asked_only_where_they_are_not_graded_too() {
    let folder = tempfile::tempdir().unwrap();
    let rules = |name: &str, copy: &str| {
        fs::copy(package("criteria").join(name), folder.path().join(copy)).unwrap();
    };
    rules("van-hoa-cong-so-2019-2025-tap-the.toml", "campaign.toml");
    fs::write(folder.path().join("don-vi.csv"), "Mã đơn vị,Đơn vị\nCD01,CĐCS Một\n").unwrap();
    let out = folder.path().join("mau");
    let made = |own: &str, more: &[&str]| {
        let output = form(folder.path(), &out, &[&["--per", "unit,phone", "--overwrite"], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let survey = texts(&out.join(own).join("dien-thoai.xlsx"))["survey"].clone();
        let row = survey.iter().find(|((_, column), text)| *column == 2 && text.starts_with("Tỷ lệ cá nhân"));
        let row = row.map(|((row, _), _)| (0..12).map(|at| survey.get(&(*row, at)).cloned().unwrap_or_default()));
        let row = row.map(Iterator::collect::<Vec<_>>);
        (row, shown(&out.join(own), &["don-vi/cac-don-vi.xlsx"]), said(&output))
    };
    // Alone: asked, and not required, since what is left empty may still be computed.
    let (asked, ..) = made("", &[]);
    let asked = asked.unwrap();
    assert!(asked[3].contains("thì để trống") && asked[4].is_empty(), "{asked:?}");
    // Beside the campaign of the members: not asked, and the guide says why. Each has its forms in a folder of its own,
    // as results have.
    rules("van-hoa-cong-so-2019-2025.toml", "ca-nhan.campaign.toml");
    fs::write(folder.path().join("danh-sach.csv"), totals::LIST).unwrap();
    let (asked, table, told) = made("campaign", &[]);
    assert_eq!(asked, None);
    assert!(table.contains("tự tính từ kết quả của các thành viên"), "{table}");
    assert!(out.join("ca-nhan/dien-thoai.xlsx").exists(), "{:?}", files(&out));
    let titles = ["campaign", "ca-nhan"].map(|stem| told.contains(&out.join(stem).display().to_string()));
    assert_eq!(titles, [true, true], "{told}");
    // Its rules named alone, it is still graded with the others: not asked, and the command names no rules.
    let named = folder.path().join("campaign.toml").display().to_string();
    let (asked, _, told) = made("", &["--campaign", &named]);
    assert_eq!(asked, None);
    assert!(told.contains("xeploai grade") && !told.contains("--campaign"), "{told}");
}

#[test]
fn a_title_that_ends_with_its_year_tells_it_once() {
    let folder = tempfile::tempdir().unwrap();
    let out = every_kind(folder.path(), true);
    let path = folder.path().join("campaign.toml");
    let rules = fs::read_to_string(&path).unwrap();
    let line = rules.lines().find(|line| line.starts_with("title = ")).unwrap();
    fs::write(&path, rules.replacen(line, "title = \"Chấm điểm năm 2026\"", 1)).unwrap();
    let output = form(folder.path(), &out, &["--per", "person"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let sheets = texts(&out.join("ca-nhan/CD01.xlsx"));
    let all: Vec<&String> = sheets.values().flat_map(BTreeMap::values).collect();
    assert!(all.iter().any(|text| *text == "Chấm điểm năm 2026"), "{all:?}");
    assert!(!all.iter().any(|text| text.contains("năm 2026 – năm 2026")), "{all:?}");
}
