//! Wording of problems about the cases beside a campaign.

use crate::diag::CaseCode;

/// Message and remedy of a code.
pub(super) fn problem(code: CaseCode) -> (&'static str, &'static str) {
    match code {
        CaseCode::Failed => (
            "Trường hợp “{case}”, {who}: cần {expected}; tính ra {got}",
            "{reasons}Nếu quy định đúng thì sửa kết quả cần có của trường hợp này; nếu sai thì sửa tệp cuộc vận động.",
        ),
    }
}
