//! `docs/reading-rules.md` says what the rules of reading say; `XEPLOAI_WRITE_DOCS=1 cargo test --test reading_rules`
//! writes it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fs;
use std::path::Path;

#[test]
fn the_docs_say_what_the_rules_say() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reading-rules.md");
    let text = xeploai::intake::reading_rules();
    if std::env::var_os("XEPLOAI_WRITE_DOCS").is_some() {
        fs::write(&path, &text).unwrap();
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == text, "docs/reading-rules.md is not what the rules say: XEPLOAI_WRITE_DOCS=1 writes it");
}
