//! How a value became points, where it is not the points itself.

use crate::campaign::PointsRule;
use crate::id::ItemIx;
use crate::num::Exact;
use crate::words::Tell;

use super::Way;

/// Most bands or words of a rule that are told.
const MOST_BANDS: usize = 8;

/// The first few of a list in one line.
fn in_short(mut parts: Vec<String>) -> String {
    if parts.len() > MOST_BANDS {
        parts.truncate(MOST_BANDS);
        parts.push("…".to_owned());
    }
    parts.join("; ")
}

impl Way<'_, '_> {
    /// How a value became points, where it is not the points itself.
    pub(super) fn how(&self, item: ItemIx) -> Option<String> {
        let (book, rule) = (self.book, &self.book.campaign.items[item.index()]);
        let n = |number: &Exact| book.number(number);
        let max = n(&rule.max);
        let (tell, values) = match &rule.points {
            PointsRule::UpTo { .. } => return None,
            PointsRule::Count { each, .. } => (Tell::HowCount, vec![("each", n(each)), ("max", max)]),
            PointsRule::Percent { .. } => (Tell::HowPercent, vec![("max", max)]),
            PointsRule::Ratio { each, .. } if !each.is_zero() => {
                let each = n(&(each * &Exact::whole(100)));
                (Tell::HowRatioLess, vec![("each", each), ("max", max)])
            }
            PointsRule::Ratio { .. } => (Tell::HowRatio, vec![("max", max)]),
            PointsRule::Deduct { start, each, least } => {
                (Tell::HowDeduct, vec![("start", n(start)), ("each", n(each)), ("least", n(least))])
            }
            PointsRule::Bands(bands) => {
                let bands = bands
                    .iter()
                    .map(|(from, points)| book.lang.tell(Tell::HowBand, &[("from", &n(from)), ("points", &n(points))]));
                (Tell::HowBands, vec![("bands", in_short(bands.collect()))])
            }
            PointsRule::Choice(words) => {
                let words = words.iter().map(|(word, _, points)| format!("{word} {}", n(points)));
                (Tell::HowWords, vec![("words", in_short(words.collect()))])
            }
            PointsRule::Flag { yes, no } => (Tell::HowFlag, vec![("yes", n(yes)), ("no", n(no))]),
        };
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        Some(book.lang.tell(tell, &values))
    }
}
