//! What a person lacks for the next level, as three readers have it: the explanation, the slip of that person, the sheet
//! of reasons in the unit's workbook. They say one thing.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::io::Read as _;

use calamine::{Reader as _, Xlsx, open_workbook};
use support::{said, xeploai};
use tempfile::TempDir;

/// No quota, order or award looks at a criterion: their points are let go of after the levels.
const RULES: &str = r#"
schema = 1
id = "gates"
title = "Điều kiện của mức trên"
year = 2026
subject = "person"
scale = 100
rounding = { places = 2, mode = "half-up" }
combine = "last"

[[fact]]
id = "initiatives"
title = "Sáng kiến"
kind = "count"
blank = 0

[[fact]]
id = "registered"
title = "Có đăng ký"
kind = "flag"
blank = false

[[group]]
id = "work"
title = "Công việc"
[[group.criterion]]
id = "duty"
title = "Nhiệm vụ"
points.up-to = { max = 60 }
[[group.criterion]]
id = "service"
title = "Phục vụ"
points.up-to = { max = 40 }

[[level]]
id = "excellent"
title = "Xuất sắc"
from = 90
gates = ["strong", "either", "both"]
[[level]]
id = "good"
title = "Tốt"
from = 50
[[level]]
id = "rest"
title = "Còn lại"
from = 0

[[gate]]
id = "strong"
title = "Không tiêu chí nào yếu"
require = { all = [{ criterion = "duty", at-least = "80%" }, { criterion = "service", at-least = "80%" }] }
[[gate]]
id = "either"
title = "Có sáng kiến hoặc phục vụ tốt"
require = { any = [{ fact = "initiatives", at-least = 2 }, { criterion = "service", at-least = 38 }] }
[[gate]]
id = "both"
title = "Có sáng kiến và đăng ký"
require = { all = [{ fact = "initiatives", at-least = 1 }, { fact = "registered", is = true }] }

[ranking]
order = ["total"]
"#;

/// A and B are short of points; A meets every condition, B none. C has the points alone.
const LIST: &str = "Mã,Họ và tên,Đơn vị,Sáng kiến,Có đăng ký,Nhiệm vụ,Phục vụ\n\
                    A,Nguyễn Văn An,U1,2,x,50,36\n\
                    B,Trần Thị Bình,U1,0,,40,30\n\
                    C,Lê Văn Cường,U1,1,,60,35\n";

struct Readers {
    place: TempDir,
}

impl Readers {
    fn new(rules: &str, list: &str) -> Self {
        let place = TempDir::new().unwrap();
        fs::write(place.path().join("campaign.toml"), rules).unwrap();
        fs::write(place.path().join("danh-sach.csv"), list).unwrap();
        let mut command = xeploai();
        command.arg("grade").arg(place.path()).arg("--out").arg(place.path().join("kq"));
        let done = command.args(["--format", "xlsx,json,docx"]).output().unwrap();
        assert_eq!(done.status.code(), Some(0), "{}", said(&done));
        Self { place }
    }

    fn out(&self) -> std::path::PathBuf {
        self.place.path().join("kq")
    }

    fn explained(&self, code: &str) -> String {
        let told = xeploai().arg("explain").arg(self.out()).arg(code).output().unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
        told[told.find("Vì sao chưa xếp").unwrap()..].to_owned()
    }

    /// The slip of each person, without tags.
    fn slips(&self) -> Vec<String> {
        let file = fs::File::open(self.out().join("don-vi/U1-phieu.docx")).unwrap();
        let mut xml = String::new();
        let mut zip = zip::ZipArchive::new(file).unwrap();
        zip.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
        let text: String = xml.split('<').map(|part| part.split_once('>').map_or("", |(_, text)| text)).collect();
        text.split("PHIẾU KẾT QUẢ").skip(1).map(str::to_owned).collect()
    }

    /// All texts of the unit's workbook.
    fn workbook(&self) -> Vec<String> {
        let mut book: Xlsx<_> = open_workbook(self.out().join("don-vi/U1.xlsx") as std::path::PathBuf).unwrap();
        let sheets = book.worksheets();
        sheets.iter().flat_map(|(_, range)| range.used_cells().map(|(_, _, cell)| cell.to_string())).collect()
    }
}

fn slip_of<'s>(slips: &'s [String], name: &str) -> &'s str {
    slips.iter().find(|slip| slip.contains(name)).unwrap()
}

#[test]
fn three_readers_say_one_thing_of_the_next_level() {
    let readers = Readers::new(RULES, LIST);
    let (slips, cells) = (readers.slips(), readers.workbook());

    // 50 + 36 = 86: every condition is met, though nobody keeps the points of criteria.
    let told = readers.explained("A");
    assert!(told.contains("thiếu 4,00 điểm") && !told.contains("Chưa đạt"), "{told}");
    let slip = slip_of(&slips, "Nguyễn Văn An");
    assert!(slip.contains("thiếu 4,00 điểm") && !slip.contains("Chưa đạt điều kiện"), "{slip}");
    assert!(cells.iter().any(|cell| cell == "Xuất sắc: còn thiếu 4 điểm (từ 90)."), "{cells:?}");

    // 40 + 30 = 70: 20 points, and all three conditions. Both criteria are weak; two ways, of which one would do; both
    // parts of the last one, the mark too.
    for told in [readers.explained("B"), slip_of(&slips, "Trần Thị Bình").to_owned()] {
        for part in [
            "thiếu 20,00 điểm",
            "“Không tiêu chí nào yếu”: Nhiệm vụ có 40,00, cần từ 48: thiếu 8,00; Phục vụ có 30,00, cần từ 32: thiếu 2,00",
            "“Có sáng kiến hoặc phục vụ tốt”: Sáng kiến có 0, cần từ 2: thiếu 2 hoặc Phục vụ có 30,00, cần từ 38: thiếu 8,00",
            "“Có sáng kiến và đăng ký”: Sáng kiến có 0, cần từ 1: thiếu 1; Có đăng ký: cần “có”, đang là “không”",
        ] {
            assert!(told.contains(part), "no “{part}” in\n{told}");
        }
    }
    let named =
        "chưa đạt Không tiêu chí nào yếu; chưa đạt Có sáng kiến hoặc phục vụ tốt; chưa đạt Có sáng kiến và đăng ký";
    assert!(cells.iter().any(|cell| cell.contains(named)), "{cells:?}");

    // 95 points: the conditions alone; the parts that are met are not told as missing.
    for told in [readers.explained("C"), slip_of(&slips, "Lê Văn Cường").to_owned()] {
        assert!(told.contains("thiếu 1 hoặc Phục vụ có 35,00, cần từ 38: thiếu 3,00"), "{told}");
        assert!(told.contains("“Có sáng kiến và đăng ký”: Có đăng ký: cần “có”, đang là “không”"), "{told}");
        assert!(!told.contains("Tổng điểm 95,00, cần từ"), "{told}");
    }
}

/// One place for a unit, by 20% of seven, and none for the two heads, by 20% of two.
const TWO_SCOPES: &str = r#"
schema = 1
id = "two-scopes"
title = "Hai phạm vi"
year = 2026
subject = "person"
scale = 100
rounding = { places = 2, mode = "half-up" }
combine = "last"

[[role]]
id = "head"
title = "Lãnh đạo"
when = { fact = "position", is = "Trưởng phòng" }
[[role]]
id = "staff"
title = "Nhân viên"

[[fact]]
id = "position"
title = "Chức vụ"
kind = "text"
blank = ""

[[group]]
id = "work"
title = "Công việc"
[[group.criterion]]
id = "duty"
title = "Nhiệm vụ"
points.up-to = { max = 100 }

[[level]]
id = "excellent"
title = "Xuất sắc"
from = 90
[[level]]
id = "good"
title = "Tốt"
from = 0

[[quota]]
id = "excellent-20"
title = "Xuất sắc không quá 20%"
level = "excellent"
share = "20%"
base = "rated"
scopes = [["unit"], ["unit", "role"]]
rounding = "down"
order = ["total"]
ties = "ask"
over = "demote"

[ranking]
order = ["total"]
"#;

/// A, a head, has fewer points than B, who has the unit’s only place; but heads have no place at all, so that more points
/// would not help him.
const HEADS: &str = "Mã,Họ và tên,Đơn vị,Chức vụ,Nhiệm vụ\n\
                     A,Nguyễn Văn An,U1,Trưởng phòng,95\n\
                     B,Trần Thị Bình,U1,,97\n\
                     C,Lê Văn Cường,U1,Trưởng phòng,70\n\
                     D,Phạm Thị Dung,U1,,70\n\
                     E,Hoàng Văn Em,U1,,70\n\
                     F,Đỗ Thị Giang,U1,,70\n\
                     G,Vũ Văn Hà,U1,,70\n";

#[test]
fn every_scope_that_has_no_place_is_told() {
    let readers = Readers::new(TWO_SCOPES, HEADS);
    for told in [readers.explained("A"), slip_of(&readers.slips(), "Nguyễn Văn An").to_owned()] {
        assert!(told.contains("Cả đơn vị: tổng điểm 95,00") && told.contains("kém 2,00"), "{told}");
        assert!(told.contains("Lãnh đạo: không có suất nào cho ai"), "{told}");
    }
}
