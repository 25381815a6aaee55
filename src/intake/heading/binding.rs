//! Where everything stands in a table, and what is wrong with its headings.

use crate::campaign::Campaign;
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::{FactIx, RaterIx};
use crate::intake::heading::Heading;
use crate::intake::heading::personal::Head;
use crate::intake::heading::returned;
use crate::intake::{ClaimColumn, Fault, Period};

/// Where everything stands in a table.
#[derive(Clone, Debug, Default)]
pub(in crate::intake) struct Binding {
    /// The number of the heading's first row.
    pub(in crate::intake) first_row: u32,
    /// The number of its last row.
    pub(in crate::intake) heading_row: u32,
    /// The headings, by column.
    pub(in crate::intake) headings: Vec<Heading>,
    /// The code.
    pub(in crate::intake) code: Option<u32>,
    /// The name, or its parts in their order.
    pub(in crate::intake) name: Vec<u32>,
    /// The one of them that has no heading: the second half of names under a merged heading, if it holds such.
    pub(in crate::intake) given_unnamed: Option<u32>,
    /// Birth date; several where men and women have a column each.
    pub(in crate::intake) birth: Vec<u32>,
    /// Code of the unit.
    pub(in crate::intake) unit_code: Option<u32>,
    /// Name of the unit.
    pub(in crate::intake) unit_name: Option<u32>,
    /// When a row was handed in.
    pub(in crate::intake) moment: Option<u32>,
    /// Who scored a row.
    pub(in crate::intake) rater: Option<u32>,
    /// The month or quarter that a row is about.
    pub(in crate::intake) period: Option<u32>,
    /// The one that the sheet or the file is named after.
    pub(in crate::intake) sheet_period: Option<Period>,
    /// Facts with their columns.
    pub(in crate::intake) facts: Vec<(u32, FactIx)>,
    /// Claims, by column.
    pub(in crate::intake) claims: Vec<ClaimColumn>,
    /// From which unit a person came.
    pub(in crate::intake) former: Option<u32>,
    /// In a campaign of units: rows have the names of people.
    pub(in crate::intake) of_persons: bool,
    /// The number of a row in its list.
    pub(in crate::intake) number: Option<u32>,
    /// The total that a row says of itself, where one column does.
    pub(in crate::intake) total: Option<u32>,
    /// The level that a row says of itself, where one column does.
    pub(in crate::intake) level: Option<u32>,
    /// The largest points of the criterion that a row is about.
    pub(in crate::intake) maximum: Option<u32>,
    /// The code is a citizen's number, which has twelve digits.
    pub(in crate::intake) code_is_citizens: bool,
    /// A long table or a personal form: rows about one criterion each.
    pub(in crate::intake) long: Option<Long>,
    /// The scores of a workbook of results, changed in a meeting: they go before those handed in.
    pub(in crate::intake) meeting: bool,
    /// In an empty form of ours for a unit: the unit of its line; empty where the line was left open.
    pub(in crate::intake) own_form: Option<String>,
    /// Columns that nothing reads.
    pub(in crate::intake) unknown: Vec<u32>,
    /// What is wrong with the headings: code, column, what it is about, more.
    pub(in crate::intake) faults: Vec<HeadingFault>,
}

/// What makes a table a long one: its claims are all criteria by all columns of values.
#[derive(Clone, Debug, Default)]
pub(in crate::intake) struct Long {
    /// The columns that say what a row is about, the best first.
    pub(in crate::intake) criteria: Vec<u32>,
    /// Where a personal form says whom it is about; none in a table whose rows say it.
    pub(in crate::intake) head: Option<Head>,
}

/// Something wrong with a heading.
#[derive(Clone, Debug)]
pub(in crate::intake) struct HeadingFault {
    /// What.
    pub(in crate::intake) code: IntakeCode,
    /// Where.
    pub(in crate::intake) column: u32,
    /// The thing that the heading is about.
    pub(in crate::intake) item: String,
    /// The other column or the other thing.
    pub(in crate::intake) other: String,
    /// What it leaves open about everybody in the table.
    pub(in crate::intake) about: Vec<Fault>,
    /// Its row and what stands there, where that is not the heading.
    pub(in crate::intake) cell: Option<(u32, String)>,
}

impl Binding {
    /// Whether rows hold claims.
    pub(in crate::intake) fn has_claims(&self) -> bool {
        !self.claims.is_empty()
    }

    /// Leaves of a sheet of scores those of the highest rater.
    pub(in crate::intake) fn of_meeting(mut self, campaign: &Campaign) -> Self {
        let highest = campaign.raters.len().checked_sub(1).map(RaterIx::at);
        let band = |heading: &Heading| heading.parts.first().is_some_and(|band| returned::is_reckoned(band));
        let reckoned: Vec<u32> =
            self.headings.iter().filter(|heading| band(heading)).map(|heading| heading.column).collect();
        let is_read = |column: u32| !reckoned.contains(&column);
        self.claims.retain(|claim| is_read(claim.column) && (claim.rater.is_none() || claim.rater == highest));
        self.faults.retain(|fault| is_read(fault.column));
        self.facts.clear();
        self.unknown.clear();
        self.meeting = true;
        self
    }

    /// Whether rows say their unit.
    pub(in crate::intake) fn has_unit(&self) -> bool {
        self.unit_code.is_some() || self.unit_name.is_some()
    }

    /// Whether one subject may have several rows.
    pub(in crate::intake) fn has_several_rows(&self) -> bool {
        self.rater.is_some() || self.moment.is_some() || self.period.is_some() || self.long.is_some()
    }

    /// Whether rows say whom they are about.
    pub(in crate::intake) fn says_who(&self) -> bool {
        self.code.is_some() || !self.name.is_empty()
    }

    /// The head of a personal form.
    pub(in crate::intake) fn head(&self) -> Option<&Head> {
        self.long.as_ref()?.head.as_ref()
    }

    /// Keeps only the headings that a message may still name: a nation has a hundred thousand tables.
    pub(in crate::intake) fn forget_headings(&mut self) {
        let (unknown, faults) = (&self.unknown, &self.faults);
        self.headings.retain(|heading| {
            unknown.contains(&heading.column) || faults.iter().any(|fault| fault.column == heading.column)
        });
        self.headings.shrink_to_fit();
    }

    /// The heading of a column in one line.
    pub(in crate::intake) fn heading(&self, column: u32) -> String {
        self.headings.iter().find(|heading| heading.column == column).map(Heading::text).unwrap_or_default()
    }

    /// The problem of a heading fault in a sheet.
    pub(in crate::intake) fn problem(&self, fault: &HeadingFault, sheet: CellPlace) -> Problem {
        let (row, text) = fault.cell.clone().unwrap_or_else(|| (self.heading_row, self.heading(fault.column)));
        let place = CellPlace { row: Some(row), column: Some(fault.column), text: Some(text.clone()), ..sheet };
        Problem::new(fault.code).with("value", text).with("item", &fault.item).with("other", &fault.other).at(place)
    }
}
