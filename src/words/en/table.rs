//! Wording of table problems.

use crate::diag::TableCode;
use crate::diag::code::FileTerm;

/// Message and remedy of a code.
pub(super) fn problem(code: TableCode) -> (&'static str, &'static str) {
    match code {
        TableCode::Unreadable => (
            "The file cannot be opened: {reason}",
            "Check the path and the permission to read it; if another program has the file open, close it there and run again.",
        ),
        TableCode::Empty => {
            ("The file holds no data", "Check that the right file was saved, or ask the unit to send it again.")
        }
        TableCode::WrongKind => (
            "This is not a spreadsheet but {kind}",
            "Open the original in Excel or LibreOffice and save it as .xlsx or CSV UTF-8; if the file lies here by mistake, move it out of the folder.",
        ),
        TableCode::Password => (
            "The file is protected by a password and cannot be read",
            "Open it in Excel, remove the password (File > Info > Protect Workbook) and save it.",
        ),
        TableCode::Damaged => (
            "The file is damaged: {how}",
            "Open it in Excel or LibreOffice, check that the data is complete and save it; if it does not open, ask the unit to send it again.",
        ),
        TableCode::Encoding => (
            "The text cannot be read: the file is not encoded in UTF-8",
            "Open it in Excel, convert old fonts (TCVN3, VNI) to Unicode if there are any, and save it as “CSV UTF-8” or .xlsx.",
        ),
        TableCode::NoStoredValue => (
            "This cell has a formula, but the file does not hold its result",
            "Open the file in Excel or LibreOffice so that it is calculated, and save it.",
        ),
        TableCode::TornRow => (
            "This row has {fields} fields, the others have {usual}: a comma inside of a cell (as in {value}) has torn it in two",
            "Put cells with commas into double quotes (\"7,5\"), write decimals with a point, or save the file as .xlsx.",
        ),
        TableCode::TooLarge => (
            "The file is too large: at most {limit} {what}",
            "Delete what is not needed (rows, columns, sheets, images) or split the file into smaller ones.",
        ),
        TableCode::ErrorCell => {
            ("This cell holds the spreadsheet error {value}", "Correct the formula, or type the value into the cell.")
        }
    }
}

/// A word about files.
pub(super) fn term(term: FileTerm) -> &'static str {
    match term {
        FileTerm::Folder => "a folder",
        FileTerm::Device => "a device or a pipe",
        FileTerm::Pdf => "a PDF",
        FileTerm::Image => "an image",
        FileTerm::Writing => "a text document (Word)",
        FileTerm::Slides => "a presentation",
        FileTerm::Html => "a web page (HTML), though its name may end in .xls",
        FileTerm::Xml => "an XML file",
        FileTerm::Archive => "an archive",
        FileTerm::Binary => "a binary file of an unknown kind",
        FileTerm::HiddenCells => "rows or columns",
        FileTerm::NotFound => "there is no such file",
        FileTerm::NoPermission => "you have no permission to read it",
        FileTerm::Busy => "another program is using it",
        FileTerm::ReadFailed => "the disk or the network failed",
        FileTerm::CutOff => "its end is missing, perhaps the download or the copy was not complete",
        FileTerm::Checksum => "its content does not fit the checksum",
        FileTerm::MissingPart => "a part inside it is missing",
        FileTerm::PartTwice => "a part inside it occurs twice",
        FileTerm::UnsafePart => "a part inside it has an unsafe name",
        FileTerm::BadXml => "a part inside it is not well-formed XML",
        FileTerm::Doctype => "a part inside it declares a DOCTYPE, which no ordinary spreadsheet does",
        FileTerm::BadCell => "a cell is out of place or occurs twice",
        FileTerm::OpenQuote => "a quote is opened and never closed, so that the following rows run into one cell",
        FileTerm::Structure => "its inner structure cannot be read",
        FileTerm::Rows => "rows",
        FileTerm::Columns => "columns",
        FileTerm::Cells => "cells with data",
        FileTerm::Characters => "characters in a cell",
        FileTerm::Parts => "parts inside the file",
        FileTerm::FileMegabytes => "MB for a file of this kind",
        FileTerm::UnpackedMegabytes => "MB when unpacked",
        FileTerm::RowMegabytes => "MB for one row",
        FileTerm::Strings => "different texts",
    }
}
