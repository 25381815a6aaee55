//! Conditions and reasons as sentences, with the values seen and the cells behind them.
//!
//! Nothing is decided here: what failed and what held has been decided before; this only tells it.

mod cells;
mod condition;
mod decided;
mod gap;
mod lack;
mod next;
mod quota;
mod reason;
mod seen;
mod wanting;

pub use cells::deciding_cells;
pub use condition::{condition, told};
pub use decided::{after_decisions, is_exceeded};
pub use gap::{gaps, weak_groups};
pub use lack::{Lack, lack, lacks};
pub use next::{award_ground, common_ground, why_not_next};
pub use quota::{
    by_scope, explanation, has_no_place, key_gap, key_name, key_value, one_more, quota_line_of, scope_name, share_text,
};
pub use reason::{missing_title, reasons, sentence, short_remark, why};
pub use wanting::wanting;

#[cfg(test)]
mod tests {
    use crate::classify::SubjectRef;
    use crate::report::book::Book;
    use crate::report::sample;
    use crate::report::sentence::{deciding_cells, explanation, short_remark, why};
    use crate::words::Lang;

    #[test]
    fn reasons_are_told_with_rule_source_value_and_cell() {
        let campaign = sample::campaign(2);
        let results = sample::results(&campaign, 1, 40);
        for (lang, subject, told, short, cell) in [
            (
                Lang::Vi,
                9,
                "Tổng điểm 96,12: đạt mức Hoàn thành xuất sắc nhiệm vụ (từ 90 điểm).\nChưa đạt điều kiện của mức Hoàn thành \
                 xuất sắc nhiệm vụ: Có ít nhất một sáng kiến được công nhận [Mục IV.1] (Sáng kiến được công nhận ≥ 1: có 0).",
                "Chưa đạt: Có ít nhất một sáng kiến được công nhận",
                "U001/danh-sach.xlsx [Bảng điểm] D14",
            ),
            (
                Lang::Vi,
                5,
                "Công tác dưới 6 tháng trong năm [Nghị định 90/2020, Điều 2] (Số tháng công tác trong năm < 6: có 4): Không xếp loại.",
                "Công tác dưới 6 tháng trong năm",
                "U001/danh-sach.xlsx [Bảng điểm] E10",
            ),
            (Lang::En, 6, "No points for “Trung thành: tiêu chí số 1”.", "Missing: Trung thành: tiêu chí số 1", ""),
            (
                Lang::En,
                7,
                "Total 85.94: level Hoàn thành tốt nhiệm vụ (from 70 points).\nBan Chấp hành Công đoàn cơ sở decided on Hoàn \
                 thành tốt nhiệm vụ (by the rules: Hoàn thành tốt nhiệm vụ), reason: Chủ trì công trình được tỉnh khen \
                 thưởng (No. 12/QĐ-CĐCS, 20/12/2026).",
                "Decided by people",
                "quyet-dinh.csv",
            ),
        ] {
            let book = Book { campaign: &campaign, results: &results, lang };
            let subject = book.subject(SubjectRef { unit: 0, subject });
            assert_eq!(why(&book, &subject), told);
            assert_eq!(short_remark(&book, &subject), short);
            assert_eq!(deciding_cells(&book, &subject), cell);
        }
    }

    #[test]
    fn a_quota_line_says_who_was_cut_and_why_not_one_more() {
        let campaign = sample::campaign(2);
        let results = sample::results(&campaign, 1, 40);
        let book = Book { campaign: &campaign, results: &results, lang: Lang::Vi };
        let told = explanation(&book, &results.quotas[0], Some(0));
        assert_eq!(
            told,
            "Đủ điều kiện nhưng hết suất: Nguyễn Ngọc Anh (96,12).\nSuất cuối: tổng điểm 94,60 (Lê Thị Lan); người kế tiếp: \
             96,12 (Nguyễn Ngọc Anh).\nThêm một suất là 7, vượt 20% × 33 = 6,6."
        );
        let nameless = explanation(&book, &results.quotas[0], Some(1));
        assert!(!nameless.contains("Anh"), "{nameless}");
    }
}
