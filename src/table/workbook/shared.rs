//! How long the shared strings of an XLS are, before the library copies them into every cell that names one.

/// Bytes that a string may come to in memory, by its number of characters.
const BYTES: u64 = 3;

/// The lengths in bytes, at most, of the strings in a table: the data of its record, then of those that continue it.
/// What cannot be followed ends the list.
pub(super) fn lengths(pieces: &[&[u8]]) -> Vec<u64> {
    let mut reader = Reader { pieces, at: 0 };
    let mut lengths = Vec::new();
    if reader.skip(8).is_some() {
        while let Some(length) = reader.string() {
            lengths.push(length);
        }
    }
    lengths
}

/// A place in the pieces.
struct Reader<'p> {
    pieces: &'p [&'p [u8]],
    at: usize,
}

impl Reader<'_> {
    /// The bytes left in the piece; goes on to the next where there are none.
    fn left(&mut self) -> Option<usize> {
        while let Some(piece) = self.pieces.first() {
            if self.at < piece.len() {
                return Some(piece.len() - self.at);
            }
            (self.pieces, self.at) = (&self.pieces[1..], 0);
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        self.left()?;
        let byte = self.pieces.first()?[self.at];
        self.at += 1;
        Some(byte)
    }

    fn number(&mut self, bytes: usize) -> Option<u64> {
        (0..bytes).try_fold(0, |sum, place| Some(sum | u64::from(self.byte()?) << (8 * place)))
    }

    fn skip(&mut self, mut bytes: u64) -> Option<()> {
        while bytes > 0 {
            let step = self.left()?.min(usize::try_from(bytes).unwrap_or(usize::MAX));
            self.at += step;
            bytes -= step as u64;
        }
        Some(())
    }

    /// A string: its length in characters, flags, sizes of what follows, the characters, which may go on in another
    /// piece that begins with flags of its own.
    fn string(&mut self) -> Option<u64> {
        let length = self.number(2)?;
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.number(2)? };
        let extra = if flags & 4 == 0 { 0 } else { self.number(4)? };
        let (mut wide, mut characters) = (flags & 1, length);
        while characters > 0 {
            if self.at == self.pieces.first()?.len() {
                wide = self.byte()? & 1;
            }
            let step = (self.left()? as u64 / u64::from(wide + 1)).min(characters);
            if step == 0 {
                return None;
            }
            self.at += usize::try_from(step * u64::from(wide + 1)).ok()?;
            characters -= step;
        }
        self.skip(4 * runs + extra)?;
        Some(length * BYTES)
    }
}

#[cfg(test)]
mod tests {
    use super::lengths;

    #[test]
    fn strings_are_followed_through_their_pieces() {
        let head = [0; 8];
        let narrow = [&head[..], &[2, 0, 0, b'a', b'b'], &[1, 0, 1, 0x1E, 0xA0]].concat();
        assert_eq!(lengths(&[&narrow]), [6, 3]);
        // Three characters, of which two are in the next piece, wide there; a run and extra bytes behind.
        let first = [&head[..], &[3, 0, 0x0C, 1, 0, 2, 0, 0, 0, b'a']].concat();
        let second = [1, b'b', 0, b'c', 0, 9, 9, 9, 9, 7, 7, 1, 0, 0, b'z'];
        assert_eq!(lengths(&[&first, &second]), [9, 3]);
        assert_eq!(lengths(&[&head, &[255, 255, 0, 1]]), Vec::<u64>::new());
        assert_eq!(lengths(&[]), Vec::<u64>::new());
    }
}
