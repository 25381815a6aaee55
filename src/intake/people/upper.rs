//! Units that stand above others: lines of the list that nobody grades.

use crate::intake::Dossier;
use crate::intake::people::People;
use crate::intake::units::tree::Tree;

impl People<'_> {
    /// In a campaign of units: a listed unit that stands above others and has nothing of its own is no subject.
    pub(in crate::intake) fn leave_out_upper_units(&mut self, tree: &Tree) {
        let asks = self.campaign.reads_assessments();
        for (at, draft) in self.units.list.iter_mut().enumerate() {
            let has_own = |dossier: &Dossier| {
                !dossier.forms.is_empty() || !asks && dossier.facts.iter().any(|fact| fact.at.is_some())
            };
            if draft.expected.is_some() && tree.is_upper(at) && !draft.dossiers.iter().any(has_own) {
                draft.dossiers.clear();
            }
        }
    }
}
