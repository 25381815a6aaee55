//! What our own care costs: the same clean tables read by the plain libraries and by `table::read`.
//!
//! ```text
//! cargo bench --bench reading -- [ROWS COLUMNS]
//! ```
//!
//! Plain is the shortest loop that the libraries offer: calamine's stream of cells, the csv crate's byte records. Ours
//! looks through the package, verifies checksums, follows tags, keeps limits, hashes the file and hands over rows.
//! The two take turns, round by round, so that a busy machine is busy for both; the figure to look at is
//! the middle one of the ratios. On Linux the time is that of the processor, so that waiting for it counts for
//! neither. A measurement, never a test. What it prints is in README.md.

use std::fmt::Write as _;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{self, Cursor};
use std::path::Path;
use std::time::{Duration, Instant};

use calamine::{DataRef, Reader as _, Xlsx};
use rust_xlsxwriter::Workbook;
use xeploai::table::{self, InputFile, Row, Sink, Value};

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

/// The two in turn; tells the middle ratio, and the best time of each.
fn compare(name: &str, path: &Path, plain: fn(&Path) -> Count, ours: fn(&Path) -> Count) -> io::Result<()> {
    let megabytes = File::open(path)?.metadata()?.len() >> 20;
    let start = Instant::now();
    let time = |read: fn(&Path) -> Count| {
        let before = on_processor(start);
        let count = read(path);
        (on_processor(start).saturating_sub(before), count)
    };
    let (mut ratios, mut best) = (Vec::new(), [Duration::MAX; 2]);
    for round in 0..ROUNDS {
        // Whoever comes second finds the caches warm: they change places.
        let ((first, a), (second, b)) = if round % 2 == 0 {
            (time(plain), time(ours))
        } else {
            let ours = time(ours);
            (time(plain), ours)
        };
        assert_eq!((a.cells, a.letters), (b.cells, b.letters), "both read the same");
        ratios.push(second.as_secs_f64() / first.as_secs_f64());
        best = [best[0].min(first), best[1].min(second)];
    }
    ratios.sort_by(f64::total_cmp);
    let [plain, ours] = best.map(|time| time.as_secs_f64() * 1000.0);
    println!(
        "{name:<6} {megabytes:>4} MB  plain {plain:>8.1} ms  ours {ours:>8.1} ms  best to best {:.2}  middle ratio {:.2}  ({:.2} – {:.2})",
        ours / plain,
        ratios[ROUNDS / 2],
        ratios[0],
        ratios[ROUNDS - 1]
    );
    Ok(())
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
    compare("xlsx", &path, plain_xlsx, ours)?;
    let path = folder.path().join("people.csv");
    write_csv(&path, rows, columns)?;
    compare("csv", &path, plain_csv, ours)
}
