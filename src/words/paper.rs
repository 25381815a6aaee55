//! Words of papers and of the page: both languages side by side, so that a missing one does not compile.

use crate::words::{Lang, fill_named};

/// Declares texts: name, Vietnamese, English.
macro_rules! texts {
    ($($name:ident = $vi:literal $en:literal;)*) => {
        /// A text of a paper or of the page. `{name}` stands for a value.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Text { $(#[doc = $en] $name,)* }

        impl Text {
            /// All of them by name.
            pub const ALL: &'static [(&'static str, Self)] = &[$((stringify!($name), Self::$name),)*];
        }

        impl Lang {
            /// A text of a paper or of the page.
            #[must_use]
            pub const fn text(self, text: Text) -> &'static str {
                match (self, text) { $((Self::Vi, Text::$name) => $vi, (Self::En, Text::$name) => $en,)* }
            }
        }
    };
}

impl Text {
    /// The same about units, where it is about people.
    #[must_use]
    pub const fn about_units(self) -> Self {
        match self {
            Self::PageTotalsAbout => Self::PageTotalsAboutUnits,
            Self::PageShown => Self::PageShownUnits,
            Self::PageNobody => Self::PageNobodyUnits,
            Self::PageTooMany => Self::PageTooManyUnits,
            Self::PagePublicTooMany => Self::PagePublicTooManyUnits,
            Self::PageInternal => Self::PageInternalUnits,
            other => other,
        }
    }
}

impl Lang {
    /// A text with its values.
    #[must_use]
    pub fn text_with(self, text: Text, values: &[(&str, &str)]) -> String {
        fill_named(self.text(text), values)
    }
}

texts! {
    NextQuota = "Đủ điều kiện nhưng hết suất – {title}: {behind}" "No place in {title}: {behind}";
    NextQuotaFull = "Đủ điều kiện nhưng hết suất – {title}" "No place in {title}";
    NextNoPlace = "không có suất nào cho ai" "there is no place for anybody";
    NextTied = "Đồng hạng ở suất cuối của {title} ({keys}); chờ quyết định của tập thể" "Tied at the cut of {title} ({keys}); a decision is awaited";
    NextTiedSettled = "Đồng hạng ở suất cuối của {title} ({keys})" "Tied at the cut of {title} ({keys})";
    NextBehindBy = "{key} {own}, người cuối cùng được xét {theirs} (kém {gap})" "{key} {own}, the last who kept it {theirs} ({gap} behind)";
    NextBehind = "{key} {own}, người cuối cùng được xét {theirs}" "{key} {own}, the last who kept it {theirs}";
    AtTheTop = "{level} là mức cao nhất." "{level} is the highest level.";
    NothingWanting = "Xem lý do xếp loại ở trên." "See the reasons above.";
    CompleteFirst = "Bổ sung dữ liệu còn thiếu để được xếp loại." "Add what is missing to be rated.";
    DateOn = "ngày {day} tháng {month} năm {year}" "{day}/{month}/{year}";
    DateBlank = "ngày …… tháng …… năm {year}" "…… / …… / {year}";
    PlaceDate = "{place}, {date}" "{place}, {date}";
    PlaceBlank = "……………" "……………";
    Merit = "{level}, tổng điểm {total}" "{level}, total {total}";
    LevelCount = "{level}: {count} ({share})" "{level}: {count} ({share})";
    PublicList = "Danh sách công khai" "Public list";
    PublicTitle = "KẾT QUẢ XẾP LOẠI (CÔNG KHAI)" "RATINGS (PUBLIC)";
    PageTitle = "Báo cáo kết quả xếp loại" "Report of ratings";
    PagePublicTitle = "Kết quả xếp loại (công khai)" "Ratings (public)";
    PageUnits = "Đơn vị" "Units";
    PageProblems = "{errors} lỗi, {warnings} cảnh báo" "{errors} errors, {warnings} warnings";
    PageProvisional = "Tạm tính: còn chỗ chờ bổ sung hoặc chờ quyết định, kết quả có thể thay đổi." "Provisional: something is still awaited, results may change.";
    PageDate = "Ngày lập" "Date";
    PageYear = "Năm" "Year";
    PageOverview = "Tổng quan" "Overview";
    PageLevels = "Các mức xếp loại" "Levels";
    PageByUnit = "Theo đơn vị" "By unit";
    PagePeople = "Danh sách" "People";
    PagePeopleFirst = "Dẫn đầu xếp hạng chung" "First of the overall ranking";
    PageTotals = "Phân bố tổng điểm" "Distribution of totals";
    PageTotalsAbout = "Số người theo tổng điểm; vạch đứng là ngưỡng của mức" "People by total; upright lines are the bounds of levels";
    PageTotalsAboutUnits = "Số đơn vị theo tổng điểm; vạch đứng là ngưỡng của mức" "Units by total; upright lines are the bounds of levels";
    PageGroups = "Điểm trung bình theo nhóm" "Means by group";
    PageGroupsAbout = "Phần trăm điểm tối đa của nhóm" "Per cent of the most that a group gives";
    PageQuotas = "Kiểm soát tỷ lệ" "Quota control";
    PageTargets = "Chỉ tiêu" "Targets";
    PageAwards = "Danh hiệu" "Awards";
    PageAbsent = "Đơn vị chưa có kết quả" "Units without a result";
    PageProblemList = "Lỗi và cảnh báo" "Errors and warnings";
    PageNothingWrong = "Không có lỗi, không có cảnh báo." "No errors, no warnings.";
    PageDistribution = "Cơ cấu mức" "Levels";
    PageFilter = "Lọc danh sách" "Filter";
    PageSearch = "Tìm tên hoặc mã" "Name or code";
    PageSearchName = "Tìm tên" "Name";
    PageAllUnits = "Mọi đơn vị" "All units";
    PageAllLevels = "Mọi mức" "All levels";
    PageAllAwards = "Mọi danh hiệu" "All awards";
    PageClear = "Bỏ lọc" "Clear";
    PageShown = "{shown} trong {all} người" "{shown} of {all} people";
    PageNobody = "Không có ai khớp. Bấm “Bỏ lọc” để xem tất cả." "Nobody matches. Press “Clear” to see all.";
    PageFiltered = "Đang lọc – {filters}" "Filtered – {filters}";
    PageSearchFor = "Tìm" "Search";
    PageShownUnits = "{shown} trong {all} đơn vị" "{shown} of {all} units";
    PageNobodyUnits = "Không có đơn vị nào khớp. Bấm “Bỏ lọc” để xem tất cả." "No unit matches. Press “Clear” to see all.";
    PageSkip = "Tới danh sách" "Skip to the list";
    PageRank = "Hạng" "Rank";
    PageRankOverall = "Hạng chung" "Overall";
    PageReached = "Thực hiện" "Reached";
    PagePlan = "Kế hoạch" "Plan";
    PageOf = "Số đạt" "Count";
    PagePlace = "Vị trí" "Place";
    PageTooMany = "Lần chạy này có hơn {most} người nên trang chỉ ghi {first} người dẫn đầu; danh sách đủ có trong tong-hop.xlsx và results.csv." "This run has more than {most} people, so that the page lists the first {first}; tong-hop.xlsx and results.csv hold everybody.";
    PagePublicTooMany = "Lần chạy này có hơn {most} người nên trang không ghi tên; danh sách đủ có trong cong-khai.xlsx và cong-khai.csv." "This run has more than {most} people, so that the page names nobody; cong-khai.xlsx and cong-khai.csv hold everybody.";
    PageTooManyUnits = "Lần chạy này có hơn {most} đơn vị nên trang chỉ ghi {first} đơn vị dẫn đầu; danh sách đủ có trong tong-hop.xlsx và results.csv." "This run has more than {most} units, so that the page lists the first {first}; tong-hop.xlsx and results.csv hold all.";
    PagePublicTooManyUnits = "Lần chạy này có hơn {most} đơn vị nên trang không ghi tên; danh sách đủ có trong cong-khai.xlsx và cong-khai.csv." "This run has more than {most} units, so that the page names none; cong-khai.xlsx and cong-khai.csv hold all.";
    PageUnitsCut = "Chỉ ghi {most} đơn vị đầu; tong-hop.xlsx và summary.csv có đủ." "Only the first {most} units are listed; tong-hop.xlsx and summary.csv hold all.";
    PageQuotasCut = "Chỉ ghi {most} dòng tỷ lệ, dòng có người bị hạ hoặc bằng nhau ghi trước; quotas.csv có đủ." "Only {most} quota lines are listed, those with somebody cut or tied first; quotas.csv holds all.";
    PageProblemsCut = "Chỉ ghi {most} lỗi và cảnh báo, lỗi ghi trước; problems.json có đủ." "Only {most} problems are listed, errors first; problems.json holds all.";
    PageMadeBy = "Lập bởi xeploai {version}. Trang này không tải gì từ mạng." "Made by xeploai {version}. This page loads nothing from the network.";
    PageInternal = "Tài liệu nội bộ: có điểm và lý do của từng người." "Internal: holds points and reasons of people.";
    PageInternalUnits = "Tài liệu nội bộ: có điểm và lý do của từng đơn vị." "Internal: holds points and reasons of units.";
}
