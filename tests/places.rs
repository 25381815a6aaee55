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
