//! “Kiểm soát tỷ lệ”: the quota lines that concern the unit.

use crate::classify::QuotaLine;
use crate::report::control;
use crate::report::sheet::Sheet;
use crate::words::Label;

use super::UnitBook;

pub(super) fn sheet<'a>(unit: &UnitBook<'a>) -> Option<Sheet<'a>> {
    let number = u32::try_from(unit.at?).ok()?;
    let quotas = 0..unit.book.campaign.quotas.len();
    let lines: Vec<&QuotaLine> = quotas.flat_map(|quota| lines_of(unit, quota, number)).collect();
    if lines.is_empty() {
        return None;
    }
    let mut sheet = control::sheet(unit.book, lines, Some(number));
    sheet.title = unit.title(Label::ControlTitle);
    sheet.notes = unit.book.notes(unit.provisional);
    Some(sheet)
}

/// The lines of a quota for this unit, and those over several units in which somebody of it was cut or tied.
fn lines_of<'a>(unit: &UnitBook<'a>, quota: usize, number: u32) -> Vec<&'a QuotaLine> {
    let lines = &unit.book.results.quotas;
    // The table is sorted by quota, unit and scope; what is over several units comes first.
    let key = |line: &QuotaLine| (line.quota.index(), line.unit);
    let of = |owner: Option<u32>| {
        let first = lines.partition_point(|line| key(line) < (quota, owner));
        lines[first..].iter().take_while(move |line| key(line) == (quota, owner))
    };
    let own = |line: &&QuotaLine| line.refused.iter().chain(&line.tied_subjects).any(|at| at.unit == number);
    of(None).filter(own).chain(of(Some(number))).collect()
}
