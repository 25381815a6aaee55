//! Compound files (OLE): which streams they hold, and the bytes of one.
//!
//! The library reads them too, but does not tell what else than a workbook a file is, and follows chains of
//! sectors wherever they lead, round and round. It is therefore handed a file of our own ([`alone`]), whose only
//! stream is the one that was followed here: macros, pictures and what else lies in a compound file it never sees.

use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};

/// Marks in the allocation table.
const LAST_REGULAR: u32 = 0xFFFF_FFF9;
/// Bytes of a directory entry.
const ENTRY: usize = 128;
/// Allocation sectors that the header lists.
const HEADER_SECTORS: usize = 109;

/// An open compound file.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    table: Vec<u32>,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    is_root: bool,
    start: u32,
    size: usize,
}

impl<'b> Compound<'b> {
    /// Reads header, allocation table and directory.
    pub(super) fn open(bytes: &'b [u8]) -> Outcome<Self> {
        let shift = short(bytes, 30)?;
        if !matches!(shift, 9 | 12) {
            return Err(cut_off());
        }
        let mut compound = Self { bytes, sector: 1 << shift, table: Vec::new(), entries: Vec::new() };
        compound.table = compound.allocation_table()?;
        let directory = compound.chain(long(bytes, 48)?)?;
        compound.entries = directory.chunks_exact(ENTRY).filter_map(entry).collect();
        Ok(compound)
    }

    /// Whether there is a stream (or folder) of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Outcome<Vec<u8>> {
        let entry = self.entries.iter().find(|entry| entry.name == name).ok_or_else(cut_off)?;
        let mut stream = if entry.size < long(self.bytes, 56)? as usize {
            self.small_stream(entry.start)?
        } else {
            self.chain(entry.start)?
        };
        stream.truncate(entry.size);
        Ok(stream)
    }

    /// A stream of small sectors, which lie in the stream of the root.
    fn small_stream(&self, start: u32) -> Outcome<Vec<u8>> {
        let root = self.entries.iter().find(|entry| entry.is_root).ok_or_else(cut_off)?;
        let sectors = self.chain(root.start)?;
        let table = words(&self.chain(long(self.bytes, 60)?)?);
        let size = 1_usize << short(self.bytes, 32)?.min(12);
        follow(&table, start, |id| sectors.get(id * size..).map(|rest| &rest[..rest.len().min(size)]))
    }

    /// The sectors of a chain, joined.
    fn chain(&self, start: u32) -> Outcome<Vec<u8>> {
        follow(&self.table, start, |id| self.sector_bytes(id))
    }

    /// A sector; the last one of a file may be short.
    fn sector_bytes(&self, id: usize) -> Option<&'b [u8]> {
        let start = id.checked_add(1)?.checked_mul(self.sector)?;
        let rest = self.bytes.get(start..).filter(|rest| !rest.is_empty())?;
        Some(&rest[..rest.len().min(self.sector)])
    }

    fn allocation_table(&self) -> Outcome<Vec<u32>> {
        let mut ids = Vec::new();
        for place in 0..HEADER_SECTORS {
            ids.push(long(self.bytes, 76 + 4 * place)?);
        }
        let mut next = long(self.bytes, 68)?;
        let most = self.bytes.len() / self.sector;
        for _ in 0..most {
            if next > LAST_REGULAR {
                break;
            }
            let mut list = words(self.sector_bytes(next as usize).ok_or_else(cut_off)?);
            next = list.pop().ok_or_else(cut_off)?;
            ids.extend(list);
        }
        let mut table = Vec::new();
        ids.retain(|id| *id <= LAST_REGULAR);
        if ids.len() > most {
            // More sectors than the file has: some are listed again and again.
            return Err(Fault::damaged(FileTerm::Structure));
        }
        for id in ids {
            table.extend(words(self.sector_bytes(id as usize).ok_or_else(cut_off)?));
        }
        Ok(table)
    }
}

/// A compound file with nothing but this stream, named `Workbook`, in sectors of 4,096 bytes.
pub(super) fn alone(stream: &[u8]) -> Vec<u8> {
    const SECTOR: usize = 4096;
    const TABLE: usize = SECTOR / 4;
    const END: u32 = 0xFFFF_FFFE;
    const FREE: u32 = 0xFFFF_FFFF;
    const IS_TABLE: u32 = 0xFFFF_FFFD;
    let number = |place: usize| u32::try_from(place).unwrap_or(END);
    // Shorter streams would be looked for among small sectors. Beyond the end there is nothing but zeros.
    let size = stream.len().max(SECTOR);
    let sectors = size.div_ceil(SECTOR);
    // Sector 0 is the directory, then comes the stream, then the allocation table, which lists itself too.
    let table_sectors = (sectors + 1).div_ceil(TABLE - 1);
    let mut table = vec![END];
    table.extend((2..=sectors).map(number));
    table.push(END);
    table.resize(1 + sectors + table_sectors, IS_TABLE);
    table.resize(table_sectors * TABLE, FREE);

    let mut file = vec![0; SECTOR];
    put(&mut file, 0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    put(&mut file, 24, &[0x3E, 0, 4, 0, 0xFE, 0xFF, 12, 0, 6, 0]);
    for (at, value) in [(40, 1), (44, number(table_sectors)), (48, 0), (56, 4096), (60, END), (68, END)] {
        put(&mut file, at, &u32::to_le_bytes(value));
    }
    for place in 0..HEADER_SECTORS {
        let id = if place < table_sectors { number(1 + sectors + place) } else { FREE };
        put(&mut file, 76 + 4 * place, &id.to_le_bytes());
    }
    let mut directory = vec![0; SECTOR];
    put_entry(&mut directory[..ENTRY], "Root Entry", [5, 1, 0], 0);
    put_entry(&mut directory[ENTRY..2 * ENTRY], "Workbook", [2, FREE, 1], size);
    file.extend(directory);
    file.extend_from_slice(stream);
    file.resize(SECTOR * (2 + sectors), 0);
    file.extend(table.into_iter().flat_map(u32::to_le_bytes));
    file
}

/// A directory entry: its name, its kind, child and first sector, its size.
fn put_entry(entry: &mut [u8], name: &str, [kind, child, start]: [u32; 3], size: usize) {
    let units: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    put(entry, 0, &units);
    put(entry, 64, &u16::try_from(units.len()).unwrap_or(0).to_le_bytes());
    put(entry, 66, &[u8::try_from(kind).unwrap_or(0), 1]);
    for (at, value) in [(68, u32::MAX), (72, u32::MAX), (76, child), (116, start)] {
        put(entry, at, &value.to_le_bytes());
    }
    put(entry, 120, &(size as u64).to_le_bytes());
}

fn put(bytes: &mut [u8], at: usize, what: &[u8]) {
    bytes[at..at + what.len()].copy_from_slice(what);
}

/// Follows a chain through an allocation table; a circle is damage.
fn follow<'b>(table: &[u32], start: u32, sector: impl Fn(usize) -> Option<&'b [u8]>) -> Outcome<Vec<u8>> {
    let mut joined = Vec::new();
    let mut next = start;
    for _ in 0..=table.len() {
        if next > LAST_REGULAR {
            return Ok(joined);
        }
        joined.extend_from_slice(sector(next as usize).ok_or_else(cut_off)?);
        next = *table.get(next as usize).ok_or_else(cut_off)?;
    }
    Err(Fault::damaged(FileTerm::Structure))
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let kind = *bytes.get(66)?;
    if kind == 0 {
        return None;
    }
    let length = usize::from(short(bytes, 64).ok()?).min(64) / 2;
    let units: Vec<u16> =
        bytes[..64].chunks_exact(2).take(length).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
    let name = String::from_utf16_lossy(&units).trim_end_matches('\0').to_owned();
    Some(Entry { name, is_root: kind == 5, start: long(bytes, 116).ok()?, size: long(bytes, 120).ok()? as usize })
}

fn words(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]])).collect()
}

fn short(bytes: &[u8], at: usize) -> Outcome<u16> {
    let pair = bytes.get(at..at + 2).ok_or_else(cut_off)?;
    Ok(u16::from_le_bytes([pair[0], pair[1]]))
}

fn long(bytes: &[u8], at: usize) -> Outcome<u32> {
    let word = bytes.get(at..at + 4).ok_or_else(cut_off)?;
    Ok(u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
}

fn cut_off() -> Fault {
    Fault::damaged(FileTerm::CutOff)
}

#[cfg(test)]
mod tests {
    use super::{Compound, alone};

    #[test]
    fn a_stream_comes_out_as_it_went_in() {
        for size in [0, 1, 4095, 4096, 4097, 20_000, 5 << 20] {
            let stream: Vec<u8> = (0..size).map(|at: usize| at.to_le_bytes()[0] ^ at.to_le_bytes()[1]).collect();
            let file = alone(&stream);
            let found = Compound::open(&file).and_then(|compound| compound.stream("Workbook")).expect("the stream");
            assert_eq!(found[..size], stream, "{size}");
            assert!(found[size..].iter().all(|byte| *byte == 0), "{size}");
        }
    }

    #[test]
    fn circles_are_refused() {
        let mut file = alone(&[1; 30_000]);
        let last = file.len() - 4096;
        // The directory's chain leads back to its first sector.
        file[last..last + 4].copy_from_slice(&[0; 4]);
        assert!(Compound::open(&file).is_err());
    }
}
