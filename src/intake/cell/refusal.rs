//! Why a cell was refused.

/// Why a cell was refused.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::intake) enum Refusal {
    /// No reading rule understands it.
    Unreadable,
    /// Below or above what is allowed.
    OutOfRange,
    /// Between the steps.
    Step,
    /// Not applicable where that is refused.
    NotApplicable,
    /// Not one of the words.
    UnknownWord,
    /// A spreadsheet error.
    ErrorCell,
    /// A formula without result.
    NoStoredValue,
}
