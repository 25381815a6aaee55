//! Levels, gates, limits, quotas, awards, targets and orders.

use super::{CONDITION, Choice, ID, Key, Least, SOURCE, Shape, TITLE, Table, WORDS, doc, may, must};

pub(super) const TABLES: &[&Table] =
    &[&LEVEL, &GATE, &LIMIT, &THEN, &QUOTA, &BASE, &SCOPE, &RAISED, &ORDER, &AWARD, &TARGET, &RANKING];

const COUNT_MAX: i64 = i32::MAX as i64;
const ALSO: Key = may(
    "also",
    WORDS,
    "cách gọi khác, được nhận trong quyết định, lịch sử, danh sách đơn vị",
    "other words for it, read in decisions, history and the list of units",
);
const ORDER_LIST: Shape = Shape::List(&Shape::Either(&[Shape::OneOf(&["total", "id"]), Shape::Table("order")]));

static LEVEL: Table = Table {
    name: "[[level]]",
    doc: doc("Một mức xếp loại; ghi từ cao xuống thấp, mức cuối từ 0", "A level; best first, the last from 0"),
    keys: &[
        ID,
        TITLE,
        SOURCE,
        may("short", Shape::Words, "chữ tắt trong bảng", "what tables print"),
        ALSO,
        must("from", Shape::Number(Least::None), "tổng điểm từ bao nhiêu trở lên", "the least total"),
        may(
            "gates",
            Shape::List(&Shape::IdOf("gate")),
            "các điều kiện khác của mức này",
            "what else the level asks for",
        ),
    ],
    choices: &[],
    example: r#"[[level]]
id = "excellent"
title = "Hoàn thành xuất sắc nhiệm vụ"
short = "HTXSNV"
also = ["Xuất sắc", "HTXS"]
from = 90
gates = ["initiative"]"#,
};

static GATE: Table = Table {
    name: "[[gate]]",
    doc: doc(
        "Điều kiện của một mức: không đạt thì xuống mức cao nhất bên dưới mà điều kiện đều đạt",
        "What a level asks for: who fails goes to the highest level below whose gates all hold",
    ),
    keys: &[ID, TITLE, SOURCE, must("require", CONDITION, "điều kiện", "the condition")],
    choices: &[],
    example: r#"[[gate]]
id = "initiative"
title = "Có ít nhất một sáng kiến được công nhận"
require = { fact = "initiatives", at-least = 1 }"#,
};

static LIMIT: Table = Table {
    name: "[[limit]]",
    doc: doc("Một khống chế: khi nào, thì sao", "A limit: when it holds and what it does"),
    keys: &[
        ID,
        TITLE,
        SOURCE,
        must("when", CONDITION, "khi điều kiện này đúng", "when this holds"),
        must("then", Shape::Table("then"), "thì", "this happens"),
    ],
    choices: &[],
    example: r#"[[limit]]
id = "short-service"
title = "Công tác dưới 6 tháng trong năm"
when = { fact = "months", below = 6 }
then = { not-rated = "Không xếp loại" }"#,
};

/// One effect.
const fn effect(must: &'static [&'static str], vi: &'static str, en: &'static str, example: &'static str) -> Choice {
    Choice { must, one_of: &[], may: &[], doc: doc(vi, en), example }
}

static THEN: Table = Table {
    name: "then",
    doc: doc("Khống chế làm gì: đúng một khóa", "What a limit does: exactly one key"),
    keys: &[
        may(
            "not-rated",
            Shape::Words,
            "không xếp loại; chữ này đứng vào chỗ của mức",
            "takes the subject out; the text stands in place of a level",
        ),
        may("total-at-most", Shape::Number(Least::Zero), "tổng điểm nhiều nhất là", "the total is at most this"),
        may("level", Shape::IdOf("level"), "ấn định mức", "sets the level"),
        may(
            "at-most",
            Shape::Either(&[Shape::OneOf(&["unit"]), Shape::IdOf("level")]),
            "mức cao nhất được giữ; `unit`: không cao hơn mức của đơn vị",
            "the highest level that may be held; `unit`: not above the unit's level",
        ),
    ],
    choices: &[
        effect(&["not-rated"], "không xếp loại", "not rated", r#"then = { not-rated = "Không xếp loại" }"#),
        effect(
            &["total-at-most"],
            "trần tổng điểm, trước khi tra mức",
            "caps the total before a level is looked up",
            "then = { total-at-most = 49 }",
        ),
        effect(
            &["level"],
            "ấn định mức; nhiều khống chế thì lấy mức thấp nhất",
            "sets the level; of several the lowest counts",
            r#"then = { level = "not-done" }"#,
        ),
        effect(&["at-most"], "trần mức", "caps the level", r#"then = { at-most = "unit" }"#),
    ],
    example: "",
};

/// One way to size a quota.
const fn size(
    must: &'static [&'static str],
    may: &'static [&'static str],
    vi: &'static str,
    en: &'static str,
) -> Choice {
    Choice { must, one_of: &["level", "award"], may, doc: doc(vi, en), example: "" }
}

static QUOTA: Table = Table {
    name: "[[quota]]",
    doc: doc("Tỷ lệ hoặc số lượng tối đa", "At most so many"),
    keys: &[
        may(
            "id",
            Shape::Id,
            "tên ngắn; không ghi thì gọi theo thứ tự",
            "a short name; without it the quota is called by its position",
        ),
        may("title", Shape::Words, "tên để người đọc", "the name that people read"),
        SOURCE,
        may("level", Shape::IdOf("level"), "mức bị khống chế", "the level that is limited"),
        may("award", Shape::IdOf("award"), "danh hiệu bị khống chế", "the award that is limited"),
        may("share", Shape::Percent, "tỷ lệ tối đa", "the largest share"),
        may(
            "base",
            Shape::Either(&[Shape::OneOf(&["below", "at-least", "rated", "headcount"]), Shape::Table("base")]),
            "của số nào, sau khi cắt: mức ngay dưới (`below`), mức đó trở lên (`at-least`), đã xếp loại (`rated`), toàn danh sách (`headcount`), người giữ một danh hiệu",
            "a share of whom, after the cut: the level directly under (`below`), that level or better (`at-least`), all rated, all on the roster, the holders of an award",
        ),
        may(
            "at-least",
            Shape::Whole(0, COUNT_MAX),
            "số lượng ít nhất được giữ dù tỷ lệ cho ít hơn",
            "so many at least, however small the share",
        ),
        may(
            "rounding",
            Shape::OneOf(&["down", "half-up", "up"]),
            "làm tròn tỷ lệ thành số người",
            "how the share becomes a number of people",
        ),
        may(
            "raised",
            Shape::List(&Shape::Table("raised")),
            "tỷ lệ cao hơn cho đơn vị được quyết định",
            "a higher share for units that a decision names",
        ),
        may("count", Shape::Whole(0, COUNT_MAX), "số lượng tối đa, thay cho tỷ lệ", "a number in place of a share"),
        must(
            "scopes",
            Shape::List(&Shape::List(&Shape::Either(&[Shape::OneOf(&["unit", "role"]), Shape::Table("scopes")]))),
            "tính trong phạm vi nào; nhiều phạm vi thì phải vừa mọi phạm vi; `[]` là tất cả",
            "within which scopes it is counted; of several all must fit; `[]` is everybody",
        ),
        must("order", ORDER_LIST, "ai được giữ trước", "who stays first"),
        must(
            "ties",
            Shape::OneOf(&["none", "all", "ask"]),
            "bằng nhau ở chỗ cắt: cùng xuống, cùng giữ, hay chờ tập thể quyết định",
            "equals at the cut: all go down, all stay, or wait for a decision",
        ),
        must(
            "over",
            Shape::OneOf(&["demote", "report"]),
            "vượt thì hạ mức (`demote`) hay chỉ báo (`report`)",
            "those beyond it go down, or are only listed",
        ),
    ],
    choices: &[
        size(
            &["share", "base", "rounding"],
            &["at-least", "raised"],
            "một tỷ lệ của một số người",
            "a share of some people",
        ),
        size(&["count"], &[], "một số lượng", "a number"),
    ],
    example: r#"[[quota]]
id = "excellent-20"
level = "excellent"
share = "20%"
base = "below"
scopes = [["unit"], ["unit", "role"]]
rounding = "down"
order = ["total", { fact = "initiatives" }]
ties = "ask"
over = "demote"
raised = [{ units = ["CD07"], share = "25%", decision = "Quyết định số 15/QĐ-CĐVC" }]"#,
};

static BASE: Table = Table {
    name: "base",
    doc: doc("Mẫu số là những người giữ một danh hiệu", "The base is the holders of an award"),
    keys: &[must("award", Shape::IdOf("award"), "danh hiệu", "the award")],
    choices: &[],
    example: r#"base = { award = "advanced-worker" }"#,
};

static SCOPE: Table = Table {
    name: "scopes",
    doc: doc("Phạm vi: những người có cùng giá trị của một dữ kiện", "A scope: those with the same value of a fact"),
    keys: &[must("fact", Shape::IdOf("fact"), "dữ kiện", "the fact")],
    choices: &[],
    example: r#"scopes = [["unit", { fact = "team" }]]"#,
};

static RAISED: Table = Table {
    name: "raised",
    doc: doc("Tỷ lệ cao hơn cho vài đơn vị", "A higher share for some units"),
    keys: &[
        must("units", WORDS, "mã các đơn vị", "the codes of the units"),
        must("share", Shape::Percent, "tỷ lệ thay cho tỷ lệ chung", "the share in place of the common one"),
        must("decision", Shape::Words, "số quyết định cho phép", "the decision that grants it"),
    ],
    choices: &[],
    example: "",
};

/// One key of an order.
const fn by(must: &'static [&'static str], vi: &'static str, en: &'static str, example: &'static str) -> Choice {
    Choice { must, one_of: &[], may: &[], doc: doc(vi, en), example }
}

static ORDER: Table = Table {
    name: "order",
    doc: doc(
        "Một khóa của thứ tự; cao trước, ngày sớm trước",
        "One key of an order; higher first, earlier dates first",
    ),
    keys: &[
        may("group", Shape::IdOf("group"), "điểm của một nhóm", "the points of a group"),
        may("criterion", Shape::IdOf("criterion"), "điểm của một tiêu chí", "the points of a criterion"),
        may("fact", Shape::IdOf("fact"), "một dữ kiện không phải chữ", "a fact that is no text"),
        may("low-first", Shape::YesNo, "thấp trước", "lower first"),
    ],
    choices: &[
        by(&["group"], "theo nhóm", "by a group", r#"order = ["total", { group = "creativity" }]"#),
        by(&["criterion"], "theo tiêu chí", "by a criterion", r#"order = ["total", { criterion = "st1" }]"#),
        by(
            &["fact"],
            "theo dữ kiện",
            "by a fact",
            r#"order = ["total", { fact = "late-days", low-first = true }, "id"]"#,
        ),
    ],
    example: "",
};

static AWARD: Table = Table {
    name: "[[award]]",
    doc: doc(
        "Một danh hiệu; chỉ người có mức xếp loại mới được xét",
        "An award; only those with a level are looked at",
    ),
    keys: &[ID, TITLE, SOURCE, ALSO, must("require", CONDITION, "điều kiện", "the condition")],
    choices: &[],
    example: r#"[[award]]
id = "advanced-worker"
title = "Lao động tiên tiến"
also = ["LĐTT"]
require = { level = "good", or = "better" }"#,
};

static TARGET: Table = Table {
    name: "[[target]]",
    doc: doc("Một chỉ tiêu", "A target"),
    keys: &[
        ID,
        TITLE,
        SOURCE,
        must("share-of", CONDITION, "tỷ lệ những ai", "the share of whom"),
        must(
            "base",
            Shape::OneOf(&["rated", "headcount"]),
            "trong số đã xếp loại hay toàn danh sách",
            "of those rated, or of all on the roster",
        ),
        must("plan", Shape::Percent, "kế hoạch", "the plan"),
    ],
    choices: &[],
    example: r#"[[target]]
id = "good-share"
title = "Tỷ lệ hoàn thành tốt nhiệm vụ trở lên"
share-of = { level = "good", or = "better" }
base = "rated"
plan = "90%""#,
};

static RANKING: Table = Table {
    name: "[ranking]",
    doc: doc("Thứ tự xếp hạng", "The order of ranks"),
    keys: &[must(
        "order",
        ORDER_LIST,
        "theo khóa nào, khóa trước quan trọng hơn",
        "by which keys, the first counts most",
    )],
    choices: &[],
    example: r#"[ranking]
order = ["total"]"#,
};
