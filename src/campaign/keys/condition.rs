//! Conditions: one thing to look at, one test.

use super::{CONDITION, Choice, Doc, Shape, Table, doc, may};

pub(super) const TABLES: &[&Table] = &[&TABLE];

/// The tests.
const TESTS: &[&str] = &["at-least", "above", "at-most", "below", "is", "is-not", "one-of"];
const LIST: Shape = Shape::List(&CONDITION);
const HISTORY_WORDS: &[&str] = &["level", "award"];

/// A thing with one test.
const fn tested(must: &'static [&'static str], doc: Doc, example: &'static str) -> Choice {
    Choice { must, one_of: TESTS, may: &[], doc, example }
}

/// A thing that is complete in itself.
const fn whole(must: &'static [&'static str], may: &'static [&'static str], doc: Doc, example: &'static str) -> Choice {
    Choice { must, one_of: &[], may, doc, example }
}

static TABLE: Table = Table {
    name: "condition",
    doc: doc(
        "Một điều kiện: đúng một thứ để nhìn vào và đúng một phép thử, hoặc `all`, `any`, `not`",
        "A condition: exactly one thing to look at and one test, or `all`, `any`, `not`",
    ),
    keys: &[
        may("all", LIST, "mọi điều kiện đều đúng", "all of them hold"),
        may("any", LIST, "ít nhất một điều kiện đúng", "one of them holds"),
        may("not", CONDITION, "điều kiện không đúng", "it does not hold"),
        may("fact", Shape::IdOf("fact"), "một dữ kiện", "a fact"),
        may(
            "present",
            Shape::YesNo,
            "`true`: ô của dữ kiện có chữ, trước khi `blank` điền vào",
            "`true`: the fact's cell is not empty, before `blank` fills it",
        ),
        may("criterion", Shape::IdOf("criterion"), "điểm của một tiêu chí", "the points of a criterion"),
        may("group", Shape::IdOf("group"), "điểm của một nhóm", "the points of a group"),
        may("every", Shape::OneOf(&["group", "criterion"]), "mọi nhóm, mọi tiêu chí", "every group, every criterion"),
        may("total", Shape::OneOf(&["year"]), "tổng điểm cả năm", "the total of the year"),
        may(
            "period",
            Shape::OneOf(&["every", "any"]),
            "tổng điểm của mọi kỳ, của ít nhất một kỳ",
            "the totals of every period, of at least one",
        ),
        may("role", Shape::IdOf("role"), "nhóm vị trí", "the role"),
        may("unit", Shape::Words, "mã đơn vị", "the code of the unit"),
        may("level", Shape::IdOf("level"), "mức xếp loại", "the level"),
        may("award", Shape::IdOf("award"), "danh hiệu", "an award"),
        may(
            "unit-level",
            Shape::Either(&[Shape::OneOf(&["present"]), Shape::IdOf("level")]),
            "mức của đơn vị; `present`: đã biết",
            "the level of the unit; `present`: it is known",
        ),
        may("or", Shape::OneOf(&["better"]), "mức đó hoặc cao hơn", "that level or a better one"),
        may(
            "history",
            Shape::OneOf(HISTORY_WORDS),
            "những năm trước, lùi từ năm liền trước",
            "earlier years, back from the year before",
        ),
        may("years", Shape::Whole(1, 100), "đủ bao nhiêu năm liền", "so many years in a row"),
        may(
            "gap",
            Shape::OneOf(&["breaks", "pauses"]),
            "năm không có kết quả: đứt chuỗi hay bỏ qua",
            "a year without record: ends the row, or is stepped over",
        ),
        may(
            "at-least",
            Shape::Simple,
            "từ … trở lên; với `history = \"level\"`: mức",
            "this or more; with `history = \"level\"`: a level",
        ),
        may("above", Shape::Simple, "trên", "more than"),
        may("at-most", Shape::Simple, "nhiều nhất", "this or less"),
        may("below", Shape::Simple, "dưới", "less than"),
        may(
            "is",
            Shape::Simple,
            "bằng; với `history = \"award\"`: danh hiệu",
            "equal; with `history = \"award\"`: an award",
        ),
        may("is-not", Shape::Simple, "khác", "not equal"),
        may("one-of", Shape::List(&Shape::Simple), "là một trong", "one of these"),
    ],
    choices: &[
        whole(
            &["all"],
            &[],
            doc("tất cả", "all of them"),
            r#"{ all = [{ level = "good", or = "better" }, { fact = "initiatives", at-least = 1 }] }"#,
        ),
        whole(
            &["any"],
            &[],
            doc("một trong", "any of them"),
            r#"{ any = [{ level = "excellent" }, { fact = "initiatives", at-least = 1 }] }"#,
        ),
        whole(&["not"], &[], doc("không", "not"), r#"{ not = { fact = "new-head", is = true } }"#),
        tested(
            &["fact"],
            doc("một dữ kiện, thử bằng một phép thử", "a fact with one test"),
            r#"{ fact = "discipline", one-of = ["Cảnh cáo", "Cách chức"] }"#,
        ),
        whole(
            &["fact", "present"],
            &[],
            doc("ô của dữ kiện không trống", "the fact's cell is not empty"),
            r#"{ fact = "discipline", present = true }"#,
        ),
        tested(
            &["criterion"],
            doc(
                "điểm của tiêu chí, hoặc phần trăm của điểm tối đa",
                "the points of a criterion, or a percentage of its maximum",
            ),
            r#"{ criterion = "tn1", at-least = "100%" }"#,
        ),
        tested(
            &["group"],
            doc(
                "điểm của nhóm, hoặc phần trăm của trọng số nhóm",
                "the points of a group, or a percentage of its weight",
            ),
            r#"{ group = "duty", at-least = 30 }"#,
        ),
        tested(
            &["every"],
            doc("mọi nhóm hoặc mọi tiêu chí", "every group or criterion"),
            r#"{ every = "group", at-least = "80%" }"#,
        ),
        tested(&["total"], doc("tổng điểm đã làm tròn", "the rounded total"), r#"{ total = "year", at-least = 95 }"#),
        tested(
            &["period"],
            doc("tổng điểm của các kỳ", "the totals of the periods"),
            r#"{ period = "any", below = 50 }"#,
        ),
        whole(&["role"], &[], doc("thuộc nhóm vị trí", "has the role"), r#"{ role = "leader" }"#),
        whole(&["unit"], &[], doc("ở đơn vị", "is in the unit"), r#"{ unit = "CD01" }"#),
        whole(&["level"], &["or"], doc("giữ mức", "holds the level"), r#"{ level = "good", or = "better" }"#),
        whole(&["award"], &[], doc("giữ danh hiệu", "holds the award"), r#"{ award = "advanced-worker" }"#),
        whole(
            &["unit-level"],
            &["or"],
            doc("mức của đơn vị, hoặc đã biết mức đó (`present`)", "the unit's level, or that it is known (`present`)"),
            r#"{ unit-level = "good", or = "better" }"#,
        ),
        whole(
            &["history", "at-least", "years", "gap"],
            &[],
            doc("đủ số năm liền đạt mức đó trở lên", "so many years in a row at the level or better"),
            r#"{ history = "level", at-least = "good", years = 2, gap = "breaks" }"#,
        ),
        whole(
            &["history", "is", "years", "gap"],
            &[],
            doc("đủ số năm liền giữ danh hiệu", "so many years in a row with the award"),
            r#"{ history = "award", is = "emulation-fighter", years = 3, gap = "pauses" }"#,
        ),
    ],
    example: "",
};
