//! Phú Bình: workplace culture of staff (those at the one-stop desk weighed differently) and of 125 agencies, 119 of
//! which reach the standard: 95.2 % against a plan of 92 %.

use std::fs;
use std::io;
use std::path::Path;

use super::chance::Chance;
use super::names::Names;
use super::{Outcome, Seed, halves, table, two_places};

const PEOPLE: &str = include_str!("../../criteria/van-hoa-cong-so-2019-2025.toml");
const AGENCIES: &str = include_str!("../../criteria/co-quan-van-hoa.toml");
/// Criteria of a person, by group: order, responsibility, devotion, professional.
const CRITERIA: [(&str, i64); 9] = [
    ("KC1", 10),
    ("KC2", 10),
    ("KC3", 10),
    ("TRN1", 15),
    ("TRN2", 15),
    ("TAT1", 10),
    ("TAT2", 10),
    ("CHN1", 10),
    ("CHN2", 10),
];
const KINDS: [&str; 4] = ["Cơ quan", "Trường học", "Trạm y tế", "Doanh nghiệp"];
const ALL: usize = 125;

/// What an agency is meant to show.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    /// Reaches the standard.
    Met,
    /// Reaches it with 90 points: a model of its kind.
    Model,
    /// Too few points.
    Low,
    /// One content under half of its points.
    WeakContent,
    /// Somebody was disciplined.
    Disciplined,
    /// Too many of its staff are under “good”.
    WeakStaff,
}

fn fate(agency: usize) -> Fate {
    match agency {
        0..4 => Fate::Model,
        119 | 120 => Fate::Low,
        121 => Fate::WeakContent,
        122 => Fate::Disciplined,
        123.. => Fate::WeakStaff,
        _ => Fate::Met,
    }
}

/// Writes the folder.
pub(crate) fn write(out: &Path) -> io::Result<Vec<Seed>> {
    fs::create_dir_all(out)?;
    fs::write(out.join("campaign.toml"), PEOPLE)?;
    fs::write(out.join("co-quan.campaign.toml"), AGENCIES)?;
    let mut chance = Chance::stream(2022, 1);
    let units: Vec<Vec<String>> = (0..ALL)
        .map(|agency| {
            vec![code(agency), format!("{} số {}", KINDS[agency % 4], agency / 4 + 1), KINDS[agency % 4].into()]
        })
        .collect();
    table(&out.join("don-vi.csv"), &["Mã đơn vị", "Đơn vị", "Loại hình"], &units)?;
    let people = people(out, &mut chance)?;
    let agencies = agencies(out, &mut chance)?;
    Ok(vec![people, agencies])
}

fn code(agency: usize) -> String {
    format!("PB{:03}", agency + 1)
}

fn people(out: &Path, chance: &mut Chance) -> io::Result<Seed> {
    let names = Names::new();
    let (mut rows, mut outcomes, mut good, mut rated) = (Vec::new(), Vec::new(), 0, 0);
    for agency in 0..ALL {
        let size = 6 + chance.below(13);
        // At most a fifth of those rated are weak, or (`WeakStaff`) one more than that.
        let weak = (size - 1) / 5 + u64::from(fate(agency) == Fate::WeakStaff);
        for number in 1..=size {
            let id = format!("{}-{number:02}", code(agency));
            let new = number == size;
            let is_weak = number <= weak;
            let at_desk = agency % 4 == 0 && chance.permille(300);
            let least = if is_weak { 55 } else { 80 };
            let scores = CRITERIA.map(|(_, max)| {
                let floor = max * 2 * least / 100;
                let room = if is_weak { max * 2 / 10 } else { max * 2 - floor };
                floor + chance.below(u64::try_from(room + 1).expect("not negative")).cast_signed()
            });
            let satisfaction = if at_desk { 80 + chance.below(21) } else { 0 };
            let breaches = if chance.permille(50) { 1 + chance.below(2) } else { 0 };
            let mut row = vec![
                id.clone(),
                names.one(chance),
                code(agency),
                if at_desk { "Một cửa".into() } else { "Văn phòng".into() },
                if at_desk { satisfaction.to_string() } else { String::new() },
                breaches.to_string(),
                if new { "5".into() } else { "12".into() },
            ];
            row.extend(scores.iter().map(|score| halves(*score)));
            rows.push(row);
            let excellent = breaches == 0 && (!at_desk || satisfaction >= 90);
            let (total, level) = if new { (String::new(), "not-rated") } else { grade(&scores, at_desk, excellent) };
            rated += u64::from(!new);
            good += u64::from(matches!(level, "excellent" | "good"));
            outcomes.push(Outcome { id, total, level, awards: String::new() });
        }
    }
    let mut head =
        vec!["Mã", "Họ và tên", "Mã đơn vị", "Bộ phận", "Tỷ lệ hài lòng", "Số lần vi phạm", "Số tháng công tác"];
    head.extend(CRITERIA.map(|(column, _)| column));
    table(&out.join("danh-sach.csv"), &head, &rows)?;
    let targets = vec![("good-share", good, rated, 100 * good >= 95 * rated)];
    Ok(Seed { folder: "campaign", outcomes, targets })
}

/// In eighths of a point: at the desk 22.5 of 30 is 3/4 of a point for each, devotion counts double.
fn grade(scores: &[i64; 9], at_desk: bool, may_be_excellent: bool) -> (String, &'static str) {
    let sum = |range: std::ops::Range<usize>| scores[range].iter().sum::<i64>();
    let eighths = if at_desk { 3 * (sum(0..5) + sum(7..9)) + 8 * sum(5..7) } else { 4 * sum(0..9) };
    let hundredths = (200 * eighths + 8) / 16;
    let level = match hundredths {
        9000.. if may_be_excellent => "excellent",
        7000.. => "good",
        5000.. => "met",
        _ => "unmet",
    };
    (two_places(eighths, 8), level)
}

fn agencies(out: &Path, chance: &mut Chance) -> io::Result<Seed> {
    let (mut rows, mut past, mut outcomes) = (Vec::new(), Vec::new(), Vec::new());
    for agency in 0..ALL {
        let fate = fate(agency);
        // Half points of the eight criteria; the second is a percentage worth 8 points.
        let mut scores = [34, 96, 16, 20, 24 + chance.below(5).cast_signed(), 16, 26, 16];
        match fate {
            Fate::Model => scores = [40, 100, 18, 20, 28, 18, 28, 18],
            Fate::Low => scores[0] = 14,
            Fate::WeakContent => {
                (scores[0], scores[2], scores[4], scores[5], scores[6], scores[7]) = (40, 20, 30, 20, 12, 12)
            }
            Fate::Met | Fate::Disciplined | Fate::WeakStaff => {}
        }
        let band = if scores[1] >= 98 { 20 } else { 16 };
        let total = scores.iter().sum::<i64>() - scores[1] + band;
        let recognised = agency % 3 == 0;
        let years = chance.below(6);
        let mut row = vec![code(agency), u64::from(fate == Fate::Disciplined).to_string()];
        row.push(if recognised { "x".into() } else { String::new() });
        for (at, score) in scores.iter().enumerate() {
            row.push(match at {
                1 => score.to_string(),
                3 => "x".into(),
                _ => halves(*score),
            });
        }
        rows.push(row);
        for back in 1..=years {
            past.push(vec![code(agency), (2022 - back).to_string(), "Đạt chuẩn văn hóa".into()]);
        }
        let met = matches!(fate, Fate::Met | Fate::Model);
        let awards = [
            (met && !recognised && years >= 1, "first"),
            (met && recognised && years >= 4, "again"),
            (fate == Fate::Model, "model"),
        ];
        let awards: Vec<&str> = awards.iter().filter(|(held, _)| *held).map(|(_, award)| *award).collect();
        outcomes.push(Outcome {
            id: code(agency),
            total: two_places(total, 2),
            level: if met { "met" } else { "unmet" },
            awards: awards.join(" "),
        });
    }
    let head =
        ["Mã đơn vị", "Kỷ luật từ cảnh cáo", "Đã công nhận", "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2"];
    table(&out.join("cham-diem-co-quan.csv"), &head, &rows)?;
    table(&out.join("lich-su.csv"), &["Mã", "Năm", "Mức xếp loại"], &past)?;
    Ok(Seed { folder: "co-quan", outcomes, targets: vec![("met-share", 119, 125, true)] })
}
