//! From results to neutral sheets: the only place that chooses words, columns and their order.

pub mod sheet;
