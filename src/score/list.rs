//! Figures by group, rater or criterion, of which some may be none.

use std::fmt;

use crate::num::{Points, short};

/// Bytes that stand in the list itself: the groups of most campaigns.
const HERE: usize = 14;

/// Some figures in a row, in two or three bytes each: eleven million people have three such lists.
///
/// A figure is twice itself, less one below zero, and one more, so that 0 is none; seven bits to a byte, the lowest
/// first; the highest bit says that more follow.
#[derive(Clone, PartialEq, Eq)]
pub struct PointsList(Bytes);

/// The bytes of a list. The longer ones lie elsewhere, behind one word.
#[derive(Clone, PartialEq, Eq)]
enum Bytes {
    Here {
        count: u8,
        bytes: [u8; HERE],
    },
    #[expect(clippy::box_collection, reason = "one word leaves room for the bytes that stand here")]
    There(Box<Vec<u8>>),
}

impl PointsList {
    /// A figure; none where there is no such position either.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<Points> {
        self.iter().nth(at).flatten()
    }

    /// The figures in order.
    pub fn iter(&self) -> impl Iterator<Item = Option<Points>> + '_ {
        let mut rest = match &self.0 {
            Bytes::Here { count, bytes } => &bytes[..usize::from(*count)],
            Bytes::There(bytes) => bytes.as_slice(),
        };
        std::iter::from_fn(move || short::read(&mut rest).map(from_bits))
    }

    /// How many positions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Bytes::Here { count: 0, .. })
    }
}

fn to_bits(points: Option<Points>) -> u64 {
    // No figure is so far below zero.
    let Some(points) = points.map(|points| points.0.max(i64::MIN + 1)) else { return 0 };
    let twice = points.unsigned_abs() * 2;
    if points < 0 { twice } else { twice + 1 }
}

fn from_bits(bits: u64) -> Option<Points> {
    let half = i64::try_from(bits / 2).expect("half of 64 bits");
    match bits {
        0 => None,
        _ if bits % 2 == 1 => Some(Points(half)),
        _ => Some(Points(-half)),
    }
}

impl Default for PointsList {
    fn default() -> Self {
        Self(Bytes::Here { count: 0, bytes: [0; HERE] })
    }
}

impl FromIterator<Option<Points>> for PointsList {
    fn from_iter<I: IntoIterator<Item = Option<Points>>>(figures: I) -> Self {
        let (mut here, mut count, mut there) = ([0; HERE], 0, Vec::new());
        let mut push = |byte: u8| {
            if count < HERE {
                here[count] = byte;
            } else {
                there.push(byte);
            }
            count += 1;
        };
        for figure in figures {
            short::write(to_bits(figure), &mut push);
        }
        match u8::try_from(count) {
            Ok(count) if there.is_empty() => Self(Bytes::Here { count, bytes: here }),
            _ => Self(Bytes::There(Box::new([&here[..], &there].concat()))),
        }
    }
}

impl fmt::Debug for PointsList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::PointsList;
    use crate::num::Points;

    #[test]
    fn figures_and_gaps_come_out_as_they_went_in() {
        let few = [Some(Points(950)), None, Some(Points(0)), Some(Points(-1))];
        let many = [i64::MIN + 1, -10_000, -64, 63, 64, 9_999, 10_000, 1 << 40, i64::MAX].map(|at| Some(Points(at)));
        for figures in [&few[..], &many, &[], &[None; 20], &[Some(Points(8_191)); 7], &[Some(Points(8_191)); 8]] {
            let list: PointsList = figures.iter().copied().collect();
            assert_eq!(list.iter().collect::<Vec<_>>(), figures);
            assert_eq!((list.len(), list.is_empty()), (figures.len(), figures.is_empty()));
            assert_eq!((list.get(1), list.get(99)), (figures.get(1).copied().flatten(), None));
        }
    }

    #[test]
    fn a_list_takes_sixteen_bytes() {
        assert_eq!(size_of::<PointsList>(), 16);
    }
}
