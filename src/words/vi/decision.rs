//! Wording of decision problems.

use crate::diag::DecisionCode;

/// Message and remedy of a code.
pub(super) fn problem(code: DecisionCode) -> (&'static str, &'static str) {
    match code {
        DecisionCode::Stale => (
            "Quyết định về {person} dựa trên mức tính cũ; mức tính nay đã khác",
            "Quyết định vẫn được áp dụng; hãy xem lại và sửa cột “Mức tính”.",
        ),
        DecisionCode::Twice => {
            ("{person} có hai quyết định; quyết định kia ở ô {other}", "Giữ lại một quyết định có hiệu lực.")
        }
        DecisionCode::Incomplete => (
            "Quyết định về {person} còn thiếu: {missing}",
            "Điền đủ lý do, cơ quan quyết định, ngày và nội dung quyết định.",
        ),
        DecisionCode::UnknownWord => {
            ("Quyết định về {person}: không hiểu “{value}”", "Ghi theo một trong các cách: {expected}.")
        }
        DecisionCode::UnknownPerson => {
            ("Quyết định về {person}: không có ai như vậy trong danh sách", "Sửa mã hoặc họ tên cho đúng danh sách.")
        }
        DecisionCode::OtherCampaign => (
            "Quyết định này thuộc cuộc vận động “{value}”, không có trong lượt chấm này, nên không được áp dụng",
            "Ghi đúng tên một cuộc vận động ({expected}), hoặc chuyển dòng này sang tệp của cuộc vận động đó.",
        ),
        DecisionCode::WhichCampaign => (
            "Quyết định về {person} chưa nói rõ thuộc cuộc vận động nào",
            "Thêm cột “Cuộc vận động” vào `quyet-dinh` và ghi một trong các tên: {expected}.",
        ),
        DecisionCode::Ambiguous => {
            ("Quyết định về {person} có thể chỉ nhiều người: {candidates}", "Ghi mã vào dòng này.")
        }
        DecisionCode::BreaksQuota => (
            "Do quyết định, tỷ lệ “{quota}”{where} bị vượt: có {holders}, tối đa {limit}",
            "Quyết định vẫn được áp dụng; nêu rõ trong biên bản, hoặc xem lại quyết định.",
        ),
        DecisionCode::QuotaTie => (
            "Đồng hạng ở suất cuối của tỷ lệ “{quota}”: {people}",
            "Ghi quyết định cho từng trường hợp trong `quyet-dinh`, kể cả trường hợp bị hạ mức.",
        ),
        DecisionCode::QuotaExceeded => {
            ("Tỷ lệ “{quota}”{where} bị vượt: có {holders}, tối đa {limit}", "Xem biểu kiểm soát tỷ lệ và quyết định.")
        }
        DecisionCode::QuotaScopeIncomplete => (
            "Tỷ lệ “{quota}” tính trên nhiều đơn vị nhưng còn thiếu đơn vị",
            "Kết quả là tạm tính cho đến khi đủ đơn vị.",
        ),
    }
}
