//! Workbooks made by hand, part by part and record by record: what no spreadsheet program would write. Shared by the
//! tests of hostile files and by the fuzz targets.
#![allow(dead_code, reason = "each user takes a part of it")]

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A part of a package: its name and its bytes.
pub(crate) type Part<'p> = (&'p str, &'p [u8]);

/// A package of these parts; large ones are packed.
pub(crate) fn package(parts: &[Part<'_>]) -> Vec<u8> {
    let size: usize = parts.iter().map(|(_, bytes)| bytes.len()).sum();
    packed(parts, if size > 64 << 10 { CompressionMethod::Deflated } else { CompressionMethod::Stored })
}

/// A package of these parts, stored as they are.
pub(crate) fn stored(parts: &[Part<'_>]) -> Vec<u8> {
    packed(parts, CompressionMethod::Stored)
}

fn packed(parts: &[Part<'_>], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("a part");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("a package").into_inner()
}

/// The parts of the smallest XLSX: one sheet “Bảng điểm”, shared strings, formats (1 is a percentage, 2 a date).
pub(crate) const XLSX: [Part<'static>; 7] = [
    (
        "[Content_Types].xml",
        br#"<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#,
    ),
    (
        "_rels/.rels",
        br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
    ),
    (
        "xl/workbook.xml",
        "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Bảng điểm\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>".as_bytes(),
    ),
    (
        "xl/_rels/workbook.xml.rels",
        br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#,
    ),
    (
        "xl/styles.xml",
        br#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><name val="Arial"/></font><font><name val=".VnTime"/></font></fonts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="0" fontId="1"/></cellXfs></styleSheet>"#,
    ),
    (
        "xl/sharedStrings.xml",
        "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"3\" uniqueCount=\"3\"><si><t>Mã</t></si><si><t>Họ và tên</t></si><si><t>TT1</t></si></sst>".as_bytes(),
    ),
    ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData/></worksheet>"),
];

/// The smallest XLSX with some parts replaced, added, or (with none) left out.
pub(crate) fn xlsx(changed: &[(&str, Option<&[u8]>)]) -> Vec<u8> {
    package(&changed_parts(&XLSX, changed))
}

/// An XLSX whose only sheet has this XML.
pub(crate) fn xlsx_sheet(sheet: &[u8]) -> Vec<u8> {
    xlsx(&[("xl/worksheets/sheet1.xml", Some(sheet))])
}

/// A sheet with these rows (XML).
pub(crate) fn sheet(rows: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    )
}

/// The parts of the smallest ODS; its content comes with the call.
pub(crate) const ODS: [Part<'static>; 2] = [
    ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
    (
        "META-INF/manifest.xml",
        br#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#,
    ),
];

/// An ODS with this content.
pub(crate) fn ods(content: &[u8]) -> Vec<u8> {
    ods_of(&[("content.xml", Some(content))])
}

/// The smallest ODS with some parts replaced or added.
pub(crate) fn ods_of(changed: &[(&str, Option<&[u8]>)]) -> Vec<u8> {
    package(&changed_parts(&ODS, changed))
}

/// The content of an ODS with one sheet of these rows (XML).
pub(crate) fn ods_content(rows: &str) -> String {
    format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Bảng điểm\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
}

/// A record of an XLSB.
pub(crate) fn xlsb_record(kind: u16, data: &[u8]) -> Vec<u8> {
    let low = kind.to_le_bytes()[0];
    let mut bytes = if kind < 128 { vec![low] } else { vec![low | 0x80, (kind >> 7).to_le_bytes()[0]] };
    let mut length = data.len();
    loop {
        let byte = u8::try_from(length & 0x7F).expect("seven bits");
        length >>= 7;
        bytes.push(if length > 0 { byte | 0x80 } else { byte });
        if length == 0 {
            break;
        }
    }
    bytes.extend_from_slice(data);
    bytes
}

/// A text of an XLSB: its number of characters, then two bytes each.
pub(crate) fn xlsb_text(text: &str) -> Vec<u8> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let length = u32::try_from(units.len()).expect("a short text").to_le_bytes();
    [&length[..], &units.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat()
}

/// A cell of an XLSB: its kind, column, format and value.
pub(crate) fn xlsb_cell(kind: u16, column: u32, format: u32, value: &[u8]) -> Vec<u8> {
    xlsb_record(kind, &[&column.to_le_bytes()[..], &format.to_le_bytes(), value].concat())
}

/// The head of a row of an XLSB.
pub(crate) fn xlsb_row(row: u32) -> Vec<u8> {
    xlsb_record(0, &[&row.to_le_bytes()[..], &[0; 13]].concat())
}

/// A sheet of an XLSB with these rows and cells (records).
pub(crate) fn xlsb_sheet(rows: &[u8]) -> Vec<u8> {
    let (open, close) = (
        [xlsb_record(129, &[]), xlsb_record(148, &[0; 16]), xlsb_record(145, &[])].concat(),
        [xlsb_record(146, &[]), xlsb_record(130, &[])].concat(),
    );
    [&open[..], rows, &close].concat()
}

/// An XLSB of one sheet (records), with some parts replaced.
pub(crate) fn xlsb(changed: &[(&str, Option<&[u8]>)]) -> Vec<u8> {
    let bundle = [&[0; 4][..], &[1, 0, 0, 0], &xlsb_text("rId1"), &xlsb_text("Bảng điểm")].concat();
    let book =
        [xlsb_record(156, &bundle), xlsb_record(144, &[]), xlsb_record(157, &[]), xlsb_record(132, &[])].concat();
    let xf = |format: u16| xlsb_record(47, &[&[0, 0][..], &format.to_le_bytes(), &[0; 12]].concat());
    let styles = [xlsb_record(617, &2_u32.to_le_bytes()), xf(0), xf(9), xlsb_record(618, &[])].concat();
    let relations = b"<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.bin\"/></Relationships>";
    let parts: [Part<'_>; 5] = [
        ("[Content_Types].xml", b"<Types></Types>"),
        ("xl/workbook.bin", &book),
        ("xl/_rels/workbook.bin.rels", relations),
        ("xl/styles.bin", &styles),
        ("xl/worksheets/sheet1.bin", &xlsb_sheet(&[])),
    ];
    package(&changed_parts(&parts, changed))
}

fn changed_parts<'p>(parts: &[Part<'p>], changed: &[(&'p str, Option<&'p [u8]>)]) -> Vec<Part<'p>> {
    let kept = parts.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name)).copied();
    kept.chain(changed.iter().filter_map(|(name, bytes)| Some((*name, (*bytes)?)))).collect()
}

/// A record of an XLS.
pub(crate) fn xls_record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).expect("a short record");
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// The stream of an XLS workbook of one sheet “A” with these records.
pub(crate) fn xls_stream(records: &[u8]) -> Vec<u8> {
    xls_sheets(&[], &[records])
}

/// The stream of an XLS workbook with these global records and sheets.
pub(crate) fn xls_sheets(globals: &[u8], sheets: &[&[u8]]) -> Vec<u8> {
    let begin = |kind: u16| xls_record(0x0809, &[&[0, 6][..], &kind.to_le_bytes(), &[0; 12]].concat());
    let end = xls_record(0x000A, &[]);
    let mut stream = [&begin(5)[..], globals].concat();
    let bodies: Vec<Vec<u8>> = sheets.iter().map(|records| [&begin(16)[..], records, &end].concat()).collect();
    // Where each sheet begins, its state and kind, its name of six digits.
    let mut start = stream.len() + sheets.len() * (4 + 14) + end.len();
    for (number, body) in bodies.iter().enumerate() {
        let place = u32::try_from(start).expect("a short stream").to_le_bytes();
        stream.extend(xls_record(0x0085, &[&place[..], &[0, 0, 6, 0], format!("{number:06}").as_bytes()].concat()));
        start += body.len();
    }
    [stream, end, bodies.concat()].concat()
}

/// The stream of an XLS workbook whose sheets all begin at the same place.
pub(crate) fn xls_one_for_all(count: usize, records: &[u8]) -> Vec<u8> {
    let mut stream = xls_sheets(&[], &[records]);
    let sheet = stream.windows(4).position(|bytes| bytes == [0x85, 0, 14, 0]).expect("the sheet's record");
    let record = stream[sheet..sheet + 18].to_vec();
    let mut all = Vec::new();
    for number in 0..count {
        let place = u32::from_le_bytes([record[4], record[5], record[6], record[7]]);
        let place = place + u32::try_from((count - 1) * 18).expect("few sheets");
        all.extend([&record[..4], &place.to_le_bytes(), &record[8..12], format!("{number:06}").as_bytes()].concat());
    }
    stream.splice(sheet..sheet + 18, all);
    stream
}

/// A compound file whose only stream has this name.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 512;
    const END: u32 = 0xFFFF_FFFE;
    let mut stream = stream.to_vec();
    // Shorter streams lie among small sectors, which are not needed here.
    let size = stream.len().max(4096).next_multiple_of(SECTOR);
    stream.resize(size, 0);
    let sectors = size / SECTOR;
    // Sector 0 is the directory, then the stream, then the allocation table.
    let table_sectors = (sectors + 2).div_ceil(SECTOR / 4 - 1).max(1);
    assert!(table_sectors <= 109, "a stream too long for this simple writer");
    let mut table: Vec<u32> = vec![END];
    table.extend((1..sectors).map(|sector| u32::try_from(sector + 1).expect("a short stream")));
    table.push(END);
    table.extend(std::iter::repeat_n(0xFFFF_FFFD, table_sectors));
    table.resize(table_sectors * SECTOR / 4, 0xFFFF_FFFF);

    let mut header = vec![0_u8; SECTOR];
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    for (at, value) in [(24, 0x3E_u16), (26, 3), (28, 0xFFFE), (30, 9), (32, 6)] {
        put(at, &value.to_le_bytes());
    }
    let count = u32::try_from(table_sectors).expect("few sectors");
    for (at, value) in [(44, count), (48, 0), (56, 4096), (60, END), (68, END)] {
        put(at, &value.to_le_bytes());
    }
    for place in 0..109_u32 {
        let first = u32::try_from(sectors + 1).expect("a short stream");
        let sector = if place < count { first + place } else { 0xFFFF_FFFF };
        put(76 + 4 * place as usize, &sector.to_le_bytes());
    }

    let entry = |name: &str, kind: u8, child: u32, start: u32, size: usize| {
        let mut entry = vec![0_u8; 128];
        let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        entry[..units.len()].copy_from_slice(&units);
        entry[64..66].copy_from_slice(&u16::try_from(units.len()).expect("a short name").to_le_bytes());
        (entry[66], entry[67]) = (kind, 1);
        for (at, value) in [(68, u32::MAX), (72, u32::MAX), (76, child), (116, start)] {
            entry[at..at + 4].copy_from_slice(&value.to_le_bytes());
        }
        entry[120..124].copy_from_slice(&u32::try_from(size).expect("a short stream").to_le_bytes());
        entry
    };
    let mut directory = [entry("Root Entry", 5, 1, END, 0), entry(name, 2, u32::MAX, 1, size)].concat();
    directory.resize(SECTOR, 0);
    let table: Vec<u8> = table.into_iter().flat_map(u32::to_le_bytes).collect();
    [header, directory, stream, table].concat()
}
