//! Bytes → rows, through everything that stands before and behind the libraries: recognition, limits, the look through
//! the package, the guard around panics.
//!
//! The first byte says what the rest is: a whole file, or one part of an otherwise sound workbook, so that
//! checksums do not keep the fuzzer out. What must hold of rows is asserted.
#![no_main]

use libfuzzer_sys::fuzz_target;
use xeploai::table::{self, Row, Sink, Value, limit};
use xeploai::words::Lang;
use xeploai_fuzz::{file, let_guarded_panics_pass};

#[path = "../../tests/support/packages.rs"]
mod packages;

/// Checks what every receiver of rows relies on.
#[derive(Default)]
struct Check {
    open: bool,
    next_row: u32,
}

impl Sink for Check {
    fn begin(&mut self, _: Option<&str>, _: bool) -> bool {
        assert!(!self.open, "a sheet begins inside another");
        (self.open, self.next_row) = (true, 0);
        true
    }

    fn row(&mut self, row: Row<'_>) -> bool {
        assert!(self.open && row.number >= self.next_row, "rows come in order, within a sheet");
        self.next_row = row.number + 1;
        assert!(!row.cells.is_empty(), "a blank row is not handed over");
        assert!(row.cells.is_sorted_by(|a, b| a.column < b.column), "cells come in order");
        for cell in row.cells {
            assert!(cell.column < limit::COLUMNS);
            if let Value::Text(text) = &cell.value {
                assert!(text.chars().count() <= limit::TEXT);
                assert!(!text.trim().is_empty(), "a blank cell is left out");
            }
        }
        true
    }

    fn end(&mut self) {
        assert!(std::mem::take(&mut self.open), "a sheet that ends has begun");
    }
}

/// The content of an ODS whose cells name styles.
const STYLED: &str = "<c><body><table:table table:name='A'><table:table-column table:default-cell-style-name='a'/><table:table-row><table:table-cell office:value-type='float' office:value='12'/><table:table-cell table:style-name='b' office:value-type='string'><text:p>NguyÔn</text:p></table:table-cell></table:table-row></table:table></body></c>";

fn whole_file(kind: u8, rest: &[u8]) -> Vec<u8> {
    let xlsx = |name: &str| packages::xlsx(&[(name, Some(rest))]);
    let xlsb = |name: &str| packages::xlsb(&[(name, Some(rest))]);
    match kind {
        b'x' => xlsx("xl/worksheets/sheet1.xml"),
        b's' => xlsx("xl/sharedStrings.xml"),
        b'f' => xlsx("xl/styles.xml"),
        b'w' => xlsx("xl/workbook.xml"),
        b'r' => xlsx("xl/_rels/workbook.xml.rels"),
        b't' => xlsx("[Content_Types].xml"),
        b'o' => packages::ods(rest),
        b'n' => packages::ods_of(&[("styles.xml", Some(rest)), ("content.xml", Some(STYLED.as_bytes()))]),
        b'b' => xlsb("xl/worksheets/sheet1.bin"),
        b'k' => xlsb("xl/workbook.bin"),
        b'y' => xlsb("xl/styles.bin"),
        b'h' => xlsb("xl/sharedStrings.bin"),
        b'l' => packages::compound("Workbook", rest),
        _ => rest.to_vec(),
    }
}

fuzz_target!(init: let_guarded_panics_pass(), |data: &[u8]| {
    let Some((kind, rest)) = data.split_first() else { return };
    let file = file("bảng", &whole_file(*kind, rest));
    let read = table::read(&file, &mut Check::default());
    if let Some(problem) = read.problem {
        for lang in [Lang::Vi, Lang::En] {
            assert!(!lang.message(&problem).contains('{') && !lang.remedy(&problem).is_empty());
        }
    }
});
