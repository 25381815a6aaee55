//! Rows that are about nobody: totals, section titles, repeated headings, signatures.
//!
//! Nobody may be lost here: a row with a code is a person, whatever else it says, unless the code itself
//! is such a title.

use crate::intake::row::figures;
use crate::text::fold_heading;

/// Texts that are the label of a total row.
const TOTALS: [&str; 9] =
    ["cộng", "tổng cộng", "tổng số", "tổng", "tổng điểm", "trung bình", "cộng chung", "tổng hợp", "running total"];

/// Beginnings of the lines that close a list.
const CLOSING: [&str; 14] = [
    "danh sách này có",
    "danh sách có",
    "danh sách gồm",
    "tổng cộng",
    "tổng số",
    "người ",
    "tm ",
    "kt ",
    "xác nhận",
    "ký ",
    "thủ trưởng",
    "chủ tịch",
    "ban chấp hành",
    "nơi nhận",
];

/// Posts that stand over a signature, each alone in its cell.
const SIGNERS: [&str; 14] = [
    "hiệu trưởng",
    "phó hiệu trưởng",
    "giám đốc",
    "phó giám đốc",
    "trưởng phòng",
    "phó trưởng phòng",
    "trưởng ban",
    "trưởng khoa",
    "tổ trưởng",
    "tổ trưởng tổ công đoàn",
    "bí thư",
    "thư ký",
    "kế toán",
    "kế toán trưởng",
];

/// Beginnings of notes beside or under a list.
const NOTES: [&str; 4] = ["ghi chú", "lưu ý", "chú thích", "chú ý"];

/// What a text in the place of a code or a name says about its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Title {
    /// Nothing: it may be a code or a name.
    None,
    /// The label of a total, of figures or of a section, or a note.
    Label,
    /// The end of the list: what follows without a code is a signature.
    Closing,
}

/// Looks at a text.
pub(in crate::intake) fn title(text: &str) -> Title {
    let folded = fold_heading(text);
    let is_signer = SIGNERS.contains(&folded.as_str());
    if CLOSING.iter().any(|start| folded.starts_with(start))
        || is_signer
        || is_dated_line(&folded)
        || is_empty_date(text)
    {
        return Title::Closing;
    }
    let is_total = TOTALS.contains(&folded.as_str()) || folded.starts_with("cộng ") || figures::is_label(&folded);
    let is_note = NOTES.iter().any(|start| folded.starts_with(start));
    if is_total || is_note || is_section(text) { Title::Label } else { Title::None }
}

/// Whether a text is the line of a signature, and no total nor count.
pub(in crate::intake) fn signs(text: &str) -> bool {
    let folded = fold_heading(text);
    let starts = ["người ", "tm ", "kt ", "ký ", "xác nhận ", "thủ trưởng ", "chủ tịch "];
    starts.iter().any(|start| folded.starts_with(start))
}

/// Whether a text is the label of a row of sums.
pub(in crate::intake) fn is_total(text: &str) -> bool {
    let folded = fold_heading(section_name(text));
    matches!(folded.as_str(), "cộng" | "tổng cộng" | "tổng số" | "tổng" | "cộng chung") || folded.starts_with("cộng ")
}

/// “Thái Bình, ngày 5 tháng 12 năm 2026”.
fn is_dated_line(folded: &str) -> bool {
    let words: Vec<&str> = folded.split(' ').collect();
    ["ngày", "tháng", "năm"].iter().all(|word| words.contains(word))
}

/// “Thái Bình, …… …… ……”: the same as English forms leave it open, three times dots behind a place.
fn is_empty_date(text: &str) -> bool {
    let Some((place, date)) = text.rsplit_once(',') else { return false };
    let parts: Vec<&str> = date.split_whitespace().collect();
    let is_dots = |part: &&str| part.chars().all(|c| matches!(c, '…' | '.'));
    place.contains(char::is_alphabetic) && parts.len() == 3 && parts.iter().all(is_dots)
}

/// “II. Tổ Toán”, “IV) …”.
pub(in crate::intake) fn is_section(text: &str) -> bool {
    let Some((numeral, rest)) = text.split_once(['.', ')', '/']) else { return false };
    is_roman(numeral) && rest.starts_with(' ') && !rest.trim().is_empty()
}

fn is_roman(numeral: &str) -> bool {
    !numeral.is_empty() && numeral.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'))
}

/// “I”, “II.”, “A)”: what stands for a section in the place of a row's number.
pub(in crate::intake) fn is_section_number(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')', '/', ' ']);
    is_roman(text) || matches!(text.as_bytes(), [b'A'..=b'H'])
}

/// Words that names of bodies begin with, and names of people do not.
const BODIES: [&str; 26] = [
    "tổ",
    "phòng",
    "ban",
    "khoa",
    "khối",
    "bộ phận",
    "bộ môn",
    "công đoàn",
    "cđcs",
    "chi đoàn",
    "chi nhánh",
    "chi cục",
    "cụm",
    "nhóm",
    "trung tâm",
    "văn phòng",
    "hội đồng",
    "đội",
    "trường",
    "đơn vị",
    "xưởng",
    "phân xưởng",
    "trạm",
    "cơ quan",
    "sở",
    "viện",
];

/// Whether a text reads as the name of a body: “Tổ Toán”, “Ban Giám hiệu”.
pub(in crate::intake) fn is_body(text: &str) -> bool {
    let folded = fold_heading(text);
    let after = |word: &&str| folded.strip_prefix(*word).is_some_and(|rest| rest.starts_with(' '));
    BODIES.iter().any(after)
}

/// What a section is called, without its number.
pub(in crate::intake) fn section_name(text: &str) -> &str {
    match text.split_once(' ') {
        Some((number, rest)) if is_section(text) || is_section_number(number) => rest.trim(),
        _ => text,
    }
}

/// “Đơn vị: Trường A” among the rows: what follows is of that unit.
pub(in crate::intake) fn names_a_unit(text: &str) -> Option<&str> {
    let (label, unit) = text.split_once(':')?;
    let label = fold_heading(section_name(label));
    let words = ["đơn vị", "cđcs", "công đoàn cơ sở", "cơ quan", "cơ quan đơn vị", "tên đơn vị"];
    (words.contains(&label.as_str()) && !unit.trim().is_empty()).then_some(unit.trim())
}

/// How many people a closing line says the list has: “Danh sách này có 35 người”.
pub(in crate::intake) fn stated_count(text: &str) -> Option<u64> {
    let folded = fold_heading(text);
    let rest = ["danh sách này có", "danh sách có", "danh sách này gồm", "danh sách gồm", "tổng số", "tổng cộng"]
        .iter()
        .find_map(|start| folded.strip_prefix(start))?;
    let mut words = rest.split(' ').filter(|word| !word.is_empty());
    let count = words.find_map(|word| word.parse().ok())?;
    let rest: Vec<&str> = words.collect();
    let people = ["người", "đồng chí", "đoàn viên", "đ c", "cán bộ", "cbccvc", "công đoàn viên"];
    let rest = rest.join(" ");
    // “03 (ba) người”; a total of points says so right after its number.
    let is_total = folded.starts_with("tổng");
    people.iter().any(|word| rest.starts_with(word) || !is_total && rest.contains(word)).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::{Title, is_body, is_section_number, section_name, stated_count, title};

    #[test]
    fn sections_are_known_by_number_or_by_word() {
        for text in ["I", "IV.", "II)", "A", "B."] {
            assert!(is_section_number(text), "{text}");
        }
        for text in ["", "1", "01", "AB", "i", "K", "I1"] {
            assert!(!is_section_number(text), "{text}");
        }
        for text in ["Tổ Toán", "BAN GIÁM HIỆU", "Phòng Kế toán - Tài vụ"] {
            assert!(is_body(text), "{text}");
        }
        for text in ["Tổ", "Đoàn Văn An", "Bàn Văn Tài", "Trương Tổ Minh", "Khoá An"] {
            assert!(!is_body(text), "{text}");
        }
        assert_eq!(section_name("II. Tổ Toán"), "Tổ Toán");
        assert_eq!(section_name("Tổ Toán"), "Tổ Toán");
    }

    #[test]
    fn the_number_of_people_is_read_from_the_closing_line() {
        for (text, count) in [
            ("Danh sách này có 35 người./.", Some(35)),
            ("(Danh sách gồm có 4 đồng chí)", Some(4)),
            ("Tổng số: 12 đoàn viên", Some(12)),
            ("Danh sách này có 03 (ba) người", Some(3)),
            ("Tổng cộng: 85 điểm", None),
            ("Danh sách này có ba người", None),
        ] {
            assert_eq!(stated_count(text), count, "{text}");
        }
    }

    #[test]
    fn titles_are_told_from_people() {
        for text in
            ["Cộng", "TỔNG", "I. Ban Giám hiệu", "IV) Tổ Toán", "Trung bình:", "(*) Ghi chú: nghỉ ốm", "Điểm tối đa"]
        {
            assert_eq!(title(text), Title::Label, "{text}");
        }
        for text in [
            "Danh sách này có 35 người",
            "(Danh sách có 35 người)",
            "Tổng cộng: 35",
            "NGƯỜI LẬP BIỂU",
            "Người chấm điểm",
            "TM. BAN CHẤP HÀNH",
            "Thái Bình, ngày 5 tháng 12 năm 2026",
            "Thái Bình, …… …… ……",
            "HIỆU TRƯỞNG",
            "Kế toán",
        ] {
            assert_eq!(title(text), Title::Closing, "{text}");
        }
        for text in [
            "Tống Văn An",
            "Nguyễn Văn An, ……",
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
