//! Groups, criteria, bonuses and deductions.

use super::{COLUMN_EN, COLUMN_VI, Choice, ID, Key, Least, SOURCE, Shape, TITLE, Table, WORDS, doc, may, must};

pub(super) const TABLES: &[&Table] = &[&GROUP, &CRITERION, &BONUS, &BONUS_CRITERION, &DEDUCTION, &DEDUCTION_CRITERION];

const WEIGHT: Shape = Shape::Either(&[Shape::Number(Least::Zero), Shape::Map(&Shape::Number(Least::Zero))]);
const COLUMN: Key = may("column", Shape::Either(&[WORDS, Shape::Map(&WORDS)]), COLUMN_VI, COLUMN_EN);
const POINTS_VI: &str = "cách tính điểm: đúng một trong tám kiểu";
const POINTS_EN: &str = "how points are made: exactly one of eight kinds";
const BLANK: Key = may(
    "blank",
    Shape::Simple,
    "ô trống trong một dòng đã nộp được đọc như giá trị này; không ghi thì người đó chưa đủ dữ liệu",
    "an empty cell of a row that was handed in is read as this; without it the subject is incomplete",
);
const CAP: Key = must(
    "cap",
    Shape::Number(Least::AboveZero),
    "tối đa được cộng (hoặc trừ)",
    "the most that is added (or taken off)",
);

static GROUP: Table = Table {
    name: "[[group]]",
    doc: doc("Một nhóm tiêu chí", "A group of criteria"),
    keys: &[
        ID,
        TITLE,
        SOURCE,
        may(
            "weight",
            WEIGHT,
            "điểm của cả nhóm, một số hoặc theo nhóm vị trí (`default` cho các nhóm còn lại); không ghi thì là tổng của các tiêu chí",
            "what the whole group weighs, one number or one for each role (`default` for the rest); without it the sum of its criteria",
        ),
        must("criterion", Shape::Table("[[group.criterion]]"), "các tiêu chí của nhóm", "the criteria of the group"),
    ],
    choices: &[],
    example: r#"[[group]]
id = "duty"
title = "Trách nhiệm"
weight = { default = 35, leader = 40 }"#,
};

static CRITERION: Table = Table {
    name: "[[group.criterion]]",
    doc: doc("Một tiêu chí", "A criterion"),
    keys: &[
        ID,
        TITLE,
        SOURCE,
        COLUMN,
        must("points", Shape::Table("points"), POINTS_VI, POINTS_EN),
        may(
            "weight",
            WEIGHT,
            "điểm của tiêu chí trong nhóm nếu khác điểm tối đa; 0 là không hỏi nhóm vị trí đó",
            "what it weighs in its group where that is not its maximum; 0 means it is not asked of the role",
        ),
        may(
            "not-applicable",
            Shape::OneOf(&["refuse", "share-out", "full"]),
            "ô “không áp dụng”: từ chối (mặc định), chia trọng số trong nhóm, hoặc cho điểm tối đa",
            "a cell “not applicable”: refused (default), its weight shared out in the group, or given the maximum",
        ),
        BLANK,
    ],
    choices: &[],
    example: r#"[[group.criterion]]
id = "tn1"
title = "Tỷ lệ công việc hoàn thành"
column = { self = ["TN1 tự chấm"], board = ["TN1 duyệt"] }
points.up-to = { max = 10, step = 0.5 }
not-applicable = "share-out""#,
};

const OWN: &[Choice] = &[
    Choice {
        must: &["points"],
        one_of: &[],
        may: &["column", "blank"],
        doc: doc("một cách tính điểm của chính nó", "points of its own"),
        example: "",
    },
    Choice {
        must: &["criterion"],
        one_of: &[],
        may: &[],
        doc: doc("nhiều tiêu chí dưới cùng một trần", "several criteria under one cap"),
        example: "",
    },
];

static BONUS: Table = Table {
    name: "[[bonus]]",
    doc: doc("Một khoản điểm thưởng: cộng min(điểm, `cap`)", "A bonus: min(points, `cap`) is added"),
    keys: &[
        ID,
        TITLE,
        SOURCE,
        CAP,
        COLUMN,
        may("points", Shape::Table("points"), POINTS_VI, POINTS_EN),
        BLANK,
        may(
            "criterion",
            Shape::Table("[[bonus.criterion]]"),
            "các khoản thưởng dưới cùng một trần",
            "what is added under the one cap",
        ),
    ],
    choices: OWN,
    example: r#"[[bonus]]
id = "merit"
title = "Điểm thưởng"
cap = 5
points.count = { fact = "initiatives", each = 2, max = 6 }"#,
};

static BONUS_CRITERION: Table = Table {
    name: "[[bonus.criterion]]",
    doc: doc("Một khoản thưởng", "One thing that is added"),
    keys: &[ID, TITLE, SOURCE, COLUMN, must("points", Shape::Table("points"), POINTS_VI, POINTS_EN), BLANK],
    choices: &[],
    example: "",
};

static DEDUCTION: Table = Table {
    name: "[[deduction]]",
    doc: doc("Một khoản điểm trừ: trừ min(điểm, `cap`)", "A deduction: min(points, `cap`) is taken off"),
    keys: &[
        ID,
        TITLE,
        SOURCE,
        CAP,
        COLUMN,
        may("points", Shape::Table("points"), POINTS_VI, POINTS_EN),
        BLANK,
        may(
            "criterion",
            Shape::Table("[[deduction.criterion]]"),
            "các khoản trừ dưới cùng một trần",
            "what is taken off under the one cap",
        ),
    ],
    choices: OWN,
    example: r#"[[deduction]]
id = "lapses"
title = "Điểm trừ"
cap = 20
[[deduction.criterion]]
id = "reminders"
title = "Nhắc nhở bằng văn bản"
points.count = { each = 5, max = 20 }
blank = 0"#,
};

static DEDUCTION_CRITERION: Table = Table {
    name: "[[deduction.criterion]]",
    doc: doc("Một khoản trừ", "One thing that is taken off"),
    keys: &[ID, TITLE, SOURCE, COLUMN, must("points", Shape::Table("points"), POINTS_VI, POINTS_EN), BLANK],
    choices: &[],
    example: "",
};
