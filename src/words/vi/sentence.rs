//! Vietnamese sentences of reports.

use crate::words::Phrase;

/// A sentence or part of one.
#[expect(clippy::too_many_lines, reason = "one line for each sentence")]
pub(in crate::words) fn phrase(phrase: Phrase) -> &'static str {
    match phrase {
        Phrase::Compare => "{what} {op} {bound}",
        Phrase::OneOfNumbers => "{what} là một trong {words}",
        Phrase::TextIs => "{what} là “{word}”",
        Phrase::TextOneOf => "{what} là một trong {words}",
        Phrase::TextIsNot => "{what} không phải là “{word}”",
        Phrase::FlagYes => "{what}: có",
        Phrase::FlagMissed => "{what}: cần “{wanted}”, đang là “{has}”",
        Phrase::FlagNo => "{what}: không",
        Phrase::Present => "có ghi {what}",
        Phrase::OfMaximum => "{percent} điểm tối đa",
        Phrase::Group => "nhóm {title}",
        Phrase::EveryGroup => "mọi nhóm tiêu chí",
        Phrase::EveryCriterion => "mọi tiêu chí",
        Phrase::Total => "tổng điểm",
        Phrase::EveryPeriod => "tổng điểm của mọi kỳ",
        Phrase::AnyPeriod => "tổng điểm của ít nhất một kỳ",
        Phrase::Role => "thuộc nhóm {title}",
        Phrase::InUnit => "thuộc đơn vị {title}",
        Phrase::LevelIs => "được xếp {title}",
        Phrase::LevelOrBetter => "được xếp {title} trở lên",
        Phrase::AwardHeld => "có danh hiệu {title}",
        Phrase::UnitLevelIs => "đơn vị được xếp {title}",
        Phrase::UnitLevelOrBetter => "đơn vị được xếp {title} trở lên",
        Phrase::UnitLevelPresent => "đơn vị đã được xếp loại",
        Phrase::HistoryLevel => "{years} năm liền trước được xếp {title} trở lên",
        Phrase::HistoryAward => "{years} năm liền trước có danh hiệu {title}",
        Phrase::HistoryPauses => " (bỏ qua năm không có kết quả)",
        Phrase::HistoryCounted => "{count} năm ({years})",
        Phrase::HistoryEnded => "{counted}, dừng ở năm {year}: {record}",
        Phrase::Not => "không phải: {inner}",
        Phrase::SumOf => "Cộng {unit}",
        Phrase::OfMembers => "{value} ({count} trên {of} người: {condition})",
        Phrase::MeanOfMembers => "{value} (bình quân của {count} trên {of} người)",
        Phrase::Seen => "{condition}: có {value}",
        Phrase::SeenNothing => "{condition}: không có số liệu",
        Phrase::PointsOf => "{title} {points}/{maximum}",
        Phrase::ByPoints => "Tổng điểm {total}: đạt mức {level} (từ {from} điểm).",
        Phrase::GateFailed => "Chưa đạt điều kiện của mức {level}: {title}{source} ({condition}).",
        Phrase::LimitHeld => "{title}{source} ({condition}): {effect}.",
        Phrase::EffectNotRated => "{text}",
        Phrase::EffectTotal => "tổng điểm không quá {points}",
        Phrase::EffectLevel => "xếp {level}",
        Phrase::EffectAtMost => "không xếp cao hơn {level}",
        Phrase::EffectAtMostUnit => "không xếp cao hơn mức của đơn vị ({level})",
        Phrase::QuotaOverruled => {
            "Theo quy định thì hết suất – {title}{source}: {scopes}; đã có quyết định trao riêng."
        }
        Phrase::QuotaRefused => "Đủ điều kiện nhưng hết suất – {title}{source}: {scopes}.",
        Phrase::QuotaScope => "{scope} được tối đa {limit} {graded} ({share} của {base})",
        Phrase::QuotaScopeCount => "{scope} được tối đa {limit} {graded}",
        Phrase::Tied => "Đồng hạng ở suất cuối của {title}{source}: tạm xếp mức thấp hơn, chờ tập thể quyết định.",
        Phrase::TiedSettled => "Đồng hạng ở suất cuối của {title}{source}: đã có quyết định của tập thể.",
        Phrase::Decided => {
            "{body} quyết định xếp {level} (tính theo quy định: {computed}), lý do: {reason} ({document}ngày {date})."
        }
        Phrase::DecidedAwards => "{body} quyết định danh hiệu: {awards}, lý do: {reason} ({document}ngày {date}).",
        Phrase::DocumentNumber => "số {number}, ",
        Phrase::MissingForm => "Chưa nộp phiếu.",
        Phrase::MissingItem => "Chưa có điểm “{title}”.",
        Phrase::MissingGroup => "Nhóm “{title}” không có tiêu chí nào áp dụng.",
        Phrase::MissingFact => "Chưa có “{title}”.",
        Phrase::MissingIdentity => "Có lỗi về người này, xem danh sách lỗi.",
        Phrase::MissingPeriod => "Chưa đủ điểm của các kỳ; còn thiếu: {title}.",
        Phrase::ShortGate => "Chưa đạt: {title}",
        Phrase::ShortLimit => "{title}",
        Phrase::ShortQuota => "Hết suất: {title}",
        Phrase::ShortTie => "Đồng hạng ở suất cuối: {title}",
        Phrase::ShortDecision => "Quyết định của tập thể",
        Phrase::ShortMissing => "Thiếu: {title}",
        Phrase::QuotaOf => "Tỷ lệ {title}",
        Phrase::SourceOf => " [{source}]",
        Phrase::OneMore => "Thêm một suất là {next}, vượt {share} × {base} = {product}.",
        Phrase::OneMoreRounded => "Thêm một suất là {next}, vượt {limit} ({share} × {base} = {product}, đã làm tròn).",
        Phrase::CutNames => "Đủ điều kiện nhưng hết suất: {names}.",
        Phrase::BeyondNames => "Vượt số được phép (chỉ báo cáo): {names}.",
        Phrase::TiedNames => "Đồng hạng ở suất cuối: {names}.",
        Phrase::PeopleWithoutCell => " (hoặc dòng) ở bảng này: {count} người không có ô nào để ghi",
        Phrase::UnitsWithoutCell => " (hoặc dòng) ở bảng này: {count} đơn vị không có ô nào để ghi",
        Phrase::AndMore => "và {count} {graded} nữa",
        Phrase::Deciding => "Suất cuối: {key} {kept} ({kept_name}); {graded} kế tiếp: {cut} ({cut_name}).",
        Phrase::DecidingNameless => "Suất cuối: {key} {kept}; {graded} kế tiếp: {cut}.",
        Phrase::AllEqual => "Bằng nhau ở mọi căn cứ xét: {keys}.",
        Phrase::Raised => "Được nâng lên {share} theo {decision}.",
        Phrase::Broken => "Sau quyết định của tập thể có {holders} {graded}, vượt mức tối đa {limit}.",
        Phrase::WithinAfter => "Sau quyết định của tập thể có {holders} {graded}, trong mức tối đa {limit}.",
        Phrase::Settled => "Đã giải quyết bằng quyết định của tập thể.",
        Phrase::UnitsOf => "Số liệu của {present}/{expected} đơn vị",
        Phrase::UnitLine => "Đơn vị: {unit}",
        Phrase::CampaignLine => "{title} – năm {year}",
        Phrase::ProvisionalNote => {
            "TẠM TÍNH: còn {graded} chưa đủ dữ liệu, {graded} đồng hạng ở suất cuối hoặc đơn vị chưa có kết quả; mức xếp loại có thể thay đổi."
        }
        Phrase::ProblemCount => "{errors} lỗi, {warnings} cảnh báo",
        Phrase::MoreProblems => "còn {count} mục nữa",
        Phrase::MoreUnits => "còn {count} đơn vị nữa, xem tệp kết quả",
        Phrase::MoreLines => "còn {count} dòng nữa, xem tệp kết quả",
        Phrase::MoreCauses => "… và {count} mục nữa",
        Phrase::DateLine => "{place}, ngày …… tháng …… năm ……",
        Phrase::PartialNote => "Tổng cộng chỉ gồm các đơn vị đã xếp loại.",
        Phrase::CopyOf => "Tệp gốc: {file}",
        Phrase::CopyColours => {
            "Ô màu đỏ có lỗi; ô màu vàng còn thiếu hoặc cần xem lại. Bấm vào địa chỉ ở cột “Ô” để đến đúng chỗ; đưa chuột lên ô để xem phải sửa thế nào."
        }
        Phrase::CopyBack => {
            "Sửa ngay trong tệp này, lưu thành “{name}” vào đúng thư mục của tệp gốc, bỏ tệp gốc đi rồi chạy lại. Không phải xóa trang này, màu hay ghi chú."
        }
        Phrase::ExcerptOnly => {
            "Tệp gốc có hơn {rows} dòng nên ở đây chỉ có dòng tiêu đề và những dòng cần sửa. Hãy sửa trong tệp gốc, đừng dùng tệp này thay tệp gốc."
        }
        Phrase::CellComment => "{severity}: {message}.\nCách sửa: {remedy}",
        Phrase::WholeRow => "dòng {row}",
        Phrase::FactScope => "{title}: {value}",
        Phrase::CriteriaNote => {
            "Điểm tối đa, trọng số và mức ở trang này lấy từ tệp quy định; công thức ở trang chi tiết điểm tính từ đây. Muốn đổi quy định thì sửa tệp quy định rồi chạy lại."
        }
        Phrase::DetailNote => {
            "Ô nền vàng là các cột “{rater}”: sửa tại đây thì điểm nhóm, tổng điểm và mức theo điểm đổi ngay; ô chuyển đỏ là ô không đúng quy định, phải sửa lại. Sau cuộc họp, lưu tệp vào thư mục của đơn vị, cạnh các bảng đã nộp, rồi chạy lại: điểm ở trang này được đọc là điểm “{rater}”. Mức xếp loại cuối cùng (điều kiện, khống chế, tỷ lệ) chỉ có sau khi chạy lại."
        }
        Phrase::DetailNoteCommon => {
            "Ô nền vàng sửa được: điểm nhóm, tổng điểm và mức theo điểm đổi ngay; ô chuyển đỏ là ô không đúng quy định, phải sửa lại. Sau cuộc họp, lưu tệp vào thư mục của đơn vị, cạnh các bảng đã nộp, rồi chạy lại: điểm ở trang này thay điểm đã nộp. Mức xếp loại cuối cùng (điều kiện, khống chế, tỷ lệ) chỉ có sau khi chạy lại."
        }
        Phrase::DetailFixed => {
            "Trang này không có công thức: cách tính điểm của cuộc vận động này không viết được đúng và đủ ngắn bằng công thức bảng tính. Sửa điểm xong phải chạy lại mới có tổng điểm mới."
        }
        Phrase::EntryBetween => "số từ {low} đến {high}",
        Phrase::EntryFrom => "số từ {low} trở lên",
        Phrase::EntryWhole => "số nguyên từ 0 trở lên",
        Phrase::EntryStep => "{allowed}, bội số của {step}",
        Phrase::EntryOrWithout => "{allowed}, hoặc {without} (không áp dụng), {exempt}",
        Phrase::EntryWord => "một trong các từ ở danh sách",
        Phrase::EntryMessage => "{title}: chỉ nhập {allowed}.",
        Phrase::Counted => "Tổng số: {count}. {parts}.",
        Phrase::NextLevel => "{level}: {parts}.",
        Phrase::NextPoints => "còn thiếu {points} điểm (từ {from})",
        Phrase::NextGate => "chưa đạt {title} ({condition})",
        Phrase::NumberLine => "Số:        {number}",
        Phrase::AttachedLine => "(Kèm theo {what})",
        Phrase::ComparedWith => "So với: {name}",
        Phrase::RuleDiffers => "Quy định khác: {rule}",
        Phrase::ShareOfRated => "Tỷ lệ trong số đã xếp loại",
        Phrase::RangeBelow => "{low} đến dưới {high}",
        Phrase::RangeUp => "{low} trở lên",
        Phrase::NextGateNamed => "chưa đạt {title}",
        Phrase::NextBarred => "{level}: không thiếu điểm; điều còn vướng nêu ở cột “Lý do”.",
    }
}
