//! Wording of intake problems.

use crate::diag::IntakeCode;

/// Message and remedy of a code.
pub(super) fn problem(code: IntakeCode) -> (&'static str, &'static str) {
    match code {
        _ => ("", ""),
    }
}
