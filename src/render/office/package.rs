//! The package around the parts: looked at before anything is believed, and written anew with as little change as
//! possible.

use std::io::{self, Cursor, Read as _, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::render::office::fill::{self, Filling};
use crate::render::office::node::{Part, Sheets};
use crate::render::office::{Kind, docx, percent, xlsx};
use crate::render::steady::Steady;
use crate::report::paper::Paper;

/// Most parts of a template.
const PARTS: usize = 2_000;
/// Most bytes of all the parts that are read.
const BYTES: u64 = 64 << 20;

/// The kind of a package, and the text of each part that may hold placeholders, with its name.
pub(super) fn open(bytes: &[u8]) -> Result<(Kind, Vec<(String, String)>), String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    if archive.len() > PARTS || archive.has_duplicate_names() {
        return Err(format!("{} parts", archive.len()));
    }
    let names: Result<Vec<String>, _> = archive.file_names().map(|name| name.map(|name| name.into_owned())).collect();
    let names = names.map_err(|error| error.to_string())?;
    let has = |wanted: &str| names.iter().any(|name| name == wanted);
    let is_macro = names.iter().any(|name| name.ends_with("vbaProject.bin"));
    let kind = match (has("word/document.xml"), has("xl/workbook.xml")) {
        _ if is_macro => return Err("vbaProject.bin".to_owned()),
        (true, _) => Kind::Docx,
        (false, true) => Kind::Xlsx,
        (false, false) => return Err("word/document.xml, xl/workbook.xml?".to_owned()),
    };
    let wanted = |name: &str| match kind {
        Kind::Docx => name == docx::STYLES || docx::is_wanted(name),
        Kind::Xlsx => xlsx::is_wanted(name),
    };
    let (mut texts, mut left) = (Vec::new(), BYTES);
    for name in names.iter().filter(|name| wanted(name)) {
        let part = archive.by_name(name).map_err(|error| error.to_string())?;
        let mut text = String::new();
        // Counted while inflating, not as the package claims.
        match part.take(left + 1).read_to_string(&mut text) {
            // Nothing is asked of the styles but how large they are: in another encoding they are copied as they stand.
            Err(error)
                if [docx::STYLES, percent::STYLES].contains(&name.as_str())
                    && error.kind() == io::ErrorKind::InvalidData =>
            {
                continue;
            }
            read => read.map_err(|error| format!("{name}: {error}"))?,
        };
        left = left.checked_sub(text.len() as u64).ok_or_else(|| format!("{name}: > {BYTES}"))?;
        texts.push((name.clone(), text));
    }
    Ok((kind, texts))
}

/// Writes the package with its placeholders filled in. Parts without placeholders are copied as they are packed.
pub(super) fn write(
    bytes: &[u8],
    (parts, sheets): (&[(String, Part)], &Sheets),
    paper: &Paper<'_>,
    out: impl Write + Seek,
) -> io::Result<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut package = ZipWriter::new(Steady::new(out));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for index in 0..archive.len() {
        let file = archive.by_index_raw(index)?;
        let of_file = file.name()?.into_owned();
        let Some((name, part)) = parts.iter().find(|(name, _)| *name == of_file) else {
            package.raw_copy_file(file)?;
            continue;
        };
        if part.text.is_empty() {
            continue;
        }
        let time = file.last_modified().unwrap_or(DateTime::DEFAULT);
        drop(file);
        package.start_file(name.as_str(), options.last_modified_time(time).large_file(false))?;
        let mut buffer = io::BufWriter::with_capacity(1 << 16, &mut package);
        fill::part(&mut Filling::new(part, sheets, paper), &mut buffer)?;
        buffer.flush()?;
    }
    package.finish()?.done()
}
