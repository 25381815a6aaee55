//! Wording of problems about document templates.

use crate::diag::TemplateCode;
use crate::diag::code::TemplateTerm;

/// Message and remedy of a code.
pub(super) fn problem(code: TemplateCode) -> (&'static str, &'static str) {
    match code {
        TemplateCode::Unreadable => (
            "The template {file} cannot be read: {detail}",
            "Open the file in Word or Excel and save it as .docx or .xlsx (not .doc, .docm, .xls).",
        ),
        TemplateCode::UnknownField => (
            "The template asks for “{field}” ({where}), but there is no such field",
            "Correct the name; xeploai templates (without a folder) lists all fields.",
        ),
        TemplateCode::Unclosed => (
            "{open} in the template ({where}) is not followed by {close} in the same {place}",
            "Add the closing braces, or remove the opening ones where no field is meant.",
        ),
        TemplateCode::Misplaced => (
            "The field “{field}” ({where}) belongs to the list “{list}” but does not stand in a row of it",
            "Put it into a table row, or between {begin} and {end}{within}.",
        ),
        TemplateCode::TwoLists => (
            "One table row ({where}) asks for two lists: “{first}” and “{second}”",
            "A row repeats for one list only; make two tables of it.",
        ),
        TemplateCode::Section => (
            "The mark {mark} ({where}) must be alone in its {alone}, and opening and closing marks must pair in one {frame}",
            "Give it a {apart} of its own; each {{#…}}, {{?…}}, {{^…}} needs a later {{/…}} of the same name.",
        ),
        TemplateCode::NotAList => (
            "The mark {mark} ({where}) needs the name of a list, but “{field}” is a field and no list",
            "To print something only where there is a value use {instead}; to repeat, name a list, such as {example}.",
        ),
        TemplateCode::Nested => (
            "In an Excel template {mark} ({where}) stands within the repeated rows of another list and cannot repeat again",
            "Put the two sections one after the other (only conditions {{?…}}, {{^…}} may stand around other sections); for lists within lists use a Word template (.docx).",
        ),
        TemplateCode::Formula => (
            "The formula in {cell} refers to repeated rows in a way that cannot be kept true",
            "Refer to the repeated row by a range, such as SUM(D6:D6), or remove the formula.",
        ),
        TemplateCode::Merged => (
            "The merged cell {range} ({where}) reaches beyond the repeated rows, so that “{field}” would be seen once and everybody else be hidden",
            "Unmerge {range}; or put all rows of the merged cell between {begin} and {end}, each mark in a row of its own.",
        ),
        TemplateCode::Pivot => (
            "A PivotTable of the template takes its figures from {source}, where rows are repeated; its figures would not be computed anew",
            "Remove the PivotTable from the template; use a formula over the repeated row, such as COUNTIF(D6:D6,…).",
        ),
        TemplateCode::Outside => (
            "The field “{field}” stands in {what} ({where}); in an Excel template only cells are filled in",
            "Move the field into a cell of the sheet, or remove it.",
        ),
    }
}

/// A word about templates.
pub(super) fn term(term: TemplateTerm) -> &'static str {
    match term {
        TemplateTerm::Header => "the page header",
        TemplateTerm::Footer => "the page footer",
        TemplateTerm::SheetName => "the name of the sheet",
        TemplateTerm::Comment => "the comment of a cell",
        TemplateTerm::InFormula => "a formula",
        TemplateTerm::Paragraph => "paragraph",
        TemplateTerm::Cell => "cell",
        TemplateTerm::AloneInRow => "cell, the only field of its row",
        TemplateTerm::OneFrame => "frame",
        TemplateTerm::OneSheet => "sheet",
        TemplateTerm::OwnRow => "row",
    }
}
