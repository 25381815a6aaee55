//! How cells are shown, what is merged and what is hidden: from the bytes of a file to what a sink is told.

use super::packages::{
    compound, ods, ods_content, ods_of, xls_record, xls_sheets, xlsb, xlsb_cell, xlsb_record, xlsb_sheet, xlsb_text,
};
use super::{Notes, lines_by, show};
use crate::diag::column_name;
use crate::legacy::Font;
use crate::table::{Merged, Row, Sink, Value};

/// Writes down all that it is told: “A2=0012”, “B2=…(.Vn)”, “merged B2:B4”, “hidden”.
#[derive(Default)]
struct Everything {
    notes: Notes,
    fonts: Vec<(u32, Font)>,
}

impl Sink for Everything {
    fn begin(&mut self, sheet: Option<&str>, hidden: bool) -> bool {
        self.notes.begin(sheet, hidden)
    }

    fn merged(&mut self, cells: &[Merged]) {
        let one = |merged: &Merged| {
            let column = column_name(merged.column);
            format!("merged {column}{}:{column}{}", merged.first_row + 1, merged.last_row + 1)
        };
        self.notes.lines.extend(cells.iter().map(one));
    }

    fn hidden_cells(&mut self) {
        self.notes.lines.push("hidden".to_owned());
    }

    fn font(&mut self, column: u32, font: Font) {
        self.fonts.push((column, font));
    }

    fn row(&mut self, row: Row<'_>) -> bool {
        let fonts = std::mem::take(&mut self.fonts);
        let cells = row.cells.iter().map(|cell| {
            let zeros = match &cell.value {
                Value::Number(number) if number.zeros > 0 => format!(" in {} digits", number.zeros),
                _ => String::new(),
            };
            let font = fonts.iter().find(|(column, _)| *column == cell.column);
            let font = font.map_or_else(String::new, |(_, font)| format!(" in {:?}", font.legacy));
            format!("{}{}={}{zeros}{font}", column_name(cell.column), row.number + 1, show(&cell.value))
        });
        self.notes.lines.push(cells.collect::<Vec<_>>().join(" | "));
        true
    }

    fn end(&mut self) {}
}

fn told(bytes: &[u8]) -> Result<Vec<String>, String> {
    let mut everything = Everything::default();
    lines_by(bytes, &mut everything)?;
    Ok(everything.notes.lines)
}

/// The styles of an XLSB: fonts Arial, .VnTime, VNI-Times; formats general, `0000`, `0.0%`, a date, and one for each of
/// the last two fonts.
fn xlsb_styles() -> Vec<u8> {
    let font = |name: &str| xlsb_record(43, &[&[0; 21][..], &xlsb_text(name)].concat());
    let format = |number: u16, code: &str| xlsb_record(44, &[&number.to_le_bytes()[..], &xlsb_text(code)].concat());
    let xf = |format: u16, font: u16| {
        xlsb_record(47, &[&[0, 0][..], &format.to_le_bytes(), &font.to_le_bytes(), &[0; 10]].concat())
    };
    [
        xlsb_record(615, &2_u32.to_le_bytes()),
        format(164, "0000"),
        format(165, "0.0%"),
        xlsb_record(616, &[]),
        font("Arial"),
        font(".VnTime"),
        font("VNI-Times"),
        // Formats that no cell has, as styles bring them along.
        xf(165, 1),
        xlsb_record(617, &6_u32.to_le_bytes()),
        xf(0, 0),
        xf(164, 0),
        xf(165, 0),
        xf(14, 0),
        xf(0, 1),
        xf(0, 2),
        xlsb_record(618, &[]),
    ]
    .concat()
}

fn xlsb_row(row: u32, flags: u8) -> Vec<u8> {
    xlsb_record(0, &[&row.to_le_bytes()[..], &[0; 7], &[flags], &[0; 5]].concat())
}

/// A short number: a whole one.
fn whole(number: u32) -> [u8; 4] {
    (number << 2 | 2).to_le_bytes()
}

#[test]
fn binary_workbooks_tell_how_cells_are_shown() {
    let cells = [
        xlsb_row(0, 0),
        xlsb_cell(6, 0, 0, &xlsb_text("Mã")),
        xlsb_row(1, 0),
        xlsb_cell(2, 0, 1, &whole(12)),
        xlsb_cell(5, 1, 2, &0.8_f64.to_le_bytes()),
        xlsb_cell(2, 2, 3, &whole(46_300)),
        xlsb_cell(6, 3, 4, &xlsb_text("NguyÔn")),
        xlsb_cell(6, 4, 5, &xlsb_text("Nguyeãn")),
        xlsb_cell(6, 5, 4, &xlsb_text(" ")),
        xlsb_row(2, 0),
        // Two that the library passes over: a formula that ends in an error, a text with letters of several kinds.
        xlsb_cell(11, 0, 0, &[0x17]),
        xlsb_cell(5, 1, 0, &8.25_f64.to_le_bytes()),
        xlsb_cell(62, 2, 4, &[&[1][..], &xlsb_text("TrÇn")].concat()),
    ];
    let sheet = xlsb_sheet(&cells.concat());
    let rows = [
        "[Bảng điểm]",
        "A1=Mã",
        "A2=#12 in 4 digits | B2=#0.8% | C2=date 2026-10-05 | D2=NguyÔn in Tcvn3 | E2=Nguyeãn in Vni",
        "A3=error #REF! | B3=#8.25 | C3=TrÇn in Tcvn3",
    ];
    let styles = xlsb_styles();
    let parts = |sheet: &[u8]| xlsb(&[("xl/styles.bin", Some(&styles)), ("xl/worksheets/sheet1.bin", Some(sheet))]);
    assert_eq!(told(&parts(&sheet)), Ok(rows.map(String::from).to_vec()));

    // Cells in short form stand behind the one before. The first of a row has none.
    let format = |number: u32, data: &[u8]| [&number.to_le_bytes()[..], data].concat();
    let short = [
        xlsb_row(0, 0),
        xlsb_cell(6, 2, 0, &xlsb_text("Mã")),
        xlsb_record(16, &format(2, &0.8_f64.to_le_bytes())),
        xlsb_record(12, &format(0, &[])),
        xlsb_record(13, &format(1, &whole(12))),
        xlsb_record(17, &format(4, &xlsb_text("NguyÔn"))),
        xlsb_record(14, &format(0, &[0x17])),
        xlsb_record(15, &format(0, &[1])),
        xlsb_cell(5, 12, 0, &8.25_f64.to_le_bytes()),
    ];
    let row = "C1=Mã | D1=#0.8% | F1=#12 in 4 digits | G1=NguyÔn in Tcvn3 | H1=error #REF! | I1=bool true | M1=#8.25";
    assert_eq!(told(&parts(&xlsb_sheet(&short.concat()))), Ok(vec![rows[0].to_owned(), row.to_owned()]));
    let first = [xlsb_row(0, 0), xlsb_cell(5, 0, 0, &[0; 8]), xlsb_row(1, 0), xlsb_record(16, &[0; 12])].concat();
    assert_eq!(told(&parts(&xlsb_sheet(&first))), Err("table/damaged".to_owned()));
}

#[test]
fn binary_workbooks_tell_what_is_merged_and_hidden() {
    let number = |row: u32, flags: u8| [xlsb_row(row, flags), xlsb_cell(2, 0, 0, &whole(row))].concat();
    let merge = |at: [u32; 4]| xlsb_record(176, &at.map(u32::to_le_bytes).concat());
    let columns = |flags: u8| {
        let info = xlsb_record(60, &[&[0; 16][..], &[flags, 0]].concat());
        [xlsb_record(390, &[]), info, xlsb_record(391, &[])].concat()
    };
    let sheet = |columns: &[u8], rows: &[u8], merges: &[u8]| {
        let begin = [xlsb_record(129, &[]), xlsb_record(148, &[0; 16])].concat();
        let end = [xlsb_record(146, &[]), merges.to_vec(), xlsb_record(130, &[])].concat();
        let sheet = [&begin, columns, &xlsb_record(145, &[]), rows, &end].concat();
        told(&xlsb(&[("xl/worksheets/sheet1.bin", Some(&sheet))]))
    };
    let said = |lines: &[&str]| Ok(lines.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>());
    let (shown, name) = (columns(0), "[Bảng điểm]");
    assert_eq!(sheet(&shown, &number(1, 0), &[]), said(&[name, "A2=#1"]));
    assert_eq!(sheet(&shown, &number(1, 0x10), &[]), said(&["hidden", name, "A2=#1"]));
    assert_eq!(sheet(&columns(1), &number(1, 0), &[]), said(&["hidden", name, "A2=#1"]));
    // Over rows: told. Over columns alone: a title.
    let merges = [merge([1, 3, 0, 0]), merge([0, 0, 0, 5])].concat();
    assert_eq!(sheet(&shown, &number(1, 0), &merges), said(&[name, "merged A2:A4", "A2=#1"]));
}

/// The global records of an XLS with these fonts, formats (number and code, one byte a letter) and cell formats.
fn xls_globals(fonts: &[&str], formats: &[(u16, &str)], cells: &[(u16, u16)]) -> Vec<u8> {
    let length = |text: &str| u8::try_from(text.len()).expect("a short text");
    let font = |name: &&str| xls_record(0x31, &[&[0; 14][..], &[length(name), 0], name.as_bytes()].concat());
    let format = |(number, code): &(u16, &str)| {
        let head = [&number.to_le_bytes()[..], &[length(code), 0, 0]].concat();
        xls_record(0x41E, &[head.as_slice(), code.as_bytes()].concat())
    };
    let cell = |(font, format): &(u16, u16)| {
        xls_record(0xE0, &[&font.to_le_bytes()[..], &format.to_le_bytes(), &[0; 16]].concat())
    };
    let all = fonts.iter().map(font).chain(formats.iter().map(format)).chain(cells.iter().map(cell));
    all.collect::<Vec<_>>().concat()
}

#[test]
fn old_workbooks_tell_how_cells_are_shown() {
    let at = |row: u16, column: u16, format: u16| [row, column, format].map(u16::to_le_bytes).concat();
    let number = |column: u16, format: u16, value: f64| {
        xls_record(0x203, &[&at(1, column, format)[..], &value.to_le_bytes()].concat())
    };
    let label = |column: u16, format: u16, text: &str| {
        let letters: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect();
        let head = u16::try_from(letters.len()).expect("a short text").to_le_bytes();
        xls_record(0x204, &[&at(1, column, format)[..], &head, &[0], &letters].concat())
    };
    // Of 37 letters, a number that is the sign of percent itself.
    let long = "#,##0.0000000000000000000000000000000";
    assert_eq!(long.len(), 37);
    // There is no font 4: what is called 5 and 6 are the fifth and the sixth.
    let fonts = ["Arial", "Arial", "Arial", "Arial", ".VnTimeH", "VNI-Times"];
    let formats = [(164, "0000"), (165, "0.0%"), (166, long)];
    let globals = xls_globals(&fonts, &formats, &[(0, 0), (0, 164), (0, 165), (0, 166), (5, 0), (6, 0), (0, 9)]);
    let sheet = [
        number(0, 1, 12.0),
        number(1, 2, 0.8),
        number(2, 3, 8.0),
        label(3, 4, "nguyÔn"),
        label(4, 5, "Nguyeãn"),
        number(5, 6, 0.5),
        label(6, 0, "Tô"),
    ];
    let stream = xls_sheets(&globals, &[&sheet.concat()]);
    let expected = "A2=#12 in 4 digits | B2=#0.8% | C2=#8 | D2=nguyÔn in Tcvn3 | E2=Nguyeãn in Vni | F2=#0.5% | G2=Tô";
    let lines = told(&compound("Workbook", &stream)).expect("a workbook");
    assert_eq!(lines[1..], [expected.to_owned()]);
}

#[test]
fn open_documents_tell_how_cells_are_shown() {
    let styles = "<office:document-styles><office:font-face-decls><style:font-face style:name=\"old\" svg:font-family=\"&apos;.VnTime&apos;\"/></office:font-face-decls><office:styles><number:number-style style:name=\"N1\"><number:number number:decimal-places=\"0\" number:min-integer-digits=\"4\"/></number:number-style><style:default-style style:family=\"table-cell\"><style:text-properties style:font-name=\"Arial\"/></style:default-style><style:style style:name=\"Default\" style:family=\"table-cell\"><style:text-properties style:font-name=\"old\"/></style:style></office:styles></office:document-styles>";
    let automatic = "<office:automatic-styles><number:number-style style:name=\"N2\"><number:number number:min-integer-digits=\"4\"/><number:text> điểm</number:text></number:number-style><style:style style:name=\"code\" style:family=\"table-cell\" style:parent-style-name=\"Default\" style:data-style-name=\"N1\"/><style:style style:name=\"points\" style:family=\"table-cell\" style:data-style-name=\"N2\"/><style:style style:name=\"vni\" style:family=\"table-cell\" style:parent-style-name=\"Default\"><style:text-properties style:font-name=\"VNI-Times\"/></style:style><style:style style:name=\"new\" style:family=\"table-cell\" style:parent-style-name=\"Default\"><style:text-properties fo:font-family=\"Times New Roman\"/></style:style><style:style style:name=\"code\" style:family=\"table-row\"/></office:automatic-styles>";
    let text = |style: &str, text: &str| {
        format!("<table:table-cell{style} office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let number = |style: &str, kind: &str, value: &str| {
        format!("<table:table-cell{style} office:value-type=\"{kind}\" office:value=\"{value}\"/>")
    };
    let named = |name: &str| format!(" table:style-name=\"{name}\"");
    let rows = [
        "<table:table-column table:default-cell-style-name=\"new\" table:number-columns-repeated=\"2\"/>".to_owned(),
        "<table:table-column table:default-cell-style-name=\"Default\"/>".to_owned(),
        "<table:table-row>".to_owned(),
        number(&named("code"), "float", "12"),
        number(&named("points"), "float", "8"),
        text("", "NguyÔn"),
        text(&named("vni"), "Nguyeãn"),
        text(&named("new"), "Tô"),
        text("", "Tô"),
        number("", "percentage", "0.8"),
        text(&named("code"), "TrÇn"),
        "</table:table-row>".to_owned(),
    ];
    let content = ods_content(&rows.concat()).replace("<office:body>", &format!("{automatic}<office:body>"));
    let expected = "A1=#12 in 4 digits | B1=#8 | C1=NguyÔn in Tcvn3 | D1=Nguyeãn in Vni | E1=Tô | F1=Tô | G1=#0.8% | H1=TrÇn in Tcvn3";
    let parts = [("styles.xml", Some(styles.as_bytes())), ("content.xml", Some(content.as_bytes()))];
    let lines = told(&ods_of(&parts)).expect("a document");
    assert_eq!(lines, ["[Bảng điểm]", expected]);
    // Without the named styles only those that the content brings along are known.
    let lines = told(&ods(content.as_bytes())).expect("a document");
    assert!(lines[1].contains("C1=NguyÔn | D1=Nguyeãn in Vni"), "{lines:?}");
}
