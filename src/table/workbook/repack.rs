//! The parts that were looked through, in a package whose parts are stored as they are.
//!
//! The library that reads workbooks takes a package, not parts. Handed this one, it need not inflate what the guard
//! has inflated already, and cannot see a part that the guard has not seen. Too large a package is not kept: the
//! library then inflates the original once more.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::table::limit;

/// A package that grows.
#[derive(Default)]
pub(super) struct Repack {
    /// None once it has become too large.
    writer: Option<ZipWriter<Cursor<Vec<u8>>>>,
    room: usize,
}

impl Repack {
    /// For a package of so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        let room = bytes.saturating_mul(limit::UNPACKED_TIMES).clamp(limit::UNPACKED_LEAST, limit::UNPACKED);
        Self { writer: Some(ZipWriter::new(Cursor::new(Vec::new()))), room }
    }

    /// A part begins.
    pub(super) fn begin(&mut self, name: &str) {
        let plain = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        self.keep(|writer| writer.start_file(name, plain).is_ok());
    }

    /// The next bytes of the part.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        let fits = self.room.checked_sub(bytes.len());
        self.room = fits.unwrap_or(0);
        self.keep(|writer| fits.is_some() && writer.write_all(bytes).is_ok());
    }

    /// The package, if it was kept.
    pub(super) fn finish(self) -> Option<Vec<u8>> {
        self.writer?.finish().ok().map(Cursor::into_inner)
    }

    fn keep(&mut self, write: impl FnOnce(&mut ZipWriter<Cursor<Vec<u8>>>) -> bool) {
        if !self.writer.as_mut().is_some_and(write) {
            self.writer = None;
        }
    }
}
