//! The top of a campaign file.

use super::{ID, Least, SOURCE, Shape, TITLE, Table, doc, may, must};

pub(super) const TABLES: &[&Table] = &[&TOP, &VALID, &ROUNDING, &LETTERHEAD, &SIGNERS, &PERIODS];

static TOP: Table = Table {
    name: "",
    doc: doc(
        "Đầu tệp: cuộc vận động của một năm, chấm ai, thang điểm nào",
        "The top of the file: one campaign of one year, whom it grades, on which scale",
    ),
    keys: &[
        must("schema", Shape::Whole(1, 1), "phiên bản của cách viết tệp: 1", "the version of this format: 1"),
        ID,
        TITLE,
        SOURCE,
        must("year", Shape::Whole(1900, 2200), "năm được xếp loại", "the year that is graded"),
        must(
            "subject",
            Shape::OneOf(&["person", "unit"]),
            "chấm người (`person`) hay đơn vị (`unit`)",
            "whether people (`person`) or units (`unit`) are graded",
        ),
        may(
            "valid",
            Shape::Table("valid"),
            "thời gian có hiệu lực; năm ở ngoài thì cảnh báo",
            "when the rules are in force; a year outside is warned of",
        ),
        may(
            "members-from",
            Shape::IdOf("campaign"),
            "đơn vị: cuộc vận động nào trong cùng lần chạy chấm các thành viên; chỉ cần khi có nhiều",
            "units: which campaign of the same run grades the members; needed only where several do",
        ),
        may(
            "unit-level-from",
            Shape::IdOf("campaign"),
            "mức của đơn vị lấy từ cuộc vận động nào trong cùng lần chạy; chỉ cần khi có nhiều",
            "which campaign of the same run gives the units their level; needed only where several do",
        ),
        must("scale", Shape::Number(Least::AboveZero), "điểm cao nhất của thang", "the top of the scale"),
        may(
            "base",
            Shape::Number(Least::AboveZero),
            "tổng điểm của các nhóm tiêu chí nếu khác `scale` (như 95 + 5 điểm thưởng)",
            "what the groups add up to where that is not `scale` (as 95 + 5 bonus)",
        ),
        must(
            "rounding",
            Shape::Table("rounding"),
            "cách làm tròn mọi con số được in, so và xếp hạng",
            "how every figure that is printed, compared or ranked is rounded",
        ),
        must(
            "combine",
            Shape::OneOf(&["last", "weighted"]),
            "nhiều cấp chấm: lấy cấp cao nhất đã chấm (`last`) hay theo trọng số (`weighted`)",
            "several raters: the highest who scored (`last`), or all by weight (`weighted`)",
        ),
        may(
            "missing-rater",
            Shape::OneOf(&["incomplete", "share-out"]),
            "với `weighted`: thiếu một cấp thì chưa xếp loại (`incomplete`) hay chia trọng số cho cấp còn lại (`share-out`, tạm tính)",
            "with `weighted`: a missing rater leaves the subject ungraded (`incomplete`) or shares the weight out (`share-out`, provisional)",
        ),
        may(
            "above-scale",
            Shape::OneOf(&["cap", "allow"]),
            "bắt buộc khi có điểm thưởng: tổng vượt thang thì cắt về `scale` (`cap`) hay giữ (`allow`)",
            "required where there is a bonus: a total above the scale is cut (`cap`) or kept (`allow`)",
        ),
        may(
            "letterhead",
            Shape::Table("[letterhead]"),
            "khối đầu và chữ ký của văn bản in ra",
            "head and signatures of printed documents",
        ),
        may("periods", Shape::Table("[periods]"), "chấm theo tháng hoặc quý", "grading by month or quarter"),
        may(
            "rater",
            Shape::Table("[[rater]]"),
            "các cấp chấm, từ thấp lên cao",
            "who scores, in rising order of authority",
        ),
        may(
            "role",
            Shape::Table("[[role]]"),
            "các nhóm vị trí; nhóm đầu tiên có điều kiện đúng thì nhận người đó",
            "groups of positions; the first whose condition holds takes the subject",
        ),
        may(
            "fact",
            Shape::Table("[[fact]]"),
            "dữ kiện không phải điểm: sáng kiến, số tháng, kỷ luật…",
            "values that are no score: initiatives, months worked, discipline",
        ),
        must("group", Shape::Table("[[group]]"), "các nhóm tiêu chí", "the groups of criteria"),
        may("bonus", Shape::Table("[[bonus]]"), "điểm thưởng", "bonus points"),
        may("deduction", Shape::Table("[[deduction]]"), "điểm trừ", "deductions"),
        must("level", Shape::Table("[[level]]"), "các mức xếp loại, từ cao xuống thấp", "the levels, best first"),
        may(
            "gate",
            Shape::Table("[[gate]]"),
            "điều kiện của từng mức, ngoài điểm",
            "what a level asks for besides points",
        ),
        may(
            "limit",
            Shape::Table("[[limit]]"),
            "khống chế: không xếp loại, trần điểm, trần mức, ấn định mức",
            "what takes a subject out, caps its total or level, or sets its level",
        ),
        may(
            "quota",
            Shape::Table("[[quota]]"),
            "tỷ lệ hoặc số lượng tối đa của một mức, một danh hiệu",
            "at most so many may hold a level or an award",
        ),
        may("award", Shape::Table("[[award]]"), "danh hiệu", "awards"),
        may("target", Shape::Table("[[target]]"), "chỉ tiêu của kế hoạch", "targets of the plan"),
        must("ranking", Shape::Table("[ranking]"), "thứ tự xếp hạng", "the order of ranks"),
    ],
    choices: &[],
    example: r#"schema = 1
id = "doan-vien-2026"
title = "Đánh giá đoàn viên năm 2026"
year = 2026
subject = "person"
source = "Hướng dẫn số … [dựng lại]"
valid = { from = 2026-01-01, until = 2026-12-31 }
scale = 100
rounding = { places = 2, mode = "half-up" }
combine = "last""#,
};

static VALID: Table = Table {
    name: "valid",
    doc: doc("Thời gian có hiệu lực", "When the rules are in force"),
    keys: &[
        must("from", Shape::Date, "ngày đầu", "the first day"),
        must("until", Shape::Date, "ngày cuối", "the last day"),
    ],
    choices: &[],
    example: "",
};

static ROUNDING: Table = Table {
    name: "rounding",
    doc: doc("Cách làm tròn", "How figures are rounded"),
    keys: &[
        must("places", Shape::Whole(0, 6), "số chữ số thập phân", "the number of decimals"),
        must(
            "mode",
            Shape::OneOf(&["half-up", "half-even", "down"]),
            "nửa thì lên (`half-up`), nửa thì về số chẵn (`half-even`), cắt bỏ (`down`)",
            "halves up, halves to even, or cut off",
        ),
    ],
    choices: &[],
    example: "",
};

static LETTERHEAD: Table = Table {
    name: "[letterhead]",
    doc: doc("Khối đầu và chữ ký của văn bản in ra", "Head and signatures of printed documents"),
    keys: &[
        may("parent", Shape::Text, "cơ quan cấp trên", "the parent body"),
        may("body", Shape::Text, "cơ quan ban hành", "the issuing body"),
        may(
            "motto",
            Shape::OneOf(&["state", "party"]),
            "quốc hiệu (`state`, mặc định) hay tiêu đề văn bản của Đảng (`party`)",
            "the motto of the State (default) or of the Party",
        ),
        may("place", Shape::Text, "địa danh trước ngày tháng", "the place before the date"),
        may(
            "number",
            Shape::Text,
            "phần sau số của văn bản, như `/TTr-CĐVC`",
            "what follows the number of the document, such as `/TTr-CĐVC`",
        ),
        may(
            "attached",
            Shape::Text,
            "văn bản mà các biểu kèm theo, như “Tờ trình số 12/TTr-CĐVC ngày 20/12/2026”",
            "the document that the lists go with",
        ),
        may(
            "order",
            Shape::OneOf(&["rank", "roster"]),
            "thứ tự người trong bảng tổng hợp để ký: theo hạng (mặc định) hay theo danh sách, lãnh đạo trước",
            "order of the list that is signed: by rank (default), or as the roster, leaders first",
        ),
        may(
            "signers",
            Shape::List(&Shape::Table("signers")),
            "những người ký, từ trái sang phải",
            "who signs, left to right",
        ),
    ],
    choices: &[],
    example: r#"[letterhead]
parent = "LIÊN ĐOÀN LAO ĐỘNG TỈNH"
body = "CÔNG ĐOÀN VIÊN CHỨC TỈNH"
motto = "state"
place = "Thái Bình"
signers = [{ role = "NGƯỜI LẬP BIỂU" }, { role = "TM. BAN CHẤP HÀNH\nCHỦ TỊCH", name = "" }]"#,
};

static SIGNERS: Table = Table {
    name: "signers",
    doc: doc("Một người ký", "One who signs"),
    keys: &[
        must("role", Shape::Words, "chức vụ ghi trên chữ ký", "the office written above the signature"),
        may("name", Shape::Text, "họ tên ghi dưới chữ ký", "the name under the signature"),
    ],
    choices: &[],
    example: "",
};

static PERIODS: Table = Table {
    name: "[periods]",
    doc: doc(
        "Chấm theo tháng hoặc quý: mỗi kỳ một tổng điểm, cả năm là trung bình các kỳ",
        "Grading by month or quarter: each period has a total, the year is their mean",
    ),
    keys: &[
        must(
            "kind",
            Shape::OneOf(&["quarter", "month"]),
            "quý (nhận cả tháng, gộp tháng vào quý trước) hay tháng",
            "quarters (months are brought to quarters first) or months",
        ),
        must("combine", Shape::OneOf(&["mean"]), "cách gộp thành năm: trung bình", "how they make a year: the mean"),
        must(
            "least",
            Shape::Whole(1, 12),
            "ít nhất bao nhiêu kỳ; thiếu thì chưa xếp loại",
            "the least number of periods; fewer leave the subject incomplete",
        ),
        must(
            "missing",
            Shape::OneOf(&["skip", "zero", "incomplete"]),
            "kỳ không có điểm: bỏ qua (`skip`), tính 0 (`zero`), chưa xếp loại (`incomplete`)",
            "a period without score: left out, counted as 0, or the subject is incomplete",
        ),
    ],
    choices: &[],
    example: r#"[periods]
kind = "quarter"
combine = "mean"
least = 2
missing = "skip""#,
};
