//! What is taken off is said to be taken off, wherever it stands.

use crate::campaign::{Campaign, ExtraKind, ItemOf, PointsRule};
use crate::form::Forms;
use crate::form::names::scale;
use crate::num::Exact;
use crate::words::{FormText, Lang};

/// Whether what stands here is taken off.
pub(super) fn deducts(campaign: &Campaign, of: ItemOf) -> bool {
    matches!(of, ItemOf::Extra(extra) if campaign.extras[extra.index()].kind == ExtraKind::Deduction)
}

/// What values something takes that is taken off, to stand behind it: as one says it, then one that begins with a digit,
/// as readers tell a scale from words.
pub(super) fn scales(points: &PointsRule, lang: Lang) -> Vec<String> {
    let text = |number: &Exact| lang.decimal(&number.to_string());
    let plain = scale(points, lang);
    match points {
        PointsRule::Count { each, max } => {
            let values = [("each", text(each)), ("max", text(max))];
            let values = values.each_ref().map(|(name, text)| (*name, text.as_str()));
            [FormText::OffCount, FormText::OffCountHead].map(|of| lang.form_with(of, &values)).to_vec()
        }
        PointsRule::UpTo { .. } | PointsRule::Flag { .. } => {
            [FormText::Off, FormText::OffHead].map(|of| lang.form_with(of, &[("points", &plain)])).to_vec()
        }
        _ => vec![plain],
    }
}

impl Forms<'_> {
    /// So many points; of a deduction, that they are taken off.
    pub(super) fn worth(&self, of: ItemOf, points: &Exact) -> String {
        let shown = self.number(points);
        let is_off = !points.is_zero() && deducts(self.campaign, of);
        if is_off { self.say_with(FormText::Off, &[("points", &shown)]) } else { shown }
    }
}
