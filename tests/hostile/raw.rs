//! Packages written byte by byte: what no library would write.

use crate::packages::XLSX;

/// A part that inflates to `size` bytes: `head`, then `repeated` again and again. Written as one block of copies, so
/// that making it costs nothing.
pub(crate) fn bomb(name: &str, head: &str, repeated: &str, size: u64) -> Vec<u8> {
    let packed = deflate_repeated(head.as_bytes(), repeated.as_bytes(), size);
    let mut parts: Vec<(&str, Vec<u8>, u64)> =
        XLSX.iter().filter(|(other, _)| *other != name).map(|(name, bytes)| (*name, bytes.to_vec(), 0)).collect();
    parts.push((name, packed, size));
    raw_package(&parts)
}

/// Bits of a deflate stream, the lowest first.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u32, count: u32) {
        self.held |= value << self.count;
        self.count += count;
        while self.count >= 8 {
            self.bytes.push(self.held.to_le_bytes()[0]);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// A code of the fixed table: the highest bit first.
    fn code(&mut self, code: u32, count: u32) {
        self.put(code.reverse_bits() >> (32 - count), count);
    }

    fn literal(&mut self, byte: u8) {
        if byte < 144 { self.code(0x30 + u32::from(byte), 8) } else { self.code(0x190 + u32::from(byte) - 144, 9) }
    }
}

/// A deflate stream of `head` and then copies of `repeated` up to about `size` bytes: one block with the fixed codes.
pub(crate) fn deflate_repeated(head: &[u8], repeated: &[u8], size: u64) -> Vec<u8> {
    const COPY: u64 = 258;
    assert!((17..=24).contains(&repeated.len()), "the distance has the code 8, and three bits more");
    let mut bits = Bits::default();
    bits.put(0b011, 3);
    head.iter().chain(repeated).for_each(|byte| bits.literal(*byte));
    let distance = u32::try_from(repeated.len()).unwrap() - 17;
    for _ in 0..size.saturating_sub((head.len() + repeated.len()) as u64) / COPY {
        // 258 bytes (code 285), from 17 to 24 bytes back (code 8).
        bits.code(0b1100_0101, 8);
        bits.code(8, 5);
        bits.put(distance, 3);
    }
    bits.code(0, 7);
    bits.put(0, 7);
    bits.bytes
}

/// A package whose parts are told as they are: name, packed bytes (plain ones where the size is 0) and claimed size.
pub(crate) fn raw_package(parts: &[(&str, Vec<u8>, u64)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, data, size) in parts {
        let offset = u32::try_from(bytes.len()).unwrap();
        let packed = u32::try_from(data.len()).unwrap();
        let (method, size) = if *size == 0 { (0_u16, packed) } else { (8, u32::try_from(*size).unwrap_or(u32::MAX)) };
        let crc = if method == 0 { crc(data) } else { 0 };
        let length = u16::try_from(name.len()).unwrap();
        let common = [
            &20_u16.to_le_bytes()[..],
            &0_u16.to_le_bytes(),
            &method.to_le_bytes(),
            &[0, 0, 0x21, 0],
            &crc.to_le_bytes(),
            &packed.to_le_bytes(),
            &size.to_le_bytes(),
            &length.to_le_bytes(),
            &0_u16.to_le_bytes(),
        ]
        .concat();
        bytes.extend([b"PK\x03\x04", &common[..], name.as_bytes(), data].concat());
        directory.extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &offset.to_le_bytes(), name.as_bytes()].concat());
    }
    let (start, length) = (u32::try_from(bytes.len()).unwrap(), u32::try_from(directory.len()).unwrap());
    let count = u16::try_from(parts.len()).unwrap().to_le_bytes();
    bytes.extend(directory);
    bytes.extend(
        [&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &length.to_le_bytes(), &start.to_le_bytes(), &[0, 0]].concat(),
    );
    bytes
}

/// The checksum of a zip file.
pub(crate) fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    };
    !bytes.iter().fold(u32::MAX, step)
}
