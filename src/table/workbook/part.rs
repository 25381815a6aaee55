//! The parts of a package that are read, and what is looked for in their tags.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};
use crate::table::limit;
use crate::table::workbook::xml::{Watch, are_plain, attribute, attributes};

/// A part that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// `[Content_Types].xml`.
    Types,
    /// A sheet of an XLSX, read as a stream.
    Sheet,
    /// The shared strings of an XLSX.
    Strings,
    /// Another XML part, kept in memory while it is read.
    Kept,
    /// The styles of an ODS that have names.
    Styles,
    /// The content of an ODS.
    Content,
    /// A binary part of an XLSB.
    Binary,
}

impl Part {
    /// By its name; none where it is not read.
    pub(super) fn of(name: &str) -> Option<Self> {
        match name {
            "[content_types].xml" => return Some(Self::Types),
            "styles.xml" => return Some(Self::Styles),
            "content.xml" => return Some(Self::Content),
            "meta-inf/manifest.xml" | "_rels/.rels" => return Some(Self::Kept),
            _ => {}
        }
        let inner = name.strip_prefix("xl/")?;
        if name.ends_with(".bin") {
            let needed = inner.starts_with("worksheets/")
                || matches!(inner, "workbook.bin" | "sharedstrings.bin" | "styles.bin");
            return needed.then_some(Self::Binary);
        }
        if !name.ends_with(".xml") && !name.ends_with(".rels") {
            return None;
        }
        let folder = inner.split_once('/').map_or("", |(folder, _)| folder);
        match folder {
            "" if inner.starts_with("sharedstrings") => Some(Self::Strings),
            "" | "_rels" | "theme" => Some(Self::Kept),
            "worksheets" if name.ends_with(".xml") => Some(Self::Sheet),
            _ => None,
        }
    }

    /// Bytes that it may inflate to.
    pub(super) fn limit(self) -> u64 {
        match self {
            Self::Sheet => limit::INFLATED,
            Self::Content => limit::ODS,
            Self::Types | Self::Strings | Self::Kept | Self::Styles | Self::Binary => limit::KEPT_PART,
        }
    }
}

/// Who looks at the tags of a part.
pub(super) struct Watcher {
    part: Part,
    /// Folder of what this part relates to; none where it tells no relations that matter.
    folder: Option<&'static str>,
    elements: u64,
    rows: u32,
    cells: u64,
    /// The attributes of the cell that is open.
    cell: Vec<u8>,
    formula: bool,
    value: Stored,
    /// Whether a formula was seen whose result is not stored.
    pub(super) unstored: bool,
    /// Whether rows or columns are hidden.
    pub(super) hidden: bool,
    /// Merged cells of a sheet.
    pub(super) merged: usize,
    /// Parts that the list of content types announces.
    pub(super) declared: BTreeSet<String>,
    /// Parts that are read because another part says so.
    pub(super) related: BTreeSet<String>,
    /// The same of the workbook, by the id of the relation.
    pub(super) relations: BTreeMap<String, String>,
}

/// What a cell stores beside its formula.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stored {
    Nothing,
    EmptyText,
    Value,
}

/// Relations to parts that are read.
const READ: [&str; 4] = ["officeDocument", "worksheet", "sharedStrings", "styles"];

impl Watcher {
    /// For a part of this name.
    pub(super) fn new(part: Part, name: &str) -> Self {
        let folder = match name {
            "_rels/.rels" => Some(""),
            "xl/_rels/workbook.xml.rels" | "xl/_rels/workbook.bin.rels" => Some("xl/"),
            _ => None,
        };
        Self {
            part,
            folder,
            elements: 0,
            rows: 0,
            cells: 0,
            cell: Vec::new(),
            formula: false,
            value: Stored::Nothing,
            unstored: false,
            hidden: false,
            merged: 0,
            declared: BTreeSet::new(),
            related: BTreeSet::new(),
            relations: BTreeMap::new(),
        }
    }

    fn open_in_kept(&mut self, name: &[u8], attributes: &[u8]) -> Outcome<()> {
        self.elements += 1;
        if self.elements > limit::KEPT_ELEMENTS {
            return Err(Fault::too_large(FileTerm::Parts, limit::KEPT_ELEMENTS));
        }
        if name == b"Override"
            && let Some(part) = text(attributes, b"PartName")
        {
            self.declared.insert(part.trim_start_matches('/').to_lowercase());
        }
        if name == b"Relationship"
            && let Some(folder) = self.folder
            && let (Some(id), Some(target)) = (text(attributes, b"Id"), text(attributes, b"Target"))
        {
            let part =
                target.strip_prefix('/').map_or_else(|| format!("{folder}{target}"), str::to_owned).to_lowercase();
            let kind = text(attributes, b"Type").unwrap_or_default();
            if kind.rsplit('/').next().is_some_and(|kind| READ.contains(&kind)) {
                self.related.insert(part.clone());
            }
            // Parts may call their relations alike: those of the package itself are other ones.
            if !folder.is_empty() {
                self.relations.insert(id, part);
            }
        }
        Ok(())
    }

    fn open_in_sheet(&mut self, name: &[u8], attributes: &[u8]) -> Outcome<()> {
        match name {
            b"c" => {
                self.cell.clear();
                self.cell.extend_from_slice(attributes);
                (self.formula, self.value) = (false, Stored::Nothing);
                self.cells += 1;
                if self.cells > limit::CELLS {
                    return Err(Fault::too_large(FileTerm::Cells, limit::CELLS));
                }
            }
            b"f" => self.formula = true,
            b"mergeCell" => self.merged += 1,
            b"col" => self.hidden |= is_hidden(attributes),
            b"row" => {
                self.hidden |= is_hidden(attributes);
                self.rows += 1;
                if self.rows > limit::ROWS {
                    return Err(Fault::too_large(FileTerm::Rows, limit::ROWS));
                }
            }
            _ => {}
        }
        Ok(())
    }
}

impl Watch for Watcher {
    fn open(&mut self, name: &[u8], attributes: &[u8]) -> Outcome<()> {
        match self.part {
            Part::Sheet => return self.open_in_sheet(name, attributes),
            Part::Strings if name == b"sst" => return check_claimed_strings(attributes),
            Part::Strings if name == b"si" => {
                self.elements += 1;
                if self.elements > limit::STRINGS {
                    return Err(Fault::too_large(FileTerm::Strings, limit::STRINGS));
                }
            }
            Part::Types | Part::Kept => return self.open_in_kept(name, attributes),
            Part::Strings | Part::Styles | Part::Content | Part::Binary => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8], after_text: bool) -> Outcome<()> {
        if self.part != Part::Sheet {
            return Ok(());
        }
        match name {
            b"v" if after_text => self.value = Stored::Value,
            b"v" if self.value == Stored::Nothing => self.value = Stored::EmptyText,
            b"is" => self.value = Stored::Value,
            b"c" if self.formula && self.value != Stored::Value => {
                // The result of a formula may be a text without letters.
                let text = self.value == Stored::EmptyText && attribute(&self.cell, b"t") == Some(b"str");
                self.unstored |= !text;
            }
            _ => {}
        }
        Ok(())
    }
}

/// Whether a row or a column is not shown.
fn is_hidden(attributes: &[u8]) -> bool {
    matches!(attribute(attributes, b"hidden"), Some(b"1" | b"true"))
}

/// The library takes memory for as many strings as the part claims to hold.
fn check_claimed_strings(of: &[u8]) -> Outcome<()> {
    if !are_plain(of) {
        return Err(Fault::damaged(FileTerm::BadXml));
    }
    let claims = attributes(of).filter(|(key, _)| *key == b"uniqueCount").map(|(_, value)| value);
    let too_many = |value: &[u8]| {
        std::str::from_utf8(value.trim_ascii())
            .ok()
            .and_then(|text| text.parse::<u64>().ok())
            .is_none_or(|n| n > limit::STRINGS)
    };
    // A claim that is no number is not believed by the library either.
    let is_number = |value: &&[u8]| value.iter().any(u8::is_ascii_digit);
    if claims.filter(is_number).any(too_many) {
        return Err(Fault::too_large(FileTerm::Strings, limit::STRINGS));
    }
    Ok(())
}

/// An attribute as text.
fn text(attributes: &[u8], name: &[u8]) -> Option<String> {
    attribute(attributes, name).map(|value| String::from_utf8_lossy(value).into_owned())
}
