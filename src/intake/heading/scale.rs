//! The scale that a heading states: “TT1 (20đ)”, “Tiêu chí 1 (tối đa 20 điểm)”, “(0 - 5)”.
//!
//! Scores given on another scale than the campaign's are read without a word where they are small enough. Nothing is
//! converted here: what another scale would mean only people know.

use crate::intake::cell::value::{before_points_mark, decimal};
use crate::num::Exact;
use crate::text::{clean, fold};

/// Words before the largest points.
const MOST: [&str; 8] = ["điểm tối đa", "tối đa", "thang điểm", "thang", "điểm chuẩn", "max", "từ 0 đến", "0 đến"];

/// Labels of a row that states the scale of each column.
const LABELS: [&str; 5] = ["điểm tối đa", "tối đa", "thang điểm", "điểm chuẩn", "maximum"];

/// The largest points that a heading states in brackets, where it says that they are points or a range.
pub(in crate::intake) fn stated(heading: &str) -> Option<Exact> {
    let text = clean(heading);
    let open = text.rfind(['(', '['])?;
    let (inner, behind) = text[open + 1..].split_once([')', ']'])?;
    let is_last = !behind.contains(char::is_alphanumeric);
    is_last.then(|| most(&fold(inner))).flatten()
}

/// Whether a text labels a row of the largest points.
pub(in crate::intake) fn is_label(text: &str) -> bool {
    let folded = crate::text::fold_heading(text);
    LABELS.iter().any(|label| folded == *label || folded.starts_with(&format!("{label} ")))
}

/// “20đ”, “tối đa: 20 điểm”, “0-5”, “từ 0 đến 10”: a bare number may be that of the column.
fn most(inner: &str) -> Option<Exact> {
    let word = MOST.iter().find_map(|word| inner.strip_prefix(word));
    let rest = word.unwrap_or(inner).trim_start_matches([':', ' ', '≤', '<', '=']);
    let range = rest.strip_prefix('0').map(str::trim_start).and_then(|rest| rest.strip_prefix(['-', '–', '—', '→']));
    let rest = range.unwrap_or(rest).trim();
    let marked = before_points_mark(rest);
    let is_sure = word.is_some() || range.is_some() || marked.is_some();
    let number = decimal(marked.unwrap_or(rest)).filter(|number| is_sure && number.mantissa > 0)?;
    Some(Exact::decimal(number.mantissa, number.scale))
}

#[cfg(test)]
mod tests {
    use super::{is_label, stated};

    #[test]
    fn a_heading_may_state_its_scale() {
        for (text, expected) in [
            ("TT1 (20đ)", Some("20")),
            ("TT1 (tối đa 20 điểm)", Some("20")),
            ("TT1 (Điểm tối đa: 7,5)", Some("7.5")),
            ("TT1 (0-5)", Some("5")),
            ("TT1 (0 – 5 điểm) *", Some("5")),
            ("TT1 [từ 0 đến 10]", Some("10")),
            ("TT1 (thang điểm 100)", Some("100")),
            ("(10 điểm)", Some("10")),
            ("TT1 (20)", None),
            ("TT1 (Tự chấm)", None),
            ("TT1 (2026)", None),
            ("TT1 (20đ) của tổ", None),
            ("TT1", None),
        ] {
            assert_eq!(stated(text).map(|most| most.to_string()).as_deref(), expected, "{text}");
        }
        assert!(is_label("Điểm tối đa:") && is_label("Thang điểm 2026") && !is_label("Tối ưu"));
    }
}
