//! A package (zip) is looked through before a library reads it.
//!
//! calamine trusts what it is given: it does not check checksums nor matching tags, and takes whatever
//! memory a part asks for. Here every part that is needed is inflated once to nowhere: its checksum is
//! verified by that, its size counted (not believed), its tags followed. Costs about a fifth of reading.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::diag::TableCode;
use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};
use crate::table::limit;
use crate::table::workbook::content::{Addresses, Content};
use crate::table::workbook::xlsb;
use crate::table::workbook::xml::{Scanner, Watch, attribute};

/// Bytes that are inflated at a time.
const CHUNK: usize = 64 << 10;

/// What a package is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Package {
    /// XLSX or XLSM. Whether a formula was seen whose result is not stored.
    Xlsx { unstored: bool },
    /// XLSB, and where its percentages stand.
    Xlsb { percent: Addresses },
    /// ODS, and where its percentages stand.
    Ods { percent: Addresses },
}

/// Looks through a package.
pub(super) fn inspect(bytes: &[u8]) -> Outcome<Package> {
    if bytes.windows(4).filter(|window| window == b"PK\x01\x02").count() > limit::PARTS {
        return Err(Fault::too_large(FileTerm::Parts, limit::PARTS));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::damaged(FileTerm::CutOff))?;
    let names = names(&archive)?;
    let mut package = kind(&names, &mut archive)?;
    let mut inspector = Inspector::default();
    let mut order: Vec<(usize, &String)> = names.iter().enumerate().collect();
    // Which formats show percent must be known when the cells come.
    order.sort_by_key(|(_, name)| *name != "xl/styles.bin");
    for (index, name) in order {
        if let Some(part) = Part::of(name) {
            inspector.inspect(&mut archive, (index, name), part)?;
        }
    }
    inspector.check_declared(&names)?;
    match &mut package {
        Package::Xlsx { unstored } => *unstored = inspector.unstored,
        Package::Ods { percent } => *percent = inspector.percent,
        Package::Xlsb { percent } => *percent = inspector.binary.percent(),
    }
    Ok(package)
}

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// The names of the parts in small letters, none of them twice nor leading out of the package.
fn names(archive: &Archive<'_>) -> Outcome<Vec<String>> {
    if archive.len() > limit::PARTS {
        return Err(Fault::too_large(FileTerm::Parts, limit::PARTS));
    }
    if archive.has_duplicate_names() {
        return Err(Fault::damaged(FileTerm::PartTwice));
    }
    let mut names = Vec::with_capacity(archive.len());
    let mut seen = BTreeSet::new();
    for name in archive.file_names_raw() {
        let name = String::from_utf8_lossy(name).replace('\\', "/").to_lowercase();
        let leads_out = name.starts_with('/') || name.contains(['\0', ':']) || name.split('/').any(|step| step == "..");
        if leads_out {
            return Err(Fault::damaged(FileTerm::UnsafePart));
        }
        if !seen.insert(name.clone()) {
            return Err(Fault::damaged(FileTerm::PartTwice));
        }
        names.push(name);
    }
    Ok(names)
}

/// What a package is, by its parts.
fn kind(names: &[String], archive: &mut Archive<'_>) -> Outcome<Package> {
    let has = |name: &str| names.iter().any(|other| other == name);
    let begins = |prefix: &str| names.iter().any(|other| other.starts_with(prefix));
    if has("mimetype") {
        return open_document(archive);
    }
    if has("xl/workbook.bin") {
        return Ok(Package::Xlsb { percent: Addresses::new() });
    }
    if begins("word/") {
        return Err(Fault::wrong_kind(FileTerm::Writing));
    }
    if begins("ppt/") {
        return Err(Fault::wrong_kind(FileTerm::Slides));
    }
    if !has("[content_types].xml") {
        let office = begins("xl/");
        return Err(if office { Fault::damaged(FileTerm::MissingPart) } else { Fault::wrong_kind(FileTerm::Archive) });
    }
    Ok(Package::Xlsx { unstored: false })
}

/// What an OpenDocument package is, by the part that says so.
fn open_document(archive: &mut Archive<'_>) -> Outcome<Package> {
    let mut mime = String::new();
    let part = archive.by_name("mimetype").map_err(|error| refused(&error))?;
    part.take(200).read_to_string(&mut mime).map_err(|_| Fault::damaged(FileTerm::Checksum))?;
    match mime.trim() {
        "application/vnd.oasis.opendocument.spreadsheet" => Ok(Package::Ods { percent: Addresses::new() }),
        mime if mime.contains("opendocument.text") => Err(Fault::wrong_kind(FileTerm::Writing)),
        mime if mime.contains("opendocument.presentation") => Err(Fault::wrong_kind(FileTerm::Slides)),
        _ => Err(Fault::wrong_kind(FileTerm::Archive)),
    }
}

/// A part that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// `[Content_Types].xml`.
    Types,
    /// A sheet of an XLSX, read as a stream.
    Sheet,
    /// The shared strings of an XLSX.
    Strings,
    /// Another XML part, kept in memory while it is read.
    Kept,
    /// The content of an ODS.
    Content,
    /// A binary part of an XLSB.
    Binary,
}

impl Part {
    /// By its name; none where it is not read.
    fn of(name: &str) -> Option<Self> {
        match name {
            "[content_types].xml" => return Some(Self::Types),
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
    fn limit(self) -> u64 {
        match self {
            Self::Sheet => limit::INFLATED,
            Self::Content => limit::ODS,
            Self::Types | Self::Strings | Self::Kept | Self::Binary => limit::KEPT_PART,
        }
    }
}

/// What has been seen so far.
#[derive(Default)]
struct Inspector {
    inflated: u64,
    unstored: bool,
    percent: Addresses,
    binary: xlsb::Seen,
    declared: BTreeSet<String>,
}

impl Inspector {
    fn inspect(&mut self, archive: &mut Archive<'_>, (index, name): (usize, &str), part: Part) -> Outcome<()> {
        let mut file = archive.by_index(index).map_err(|error| refused(&error))?;
        match part {
            Part::Binary => {
                let mut binary = std::mem::take(&mut self.binary);
                self.inflate(part, &mut file, &mut |buffer| binary.look(name, buffer))?;
                self.binary = binary;
                Ok(())
            }
            Part::Content => {
                let mut content = Content::default();
                self.follow(part, &mut file, &mut content)?;
                self.percent = content.percent;
                Ok(())
            }
            Part::Types | Part::Sheet | Part::Strings | Part::Kept => {
                let mut watcher = Watcher::new(part, name);
                self.follow(part, &mut file, &mut watcher)?;
                self.unstored |= watcher.unstored;
                self.declared.append(&mut watcher.declared);
                self.binary.relations.append(&mut watcher.relations);
                Ok(())
            }
        }
    }

    /// Inflates an XML part and follows its tags.
    fn follow(&mut self, part: Part, file: &mut dyn io::Read, watch: &mut dyn Watch) -> Outcome<()> {
        let mut scanner = Scanner::default();
        self.inflate(part, file, &mut |buffer| scanner.look(buffer, watch))?;
        scanner.finish()
    }

    /// Inflates a part piece by piece; what `take` leaves in the buffer comes again with the next piece. The zip
    /// reader verifies the checksum at the end.
    fn inflate(
        &mut self,
        part: Part,
        file: &mut dyn io::Read,
        take: &mut dyn FnMut(&mut Vec<u8>) -> Outcome<()>,
    ) -> Outcome<()> {
        let mut buffer = Vec::new();
        let mut size = 0;
        loop {
            let start = buffer.len();
            buffer.resize(start + CHUNK, 0);
            let read = file.read(&mut buffer[start..]).map_err(|_| Fault::damaged(FileTerm::Checksum))?;
            buffer.truncate(start + read);
            size += read as u64;
            if size > part.limit() || self.inflated + size > limit::INFLATED {
                return Err(Fault::too_large(FileTerm::UnpackedMegabytes, part.limit() >> 20));
            }
            if read == 0 {
                break;
            }
            take(&mut buffer)?;
        }
        self.inflated += size;
        if buffer.is_empty() { Ok(()) } else { Err(Fault::damaged(FileTerm::BadXml)) }
    }

    /// Parts that are announced and that grades may depend on must be there.
    fn check_declared(&self, names: &[String]) -> Outcome<()> {
        let missing = self.declared.iter().any(|name| Part::of(name).is_some() && !names.contains(name));
        if missing { Err(Fault::damaged(FileTerm::MissingPart)) } else { Ok(()) }
    }
}

fn refused(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::new(TableCode::Password),
        _ => Fault::damaged(FileTerm::Structure),
    }
}

/// Who looks at the tags of a part.
struct Watcher {
    part: Part,
    elements: u64,
    rows: u32,
    cells: u64,
    /// The attributes of the cell that is open.
    cell: Vec<u8>,
    formula: bool,
    value: Stored,
    unstored: bool,
    declared: BTreeSet<String>,
    /// Whether this part tells where the parts of an XLSB are, and where they are.
    tells_relations: bool,
    relations: BTreeMap<String, String>,
}

/// What a cell stores beside its formula.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stored {
    Nothing,
    EmptyText,
    Value,
}

/// Tags of a part that is kept in memory.
const KEPT_ELEMENTS: u64 = 500_000;

impl Watcher {
    fn new(part: Part, name: &str) -> Self {
        Self {
            part,
            elements: 0,
            rows: 0,
            cells: 0,
            cell: Vec::new(),
            formula: false,
            value: Stored::Nothing,
            unstored: false,
            declared: BTreeSet::new(),
            tells_relations: name == "xl/_rels/workbook.bin.rels",
            relations: BTreeMap::new(),
        }
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
            b"row" => {
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
            Part::Strings if name == b"si" => {
                self.elements += 1;
                if self.elements > limit::STRINGS {
                    return Err(Fault::too_large(FileTerm::Strings, limit::STRINGS));
                }
            }
            Part::Types | Part::Kept => {
                self.elements += 1;
                if self.elements > KEPT_ELEMENTS {
                    return Err(Fault::too_large(FileTerm::Parts, KEPT_ELEMENTS));
                }
                if self.tells_relations
                    && let (Some(id), Some(target)) = (attribute(attributes, b"Id"), attribute(attributes, b"Target"))
                {
                    let part = format!("xl/{}", String::from_utf8_lossy(target)).to_lowercase();
                    self.relations.insert(String::from_utf8_lossy(id).into_owned(), part);
                }
                if self.part == Part::Types
                    && name == b"Override"
                    && let Some(part) = attribute(attributes, b"PartName")
                {
                    let part = String::from_utf8_lossy(part).to_lowercase();
                    self.declared.insert(part.trim_start_matches('/').to_owned());
                }
            }
            Part::Strings | Part::Content | Part::Binary => {}
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
