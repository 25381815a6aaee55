//! Words of empty forms.

use crate::words::FormText;

/// A sentence of an empty form.
#[expect(clippy::too_many_lines, reason = "one line for each sentence")]
pub(in crate::words) fn form(text: FormText) -> &'static str {
    match text {
        FormText::Guide => "Hướng dẫn",
        FormText::GuideTitle => "HƯỚNG DẪN GHI PHIẾU CHẤM ĐIỂM",
        FormText::Words => "Danh mục",
        FormText::WordsTitle => "CÁC TỪ ĐỂ CHỌN TRONG PHIẾU",
        FormText::ColNumber => "STT",
        FormText::ColCode => "Mã",
        FormText::ColName => "Họ và tên",
        FormText::ColBirth => "Ngày sinh",
        FormText::ColUnitCode => "Mã đơn vị",
        FormText::ColUnit => "Đơn vị",
        FormText::ColPeriod => "Kỳ đánh giá",
        FormText::ColRater => "Người chấm",
        FormText::ColItemNumber => "TT",
        FormText::ColItem => "Nội dung",
        FormText::ColWrite => "Cách ghi",
        FormText::ColMost => "Điểm chuẩn",
        FormText::ColPoints => "Điểm",
        FormText::UnitForm => "Phiếu chấm điểm",
        FormText::UnitTitle => "BẢNG CHẤM ĐIỂM",
        FormText::ListForm => "Danh sách",
        FormText::ListTitle => "DANH SÁCH NGƯỜI ĐƯỢC CHẤM",
        FormText::ListUnitsTitle => "DANH SÁCH ĐƠN VỊ ĐƯỢC CHẤM",
        FormText::PersonTitle => "PHIẾU CHẤM ĐIỂM",
        FormText::PersonForm => "Phiếu",
        FormText::UnitLine => "Đơn vị {unit}",
        FormText::CampaignLine => "{title} – năm {year}",
        FormText::PeriodLine => "{period}",
        FormText::DateLine => "{place}, ngày …… tháng …… năm ……",
        FormText::SignHere => "(Ký, ghi rõ họ tên)",
        FormText::SignPerson => "NGƯỜI TỰ CHẤM",
        FormText::SignUnit => "ĐẠI DIỆN ĐƠN VỊ",
        FormText::SignRater => "{rater}",
        FormText::CapNote => "tối đa {cap}",
        FormText::CapOff => "trừ tối đa {cap}",
        FormText::Off => "trừ {points}",
        FormText::OffHead => "{points}, là điểm trừ",
        FormText::OffCount => "trừ {each} điểm mỗi lần, trừ tối đa {max}",
        FormText::OffCountHead => "{each} điểm trừ mỗi lần, trừ tối đa {max}",
        FormText::AskWhat => "Nội dung: {title}.",
        FormText::AskOff => "Đây là điểm trừ.",
        FormText::Sum => "Cộng điểm",
        FormText::Running => "Tạm tính",
        FormText::Lacking => "thiếu {count}",
        FormText::NotTold => "xem kết quả",
        FormText::LookAgain => "xem lại",
        FormText::RoleHeading => "Chấm theo nhóm",
        FormText::Dots => "……………………………………",
        FormText::ScaleUpTo => "0 – {max}",
        FormText::ScaleStep => "0 – {max}, bước {step}",
        FormText::ScaleFlag => "{yes} điểm",
        FormText::ScaleCount => "{each} điểm mỗi lần, tối đa {max}",
        FormText::ScaleDeduct => "{start} điểm, trừ {each} mỗi lần",
        FormText::ScalePercent => "0 – 100 %",
        FormText::WritePoints => "Số điểm: {scale}",
        FormText::WriteCount => "Số lần: {scale}",
        FormText::WritePercent => "Số phần trăm: 0 – 100",
        FormText::WriteMeasure => "Số đo được; điểm: {bands}",
        FormText::WriteChoice => "Một trong: {words}",
        FormText::WriteFlag => "Có ({yes}) hoặc Không ({no})",
        FormText::WriteDone => "Số lượng; điểm = {how}",
        FormText::WriteAmount => "Số lượng",
        FormText::WriteOr => "; không áp dụng thì ghi {words}",
        FormText::WriteScaled => "; quy ra tối đa {points} điểm",
        FormText::GroupScaled => "Quy ra tối đa {points} điểm",
        FormText::AskUpTo => "Số điểm từ 0 đến {max}.",
        FormText::AskStep => "Số điểm từ 0 đến {max}, bước {step}.",
        FormText::AskChoice => "Chọn một trong: {words}.",
        FormText::AskFlag => "Chọn Có hoặc Không (x cũng là Có).",
        FormText::AskFlagChosen => "Chọn Có hoặc Không.",
        FormText::AskCount => "Số lần hoặc số lượng: số nguyên từ 0.",
        FormText::AskPercent => "Số phần trăm từ 0 đến 100: ghi 80, không ghi 0,8 và không ghi dấu %.",
        FormText::AskMeasure => "Số đo được, từ {least} trở lên; chỉ ghi số, không ghi dấu %.",
        FormText::AskAmount => "Số từ 0 trở lên.",
        FormText::AskDone => "Số từ 0 trở lên, không lớn hơn “{of}”.",
        FormText::AskNumber => "Một số.",
        FormText::AskDate => "Ngày, ví dụ 31/12/2026.",
        FormText::AskText => "{title}: ghi đúng như trong hồ sơ.",
        FormText::AskCode => "Mã đúng như trong danh sách, giữ cả số 0 ở đầu.",
        FormText::AskName => "Ghi đầy đủ, đúng như trong danh sách.",
        FormText::OrNotApplicable => "Không áp dụng thì ghi KAD, được miễn thì ghi Miễn.",
        FormText::BlankIs => "Để trống là {blank}.",
        FormText::BlankIsLower => "Để trống: lấy điểm của cấp dưới; không cấp nào chấm thì là {blank}.",
        FormText::BlankOfAll => "Không cấp nào chấm thì là {blank}.",
        FormText::FromMembers => {
            "Chấm cùng lúc với cuộc vận động của các thành viên thì để trống: chương trình tự tính."
        }
        FormText::Refused => "Ô này không nhận giá trị vừa ghi. {ask}",
        FormText::GuideWhat => "Phiếu này dùng cho: {title}.",
        FormText::GuideTinted => "Chỉ ghi vào các ô nền vàng nhạt. Ô nền xám không hỏi đối với người đó, để trống.",
        FormText::GuideHints => {
            "Bấm vào một ô để xem ô đó nhận gì: điểm tối đa, bước điểm, danh sách để chọn. Giá trị ngoài khoảng bị từ chối ngay khi ghi. Số lẻ ghi theo dấu thập phân của máy (thường là dấu phẩy: 8,5)."
        }
        FormText::GuideScaled => {
            "Chấm đúng theo thang ghi ở từng tiêu chí. Nơi điểm chấm được quy ra một số tối đa khác (xem bảng dưới đây), chương trình tự quy: không ghi điểm đã quy."
        }
        FormText::GuideRaters => {
            "Mỗi cấp chấm ghi vào cột của mình: {raters}. Cấp nào chưa chấm thì để trống cột của cấp đó, không chép lại điểm của cấp khác."
        }
        FormText::GuideBlank => {
            "Ô trống không phải là 0 điểm: để trống là chưa chấm, người đó sẽ chưa đủ dữ liệu (trừ khi chỉ dẫn của ô nói khác)."
        }
        FormText::GuideNotApplicable => "Nơi tiêu chí được phép không áp dụng, ghi một trong: {words}.",
        FormText::GuideRunning => {
            "Cột (dòng) tạm tính cộng điểm của từng cấp chấm để tiện theo dõi, chưa xét điều kiện, khống chế, tỷ lệ; kết quả chính thức do chương trình tính lại từ các ô điểm."
        }
        FormText::Counted => " (chương trình tự đếm)",
        FormText::GuideCounted => {
            "Không hỏi, vì chương trình tự đếm từ kết quả của cấp dưới trong cùng đơn vị: {facts}. Ai có cấp dưới ngoài danh sách thì thêm cột này vào danh sách và ghi số."
        }
        FormText::GuideFromMembers => {
            "Không hỏi, vì chương trình tự tính từ kết quả của các thành viên, được xếp loại trong cùng lần chạy: {facts}."
        }
        FormText::GuideRunningLower => {
            "Ô nào một cấp để trống thì cột tạm tính của cấp ấy lấy điểm của cấp dưới, đúng như khi xếp loại. Cấp chưa ghi ô nào thì chưa có tạm tính."
        }
        FormText::GuideFacts => {
            "Những ô đã có sẵn chữ, số là lấy từ danh sách và đã khóa. Nếu sai, báo người lập danh sách sửa ở danh sách, rồi xin phiếu mới."
        }
        FormText::GuideFactsPeriods => {
            "Những ô đã có sẵn chữ, số là lấy từ danh sách và đã khóa, trừ mã và tên trên trang của mỗi kỳ (để xóa được người không được chấm trong kỳ ấy). Nếu sai, báo người lập danh sách sửa ở danh sách, rồi xin phiếu mới."
        }
        FormText::GuidePeople => {
            "Mỗi người trong danh sách có sẵn một dòng (hoặc một trang). Thiếu người, thừa người: báo người lập danh sách, không tự thêm dòng."
        }
        FormText::GuideUnits => {
            "Mỗi đơn vị trong danh sách có sẵn một dòng (hoặc một trang). Thiếu, thừa đơn vị: báo người lập danh sách, không tự thêm dòng."
        }
        FormText::GuideUnitRows => "Mỗi đơn vị một dòng: ghi mã (nếu có) và tên đầy đủ; một đơn vị luôn dùng một mã.",
        FormText::GuideRows => "Mỗi người một dòng: ghi mã (nếu có) và họ tên đầy đủ; một người luôn dùng một mã.",
        FormText::GuideOnce => {
            "Mã và họ tên chỉ ghi một lần, ở trang Danh sách: trang của mỗi kỳ tự lấy theo từng dòng ở đó."
        }
        FormText::GuidePeriods => {
            "Trang Danh sách có mọi người và những thông tin chung cả năm. Mỗi quý (tháng) một trang tính, hoặc chọn kỳ trên phiếu cá nhân. Kỳ chưa chấm thì để trống cả trang, không xóa trang. Người không được chấm trong một kỳ: xóa mã và họ tên ở dòng của người đó trên trang của kỳ ấy, không xóa trên trang Danh sách."
        }
        FormText::GuideKeep => {
            "Không sửa, không xóa tiêu đề cột và tên trang tính: chương trình nhận ra từng ô nhờ các tiêu đề đó."
        }
        FormText::GuideLock => {
            "Các ô còn lại được khóa để khỏi sửa nhầm, không có mật khẩu: khi thật cần, mở khóa ở thẻ Xem lại (Review) – Bỏ bảo vệ trang tính."
        }
        FormText::GuideSend => {
            "Ghi xong, lưu lại ở dạng Excel và gửi đi; người tổng hợp đặt tệp vào thư mục của đơn vị rồi chạy “xeploai grade”, không phải sửa gì thêm."
        }
        FormText::GuidePrivate => {
            "Phiếu có dữ liệu cá nhân: chỉ gửi cho người có trách nhiệm, xóa bản sao khi không còn dùng."
        }
        FormText::GuideCriteria => "Tiêu chí và cách chấm",
        FormText::HowScored => "Cách chấm",
        FormText::Weight => "Điểm tối đa",
        FormText::WeightScaled => "Quy ra tối đa",
        FormText::GuideRoles => "Cột cuối theo nhóm, lần lượt: {roles}; dấu – là không hỏi nhóm đó.",
        FormText::BandFrom => "từ {from}: {points}",
        FormText::PersonTotal => "Tổng cộng (tạm tính)",
        FormText::Evidence => "Giải trình, minh chứng",
        FormText::PhoneWho => "Thông tin người được chấm",
        FormText::PhoneWhichUnit => "Thông tin đơn vị được chấm",
        FormText::PhoneUnit => "Chọn đơn vị",
        FormText::PhonePick => "Chọn tên trong danh sách",
        FormText::PhoneRole => "Thuộc nhóm nào (để hỏi đúng tiêu chí)",
        FormText::PhoneApplies => "Có áp dụng không: {item}",
        FormText::PhonePoints => "Chấm: {item}",
        FormText::Yes => "Có",
        FormText::No => "Không",
        FormText::NotApplicable => "Không áp dụng",
        FormText::NotApplicableMark => "KAD",
        FormText::Exempt => "Miễn",
        FormText::PhoneTotal => "Tạm tính: {total} điểm (chưa xét điều kiện, khống chế, tỷ lệ)",
        FormText::PhoneNoTotal => {
            "Chưa có tạm tính ở đây: kết quả còn lấy điểm của cấp khác hoặc thông tin không hỏi hay còn để trống trong lần gửi này."
        }
        FormText::PhoneYear => "Ghi thông tin chung cả năm trong lần gửi này?",
        FormText::PhoneYearOnce => {
            "Mỗi người chỉ cần một lần gửi trong năm có thông tin chung: lần đó chọn Có, các lần khác chọn Không."
        }
        FormText::PhoneRequired => "Phải trả lời câu này.",
        FormText::PhoneRater => "Tự chấm phiếu của mình thì chọn cấp đầu tiên.",
        FormText::PhonePeriod => "Phiếu này chấm kỳ nào.",
    }
}
