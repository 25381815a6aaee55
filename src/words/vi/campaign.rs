//! Wording of campaign problems.

use crate::diag::CampaignCode;
use crate::diag::code::CampaignTerm;

/// Message and remedy of a code.
pub(super) fn problem(code: CampaignCode) -> (&'static str, &'static str) {
    match code {
        CampaignCode::Syntax => ("Tệp không đúng cú pháp TOML: {why}", "Sửa lại dòng này."),
        CampaignCode::UnknownKey => ("Không có khóa “{key}” trong {table}", "Sửa lại tên khóa hoặc xóa dòng này."),
        CampaignCode::MissingKey => {
            ("Thiếu khóa “{key}” trong {table}", "Thêm khóa “{key}”, vì quy định không có giá trị ngầm định.")
        }
        CampaignCode::WrongType => ("“{key}” phải là {expected}", "Viết lại giá trị cho đúng kiểu."),
        CampaignCode::BadValue => ("“{value}” không dùng được cho “{key}”: {why}{words}", "Sửa lại giá trị này."),
        CampaignCode::DuplicateId => {
            ("Mã “{id}” đã dùng cho một {kind} khác ở dòng {line}", "Đặt mã khác cho một trong hai.")
        }
        CampaignCode::ReservedId => ("Mã “{id}” do chương trình giữ riêng, không đặt cho {kind} được", "Đặt mã khác."),
        CampaignCode::UnknownId => ("Không có {kind} nào mang mã “{id}”", "Sửa lại mã hoặc khai báo thêm mục đó."),
        CampaignCode::Unused => {
            ("Không có quy định nào dùng tới {kind} “{id}”", "Xóa đi, hoặc dùng nó trong một quy định.")
        }
        CampaignCode::Ladder => (
            "Bậc thang xếp loại sai ở mức “{level}”: {why}",
            "Xếp các mức từ cao xuống thấp, mức cuối từ 0 điểm và không kèm điều kiện.",
        ),
        CampaignCode::Weights => (
            "{what}{name} cộng lại được {sum}, phải đúng bằng {expected}",
            "Sửa lại các trọng số hoặc điểm tối đa cho khớp.",
        ),
        CampaignCode::ConditionPlace => {
            ("Không xét {what} ở {place} được", "Dùng thứ đã biết ở bước đó, hoặc chuyển điều kiện sang chỗ khác.")
        }
        CampaignCode::ConditionShape => (
            "Điều kiện chưa đúng dạng: {why}",
            "Viết mỗi điều kiện là một bảng với đúng một thứ được xét và một phép so sánh.",
        ),
        CampaignCode::Conflict => ("“{key}” không dùng được ở đây: {why}", "Bỏ hoặc sửa một trong các chỗ mâu thuẫn."),
        CampaignCode::Cycle => (
            "Dẫn chiếu vòng: {kind} “{id}” phụ thuộc vào chính nó",
            "Bỏ một trong các chỗ dẫn chiếu để không còn vòng.",
        ),
        CampaignCode::UnitLevels => (
            "Mức “{level}” của cuộc vận động đơn vị “{campaign}” không có trong thang mức ở đây, nên không so được với mức của đơn vị",
            "Thêm “{level}” vào `also` của mức tương ứng, hoặc đặt tên mức giống nhau trong hai tệp.",
        ),
        CampaignCode::RoundingLifts => (
            "Làm tròn tổng điểm đến {places} chữ số thập phân có thể nâng điểm qua ngưỡng, ví dụ 89,97 thành 90",
            "Dùng places = 2, hoặc mode = \"down\".",
        ),
        CampaignCode::OutOfValidity => (
            "Năm {year} nằm ngoài thời gian áp dụng của quy định ({from} – {until})",
            "Kiểm tra lại năm, hoặc dùng quy định đang có hiệu lực.",
        ),
    }
}

/// A word that campaign problems show.
#[expect(clippy::too_many_lines, reason = "a plain list, one line for each word")]
pub(super) fn term(term: CampaignTerm) -> &'static str {
    match term {
        CampaignTerm::Key => "khóa",
        CampaignTerm::Rater => "cấp chấm",
        CampaignTerm::Role => "nhóm đối tượng",
        CampaignTerm::Fact => "dữ kiện",
        CampaignTerm::Group => "nhóm tiêu chí",
        CampaignTerm::Criterion => "tiêu chí",
        CampaignTerm::Level => "mức xếp loại",
        CampaignTerm::Gate => "điều kiện",
        CampaignTerm::Limit => "khống chế",
        CampaignTerm::Quota => "tỷ lệ khống chế",
        CampaignTerm::Award => "danh hiệu",
        CampaignTerm::Target => "chỉ tiêu",
        CampaignTerm::OrderKey => "tiêu chí sắp xếp",
        CampaignTerm::Total => "tổng điểm",
        CampaignTerm::PeriodTotal => "điểm của kỳ",
        CampaignTerm::UnitLevel => "mức xếp loại của đơn vị",
        CampaignTerm::History => "kết quả các năm trước",
        CampaignTerm::LaterAward => "danh hiệu đứng sau",
        CampaignTerm::InRole => "điều kiện của nhóm đối tượng ([[role]])",
        CampaignTerm::InNotRated => "khống chế “không xếp loại” (then.not-rated)",
        CampaignTerm::InTotalAtMost => "khống chế tổng điểm (then.total-at-most)",
        CampaignTerm::InGateOrLimit => "điều kiện hoặc khống chế mức xếp loại",
        CampaignTerm::InAward => "danh hiệu đứng trước",
        CampaignTerm::TopOfFile => "phần đầu tệp",
        CampaignTerm::PointsTable => "bảng points",
        CampaignTerm::SimpleValue => "một đoạn chữ, một số, một ngày, true hoặc false",
        CampaignTerm::DoubleHeading => "một đề mục viết trong hai cặp ngoặc vuông, như [[level]]",
        CampaignTerm::FileTooLarge => "tệp lớn hơn 1 MB, không phải là tệp quy định chấm điểm",
        CampaignTerm::KeyTwice => "khóa này đã có trong cùng một bảng",
        CampaignTerm::KeyLetters => "tên khóa không trong ngoặc kép chỉ gồm chữ không dấu, số, gạch nối",
        CampaignTerm::Quotes => "chữ phải đặt trong một cặp ngoặc kép thẳng (\"…\")",
        CampaignTerm::Brackets => "thiếu hoặc thừa dấu ngoặc, dấu phẩy",
        CampaignTerm::KeyAndValue => "mỗi dòng phải có dạng khóa = giá trị",
        CampaignTerm::TooDeep => "các bảng lồng nhau quá sâu",
        CampaignTerm::NotToml => "không đọc được",
        CampaignTerm::EmptyText => "không được để trống",
        CampaignTerm::NoValueWord => {
            "từ này dành cho “không áp dụng” hoặc “miễn”, ô ghi như vậy không bao giờ được điểm"
        }
        CampaignTerm::KebabCase => "mã chỉ gồm chữ thường không dấu và số, nối bằng gạch nối",
        CampaignTerm::PlainNumber => "cần một số thập phân thường, không quá 1 000 000 000",
        CampaignTerm::FromZero => "không được âm",
        CampaignTerm::AboveZero => "phải lớn hơn 0",
        CampaignTerm::WholeFromZero => "phải là số nguyên từ 0 trở lên",
        CampaignTerm::PercentText => "cần một tỷ lệ từ \"0%\" đến \"100%\"",
        CampaignTerm::ClosedList => "chỉ nhận một trong các từ",
        CampaignTerm::TooMany => "quá nhiều mục",
        CampaignTerm::SchemaOne => "phiên bản này chỉ đọc schema = 1",
        CampaignTerm::Year => "phải là một năm, ví dụ 2026",
        CampaignTerm::UntilBeforeFrom => "ngày kết thúc đứng trước ngày bắt đầu",
        CampaignTerm::Places => "số chữ số thập phân từ 0 đến 6",
        CampaignTerm::PeriodCount => "số kỳ từ 1 đến 4 (quý) hoặc 12 (tháng)",
        CampaignTerm::YearCount => "số năm từ 1 đến 100",
        CampaignTerm::EmptyChoice => "cần ít nhất một từ",
        CampaignTerm::EmptyBands => "cần ít nhất một ngưỡng",
        CampaignTerm::BandPair => "mỗi ngưỡng là một cặp [giá trị, điểm]",
        CampaignTerm::BandsDescend => "các ngưỡng phải giảm dần",
        CampaignTerm::BandsMax => "phải bằng điểm cao nhất trong danh sách ngưỡng",
        CampaignTerm::StepDivides => "bước điểm phải chia hết điểm tối đa",
        CampaignTerm::LeastBelowStart => "điểm thấp nhất phải nhỏ hơn điểm ban đầu",
        CampaignTerm::NoPoints => "không cách nào được điểm",
        CampaignTerm::EmptyOrder => "cần ít nhất một tiêu chí sắp xếp",
        CampaignTerm::TextOrder => "không sắp xếp được theo dữ kiện kiểu chữ",
        CampaignTerm::NoUnits => "cần ít nhất một đơn vị",
        CampaignTerm::NoScopes => "cần ít nhất một phạm vi, ví dụ [[\"unit\"]]",
        CampaignTerm::RaisedHigher => "phải cao hơn tỷ lệ chung (share)",
        CampaignTerm::BaseAboveScale => "không được lớn hơn thang điểm (scale)",
        CampaignTerm::TooManyDecimals => "nhiều chữ số thập phân hơn tổng điểm được làm tròn",
        CampaignTerm::NotInValues => "từ này không có trong values của dữ kiện",
        CampaignTerm::BlankText => "ô trống phải đọc thành \"\" hoặc một từ trong values",
        CampaignTerm::BlankCount => "ô trống phải đọc thành một số nguyên từ 0",
        CampaignTerm::BlankNumber => "ô trống phải đọc thành một số",
        CampaignTerm::BlankPercent => "ô trống phải đọc thành một số từ 0 đến 100",
        CampaignTerm::BlankFlag => "ô trống phải đọc thành true hoặc false",
        CampaignTerm::BlankDate => "ô trống phải đọc thành một ngày",
        CampaignTerm::BlankByKind => "tiêu chí này không đọc được giá trị đó",
        CampaignTerm::BoundsDescend => "điểm sàn phải thấp hơn mức đứng trên",
        CampaignTerm::LastFromZero => "mức cuối cùng phải từ 0 điểm",
        CampaignTerm::LastWithoutGates => "mức cuối cùng không được kèm điều kiện, vì ai cũng phải có một mức",
        CampaignTerm::BoundOutOfReach => "không tổng điểm nào đạt tới điểm sàn này",
        CampaignTerm::GroupWeights => "Trọng số các nhóm tiêu chí",
        CampaignTerm::RaterWeights => "Trọng số các cấp chấm",
        CampaignTerm::NoWhat => "chưa nói xét cái gì (fact, criterion, group, …)",
        CampaignTerm::SeveralWhats => "mỗi điều kiện chỉ xét một thứ; dùng all hoặc any để ghép",
        CampaignTerm::NoTest => "thiếu phép so sánh (at-least, below, is, …)",
        CampaignTerm::SeveralTests => "mỗi điều kiện chỉ có một phép so sánh; dùng all để ghép",
        CampaignTerm::KeyTooMany => "có khóa không đi cùng loại điều kiện này",
        CampaignTerm::EmptyList => "danh sách không được rỗng",
        CampaignTerm::PresentFalse => "present chỉ nhận true; dùng not để nói ngược lại",
        CampaignTerm::TextOps => "dữ kiện kiểu chữ chỉ so sánh bằng is, is-not, one-of",
        CampaignTerm::FlagOps => "dữ kiện có/không chỉ so sánh bằng is, is-not",
        CampaignTerm::SeveralKinds => "mỗi tiêu chí chỉ có một cách tính điểm",
        CampaignTerm::FactAndColumn => "chọn fact hoặc count, không dùng cả hai",
        CampaignTerm::MeasuredFact => {
            "percent cần dữ kiện kiểu percent, bands cần dữ kiện kiểu percent, number hoặc count"
        }
        CampaignTerm::CountFact => "chỉ đếm được từ dữ kiện kiểu count",
        CampaignTerm::PointsOrCriteria => {
            "điểm thưởng hoặc điểm trừ có points hoặc có các tiêu chí con, không dùng cả hai"
        }
        CampaignTerm::FromMembersOne => "cần đúng một trong share-of, mean, count",
        CampaignTerm::SeveralEffects => "mỗi khống chế chỉ có một trong not-rated, total-at-most, level, at-most",
        CampaignTerm::SeveralOrderKeys => "mỗi tiêu chí sắp xếp chỉ nêu một thứ",
        CampaignTerm::WeightedWithoutRaters => "chấm theo trọng số cần khai báo các cấp chấm ([[rater]])",
        CampaignTerm::RestRoleNotLast => "nhóm không có when nhận mọi người còn lại nên phải đứng cuối",
        CampaignTerm::WordTwice => "từ này đã có trong danh sách",
        CampaignTerm::LevelWordTwice => "từ này cũng chỉ một mức xếp loại khác",
        CampaignTerm::WordMeansNotRated => "từ này dành cho người không xếp loại",
        CampaignTerm::AwardWordTwice => "từ này cũng chỉ một danh hiệu khác",
        CampaignTerm::WordMeansNoAward => "từ này có nghĩa là không có danh hiệu nào",
        CampaignTerm::GroupWithoutWeights => "nhóm có trọng số mà mọi tiêu chí của nhóm đều có trọng số 0",
        CampaignTerm::LevelOrAward => "mỗi tỷ lệ khống chế áp dụng cho một mức hoặc một danh hiệu, không cho cả hai",
        CampaignTerm::QuotaOnLowest => "mức thấp nhất không khống chế được, vì không còn mức nào để hạ xuống",
        CampaignTerm::BesideCount => "khóa này chỉ đi cùng share, không đi cùng count",
        CampaignTerm::AwardBaseOfLevel => "khống chế mức xếp loại không tính theo số người đạt danh hiệu",
        CampaignTerm::LevelBaseOfAward => "khống chế danh hiệu chỉ tính theo rated, headcount hoặc { award = … }",
        CampaignTerm::LevelUnderDemotes => "mức ngay dưới cũng có khống chế hạ mức, nên số làm gốc này sẽ còn thay đổi",
        CampaignTerm::UnitRaisedTwice => "đơn vị này đã được nâng tỷ lệ ở mục khác",
        CampaignTerm::ScopeTwice => "phạm vi này, hoặc một khóa trong đó, được nêu hai lần",
        CampaignTerm::UnitScopeOfUnits => "khi đối tượng là đơn vị thì không có phạm vi unit; dùng [] hoặc một dữ kiện",
        CampaignTerm::RoleScopeWithoutRoles => "quy định này không khai báo nhóm đối tượng ([[role]])",
        CampaignTerm::PeriodsNeeded => "quy định này không chấm theo kỳ ([periods])",
        CampaignTerm::FromMembersOfPersons => {
            "chỉ cuộc vận động chấm đơn vị (subject = \"unit\") mới lấy dữ kiện từ kết quả đoàn viên"
        }
        CampaignTerm::FromMembersKind => {
            "share-of cần kind = \"percent\", mean cần kind = \"number\", count cần kind = \"count\""
        }
        CampaignTerm::InFromMembers => "điều kiện của `from-members` (kết quả đoàn viên trước khi có mức của đơn vị)",
        CampaignTerm::Campaign => "cuộc vận động",
        CampaignTerm::OtherYear => "các cuộc vận động dùng kết quả của nhau phải cùng năm",
        CampaignTerm::OwnMembers => "một cuộc vận động không lấy kết quả của chính nó",
        CampaignTerm::Person => "người",
        CampaignTerm::Case => "trường hợp",
        CampaignTerm::PersonKeysAside => "một trường hợp hoặc tự mô tả một người, hoặc liệt kê bằng [[case.person]]",
        CampaignTerm::UnitLevelTwice => "các người cùng đơn vị ghi mức đơn vị khác nhau",
        CampaignTerm::RoleByFacts => "nhóm này không do một từ của một dữ kiện quyết định, hãy ghi dữ kiện trong facts",
        CampaignTerm::Times => "số người giống nhau phải từ 1 đến 1000",
        CampaignTerm::RankNumber => "thứ hạng là số nguyên từ 1",
        CampaignTerm::WholeCase => "cả trường hợp",
        CampaignTerm::SubordinatesCount => "số người cấp dưới là một số đếm: kind = \"count\"",
        CampaignTerm::SubordinatesAndMembers => "một dữ kiện chỉ lấy từ một nơi: from-members hoặc from-subordinates",
        CampaignTerm::SubordinatesSame => "same phải là một dữ kiện kiểu chữ, như phòng hoặc bộ phận",
        CampaignTerm::SubordinatesCircle => "không ai là cấp dưới của chính mình",
        CampaignTerm::ShareFact => "{ part, of } chỉ dùng cho dữ kiện phần trăm, và part không lớn hơn of",
        CampaignTerm::PeriodName => "cần một kỳ như “Quý I” hoặc “Tháng 3”",
        CampaignTerm::MonthName => "cần một tháng như “Tháng 3”",
        CampaignTerm::PeriodTwice => "kỳ này đã ghi ở trên",
        CampaignTerm::EarlierYear => "cần một năm trước năm được xếp loại, viết bằng số",
    }
}
