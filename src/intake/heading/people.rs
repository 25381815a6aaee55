//! Headings over the names of a list that say of what kind its people are: “Họ và tên CB, GV, NV”.

/// Words of which the kind of people is made in “Họ và tên CB, GV, NV”.
const KINDS_OF_PEOPLE: [&str; 42] = [
    "đoàn", "viên", "công", "cán", "bộ", "cb", "gv", "nv", "cc", "vc", "đv", "cđv", "đvcđ", "chức", "người", "lao",
    "động", "nlđ", "lđ", "giáo", "nhân", "giảng", "bác", "sĩ", "cbccvc", "cbcc", "ccvc", "cbgv", "cbgvnv", "cbnv",
    "cbcnv", "cnv", "cnvc", "cnvclđ", "cbvc", "hội", "đảng", "và", "đồng", "chí", "khai", "sinh",
];

/// Whether a folded heading asks for the name of the people of a list, whatever they are called: “Họ và tên đoàn viên
/// công đoàn”. Somebody else's name (“Họ tên người chấm”) is none.
pub(super) fn is_name(folded: &str) -> bool {
    let rest = ["họ và tên ", "họ tên "].iter().find_map(|start| folded.strip_prefix(start));
    rest.is_some_and(|rest| rest.split(' ').all(|word| KINDS_OF_PEOPLE.contains(&word)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_of_all_kinds_of_people_are_names() {
        for text in
            ["Họ và tên đoàn viên công đoàn", "HỌ VÀ TÊN CB, GV, NV", "Họ tên người lao động", "Họ tên khai sinh"]
        {
            assert!(super::is_name(&crate::text::fold_heading(text)), "{text}");
        }
        for text in ["Họ tên người chấm", "Họ và tên chồng", "Họ tên tổ trưởng", "Họ tên", "Tên công đoàn"]
        {
            assert!(!super::is_name(&crate::text::fold_heading(text)), "{text}");
        }
    }
}
