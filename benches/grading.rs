//! How long each stage takes: an invented province in a temporary folder, read, graded and written.
//!
//! ```text
//! RAYON_NUM_THREADS=1 cargo bench --bench grading -- [UNITS PEOPLE]
//! ```
//!
//! A measurement, never a test: it judges nothing and cannot fail on a slow machine. What it prints is in README.md.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use xeploai::aggregate::Results;
use xeploai::campaign::{self, Campaign};
use xeploai::evaluate::{self, Options, Progress, Stage};
use xeploai::intake::{self, Inputs};
use xeploai::render::{csv, json, xlsx};
use xeploai::report::{RunInfo, consolidated, machine, unit};
use xeploai::table::InputFile;
use xeploai::words::Lang;

/// Rounds, of which the best counts.
const ROUNDS: usize = 3;

/// Groups, and criteria of each.
const GROUPS: [usize; 2] = [4, 4];

/// Two raters, four groups, a bonus, a deduction, a quota.
fn rules() -> String {
    let mut text = String::from(
        "schema = 1\nid = \"speed\"\ntitle = \"Bài đo\"\nyear = 2026\nsubject = \"person\"\nsource = \"bài đo\"\n\
         scale = 100\nrounding = { places = 2, mode = \"half-up\" }\ncombine = \"last\"\nabove-scale = \"cap\"\n\
         [[rater]]\nid = \"self\"\ntitle = \"Tự chấm\"\n[[rater]]\nid = \"board\"\ntitle = \"Hội đồng chấm\"\n",
    );
    for group in 0..GROUPS[0] {
        writeln!(text, "[[group]]\nid = \"g{group}\"\ntitle = \"Nhóm {}\"", group + 1).expect("text");
        for criterion in group * GROUPS[1]..(group + 1) * GROUPS[1] {
            writeln!(
                text,
                "[[group.criterion]]\nid = \"c{criterion}\"\ntitle = \"Tiêu chí {criterion}\"\ncolumn = {{ self = \
                 [\"T{criterion}\"], board = [\"H{criterion}\"] }}\npoints.up-to = {{ max = 10 }}\nweight = 6.25\n\
                 blank = 0"
            )
            .expect("text");
        }
    }
    text.push_str(
        "[[bonus]]\nid = \"bonus\"\ntitle = \"Điểm thưởng\"\ncolumn = [\"Thưởng\"]\ncap = 5\npoints.up-to = { max = 5 }\n\
         blank = 0\n[[deduction]]\nid = \"deduction\"\ntitle = \"Điểm trừ\"\ncolumn = [\"Trừ\"]\ncap = 5\n\
         points.up-to = { max = 5 }\nblank = 0\n",
    );
    let levels = [("top", "Xuất sắc", 90), ("good", "Tốt", 70), ("done", "Hoàn thành", 50), ("rest", "Không", 0)];
    for (id, title, from) in levels {
        writeln!(text, "[[level]]\nid = \"{id}\"\ntitle = \"{title}\"\nshort = \"{title}\"\nfrom = {from}")
            .expect("text");
    }
    text.push_str(
        "[[quota]]\nid = \"top-20\"\nsource = \"bài đo\"\nlevel = \"top\"\nshare = \"20%\"\nbase = \"below\"\n\
         scopes = [[\"unit\"]]\nrounding = \"down\"\norder = [\"total\", \"id\"]\nties = \"none\"\nover = \"demote\"\n\
         [ranking]\norder = [\"total\", \"id\"]\n",
    );
    text
}

/// SplitMix64: the same people in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }

    /// Quarter points near the given share of ten.
    fn score(&mut self, quality: u64) -> String {
        let quarters = (quality + self.below(9)).saturating_sub(4).min(40);
        format!("{}.{:02}", quarters / 4, quarters % 4 * 25)
    }
}

/// One table with everybody, people of a unit together.
fn write_people(path: &Path, units: u64, people: u64) -> io::Result<()> {
    const FAMILIES: [&str; 6] = ["Nguyễn", "Trần", "Lê", "Phạm", "Đặng", "Vũ"];
    const GIVEN: [&str; 6] = ["Thị Hồng Ánh", "Văn Bình", "Thu Hà", "Đức Long", "Minh Phượng", "Quốc Tuấn"];
    let mut out = BufWriter::new(File::create(path)?);
    let mut chance = Chance(2026);
    write!(out, "Mã,Họ và tên,Mã đơn vị,Đơn vị")?;
    for criterion in 0..GROUPS[0] * GROUPS[1] {
        write!(out, ",T{criterion},H{criterion}")?;
    }
    writeln!(out, ",Thưởng,Trừ")?;
    for person in 0..people {
        let unit = person * units / people;
        let name = |list: [&'static str; 6], chance: &mut Chance| list[usize::try_from(chance.below(6)).unwrap_or(0)];
        let (family, given) = (name(FAMILIES, &mut chance), name(GIVEN, &mut chance));
        write!(out, "DV{person:08},{family} {given},CD{unit:06},Công đoàn cơ sở số {}", unit + 1)?;
        let quality = 26 + chance.below(12);
        for _ in 0..2 * GROUPS[0] * GROUPS[1] {
            write!(out, ",{}", chance.score(quality))?;
        }
        writeln!(out, ",{},", chance.below(3))?;
    }
    out.flush()
}

/// Nobody watches.
struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: Stage, _: u64) {}
    fn step(&self) {}
}

/// The best time of each stage, in the order of the stages.
#[derive(Default)]
struct Times(Vec<(&'static str, Duration)>);

impl Times {
    fn take<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        let took = start.elapsed();
        match self.0.iter_mut().find(|(name, _)| *name == stage) {
            Some((_, best)) => *best = took.min(*best),
            None => self.0.push((stage, took)),
        }
        result
    }
}

/// Everything once.
fn round(campaign: &Campaign, inputs: &Inputs, folder: &Path, times: &mut Times) -> io::Result<()> {
    let gathered = times.take("read", || intake::gather(campaign, inputs, &|| ()));
    let results = times.take("grade", || evaluate::grade(campaign, gathered, Options::default(), &Unwatched));
    let info = RunInfo::default();
    times.take("unit workbooks", || unit_workbooks(campaign, &results, folder))?;
    times.take("consolidated workbook", || {
        let report = consolidated::report(campaign, &results, &info, Lang::Vi);
        xlsx::write(&report, campaign.year, &folder.join("all.xlsx")).map_err(io::Error::other)
    })?;
    times
        .take("results.csv", || csv::write(&machine::results(campaign, &results), &mut file(folder, "results.csv")?))?;
    times.take("results.json", || json::results(campaign, &results, Lang::Vi, &mut file(folder, "results.json")?))
}

/// One after the other, so that the time is that of one thread.
fn unit_workbooks(campaign: &Campaign, results: &Results, folder: &Path) -> io::Result<()> {
    let reports = unit::Reports::new(campaign, results, Lang::Vi);
    (0..results.units.len()).try_for_each(|position| {
        let report = reports.report(position);
        xlsx::write(&report, campaign.year, &folder.join(format!("{position}.xlsx"))).map_err(io::Error::other)
    })
}

fn file(folder: &Path, name: &str) -> io::Result<BufWriter<File>> {
    Ok(BufWriter::with_capacity(1 << 18, File::create(folder.join(name))?))
}

#[expect(clippy::cast_precision_loss, reason = "a speed for people to read")]
fn tell(times: &Times, units: u64, people: u64) {
    let all: Duration = times.0.iter().map(|(_, time)| *time).sum();
    println!("{people} people in {units} units, best of {ROUNDS} rounds");
    println!("{:<22} {:>9} {:>7} {:>11}", "stage", "ms", "share", "people/s");
    for (stage, time) in times.0.iter().chain([&("all", all)]) {
        let (seconds, share) = (time.as_secs_f64(), 100.0 * time.as_secs_f64() / all.as_secs_f64());
        println!("{stage:<22} {:>9.1} {share:>6.1}% {:>11.0}", 1000.0 * seconds, people as f64 / seconds);
    }
}

fn main() -> io::Result<()> {
    // Cargo adds options of its own.
    let numbers: Vec<u64> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let units = numbers.first().copied().unwrap_or(61).max(1);
    let people = numbers.get(1).copied().unwrap_or(4600).max(units);
    let folder = tempfile::tempdir()?;
    let path: PathBuf = folder.path().join("people.csv");
    write_people(&path, units, people)?;
    let Some(campaign) = campaign::load("campaign.toml", &rules()).campaign else {
        return Err(io::Error::other("the campaign of this file is refused"));
    };
    let inputs = Inputs { tables: vec![InputFile { path, name: "people.csv".into() }], ..Inputs::default() };
    let mut times = Times::default();
    for number in 0..ROUNDS {
        // New files each time: some disks write a file out at once that takes the place of another.
        let out = folder.path().join(number.to_string());
        fs::create_dir(&out)?;
        round(&campaign, &inputs, &out, &mut times)?;
    }
    fs::remove_dir_all(folder.path())?;
    tell(&times, units, people);
    Ok(())
}
