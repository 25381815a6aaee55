//! CSV for machines: UTF-8 without byte order mark, commas, one line feed after each record, quotes
//! only where RFC 4180 needs them; titles, bands and notes of a sheet are left out.
//!
//! A spreadsheet takes a field that begins with `=`, `+`, `-`, `@`, a tab or a carriage return (or one
//! of the full-width forms) for a formula. Such a *text* gets a leading apostrophe; numbers never do.

use std::fmt::Write as _;
use std::io::{self, Write};

use crate::num::Decimal;
use crate::report::sheet::{Cell, Column, ColumnKind, Computed, Sheet};

/// Bytes gathered before they are handed on.
const BUFFER: usize = 1 << 16;

/// Writes one sheet: the headings, then every row.
///
/// # Errors
/// When the writer fails.
pub fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut text = String::with_capacity(BUFFER + 4096);
    for (position, column) in sheet.columns.iter().enumerate() {
        separate(&mut text, position);
        push_text(&mut text, &column.title);
    }
    text.push('\n');
    let mut result = Ok(());
    (sheet.rows)(&mut |cells, _| {
        if result.is_err() {
            return;
        }
        for (position, (cell, column)) in cells.iter().zip(&sheet.columns).enumerate() {
            separate(&mut text, position);
            push_cell(&mut text, cell, column);
        }
        text.push('\n');
        if text.len() >= BUFFER {
            result = out.write_all(text.as_bytes());
            text.clear();
        }
    });
    result?;
    out.write_all(text.as_bytes())?;
    out.flush()
}

fn separate(text: &mut String, position: usize) {
    if position > 0 {
        text.push(',');
    }
}

fn push_cell(text: &mut String, cell: &Cell<'_>, column: &Column) {
    match (cell, column.kind) {
        (Cell::Blank, _) => {}
        (Cell::Text(words), _) => push_text(text, words),
        (Cell::Count(count), _) => write!(text, "{count}").expect("a string takes all text"),
        (Cell::Points(points), ColumnKind::Points(places)) => text.push_str(points.decimal(places).as_str()),
        (Cell::Points(points), _) => text.push_str(points.decimal(0).as_str()),
        (Cell::Number(digits, scale), _) => text.push_str(Decimal::new(*digits, *scale).as_str()),
        (Cell::Formula(_, Computed::Text(words)), _) => push_text(text, words),
        (Cell::Formula(_, Computed::Number(digits)), _) => text.push_str(digits),
        (Cell::Share(part, whole), _) => write!(text, "{part}/{whole}").expect("a string takes all text"),
    }
}

/// A text field: made harmless, then quoted where needed.
fn push_text(text: &mut String, words: &str) {
    let guard = if is_formula(words) { "'" } else { "" };
    if words.contains(['"', ',', '\n', '\r']) {
        text.push('"');
        text.push_str(guard);
        for (position, part) in words.split('"').enumerate() {
            if position > 0 {
                text.push_str("\"\"");
            }
            text.push_str(part);
        }
        text.push('"');
    } else {
        text.push_str(guard);
        text.push_str(words);
    }
}

/// Whether a spreadsheet would take this text for a formula.
fn is_formula(words: &str) -> bool {
    words.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::{push_text, write};
    use crate::report::machine::{quotas, results, summary, targets};
    use crate::report::sample;
    use crate::report::sheet::Sheet;

    #[test]
    fn texts_are_quoted_and_made_harmless() {
        for (words, field) in [
            ("Nguyễn Văn A", "Nguyễn Văn A"),
            ("a,b", "\"a,b\""),
            ("nói \"có\"", "\"nói \"\"có\"\"\""),
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("＝1", "'＝1"),
            ("@SUM(A1,A2)", "\"'@SUM(A1,A2)\""),
            ("\"", "\"\"\"\""),
            ("a\nb", "\"a\nb\""),
        ] {
            let mut text = String::new();
            push_text(&mut text, words);
            assert_eq!(text, field);
        }
    }

    fn lines(sheet: &Sheet<'_>) -> Vec<String> {
        let mut bytes = Vec::new();
        write(sheet, &mut bytes).expect("written");
        String::from_utf8(bytes).expect("UTF-8").lines().map(str::to_owned).collect()
    }

    #[test]
    fn tables_have_the_promised_columns_and_order() {
        let campaign = sample::campaign(2);
        let found = sample::results(&campaign, 1, 12);
        let rows = lines(&results(&campaign, &found));
        assert_eq!(
            rows[0],
            "unit_id,unit,person_id,name,role,rank_in_unit,rank_overall,total_self,total,level_by_points,level,awards,\
             reason_codes,group:loyalty,group:duty,group:integrity,group:creativity"
        );
        assert_eq!(rows.len(), 13);
        assert!(rows[1].contains(",1,1,"), "{}", rows[1]);
        assert!(rows[11].ends_with(",not-rated,,not-rated:short-service,,,,"), "{}", rows[11]);
        assert!(rows[12].ends_with(",incomplete,,missing:lo1,,,,"), "{}", rows[12]);
        assert!(rows.iter().any(|row| row.contains("\"'=HYPERLINK(\"\"http://x\"\")\"")));
        assert_eq!(
            lines(&summary(&campaign, &found))[1],
            "U001,\"Công đoàn cơ sở Sở, ban, ngành số 1\",12,10,1,1,1,8,1,0,84.12"
        );
        assert_eq!(lines(&quotas(&campaign, &found))[2], "excellent-20,U001,unit + role=leader,3,0,1,1,0,0,0");
        assert_eq!(lines(&targets(&campaign, &found))[1], "good-share,9,10,90.00,90.00,0.00,yes");
    }
}
