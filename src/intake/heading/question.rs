//! Headings as forms export them: a whole question, with the criterion somewhere in it.
//!
//! In: the texts of a heading. Out: other texts that may be tried in their place. Only what surrounds a
//! criterion by a closed list of habits is taken off; what is left must be its exact words.

use crate::text::clean;
use crate::words::{FormText, Lang};

/// Words that make of a question something else than the score: a rank, a reason, a total.
const BARRED: [&str; 20] = [
    "hạng",
    "thứ",
    "lý do",
    "minh chứng",
    "ghi chú",
    "giải trình",
    "nhận xét",
    "ý kiến",
    "tổng",
    "trung bình",
    "tối đa",
    "điểm chuẩn",
    "năm trước",
    "kỳ trước",
    "link",
    "đường dẫn",
    "rank",
    "điểm trừ",
    "điểm thưởng",
    "tệp",
];

/// Beginnings of the note that tells the scale of a question, in brackets behind it.
const SCALES: [&str; 7] = ["tối đa", "thang", "từ ", "max", "bắt buộc", "điểm", "required"];

/// How a question ends, and to whom it is put, behind what it asks for.
const ADDRESSED: [&str; 8] =
    [" là gì", " là", " của anh/chị", " của anh chị", " của đồng chí", " của bạn", " của thầy/cô", " của thầy cô"];

/// Other ways to read a heading, the nearest first.
pub(in crate::intake) fn readings(parts: &[String]) -> Vec<Vec<String>> {
    let Some((last, above)) = parts.split_last() else { return Vec::new() };
    let mut found = Vec::new();
    let mut add = |inner: Vec<&str>| {
        let inner = inner.into_iter().map(str::to_owned);
        found.push(above.iter().cloned().chain(inner).collect());
    };
    let bare = bare(last);
    if bare != *last {
        add(vec![&bare]);
    }
    // “Nội dung [Tiêu chí 1]”: a grid of questions.
    if let Some((outer, inner)) = bare.strip_suffix(']').and_then(|text| text.rsplit_once('['))
        && !is_barred(outer)
    {
        let inner = self::bare(inner);
        add(vec![outer.trim(), &inner]);
    }
    // “nhom_1/tt1”: a group and its question.
    if let Some((outer, inner)) = bare.rsplit_once('/')
        && !is_barred(outer)
    {
        let inner = self::bare(inner);
        add(vec![&inner]);
        add(vec![outer.rsplit('/').next().unwrap_or(outer), &inner]);
    }
    // “nhom-tt1”: the same in names that have no blanks.
    if bare.is_ascii() && !bare.contains(' ') {
        for (at, _) in bare.match_indices('-').filter(|(at, _)| !is_barred(&bare[..*at])) {
            add(vec![&bare[at + 1..]]);
        }
    }
    // “TT1 (0 – 10)” over “Tự chấm”: the scale stands behind the criterion.
    let above_bared: Vec<String> = above.iter().map(|part| self::bare(part)).collect();
    if above_bared != above {
        found.push(above_bared.into_iter().chain([last.clone()]).collect());
    }
    found
}

/// What may stand between a group and its question; programs that export answers let people choose.
const SEPARATORS: [char; 2] = ['/', '-'];

/// The question behind the title of its group and a separator; a note of the group's maximum may stand between.
pub(in crate::intake) fn behind<'t>(title: &str, text: &'t str) -> Option<&'t str> {
    let rest = text.strip_prefix(title)?;
    let apart = |rest: &'t str| {
        // A hyphen with blanks around it is one of a sentence.
        let question = rest.trim_start().strip_prefix('/').or_else(|| rest.strip_prefix('-'))?;
        let is_sentence = rest.starts_with('-') && question.starts_with(' ');
        (!is_sentence).then(|| question.trim_start())
    };
    if let Some(question) = apart(rest) {
        return Some(question);
    }
    let rest = rest.trim_start().strip_prefix('(')?;
    let mut ends = rest.match_indices(')').filter(|(at, _)| rest[at + 1..].starts_with(SEPARATORS));
    let (at, _) = ends.next()?;
    let note = &rest[..at];
    (is_scale(note) || is_cap(note)).then(|| apart(&rest[at + 1..])).flatten()
}

/// Whether a note is that of our forms about the most that a bonus adds or a deduction takes off.
fn is_cap(note: &str) -> bool {
    let lower = note.to_lowercase();
    let starts = |lang: &Lang, of: FormText| {
        let start = lang.form(of).split('{').next().unwrap_or_default();
        lower.starts_with(&start.to_lowercase())
    };
    Lang::ALL.iter().any(|lang| [FormText::CapNote, FormText::CapOff].into_iter().any(|of| starts(lang, of)))
}

fn is_barred(text: &str) -> bool {
    let bare = |text: &str| crate::text::without_accents(&crate::text::fold_heading(text));
    let folded = format!(" {} ", bare(text));
    BARRED.iter().any(|word| folded.contains(&format!(" {} ", bare(word))))
}

/// A question without its number, its scale, its mark and whom it addresses.
fn bare(text: &str) -> String {
    let mut text = clean(text);
    loop {
        let before = text.len();
        text.truncate(text.trim_end_matches(['*', '?', ':', '.', ' ']).len());
        if let Some((outer, inner)) = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('))
            && is_scale(inner)
        {
            text.truncate(outer.len());
        }
        let lower = text.to_lowercase();
        // Lower case may change the length of a text; then nothing is cut.
        if let Some(end) = ADDRESSED.iter().find(|end| lower.len() == text.len() && lower.ends_with(*end)) {
            text.truncate(text.len() - end.len());
        }
        if text.len() == before {
            break;
        }
    }
    without_number(&text).to_owned()
}

fn is_scale(inner: &str) -> bool {
    let lower = inner.trim().to_lowercase();
    lower.starts_with(|c: char| c.is_ascii_digit()) || SCALES.iter().any(|start| lower.starts_with(start))
}

/// Words that number a question.
const NUMBERED: [&str; 6] = ["câu", "tiêu chí", "nội dung", "mục", "ý", "tiêu chuẩn"];

/// “3. ”, “1.2) ”, “II.2. ”, “Câu 3: ”, “Tiêu chí 1.2 - ”, “a) ”, “- ”: off.
fn without_number(text: &str) -> &str {
    if let Some(rest) = text.strip_prefix(['-', '+', '•']) {
        return rest.trim_start();
    }
    if let Some(rest) = behind_label(text) {
        return rest;
    }
    let Some((number, rest)) = text.split_once(' ') else { return text };
    let marked = number.ends_with(['.', ')', ':']) || number.contains('.');
    let letter = matches!(number.as_bytes(), [b'a'..=b'h', b')' | b'.']);
    if marked && is_number(number) || letter || is_outline(number) { rest.trim_start() } else { text }
}

/// What stands behind “Câu 3: ”.
fn behind_label(text: &str) -> Option<&str> {
    let mut places = text.match_indices(' ').map(|(at, _)| at);
    let at = places.find(|at| NUMBERED.contains(&text[..*at].to_lowercase().as_str()))?;
    let (number, rest) = text[at + 1..].split_once(' ')?;
    let rest = rest.trim_start_matches(['-', '–', ':']).trim_start();
    let bare = number.trim_end_matches(['.', ')', ':']);
    ((is_number(bare) || is_outline(number)) && !rest.is_empty()).then_some(rest)
}

/// “II.”, “II.2.”, “A.1)”: the number of a part in an outline.
fn is_outline(number: &str) -> bool {
    let Some(bare) = number.strip_suffix(['.', ')', ':']) else { return false };
    let is_roman = |part: &str| part.bytes().all(|b| matches!(b, b'I' | b'V' | b'X'));
    let is_letter = |part: &str| matches!(part.as_bytes(), [b'A'..=b'H']);
    let is_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    bare.split('.')
        .enumerate()
        .all(|(at, part)| !part.is_empty() && (at == 0 && (is_roman(part) || is_letter(part)) || is_digits(part)))
}

fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b')' | b':'))
}

#[cfg(test)]
mod tests {
    use super::{bare, behind, readings};

    #[test]
    fn a_question_is_bared_by_a_closed_list_of_habits() {
        for (text, expected) in [
            ("1. Chấp hành quy chế *", "Chấp hành quy chế"),
            ("Câu 3: Chấp hành quy chế (tối đa 10 điểm)", "Chấp hành quy chế"),
            ("1.2 Chấp hành quy chế (0 - 10)?", "Chấp hành quy chế"),
            ("a) Chấp hành quy chế", "Chấp hành quy chế"),
            ("II.2. Chấp hành quy chế", "Chấp hành quy chế"),
            ("A. Chấp hành quy chế", "Chấp hành quy chế"),
            ("Tiêu chí 2. Chấp hành quy chế", "Chấp hành quy chế"),
            ("Nội dung 1: Chấp hành quy chế (điểm tối đa: 10)", "Chấp hành quy chế"),
            ("Tiêu chí 1.2 - Chấp hành quy chế", "Chấp hành quy chế"),
            ("Tiêu chí", "Tiêu chí"),
            ("Nội dung đánh giá", "Nội dung đánh giá"),
            ("Họ và tên của đồng chí:", "Họ và tên"),
            ("- Chấp hành quy chế", "Chấp hành quy chế"),
            ("TT1 (Tự chấm)", "TT1 (Tự chấm)"),
            ("1.1", "1.1"),
            ("2026 năm", "2026 năm"),
            ("Câu hỏi khác", "Câu hỏi khác"),
        ] {
            assert_eq!(bare(text), expected, "{text}");
        }
    }

    #[test]
    fn a_question_stands_behind_the_title_of_its_group() {
        for (title, text, expected) in [
            ("Điểm trừ", "Điểm trừ (tối đa 20)/Đi muộn", Some("Đi muộn")),
            ("Điểm trừ", "Điểm trừ (at most 20)/Đi muộn", Some("Đi muộn")),
            ("Điểm trừ", "Điểm trừ (trừ tối đa 20)/Đi muộn", Some("Đi muộn")),
            ("Điểm trừ", "Điểm trừ (at most 20 off)/Đi muộn", Some("Đi muộn")),
            ("Điểm trừ", "Điểm trừ (trừ tối đa 20)-Đi muộn", Some("Đi muộn")),
            ("Điểm trừ", "Điểm trừ-Đi muộn", Some("Đi muộn")),
            ("Điểm trừ", "Điểm trừ - Đi muộn", None),
            ("Điểm trừ", "Điểm trừ- Đi muộn", None),
            ("Điểm trừ", "Điểm trừ/Đi muộn", Some("Đi muộn")),
            ("Đoàn viên/tổ chức", "Đoàn viên/tổ chức/Ngày/giờ", Some("Ngày/giờ")),
            ("Điểm trừ", "Điểm trừ (lý do)/Đi muộn", None),
            ("Điểm trừ", "Điểm trừ khác/Đi muộn", None),
        ] {
            assert_eq!(behind(title, text), expected, "{text}");
        }
    }

    #[test]
    fn a_grid_and_a_group_name_their_question_last() {
        let parts = |text: &str| readings(&[text.to_owned()]);
        let owned = |parts: &[&str]| parts.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>();
        assert_eq!(parts("Tự chấm [TT1]"), [owned(&["Tự chấm", "TT1"])]);
        assert_eq!(parts("nhom/tt1"), [owned(&["tt1"]), owned(&["nhom", "tt1"])]);
        assert_eq!(parts("nhom-viec-giao"), [owned(&["viec-giao"]), owned(&["giao"])]);
        assert!(parts("xep-hang-tt1").iter().all(|parts| parts[0] != "tt1"));
        assert!(parts("Minh chứng [TT1]").is_empty());
        assert!(parts("Xếp hạng [TT1]").is_empty());
        assert!(parts("TT1").is_empty());
    }
}
