//! Names under a heading that nobody knows, in a table of codes: they would go unread without a word.

use crate::diag::IntakeCode;
use crate::intake::heading::binding::HeadingFault;
use crate::intake::row::figures::is_written_as_a_name;
use crate::intake::row::reader::RowReader;
use crate::intake::row::skip;
use crate::table::{Row, Value};

/// Rows that are looked at.
const LOOKED_AT: u32 = 5;

/// What has been seen of the columns that nothing reads.
#[derive(Debug, Default)]
pub(in crate::intake) struct Nameless {
    rows: u32,
    /// The columns all of whose cells so far are written as names are.
    columns: Vec<u32>,
}

impl RowReader<'_> {
    /// Looks for names in the first rows of a table without a column of names.
    pub(in crate::intake) fn look_for_names(&mut self, row: Row<'_>) {
        let binding = &self.out.binding;
        if self.nameless.rows >= LOOKED_AT || !binding.name.is_empty() || binding.long.is_some() {
            return;
        }
        let is_name = |column: &u32| matches!(row.get(*column), Some(Value::Text(text)) if is_written_as_a_name(text) && !skip::is_body(text));
        let before = if self.nameless.rows == 0 { &binding.unknown } else { &self.nameless.columns };
        self.nameless.columns = before.iter().copied().filter(is_name).collect();
        self.nameless.rows += 1;
    }

    /// Tells the first column of names that was not read.
    pub(in crate::intake) fn tell_names(&mut self) {
        let binding = &mut self.out.binding;
        let is_people = binding.code.is_some() && self.campaign.subject == crate::campaign::SubjectKind::Person;
        let Some(column) = self.nameless.columns.first().copied().filter(|_| is_people) else { return };
        let (code, item, other) = (IntakeCode::NamesUnread, String::new(), String::new());
        binding.faults.push(HeadingFault { code, column, item, other, about: Vec::new(), cell: None });
    }
}
