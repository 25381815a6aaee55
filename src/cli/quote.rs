//! Commands as they may be typed again.

use std::path::Path;

/// A path as a word of a command: quoted where a shell would take it apart.
pub(crate) fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/\\:._-+=,@%~".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) && (cfg!(windows) || !text.contains('\\')) {
        return text;
    }
    // Double quotes are understood by every shell; within them some signs still mean something to those of Unix.
    if cfg!(unix) && text.contains(['$', '`', '"', '\\', '!']) {
        return format!("'{}'", text.replace('\'', r"'\''"));
    }
    format!("\"{text}\"")
}

#[cfg(all(test, unix))]
mod tests {
    use std::path::Path;

    use super::quoted;

    #[test]
    fn a_name_stays_one_word() {
        for (name, word) in [
            ("tinh/Sở-2026", "tinh/Sở-2026"),
            ("Công đoàn tỉnh", "\"Công đoàn tỉnh\""),
            ("giá $5", "'giá $5'"),
            ("l'an $", r"'l'\''an $'"),
            ("a&b", "\"a&b\""),
        ] {
            assert_eq!(quoted(Path::new(name)), word);
        }
    }
}
