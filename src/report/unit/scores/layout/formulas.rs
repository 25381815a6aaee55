//! The formulas of the columns that nobody types into.

use crate::campaign::NotApplicable;
use crate::diag::column_name;
use crate::id::GroupIx;

use super::super::formula::{HELD, Writer, rounded, rounded_cell};
use super::super::sum::Sum;
use super::slots::Slot;

/// The formulas of one role, with `#` for the row.
pub(in super::super) struct Formulas {
    pub(in super::super) missing: String,
    /// What counts missing cells within the total; none where nothing can be missing.
    pub(in super::super) guard: Option<String>,
    pub(in super::super) groups: Vec<Option<String>>,
    pub(in super::super) sums: Vec<Option<String>>,
    pub(in super::super) part: String,
    pub(in super::super) sum: String,
    pub(in super::super) total: String,
    pub(in super::super) level: String,
    /// A group may have no criterion that applies: then there is no figure.
    pub(in super::super) can_fail: bool,
    /// First and last of the factors that they ask for.
    pub(super) factors: Vec<(usize, usize)>,
}

/// Those of a role, for these columns.
pub(super) fn formulas(writer: &Writer<'_, '_>, slots: &[Slot], role: usize) -> Formulas {
    let campaign = writer.campaign;
    let at = |wanted: Slot| {
        let at = slots.iter().position(|slot| *slot == wanted)?;
        Some(format!("{}#", column_name(u32::try_from(at).ok()?)))
    };
    let missing = writer.missing(role);
    let counted = at(Slot::Missing);
    let nothing = missing == "0";
    let guard = if nothing { None } else { Some(counted.unwrap_or_else(|| missing.clone())) };
    let total_cell = at(if campaign.periods.is_some() { Slot::Part } else { Slot::Total }).unwrap_or_default();
    let unless_missing = |inner: String| match &guard {
        Some(guard) => format!("IF({guard}>0,\"\",{inner})"),
        None => inner,
    };
    let can_fail = campaign.criteria.iter().any(|criterion| criterion.not_applicable == NotApplicable::ShareOut);
    let unless_empty = |cell: &str, inner: String| {
        if guard.is_some() || can_fail { format!("IF({cell}=\"\",\"\",{inner})") } else { inner }
    };
    let (mut groups, mut sums, mut whole, mut factors) = (Vec::new(), Vec::new(), Sum::default(), Vec::new());
    for group in 0..campaign.groups.len() {
        let sum = writer.group(group, role);
        let text = sum.as_ref().map(|sum| sum.text(writer.criteria, role));
        let held = at(Slot::GroupSum(GroupIx::at(group))).filter(|_| sum.is_some());
        let printed = match (&held, &text) {
            (Some(cell), _) => Some(rounded_cell(campaign, cell)),
            (None, text) => text.as_ref().map(|text| rounded(campaign, text)),
        };
        groups.push(printed.map(|printed| unless_empty(&total_cell, printed)));
        factors.extend(sum.iter().flat_map(Sum::factors));
        whole = held.as_deref().map(Sum::cell).or(sum).into_iter().fold(whole, Sum::joined);
        sums.push(held.and(text).map(|text| unless_missing(format!("ROUND({text},{HELD})"))));
    }
    factors.extend(whole.factors());
    let total = writer.total(&whole, role);
    let year_total = at(Slot::Total).unwrap_or_default();
    let (froms, shorts) = &writer.criteria.ladder;
    let level = format!("LOOKUP({year_total},{froms},{shorts})");
    Formulas {
        missing,
        groups,
        sums,
        part: unless_missing(if_possible(can_fail, rounded(campaign, &total))),
        sum: unless_missing(format!("ROUND({total},{HELD})")),
        total: rounded(campaign, &total),
        // A year lacks its total also where a part of it has none.
        level: if campaign.periods.is_some() {
            format!("IF({year_total}=\"\",\"\",{level})")
        } else {
            unless_empty(&year_total, level)
        },
        guard,
        can_fail,
        factors,
    }
}

/// Nothing in the place of a figure that cannot be worked out.
pub(in super::super) fn if_possible(can_fail: bool, formula: String) -> String {
    if can_fail { format!("IFERROR({formula},\"\")") } else { formula }
}

impl Formulas {
    /// Letters of the longest of them, in the last row that a sheet has.
    pub(super) fn longest(&self) -> usize {
        let parts = self.groups.iter().chain(&self.sums).flatten();
        let parts = parts.chain([&self.part, &self.sum, &self.level, &self.missing]);
        let long = |formula: &String| formula.chars().count() + formula.matches('#').count() * ROW_DIGITS;
        // The total stands within what counts missing cells and within a cap.
        let total = long(&self.total) + self.guard.as_ref().map_or(0, long) + AROUND;
        parts.map(long).max().unwrap_or(0).max(total)
    }
}

/// Digits of the last row, beside the sign that stands for it.
const ROW_DIGITS: usize = 6;

/// Letters around a total.
const AROUND: usize = 100;
