//! What the questionnaire for phones computes: read here as expressions.

use std::collections::BTreeMap;

use super::texts;
use super::totals::{HEAD, made};

/// One criterion of up to ten points.
const CRITERION: &str = "[[group]]\nid = \"g\"\ntitle = \"Ý thức\"\n[[group.criterion]]\nid = \"a\"\ntitle = \"Kỷ luật\"\n\
    points.up-to = { max = 10 }\n";

/// The questions of a questionnaire, each by its name: kind, name, label, …
fn survey(rules: &str) -> BTreeMap<String, Vec<String>> {
    let (_folder, out) = made(rules, None, &["--per", "phone"]);
    let cells = &texts(&out.join("dien-thoai.xlsx"))["survey"];
    let row = |row: u32| (0..12).map(|at| cells.get(&(row, at)).cloned().unwrap_or_default()).collect::<Vec<_>>();
    let rows = cells.keys().map(|(row, _)| *row).max().unwrap_or_default();
    (1..=rows).map(row).map(|row| (row[1].clone(), row)).collect()
}

#[test]
fn a_phone_rounds_as_the_campaign_does() {
    // 8.996 is 8.99 rounded down, and 9 by the others; 8.125 is 8.12 to the even digit, 8.13 up.
    let exact = "round((max(0, 1 * coalesce(${a},0))) * 100, 6)";
    let of = |name: &str| format!("${{{name}}}");
    let sum = of("p_tam_tinh_chua_lam_tron");
    for (mode, expected) in [
        ("down", format!("int({sum}) div 100")),
        ("half-up", format!("int({sum} + 0.5) div 100")),
        (
            "half-even",
            format!("if({sum} - int({sum}) = 0.5 and int({sum}) mod 2 = 0, int({sum}), int({sum} + 0.5)) div 100"),
        ),
    ] {
        let survey = survey(&format!("{}{}", HEAD.replace("half-up", mode), CRITERION.replace("10 }", "100 }")));
        assert_eq!(survey["p_tam_tinh_chua_lam_tron"][9], exact, "{mode}");
        assert_eq!(survey["p_tam_tinh"][9], expected, "{mode}");
    }
}

#[test]
fn a_phone_shows_no_part_of_a_total() {
    let rules = format!(
        "{}{CRITERION}[[group.criterion]]\nid = \"b\"\ntitle = \"Nề nếp\"\npoints.up-to = {{ max = 5 }}\nblank = 0\n\
        [[fact]]\nid = \"good\"\ntitle = \"Tỷ lệ tốt (%)\"\nkind = \"percent\"\n\
        from-members = {{ share-of = {{ level = \"good\", or = \"better\" }}, base = \"rated\" }}\n\
        [[group.criterion]]\nid = \"c\"\ntitle = \"Thành viên\"\npoints.percent = {{ fact = \"good\", max = 85 }}\n",
        HEAD.replace("\"person\"", "\"unit\"")
    );
    let survey = survey(&rules);
    // What may be left empty because members tell it, and what is not answered yet; the blank of the second is 0.
    assert_eq!(survey["p_ghi_chu_tam_tinh"][6], "not(${good}='' or ${a}='')");
    assert_eq!(survey["p_chua_tam_tinh"][6], "${good}=''");
}
