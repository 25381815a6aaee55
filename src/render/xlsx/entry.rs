//! What may be typed into the cells of a column, and how a cell looks that holds something else all the same: what is pasted
//! is asked by no rule.

use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, Format, Formula,
    ProtectionOptions, Worksheet, XlsxError,
};

use crate::diag::column_name;
use crate::report::sheet::{Column, Entry, EntryRule, Sheet};

use super::measure::{column_number, cut};

/// How what was not to be typed looks: dark on pale red, and bold where there is no colour.
const INK: u32 = 0x9C_00_06;
const PAPER: u32 = 0xFF_C7_CE;

/// Most UTF-16 units of a message.
const LONGEST: usize = 255;

/// Puts the rules of the sheet's columns on some rows.
pub(super) fn guard(page: &mut Worksheet, sheet: &Sheet<'_>, first: u32, next: u32) -> Result<(), XlsxError> {
    if sheet.paper.guarded {
        let free = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::default() };
        page.protect_with_options(&free);
    }
    if first >= next {
        return Ok(());
    }
    for (at, column) in sheet.columns.iter().enumerate() {
        let at = column_number(at);
        let cell = format!("{}{}", column_name(u32::from(at)), first + 1);
        if let Some(rule) = column.entry.as_ref().map(|entry| rule(entry, &cell)).transpose()?.flatten() {
            page.add_data_validation(first, at, next - 1, at, &rule)?;
        }
    }
    mark(page, &sheet.columns, first, next)
}

/// Marks what the rules would not have taken, in columns side by side with one rule at once.
fn mark(page: &mut Worksheet, columns: &[Column], first: u32, next: u32) -> Result<(), XlsxError> {
    let wrong = Format::new().set_bold().set_font_color(INK).set_background_color(PAPER);
    let mut from = 0;
    let asks = |entry: &Entry| (entry.rule.clone(), entry.words.clone(), entry.step.clone());
    for block in columns.chunk_by(|a, b| a.entry.as_ref().map(asks) == b.entry.as_ref().map(asks)) {
        let (left, right) = (column_number(from), column_number(from + block.len() - 1));
        from += block.len();
        let cell = format!("{}{}", column_name(u32::from(left)), first + 1);
        if let Some(accepted) = block[0].entry.as_ref().and_then(|entry| accepted(entry, &cell)) {
            let rule = format!("=AND(LEN({cell})>0,NOT({accepted}))");
            let rule = ConditionalFormatFormula::new().set_rule(rule.as_str()).set_format(&wrong);
            page.add_conditional_format(first, left, next - 1, right, &rule)?;
        }
    }
    Ok(())
}

/// The rule of a column; `cell` is the first that it is for.
fn rule(entry: &Entry, cell: &str) -> Result<Option<DataValidation>, XlsxError> {
    let number = |text: &str| text.parse().unwrap_or(0.0);
    let rule = DataValidation::new();
    let rule = match &entry.rule {
        rule_of if !matches!(rule_of, EntryRule::From(_) | EntryRule::Anything) && is_own(entry) => {
            rule.allow_custom(Formula::new(own(entry, cell)))
        }
        EntryRule::Anything => return Ok(None),
        EntryRule::Decimal(low, Some(high)) => {
            rule.allow_decimal_number(DataValidationRule::Between(number(low), number(high)))
        }
        EntryRule::Decimal(low, None) => {
            rule.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(number(low)))
        }
        EntryRule::Whole => rule.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
        EntryRule::From(cells) => rule.allow_list_formula(Formula::new(cells)),
    };
    let message = cut(&entry.message, LONGEST).into_owned();
    Ok(Some(rule.set_error_message(message)?.set_error_style(DataValidationErrorStyle::Stop)))
}

/// Whether no ready rule says what a cell takes.
fn is_own(entry: &Entry) -> bool {
    entry.words.is_some() || entry.step.is_some()
}

/// Whether a cell holds what its rule takes, as a formula; none where anything is taken.
fn accepted(entry: &Entry, cell: &str) -> Option<String> {
    match &entry.rule {
        EntryRule::Anything => None,
        EntryRule::From(cells) => Some(format!("ISNUMBER(MATCH({cell},{cells},0))")),
        EntryRule::Decimal(..) | EntryRule::Whole => Some(own(entry, cell)),
    }
}

/// The rule as a formula about a cell: a number in its bounds, a multiple of its step, or one of the words.
fn own(entry: &Entry, cell: &str) -> String {
    let mut tests = Vec::new();
    match &entry.rule {
        EntryRule::Decimal(low, high) => {
            tests.push(format!("{cell}>={low}"));
            tests.extend(high.iter().map(|high| format!("{cell}<={high}")));
        }
        EntryRule::Whole => tests.push(format!("{cell}>=0,{cell}=INT({cell})")),
        EntryRule::From(_) | EntryRule::Anything => {}
    }
    tests.extend(entry.step.iter().map(|step| format!("ABS({cell}/({step})-ROUND({cell}/({step}),0))<0.000001")));
    let number = format!("AND({})", tests.join(","));
    match &entry.words {
        Some(words) => format!("IF(ISNUMBER({cell}),{number},ISNUMBER(MATCH({cell},{words},0)))"),
        None => format!("IF(ISNUMBER({cell}),{number},FALSE)"),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::rule;
    use crate::report::sheet::{Entry, EntryRule};

    #[test]
    fn a_message_is_as_long_as_a_spreadsheet_takes() {
        // 😀 counts twice: 200 of them are 400, which Excel takes for a damaged file.
        let message = "😀".repeat(200);
        let entry = Entry { rule: EntryRule::Whole, words: None, step: None, message };
        let rule = rule(&entry, "A1").expect("short enough").expect("a rule");
        let mut workbook = rust_xlsxwriter::Workbook::new();
        workbook.add_worksheet().add_data_validation(0, 0, 1, 0, &rule).expect("taken");
        let package = workbook.save_to_buffer().expect("written");
        let mut package = zip::ZipArchive::new(std::io::Cursor::new(package)).expect("a package");
        let mut shown = String::new();
        package.by_name("xl/worksheets/sheet1.xml").expect("a part").read_to_string(&mut shown).expect("text");
        assert!(shown.contains(&format!("{}…", "😀".repeat(127))), "{shown}");
        assert!(!shown.contains(&"😀".repeat(128)), "{shown}");
    }
}
