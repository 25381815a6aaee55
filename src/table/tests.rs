//! Whole files, from their bytes to the rows that a sink is handed.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::sync::Arc;

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::table::{FileRead, InputFile, Row, Sink, Value, read};
use crate::words::Lang;

mod looks;
#[path = "../../tests/support/packages.rs"]
mod packages;

/// Writes down what it is handed.
#[derive(Default)]
struct Notes {
    lines: Vec<String>,
}

impl Sink for Notes {
    fn begin(&mut self, sheet: Option<&str>, hidden: bool) -> bool {
        if let Some(sheet) = sheet {
            self.lines.push(format!("[{sheet}]{}", if hidden { " hidden" } else { "" }));
        }
        true
    }

    fn row(&mut self, row: Row<'_>) -> bool {
        let cells = row.cells.iter().map(|cell| {
            let name = crate::diag::column_name(cell.column);
            format!("{name}{}={}", row.number + 1, show(&cell.value))
        });
        self.lines.push(cells.collect::<Vec<_>>().join(" | "));
        true
    }

    fn end(&mut self) {}
}

fn show(value: &Value<'_>) -> String {
    match value {
        Value::Text(text) => text.clone().into_owned(),
        Value::Number(number) => format!("#{number}{}", if number.percent { "%" } else { "" }),
        Value::Bool(value) => format!("bool {value}"),
        Value::Date(date) => format!("date {date}"),
        Value::Error(text) => format!("error {text}"),
        Value::NoStoredValue => "no stored value".to_owned(),
    }
}

fn read_path(path: &Path) -> (Vec<String>, FileRead) {
    let file = InputFile { path: path.to_owned(), name: Arc::from("tệp") };
    let mut notes = Notes::default();
    let result = read(&file, &mut notes);
    (notes.lines, result)
}

/// The rows of a file, or the code of its problem and what it says.
fn lines(bytes: &[u8]) -> Result<Vec<String>, String> {
    let mut notes = Notes::default();
    lines_by(bytes, &mut notes)?;
    Ok(notes.lines)
}

/// The same, told to a sink.
fn lines_by(bytes: &[u8], sink: &mut dyn Sink) -> Result<(), String> {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("x");
    fs::write(&path, bytes).expect("a temporary file");
    let result = read(&InputFile { path, name: Arc::from("tệp") }, sink);
    assert_eq!(result.bytes, bytes.len() as u64);
    assert_eq!(result.sha256.len(), 64);
    match result.problem {
        None => Ok(()),
        Some(problem) => {
            let address = problem.cell.as_ref().and_then(crate::diag::CellPlace::address).unwrap_or_default();
            for lang in [Lang::Vi, Lang::En] {
                let words = format!("{} {}", lang.message(&problem), lang.remedy(&problem));
                assert!(!words.contains('{'), "{words}");
            }
            Err(format!("{} {address}", problem.code.name()).trim_end().to_owned())
        }
    }
}

fn fixture(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/table").join(name)).expect("a fixture")
}

/// A package with some parts replaced (or, with none, left out).
fn with_parts(package: &[u8], change: impl Fn(&str, Vec<u8>) -> Option<Vec<u8>>) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(package)).expect("a package");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("its bytes");
        if let Some(bytes) = change(&name, bytes) {
            writer.start_file(name, SimpleFileOptions::default()).expect("a part");
            writer.write_all(&bytes).expect("its bytes");
        }
    }
    writer.finish().expect("a package").into_inner()
}

/// The first sheet's XML with one text replaced by another.
fn with_text(package: &[u8], from: &str, to: &str) -> Vec<u8> {
    with_parts(package, |name, bytes| {
        let text = String::from_utf8(bytes).expect("XML in UTF-8");
        let changed = name == "xl/worksheets/sheet1.xml";
        assert!(!changed || text.contains(from), "{from} in {text}");
        Some(if changed { text.replace(from, to).into_bytes() } else { text.into_bytes() })
    })
}

fn workbook() -> Vec<u8> {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Bảng điểm").expect("a name");
    let percent = Format::new().set_num_format("0%");
    let date = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(1, 0, "Mã").and_then(|sheet| sheet.write(1, 2, "  Họ  và tên ")).expect("texts");
    sheet.write(3, 0, "0012").and_then(|sheet| sheet.write(3, 1, " \u{A0}")).expect("texts");
    sheet.write(3, 2, 8.25).and_then(|sheet| sheet.write(3, 3, 0.1 + 0.2)).expect("numbers");
    sheet.write_with_format(3, 4, 0.8, &percent).and_then(|sheet| sheet.write(3, 5, true)).expect("values");
    let day = ExcelDateTime::from_ymd(2026, 10, 5).expect("a date");
    sheet.write_with_format(3, 6, &day, &date).expect("a date");
    sheet.write(3, 7, Formula::new("=1+1").set_result("2")).expect("a formula");
    sheet.write(3, 8, Formula::new("=1/0").set_result("#DIV/0!")).expect("a formula");
    let hidden = workbook.add_worksheet().set_name("Ẩn").expect("a name");
    hidden.set_hidden(true).write(0, 0, "kín").expect("a text");
    workbook.save_to_buffer().expect("a workbook")
}

#[test]
fn text_files_are_read_whatever_their_dress() {
    let utf16 = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let expected = ["A1=Mã | B1=Điểm", "A3=01 | B3=8,5", "A4=02 | B4=hai\ndòng", "A5=03 | C5=x"];
    let text = "Mã;Điểm\n\n01;8,5\n02;\"hai\ndòng\"\n03;;x\n\n";
    for bytes in [
        text.as_bytes().to_vec(),
        format!("\u{FEFF}{text}").into_bytes(),
        format!("sep=;\r\n{text}").into_bytes(),
        utf16(&format!("\u{FEFF}{text}")),
        utf16(&text.replace(';', "\t")),
        text.trim_end().as_bytes().to_vec(),
    ] {
        assert_eq!(lines(&bytes), Ok(expected.map(String::from).to_vec()), "{bytes:x?}");
    }
    let crlf = text.replace('\n', "\r\n");
    let rows = lines(crlf.as_bytes()).expect("rows");
    assert_eq!((rows.len(), &*rows[1], &*rows[3]), (4, expected[1], expected[3]));
    // “Nguyễn” in windows-1258: the tone stands behind its vowel.
    assert_eq!(lines(b"Ma\xDE,Nguy\xEA\xDEn\n"), Ok(vec!["A1=Mã | B1=Nguyễn".to_owned()]));
}

#[test]
fn a_large_text_file_is_read_piece_by_piece() {
    let mut text = String::from("Mã,Tên,Ghi chú\n");
    for row in 0..120_000 {
        text += &format!("{row},Nguyễn Thị Hằng,\"một, \"\"hai\"\"\r\n{row}\"\n");
    }
    let rows = lines(text.as_bytes()).expect("rows");
    assert_eq!(rows.len(), 120_001);
    assert_eq!(rows[120_000], "A120001=119999 | B120001=Nguyễn Thị Hằng | C120001=một, \"hai\"\r\n119999");
    let broken = [text.as_bytes(), b"x,\xE1\xBB,y\n"].concat();
    assert_eq!(lines(&broken), Err("table/encoding 120002".to_owned()));
}

#[test]
fn an_xlsx_is_read_with_its_formats() {
    let workbook = workbook();
    let expected = [
        "[Bảng điểm]",
        "A2=Mã | C2=  Họ  và tên ",
        "A4=0012 | C4=#8.25 | D4=#0.3 | E4=#0.8% | F4=bool true | G4=date 2026-10-05 | H4=#2 | I4=error #DIV/0!",
        "[Ẩn] hidden",
        "A1=kín",
    ];
    assert_eq!(lines(&workbook), Ok(expected.map(String::from).to_vec()));
    let empty = with_text(&workbook, "<c r=\"H4\"><f>1+1</f><v>2</v>", "<c r=\"H4\" t=\"str\"><f>1+1</f><v></v>");
    assert!(lines(&empty).expect("rows")[2].contains("G4=date 2026-10-05 | I4=error"));
    let unstored = with_text(&workbook, "<f>1+1</f><v>2</v>", "<f>1+1</f><v></v>");
    assert!(lines(&unstored).expect("rows")[2].contains("H4=no stored value | I4=error"));
    let unstored = with_text(&workbook, "<f>1+1</f><v>2</v>", "<f>1+1</f>");
    assert!(lines(&unstored).expect("rows")[2].contains("H4=no stored value | I4=error"));
}

#[test]
fn damaged_workbooks_are_refused() {
    let whole = workbook();
    let drop_part = |dropped: &str| with_parts(&whole, |name, bytes| (name != dropped).then_some(bytes));
    // A package whose parts lie where nobody has looked.
    let moved = with_parts(&whole, |name, bytes| {
        let rels = name == "_rels/.rels";
        let text = if rels {
            String::from_utf8_lossy(&bytes).replace("xl/workbook.xml", "docProps/workbook.xml")
        } else {
            String::new()
        };
        Some(if rels { text.into_bytes() } else { bytes })
    });
    let add_doctype = with_text(&whole, "<worksheet", "<!DOCTYPE a []><worksheet");
    for (bytes, expected) in [
        (whole[..whole.len() - 30].to_vec(), "table/damaged"),
        (whole[..whole.len() / 2].to_vec(), "table/damaged"),
        (with_text(&whole, "</row>", "</rov>"), "table/damaged"),
        (with_text(&whole, "</sheetData>", ""), "table/damaged"),
        (add_doctype, "table/damaged"),
        (with_text(&whole, "r=\"C4\"", "r=\"A4\""), "table/damaged A4"),
        (with_text(&whole, "r=\"C4\"", "r=\"ZZZ4\""), "table/too-large 4"),
        (with_text(&whole, "#DIV/0!", "#SPILL!"), "table/error-cell I4"),
        (with_text(&whole, " s=\"1\"", " s=\"99\""), "table/damaged E4"),
        (drop_part("xl/workbook.xml"), "table/damaged"),
        (drop_part("xl/worksheets/sheet1.xml"), "table/damaged"),
        (drop_part("xl/sharedStrings.xml"), "table/damaged"),
        (drop_part("xl/styles.xml"), "table/damaged"),
        (drop_part("[Content_Types].xml"), "table/damaged"),
        (drop_part("_rels/.rels"), "table/damaged"),
        (moved, "table/damaged"),
    ] {
        assert_eq!(lines(&bytes), Err(expected.to_owned()));
    }
}

#[test]
fn a_flipped_bit_in_a_package_is_found() {
    let stored = {
        let whole = workbook();
        let mut archive = ZipArchive::new(Cursor::new(&whole[..])).expect("a package");
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let plain = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("a part");
            writer.start_file(part.name().expect("a name").into_owned(), plain).expect("a part");
            std::io::copy(&mut part, &mut writer).expect("its bytes");
        }
        writer.finish().expect("a package").into_inner()
    };
    assert!(lines(&stored).is_ok());
    let position = stored.windows(4).position(|window| window == b"8.25").expect("the number");
    let mut flipped = stored.clone();
    flipped[position] = b'9';
    assert_eq!(lines(&flipped), Err("table/damaged".to_owned()));
    // One part twice: the second name is made the first's, in both directories.
    let twice = String::from_utf8_lossy(&stored).into_owned();
    assert!(twice.contains("xl/worksheets/sheet2.xml"));
    let mut twice = stored;
    while let Some(at) = twice.windows(24).position(|window| window == b"xl/worksheets/sheet2.xml") {
        twice[at + 19] = b'1';
    }
    assert_eq!(lines(&twice), Err("table/damaged".to_owned()));
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, "a").and_then(|sheet| sheet.write(1_048_575, 16_383, "b")).expect("texts");
    let bytes = workbook.save_to_buffer().expect("a workbook");
    let expected = ["[Sheet1]", "A1=a", "XFD1048576=b"];
    assert_eq!(lines(&bytes), Ok(expected.map(String::from).to_vec()));
    let empty = Workbook::new().save_to_buffer();
    assert!(empty.is_err() || lines(&empty.expect("a workbook")) == Err("table/empty".to_owned()));
}

#[test]
fn old_and_open_workbooks_are_read_alike() {
    let expected = [
        "[Bảng điểm]",
        "A1=BẢNG ĐIỂM",
        "A4=Mã | B4=Họ tên | C4=TT1",
        "A5=0012 | B5=Nguyễn Thị Hằng | C5=#8.25 | D5=#0.8% | E5=date 2026-10-05 | F5=#1 | G5=#16.5 | H5=error #DIV/0! | K5=#12",
        "[Ẩn] hidden",
        "A1=kín",
    ];
    for name in ["bang-diem.ods", "bang-diem.xls"] {
        assert_eq!(lines(&fixture(name)), Ok(expected.map(String::from).to_vec()), "{name}");
    }
    let ods = fixture("bang-diem.ods");
    for (from, to, expected) in [
        (
            "office:value-type=\"percentage\" office:value=\"0.8\" calcext:value-type=\"percentage\"",
            "table:formula=\"of:=1\"",
            "table/no-stored-value D5",
        ),
        (
            "office:value-type=\"percentage\" office:value=\"0.8\" calcext:value-type=\"percentage\">",
            "table:formula=\"of:=1\"><text:p><text:span>0.8</text:span></text:p>",
            "table/no-stored-value D5",
        ),
        ("table:number-columns-repeated=\"2\"", "table:number-columns-repeated=\"999999\"", "table/too-large 5"),
        ("table:number-rows-repeated=\"2\"", "table:number-rows-repeated=\"900000\"", "table/too-large"),
    ] {
        let changed = with_parts(&ods, |name, bytes| {
            let is_content = name == "content.xml";
            Some(if is_content { String::from_utf8_lossy(&bytes).replacen(from, to, 1).into_bytes() } else { bytes })
        });
        assert_eq!(lines(&changed), Err(expected.to_owned()), "{from}");
    }
    // What came to an empty text is blank.
    let cell =
        "office:value-type=\"percentage\" office:value=\"0.8\" calcext:value-type=\"percentage\"><text:p>80%</text:p>";
    let empty = "table:formula=\"of:=&quot;&quot;\"><text:p/>";
    let changed = with_parts(&ods, |name, bytes| {
        let is_content = name == "content.xml";
        Some(if is_content { String::from_utf8_lossy(&bytes).replacen(cell, empty, 1).into_bytes() } else { bytes })
    });
    let read = lines(&changed).expect("nothing is amiss");
    assert!(read.iter().any(|line| line.contains("C5=#8.25 | E5=date")), "{read:?}");
    let xls = fixture("bang-diem.xls");
    assert_eq!(lines(&xls[..xls.len() / 2]), Err("table/damaged".to_owned()));
}

#[test]
fn binary_workbooks_are_read() {
    use packages::{xlsb, xlsb_cell, xlsb_row, xlsb_sheet, xlsb_text};
    let read = |second_row: u32| {
        let cells = [
            xlsb_row(0),
            xlsb_cell(6, 0, 0, &xlsb_text("Mã")),
            xlsb_row(second_row),
            xlsb_cell(5, 1, 1, &0.8_f64.to_le_bytes()),
            xlsb_cell(5, 2, 0, &8.25_f64.to_le_bytes()),
            xlsb_cell(4, 3, 0, &[1]),
        ];
        lines(&xlsb(&[("xl/worksheets/sheet1.bin", Some(&xlsb_sheet(&cells.concat())))]))
    };
    let expected = ["[Bảng điểm]", "A1=Mã", "B2=#0.8% | C2=#8.25 | D2=bool true"];
    assert_eq!(read(1), Ok(expected.map(String::from).to_vec()));
    assert_eq!(read(1_048_576), Err("table/too-large".to_owned()));
}

#[test]
fn what_is_no_table_is_told() {
    let mut word = ZipWriter::new(Cursor::new(Vec::new()));
    word.start_file("word/document.xml", SimpleFileOptions::default()).expect("a part");
    let word = word.finish().expect("a package").into_inner();
    for (bytes, expected) in [
        (&b""[..], "table/empty"),
        (b" \n,,\n", "table/empty"),
        (b"%PDF-1.4 x", "table/wrong-kind"),
        (b"<html><table>", "table/wrong-kind"),
        (&word, "table/wrong-kind"),
        (b"PK\x03\x04", "table/damaged"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "table/damaged"),
        (b"a,\xFF\xC3\n", "table/encoding 1"),
        (b"a,b\n1,\"2\n3,4\n", "table/damaged B2"),
    ] {
        assert_eq!(lines(bytes), Err(expected.to_owned()), "{bytes:x?}");
    }
    let code = |path: &Path| read_path(path).1.problem.map(|problem| problem.code.name());
    let folder = tempfile::tempdir().expect("a temporary folder");
    assert_eq!(code(folder.path()), Some("table/wrong-kind"));
    assert_eq!(code(&folder.path().join("x")), Some("table/unreadable"));
    #[cfg(unix)]
    {
        assert_eq!(code(Path::new("/dev/null")), Some("table/wrong-kind"));
        let link = folder.path().join("link");
        fs::write(folder.path().join("real"), "a,b\n").expect("a temporary file");
        std::os::unix::fs::symlink(folder.path().join("real"), &link).expect("a link");
        assert_eq!(code(&link), None);
    }
}

#[test]
fn the_shown_problems_are_those() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/problems");
    for code in crate::diag::TableCode::ALL {
        let case = folder.join(code.name().replace('/', "-"));
        let mut entries =
            fs::read_dir(&case).expect("a folder for each code").map(|entry| entry.expect("an entry").path());
        let faulty = entries.find(|path| path.file_stem().is_some_and(|stem| stem == "don-vi-b"));
        let (lines, result) = read_path(&faulty.expect("a faulty file"));
        let shown = match code {
            crate::diag::TableCode::NoStoredValue => "C2=no stored value",
            crate::diag::TableCode::ErrorCell => "C2=error #REF!",
            _ => "",
        };
        if shown.is_empty() {
            assert_eq!(result.problem.map(|problem| problem.code.name()), Some(code.name()));
        } else {
            // A value: intake tells it where the cell counts.
            assert_eq!((result.problem, lines[2].ends_with(shown)), (None, true), "{lines:?}");
        }
    }
}
