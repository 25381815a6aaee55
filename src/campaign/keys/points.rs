//! The closed set of ways to make points.

use super::{Choice, Key, Least, Shape, Table, doc, may, must};

pub(super) const TABLES: &[&Table] = &[&POINTS, &UP_TO, &FLAG, &COUNT, &PERCENT, &BANDS, &RATIO, &DEDUCT];

const MAX: Key = must("max", Shape::Number(Least::AboveZero), "điểm tối đa", "the maximum");
const FACT: Key = may("fact", Shape::IdOf("fact"), "số lần lấy từ dữ kiện này", "the number of events is this fact");
const VALUE: Key = may(
    "fact",
    Shape::IdOf("fact"),
    "giá trị là dữ kiện này; không ghi thì là cột của tiêu chí",
    "the value is this fact; without it the criterion's own column",
);
const COUNT_COLUMN: Key = may(
    "count",
    Shape::Words,
    "số lần lấy từ cột có tiêu đề này",
    "the number of events is the column with this heading",
);

const FROM: &[Choice] = &[
    Choice {
        must: &[],
        one_of: &[],
        may: &[],
        doc: doc("số lần đứng trong cột của tiêu chí", "the number stands in the criterion's own column"),
        example: "",
    },
    Choice {
        must: &["fact"],
        one_of: &[],
        may: &[],
        doc: doc("số lần là một dữ kiện", "the number is a fact"),
        example: "",
    },
    Choice {
        must: &["count"],
        one_of: &[],
        may: &[],
        doc: doc("số lần đứng ở một cột khác", "the number stands in another column"),
        example: "",
    },
];

/// One kind of points.
const fn kind(must: &'static [&'static str], vi: &'static str, en: &'static str, example: &'static str) -> Choice {
    Choice { must, one_of: &[], may: &[], doc: doc(vi, en), example }
}

static POINTS: Table = Table {
    name: "points",
    doc: doc("Cách tính điểm: đúng một trong tám kiểu", "How points are made: exactly one of eight kinds"),
    keys: &[
        may("up-to", Shape::Table("points.up-to"), "điểm từ 0 đến tối đa", "points from 0 to a maximum"),
        may("choice", Shape::Map(&Shape::Number(Least::Zero)), "mỗi chữ một số điểm", "points for each of some words"),
        may("flag", Shape::Table("points.flag"), "có hoặc không", "yes or no"),
        may("count", Shape::Table("points.count"), "mỗi lần được bao nhiêu điểm", "points for each time"),
        may("percent", Shape::Table("points.percent"), "phần trăm của điểm tối đa", "a percentage of the maximum"),
        may(
            "bands",
            Shape::Table("points.bands"),
            "điểm theo khoảng của một con số",
            "points by the band that a number falls into",
        ),
        may("ratio", Shape::Table("points.ratio"), "tỷ lệ của hai cột", "the share that one column is of another"),
        may("deduct", Shape::Table("points.deduct"), "trừ dần từ điểm đầu", "taken off for each time"),
    ],
    choices: &[
        kind(
            &["up-to"],
            "điểm từ 0 đến `max`, theo bước `step`",
            "points from 0 to `max`, in steps of `step`",
            "points.up-to = { max = 10, step = 0.5 }",
        ),
        kind(
            &["choice"],
            "mỗi chữ một số điểm; chữ khác là lỗi",
            "points for each word; another word is an error",
            r#"points.choice = { "Tốt" = 5, "Khá" = 4, "Trung bình" = 2.5, "Yếu" = 0 }"#,
        ),
        kind(
            &["flag"],
            "x, Có, Đảm bảo, 1 được `yes` điểm; “-”, Không, 0 được `no` điểm",
            "x, Có, Đảm bảo, 1 give `yes`; “-”, Không, 0 give `no`",
            "points.flag = { yes = 5 }",
        ),
        kind(
            &["count"],
            "min(`max`, `each` × số lần)",
            "min(`max`, `each` × the number)",
            "points.count = { each = 2, max = 10 }",
        ),
        kind(&["percent"], "0–100% của `max`", "0–100% of `max`", "points.percent = { max = 10 }"),
        kind(
            &["bands"],
            "điểm của ngưỡng cao nhất mà giá trị đạt tới",
            "the points of the highest bound that the value reaches",
            "points.bands = { from = [[95, 10], [80, 8], [60, 5], [0, 0]] }",
        ),
        kind(
            &["ratio"],
            "`max` × cột `done` ÷ cột `of`",
            "`max` × column `done` ÷ column `of`",
            r#"points.ratio = { done = "Số việc hoàn thành", of = "Số việc được giao", max = 100 }"#,
        ),
        kind(
            &["deduct"],
            "lớn hơn trong `least` và `start` − `each` × số lần",
            "the greater of `least` and `start` − `each` × the number",
            "points.deduct = { start = 100, each = 25, least = 0 }",
        ),
    ],
    example: "",
};

static UP_TO: Table = Table {
    name: "points.up-to",
    doc: doc("Điểm từ 0 đến tối đa", "Points from 0 to a maximum"),
    keys: &[
        MAX,
        may(
            "step",
            Shape::Number(Least::AboveZero),
            "bước điểm; điểm lẻ khác là lỗi",
            "the step; a value between steps is an error",
        ),
    ],
    choices: &[],
    example: "",
};

static FLAG: Table = Table {
    name: "points.flag",
    doc: doc("Có hoặc không", "Yes or no"),
    keys: &[
        must("yes", Shape::Number(Least::Zero), "điểm khi có", "points for yes"),
        may("no", Shape::Number(Least::Zero), "điểm khi không; mặc định 0", "points for no; 0 by default"),
    ],
    choices: &[],
    example: "",
};

static COUNT: Table = Table {
    name: "points.count",
    doc: doc("Mỗi lần được bao nhiêu điểm", "Points for each time"),
    keys: &[FACT, COUNT_COLUMN, must("each", Shape::Number(Least::AboveZero), "điểm mỗi lần", "points for each"), MAX],
    choices: FROM,
    example: "",
};

static PERCENT: Table = Table {
    name: "points.percent",
    doc: doc("Phần trăm của điểm tối đa", "A percentage of the maximum"),
    keys: &[VALUE, MAX],
    choices: &[],
    example: "",
};

static BANDS: Table = Table {
    name: "points.bands",
    doc: doc("Điểm theo khoảng", "Points by band"),
    keys: &[
        VALUE,
        may(
            "max",
            Shape::Number(Least::AboveZero),
            "điểm tối đa, nếu muốn ghi lại; phải bằng số điểm cao nhất của danh sách",
            "the maximum, if it is to be written; it must be the most points of the list",
        ),
        must(
            "from",
            Shape::List(&Shape::Pair),
            "các cặp [từ giá trị, điểm], giảm dần",
            "pairs [from this value, points], descending",
        ),
    ],
    choices: &[],
    example: "",
};

static RATIO: Table = Table {
    name: "points.ratio",
    doc: doc("Tỷ lệ của hai cột", "The share that one column is of another"),
    keys: &[
        must("done", Shape::Words, "tiêu đề cột số đã làm", "the heading of what was done"),
        must(
            "of",
            Shape::Words,
            "tiêu đề cột số được giao; nhiều tiêu chí có thể cùng đọc một cột",
            "the heading of what was asked; several criteria may read one column",
        ),
        MAX,
        may(
            "over",
            Shape::OneOf(&["refuse", "cap"]),
            "làm quá số được giao: lỗi (mặc định) hay tính 100%",
            "more done than asked: an error (default) or counted as 100%",
        ),
        may(
            "less",
            Shape::Words,
            "tiêu đề cột khối lượng bị trừ (khối lượng × số lần làm lại hoặc chậm); tử số không xuống dưới 0",
            "the heading of what is taken off (amount × times it was returned or late); what is left is not below 0",
        ),
        may(
            "each",
            Shape::Percent,
            "trừ bao nhiêu phần trăm của cột `less`",
            "the share of the column `less` that is taken off",
        ),
    ],
    choices: &[
        Choice {
            must: &["done", "of", "max"],
            one_of: &[],
            may: &["over"],
            doc: doc("`max` × `done` ÷ `of`", "`max` × `done` ÷ `of`"),
            example: "",
        },
        Choice {
            must: &["done", "of", "max", "less", "each"],
            one_of: &[],
            may: &["over"],
            doc: doc("`max` × (`done` − `each` × `less`) ÷ `of`", "`max` × (`done` − `each` × `less`) ÷ `of`"),
            example: r#"points.ratio = { done = "Đúng hạn", of = "Được giao", less = "Chậm × số lần", each = "25%", max = 100 }"#,
        },
    ],
    example: "",
};

static DEDUCT: Table = Table {
    name: "points.deduct",
    doc: doc("Trừ dần từ điểm đầu", "Taken off for each time"),
    keys: &[
        FACT,
        COUNT_COLUMN,
        must(
            "start",
            Shape::Number(Least::AboveZero),
            "điểm khi không có lần nào; cũng là tối đa",
            "points where nothing happened; also the maximum",
        ),
        must("each", Shape::Number(Least::AboveZero), "điểm trừ mỗi lần", "taken off for each"),
        must("least", Shape::Number(Least::Zero), "không xuống dưới", "never below this"),
    ],
    choices: FROM,
    example: "",
};
