//! What forms say of the rules, in cells and headings.

use std::collections::BTreeMap;
use std::fs;

use super::totals::{HEAD, LIST, made};
use super::{files, form, grade, problems_of, said, seen, shown, texts};

/// The cells of one row, from the one that has a text.
fn row(cells: &BTreeMap<(u32, u32), String>, text: &str) -> Vec<String> {
    let found = cells.iter().find(|(_, own)| *own == text);
    let ((row, column), _) = found.unwrap_or_else(|| panic!("{text}: {cells:?}"));
    (*column..column + 3).map(|at| cells.get(&(*row, at)).cloned().unwrap_or_default()).collect()
}

#[test]
fn what_is_taken_off_is_said_to_be_taken_off() {
    let rules = format!(
        "{HEAD}[[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n[[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\n\
        points.up-to = {{ max = 100 }}\n\
        [[deduction]]\nid = \"d\"\ntitle = \"Điểm trừ\"\ncap = 20\n\
        [[deduction.criterion]]\nid = \"n\"\ntitle = \"Nhắc nhở bằng văn bản\"\npoints.count = {{ each = 5, max = 20 }}\nblank = 0\n\
        [[deduction.criterion]]\nid = \"v\"\ntitle = \"Vi phạm\"\npoints.choice = {{ \"Nhẹ\" = 2, \"Không có gì\" = 0 }}\n\
        [[deduction.criterion]]\nid = \"f\"\ntitle = \"Nộp muộn\"\npoints.flag = {{ yes = 3 }}\nblank = 0\n"
    );
    for (lang, expected) in [
        (
            "vi",
            [
                "Điểm trừ (trừ tối đa 20)",
                "trừ 5 điểm mỗi lần, trừ tối đa 20",
                "Số lần: trừ 5 điểm mỗi lần, trừ tối đa 20",
                "Một trong: Nhẹ (trừ 2); Không có gì (0)",
                "Có (trừ 3) hoặc Không (0)",
                "trừ 20",
                "Nhẹ: trừ 2; Không có gì: 0",
                "Đây là điểm trừ.",
            ],
        ),
        (
            "en",
            [
                "Điểm trừ (at most 20 off)",
                "less 5 points each, at most 20 off",
                "How many: less 5 points each, at most 20 off",
                "One of: Nhẹ (less 2); Không có gì (0)",
                "Yes (less 3) or No (0)",
                "less 20",
                "Nhẹ: less 2; Không có gì: 0",
                "These points are taken off.",
            ],
        ),
    ] {
        let (_folder, out) = made(&rules, Some(LIST), &["--per", "unit,person,phone", "--lang", lang]);
        let [section, count, write, choice, flag, most, guide, hint] = expected;
        let person = &texts(&out.join("ca-nhan/CD01.xlsx"))["1. Lê Văn An"];
        assert_eq!(row(person, "Nhắc nhở bằng văn bản"), ["Nhắc nhở bằng văn bản", write, most]);
        assert_eq!(row(person, "Vi phạm")[1..2], [choice]);
        assert_eq!(row(person, "Nộp muộn")[1..], [flag.to_owned(), most.replace("20", "3")]);
        assert_eq!(row(person, section)[2], most);
        let all = shown(&out, &["don-vi/CD01.xlsx"]);
        assert!(all.contains(guide) && all.lines().filter(|line| *line == count).count() == 1, "{all}");
        let phone = shown(&out, &["dien-thoai.xlsx"]);
        assert!(phone.contains(hint) && phone.contains(section), "{phone}");
        // Over a column and beside a question too, in words that are read again as this criterion.
        let heading =
            |text: &str| text.lines().find(|line| line.starts_with("Nhắc nhở bằng văn bản (")).map(str::to_owned);
        let off = if lang == "vi" { "trừ" } else { "off" };
        assert!(heading(&all).unwrap().contains(off) && heading(&phone).unwrap().contains(off), "{all}\n{phone}");
    }
}

#[test]
fn a_heading_tells_the_title_wherever_that_is_read_again() {
    let titles = [
        "Tham gia phong trào (1)",
        "Đọc sách (từ 5 cuốn)",
        "Chấp hành Nghị quyết số 12 (2025)",
        "Nội dung 1.1: chấp hành giờ giấc",
    ];
    let criterion = |(number, title): (usize, &str)| {
        format!("[[group.criterion]]\nid = \"b{number}\"\ntitle = \"{title}\"\npoints.up-to = {{ max = 25 }}\n")
    };
    let criteria: String = (1..).zip(titles).map(criterion).collect();
    let raters = "[[rater]]\nid = \"self\"\ntitle = \"Tự chấm\"\n[[rater]]\nid = \"board\"\ntitle = \"BCH chấm\"\n";
    for raters in ["", raters] {
        let rules = format!("{HEAD}{raters}[[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n{criteria}");
        let (_folder, out) = made(&rules, Some(LIST), &["--per", "unit,person"]);
        let table = &texts(&out.join("don-vi/CD01.xlsx"))["Phiếu chấm điểm"];
        for title in titles {
            let found = table.values().any(|text| text.contains(title));
            assert!(found, "{title}: {:?}", table.values().filter(|text| text.contains("25")).collect::<Vec<_>>());
        }
    }
}

/// Two roles of whom one has another weight in each group; the sums of the criteria are those of nobody.
const TWO_ROLES: &str = "[[fact]]\nid = \"leads\"\ntitle = \"Lãnh đạo\"\nkind = \"flag\"\n\
    [[role]]\nid = \"leader\"\ntitle = \"Nhóm lãnh đạo\"\nwhen = { fact = \"leads\", is = true }\n\
    [[role]]\nid = \"rest\"\ntitle = \"Nhóm còn lại\"\n\
    [[group]]\nid = \"g\"\ntitle = \"Ý thức\"\nweight = { default = 40, leader = 30 }\n\
    [[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\npoints.up-to = { max = 10 }\n\
    [[group.criterion]]\nid = \"c\"\ntitle = \"Trung thực\"\npoints.flag = { yes = 30 }\n\
    [[group]]\nid = \"h\"\ntitle = \"Công việc\"\nweight = { default = 60, leader = 70 }\n\
    [[group.criterion]]\nid = \"b\"\ntitle = \"Nề nếp\"\npoints.up-to = { max = 10 }\n\
    not-applicable = \"full\"\n";

#[test]
fn what_stands_beside_a_scale_is_of_that_scale() {
    let rules = format!("{HEAD}{TWO_ROLES}");
    let [told, silent] =
        ["x", ""].map(|leads| format!("Mã,Họ và tên,Mã đơn vị,Đơn vị,Lãnh đạo\nA-1,Lê Văn An,CD01,CĐCS Một,{leads}\n"));
    // 10 of 10 is 7.5 of the leader's 30; of somebody whose role the list does not tell, 7.5 or 10.
    let of_leader = [
        ["Ý thức", "Quy ra tối đa 30 điểm", "40"],
        ["Kỷ luật", "Số điểm: 0 – 10; quy ra tối đa 7,5 điểm", "10"],
        ["Trung thực", "Có (30) hoặc Không (0); quy ra tối đa 22,5 điểm", "30"],
        ["Công việc", "Quy ra tối đa 70 điểm", "10"],
        ["Nề nếp", "Số điểm: 0 – 10; quy ra tối đa 70 điểm; không áp dụng thì ghi KAD, Miễn", "10"],
    ];
    let of_nobody = [
        ["Ý thức", "Quy ra tối đa 30 / 40 điểm", "40"],
        ["Kỷ luật", "Số điểm: 0 – 10; quy ra tối đa 7,5 / 10 điểm", "10"],
        ["Trung thực", "Có (30) hoặc Không (0); quy ra tối đa 22,5 / 30 điểm", "30"],
        ["Công việc", "Quy ra tối đa 70 / 60 điểm", "10"],
        ["Nề nếp", "Số điểm: 0 – 10; quy ra tối đa 70 / 60 điểm; không áp dụng thì ghi KAD, Miễn", "10"],
    ];
    let in_english = [
        ["Ý thức", "Scaled to at most 30 points", "40"],
        ["Kỷ luật", "Points: 0 – 10; scaled to at most 7.5 points", "10"],
        ["Trung thực", "Yes (30) or No (0); scaled to at most 22.5 points", "30"],
        ["Công việc", "Scaled to at most 70 points", "10"],
        ["Nề nếp", "Points: 0 – 10; scaled to at most 70 points; N/A, Exempt where it does not apply", "10"],
    ];
    for (list, lang, expected) in [(&told, "vi", of_leader), (&silent, "vi", of_nobody), (&told, "en", in_english)] {
        let (_folder, out) = made(&rules, Some(list), &["--per", "person", "--lang", lang]);
        let book = texts(&out.join("ca-nhan/CD01.xlsx"));
        for cells in expected {
            assert_eq!(row(&book["1. Lê Văn An"], cells[0]), cells);
        }
        let guide = &book[if lang == "vi" { "Hướng dẫn" } else { "Guide" }];
        let [scaled, line] = if lang == "vi" {
            ["Quy ra tối đa", "Chấm đúng theo thang"]
        } else {
            ["Scaled to at most", "Score on the scale"]
        };
        assert!(guide.values().any(|text| text == scaled), "{guide:?}");
        assert!(guide.values().any(|text| text.starts_with(line)), "{guide:?}");
    }
}

#[test]
fn a_role_that_is_not_asked_adds_nothing_to_a_group() {
    let rules = format!("{HEAD}{TWO_ROLES}").replace("yes = 30 }", "yes = 30 }\nweight = { default = 30, leader = 0 }");
    let told = "Mã,Họ và tên,Mã đơn vị,Đơn vị,Lãnh đạo\nA-1,Lê Văn An,CD01,CĐCS Một,x\n";
    // Where nobody says yet who he is, what the group adds up to is not known either.
    for (list, expected) in [
        (
            told,
            [
                ["Ý thức", "Quy ra tối đa 30 điểm", "10"],
                ["Kỷ luật", "Số điểm: 0 – 10; quy ra tối đa 30 điểm", "10"],
                ["Trung thực", "Có (30) hoặc Không (0)", "–"],
            ],
        ),
        (
            LIST,
            [
                ["Ý thức", "Quy ra tối đa 30 / 40 điểm", ""],
                ["Kỷ luật", "Số điểm: 0 – 10; quy ra tối đa 30 / 10 điểm", "10"],
                ["Trung thực", "Có (30) hoặc Không (0)", "– / 30"],
            ],
        ),
    ] {
        let (_folder, out) = made(&rules, Some(list), &["--per", "person"]);
        let sheet = &texts(&out.join("ca-nhan/CD01.xlsx"))["1. Lê Văn An"];
        for cells in expected {
            assert_eq!(row(sheet, cells[0]), cells);
        }
    }
}

/// The sheet of a form as it is written, with these points beside every criterion.
pub(crate) fn filled(cells: &BTreeMap<(u32, u32), String>, points: &[(&str, &str)], column: u32) -> String {
    let mut cells = cells.clone();
    for (title, points) in points {
        let found = cells.iter().find(|((_, column), text)| *column == 1 && text == title);
        let ((row, _), _) = found.unwrap_or_else(|| panic!("{title}: {cells:?}"));
        cells.insert((*row, column), (*points).to_owned());
    }
    let last = *cells.keys().next_back().unwrap();
    let line = |row: u32| {
        let cell = |column: u32| cells.get(&(row, column)).cloned().unwrap_or_default();
        (0..8).map(|column| format!("\"{}\"", cell(column).replace('"', "\"\""))).collect::<Vec<_>>().join(",")
    };
    (0..=last.0).map(|row| line(row) + "\n").collect()
}

#[test]
fn a_filled_form_of_ours_states_no_other_scale() {
    let rules = format!("{HEAD}{TWO_ROLES}");
    let list = "Mã,Họ và tên,Mã đơn vị,Đơn vị,Lãnh đạo\nA-1,Lê Văn An,CD01,CĐCS Một,x\n";
    for lang in ["vi", "en"] {
        let (folder, out) = made(&rules, Some(list), &["--per", "person", "--lang", lang]);
        let sheet = &texts(&out.join("ca-nhan/CD01.xlsx"))["1. Lê Văn An"];
        let yes = if lang == "vi" { "Có" } else { "Yes" };
        let points = [("Kỷ luật", "8"), ("Trung thực", yes), ("Nề nếp", "10")];
        fs::write(folder.path().join("an.csv"), filled(sheet, &points, 4)).unwrap();
        let result = folder.path().join("ket-qua");
        let output = grade(folder.path(), &result);
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        assert!(seen(&problems_of(&result)).is_empty(), "{}", said(&output));
        // 30 × (8 + 30) ÷ 40 + 70.
        let table = fs::read_to_string(result.join("results.csv")).unwrap();
        assert!(table.contains("98.50"), "{table}");
    }
}

#[test]
fn a_form_of_ours_takes_every_name_that_its_list_takes() {
    let names = [
        "Lê An: tổ 1",
        "Lê An (tổ: 2)",
        "=HYPERLINK(\"http://evil\")",
        "Mã: A-9",
        "Đơn vị: CĐCS Hai; Tổ: 1",
        "Lê An   Chức vụ: Tổ trưởng",
    ];
    let lines: String = (1..)
        .zip(names)
        .map(|(number, name)| format!("A-{number},\"{}\",CD01,CĐCS: Một\n", name.replace('"', "\"\"")))
        .collect();
    let list = format!("Mã,Họ và tên,Mã đơn vị,Đơn vị\n{lines}");
    let rules = format!(
        "{HEAD}[[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n[[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\n\
        points.up-to = {{ max = 100 }}\n"
    );
    let as_unit = |text: &str| text.replace("subject = \"person\"", "subject = \"unit\"");
    let of_units = list.replace("Mã,Họ và tên,Mã đơn vị,Đơn vị", "Mã đơn vị,Đơn vị").replace(",CD01,CĐCS: Một", "");
    for (rules, name, list) in
        [(rules.clone(), "danh-sach.csv", list.as_str()), (as_unit(&rules), "don-vi.csv", of_units.as_str())]
    {
        for lang in ["vi", "en"] {
            let folder = tempfile::tempdir().unwrap();
            fs::write(folder.path().join("campaign.toml"), &rules).unwrap();
            fs::write(folder.path().join(name), list).unwrap();
            let out = folder.path().join("mau");
            let output = form(folder.path(), &out, &["--per", "person", "--lang", lang]);
            assert_eq!(output.status.code(), Some(0), "{}", said(&output));
            let made = files(&out.join("ca-nhan"));
            let book = made.iter().find(|file| file.extension().is_some_and(|ending| ending == "xlsx")).unwrap();
            let sheets: Vec<_> = texts(&out.join("ca-nhan").join(book)).into_iter().collect();
            let sheets = sheets.iter().filter(|(sheet, _)| sheet.starts_with(|c: char| c.is_ascii_digit()));
            let count = sheets.clone().count();
            assert_eq!(count, names.len());
            for (at, (_, cells)) in sheets.enumerate() {
                fs::write(folder.path().join(format!("{at}.csv")), filled(cells, &[("Kỷ luật", "80")], 4)).unwrap();
            }
            let result = folder.path().join("ket-qua");
            let output = grade(folder.path(), &result);
            assert_eq!(output.status.code(), Some(0), "{name} {lang}: {}", said(&output));
            let told: Vec<_> = seen(&problems_of(&result)).into_iter().collect();
            assert!(told.is_empty(), "{name} {lang}: {told:?}");
            let table = fs::read_to_string(result.join("results.csv")).unwrap();
            let graded = table.lines().filter(|line| line.contains("80.00")).count();
            assert_eq!(graded, names.len(), "{table}");
        }
    }
}

#[test]
fn what_the_head_of_a_form_says_is_refused_under_its_label() {
    let rules = format!(
        "{HEAD}[[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n[[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\n\
        points.up-to = {{ max = 100 }}\n"
    );
    let (folder, out) = made(&rules, Some(LIST), &["--per", "person"]);
    let sheet = &texts(&out.join("ca-nhan/CD01.xlsx"))["1. Lê Văn An"];
    let form = filled(sheet, &[("Kỷ luật", "80")], 4).replace("Lê Văn An", "Lê V?n An");
    fs::write(folder.path().join("an.csv"), form).unwrap();
    let output = grade(folder.path(), &folder.path().join("ket-qua"));
    assert!(said(&output).contains("ở “Họ và tên”"), "{}", said(&output));
}

#[test]
fn a_section_called_like_its_criterion_has_one_number() {
    let rules = format!(
        "{HEAD}[[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n[[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\n\
        points.up-to = {{ max = 100 }}\n\
        [[bonus]]\nid = \"b\"\ntitle = \"Điểm thưởng\"\ncap = 5\npoints.up-to = {{ max = 5 }}\n",
        HEAD = HEAD.replace("combine", "above-scale = \"cap\"\ncombine")
    );
    let (folder, out) = made(&rules, Some(LIST), &["--per", "person"]);
    let sheet = &texts(&out.join("ca-nhan/CD01.xlsx"))["1. Lê Văn An"];
    assert_eq!(row(sheet, "I")[..2], ["I", "Ý thức"]);
    assert_eq!(row(sheet, "II. Điểm thưởng (tối đa 5)")[..2], ["II. Điểm thưởng (tối đa 5)", ""]);
    assert!(!sheet.values().any(|text| text == "II"), "{sheet:?}");
    // What stands in the row of the title is no score.
    fs::write(folder.path().join("an.csv"), filled(sheet, &[("Kỷ luật", "80"), ("Điểm thưởng", "4")], 4)).unwrap();
    let result = folder.path().join("ket-qua");
    let output = grade(folder.path(), &result);
    assert!(seen(&problems_of(&result)).is_empty(), "{}", said(&output));
    assert!(fs::read_to_string(result.join("results.csv")).unwrap().contains("84.00"), "{}", said(&output));
}

#[test]
fn the_guide_tells_what_is_not_locked_in_a_form_with_periods() {
    let criterion = "[[fact]]\nid = \"leads\"\ntitle = \"Lãnh đạo\"\nkind = \"flag\"\n\
        [[role]]\nid = \"leader\"\ntitle = \"Nhóm lãnh đạo\"\nwhen = { fact = \"leads\", is = true }\n\
        [[role]]\nid = \"rest\"\ntitle = \"Nhóm còn lại\"\n[[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n\
        [[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\npoints.up-to = { max = 100 }\n";
    let periods = "[periods]\nkind = \"quarter\"\ncombine = \"mean\"\nleast = 1\nmissing = \"skip\"\n";
    for (more, lang, is_open) in [("", "vi", false), (periods, "vi", true), ("", "en", false), (periods, "en", true)] {
        let (_folder, out) = made(&format!("{HEAD}{more}{criterion}"), Some(LIST), &["--per", "unit", "--lang", lang]);
        let (sheet, locked, but) = if lang == "vi" {
            ("Hướng dẫn", "đã khóa", "trừ mã và tên trên trang của mỗi kỳ")
        } else {
            ("Guide", "is locked", "but for code and name on the sheet of each period")
        };
        let book = texts(&out.join("don-vi/CD01.xlsx"));
        let line = book[sheet].values().find(|text| text.contains(locked)).unwrap();
        assert_eq!(line.contains(but), is_open, "{line}");
    }
}
