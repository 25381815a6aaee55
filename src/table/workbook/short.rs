//! Cells of an XLSB in short form, which stand in the column behind the cell before and do not tell it.
//!
//! The library passes over them. They are written in full into the package that it is handed.

/// The kind of the first record in short form, and of the one in full that it stands for: blank, number, error, truth,
/// number in full, text, shared text.
const FIRST: u16 = 12;
const LAST: u16 = 18;
const FULL: u16 = 1;

/// The kind of a record in full, for one in short form.
pub(super) fn full(kind: u16) -> Option<u16> {
    (FIRST..=LAST).contains(&kind).then(|| kind - FIRST + FULL)
}

/// The data of a record in full.
pub(super) fn lengthened(column: u32, data: &[u8]) -> Vec<u8> {
    [&column.to_le_bytes(), data].concat()
}

/// Appends a record: its kind and the length of its data in seven bits a byte, then the data.
pub(super) fn append(out: &mut Vec<u8>, kind: u16, data: &[u8]) {
    varying(out, usize::from(kind));
    varying(out, data.len());
    out.extend_from_slice(data);
}

fn varying(out: &mut Vec<u8>, mut value: usize) {
    while value > 0x7F {
        out.push((value & 0x7F) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

#[cfg(test)]
mod tests {
    use super::{append, full, lengthened};

    #[test]
    fn short_cells_are_written_in_full() {
        assert_eq!([11, 12, 16, 18, 19].map(full), [None, Some(1), Some(5), Some(7), None]);
        let mut out = Vec::new();
        append(&mut out, 6, &lengthened(3, &[9; 200]));
        assert_eq!(out[..7], [6, 0xCC, 1, 3, 0, 0, 0]);
        assert_eq!(out.len(), 3 + 204);
    }
}
