//! Makes a province to grade: unions, people and scores for the shipped campaign, of any size, all invented.
//!
//! ```text
//! cargo run --release --example province -- --unions 61 --members 4600 --out DIR
//! xeploai grade DIR
//! cargo run --release --example province -- quang-tri DIR      # or tien-giang, phu-binh
//! ```
//!
//! The same seed, unions and members give the same people and scores in every format and layout, and the same bytes in
//! every run: each union has its own generator, arithmetic is in whole numbers, and workbooks carry a fixed date.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use clap::{Parser, Subcommand, ValueEnum};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

#[path = "seeds/mod.rs"]
mod seeds;

use seeds::Seed;
use seeds::chance::Chance;
use seeds::names::Names;

const CAMPAIGN: &str = include_str!("../criteria/trung-thanh-trach-nhiem-liem-chinh-sang-tao.toml");
/// Column word and maximum of each criterion of the shipped campaign.
const CRITERIA: [(&str, i64); 12] = [
    ("TT1", 10),
    ("TT2", 5),
    ("TT3", 5),
    ("TN1", 15),
    ("TN2", 10),
    ("TN3", 10),
    ("LC1", 10),
    ("LC2", 5),
    ("LC3", 10),
    ("ST1", 10),
    ("ST2", 5),
    ("ST3", 5),
];
const RATERS: [&str; 2] = ["Tự chấm", "BCH chấm"];
const EVENTS: [&str; 3] = ["Bằng khen", "Nhắc nhở", "Đi muộn"];
const ROSTER: [&str; 10] = [
    "STT",
    "Mã đoàn viên",
    "Họ và tên",
    "Ngày sinh",
    "Mã đơn vị",
    "Đơn vị",
    "Chức vụ",
    "Số tháng công tác",
    "Sáng kiến",
    "Kỷ luật",
];
/// Kind of union and the post of its head.
const KINDS: [(&str, &str); 12] = [
    ("Sở Nội vụ", "Giám đốc"),
    ("Văn phòng UBND tỉnh", "Chánh Văn phòng"),
    ("Thanh tra tỉnh", "Chánh Thanh tra"),
    ("Sở Tài chính", "Giám đốc"),
    ("Chi cục Thủy lợi", "Chi cục trưởng"),
    ("Sở Y tế", "Giám đốc"),
    ("Ban Dân tộc", "Trưởng ban"),
    ("Sở Tư pháp", "Giám đốc"),
    ("Chi cục Kiểm lâm", "Chi cục trưởng"),
    ("Trường Chính trị", "Hiệu trưởng"),
    ("Trung tâm Khuyến nông", "Giám đốc"),
    ("Bảo tàng tỉnh", "Giám đốc"),
];
const POSTS: [&str; 8] = [
    "Phó Trưởng phòng",
    "Trưởng phòng",
    "Chuyên viên",
    "Chuyên viên",
    "Chuyên viên",
    "Chuyên viên chính",
    "Kế toán",
    "Văn thư",
];
/// Level words of the units file, with how often each comes in a hundred.
const UNIT_LEVELS: [(&str, u64); 3] =
    [("Hoàn thành xuất sắc nhiệm vụ", 30), ("Hoàn thành tốt nhiệm vụ", 60), ("Hoàn thành nhiệm vụ", 10)];
const MAX_SHEET_ROWS: u64 = 1_048_575;

/// Make an invented province for the shipped campaign, or one of the other movements in full size.
#[derive(Parser)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
struct Args {
    #[command(subcommand)]
    movement: Option<Movement>,
    /// Number of grassroots unions
    #[arg(long, default_value_t = 61, value_parser = clap::value_parser!(u64).range(1..))]
    unions: u64,
    /// Number of people in all of them
    #[arg(long, default_value_t = 4600)]
    members: u64,
    /// Folder to write; must be new or empty
    #[arg(long, required = true)]
    out: Option<PathBuf>,
    /// Format of rosters and assessments
    #[arg(long, value_enum, default_value_t = Kind::Csv)]
    format: Kind,
    /// One folder per union, or one roster and one assessment file for all
    #[arg(long, value_enum, default_value_t = Layout::PerUnion)]
    layout: Layout,
    /// Another seed gives other people
    #[arg(long, default_value_t = 2026)]
    seed: u64,
}

/// The other movements, each in the size that the press reports.
#[derive(Subcommand)]
enum Movement {
    /// Young outstanding members over three years: 40 unions, 1,200 members
    TienGiang { out: PathBuf },
    /// The four-value campaign: 51 unions, 5,143 members, and the unions themselves
    QuangTri { out: PathBuf },
    /// Workplace culture: 125 agencies and their staff
    PhuBinh { out: PathBuf },
}

impl Args {
    fn out(&self) -> &Path {
        self.out.as_deref().unwrap_or(Path::new("."))
    }
}

/// What rosters and assessments are written as.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Kind {
    Csv,
    Xlsx,
}

/// How they lie in the folder.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Layout {
    PerUnion,
    Consolidated,
}

fn main() -> Result<()> {
    let args = Args::parse();
    match &args.movement {
        Some(Movement::TienGiang { out }) => return fill(out, seeds::tien_giang::write),
        Some(Movement::QuangTri { out }) => return fill(out, seeds::quang_tri::write),
        Some(Movement::PhuBinh { out }) => return fill(out, seeds::phu_binh::write),
        None => check(&args)?,
    }
    fs::create_dir_all(args.out()).with_context(|| args.out().display().to_string())?;
    fs::write(args.out().join("campaign.toml"), CAMPAIGN)?;
    let unions = unions(&args);
    write_units(&args.out().join("don-vi.csv"), &unions)?;
    match args.layout {
        Layout::PerUnion => per_union(&args, &unions),
        Layout::Consolidated => consolidated(&args, &unions),
    }
}

/// Writes a movement into a new or empty folder.
fn fill(out: &Path, write: fn(&Path) -> std::io::Result<Vec<Seed>>) -> Result<()> {
    let free = !out.exists() || fs::read_dir(out)?.next().is_none();
    ensure!(free, "{} is not empty", out.display());
    for seed in write(out)? {
        let folder = if seed.folder.is_empty() { "campaign" } else { seed.folder };
        println!("{folder}: {} subjects", seed.outcomes.len());
        for (target, part, whole, _) in seed.targets {
            println!("  {target}: {part} / {whole}");
        }
    }
    Ok(())
}

/// Refuses what cannot be written, before anything is.
fn check(args: &Args) -> Result<()> {
    ensure!(args.members >= args.unions, "need at least one member per union");
    let one_sheet = args.format == Kind::Xlsx && args.layout == Layout::Consolidated;
    ensure!(
        !one_sheet || args.members <= MAX_SHEET_ROWS,
        "one sheet holds at most {MAX_SHEET_ROWS} people: take --format csv or --layout per-union"
    );
    let free = !args.out().exists() || fs::read_dir(args.out())?.next().is_none();
    ensure!(free, "{} is not empty", args.out().display());
    Ok(())
}

fn per_union(args: &Args, unions: &[Union]) -> Result<()> {
    for union in unions {
        let dir = args.out().join(&union.code);
        fs::create_dir(&dir)?;
        let mut tables = Tables::create(&dir, args.format)?;
        tables.add(union)?;
        tables.finish()?;
    }
    Ok(())
}

fn consolidated(args: &Args, unions: &[Union]) -> Result<()> {
    let mut tables = Tables::create(args.out(), args.format)?;
    for union in unions {
        tables.add(union)?;
    }
    tables.finish()
}

// ---------------------------------------------------------------- unions

/// One grassroots union, before its people are made.
struct Union {
    code: String,
    name: String,
    head: &'static str,
    level: &'static str,
    size: u64,
    /// Number of people in the unions before it: codes of people run on.
    before: u64,
    chance: u64,
    seed: u64,
}

/// All unions, with sizes skewed as in life (many small ones, a few large ones) that add up to `--members`.
fn unions(args: &Args) -> Vec<Union> {
    let sizes = sizes(args);
    let mut before = 0;
    let mut all = Vec::with_capacity(sizes.len());
    for (size, number) in sizes.into_iter().zip(0..) {
        all.push(union(args.seed, number, size, before));
        before += size;
    }
    all
}

fn union(seed: u64, number: u64, size: u64, before: u64) -> Union {
    let kinds = KINDS.len() as u64;
    let (kind, head) = KINDS[usize::try_from(number % kinds).expect("an index")];
    let name = match number / kinds {
        0 => format!("CĐCS {kind}"),
        again => format!("CĐCS {kind} số {}", again + 1),
    };
    let chance = 2 * number + 1;
    let mut draw = Chance::stream(seed, chance).below(100);
    let mut level = UNIT_LEVELS[0].0;
    for (word, share) in UNIT_LEVELS {
        level = word;
        if draw < share {
            break;
        }
        draw -= share;
    }
    let code = format!("CD{:06}", number + 1);
    Union { code, name, head, level, size, before, chance: chance + 1, seed }
}

fn sizes(args: &Args) -> Vec<u64> {
    let mut chance = Chance::stream(args.seed, 0);
    let weights: Vec<u128> = (0..args.unions)
        .map(|_| {
            let even = u128::from(chance.below(1000));
            80 + even * even * even / 1_000_000
        })
        .collect();
    let sum: u128 = weights.iter().sum();
    let spare = u128::from(args.members - args.unions);
    let share = |w: &u128| 1 + u64::try_from(w * spare / sum).expect("at most the members");
    let mut sizes: Vec<u64> = weights.iter().map(share).collect();
    let left = args.members - sizes.iter().sum::<u64>();
    for size in sizes.iter_mut().take(usize::try_from(left).expect("below the unions")) {
        *size += 1;
    }
    sizes
}

// ---------------------------------------------------------------- people

/// One invented person; scores are counted in half points.
struct Person {
    code: String,
    name: String,
    born: String,
    post: &'static str,
    months: Option<i64>,
    initiatives: i64,
    discipline: &'static str,
    own: [i64; 12],
    board: [i64; 12],
    events: [i64; 3],
}

/// What a union's people are made from, one after the other.
struct People {
    chance: Chance,
    names: Names,
    /// Strict and lenient boards: added to everybody's quality, in thousandths.
    leaning: i64,
}

impl People {
    fn of(union: &Union) -> Self {
        let mut chance = Chance::stream(union.seed, union.chance);
        let leaning = chance.bell(0, 15);
        People { chance, names: Names::new(), leaning }
    }

    fn person(&mut self, union: &Union, index: u64) -> Person {
        let name = self.names.one(&mut self.chance);
        let born = self.birthday();
        let post = if index == 0 { union.head } else { self.chance.pick(&POSTS) };
        let quality = self.quality();
        let board = CRITERIA.map(|(_, max)| self.score(quality, max));
        let own = std::array::from_fn(|i| self.own(board[i], CRITERIA[i].1));
        Person {
            code: format!("DV{:08}", union.before + index + 1),
            name,
            born,
            post,
            months: self.months(),
            initiatives: self.initiatives(quality),
            discipline: if self.chance.permille(5) { "Khiển trách" } else { "" },
            own,
            board,
            events: self.events(),
        }
    }

    fn birthday(&mut self) -> String {
        let (day, month) = (1 + self.chance.below(28), 1 + self.chance.below(12));
        format!("{day:02}/{month:02}/{}", 1966 + self.chance.below(38))
    }

    /// How good the year was, in thousandths of full marks: most near 845, a few far below.
    fn quality(&mut self) -> i64 {
        let (mean, sd) = if self.chance.permille(50) { (560, 110) } else { (845, 65) };
        self.chance.bell(mean, sd) + self.leaning
    }

    fn score(&mut self, quality: i64, max: i64) -> i64 {
        let share = quality + self.chance.bell(0, 50);
        ((share * max * 2 + 500) / 1000).clamp(0, max * 2)
    }

    /// People are a little kinder to themselves than the board is.
    fn own(&mut self, board: i64, max: i64) -> i64 {
        let lift = self.chance.pick(&[0, 0, 0, 1, 1, 2, -1]);
        (board + lift).clamp(0, max * 2)
    }

    /// Blank for a full year; now and then somebody came late, a few too late to be rated.
    fn months(&mut self) -> Option<i64> {
        self.chance.permille(25).then(|| 2 + self.chance.below(10).cast_signed())
    }

    fn initiatives(&mut self, quality: i64) -> i64 {
        let chances = if quality > 900 { 750 } else { 300 };
        let first = self.chance.permille(chances);
        i64::from(first) + i64::from(first && self.chance.permille(250))
    }

    fn events(&mut self) -> [i64; 3] {
        let commendation = i64::from(self.chance.permille(60));
        let reminder = i64::from(self.chance.permille(15));
        let late = if self.chance.permille(40) { 1 + self.chance.below(3).cast_signed() } else { 0 };
        [commendation, reminder, late]
    }
}

// ---------------------------------------------------------------- tables

/// One cell; numbers are counted in half units, as points are.
#[derive(Clone, Copy)]
enum Cell<'a> {
    Blank,
    Text(&'a str),
    Halves(i64),
}

/// A count that is left out when it is zero, as people do.
fn count(n: i64) -> Cell<'static> {
    if n == 0 { Cell::Blank } else { Cell::Halves(2 * n) }
}

fn text(words: &str) -> Cell<'_> {
    if words.is_empty() { Cell::Blank } else { Cell::Text(words) }
}

/// The roster and the assessments of one folder.
struct Tables {
    roster: Table,
    assessments: Table,
}

impl Tables {
    fn create(dir: &Path, kind: Kind) -> Result<Self> {
        let mut assessed: Vec<String> = ROSTER[..3].iter().map(ToString::to_string).collect();
        for rater in RATERS {
            assessed.extend(CRITERIA.map(|(column, _)| format!("{column} ({rater})")));
        }
        assessed.extend(EVENTS.map(String::from));
        let roster = ROSTER.map(String::from);
        Ok(Tables {
            roster: Table::create(dir, "danh-sach", "Danh sách", kind, &roster)?,
            assessments: Table::create(dir, "cham-diem", "Chấm điểm", kind, &assessed)?,
        })
    }

    fn add(&mut self, union: &Union) -> Result<()> {
        let mut people = People::of(union);
        for index in 0..union.size {
            let person = people.person(union, index);
            let number = Cell::Halves(2 * (index.cast_signed() + 1));
            self.roster.row(&roster_row(union, &person, number))?;
            self.assessments.row(&assessment_row(&person, number))?;
        }
        Ok(())
    }

    fn finish(self) -> Result<()> {
        self.roster.finish()?;
        self.assessments.finish()
    }
}

fn roster_row<'a>(union: &'a Union, person: &'a Person, number: Cell<'a>) -> [Cell<'a>; 10] {
    [
        number,
        text(&person.code),
        text(&person.name),
        text(&person.born),
        text(&union.code),
        text(&union.name),
        text(person.post),
        person.months.map_or(Cell::Blank, count),
        count(person.initiatives),
        text(person.discipline),
    ]
}

fn assessment_row<'a>(person: &'a Person, number: Cell<'a>) -> Vec<Cell<'a>> {
    let mut row = vec![number, text(&person.code), text(&person.name)];
    row.extend(person.own.map(Cell::Halves));
    row.extend(person.board.map(Cell::Halves));
    row.extend(person.events.map(count));
    row
}

/// A table that is being written, row by row.
enum Table {
    Csv(Box<csv::Writer<BufWriter<File>>>),
    Xlsx { book: Box<Workbook>, path: PathBuf, next: u32 },
}

impl Table {
    fn create(dir: &Path, stem: &str, sheet: &str, kind: Kind, head: &[String]) -> Result<Self> {
        let mut table = match kind {
            Kind::Csv => Table::Csv(Box::new(csv_writer(&dir.join(format!("{stem}.csv")))?)),
            Kind::Xlsx => {
                Table::Xlsx { book: Box::new(workbook(sheet)?), path: dir.join(format!("{stem}.xlsx")), next: 0 }
            }
        };
        let head: Vec<Cell> = head.iter().map(|word| Cell::Text(word)).collect();
        table.row(&head)?;
        Ok(table)
    }

    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        match self {
            Table::Csv(writer) => writer.write_record(cells.iter().map(plain))?,
            Table::Xlsx { book, next, .. } => {
                write_cells(book, *next, cells)?;
                *next += 1;
            }
        }
        Ok(())
    }

    fn finish(self) -> Result<()> {
        match self {
            Table::Csv(mut writer) => writer.flush()?,
            Table::Xlsx { mut book, path, .. } => book.save(path)?,
        }
        Ok(())
    }
}

/// The text of a cell in a CSV file: decimal point, nothing for a blank.
fn plain(cell: &Cell) -> String {
    match cell {
        Cell::Blank => String::new(),
        Cell::Text(words) => (*words).to_owned(),
        Cell::Halves(n) if n % 2 == 0 => (n / 2).to_string(),
        Cell::Halves(n) => format!("{}.5", n / 2),
    }
}

/// CSV as Excel saves it: byte order mark, commas, CRLF.
fn csv_writer(path: &Path) -> Result<csv::Writer<BufWriter<File>>> {
    let file = File::create(path).with_context(|| path.display().to_string())?;
    let mut file = BufWriter::new(file);
    file.write_all("\u{feff}".as_bytes())?;
    let mut builder = csv::WriterBuilder::new();
    Ok(builder.terminator(csv::Terminator::CRLF).from_writer(file))
}

/// A workbook with one sheet that goes to disk row by row, so that a large province needs little memory.
fn workbook(sheet: &str) -> Result<Workbook> {
    let mut book = Workbook::new();
    let date = ExcelDateTime::from_ymd(2026, 12, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&date));
    let page = book.add_worksheet_with_low_memory()?;
    page.set_name(sheet)?;
    page.set_freeze_panes(1, 3)?;
    page.set_column_width(1, 14)?;
    page.set_column_width(2, 26)?;
    Ok(book)
}

fn write_cells(book: &mut Workbook, row: u32, cells: &[Cell]) -> Result<()> {
    let bold = (row == 0).then(|| Format::new().set_bold());
    let page = book.worksheet_from_index(0)?;
    for (cell, column) in cells.iter().zip(0..) {
        match (cell, &bold) {
            (Cell::Blank, _) => continue,
            (Cell::Text(words), Some(bold)) => page.write_string_with_format(row, column, *words, bold)?,
            (Cell::Text(words), None) => page.write_string(row, column, *words)?,
            // Half units are exact in binary: no score changes on its way into a cell.
            (Cell::Halves(n), _) => page.write_number(row, column, *n as f64 / 2.0)?,
        };
    }
    Ok(())
}

/// The units file: who must send, and the level that an upper body gave each union.
fn write_units(path: &Path, unions: &[Union]) -> Result<()> {
    let mut writer = csv_writer(path)?;
    writer.write_record(["Mã đơn vị", "Đơn vị", "Xếp loại đơn vị"])?;
    for union in unions {
        writer.write_record([union.code.as_str(), &union.name, union.level])?;
    }
    writer.flush()?;
    Ok(())
}
