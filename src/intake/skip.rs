//! Rows that are about nobody: totals, section titles, repeated headings, signatures.
//!
//! Nobody may be lost here: a row with a code is a person, whatever else it says, unless the code itself
//! is such a title.

use crate::text::fold_heading;

/// Texts that are the label of a total row.
const TOTALS: [&str; 8] = ["cộng", "tổng cộng", "tổng số", "tổng", "tổng điểm", "trung bình", "cộng chung", "tổng hợp"];

/// Beginnings of the lines that close a list.
const CLOSING: [&str; 14] = [
    "danh sách này có",
    "danh sách có",
    "danh sách gồm",
    "tổng cộng",
    "tổng số",
    "người lập",
    "tm ",
    "kt ",
    "xác nhận",
    "ký ",
    "thủ trưởng",
    "chủ tịch",
    "ban chấp hành",
    "nơi nhận",
];

/// What a text in the place of a code or a name says about its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Title {
    /// Nothing: it may be a code or a name.
    None,
    /// The label of a total or of a section.
    Label,
    /// The end of the list: what follows without a code is a signature.
    Closing,
}

/// Looks at a text.
pub(super) fn title(text: &str) -> Title {
    let folded = fold_heading(text);
    if CLOSING.iter().any(|start| folded.starts_with(start)) || is_dated_line(&folded) {
        return Title::Closing;
    }
    let is_total = TOTALS.contains(&folded.as_str());
    if is_total || is_section(text) { Title::Label } else { Title::None }
}

/// “Thái Bình, ngày 5 tháng 12 năm 2026”.
fn is_dated_line(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    ["ngày", "tháng", "năm"].iter().all(|word| words.contains(word))
}

/// “II. Tổ Toán”, “IV) …”.
fn is_section(text: &str) -> bool {
    let Some((numeral, rest)) = text.split_once(['.', ')', '/']) else { return false };
    let is_roman = !numeral.is_empty() && numeral.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    is_roman && rest.starts_with(' ') && !rest.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::{Title, title};

    #[test]
    fn titles_are_told_from_people() {
        for text in ["Cộng", "TỔNG", "I. Ban Giám hiệu", "IV) Tổ Toán", "Trung bình:"] {
            assert_eq!(title(text), Title::Label, "{text}");
        }
        for text in [
            "Danh sách này có 35 người",
            "(Danh sách có 35 người)",
            "Tổng cộng: 35",
            "NGƯỜI LẬP BIỂU",
            "TM. BAN CHẤP HÀNH",
            "Thái Bình, ngày 5 tháng 12 năm 2026",
        ] {
            assert_eq!(title(text), Title::Closing, "{text}");
        }
        for text in [
            "Tống Văn An",
            "Nguyễn Công Cộng",
            "Vi Thị I",
            "X-01",
            "V.A. Minh",
            "CD01-001",
            "Tổng Văn Bình",
            "Kỳ Văn An",
        ] {
            assert_eq!(title(text), Title::None, "{text}");
        }
    }
}
