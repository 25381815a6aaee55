//! What the sheets of periods look up on the list in front of them.

use crate::form::formula::NOBODY;
use crate::form::role::Facts;
use crate::form::roster::Person;
use crate::id::FactIx;
use crate::report::grid::{What, address, quoted};

use super::{Col, Part, Table};

impl Table<'_> {
    /// Who was written into the same row of the list, so that nobody writes it again for each period.
    pub(super) fn as_listed(&self, col: Col, row: u32) -> What {
        let column = self.shared.get(&col).copied().unwrap_or_default();
        let cell = format!("'{}'!{}", self.name(Part::List), address((self.shared_rows.0 + row - self.first, column)));
        // Not an empty text: LibreOffice saves that as if the formula had never been computed.
        What::Formula { text: format!("IF({cell}=\"\",\" \",{cell})"), result: " ".to_owned() }
    }

    pub(super) fn role_cell(&self, row: u32, person: Option<&Person<'_>>) -> What {
        let forms = self.forms;
        let name = address((row, self.column(Col::Name)));
        let text = if self.part.has_facts() {
            let cell = |fact: FactIx| address((row, self.column(Col::Fact(fact))));
            let unit = if self.unit.id.is_empty() { "\u{0}" } else { self.unit.id };
            forms.role_formula(&Facts { cell: &cell, unit })
        } else {
            Some(self.elsewhere(Col::Role, row))
        };
        let result =
            person.and_then(|person| person.role).map_or_else(|| NOBODY.to_owned(), |role| forms.role_name(role));
        match text {
            Some(text) => What::Formula { text: format!("IF(TRIM({name})=\"\",{},{text})", quoted(NOBODY)), result },
            None => What::Text(result),
        }
    }

    /// A cell of the same person on the sheet that has the facts.
    pub(super) fn elsewhere(&self, col: Col, row: u32) -> String {
        let (sheet, (first, last)) = (self.name(Part::List), self.shared_rows);
        let range = |col: Col| {
            let column = self.shared.get(&col).copied().unwrap_or_default();
            let letters = address((0, column)).replace('1', "");
            format!("'{sheet}'!${letters}${}:${letters}${}", first + 1, last + 1)
        };
        let found = |key: Col| format!("MATCH({},{},0)", address((row, self.column(key))), range(key));
        if !self.cols.contains(&Col::Code) {
            return format!("INDEX({},{})", range(col), found(Col::Name));
        }
        // Who was written by hand may have no code.
        let (code, name) = (found(Col::Code), found(Col::Name));
        let own = address((row, self.column(Col::Code)));
        let found = if self.unit.people.is_empty() { format!("IF(TRIM({own})=\"\",{name},{code})") } else { code };
        format!("INDEX({},{found})", range(col))
    }
}
