//! Wording of decision problems.

use crate::diag::DecisionCode;

/// Message and remedy of a code.
pub(super) fn problem(code: DecisionCode) -> (&'static str, &'static str) {
    match code {
        _ => ("", ""),
    }
}
