//! Wording of intake problems.

use crate::diag::IntakeCode;

type Words = (&'static str, &'static str);

/// Message and remedy of a code.
#[expect(clippy::too_many_lines, reason = "a plain list, one line for each code")]
pub(super) fn problem(code: IntakeCode) -> Words {
    match code {
        IntakeCode::NoHeading => NO_HEADING,
        IntakeCode::NoTable => NO_TABLE,
        IntakeCode::ColumnMissing => COLUMN_MISSING,
        IntakeCode::ColumnMissingHere => COLUMN_MISSING_HERE,
        IntakeCode::PeriodsAbove => PERIODS_ABOVE,
        IntakeCode::ColumnTwice => COLUMN_TWICE,
        IntakeCode::ColumnAmbiguous => COLUMN_AMBIGUOUS,
        IntakeCode::UnknownHeading => UNKNOWN_HEADING,
        IntakeCode::CommonAndRater => COMMON_AND_RATER,
        IntakeCode::Excerpt => EXCERPT,
        IntakeCode::MeetingScores => MEETING_SCORES,
        IntakeCode::NoRoster => NO_ROSTER,
        IntakeCode::RosterEmpty => ROSTER_EMPTY,
        IntakeCode::NoUnits => NO_UNITS,
        IntakeCode::SheetSkipped => SHEET_SKIPPED,
        IntakeCode::SectionsSkipped => SECTIONS_SKIPPED,
        IntakeCode::SectionIsUnit => SECTION_IS_UNIT,
        IntakeCode::RowUnclear => ROW_UNCLEAR,
        IntakeCode::ColumnUnnamed => COLUMN_UNNAMED,
        IntakeCode::HeadingChanges => HEADING_CHANGES,
        IntakeCode::SeveralForms => SEVERAL_FORMS,
        IntakeCode::UnknownCriterion => UNKNOWN_CRITERION,
        IntakeCode::FormWithoutPerson => FORM_WITHOUT_PERSON,
        IntakeCode::CountDiffers => COUNT_DIFFERS,
        IntakeCode::LegacyLetters => LEGACY_LETTERS,
        IntakeCode::ValueUnreadable => VALUE_UNREADABLE,
        IntakeCode::DamagedText => DAMAGED_TEXT,
        IntakeCode::OutOfRange => OUT_OF_RANGE,
        IntakeCode::Step => STEP,
        IntakeCode::NotApplicable => NOT_APPLICABLE,
        IntakeCode::UnknownWord => UNKNOWN_WORD,
        IntakeCode::RatersDisagree => RATERS_DISAGREE,
        IntakeCode::DoneAboveOf => DONE_ABOVE_OF,
        IntakeCode::NotAsked => NOT_ASKED,
        IntakeCode::DuplicateCode => DUPLICATE_CODE,
        IntakeCode::DuplicateSubmission => DUPLICATE_SUBMISSION,
        IntakeCode::RepeatedSubmission => REPEATED_SUBMISSION,
        IntakeCode::QuarterAndMonths => QUARTER_AND_MONTHS,
        IntakeCode::Transferred => TRANSFERRED,
        IntakeCode::UnknownPerson => UNKNOWN_PERSON,
        IntakeCode::WithoutForm => WITHOUT_FORM,
        IntakeCode::Ambiguous => AMBIGUOUS,
        IntakeCode::NameDiffers => NAME_DIFFERS,
        IntakeCode::UnitDiffers => UNIT_DIFFERS,
        IntakeCode::NoUnit => NO_UNIT,
        IntakeCode::NoRole => NO_ROLE,
        IntakeCode::NoCodeOrName => NO_CODE_OR_NAME,
        IntakeCode::Incomplete => INCOMPLETE,
        IntakeCode::LowerRater => LOWER_RATER,
        IntakeCode::UnitLowerRater => UNIT_LOWER_RATER,
        IntakeCode::MissingRater => MISSING_RATER,
        IntakeCode::UnitLevelUnknown => UNIT_LEVEL_UNKNOWN,
        IntakeCode::SubordinatesDiffer => SUBORDINATES_DIFFER,
        IntakeCode::FactDiffers => FACT_DIFFERS,
        IntakeCode::HistoryUnknownLevel => HISTORY_UNKNOWN_LEVEL,
        IntakeCode::HistoryTwice => HISTORY_TWICE,
        IntakeCode::HistoryNotResults => HISTORY_NOT_RESULTS,
        IntakeCode::HistoryAbsent => HISTORY_ABSENT,
        IntakeCode::HistoryProvisional => HISTORY_PROVISIONAL,
        IntakeCode::HistoryNoCode => HISTORY_NO_CODE,
        IntakeCode::HistoryStrangers => HISTORY_STRANGERS,
        IntakeCode::UnitNotReceived => UNIT_NOT_RECEIVED,
        IntakeCode::UnitNotExpected => UNIT_NOT_EXPECTED,
        IntakeCode::UnitDuplicate => UNIT_DUPLICATE,
        IntakeCode::UnitUnknownLevel => UNIT_UNKNOWN_LEVEL,
        IntakeCode::OtherSubjects => OTHER_SUBJECTS,
        IntakeCode::UnitUnknownParent => UNIT_UNKNOWN_PARENT,
        IntakeCode::UnitParentCycle => UNIT_PARENT_CYCLE,
        IntakeCode::UnitLevelDiffers => UNIT_LEVEL_DIFFERS,
        IntakeCode::UnitFactDiffers => UNIT_FACT_DIFFERS,
        IntakeCode::UnitLevelProvisional => UNIT_LEVEL_PROVISIONAL,
        IntakeCode::UnitMembersIncomplete => UNIT_MEMBERS_INCOMPLETE,
        IntakeCode::UnitNamedUnknown => UNIT_NAMED_UNKNOWN,
        IntakeCode::UnitNamedAbsent => UNIT_NAMED_ABSENT,
        IntakeCode::FolderWithoutTable => FOLDER_WITHOUT_TABLE,
        IntakeCode::HiddenRead => HIDDEN_READ,
        IntakeCode::ColumnLikeRank => COLUMN_LIKE_RANK,
        IntakeCode::PartOfPercent => PART_OF_PERCENT,
        IntakeCode::ScaleDiffers => SCALE_DIFFERS,
        IntakeCode::SecondHeading => SECOND_HEADING,
        IntakeCode::TableBeside => TABLE_BESIDE,
        IntakeCode::UnitsDiffer => UNITS_DIFFER,
        IntakeCode::SheetTwice => SHEET_TWICE,
        IntakeCode::LettersTwice => LETTERS_TWICE,
        IntakeCode::NamesUnread => NAMES_UNREAD,
        IntakeCode::UnitsUnread => UNITS_UNREAD,
        IntakeCode::SumDiffers => SUM_DIFFERS,
        IntakeCode::TotalDiffers => TOTAL_DIFFERS,
        IntakeCode::LevelDiffers => LEVEL_DIFFERS,
        IntakeCode::NoName => NO_NAME,
        IntakeCode::CodePadded => CODE_PADDED,
        IntakeCode::CodeLooksAlike => CODE_LOOKS_ALIKE,
        IntakeCode::UnitSameName => UNIT_SAME_NAME,
        IntakeCode::UnitLooksAlike => UNIT_LOOKS_ALIKE,
    }
}

const NO_TABLE: Words = (
    "Tệp văn bản này không phải bảng nên không đọc",
    "Nếu là danh sách hay bảng điểm, hãy lưu lại bằng Excel hoặc CSV, có dòng tiêu đề; nếu không, chuyển tệp ra khỏi thư mục.",
);
const NO_HEADING: Words = (
    "Không tìm thấy dòng tiêu đề của bảng",
    "Bảng cần một dòng tiêu đề có cột “Mã” hoặc “Họ và tên” cùng các cột của cuộc vận động, trong 40 dòng đầu.",
);
const COLUMN_MISSING: Words = (
    "Thiếu cột “{item}”{whom}",
    "Thêm cột này, hoặc sửa tiêu đề của cột đang có cho khớp một trong các tên: “{words}”.",
);
const COLUMN_MISSING_HERE: Words = (
    "Thiếu cột “{item}”{whom}, nên chưa đủ dữ liệu",
    "Thêm cột này vào bảng rồi ghi; nếu đã có, sửa tiêu đề cho khớp một trong các tên: “{words}”.",
);
const PERIODS_ABOVE: Words = (
    "“{other}” đứng trên các cột: bảng này để mỗi kỳ một dãy cột",
    "Mỗi dòng là một người trong một kỳ: thêm cột “Kỳ”, chép điểm của từng kỳ xuống thành dòng riêng; hoặc mỗi kỳ một trang tính đặt tên theo kỳ.",
);
const COLUMN_TWICE: Words = (
    "Cột “{value}” trùng với cột {other}: hai cột cùng chỉ một nội dung",
    "Xóa một trong hai cột, hoặc sửa tiêu đề cho khác nhau.",
);
const COLUMN_AMBIGUOUS: Words = (
    "Tiêu đề “{value}” khớp với nhiều nội dung: “{item}”, “{other}”",
    "Sửa tiêu đề cho rõ là nội dung nào, hoặc sửa `column` trong tệp cuộc vận động.",
);
const UNKNOWN_HEADING: Words =
    ("Không dùng đến các cột: “{headings}”", "Nếu cột nào có số liệu cần tính, hãy sửa tiêu đề cho khớp.");
const COMMON_AND_RATER: Words = (
    "“{item}” vừa có cột chung “{value}” vừa có cột theo cấp chấm",
    "Giữ cột chung, hoặc ghi rõ cấp chấm cho mọi cột, ví dụ “{item} (Tự chấm)”.",
);
const MEETING_SCORES: Words = (
    "Điểm ở trang “Chi tiết điểm” của tệp này thay cho điểm mà cấp chấm cao nhất đã nộp",
    "Nếu các bảng của đơn vị được sửa sau cuộc họp thì bỏ tệp này ra, hoặc sửa cả ở đây.",
);
const EXCERPT: Words = (
    "Tệp này chỉ là phần trích những dòng cần sửa, không phải toàn bộ danh sách",
    "Sửa trong tệp gốc rồi đặt tệp gốc vào đây, bỏ tệp trích này đi.",
);
const ROSTER_EMPTY: Words = (
    "Danh sách còn trống nên chưa có ai để xếp loại: {files}",
    "Điền danh sách, mỗi người (hoặc mỗi đơn vị) một dòng dưới dòng tiêu đề, rồi chạy lại.",
);
const NO_ROSTER: Words = (
    "Không có danh sách nào để xếp loại",
    "Đặt bảng danh sách (có cột “Mã” hoặc “Họ và tên”) vào thư mục, hoặc kiểm tra lại đường dẫn.",
);
const SHEET_SKIPPED: Words = (
    "Không đọc các trang tính: “{sheets}” (không có dòng tiêu đề)",
    "Nếu trang tính có số liệu, hãy thêm dòng tiêu đề.",
);
const SECTIONS_SKIPPED: Words = (
    "Các dòng mục không phải là người và không đổi đơn vị của ai: “{sections}”",
    "Nếu mỗi mục là một đơn vị xếp loại riêng, hãy thêm cột “Đơn vị”.",
);
const SECTION_IS_UNIT: Words = (
    "Dòng mục “{value}” trùng tên một đơn vị, nhưng bảng không có cột đơn vị",
    "Thêm cột “Đơn vị” và ghi đơn vị ở từng dòng, hoặc tách mỗi đơn vị thành một tệp.",
);
const ROW_UNCLEAR: Words = (
    "Dòng này chỉ có “{value}”: không rõ là người hay tên một tổ, phòng",
    "Nếu là người, hãy điền mã hoặc số thứ tự; nếu là tên tổ, hãy ghi số La Mã ở trước (I., II.) hoặc xóa dòng.",
);
const COLUMN_UNNAMED: Words = (
    "Cột này có điểm {other} nhưng không có tiêu đề, bên cạnh “{item}”",
    "Ghi tiêu đề cho cột (ví dụ cấp chấm: “{item} (Tự chấm)”, hoặc “Ghi chú”), hoặc xóa các giá trị.",
);
const HEADING_CHANGES: Words = (
    "Tiêu đề ghi lại giữa bảng là {other}, khác với “{item}” ở đầu bảng",
    "Để mỗi bảng một trang tính, hoặc sắp các cột của hai bảng giống nhau.",
);
const SEVERAL_FORMS: Words = (
    "Trang này có phiếu của nhiều người: sau phiếu của {item} là phiếu của {other}",
    "Để phiếu của mỗi người ở một trang tính hoặc một tệp riêng.",
);
const UNKNOWN_CRITERION: Words =
    ("“{value}” có điểm nhưng không phải là tiêu chí của cuộc vận động", "Ghi đúng tên hoặc mã tiêu chí.");
const FORM_WITHOUT_PERSON: Words = (
    "Phiếu này có điểm nhưng không ghi là của ai",
    "Ghi “Mã: …” và “Họ và tên: …” ở các dòng phía trên bảng tiêu chí.",
);
const COUNT_DIFFERS: Words = (
    "Danh sách ghi có {value} người, nhưng đọc được {other} người",
    "Kiểm tra xem có dòng nào bị thiếu, bị thừa, hay con số ghi nhầm.",
);
const LEGACY_LETTERS: Words = (
    "Chữ ở cột {columns} theo phông cũ {encoding}, đã được đọc thành Unicode: “{before}” → “{after}”",
    "Xem vài tên trong kết quả đã đúng chưa; nếu chưa, hãy chuyển tệp sang Unicode rồi chạy lại.",
);
const DAMAGED_TEXT: Words = (
    "“{value}” ở “{item}” bị mất chữ",
    "Gõ lại cho đúng; dấu “?”, ký hiệu lạ hay chữ hoa giữa từ thường do tệp từng được lưu ở bảng mã hoặc phông không có chữ Việt.",
);
const VALUE_UNREADABLE: Words = ("Không đọc được “{value}” ở “{item}”", "Nhập lại cho đúng; ô này nhận: {expected}.");
const OUT_OF_RANGE: Words =
    ("“{item}”: {value} nằm ngoài khoảng cho phép ({expected})", "Kiểm tra lại và nhập giá trị trong khoảng.");
const STEP: Words =
    ("“{item}”: {value} không đúng bước điểm {step}", "Nhập bội số của {step}, trong khoảng {expected}.");
const NOT_APPLICABLE: Words = (
    "“{item}” ghi “{value}” nhưng tiêu chí này không cho phép bỏ qua",
    "Nhập giá trị; nếu đúng là không áp dụng, cuộc vận động phải khai báo `not-applicable`.",
);
const UNKNOWN_WORD: Words =
    ("“{value}” không có trong các từ cho phép ở “{item}”", "Dùng đúng một trong các từ: {expected}.");
const RATERS_DISAGREE: Words = (
    "{person}: các cấp chấm không thống nhất “{item}” có áp dụng hay không ({value})",
    "Thống nhất giữa các cấp: cùng chấm điểm hoặc cùng ghi “Không áp dụng”.",
);
const DONE_ABOVE_OF: Words =
    ("{person}: ở “{item}” số hoàn thành lớn hơn số được giao ({value})", "Kiểm tra lại hai con số.");
const NOT_ASKED: Words = (
    "{person}: “{item}” không tính cho nhóm “{role}” nhưng có điểm",
    "Giá trị này không được tính; xóa đi, hoặc kiểm tra lại chức vụ.",
);
const DUPLICATE_CODE: Words = (
    "Mã {value} của {person} đã dùng cho {other_person} ở {other}",
    "Mỗi người một mã: sửa mã sai, hoặc xóa dòng thừa.",
);
const DUPLICATE_SUBMISSION: Words = (
    "{person} có hai phiếu của cùng một cấp chấm; phiếu kia ở {other}",
    "Giữ lại một phiếu, hoặc thêm cột “Dấu thời gian” để lấy phiếu gửi sau cùng.",
);
const REPEATED_SUBMISSION: Words =
    ("Phiếu này của {person} được thay bằng phiếu gửi sau ở {other}", "Không cần làm gì nếu phiếu gửi sau là đúng.");
const QUARTER_AND_MONTHS: Words = (
    "{person}: {quarter} vừa có phiếu cả quý ({other}) vừa có phiếu {month}",
    "Giữ phiếu cả quý, hoặc giữ các phiếu tháng; không dùng cả hai cho một quý.",
);
const UNKNOWN_PERSON: Words =
    ("Danh sách không có {person}", "Sửa mã hoặc tên cho khớp với danh sách, hoặc bổ sung vào danh sách.");
const WITHOUT_FORM: Words =
    ("{person} chưa có phiếu chấm điểm nào", "Bổ sung phiếu; nếu chưa có thì ghi là chưa đủ dữ liệu.");
const AMBIGUOUS: Words =
    ("“{person}” có thể là nhiều người: {candidates}", "Ghi mã vào dòng này, hoặc ghi thêm ngày sinh và đơn vị.");
const NAME_DIFFERS: Words =
    ("Mã {code} trong danh sách là {other}, ở đây ghi {value}", "Kiểm tra xem mã hay họ tên bị ghi nhầm.");
const UNIT_DIFFERS: Words = (
    "{person}: ở đây ghi đơn vị “{value}”, nơi khác là “{other}”",
    "Sửa cho thống nhất mã và tên đơn vị; nếu người này mới chuyển đến, ghi nơi đi vào cột “Đơn vị cũ” của danh sách.",
);
const NO_UNIT: Words = (
    "{person}: không rõ thuộc đơn vị nào",
    "Điền cột “Mã đơn vị” hoặc “Đơn vị” ở dòng này; nếu nhiều đơn vị trùng tên thì ghi mã.",
);
const NO_ROLE: Words = (
    "{person} không thuộc nhóm vị trí nào của cuộc vận động",
    "Kiểm tra chức vụ, hoặc thêm một nhóm không có điều kiện ở cuối.",
);
const NO_CODE_OR_NAME: Words =
    ("Dòng này có số liệu nhưng không có mã và họ tên", "Điền mã hoặc họ tên, hoặc xóa dòng này.");
const INCOMPLETE: Words = ("{person} còn thiếu: {missing}", "Bổ sung để được xếp loại.");
const LOWER_RATER: Words = (
    "{person}: cấp chấm cao nhất chưa chấm {items}; lấy điểm của cấp dưới",
    "Bổ sung điểm của cấp chấm cao nhất, nếu có.",
);
const UNIT_LOWER_RATER: Words = (
    "{rater}: chưa chấm ai trong {count} người; lấy điểm của cấp dưới cho cả đơn vị",
    "Nếu đã chấm thì bổ sung cột hoặc tệp điểm còn thiếu; nếu chưa thì đây là kết quả theo điểm của cấp dưới.",
);
const MISSING_RATER: Words = (
    "{person}: thiếu điểm của một cấp chấm ở {items}; trọng số đã chia cho các cấp còn lại",
    "Bổ sung điểm để có kết quả chính thức.",
);
const UNIT_LEVEL_UNKNOWN: Words = (
    "{person}: chưa có mức xếp loại của đơn vị nên chưa khống chế được",
    "Ghi mức vào cột “Xếp loại đơn vị” của `don-vi`.",
);
const SUBORDINATES_DIFFER: Words = (
    "“{item}” của {person} ghi {value}, nhưng tính từ kết quả của cấp dưới là {computed}",
    "Để trống ô này, hoặc sửa điểm hay nhóm vị trí của cấp dưới.",
);
const FACT_DIFFERS: Words =
    ("{person}: “{item}” ở đây là “{value}”, khác với ô {other}", "Sửa cho hai nơi giống nhau, hoặc xóa một nơi.");
const HISTORY_UNKNOWN_LEVEL: Words = (
    "“{value}” trong kết quả năm trước của {person} không phải là mức xếp loại của cuộc vận động",
    "Ghi một trong các mức: {expected}; nếu là tên gọi cũ, thêm vào `also` của mức tương ứng.",
);
const HISTORY_TWICE: Words = ("{person} có hai mức xếp loại khác nhau của năm {year}", "Giữ lại mức đúng của năm đó.");
const HISTORY_NOT_RESULTS: Words = (
    "Tệp này không phải results.json của chương trình, hoặc là kết quả của loại đối tượng khác",
    "Dùng tệp results.json do chương trình này ghi cho cùng loại đối tượng, hoặc một bảng có cột “Mã”, “Năm”, “Mức xếp loại”, “Danh hiệu”.",
);
const HISTORY_ABSENT: Words = (
    "Cuộc vận động xét cả kết quả các năm trước nhưng chưa có tệp nào về các năm đó",
    "Đặt bảng `lich-su` vào thư mục, hoặc chỉ ra bằng --history; nếu không, mọi điều kiện về các năm trước coi như chưa đạt.",
);
const HISTORY_PROVISIONAL: Words =
    ("Kết quả năm {year} trong tệp này là tạm tính", "Dùng kết quả chính thức của năm đó.");
const HISTORY_NO_CODE: Words = (
    "{count} người không có mã nên không tra được kết quả các năm trước",
    "Ghi mã cho những người này, như trong `lich-su`.",
);
const HISTORY_STRANGERS: Words = (
    "{count} dòng về các năm trước không thuộc ai trong danh sách",
    "Không cần làm gì nếu những người đó đã nghỉ hoặc chuyển đi; nếu không, hãy kiểm tra lại mã.",
);
const UNIT_NOT_RECEIVED: Words =
    ("Chưa nhận được dữ liệu của đơn vị {unit}", "Đôn đốc đơn vị gửi; nếu không phải gửi, xóa khỏi `don-vi`.");
const UNIT_NOT_EXPECTED: Words =
    ("Đơn vị {unit} không có trong `don-vi`", "Thêm vào `don-vi`, hoặc kiểm tra lại mã và tên đơn vị.");
const UNIT_DUPLICATE: Words = ("Đơn vị {value} đã có ở ô {other}", "Xóa một trong hai dòng.");
const UNIT_UNKNOWN_LEVEL: Words =
    ("“{value}” không phải là mức xếp loại của cuộc vận động", "Ghi đúng một trong các mức: {expected}.");
const OTHER_SUBJECTS: Words = (
    "Bảng này ghi người, còn cuộc vận động này chấm đơn vị, nên không được đọc",
    "Không cần làm gì; nếu đây là bảng của đơn vị, đổi tên cột “Họ và tên” thành “Đơn vị”.",
);
const UNIT_UNKNOWN_PARENT: Words = (
    "Đơn vị cấp trên “{value}” không có trong danh sách đơn vị",
    "Thêm một dòng cho đơn vị cấp trên này, hoặc sửa tên, mã cho khớp.",
);
const UNIT_PARENT_CYCLE: Words =
    ("Các đơn vị là cấp trên vòng của nhau: {units}", "Sửa cột “Đơn vị cấp trên” để không còn vòng.");
const UNIT_LEVEL_DIFFERS: Words = (
    "Danh sách đơn vị ghi “{given}” cho {unit}, nhưng cuộc vận động “{campaign}” xếp “{value}”",
    "Giữ một nguồn: xóa ô “Xếp loại đơn vị”, hoặc ghi quyết định trong `quyet-dinh` cho đơn vị.",
);
const UNIT_LEVEL_PROVISIONAL: Words = (
    "Mức của {unit} trong cuộc vận động “{campaign}” còn tạm tính, nên kết quả của đơn vị này cũng tạm tính",
    "Bổ sung dữ liệu của đơn vị rồi chấm lại.",
);
const UNIT_MEMBERS_INCOMPLETE: Words = (
    "Dữ kiện của {unit} lấy từ đoàn viên còn tạm tính: {count} người trong cuộc vận động “{campaign}” chưa đủ dữ liệu",
    "Bổ sung dữ liệu của những người này rồi chấm lại.",
);
const UNIT_FACT_DIFFERS: Words = (
    "{unit}: “{item}” trong bảng là {given}, nhưng kết quả của đoàn viên cho {value}",
    "Xóa ô này để lấy theo kết quả của đoàn viên, hoặc sửa cho khớp.",
);
const FOLDER_WITHOUT_TABLE: Words = (
    "Thư mục “{folder}” không có bảng nào đọc được; trong đó có: {files}",
    "Nếu đây là phần gửi của một đơn vị, hãy xin bảng dạng Excel hoặc CSV; nếu không, chuyển thư mục ra ngoài.",
);
const HIDDEN_READ: Words =
    ("Phần bị ẩn vẫn được đọc: {what}", "Nếu phần ẩn không được tính, hãy xóa hẳn thay vì ẩn đi.");
const PART_OF_PERCENT: Words = (
    "“{value}” ở cột “{item}” được đọc là {value} %, chưa đến một phần trăm (cột này có {other} ô như vậy)",
    "Nếu là 80 % thì ghi 80 hoặc 80%, không ghi 0,8; nếu đúng là chưa đến 1 % thì ghi cả dấu %.",
);
const COLUMN_LIKE_RANK: Words = (
    "Cột “{value}” chứa đúng các số từ 1 đến {other}, mỗi số một lần, giống số thứ tự hay xếp hạng chứ không giống điểm",
    "Kiểm tra xem cột này có đúng là điểm của “{item}” không; nếu là xếp hạng, hãy sửa tiêu đề.",
);
const SCALE_DIFFERS: Words = (
    "Ở đây ghi “{value}”, nhưng cuộc vận động cho “{item}” tối đa {other} điểm",
    "Kiểm tra xem điểm được chấm theo thang nào; nếu theo thang khác thì chấm lại theo thang của cuộc vận động. Chương trình không quy đổi.",
);
const SECOND_HEADING: Words = (
    "Dòng tiêu đề thứ hai không hiểu được: “{item}”",
    "Ghi đúng tên cấp chấm như trong cuộc vận động ({other}); nếu là nội dung khác (lần, quý, xếp loại) thì bỏ các cột ấy và dòng này.",
);
const TABLE_BESIDE: Words = (
    "Từ cột này là một bảng thứ hai nằm cạnh bảng đầu: {item} đều có ở cả hai bảng",
    "Chuyển bảng thứ hai xuống dưới bảng đầu, hoặc sang một trang tính riêng.",
);
const UNITS_DIFFER: Words = (
    "{count} người trong bảng này ghi đơn vị “{value}”, nơi khác ({place}) là “{other}”, ví dụ {person}",
    "Ghi tên đơn vị cho thống nhất ở cả hai nơi; danh sách không có cột “Đơn vị” thì được hiểu theo tên tệp hoặc thư mục, hãy thêm cột ấy.",
);
const SHEET_TWICE: Words = (
    "Cả {count} người trong bảng này đều đã có phiếu của cùng một cấp chấm ở {other}: có thể là một bảng để hai lần",
    "Bỏ một trong hai bảng; nếu là hai cấp chấm thì ghi cấp chấm vào tiêu đề cột hoặc tên trang tính.",
);
const LETTERS_TWICE: Words = (
    "Chữ ở cột {columns} từng bị mở nhầm bảng mã (UTF-8 thành Windows-1252), đã được đọc lại: “{before}” → “{after}”",
    "Xem vài tên trong kết quả đã đúng chưa; lần sau hãy lưu CSV dạng “CSV UTF-8” hoặc .xlsx.",
);
const NAMES_UNREAD: Words = (
    "Cột “{value}” có vẻ là họ tên, nhưng tiêu đề không quen nên chưa được đọc và chưa đối chiếu với mã",
    "Đổi tiêu đề thành “Họ và tên”; nếu không phải họ tên của những người này thì không cần làm gì.",
);
const UNITS_UNREAD: Words = (
    "Cột “{value}” có vẻ là tên đơn vị, nhưng tiêu đề không quen nên chưa được đọc; mọi người được tính theo tên tệp hoặc thư mục",
    "Đổi tiêu đề thành “Đơn vị”; nếu không phải đơn vị xếp loại thì đặt một tiêu đề khác hẳn.",
);
const SUM_DIFFERS: Words = (
    "Dòng tổng ghi {value} ở “{item}”, nhưng cộng các dòng đọc được là {other}",
    "Kiểm tra xem có dòng nào bị thiếu, bị thừa, hay dòng tổng cộng nhầm.",
);
const TOTAL_DIFFERS: Words = (
    "{person}: tệp ghi tổng điểm {value}, chương trình tính được {other}",
    "Kiểm tra điểm từng tiêu chí; kết quả lấy theo điểm từng tiêu chí, không lấy ô tổng.",
);
const LEVEL_DIFFERS: Words = (
    "{person}: tệp ghi xếp loại “{value}”, chương trình tính được “{other}”",
    "Kiểm tra điểm và các điều kiện; nếu tập thể quyết định mức khác, hãy ghi vào `quyet-dinh`.",
);
const NO_NAME: Words = ("Mã {code} không có họ tên", "Điền họ tên; nếu là dòng thừa thì xóa đi.");
const CODE_PADDED: Words = (
    "{count} số căn cước thiếu số 0 ở đầu đã được bù cho đủ 12 chữ số, ví dụ {before} thành {after}",
    "Kiểm tra lại; nên định dạng cột là Văn bản (Text) và nhập đủ 12 chữ số.",
);
const CODE_LOOKS_ALIKE: Words = (
    "Mã {value} của {person} nhìn giống mã {other} của {other_person}",
    "Nếu là hai người thì không cần làm gì; nếu là một người ghi hai lần thì xóa một dòng và sửa mã.",
);
const UNIT_SAME_NAME: Words = (
    "Đơn vị “{value}” và “{other}” ({place}) chỉ khác nhau ở dấu cách, dấu câu hoặc chữ “CĐCS”",
    "Nếu là một đơn vị thì ghi một tên cho thống nhất; nếu là hai đơn vị thì ghi cả hai vào `don-vi` hoặc dùng mã đơn vị.",
);
const UNIT_LOOKS_ALIKE: Words = (
    "Tên đơn vị “{value}” rất giống “{other}” ({place})",
    "Nếu là một đơn vị thì ghi một tên cho thống nhất; nếu là hai đơn vị thì ghi cả hai vào `don-vi`.",
);
const UNIT_NAMED_UNKNOWN: Words = (
    "Luật chấm nêu đơn vị “{value}” nhưng không đơn vị nào có mã ấy, nên điều luật này không áp dụng cho ai",
    "Sửa lại cho đúng mã đơn vị (đơn vị không có mã thì đúng tên); nếu đơn vị có thật mà chưa gửi, ghi đơn vị vào `don-vi`.",
);
const UNIT_NAMED_ABSENT: Words = (
    "Luật chấm nêu {count} đơn vị không có trong lần chấm này ({units})",
    "Không cần làm gì nếu chỉ chấm riêng đơn vị này; nếu không phải, kiểm tra lại mã đơn vị trong tệp luật chấm.",
);
const NO_UNITS: Words = (
    "Không có đơn vị nào để xếp loại",
    "Đặt danh sách đơn vị `don-vi` (cột “Mã đơn vị”, “Đơn vị”) hoặc bảng điểm có cột “Mã đơn vị” vào thư mục.",
);
const TRANSFERRED: Words = (
    "Điểm của {person} ở đơn vị cũ “{value}” được tính cho người này ở đơn vị hiện nay",
    "Không cần làm gì; nếu không đúng, xóa ô “Đơn vị cũ” trong danh sách.",
);
