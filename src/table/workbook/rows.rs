//! Cells of a workbook become rows: one after the other, each handed over when the next begins.

use std::borrow::Cow;

use calamine::{DataRef, ExcelDateTime};
use jiff::civil::Date;

use crate::diag::code::FileTerm;
use crate::legacy::Font;
use crate::table::fault::{Fault, Outcome};
use crate::table::workbook::shown::Shown;
use crate::table::{Cell, Merged, Number, Row, Sink, Value, is_blank, limit};

/// Whether more cells are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    /// Yes.
    On,
    /// The sink has enough of this sheet.
    Enough,
}

/// Collects the cells of one sheet.
pub(super) struct Rows<'a, 's> {
    sink: &'s mut dyn Sink,
    row: u32,
    next_column: u32,
    cells: Vec<Cell<'a>>,
    fonts: Vec<(u32, Font)>,
    count: u64,
}

impl<'a, 's> Rows<'a, 's> {
    /// For a sheet that has begun; `count` cells have come before it.
    pub(super) fn new(sink: &'s mut dyn Sink, count: u64) -> Self {
        Self { sink, row: 0, next_column: 0, cells: Vec::new(), fonts: Vec::new(), count }
    }

    /// Takes a cell and how it is shown. Cells come row by row and from left to right; anything else is damage.
    pub(super) fn push(&mut self, (row, column): (u32, u32), value: Value<'a>, shown: Shown) -> Outcome<Flow> {
        let misplaced = || Fault::damaged(FileTerm::BadCell).at_cell(row, column);
        if row >= limit::ROWS {
            return Err(Fault::too_large(FileTerm::Rows, limit::ROWS).at_row(row));
        }
        if column >= limit::COLUMNS {
            return Err(Fault::too_large(FileTerm::Columns, limit::COLUMNS).at_row(row));
        }
        if row != self.row {
            if row < self.row {
                return Err(misplaced());
            }
            if self.hand_over() == Flow::Enough {
                return Ok(Flow::Enough);
            }
            (self.row, self.next_column) = (row, 0);
        }
        if column < self.next_column {
            return Err(misplaced());
        }
        self.next_column = column + 1;
        let value = match value {
            Value::Text(text) if is_blank(&text) => return Ok(Flow::On),
            Value::Text(text) if text.len() > limit::TEXT && text.chars().count() > limit::TEXT => {
                return Err(Fault::too_large(FileTerm::Characters, limit::TEXT).at_cell(row, column));
            }
            Value::Text(text) => {
                self.fonts.extend(shown.font.map(|font| (column, font)));
                Value::Text(text)
            }
            Value::Number(number) => Value::Number(Number { zeros: shown.zeros, ..number }),
            value => value,
        };
        self.count += 1;
        if self.count > limit::CELLS {
            return Err(Fault::too_large(FileTerm::Cells, limit::CELLS));
        }
        self.cells.push(Cell { column, value });
        Ok(Flow::On)
    }

    /// The sheet is over. Tells how many cells have come so far.
    pub(super) fn finish(mut self) -> u64 {
        self.hand_over();
        self.count
    }

    fn hand_over(&mut self) -> Flow {
        if self.cells.is_empty() {
            return Flow::On;
        }
        for (column, font) in self.fonts.drain(..) {
            self.sink.font(column, font);
        }
        let more = self.sink.row(Row { number: self.row, cells: &self.cells });
        self.cells.clear();
        if more { Flow::On } else { Flow::Enough }
    }
}

/// The merged cells that reach over several rows.
pub(super) fn merged(found: &[calamine::Dimensions]) -> Vec<Merged> {
    let one = |region: &calamine::Dimensions| Merged {
        column: region.start.1,
        first_row: region.start.0,
        last_row: region.end.0,
    };
    found.iter().map(one).filter(|region| region.last_row > region.first_row).take(limit::MERGED).collect()
}

/// What a cell of a stream holds; none where it is blank.
pub(super) fn value<'a>(value: &DataRef<'a>, shown: Shown) -> Option<Value<'a>> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::Int(value) => number(*value as f64, shown.percent),
        DataRef::Float(value) => number(*value, shown.percent),
        DataRef::String(text) | DataRef::DurationIso(text) => Value::Text(Cow::Owned(text.clone())),
        DataRef::SharedString(text) => Value::Text(Cow::Borrowed(text)),
        DataRef::Bool(value) => Value::Bool(*value),
        DataRef::DateTime(value) => date(value),
        DataRef::DateTimeIso(text) => iso_date(text),
        DataRef::Error(error) => Value::Error(Cow::Owned(error.to_string())),
    })
}

/// A number cell; one that is beyond all scores is shown as it stands.
pub(super) fn number(value: f64, percent: bool) -> Value<'static> {
    Number::from_float(value, percent).map_or_else(|| Value::Text(Cow::Owned(value.to_string())), Value::Number)
}

/// A cell with a date format. A time of day is kept as text: “2026-11-22 17:24:07”, “17:24:07”.
pub(super) fn date(value: &ExcelDateTime) -> Value<'static> {
    /// The serial of the last day of the year 9999.
    const LAST: f64 = 2_958_466.0;
    let serial = value.as_f64();
    if value.is_duration() || !(0.0..LAST).contains(&serial) {
        return duration(serial);
    }
    let (year, month, day, hour, minute, second, milli) = value.to_ymd_hms_milli();
    let second = if milli >= 500 { second.saturating_add(1).min(59) } else { second };
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if serial < 1.0 && serial > 0.0 {
        return Value::Text(Cow::Owned(time));
    }
    let date = i16::try_from(year)
        .ok()
        .and_then(|year| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok());
    match date {
        Some(date) if time == "00:00:00" => Value::Date(date),
        Some(date) => Value::Text(Cow::Owned(format!("{date} {time}"))),
        None => Value::Text(Cow::Owned(serial.to_string())),
    }
}

/// A date as OpenDocument and strict workbooks write it: 2026-11-22, 2026-11-22T17:24:07.
pub(super) fn iso_date(text: &str) -> Value<'static> {
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let midnight = time.trim_end_matches('Z').bytes().all(|byte| matches!(byte, b'0' | b':' | b'.'));
    match date.parse::<Date>() {
        Ok(date) if midnight => Value::Date(date),
        Ok(date) => Value::Text(Cow::Owned(format!("{date} {}", time.split('.').next().unwrap_or(time)))),
        Err(_) => Value::Text(Cow::Owned(text.to_owned())),
    }
}

/// A stretch of time, which no score is: shown in hours, minutes and seconds.
fn duration(days: f64) -> Value<'static> {
    let seconds = (days * 86_400.0).round();
    if seconds.abs() > 1e12 || !seconds.is_finite() {
        return Value::Text(Cow::Owned(days.to_string()));
    }
    let total = (seconds as i64).unsigned_abs();
    let sign = if seconds < 0.0 { "-" } else { "" };
    let text = format!("{sign}{}:{:02}:{:02}", total / 3600, total / 60 % 60, total % 60);
    Value::Text(Cow::Owned(text))
}

#[cfg(test)]
mod tests {
    use super::{date, iso_date};
    use crate::table::Value;
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    fn show(value: &Value<'_>) -> String {
        match value {
            Value::Date(date) => format!("date {date}"),
            Value::Text(text) => text.clone().into_owned(),
            _ => panic!("a date is a date or text"),
        }
    }

    #[test]
    fn dates_keep_their_time_of_day() {
        for (serial, kind, is_1904, expected) in [
            (46_300.0, ExcelDateTimeType::DateTime, false, "date 2026-10-05"),
            (44_838.0, ExcelDateTimeType::DateTime, true, "date 2026-10-05"),
            (46_300.75, ExcelDateTimeType::DateTime, false, "2026-10-05 18:00:00"),
            (0.5, ExcelDateTimeType::DateTime, false, "12:00:00"),
            (1.5, ExcelDateTimeType::TimeDelta, false, "36:00:00"),
            (-3.0, ExcelDateTimeType::DateTime, false, "-72:00:00"),
            (1e300, ExcelDateTimeType::DateTime, false, &1e300_f64.to_string()),
        ] {
            assert_eq!(show(&date(&ExcelDateTime::new(serial, kind, is_1904))), expected, "{serial}");
        }
        for (text, expected) in [
            ("2026-10-05", "date 2026-10-05"),
            ("2026-10-05T00:00:00", "date 2026-10-05"),
            ("2026-10-05T18:00:00.000", "2026-10-05 18:00:00"),
            ("PT1H", "PT1H"),
        ] {
            assert_eq!(show(&iso_date(text)), expected, "{text}");
        }
    }
}
