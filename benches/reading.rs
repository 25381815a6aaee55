//! What our own care costs: the same clean tables read by the plain libraries and by `table::read`.
//!
//! ```text
//! cargo bench --bench reading -- [ROWS COLUMNS]
//! ```
//!
//! Plain is the shortest loop that the libraries offer: calamine's stream of cells, the csv crate's byte records.
//! Checked is the shortest loop of libraries that also sees what ours sees: every part inflated once with its checksum
//! verified and its tags matched before calamine reads it; records as text, since a file that is not UTF-8 is no table.
//! Ours looks through the package too, keeps limits, hashes the file and hands over rows.
//! They take turns, round by round, so that a busy machine is busy for all; the figure to look at is
//! the middle one of the ratios. On Linux the time is that of the processor, so that waiting for it counts for
//! none. A small file is read several times in a row: the clock of the processor is coarse. A measurement, never a
//! test. What it prints is in README.md.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, BufReader, Cursor};
use std::path::Path;
use std::time::{Duration, Instant};

use calamine::{DataRef, Reader as _, Xlsx};
use quick_xml::events::Event;
use rust_xlsxwriter::Workbook;
use xeploai::table::{self, InputFile, Row, Sink, Value};
use zip::ZipArchive;

/// Rounds; an odd number, so that there is a middle one.
const ROUNDS: usize = 9;

/// Counts, so that nothing is optimised away.
#[derive(Default)]
struct Count {
    cells: u64,
    letters: u64,
}

impl Sink for Count {
    fn begin(&mut self, _: Option<&str>, _: bool) -> bool {
        true
    }
    fn row(&mut self, row: Row<'_>) -> bool {
        for cell in row.cells {
            self.cells += 1;
            if let Value::Text(text) = &cell.value {
                self.letters += text.len() as u64;
            }
        }
        true
    }
    fn end(&mut self) {}
}

fn ours(path: &Path) -> Count {
    let mut count = Count::default();
    let read = table::read(&InputFile { path: path.to_owned(), name: "bảng".into() }, &mut count);
    assert_eq!(read.problem, None, "a clean table");
    count
}

fn plain_xlsx(path: &Path) -> Count {
    let mut count = Count::default();
    let bytes = fs::read(path).expect("a file");
    let mut workbook = Xlsx::new(Cursor::new(&bytes[..])).expect("a workbook");
    for sheet in workbook.sheet_names() {
        let mut reader = workbook.worksheet_cells_reader(&sheet).expect("a sheet");
        while let Some(cell) = reader.next_cell().expect("a cell") {
            match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::String(text) => count.letters += text.len() as u64,
                DataRef::SharedString(text) => count.letters += text.len() as u64,
                other => drop(black_box(other)),
            }
            count.cells += 1;
        }
    }
    count
}

fn checked_xlsx(path: &Path) -> Count {
    let bytes = fs::read(path).expect("a file");
    let mut archive = ZipArchive::new(Cursor::new(&bytes[..])).expect("a package");
    let mut buffer = Vec::new();
    for index in 0..archive.len() {
        // Reading to the end verifies the checksum; the reader of XML matches the tags.
        let part = archive.by_index(index).expect("a part");
        let mut reader = quick_xml::Reader::from_reader(BufReader::new(part));
        while !matches!(reader.read_event_into(&mut buffer).expect("XML"), Event::Eof) {
            buffer.clear();
        }
    }
    plain_xlsx(path)
}

fn checked_csv(path: &Path) -> Count {
    let mut count = Count::default();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path).expect("a file");
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).expect("a record") {
        for field in record.iter().filter(|field| !field.is_empty()) {
            count.cells += 1;
            count.letters += field.len() as u64;
        }
    }
    count
}

fn plain_csv(path: &Path) -> Count {
    let mut count = Count::default();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_path(path).expect("a file");
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).expect("a record") {
        for field in record.iter().filter(|field| !field.is_empty()) {
            count.cells += 1;
            count.letters += field.len() as u64;
        }
    }
    count
}

/// A cell of the table: two texts, then scores in quarters.
fn text(row: u32, column: u16) -> Option<String> {
    const NAMES: [&str; 5] = ["Nguyễn Thị Hồng Ánh", "Trần Văn Bình", "Lê Thu Hà", "Phạm Đức Long", "Đặng Minh Phượng"];
    match column {
        0 => Some(format!("DV{row:08}")),
        1 => Some(NAMES[row as usize % NAMES.len()].to_owned()),
        _ => None,
    }
}

fn score(row: u32, column: u16) -> f64 {
    f64::from((row * 7 + u32::from(column) * 13) % 41) / 4.0
}

fn write_xlsx(path: &Path, rows: u32, columns: u16) -> Result<(), rust_xlsxwriter::XlsxError> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for row in 0..rows {
        for column in 0..columns {
            match text(row, column) {
                Some(text) => sheet.write_string(row, column, text)?,
                None => sheet.write_number(row, column, score(row, column))?,
            };
        }
    }
    workbook.save(path)
}

fn write_csv(path: &Path, rows: u32, columns: u16) -> io::Result<()> {
    let mut all = String::new();
    for row in 0..rows {
        for column in 0..columns {
            let cell = text(row, column).unwrap_or_else(|| score(row, column).to_string());
            let separator = if column == 0 { "" } else { "," };
            write!(all, "{separator}{cell}").map_err(io::Error::other)?;
        }
        all.push('\n');
    }
    fs::write(path, all)
}

/// A way of reading.
type Read = fn(&Path) -> Count;

/// The least that a measured time may be, in seconds.
const LEAST: f64 = 0.2;

/// The three in turn; tells the middle ratios of ours to the others, and the best time of each.
fn compare(name: &str, path: &Path, readers: [Read; 3]) -> io::Result<()> {
    let megabytes = File::open(path)?.metadata()?.len() >> 20;
    let start = Instant::now();
    let once = Instant::now();
    let expected = readers[0](path);
    let times = (LEAST / once.elapsed().as_secs_f64()).ceil().clamp(1.0, 1000.0) as u32;
    let time = |read: Read| {
        let before = on_processor(start);
        for _ in 0..times {
            let count = read(path);
            assert_eq!((count.cells, count.letters), (expected.cells, expected.letters), "all read the same");
        }
        on_processor(start).saturating_sub(before).as_secs_f64() / f64::from(times)
    };
    let (mut to_plain, mut to_checked, mut best) = (Vec::new(), Vec::new(), [f64::MAX; 3]);
    for round in 0..ROUNDS {
        // Whoever comes second finds the caches warm: they change places.
        let mut order = [0, 1, 2];
        order.rotate_left(round % 3);
        let mut now = [0.0; 3];
        for at in order {
            now[at] = time(readers[at]);
            best[at] = best[at].min(now[at]);
        }
        to_plain.push(now[2] / now[0]);
        to_checked.push(now[2] / now[1]);
    }
    let [plain, checked, ours] = best.map(|time| time * 1000.0);
    println!(
        "{name:<6} {megabytes:>4} MB  plain {plain:>8.1} ms  checked {checked:>8.1} ms  ours {ours:>8.1} ms  to plain {}  to checked {}",
        middle(to_plain),
        middle(to_checked)
    );
    Ok(())
}

/// The middle ratio, and the least and the largest.
fn middle(mut ratios: Vec<f64>) -> String {
    ratios.sort_by(f64::total_cmp);
    format!("{:.2} ({:.2} – {:.2})", ratios[ROUNDS / 2], ratios[0], ratios[ROUNDS - 1])
}

/// Time that this thread has had a processor (elsewhere than on Linux: time since the start).
fn on_processor(start: Instant) -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.as_deref().and_then(|text| text.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| start.elapsed(), Duration::from_nanos)
}

fn main() -> io::Result<()> {
    // Cargo adds options of its own.
    let numbers: Vec<u32> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    let rows = numbers.first().copied().unwrap_or(50_000).clamp(1, 1_000_000);
    let columns = u16::try_from(numbers.get(1).copied().unwrap_or(20).clamp(3, 200)).unwrap_or(20);
    let folder = tempfile::tempdir()?;
    println!("{rows} rows of {columns} columns, {ROUNDS} rounds in turn");
    let path = folder.path().join("people.xlsx");
    write_xlsx(&path, rows, columns).map_err(io::Error::other)?;
    compare("xlsx", &path, [plain_xlsx, checked_xlsx, ours])?;
    let path = folder.path().join("people.csv");
    write_csv(&path, rows, columns)?;
    compare("csv", &path, [plain_csv, checked_csv, ours])
}
