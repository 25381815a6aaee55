//! What the program says when something is not as it should be: where it is, and the way out.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;

use support::{copy_inputs, package, said, xeploai};
use tempfile::TempDir;

/// What a command prints, on both ways, and its exit code.
fn run(here: &Path, args: &[&str]) -> (Option<i32>, String) {
    let output = xeploai().current_dir(here).args(args).output().unwrap();
    (output.status.code(), said(&output))
}

/// A copy of an example or a case.
fn copy(of: &str) -> TempDir {
    let place = TempDir::new().unwrap();
    copy_inputs(&package(of), &place.path().join("tinh"));
    place
}

#[test]
fn a_decision_that_breaks_a_quota_names_the_unit() {
    let place = copy("tests/problems/decision-breaks-quota");
    let (_, told) = run(place.path(), &["check", "tinh"]);
    assert!(told.contains("(Tổ 1) bị vượt"), "{told}");
    let (_, told) = run(place.path(), &["check", "tinh", "--lang", "en"]);
    assert!(told.contains("(Tổ 1) is exceeded"), "{told}");
    assert!(told.contains("0 errors, 1 warning."), "{told}");
    // With 5 points An is no candidate: nobody is cut or beyond by the rules, yet the page marks the line.
    let list = place.path().join("tinh/danh-sach.csv");
    fs::write(&list, fs::read_to_string(&list).unwrap().replace("Tổ 1,8", "Tổ 1,5")).unwrap();
    run(place.path(), &["grade", "tinh", "--out", "ra", "--format", "html"]);
    let page = fs::read_to_string(place.path().join("ra/bao-cao.html")).unwrap();
    assert!(page.contains("<tbody class=\"bites\">"), "{page}");
}

#[test]
fn whoever_names_the_data_instead_of_the_result_is_told_so() {
    let place = copy("examples/can-sua");
    for args in [&["explain", "tinh", "CD01-001"][..], &["verify", "tinh"], &["compare", "tinh", "tinh"]] {
        let (code, told) = run(place.path(), args);
        assert_eq!(code, Some(2), "{told}");
        assert!(told.contains("không phải thư mục kết quả") && told.contains("ket-qua"), "{told}");
    }
    run(place.path(), &["grade", "tinh", "--out", "tinh/kết quả 1", "--format", "csv"]);
    let (_, told) = run(place.path(), &["explain", "tinh", "CD01-001"]);
    assert!(told.contains("có lẽ bạn muốn nói \"tinh/kết quả 1\""), "{told}");
    let (_, told) = run(place.path(), &["explain", "tinh/kết quả 1", "CD01-001"]);
    assert!(told.contains("không có results.json") && told.contains("--format"), "{told}");
}

#[test]
fn the_rules_one_folder_up_are_pointed_out() {
    let place = copy("examples/can-sua");
    let (code, told) = run(place.path(), &["check", "tinh/CD01"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("thư mục bên trên") && told.contains("tinh/campaign.toml"), "{told}");
    // With the file named it goes on.
    let (_, told) = run(place.path(), &["check", "tinh/CD01", "--campaign", "tinh/campaign.toml"]);
    assert!(!told.contains("campaign.toml trong"), "{told}");
}

#[test]
fn an_output_that_is_a_file_is_told_as_such() {
    let place = copy("examples/can-sua");
    let (code, told) = run(place.path(), &["grade", "tinh", "--out", "tinh/campaign.toml"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("“tinh/campaign.toml” là một tệp"), "{told}");
}

#[test]
fn a_mistake_points_to_the_help_of_its_command() {
    let place = TempDir::new().unwrap();
    for (args, help) in [
        (&["check", "--ouut"][..], "“xeploai check --help”"),
        (&["mau-phieu", "--per", "x"], "“xeploai form --help”"),
        (&["explain"], "“xeploai explain --help”"),
        (&["tong-hop"], "“xeploai rollup --help”"),
        (&["grad"], "“xeploai grade --help”"),
        (&["zzz"], "“xeploai --help”"),
    ] {
        let (code, told) = run(place.path(), args);
        assert_eq!(code, Some(2), "{told}");
        assert!(told.contains(help), "{args:?}\n{told}");
    }
}

#[test]
fn a_list_of_formats_may_have_blanks() {
    let place = copy("examples/can-sua");
    let (code, told) = run(place.path(), &["grade", "tinh", "--format", "csv, json", "--out", "ra"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(place.path().join("ra/results.csv").exists() && place.path().join("ra/results.json").exists());
    assert!(!place.path().join("ra/tong-hop.xlsx").exists());
    let (code, told) = run(place.path(), &["form", "tinh", "--per", "unit , phone"]);
    assert_eq!(code, Some(1), "errors in the list of one unit: {told}");
    let (code, told) = run(place.path(), &["grade", "tinh", "--format", "csv, jso"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("Có phải ý bạn là json?"), "{told}");
}

#[test]
fn copies_are_promised_only_where_there_are_any() {
    let place = copy("examples/can-sua");
    let (_, told) = run(place.path(), &["grade", "tinh", "--out", "ra"]);
    assert!(told.contains("Tệp đã đánh dấu chỗ phải sửa: ra/loi"), "{told}");
    // A tie belongs to no cell.
    let place = copy("tests/problems/quota-tie");
    let (_, told) = run(place.path(), &["grade", "tinh", "--out", "ra"]);
    assert!(!told.contains("Tệp đã đánh dấu") && told.contains("Danh sách những chỗ phải sửa: ra/loi"), "{told}");
}

#[test]
fn a_sheet_of_ours_in_a_mended_copy_is_nothing_to_tell() {
    let place = copy("examples/can-sua");
    run(place.path(), &["grade", "tinh", "--out", "ra"]);
    let name = "CD02/bang-cham-diem.xlsx";
    fs::copy(place.path().join("ra/loi/CD02_bang-cham-diem.xlsx"), place.path().join("tinh").join(name)).unwrap();
    let (_, told) = run(place.path(), &["check", "tinh", "-v"]);
    assert!(told.contains(name) && !told.contains("“Cần sửa”"), "{told}");
}

#[test]
fn templates_are_copied_once_and_their_fields_are_printed() {
    let place = TempDir::new().unwrap();
    let (code, told) = run(place.path(), &["templates", "mau"]);
    assert_eq!(code, Some(0), "{told}");
    fs::remove_file(place.path().join("mau/bien-ban.docx")).unwrap();
    let (code, told) = run(place.path(), &["templates", "mau"]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("chọn thư mục khác") && !told.contains("os error"), "{told}");
    assert!(!place.path().join("mau/bien-ban.docx").exists(), "all or none");
    let (code, told) = run(place.path(), &["templates"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("{{"), "{told}");
    assert!(told.contains(fs::read_to_string(package("docs/placeholders.md")).unwrap().trim_end()));
}

#[test]
fn what_changed_about_somebody_is_told_in_the_order_of_the_rules() {
    let place = copy("examples/can-sua");
    run(place.path(), &["grade", "tinh", "--out", "cu"]);
    let scores = place.path().join("tinh/CD01/cham-diem.csv");
    let text = fs::read_to_string(&scores).unwrap();
    // Every score of the first person is made 1.
    let one = |(at, cell): (usize, &str)| if (3..15).contains(&at) { "1".to_owned() } else { cell.to_owned() };
    let line = |line: &str| match line.contains("CD01-001") {
        true => line.split(';').enumerate().map(one).collect::<Vec<_>>().join(";"),
        false => line.to_owned(),
    };
    let changed: Vec<String> = text.lines().map(line).collect();
    fs::write(&scores, changed.join("\n") + "\n").unwrap();
    run(place.path(), &["grade", "tinh", "--out", "moi"]);
    let (_, told) = run(place.path(), &["compare", "cu", "moi", "--json"]);
    let order: Vec<&str> =
        told.match_indices("\"id\":\"").map(|(at, _)| told[at + 6..].split('"').next().unwrap()).collect();
    let criteria: Vec<&str> = order.into_iter().filter(|id| !id.starts_with("CD")).collect();
    let wanted = ["tt1", "tt2", "tt3", "tn1", "tn2", "tn3", "lc1", "lc2", "lc3", "st1", "st2", "st3"];
    assert_eq!(criteria, wanted, "{told}");
}

#[test]
fn rules_that_changed_are_told_by_their_titles_as_they_stand_in_the_file() {
    let place = copy("examples/can-sua");
    run(place.path(), &["grade", "tinh", "--out", "cu"]);
    let rules = place.path().join("tinh/campaign.toml");
    let text = fs::read_to_string(&rules).unwrap();
    // TT1 and ST3 change, and stand in this order; by id it would be the other one.
    let mut changed = String::new();
    for part in text.split_inclusive("[[group.criterion]]") {
        let is_meant = part.contains("id = \"tt1\"") || part.contains("id = \"st3\"");
        changed.push_str(&if is_meant {
            part.replacen("column = [", "column = [\"Cột mới\", ", 1)
        } else {
            part.to_owned()
        });
    }
    assert_ne!(changed, text);
    // One heading cannot be that of two.
    fs::write(&rules, changed.replacen("Cột mới", "Cột cũ", 1)).unwrap();
    run(place.path(), &["grade", "tinh", "--out", "moi"]);
    let (code, told) = run(place.path(), &["compare", "cu", "moi"]);
    assert_eq!(code, Some(0), "{told}");
    let [first, second] = ["criterion tt1 “Chấp hành chủ trương", "criterion st3 “Tự học"].map(|text| told.find(text));
    assert!(first.is_some() && first < second, "{told}");
}

#[test]
fn who_gets_an_award_by_decision_is_not_told_that_there_was_no_place() {
    // N01 with 85 takes the one place; the decision gives the award to N02. N03 is no candidate.
    let place = copy("tests/golden/awards/an-award-tie-is-settled-by-the-award-column");
    let people = "N03,Lê Văn Cường,U1,60\nN02,Trần Thị Bình,U1,80\nN01,Nguyễn Văn An,U1,85\n";
    fs::write(place.path().join("tinh/danh-sach.csv"), format!("Mã,Họ và tên,Đơn vị,Điểm\n{people}")).unwrap();
    run(place.path(), &["grade", "tinh", "--out", "ra", "--format", "json,html"]);
    let results = fs::read_to_string(place.path().join("ra/results.json")).unwrap();
    assert!(results.contains("Theo quy định thì hết suất"), "{results}");
    let page = fs::read_to_string(place.path().join("ra/bao-cao.html")).unwrap();
    assert!(page.contains("Quyết định của tập thể"), "the remark of who is decided on");
    assert!(!page.contains("Hết suất: "), "no remark against the decision");
}

#[test]
fn of_weighed_raters_the_one_whose_numbers_do_not_fit_is_shown() {
    let place = TempDir::new().unwrap();
    let inputs = place.path().join("tinh");
    fs::create_dir(&inputs).unwrap();
    let rules = r#"
schema = 1
id = "viec"
title = "Việc được giao"
year = 2026
subject = "person"
scale = 100
rounding = { places = 2, mode = "half-up" }
combine = "weighted"
missing-rater = "incomplete"
[[rater]]
id = "self"
title = "Tự chấm"
column = ["Tự chấm"]
weight = "40%"
[[rater]]
id = "board"
title = "BCH chấm"
column = ["BCH chấm"]
weight = "60%"
[[group]]
id = "work"
title = "Công việc"
[[group.criterion]]
id = "done"
title = "Tỷ lệ việc xong"
points.ratio = { done = "Việc xong", of = "Việc giao", max = 100 }
[[level]]
id = "good"
title = "Tốt"
from = 0
[ranking]
order = ["total"]
"#;
    fs::write(inputs.join("campaign.toml"), rules).unwrap();
    let heads = "Mã,Họ và tên,Đơn vị,Việc xong – Tự chấm,Việc xong – BCH chấm,Việc giao – Tự chấm,Việc giao – BCH chấm";
    fs::write(inputs.join("danh-sach.csv"), format!("{heads}\nN01,Nguyễn Văn An,U1,31,9,30,9\n")).unwrap();
    // The board's 9 of 9 is right; his own 31 of 30 is not.
    let (_, told) = run(place.path(), &["check", "tinh", "--json"]);
    assert!(told.contains("value/done-above-of"), "{told}");
    assert!(told.contains("\"D2\"") && told.contains("(31 / 30)"), "{told}");
}

#[test]
fn empty_cells_of_several_sheets_are_told_once_with_their_sheets() {
    let place = TempDir::new().unwrap();
    let folder = place.path().join("tinh");
    fs::create_dir(&folder).unwrap();
    let rules = "schema = 1\nid = \"thu\"\ntitle = \"Thử\"\nyear = 2026\nsubject = \"person\"\nscale = 100\n\
        rounding = { places = 2, mode = \"half-up\" }\ncombine = \"last\"\n\
        [periods]\nkind = \"quarter\"\ncombine = \"mean\"\nleast = 1\nmissing = \"skip\"\n\
        [[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n\
        [[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\npoints.up-to = { max = 60 }\n\
        [[group.criterion]]\nid = \"b\"\ntitle = \"Nề nếp\"\npoints.up-to = { max = 40 }\n\
        [[level]]\nid = \"good\"\ntitle = \"Tốt\"\nfrom = 70\n[[level]]\nid = \"weak\"\ntitle = \"Chưa tốt\"\nfrom = 0\n\
        [ranking]\norder = [\"total\"]\n";
    fs::write(folder.join("campaign.toml"), rules).unwrap();
    fs::write(folder.join("ds.csv"), "Mã,Họ và tên\nA-1,Lê Văn An\nA-2,Lê Ba\n").unwrap();
    let quarter = |of: &str, first: &str, second: &str| {
        let table = format!("Mã,Họ và tên,Kỷ luật,Nề nếp\nA-1,Lê Văn An,{first}\nA-2,Lê Ba,{second}\n");
        fs::write(folder.join(format!("Quý {of}.csv")), table).unwrap();
    };
    // In the first two quarters the same cell is empty; in the third another one too, and of Ba only that.
    quarter("I", ",40", "60,40");
    quarter("II", ",40", "60,40");
    quarter("III", ",", "60,");
    let (_, told) = run(place.path(), &["check", "tinh"]);
    let of_an = "Kỷ luật (C2 – Quý I.csv, Quý II.csv, Quý III.csv); Nề nếp (D2 – Quý III.csv)";
    assert!(told.contains(of_an), "{told}");
    assert!(told.contains("Lê Ba (A-2) còn thiếu: Nề nếp (D3)"), "{told}");
}
