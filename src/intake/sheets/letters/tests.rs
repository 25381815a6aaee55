//! Columns that are decided one by one, and rows that arrive whole.

use super::Letters;
use crate::table::{Cell, Row, Sink, Value};
use std::borrow::Cow;

/// Rows as they arrive, cells divided by bars.
#[derive(Default)]
struct Arrived(Vec<String>);

impl Sink for Arrived {
    fn begin(&mut self, _: Option<&str>, _: bool) -> bool {
        true
    }

    fn row(&mut self, row: Row<'_>) -> bool {
        let text = |cell: &Cell<'_>| match &cell.value {
            Value::Text(text) => text.clone().into_owned(),
            other => format!("{other:?}"),
        };
        self.0.push(row.cells.iter().map(text).collect::<Vec<_>>().join("|"));
        true
    }

    fn end(&mut self) {}
}

/// What comes of a sheet, and the columns of its notes.
fn through(rows: &[&str]) -> (Vec<String>, Vec<String>) {
    let mut arrived = Arrived::default();
    let mut letters = Letters::new("a.csv".into(), &|text| text == "Họ và tên", &mut arrived);
    letters.begin(None, false);
    for (text, number) in rows.iter().zip(0..) {
        let cell = |(text, column)| Cell { column, value: Value::Text(Cow::Borrowed(text)) };
        let cells: Vec<Cell<'_>> = text.split('|').zip(0..).map(cell).collect();
        letters.row(Row { number, cells: &cells });
    }
    letters.end();
    let notes = letters.notes.iter().map(|note| format!("{:?}", note.values[1].1)).collect();
    (arrived.0, notes)
}

#[test]
fn columns_are_decided_one_by_one() {
    for (rows, expected, notes) in [
        (&["Mã|Họ và tên", "01|Lê Mì"][..], &["Mã|Họ và tên", "01|Lê Mì"][..], 0),
        // Unicode beside an old font; what reads both ways follows its column.
        (
            &["Hä vµ tªn|Đơn vị", "NguyÔn Lông|Tổ Lông", "Lông|Tổ 2"],
            &["Họ và tên|Đơn vị", "Nguyễn Lụng|Tổ Lông", "Lụng|Tổ 2"],
            1,
        ),
        // One word is enough beside other columns, and none where nothing else speaks.
        (&["Hä vµ tªn|§iÓm", "NguyÔn An|8"], &["Họ và tên|Điểm", "Nguyễn An|8"], 1),
        (&["Ho ten|§iÓm", "An|8"], &["Ho ten|§iÓm", "An|8"], 0),
        // A title and a heading typed by others say nothing about the rows.
        (
            &["CÔNG ĐOÀN", "Họ và tên", "NguyÔn An", "Vi Lông", "TrÇn Mü"],
            &["CÔNG ĐOÀN", "Họ và tên", "Nguyễn An", "Vi Lụng", "Trần Mỹ"],
            1,
        ),
        // Old names pasted among others: only they are changed.
        (
            &["Họ và tên", "Đỗ Thị Lộc", "Lê Thị Hạnh", "NguyÔn V¨n H\u{AD}ng", "Vi Lông", "TrÇn Mü"],
            &["Họ và tên", "Đỗ Thị Lộc", "Lê Thị Hạnh", "Nguyễn Văn Hưng", "Vi Lông", "Trần Mỹ"],
            1,
        ),
        // A text that reads both ways waits until the sheet shows what it is.
        (&["Lông", "Mì", "Hä vµ tªn NguyÔn"], &["Lụng", "Mỡ", "Họ và tên Nguyễn"], 1),
        (&["Lông", "Mì", "Nguyễn"], &["Lông", "Mì", "Nguyễn"], 0),
    ] {
        let (got, told) = through(rows);
        assert_eq!(got, expected, "{rows:?}");
        assert_eq!(told.len(), notes, "{rows:?}");
    }
}

#[test]
fn rows_arrive_whole_and_in_order() {
    let mut rows = vec!["Họ và tên|Ghi chú"; 1];
    rows.extend(["Đỗ Thị Lộc|"; 700]);
    rows.extend(["NguyÔn ThÞ H»ng|"; 700]);
    rows.push("Đỗ Thị Lộc|");
    let (got, notes) = through(&rows);
    assert_eq!(got.len(), rows.len());
    assert_eq!((got[700].as_str(), got[701].as_str()), ("Đỗ Thị Lộc|", "Nguyễn Thị Hằng|"));
    assert_eq!((got[1400].as_str(), got[1401].as_str()), ("Nguyễn Thị Hằng|", "Đỗ Thị Lộc|"));
    assert_eq!(notes, ["Text(\"A\")"]);
}
