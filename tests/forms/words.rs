//! What forms say of the rules, in cells and headings.

use std::collections::BTreeMap;

use super::totals::{HEAD, LIST, made};
use super::{shown, texts};

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

#[test]
fn a_group_has_no_maximum_where_the_role_is_not_known() {
    let rules = format!(
        "{HEAD}[[fact]]\nid = \"leads\"\ntitle = \"Lãnh đạo\"\nkind = \"flag\"\n\
        [[role]]\nid = \"leader\"\ntitle = \"Nhóm lãnh đạo\"\nwhen = {{ fact = \"leads\", is = true }}\n\
        [[role]]\nid = \"rest\"\ntitle = \"Nhóm còn lại\"\n\
        [[group]]\nid = \"g\"\ntitle = \"Ý thức\"\nweight = {{ default = 40, leader = 30 }}\n\
        [[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\npoints.up-to = {{ max = 10 }}\n\
        [[group]]\nid = \"h\"\ntitle = \"Công việc\"\nweight = {{ default = 60, leader = 70 }}\n\
        [[group.criterion]]\nid = \"b\"\ntitle = \"Nề nếp\"\npoints.up-to = {{ max = 10 }}\n"
    );
    // The list does not tell who leads; then it does.
    for (list, expected) in
        [(LIST, ""), ("Mã,Họ và tên,Mã đơn vị,Đơn vị,Lãnh đạo\nA-1,Lê Văn An,CD01,CĐCS Một,x\n", "30")]
    {
        let (_folder, out) = made(&rules, Some(list), &["--per", "person"]);
        let sheet = &texts(&out.join("ca-nhan/CD01.xlsx"))["1. Lê Văn An"];
        assert_eq!(row(sheet, "Ý thức")[2], expected);
    }
}
