//! A disk that fails while a package is written is told once, at the end: the writer of packages would finish them
//! when it is dropped, fail again, and print that between our own words.

use std::io::{self, Seek, SeekFrom, Write};

/// Hands everything on until the first error, keeps that, and from then on takes everything for written.
#[derive(Debug)]
pub(super) struct Steady<W> {
    inner: W,
    failed: Option<io::Error>,
    /// Where the next byte would go, and the largest place so far: what is asked for after an error.
    at: u64,
    end: u64,
}

impl<W: Write> Steady<W> {
    pub(super) const fn new(inner: W) -> Self {
        Self { inner, failed: None, at: 0, end: 0 }
    }

    /// Whether everything has been written.
    pub(super) fn done(mut self) -> io::Result<()> {
        match self.failed.take() {
            Some(error) => Err(error),
            // A writer that is dropped keeps silent about a full disk.
            None => self.inner.flush(),
        }
    }

    fn keep<T>(&mut self, done: io::Result<T>, instead: T) -> T {
        done.unwrap_or_else(|error| {
            self.failed.get_or_insert(error);
            instead
        })
    }
}

impl<W: Write> Write for Steady<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut written = bytes.len();
        if self.failed.is_none() {
            let done = self.inner.write_all(bytes).map(|()| bytes.len());
            written = self.keep(done, bytes.len());
        }
        self.at += written as u64;
        self.end = self.end.max(self.at);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed.is_none() {
            let done = self.inner.flush();
            self.keep(done, ());
        }
        Ok(())
    }
}

impl<W: Write + Seek> Seek for Steady<W> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let moved = |from: u64, by: i64| from.checked_add_signed(by).ok_or(io::ErrorKind::InvalidInput);
        let wanted = match to {
            SeekFrom::Start(at) => at,
            SeekFrom::Current(by) => moved(self.at, by)?,
            SeekFrom::End(by) => moved(self.end, by)?,
        };
        if self.failed.is_none() {
            let done = self.inner.seek(SeekFrom::Start(wanted));
            self.keep(done, wanted);
        }
        self.at = wanted;
        Ok(wanted)
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Cursor, Seek, SeekFrom, Write};

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::Steady;

    /// A disk with so much room.
    struct Disk(Cursor<Vec<u8>>, u64);

    impl Write for Disk {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0.position() + bytes.len() as u64 > self.1 {
                return Err(io::Error::from_raw_os_error(28));
            }
            self.0.write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Seek for Disk {
        fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
            self.0.seek(to)
        }
    }

    /// Writes a package onto a disk: the way through, and what `done` says.
    fn package(room: u64) -> (bool, io::Result<()>) {
        let mut package = ZipWriter::new(Steady::new(Disk(Cursor::new(Vec::new()), room)));
        let mut through = true;
        for name in ["a", "b"] {
            through &= package.start_file(name, SimpleFileOptions::default()).is_ok();
            through &= package.write_all(&[7; 5000]).is_ok();
        }
        let steady = package.finish().expect("the writer of packages notices nothing");
        (through, steady.done())
    }

    #[test]
    fn a_full_disk_is_told_at_the_end_wherever_it_was_full() {
        let (through, done) = package(1 << 20);
        assert!(through && done.is_ok());
        for room in 0..250 {
            let (through, done) = package(room);
            if let Err(error) = done {
                assert_eq!(error.raw_os_error(), Some(28), "{room}");
            }
            assert!(through, "{room}");
        }
        assert!(package(20).1.is_err());
    }
}
