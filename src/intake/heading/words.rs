//! The closed list of headings that every table may have, whatever the campaign: who a row is about.
//!
//! Words are folded as headings are ([`crate::text::fold_heading`]). Where a table has several columns
//! for one thing, the one that stands first in its list is read, so that a list with both a member's
//! code and a citizen's number is joined by the code.

/// What the column of the period is called in messages.
pub(in crate::intake) const PERIOD: &str = "Kỳ";

/// What a heading that belongs to no campaign means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::intake) enum Identity {
    /// The code; a lower number goes before.
    Code(u8),
    /// The whole name.
    Name,
    /// Family and middle name.
    FamilyName,
    /// Given name.
    GivenName,
    /// Birth date or year.
    Birth,
    /// Code of the unit.
    UnitCode,
    /// Name of the unit; a lower number goes before.
    UnitName(u8),
    /// When the row was handed in.
    Moment,
    /// Who scored the row.
    RaterName,
    /// Month or quarter.
    Period,
    /// The number of the row in its list.
    Number,
    /// What a row of a long table or of a personal form is about; a lower number goes before.
    Criterion(u8),
    /// The value for it.
    Score,
    /// The unit from which a person came during the year.
    FormerUnit,
    /// Says that the rows are about people, where units are graded.
    OfPerson,
    /// The total that a row says of itself.
    Total,
    /// The level that a row says of itself.
    Level,
    /// The largest points of a criterion, as a form states them beside it.
    Maximum,
    /// Known, and read by nothing.
    Ignored,
}

const CODES: [&[&str]; 5] = [
    &[
        "mã",
        "mã đoàn viên",
        "mã số đoàn viên",
        "mã công đoàn viên",
        "mã số",
        "code",
        "person id",
        "employee id",
        "employee code",
        "staff id",
        "staff code",
        "member id",
        "member code",
    ],
    &[
        "mã nv",
        "mã nhân viên",
        "mã số nhân viên",
        "mã cb",
        "mã cán bộ",
        "mã số cán bộ",
        "mã cbccvc",
        "mã cbcc",
        "mã công chức",
        "mã số công chức",
        "mã viên chức",
        "mã số viên chức",
        "mã người lao động",
        "mã nlđ",
        "mã số cb",
        "mã số nv",
        "mã số cbccvc",
    ],
    &["số thẻ đoàn viên", "số thẻ công đoàn", "số thẻ đv", "số thẻ"],
    &[
        "cccd",
        "số cccd",
        "căn cước",
        "số căn cước",
        "căn cước công dân",
        "cmnd",
        "số cmnd",
        "cccd cmnd",
        "số định danh",
        "số định danh cá nhân",
    ],
    &["số bhxh", "mã số bhxh", "mã bhxh", "số sổ bhxh"],
];

const UNIT_NAMES: [&[&str]; 3] = [
    &[
        "đơn vị",
        "tên đơn vị",
        "cđcs",
        "tên cđcs",
        "công đoàn cơ sở",
        "tên công đoàn cơ sở",
        "tên đơn vị cđcs",
        "đơn vị cđcs",
        "cđcs đơn vị",
        "unit",
    ],
    &[
        "đơn vị công tác",
        "cơ quan",
        "cơ quan đơn vị",
        "cơ quan công tác",
        "đơn vị cơ quan",
        "đ vị",
        "cơ quan đơn vị công tác",
        "nơi công tác",
        "công đoàn",
        "trường",
    ],
    &[
        "phòng ban",
        "phòng bộ phận",
        "phòng",
        "bộ phận",
        "tổ",
        "tổ công đoàn",
        "tổ cđ",
        "tổ chuyên môn",
        "tổ bộ môn",
        "bộ môn",
        "khoa",
        "khoa phòng",
        "phòng khoa",
        "phòng ban bộ phận",
        "phòng ban đơn vị",
        "đơn vị phòng ban",
        "đơn vị bộ phận",
        "department",
    ],
];

const OTHERS: &[(Identity, &[&str])] = &[
    (
        Identity::Name,
        &[
            "họ và tên",
            "họ tên",
            "họ và tên đoàn viên",
            "họ tên đoàn viên",
            "họ tên cđv",
            "họ và tên cđv",
            "họ và tên cán bộ",
            "họ tên cán bộ",
            "họ và tên công chức",
            "họ và tên viên chức",
            "họ và tên người lao động",
            "tên đoàn viên",
            "họ chữ đệm và tên",
            "họ đệm và tên",
            "họ tên đệm và tên",
            "name",
            "full name",
            "fullname",
        ],
    ),
    (Identity::FamilyName, &["họ và tên đệm", "họ tên đệm", "họ đệm", "họ", "họ và chữ lót", "họ chữ lót", "họ lót"]),
    (Identity::GivenName, &["tên"]),
    (
        Identity::Birth,
        &[
            "ngày sinh",
            "ngày tháng năm sinh",
            "năm sinh",
            "sinh ngày",
            "ngày sinh nam",
            "ngày sinh nữ",
            "năm sinh nam",
            "năm sinh nữ",
            "ngày tháng năm sinh nam",
            "ngày tháng năm sinh nữ",
            "date of birth",
            "birth date",
            "dob",
        ],
    ),
    (
        Identity::UnitCode,
        &["mã đơn vị", "mã đv", "mã cđcs", "mã số đơn vị", "mã công đoàn cơ sở", "unit id", "unit code"],
    ),
    (
        Identity::Moment,
        &[
            "dấu thời gian",
            "timestamp",
            "thời gian gửi",
            "thời điểm gửi",
            "thời gian nộp",
            "submission time",
            "submissiondate",
            "thời gian hoàn thành",
            "completion time",
        ],
    ),
    (Identity::Number, &["stt", "tt", "s tt", "số tt", "số thứ tự", "no"]),
    (Identity::Criterion(0), &["mã tiêu chí", "tiêu chí", "tên tiêu chí"]),
    (
        Identity::Criterion(1),
        &["nội dung tiêu chí", "nội dung", "nội dung đánh giá", "nội dung chấm điểm", "criterion"],
    ),
    (Identity::Score, &["điểm", "số điểm", "điểm chấm", "điểm đạt", "điểm đạt được", "points"]),
    (
        Identity::FormerUnit,
        &["đơn vị cũ", "đơn vị trước", "đơn vị trước khi chuyển", "chuyển từ", "chuyển từ đơn vị", "chuyển đến từ"],
    ),
    (Identity::RaterName, &["người chấm", "cấp chấm", "rater"]),
    (
        Identity::Period,
        &["kỳ", "kỳ đánh giá", "kỳ chấm", "quý", "tháng", "quý tháng", "tháng quý", "thời kỳ", "period"],
    ),
    (
        Identity::Total,
        &[
            "tổng điểm",
            "tổng số điểm",
            "tổng cộng điểm",
            "cộng điểm",
            "điểm tổng",
            "tổng",
            "cộng",
            "tổng cộng",
            "tổng cộng số điểm",
            "total",
            "total score",
        ],
    ),
    (
        Identity::Level,
        &["xếp loại", "mức xếp loại", "kết quả xếp loại", "tự xếp loại", "đề nghị xếp loại", "mức đề nghị"],
    ),
    (Identity::Maximum, &["điểm tối đa", "điểm chuẩn", "thang điểm", "tối đa", "most points"]),
    (
        Identity::Ignored,
        &[
            "giới tính",
            "phái",
            "nam nữ",
            "nam",
            "nữ",
            "email",
            "e mail",
            "email address",
            "địa chỉ email",
            "điện thoại",
            "số điện thoại",
            "chức vụ",
            "chức danh",
            "ghi chú",
            "cách ghi",
            "what to write",
            "start",
            "start time",
            "thời gian bắt đầu",
            "end",
            "today",
            "id",
            "uuid",
            "index",
            "version",
            "deviceid",
            "username",
            "status",
            "validation status",
            "notes",
            "tags",
            "submitted by",
            "instanceid",
            "instancename",
            "key",
        ],
    ),
];

/// Whether a heading is that of a citizen's number (and not also of the older card's).
pub(in crate::intake) fn is_citizens_number(heading: &str) -> bool {
    let bare = crate::text::without_accents(&crate::text::fold_heading(heading));
    let says = |word: &str| format!(" {bare} ").contains(&format!(" {word} "));
    ["cccd", "can cuoc", "dinh danh"].into_iter().any(says) && !says("cmnd")
}

/// The words for the name of a unit.
pub(in crate::intake) fn units() -> impl Iterator<Item = &'static str> {
    UNIT_NAMES.iter().flat_map(|words| words.iter().copied())
}

/// All words with their meaning.
pub(in crate::intake) fn all() -> impl Iterator<Item = (&'static str, Identity)> {
    let rank = |at: usize| u8::try_from(at).unwrap_or(u8::MAX);
    let codes = CODES.iter().enumerate().map(move |(at, words)| (Identity::Code(rank(at)), *words));
    let units = UNIT_NAMES.iter().enumerate().map(move |(at, words)| (Identity::UnitName(rank(at)), *words));
    codes
        .chain(units)
        .chain(OTHERS.iter().copied())
        .flat_map(|(identity, words)| words.iter().map(move |word| (*word, identity)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn words_are_folded_and_stand_once() {
        let mut seen = std::collections::BTreeSet::new();
        for (word, _) in super::all() {
            assert_eq!(crate::text::fold_heading(word), word);
            assert!(seen.insert(word), "{word} stands twice");
        }
    }
}
