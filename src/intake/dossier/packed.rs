//! A claim in four bytes, and a row of them in one or two bytes each, so that eleven million people fit an ordinary
//! machine.

use crate::num::{Exact, short};

/// What a claim cell holds, after the reading rules.
#[derive(Clone, Debug, PartialEq)]
pub enum Claim {
    /// Nothing.
    Blank,
    /// “Không áp dụng”.
    NotApplicable,
    /// “Miễn”.
    Exempt,
    /// Points, a count, a percentage (0 to 100), a measured value.
    Number(Exact),
    /// Position in the words of a `choice`.
    Choice(u16),
    /// A mark.
    Flag(bool),
}

/// A [`Claim`] in four bytes. Numbers of up to 26 bits and seven decimals stand in it; others stand in
/// the sheet's list.
///
/// Bits 29–31: kind. Kind 1: bits 26–28 decimals, bits 0–25 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Packed(u32);

const KIND: u32 = 29;
const DIGITS: u32 = (1 << 26) - 1;
const REST: u32 = (1 << KIND) - 1;

impl Packed {
    /// A blank cell.
    pub const BLANK: Self = Self(0);
    /// “Không áp dụng”.
    pub const NOT_APPLICABLE: Self = Self(1);
    /// “Miễn”.
    pub const EXEMPT: Self = Self(2);

    /// A mark.
    #[must_use]
    pub const fn flag(yes: bool) -> Self {
        Self(if yes { 4 } else { 3 })
    }

    /// The word of a `choice`.
    #[must_use]
    pub fn choice(word: u16) -> Self {
        Self((2 << KIND) | u32::from(word))
    }

    /// A number that is not negative, `mantissa × 10^-scale`; `numbers` takes what does not fit.
    #[must_use]
    pub fn number(mantissa: i64, scale: u32, numbers: &mut Vec<Exact>) -> Self {
        if let Ok(digits) = u32::try_from(mantissa)
            && digits <= DIGITS
            && scale < 8
        {
            return Self((1 << KIND) | (scale << 26) | digits);
        }
        let position = u32::try_from(numbers.len()).unwrap_or(REST).min(REST);
        numbers.push(Exact::decimal(mantissa, scale));
        Self((3 << KIND) | position)
    }

    /// Whether the cell is blank.
    #[must_use]
    pub const fn is_blank(self) -> bool {
        self.0 == 0
    }

    /// Digits and decimals of a number that stands in the four bytes, without noughts at the end.
    #[must_use]
    pub fn digits(self) -> Option<(i64, u8)> {
        let (mut digits, mut scale) = (self.0 & DIGITS, (self.0 >> 26) & 7);
        while scale > 0 && digits % 10 == 0 {
            (digits, scale) = (digits / 10, scale - 1);
        }
        (self.0 >> KIND == 1).then_some((i64::from(digits), u8::try_from(scale).ok()?))
    }

    /// The claim; `numbers` is the list of the sheet that it came from.
    #[must_use]
    pub fn claim(self, numbers: &[Exact]) -> Claim {
        match self.0 >> KIND {
            1 => Claim::Number(Exact::decimal(i64::from(self.0 & DIGITS), (self.0 >> 26) & 7)),
            2 => Claim::Choice(u16::try_from(self.0 & REST).expect("a word's position has 16 bits")),
            3 => Claim::Number(numbers[(self.0 & REST) as usize].clone()),
            _ => match self.0 {
                1 => Claim::NotApplicable,
                2 => Claim::Exempt,
                3 => Claim::Flag(false),
                4 => Claim::Flag(true),
                _ => Claim::Blank,
            },
        }
    }
}

/// The claims of a row, one after the other, each in as few bytes as it needs: mostly one or two.
///
/// Seven bits to a byte, the lowest first; the highest bit says that more follow. A number is its digits, its
/// decimals (three bits) and a 1; anything else its four bytes and a 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct PackedRow(Box<[u8]>);

impl PackedRow {
    /// The claims, by column.
    pub fn iter(&self) -> impl Iterator<Item = Packed> + '_ {
        let mut rest = &*self.0;
        std::iter::from_fn(move || short::read(&mut rest).map(Packed::from_bits))
    }
}

impl FromIterator<Packed> for PackedRow {
    fn from_iter<I: IntoIterator<Item = Packed>>(claims: I) -> Self {
        let claims = claims.into_iter();
        let mut bytes = Vec::with_capacity(claims.size_hint().0 * 2);
        for claim in claims {
            short::write(claim.to_bits(), |byte| bytes.push(byte));
        }
        Self(bytes.into_boxed_slice())
    }
}

impl Packed {
    /// In the order of bits of a [`PackedRow`], so that small scores are small numbers.
    fn to_bits(self) -> u64 {
        if self.0 >> KIND == 1 {
            let (digits, scale) = (self.0 & DIGITS, (self.0 >> 26) & 7);
            return (u64::from(digits) << 4) | (u64::from(scale) << 1) | 1;
        }
        u64::from(self.0) << 1
    }

    fn from_bits(bits: u64) -> Self {
        let low = |bits: u64| u32::try_from(bits & u64::from(u32::MAX)).expect("four bytes");
        if bits & 1 == 1 {
            return Self((1 << KIND) | (low((bits >> 1) & 7) << 26) | low(bits >> 4));
        }
        Self(low(bits >> 1))
    }
}

#[cfg(test)]
mod tests {
    use super::{Claim, Packed, PackedRow};
    use crate::num::Exact;

    #[test]
    fn what_goes_in_comes_out() {
        let mut numbers = Vec::new();
        for (mantissa, scale) in
            [(0, 0), (925, 2), (67_108_863, 7), (67_108_864, 0), (-5, 0), (123_456_789_012, 3), (1, 9)]
        {
            let packed = Packed::number(mantissa, scale, &mut numbers);
            let digits = packed.digits().map(|(digits, scale)| Exact::decimal(digits, u32::from(scale)));
            assert!(digits.is_none_or(|digits| digits == Exact::decimal(mantissa, scale)));
            assert_eq!(packed.claim(&numbers), Claim::Number(Exact::decimal(mantissa, scale)));
        }
        assert_eq!(numbers.len(), 4);
        assert_eq!(Packed::number(850, 2, &mut numbers).digits(), Some((85, 1)));
        assert_eq!(Packed::number(5, 0, &mut numbers).digits(), Some((5, 0)));
        assert_eq!(Packed::BLANK.digits(), None);
        assert_eq!(Packed::choice(65_535).claim(&[]), Claim::Choice(65_535));
        assert_eq!(Packed::flag(true).claim(&[]), Claim::Flag(true));
        assert_eq!(Packed::flag(false).claim(&[]), Claim::Flag(false));
        assert_eq!(Packed::BLANK.claim(&[]), Claim::Blank);
        assert_eq!(Packed::EXEMPT.claim(&[]), Claim::Exempt);
        assert_eq!(Packed::NOT_APPLICABLE.claim(&[]), Claim::NotApplicable);
    }

    #[test]
    fn a_row_gives_its_claims_back() {
        let mut numbers = Vec::new();
        let mut row = vec![Packed::BLANK, Packed::EXEMPT, Packed::NOT_APPLICABLE, Packed::flag(true)];
        row.extend([Packed::flag(false), Packed::choice(0), Packed::choice(3), Packed::choice(65_535)]);
        for (mantissa, scale) in [(0, 0), (7, 0), (8, 0), (925, 2), (67_108_863, 7), (67_108_864, 0), (1, 9), (5, 1)] {
            row.push(Packed::number(mantissa, scale, &mut numbers));
        }
        let packed: PackedRow = row.iter().copied().collect();
        assert_eq!(packed.iter().collect::<Vec<_>>(), row);
        assert_eq!(PackedRow::default().iter().count(), 0);
        let scores: PackedRow = [10, 975].map(|score| Packed::number(score, 2, &mut numbers)).into_iter().collect();
        assert_eq!(size_of_val(&*scores.0), 4);
    }
}
