//! From neutral sheets to bytes: the only place that knows a format.

pub mod csv;
pub mod html;
pub mod json;
pub mod office;
mod steady;
pub mod terminal;
pub mod xlsx;
