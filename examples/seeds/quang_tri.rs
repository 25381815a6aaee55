//! Quảng Trị: the campaign of four values with its five ranks, 51 unions and 5,143 members; all unions “vững mạnh”.

use std::fs;
use std::io;
use std::path::Path;

use super::chance::Chance;
use super::names::Names;
use super::{Outcome, Seed, cut, halves, sizes, table};

const PEOPLE: &str = include_str!("../../criteria/trung-thanh-sang-tao-tan-tuy-guong-mau.toml");
const UNIONS: &str = include_str!("../../criteria/cdcs-vung-manh.toml");
const CRITERIA: [(&str, i64); 12] = [
    ("TTH1", 10),
    ("TTH2", 10),
    ("TTH3", 5),
    ("STA1", 10),
    ("STA2", 10),
    ("STA3", 5),
    ("TTY1", 10),
    ("TTY2", 10),
    ("TTY3", 5),
    ("GMA1", 10),
    ("GMA2", 10),
    ("GMA3", 5),
];
/// Standards of a union.
const STANDARDS: [(&str, i64); 8] = [
    ("TC1.1", 15),
    ("TC1.2", 10),
    ("TC1.3", 10),
    ("TC2.1", 10),
    ("TC2.2", 5),
    ("TC3.1", 20),
    ("TC4.1", 15),
    ("TC4.2", 15),
];
const LEVELS: [(&str, i64); 5] = [("excellent", 90), ("good", 80), ("fair", 65), ("average", 50), ("poor", 0)];

/// A person while results are worked out.
struct Person {
    id: String,
    union: usize,
    /// Half points, and those for creativity.
    total: Option<(i64, i64)>,
    level: &'static str,
}

/// Writes the folder.
pub(crate) fn write(out: &Path) -> io::Result<Vec<Seed>> {
    fs::create_dir_all(out)?;
    fs::write(out.join("campaign.toml"), PEOPLE)?;
    fs::write(out.join("cdcs.campaign.toml"), UNIONS)?;
    let mut chance = Chance::stream(2016, 1);
    let sizes = sizes(&mut chance, 51, 5143, 20);
    let units: Vec<Vec<String>> = (1..=51).map(|n| vec![code(n - 1), format!("CĐCS số {n}")]).collect();
    table(&out.join("don-vi.csv"), &["Mã đơn vị", "Đơn vị"], &units)?;
    let people = people(out, &mut chance, &sizes)?;
    let unions = unions(out, &mut chance)?;
    Ok(vec![persons_seed(people), unions])
}

fn code(union: usize) -> String {
    format!("QT{:02}", union + 1)
}

fn people(out: &Path, chance: &mut Chance, sizes: &[u64]) -> io::Result<Vec<Person>> {
    let names = Names::new();
    let (mut rows, mut people) = (Vec::new(), Vec::new());
    for (union, size) in sizes.iter().enumerate() {
        for number in 1..=*size {
            let id = format!("{}-{number:03}", code(union));
            let quality = if chance.permille(60) { chance.bell(550, 90) } else { chance.bell(850, 70) };
            let scores = CRITERIA.map(|(_, max)| {
                let share = quality + chance.bell(0, 40);
                ((share * max * 2 + 500) / 1000).clamp(0, max * 2)
            });
            let months = if chance.permille(20) { 2 + chance.below(10) } else { 12 };
            let discipline = match chance.below(400) {
                0 => "Cảnh cáo",
                1 | 2 => "Khiển trách",
                _ => "",
            };
            let mut row = vec![id.clone(), names.one(chance), code(union), months.to_string(), discipline.to_owned()];
            row.extend(scores.iter().map(|score| halves(*score)));
            rows.push(row);
            let total: i64 = scores.iter().sum();
            let by_points = LEVELS.iter().position(|(_, from)| total >= from * 2).unwrap_or(4);
            let place = match discipline {
                "Cảnh cáo" => 4,
                "Khiển trách" => by_points.max(3),
                _ => by_points,
            };
            let rated = months >= 6;
            people.push(Person {
                id,
                union,
                total: rated.then(|| (total, scores[3..6].iter().sum())),
                level: if rated { LEVELS[place].0 } else { "not-rated" },
            });
        }
    }
    let mut head = vec!["Mã đoàn viên", "Họ và tên", "Mã đơn vị", "Số tháng công tác", "Kỷ luật"];
    head.extend(CRITERIA.map(|(column, _)| column));
    table(&out.join("danh-sach.csv"), &head, &rows)?;
    Ok(people)
}

fn persons_seed(people: Vec<Person>) -> Seed {
    let mut praised = vec![false; people.len()];
    for union in 0..51 {
        let candidates: Vec<(usize, (i64, i64))> = people
            .iter()
            .enumerate()
            .filter(|(_, person)| person.union == union && person.level == "excellent")
            .filter_map(|(at, person)| Some((at, person.total?)))
            .collect();
        for at in cut(&candidates, 2) {
            praised[at] = true;
        }
    }
    let fair = people.iter().filter(|person| matches!(person.level, "excellent" | "good" | "fair")).count() as u64;
    let all = people.len() as u64;
    let outcomes = people.into_iter().zip(praised).map(|(person, praised)| Outcome {
        id: person.id,
        total: person.total.map(|(total, _)| super::two_places(total, 2)).unwrap_or_default(),
        level: person.level,
        awards: if praised { "outstanding".to_owned() } else { String::new() },
    });
    Seed {
        folder: "campaign",
        outcomes: outcomes.collect(),
        targets: vec![("fair-share", fair, all, 5 * fair >= 4 * all)],
    }
}

/// Every standard has at least 86% of its points: no union comes under 85 points, nor under half of a standard.
fn unions(out: &Path, chance: &mut Chance) -> io::Result<Seed> {
    let (mut rows, mut outcomes) = (Vec::new(), Vec::new());
    for union in 0..51 {
        let scores = STANDARDS.map(|(_, max)| {
            let most_off = u64::try_from(max * 2 * 14 / 100).expect("not negative");
            max * 2 - chance.below(most_off + 1).cast_signed()
        });
        let advanced = 60 + chance.below(41);
        let mut row = vec![code(union), "0".to_owned(), format!("{advanced}%")];
        row.extend(scores.iter().map(|score| halves(*score)));
        rows.push(row);
        outcomes.push(Outcome {
            id: code(union),
            total: super::two_places(scores.iter().sum(), 2),
            level: "strong",
            awards: if advanced >= 80 { "strong-excellent".to_owned() } else { String::new() },
        });
    }
    let mut head = vec!["Mã đơn vị", "Kỷ luật từ cảnh cáo", "Tỷ lệ LĐTT"];
    head.extend(STANDARDS.map(|(column, _)| column));
    table(&out.join("cham-diem-cdcs.csv"), &head, &rows)?;
    table(
        &out.join("lich-su.csv"),
        &["Mã", "Năm", "Mức xếp loại"],
        &[vec![code(0), "2015".into(), "Vững mạnh".into()]],
    )?;
    Ok(Seed { folder: "cdcs", outcomes, targets: vec![("strong-share", 51, 51, true)] })
}
