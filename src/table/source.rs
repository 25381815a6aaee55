//! A file that is read once, front to back, and hashed on the way.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};

/// Bytes that are looked at before it is decided what a file is.
const HEAD: usize = 1 << 20;
/// Bytes that are read at a time where nobody needs them but the hash.
const CHUNK: usize = 256 << 10;

/// The bytes of a source, for a reader that knows nothing of it.
pub(super) struct Stream<'a> {
    source: &'a mut Source,
    buffer: Vec<u8>,
    at: usize,
    failure: Option<Fault>,
}

impl<'a> Stream<'a> {
    /// From the first byte on.
    pub(super) fn of(source: &'a mut Source) -> Self {
        let buffer = source.take_head();
        Self { source, buffer, at: 0, failure: None }
    }

    /// What stopped the reading, if the file itself did.
    pub(super) fn failure(self) -> Option<Fault> {
        self.failure
    }
}

impl io::Read for Stream<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.at == self.buffer.len() {
            self.at = 0;
            self.buffer.clear();
            if !self.source.ended() && self.failure.is_none() {
                self.failure = self.source.append(&mut self.buffer, CHUNK).err();
            }
        }
        let count = out.len().min(self.buffer.len() - self.at);
        out[..count].copy_from_slice(&self.buffer[self.at..self.at + count]);
        self.at += count;
        Ok(count)
    }
}

/// An open file.
pub(super) struct Source {
    file: File,
    hasher: Sha256,
    bytes: u64,
    size: u64,
    head: Vec<u8>,
    ended: bool,
}

impl Source {
    /// Opens a regular file, or a link to one, and reads its first bytes. The kind is asked before the
    /// file is opened: opening a pipe would wait for a writer.
    pub(super) fn open(path: &Path) -> Outcome<Self> {
        let metadata = fs::metadata(path).map_err(|error| Fault::unreadable(&error))?;
        if metadata.is_dir() {
            // A folder that was handed on could not be listed: the reason matters more than its kind.
            fs::read_dir(path).map_err(|error| Fault::unreadable(&error))?;
            return Err(Fault::wrong_kind(FileTerm::Folder));
        }
        if !metadata.is_file() {
            return Err(Fault::wrong_kind(FileTerm::Device));
        }
        let file = File::open(path).map_err(|error| Fault::unreadable(&error))?;
        let mut source =
            Self { file, hasher: Sha256::new(), bytes: 0, size: metadata.len(), head: Vec::new(), ended: false };
        let mut head = Vec::new();
        while head.len() < HEAD && !source.ended {
            // One byte more than there should be: a read that brings nothing tells the end.
            let left = usize::try_from(source.size.saturating_sub(source.bytes)).unwrap_or(HEAD).saturating_add(1);
            let room = left.clamp(4096, HEAD - head.len().min(HEAD - 4096));
            source.append(&mut head, room)?;
        }
        source.head = head;
        Ok(source)
    }

    /// The first bytes of the file: all of them where it is small.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// Gives the first bytes away.
    pub(super) fn take_head(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.head)
    }

    /// Whether everything has been read.
    pub(super) fn ended(&self) -> bool {
        self.ended
    }

    /// Reads up to `room` bytes and puts them behind those that are there.
    pub(super) fn append(&mut self, buffer: &mut Vec<u8>, room: usize) -> Outcome<()> {
        let start = buffer.len();
        buffer.resize(start + room, 0);
        let read = loop {
            match self.file.read(&mut buffer[start..]) {
                Ok(read) => break read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Fault::unreadable(&error)),
            }
        };
        buffer.truncate(start + read);
        self.hasher.update(&buffer[start..]);
        self.bytes += read as u64;
        self.ended = read == 0;
        Ok(())
    }

    /// The whole file in memory, if it is not larger than `limit`.
    pub(super) fn read_all(&mut self, limit: u64) -> Outcome<Vec<u8>> {
        let too_large = || Fault::too_large(FileTerm::FileMegabytes, limit >> 20);
        if self.size > limit {
            return Err(too_large());
        }
        let mut bytes = self.take_head();
        while !self.ended {
            let room = (self.size.saturating_sub(self.bytes) as usize).clamp(CHUNK, 64 * CHUNK);
            self.append(&mut bytes, room)?;
            if bytes.len() as u64 > limit {
                return Err(too_large());
            }
        }
        Ok(bytes)
    }

    /// Reads what nobody has asked for, and tells hash and size.
    pub(super) fn finish(mut self) -> Outcome<(String, u64)> {
        let mut rest = Vec::new();
        while !self.ended {
            rest.clear();
            self.append(&mut rest, CHUNK)?;
        }
        let hash = self.hasher.finalize();
        let mut text = String::with_capacity(64);
        for byte in hash {
            for digit in [byte >> 4, byte & 15] {
                text.push(char::from_digit(u32::from(digit), 16).unwrap_or('0'));
            }
        }
        Ok((text, self.bytes))
    }
}
