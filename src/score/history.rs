//! Earlier years: the walk back from the year before the campaign's.

use crate::campaign::{Gap, HistoryTest, HistoryWhat};
use crate::intake::{History, PastLevel, PastYear};

/// How far a walk back through earlier years came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walk {
    /// The years that counted, the latest first.
    pub counted: Vec<i16>,
    /// The year that ended it before enough had counted; none where the records ended.
    pub ended: Option<i16>,
    /// Whether enough years have counted.
    pub holds: bool,
}

/// Walks back from `year − 1`: a year that meets the test counts, one that fails it ends the walk, a gap ends it
/// or is stepped over.
#[must_use]
pub fn walk(history: Option<&History>, year: i16, test: &HistoryTest) -> Walk {
    let mut walk = Walk { counted: Vec::new(), ended: None, holds: false };
    let recorded = history.map(History::years).unwrap_or_default();
    let Some(first) = recorded.first() else { return walk };
    for past in (first.year..year).rev() {
        match judge(history.and_then(|history| history.year(past)), &test.what) {
            Judgement::Meets => walk.counted.push(past),
            Judgement::Gap if test.gap == Gap::Pauses => continue,
            Judgement::Gap | Judgement::Fails => {
                walk.ended = Some(past);
                break;
            }
        }
        if walk.counted.len() == usize::from(test.years) {
            walk.holds = true;
            break;
        }
    }
    walk
}

enum Judgement {
    Meets,
    Fails,
    /// No record, or not rated.
    Gap,
}

/// A record without any word on levels (a list of awards alone) is one of a year that was lived through: without
/// the award it fails.
fn judge(past: Option<&PastYear>, what: &HistoryWhat) -> Judgement {
    let Some(past) = past else { return Judgement::Gap };
    match (what, past.level) {
        (HistoryWhat::Award(award), _) if past.awards.contains(award) => Judgement::Meets,
        (HistoryWhat::LevelAtLeast(least), PastLevel::Level(level)) if level <= *least => Judgement::Meets,
        (_, PastLevel::Level(_)) | (HistoryWhat::Award(_), PastLevel::Unsaid) => Judgement::Fails,
        (_, PastLevel::Blank | PastLevel::NotRated | PastLevel::Unsaid) => Judgement::Gap,
    }
}

#[cfg(test)]
mod tests {
    use super::walk;
    use crate::campaign::{Gap, HistoryTest, HistoryWhat};
    use crate::id::{AwardIx, LevelIx};
    use crate::intake::{History, PastLevel, PastYear};

    /// One letter for each year before 2026, the latest first: a level (0 best), `-` not rated, `.` no record,
    /// `*` an award in a list of awards, `o` none in it, `+` the award in a year that was not rated.
    fn history(years: &str) -> History {
        let mut history = History::default();
        for (letter, back) in years.chars().zip(1..) {
            let (level, award) = match letter {
                '.' => continue,
                '-' => (PastLevel::NotRated, false),
                '+' => (PastLevel::Blank, true),
                '*' => (PastLevel::Unsaid, true),
                'o' => (PastLevel::Unsaid, false),
                digit => (PastLevel::Level(LevelIx(digit as u16 - '0' as u16)), false),
            };
            let awards = if award { vec![AwardIx(0)] } else { Vec::new() };
            history.add(PastYear { year: 2026 - back, level, awards: awards.into() });
        }
        history
    }

    #[test]
    fn the_walk_goes_back_until_a_year_fails() {
        let level = HistoryWhat::LevelAtLeast(LevelIx(1));
        let award = HistoryWhat::Award(AwardIx(0));
        use Gap::{Breaks, Pauses};
        for (years, what, count, gap, holds, counted, ended) in [
            ("00", &level, 2, Breaks, true, 2, None),
            ("01", &level, 2, Breaks, true, 2, None),
            ("02", &level, 2, Breaks, false, 1, Some(2024)),
            ("200", &level, 2, Pauses, false, 0, Some(2025)),
            ("0.0", &level, 2, Breaks, false, 1, Some(2024)),
            ("0.0", &level, 2, Pauses, true, 2, None),
            ("0-0", &level, 2, Breaks, false, 1, Some(2024)),
            ("0-0", &level, 2, Pauses, true, 2, None),
            ("..00", &level, 2, Pauses, true, 2, None),
            (".00", &level, 2, Breaks, false, 0, Some(2025)),
            ("0", &level, 2, Pauses, false, 1, None),
            ("", &level, 1, Breaks, false, 0, None),
            ("000", &level, 2, Breaks, true, 2, None),
            ("**", &award, 2, Breaks, true, 2, None),
            ("*o*", &award, 2, Pauses, false, 1, Some(2024)),
            ("*-*", &award, 2, Pauses, true, 2, None),
            ("*-*", &award, 2, Breaks, false, 1, Some(2024)),
            ("*0*", &award, 2, Pauses, false, 1, Some(2024)),
            ("*+", &award, 2, Breaks, true, 2, None),
            ("*0", &level, 1, Pauses, true, 1, None),
        ] {
            let test = HistoryTest { what: what.clone(), years: count, gap };
            let walk = walk(Some(&history(years)), 2026, &test);
            assert_eq!((walk.holds, walk.counted.len(), walk.ended), (holds, counted, ended), "{years} {test:?}");
        }
    }
}
