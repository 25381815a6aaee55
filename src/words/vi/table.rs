//! Wording of table problems.

use crate::diag::TableCode;
use crate::diag::code::FileTerm;

/// Message and remedy of a code.
pub(super) fn problem(code: TableCode) -> (&'static str, &'static str) {
    match code {
        TableCode::Unreadable => (
            "Không mở được tệp: {reason}",
            "Kiểm tra đường dẫn và quyền đọc tệp; nếu tệp đang mở trong chương trình khác, hãy đóng lại rồi chạy lần nữa.",
        ),
        TableCode::Empty => ("Tệp không có dữ liệu nào", "Kiểm tra xem đã lưu đúng tệp chưa, hoặc xin đơn vị gửi lại."),
        TableCode::WrongKind => (
            "Đây không phải là tệp bảng tính mà là {kind}",
            "Mở tệp gốc bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx hoặc CSV UTF-8; nếu tệp nằm nhầm chỗ, hãy chuyển ra khỏi thư mục.",
        ),
        TableCode::Password => (
            "Tệp được đặt mật khẩu nên không đọc được",
            "Mở tệp bằng Excel, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ sổ làm việc) rồi lưu lại.",
        ),
        TableCode::Damaged => (
            "Tệp bị hỏng: {how}",
            "Mở tệp bằng Excel hoặc LibreOffice, kiểm tra đủ dữ liệu rồi lưu lại; nếu không mở được, xin đơn vị gửi lại tệp.",
        ),
        TableCode::Encoding => (
            "Không đọc được chữ: tệp không dùng bảng mã UTF-8",
            "Mở tệp bằng Excel, chuyển phông chữ cũ (TCVN3, VNI) sang Unicode nếu có, rồi lưu dạng “CSV UTF-8” hoặc .xlsx.",
        ),
        TableCode::NoStoredValue => (
            "Ô này có công thức nhưng tệp không lưu kết quả",
            "Mở tệp bằng Excel hoặc LibreOffice để tính lại, rồi lưu tệp.",
        ),
        TableCode::TornRow => (
            "Dòng này có {fields} ô, các dòng khác có {usual}: một dấu phẩy trong ô (như {value}) đã tách ô làm hai",
            "Đặt ô có dấu phẩy trong dấu nháy kép (\"7,5\"), ghi số thập phân bằng dấu chấm, hoặc lưu tệp dạng .xlsx.",
        ),
        TableCode::TooLarge => (
            "Tệp quá lớn: chỉ được tối đa {limit} {what}",
            "Xóa những phần thừa (dòng, cột, trang tính, hình ảnh không dùng) hoặc tách tệp ra nhiều tệp nhỏ.",
        ),
        TableCode::ErrorCell => {
            ("Ô này chứa lỗi {value} của bảng tính", "Sửa công thức, hoặc nhập thẳng giá trị vào ô.")
        }
    }
}

/// A word about files.
pub(super) fn term(term: FileTerm) -> &'static str {
    match term {
        FileTerm::Folder => "một thư mục",
        FileTerm::Device => "một thiết bị hoặc kênh dữ liệu",
        FileTerm::Pdf => "tệp PDF",
        FileTerm::Image => "tệp hình ảnh",
        FileTerm::Writing => "văn bản (Word)",
        FileTerm::Slides => "tệp trình chiếu",
        FileTerm::Html => "một trang web (HTML), dù tên tệp có thể là .xls",
        FileTerm::Xml => "tệp XML",
        FileTerm::Archive => "tệp nén",
        FileTerm::Binary => "tệp nhị phân không rõ loại",
        FileTerm::HiddenCells => "dòng hoặc cột",
        FileTerm::NotFound => "không tìm thấy tệp",
        FileTerm::NoPermission => "không có quyền đọc",
        FileTerm::Busy => "tệp đang được chương trình khác sử dụng",
        FileTerm::ReadFailed => "ổ đĩa hoặc mạng báo lỗi khi đọc",
        FileTerm::CutOff => "thiếu phần cuối, có thể do tải hoặc chép chưa xong",
        FileTerm::Checksum => "nội dung bên trong không khớp mã kiểm tra",
        FileTerm::MissingPart => "thiếu một phần bên trong",
        FileTerm::PartTwice => "một phần bên trong xuất hiện hai lần",
        FileTerm::UnsafePart => "một phần bên trong có tên không an toàn",
        FileTerm::BadXml => "một phần bên trong sai cấu trúc XML",
        FileTerm::Doctype => "một phần bên trong có khai báo DOCTYPE, bảng tính bình thường không có",
        FileTerm::BadCell => "có ô sai vị trí hoặc lặp lại",
        FileTerm::OpenQuote => "dấu ngoặc kép mở ra mà không đóng, các dòng sau bị dính vào một ô",
        FileTerm::Structure => "cấu trúc bên trong không đọc được",
        FileTerm::Rows => "dòng",
        FileTerm::Columns => "cột",
        FileTerm::Cells => "ô có dữ liệu",
        FileTerm::Characters => "ký tự trong một ô",
        FileTerm::Parts => "phần bên trong tệp",
        FileTerm::FileMegabytes => "MB cho một tệp loại này",
        FileTerm::UnpackedMegabytes => "MB sau khi giải nén",
        FileTerm::RowMegabytes => "MB cho một dòng",
        FileTerm::Strings => "đoạn chữ khác nhau",
    }
}
