//! Files that nobody sends by accident, and some that people do: each must cost a problem that names it, within bounded
//! time and memory, and must not change what comes of the unit beside it.
//!
//! Every file is made here, by code that says what is wrong with it. On Unix the program runs with at most 512 MB of
//! memory of its own. What it really takes is told by
//!
//! ```text
//! XEPLOAI_MEASURE=1 XEPLOAI_PROGRAM=target/release/xeploai cargo test --test hostile -- --nocapture --test-threads 1
//! ```
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod files;
mod names;
#[path = "../support/packages.rs"]
mod packages;
mod place;
mod places;
mod raw;
#[path = "../support/mod.rs"]
mod support;
