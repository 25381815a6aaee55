//! Files whose content is hostile, whatever their name says.

use std::fmt::Write as _;
use std::fs;

use crate::packages::{
    Part, XLSX, compound, ods, ods_content, package, sheet, stored, xls_one_for_all, xls_record, xls_sheets,
    xls_stream, xlsb, xlsb_cell, xlsb_record, xlsb_row, xlsb_sheet, xlsx, xlsx_sheet,
};
use crate::place::{Accept, GOOD, Make, Refuse, Verdict, judge_all, measured};
use crate::raw::{bomb, raw_package};
use crate::support;

/// A row of texts and numbers, as the XML of a sheet.
fn row(number: u32, cells: &[&str]) -> String {
    let mut text = format!("<row r=\"{number}\">");
    for (cell, column) in cells.iter().zip('A'..='Z') {
        let _ = match cell.parse::<f64>() {
            Ok(score) if !cell.starts_with('0') => write!(text, "<c r=\"{column}{number}\"><v>{score}</v></c>"),
            _ => write!(text, "<c r=\"{column}{number}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
        };
    }
    text + "</row>"
}

/// Heading and two people.
fn people() -> String {
    row(1, &["Mã", "Họ và tên", "TT1", "TT2"])
        + &row(2, &["011", "Lê Thị Ánh", "9", "8"])
        + &row(3, &["012", "Vũ Văn Long", "7", "6"])
}

/// The sheet of the two people with one text replaced.
fn changed(from: &str, to: &str) -> Vec<u8> {
    let text = sheet(&people());
    assert!(text.contains(from), "{from} in {text}");
    xlsx_sheet(text.replacen(from, to, 1).as_bytes())
}

/// Bytes that a bomb inflates to: more than any part may.
const BOMB: u64 = (1 << 30) + (64 << 20);

#[test]
fn bombs_of_zip() {
    let sheet_head = "<worksheet><sheetData>";
    let strings_head = "<sst xmlns=\"x\">";
    let all: [(&str, Make<'_>, Verdict); 6] = [
        (
            "spaces.xlsx",
            &|| bomb("xl/worksheets/sheet1.xml", sheet_head, "                 ", BOMB),
            Refuse("table/too-large"),
        ),
        (
            "rows.xlsx",
            &|| bomb("xl/worksheets/sheet1.xml", sheet_head, "<row r=\"1\"  ></row>", BOMB),
            Refuse("table/too-large"),
        ),
        (
            "cells.xlsx",
            &|| bomb("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>", "<c><v>1</v></c>  ", BOMB),
            Refuse("table/too-large"),
        ),
        (
            "strings.xlsx",
            &|| bomb("xl/sharedStrings.xml", strings_head, "<si><t>aa</t></si>", BOMB),
            Refuse("table/too-large"),
        ),
        (
            "styles.xlsx",
            &|| bomb("xl/styles.xml", "<styleSheet><cellXfs>", "<xf numFmtId='9'/>", BOMB),
            Refuse("table/too-large"),
        ),
        (
            "comment.xlsx",
            &|| bomb("xl/worksheets/sheet1.xml", "<worksheet><!--", "-----------------", BOMB),
            Refuse("table/too-large"),
        ),
    ];
    // An unoptimised program takes minutes over fifty million cells.
    let (slow, fast): (Vec<_>, Vec<_>) = all.into_iter().partition(|(name, ..)| *name == "cells.xlsx");
    judge_all(&fast);
    if measured() {
        judge_all(&slow);
    }
}

#[test]
fn bombs_of_repetition() {
    let row = |cells: &str| {
        ods(ods_content(&format!("<table:table-row table:number-rows-repeated=\"1048576\">{cells}</table:table-row>"))
            .as_bytes())
    };
    let full =
        "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/>";
    let all: [(&str, Make<'_>, Verdict); 4] = [
        ("full.ods", &|| row(full), Refuse("table/too-large")),
        ("beyond.ods", &|| row(&full.replace("16384", "4294967295")), Refuse("table/too-large")),
        ("negative.ods", &|| row(&full.replace("16384", "-1")), Refuse("table/too-large")),
        (
            "spaces.ods",
            &|| {
                ods(ods_content("<table:table-row><table:table-cell office:value-type=\"string\"><text:p>a<text:s text:c=\"2000000000\"/></text:p></table:table-cell></table:table-row>").as_bytes())
            },
            Refuse("table/too-large"),
        ),
    ];
    judge_all(&all);
}

/// What a library would keep many times over.
#[test]
#[expect(clippy::too_many_lines, reason = "a plain list, a few lines for each file")]
fn bombs_of_copies() {
    let rows = |rows: &str| ods(ods_content(rows).as_bytes());
    let row =
        |cell: &str| rows(&format!("<table:table-row table:number-rows-repeated=\"100\">{cell}</table:table-row>"));
    let text = "a".repeat(30_000);
    let spaces = "<text:s text:c=\"30000\"/>".repeat(40_000);
    let number = |row: u16, column: u16| {
        let cell = [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &8.5_f64.to_le_bytes()].concat();
        xls_record(0x0203, &cell)
    };
    let far = [number(0, 0), number(65_000, 29)].concat();
    let shared = || {
        let mut strings = [&[0; 8][..], &[0xFF, 0x1F, 0]].concat();
        strings.resize(8 + 3 + 0x1FFF, b'a');
        let mut cells = Vec::new();
        for row in 0..60_000_u16 {
            cells.extend(xls_record(0x00FD, &[&row.to_le_bytes()[..], &[0; 8]].concat()));
        }
        compound("Workbook", &xls_sheets(&xls_record(0x00FC, &strings), &[&cells]))
    };
    let named = || {
        let name = [&[0, 0, 0, 250, 0, 0][..], &[0; 8], &[0], &[b'n'; 250]].concat();
        let mut cells = Vec::new();
        for row in 0..300_u16 {
            let tokens = [0x23, 1, 0, 0, 0].repeat(1_600);
            let length = u16::try_from(tokens.len()).unwrap().to_le_bytes();
            cells.extend(xls_record(0x0006, &[&row.to_le_bytes()[..], &[0; 18], &length, &tokens].concat()));
        }
        compound("Workbook", &xls_sheets(&xls_record(0x0018, &name), &[&cells]))
    };
    let all: [(&str, Make<'_>, Verdict); 11] = [
        (
            "untyped.ods",
            &|| {
                rows(
                    "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell table:number-columns-repeated=\"16384\" office:value=\"1\"/></table:table-row>",
                )
            },
            Refuse("table/too-large"),
        ),
        (
            "two-prefixes.ods",
            &|| {
                row(
                    "<table:table-cell x:number-columns-repeated=\"1\" table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/><table:table-cell x:number-columns-repeated=\"1\" table:number-columns-repeated=\"16384\" office:value-type=\"float\" office:value=\"1\"/>",
                )
            },
            Refuse("table/too-large"),
        ),
        (
            "no-value.ods",
            &|| row("<table:table-cell a table:number-columns-repeated=\"16384\" office:value=\"1\"/>"),
            Refuse("table/damaged"),
        ),
        (
            "long-text.ods",
            &|| {
                row(&format!(
                    "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
                ))
            },
            Refuse("table/too-large"),
        ),
        (
            "long-value.ods",
            &|| {
                row(&format!(
                    "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\" office:string-value=\"{text}\"/>"
                ))
            },
            Refuse("table/too-large"),
        ),
        (
            "many-spaces.ods",
            &|| {
                row(&format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{spaces}</text:p></table:table-cell>"
                ))
            },
            Refuse("table/too-large"),
        ),
        ("nested.ods", &|| rows("<x:table/>"), Refuse("table/damaged")),
        (
            "many-far-sheets.ods",
            &|| {
                let cell = "<table:table-cell office:value-type=\"float\" office:value=\"1\"/>";
                let sheet = format!(
                    "<table:table-row>{cell}</table:table-row><table:table-row table:number-rows-repeated=\"60000\"/><table:table-row>{}</table:table-row>",
                    cell.repeat(30)
                );
                let sheets: String = (0..200)
                    .map(|number| format!("</table:table><table:table table:name=\"{number}\">{sheet}"))
                    .collect();
                rows(&sheets)
            },
            Refuse("table/too-large"),
        ),
        (
            "many-far-sheets.xls",
            &|| compound("Workbook", &xls_sheets(&[], &vec![&far[..]; 200])),
            Refuse("table/too-large"),
        ),
        ("shared-text.xls", &shared, Refuse("table/too-large")),
        ("names-in-formulas.xls", &named, Refuse("table/too-large")),
    ];
    judge_all(&all);
    let all: [(&str, Make<'_>, Verdict); 2] = [
        (
            "one-sheet-for-all.xls",
            &|| compound("Workbook", &xls_one_for_all(5_000, &number(0, 0).repeat(50_000))),
            Refuse("table/damaged"),
        ),
        (
            "two-sheets.xls",
            &|| compound("Workbook", &xls_sheets(&[], &[&number(0, 0), &number(3, 3)])),
            Refuse("intake/no-heading"),
        ),
    ];
    judge_all(&all);
}

#[test]
fn claims_that_are_believed_by_libraries() {
    let strings = |claim: &str| {
        let text = format!("<sst {claim}><si><t>Mã</t></si></sst>");
        xlsx(&[
            ("xl/sharedStrings.xml", Some(text.as_bytes())),
            ("xl/worksheets/sheet1.xml", Some(sheet(&people()).as_bytes())),
        ])
    };
    let all: [(&str, Make<'_>, Verdict); 8] = [
        ("strings-claimed.xlsx", &|| strings("uniqueCount=\"90000000000\""), Refuse("table/too-large")),
        (
            "strings-claimed-twice.xlsx",
            &|| strings("x:uniqueCount=\"1\" uniqueCount=\"90000000000\""),
            Refuse("table/too-large"),
        ),
        ("strings-claimed-in-words.xlsx", &|| strings("uniqueCount=\"many\""), Accept),
        ("dimension.xlsx", &|| changed("<sheetData>", "<dimension ref=\"A1:XFD1048576\"/><sheetData>"), Accept),
        (
            "dimension-backwards.xlsx",
            &|| changed("<sheetData>", "<dimension ref=\"XFD1048576:A1\"/><sheetData>"),
            Refuse("table/damaged"),
        ),
        (
            "far-cell.xlsx",
            &|| changed("</sheetData>", "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>"),
            Accept,
        ),
        (
            "dimensions.xls",
            &|| {
                compound(
                    "Workbook",
                    &xls_stream(&xls_record(0x0200, &[0, 0, 0, 0, 255, 255, 0, 0, 0, 0, 255, 0, 0, 0])),
                )
            },
            Refuse("table/too-large"),
        ),
        (
            "strings.xls",
            &|| {
                compound(
                    "Workbook",
                    &[xls_record(0x0809, &[0, 6, 5, 0]), xls_record(0x00FC, &[255; 8]), xls_record(0x000A, &[])]
                        .concat(),
                )
            },
            Refuse("table/damaged"),
        ),
    ];
    judge_all(&all);
}

#[test]
fn documents_of_xml() {
    let laughs = {
        let mut text = String::from("<!DOCTYPE a [<!ENTITY a \"ha\">");
        for (name, of) in ('b'..='z').zip('a'..) {
            let _ = write!(text, "<!ENTITY {name} \"{}\">", format!("&{of};").repeat(10));
        }
        text + "]>"
    };
    let external = "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    let with = |name: &str, prolog: &str, body: &str| xlsx(&[(name, Some([prolog, body].concat().as_bytes()))]);
    let body = sheet(&people()).replace("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "");
    let utf16: Vec<u8> =
        [&[0xFF, 0xFE][..], &body.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()].concat();
    let nested = |open: &str, close: &str| sheet(&format!("{}{}", open.repeat(200_000), close.repeat(200_000)));
    let attributes: String = (0..400_000).fold(String::new(), |text, at| text + &format!(" a{at}='1'"));
    let all: [(&str, Make<'_>, Verdict); 14] = [
        ("laughs.xlsx", &|| with("xl/worksheets/sheet1.xml", &laughs, &body), Refuse("table/damaged")),
        (
            "laughs-in-strings.xlsx",
            &|| with("xl/sharedStrings.xml", &laughs, "<sst><si><t>&z;</t></si></sst>"),
            Refuse("table/damaged"),
        ),
        (
            "external.xlsx",
            &|| with("xl/worksheets/sheet1.xml", external, &body.replace("Lê Thị Ánh", "&a;")),
            Refuse("table/damaged"),
        ),
        ("external-in-workbook.xlsx", &|| with("xl/workbook.xml", external, "<workbook/>"), Refuse("table/damaged")),
        ("laughs.ods", &|| ods([&laughs, &*ods_content("")].concat().as_bytes()), Refuse("table/damaged")),
        ("unknown-entity.xlsx", &|| changed("Lê Thị Ánh", "&lol;"), Refuse("table/damaged")),
        ("utf-16.xlsx", &|| xlsx_sheet(&utf16), Refuse("table/damaged")),
        ("deep.xlsx", &|| xlsx_sheet(nested("<row>", "</row>").as_bytes()), Refuse("table/damaged")),
        (
            "deep.ods",
            &|| {
                ods(ods_content(&format!(
                    "{}{}",
                    "<table:table-row>".repeat(200_000),
                    "</table:table-row>".repeat(200_000)
                ))
                .as_bytes())
            },
            Refuse("table/damaged"),
        ),
        (
            "deep-strings.xlsx",
            &|| xlsx(&[("xl/sharedStrings.xml", Some(format!("<sst><si>{}", "<r>".repeat(200_000)).as_bytes()))]),
            Refuse("table/damaged"),
        ),
        (
            "attributes.xlsx",
            &|| changed("<row r=\"2\"", &format!("<row{attributes} r=\"2\"")),
            Refuse("table/too-large"),
        ),
        ("cut.xlsx", &|| changed("</worksheet>", ""), Refuse("table/damaged")),
        ("crossed.xlsx", &|| changed("</c></row>", "</row></c>"), Refuse("table/damaged")),
        ("zero-reference.xlsx", &|| changed("Lê Thị Ánh", "Lê&#0;Thị Ánh"), Refuse("table/damaged")),
    ];
    judge_all(&all);
}

#[test]
#[expect(clippy::too_many_lines, reason = "a plain list, a few lines for each")]
fn packages_that_are_not_what_they_say() {
    let body = sheet(&people());
    let parts = |extra: &[(String, Vec<u8>)]| {
        let whole = XLSX[..6].iter().copied().chain([("xl/worksheets/sheet1.xml", body.as_bytes())]);
        let mut all: Vec<(String, Vec<u8>)> = whole.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())).collect();
        all.extend_from_slice(extra);
        all
    };
    let borrowed = |parts: &[(String, Vec<u8>)], make: fn(&[Part<'_>]) -> Vec<u8>| {
        make(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
    };
    let plain_of = |extra: &[(String, Vec<u8>)]| {
        let parts = parts(extra);
        raw_package(&parts.iter().map(|(name, bytes)| (name.as_str(), bytes.clone(), 0)).collect::<Vec<_>>())
    };
    let plain = |extra: &[Part<'_>]| {
        plain_of(&extra.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect::<Vec<_>>())
    };
    let without = |name: &str| xlsx(&[("xl/worksheets/sheet1.xml", Some(body.as_bytes())), (name, None)]);
    let replaced = |name: &str, from: &str, to: &str| {
        let (_, bytes) = XLSX.iter().find(|(other, _)| *other == name).unwrap();
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.contains(from));
        xlsx(&[("xl/worksheets/sheet1.xml", Some(body.as_bytes())), (name, Some(text.replace(from, to).as_bytes()))])
    };
    let flipped = || {
        let mut bytes = borrowed(&parts(&[]), stored);
        let at = bytes.windows(10).position(|window| window == b"<v>9</v></").unwrap();
        bytes[at + 3] = b'3';
        bytes
    };
    let locked = || {
        let mut bytes = plain(&[]);
        // The bit that says a part is encrypted, in every head.
        let heads: Vec<usize> = (0..bytes.len() - 4)
            .filter_map(|at| match &bytes[at..at + 4] {
                b"PK\x03\x04" => Some(at + 6),
                b"PK\x01\x02" => Some(at + 8),
                _ => None,
            })
            .collect();
        heads.into_iter().for_each(|at| bytes[at] |= 1);
        bytes
    };
    let crowded = || plain_of(&(0..60_000).map(|at| (format!("xl/media/{at}"), Vec::new())).collect::<Vec<_>>());
    let all: [(&str, Make<'_>, Verdict); 21] = [
        ("sound.xlsx", &|| borrowed(&parts(&[]), package), Accept),
        ("sound-stored.xlsx", &|| plain(&[]), Accept),
        (
            "twice.xlsx",
            &|| plain(&[("xl/worksheets/sheet1.xml", body.replace("<v>9<", "<v>3<").as_bytes())]),
            Refuse("table/damaged"),
        ),
        (
            "twice-in-capitals.xlsx",
            &|| plain(&[("XL/worksheets/Sheet1.xml", body.as_bytes())]),
            Refuse("table/damaged"),
        ),
        ("up.xlsx", &|| plain(&[("../../../tmp/a", b"a")]), Refuse("table/damaged")),
        ("root.xlsx", &|| plain(&[("/etc/a", b"a")]), Refuse("table/damaged")),
        ("drive.xlsx", &|| plain(&[("C:\\a", b"a")]), Refuse("table/damaged")),
        ("flipped.xlsx", &flipped, Refuse("table/damaged")),
        (
            "half.xlsx",
            &|| {
                let whole = plain(&[]);
                whole[..whole.len() / 2].to_vec()
            },
            Refuse("table/damaged"),
        ),
        (
            "no-directory.xlsx",
            &|| {
                let whole = plain(&[]);
                whole[..whole.len() - 22].to_vec()
            },
            Refuse("table/damaged"),
        ),
        ("no-workbook.xlsx", &|| without("xl/workbook.xml"), Refuse("table/damaged")),
        ("no-relations.xlsx", &|| without("xl/_rels/workbook.xml.rels"), Refuse("table/damaged")),
        ("no-types.xlsx", &|| without("[Content_Types].xml"), Refuse("table/damaged")),
        ("no-strings.xlsx", &|| without("xl/sharedStrings.xml"), Refuse("table/damaged")),
        ("wrong-types.xlsx", &|| replaced("[Content_Types].xml", "sheet1.xml", "sheet7.xml"), Refuse("table/damaged")),
        (
            "astray.xlsx",
            &|| replaced("xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "../docProps/app.xml"),
            Refuse("table/damaged"),
        ),
        (
            "another-sheet.xlsx",
            &|| replaced("xl/workbook.xml", "r:id=\"rId1\"", "r:id=\"rId9\""),
            Refuse("table/damaged"),
        ),
        ("locked.xlsx", &locked, Refuse("table/password")),
        ("crowded.xlsx", &crowded, Refuse("table/too-large")),
        ("string-999.xlsx", &|| changed("<c r=\"C2\">", "<c r=\"C2\" t=\"s\">"), Refuse("table/damaged")),
        ("just-a-zip.xlsx", &|| package(&[("a.txt", b"a")]), Refuse("table/wrong-kind")),
    ];
    judge_all(&all);
}

#[test]
fn sheets_of_absurd_shape() {
    let empty_rows = || {
        let mut text = people();
        for number in 4..=1_000_000 {
            let _ = write!(text, "<row r=\"{number}\" s=\"1\"><c r=\"A{number}\" s=\"1\"/></row>");
        }
        xlsx_sheet(sheet(&text).as_bytes())
    };
    let wide = |columns: u32| {
        let mut text = String::from("<row r=\"1\">");
        for column in 0..columns {
            let _ = write!(text, "<c t=\"inlineStr\"><is><t>Cột {column}</t></is></c>");
        }
        xlsx_sheet(sheet(&(text + "</row>")).as_bytes())
    };
    let cell = |length: usize| changed("Lê Thị Ánh", &"Á".repeat(length));
    let shared_formulas = || {
        // Written out for every cell, the formula would be gigabytes; and the value at the end makes the reader look
        // for its address among the formulas.
        let long = "A1+".repeat(10_000);
        let first = format!(
            "<c r=\"H2\"><f t=\"shared\" si=\"0\" ref=\"H2:H90000\">{long}A1</f><v>1</v></c></row><row r=\"3\""
        );
        let mut text = people().replacen("</row><row r=\"3\"", &first, 1);
        for number in 4..=90_000 {
            let _ = write!(text, "<row r=\"{number}\"><c r=\"H{number}\"><f t=\"shared\" si=\"0\"/><v>1</v></c></row>");
        }
        text += "<row r=\"90001\"><c r=\"H90001\" t=\"e\"><v>#LOST!</v></c></row>";
        xlsx_sheet(sheet(&text).as_bytes())
    };
    let merges = || {
        let mut text = String::from("</sheetData><mergeCells>");
        for number in 1..500_000 {
            let _ = write!(text, "<mergeCell ref=\"Z{number}:Z{}\"/>", number + 1);
        }
        xlsx_sheet(sheet(&people()).replace("</sheetData>", &(text + "</mergeCells>")).as_bytes())
    };
    let styles = || {
        let xfs = "<xf numFmtId=\"9\"/>".repeat(600_000);
        xlsx(&[("xl/styles.xml", Some(format!("<styleSheet><cellXfs>{xfs}</cellXfs></styleSheet>").as_bytes()))])
    };
    let all: [(&str, Make<'_>, Verdict); 12] = [
        ("empty-rows.xlsx", &empty_rows, Accept),
        ("columns.xlsx", &|| wide(16_384), Refuse("intake/no-heading")),
        ("more-columns.xlsx", &|| wide(16_385), Refuse("table/too-large")),
        ("beyond-the-grid.xlsx", &|| changed("<row r=\"3\"", "<row r=\"1048577\""), Accept),
        ("row-beyond.xlsx", &|| changed("r=\"A3\"", "r=\"A1048577\""), Refuse("table/too-large")),
        ("row-beyond-all.xlsx", &|| changed("r=\"A3\"", "r=\"A99999999999\""), Refuse("table/damaged")),
        ("long-cell.xlsx", &|| cell(50_000_000), Refuse("table/too-large")),
        ("longer-than-a-cell.xlsx", &|| cell(32_768), Refuse("table/too-large")),
        (
            "long-cell.csv",
            &|| format!("Mã,Họ và tên,TT1,TT2\n011,{},9,8\n", "Á".repeat(50_000_000)).into_bytes(),
            Refuse("table/too-large"),
        ),
        ("shared-formulas.xlsx", &shared_formulas, Refuse("table/error-cell")),
        ("merges.xlsx", &merges, Accept),
        ("formats.xlsx", &styles, Refuse("table/too-large")),
    ];
    judge_all(&all);
}

#[test]
fn binary_workbooks() {
    let fixture = |name: &str| fs::read(support::package("tests/table").join(name)).unwrap();
    let half = |bytes: Vec<u8>| bytes[..bytes.len() / 2].to_vec();
    let xlsb_rows = |rows: &[u8]| xlsb(&[("xl/worksheets/sheet1.bin", Some(&xlsb_sheet(rows)))]);
    let number = |row: u16, column: u16| {
        let cell = [&row.to_le_bytes()[..], &column.to_le_bytes(), &[0, 0], &8.5_f64.to_le_bytes()].concat();
        xls_record(0x0203, &cell)
    };
    let circle = |at: usize| {
        let mut bytes = compound("Workbook", &xls_stream(&number(0, 0)));
        // The allocation table lies at the end.
        let table = bytes.len() - 512;
        bytes[table + 4 * at..table + 4 * at + 4].copy_from_slice(&u32::try_from(at).unwrap().to_le_bytes());
        bytes
    };
    let tables_in_circles = || {
        let mut bytes = compound("Workbook", &xls_stream(&number(0, 0)));
        // The list of allocation sectors goes on in sector 0, which leads to itself.
        bytes[68..72].fill(0);
        bytes[72] = 1;
        bytes[512..1024].fill(0);
        bytes
    };
    let all: [(&str, Make<'_>, Verdict); 13] = [
        ("half.xls", &|| half(fixture("bang-diem.xls")), Refuse("table/damaged")),
        ("half.ods", &|| half(fixture("bang-diem.ods")), Refuse("table/damaged")),
        ("half.xlsb", &|| half(xlsb_rows(&xlsb_row(0))), Refuse("table/damaged")),
        ("empty.xlsb", &|| xlsb_rows(&[]), Refuse("table/empty")),
        (
            "cut-record.xlsb",
            &|| xlsb(&[("xl/worksheets/sheet1.bin", Some(&[0x80, 0x80, 0xFF, 0xFF, 0xFF, 0x7F]))]),
            Refuse("table/damaged"),
        ),
        ("long-record.xlsb", &|| xlsb_rows(&xlsb_record(6, &vec![0; 2 << 20])), Refuse("table/damaged")),
        (
            "lying-text.xlsb",
            &|| xlsb_rows(&[xlsb_row(0), xlsb_cell(6, 0, 0, &[255, 255, 255, 255])].concat()),
            Refuse("table/damaged"),
        ),
        (
            "far-row.xlsb",
            &|| xlsb_rows(&[xlsb_row(u32::MAX), xlsb_cell(5, 0, 0, &[0; 8])].concat()),
            Refuse("table/too-large"),
        ),
        (
            "far-column.xlsb",
            &|| xlsb_rows(&[xlsb_row(0), xlsb_cell(5, u32::MAX, 0, &[0; 8])].concat()),
            Refuse("table/too-large"),
        ),
        (
            "far-cell.xls",
            &|| compound("Workbook", &xls_stream(&[number(0, 0), number(65_535, 255)].concat())),
            Refuse("table/too-large"),
        ),
        ("circle.xls", &|| circle(3), Refuse("table/damaged")),
        ("circle-of-folders.xls", &|| circle(0), Refuse("table/damaged")),
        ("circle-of-tables.xls", &tables_in_circles, Refuse("table/damaged")),
    ];
    judge_all(&all);
}

#[test]
fn texts_that_are_no_tables() {
    let all: [(&str, Make<'_>, Verdict); 6] = [
        ("zeros.csv", &|| vec![0; 3 << 20], Refuse("table/wrong-kind")),
        (
            "quote.csv",
            &|| [&b"Ma,Ho va ten,TT1,TT2\n1,\""[..], &vec![b'a'; 30 << 20]].concat(),
            Refuse("table/damaged"),
        ),
        ("columns.csv", &|| vec![b','; 30 << 20], Refuse("table/too-large")),
        ("blank-lines.csv", &|| [vec![b'\n'; 30 << 20], GOOD.replace("0", "1").into_bytes()].concat(), Accept),
        ("nothing.csv", &Vec::new, Refuse("table/empty")),
        ("elf.csv", &|| b"\x7FELF\x02\x01\x01\0".repeat(1000), Refuse("table/wrong-kind")),
    ];
    judge_all(&all);
}
