//! The commands to start with: `init`, `campaigns`, `--campaign ID`, and what shells and readers ask for.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Reader as _, open_workbook_auto};
use serde_json::Value;
use support::{Table, copy_inputs, files, notes, package, problems_of, said, xeploai};
use tempfile::TempDir;
use xeploai::campaign::{self, Campaign, FactKind, PointsRule};
use xeploai::shipped;

fn run(folder: &Path, args: &[&str]) -> Output {
    xeploai().current_dir(folder).args(args).output().unwrap()
}

fn printed(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", said(output));
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The headings of a table that `init` has made.
fn headings(path: &Path) -> Vec<String> {
    let mut book = open_workbook_auto(path).unwrap();
    let range = book.worksheet_range_at(0).unwrap().unwrap();
    range.rows().next().unwrap().iter().map(ToString::to_string).collect()
}

/// The same table with rows, as a spreadsheet program would save it.
fn fill(path: &Path, value: impl Fn(&str, usize) -> String) {
    fill_columns(path, &headings(path), value);
}

fn fill_columns(path: &Path, headings: &[String], value: impl Fn(&str, usize) -> String) {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write_string(0, column, heading).unwrap();
        for row in 1..=3_u32 {
            let text = value(heading, usize::try_from(row).unwrap());
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).unwrap(),
                Err(_) => sheet.write_string(row, column, &text).unwrap(),
            };
        }
    }
    book.save(path).unwrap();
}

/// The best that a rule gives.
fn best(rule: &PointsRule) -> String {
    match rule {
        PointsRule::UpTo { max, .. } => max.to_string(),
        PointsRule::Choice(words) => words[0].0.clone(),
        PointsRule::Flag { .. } => "x".to_owned(),
        PointsRule::Count { .. } => "1".to_owned(),
        PointsRule::Percent { .. } => "100".to_owned(),
        PointsRule::Bands(bands) => bands[0].0.to_string(),
        PointsRule::Ratio { .. } => "10".to_owned(),
        PointsRule::Deduct { .. } => "0".to_owned(),
    }
}

fn roster_value(campaign: &Campaign, heading: &str, row: usize) -> String {
    match heading {
        "Mã" | "Mã đơn vị" => return format!("CD01-{row}"),
        "Họ và tên" | "Đơn vị" => return format!("Nguyễn Thị {}", ["Hoa", "Mai", "Lan"][row - 1]),
        _ => {}
    }
    let is_meant = |fact: &&campaign::Fact| fact.column.first().unwrap_or(&fact.title) == heading;
    let fact = campaign.facts.iter().find(is_meant).unwrap_or_else(|| panic!("{heading} is a fact"));
    // What is counted from those below is no cell of the list.
    if fact.blank.is_some() || fact.from_subordinates.is_some() {
        return String::new();
    }
    match fact.kind {
        FactKind::Text => fact.values.as_ref().map_or_else(|| "có".to_owned(), |values| values[0].clone()),
        FactKind::Count | FactKind::Number => "12".to_owned(),
        FactKind::Percent => "100".to_owned(),
        FactKind::Flag => "x".to_owned(),
        FactKind::Date => "01/02/1990".to_owned(),
    }
}

fn score(campaign: &Campaign, heading: &str, row: usize) -> String {
    match heading {
        "Mã" | "Mã đơn vị" => return format!("CD01-{row}"),
        "Họ và tên" | "Đơn vị" => return format!("Nguyễn Thị {}", ["Hoa", "Mai", "Lan"][row - 1]),
        "Kỳ" => return "Quý I".to_owned(),
        _ => {}
    }
    let rated = campaign.raters.iter().find_map(|rater| heading.strip_suffix(&format!(" ({})", rater.title)));
    let bare = rated.unwrap_or(heading);
    let is_meant = |input: &&campaign::Input| input.title == bare || input.words.iter().any(|word| word == bare);
    let input = campaign.inputs.iter().find(is_meant).unwrap_or_else(|| panic!("{heading} is scored"));
    best(&campaign.items[input.item.index()].points)
}

#[test]
fn a_new_folder_of_every_shipped_campaign_grades_once_it_is_filled_in() {
    for shipped in shipped::all() {
        let campaign = campaign::load(&shipped.file(), shipped.text).campaign.unwrap();
        let is_of_units = campaign.subject == campaign::SubjectKind::Unit;
        let place = TempDir::new().unwrap();
        let told = printed(&run(place.path(), &["init", "moi", "--campaign", shipped.name]));
        assert!(told.contains("Đã tạo moi") && told.contains("xeploai check moi"), "{told}");
        let folder = place.path().join("moi");
        let rules = fs::read_to_string(folder.join("campaign.toml")).unwrap();
        assert_eq!(rules, format!("#:schema ./xeploai.schema.json\n{}", shipped.text));
        let schema: Value = serde_json::from_slice(&fs::read(folder.join("xeploai.schema.json")).unwrap()).unwrap();
        assert_eq!(schema["title"], "campaign.toml");
        let guide = fs::read_to_string(folder.join("HUONG-DAN.txt")).unwrap();
        assert!(
            guide.contains(&campaign.title) && guide.contains("xeploai grade moi") && !guide.contains('{'),
            "{guide}"
        );

        let (roster, scores) = if is_of_units {
            (folder.join("don-vi.xlsx"), folder.join("cham-diem.xlsx"))
        } else {
            (folder.join("CD01/danh-sach.xlsx"), folder.join("CD01/cham-diem.xlsx"))
        };
        fill(&roster, |heading, row| roster_value(&campaign, heading, row));
        assert_eq!(scores.exists(), !campaign.inputs.is_empty(), "{}", shipped.name);
        if scores.exists() {
            fill(&scores, |heading, row| score(&campaign, heading, row));
        }
        let done = run(&folder, &["grade"]);
        let out = folder.join("ket-qua");
        assert!(matches!(done.status.code(), Some(0 | 1)) && out.exists(), "{}: {}", shipped.name, said(&done));
        let seen = support::seen(&problems_of(&out));
        let expected =
            ["value/not-asked", "quota/tie", "person/unit-level-unknown", "history/absent", "person/incomplete"];
        assert!(seen.iter().all(|one| expected.contains(&one.code.as_str())), "{}: {seen:?}", shipped.name);
        assert!(!notes(&problems_of(&out)).contains(&"intake/unknown-heading".to_owned()), "{}", shipped.name);
        let results = Table::read(&out.join("results.csv"));
        assert_eq!(results.rows.len(), 3, "{}", shipped.name);
        let level = results.heading.iter().position(|heading| heading == "level").unwrap();
        let graded = results.rows.iter().filter(|row| row[level] != "incomplete").count();
        assert!(graded == 3 || campaign.periods.is_some(), "{}: {:?}", shipped.name, results.rows);
        if is_of_units {
            without_a_list(&campaign, &folder);
        }
    }
}

/// Without the list of units its columns are missed, each once however many units there are; beside the scores they
/// do as well.
fn without_a_list(campaign: &Campaign, folder: &Path) {
    let facts = headings(&folder.join("don-vi.xlsx"));
    fs::remove_file(folder.join("don-vi.xlsx")).unwrap();
    let done = run(folder, &["grade", "--overwrite"]);
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    let seen = support::seen(&problems_of(&folder.join("ket-qua")));
    let missing = seen.iter().filter(|one| one.code == "intake/column-missing").count();
    assert_eq!(missing, facts.len() - 2, "{}: {seen:?}", campaign.id);

    let scores = folder.join("cham-diem.xlsx");
    let columns: Vec<String> = headings(&scores).into_iter().chain(facts.iter().skip(2).cloned()).collect();
    fill_columns(&scores, &columns, |heading, row| {
        let is_fact = facts.iter().skip(2).any(|fact| fact == heading);
        if is_fact { roster_value(campaign, heading, row) } else { score(campaign, heading, row) }
    });
    let done = run(folder, &["grade", "--overwrite"]);
    assert!(matches!(done.status.code(), Some(0 | 1)), "{}: {}", campaign.id, said(&done));
    let results = Table::read(&folder.join("ket-qua/results.csv"));
    let level = results.heading.iter().position(|heading| heading == "level").unwrap();
    let graded = results.rows.iter().filter(|row| row[level] != "incomplete").count();
    assert_eq!(graded, 3, "{}: {}", campaign.id, said(&done));
}

#[test]
fn a_folder_that_holds_something_is_left_alone() {
    let place = TempDir::new().unwrap();
    let folder = place.path().join("co-roi");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("thu.txt"), "của tôi").unwrap();
    let refused = run(place.path(), &["khoi-tao", "co-roi"]);
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    assert!(said(&refused).contains("đã có nội dung"), "{}", said(&refused));
    assert_eq!(files(place.path()).len(), 1, "{:?}", files(place.path()));
    let file = run(place.path(), &["init", "co-roi/thu.txt", "--lang", "en"]);
    assert!(file.status.code() == Some(2) && said(&file).contains("is a file"), "{}", said(&file));
    // An empty one serves, and so does a place whose parents are not there yet.
    fs::create_dir(place.path().join("trong")).unwrap();
    printed(&run(place.path(), &["init", "trong"]));
    printed(&run(place.path(), &["init", "a/b/c"]));
    assert!(place.path().join("a/b/c/campaign.toml").exists());
    // The same bytes each time.
    for name in files(&place.path().join("trong")).iter().filter(|name| !name.ends_with("HUONG-DAN.txt")) {
        let [one, other] = ["trong", "a/b/c"].map(|folder| fs::read(place.path().join(folder).join(name)).unwrap());
        assert_eq!(one, other, "{}", name.display());
    }
}

#[test]
fn shipped_campaigns_are_listed_printed_and_graded_by() {
    let place = TempDir::new().unwrap();
    let list = printed(&run(place.path(), &["campaigns"]));
    let wanted = fs::read_dir(package("criteria")).unwrap().filter_map(|entry| {
        let name = entry.unwrap().file_name().into_string().unwrap();
        name.strip_suffix(".toml").filter(|name| !name.ends_with(".test")).map(str::to_owned)
    });
    let mut count = 0;
    for name in wanted {
        count += 1;
        assert!(list.lines().any(|line| line == name), "{name} in\n{list}");
        let text = printed(&run(place.path(), &["cuoc-van-dong", &name]));
        assert_eq!(text, fs::read_to_string(package(&format!("criteria/{name}.toml"))).unwrap());
    }
    assert!(list.starts_with(&format!("{count} cuộc vận động có sẵn")), "{list}");
    let english = printed(&run(place.path(), &["campaigns", "--lang", "en"]));
    assert!(english.contains("2026 · grades people · ") && english.contains("partly reconstructed"), "{english}");

    // Graded by its name, without a rule file; the cases are run by check, and verify finds the rules again.
    copy_inputs(&package("examples/thai-binh-2026"), place.path());
    let name = "trung-thanh-trach-nhiem-liem-chinh-sang-tao";
    let own = fs::read_to_string(place.path().join("campaign.toml")).unwrap();
    fs::write(place.path().join("campaign.toml"), own.replace("from = 90", "from = 50")).unwrap();
    let done = run(place.path(), &["grade", "--campaign", name, "--quiet"]);
    assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(&done));
    let report: Value = serde_json::from_slice(&fs::read(place.path().join("ket-qua/run.json")).unwrap()).unwrap();
    assert_eq!(report["campaign"]["file"], format!("{name}.toml"));
    let equal = printed(&run(place.path(), &["verify", "ket-qua"]));
    assert!(equal.contains("giống từng byte"), "{equal}");
    let checked = run(place.path(), &["check", "--campaign", name]);
    assert!(matches!(checked.status.code(), Some(0 | 1)), "{}", said(&checked));
    // A file of that name comes before the campaign of the program.
    fs::write(place.path().join(name), "scale = 1").unwrap();
    let file = run(place.path(), &["grade", "--campaign", name, "--out", "khac"]);
    assert!(file.status.code() == Some(2) && said(&file).contains("lỗi, chưa chấm được"), "{}", said(&file));
    for (given, told) in [
        ("qd-36", "có phải ý bạn là “qd-366”"),
        ("không có", "không phải tệp, cũng không phải cuộc vận động có sẵn"),
        ("thu-muc/luat.toml", "không mở được “thu-muc/luat.toml”"),
    ] {
        let refused = run(place.path(), &["grade", "--campaign", given, "--out", "khac"]);
        assert!(refused.status.code() == Some(2) && said(&refused).contains(told), "{}", said(&refused));
    }
}

#[test]
fn a_date_is_taken_as_people_and_as_machines_write_it() {
    let place = TempDir::new().unwrap();
    copy_inputs(&package("examples/thai-binh-2026"), place.path());
    for (typed, meant) in [("15/12/2026", "2026-12-15"), ("1/2/2027", "2027-02-01"), ("2026-12-31", "2026-12-31")] {
        let done = run(place.path(), &["grade", "--date", typed, "--quiet", "--overwrite", "--format", "csv"]);
        assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(&done));
        let report: Value = serde_json::from_slice(&fs::read(place.path().join("ket-qua/run.json")).unwrap()).unwrap();
        assert_eq!(report["generated"], meant, "{typed}");
    }
    for typed in
        ["31/02/2026", "12/31/2026", "15/12/26", "15/12/2026/1", "+5/12/2026", "15-12-2026", "0/1/2026", "hôm nay"]
    {
        let refused = run(place.path(), &["grade", "--date", typed, "--overwrite"]);
        assert_eq!(refused.status.code(), Some(2), "{typed}: {}", said(&refused));
        assert!(said(&refused).contains("31/12/2026 hoặc 2026-12-31"), "{}", said(&refused));
    }
}

#[test]
fn shells_and_readers_get_every_command_in_both_languages() {
    let place = TempDir::new().unwrap();
    let help = printed(&run(place.path(), &["--help"]));
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Các lệnh:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("    "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() >= 11, "{commands:?}");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let text = printed(&run(place.path(), &["completions", shell]));
        for command in &commands {
            assert!(text.contains(command), "{shell} completes {command}");
        }
    }
    let zsh = printed(&run(place.path(), &["completions", "zsh", "--lang", "en"]));
    assert!(zsh.contains("Grade, rank and write the results"), "words in the language of the run");
    let page = printed(&run(place.path(), &["man"]));
    assert!(page.contains(".SH \"TÊN\"") && !page.contains(".SH NAME") && !page.contains("SUBCOMMANDS"), "{page}");
    for command in &commands {
        for (lang, head) in [("vi", ".SH \"TÙY CHỌN\""), ("en", ".SH \"OPTIONS\"")] {
            let page = printed(&run(place.path(), &["man", command, "--lang", lang]));
            assert!(page.contains(&format!("xeploai-{command}")) && page.contains(head), "{page}");
            assert!(page.contains("\\-\\-lang"), "options of the whole program: {page}");
        }
    }
    assert_eq!(printed(&run(place.path(), &["man", "tong-hop"])), printed(&run(place.path(), &["man", "rollup"])));
    let schema: Value = serde_json::from_str(&printed(&run(place.path(), &["schema"]))).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

/// Whatever the folder is called, what is printed can be typed.
#[test]
#[cfg(unix)]
fn commands_of_a_new_folder_can_be_copied() {
    let place = TempDir::new().unwrap();
    for (folder, campaign) in
        [("Năm 2026 – Công đoàn tỉnh", "to-cong-doan"), ("giá $5", "trung-thanh-trach-nhiem-liem-chinh-sang-tao")]
    {
        let told = printed(&run(place.path(), &["init", folder, "--campaign", campaign]));
        let guide = fs::read_to_string(place.path().join(folder).join("HUONG-DAN.txt")).unwrap();
        let commands = told.lines().chain(guide.lines()).filter_map(|line| line.split_once(": xeploai "));
        let commands: Vec<&str> = commands.map(|(_, command)| command.trim_end()).collect();
        assert_eq!(commands.len(), 5, "{commands:?}");
        for command in commands {
            let program = env!("CARGO_BIN_EXE_xeploai");
            let output =
                Command::new("sh").current_dir(place.path()).args(["-c", &format!("'{program}' {command}")]).output();
            let said = said(&output.unwrap());
            // The lists are empty, and they are found: nothing is said of the command itself.
            let is_understood = said.contains("Danh sách còn trống") || said.contains("phiếu") || said.contains("MÃ");
            assert!(is_understood && !said.contains("không mở được"), "{command}\n{said}");
        }
        assert!(place.path().join(folder).join("ket-qua/run.json").exists());
        assert!(place.path().join(folder).join("mau-phieu/don-vi").exists());
    }
    let output = run(place.path(), &["check", "giá $5"]);
    assert!(said(&output).contains("“CD01/danh-sach.xlsx”"), "{}", said(&output));
}

#[test]
fn periods_in_problems_are_named_in_the_language_that_is_asked_for() {
    let case = package("tests/golden/periods/any-missing-period-leaves-the-year-incomplete");
    for (lang, named, other) in [("vi", "Quý IV", "Quarter"), ("en", "Quarter IV", "Quý")] {
        let said = said(&run(&case, &["check", ".", "--lang", lang]));
        assert!(said.contains(named) && !said.contains(other), "{lang}: {said}");
    }
}
