//! Names of result files: readable, safe on every system, and never the same for two units.

use std::collections::BTreeSet;

/// Most bytes of a name, so that with ending and folder it fits everywhere.
const LONGEST: usize = 120;

/// Names that Windows keeps for devices.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// A file name (without ending) for a unit. Separators, controls and what Windows refuses become `_`;
/// a name that differs from one of `taken` by case, accents or composition only gets a number.
/// The name joins `taken`.
#[must_use]
pub fn file_name(unit_id: &str, taken: &mut BTreeSet<String>) -> String {
    let safe = safe(unit_id);
    let mut name = safe.clone();
    let mut number = 2_u32;
    // Some file systems take `Tổ 1`, `TỔ 1` and `To 1` (after a copy between systems) for one name.
    while !taken.insert(key(&name)) {
        let suffix = format!("-{number}");
        name = format!("{}{suffix}", cut(&safe, LONGEST - suffix.len()));
        number += 1;
    }
    name
}

fn key(name: &str) -> String {
    crate::text::without_accents(&crate::text::fold(name))
}

fn safe(unit_id: &str) -> String {
    let replaced: String =
        crate::text::clean(unit_id)
            .chars()
            .map(|c| {
                if c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|') {
                    '_'
                } else {
                    c
                }
            })
            .collect();
    // Leading points hide a file, `~$` marks a lock file, trailing points and spaces vanish on Windows.
    let trimmed = replaced.trim_start_matches(['.', '~', '$', ' ', '-']).trim_end_matches(['.', ' ']);
    let name = cut(trimmed, LONGEST).trim_end_matches(['.', ' ']);
    let stem = name.split('.').next().unwrap_or("").trim_end().to_ascii_lowercase();
    if name.is_empty() {
        "don-vi".to_owned()
    } else if DEVICES.contains(&stem.as_str()) {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

/// The longest beginning of at most so many bytes.
fn cut(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::file_name;

    #[test]
    fn names_are_safe_and_distinct() {
        let mut taken = BTreeSet::new();
        let long = "Đ".repeat(300);
        for (id, name) in [
            ("Công đoàn cơ sở U1", "Công đoàn cơ sở U1"),
            ("CÔNG ĐOÀN CƠ SỞ U1", "CÔNG ĐOÀN CƠ SỞ U1-2"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("CON", "_CON"),
            ("con.xlsx", "_con.xlsx"),
            ("a/b", "a_b"),
            ("a\\b", "a_b-2"),
            ("...", "don-vi"),
            ("", "don-vi-2"),
            ("Tổ 1. ", "Tổ 1"),
            ("~$x", "x"),
            (long.as_str(), &"Đ".repeat(60)),
        ] {
            assert_eq!(file_name(id, &mut taken), name, "{id}");
        }
    }
}
