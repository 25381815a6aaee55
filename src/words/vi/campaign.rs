//! Wording of campaign problems.

use crate::diag::CampaignCode;

/// Message and remedy of a code.
pub(super) fn problem(code: CampaignCode) -> (&'static str, &'static str) {
    match code {
        _ => ("", ""),
    }
}
