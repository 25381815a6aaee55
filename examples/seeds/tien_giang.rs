//! Tiền Giang: outstanding young members over 2019–2021, 40 unions, 1,200 members, three years of results.

use std::fs;
use std::io;
use std::path::Path;

use super::chance::Chance;
use super::names::Names;
use super::{Outcome, Seed, cut, table};

const CAMPAIGN: &str = include_str!("../../criteria/tieu-bieu-giai-doan.toml");
const RATINGS: [(&str, i64, &str); 4] = [
    ("Hoàn thành xuất sắc nhiệm vụ", 100, "excellent"),
    ("Hoàn thành tốt nhiệm vụ", 80, "good"),
    ("Hoàn thành nhiệm vụ", 60, "done"),
    ("Không hoàn thành nhiệm vụ", 0, "not-done"),
];
const UNIONS: usize = 40;
const MEMBERS: u64 = 1200;

/// A person while results are worked out.
struct Person {
    id: String,
    union: usize,
    joined_late: bool,
    rating: usize,
    steady: bool,
    young: bool,
    clean: bool,
    initiatives: u64,
    certificates: u64,
}

/// Writes the folder.
pub(crate) fn write(out: &Path) -> io::Result<Vec<Seed>> {
    fs::create_dir_all(out)?;
    fs::write(out.join("campaign.toml"), CAMPAIGN)?;
    let mut chance = Chance::stream(2021, 1);
    let sizes = super::sizes(&mut chance, UNIONS, MEMBERS, 8);
    let names = Names::new();
    let (mut people, mut rows, mut past) = (Vec::new(), Vec::new(), Vec::new());
    for (union, size) in sizes.iter().enumerate() {
        for number in 1..=*size {
            people.push(person(&mut chance, &names, union, number, &mut rows, &mut past));
        }
    }
    settle(&mut chance, &mut people, &mut rows);
    let units: Vec<Vec<String>> =
        (0..UNIONS).map(|union| vec![code(union), format!("CĐCS số {}", union + 1)]).collect();
    table(&out.join("don-vi.csv"), &["Mã đơn vị", "Đơn vị"], &units)?;
    let head = [
        "Mã đoàn viên",
        "Họ và tên",
        "Mã đơn vị",
        "Ngày sinh",
        "Ngày vào công đoàn",
        "Ngày kỷ luật",
        "Xếp loại năm 2021",
        "Số sáng kiến",
        "Khen thưởng",
    ];
    table(&out.join("danh-sach.csv"), &head, &rows)?;
    table(&out.join("lich-su.csv"), &["Mã", "Năm", "Mức xếp loại"], &past)?;
    Ok(vec![seed(people)])
}

fn code(union: usize) -> String {
    format!("TG{:02}", union + 1)
}

fn date(year: u64, chance: &mut Chance) -> String {
    format!("{:02}/{:02}/{year}", 1 + chance.below(28), 1 + chance.below(12))
}

fn rating(chance: &mut Chance) -> usize {
    match chance.below(100) {
        0..25 => 0,
        25..85 => 1,
        85..97 => 2,
        _ => 3,
    }
}

fn person(
    chance: &mut Chance,
    names: &Names,
    union: usize,
    number: u64,
    rows: &mut Vec<Vec<String>>,
    past: &mut Vec<Vec<String>>,
) -> Person {
    let id = format!("{}-{number:03}", code(union));
    let born = 1979 + chance.below(18);
    let joined = 2008 + chance.below(12);
    let disciplined = match chance.below(60) {
        0 => Some(2017 + chance.below(2)),
        1 => Some(2019 + chance.below(3)),
        _ => None,
    };
    let years = [rating(chance), rating(chance), rating(chance)];
    let absent = chance.permille(30);
    for (year, rating) in [(2019, years[0]), (2020, years[1])] {
        if !(absent && year == 2019) {
            past.push(vec![id.clone(), year.to_string(), RATINGS[rating].0.to_owned()]);
        }
    }
    rows.push(vec![
        id.clone(),
        names.one(chance),
        code(union),
        date(born, chance),
        if joined == 2019 { "02/01/2019".to_owned() } else { date(joined, chance) },
        disciplined.map(|year| date(year, chance)).unwrap_or_default(),
        RATINGS[years[2]].0.to_owned(),
    ]);
    Person {
        id,
        union,
        joined_late: joined == 2019,
        rating: years[2],
        steady: !absent && years.iter().all(|rating| *rating <= 1),
        young: born >= 1986,
        clean: disciplined.is_none_or(|year| year < 2019),
        initiatives: 0,
        certificates: 0,
    }
}

/// Gives those who meet all else initiatives and certificates, no two the same, so that no cut meets equals; the
/// others none, or one certificate, which is too few.
fn settle(chance: &mut Chance, people: &mut [Person], rows: &mut [Vec<String>]) {
    let mut fit: Vec<usize> = (0..people.len())
        .filter(|at| {
            let person = &people[*at];
            person.steady && person.young && person.clean && !person.joined_late && person.id.ends_with(['1', '4', '7'])
        })
        .collect();
    for at in (1..fit.len()).rev() {
        fit.swap(at, chance.index(at + 1));
    }
    for (place, at) in fit.iter().enumerate() {
        (people[*at].initiatives, people[*at].certificates) = (1 + place as u64 / 16, place as u64 % 16);
    }
    for (person, row) in people.iter_mut().zip(rows) {
        if person.initiatives == 0 {
            person.certificates = chance.below(2);
        }
        row.push(if person.initiatives == 0 { String::new() } else { person.initiatives.to_string() });
        row.push(person.certificates.to_string());
    }
}

fn seed(people: Vec<Person>) -> Seed {
    let held = |person: &Person| !person.joined_late && person.steady;
    let key = |person: &Person| (RATINGS[person.rating].1, person.initiatives, person.certificates);
    let mut left: Vec<usize> = Vec::new();
    for union in 0..UNIONS {
        let candidates: Vec<_> = people
            .iter()
            .enumerate()
            .filter(|(_, person)| person.union == union && held(person) && person.young && person.clean)
            .filter(|(_, person)| person.initiatives >= 1 || person.certificates >= 2)
            .map(|(at, person)| (at, key(person)))
            .collect();
        left.extend(cut(&candidates, 2));
    }
    let candidates: Vec<_> = left.iter().map(|at| (*at, key(&people[*at]))).collect();
    let chosen = cut(&candidates, 30);
    let steady = people.iter().filter(|person| held(person)).count() as u64;
    let all = people.len() as u64;
    let outcome = |(at, person): (usize, &Person)| Outcome {
        id: person.id.clone(),
        total: if person.joined_late { String::new() } else { RATINGS[person.rating].1.to_string() },
        level: if person.joined_late { "not-rated" } else { RATINGS[person.rating].2 },
        awards: match (held(person), chosen.contains(&at)) {
            (true, true) => "steady outstanding-young".to_owned(),
            (true, false) => "steady".to_owned(),
            _ => String::new(),
        },
    };
    let outcomes = people.iter().enumerate().map(outcome).collect();
    Seed { folder: "", outcomes, targets: vec![("steady-share", steady, all, 2 * steady >= all)] }
}
