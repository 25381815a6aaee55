//! What the live cells of a form say: read here as formulas; tests/forms/check.py has LibreOffice compute them.

use std::fs;
use std::path::{Path, PathBuf};

use calamine::{Reader as _, open_workbook_auto};

use super::{files, form, said};

/// Rules of one rater; what stands behind the head is each test's own.
pub(crate) const HEAD: &str = "schema = 1\nid = \"thu\"\ntitle = \"Thử\"\nyear = 2026\nsubject = \"person\"\nscale = 100\n\
    rounding = { places = 2, mode = \"half-up\" }\ncombine = \"last\"\n\
    [[level]]\nid = \"good\"\ntitle = \"Tốt\"\nfrom = 70\n[[level]]\nid = \"weak\"\ntitle = \"Chưa tốt\"\nfrom = 0\n\
    [ranking]\norder = [\"total\"]\n";

/// A leader and everybody else.
const ROLES: &str = "[[fact]]\nid = \"leads\"\ntitle = \"Lãnh đạo\"\nkind = \"flag\"\nblank = false\n\
    [[role]]\nid = \"leader\"\ntitle = \"Nhóm lãnh đạo\"\nwhen = { fact = \"leads\", is = true }\n\
    [[role]]\nid = \"rest\"\ntitle = \"Nhóm còn lại\"\n";

/// A list of one.
pub(crate) const LIST: &str = "Mã,Họ và tên,Mã đơn vị,Đơn vị\nA-1,Lê Văn An,CD01,CĐCS Một\n";

/// The forms of some rules and a list.
pub(crate) fn made(rules: &str, list: Option<&str>, more: &[&str]) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("campaign.toml"), rules).unwrap();
    if let Some(list) = list {
        fs::write(folder.path().join("danh-sach.csv"), list).unwrap();
    }
    let out = folder.path().join("mau");
    let output = form(folder.path(), &out, more);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    (folder, out)
}

/// The formulas of a workbook.
pub(crate) fn formulas(path: &Path) -> Vec<String> {
    let mut book = open_workbook_auto(path).unwrap();
    let names = book.sheet_names();
    let of = |name: String| book.worksheet_formula(&name).unwrap().used_cells().map(|cell| cell.2.clone()).collect();
    names.into_iter().flat_map::<Vec<String>, _>(of).collect()
}

/// The running totals of the unit's form and of a person's.
fn totals(rules: &str) -> Vec<String> {
    let (_folder, out) = made(rules, Some(LIST), &["--per", "unit,person"]);
    let all = files(&out).into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "xlsx"));
    let all: Vec<String> =
        all.flat_map(|file| formulas(&out.join(file))).filter(|text| text.contains("COUNTA")).collect();
    assert_eq!(all.len(), 2, "{all:?}");
    all
}

#[test]
fn a_blank_day_is_a_day_in_the_condition_of_a_role() {
    let rules = format!(
        "{HEAD}[[fact]]\nid = \"joined\"\ntitle = \"Ngày vào ngành\"\nkind = \"date\"\nblank = 2005-01-01\n\
        [[role]]\nid = \"old\"\ntitle = \"Người cũ\"\nwhen = {{ fact = \"joined\", below = 2010-01-01 }}\n\
        [[role]]\nid = \"rest\"\ntitle = \"Còn lại\"\n\
        [[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n[[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\n\
        points.up-to = {{ max = 10 }}\nweight = {{ default = 40, old = 50 }}\n\
        [[group.criterion]]\nid = \"b\"\ntitle = \"Nề nếp\"\npoints.up-to = {{ max = 10 }}\nweight = {{ default = 60, old = 50 }}\n"
    );
    let (_folder, out) = made(&rules, Some(LIST), &["--per", "unit,person"]);
    for file in ["don-vi/CD01.xlsx", "ca-nhan/CD01.xlsx"] {
        let all = formulas(&out.join(file));
        let role = all.iter().find(|text| text.contains("Người cũ") && text.contains("ISNUMBER")).unwrap();
        assert!(role.contains("=\"\",DATE(2005,1,1),") && role.contains("<DATE(2010,1,1)"), "{file}: {role}");
        assert!(!role.contains("\"2005-01-01\""), "{file}: {role}");
    }
}

#[test]
fn what_a_role_is_not_asked_is_not_looked_at_in_its_total() {
    // A table of bands has no place for an empty cell: of the leader it must not be looked up, not even times 0.
    let rules = format!(
        "{HEAD}{ROLES}[[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n\
        [[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\npoints.up-to = {{ max = 10 }}\nweight = {{ default = 40, leader = 100 }}\n\
        [[group.criterion]]\nid = \"b\"\ntitle = \"Dự họp\"\npoints.bands = {{ max = 10, from = [[80, 10], [50, 5]] }}\n\
        weight = {{ default = 60, leader = 0 }}\n"
    );
    for total in totals(&rules) {
        let before = total.split("LOOKUP(").next().unwrap();
        assert!(before.contains("=\"Nhóm lãnh đạo\",0,1)=1,"), "{total}");
    }
}

#[test]
fn a_total_says_nothing_of_what_only_grading_reads() {
    let rules = format!(
        "{HEAD}[[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n\
        [[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\npoints.up-to = {{ max = 40 }}\n\
        [[group.criterion]]\nid = \"b\"\ntitle = \"Học tập\"\npoints.choice = {{ \"Tốt\" = 30, \"Khá\" = 20, \"Được\" = 20 }}\n\
        [[group.criterion]]\nid = \"c\"\ntitle = \"Tiết kiệm\"\npoints.percent = {{ max = 20 }}\nnot-applicable = \"full\"\n\
        [[group.criterion]]\nid = \"d\"\ntitle = \"Trung thực\"\npoints.flag = {{ yes = 10 }}\n"
    );
    let [person, table] = totals(&rules).try_into().unwrap();
    for (total, [up_to, choice, percent, flag]) in
        [(table, ["D7", "E7", "F7", "G7"]), (person, ["E11", "E12", "E13", "E14"])]
    {
        // A number as text counts neither as that number nor as none; “not applicable” is the one word that may stand there.
        let words = format!("COUNTA({up_to},{percent})-COUNT({up_to},{percent})-OR(LOWER(TRIM({percent}&\"\"))=");
        // 96% is 0.96 for a formula, and 96 when it is graded.
        let per_cent = [up_to, percent].map(|cell| format!("LEFT(CELL(\"format\",{cell}))=\"P\"")).join(",");
        let per_cent = format!("IFERROR(OR({per_cent}),FALSE)");
        // Blanks around a word are none of it, and another word is no points rather than 0.
        let choice =
            format!("CHOOSE(SUMPRODUCT((LOWER(TRIM({choice}&\"\"))={{\"tốt\",\"khá\",\"được\"}})*{{1,2,2}}),30,20)");
        let flag = format!("CHOOSE(SUMPRODUCT((LOWER(TRIM({flag}&\"\"))={{\"x\",");
        for part in [&words, &per_cent, &choice, &flag] {
            assert!(total.contains(part.as_str()), "{part}\n{total}");
        }
    }
}

#[test]
fn a_role_that_looks_at_words_in_the_place_of_a_number_is_not_told() {
    let rules = format!(
        "{HEAD}[[fact]]\nid = \"years\"\ntitle = \"Thâm niên\"\nkind = \"number\"\nblank = 0\n\
        [[role]]\nid = \"old\"\ntitle = \"Lâu năm\"\nwhen = {{ fact = \"years\", at-least = 10 }}\n\
        [[role]]\nid = \"rest\"\ntitle = \"Còn lại\"\n\
        [[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n[[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\n\
        points.up-to = {{ max = 10 }}\nweight = {{ default = 40, old = 50 }}\n\
        [[group.criterion]]\nid = \"b\"\ntitle = \"Nề nếp\"\npoints.up-to = {{ max = 10 }}\nweight = {{ default = 60, old = 50 }}\n"
    );
    let (_folder, out) = made(&rules, Some(LIST), &["--per", "unit"]);
    let all = formulas(&out.join("don-vi/CD01.xlsx"));
    let role = all.iter().find(|text| text.contains("Lâu năm") && !text.contains("COUNTA")).unwrap();
    assert!(role.contains("IF(OR(ISTEXT(D7),IFERROR(OR(LEFT(CELL(\"format\",D7))=\"P\"),FALSE)),\"?\","), "{role}");
    let total = all.iter().find(|text| text.contains("COUNTA")).unwrap();
    assert!(total.contains("$E7=\"?\"),\"xem lại\","), "{total}");
}

#[test]
fn the_number_of_what_is_lacking_stands_where_the_language_has_it() {
    let rules = format!(
        "{HEAD}[[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n[[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\n\
        points.up-to = {{ max = 60 }}\n\
        [[group.criterion]]\nid = \"b\"\ntitle = \"Nề nếp\"\npoints.up-to = {{ max = 40 }}\n"
    );
    for (lang, expected) in [
        ("vi", "IF((D7=\"\")+(E7=\"\")>0,\"thiếu \"&((D7=\"\")+(E7=\"\")),"),
        ("en", "IF((D7=\"\")+(E7=\"\")>0,((D7=\"\")+(E7=\"\"))&\" missing\","),
    ] {
        let (_folder, out) = made(&rules, Some(LIST), &["--per", "unit", "--lang", lang]);
        let all = formulas(&out.join("don-vi/CD01.xlsx"));
        let total = all.iter().find(|text| text.contains("COUNTA")).unwrap();
        assert!(total.contains(expected), "{lang}: {total}");
    }
}
