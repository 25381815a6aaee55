//! `docs/limits.md` says what the constants say. Where it does not, `XEPLOAI_WRITE_DOCS=1 cargo test --test limits` writes
//! its table anew.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use xeploai::table::limit;

/// The lines between which the table stands.
const BEGIN: &str = "<!-- begin: from src/table/limit.rs -->\n";
const END: &str = "<!-- end -->\n";

#[expect(clippy::too_many_lines, reason = "a plain list, one line for each limit")]
fn table() -> String {
    let mb = |bytes: u64| format!("{} MB", bytes >> 20);
    let of = |bytes: usize| mb(bytes as u64);
    let count = |number: u64| {
        let digits = number.to_string();
        let groups: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).unwrap()).collect();
        groups.join(".")
    };
    let lines: [(&str, &str, String); 23] = [
        ("số dòng của một trang tính (XLSX, XLSM, XLSB, ODS)", "rows of a sheet", count(limit::ROWS.into())),
        ("số cột của một bảng bất kỳ", "columns of any table", count(limit::COLUMNS.into())),
        ("số ô có dữ liệu của một tệp bảng tính", "cells of a workbook that are not blank", count(limit::CELLS)),
        ("số ký tự của một ô", "characters of a cell", count(limit::TEXT as u64)),
        ("một dòng CSV", "a record of a CSV file", of(limit::RECORD)),
        ("tệp bảng tính trên đĩa", "a workbook file on disk", mb(limit::WORKBOOK)),
        ("tệp XLS trên đĩa", "an XLS file on disk", mb(limit::XLS)),
        ("số phần trong một gói (zip)", "parts of a package", count(limit::PARTS as u64)),
        ("mọi phần của gói, sau khi giải nén", "all parts of a package, inflated", mb(limit::INFLATED)),
        (
            "một phần giữ trong bộ nhớ (chuỗi chung, kiểu ô), sau khi giải nén",
            "a part kept in memory (shared strings, styles), inflated",
            mb(limit::KEPT_PART),
        ),
        ("nội dung ODS, sau khi giải nén", "the content of an ODS, inflated", mb(limit::ODS)),
        (
            "số chuỗi chung của XLSX (cả con số mà tệp tự khai)",
            "shared strings of an XLSX (as counted, and as claimed)",
            count(limit::STRINGS),
        ),
        ("số thẻ XML của một phần giữ trong bộ nhớ", "tags of an XML part kept in memory", count(limit::KEPT_ELEMENTS)),
        ("một thẻ, đoạn chữ hoặc chú thích XML", "one tag, text or comment of XML", of(limit::XML_PIECE)),
        ("độ sâu của thẻ XML", "depth of XML tags", count(limit::XML_DEPTH as u64)),
        ("một bản ghi XLSB", "a record of an XLSB", of(limit::XLSB_RECORD)),
        (
            "số ô của một trang tính XLS hoặc ODS, tính cả ô trống trong hình chữ nhật",
            "cells of a sheet of an XLS or ODS, blank ones of the rectangle included",
            count(limit::DENSE),
        ),
        (
            "số ô gộp được xét; nhiều hơn thì không xét ô nào",
            "merged cells looked at; beyond, none is",
            count(limit::MERGED as u64),
        ),
        (
            "số công thức không lưu kết quả được nêu từng ô",
            "formulas without a stored result that are told one by one",
            count(limit::UNSTORED as u64),
        ),
        (
            "phần đã giải nén giữ lại để không giải nén hai lần: nhiều nhất",
            "inflated parts kept so as not to inflate twice: at most",
            of(limit::UNPACKED),
        ),
        ("… ít nhất", "… at least", of(limit::UNPACKED_LEAST)),
        (
            "… và không quá bấy nhiêu lần cỡ tệp",
            "… and no more times the size of the file than",
            count(limit::UNPACKED_TIMES as u64),
        ),
        ("số dòng của một tệp CSV", "rows of a CSV file", count(u32::MAX.into())),
    ];
    let mut table = String::from("| giới hạn | limit | |\n|---|---|---:|\n");
    for (vi, en, value) in lines {
        writeln!(table, "| {vi} | {en} | {value} |").unwrap();
    }
    table
}

#[test]
fn the_limits_in_the_docs_are_those_of_the_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/limits.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(BEGIN).expect("the line before the table");
    let (written, after) = rest.split_once(END).expect("the line after the table");
    if std::env::var_os("XEPLOAI_WRITE_DOCS").is_some() {
        fs::write(&path, [before, BEGIN, &table(), END, after].concat()).unwrap();
    } else {
        assert!(written == table(), "docs/limits.md is out of date: XEPLOAI_WRITE_DOCS=1 cargo test --test limits");
    }
}
