//! `rollup`: results of parts come to what one run over all comes to, byte for byte; what a part cannot know is refused.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use rayon::prelude::{IntoParallelRefIterator as _, ParallelIterator as _};
use serde_json::Value;
use support::{package, problems_of, said, xeploai};
use tempfile::TempDir;

const RULES: &str = "criteria/trung-thanh-trach-nhiem-liem-chinh-sang-tao.toml";
const TABLES: [&str; 4] = ["results.csv", "summary.csv", "quotas.csv", "targets.csv"];
/// The largest points of the twelve criteria.
const MOST: [u64; 12] = [10, 5, 5, 15, 10, 10, 10, 5, 10, 10, 5, 5];

/// A place with folders to grade.
struct Place {
    folder: TempDir,
    rules: String,
}

impl Place {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap(), rules: fs::read_to_string(package(RULES)).unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A folder with these units, graded into its `ket-qua`.
    fn part(&self, name: &str, units: &[u64]) -> PathBuf {
        self.part_with(name, units, |_| ())
    }

    fn part_with(&self, name: &str, units: &[u64], change: impl FnOnce(&Path)) -> PathBuf {
        let folder = self.path(name);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("campaign.toml"), &self.rules).unwrap();
        units.iter().for_each(|unit| union(&folder, *unit));
        change(&folder);
        let out = folder.join("ket-qua");
        let mut command = xeploai();
        command.arg("grade").arg(&folder).arg("--out").arg(&out).args(["--quiet", "--format", "csv,json"]);
        let done = command.output().unwrap();
        assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(&done));
        out
    }

    fn rollup(&self, parts: &[&Path], out: &str) -> Output {
        let mut command = xeploai();
        command.current_dir(self.folder.path()).arg("rollup").args(parts).arg("--out").arg(self.path(out));
        command.arg("--overwrite").output().unwrap()
    }

    /// Joined, with this exit code.
    fn joined(&self, parts: &[&Path], out: &str, exit: i32) -> PathBuf {
        let done = self.rollup(parts, out);
        assert_eq!(done.status.code(), Some(exit), "{}", said(&done));
        self.path(out)
    }

    /// Why these are not joined.
    fn refused(&self, parts: &[&Path]) -> String {
        let done = self.rollup(parts, "khong");
        assert_eq!(done.status.code(), Some(2), "{}", said(&done));
        assert!(!self.path("khong").exists(), "nothing is written");
        String::from_utf8(done.stderr).unwrap()
    }
}

/// A row of numbers that looks like chance and is always the same.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// A union of nine or more people, some with equal figures, some out, some incomplete.
fn union(folder: &Path, number: u64) {
    let mut chance = Chance(number);
    let id = format!("U{number:02}");
    let (mut list, mut scores) =
        ("Mã,Họ và tên,Chức vụ,Số tháng công tác,Sáng kiến,Kỷ luật\n".to_owned(), String::new());
    scores.push_str("Mã,TT1,TT2,TT3,TN1,TN2,TN3,LC1,LC2,LC3,ST1,ST2,ST3,Bằng khen,Nhắc nhở,Đi muộn\n");
    for person in 0..9 + number % 5 {
        let months = if chance.below(12) == 0 { 4 } else { 12 };
        let family = ["Nguyễn Thị", "Trần Văn", "Lê"][usize::try_from(chance.below(3)).unwrap()];
        let given = ["An", "Ánh", "Bình", "Đức", "Hà"][usize::try_from(chance.below(5)).unwrap()];
        writeln!(list, "{id}-{person:03},{family} {given},,{months},{},", chance.below(3)).unwrap();
        write!(scores, "{id}-{person:03}").unwrap();
        for most in MOST {
            let blank = chance.below(150) == 0;
            let points = most - chance.below(most / 5 + 1);
            if blank { scores.push(',') } else { write!(scores, ",{points}").unwrap() }
        }
        writeln!(scores, ",{},,", chance.below(2)).unwrap();
    }
    let unit = folder.join(&id);
    fs::create_dir_all(&unit).unwrap();
    fs::write(unit.join("danh-sach.csv"), list).unwrap();
    fs::write(unit.join("cham-diem.csv"), scores).unwrap();
}

fn json(folder: &Path, name: &str) -> Value {
    serde_json::from_slice(&fs::read(folder.join(name)).unwrap()).unwrap()
}

fn codes(folder: &Path) -> Vec<String> {
    problems_of(folder).as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
}

fn same_tables(a: &Path, b: &Path) {
    for table in TABLES {
        let [first, second] = [a, b].map(|folder| fs::read_to_string(folder.join(table)).unwrap());
        assert_eq!(first, second, "{table}");
    }
}

#[test]
fn unions_provinces_and_the_nation_come_to_what_one_run_comes_to() {
    let place = Place::new();
    let whole = place.part("tat-ca", &(1..=12).collect::<Vec<_>>());
    let exit = i32::from(json(&whole, "run.json")["provisional"] == true);
    assert!(fs::read_to_string(whole.join("results.csv")).unwrap().lines().count() > 120);
    assert!(fs::read_to_string(whole.join("quotas.csv")).unwrap().lines().count() > 20);
    // Units of one province stand between those of another.
    let [a, b, c] = [("a", [1, 5, 9, 11]), ("b", [2, 3, 4, 12]), ("c", [6, 7, 8, 10])]
        .map(|(name, units)| place.part(name, &units));
    let flat = place.joined(&[&a, &b, &c], "ca-nuoc", exit);
    same_tables(&whole, &flat);
    // A nation from provinces that were themselves joined.
    let north = place.joined(&[&a, &b], "mien-bac", exit);
    let nation = place.joined(&[&north, &c], "tu-tinh", exit);
    same_tables(&whole, &nation);
    // One row for each result joined; together they are the whole.
    let parts = support::Table::read(&nation.join("parts.csv"));
    let names: Vec<&str> = parts.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(names, ["c/ket-qua", "mien-bac"]);
    let people = |row: &Vec<String>| row[2].parse::<u64>().unwrap();
    assert_eq!(
        parts.rows.iter().map(people).sum::<u64>(),
        json(&whole, "run.json")["counts"]["subjects_out"].as_u64().unwrap()
    );
    let part = json(&c, "results.json");
    assert_eq!((&parts.rows[0][3], &parts.rows[0][1]), (&part["total"]["rated"].to_string(), &"4".to_owned()));
    assert_eq!(parts.rows[0].last().unwrap(), part["total"]["mean_total"].as_str().unwrap());
    // The same bytes whatever the order of the command line, and from one folder that holds them all.
    let turned = place.joined(&[&c, &b, &a], "nguoc", exit);
    for name in support::files(&flat) {
        assert_eq!(fs::read(flat.join(&name)).unwrap(), fs::read(turned.join(&name)).unwrap(), "{}", name.display());
    }
    assert!(flat.join("tong-hop.xlsx").exists() && !flat.join("don-vi").exists());
}

#[test]
fn a_joined_result_is_explained_compared_and_verified() {
    let place = Place::new();
    let whole = place.part("tat-ca", &[1, 2, 3, 4]);
    let (a, b) = (place.part("a", &[1, 3]), place.part("b", &[2, 4]));
    let joined = place.rollup(&[&a, &b], "chung");
    assert!(matches!(joined.status.code(), Some(0 | 1)), "{}", said(&joined));
    let joined = place.path("chung");
    let explain = |result: &Path| {
        let output = xeploai().arg("explain").arg(result).arg("U02-003").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    // Only the files are called after the part that they belong to.
    let told = explain(&joined).replace("b/ket-qua: ", "");
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(words(&told), words(&explain(&whole)));
    let compared = xeploai().arg("compare").arg(&whole).arg(&joined).arg("--json").output().unwrap();
    let compared: Value = serde_json::from_slice(&compared.stdout).unwrap();
    assert_eq!(
        (compared["changed"].as_array().unwrap().len(), &compared["both"]),
        (0, &json(&whole, "run.json")["counts"]["subjects_out"])
    );
    let verify = || xeploai().current_dir(place.folder.path()).arg("verify").arg(&joined).output().unwrap();
    let good = verify();
    assert_eq!(good.status.code(), Some(0), "{}", said(&good));
    let run = json(&joined, "run.json");
    assert_eq!(
        (&run["inputs"][0]["name"], &run["inputs"][0]["role"]),
        (&"a/ket-qua/results.json".into(), &"result".into())
    );
    // Another result in the place of a part is seen.
    let text = fs::read_to_string(a.join("results.json")).unwrap();
    fs::write(a.join("results.json"), text + "\n").unwrap();
    let bad = verify();
    assert_eq!(bad.status.code(), Some(1), "{}", said(&bad));
    assert!(said(&bad).contains("Dữ liệu đã khác: a/ket-qua/results.json"), "{}", said(&bad));
}

#[test]
fn what_does_not_go_together_is_refused_with_both_names() {
    let mut place = Place::new();
    let (a, b) = (place.part("a", &[1, 2]), place.part("b", &[3]));
    let again = place.part("lan-nua", &[2]);
    let told = place.refused(&[&a, &b, &again]);
    assert!(
        told.contains("rollup/unit-twice") && told.contains("Đơn vị U02 – U02 đã có trong a/ket-qua/results.json"),
        "{told}"
    );
    assert!(told.contains("lan-nua/ket-qua/results.json"), "{told}");

    let moved = place.part_with("chuyen", &[4], |folder| {
        for file in ["U04/danh-sach.csv", "U04/cham-diem.csv"] {
            let text = fs::read_to_string(folder.join(file)).unwrap();
            let own = fs::read_to_string(place.path("a/U01/danh-sach.csv")).unwrap();
            let name = own.lines().nth(1).unwrap().split(',').nth(1).unwrap().to_owned();
            let text: Vec<String> = text
                .lines()
                .map(|line| match line.strip_prefix("U04-000,") {
                    Some(rest) if file.contains("danh") => {
                        format!("U01-000,{name},{}", rest.split_once(',').unwrap().1)
                    }
                    Some(rest) => format!("U01-000,{rest}"),
                    None => line.to_owned(),
                })
                .collect();
            fs::write(folder.join(file), text.join("\n")).unwrap();
        }
    });
    let told = place.refused(&[&a, &moved]);
    assert!(
        told.contains("rollup/person-twice")
            && told.contains("(U01-000) ở đơn vị U04 cũng có ở đơn vị U01 trong a/ket-qua"),
        "{told}"
    );

    let first = place.rules.clone();
    place.rules = first.replace("from = 90", "from = 91");
    let other = place.part("luat-khac", &[5]);
    let told = place.refused(&[&a, &other]);
    assert!(told.contains("rollup/other-rules") && told.contains("luat-khac/ket-qua/results.json"), "{told}");
    place.rules = first.replace("year = 2026", "year = 2025").replace("valid = {", "# valid = {");
    let year = place.part("nam-khac", &[5]);
    let told = place.refused(&[&a, &b, &year]);
    assert!(
        told.contains("rollup/other-campaign") && told.contains("năm 2025, còn a/ket-qua/results.json là của"),
        "{told}"
    );

    place.rules = first.replacen("scopes = [[\"unit\"]]", "scopes = [[\"unit\"], []]", 1);
    let (c, d) = (place.part("c", &[1]), place.part("d", &[2]));
    let told = place.refused(&[&c, &d]);
    assert!(
        told.contains("rollup/quota-over-units") && told.contains("([])") && told.contains("xeploai grade"),
        "{told}"
    );
    // Alone it is what it was.
    let alone = place.rollup(&[&c], "mot-minh");
    assert!(matches!(alone.status.code(), Some(0 | 1)), "{}", said(&alone));
    let told =
        String::from_utf8(xeploai().args(["rollup", "--lang", "en"]).args([&c, &d]).output().unwrap().stderr).unwrap();
    assert!(told.contains("cuts over several units"), "{told}");
}

#[test]
fn what_is_open_in_a_part_stays_open() {
    let mut place = Place::new();
    let a = place.part("a", &[1]);
    let list = "Mã đơn vị,Đơn vị\nU01,Một\nU02,U02\nU09,Công đoàn Chín\n";
    let b = place.part_with("b", &[2], |folder| fs::write(folder.join("don-vi.csv"), list).unwrap());
    let joined = place.joined(&[&a, &b], "chung", 1);
    let seen = codes(&joined);
    assert!(seen.contains(&"rollup/not-received".to_owned()), "{seen:?}");
    let summary = fs::read_to_string(joined.join("summary.csv")).unwrap();
    assert!(summary.lines().any(|line| line.starts_with("U09,Công đoàn Chín,,")), "{summary}");
    // Of what the one run expected, the other has brought U01: only U09 is missing.
    assert_eq!(json(&joined, "run.json")["counts"]["units_not_received"], 1);

    let stopped = place.part_with("loi", &[3], |folder| {
        let text = fs::read_to_string(folder.join("U03/cham-diem.csv")).unwrap();
        fs::write(folder.join("U03/cham-diem.csv"), text.replacen("U03-001,", "U03-001,99", 1)).unwrap();
    });
    let joined = place.joined(&[&a, &stopped], "co-loi", 1);
    assert!(codes(&joined).contains(&"rollup/unit-stopped".to_owned()), "{:?}", codes(&joined));
    assert!(fs::read_to_string(joined.join("summary.csv")).unwrap().contains("U03,U03,,,,"));

    // Equal in everything at the cut: nobody has decided.
    let tied = place.part_with("bang-nhau", &[], |folder| {
        let unit = folder.join("U20");
        fs::create_dir_all(&unit).unwrap();
        let (mut list, mut scores) = (
            "Mã,Họ và tên,Chức vụ,Số tháng công tác,Sáng kiến,Kỷ luật\n".to_owned(),
            "Mã,TT1,TT2,TT3,TN1,TN2,TN3,LC1,LC2,LC3,ST1,ST2,ST3,Bằng khen,Nhắc nhở,Đi muộn\n".to_owned(),
        );
        for person in 0..6 {
            writeln!(list, "U20-{person},Lê An,,12,1,").unwrap();
            writeln!(scores, "U20-{person},10,5,5,15,10,10,10,5,10,10,5,5,,,").unwrap();
        }
        fs::write(unit.join("danh-sach.csv"), list).unwrap();
        fs::write(unit.join("cham-diem.csv"), scores).unwrap();
    });
    let joined = place.joined(&[&a, &tied], "con-bang-nhau", 1);
    let seen = codes(&joined);
    assert!(
        seen.contains(&"rollup/open-tie".to_owned()) && seen.contains(&"rollup/part-provisional".to_owned()),
        "{seen:?}"
    );

    // One code, two people: told, and each counts.
    let namesake = place.part_with("trung-ma", &[4], |folder| {
        for file in ["U04/danh-sach.csv", "U04/cham-diem.csv"] {
            let text = fs::read_to_string(folder.join(file)).unwrap().replace("U04-000,", "U01-000,");
            let text = if file.contains("danh") { text.replacen("U01-000,", "U01-000,Hoàng ", 1) } else { text };
            fs::write(folder.join(file), text).unwrap();
        }
    });
    let joined = place.rollup(&[&a, &namesake], "trung");
    assert!(matches!(joined.status.code(), Some(0 | 1)), "{}", said(&joined));
    assert!(codes(&place.path("trung")).contains(&"rollup/code-twice".to_owned()), "{}", said(&joined));

    // A quota that only watches changes no level: its line is left out, and that is said.
    let rules = place.rules.replacen("scopes = [[\"unit\"]]", "scopes = [[]]", 1);
    place.rules = rules.replacen("over = \"demote\"", "over = \"report\"", 1);
    let (c, d) = (place.part("c", &[1]), place.part("d", &[2]));
    let joined = place.rollup(&[&c, &d], "theo-doi");
    assert!(matches!(joined.status.code(), Some(0 | 1)), "{}", said(&joined));
    assert!(codes(&place.path("theo-doi")).contains(&"rollup/quota-left-out".to_owned()), "{}", said(&joined));
}

/// A part alone has not the units that the rules name; the whole has.
#[test]
fn a_unit_that_the_rules_name_must_be_in_some_part() {
    let mut place = Place::new();
    let raised = |units: &str| {
        format!("share = \"20%\"\nraised = [{{ units = [{units}], share = \"50%\", decision = \"1/QĐ\" }}]")
    };
    let rules = place.rules.clone();
    assert!(rules.contains("share = \"20%\""));
    place.rules = rules.replacen("share = \"20%\"", &raised("\"U01\", \"U02\""), 1);
    let (a, b) = (place.part("a", &[1]), place.part("b", &[2]));
    assert!(codes(&a).contains(&"unit/named-absent".to_owned()), "{:?}", codes(&a));
    place.rollup(&[&a, &b], "chung");
    let named = |folder: &Path| codes(folder).into_iter().filter(|code| code.starts_with("unit/named")).count();
    assert_eq!(named(&place.path("chung")), 0);

    place.rules = rules.replacen("share = \"20%\"", &raised("\"U01\", \"Sở Y tế\""), 1);
    let (c, d) = (place.part("c", &[1]), place.part("d", &[2]));
    let joined = place.rollup(&[&c, &d], "sai");
    assert_eq!(codes(&place.path("sai")).iter().filter(|code| *code == "unit/named-unknown").count(), 1);
    assert!(said(&joined).contains("Sở Y tế"), "{}", said(&joined));
}

#[test]
fn an_error_outside_all_units_keeps_the_joined_result_provisional() {
    let place = Place::new();
    let a = place.part("a", &[1]);
    // The list of units expects U01, which the other part has; a file that is no table belongs to no unit.
    let b = place.part_with("b", &[2], |folder| {
        fs::write(folder.join("don-vi.csv"), "Mã đơn vị,Đơn vị\nU01,Một\nU02,U02\n").unwrap();
        fs::write(folder.join("quyet-dinh.csv"), "Mã,Mức quyết định\nU77-001,Xuất sắc\n").unwrap();
    });
    assert!(codes(&b).contains(&"decision/unknown-person".to_owned()), "{:?}", codes(&b));
    let joined = place.joined(&[&a, &b], "chung", 1);
    assert!(codes(&joined).contains(&"rollup/part-provisional".to_owned()), "{:?}", codes(&joined));
    let twice = place.joined(&[&joined], "lan-hai", 1);
    assert!(codes(&twice).contains(&"rollup/part-provisional".to_owned()), "{:?}", codes(&twice));
}

#[test]
fn no_foreign_damaged_or_absent_result_gets_in() {
    let place = Place::new();
    let a = place.part("a", &[1]);
    let empty = place.path("trong");
    fs::create_dir_all(&empty).unwrap();
    assert!(place.refused(&[&a, &empty]).contains("không thấy kết quả nào có results.json"));
    assert!(place.refused(&[&a, &place.path("khong-co")]).contains("không mở được"));
    let bad = place.path("hong.json");
    let whole = fs::read_to_string(a.join("results.json")).unwrap();
    for cut in (0..whole.len()).step_by(1511).filter(|cut| whole.is_char_boundary(*cut)) {
        fs::write(&bad, &whole[..cut]).unwrap();
        place.refused(&[&bad]);
    }
    for (old, new) in [
        ("xeploai/results/1", "xeploai/results/7"),
        ("from = 90", "from = 95"),
        ("\"level\":\"good\"", "\"level\":\"splendid\""),
        ("\"scope_at\":0", "\"scope_at\":9"),
        ("\"numerator\":", "\"numerator\":9223372036854775807,\"was\":"),
    ] {
        assert!(whole.contains(old), "{old}");
        fs::write(&bad, whole.replacen(old, new, 1)).unwrap();
        let parts: &[&Path] = if old.starts_with("\"num") { &[&bad, &place.part("b", &[2])] } else { &[&bad] };
        place.refused(parts);
    }
    // A result may not be replaced by what is made of it.
    let itself = xeploai().arg("rollup").arg(&a).arg("--out").arg(&a).arg("--overwrite").output().unwrap();
    assert_eq!(itself.status.code(), Some(2), "{}", said(&itself));
    assert!(said(&itself).contains("đang được tổng hợp"), "{}", said(&itself));
    assert!(a.join("results.json").exists());
}

/// Whatever the rules: a result joined with nothing is what it was.
#[test]
fn every_golden_case_alone_is_what_it_was() {
    let cases: Vec<PathBuf> =
        support::folders(&package("tests/golden")).iter().flat_map(|topic| support::folders(topic)).collect();
    let faults: Vec<String> = cases.par_iter().filter_map(|folder| fault_of(folder)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn fault_of(folder: &Path) -> Option<String> {
    let place = TempDir::new().unwrap();
    support::copy_inputs(folder, place.path());
    let (out, joined) = (place.path().join("ket-qua"), place.path().join("chung"));
    support::Case::read(folder).grade(place.path(), &out, &[]);
    let campaigns: Vec<PathBuf> = match out.join("results.json").exists() {
        true => vec![PathBuf::new()],
        false => support::folders(&out)
            .iter()
            .filter(|folder| folder.join("results.json").exists())
            .map(|folder| folder.file_name().unwrap().into())
            .collect(),
    };
    if campaigns.is_empty() {
        return None;
    }
    let done =
        xeploai().arg("rollup").arg(&out).arg("--out").arg(&joined).args(["--format", "csv", "--quiet"]).output();
    let done = done.unwrap();
    let name = folder.file_name().unwrap().to_string_lossy();
    if !joined.exists() {
        return Some(format!("{name}: {}", said(&done)));
    }
    let is_provisional = json(&out, "run.json")["provisional"] == true;
    if done.status.code() != Some(i32::from(is_provisional)) {
        return Some(format!("{name}: provisional {is_provisional}, {}", said(&done)));
    }
    let tables = campaigns.iter().flat_map(|campaign| TABLES.map(|table| campaign.join(table)));
    let differs = |table: &PathBuf| fs::read(out.join(table)).unwrap() != fs::read(joined.join(table)).unwrap();
    tables.into_iter().find(differs).map(|table| format!("{name}: {} differs", table.display()))
}

#[test]
fn a_folder_stands_for_the_results_in_it_but_not_for_what_is_made_of_them() {
    let place = Place::new();
    let (a, b) = (place.part("a", &[1]), place.part("sau/b", &[2]));
    let named = place.rollup(&[&a, &b], "chung");
    assert!(matches!(named.status.code(), Some(0 | 1)), "{}", said(&named));
    let tables = TABLES.map(|table| fs::read(place.path("chung").join(table)).unwrap());
    // The second time the joined result lies there too, and is to be replaced.
    let found = place.rollup(&[place.folder.path()], "chung");
    assert_eq!(found.status.code(), named.status.code(), "{}", said(&found));
    assert_eq!(tables, TABLES.map(|table| fs::read(place.path("chung").join(table)).unwrap()));
    // Elsewhere it counts like any other, and everybody would be there twice.
    assert!(place.refused(&[place.folder.path()]).contains("rollup/unit-twice"));
    // Named twice it is read once.
    let again = place.rollup(&[&a, &a, &b], "chung");
    assert_eq!(again.status.code(), named.status.code(), "{}", said(&again));
}
