//! What may be typed into the cells of a column.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Formula, ProtectionOptions, Worksheet, XlsxError,
};

use crate::report::sheet::{Entry, EntryRule, Sheet};

use super::measure::column_number;

/// Most letters of a message.
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
        if let Some(rule) = column.entry.as_ref().map(rule).transpose()?.flatten() {
            let at = column_number(at);
            page.add_data_validation(first, at, next - 1, at, &rule)?;
        }
    }
    Ok(())
}

fn rule(entry: &Entry) -> Result<Option<DataValidation>, XlsxError> {
    let number = |text: &str| text.parse().unwrap_or(0.0);
    let rule = DataValidation::new();
    let rule = match &entry.rule {
        EntryRule::Anything => return Ok(None),
        EntryRule::Decimal(low, Some(high)) => {
            rule.allow_decimal_number(DataValidationRule::Between(number(low), number(high)))
        }
        EntryRule::Decimal(low, None) => {
            rule.allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(number(low)))
        }
        EntryRule::Whole => rule.allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0)),
        EntryRule::Words(words) => rule.allow_list_strings(words)?,
        EntryRule::From(cells) => rule.allow_list_formula(Formula::new(cells)),
    };
    let message: String = entry.message.chars().take(LONGEST).collect();
    let style = if entry.lenient { DataValidationErrorStyle::Warning } else { DataValidationErrorStyle::Stop };
    Ok(Some(rule.set_error_message(message)?.set_error_style(style)))
}
