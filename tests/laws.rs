//! What holds whatever the people and the rules are.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use xeploai::campaign::{self, Campaign};
use xeploai::evaluate::{self, Options, Progress, Stage};
use xeploai::intake::Inputs;
use xeploai::render::csv as render_csv;
use xeploai::report::machine;
use xeploai::report::sheet::Sheet;
use xeploai::table::InputFile;

/// Levels of the campaign below, best first.
const LEVELS: [&str; 4] = ["excellent", "good", "done", "not-done"];

/// One person as the roster has them.
#[derive(Clone, Debug)]
struct Person {
    code: String,
    unit: usize,
    leader: bool,
    initiatives: u8,
    months: u8,
    /// Half points, by criterion; none leaves the cell empty.
    claims: [Option<u16>; 2],
}

/// The quota of the campaign.
#[derive(Clone, Copy, Debug)]
struct Quota {
    percent: i64,
    base: &'static str,
    scopes: &'static [&'static [&'static str]],
    rounding: &'static str,
    ties: &'static str,
}

const MOST: [u16; 2] = [120, 80];

fn person() -> impl Strategy<Value = Person> {
    let claim =
        |most: u16| prop_oneof![8 => (most / 2..=most).prop_map(Some), 1 => (0..=most).prop_map(Some), 1 => Just(None)];
    // Few different values: ties must be frequent.
    let full = |most: u16| prop_oneof![3 => Just(Some(most)), 2 => Just(Some(most - 10)), 3 => claim(most)];
    let months = prop_oneof![9 => Just(12_u8), 1 => 1..6_u8];
    (0..3_usize, any::<bool>(), 0..3_u8, months, full(MOST[0]), full(MOST[1])).prop_map(
        |(unit, leader, initiatives, months, first, second)| Person {
            code: String::new(),
            unit,
            leader,
            initiatives,
            months,
            claims: [first, second],
        },
    )
}

fn people() -> impl Strategy<Value = Vec<Person>> {
    prop::collection::vec(person(), 1..24).prop_map(|mut people| {
        for (number, person) in people.iter_mut().enumerate() {
            person.code = format!("M{number:03}");
        }
        people
    })
}

fn quota() -> impl Strategy<Value = Quota> {
    const SCOPES: [&[&[&str]]; 4] = [&[&["unit"]], &[&["unit"], &["unit", "role"]], &[&[]], &[&["role"], &["unit"]]];
    (
        prop::sample::select(vec![10_i64, 20, 25, 33, 50]),
        prop::sample::select(vec!["below", "at-least", "rated", "headcount"]),
        prop::sample::select(SCOPES.to_vec()),
        prop::sample::select(vec!["down", "half-up", "up"]),
        prop::sample::select(vec!["none", "ask", "all"]),
    )
        .prop_map(|(percent, base, scopes, rounding, ties)| Quota { percent, base, scopes, rounding, ties })
}

/// The rule file without quota.
const RULES: &str = r#"
schema = 1
id = "laws"
title = "Phép thử"
year = 2026
subject = "person"
scale = 100
rounding = { places = 2, mode = "half-up" }
combine = "last"

[[role]]
id = "leader"
title = "Lãnh đạo"
when = { fact = "position", is = "Trưởng" }
[[role]]
id = "staff"
title = "Nhân viên"

[[fact]]
id = "position"
title = "Chức vụ"
kind = "text"
blank = ""
[[fact]]
id = "initiatives"
title = "Sáng kiến"
kind = "count"
[[fact]]
id = "months"
title = "Số tháng"
kind = "count"

[[group]]
id = "one"
title = "Nhóm một"
[[group.criterion]]
id = "a"
title = "Tiêu chí A"
points.up-to = { max = 60 }
[[group]]
id = "two"
title = "Nhóm hai"
[[group.criterion]]
id = "b"
title = "Tiêu chí B"
points.up-to = { max = 40 }

[[level]]
id = "excellent"
title = "Xuất sắc"
from = 90
gates = ["initiative"]
[[level]]
id = "good"
title = "Tốt"
from = 70
[[level]]
id = "done"
title = "Hoàn thành"
from = 50
[[level]]
id = "not-done"
title = "Không hoàn thành"
from = 0

[[gate]]
id = "initiative"
title = "Có sáng kiến"
require = { fact = "initiatives", at-least = 1 }

[[limit]]
id = "short"
title = "Dưới 6 tháng"
when = { fact = "months", below = 6 }
then = { not-rated = "Không xếp loại" }

[ranking]
order = ["total"]
"#;

/// The rule file, with the quota or without any.
fn rules(quota: Option<Quota>) -> Campaign {
    let mut text = RULES.to_owned();
    if let Some(Quota { percent, base, scopes, rounding, ties }) = quota {
        write!(
            text,
            "[[quota]]\nid = \"q\"\nlevel = \"excellent\"\nshare = \"{percent}%\"\nbase = \"{base}\"\nscopes = {scopes:?}\n\
             rounding = \"{rounding}\"\norder = [\"total\"]\nties = \"{ties}\"\nover = \"demote\"\n"
        )
        .unwrap();
    }
    let loaded = campaign::load("campaign.toml", &text);
    loaded.campaign.unwrap_or_else(|| panic!("the rules are in order: {:#?}", loaded.problems))
}

/// The people as one file, or as one file for each unit.
fn written(people: &[Person], folder: &Path, apart: bool) -> Inputs {
    let heading = "Mã,Họ và tên,Mã đơn vị,Chức vụ,Sáng kiến,Số tháng,Tiêu chí A,Tiêu chí B\n";
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for person in people {
        let name = if apart { format!("u{}.csv", person.unit) } else { "tat-ca.csv".to_owned() };
        let text = files.entry(name).or_insert_with(|| heading.to_owned());
        let points = |half: Option<u16>| half.map_or(String::new(), |half| format!("{}.{}", half / 2, half % 2 * 5));
        let position = if person.leader { "Trưởng" } else { "" };
        let Person { code, unit, initiatives, months, claims, .. } = person;
        let [a, b] = claims.map(points);
        writeln!(text, "{code},Nguyễn Văn {code},U{unit},{position},{initiatives},{months},{a},{b}").unwrap();
    }
    let tables = files.into_iter().map(|(name, text)| {
        let path = folder.join(&name);
        fs::write(&path, text).unwrap();
        InputFile { path, name: name.into() }
    });
    Inputs { tables: tables.collect(), ..Inputs::default() }
}

struct Silent;

impl Progress for Silent {
    fn begin(&self, _stage: Stage, _steps: u64) {}
    fn step(&self) {}
}

/// What the machine tables say.
#[derive(Debug, PartialEq, Eq)]
struct Graded {
    results: String,
    summary: String,
}

fn grade(campaign: &Campaign, people: &[Person], apart: bool, threads: usize) -> Graded {
    let folder = tempfile::tempdir().unwrap();
    let inputs = written(people, folder.path(), apart);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    let results = pool.install(|| evaluate::run(campaign, &inputs, Options::default(), &Silent));
    let text = |sheet: &Sheet<'_>| {
        let mut bytes = Vec::new();
        render_csv::write(sheet, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    Graded {
        results: text(&machine::results(campaign, &results)),
        summary: text(&machine::summary(campaign, &results)),
    }
}

/// Rows of a table, each by its headings.
fn rows(table: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let heading = reader.headers().unwrap().clone();
    let named = |record: csv::StringRecord| {
        heading.iter().zip(record.iter()).map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect()
    };
    reader.records().map(|record| named(record.unwrap())).collect()
}

/// The `level` of each person, by code.
fn levels(graded: &Graded) -> BTreeMap<String, String> {
    rows(&graded.results).into_iter().map(|row| (row["person_id"].clone(), row["level"].clone())).collect()
}

/// 0 is the best; none for those who are not rated or incomplete.
fn position(level: &str) -> Option<usize> {
    LEVELS.iter().position(|id| *id == level)
}

/// The key that a scope gives a person.
fn key(person: &Person, scope: &[&str]) -> (Option<usize>, Option<bool>) {
    (scope.contains(&"unit").then_some(person.unit), scope.contains(&"role").then_some(person.leader))
}

/// How many a scope may keep, counted here once more from the levels that came out.
fn allowed(quota: Quota, levels: &[&str]) -> i64 {
    let count =
        |wanted: &dyn Fn(&str) -> bool| i64::try_from(levels.iter().filter(|level| wanted(level)).count()).unwrap();
    let base = match quota.base {
        "below" => count(&|level| level == "good"),
        "at-least" => count(&|level| level == "good" || level == "excellent"),
        "rated" => count(&|level| position(level).is_some()),
        _ => count(&|_| true),
    };
    let part = quota.percent * base;
    match quota.rounding {
        "down" => part / 100,
        "half-up" => (part + 50) / 100,
        _ => (part + 99) / 100,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_rows_files_and_threads_changes_nothing(
        (people, shuffled) in people().prop_flat_map(|people| (Just(people.clone()), Just(people).prop_shuffle())),
        quota in quota(),
    ) {
        let campaign = rules(Some(quota));
        let graded = grade(&campaign, &people, false, 1);
        prop_assert_eq!(&graded, &grade(&campaign, &shuffled, false, 4));
        prop_assert_eq!(&graded, &grade(&campaign, &shuffled, true, 3));
    }

    #[test]
    fn raising_a_claim_never_lowers_a_level_before_quota(
        people in people(),
        which in any::<prop::sample::Index>(),
        criterion in 0..2_usize,
        by in 1..40_u16,
    ) {
        let campaign = rules(None);
        let mut raised = people.clone();
        let person = &mut raised[which.index(people.len())];
        person.claims[criterion] = person.claims[criterion].map(|half| (half + by).min(MOST[criterion]));
        let code = person.code.clone();
        let (before, after) = (grade(&campaign, &people, false, 1), grade(&campaign, &raised, false, 1));
        prop_assert!(position(&levels(&after)[&code]) <= position(&levels(&before)[&code]));
    }

    #[test]
    fn a_demoting_quota_is_never_exceeded_unless_all_tied_stay(people in people(), quota in quota()) {
        let quota = Quota { ties: if quota.ties == "all" { "none" } else { quota.ties }, ..quota };
        let levels = levels(&grade(&rules(Some(quota)), &people, false, 2));
        for scope in quota.scopes {
            let mut groups: BTreeMap<_, Vec<&str>> = BTreeMap::new();
            for person in &people {
                groups.entry(key(person, scope)).or_default().push(&levels[&person.code]);
            }
            for (group, levels) in groups {
                let kept = i64::try_from(levels.iter().filter(|level| **level == "excellent").count()).unwrap();
                prop_assert!(kept <= allowed(quota, &levels), "{group:?} of {scope:?}: {kept} of {levels:?}");
            }
        }
    }

    #[test]
    fn a_quota_takes_a_level_from_nobody_else(people in people(), quota in quota()) {
        let (free, cut) = (grade(&rules(None), &people, false, 1), grade(&rules(Some(quota)), &people, false, 1));
        let (free, cut) = (levels(&free), levels(&cut));
        for (code, level) in &free {
            let stays = cut[code] == *level;
            prop_assert!(stays || (level == "excellent" && cut[code] == "good"), "{code}: {level} to {}", cut[code]);
        }
    }

    #[test]
    fn everybody_is_in_one_place_and_the_parts_add_up(people in people(), quota in quota()) {
        let graded = grade(&rules(Some(quota)), &people, true, 2);
        let levels = levels(&graded);
        prop_assert_eq!(rows(&graded.results).len(), people.len());
        for person in &people {
            let level = levels[&person.code].as_str();
            let wanting = person.claims.contains(&None);
            let expected = if person.months < 6 { "not-rated" } else if wanting { "incomplete" } else { "a level" };
            prop_assert_eq!(position(level).map_or(level, |_| "a level"), expected);
        }
        for row in rows(&graded.summary) {
            let number = |name: &str| row[name].parse::<usize>().unwrap();
            let members = people.iter().filter(|person| format!("U{}", person.unit) == row["unit_id"]);
            prop_assert_eq!(number("headcount"), members.count());
            prop_assert_eq!(number("headcount"), number("rated") + number("not_rated") + number("incomplete"));
            prop_assert_eq!(number("rated"), LEVELS.iter().map(|id| number(&format!("level:{id}"))).sum::<usize>());
        }
    }
}
