//! What makes two names one person's, beside one code: what lists write around them, and where a tone stands.

use crate::text::fold;

/// Whether two names beside one code are one: folded, accents included. “Hoà” and “Hòa” are two ways to write one
/// syllable.
pub(in crate::intake) fn names_agree(a: &str, b: &str) -> bool {
    a == b || fold(a) == fold(b) || tones_moved(&plain_name(a)) == tones_moved(&plain_name(b))
}

/// A folded name without what lists write around it: “2. ”, “Đ/c ”, “Ông ”, “ (Tổ trưởng)”.
pub(in crate::intake) fn plain_name(name: &str) -> String {
    // “H’Hen Niê” and “H'Hen Niê”.
    let mark = |c: char| if matches!(c, '’' | '‘' | 'ʼ' | '´' | '`') { '\'' } else { c };
    let folded: String = fold(name).chars().map(mark).collect();
    let mut rest = folded.as_str();
    if let Some((number, after)) = rest.split_once(['.', ')'])
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
    {
        rest = after.trim_start();
    }
    while let Some(bare) = without_title(rest) {
        rest = bare;
    }
    let end = rest.find(" (").filter(|end| *end > 0 && rest.ends_with(')'));
    rest[..end.unwrap_or(rest.len())].to_owned()
}

/// How people are addressed, and their degrees, as they stand before a name.
const TITLES: [&str; 28] = [
    "đ/c",
    "đc",
    "đ.c",
    "đồng chí",
    "ông",
    "bà",
    "thầy",
    "cô",
    "anh",
    "chị",
    "gs",
    "pgs",
    "ts",
    "tiến sĩ",
    "ths",
    "th.s",
    "thạc sĩ",
    "ks",
    "kỹ sư",
    "bs",
    "bác sĩ",
    "bscki",
    "bsckii",
    "cki",
    "ckii",
    "ds",
    "dược sĩ",
    "gv",
];

/// A folded name without the title before it: “ths. ”, “đ/c: ”. What is left must still be a name of two words.
fn without_title(name: &str) -> Option<&str> {
    let behind = |title: &&str| {
        let rest = name.strip_prefix(*title)?;
        let bare = rest.trim_start_matches(['.', ':', ' ', ',']);
        (bare.len() < rest.len()).then_some(bare)
    };
    TITLES.iter().find_map(behind).filter(|bare| bare.contains(' '))
}

/// A folded name with the tone of oa, oe and uy on their last vowel, where it may stand on either.
fn tones_moved(name: &str) -> String {
    const MOVED: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    MOVED.iter().fold(fold(name), |name, (from, to)| if name.contains(from) { name.replace(from, to) } else { name })
}

#[cfg(test)]
mod tests {
    use super::names_agree;

    #[test]
    fn names_agree_with_all_their_accents() {
        assert!(names_agree("NGUYỄN THỊ HOÀ", "Nguye\u{302}\u{303}n Thị  Hoà"));
        assert!(names_agree("Lê Thị Thúy Hòa", "Lê Thị Thuý Hoà"));
        for written in [
            "2. Lê Thị Hòa",
            "Đ/c Lê Thị Hòa",
            "Bà LÊ THỊ HÒA",
            "Lê Thị Hòa (Tổ trưởng)",
            "ThS. Lê Thị Hòa",
            "PGS.TS Lê Thị Hòa",
            "Đồng chí: Lê Thị Hòa",
            "3) BS.CKII. Lê Thị Hòa",
        ] {
            assert!(names_agree(written, "Lê Thị Hòa"), "{written}");
        }
        assert!(names_agree("H’Hen Niê", "H'Hen Niê"));
        assert!(!names_agree("Ông Hòa", "Hòa"));
        assert!(!names_agree("Tsan Thị Hòa", "An Thị Hòa"));
        assert!(!names_agree("Lê Văn Hùng", "Lê Văn Hưng"));
        assert!(!names_agree("Lê Thị Hòa", "Lê Thị Hóa"));
    }
}
