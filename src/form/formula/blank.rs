//! What stands in the place of an empty cell: its declared blank.

use crate::campaign::FactKind;
use crate::form::Forms;
use crate::id::FactIx;
use crate::num::Exact;
use crate::report::grid::quoted;

impl Forms<'_> {
    /// The cell of a fact, or the declared blank where it is empty.
    pub(in crate::form) fn told(&self, fact: FactIx, cell: &str) -> String {
        let of = &self.campaign.facts[fact.index()];
        let day = of.blank.as_ref().filter(|_| of.kind == FactKind::Date).and_then(|blank| blank.parse().ok());
        match (day, of.blank.as_deref()) {
            (_, None | Some("")) => cell.to_owned(),
            // As words it would be no day at all, and a test of it never be met.
            (Some(day), _) => format!("IF({cell}=\"\",{},{cell})", date(day)),
            (None, blank) => with_blank(cell, blank),
        }
    }
}

/// A day as a formula has it.
pub(in crate::form) fn date(day: jiff::civil::Date) -> String {
    format!("DATE({},{},{})", day.year(), day.month(), day.day())
}

/// A cell, or the declared blank where it is empty.
pub(super) fn with_blank(cell: &str, blank: Option<&str>) -> String {
    match blank {
        None => cell.to_owned(),
        Some(blank) => {
            let is_number = Exact::parse(blank).is_some();
            let value = match blank {
                "true" => "\"x\"".to_owned(),
                "false" => "\"0\"".to_owned(),
                _ if is_number => blank.to_owned(),
                other => quoted(other),
            };
            format!("IF({cell}=\"\",{value},{cell})")
        }
    }
}
