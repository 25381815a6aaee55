//! From neutral sheets to bytes: the only place that knows a format.

pub mod csv;
pub mod json;
pub mod terminal;
pub mod xlsx;
