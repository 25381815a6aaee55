//! A package (zip) is looked through before a library reads it.
//!
//! calamine trusts what it is given: it does not check checksums nor matching tags, and takes whatever
//! memory a part asks for. Here every part that is needed is inflated once to nowhere: its checksum is
//! verified by that, its size counted (not believed), its tags followed. What is inflated goes into a package of our
//! own (`repack`), which the library then reads: nothing is inflated twice, and the library sees no other part.

use std::collections::BTreeSet;
use std::io::{self, Cursor, Read as _};
use std::rc::Rc;

use memchr::memmem;
use zip::ZipArchive;
use zip::result::ZipError;

use crate::diag::TableCode;
use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};
use crate::table::workbook::binary::{Beside, Seen};
use crate::table::workbook::blanks::Blanks;
use crate::table::workbook::content::Content;
use crate::table::workbook::part::{Part, Watcher};
use crate::table::workbook::repack::Repack;
use crate::table::workbook::shown::Marks;
use crate::table::workbook::styles::Styles;
use crate::table::workbook::xml::{Scanner, Watch};
use crate::table::{Merged, limit};

/// Bytes that are inflated at a time.
const CHUNK: u64 = 64 << 10;

/// What a package is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Package {
    /// XLSX or XLSM. Whether a formula was seen whose result is not stored, whether cells are merged, and whether
    /// rows or columns are hidden.
    Xlsx { unstored: bool, merged: bool, hidden: bool },
    /// XLSB: what the library does not tell of it, sheet by sheet.
    Xlsb { beside: Vec<Rc<Beside>>, merged: bool, hidden: bool },
    /// ODS: how its cells are shown, and its merged cells, sheet by sheet.
    Ods { marks: Vec<Marks>, merged: Vec<Vec<Merged>>, hidden: bool },
}

/// Looks through a package. Beside what it is: the same parts in a package that need not be inflated, where they
/// are not too large for that.
pub(super) fn inspect(bytes: &[u8]) -> Outcome<(Package, Option<Vec<u8>>)> {
    if memmem::find_iter(bytes, b"PK\x01\x02").count() > limit::PARTS {
        return Err(Fault::too_large(FileTerm::Parts, limit::PARTS));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::damaged(FileTerm::CutOff))?;
    let names = names(&archive)?;
    let mut package = kind(&names, &mut archive)?;
    let mut inspector = Inspector { repack: Repack::of(bytes.len()), ..Inspector::default() };
    let mut order: Vec<(usize, &String)> = names.iter().enumerate().collect();
    // How cells of a format are shown must be known when the cells come.
    order.sort_by_key(|(_, name)| !matches!(name.as_str(), "xl/styles.bin" | "styles.xml"));
    for (index, name) in order {
        if let Some(part) = Part::of(name) {
            inspector.inspect(&mut archive, (index, name), part)?;
        }
    }
    inspector.check_declared(&names)?;
    if matches!(package, Package::Ods { .. }) {
        inspector.repack.begin("mimetype");
        inspector.repack.push(SPREADSHEET.as_bytes());
    }
    match &mut package {
        Package::Xlsx { unstored, merged, hidden } => {
            *unstored = inspector.unstored;
            *hidden = inspector.hidden;
            *merged = (1..=limit::MERGED).contains(&inspector.merged);
        }
        Package::Ods { marks, merged, hidden } => {
            *hidden = inspector.hidden;
            *marks = inspector.marks;
            *merged = inspector.merged_cells;
        }
        Package::Xlsb { beside, merged, hidden } => {
            *beside = inspector.binary.beside();
            *merged = inspector.binary.has_merged();
            *hidden = inspector.binary.hidden;
        }
    }
    let repacked = inspector.repack.finish();
    if repacked.is_none() && inspector.binary.lengthened {
        // The library would pass over the cells in short form.
        return Err(Fault::too_large(FileTerm::UnpackedMegabytes, limit::UNPACKED as u64 >> 20));
    }
    Ok((package, repacked))
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
        return Ok(Package::Xlsb { beside: Vec::new(), merged: false, hidden: false });
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
    Ok(Package::Xlsx { unstored: false, merged: false, hidden: false })
}

/// What an ODS says that it is.
const SPREADSHEET: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// What an OpenDocument package is, by the part that says so.
fn open_document(archive: &mut Archive<'_>) -> Outcome<Package> {
    let mut mime = String::new();
    let part = archive.by_name("mimetype").map_err(|error| refused(&error))?;
    part.take(200).read_to_string(&mut mime).map_err(|_| Fault::damaged(FileTerm::Checksum))?;
    match mime.trim() {
        SPREADSHEET => Ok(Package::Ods { marks: Vec::new(), merged: Vec::new(), hidden: false }),
        mime if mime.contains("opendocument.text") => Err(Fault::wrong_kind(FileTerm::Writing)),
        mime if mime.contains("opendocument.presentation") => Err(Fault::wrong_kind(FileTerm::Slides)),
        _ => Err(Fault::wrong_kind(FileTerm::Archive)),
    }
}

/// Looks at what has been inflated, of which the bytes from a place on are new, and gives what is handed on.
type Take<'a> = dyn FnMut(&mut Vec<u8>, usize) -> Outcome<Vec<u8>> + 'a;

/// What has been seen so far.
#[derive(Default)]
struct Inspector {
    inflated: u64,
    unstored: bool,
    hidden: bool,
    merged: usize,
    marks: Vec<Marks>,
    merged_cells: Vec<Vec<Merged>>,
    binary: Seen,
    styles: Styles,
    declared: BTreeSet<String>,
    related: BTreeSet<String>,
    repack: Repack,
}

impl Inspector {
    fn inspect(&mut self, archive: &mut Archive<'_>, (index, name): (usize, &str), part: Part) -> Outcome<()> {
        let mut file = archive.by_index(index).map_err(|error| refused(&error))?;
        self.repack.begin(&file.name().map_err(|_| Fault::damaged(FileTerm::UnsafePart))?);
        match part {
            Part::Binary => {
                let (mut binary, mut beside) = (std::mem::take(&mut self.binary), Beside::default());
                let mut look = |buffer: &mut Vec<u8>, _| binary.look(name, &mut beside, buffer);
                self.inflate(part, &mut file, &mut look)?;
                binary.keep(name, beside);
                self.binary = binary;
                Ok(())
            }
            Part::Styles => {
                let mut styles = std::mem::take(&mut self.styles);
                self.follow(part, &mut file, &mut styles, &mut <[u8]>::to_vec)?;
                self.styles = styles;
                Ok(())
            }
            Part::Content => {
                let mut content = Content::with(std::mem::take(&mut self.styles));
                let mut blanks = Blanks::default();
                self.follow(part, &mut file, &mut content, &mut |bytes| blanks.pass(bytes))?;
                self.repack.push(&blanks.rest());
                self.marks = content.marks;
                self.merged_cells = content.merged;
                self.hidden |= content.hidden;
                Ok(())
            }
            Part::Types | Part::Sheet | Part::Strings | Part::Kept => {
                let mut watcher = Watcher::new(part, name);
                self.follow(part, &mut file, &mut watcher, &mut <[u8]>::to_vec)?;
                self.unstored |= watcher.unstored;
                self.hidden |= watcher.hidden;
                self.merged += watcher.merged;
                self.declared.append(&mut watcher.declared);
                self.related.append(&mut watcher.related);
                self.binary.relations.append(&mut watcher.relations);
                Ok(())
            }
        }
    }

    /// Inflates an XML part and follows its tags. What `pass` makes of its bytes is handed on to the library.
    fn follow<W: Watch>(
        &mut self,
        part: Part,
        file: &mut dyn io::Read,
        watch: &mut W,
        pass: &mut dyn FnMut(&[u8]) -> Vec<u8>,
    ) -> Outcome<()> {
        let mut scanner = Scanner::default();
        let mut look = |buffer: &mut Vec<u8>, fresh: usize| {
            let passed = pass(&buffer[fresh..]);
            scanner.look(buffer, watch).map(|()| passed)
        };
        self.inflate(part, file, &mut look)?;
        scanner.finish()
    }

    /// Inflates a part piece by piece. `take` is told where the new bytes begin, and gives what is handed on to the
    /// library; what it leaves in the buffer comes again with the next piece. The zip reader verifies the checksum at
    /// the end.
    fn inflate(&mut self, part: Part, file: &mut dyn io::Read, take: &mut Take<'_>) -> Outcome<()> {
        let mut buffer = Vec::new();
        let mut size = 0;
        loop {
            let start = buffer.len();
            let mut next = (&mut *file).take(CHUNK);
            let read = next.read_to_end(&mut buffer).map_err(|_| Fault::damaged(FileTerm::Checksum))?;
            size += read as u64;
            if size > part.limit() || self.inflated + size > limit::INFLATED {
                return Err(Fault::too_large(FileTerm::UnpackedMegabytes, part.limit() >> 20));
            }
            if read == 0 {
                break;
            }
            let passed = take(&mut buffer, start)?;
            self.repack.push(&passed);
        }
        self.inflated += size;
        if buffer.is_empty() { Ok(()) } else { Err(Fault::damaged(FileTerm::BadXml)) }
    }

    /// Parts that are announced and that grades may depend on must be there; parts that are read must be among
    /// those that were looked through.
    fn check_declared(&self, names: &[String]) -> Outcome<()> {
        let missing = self.declared.iter().any(|name| Part::of(name).is_some() && !names.contains(name));
        if self.related.iter().any(|name| Part::of(name).is_none()) {
            return Err(Fault::damaged(FileTerm::UnsafePart));
        }
        let missing = missing || self.related.iter().any(|name| !names.contains(name));
        if missing { Err(Fault::damaged(FileTerm::MissingPart)) } else { Ok(()) }
    }
}

fn refused(error: &ZipError) -> Fault {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Fault::new(TableCode::Password),
        _ => Fault::damaged(FileTerm::Structure),
    }
}
