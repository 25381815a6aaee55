//! `check -v` tells what every column of every table was taken for, and which are read by nothing.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;

use support::xeploai;

#[test]
fn every_column_is_told() {
    let place = tempfile::tempdir().unwrap();
    fs::write(place.path().join("campaign.toml"), RULES).unwrap();
    let table = "STT,Mã,Họ và tên,Ngày sinh,Đơn vị,Sáng kiến,TT1 (Tự chấm),Tổng điểm,Xếp loại,Số áo\n\
                 1,DV01,Nguyễn Văn An,1980,Trường A,1,9,9,Tốt,40\n";
    fs::write(place.path().join("danh-sach.csv"), table).unwrap();
    let output = xeploai().args(["check", "-v"]).arg(place.path()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for line in [
        "Các cột của danh-sach.csv:",
        "    A  số thứ tự",
        "    B  mã",
        "    C  họ tên",
        "    D  ngày sinh",
        "    E  tên đơn vị",
        "    F  Sáng kiến",
        "    G  Chấp hành quy chế (Tự chấm)",
        "    H  tổng điểm, chỉ để đối chiếu",
        "    I  xếp loại, chỉ để đối chiếu",
    ] {
        assert!(text.lines().any(|told| told == line), "{line:?} is not told\n{text}");
    }
    assert!(text.contains("Không dùng đến các cột: “Số áo”"), "{text}");
}

const RULES: &str = r#"
schema = 1
id = "cot"
title = "Cột nào là gì"
year = 2026
subject = "person"
scale = 10
rounding = { places = 0, mode = "down" }
combine = "last"
rater = [{ id = "self", title = "Tự chấm", column = ["Cá nhân"] }]
fact = [{ id = "initiatives", title = "Sáng kiến", kind = "count", blank = 0 }]
group = [{ id = "g", title = "Nhóm", criterion = [{ id = "c", title = "Chấp hành quy chế", column = ["TT1"], points = { up-to = { max = 10 } } }] }]
level = [{ id = "good", title = "Tốt", from = 7, gates = ["new"] }, { id = "low", title = "Chưa tốt", from = 0 }]
gate = [{ id = "new", title = "Có sáng kiến", require = { fact = "initiatives", at-least = 1 } }]
ranking = { order = ["total"] }
"#;
