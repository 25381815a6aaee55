//! What each criterion counts with, a row for each role beside the table of criteria, and the names of these cells.

use std::fmt::Write as _;

use super::Criteria;
use crate::diag::column_name;
use crate::num::Exact;
use crate::report::book::Book;
use crate::report::sheet::{Beside, Cell, Computed};
use crate::words::{Label, Phrase};

impl Criteria<'_> {
    /// The position of a criterion's factor, where it has one.
    pub(in super::super) fn factor(&self, at: usize) -> Option<usize> {
        self.factored.iter().position(|other| *other == at)
    }

    /// The factors of a role from one position to another: the name of their cells, or the cell where there is but one.
    pub(in super::super) fn factors(&self, role: usize, first: usize, last: usize) -> String {
        let of = if self.roles > 1 { (role + 1).to_string() } else { String::new() };
        if first == last {
            self.factor_cells(role, first, last)
        } else {
            format!("{}{of}_{}_{}", self.called, first + 1, last + 1)
        }
    }

    fn factor_cells(&self, role: usize, first: usize, last: usize) -> String {
        let column = |at: usize| column_name(u32::try_from(self.factors_from + at).unwrap_or(u32::MAX));
        let row = self.first + role + 1;
        let mut range = format!("{}${}${row}", self.name, column(first));
        if last > first {
            let _ = write!(range, ":${}${row}", column(last));
        }
        range
    }

    /// Gives the factors that a formula asks for their name.
    pub(in super::super) fn name_factors(&mut self, role: usize, first: usize, last: usize) {
        let name = self.factors(role, first, last);
        if first < last && self.names.iter().all(|(other, _)| *other != name) {
            self.names.push((name, self.factor_cells(role, first, last)));
        }
    }

    /// The factors, a row for each role, beside the table.
    pub(super) fn beside(&self, book: &Book<'_>) -> Option<Beside> {
        if self.factored.is_empty() {
            return None;
        }
        let campaign = book.campaign;
        let here = |cell: &str| cell.strip_prefix(&self.name).unwrap_or(cell).to_owned();
        let factor = |role: usize, at: usize| {
            let place = &self.items[at];
            // Divided as a spreadsheet divides the two cells.
            let factor = float(&campaign.criteria[at].weight[role]) / float(&campaign.items[at].max);
            let formula = format!("{}/{}", here(&place.weights[role]), here(&place.max));
            Cell::Formula(formula.into(), Computed::Number(factor.to_string().into()))
        };
        let named = campaign.has_roles();
        // Each is that of the criterion in a row of the table.
        let row = |at: &usize| self.items[*at].max.rsplit('$').next().unwrap_or_default().to_owned();
        let headings = self.factored.iter().map(|at| book.phrase(Phrase::WholeRow, &[("row", &row(at))]));
        let rows = campaign.roles.iter().enumerate().map(|(at, role)| {
            let title = named.then(|| Cell::text(role.title.clone()));
            title.into_iter().chain(self.factored.iter().map(|criterion| factor(at, *criterion))).collect()
        });
        let widths = named.then_some(18).into_iter().chain(self.factored.iter().map(|_| 8));
        Some(Beside {
            widths: widths.collect(),
            column: u16::try_from(self.factors_from - usize::from(named)).unwrap_or(u16::MAX),
            title: book.label(Label::Factors).to_owned(),
            headings: named.then(|| book.label(Label::Role).to_owned()).into_iter().chain(headings).collect(),
            rows: rows.collect(),
        })
    }
}

/// The same as a spreadsheet holds it.
fn float(number: &Exact) -> f64 {
    number.to_string().parse().unwrap_or(f64::NAN)
}
