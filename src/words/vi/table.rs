//! Wording of table problems.

use crate::diag::TableCode;

/// Message and remedy of a code.
pub(super) fn problem(code: TableCode) -> (&'static str, &'static str) {
    match code {
        _ => ("", ""),
    }
}
