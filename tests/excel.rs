//! What Excel takes and what it calls a damaged file: every workbook that is made of hostile names is held against its
//! rules, part by part. LibreOffice and openpyxl are more patient, so nothing else would tell.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use support::{files, said, xeploai};

/// Names that no spreadsheet, folder or formula likes.
const UNITS: [&str; 8] =
    ["History", "a'b", "A'B", "'abc'", "[x]:*?/\\", "🏭🏭🏭", "=1+1", "Công đoàn cơ sở Trường Mầm non'X"];

/// Rules whose words are longer than formulas, checks and tabs take.
const RULES: &str = r##"
schema = 1
id = "dai"
title = "Bảng điểm [x]:*?/ “dài” TITLE"
year = 2026
subject = "person"
scale = 100
rounding = { places = 2, mode = "half-up" }
combine = "last"
[letterhead]
parent = "TITLE"
body = "'abc'"
place = "Hà Nội"
signers = [{ role = "NGƯỜI LẬP" }, { role = "TITLE", name = "😀" }]
[[rater]]
id = "self"
title = "Tự chấm"
[[rater]]
id = "board"
title = "BCH chấm"
[[fact]]
id = "post"
title = "Chức vụ"
kind = "text"
blank = ""
[[role]]
id = "lead"
title = "TITLE"
when = { fact = "post", is = "WORD" }
[[role]]
id = "staff"
title = "Đoàn viên"
[[group]]
id = "g"
title = "TITLE"
weight = 60
[[group.criterion]]
id = "a1"
title = "a'b TITLE"
points.choice = { "WORD" = 10, "OTHER" = 0 }
blank = "OTHER"
weight = { default = 10, lead = 20 }
[[group.criterion]]
id = "a2"
title = "😀TITLE"
points.choice = { "Tốt" = 10, "Khá" = 5 }
[[group]]
id = "h"
title = "History"
weight = 40
[[group.criterion]]
id = "b1"
title = "History"
points.up-to = { max = 40, step = 0.5 }
not-applicable = "share-out"
[[level]]
id = "good"
title = "TITLE"
from = 50
[[level]]
id = "bad"
title = "'x'"
from = 0
[ranking]
order = ["total"]
"##;

/// The rules with their words.
fn campaign() -> String {
    let title = "Ế😀 ".repeat(100);
    let (word, other) = ("Hoàn thành xuất sắc ".repeat(16), "Chưa đạt yêu cầu, ".repeat(18));
    RULES.replace("TITLE", &title).replace("WORD", &word).replace("OTHER", &other)
}

/// A folder with the rules, a roster of hostile units and everybody's scores.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("campaign.toml"), campaign()).unwrap();
    let word = "Hoàn thành xuất sắc ".repeat(16);
    let mut list = "Mã,Họ và tên,Mã đơn vị,Đơn vị,Chức vụ,a1,a2,b1\n".to_owned();
    let longest = "Đơn vị dài ".repeat(30);
    for (at, unit) in UNITS.into_iter().chain([longest.as_str()]).enumerate() {
        let name = ["=HYPERLINK(1)", "'Lê Văn An'", "Trần 😀 Bình", "History"][at % 4];
        list.push_str(&format!("N{at}1,{name},U{at},{unit},{},\"{}\",Tốt,12.5\n", word.trim(), word.trim()));
        list.push_str(&format!("N{at}2,\"{}\",U{at},{unit},,,Khá,7\n", "Tên dài ".repeat(40).trim()));
        list.push_str(&format!("N{at}3,Hồng,U{at},{unit},,,Khá,40.3\n"));
    }
    fs::write(folder.path().join("danh-sach.csv"), list).unwrap();
    folder
}

#[test]
fn workbooks_of_hostile_names_keep_the_rules_of_excel() {
    let place = folder();
    let mut faults = Vec::new();
    let mut seen = 0;
    for lang in ["vi", "en"] {
        let (out, forms) = (place.path().join(format!("ra-{lang}")), place.path().join(format!("mau-{lang}")));
        let mut grade = xeploai();
        grade.arg("grade").arg(place.path()).arg("--out").arg(&out).args(["--lang", lang, "--format", "xlsx,docx"]);
        let output = grade.arg("--provisional").output().unwrap();
        assert_ne!(output.status.code(), Some(2), "{}", said(&output));
        let mut form = xeploai();
        form.arg("form").arg(place.path()).arg("--out").arg(&forms).args([
            "--lang",
            lang,
            "--per",
            "unit,person,phone",
        ]);
        let output = form.arg("--names").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", said(&output));
        for root in [&out, &forms] {
            for file in files(root).into_iter().filter(|file| file.extension().is_some_and(|ending| ending == "xlsx")) {
                seen += 1;
                check(&root.join(&file), &mut faults);
            }
        }
    }
    // In each language: a workbook for each unit and for all, a marked copy, two forms for each unit, one for phones.
    assert!(seen >= 2 * (3 * 9 + 3), "{seen} workbooks");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Holds a workbook against the rules.
fn check(path: &Path, faults: &mut Vec<String>) {
    let mut package = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
    let parts: Vec<String> = package.file_names().map(|name| name.unwrap().into_owned()).collect();
    let mut told: Vec<String> = Vec::new();
    for part in parts.iter().filter(|part| part.ends_with(".xml")) {
        let mut xml = String::new();
        package.by_name(part).unwrap().read_to_string(&mut xml).unwrap();
        if part == "xl/workbook.xml" {
            names(&xml, &mut told);
        }
        limits(part, &xml, &mut told);
    }
    faults.extend(told.into_iter().map(|fault| format!("{}: {fault}", path.display())));
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.try_get_attribute(name).unwrap()?;
    Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).unwrap().into_owned())
}

/// Tabs: at most 31 letters, none of `[]:*?/\`, no apostrophe at either end, not “History”, each once in any case.
fn names(xml: &str, told: &mut Vec<String>) {
    let mut reader = Reader::from_str(xml);
    let mut taken = BTreeSet::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Empty(tag) if tag.name().as_ref() == "sheet" => {
                let name = attribute(&tag, "name").unwrap();
                let is_allowed = (1..=31).contains(&units(&name))
                    && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
                    && !name.starts_with('\'')
                    && !name.ends_with('\'')
                    && name.to_lowercase() != "history";
                if !is_allowed || !taken.insert(name.to_lowercase()) {
                    told.push(format!("the tab “{name}”"));
                }
            }
            _ => {}
        }
    }
    assert!(!taken.is_empty());
}

/// Texts, formulas, checks, links, headers, rows and columns.
fn limits(part: &str, xml: &str, told: &mut Vec<String>) {
    let mut reader = Reader::from_str(xml);
    let (mut open, mut links) = (Vec::new(), 0);
    let mut text = String::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(tag) => {
                attributes(part, &tag, told);
                open.push(tag.name().as_ref().to_owned());
                text.clear();
            }
            Event::Empty(tag) => {
                links += usize::from(tag.name().as_ref() == "hyperlink");
                attributes(part, &tag, told);
            }
            Event::Text(more) => text.push_str(&more),
            Event::GeneralRef(entity) => text.push(match &*entity {
                "quot" => '"',
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                _ => '\'',
            }),
            Event::End(_) => {
                let most = match open.pop().unwrap().as_str() {
                    "t" => 32_767,
                    "f" | "formula" => 8_192,
                    // Of a check: a list or a formula.
                    "formula1" | "formula2" => 257,
                    "oddHeader" | "oddFooter" | "firstHeader" | "firstFooter" => 255,
                    _ => usize::MAX,
                };
                if units(&text) > most {
                    told.push(format!("{part}: {} letters: {text:.60}", units(&text)));
                }
                if text.starts_with(|c: char| c.is_ascii_uppercase()) && part.contains("sheet") {
                    literals(part, &text, told);
                }
                text.clear();
            }
            _ => {}
        }
    }
    if links > 65_530 {
        told.push(format!("{part}: {links} links"));
    }
}

/// Words in a formula have at most 255 letters.
fn literals(part: &str, formula: &str, told: &mut Vec<String>) {
    let longest = formula.replace("\"\"", "x").split('"').skip(1).step_by(2).map(units).max();
    if longest.is_some_and(|longest| longest > 255) {
        told.push(format!("{part}: words of {longest:?} letters in {formula:.60}"));
    }
}

fn attributes(part: &str, tag: &BytesStart<'_>, told: &mut Vec<String>) {
    let mut most = |name: &str, most: usize| {
        if let Some(text) = attribute(tag, name).filter(|text| units(text) > most) {
            told.push(format!("{part}: {name} of {} letters", units(&text)));
        }
    };
    match tag.name().as_ref() {
        "dataValidation" => {
            most("prompt", 255);
            most("error", 255);
            most("promptTitle", 32);
            most("errorTitle", 32);
        }
        "row" => {
            let row: u32 = attribute(tag, "r").unwrap().parse().unwrap();
            if !(1..=1_048_576).contains(&row) {
                told.push(format!("{part}: row {row}"));
            }
        }
        "col" => {
            let width: f64 = attribute(tag, "width").map_or(0.0, |width| width.parse().unwrap());
            if width > 255.0 {
                told.push(format!("{part}: a column of {width}"));
            }
        }
        _ => {}
    }
}
