//! Wording of problems about the cases beside a campaign.

use crate::diag::CaseCode;

/// Message and remedy of a code.
pub(super) fn problem(code: CaseCode) -> (&'static str, &'static str) {
    match code {
        CaseCode::Failed => (
            "Case “{case}”, {who}: expected {expected}; got {got}",
            "{reasons}If the rules are right, correct what the case expects; if not, correct the campaign file.",
        ),
    }
}
