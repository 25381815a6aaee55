//! Who is heard in the figures of a subject, so that nobody's claims are added up twice.

use crate::campaign::Combine;
use crate::id::RaterIx;

/// Whose claims made the figures of a subject, where the highest rater who says something is heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// One rater's at most, beside what holds for every rater: his claims alone come to the same.
    Only(Option<RaterIx>),
    /// Several raters'.
    Several,
}

impl Heard {
    /// Nobody has been heard yet. Where raters are weighed, a figure is never one rater's.
    pub(crate) fn nobody(combine: &Combine) -> Self {
        if *combine == Combine::Last { Self::Only(None) } else { Self::Several }
    }

    /// One more item, with the rater whose claim counts, if one alone does.
    pub(crate) fn and(self, rater: Option<RaterIx>) -> Self {
        match (self, rater) {
            (Self::Only(Some(one)), Some(other)) if one != other => Self::Several,
            (Self::Only(one), rater) => Self::Only(one.or(rater)),
            (Self::Several, _) => Self::Several,
        }
    }

    /// Whether a rater's claims alone come to the same figures.
    pub(crate) fn is_only(self, rater: RaterIx) -> bool {
        matches!(self, Self::Only(one) if one.is_none_or(|one| one == rater))
    }
}

#[cfg(test)]
mod tests {
    use super::Heard;
    use crate::campaign::Combine;
    use crate::id::RaterIx;

    #[test]
    fn one_rater_beside_common_columns_is_heard_alone() {
        let heard =
            |raters: &[Option<RaterIx>]| raters.iter().fold(Heard::nobody(&Combine::Last), |all, one| all.and(*one));
        let (own, board) = (RaterIx::at(0), RaterIx::at(1));
        assert!(heard(&[None, None]).is_only(own) && heard(&[None]).is_only(board));
        assert!(heard(&[None, Some(board), None]).is_only(board));
        assert!(!heard(&[Some(board), None]).is_only(own));
        assert!(!heard(&[Some(board), Some(own), Some(board)]).is_only(board));
    }
}
