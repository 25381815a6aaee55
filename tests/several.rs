//! Several campaigns graded together: what `explain`, `compare`, `verify` and `check` make of them, and what the
//! workbook of a campaign of units holds.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use serde_json::Value;
use support::{copy_inputs, package, said, xeploai};
use tempfile::TempDir;

/// A golden case in a place of its own, changed and graded.
fn graded(case: &str, change: impl FnOnce(&Path)) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy_inputs(&package("tests/golden").join(case), folder.path());
    fs::remove_file(folder.path().join("case.toml")).unwrap();
    change(folder.path());
    let done = xeploai().arg("grade").arg(folder.path()).arg("--out").arg(result(&folder)).output().unwrap();
    assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(&done));
    folder
}

fn result(folder: &TempDir) -> PathBuf {
    folder.path().join("ket-qua")
}

fn run(args: &[&str], paths: &[&Path]) -> Output {
    xeploai().arg(args[0]).args(paths).args(&args[1..]).env("COLUMNS", "100").output().unwrap()
}

/// What is printed, on one line.
fn printed(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", said(output));
    String::from_utf8(output.stdout.clone()).unwrap().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn edit(folder: &Path, file: &str, old: &str, new: &str) {
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(old).count(), 1, "{file}: {old}");
    fs::write(path, text.replace(old, new)).unwrap();
}

const MEMBERS: &str = "members/a-share-a-mean-and-a-count";
const HEADS: &str = "several-campaigns/heads-are-capped-by-the-computed-level";

#[test]
fn facts_from_members_are_explained_with_their_numbers() {
    let folder = graded(MEMBERS, |_| ());
    for (lang, expected) in [
        (
            "vi",
            [
                "66,67% (2 trên 3 người: được xếp Hoàn thành tốt nhiệm vụ trở lên)",
                "50% (2 trên 4 người: được xếp Hoàn thành tốt nhiệm vụ trở lên)",
                "78,33 (bình quân của 3 trên 4 người)",
                "1 (1 trên 4 người: được xếp Hoàn thành nhiệm vụ)",
            ],
        ),
        (
            "en",
            ["66.67% (2 of 3 members:", "50% (2 of 4 members:", "78.33 (mean of 3 of 4 members)", "1 (1 of 4 members:"],
        ),
    ] {
        // From the folder of the run, and from that of the campaign.
        for place in [result(&folder), result(&folder).join("don-vi")] {
            let told = printed(&run(&["explain", "U1", "--lang", lang], &[&place]));
            for part in expected {
                assert!(told.contains(part), "{part}\n{told}");
            }
        }
    }
}

#[test]
fn a_person_is_found_in_whichever_campaign_grades_it() {
    let folder = graded(HEADS, |_| ());
    let told = printed(&run(&["explain", "N01"], &[&result(&folder)]));
    assert!(told.contains("không xếp cao hơn mức của đơn vị (Hoàn thành tốt nhiệm vụ)"), "{told}");
    let nobody = run(&["explain", "N99"], &[&result(&folder)]);
    assert_eq!(nobody.status.code(), Some(2), "{}", said(&nobody));
}

#[test]
fn a_run_of_several_campaigns_is_verified_as_a_whole() {
    let folder = graded(HEADS, |_| ());
    let report: Value = serde_json::from_slice(&fs::read(result(&folder).join("run.json")).unwrap()).unwrap();
    let folders: Vec<&str> =
        report["campaigns"].as_array().unwrap().iter().map(|part| part["folder"].as_str().unwrap()).collect();
    assert_eq!(folders, ["campaign", "don-vi"]);
    for place in [result(&folder), result(&folder).join("campaign")] {
        let told = printed(&run(&["verify"], &[&place]));
        assert!(told.contains("giống từng byte"), "{told}");
    }
    edit(folder.path(), "cham-don-vi.csv", "U1,75", "U1,55");
    let differs = run(&["verify"], &[&result(&folder)]);
    assert_eq!(differs.status.code(), Some(1), "{}", said(&differs));
    let told = String::from_utf8_lossy(&differs.stdout).into_owned();
    for part in ["cham-don-vi.csv", "campaign/results.csv", "don-vi/results.csv"] {
        assert!(told.contains(part), "{part}\n{told}");
    }
}

#[test]
fn each_campaign_is_compared_with_its_own() {
    let (old, new) = (graded(HEADS, |_| ()), graded(HEADS, |folder| edit(folder, "cham-don-vi.csv", "U1,75", "U1,55")));
    let told = run(&["compare", "--json"], &[&result(&old), &result(&new)]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let changed = |campaign: usize| -> Vec<&str> {
        told[campaign]["changed"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
    };
    // U1 falls to done: its head with it, and its deputy is barred.
    assert_eq!(changed(0), ["N01", "N02"]);
    // U2 with its 60 goes before U1 now.
    assert_eq!(changed(1), ["U1", "U2"]);
    let one_campaign = result(&new).join("don-vi");
    let mixed = run(&["compare"], &[&result(&old), &one_campaign]);
    assert_eq!(mixed.status.code(), Some(2), "{}", said(&mixed));
    assert!(String::from_utf8_lossy(&mixed.stderr).contains("campaign, don-vi"), "{}", said(&mixed));
}

#[test]
fn each_campaign_lists_what_changed_in_its_own_since_an_earlier_run() {
    let folder = graded(HEADS, |_| ());
    let earlier = folder.path().join("lan-1");
    fs::rename(result(&folder), &earlier).unwrap();
    let grade = |previous: &Path| {
        let mut command = xeploai();
        command.arg("grade").arg(folder.path()).arg("--out").arg(result(&folder)).arg("--overwrite");
        let done = command.arg("--previous").arg(previous).output().unwrap();
        assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(&done));
        done
    };
    let compared = |stem: &str| {
        let book: Xlsx<_> = open_workbook(result(&folder).join(stem).join("tong-hop.xlsx")).unwrap();
        book.sheet_names().contains(&"Thay đổi".to_owned())
    };
    let stems = ["campaign", "don-vi"];
    // The whole of the run before: each campaign with its own.
    let told = grade(&earlier);
    assert_eq!(stems.map(compared), [true, true]);
    assert!(!said(&told).contains("Không so sánh được"), "{}", said(&told));
    let report: Value = serde_json::from_slice(&fs::read(result(&folder).join("run.json")).unwrap()).unwrap();
    let names: Vec<&str> =
        report["campaigns"].as_array().unwrap().iter().filter_map(|part| part["previous"]["name"].as_str()).collect();
    assert_eq!(names, ["lan-1/campaign/results.json", "lan-1/don-vi/results.json"]);
    for place in [result(&folder), result(&folder).join("don-vi")] {
        let told = printed(&run(&["verify"], &[&place]));
        assert!(told.contains("giống từng byte"), "{told}");
    }
    // The result of one of them.
    let told = printed(&grade(&earlier.join("don-vi")));
    assert_eq!(stems.map(compared), [false, true]);
    assert_eq!(told.matches("Không so sánh được").count(), 1, "the other campaign is named: {told}");
    // That of a campaign that is not graded here.
    let other = graded(MEMBERS, |folder| edit(folder, "campaign.toml", "id = \"members\"", "id = \"khac\""));
    let mut command = xeploai();
    command.arg("grade").arg(folder.path()).arg("--out").arg(folder.path().join("lan-3"));
    let refused = command.arg("--previous").arg(result(&other).join("campaign")).output().unwrap();
    assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
    assert!(said(&refused).contains("khac") && !folder.path().join("lan-3").exists(), "{}", said(&refused));
}

#[test]
fn an_earlier_result_is_called_by_its_folder_however_it_is_named() {
    let folder = graded(HEADS, |_| ());
    let earlier = folder.path().join("lan-1");
    fs::rename(result(&folder), &earlier).unwrap();
    for (place, named, expected) in [
        (earlier.clone(), ".", "lan-1/don-vi/results.json"),
        (earlier.join("don-vi"), ".", "don-vi/results.json"),
        (earlier.join("campaign"), "../don-vi/../don-vi", "don-vi/results.json"),
    ] {
        let mut command = xeploai();
        command.current_dir(&place).arg("grade").arg(folder.path()).arg("--out").arg(result(&folder));
        let done = command.args(["--overwrite", "--previous", named]).output().unwrap();
        assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(&done));
        let report: Value = serde_json::from_slice(&fs::read(result(&folder).join("run.json")).unwrap()).unwrap();
        assert_eq!(report["campaigns"][1]["previous"]["name"], expected, "{named}");
    }
}

#[test]
fn a_result_folder_with_several_campaigns_is_not_read_as_an_input() {
    let folder = graded(HEADS, |_| ());
    let first = fs::read(result(&folder).join("campaign/results.csv")).unwrap();
    let other = folder.path().join("lan-hai");
    let again = xeploai().arg("grade").arg(folder.path()).arg("--out").arg(&other).output().unwrap();
    assert_eq!(again.status.code(), Some(0), "{}", said(&again));
    assert_eq!(fs::read(other.join("campaign/results.csv")).unwrap(), first);
}

#[test]
fn one_campaign_that_is_named_is_graded_alone() {
    let folder = graded(HEADS, |_| ());
    let (rules, out) = (folder.path().join("don-vi.campaign.toml"), folder.path().join("rieng"));
    let alone = xeploai().arg("grade").arg(folder.path()).arg("--campaign").arg(rules).arg("--out").arg(&out).output();
    assert_eq!(alone.unwrap().status.code(), Some(0));
    assert!(out.join("results.csv").exists() && !out.join("don-vi/results.csv").exists());
}

#[test]
fn the_list_of_units_that_is_signed_says_that_one_is_not_on_it() {
    // Five units are graded; 172 of 100 points stops one of them.
    let folder = graded("units/upper-units-without-scores-are-no-subjects", |folder| {
        edit(folder, "cham-diem.csv", "U2,72\n", "U2,172\n");
    });
    let mut book: Xlsx<_> = open_workbook(result(&folder).join("tong-hop.xlsx")).unwrap();
    let list = book.worksheet_range("Tổng hợp kết quả").unwrap();
    let says = |words: &str| list.rows().flatten().any(|cell| cell.to_string().starts_with(words));
    assert!(says("CĐCS Trường A") && !says("CĐCS Trường B"));
    assert!(says("Số liệu của 4/5 đơn vị") && says("Tổng cộng chỉ gồm các đơn vị đã xếp loại"));
}

#[test]
fn a_unit_with_an_award_is_named_once() {
    let place = TempDir::new().unwrap();
    let out = place.path().join("ra");
    let example = package("examples/phu-binh-2022");
    let done = xeploai().arg("grade").arg(example).arg("--out").arg(&out).args(["--format", "xlsx"]).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let mut book: Xlsx<_> = open_workbook(out.join("co-quan/tong-hop.xlsx")).unwrap();
    let awards = book.worksheet_range("Danh hiệu").unwrap();
    let row = awards.rows().find(|row| row[1] == Data::String("PB02".to_owned())).unwrap();
    let named = row.iter().filter(|cell| **cell == Data::String("Trường Tiểu học Kha Sơn".to_owned())).count();
    assert_eq!(named, 1, "{row:?}");
}

#[test]
fn units_are_summed_up_by_their_upper_units() {
    let folder = graded("units/upper-units-without-scores-are-no-subjects", |folder| {
        edit(folder, "don-vi.csv", "H1,Công đoàn ngành Giáo dục,\n", "T,LĐLĐ tỉnh,\nH1,Công đoàn ngành Giáo dục,T\n");
        edit(folder, "don-vi.csv", "H2,Công đoàn ngành Y tế,\n", "H2,Công đoàn ngành Y tế,T\n");
    });
    let mut book: Xlsx<_> = open_workbook(result(&folder).join("tong-hop.xlsx")).unwrap();
    let sheet = book.worksheet_range("Tổng hợp").unwrap();
    let rows: Vec<(String, String, String)> = sheet
        .rows()
        .filter(|row| row[1].to_string().parse::<f64>().is_ok())
        .map(|row| (row[0].to_string(), row[1].to_string(), row[13].to_string()))
        .collect();
    // (91 + 72) / 2, (60 + 85) / 2, (91 + 72 + 60 + 85) / 4; U4 has no total.
    let expected = [
        ("Cộng Công đoàn ngành Giáo dục", "2", "81.5"),
        ("Cộng Công đoàn ngành Y tế", "2", "72.5"),
        ("Cộng LĐLĐ tỉnh", "4", "77"),
        ("TỔNG CỘNG", "5", "77"),
    ];
    let seen: Vec<(&str, &str, &str)> = rows.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(seen, expected);
    // Each unit stands on the list that is signed, with its total.
    let list = book.worksheet_range("Tổng hợp kết quả").unwrap();
    for (unit, total) in [("CĐCS Trường A", 91.0), ("CĐCS Trường B", 72.0), ("CĐCS Bệnh viện C", 85.0)] {
        let row = list.rows().find(|row| row.iter().any(|cell| *cell == Data::String(unit.to_owned()))).unwrap();
        assert!(row.contains(&Data::Float(total)), "{unit}: {row:?}");
    }
    for sheet in ["Chi tiết điểm", "Tiêu chí", "Lý do"] {
        assert!(book.sheet_names().iter().any(|name| name == sheet), "{sheet}: {:?}", book.sheet_names());
    }
}

#[test]
fn results_of_several_campaigns_are_the_history_of_the_next_year() {
    let award = "\n[[award]]\nid = \"again\"\ntitle = \"Hai năm liền\"\nrequire = { all = [{ level = \"good\", or = \"better\" }, \
                 { history = \"level\", at-least = \"good\", years = 1, gap = \"breaks\" }] }\n\n[ranking]";
    let folder = graded(HEADS, |folder| edit(folder, "don-vi.campaign.toml", "\n[ranking]", award));
    let next = TempDir::new().unwrap();
    for name in ["campaign.toml", "don-vi.campaign.toml", "don-vi.csv", "cham-don-vi.csv", "danh-sach.csv"] {
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        fs::write(next.path().join(name), text.replace("year = 2026", "year = 2027")).unwrap();
    }
    let out = next.path().join("ket-qua");
    let mut command = xeploai();
    let done = command.arg("grade").arg(next.path()).arg("--history").arg(result(&folder)).arg("--out").arg(&out);
    let done = done.arg("--deny-warnings").output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let units = fs::read_to_string(out.join("don-vi/results.csv")).unwrap();
    let held: Vec<(&str, bool)> = units.lines().skip(1).map(|line| (&line[..2], line.contains(",again,"))).collect();
    // U1 good and U3 excellent in both years, U2 done.
    assert_eq!(held, [("U1", true), ("U2", false), ("U3", true)]);
}

#[test]
fn computed_levels_of_units_cap_like_given_ones() {
    let together = graded(HEADS, |_| ());
    // The second way: the persons' campaign alone, with the levels of the units written into the list of units.
    let alone = TempDir::new().unwrap();
    for name in ["campaign.toml", "danh-sach.csv"] {
        fs::copy(together.path().join(name), alone.path().join(name)).unwrap();
    }
    let units = "Mã đơn vị,Đơn vị,Xếp loại đơn vị\nU1,CĐCS A,HTTNV\nU2,CĐCS B,HTNV\nU3,CĐCS C,HTXSNV\n";
    fs::write(alone.path().join("don-vi.csv"), units).unwrap();
    let done = xeploai().arg("grade").arg(alone.path()).arg("--out").arg(result(&alone)).output().unwrap();
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    for name in ["results.csv", "summary.csv", "quotas.csv", "targets.csv"] {
        let read = |path: PathBuf| fs::read_to_string(path).unwrap();
        assert_eq!(read(result(&together).join("campaign").join(name)), read(result(&alone).join(name)), "{name}");
    }
}
