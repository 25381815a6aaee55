//! The movements of the press: each small example comes out as it was worked out by hand, and each full-size folder
//! that the generator makes as the generator has worked it out in whole numbers of its own.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[path = "../examples/seeds/mod.rs"]
#[allow(dead_code, reason = "the generator uses the rest")]
mod seeds;
mod support;

use std::fs;
use std::path::Path;

use seeds::{Outcome, Seed};
use support::{compare_tables, folders, package, said, xeploai};

const SMALL: [&str; 3] = ["tien-giang-2021", "quang-tri-2016", "phu-binh-2022"];

#[test]
fn the_small_examples_come_out_as_worked_out() {
    for example in SMALL {
        let folder = package("examples").join(example);
        let place = tempfile::tempdir().unwrap();
        let out = place.path().join("ket-qua");
        grade(&folder, &out, 0);
        let mut faults = Vec::new();
        let parts = folders(&folder.join("expected"));
        if parts.is_empty() {
            compare_tables(&folder.join("expected"), &out, &mut faults);
        }
        for part in parts {
            compare_tables(&part, &out.join(part.file_name().unwrap()), &mut faults);
        }
        assert!(faults.is_empty(), "{example}\n{}", faults.join("\n"));
    }
}

#[test]
fn the_rules_of_the_examples_are_the_shipped_ones() {
    for (example, file, shipped) in [
        ("tien-giang-2021", "campaign.toml", "tieu-bieu-giai-doan"),
        ("quang-tri-2016", "campaign.toml", "trung-thanh-sang-tao-tan-tuy-guong-mau"),
        ("quang-tri-2016", "cdcs.campaign.toml", "cdcs-vung-manh"),
        ("phu-binh-2022", "campaign.toml", "van-hoa-cong-so-2019-2025"),
        ("phu-binh-2022", "co-quan.campaign.toml", "co-quan-van-hoa"),
    ] {
        let read = |path: String| fs::read_to_string(package(&path)).unwrap();
        assert!(
            read(format!("examples/{example}/{file}")) == read(format!("criteria/{shipped}.toml")),
            "examples/{example}/{file} is not criteria/{shipped}.toml"
        );
    }
}

#[test]
fn tien_giang_in_full_size() {
    full("tien-giang", seeds::tien_giang::write, &[1200]);
}

#[test]
fn quang_tri_in_full_size() {
    full("quang-tri", seeds::quang_tri::write, &[5143, 51]);
}

#[test]
fn phu_binh_in_full_size() {
    full("phu-binh", seeds::phu_binh::write, &[0, 125]);
}

/// Writes a movement, grades it, and compares everybody and every target. 0 in `sizes`: any number.
fn full(name: &str, write: fn(&Path) -> std::io::Result<Vec<Seed>>, sizes: &[usize]) {
    let place = tempfile::tempdir().unwrap();
    let (folder, out) = (place.path().join(name), place.path().join("ket-qua"));
    let wanted = write(&folder).unwrap();
    grade(&folder, &out, 0);
    for (mut seed, size) in wanted.into_iter().zip(sizes) {
        let results = out.join(seed.folder);
        seed.outcomes.sort();
        let got = outcomes(&results);
        assert!(*size == 0 || got.len() == *size, "{name}: {} subjects", got.len());
        assert_eq!(got.len(), seed.outcomes.len(), "{name}");
        for (wanted, got) in seed.outcomes.iter().zip(&got) {
            let wanted = [&wanted.id, &wanted.total, wanted.level, &wanted.awards];
            assert_eq!(got.each_ref().map(String::as_str), wanted, "{name} {}", seed.folder);
        }
        is_varied(name, &seed.outcomes);
        let targets = support::Table::read(&results.join("targets.csv"));
        let columns = ["target", "numerator", "denominator", "met"].map(str::to_owned);
        let got = targets.columns(&columns).unwrap().rows;
        let met = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        let wanted: Vec<Vec<String>> = seed
            .targets
            .iter()
            .map(|(id, part, whole, yes)| vec![(*id).to_owned(), part.to_string(), whole.to_string(), met(*yes)])
            .collect();
        assert_eq!(got, wanted, "{name} {}", seed.folder);
    }
}

/// So that a generator that makes everybody alike does not pass for a test.
fn is_varied(name: &str, outcomes: &[Outcome]) {
    let totals: std::collections::BTreeSet<&str> = outcomes.iter().map(|outcome| outcome.total.as_str()).collect();
    assert!(totals.len() >= 4, "{name}: {totals:?}");
}

fn grade(folder: &Path, out: &Path, exit: i32) {
    let output = xeploai().arg("grade").arg(folder).arg("--out").arg(out).args(["--format", "csv"]).output().unwrap();
    assert_eq!(output.status.code(), Some(exit), "{}", said(&output));
}

fn outcomes(results: &Path) -> Vec<[String; 4]> {
    let table = support::Table::read(&results.join("results.csv"));
    let columns = ["person_id", "total", "level", "awards"].map(str::to_owned);
    let rows = table.columns(&columns).unwrap().rows;
    let mut rows: Vec<[String; 4]> = rows.into_iter().map(|row| row.try_into().unwrap()).collect();
    rows.sort();
    rows
}
