//! The reading rules as a page for people, written from the table that the program reads by.

use std::fmt::Write as _;

use crate::intake::cell::value::column::Sort;
use crate::intake::cell::value::rules::RULES;

/// The columns that the examples stand in: what each holds, in the docs.
const COLUMNS: &[(Sort, &str, &str)] = &[
    (Sort::Points, "điểm (`up-to`), tối đa 10, bước 0,5", "points (`up-to`), at most 10, in steps of 0.5"),
    (Sort::Choice, "từ chọn (`choice`): Tốt = 5, Khá = 4", "words (`choice`): Tốt = 5, Khá = 4"),
    (Sort::Flag, "đánh dấu (`flag`)", "a mark (`flag`)"),
    (
        Sort::Count,
        "đếm (`count`, `deduct`), cột “Số lần trễ hạn”",
        "a count (`count`, `deduct`), column “Số lần trễ hạn”",
    ),
    (Sort::Percent, "tỷ lệ phần trăm (`percent`)", "a percentage (`percent`)"),
    (Sort::Measure, "số đo (`bands`), cột “Mức hài lòng (%)”", "a measure (`bands`), column “Mức hài lòng (%)”"),
    (
        Sort::Amount,
        "hai cột của `ratio`, cột “Số việc được giao”",
        "the columns of `ratio`, column “Số việc được giao”",
    ),
    (
        Sort::Number,
        "dữ kiện số (`number`), cột “Số tháng công tác”",
        "a fact of the kind `number`, column “Số tháng công tác”",
    ),
    (Sort::Date, "dữ kiện ngày (`date`)", "a fact of the kind `date`"),
    (
        Sort::Text,
        "dữ kiện chữ: Khiển trách, Cảnh cáo, `blank = \"\"`",
        "a text fact: Khiển trách, Cảnh cáo, `blank = \"\"`",
    ),
    (
        Sort::Level,
        "mức xếp loại: Hoàn thành tốt nhiệm vụ (`short` HTTNV, `also` Tốt), Không hoàn thành nhiệm vụ",
        "a level: Hoàn thành tốt nhiệm vụ (`short` HTTNV, `also` Tốt), Không hoàn thành nhiệm vụ",
    ),
    (Sort::Code, "mã người", "a person's code"),
    (Sort::Name, "họ tên, bên cạnh mã của Lê Thị Hòa", "a name, beside the code of Lê Thị Hòa"),
];

const HEAD: &str = "\
# Quy tắc đọc ô / Reading rules

Tệp này được viết ra từ mã nguồn (`src/intake/cell/value/rules.rs`); mọi ví dụ đều được chạy thử. Đây là danh sách đóng: ô nào không
có quy tắc nào hiểu được thì bị từ chối, kèm địa chỉ ô và cách sửa; không ô nào bị thay bằng giá trị mặc định hay bị cắt về mức tối đa.

This file is written from the code (`src/intake/cell/value/rules.rs`), and all examples are run. The list is closed: a cell that no rule
understands is refused, with its address and the way out; none is replaced by a default or cut to the maximum.

Trước mọi quy tắc / Before any rule: NFC; khoảng trắng, dấu cách không ngắt và xuống dòng thành một dấu cách; bỏ ký tự ẩn; chữ số toàn khổ
(８) thành chữ số thường. White space of any kind becomes one blank, invisible characters go, full-width characters become plain ones.
";

/// The reading rules as a page: each with its words in both languages, what it accepts and what it refuses.
#[must_use]
pub fn reading_rules() -> String {
    let mut out = HEAD.to_owned();
    out.push_str("\n## Cột trong các ví dụ\n\n");
    for (sort, words, _) in COLUMNS {
        let _ = writeln!(out, "- `{}`: {words}", name(*sort));
    }
    out.push_str("\n## Columns of the examples\n\n");
    for (sort, _, words) in COLUMNS {
        let _ = writeln!(out, "- `{}`: {words}", name(*sort));
    }
    out.push_str("\n## Quy tắc / Rules\n");
    for (number, rule) in RULES.iter().enumerate() {
        let _ = write!(out, "\n### {}. {}\n\n{}.\n\n{}.\n\n", number + 1, rule.id, rule.words.0, rule.words.1);
        let sorts: Vec<String> = rule.sorts.iter().map(|sort| format!("`{}`", name(*sort))).collect();
        let _ = write!(out, "Cột / columns: {}\n\n", sorts.join(", "));
        out.push_str("| cột / column | ô / cell | đọc thành / read as |\n|---|---|---|\n");
        for (sort, cell, expected) in rule.accept {
            let _ = writeln!(out, "| {} | `{cell}` | {expected} |", name(*sort));
        }
        for (sort, cell) in rule.refuse {
            let _ = writeln!(out, "| {} | `{cell}` | từ chối / refused |", name(*sort));
        }
    }
    out
}

fn name(sort: Sort) -> String {
    format!("{sort:?}").to_lowercase()
}
