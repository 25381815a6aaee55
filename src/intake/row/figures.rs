//! Rows of figures about a list: averages, the scale under a heading, the small table of levels below.
//!
//! They stand where people stand, with numbers where people have scores: taken for people they would be graded, ranked
//! and counted. A list without codes has nothing else to tell them by than their words and how people are written.

use crate::intake::cell::value::shown;
use crate::intake::row::reader::RowReader;
use crate::intake::row::skip::{self, Title};
use crate::table::{Row, Value};
use crate::text::{clean, fold_heading};

/// Whole labels of such rows. A name is never one of these words alone.
const LABELS: [&str; 14] = [
    "tối đa",
    "tối thiểu",
    "cao nhất",
    "thấp nhất",
    "lớn nhất",
    "nhỏ nhất",
    "điểm cao nhất",
    "điểm thấp nhất",
    "bình quân",
    "bq",
    "tb",
    "đtb",
    "trung bình",
    "tỷ trọng",
];

/// Beginnings of such labels: no family name is among them.
const BEGINNINGS: [&str; 12] = [
    "trung bình ",
    "bình quân ",
    "điểm trung bình",
    "điểm bình quân",
    "điểm tối đa",
    "điểm tối thiểu",
    "điểm chuẩn",
    "điểm liệt",
    "thang điểm",
    "tổng điểm ",
    "tỷ lệ",
    "tỉ lệ",
];

/// Headings of columns that count people.
const COUNTS: [&str; 7] = ["số người", "số lượng", "số đoàn viên", "số cán bộ", "tỷ lệ", "tỉ lệ", "tỷ lệ phần trăm"];

/// Levels that such a table may name beside those of the campaign.
const LEVELS: [&str; 9] = [
    "xuất sắc",
    "tốt",
    "khá",
    "trung bình",
    "yếu",
    "kém",
    "không xếp loại",
    "chưa xếp loại",
    "không hoàn thành nhiệm vụ",
];

/// Whether a folded text is the label of a row of figures.
pub(in crate::intake) fn is_label(folded: &str) -> bool {
    LABELS.contains(&folded) || BEGINNINGS.iter().any(|start| folded.starts_with(start))
}

/// A row of dots and dashes, as lists have them for what is still to be filled in.
pub(in crate::intake) fn is_filler(row: Row<'_>) -> bool {
    let is_drawn = |c: char| matches!(c, '.' | '…' | '-' | '–' | '—' | '_') || c.is_whitespace();
    row.cells.iter().all(|cell| matches!(&cell.value, Value::Text(text) if text.chars().all(is_drawn)))
}

/// Whether a text is written as names of people are: two words or more, all with a capital, and no figures.
pub(in crate::intake) fn is_written_as_a_name(text: &str) -> bool {
    let name = text.split('(').next().unwrap_or(text);
    let words = || name.split_whitespace();
    let capital = |word: &str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    words().count() > 1 && words().all(capital) && !text.contains(|c: char| c.is_ascii_digit())
}

impl RowReader<'_> {
    /// Whether a row belongs to a table of figures under the list: its heading, or its line about a level.
    pub(in crate::intake) fn is_statistic(&mut self, row: Row<'_>) -> bool {
        if self.out.binding.long.is_some() {
            return false;
        }
        let number = self.out.binding.number;
        let first = row.cells.iter().find(|cell| Some(cell.column) != number);
        if !self.in_statistics {
            self.in_statistics = self.begins_statistics(row);
            return self.in_statistics;
        }
        let is_level =
            |text: &str| self.campaign.level_by_word(text).is_some() || LEVELS.contains(&fold_heading(text).as_str());
        self.in_statistics = first.is_some_and(|cell| {
            let text = clean(&shown(&cell.value));
            is_level(&text) || skip::title(&text) == Title::Label && !skip::is_section(&text)
        });
        self.in_statistics
    }

    /// A row of headings that count people, and nobody's name nor code among them.
    fn begins_statistics(&self, row: Row<'_>) -> bool {
        let identity = [self.out.binding.code, self.out.binding.name.first().copied()];
        let is_own = |column: u32, text: &str| identity.contains(&Some(column)) && self.is_heading(Some(column), text);
        let mut counts = false;
        for cell in row.cells {
            let Value::Text(text) = &cell.value else { return false };
            // Nearly every row of people ends the look at its first figure.
            if text.contains(|c: char| c.is_ascii_digit()) || is_own(cell.column, &clean(text)) {
                return false;
            }
            counts |= COUNTS.contains(&fold_heading(text).as_str());
        }
        counts && row.cells.len() > 1
    }

    /// Whether a row without a code, in a list that numbers its people, has no number and no name as people have: it
    /// may be about all of them.
    pub(in crate::intake) fn may_be_figures(&self, row: Row<'_>, name: &str) -> bool {
        self.numbered && self.has_data(row) && !is_written_as_a_name(name)
    }
}

#[cfg(test)]
mod tests {
    use super::{is_label, is_written_as_a_name};
    use crate::text::fold_heading;

    #[test]
    fn labels_of_figures_are_no_names() {
        for text in [
            "Điểm tối đa",
            "(Điểm chuẩn)",
            "THANG ĐIỂM:",
            "Bình quân chung",
            "Trung bình cộng",
            "Điểm trung bình của tổ",
            "Cao nhất",
            "BQ",
            "Tỷ lệ %",
        ] {
            assert!(is_label(&fold_heading(text)), "{text}");
        }
        for text in ["Bình Văn Quân", "Điểu Thị Tối", "Tống Điểm", "Cao Thị Nhất", "Tô Thị Lệ", "Trung Văn Bình"]
        {
            assert!(!is_label(&fold_heading(text)), "{text}");
        }
    }

    #[test]
    fn names_are_written_with_capitals() {
        for text in ["Nguyễn Văn An", "TRẦN THỊ BÌNH", "H'Hen Niê", "K’Brôi Ân", "Lê Văn Cường (kiêm nhiệm)"]
        {
            assert!(is_written_as_a_name(text), "{text}");
        }
        for text in ["Yêu cầu chung", "Nhóm", "Đạt từ 14 điểm", "Tổ 1"] {
            assert!(!is_written_as_a_name(text), "{text}");
        }
    }
}
