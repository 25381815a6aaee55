//! Raters, roles and facts.

use super::{COLUMN_EN, COLUMN_VI, CONDITION, Choice, ID, SOURCE, Shape, TITLE, Table, WORDS, doc, may, must};

pub(super) const TABLES: &[&Table] = &[&RATER, &ROLE, &FACT, &FROM_MEMBERS, &FROM_SUBORDINATES];

static RATER: Table = Table {
    name: "[[rater]]",
    doc: doc("Một cấp chấm", "One who scores"),
    keys: &[
        ID,
        TITLE,
        SOURCE,
        may(
            "column",
            WORDS,
            "chữ trong tiêu đề cột, tên trang tính hay tệp chỉ cấp chấm này",
            "words in headings, names of sheets or files that mean this rater",
        ),
        may(
            "weight",
            Shape::Percent,
            "trọng số, khi `combine = \"weighted\"`",
            "the weight, with `combine = \"weighted\"`",
        ),
    ],
    choices: &[],
    example: r#"[[rater]]
id = "self"
title = "Tự chấm"
column = ["Điểm tự chấm", "Cá nhân tự chấm"]"#,
};

static ROLE: Table = Table {
    name: "[[role]]",
    doc: doc("Một nhóm vị trí", "One group of positions"),
    keys: &[
        ID,
        TITLE,
        SOURCE,
        may(
            "when",
            CONDITION,
            "ai thuộc nhóm này; nhóm cuối không ghi thì nhận những người còn lại",
            "who belongs to it; the last without it takes the rest",
        ),
    ],
    choices: &[],
    example: r#"[[role]]
id = "leader"
title = "Lãnh đạo, quản lý"
when = { fact = "position", one-of = ["Giám đốc", "Phó Giám đốc"] }
[[role]]
id = "staff"
title = "Không giữ chức vụ""#,
};

static FACT: Table = Table {
    name: "[[fact]]",
    doc: doc("Một dữ kiện không phải điểm", "A value that is no score"),
    keys: &[
        ID,
        TITLE,
        SOURCE,
        must(
            "kind",
            Shape::OneOf(&["text", "count", "number", "percent", "flag", "date"]),
            "chữ, số đếm, số, phần trăm, có/không, ngày",
            "text, a count, a number, a percentage, yes or no, a date",
        ),
        may("column", WORDS, COLUMN_VI, COLUMN_EN),
        may(
            "values",
            WORDS,
            "những chữ được phép, cho `kind = \"text\"`; chữ khác là lỗi",
            "the words allowed, for `kind = \"text\"`; another word is an error",
        ),
        may(
            "blank",
            Shape::Simple,
            "ô trống được đọc như giá trị này; không ghi thì ô trống làm người đó chưa đủ dữ liệu",
            "an empty cell is read as this; without it an empty cell leaves the subject incomplete",
        ),
        may(
            "from-subordinates",
            Shape::Table("from-subordinates"),
            "người: số cấp dưới đang ở một mức",
            "people: how many people below hold a level",
        ),
        may(
            "from-members",
            Shape::Table("from-members"),
            "đơn vị: lấy từ kết quả của các thành viên trong cùng lần chạy",
            "units: taken from the results of the members in the same run",
        ),
    ],
    choices: &[],
    example: r#"[[fact]]
id = "discipline"
title = "Hình thức kỷ luật trong năm"
kind = "text"
column = ["Kỷ luật"]
values = ["Khiển trách", "Cảnh cáo", "Cách chức", "Buộc thôi việc"]
blank = """#,
};

static FROM_SUBORDINATES: Table = Table {
    name: "from-subordinates",
    doc: doc(
        "Số người cấp dưới trong cùng đơn vị đang ở một mức, trước khi khống chế tỷ lệ; không ai ở dưới thì đọc ô của người đó",
        "How many people below, in the same unit, hold a level before the quota; where nobody is below the person's cell is read",
    ),
    keys: &[
        must("level", Shape::IdOf("level"), "mức được đếm", "the level that is counted"),
        must(
            "of",
            Shape::List(&Shape::IdOf("role")),
            "cấp dưới thuộc những nhóm vị trí này",
            "the roles of those below",
        ),
        must(
            "for",
            Shape::List(&Shape::IdOf("role")),
            "những nhóm vị trí có cấp dưới; người khác được tính 0",
            "the roles that have people below; others get 0",
        ),
        may(
            "same",
            Shape::IdOf("fact"),
            "chỉ đếm người có cùng dữ kiện này, như cùng phòng; ô trống không cùng với ai",
            "only those with the same value of this fact, such as a section; an empty cell is the same as nothing",
        ),
    ],
    choices: &[],
    example: r#"[[fact]]
id = "failed-subordinates"
title = "Số cấp dưới không hoàn thành nhiệm vụ"
kind = "count"
from-subordinates = { level = "not-done", of = ["staff"], for = ["leader"], same = "section" }"#,
};

static FROM_MEMBERS: Table = Table {
    name: "from-members",
    doc: doc("Dữ kiện của đơn vị tính từ các thành viên", "A fact of a unit computed from its members"),
    keys: &[
        may("share-of", CONDITION, "tỷ lệ thành viên đạt điều kiện", "the share of members that meet the condition"),
        may("mean", Shape::OneOf(&["total"]), "trung bình tổng điểm của thành viên", "the mean total of the members"),
        may("count", CONDITION, "số thành viên đạt điều kiện", "the number of members that meet the condition"),
        may(
            "base",
            Shape::OneOf(&["rated", "headcount"]),
            "mẫu số của `share-of`: đã xếp loại hay toàn danh sách",
            "what `share-of` is a share of: those rated, or all on the roster",
        ),
    ],
    choices: &[
        Choice {
            must: &["share-of", "base"],
            one_of: &[],
            may: &[],
            doc: doc("tỷ lệ phần trăm thành viên", "a percentage of the members"),
            example: r#"from-members = { share-of = { level = "good", or = "better" }, base = "rated" }"#,
        },
        Choice {
            must: &["mean"],
            one_of: &[],
            may: &[],
            doc: doc("trung bình", "a mean"),
            example: r#"from-members = { mean = "total" }"#,
        },
        Choice {
            must: &["count"],
            one_of: &[],
            may: &[],
            doc: doc("một số đếm", "a count"),
            example: r#"from-members = { count = { level = "not-done" } }"#,
        },
    ],
    example: "",
};
