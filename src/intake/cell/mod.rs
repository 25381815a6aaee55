//! From one cell to what it says: the closed list of reading rules, and the kinds of columns that use it.
//!
//! A claim, a fact, an identity and a period each read their cells here and nowhere else; a cell that no rule
//! takes is refused with a hint at how it may have come to be what it is.

pub(in crate::intake) mod claim;
pub(in crate::intake) mod fact;
pub(in crate::intake) mod hint;
pub(in crate::intake) mod identity;
pub(in crate::intake) mod kind;
pub(in crate::intake) mod memory;
pub(in crate::intake) mod name;
pub(in crate::intake) mod period;
pub(in crate::intake) mod refusal;
pub(in crate::intake) mod value;
