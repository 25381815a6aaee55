//! What the questionnaire for phones computes: read here as expressions.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::totals::{HEAD, made};
use super::{campaigns, form, grade, problems_of, said, seen, texts};

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

#[test]
fn a_phone_speaks_of_choosing_where_one_chooses() {
    let rules = format!(
        "{HEAD}[[fact]]\nid = \"leads\"\ntitle = \"Lãnh đạo\"\nkind = \"flag\"\nblank = false\n\
        [[role]]\nid = \"leader\"\ntitle = \"Nhóm lãnh đạo\"\nwhen = {{ fact = \"leads\", is = true }}\n\
        [[role]]\nid = \"rest\"\ntitle = \"Nhóm còn lại\"\n{CRITERION}\
        not-applicable = \"full\"\n\
        [[group.criterion]]\nid = \"b\"\ntitle = \"Trung thực\"\npoints.flag = {{ yes = 90 }}\nnot-applicable = \"full\"\n"
    );
    let survey = survey(&rules);
    let hints: BTreeMap<&str, &str> = survey.values().map(|row| (row[2].as_str(), row[3].as_str())).collect();
    assert_eq!(hints["Lãnh đạo"], "Chọn Có hoặc Không. Để trống là Không.");
    assert_eq!(hints["Chấm: Trung thực (90 điểm)"], "Chọn Có hoặc Không.");
    assert_eq!(hints["Chấm: Kỷ luật (0 – 10)"], "Số điểm từ 0 đến 10.");
}

/// An export of one submission by labels; what joins each to the label of its group, none where that is left out.
fn export(sheets: &BTreeMap<String, BTreeMap<(u32, u32), String>>, join: Option<&str>) -> String {
    let table = |name: &str| {
        let cells = &sheets[name];
        let rows = cells.keys().map(|(row, _)| *row).max().unwrap_or_default();
        let cell = move |row: u32, column: u32| cells.get(&(row, column)).cloned().unwrap_or_default();
        (1..=rows).map(move |row| [0, 1, 2].map(|column| cell(row, column))).collect::<Vec<_>>()
    };
    let choices = table("choices");
    let (mut groups, mut heads, mut row) = (Vec::new(), Vec::new(), Vec::new());
    for [kind, name, label] in table("survey") {
        match kind.as_str() {
            "begin_group" => groups.push(label),
            "end_group" => drop(groups.pop()),
            _ => {
                let own = if label.is_empty() { &name } else { &label };
                let all: Vec<&str> = groups.iter().chain([own]).map(String::as_str).collect();
                heads.push(join.map_or_else(|| own.clone(), |join| all.join(join)));
                let first = |list: &str| choices.iter().find(|[own, ..]| own == list).map(|[.., label]| label.clone());
                row.push(match (name.as_str(), kind.strip_prefix("select_one ")) {
                    ("ma" | "ma_don_vi", _) => "A-1".to_owned(),
                    ("ho_ten" | "ten_don_vi", _) => "Lê Văn An".to_owned(),
                    ("nguoi_cham" | "ky_danh_gia", Some(list)) => first(list).unwrap_or_default(),
                    _ => String::new(),
                });
            }
        }
    }
    let line = |cells: &[String]| {
        cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect::<Vec<_>>().join(",")
    };
    format!("{},_id\n{},1\n", line(&heads), line(&row))
}

/// What is told of the headings of exports of a campaign's questionnaire, and by which separator.
fn heading_faults(campaign: &Path, lang: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::copy(campaign, at("campaign.toml")).unwrap();
    let output = form(folder.path(), &at("mau"), &["--per", "phone", "-q", "--lang", lang]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let sheets = texts(&at("mau").join("dien-thoai.xlsx"));
    let is_unit = fs::read_to_string(campaign).unwrap().contains("\nsubject = \"unit\"");
    let (list, heads) =
        if is_unit { ("don-vi.csv", "Mã đơn vị,Đơn vị") } else { ("ds.csv", "Mã,Họ và tên") };
    fs::write(at(list), format!("{heads}\nA-1,Lê Văn An\n")).unwrap();
    let faults = [None, Some("/"), Some("-")].into_iter().flat_map(|join| {
        fs::write(at("thu.csv"), export(&sheets, join)).unwrap();
        let output = grade(folder.path(), &at("ket-qua"));
        let told = seen(&problems_of(&at("ket-qua")));
        let of_headings = told.into_iter().filter(|problem| problem.code.starts_with("intake/column"));
        of_headings.map(|problem| format!("{join:?} {problem:?}\n{}", said(&output))).collect::<Vec<_>>()
    });
    faults.map(|fault| format!("{} {lang}: {fault}", campaign.display())).collect()
}

#[test]
fn groups_before_questions_hide_none() {
    let all: Vec<_> = campaigns().into_iter().flat_map(|path| [(path.clone(), "vi"), (path, "en")]).collect();
    let has_extras = |path: &Path| fs::read_to_string(path).unwrap().contains("\ncap = ");
    let all: Vec<_> = all.into_iter().filter(|(path, _)| has_extras(path)).collect();
    assert!(all.len() >= 6, "{all:?}");
    let faults: Vec<String> = all.par_iter().flat_map(|(path, lang)| heading_faults(path, lang)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
