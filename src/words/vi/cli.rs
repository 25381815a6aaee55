//! What the command line says.

use crate::words::Say;
use crate::words::cli::{FailureText, HelpText, NoteText, UsageText};

/// A sentence of the command line.
pub(in crate::words) fn say(say: Say) -> &'static str {
    match say {
        Say::Help(text) => help(text),
        Say::Usage(text) => usage(text),
        Say::Failure(text) => failure(text),
        Say::Note(text) => note(text),
    }
}

/// Help and usage lines.
#[expect(clippy::too_many_lines, reason = "one line for each sentence")]
fn help(text: HelpText) -> &'static str {
    match text {
        HelpText::About => {
            "Xếp loại cuối năm cho công đoàn và cơ quan: từ danh sách và phiếu chấm điểm đến bảng xếp hạng và bảng tổng hợp"
        }
        HelpText::Grade => "Chấm, xếp loại và ghi kết quả (xep-loai)",
        HelpText::Templates => {
            "Chép các văn bản mẫu (biên bản, tờ trình, phiếu, thông báo) ra thư mục để sửa (mau-van-ban)"
        }
        HelpText::UsageTemplates => "xeploai templates [TÙY CHỌN] [THƯ MỤC]",
        HelpText::TemplatesFolder => {
            "Thư mục nhận các tệp mẫu; tệp đã có thì không bị ghi đè. Không ghi thì in ra mọi trường dùng được trong tệp mẫu"
        }
        HelpText::Public => "Bản công khai: chỉ có họ tên, đơn vị, mức và danh hiệu, ghi vào ket-qua-cong-khai",
        HelpText::Template => {
            "Tệp mẫu DOCX hoặc XLSX của đơn vị, hay thư mục các tệp mẫu; cùng tên với văn bản có sẵn thì thay nó; ghi được nhiều lần"
        }
        HelpText::Check => "Đọc và kiểm tra mọi thứ, tìm đúng những lỗi mà grade tìm, không ghi kết quả (kiem-tra)",
        HelpText::Explain => {
            "Giải thích một người hoặc một đơn vị: từ từng ô đến mức, vì sao chưa lên mức trên (giai-thich)"
        }
        HelpText::Compare => "So sánh hai kết quả: ai thay đổi, vì nguyên nhân nào (so-sanh)",
        HelpText::Verify => "Chấm lại từ dữ liệu đã ghi và so từng byte với kết quả (kiem-chung)",
        HelpText::Rollup => "Tổng hợp kết quả của nhiều lần chấm (công đoàn, tỉnh) thành một (tong-hop)",
        HelpText::Init => "Tạo thư mục mới để bắt đầu: luật chấm, bảng trống, hướng dẫn ngắn (khoi-tao)",
        HelpText::Campaigns => "Liệt kê các cuộc vận động có sẵn, hoặc in nguyên văn một tệp (cuoc-van-dong)",
        HelpText::Schema => "In JSON Schema của tệp luật chấm, cho trình soạn thảo",
        HelpText::Completions => "In mã tự điền lệnh cho bash, zsh, fish, powershell hoặc elvish",
        HelpText::Man => "In trang hướng dẫn dạng man (roff)",
        HelpText::UsageRollup => "xeploai rollup [TÙY CHỌN] <KẾT QUẢ>...",
        HelpText::UsageInit => "xeploai init [TÙY CHỌN] <THƯ MỤC>",
        HelpText::UsageCampaigns => "xeploai campaigns [TÙY CHỌN] [TÊN]",
        HelpText::UsageSchema => "xeploai schema [TÙY CHỌN]",
        HelpText::UsageCompletions => "xeploai completions [TÙY CHỌN] <VỎ LỆNH>",
        HelpText::UsageMan => "xeploai man [TÙY CHỌN] [LỆNH]",
        HelpText::Results => {
            "Thư mục kết quả, tệp results.json, hoặc thư mục chứa nhiều thư mục kết quả; kết quả đã tổng hợp cũng được"
        }
        HelpText::OutJoined => "Thư mục kết quả tổng hợp, mặc định là tong-hop trong thư mục đang đứng",
        HelpText::FormatJoined => {
            "Dạng kết quả, cách nhau bằng dấu phẩy: xlsx (tong-hop.xlsx), csv (bảng cho máy), json (để giải thích, so sánh, tổng hợp tiếp), html (bao-cao.html); mặc định xlsx,csv,json"
        }
        HelpText::RollupJson => "Chỉ in báo cáo của lần chạy (JSON) ra đầu ra chuẩn",
        HelpText::NewFolder => "Thư mục phải tạo; nếu đã có thì phải trống",
        HelpText::ShippedCampaign => {
            "Cuộc vận động có sẵn (xem xeploai campaigns); mặc định trung-thanh-trach-nhiem-liem-chinh-sang-tao"
        }
        HelpText::CampaignId => "Tên cuộc vận động; không ghi thì liệt kê tất cả",
        HelpText::Shell => "bash, zsh, fish, powershell hoặc elvish",
        HelpText::PageOf => "Lệnh cần trang hướng dẫn; không ghi thì in trang chung",
        HelpText::ValueId => "TÊN",
        HelpText::ValueShell => "VỎ LỆNH",
        HelpText::ValueCommand => "LỆNH",
        HelpText::ManHeads => "TÊN,CÚ PHÁP,MÔ TẢ,TÙY CHỌN,CÁC LỆNH,MÃ THOÁT,PHIÊN BẢN",
        HelpText::Form => "Làm phiếu trống từ luật chấm: cho từng đơn vị, từng người, cho điện thoại (mau-phieu)",
        HelpText::UsageForm => "xeploai form [TÙY CHỌN] [ĐƯỜNG DẪN]...",
        HelpText::Per => {
            "Làm những phiếu nào, cách nhau bằng dấu phẩy: unit (mỗi đơn vị một bảng), person (mỗi người một trang, mỗi đơn vị một tệp), file (mỗi người một tệp), phone (mẫu KoboToolbox/ODK cho điện thoại); mặc định unit,person,phone"
        }
        HelpText::ValueForms => "PHIẾU",
        HelpText::Rows => "Số dòng trống khi chưa có danh sách, mặc định 40",
        HelpText::PhoneNames => {
            "Mẫu cho điện thoại có sẵn danh sách để chọn tên; không ghi thì mỗi người tự gõ mã, không ai thấy tên người khác"
        }
        HelpText::OutForms => "Thư mục nhận phiếu, mặc định là mau-phieu trong thư mục dữ liệu",
        HelpText::OverwriteForms => "Thay phiếu trống cũ; thư mục có phiếu đã điền thì không thay",
        HelpText::UsageExplain => "xeploai explain [TÙY CHỌN] <KẾT QUẢ> <NGƯỜI>",
        HelpText::UsageCompare => "xeploai compare [TÙY CHỌN] <CŨ> <MỚI>",
        HelpText::UsageVerify => "xeploai verify [TÙY CHỌN] <KẾT QUẢ>",
        HelpText::ResultPath => "Thư mục kết quả, hoặc tệp results.json trong đó",
        HelpText::Person => "Mã, hoặc họ tên nếu chỉ một người có tên đó; hoặc mã, tên một đơn vị",
        HelpText::OldResult => "Kết quả trước: thư mục hoặc results.json",
        HelpText::NewResult => "Kết quả sau: thư mục hoặc results.json",
        HelpText::From => "Thư mục dữ liệu; không ghi thì tìm cạnh thư mục kết quả, rồi trong thư mục đang đứng",
        HelpText::CompareJson => "In mọi thay đổi (JSON) ra đầu ra chuẩn",
        HelpText::ValueResult => "KẾT QUẢ",
        HelpText::ValuePerson => "NGƯỜI",
        HelpText::ValueOld => "CŨ",
        HelpText::ValueNew => "MỚI",
        HelpText::UsageAll => "xeploai <LỆNH> [TÙY CHỌN]",
        HelpText::UsageGrade => "xeploai grade [TÙY CHỌN] [ĐƯỜNG DẪN]...",
        HelpText::UsageCheck => "xeploai check [TÙY CHỌN] [ĐƯỜNG DẪN]...",
        HelpText::HeadUsage => "Cách dùng",
        HelpText::HeadCommands => "Các lệnh",
        HelpText::HeadArguments => "Tham số",
        HelpText::HeadOptions => "Tùy chọn",
        HelpText::After => {
            "Mã thoát: 0 đã xong, kết quả chính thức; 1 có chỗ phải sửa hoặc kết quả tạm tính; 2 không chạy được."
        }
        HelpText::Paths => {
            "Thư mục hoặc tệp phải đọc; không ghi thì đọc thư mục đang đứng. Tệp campaign.toml nằm ngay trong thư mục đó"
        }
        HelpText::Campaign => {
            "Tệp luật chấm (TOML), hoặc tên một cuộc vận động có sẵn (xem xeploai campaigns), thay cho campaign.toml"
        }
        HelpText::RuleFile => "Tệp luật chấm, nếu không còn nằm ở chỗ đã ghi",
        HelpText::Out => "Thư mục kết quả, mặc định là ket-qua trong thư mục đang đứng",
        HelpText::OutCopies => {
            "Thư mục nhận bản sao các tệp có chỗ phải sửa, đã tô màu và ghi chú từng ô; không ghi thì không có bản sao"
        }
        HelpText::Format => {
            "Dạng kết quả, cách nhau bằng dấu phẩy: xlsx (sổ tính), csv (bảng cho máy), json (mọi kết quả), html (trang báo cáo), docx (biên bản, tờ trình, phiếu); mặc định xlsx,csv,json"
        }
        HelpText::Provisional => {
            "Tạm tính: đơn vị có lỗi vẫn chấm những người chấm được, người có lỗi tính là chưa đủ dữ liệu"
        }
        HelpText::Decisions => "Bảng quyết định của tập thể, thay cho quyet-dinh.*",
        HelpText::Units => "Bảng đơn vị phải gửi, thay cho don-vi.*",
        HelpText::History => {
            "Kết quả các năm trước (bảng, results.json hoặc thư mục kết quả), thay cho lich-su.*; ghi được nhiều lần"
        }
        HelpText::Jobs => "Số luồng chạy cùng lúc; mặc định theo máy. Kết quả không đổi theo số luồng",
        HelpText::DenyWarnings => "Có cảnh báo thì mã thoát cũng là 1",
        HelpText::Overwrite => {
            "Thay kết quả cũ; kết quả cũ còn nguyên cho đến khi kết quả mới đã đủ, tệp đã sửa hoặc để thêm trong đó được giữ trong giu-lai"
        }
        HelpText::Previous => {
            "Kết quả của lần chạy trước (thư mục hoặc results.json): tong-hop.xlsx có thêm trang những thay đổi"
        }
        HelpText::Quiet => "Chỉ in lỗi và cảnh báo",
        HelpText::Json => {
            "Chỉ in báo cáo (JSON) ra đầu ra chuẩn: grade in báo cáo của lần chạy, check in danh sách lỗi"
        }
        HelpText::Date => {
            "Ngày ghi trên kết quả, ví dụ 31/12/2026 hoặc 2026-12-31; không ghi thì kết quả không có ngày"
        }
        HelpText::Verbose => "In thêm ghi chú: cột nào được hiểu là gì",
        HelpText::Lang => "Ngôn ngữ: vi (mặc định) hoặc en; hoặc đặt biến XEPLOAI_LANG",
        HelpText::Help => "In hướng dẫn này",
        HelpText::Version => "In phiên bản",
        HelpText::ValueFile => "TỆP",
        HelpText::ValueFolder => "THƯ MỤC",
        HelpText::ValuePath => "ĐƯỜNG DẪN",
        HelpText::ValueFormats => "DẠNG",
        HelpText::ValueNumber => "SỐ",
        HelpText::ValueDate => "NGÀY",
        HelpText::ValueLang => "NGÔN NGỮ",
    }
}

/// What is wrong with the command line.
fn usage(text: UsageText) -> &'static str {
    match text {
        UsageText::SeeHelp => "Gõ “xeploai --help” để xem hướng dẫn.",
        UsageText::SeeHelpOf => "Gõ “xeploai {command} --help” để xem hướng dẫn.",
        UsageText::UnknownArgument => "không có tham số {given}",
        UsageText::UnknownCommand => "không có lệnh {given}",
        UsageText::DidYouMean => "Có phải ý bạn là {suggestion}?",
        UsageText::NotOneOf => "{argument} không nhận “{given}”, chỉ nhận: {possible}",
        UsageText::BadJobs => "--jobs không nhận “{given}”, phải là số nguyên từ 1 đến 1024",
        UsageText::BadDate => "--date không nhận “{given}”, ngày phải viết như 31/12/2026 hoặc 2026-12-31",
        UsageText::BadShell => "không tự điền lệnh cho “{given}”, chỉ cho: {possible}",
        UsageText::BadRows => "--rows không nhận “{given}”, phải là số nguyên từ 1 đến 10000",
        UsageText::NeedsValue => "{argument} phải có giá trị đi kèm",
        UsageText::TakesNoValue => "{argument} không nhận giá trị “{given}”",
        UsageText::Missing => "còn thiếu {argument}",
        UsageText::GivenTwice => "{argument} chỉ được ghi một lần",
        UsageText::Conflict => "{argument} và {other} không dùng chung được",
        UsageText::Other => "dòng lệnh không đúng",
        UsageText::BadLangVariable => "biến XEPLOAI_LANG là “{given}”, phải là vi hoặc en",
    }
}

/// Why a run failed.
#[expect(clippy::too_many_lines, reason = "a plain list, one line for each text")]
fn failure(text: FailureText) -> &'static str {
    match text {
        FailureText::Prefix => "lỗi",
        FailureText::NoSuchCampaign => {
            "“{given}” không phải tệp, cũng không phải cuộc vận động có sẵn; gõ “xeploai campaigns” để xem danh sách"
        }
        FailureText::NearCampaign => {
            "“{given}” không phải tệp, cũng không phải cuộc vận động có sẵn; có phải ý bạn là “{suggestion}”? Gõ “xeploai campaigns” để xem danh sách"
        }
        FailureText::NoResults => {
            "không thấy kết quả nào có results.json trong “{path}”; hãy chấm với --format có json, hoặc chỉ đúng thư mục kết quả"
        }
        FailureText::OtherCampaigns => {
            "“{path}” không có kết quả của đúng các cuộc vận động như “{first}”; hãy nêu thư mục của từng cuộc vận động để tổng hợp riêng"
        }
        FailureText::NotJoined => "có {count} lý do nên không tổng hợp được; chưa ghi gì",
        FailureText::FolderNotEmpty => {
            "“{path}” đã có nội dung nên không ghi vào; hãy chọn thư mục mới hoặc thư mục trống"
        }
        FailureText::OutIsPart => {
            "“{path}” là (hoặc chứa) kết quả đang được tổng hợp; hãy chọn thư mục khác bằng --out"
        }
        FailureText::NoSuchPath => "không mở được “{path}”",
        FailureText::NotATable => "“{path}” không phải bảng đọc được (csv, xlsx, xlsm, xls, xlsb, ods)",
        FailureText::NoCampaign => {
            "không thấy campaign.toml trong “{path}”; đặt tệp luật chấm vào đó, hoặc chỉ ra một tệp hay một cuộc vận động có sẵn bằng --campaign"
        }
        FailureText::CampaignAbove => {
            "không thấy campaign.toml trong “{path}”, nhưng có ở thư mục bên trên: hãy chỉ ra thư mục đó, {folder}, hoặc thêm --campaign {file}"
        }
        FailureText::NoResult => {
            "“{path}” không phải thư mục kết quả; hãy chỉ ra thư mục mà grade đã ghi, thường là ket-qua"
        }
        FailureText::ResultWithin => "“{path}” không phải thư mục kết quả; có lẽ bạn muốn nói {meant}",
        FailureText::NoResultsFile => {
            "kết quả trong “{path}” không có results.json nên không đọc lại được; hãy chấm lại với --format có json (bản công khai thì không có tệp này)"
        }
        FailureText::SeveralCampaigns => {
            "có hai tệp campaign.toml: “{first}” và “{second}”; chỉ ra một tệp bằng --campaign"
        }
        FailureText::NoJoinedPapers => {
            "kết quả tổng hợp không có văn bản docx; văn bản của từng đơn vị nằm trong kết quả đã chấm"
        }
        FailureText::PreviousOfOther => {
            "“{path}” là kết quả của cuộc vận động “{id}”, lần chạy này không chấm cuộc vận động ấy; hãy chỉ thư mục kết quả của lần chạy trước"
        }
        FailureText::TwoReserved => "“{first}” và “{second}” cùng giữ một vai trò; chỉ để lại một tệp",
        FailureText::CampaignUnreadable => "không đọc được tệp luật chấm “{path}”",
        FailureText::CampaignNotUtf8 => "tệp luật chấm “{path}” không phải văn bản UTF-8; hãy lưu lại bằng UTF-8",
        FailureText::CampaignFaulty => "tệp luật chấm “{path}” có {count} lỗi, chưa chấm được",
        FailureText::OutExists => "“{path}” đã có kết quả; thêm --overwrite để thay, hoặc chọn thư mục khác bằng --out",
        FailureText::OutExistsOther => {
            "“{path}” đang giữ kết quả của một cuộc vận động khác, {other}; hãy chọn thư mục khác bằng --out, hoặc thêm --overwrite nếu đúng là muốn thay"
        }
        FailureText::CannotKeep => {
            "chưa thay kết quả cũ vì không giữ lại được tệp “{path}”; hãy chuyển tệp đó đi rồi chạy lại"
        }
        FailureText::OutForeign => {
            "“{path}” không phải thư mục kết quả của chương trình nên không thay; hãy chọn thư mục khác bằng --out"
        }
        FailureText::OutGraded => {
            "“{path}” đang giữ kết quả chấm nên check không thay; hãy chọn thư mục khác bằng --out"
        }
        FailureText::OutNotPublic => {
            "“{path}” đang giữ kết quả nội bộ có tệp đã sửa hoặc thêm vào ({names}); để các tệp đó không nằm cạnh danh sách công khai, chưa thay gì cả; hãy chọn thư mục khác bằng --out hoặc chuyển các tệp đó đi rồi chạy lại"
        }
        FailureText::FormsFilled => {
            "“{path}” có phiếu đã điền (“{file}”) nên không thay; hãy chuyển phiếu đó đi hoặc chọn thư mục khác bằng --out"
        }
        FailureText::FormTooLong => {
            "{path}: danh sách dài hơn một trang tính của Excel (1.048.576 dòng); làm mẫu phiếu cho từng đơn vị hoặc từng phần danh sách một"
        }
        FailureText::FormUnnamable => {
            "không có tiêu đề cột nào chỉ riêng “{title}” nên không làm được phiếu; hãy thêm một từ riêng vào `column` của mục đó trong tệp luật chấm"
        }
        FailureText::OutIsFile => "“{path}” là một tệp, không phải thư mục; hãy chọn thư mục khác bằng --out",
        FailureText::OutHoldsInputs => {
            "thư mục kết quả “{path}” chứa dữ liệu phải đọc; hãy chọn thư mục khác bằng --out"
        }
        FailureText::CannotPrepare => "không tạo được thư mục kết quả “{path}”",
        FailureText::CannotWrite => "không ghi được “{path}”; kết quả cũ, nếu có, còn nguyên",
        FailureText::CannotPlace => {
            "không thay được “{path}”; kết quả cũ, nếu có, còn nguyên. Nếu đang mở tệp nào trong đó, hãy đóng lại rồi chạy lại"
        }
        FailureText::BadEpoch => "biến SOURCE_DATE_EPOCH là “{given}”, phải là số giây từ 1970-01-01",
        FailureText::NoThreads => "không khởi động được {count} luồng; hãy chọn số nhỏ hơn bằng --jobs",
        FailureText::CannotPrint => "không in được ra màn hình",
        FailureText::TemplateFaulty => "tệp mẫu có {count} lỗi, chưa ghi kết quả",
        FailureText::TemplateTwice => {
            "“{first}” và “{second}” cùng tên nên kết quả sẽ đè lên nhau; hãy đổi tên một tệp"
        }
        FailureText::TemplateNotPublic => {
            "“{path}” không dùng được với --public; chỉ dùng tệp mẫu có tên bắt đầu bằng cong-khai"
        }
        FailureText::TemplateOnlyPublic => {
            "“{path}” là mẫu của danh sách công khai nên chỉ dùng được với --public; hãy thêm --public hoặc đổi tên tệp mẫu"
        }
        FailureText::PublicResult => {
            "bản công khai không ghi nguồn dữ liệu nên không kiểm chứng được; hãy kiểm chứng bản đầy đủ"
        }
        FailureText::OfResult => "“{path}”: {why}",
        FailureText::Stopped => "Đã dừng; không để lại kết quả dở dang.",
        FailureText::TemplateThere => {
            "“{path}” đã có nên chưa chép tệp mẫu nào; chọn thư mục khác, hoặc chuyển tệp đó đi"
        }
        FailureText::CauseExists => "tên này đã có",
        FailureText::CauseNoFolder => "một phần của đường dẫn là tệp, không phải thư mục",
        FailureText::CauseFolder => "đây là thư mục, không phải tệp",
        FailureText::CauseNotFound => "không có tệp hoặc thư mục này",
        FailureText::CausePermission => "không có quyền",
        FailureText::CauseFull => "đĩa đã đầy",
        FailureText::CauseReadOnly => "ổ đĩa chỉ cho đọc",
        FailureText::CauseBusy => "tệp đang được chương trình khác mở",
    }
}

/// What a run says on its way.
fn note(text: NoteText) -> &'static str {
    match text {
        NoteText::Reading => "Đang đọc",
        NoteText::Grading => "Đang chấm",
        NoteText::Writing => "Đang ghi",
        NoteText::Written => "Kết quả: {path}",
        NoteText::Kept => "Giữ lại tệp đã sửa hoặc không do chương trình tạo, trong {path}: {names}",
        NoteText::KeptMore => " và {count} tệp nữa",
        NoteText::ReplacedOther => "Đã thay kết quả của một cuộc vận động khác trong {path}: {other}",
        NoteText::NotCompared => {
            "Không so sánh được “{title}”: trong {path} không có kết quả lần trước của cuộc vận động này"
        }
        NoteText::Forms => "Phiếu trống: {path} ({units} đơn vị, {people} người).",
        NoteText::FormsOfUnits => "Phiếu trống: {path} ({people} đơn vị).",
        NoteText::FormsWithout => "Chưa làm phiếu cho {unit}: danh sách còn lỗi, xem ở trên.",
        NoteText::FormsNext => {
            "Điền xong, để phiếu tại chỗ hoặc đặt vào thư mục của đơn vị rồi chạy “{command}”: không phải sửa gì thêm."
        }
        NoteText::FormsElsewhere => {
            "Điền xong, đặt phiếu vào thư mục dữ liệu {folder} rồi chạy “{command}”; để tại chỗ thì phiếu không được đọc."
        }
        NoteText::FormsPhone => {
            "dien-thoai.xlsx: tải lên KoboToolbox hoặc ODK; thu xong, xuất Excel hay CSV (tên hoặc nhãn đều được) và đặt cạnh danh sách."
        }
        NoteText::Copies => "Tệp đã đánh dấu chỗ phải sửa: {path}",
        NoteText::CopiesList => "Danh sách những chỗ phải sửa: {path}",
        NoteText::NoCopies => "Thêm --out THƯ MỤC để có bản sao đánh dấu từng ô phải sửa, gửi lại cho đơn vị.",
        NoteText::Templates => "Tệp mẫu: {path}. Sửa bằng Word rồi dùng với grade --template.",
        NoteText::PublicProblems => "Chi tiết không in ra ở bản công khai; xem bằng xeploai check.",
        NoteText::CheckedWell => "Không có gì phải sửa.",
        NoteText::Checked => "{errors} lỗi, {warnings} cảnh báo.",
        NoteText::ColumnsOf => "Các cột của {file}:",
        NoteText::EveryRater => "cột chung",
        NoteText::ShippedHead => "{count} cuộc vận động có sẵn:",
        NoteText::ShippedLine => "{year} · {subject} · {cases} trường hợp kiểm tra · {mark}",
        NoteText::ShippedOfficial => "theo văn bản đã công bố",
        NoteText::ShippedRebuilt => "có phần dựng lại, cần đối chiếu văn bản",
        NoteText::SubjectPerson => "chấm người",
        NoteText::SubjectUnit => "chấm đơn vị",
        NoteText::ShippedHint => {
            "In một tệp: xeploai campaigns TÊN · Dùng để chấm: xeploai grade --campaign TÊN · Bắt đầu: xeploai init THƯ-MỤC --campaign TÊN"
        }
        NoteText::Joined => "Đã tổng hợp {count} kết quả: {units} đơn vị, {people} người.",
        NoteText::JoinedUnits => "Đã tổng hợp {count} kết quả: {units} đơn vị.",
        NoteText::Started => "Đã tạo {path}",
        NoteText::StartedNext => "Đọc HUONG-DAN.txt trong đó, điền các bảng, rồi chạy: xeploai check {path}",
        NoteText::Guide => include_str!("huong-dan.txt"),
        NoteText::GuideUnits => include_str!("huong-dan-don-vi.txt"),
        NoteText::StarterRoster => "Danh sách",
        NoteText::StarterScores => "Chấm điểm",
    }
}
