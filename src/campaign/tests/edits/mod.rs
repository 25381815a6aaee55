//! Single edits of the whole example, and what each of them must be told as.

mod criteria;
mod head;
mod quotas;
mod rules;
mod small;

use super::Edit;
pub(super) use small::{SMALL, SMALL_EDITS, raters};

/// The edits of the whole example.
pub(super) fn edits() -> impl Iterator<Item = &'static Edit> {
    [head::EDITS, criteria::EDITS, rules::EDITS, quotas::EDITS].into_iter().flatten()
}
