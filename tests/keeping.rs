//! What people have put into a result folder, or changed in it, outlives every run.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use support::{copy_inputs, files, package, said, xeploai};

/// A folder with errors to mend, and its results.
struct Stage {
    place: tempfile::TempDir,
}

impl Stage {
    fn set() -> Self {
        let stage = Self { place: tempfile::tempdir().unwrap() };
        copy_inputs(&package("examples/can-sua"), &stage.inputs());
        stage.grade(&[]);
        stage
    }

    fn inputs(&self) -> PathBuf {
        self.place.path().join("vao")
    }

    fn out(&self) -> PathBuf {
        self.place.path().join("ket-qua")
    }

    fn command(&self, more: &[&str]) -> Command {
        let mut command = xeploai();
        command.arg("grade").arg(self.inputs()).arg("--out").arg(self.out()).args(more);
        command
    }

    fn grade(&self, more: &[&str]) -> Output {
        let output = self.command(more).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{}", said(&output));
        output
    }

    fn put(&self, name: &str, text: &str) {
        let path = self.out().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn get(&self, name: &str) -> String {
        fs::read_to_string(self.out().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// What lies in the kept folder, by name.
    fn kept(&self) -> Vec<String> {
        let folder = self.out().join("giu-lai");
        if !folder.exists() {
            return Vec::new();
        }
        files(&folder).iter().map(|path| path.display().to_string()).collect()
    }
}

#[test]
fn what_was_changed_or_added_is_kept_and_told_and_nothing_else() {
    let stage = Stage::set();
    stage.put("don-vi/CD01.xlsx", "điểm sửa trong cuộc họp");
    stage.put("loi/CD02_bang-cham-diem.xlsx", "sửa dở");
    stage.put("Biên bản/đã ký.pdf", "bản ký");
    // What systems and open programs leave behind is nobody's work.
    stage.put("Thumbs.db", "x");
    stage.put("don-vi/~$CD01.xlsx", "x");
    let output = stage.grade(&["--overwrite"]);
    let names = ["Biên bản/đã ký.pdf", "don-vi/CD01.xlsx", "loi/CD02_bang-cham-diem.xlsx"];
    assert_eq!(stage.kept(), names);
    assert_eq!(stage.get("giu-lai/don-vi/CD01.xlsx"), "điểm sửa trong cuộc họp");
    assert_eq!(stage.get("giu-lai/loi/CD02_bang-cham-diem.xlsx"), "sửa dở");
    assert_eq!(stage.get("giu-lai/Biên bản/đã ký.pdf"), "bản ký");
    assert!(!stage.out().join("Biên bản").exists() && !stage.out().join("Thumbs.db").exists());
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains(&format!("ket-qua/giu-lai: {}\n", names.join(", "))), "{told}");
    assert!(fs::read(stage.out().join("don-vi/CD01.xlsx")).unwrap().starts_with(b"PK"), "made anew");
    // Nothing has changed since: nothing is told, and what was kept stays.
    let output = stage.grade(&["--overwrite", "--quiet"]);
    assert!(!String::from_utf8(output.stdout).unwrap().contains("giu-lai"));
    assert_eq!(stage.kept(), names);
}

#[test]
fn a_kept_file_is_not_lost_to_a_later_one_of_the_same_name() {
    let stage = Stage::set();
    stage.put("don-vi/CD01.xlsx", "họp lần một");
    stage.grade(&["--overwrite"]);
    stage.put("don-vi/CD01.xlsx", "họp lần hai");
    // Beside a report for machines the line goes to standard error, also to who wants to hear little.
    let output = stage.grade(&["--overwrite", "--json"]);
    assert_eq!(stage.get("giu-lai/don-vi/CD01.xlsx"), "họp lần một");
    assert_eq!(stage.get("giu-lai/don-vi/CD01 (2).xlsx"), "họp lần hai");
    assert_eq!(stage.kept().len(), 2);
    assert!(serde_json::from_slice::<serde_json::Value>(&output.stdout).is_ok());
    assert!(String::from_utf8(output.stderr).unwrap().contains("don-vi/CD01 (2).xlsx"));
    // The same once more is not kept twice.
    stage.put("don-vi/CD01.xlsx", "họp lần hai");
    stage.grade(&["--overwrite"]);
    assert_eq!(stage.kept().len(), 2);
}

#[test]
fn kept_files_are_no_inputs_and_do_not_trouble_verify_or_compare() {
    let stage = Stage::set();
    // Results within the data, as they usually lie; the kept file is a table that would change them.
    let inside = stage.inputs().join("ket-qua");
    fs::rename(stage.out(), &inside).unwrap();
    let grade = |more: &[&str]| {
        let output = xeploai().arg("grade").arg(stage.inputs()).arg("--out").arg(&inside).args(more).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{}", said(&output));
    };
    grade(&["--overwrite"]);
    let before = fs::read(inside.join("results.json")).unwrap();
    fs::copy(stage.inputs().join("CD01/danh-sach.csv"), inside.join("danh-sach khác.csv")).unwrap();
    grade(&["--overwrite"]);
    assert!(inside.join("giu-lai/danh-sach khác.csv").exists());
    grade(&["--overwrite"]);
    assert!(fs::read(inside.join("results.json")).unwrap() == before, "the kept table was not read");
    let verified = xeploai().arg("verify").arg(&inside).output().unwrap();
    assert_eq!(verified.status.code(), Some(0), "{}", said(&verified));
    let compared = xeploai().arg("compare").args([&inside, &inside]).output().unwrap();
    assert_eq!(compared.status.code(), Some(0), "{}", said(&compared));
    // A file that was changed and not yet graded over is still told.
    fs::write(inside.join("don-vi/CD01.xlsx"), "sửa tay").unwrap();
    let verified = xeploai().arg("verify").arg(&inside).output().unwrap();
    assert_eq!(verified.status.code(), Some(1), "{}", said(&verified));
}

#[test]
fn marked_copies_that_were_mended_are_kept_by_check_too() {
    let stage = Stage::set();
    let copies = stage.place.path().join("sua");
    let check = |more: &[&str]| {
        let output = xeploai().arg("check").arg(stage.inputs()).arg("--out").arg(&copies).args(more).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    };
    check(&[]);
    fs::write(copies.join("loi/CD02_bang-cham-diem.xlsx"), "sửa dở").unwrap();
    // The other copy is as it was made, though its file has been mended since.
    let scores = stage.inputs().join("CD01/cham-diem.csv");
    fs::write(&scores, fs::read_to_string(&scores).unwrap() + "\n").unwrap();
    check(&["--overwrite"]);
    let kept = copies.join("giu-lai");
    assert_eq!(files(&kept), [Path::new("loi/CD02_bang-cham-diem.xlsx")]);
    assert_eq!(fs::read_to_string(kept.join("loi/CD02_bang-cham-diem.xlsx")).unwrap(), "sửa dở");
}

/// Whoever uploads the folder of a public list publishes everything in it.
#[test]
fn nothing_of_an_internal_result_is_kept_beside_a_public_list() {
    let stage = Stage::set();
    let public = |lang: &str| stage.command(&["--public", "--overwrite", "--lang", lang]).output().unwrap();
    let refused = |name: &str| {
        for (lang, told) in [("vi", "chọn thư mục khác bằng --out hoặc chuyển"), ("en", "move those files away")]
        {
            let (before, output) = (files(&stage.out()), public(lang));
            assert_eq!(output.status.code(), Some(2), "{}", said(&output));
            let why = String::from_utf8(output.stderr).unwrap();
            assert!(why.contains(told) && why.contains(name), "{why}");
            assert_eq!(files(&stage.out()), before, "nothing was replaced");
        }
    };
    stage.put("don-vi/CD01.xlsx", "điểm sửa trong cuộc họp");
    refused("don-vi/CD01.xlsx");
    // Nor what an internal run has kept from the one before.
    stage.grade(&["--overwrite"]);
    refused("giu-lai/don-vi/CD01.xlsx");
    fs::remove_dir_all(stage.out().join("giu-lai")).unwrap();
    stage.put("biên bản đã ký.pdf", "bản ký");
    refused("biên bản đã ký.pdf");
    // As the way out says: what was added is moved away, and the internal result is replaced.
    fs::remove_file(stage.out().join("biên bản đã ký.pdf")).unwrap();
    assert!(public("vi").status.code().is_some_and(|code| code < 2));
    assert!(stage.out().join("cong-khai.xlsx").exists() && !stage.out().join("tong-hop.xlsx").exists());
    // What people do to the public list itself is kept as ever.
    stage.put("cong-khai.xlsx", "đã sửa chính tả");
    assert!(public("vi").status.code().is_some_and(|code| code < 2));
    assert_eq!(stage.kept(), ["cong-khai.xlsx"]);
}

#[test]
fn results_of_another_campaign_are_replaced_only_by_who_hears_it() {
    let stage = Stage::set();
    let campaign = stage.inputs().join("campaign.toml");
    let text = fs::read_to_string(&campaign).unwrap();
    let id = text.lines().find(|line| line.starts_with("id")).unwrap();
    let (year, next) = ("year = 2026", "year = 2027");
    assert!(text.contains(year));
    for other in [text.replace(id, "id = \"cuoc-khac\""), text.replace(year, next)] {
        fs::write(&campaign, text.as_str()).unwrap();
        stage.grade(&["--overwrite"]);
        fs::write(&campaign, other).unwrap();
        let refused = stage.command(&[]).output().unwrap();
        assert_eq!(refused.status.code(), Some(2), "{}", said(&refused));
        let why = String::from_utf8(refused.stderr).unwrap();
        assert!(why.contains("cuộc vận động khác") && why.contains("(2026)"), "{why}");
        let output = stage.grade(&["--overwrite", "--quiet"]);
        let told = String::from_utf8(output.stdout).unwrap();
        assert!(told.contains("cuộc vận động khác") && told.contains("(2026)"), "{told}");
    }
    // Its own results need no word.
    let output = stage.grade(&["--overwrite"]);
    assert!(!String::from_utf8(output.stdout).unwrap().contains("cuộc vận động khác"));
}

#[test]
fn each_of_several_campaigns_is_known_by_its_own_report() {
    let place = tempfile::tempdir().unwrap();
    let (inputs, out) = (place.path().join("vao"), place.path().join("ra"));
    copy_inputs(&package("examples/phu-binh-2022"), &inputs);
    let grade = |more: &[&str]| {
        let output = xeploai().arg("grade").arg(&inputs).arg("--out").arg(&out).args(more).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code < 2), "{}", said(&output));
    };
    grade(&[]);
    let stem = support::folders(&out).into_iter().find(|folder| folder.join("run.json").exists()).unwrap();
    fs::write(stem.join("summary.csv"), "sửa tay").unwrap();
    fs::write(out.join("ghi chú.txt"), "của tôi").unwrap();
    grade(&["--overwrite"]);
    let name = Path::new(stem.file_name().unwrap()).join("summary.csv");
    let mut kept = vec![name, PathBuf::from("ghi chú.txt")];
    kept.sort();
    assert_eq!(files(&out.join("giu-lai")), kept);
    let verified = xeploai().arg("verify").arg(&out).arg("--from").arg(&inputs).output().unwrap();
    assert_eq!(verified.status.code(), Some(0), "{}", said(&verified));
}

#[test]
#[cfg(unix)]
fn whenever_a_run_is_killed_somebodys_own_file_is_there() {
    let stage = Stage::set();
    let begun = Instant::now();
    stage.grade(&["--overwrite"]);
    let takes = begun.elapsed();
    let mut delay = takes;
    let mut replaced = 0;
    for kill in 0..24_u32 {
        let own = format!("bản ký số {kill}");
        stage.put("đã ký.pdf", &own);
        let mut child = stage.command(&["--overwrite"]).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(delay);
        let _ = child.kill();
        child.wait().unwrap();
        let is_there = |number: u32| {
            let text = format!("bản ký số {number}");
            files(&stage.out()).iter().any(|path| fs::read(stage.out().join(path)).unwrap() == text.as_bytes())
        };
        assert!(is_there(kill), "the file of run {kill} is lost");
        let is_new = !stage.out().join("đã ký.pdf").exists();
        replaced += u32::from(is_new);
        // Each one that went along stays for good.
        if is_new {
            fs::write(stage.place.path().join(format!("{kill}")), "").unwrap();
        }
        let went: Vec<u32> = (0..=kill).filter(|number| stage.place.path().join(number.to_string()).exists()).collect();
        assert!(went.iter().all(|number| is_there(*number)), "of {went:?} one is lost");
        // Ever nearer to the moment when the results take their place.
        delay = if is_new { delay * 15 / 16 } else { delay * 17 / 16 };
        delay = delay.max(Duration::from_millis(1));
    }
    println!("results replaced {replaced} times");
    assert!(replaced > 0);
}
