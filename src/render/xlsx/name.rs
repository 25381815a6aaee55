//! Names of sheets as a spreadsheet allows them.

/// Most UTF-16 units of a sheet name.
const LONGEST: usize = 31;

/// A sheet name without forbidden characters, short enough and unlike those in `taken` (which it joins).
pub(super) fn sheet_name(wanted: &str, taken: &mut Vec<String>) -> String {
    let cleaned: String = crate::text::clean(wanted)
        .chars()
        .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') { ' ' } else { c })
        .collect();
    let cleaned = cleaned.trim().trim_matches('\'');
    let cleaned = if cleaned.is_empty() || cleaned.eq_ignore_ascii_case("history") { "Trang tính" } else { cleaned };
    let mut name = cut(cleaned, LONGEST).trim_end_matches('\'').to_owned();
    for number in 2_u32.. {
        let folded = name.to_lowercase();
        if !taken.contains(&folded) {
            taken.push(folded);
            break;
        }
        let suffix = format!(" ({number})");
        name = format!("{}{suffix}", cut(cleaned, LONGEST - suffix.len()).trim_end());
    }
    name
}

/// The longest beginning of at most so many UTF-16 units.
fn cut(text: &str, most: usize) -> &str {
    let mut units = 0;
    for (at, c) in text.char_indices() {
        units += c.len_utf16();
        if units > most {
            return &text[..at];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::sheet_name;

    #[test]
    fn names_are_allowed_and_distinct() {
        let mut taken = Vec::new();
        for (wanted, name) in [
            ("Không xếp loại, chưa đủ dữ liệu", "Không xếp loại, chưa đủ dữ liệu"),
            ("không xếp loại, chưa đủ dữ liệu", "không xếp loại, chưa đủ dữ (2)"),
            ("a/b[c]:*?\\d", "a b c     d"),
            ("", "Trang tính"),
            ("'x'", "x"),
            ("History", "Trang tính (2)"),
            ("hISTORY'", "Trang tính (3)"),
            ("''", "Trang tính (4)"),
            ("a'b", "a'b"),
            ("A'B", "A'B (2)"),
            ("'abc'", "abc"),
            // Cut where an apostrophe would be the last letter.
            ("Công đoàn cơ sở Trường Mầm non'X", "Công đoàn cơ sở Trường Mầm non"),
            // An emoji counts twice: fifteen of them and a letter.
            ("a😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "a😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀"),
            ("ĐƠN VỊ\u{0}\n\tmột", "ĐƠN VỊ một"),
        ] {
            assert_eq!(sheet_name(wanted, &mut taken), name);
        }
    }

    #[test]
    fn three_hundred_letters_a_thousand_times_are_a_thousand_names_of_thirty_one() {
        let mut taken = Vec::new();
        let long = "Ố".repeat(300);
        let names: Vec<String> = (0..1_000).map(|_| sheet_name(&long, &mut taken)).collect();
        assert!(names.iter().all(|name| name.encode_utf16().count() <= 31));
        let distinct: std::collections::BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
        assert_eq!(distinct.len(), 1_000);
    }
}
