//! From neutral sheets to bytes: the only place that knows a format.
