//! What only shows when all headings of a table are known: whether it is a long one, who its rows are about, and
//! which columns say nothing after all.

use super::Binder;
use crate::campaign::SubjectKind;
use crate::diag::IntakeCode;
use crate::id::InputIx;
use crate::intake::cell::period;
use crate::intake::heading::binding::{Binding, HeadingFault, Long};
use crate::intake::heading::words::{self, PERIOD};
use crate::intake::{ClaimColumn, Fault};
use crate::text::{fold_heading, without_accents};

impl Binder<'_> {
    pub(super) fn finish(mut self) -> Binding {
        self.table_beside();
        if let Some(given) = self.given {
            self.out.name.push(given);
        } else if let [name] = self.out.name.as_slice() {
            // A merged “Họ và tên” over two columns leaves the second without a heading of its own.
            let next = name + 1;
            if self.out.headings.iter().all(|heading| heading.column != next) {
                self.out.name.push(next);
                self.out.given_unnamed = Some(next);
            }
        }
        if self.campaign.subject == SubjectKind::Unit {
            self.smallest_body();
        } else {
            self.doubtful_code();
        }
        self.long();
        self.out.total = self.only_one(|binder| &mut binder.totals);
        self.out.level = self.only_one(|binder| &mut binder.levels);
        self.out.code_is_citizens =
            self.out.code.is_some_and(|code| words::is_citizens_number(&self.out.heading(code)));
        self.common_and_rater();
        self.periods_above();
        self.out
    }

    /// “Tổ công đoàn” beside “Đơn vị”: the row is about the former, with its own code. “Cơ quan” alone is a name too.
    fn smallest_body(&mut self) {
        const SMALLEST: u8 = u8::MAX - 2;
        let Some(column) = self.out.unit_name.take() else { return };
        if self.unit_rank == SMALLEST {
            if !self.out.name.is_empty() {
                self.out.code = self.own_code;
            }
            self.out.name = vec![column];
        } else if self.out.name.is_empty() {
            self.out.name.push(column);
        }
    }

    /// “Mã ĐV” is a member's code to some and a unit's to others: beside a code it is the unit's, alone it is not
    /// guessed. Taken for the unit's, everybody would be a unit of his own.
    fn doubtful_code(&mut self) {
        let Some(column) = self.out.unit_code.filter(|_| self.out.code.is_none()) else { return };
        let heading = self.out.headings.iter().find(|heading| heading.column == column);
        let text = heading.and_then(|heading| heading.parts.last()).map(|part| without_accents(&fold_heading(part)));
        if text.as_deref() == Some("ma dv") {
            self.out.faults.push(HeadingFault {
                code: IntakeCode::ColumnAmbiguous,
                column,
                item: "Mã đoàn viên".to_owned(),
                other: "Mã đơn vị".to_owned(),
                about: vec![Fault::Identity],
                cell: None,
            });
        }
    }

    /// “Quý I”, “Quý II” over the criteria: one cause, however many columns stand there once more.
    fn periods_above(&mut self) {
        if self.campaign.periods.is_none() || self.out.period.is_some() {
            return;
        }
        let headings = &self.out.headings;
        let band = |column: u32| {
            let heading = headings.iter().find(|heading| heading.column == column)?;
            let band = heading.parts.first().filter(|_| heading.parts.len() > 1)?;
            period::read(self.campaign, band).map(|_| band.clone())
        };
        let is_it = |fault: &HeadingFault| fault.code == IntakeCode::ColumnTwice && band(fault.column).is_some();
        let (found, others): (Vec<HeadingFault>, Vec<HeadingFault>) = self.out.faults.iter().cloned().partition(is_it);
        let Some(first) = found.first() else { return };
        let mut bands: Vec<String> = headings.iter().filter_map(|heading| band(heading.column)).collect();
        bands.dedup();
        let mut about: Vec<Fault> = found.iter().flat_map(|fault| fault.about.iter().copied()).collect();
        about.push(Fault::Identity);
        let once = HeadingFault {
            code: IntakeCode::PeriodsAbove,
            column: first.column,
            item: PERIOD.to_owned(),
            other: bands.join("”, “"),
            about,
            cell: None,
        };
        self.out.faults = others;
        self.out.faults.push(once);
    }

    /// The column of a figure that is only compared: several say nothing.
    fn only_one(&mut self, of: impl Fn(&mut Self) -> &mut Vec<u32>) -> Option<u32> {
        let found = std::mem::take(of(self));
        if let ([one], true) = (found.as_slice(), self.out.has_claims() && self.out.long.is_none()) {
            return Some(*one);
        }
        self.out.unknown.extend(found);
        self.out.unknown.sort_unstable();
        None
    }

    /// A criterion has one common column or columns by rater.
    fn common_and_rater(&mut self) {
        if self.named.is_some() || self.out.rater.is_some() {
            return;
        }
        let claims = &self.out.claims;
        for common in claims.iter().filter(|claim| claim.rater.is_none()) {
            let Some(rated) = claims.iter().find(|claim| claim.input == common.input && claim.rater.is_some()) else {
                continue;
            };
            self.out.faults.push(HeadingFault {
                code: IntakeCode::CommonAndRater,
                column: common.column,
                item: self.campaign.inputs[common.input.index()].title.clone(),
                other: crate::diag::column_name(rated.column),
                about: vec![Fault::Item(self.campaign.inputs[common.input.index()].item)],
                cell: None,
            });
        }
    }

    /// A table without columns of claims, but with one that names criteria and one with values, is a long one.
    /// Else those columns are nothing.
    fn long(&mut self) {
        let is_long = self.out.claims.is_empty() && !self.criteria.is_empty() && !self.scores.is_empty();
        if !is_long {
            let others = self.criteria.iter().map(|(_, column)| *column);
            self.out.unknown.extend(others.chain(self.scores.iter().map(|(column, _)| *column)));
            self.out.unknown.sort_unstable();
            return;
        }
        for at in 0..self.scores.len() {
            let (column, rater) = self.scores[at];
            if let Some((first, _)) = self.scores[..at].iter().find(|(_, other)| *other == rater) {
                self.twice(column, *first, String::new(), Fault::Identity);
                continue;
            }
            let inputs = (0..self.campaign.inputs.len()).map(InputIx::at);
            self.out.claims.extend(inputs.map(|input| ClaimColumn { column, input, rater }));
        }
        self.criteria.sort_unstable();
        let criteria = self.criteria.iter().map(|(_, column)| *column).collect();
        self.out.long = Some(Long { criteria, head: None });
    }
}
