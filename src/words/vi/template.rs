//! Wording of problems about document templates.

use crate::diag::TemplateCode;
use crate::diag::code::TemplateTerm;

/// Message and remedy of a code.
pub(super) fn problem(code: TemplateCode) -> (&'static str, &'static str) {
    match code {
        TemplateCode::Unreadable => (
            "Không đọc được tệp mẫu {file}: {detail}",
            "Mở tệp bằng Word hoặc Excel rồi lưu lại dưới dạng .docx hoặc .xlsx (không phải .doc, .docm, .xls).",
        ),
        TemplateCode::UnknownField => (
            "Tệp mẫu hỏi “{field}” ({where}), nhưng không có trường nào tên như vậy",
            "Sửa lại tên trường; xem mọi trường bằng lệnh xeploai templates (không ghi thư mục).",
        ),
        TemplateCode::Unclosed => (
            "Dấu {open} trong tệp mẫu ({where}) không có dấu {close} đi sau trong cùng {place}",
            "Thêm dấu đóng, hoặc xóa dấu mở nếu không cần trường nào ở đó.",
        ),
        TemplateCode::Misplaced => (
            "Trường “{field}” ({where}) thuộc danh sách “{list}” nhưng không nằm trong dòng của danh sách ấy",
            "Đặt trường vào một dòng của bảng, hoặc giữa {begin} và {end}{within}.",
        ),
        TemplateCode::TwoLists => (
            "Một dòng của bảng ({where}) hỏi hai danh sách: “{first}” và “{second}”",
            "Mỗi dòng chỉ lặp theo một danh sách; tách thành hai bảng.",
        ),
        TemplateCode::Section => (
            "Dấu {mark} ({where}) phải đứng một mình trong {alone} và có đủ cặp mở, đóng trong cùng một {frame}",
            "Đưa dấu ra một {apart} riêng; mỗi {{#…}}, {{?…}}, {{^…}} cần một {{/…}} cùng tên ở sau.",
        ),
        TemplateCode::NotAList => (
            "Dấu {mark} ({where}) cần tên một danh sách, nhưng “{field}” là một trường, không phải danh sách",
            "Chỉ in khi có giá trị thì dùng {instead}; muốn lặp thì ghi tên danh sách, ví dụ {example}.",
        ),
        TemplateCode::Nested => (
            "Trong tệp mẫu Excel, {mark} ({where}) nằm trong các dòng lặp của một danh sách khác, không lặp tiếp được",
            "Đặt hai đoạn lần lượt, không lồng nhau (chỉ đoạn có điều kiện {{?…}}, {{^…}} mới được bao ngoài đoạn khác); cần danh sách trong danh sách thì dùng tệp mẫu Word (.docx).",
        ),
        TemplateCode::Formula => (
            "Công thức ở {cell} trỏ tới các dòng lặp theo cách không giữ đúng được",
            "Trỏ tới cả dòng lặp bằng một khoảng, ví dụ SUM(D6:D6), hoặc bỏ công thức này.",
        ),
        TemplateCode::Merged => (
            "Ô gộp {range} ({where}) vượt ra ngoài các dòng lặp, nên “{field}” sẽ chỉ hiện một lần, những người hay dòng còn lại bị che mất",
            "Bỏ gộp {range}; hoặc đặt mọi dòng của ô gộp vào giữa {begin} và {end}, mỗi dấu một dòng riêng.",
        ),
        TemplateCode::Pivot => (
            "PivotTable trong tệp mẫu lấy số liệu từ {source}, nơi có dòng lặp; số trong bảng ấy sẽ không được tính lại",
            "Bỏ PivotTable khỏi tệp mẫu; dùng công thức trên khoảng có dòng lặp, ví dụ COUNTIF(D6:D6;…).",
        ),
        TemplateCode::Outside => (
            "Trường “{field}” nằm trong {what} ({where}); trong tệp mẫu Excel chỉ ô mới được điền",
            "Chuyển trường vào một ô của trang tính, hoặc xóa đi.",
        ),
    }
}

/// A word about templates.
pub(super) fn term(term: TemplateTerm) -> &'static str {
    match term {
        TemplateTerm::Header => "đầu trang in",
        TemplateTerm::Footer => "chân trang in",
        TemplateTerm::SheetName => "tên trang tính",
        TemplateTerm::Comment => "ghi chú của ô",
        TemplateTerm::InFormula => "công thức",
        TemplateTerm::Paragraph => "đoạn",
        TemplateTerm::Cell => "ô",
        TemplateTerm::AloneInRow => "ô, dòng ấy không có trường nào khác,",
        TemplateTerm::OneFrame => "khung",
        TemplateTerm::OneSheet => "trang tính",
        TemplateTerm::OwnRow => "dòng",
    }
}
