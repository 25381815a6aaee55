//! The most that is written for a criterion, and the most that it comes to: they differ where its weight is not the
//! largest number of its scale.
//!
//! What stands beside the scale is always of that scale, since whoever scores writes that number for full marks.

use std::iter::once;

use crate::form::Forms;
use crate::id::{GroupIx, ItemIx, RoleIx};
use crate::num::{Exact, Rounding, RoundingMode};

/// What is no matter of a role.
const NOT_ASKED: &str = "–";

impl Forms<'_> {
    /// The most that may be written for an item; a dash for roles that are not asked.
    pub(super) fn most(&self, item: ItemIx, role: Option<RoleIx>) -> String {
        let of = &self.campaign.items[item.index()];
        if item.index() >= self.campaign.criteria.len() {
            return self.worth(of.of, &of.max);
        }
        let own = |weight: &Option<Exact>| weight.as_ref().map_or(NOT_ASKED.to_owned(), |_| self.number(&of.max));
        side_by_side(self.weights(item, role).iter().map(own).collect())
    }

    /// The most that an item comes to, for each role where it is not known whose it is and they differ.
    pub(super) fn weight(&self, item: ItemIx, role: Option<RoleIx>) -> String {
        if item.index() >= self.campaign.criteria.len() {
            return self.most(item, role);
        }
        side_by_side(self.weights(item, role).iter().map(|weight| self.shown_weight(weight.as_ref())).collect())
    }

    /// The same, where it is not what may be written.
    pub(super) fn scaled(&self, item: ItemIx, role: Option<RoleIx>) -> Option<String> {
        let most = &self.campaign.items[item.index()].max;
        let is_other = |weight: &Exact| weight != most && self.shown_weight(Some(weight)) != self.number(most);
        let differs =
            item.index() < self.campaign.criteria.len() && self.weights(item, role).iter().flatten().any(is_other);
        differs.then(|| self.weight(item, role))
    }

    /// Whether any criterion comes to something else than is written, for anybody.
    pub(super) fn has_scaled(&self) -> bool {
        (0..self.campaign.criteria.len()).any(|item| self.scaled(ItemIx::at(item), None).is_some())
    }

    /// What the criteria of a group that are asked of a role add up to as they are written; nothing where that is not
    /// known.
    pub(super) fn group_most(&self, group: GroupIx, role: Option<RoleIx>) -> String {
        let all = self.group_sums(group, role);
        if all.iter().all(|sum| *sum == all[0]) { self.number(&all[0]) } else { String::new() }
    }

    /// What a group comes to, where that is not what its criteria add up to.
    pub(super) fn group_scaled(&self, group: GroupIx, role: Option<RoleIx>) -> Option<String> {
        let weights = &self.campaign.groups[group.index()].weight;
        let own: Vec<&Exact> = self.of_roles(role).map(|role| &weights[role]).collect();
        let differs = own.iter().zip(self.group_sums(group, role)).any(|(weight, sum)| **weight != sum);
        let shown = || side_by_side(own.iter().map(|weight| self.shown_weight(Some(weight))).collect());
        differs.then(shown)
    }

    fn group_sums(&self, group: GroupIx, role: Option<RoleIx>) -> Vec<Exact> {
        let of = &self.campaign.groups[group.index()];
        let sum = |role: usize| {
            let asked = of.criteria.clone().filter(|at| !self.campaign.criteria[*at].weight[role].is_zero());
            asked.map(|at| self.campaign.items[at].max.clone()).sum()
        };
        self.of_roles(role).map(sum).collect()
    }

    /// The roles that somebody may have.
    fn of_roles(&self, role: Option<RoleIx>) -> Box<dyn Iterator<Item = usize>> {
        match role {
            Some(role) => Box::new(once(role.index())),
            None => Box::new(0..self.campaign.roles.len()),
        }
    }

    /// What a criterion comes to for each role that somebody may have; none where it is not asked.
    fn weights(&self, item: ItemIx, role: Option<RoleIx>) -> Vec<Option<Exact>> {
        let campaign = self.campaign;
        let criterion = &campaign.criteria[item.index()];
        let group = &campaign.groups[criterion.group.index()];
        let weight = |role: usize| {
            let sum: Exact = campaign.criteria[group.criteria.clone()].iter().map(|one| one.weight[role].clone()).sum();
            let is_asked = !criterion.weight[role].is_zero() && !sum.is_zero();
            is_asked.then(|| &(&group.weight[role] * &criterion.weight[role]) / &sum)
        };
        self.of_roles(role).map(weight).collect()
    }

    fn shown_weight(&self, weight: Option<&Exact>) -> String {
        let Some(weight) = weight else { return NOT_ASKED.to_owned() };
        let text = weight.round(Rounding { places: 2, mode: RoundingMode::HalfUp }).text(2);
        self.lang.decimal(text.trim_end_matches('0').trim_end_matches('.'))
    }
}

/// What is said of each role; once where it is the same of all.
fn side_by_side(all: Vec<String>) -> String {
    if all.iter().all(|one| *one == all[0]) { all[0].clone() } else { all.join(" / ") }
}
