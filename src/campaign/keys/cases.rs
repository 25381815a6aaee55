//! The file of cases beside a campaign: `NAME.test.toml`.

use super::{Key, Least, Shape, Table, WORDS, doc, may, must};

pub(super) const TABLES: &[&Table] = &[&TOP, &USUAL, &CASE, &PERSON_TABLE, &FACTS_TABLE, &HISTORY, &DECISION, &EXPECT];

const MAP: Shape = Shape::Map(&Shape::Simple);
const CLAIMS: Shape = Shape::Map(&Shape::Either(&[Shape::Simple, Shape::Map(&Shape::Either(&[Shape::Simple, MAP]))]));
const FIGURES: Shape = Shape::Map(&Shape::Number(Least::None));
const FACTS: Key = may(
    "facts",
    Shape::Map(&Shape::Either(&[Shape::Simple, Shape::Table("facts")])),
    "dữ kiện, theo id; một tỷ lệ phần trăm có thể ghi `{ part = 7, of = 9 }`",
    "facts, by id; a percentage may be written `{ part = 7, of = 9 }`",
);
const CLAIMS_KEY: Key = may(
    "claims",
    CLAIMS,
    "điểm, theo tiêu chí; rồi theo cấp chấm; rồi `done` và `of` của một tỷ lệ",
    "claims by criterion; then by rater; then `done` and `of` of a ratio",
);

const PERIODS_KEY: Key = may(
    "periods",
    Shape::Map(&CLAIMS),
    "điểm theo kỳ: `\"Quý I\" = { … }`; mỗi kỳ ghi thêm vào `claims`",
    "claims by period: `\"Quý I\" = { … }`; each adds to `claims`",
);
const HISTORY_KEY: Key = may(
    "history",
    Shape::Map(&Shape::Either(&[Shape::Text, Shape::Table("history")])),
    "những năm trước: năm = mức (mọi cách gọi, `not-rated` hoặc trống), hoặc bảng `{ level, awards }`",
    "earlier years: year = level (any of its words, `not-rated` or empty), or a table `{ level, awards }`",
);

/// The keys that describe a person.
const PERSON: [Key; 12] = [
    may("code", Shape::Words, "mã; không ghi thì P1, P2…", "the code; P1, P2… without it"),
    may("unit", Shape::Words, "đơn vị; không ghi thì cùng một đơn vị", "the unit; one and the same without it"),
    may("unit-level", Shape::Words, "mức của đơn vị, theo mọi cách gọi", "the level of the unit, in any of its words"),
    may(
        "role",
        Shape::IdOf("role"),
        "nhóm vị trí: điền chữ của điều kiện và kiểm tra kết quả",
        "the role: its word is filled in, and it is checked",
    ),
    may("times", Shape::Whole(1, 1000), "bao nhiêu người giống nhau", "so many people alike"),
    may("form", Shape::OneOf(&["none"]), "`none`: không nộp phiếu", "`none`: nothing was handed in"),
    FACTS,
    CLAIMS_KEY,
    PERIODS_KEY,
    HISTORY_KEY,
    may("decision", Shape::Table("decision"), "quyết định của tập thể", "a decision"),
    may("expect", Shape::Table("expect"), "kết quả mong đợi, tính bằng tay", "what must come, worked out by hand"),
];

pub(super) static TOP: Table = Table {
    name: "*.test.toml",
    doc: doc("Tệp trường hợp thử bên cạnh cuộc vận động", "The file of cases beside a campaign"),
    keys: &[
        may(
            "usual",
            Shape::Table("[usual]"),
            "người mẫu: ai không ghi khác thì như thế",
            "what everybody has who says nothing else",
        ),
        must("case", Shape::Table("[[case]]"), "các trường hợp", "the cases"),
    ],
    choices: &[],
    example: "",
};

static USUAL: Table = Table {
    name: "[usual]",
    doc: doc("Người mẫu", "What everybody has"),
    keys: &[FACTS, CLAIMS_KEY, PERIODS_KEY, HISTORY_KEY],
    choices: &[],
    example: "",
};

static CASE: Table = Table {
    name: "[[case]]",
    doc: doc("Một trường hợp", "A case"),
    keys: &[
        must("name", Shape::Words, "một câu nói trường hợp này thử điều gì", "a sentence that says what it tries"),
        must("why", Shape::Words, "vì sao kết quả phải như vậy", "why it must come so"),
        may("worked", Shape::Text, "phép tính bằng tay", "the arithmetic by hand"),
        may(
            "problems",
            WORDS,
            "mã của mọi lỗi và cảnh báo; không ghi thì chỉ đòi không có lỗi",
            "the codes of all errors and warnings; without it there may be no error",
        ),
        may("provisional", Shape::YesNo, "kết quả là tạm tính hay không", "whether the result is provisional"),
        may(
            "targets",
            Shape::Map(&Shape::OneOf(&["met", "missed", "not-measurable"])),
            "chỉ tiêu đạt hay không",
            "what becomes of the targets",
        ),
        may(
            "person",
            Shape::Table("[[case.person]]"),
            "nhiều người; không ghi thì trường hợp tự tả một người",
            "several people; without it the case describes one itself",
        ),
        PERSON[0],
        PERSON[1],
        PERSON[2],
        PERSON[3],
        PERSON[4],
        PERSON[5],
        PERSON[6],
        PERSON[7],
        PERSON[8],
        PERSON[9],
        PERSON[10],
        PERSON[11],
    ],
    choices: &[],
    example: "",
};

static PERSON_TABLE: Table = Table {
    name: "[[case.person]]",
    doc: doc("Một người của trường hợp", "A person of a case"),
    keys: &PERSON,
    choices: &[],
    example: "",
};

static FACTS_TABLE: Table = Table {
    name: "facts",
    doc: doc("Một tỷ lệ phần trăm ghi bằng hai số", "A percentage written as two numbers"),
    keys: &[
        must("part", Shape::Number(Least::Zero), "tử số", "the part"),
        must("of", Shape::Number(Least::AboveZero), "mẫu số", "the whole"),
    ],
    choices: &[],
    example: "",
};

static HISTORY: Table = Table {
    name: "history",
    doc: doc("Một năm trước", "An earlier year"),
    keys: &[
        may(
            "level",
            Shape::Text,
            "mức, theo mọi cách gọi; `not-rated` hoặc trống: không xếp loại",
            "the level, in any of its words; `not-rated` or empty: not rated",
        ),
        may("awards", Shape::List(&Shape::IdOf("award")), "danh hiệu", "the awards"),
    ],
    choices: &[],
    example: "",
};

static DECISION: Table = Table {
    name: "decision",
    doc: doc("Quyết định của tập thể", "A decision"),
    keys: &[
        may("level", Shape::Words, "mức quyết định", "the level decided"),
        may("computed", Shape::Words, "mức máy tính lúc quyết định", "the level computed when it was decided"),
        may("awards", Shape::List(&Shape::IdOf("award")), "danh hiệu quyết định", "the awards decided"),
        must("reason", Shape::Words, "lý do", "why"),
        must("body", Shape::Words, "cơ quan quyết định", "who decided"),
        must("date", Shape::Date, "ngày", "when"),
    ],
    choices: &[],
    example: "",
};

static EXPECT: Table = Table {
    name: "expect",
    doc: doc(
        "Kết quả mong đợi; chỉ những khóa được ghi mới được so",
        "What must come; only what is written is compared",
    ),
    keys: &[
        may("role", Shape::IdOf("role"), "nhóm vị trí", "the role"),
        may("total", Shape::Number(Least::None), "tổng điểm", "the total"),
        may("totals", FIGURES, "tổng điểm theo cấp chấm", "totals by rater"),
        may("groups", FIGURES, "điểm theo nhóm", "points by group"),
        may("periods", FIGURES, "tổng điểm theo kỳ", "totals by period"),
        may("level-by-points", Shape::IdOf("level"), "mức theo điểm", "the level by points"),
        may("level", Shape::Words, "mức, `not-rated` hoặc `incomplete`", "the level, `not-rated` or `incomplete`"),
        may("reason", WORDS, "các lý do, đủ và đúng thứ tự", "the reasons, all of them in order"),
        may("awards", Shape::List(&Shape::IdOf("award")), "danh hiệu", "awards"),
        may("rank", Shape::Whole(1, 1_000_000), "hạng trong đơn vị", "the rank in the unit"),
        may("rank-overall", Shape::Whole(1, 1_000_000), "hạng chung", "the overall rank"),
    ],
    choices: &[],
    example: "",
};
