//! `rollup` of campaigns of units, and of several campaigns at once: what the parts come to is what one run over all
//! comes to, whichever list of units each part was given.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use support::{copy_inputs, package, problems_of, said, xeploai};
use tempfile::TempDir;

const TABLES: [&str; 4] = ["results.csv", "summary.csv", "quotas.csv", "targets.csv"];
const HEADS: &str = "several-campaigns/heads-are-capped-by-the-computed-level";
const SHARES: &str = "members/a-share-a-mean-and-a-count";
const BELOW: &str = "members/a-unit-asks-the-units-right-below-it";

/// Which units `don-vi.csv` of a part lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum List {
    /// All of the province: somebody has sent one list to everybody.
    Whole,
    /// Its own.
    Own,
    /// There is none.
    None,
}

/// A golden case, parted.
struct Place {
    folder: TempDir,
    case: &'static str,
    list: List,
}

impl Place {
    fn new(case: &'static str, list: List) -> Self {
        Self { folder: TempDir::new().unwrap(), case, list }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the case has about these units (of all where none is named), changed and graded.
    fn part(&self, name: &str, units: &[&str], change: impl FnOnce(&Path)) -> PathBuf {
        let folder = self.path(name);
        copy_inputs(&package("tests/golden").join(self.case), &folder);
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let is_list = path.file_name().unwrap() == "don-vi.csv";
            if is_list && self.list == List::None {
                fs::remove_file(&path).unwrap();
            } else if path.extension().is_some_and(|ending| ending == "csv") && !(is_list && self.list == List::Whole) {
                let text = fs::read_to_string(&path).unwrap();
                let is_own = |line: &str| units.is_empty() || line.split(',').any(|cell| units.contains(&cell));
                let own = text.lines().enumerate().filter(|(at, line)| *at == 0 || is_own(line));
                fs::write(&path, own.map(|(_, line)| format!("{line}\n")).collect::<String>()).unwrap();
            }
        }
        change(&folder);
        let out = folder.join("ket-qua");
        let done = xeploai().arg("grade").arg(&folder).arg("--out").arg(&out).args(["--quiet"]).output().unwrap();
        assert!(matches!(done.status.code(), Some(0 | 1)), "{}", said(&done));
        out
    }

    fn rollup(&self, parts: &[&Path], out: &str) -> Output {
        xeploai().arg("rollup").args(parts).arg("--out").arg(self.path(out)).output().unwrap()
    }

    fn joined(&self, parts: &[&Path], out: &str) -> PathBuf {
        let done = self.rollup(parts, out);
        assert_eq!(done.status.code(), Some(0), "{}: {}", self.case, said(&done));
        self.path(out)
    }

    fn refused(&self, parts: &[&Path]) -> String {
        let done = self.rollup(parts, "khong");
        assert_eq!(done.status.code(), Some(2), "{}", said(&done));
        assert!(!self.path("khong").exists(), "nothing is written");
        String::from_utf8(done.stderr).unwrap()
    }
}

fn same_tables(a: &Path, b: &Path, campaigns: &[&str], what: &str) {
    for campaign in campaigns {
        for table in TABLES {
            let [first, second] = [a, b].map(|folder| fs::read_to_string(folder.join(campaign).join(table)).unwrap());
            assert_eq!(first, second, "{what}: {campaign}/{table}");
        }
    }
}

fn nothing(_: &Path) {}

/// The units of two parts.
type Parts = [&'static [&'static str]; 2];

#[test]
fn each_campaign_is_joined_with_its_own() {
    let cases: [(&str, Parts, &[&str]); 3] = [
        (HEADS, [&["U1", "U3"], &["U2"]], &["campaign", "don-vi"]),
        (SHARES, [&["U1"], &["U2"]], &["campaign", "don-vi"]),
        (BELOW, [&["U1", "T1", "T2"], &["U2", "T3"]], &["cdcs", "to"]),
    ];
    for (case, units, campaigns) in cases {
        for list in [List::Whole, List::Own, List::None] {
            // Only the list says which tổ stands below which union, and which units there are if none has a form.
            if case != HEADS && list == List::None {
                continue;
            }
            let place = Place::new(case, list);
            let whole = place.part("tat-ca", &[], nothing);
            let [a, b] = [("a", units[0]), ("b", units[1])].map(|(name, units)| place.part(name, units, nothing));
            let joined = place.joined(&[&a, &b], "chung");
            same_tables(&whole, &joined, campaigns, &format!("{case}, {list:?}"));
            assert_eq!(problems_of(&joined).as_array().unwrap().len(), 0, "{case}, {list:?}");
            // What was joined is a result: it can be joined, verified and compared in its turn.
            let again = place.joined(&[&joined], "lan-nua");
            same_tables(&whole, &again, campaigns, case);
            let good = xeploai().arg("verify").arg(&joined).output().unwrap();
            assert_eq!(good.status.code(), Some(0), "{}", said(&good));
            let compared = xeploai().arg("compare").args([&whole, &joined]).output().unwrap();
            let compared = String::from_utf8(compared.stdout).unwrap();
            let same = "Không ai thay đổi mức, tổng điểm, hạng hay danh hiệu.";
            assert_eq!(compared.matches(same).count(), campaigns.len(), "{compared}");
        }
    }
}

#[test]
fn a_joined_run_of_several_campaigns_is_verified_against_its_parts() {
    let place = Place::new(HEADS, List::Own);
    let [a, b] = [("a", ["U1", "U3"]), ("b", ["U2", "U2"])].map(|(name, units)| place.part(name, &units, nothing));
    let joined = place.joined(&[&a, &b], "chung");
    let path = a.join("don-vi/results.json");
    fs::write(&path, fs::read_to_string(&path).unwrap() + "\n").unwrap();
    let bad = xeploai().arg("verify").arg(&joined).output().unwrap();
    assert_eq!(bad.status.code(), Some(1), "{}", said(&bad));
    assert!(said(&bad).contains("a/ket-qua/don-vi/results.json"), "{}", said(&bad));
    let told = xeploai().arg("explain").arg(&joined).arg("N01").output().unwrap();
    let told = said(&told).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("không xếp cao hơn mức của đơn vị"), "{told}");
}

#[test]
fn one_campaign_of_units_is_joined_too() {
    for list in [List::Whole, List::Own, List::None] {
        let place = Place::new(HEADS, list);
        let alone = |folder: &Path| {
            fs::remove_file(folder.join("campaign.toml")).unwrap();
            fs::remove_file(folder.join("danh-sach.csv")).unwrap();
            fs::rename(folder.join("don-vi.campaign.toml"), folder.join("campaign.toml")).unwrap();
        };
        let whole = place.part("tat-ca", &[], alone);
        let [a, b] = [("a", ["U1", "U3"]), ("b", ["U2", "U2"])].map(|(name, units)| place.part(name, &units, alone));
        let joined = place.joined(&[&a, &b], "chung");
        same_tables(&whole, &joined, &["."], &format!("{list:?}"));
        let told = String::from_utf8(place.rollup(&[&a, &b], "lan-nua").stdout).unwrap();
        assert!(told.contains("Đã tổng hợp 2 kết quả: 3 đơn vị."), "{told}");
    }
}

#[test]
fn a_unit_of_which_nobody_has_anything_stays_incomplete() {
    let place = Place::new(HEADS, List::Whole);
    let whole = place.part("tat-ca", &["U1", "U2"], nothing);
    let [a, b] = [("a", ["U1"]), ("b", ["U2"])].map(|(name, units)| place.part(name, &units, nothing));
    let done = place.rollup(&[&a, &b], "chung");
    assert_eq!(done.status.code(), Some(1), "{}", said(&done));
    same_tables(&whole, &place.path("chung"), &["campaign", "don-vi"], "U3");
    let results = fs::read_to_string(place.path("chung/don-vi/results.csv")).unwrap();
    assert_eq!(results.matches("U3,").count(), 2, "once as unit, once as subject: {results}");
    assert!(results.contains("incomplete"), "{results}");
}

#[test]
fn what_does_not_go_together_is_refused() {
    let place = Place::new(HEADS, List::Own);
    let a = place.part("a", &["U1", "U3"], nothing);
    let twice = place.part("b", &["U2", "U3"], nothing);
    let told = place.refused(&[&a, &twice]);
    assert!(told.contains("rollup/unit-twice") && told.contains("b/ket-qua/don-vi/results.json"), "{told}");
    assert!(told.contains("b/ket-qua/campaign/results.json"), "both campaigns: {told}");

    let people = place.part("c", &["U2"], |folder| {
        for file in ["don-vi.campaign.toml", "cham-don-vi.csv"] {
            fs::remove_file(folder.join(file)).unwrap();
        }
    });
    let told = place.refused(&[&a, &people]);
    assert!(told.contains("“c/ket-qua” không có kết quả của đúng các cuộc vận động như “a/ket-qua”"), "{told}");
    // The campaign that both have is joined where its folder is named.
    place.joined(&[&a.join("campaign"), &people], "nguoi");

    let quota = "\n[[quota]]\nid = \"one\"\nlevel = \"excellent\"\ncount = 1\nscopes = [[]]\norder = [\"total\"]\nties = \"none\"\nover = \"demote\"\n";
    let cut = |folder: &Path| {
        let path = folder.join("don-vi.campaign.toml");
        fs::write(&path, fs::read_to_string(&path).unwrap() + quota).unwrap();
    };
    let (d, e) = (place.part("d", &["U1"], cut), place.part("e", &["U2"], cut));
    let told = place.refused(&[&d, &e]);
    assert!(told.contains("rollup/quota-over-units") && told.contains("xeploai grade"), "{told}");
}
