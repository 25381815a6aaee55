//! Conditions and reasons as sentences, with the values seen and the cells behind them.
//!
//! Nothing is decided here: what failed and what held has been decided before; this only tells it.

mod cells;
mod condition;
mod quota;
mod reason;
mod seen;

pub use cells::deciding_cells;
pub use condition::{condition, told};
pub use quota::{explanation, quota_line_of, scope_name, share_text};
pub use reason::{missing_title, sentence, short_remark, why};
