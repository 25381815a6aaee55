//! Which files are read, whatever they are called by and however they are named.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::{copy_inputs, package, said, xeploai};

/// An example in a folder of its own, and what came of it.
struct Place {
    place: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place = tempfile::tempdir().unwrap();
        copy_inputs(&package("examples/thai-binh-2026"), &place.path().join("tinh"));
        Self { place }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// `results.csv` and the names of the inputs after a run in the given folder.
    fn grade(&self, here: &Path, args: &[&str]) -> (String, Vec<String>) {
        let out = tempfile::tempdir_in(self.place.path()).unwrap();
        let target = out.path().join("ra");
        let mut command = xeploai();
        command.current_dir(here).arg("grade").args(args).arg("--out").arg(&target).args(["--format", "csv"]);
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        let run = fs::read_to_string(target.join("run.json")).unwrap();
        let run: serde_json::Value = serde_json::from_str(&run).unwrap();
        let inputs = run["inputs"].as_array().unwrap().iter().map(|input| input["name"].as_str().unwrap().to_owned());
        (fs::read_to_string(target.join("results.csv")).unwrap(), inputs.collect())
    }
}

#[test]
fn what_is_no_input_is_not_read() {
    let place = Place::new();
    let tinh = place.path("tinh");
    let before = place.grade(&tinh, &[]);
    let roster = tinh.join("CD01/danh-sach.csv");
    fs::copy(&roster, tinh.join(".danh-sach.csv")).unwrap();
    fs::copy(&roster, tinh.join("CD01/~$danh-sach.csv")).unwrap();
    fs::create_dir(tinh.join(".cu")).unwrap();
    fs::copy(&roster, tinh.join(".cu/danh-sach.csv")).unwrap();
    fs::write(tinh.join("CD01/ghi-chu.txt"), "Gọi lại chị Hoa").unwrap();
    fs::write(tinh.join("CD01/quyet-dinh.pdf"), "%PDF").unwrap();
    // Results of an earlier run, and somebody's copy of nothing but their tables.
    let output = xeploai().current_dir(&tinh).arg("grade").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    fs::create_dir(tinh.join("gui-tinh")).unwrap();
    for table in ["results.csv", "summary.csv"] {
        fs::copy(tinh.join("ket-qua").join(table), tinh.join("gui-tinh").join(table)).unwrap();
    }
    assert_eq!(before, place.grade(&tinh, &[]));
    assert!(before.1.contains(&"CD01/danh-sach.csv".to_owned()), "{:?}", before.1);
}

#[test]
fn a_folder_may_be_named_in_any_way_and_order() {
    let place = Place::new();
    let tinh = place.path("tinh");
    let before = place.grade(&tinh, &[]);
    assert_eq!(before, place.grade(place.place.path(), &["tinh"]));
    assert_eq!(before, place.grade(place.place.path(), &["tinh/CD01/../", "tinh"]));
    let parts = ["campaign.toml", "don-vi.csv", "quyet-dinh.csv", "CD01", "CD02", "CD03"];
    assert_eq!(before, place.grade(&tinh, &parts));
    let backwards: Vec<&str> = parts.iter().rev().copied().collect();
    assert_eq!(before, place.grade(&tinh, &backwards));
    let overlapping = [&parts[..], &[".", "CD02/bang-cham-diem.xlsx"]].concat();
    assert_eq!(before, place.grade(&tinh, &overlapping));
}

#[test]
fn files_named_by_an_option_take_the_place_of_those_that_lie_there() {
    let place = Place::new();
    let tinh = place.path("tinh");
    let before = place.grade(&tinh, &[]);
    for (from, to) in [("campaign.toml", "luat.toml"), ("don-vi.csv", "noi-gui.csv"), ("quyet-dinh.csv", "qd.csv")] {
        fs::rename(tinh.join(from), place.path(to)).unwrap();
    }
    let options = ["--campaign", "../luat.toml", "--units", "../noi-gui.csv", "--decisions", "../qd.csv"];
    assert_eq!(before.0, place.grade(&tinh, &options).0);
    for file in ["noi-gui.csv", "qd.csv"] {
        fs::rename(place.path(file), tinh.join(file)).unwrap();
    }
    let options = ["--campaign", "../luat.toml", "--units", "noi-gui.csv", "--decisions", "./qd.csv"];
    assert_eq!(before.0, place.grade(&tinh, &options).0, "a named file is not read once more as a table");
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_nothing_is_read_twice() {
    use std::os::unix::fs::symlink;

    let place = Place::new();
    let tinh = place.path("tinh");
    let before = place.grade(&tinh, &[]);
    symlink("..", tinh.join("CD01/vong")).unwrap();
    symlink("CD01", tinh.join("CD99")).unwrap();
    symlink("danh-sach.csv", tinh.join("CD01/zz.csv")).unwrap();
    assert_eq!(before, place.grade(&tinh, &[]), "loops and second names");
    fs::rename(tinh.join("CD02"), place.path("o-cho-khac")).unwrap();
    symlink("../o-cho-khac", tinh.join("CD02")).unwrap();
    assert_eq!(before, place.grade(&tinh, &[]), "a link to elsewhere is a folder like others");
}

#[cfg(unix)]
#[test]
fn a_unit_that_cannot_be_read_stops_no_other() {
    use std::os::unix::fs::symlink;

    let place = Place::new();
    let tinh = place.path("tinh");
    fs::create_dir(tinh.join("CD04")).unwrap();
    symlink("khong-co.csv", tinh.join("CD04/danh-sach.csv")).unwrap();
    let output = xeploai().current_dir(&tinh).arg("grade").output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let results = fs::read_to_string(tinh.join("ket-qua/results.csv")).unwrap();
    assert_eq!(results, fs::read_to_string(package("examples/thai-binh-2026/expected/results.csv")).unwrap());
    let problems = fs::read_to_string(tinh.join("ket-qua/problems.json")).unwrap();
    assert!(problems.contains("CD04/danh-sach.csv"), "{problems}");
}

/// A campaign of one criterion and two unions, each in a folder that says its name.
fn two_unions(place: &Path) -> PathBuf {
    let folder = place.join("Công đoàn tỉnh");
    for (union, code, name) in [("Sở Nội vụ", "A1", "Nguyễn Văn An"), ("Sở Tư pháp", "B1", "Trần Thị Bình")]
    {
        fs::create_dir_all(folder.join(union)).unwrap();
        let list = format!("Mã,Họ và tên\n{code},{name}\n");
        fs::write(folder.join(union).join("danh-sach.csv"), list).unwrap();
    }
    fs::copy(package("tests/problems/intake-no-heading/campaign.toml"), folder.join("campaign.toml")).unwrap();
    folder
}

const SCORES: &str =
    "Mã,Họ và tên,Đơn vị,Chấp hành quy chế\nA1,Nguyễn Văn An,Sở Nội vụ,9\nB1,Trần Thị Bình,Sở Tư pháp,6\n";

#[test]
fn scores_in_a_second_folder_that_say_their_unit_do_not_rename_the_units() {
    let place = tempfile::tempdir().unwrap();
    let folder = two_unions(place.path());
    fs::create_dir(place.path().join("phieu")).unwrap();
    fs::write(place.path().join("phieu/cham.csv"), SCORES).unwrap();
    let grade = |args: &[&str], out: &str| {
        let output = xeploai().current_dir(place.path()).arg("grade").args(args).args(["--out", out]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        fs::read_to_string(place.path().join(out).join("results.csv")).unwrap()
    };
    let apart = grade(&["Công đoàn tỉnh", "phieu"], "ra-1");
    assert!(apart.contains("\nSở Nội vụ,Sở Nội vụ,A1,"), "{apart}");
    let verified = xeploai().current_dir(place.path()).args(["verify", "ra-1"]).output().unwrap();
    assert_eq!(verified.status.code(), Some(0), "{}", said(&verified));
    fs::rename(place.path().join("phieu"), folder.join("phieu")).unwrap();
    assert_eq!(grade(&["Công đoàn tỉnh"], "ra-2"), apart);
}

#[test]
fn forms_go_into_the_data_and_the_next_step_is_true() {
    let place = tempfile::tempdir().unwrap();
    let folder = two_unions(place.path());
    let form = |args: &[&str]| {
        let output = xeploai().current_dir(place.path()).args(["form", "Công đoàn tỉnh"]).args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let told = form(&[]);
    assert!(folder.join("mau-phieu/don-vi/Sở Nội vụ.xlsx").exists());
    assert!(told.contains("để phiếu tại chỗ"), "{told}");
    assert!(told.contains("“xeploai grade \"Công đoàn tỉnh\"”"), "{told}");
    // Elsewhere they are not read, and nobody is told that they are.
    let told = form(&["--out", "gui-di"]);
    assert!(place.path().join("gui-di/don-vi").exists());
    assert!(!told.contains("để phiếu tại chỗ") && told.contains("để tại chỗ thì phiếu không được đọc"), "{told}");
    assert!(told.contains(&folder.display().to_string()), "{told}");
}

#[test]
fn results_beside_their_data_are_verified_from_anywhere() {
    let place = tempfile::tempdir().unwrap();
    two_unions(place.path());
    fs::write(place.path().join("Công đoàn tỉnh/cham.csv"), SCORES).unwrap();
    let run = |here: &Path, args: &[&str]| {
        let output = xeploai().current_dir(here).args(args).output().unwrap();
        (output.status.code(), said(&output))
    };
    let graded = run(place.path(), &["grade", "Công đoàn tỉnh"]);
    assert_eq!(graded.0, Some(0), "{}", graded.1);
    let elsewhere = tempfile::tempdir().unwrap();
    let result = place.path().join("ket-qua").display().to_string();
    let verified = run(elsewhere.path(), &["verify", &result]);
    assert_eq!(verified.0, Some(0), "{}", verified.1);
    // Not to be found: the places are named in which it was looked for.
    fs::create_dir(place.path().join("sau")).unwrap();
    fs::rename(place.path().join("Công đoàn tỉnh"), place.path().join("sau/hơn")).unwrap();
    let verified = run(elsewhere.path(), &["verify", &result]);
    assert_eq!(verified.0, Some(1), "{}", verified.1);
    let around = fs::canonicalize(place.path()).unwrap();
    assert!(verified.1.contains(&format!("Đã tìm ở {}", around.display())), "{}", verified.1);
    let named = run(elsewhere.path(), &["verify", &result, "--from", &format!("{}/sau/hơn", place.path().display())]);
    assert_eq!(named.0, Some(0), "{}", named.1);
}
