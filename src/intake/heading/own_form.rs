//! The forms that this program makes: that of a unit says above its heading whose it is, and names no unit in rows; that of a
//! person has each value of its head in a cell of its own.

use crate::table::Value;
use crate::table::header::OwnedRow;
use crate::text::{clean, fold};
use crate::words::{FormText, Lang};

/// What a line of dots is made of.
const DOTS: [char; 5] = ['…', '.', '_', ' ', ':'];

/// The unit in the line of a form of ours above its heading; empty where the line was left open or lost, none where
/// the table is no such form.
pub(in crate::intake) fn unit(kept: &[OwnedRow], before: u32) -> Option<String> {
    let above = kept.iter().filter(|row| row.number < before);
    let texts: Vec<&str> = above
        .flat_map(|row| &row.cells)
        .filter_map(|(_, value)| if let Value::Text(text) = value { Some(text.as_ref()) } else { None })
        .collect();
    Lang::ALL.iter().find_map(|lang| {
        let titles = [FormText::UnitTitle, FormText::ListTitle].map(|title| fold(lang.form(title)));
        texts
            .iter()
            .position(|text| titles.contains(&fold(text)))
            .map(|title| line(&texts[title + 1..], *lang).unwrap_or_default())
    })
}

/// Whether a sheet is the form of a person that this program makes: its title above the row of the heading, and in that a
/// column that nobody else's form has.
pub(in crate::intake) fn is_of_person(kept: &[OwnedRow], before: u32) -> bool {
    let has = |is_above: bool, text: FormText, lang: Lang| {
        let wanted = fold(lang.form(text));
        let cells = kept.iter().filter(|row| (row.number < before) == is_above).flat_map(|row| &row.cells);
        cells.into_iter().any(|(_, value)| matches!(value, Value::Text(text) if fold(text) == wanted))
    };
    Lang::ALL.iter().any(|lang| has(true, FormText::PersonTitle, *lang) && has(false, FormText::ColWrite, *lang))
}

fn line(below: &[&str], lang: Lang) -> Option<String> {
    let label = lang.form(FormText::UnitLine).split('{').next().unwrap_or_default();
    let written = below.iter().find_map(|text| text.strip_prefix(label.trim_end()))?;
    let is_apart = written.starts_with(DOTS);
    is_apart.then(|| clean(written.trim_matches(DOTS)))
}

#[cfg(test)]
mod tests {
    use super::unit;
    use crate::table::Value;
    use crate::table::header::OwnedRow;

    #[test]
    fn a_form_of_ours_says_its_unit_above_its_heading() {
        let rows = |texts: &[&'static str]| -> Vec<OwnedRow> {
            let row = |(number, text): (u32, &&'static str)| OwnedRow {
                number,
                cells: vec![(0, Value::Text((*text).into()))],
            };
            (0..).zip(texts).map(row).collect()
        };
        for (texts, expected) in [
            (&["BẢNG CHẤM ĐIỂM", "Năm 2026", "Đơn vị CĐCS Sở Y tế"][..], Some("CĐCS Sở Y tế")),
            (&["BẢNG CHẤM ĐIỂM", "Năm 2026", "Đơn vị: CĐCS Sở Y tế ……"], Some("CĐCS Sở Y tế")),
            (&["SCORE SHEET", "2026", "Unit CĐCS Sở Y tế"], Some("CĐCS Sở Y tế")),
            (&["BẢNG CHẤM ĐIỂM", "Năm 2026", "Đơn vị ……………"], Some("")),
            (&["BẢNG CHẤM ĐIỂM", "Năm 2026", "CĐCS Sở Y tế"], Some("")),
            (&["BẢNG ĐIỂM", "Đơn vị CĐCS Sở Y tế"], None),
        ] {
            assert_eq!(unit(&rows(texts), 9).as_deref(), expected, "{texts:?}");
        }
    }
}
