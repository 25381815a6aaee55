//! Raw cells: the value that was read, at its address, in the colour of its mark.

use jiff::civil::Date;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, Formula, Worksheet, XlsxError};

use crate::diag::Severity;
use crate::render::xlsx::measure::fitting;
use crate::report::mending::Mark;
use crate::table::{Number, Value};

/// Errors that a cell can hold.
const ERRORS: [&str; 7] = ["#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"];

/// Digits from which a whole number would be shown as 1.23E+11.
const LONG: i64 = 10_000_000_000;

/// The colour of a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    Plain,
    Warning,
    Error,
}

impl Colour {
    /// The colour for a mark.
    pub(super) fn of(mark: Option<&Mark>) -> Self {
        match mark.map(|mark| mark.severity) {
            None => Self::Plain,
            Some(Severity::Error) => Self::Error,
            Some(Severity::Warning | Severity::Note) => Self::Warning,
        }
    }
}

/// How cells look, by colour.
pub(super) struct Looks {
    plain: Format,
    whole: Format,
    date: Format,
    colours: [Format; 2],
}

impl Looks {
    /// All looks from the one of a plain cell.
    pub(super) fn new(plain: &Format) -> Self {
        let coloured = |back: u32, front: u32| {
            plain.clone().set_background_color(Color::RGB(back)).set_font_color(Color::RGB(front))
        };
        Self {
            whole: plain.clone().set_num_format("0"),
            date: plain.clone().set_num_format("dd/mm/yyyy"),
            colours: [coloured(0x00FF_EB9C, 0x007F_6000), coloured(0x00FF_C7CE, 0x009C_0006)],
            plain: plain.clone(),
        }
    }

    /// Puts a value into a cell; without one the cell is coloured only.
    pub(super) fn write(
        &self,
        page: &mut Worksheet,
        (row, column): (u32, u16),
        value: Option<&Value<'_>>,
        colour: Colour,
    ) -> Result<(), XlsxError> {
        let plain = self.coloured(colour);
        match value {
            None => page.write_blank(row, column, plain)?,
            Some(Value::Text(text)) => page.write_string_with_format(row, column, fitting(text), plain)?,
            // A code is what its cell shows: 12 with the format 0000 is “0012”.
            Some(Value::Number(number)) if number.zeros > 0 && number.scale == 0 => {
                page.write_string_with_format(row, column, number.digits(), plain)?
            }
            Some(Value::Number(number)) => self.number(page, (row, column), *number, colour)?,
            Some(Value::Bool(value)) => page.write_boolean_with_format(row, column, *value, plain)?,
            Some(Value::Date(date)) => self.date(page, (row, column), *date, colour)?,
            Some(Value::Error(text)) => page.write_formula_with_format(row, column, error(text), plain)?,
            Some(Value::NoStoredValue) => page.write_formula_with_format(row, column, error("#N/A"), plain)?,
        };
        Ok(())
    }

    fn coloured(&self, colour: Colour) -> &Format {
        match colour {
            Colour::Plain => &self.plain,
            Colour::Warning => &self.colours[0],
            Colour::Error => &self.colours[1],
        }
    }

    fn number<'p>(
        &self,
        page: &'p mut Worksheet,
        (row, column): (u32, u16),
        number: Number,
        colour: Colour,
    ) -> Result<&'p mut Worksheet, XlsxError> {
        let is_long = number.scale == 0 && number.mantissa.abs() >= LONG;
        let value = float(number);
        if number.percent {
            let format = self.coloured(colour).clone().set_num_format(percent(number.scale));
            return page.write_number_with_format(row, column, value, &format);
        }
        match (is_long, colour) {
            (false, _) => page.write_number_with_format(row, column, value, self.coloured(colour)),
            (true, Colour::Plain) => page.write_number_with_format(row, column, value, &self.whole),
            (true, _) => {
                let format = self.coloured(colour).clone().set_num_format("0");
                page.write_number_with_format(row, column, value, &format)
            }
        }
    }

    /// A date; one before the calendar of spreadsheets (which knows a 29 February 1900) is text.
    fn date<'p>(
        &self,
        page: &'p mut Worksheet,
        (row, column): (u32, u16),
        date: Date,
        colour: Colour,
    ) -> Result<&'p mut Worksheet, XlsxError> {
        let [month, day] = [date.month(), date.day()].map(i8::unsigned_abs);
        let year = u16::try_from(date.year()).ok().filter(|year| *year > 1900);
        let Some(year) = year else {
            let text = format!("{day:02}/{month:02}/{:04}", date.year());
            return page.write_string_with_format(row, column, text, self.coloured(colour));
        };
        let value = ExcelDateTime::from_ymd(year, month, day)?;
        if colour == Colour::Plain {
            return page.write_datetime_with_format(row, column, value, &self.date);
        }
        let format = self.coloured(colour).clone().set_num_format("dd/mm/yyyy");
        page.write_datetime_with_format(row, column, value, &format)
    }
}

/// The float that is read as this number again.
fn float(number: Number) -> f64 {
    number.to_string().parse().unwrap_or(f64::NAN)
}

/// Enough decimals for a percentage.
fn percent(scale: u8) -> String {
    match scale {
        0..=2 => "0%".to_owned(),
        more => format!("0.{}%", "0".repeat(usize::from(more - 2).min(12))),
    }
}

/// A cell that holds a spreadsheet error.
fn error(text: &str) -> Formula {
    let known = ERRORS.into_iter().find(|error| *error == text).unwrap_or("#N/A");
    Formula::new(format!("={known}")).set_result(known)
}
