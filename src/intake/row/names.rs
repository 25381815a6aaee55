//! Names of people and of units under a heading that nobody knows, or none: they would go unread without a word, and
//! everybody would be of the unit that the file is called after.

use crate::campaign::SubjectKind;
use crate::diag::{IntakeCode, column_name};
use crate::intake::heading::binding::HeadingFault;
use crate::intake::heading::words;
use crate::intake::row::figures::is_written_as_a_name;
use crate::intake::row::reader::RowReader;
use crate::intake::row::skip;
use crate::intake::suggest::nearest;
use crate::table::{Row, Value};

/// Rows that are looked at.
const LOOKED_AT: u32 = 5;

/// What has been seen of the columns that nothing reads.
#[derive(Debug, Default)]
pub(in crate::intake) struct Unread {
    rows: u32,
    /// The columns all of whose cells so far are written as names of people are.
    people: Vec<u32>,
    /// Those all of whose cells are written as names of bodies are.
    bodies: Vec<u32>,
}

impl RowReader<'_> {
    /// Looks at the columns that nothing reads in the first rows of a table.
    pub(in crate::intake) fn look_at_unread(&mut self, row: Row<'_>) {
        let binding = &self.out.binding;
        let wanted = binding.name.is_empty() || !binding.has_unit();
        if self.unread.rows >= LOOKED_AT || binding.long.is_some() || !wanted {
            return;
        }
        if self.unread.rows == 0 {
            let is_unread = |column: &u32| {
                binding.unknown.contains(column) || !self.is_named(*column) || binding.given_unnamed == Some(*column)
            };
            let columns: Vec<u32> = row.cells.iter().map(|cell| cell.column).filter(is_unread).collect();
            self.unread = Unread { rows: 0, people: columns.clone(), bodies: columns };
        }
        let is = |column: u32, body: bool| match row.get(column) {
            Some(Value::Text(text)) => skip::is_body(text) == body && (body || is_written_as_a_name(text)),
            _ => false,
        };
        self.unread.people.retain(|column| is(*column, false));
        self.unread.bodies.retain(|column| is(*column, true));
        self.unread.rows += 1;
    }

    /// Tells the columns of names that were not read.
    pub(in crate::intake) fn tell_unread(&mut self) {
        let binding = &self.out.binding;
        if self.campaign.subject != SubjectKind::Person || self.unread.rows == 0 {
            return;
        }
        let people = self.unread.people.first().filter(|_| binding.code.is_some() && binding.name.is_empty());
        let is_near = |column: &&u32| {
            let heading = binding.heading(**column);
            heading.is_empty() || nearest(&heading, words::units()).is_some()
        };
        let bodies = self.unread.bodies.iter().find(is_near).filter(|_| !binding.has_unit());
        let told = [(people, IntakeCode::NamesUnread), (bodies, IntakeCode::UnitsUnread)];
        let told: Vec<HeadingFault> = told
            .into_iter()
            .filter_map(|(column, code)| {
                let column = *column?;
                let heading = binding.heading(column);
                let cell = heading.is_empty().then(|| (binding.heading_row, format!("[{}]", column_name(column))));
                Some(HeadingFault { code, column, item: String::new(), other: String::new(), about: Vec::new(), cell })
            })
            .collect();
        self.out.binding.faults.extend(told);
    }
}
