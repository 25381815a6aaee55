//! Wording of problems about joining results.

use crate::diag::RollupCode;

/// Message and remedy of a code.
pub(super) fn problem(code: RollupCode) -> (&'static str, &'static str) {
    match code {
        RollupCode::OtherCampaign => (
            "Đây là kết quả của cuộc vận động {campaign}, năm {year}, còn {first} là của {first_campaign}, năm {first_year}",
            "Chỉ tổng hợp kết quả của cùng một cuộc vận động, cùng một năm; bỏ kết quả này ra khỏi lệnh, hoặc nêu đúng thư mục của từng cuộc vận động.",
        ),
        RollupCode::OtherRules => (
            "Kết quả này chấm theo một bản khác của tệp luật chấm (mã băm {hash}; của {first} là {first_hash})",
            "Chấm lại bằng đúng tệp luật chấm chung rồi tổng hợp; `xeploai compare` cho biết luật khác nhau ở đâu.",
        ),
        RollupCode::UnitTwice => (
            "Đơn vị {unit} – {name} đã có trong {other}",
            "Bỏ bớt một trong hai kết quả, hoặc sửa mã nếu đó là hai đơn vị khác nhau, rồi chấm lại.",
        ),
        RollupCode::PersonTwice => (
            "{person} ({code}) ở đơn vị {unit} cũng có ở đơn vị {other_unit} trong {other}",
            "Một người chỉ được tính một lần: xóa ở đơn vị không còn công tác rồi chấm lại.",
        ),
        RollupCode::QuotaOverUnits => (
            "Tỷ lệ “{quota}” xét chung nhiều đơn vị ({scope}), không cộng lại được từ kết quả từng phần",
            "Hãy chấm một lần trên toàn bộ dữ liệu bằng `xeploai grade`.",
        ),
        RollupCode::CodeTwice => (
            "Mã {code} của {person} ở đơn vị {unit} cũng là mã của {other_person} ở đơn vị {other_unit} trong {other}",
            "Mỗi người một mã: sửa mã sai rồi chấm lại; chưa sửa thì hai người vẫn được tính riêng.",
        ),
        RollupCode::QuotaLeftOut => (
            "Tỷ lệ “{quota}” theo dõi chung nhiều đơn vị ({scope}) nên không có trong bảng kiểm soát tổng hợp",
            "Không mức nào bị ảnh hưởng; cần số liệu này thì chấm một lần trên toàn bộ dữ liệu.",
        ),
        RollupCode::PartProvisional => (
            "Kết quả này còn tạm tính ({count} đơn vị tạm tính, {errors} lỗi chung)",
            "Xử lý xong ở nơi chấm, chấm lại rồi tổng hợp lại.",
        ),
        RollupCode::UnitStopped => (
            "Đơn vị {unit} – {name} có lỗi dữ liệu, chưa được chấm",
            "Sửa dữ liệu của đơn vị, chấm lại rồi tổng hợp lại.",
        ),
        RollupCode::NotReceived => (
            "Đơn vị {unit} – {name} phải gửi mà không có trong kết quả nào",
            "Đôn đốc đơn vị gửi, hoặc thêm kết quả có đơn vị này vào lệnh.",
        ),
        RollupCode::OpenTie => (
            "Đơn vị {unit}: {count} người đồng hạng ở suất cuối của tỷ lệ “{quota}” và chưa có quyết định",
            "Nơi chấm ghi quyết định vào `quyet-dinh`, chấm lại rồi tổng hợp lại.",
        ),
    }
}
