//! The ids of a file by kind: unique, not reserved, found by reference, used by something.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::campaign::faults::{At, Faults, fault, nearest, tell_unused};
use crate::campaign::raw::{RawCampaign, RawName};
use crate::diag::CampaignCode;
use crate::diag::code::{CampaignTerm, Term};

/// Level ids that the program keeps for itself (`unit` because of `at-most = "unit"`).
const RESERVED_LEVELS: [&str; 4] = ["not-rated", "incomplete", "present", "unit"];
/// Role ids that the program keeps for itself.
const RESERVED_ROLES: [&str; 1] = ["default"];

/// All ids, by kind, in file order.
pub(crate) struct Names {
    pub(crate) raters: List,
    pub(crate) roles: List,
    pub(crate) facts: List,
    pub(crate) groups: List,
    pub(crate) criteria: List,
    pub(crate) levels: List,
    pub(crate) gates: List,
    pub(crate) awards: List,
}

impl Names {
    /// Gathers all ids; tells doubles and reserved ones.
    pub(crate) fn of(raw: &RawCampaign, faults: &Faults) -> Self {
        let unique = |kind, names: Vec<&RawName>| List::unique(kind, &names, faults);
        let criteria: Vec<&RawName> =
            raw.groups.iter().flat_map(|group| group.criteria.iter().map(|item| &item.name)).collect();
        let extras = raw.bonuses.iter().chain(&raw.deductions);
        let extras =
            extras.flat_map(|extra| std::iter::once(&extra.name).chain(extra.criteria.iter().map(|item| &item.name)));
        unique(CampaignTerm::Criterion, criteria.iter().copied().chain(extras).collect());
        unique(CampaignTerm::Limit, raw.limits.iter().map(|limit| &limit.name).collect());
        unique(CampaignTerm::Target, raw.targets.iter().map(|target| &target.name).collect());
        let names = Self {
            raters: unique(CampaignTerm::Rater, raw.raters.iter().map(|rater| &rater.name).collect()),
            roles: unique(CampaignTerm::Role, raw.roles.iter().map(|role| &role.name).collect()),
            facts: unique(CampaignTerm::Fact, raw.facts.iter().map(|fact| &fact.name).collect()),
            groups: unique(CampaignTerm::Group, raw.groups.iter().map(|group| &group.name).collect()),
            criteria: List::of(CampaignTerm::Criterion, &criteria),
            levels: unique(CampaignTerm::Level, raw.levels.iter().map(|level| &level.name).collect()),
            gates: unique(CampaignTerm::Gate, raw.gates.iter().map(|gate| &gate.name).collect()),
            awards: unique(CampaignTerm::Award, raw.awards.iter().map(|award| &award.name).collect()),
        };
        names.levels.tell_reserved(&RESERVED_LEVELS, faults);
        names.roles.tell_reserved(&RESERVED_ROLES, faults);
        names
    }

    /// Tells ids that nothing reads. A level, role, criterion, limit, quota, award or target does something by
    /// itself; a fact or gate only through what names it.
    pub(crate) fn tell_unused_ids(&self, faults: &Faults) {
        if faults.has_lost_references() {
            return;
        }
        for list in [&self.facts, &self.gates] {
            for (position, entry) in list.entries.iter().enumerate() {
                if !entry.used.get() && list.position(&entry.id) == Some(position) {
                    tell_unused(faults, &entry.span, list.kind, &entry.id);
                }
            }
        }
    }
}

/// Tells the second of two things of one kind with the same id.
pub(crate) fn tell_duplicate(faults: &Faults, kind: CampaignTerm, id: &At<String>, first: &Range<usize>) {
    let problem = fault(CampaignCode::DuplicateId)
        .with("id", &id.value)
        .with_term("kind", Term::Campaign(kind))
        .with("line", faults.line(first));
    faults.add(&id.span, problem);
}

/// The ids of one kind.
pub(crate) struct List {
    kind: CampaignTerm,
    entries: Vec<Entry>,
    by_id: BTreeMap<String, usize>,
}

struct Entry {
    /// Empty where it is missing.
    id: String,
    span: Range<usize>,
    used: Cell<bool>,
}

impl List {
    fn of(kind: CampaignTerm, names: &[&RawName]) -> Self {
        let mut by_id = BTreeMap::new();
        let mut entries = Vec::new();
        for (position, name) in names.iter().enumerate() {
            let id = name.id_text().to_owned();
            by_id.entry(id.clone()).or_insert(position);
            entries.push(Entry { id, span: name.place().clone(), used: Cell::new(false) });
        }
        Self { kind, entries, by_id }
    }

    fn unique(kind: CampaignTerm, names: &[&RawName], faults: &Faults) -> Self {
        let list = Self::of(kind, names);
        for (position, name) in names.iter().enumerate() {
            let Some(id) = &name.id else { continue };
            let first = list.by_id[&id.value];
            if first < position {
                tell_duplicate(faults, kind, id, &list.entries[first].span);
            }
        }
        list
    }

    fn tell_reserved(&self, reserved: &[&str], faults: &Faults) {
        for entry in self.entries.iter().filter(|entry| reserved.contains(&entry.id.as_str())) {
            let problem =
                fault(CampaignCode::ReservedId).with("id", &entry.id).with_term("kind", Term::Campaign(self.kind));
            faults.add(&entry.span, problem);
        }
    }

    /// Whether there is none of this kind.
    pub(crate) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The position of an id that a rule names; tells an unknown one.
    pub(crate) fn find(&self, id: &At<String>, faults: &Faults) -> Option<usize> {
        if let Some(position) = self.position(&id.value) {
            self.entries[position].used.set(true);
            return Some(position);
        }
        self.tell_unknown(id, faults);
        None
    }

    /// The position of an id, without a word about unknown ones.
    pub(crate) fn position(&self, id: &str) -> Option<usize> {
        if id.is_empty() { None } else { self.by_id.get(id).copied() }
    }

    /// An unknown id is no finding of its own where an entry has lost its id. The entry that was probably
    /// meant counts as used: one slip of the pen is one problem.
    fn tell_unknown(&self, id: &At<String>, faults: &Faults) {
        if self.entries.iter().any(|entry| entry.id.is_empty()) {
            return;
        }
        let known = self.entries.iter().map(|entry| entry.id.as_str());
        let meant = nearest(&id.value, known);
        if let Some(position) = meant.as_deref().and_then(|meant| self.position(meant)) {
            self.entries[position].used.set(true);
        }
        let problem = fault(CampaignCode::UnknownId)
            .with("id", &id.value)
            .with_term("kind", Term::Campaign(self.kind))
            .suggest(meant);
        faults.add(&id.span, problem);
    }
}
