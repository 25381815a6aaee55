//! Figures by group, rater or criterion, of which some may be none.

use std::fmt;

use crate::num::Points;

/// Stands for none: no figure is so far below zero.
const NONE: i64 = i64::MIN;

/// Some figures in a row, eight bytes each; a person has a dozen of them, and a nation has eleven million people.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PointsList(Box<[i64]>);

impl PointsList {
    /// A figure; none where there is no such position either.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<Points> {
        self.iter().nth(at).flatten()
    }

    /// The figures in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<Points>> + '_ {
        self.0.iter().map(|points| (*points != NONE).then_some(Points(*points)))
    }

    /// How many positions there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Option<Points>> for PointsList {
    fn from_iter<I: IntoIterator<Item = Option<Points>>>(figures: I) -> Self {
        Self(figures.into_iter().map(|points| points.map_or(NONE, |points| points.0.max(NONE + 1))).collect())
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
        let figures = [Some(Points(950)), None, Some(Points(0)), Some(Points(-1))];
        let list: PointsList = figures.into_iter().collect();
        assert_eq!(list.iter().collect::<Vec<_>>(), figures);
        assert_eq!((list.get(0), list.get(1), list.get(4)), (Some(Points(950)), None, None));
        assert!(PointsList::default().is_empty());
    }
}
