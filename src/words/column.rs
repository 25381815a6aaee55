//! What the columns of a table were taken for: both languages side by side.

use crate::words::Lang;

/// What a column was taken for, whatever the campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnText {
    /// The code.
    Code,
    /// The name.
    Name,
    /// The birth date.
    Birth,
    /// The unit's code.
    UnitCode,
    /// The unit's name.
    UnitName,
    /// When it was handed in.
    Moment,
    /// Who scored.
    Rater,
    /// The period.
    Period,
    /// The number in the list.
    Number,
    /// What a row is about.
    Criterion,
    /// The total, to be compared only.
    Total,
    /// The level, to be compared only.
    Level,
}

impl Lang {
    /// What a column was taken for.
    #[must_use]
    pub const fn column(self, text: ColumnText) -> &'static str {
        match (self, text) {
            (Self::Vi, ColumnText::Code) => "mã",
            (Self::En, ColumnText::Code) => "the code",
            (Self::Vi, ColumnText::Name) => "họ tên",
            (Self::En, ColumnText::Name) => "the name",
            (Self::Vi, ColumnText::Birth) => "ngày sinh",
            (Self::En, ColumnText::Birth) => "the birth date",
            (Self::Vi, ColumnText::UnitCode) => "mã đơn vị",
            (Self::En, ColumnText::UnitCode) => "the unit's code",
            (Self::Vi, ColumnText::UnitName) => "tên đơn vị",
            (Self::En, ColumnText::UnitName) => "the unit's name",
            (Self::Vi, ColumnText::Moment) => "thời điểm gửi",
            (Self::En, ColumnText::Moment) => "when it was handed in",
            (Self::Vi, ColumnText::Rater) => "người chấm",
            (Self::En, ColumnText::Rater) => "who scored",
            (Self::Vi, ColumnText::Period) => "kỳ",
            (Self::En, ColumnText::Period) => "the period",
            (Self::Vi, ColumnText::Number) => "số thứ tự",
            (Self::En, ColumnText::Number) => "the number in the list",
            (Self::Vi, ColumnText::Criterion) => "tên tiêu chí của dòng",
            (Self::En, ColumnText::Criterion) => "what a row is about",
            (Self::Vi, ColumnText::Total) => "tổng điểm, chỉ để đối chiếu",
            (Self::En, ColumnText::Total) => "the total, to be compared only",
            (Self::Vi, ColumnText::Level) => "xếp loại, chỉ để đối chiếu",
            (Self::En, ColumnText::Level) => "the level, to be compared only",
        }
    }
}
