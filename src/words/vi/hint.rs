//! What is known about a refused cell.

use crate::diag::code::Hint;

/// A sentence.
pub(super) fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::Dash => "Nếu là số không thì ghi 0; nếu chưa có số liệu thì để trống.",
        Hint::DashWord => "Nếu chưa có số liệu thì để trống.",
        Hint::Date => {
            "Bảng tính đã tự đổi số thành ngày (gõ 5-10 thành 05/10): đặt định dạng ô là Văn bản (Text) rồi gõ lại."
        }
        Hint::TwoNumbers => "Mỗi ô chỉ ghi một con số.",
        Hint::Thousands => {
            "Không rõ dấu ở giữa là dấu thập phân hay dấu ngăn hàng nghìn: ghi 1 hoặc 1000, không ghi 1.000."
        }
        Hint::Percent => "Ô đang có định dạng phần trăm, nên 80% là 0,8: đổi định dạng sang Số rồi nhập lại điểm.",
        Hint::Words => "Chỉ ghi con số, chữ giải thích để ở cột ghi chú.",
        Hint::NotRated => {
            "Nếu người này không xếp loại thì để trống điểm, ghi dữ kiện (số tháng công tác, nghỉ…) ở cột của nó hoặc ghi vào `quyet-dinh`."
        }
        Hint::RoundedCode => {
            "Bảng tính đã làm tròn mã hoặc đổi thành số: đặt định dạng cột mã là Văn bản (Text) rồi nhập lại từ bản gốc."
        }
        Hint::LookAlike => {
            "Hai mã nhìn giống nhau nhưng khác ký tự (chữ O và số 0, chữ l và số 1, hay chữ gõ bằng bộ gõ khác): gõ lại một mã cho giống mã kia."
        }
        Hint::ForeignLetters => "Trong mã có chữ không phải chữ La-tinh nhưng nhìn giống (bộ gõ khác): gõ lại mã.",
        Hint::Accents => "Hai tên chỉ khác nhau ở dấu.",
        Hint::SameName => "Cùng họ tên, nhưng ngày sinh hoặc đơn vị ghi khác.",
    }
}
