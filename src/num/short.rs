//! Whole numbers in as few bytes as they need: seven bits to a byte, the lowest first; the highest bit says that more
//! follow.

/// Writes a number, byte by byte.
pub(crate) fn write(mut bits: u64, mut push: impl FnMut(u8)) {
    while bits > 0x7F {
        push(u8::try_from(bits & 0x7F).expect("seven bits") | 0x80);
        bits >>= 7;
    }
    push(u8::try_from(bits).expect("seven bits"));
}

/// Takes the next number from the front; nothing at the end.
pub(crate) fn read(rest: &mut &[u8]) -> Option<u64> {
    let (mut bits, mut shift) = (0_u64, 0);
    loop {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        bits |= u64::from(byte & 0x7F) << shift;
        if byte & 0x80 == 0 {
            return Some(bits);
        }
        shift += 7;
    }
}
