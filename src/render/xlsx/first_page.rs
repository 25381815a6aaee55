//! No page number on the first page of a workbook: the writer of workbooks has no word for that, so it is put into the finished
//! package. Every other part is copied as it is.

use std::io::{self, Read, Seek, Write};

use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, ZipArchive};

use crate::render::steady::Steady;

/// The sheet with the first page. Those after it go on counting where the workbook is printed as a whole.
const FIRST: &str = "xl/worksheets/sheet1.xml";

/// What the writer puts before the header of a sheet.
const BEFORE: &[u8] = b"<headerFooter scaleWithDoc=\"0\">";

/// What is to stand there.
const AFTER: &[u8] = b"<headerFooter differentFirst=\"1\" scaleWithDoc=\"0\">";

/// Bytes handled at a time.
const CHUNK: usize = 1 << 16;

/// Copies a package.
pub(super) fn without_number(package: impl Read + Seek, out: impl Write + Seek, level: i64) -> io::Result<()> {
    let mut package = ZipArchive::new(package)?;
    let mut copy = ZipWriter::new(Steady::new(out));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(level))
        .last_modified_time(zip::DateTime::default());
    for at in 0..package.len() {
        let mut part = package.by_index(at)?;
        let name = part.name()?.into_owned();
        if name == FIRST {
            let large = part.size() > u64::from(u32::MAX) / 2;
            copy.start_file(name, options.large_file(large))?;
            replace(&mut part, &mut copy)?;
        } else {
            drop(part);
            copy.raw_copy_file(package.by_index_raw(at)?)?;
        }
    }
    copy.finish()?.done()
}

/// Copies a stream with the one mark replaced. Within data the mark cannot stand, since `<` is written as `&lt;`.
fn replace(from: &mut impl Read, to: &mut impl Write) -> io::Result<()> {
    let mut held = Vec::with_capacity(CHUNK + BEFORE.len());
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = from.read(&mut chunk)?;
        if read == 0 {
            return to.write_all(&held);
        }
        held.extend_from_slice(&chunk[..read]);
        if let Some(at) = memchr::memmem::rfind(&held, BEFORE) {
            to.write_all(&held[..at])?;
            to.write_all(AFTER)?;
            held.drain(..at + BEFORE.len());
        }
        // The mark may go on in the next chunk.
        let sure = held.len().saturating_sub(BEFORE.len());
        to.write_all(&held[..sure])?;
        held.drain(..sure);
    }
}

#[cfg(test)]
mod tests {
    use super::{AFTER, BEFORE, replace};

    #[test]
    fn the_mark_is_found_across_chunks() {
        struct Dripping<'a>(&'a [u8], usize);
        impl std::io::Read for Dripping<'_> {
            fn read(&mut self, to: &mut [u8]) -> std::io::Result<usize> {
                let count = self.1.min(self.0.len()).min(to.len());
                to[..count].copy_from_slice(&self.0[..count]);
                self.0 = &self.0[count..];
                Ok(count)
            }
        }
        let text = [b"<a/>".as_slice(), BEFORE, b"&P</headerFooter>"].concat();
        let wanted = [b"<a/>".as_slice(), AFTER, b"&P</headerFooter>"].concat();
        for step in [1, 3, 7, 1000] {
            let mut out = Vec::new();
            replace(&mut Dripping(&text, step), &mut out).expect("memory takes all");
            assert_eq!(out, wanted, "{step} bytes at a time");
        }
    }
}
